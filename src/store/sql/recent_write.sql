INSERT INTO recent (actor, list, line, used)
VALUES (?1, ?2, ?3, (SELECT coalesce(max(used), 0) + 1 FROM recent WHERE actor = ?1 AND list = ?2))
ON CONFLICT (actor, list, line) DO UPDATE SET used = excluded.used

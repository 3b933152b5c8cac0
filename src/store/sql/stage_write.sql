INSERT INTO stage (key, zh, en, class, position, wip_limit) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
ON CONFLICT (key) DO UPDATE SET zh = excluded.zh, en = excluded.en, class = excluded.class, position = excluded.position,
                                wip_limit = excluded.wip_limit

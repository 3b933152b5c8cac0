INSERT INTO board (one, title, settings, version) VALUES (1, ?1, ?2, ?3)
ON CONFLICT (one) DO UPDATE SET title = excluded.title, settings = excluded.settings, version = excluded.version

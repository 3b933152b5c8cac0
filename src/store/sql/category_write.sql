INSERT INTO category (key, zh, en, position) VALUES (?1, ?2, ?3, ?4)
ON CONFLICT (key) DO UPDATE SET zh = excluded.zh, en = excluded.en, position = excluded.position

INSERT INTO task (key, number, title, source) VALUES (?1, ?2, ?3, ?4)
ON CONFLICT (key) DO UPDATE SET number = excluded.number, title = excluded.title, source = excluded.source

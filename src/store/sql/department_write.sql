INSERT INTO department (id, name, short, en, kind) VALUES (?1, ?2, ?3, ?4, ?5)
ON CONFLICT (id) DO UPDATE SET name = excluded.name, short = excluded.short, en = excluded.en, kind = excluded.kind

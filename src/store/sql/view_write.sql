INSERT INTO view (owner, name, filter, look, author, saved) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
ON CONFLICT (coalesce(owner, ''), name)
DO UPDATE SET filter = excluded.filter, look = excluded.look, author = excluded.author, saved = excluded.saved

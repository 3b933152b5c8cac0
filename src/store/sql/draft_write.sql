INSERT INTO draft (actor, project, form, value, saved) VALUES (?1, ?2, ?3, ?4, ?5)
ON CONFLICT (actor, project, form) DO UPDATE SET value = excluded.value, saved = excluded.saved

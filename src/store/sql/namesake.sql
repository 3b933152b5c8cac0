SELECT id FROM project WHERE title = ?1 AND removed = 0
UNION ALL
SELECT p.id FROM project_alias a JOIN project p ON p.id = a.project WHERE a.name = ?1 AND p.removed = 0
LIMIT 1

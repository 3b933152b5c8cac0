SELECT owner, name, filter, look, author FROM view
WHERE owner IS NULL OR owner = ?1
ORDER BY owner IS NULL, name

SELECT e.grp
FROM event e
WHERE e.actor = ?1
  AND (?2 IS NULL OR e.project = ?2)
  AND e.undoes IS NULL
  AND NOT EXISTS (SELECT 1 FROM event u JOIN event m ON m.seq = u.undoes WHERE m.grp = e.grp)
ORDER BY e.seq DESC
LIMIT 1

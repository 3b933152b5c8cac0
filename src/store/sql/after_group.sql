FROM event e
WHERE e.seq > ?1
  AND e.grp <> ?2
  AND e.undoes IS NULL
  AND NOT EXISTS (SELECT 1 FROM event u WHERE u.undoes = e.seq)
  AND EXISTS (SELECT 1 FROM event m WHERE m.project IS e.project AND +m.grp = ?2)
ORDER BY e.seq

FROM event e
WHERE e.grp = ?1
  AND e.actor = ?2
  AND (?3 IS NULL OR e.project = ?3)
  AND e.undoes IS NULL
  AND NOT EXISTS (
    SELECT 1 FROM event m JOIN event u ON u.undoes = m.seq
    WHERE m.project IS e.project AND +m.grp = e.grp)
  AND (e.project IS NOT NULL OR NOT EXISTS (
    SELECT 1 FROM event m WHERE m.grp = e.grp AND m.project IS NOT NULL))
ORDER BY e.seq

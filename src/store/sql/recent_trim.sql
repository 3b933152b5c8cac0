DELETE FROM recent
WHERE actor = ?1 AND list = ?2
  AND line NOT IN (SELECT line FROM recent WHERE actor = ?1 AND list = ?2 ORDER BY used DESC LIMIT ?3)

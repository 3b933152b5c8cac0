SELECT at, login, via, what, words, why
FROM entrance
WHERE (?1 IS NULL OR login = ?1)
  AND (?2 IS NULL OR at >= ?2)
ORDER BY seq DESC
LIMIT ?3

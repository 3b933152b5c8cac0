SELECT e.project, e.week, e.progress, e.next, e.problem, e.ask, e.sample, e.actor, e.day
FROM project AS p CROSS JOIN entry AS e ON e.project = p.id
WHERE p.reported IS NOT NULL AND e.week = (SELECT max(week) FROM entry WHERE project = p.id)

-- The stages that a project came to, in order: when it began, when it was finished, where it stood on a past day.

CREATE TABLE stage_step (
    project  INTEGER NOT NULL REFERENCES project (id),
    position INTEGER NOT NULL,
    stage    TEXT    NOT NULL,
    basis    TEXT    NOT NULL,
    day      TEXT    NOT NULL CHECK (day GLOB '????-??-??'),
    PRIMARY KEY (project, position)
) STRICT, WITHOUT ROWID;

-- From the log, as the fold does it: by the day that a fact is about, then by number; what was undone does not count,
-- nor what is about a day before the arrival, nor a step that leads to where the project stands already.

INSERT INTO stage_step
WITH arrived AS (
    SELECT project, effective, seq FROM event WHERE kind = 'added' AND undoes IS NULL
),
told AS (
    SELECT e.project, e.effective, e.seq,
        coalesce(e.change ->> '$.project.stage.stage', e.change ->> '$.to.stage') AS stage,
        coalesce(e.change ->> '$.project.stage.basis', e.change ->> '$.to.basis', 'stated') AS basis
    FROM event AS e
    JOIN arrived AS a ON a.project = e.project
    WHERE e.kind IN ('added', 'stage')
        AND e.undoes IS NULL
        AND (e.kind = 'added' OR e.seq NOT IN (SELECT undoes FROM event WHERE undoes IS NOT NULL))
        AND (e.effective, e.seq) >= (a.effective, a.seq)
),
compared AS (
    SELECT *, lag(stage) OVER (PARTITION BY project ORDER BY effective, seq) AS before FROM told
)
SELECT project, row_number() OVER (PARTITION BY project ORDER BY effective, seq) - 1, stage, basis, effective
FROM compared
WHERE before IS NULL OR before <> stage;

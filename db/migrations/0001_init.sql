-- The log is the truth; every other table is its fold and can be made anew from it.

CREATE TABLE meta (
    key   TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
) STRICT;

CREATE TABLE event (
    seq       INTEGER PRIMARY KEY,
    grp       INTEGER NOT NULL CHECK (grp BETWEEN 1 AND seq),
    recorded  INTEGER NOT NULL,                                   -- milliseconds since 1970, UTC
    effective TEXT    NOT NULL CHECK (effective GLOB '????-??-??'),
    actor     TEXT    NOT NULL CHECK (actor <> ''),
    project   INTEGER,                                            -- NULL: the board itself
    kind      TEXT    NOT NULL,
    change    TEXT    NOT NULL CHECK (json_valid(change)),
    reason    TEXT,
    source    TEXT,
    section   TEXT,
    locator   TEXT,
    undoes    INTEGER REFERENCES event (seq),
    prev      TEXT    NOT NULL CHECK (length(prev) = 64),
    hash      TEXT    NOT NULL CHECK (length(hash) = 64)
) STRICT;

CREATE INDEX event_by_project ON event (project, seq);
CREATE INDEX event_by_group ON event (grp);
CREATE INDEX event_by_effective ON event (effective);
CREATE INDEX event_by_actor ON event (actor, seq);
CREATE INDEX event_by_undoes ON event (undoes) WHERE undoes IS NOT NULL;

CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
BEGIN SELECT RAISE (ABORT, 'the log is append-only'); END;

CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
BEGIN SELECT RAISE (ABORT, 'the log is append-only'); END;

-- INSERT OR REPLACE deletes without asking the trigger above where recursive_triggers is off.
CREATE TRIGGER event_is_never_replaced BEFORE INSERT ON event
WHEN EXISTS (SELECT 1 FROM event WHERE seq = NEW.seq)
BEGIN SELECT RAISE (ABORT, 'the log is append-only'); END;

-- The board's definition ------------------------------------------------------------------------

CREATE TABLE board (
    one      INTEGER PRIMARY KEY CHECK (one = 1),
    title    TEXT    NOT NULL CHECK (json_valid(title)),
    settings TEXT    NOT NULL CHECK (json_valid(settings)),
    version  INTEGER NOT NULL
) STRICT;

CREATE TABLE stage (
    key       TEXT PRIMARY KEY NOT NULL,
    zh        TEXT NOT NULL,
    en        TEXT NOT NULL,
    class     TEXT NOT NULL CHECK (class IN ('waiting', 'active', 'done')),
    position  INTEGER NOT NULL,
    wip_limit INTEGER
) STRICT;

CREATE TABLE category (
    key      TEXT PRIMARY KEY NOT NULL,
    zh       TEXT NOT NULL,
    en       TEXT NOT NULL,
    position INTEGER NOT NULL
) STRICT;

CREATE TABLE department (
    id    INTEGER PRIMARY KEY,
    name  TEXT NOT NULL UNIQUE,
    short TEXT NOT NULL,
    en    TEXT NOT NULL,
    kind  TEXT NOT NULL
) STRICT;

CREATE TABLE department_alias (
    dept     INTEGER NOT NULL REFERENCES department (id),
    position INTEGER NOT NULL,
    name     TEXT    NOT NULL,
    PRIMARY KEY (dept, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE source (
    key   TEXT PRIMARY KEY NOT NULL,
    title TEXT NOT NULL,
    day   TEXT
) STRICT;

CREATE TABLE task (
    key    TEXT PRIMARY KEY NOT NULL,
    number TEXT NOT NULL,
    title  TEXT NOT NULL,
    source TEXT NOT NULL
) STRICT;

CREATE TABLE task_department (
    task     TEXT    NOT NULL REFERENCES task (key),
    position INTEGER NOT NULL,
    dept     INTEGER NOT NULL REFERENCES department (id),
    PRIMARY KEY (task, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE indicator (
    key   TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL CHECK (json_valid(value))
) STRICT;

-- Projects --------------------------------------------------------------------------------------

CREATE TABLE project (
    id            INTEGER PRIMARY KEY,
    key           TEXT UNIQUE,
    title         TEXT    NOT NULL CHECK (title <> ''),
    category      TEXT    NOT NULL REFERENCES category (key),
    place         TEXT,
    plan_year     INTEGER,
    plan_class    TEXT,
    task          TEXT,
    commitment    TEXT,
    remark        TEXT,
    responsible   TEXT,
    contact       TEXT,
    stage         TEXT    NOT NULL REFERENCES stage (key),
    stage_basis   TEXT    NOT NULL,
    stage_since   TEXT    NOT NULL,
    side          TEXT,
    side_reason   TEXT,
    side_decision TEXT,
    block_reason  TEXT,
    block_since   TEXT,
    due_phrase    TEXT,
    due_precision TEXT,
    due_day       TEXT CHECK (due_day IS NULL OR due_day GLOB '????-??-??'),
    base_phrase   TEXT,
    base_precision TEXT,
    base_day      TEXT,
    invest_total  INTEGER,
    invest_plan   INTEGER,
    invest_done   INTEGER,
    level         INTEGER NOT NULL,
    light         TEXT,
    light_reason  TEXT,
    light_author  TEXT,
    light_until   TEXT,
    created       TEXT    NOT NULL,
    watched       TEXT    NOT NULL,
    changed       TEXT    NOT NULL,
    reported      TEXT,
    removed       INTEGER NOT NULL CHECK (removed IN (0, 1)),
    version       INTEGER NOT NULL
) STRICT;

CREATE INDEX project_by_stage ON project (stage) WHERE removed = 0;
CREATE INDEX project_by_due ON project (due_day) WHERE removed = 0;
CREATE INDEX project_by_title ON project (title);

CREATE TABLE project_alias (
    project  INTEGER NOT NULL REFERENCES project (id),
    position INTEGER NOT NULL,
    name     TEXT    NOT NULL,
    PRIMARY KEY (project, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX project_alias_by_name ON project_alias (name);

CREATE TABLE project_tag (
    project INTEGER NOT NULL REFERENCES project (id),
    tag     TEXT    NOT NULL,
    PRIMARY KEY (project, tag)
) STRICT, WITHOUT ROWID;

CREATE TABLE project_source (
    project  INTEGER NOT NULL REFERENCES project (id),
    position INTEGER NOT NULL,
    source   TEXT    NOT NULL,
    section  TEXT    NOT NULL,
    locator  TEXT    NOT NULL,
    PRIMARY KEY (project, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE owner (
    project  INTEGER NOT NULL REFERENCES project (id),
    position INTEGER NOT NULL,
    dept     INTEGER NOT NULL REFERENCES department (id),
    role     TEXT    NOT NULL CHECK (role IN ('lead', 'cooperating')),
    basis    TEXT    NOT NULL CHECK (basis IN ('stated', 'inferred')),
    PRIMARY KEY (project, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX owner_by_dept ON owner (dept);

CREATE TABLE slip (
    project        INTEGER NOT NULL REFERENCES project (id),
    position       INTEGER NOT NULL,
    from_phrase    TEXT    NOT NULL,
    from_precision TEXT    NOT NULL,
    from_day       TEXT,
    to_phrase      TEXT,
    to_precision   TEXT,
    to_day         TEXT,
    reason         TEXT,
    note           TEXT,
    day            TEXT    NOT NULL,
    actor          TEXT    NOT NULL,
    PRIMARY KEY (project, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE milestone (
    project       INTEGER NOT NULL REFERENCES project (id),
    part          INTEGER NOT NULL,
    name          TEXT    NOT NULL,
    kind          TEXT    NOT NULL,
    due_phrase    TEXT,
    due_precision TEXT,
    due_day       TEXT,
    done          TEXT,
    document      TEXT,
    dept          INTEGER,
    PRIMARY KEY (project, part)
) STRICT, WITHOUT ROWID;

CREATE TABLE measure (
    project INTEGER NOT NULL REFERENCES project (id),
    part    INTEGER NOT NULL,
    name    TEXT    NOT NULL,
    unit    TEXT    NOT NULL,
    year    INTEGER,
    target  INTEGER,                                              -- thousandths of the unit
    done    INTEGER,
    PRIMARY KEY (project, part)
) STRICT, WITHOUT ROWID;

CREATE TABLE entry (
    project  INTEGER NOT NULL REFERENCES project (id),
    week     TEXT    NOT NULL CHECK (week GLOB '????-W??'),
    progress TEXT    NOT NULL,
    next     TEXT    NOT NULL,
    problem  TEXT    NOT NULL,
    ask      TEXT    NOT NULL,
    sample   INTEGER NOT NULL,
    actor    TEXT    NOT NULL,
    day      TEXT    NOT NULL,
    PRIMARY KEY (project, week)
) STRICT, WITHOUT ROWID;

CREATE INDEX entry_by_week ON entry (week);

CREATE TABLE problem (
    project         INTEGER NOT NULL REFERENCES project (id),
    part            INTEGER NOT NULL,
    text            TEXT    NOT NULL,
    owner           INTEGER,
    limit_phrase    TEXT,
    limit_precision TEXT,
    limit_day       TEXT,
    ask             TEXT,
    opened          TEXT    NOT NULL,
    cleared         TEXT,
    clearing_note   TEXT,
    PRIMARY KEY (project, part)
) STRICT, WITHOUT ROWID;

-- Not part of the log: text that somebody is still typing, kept against a dropped connection.

CREATE TABLE draft (
    actor   TEXT    NOT NULL,
    project INTEGER NOT NULL,
    form    TEXT    NOT NULL,
    value   TEXT    NOT NULL CHECK (json_valid(value)),
    saved   INTEGER NOT NULL,
    PRIMARY KEY (actor, project, form)
) STRICT, WITHOUT ROWID;

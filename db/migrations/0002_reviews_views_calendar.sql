-- Reviews, views and the working calendar. What is new in the tables of the fold is filled from the log right after the
-- steps, by the program's own fold: nothing of it is reckoned here.

-- Since when a project has its level, and on what ground.

ALTER TABLE project ADD COLUMN level_since TEXT;                  -- NULL: never changed
ALTER TABLE project ADD COLUMN level_actor TEXT;
ALTER TABLE project ADD COLUMN level_reason TEXT;
ALTER TABLE project ADD COLUMN level_rule INTEGER;                -- days late; NULL: set by hand

ALTER TABLE project ADD COLUMN urge_count INTEGER;                -- NULL: never urged
ALTER TABLE project ADD COLUMN urged TEXT;
ALTER TABLE project ADD COLUMN urge_actor TEXT;
ALTER TABLE project ADD COLUMN urge_note TEXT;

-- The stages that a project came to, in order: when it began, when it was finished, where it stood on a past day.

CREATE TABLE stage_step (
    project  INTEGER NOT NULL REFERENCES project (id),
    position INTEGER NOT NULL,
    stage    TEXT    NOT NULL,
    basis    TEXT    NOT NULL,
    day      TEXT    NOT NULL CHECK (day GLOB '????-??-??'),
    PRIMARY KEY (project, position)
) STRICT, WITHOUT ROWID;

-- Holidays and make-up days; every other day is as its weekday says.

CREATE TABLE holiday (
    day  TEXT PRIMARY KEY NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('off', 'work')),
    name TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Not part of the log. A draft of project 0 is what a screen remembers, of no project.

-- Filters under a name, for their owner or (owner is NULL) for all.

CREATE TABLE view (
    owner  TEXT,
    name   TEXT    NOT NULL CHECK (name <> ''),
    filter TEXT    NOT NULL,
    look   TEXT    CHECK (look IS NULL OR json_valid(look)),      -- how the board shall be arranged with it
    author TEXT    NOT NULL,
    saved  INTEGER NOT NULL
) STRICT;

CREATE UNIQUE INDEX view_by_name ON view (coalesce(owner, ''), name);

-- Lines that somebody used lately, to be found again at the next login.

CREATE TABLE recent (
    actor TEXT    NOT NULL,
    list  TEXT    NOT NULL,                                       -- filter, command
    line  TEXT    NOT NULL,
    used  INTEGER NOT NULL,                                       -- counts up
    PRIMARY KEY (actor, list, line)
) STRICT, WITHOUT ROWID;

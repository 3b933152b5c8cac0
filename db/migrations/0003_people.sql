-- People: who may do what, and by which keys they come in.

-- How the one who made a change had come in; NULL: at the host itself.

ALTER TABLE event ADD COLUMN via TEXT CHECK (via IS NULL OR json_valid(via));

CREATE TABLE person (
    id    INTEGER PRIMARY KEY,
    login TEXT NOT NULL UNIQUE,
    value TEXT NOT NULL CHECK (json_valid(value))
) STRICT;

-- What sshd asks for at every login.

CREATE TABLE person_key (
    fingerprint TEXT PRIMARY KEY NOT NULL,
    person      INTEGER NOT NULL REFERENCES person (id)
) STRICT, WITHOUT ROWID;

-- What operators of a board with confirmation say is done, until a manager confirms or returns it.

CREATE TABLE confirmation (
    project INTEGER NOT NULL REFERENCES project (id),
    part    INTEGER NOT NULL,
    value   TEXT    NOT NULL CHECK (json_valid(value)),
    PRIMARY KEY (project, part)
) STRICT, WITHOUT ROWID;

-- Not part of the log of changes. Who came in, how, and what was refused; never changed, never taken away.

CREATE TABLE entrance (
    seq     INTEGER PRIMARY KEY,
    at      INTEGER NOT NULL,                                         -- milliseconds since 1970, UTC
    login   TEXT    NOT NULL CHECK (length (login) <= 64),
    via     TEXT    CHECK (via IS NULL OR json_valid(via)),           -- NULL: at the host itself
    what    TEXT    NOT NULL CHECK (what IN ('enter', 'leave', 'refuse')),
    words   TEXT    NOT NULL CHECK (length (words) <= 200),           -- the command that was asked for; empty: the board
    why     TEXT                                                      -- why it was refused, or ended
) STRICT;

CREATE INDEX entrance_by_login ON entrance (login, at);

CREATE TRIGGER entrance_is_never_changed BEFORE UPDATE ON entrance
BEGIN SELECT RAISE (ABORT, 'the record of logins is append-only'); END;

CREATE TRIGGER entrance_is_never_deleted BEFORE DELETE ON entrance
BEGIN SELECT RAISE (ABORT, 'the record of logins is append-only'); END;

CREATE TRIGGER entrance_is_never_replaced BEFORE INSERT ON entrance
WHEN EXISTS (SELECT 1 FROM entrance WHERE seq = NEW.seq)
BEGIN SELECT RAISE (ABORT, 'the record of logins is append-only'); END;

-- Who has which project open; a row without a sign of life for some minutes counts no longer.

CREATE TABLE presence (
    place   TEXT    PRIMARY KEY NOT NULL,                             -- one window of one login, a random name
    actor   TEXT    NOT NULL,
    project INTEGER NOT NULL,
    since   INTEGER NOT NULL,                                         -- milliseconds since 1970, UTC
    seen    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX presence_by_project ON presence (project);

-- The journal and the interview rows.
--
-- Rowid tables with a unique key: several times faster in groups than WITHOUT
-- ROWID, because new rows land at the end. Ids are 16-byte blobs; ids we make are
-- UUIDv7, so the unique keys grow at their end too.
--
-- What people said and who they are stands in `events` alone. Rows there are added at
-- the end and only ever shrink, so they stay where they were written, and erasing them
-- leaves nothing. Rows of `interviews` grow; to make room SQLite moves their neighbours,
-- and copies of those stay behind in unused space, where no erasure would find them.

CREATE TABLE events (
    position    INTEGER PRIMARY KEY,      -- commit order over all interviews
    interview   BLOB    NOT NULL,
    seq         INTEGER NOT NULL,
    name        TEXT    NOT NULL,         -- wire name
    recorded_at INTEGER NOT NULL,         -- microseconds since 1970, UTC
    actor       TEXT    NOT NULL,
    content     BLOB,                     -- JSON; NULL once erased
    salt        BLOB,                     -- NULL once erased
    glimpse     BLOB,                     -- with the last event of an append: JSON of the
                                          -- candidate's name and e-mail and the last words
                                          -- said, for lists; NULL once erased
    digest      BLOB    NOT NULL,
    hash        BLOB    NOT NULL,
    UNIQUE (interview, seq)
) STRICT;

CREATE TABLE interviews (
    number          INTEGER PRIMARY KEY,
    id              BLOB    NOT NULL UNIQUE,
    organization    TEXT    NOT NULL,
    status          TEXT    NOT NULL,
    state           TEXT    NOT NULL,
    version         INTEGER NOT NULL,     -- seq of the last event
    guide           TEXT    NOT NULL,
    guide_version   TEXT    NOT NULL,
    interviewer     TEXT    NOT NULL,
    language        TEXT    NOT NULL,
    opened_at       INTEGER NOT NULL,
    updated_at      INTEGER NOT NULL,
    owed_since      INTEGER,              -- NULL unless a machine owes a reply
    due_at          INTEGER,
    messages        INTEGER NOT NULL,
    last_speaker    TEXT,
    damaged         TEXT,                 -- why it was set aside
    erased_at       INTEGER
) STRICT;

-- Lists, newest first; also answers "how many" without touching the rows.
CREATE INDEX interviews_newest ON interviews (organization, opened_at DESC, id DESC)
    WHERE erased_at IS NULL;
CREATE INDEX interviews_by_status ON interviews (organization, status, opened_at DESC, id DESC)
    WHERE erased_at IS NULL;

-- Start-up and the sweeper look only here (I8).
CREATE INDEX interviews_owed ON interviews (owed_since)
    WHERE owed_since IS NOT NULL AND damaged IS NULL;
CREATE INDEX interviews_due ON interviews (due_at)
    WHERE due_at IS NOT NULL AND damaged IS NULL;

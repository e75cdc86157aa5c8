-- Organizations, keys, links, sessions, guides. Secrets are kept as SHA-256 only.

CREATE TABLE organizations (
    id         TEXT    PRIMARY KEY,
    name       TEXT    NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE keys (
    id           TEXT    PRIMARY KEY,
    organization TEXT    NOT NULL REFERENCES organizations (id),
    name         TEXT    NOT NULL,
    role         TEXT    NOT NULL,
    hash         BLOB    NOT NULL UNIQUE,
    created_at   INTEGER NOT NULL,
    revoked_at   INTEGER
) STRICT;

CREATE TABLE links (
    hash         BLOB    PRIMARY KEY,
    interview    BLOB    NOT NULL,
    organization TEXT    NOT NULL,
    generation   INTEGER NOT NULL,
    created_at   INTEGER NOT NULL,
    revoked_at   INTEGER
) STRICT;
CREATE INDEX links_of_interview ON links (interview, generation);

CREATE TABLE sessions (
    hash       BLOB    PRIMARY KEY,
    key        TEXT    NOT NULL REFERENCES keys (id),
    expires_at INTEGER NOT NULL
) STRICT;

CREATE TABLE guides (
    number       INTEGER PRIMARY KEY,
    organization TEXT    NOT NULL REFERENCES organizations (id),
    id           TEXT    NOT NULL,
    version      TEXT    NOT NULL,
    hash         TEXT    NOT NULL,
    source       TEXT    NOT NULL,
    created_at   INTEGER NOT NULL,
    chosen       INTEGER NOT NULL,        -- the highest of an id is the newest
    UNIQUE (organization, hash)
) STRICT;
CREATE INDEX guides_newest ON guides (organization, id, chosen DESC);

-- Links that sign a browser in, once. They work on after a restart, and on whichever process is
-- asked. Their tokens are kept as SHA-256 only.

CREATE TABLE sign_ins (
    hash       BLOB    PRIMARY KEY,
    key        TEXT    NOT NULL REFERENCES keys (id),
    expires_at INTEGER NOT NULL
) STRICT;

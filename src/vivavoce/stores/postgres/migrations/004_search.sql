-- The words of all messages, for search. Nothing here that is not in the journal: whatever is
-- missing or damaged is made anew from it, by this same script down to where it says so.
--
-- Each word is kept as "<number of the organization>.<segment>.<word>", so that no query
-- reaches what others said, and the latest words of one are found without a look at all of them.

CREATE TABLE search_words (
    interview    uuid     NOT NULL,
    seq          bigint   NOT NULL,        -- of the message; 1: who the candidate is
    organization bigint   NOT NULL,        -- its number
    place        bigint   NOT NULL,        -- which message of the organization: 0, 1, 2 … in order
    words        tsvector NOT NULL,
    PRIMARY KEY (interview, seq)
) WITH (
    -- What was erased goes soon, however large the table is.
    autovacuum_vacuum_scale_factor = 0,
    autovacuum_vacuum_threshold = 50
);

-- Nothing is asked of what words are common, and no copy of them is kept for it.
ALTER TABLE search_words ALTER COLUMN words SET STATISTICS 0;

-- No list of what is pending: each search would read it once for every segment.
CREATE INDEX search_words_found ON search_words USING gin (words) WITH (fastupdate = off);

CREATE TABLE search_organizations (
    organization text   NOT NULL PRIMARY KEY,
    number       bigint NOT NULL UNIQUE,
    messages     bigint NOT NULL           -- taken in so far, erased ones too
);

-- How far the index is. Whoever changes it counts the revision up, so that of two nodes that
-- take in the same page one fails, and so does one that read what was erased meanwhile.
CREATE TABLE search_progress (
    only_row boolean NOT NULL DEFAULT true PRIMARY KEY CHECK (only_row),
    version  bigint  NOT NULL,             -- what words and rows mean; an older one is made anew
    position bigint  NOT NULL,             -- of the last record that was taken in
    revision bigint  NOT NULL
) WITH (fillfactor = 10);
INSERT INTO search_progress (version, position, revision) VALUES (1, 0, 0);

-- Which node follows the journal in the background.
CREATE TABLE search_indexer (
    only_row boolean     NOT NULL DEFAULT true PRIMARY KEY CHECK (only_row),
    node     text        NOT NULL,
    until    timestamptz NOT NULL
) WITH (fillfactor = 10);
INSERT INTO search_indexer (node, until) VALUES ('', 'epoch');

-- Beside the index.

-- A node that died while it erased may have left words behind: found by the next one.
CREATE INDEX interviews_erased ON interviews (erased_at) WHERE erased_at IS NOT NULL;

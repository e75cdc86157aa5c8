-- The journal and the interview rows.
--
-- Everything is keyed by the interview, and every unique key begins with it, so that both
-- tables can be partitioned by hash or distributed over machines as they are. There is no
-- sequence: it would have gaps, and numbers it gave out earlier may be committed later.

CREATE TABLE events (
    interview   uuid   NOT NULL,
    seq         bigint NOT NULL,
    position    bigint NOT NULL,          -- the transaction and the place in it: commit-safe order
    name        text   NOT NULL,          -- wire name
    recorded_at bigint NOT NULL,          -- microseconds since 1970, UTC
    actor       text   NOT NULL,
    content     bytea,                    -- JSON; NULL once erased
    salt        bytea,                    -- NULL once erased
    digest      bytea  NOT NULL,
    hash        bytea  NOT NULL,
    PRIMARY KEY (interview, seq)
);

-- Followers read along it.
CREATE INDEX events_position ON events (position);

-- Who withdrew: a handful among all events.
CREATE INDEX events_withdrawn ON events (interview) WHERE name = 'consent-withdrawn';

CREATE TABLE interviews (
    id              uuid     NOT NULL PRIMARY KEY,
    organization    text     NOT NULL,
    status          text     NOT NULL,
    state           text     NOT NULL,
    version         bigint   NOT NULL,    -- seq of the last event
    guide           text     NOT NULL,
    guide_version   text     NOT NULL,
    interviewer     text     NOT NULL,
    language        text     NOT NULL,
    opened_at       bigint   NOT NULL,
    updated_at      bigint   NOT NULL,
    owed_since      bigint,               -- NULL unless a machine owes a reply
    due_at          bigint,
    messages        bigint   NOT NULL,
    last_speaker    text,
    progress        smallint,             -- settled share of what is required, in thousandths
    glimpse         bytea,                -- JSON of names and last words; NULL once erased
    damaged         text,                 -- why it was set aside
    erased_at       bigint,
    ended_at        bigint                -- of the last word of one that ended; NULL: goes on
        GENERATED ALWAYS AS (
            CASE WHEN status IN ('completed', 'cancelled') THEN updated_at END
        ) STORED
) WITH (fillfactor = 70);                 -- each message writes its row anew

-- Lists, newest first.
CREATE INDEX interviews_newest ON interviews (organization, opened_at DESC, id DESC)
    WHERE erased_at IS NULL;
CREATE INDEX interviews_by_status ON interviews (organization, status, opened_at DESC, id DESC)
    WHERE erased_at IS NULL;

-- Start-up and the sweeper look only here (I8).
CREATE INDEX interviews_owed ON interviews (owed_since)
    WHERE owed_since IS NOT NULL AND damaged IS NULL;
CREATE INDEX interviews_due ON interviews (due_at)
    WHERE due_at IS NOT NULL AND damaged IS NULL;

-- What retention looks for. A column of its own, because with `updated_at` in an index each
-- message would write to every index of the table.
CREATE INDEX interviews_ended ON interviews (organization, ended_at, id)
    WHERE erased_at IS NULL AND ended_at IS NOT NULL;

-- What models cost, added up as replies are stored: no words, nobody's name. A month of an
-- organization is spread over some slots, so that nodes need not wait for each other.
CREATE TABLE spending (
    organization  text     NOT NULL,
    month         text     NOT NULL,      -- "2026-11", of UTC
    model         text     NOT NULL,      -- "provider:model"
    slot          smallint NOT NULL,
    requests      bigint   NOT NULL,
    input_tokens  bigint   NOT NULL,
    output_tokens bigint   NOT NULL,
    cost_microusd bigint,                 -- millionths of a US dollar; NULL: no price is known
    PRIMARY KEY (organization, month, model, slot)
);

-- What nodes have in common: the secret of candidate links, where positions begin.
CREATE TABLE secrets (
    name  text  NOT NULL PRIMARY KEY,
    value bytea NOT NULL
);

-- Positions count on from here: a database restored into a new server begins to count its
-- transactions anew, and what comes later must not seem to come before.
CREATE TABLE positions (
    only_row boolean NOT NULL DEFAULT true PRIMARY KEY CHECK (only_row),
    base     bigint  NOT NULL
);
INSERT INTO positions (base) VALUES (0);

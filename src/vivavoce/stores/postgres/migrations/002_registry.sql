-- Organizations, how they look, keys, links, sessions, sign-ins, guides. Secrets are kept as
-- SHA-256 only.
--
-- Each is looked up by the key it begins with here, one row or one organization's rows. Where
-- tables are distributed over machines, `links` and `sessions` go by their hash; the others
-- are small and rarely written, and every machine may have a copy. No constraint refers to
-- another table, because distributed tables have none that cross machines; rows are added by
-- whoever has just seen what they refer to, and nothing they refer to is ever removed.

CREATE TABLE organizations (
    id         text   NOT NULL PRIMARY KEY,
    name       text   NOT NULL,
    created_at bigint NOT NULL             -- microseconds since 1970, UTC
);

CREATE TABLE looks (
    organization   text   NOT NULL PRIMARY KEY,
    name           text,                   -- NULL: the organization's own
    colour         text,                   -- "#rrggbb"; NULL: ours
    logo           bytea,                  -- a PNG, JPEG, WebP or GIF; NULL: none
    logo_type      text,                   -- its media type; NULL without a logo
    sites          text   NOT NULL,        -- JSON: origins that may show candidates' pages
    retention_days bigint                  -- NULL: interviews are kept until somebody erases them
);

CREATE TABLE keys (
    hash         bytea  NOT NULL PRIMARY KEY,
    id           text   NOT NULL UNIQUE,
    organization text   NOT NULL,
    name         text   NOT NULL,
    role         text   NOT NULL,
    created_at   bigint NOT NULL,
    revoked_at   bigint
);
CREATE INDEX keys_of_organization ON keys (organization, created_at, id);

CREATE TABLE links (
    hash         bytea  NOT NULL PRIMARY KEY,
    interview    uuid   NOT NULL,
    organization text   NOT NULL,
    generation   bigint NOT NULL,
    created_at   bigint NOT NULL,
    revoked_at   bigint
);
CREATE INDEX links_of_interview ON links (interview, generation);

-- The links that let somebody in, newest first.
CREATE INDEX links_open ON links (organization, created_at DESC, hash DESC)
    WHERE revoked_at IS NULL;

CREATE TABLE sessions (
    hash       bytea  NOT NULL PRIMARY KEY,
    key        text   NOT NULL,            -- a key's id
    expires_at bigint NOT NULL
);
CREATE INDEX sessions_expiring ON sessions (expires_at);

-- Links that sign a browser in, once.
CREATE TABLE sign_ins (
    hash       bytea  NOT NULL PRIMARY KEY,
    key        text   NOT NULL,            -- a key's id
    expires_at bigint NOT NULL
);

CREATE TABLE guides (
    organization text   NOT NULL,
    hash         text   NOT NULL,          -- SHA-256 of the source, lower-case hex
    id           text   NOT NULL,
    version      text   NOT NULL,
    source       text   NOT NULL,
    created_at   bigint NOT NULL,
    chosen       bigint NOT NULL,          -- the highest of an id is the newest; below 0: retired
    PRIMARY KEY (organization, hash),
    -- Two nodes that add a version at the same moment never make both the newest.
    UNIQUE (organization, id, chosen)
);

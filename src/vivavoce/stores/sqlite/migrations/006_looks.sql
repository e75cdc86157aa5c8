-- How an organization shows itself, and what its owner's pages look up.

CREATE TABLE looks (
    number         INTEGER PRIMARY KEY,
    organization   TEXT    NOT NULL UNIQUE REFERENCES organizations (id),
    name           TEXT,                  -- NULL: the organization's own
    colour         TEXT,                  -- "#rrggbb"; NULL: ours
    logo           BLOB,                  -- a PNG, JPEG, WebP or GIF; NULL: none
    logo_type      TEXT,                  -- its media type; NULL without a logo
    sites          TEXT    NOT NULL,      -- JSON: origins that may show candidates' pages
    retention_days INTEGER                -- NULL: interviews are kept until somebody erases them
) STRICT;

-- What retention looks for: only rows of interviews that ended are in it.
CREATE INDEX interviews_ended ON interviews (organization, updated_at, id)
    WHERE erased_at IS NULL AND status IN ('completed', 'cancelled');

-- Who withdrew: a handful among all events.
CREATE INDEX events_withdrawn ON events (interview) WHERE name = 'consent-withdrawn';

-- The links that let somebody in, newest first.
CREATE INDEX links_open ON links (organization, created_at DESC, hash DESC)
    WHERE revoked_at IS NULL;

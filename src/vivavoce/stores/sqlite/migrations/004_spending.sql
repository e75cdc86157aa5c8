-- What models cost, added up as replies are stored: no words, nobody's name.
--
-- An erased interview's share stays, because the bill does. Months are those of UTC.

CREATE TABLE spending (
    number        INTEGER PRIMARY KEY,
    organization  TEXT    NOT NULL,
    month         TEXT    NOT NULL,       -- "2026-11"
    model         TEXT    NOT NULL,       -- "provider:model"
    requests      INTEGER NOT NULL,
    input_tokens  INTEGER NOT NULL,
    output_tokens INTEGER NOT NULL,
    cost_microusd INTEGER,                -- millionths of a US dollar; NULL: no price is known
    updated_at    INTEGER NOT NULL,       -- microseconds since 1970, UTC
    UNIQUE (organization, month, model)
) STRICT;

-- Which node makes which owed reply. One row for each reply under way, and gone with it.
--
-- Unlogged: a claim is worth a few seconds and no sync, waits for no standby, and may be lost.
-- After a crash or a promotion the table is empty, and the worst of it is a model that is
-- asked twice: two replies are kept apart by the interview's version.

CREATE UNLOGGED TABLE claims (
    interview uuid        NOT NULL PRIMARY KEY,
    node      text        NOT NULL,
    until     timestamptz NOT NULL,  -- by the clock of the database, the only one asked
    rests     boolean     NOT NULL   -- nobody makes it just now; its turn failed
) WITH (fillfactor = 50);            -- renewed every few seconds, in place

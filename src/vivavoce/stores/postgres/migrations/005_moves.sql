-- A journal that is being moved: to this database from a data folder, or away to one.
--
-- While a row stands here no node starts. A move to here takes it out when everything has
-- arrived and was verified; one away from here leaves it for good.

CREATE TABLE moves (
    only_row boolean NOT NULL DEFAULT true PRIMARY KEY CHECK (only_row),
    away     boolean NOT NULL,            -- from here to a data folder
    journal  text    NOT NULL,            -- which one: see upkeep/move
    position bigint  NOT NULL,            -- in the folder's journal: copied up to here
    verified bigint  NOT NULL             -- and proved by its chains up to here
);

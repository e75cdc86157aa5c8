-- How far each interview is, for lists and their filters: the settled share of what its guide
-- requires, in thousandths. NULL: not known, as in rows from before, until something happens
-- in their interview.
--
-- It stands in the indexes that lists walk along, as the guide now does, so that what a filter
-- leaves out costs a step in the index and not a look at the row.

ALTER TABLE interviews ADD COLUMN progress INTEGER;

DROP INDEX interviews_newest;
CREATE INDEX interviews_newest
    ON interviews (organization, opened_at DESC, id DESC, erased_at, guide, progress)
    WHERE erased_at IS NULL;

DROP INDEX interviews_by_status;
CREATE INDEX interviews_by_status
    ON interviews (organization, status, opened_at DESC, id DESC, erased_at, guide, progress)
    WHERE erased_at IS NULL;

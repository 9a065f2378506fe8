-- Answers of surveys; what was recorded otherwise has none and needs no entry.
-- owner: listen
DROP INDEX response_survey;
CREATE INDEX response_survey ON response (workspace, survey, id) WHERE survey IS NOT NULL;
-- `looked_at` is when the last look at those began whose time had come: who was put on the list after that is on it for the next.
-- owner: monitor
ALTER TABLE class_sweep ADD COLUMN looked_at INT NULL;

-- What a survey promises to those who answer: no figure rests on fewer people. A promise is never taken back; it may only grow.
-- owner: listen
CREATE TABLE survey_promise (
  workspace ID NOT NULL, survey INT NOT NULL, people INT NOT NULL, made_at INT NOT NULL,
  PRIMARY KEY (workspace, survey), FOREIGN KEY (workspace) REFERENCES workspace (id)
) STRICT;

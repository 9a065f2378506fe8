-- A survey of our own: its draft, and whether it takes answers. Surveys that are only names of imported files have no design.
-- owner: listen
CREATE TABLE survey_design (
  workspace ID NOT NULL, id ID NOT NULL, state TEXT NOT NULL CHECK (state IN ('draft', 'open', 'closed')),
  draft TEXT NOT NULL, revision INT NOT NULL, version INT NULL, changed_at INT NOT NULL,
  PRIMARY KEY (workspace, id), FOREIGN KEY (workspace, id) REFERENCES survey (workspace, id)
) STRICT;

-- What was published: never changed, so that an answer can always be read with the words it was given to.
-- owner: listen
CREATE TABLE survey_version (
  workspace ID NOT NULL, survey ID NOT NULL, version INT NOT NULL, definition TEXT NOT NULL, published_at INT NOT NULL, actor TEXT NOT NULL,
  PRIMARY KEY (workspace, survey, version), FOREIGN KEY (workspace, survey) REFERENCES survey (workspace, id)
) STRICT;

-- Ways to a survey. The token of a public or trial link is kept to be shown again; of a personal one only its hash.
-- owner: listen
CREATE TABLE survey_link (
  workspace ID NOT NULL, id ID NOT NULL, survey ID NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('public', 'personal', 'trial')), name TEXT NOT NULL,
  token TEXT NULL, token_hash BYTES NOT NULL, contact ID NULL, account ID NULL, hidden TEXT NOT NULL, language TEXT NULL, single INT NOT NULL,
  expires_at INT NULL, closed_at INT NULL, made_at INT NOT NULL, actor TEXT NOT NULL,
  PRIMARY KEY (workspace, id), FOREIGN KEY (workspace, survey) REFERENCES survey (workspace, id)
) STRICT;
CREATE UNIQUE INDEX survey_link_token ON survey_link (token_hash);
CREATE INDEX survey_link_survey ON survey_link (workspace, survey, id);
CREATE INDEX survey_link_contact ON survey_link (workspace, contact);

-- A response under way, and where its personal address leads after it was sent. `version` is null for a trial of the draft.
-- owner: listen
CREATE TABLE answering (
  workspace ID NOT NULL, id ID NOT NULL, survey ID NOT NULL, version INT NULL, link ID NOT NULL, token_hash BYTES NOT NULL, contact ID NULL, account ID NULL,
  language TEXT NOT NULL, seed INT NOT NULL, state TEXT NOT NULL CHECK (state IN ('open', 'sent', 'turned_away')), answers TEXT NOT NULL, hidden TEXT NOT NULL,
  done TEXT NOT NULL, suspect TEXT NULL, response ID NULL, started_at INT NOT NULL, changed_at INT NOT NULL, sent_at INT NULL, revision INT NOT NULL,
  PRIMARY KEY (workspace, id), FOREIGN KEY (workspace, survey) REFERENCES survey (workspace, id),
  FOREIGN KEY (workspace, link) REFERENCES survey_link (workspace, id)
) STRICT;
CREATE UNIQUE INDEX answering_token ON answering (token_hash);
CREATE INDEX answering_survey ON answering (workspace, survey, id);
CREATE INDEX answering_contact ON answering (workspace, contact);
CREATE INDEX answering_link ON answering (workspace, link);
CREATE INDEX answering_response ON answering (workspace, response);

-- How many answers a quota has counted.
-- owner: listen
CREATE TABLE quota_count (
  workspace ID NOT NULL, survey ID NOT NULL, quota TEXT NOT NULL, count INT NOT NULL,
  PRIMARY KEY (workspace, survey, quota), FOREIGN KEY (workspace, survey) REFERENCES survey (workspace, id)
) STRICT;

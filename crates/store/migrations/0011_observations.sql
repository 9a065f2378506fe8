-- What a member heard or saw: a call, a meeting, an interview, something in the field. `passages` are marked places in `body`. What was said on a
-- scale is a response as well, so that figures count it.
-- owner: listen
CREATE TABLE observation (
  workspace ID NOT NULL, id ID NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('call', 'meeting', 'interview', 'field_note')), happened_at INT NOT NULL,
  account INT NULL, contact INT NULL, touchpoint INT NULL, offering INT NULL, body TEXT NOT NULL, passages TEXT NOT NULL,
  sentiment INT NULL, propensity INT NULL, consent TEXT NULL CHECK (consent IN ('named', 'unnamed', 'internal')),
  survey ID NULL, response ID NULL, invitation ID NULL, member ID NULL, actor TEXT NOT NULL, made_at INT NOT NULL, changed_at INT NOT NULL, revision INT NOT NULL,
  PRIMARY KEY (workspace, id), FOREIGN KEY (workspace) REFERENCES workspace (id), FOREIGN KEY (workspace, member) REFERENCES member (workspace, id)
) STRICT;
CREATE INDEX observation_happened ON observation (workspace, happened_at, id);
CREATE INDEX observation_account ON observation (workspace, account, happened_at);
CREATE INDEX observation_contact ON observation (workspace, contact, happened_at);
CREATE INDEX observation_response ON observation (workspace, response);
CREATE INDEX observation_invitation ON observation (workspace, invitation);

-- How often people may be asked, over all programmes and channels: one set of rules a workspace.
-- owner: listen
CREATE TABLE fatigue (
  workspace ID NOT NULL, rules TEXT NOT NULL, exceptions TEXT NOT NULL, changed_at INT NOT NULL, revision INT NOT NULL,
  PRIMARY KEY (workspace), FOREIGN KEY (workspace) REFERENCES workspace (id)
) STRICT;

-- Somebody, or everybody of an account, is not asked for a while.
-- owner: listen
CREATE TABLE hold (
  workspace ID NOT NULL, id ID NOT NULL, contact ID NULL, account ID NULL, reason TEXT NOT NULL, until INT NULL, made_at INT NOT NULL, actor TEXT NOT NULL, lifted_at INT NULL,
  PRIMARY KEY (workspace, id), FOREIGN KEY (workspace, contact) REFERENCES contact (workspace, id),
  FOREIGN KEY (workspace, account) REFERENCES account (workspace, id)
) STRICT;
CREATE INDEX hold_contact ON hold (workspace, contact);
CREATE INDEX hold_account ON hold (workspace, account);

-- A survey, whom it asks, what makes it ask, and how.
-- owner: listen
CREATE TABLE programme (
  workspace ID NOT NULL, id ID NOT NULL, name TEXT NOT NULL, name_key TEXT NOT NULL, state TEXT NOT NULL CHECK (state IN ('draft', 'running', 'paused', 'ended')),
  survey ID NOT NULL, audience ID NULL, plan TEXT NOT NULL, family TEXT NOT NULL, priority INT NOT NULL, planned_at INT NULL,
  made_at INT NOT NULL, changed_at INT NOT NULL, revision INT NOT NULL,
  PRIMARY KEY (workspace, id), FOREIGN KEY (workspace, survey) REFERENCES survey (workspace, id),
  FOREIGN KEY (workspace, audience) REFERENCES audience (workspace, id)
) STRICT;
CREATE UNIQUE INDEX programme_name ON programme (workspace, name_key);
CREATE INDEX programme_survey ON programme (workspace, survey);
CREATE INDEX programme_audience ON programme (workspace, audience);

-- One person who is to be asked by a programme on one occasion, and what became of it. Who is not asked has a reason. `token` opens the link and is
-- kept only as long as a reminder may follow.
-- owner: listen
CREATE TABLE invitation (
  workspace ID NOT NULL, id ID NOT NULL, programme ID NOT NULL, occasion TEXT NOT NULL, contact INT NOT NULL, account INT NULL, interaction ID NULL,
  family TEXT NOT NULL, state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'skipped', 'expired', 'bounced', 'stopped')),
  reason TEXT NULL, detail TEXT NULL, again INT NOT NULL, due_at INT NOT NULL, sent_at INT NULL, settled_at INT NULL,
  link ID NULL, token TEXT NULL, letter ID NULL, reminded INT NOT NULL, next_at INT NULL, expires_at INT NULL, made_at INT NOT NULL,
  PRIMARY KEY (workspace, id), FOREIGN KEY (workspace, programme) REFERENCES programme (workspace, id)
) STRICT;
CREATE UNIQUE INDEX invitation_occasion ON invitation (workspace, programme, occasion, contact);
CREATE INDEX invitation_due ON invitation (workspace, state, due_at);
CREATE INDEX invitation_contact ON invitation (workspace, contact, sent_at);
CREATE INDEX invitation_account ON invitation (workspace, account, sent_at);
CREATE INDEX invitation_next ON invitation (workspace, next_at);
CREATE INDEX invitation_link ON invitation (workspace, link);
CREATE INDEX invitation_letter ON invitation (workspace, letter);

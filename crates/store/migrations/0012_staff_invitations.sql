-- Our own staff are asked, too: an invitation names a contact or a member. And people come by themselves: nobody asked them, and their clock is wound. A column that may be empty is had by making the table anew.
-- owner: listen
CREATE TABLE invitation_of_anybody (
  workspace ID NOT NULL, id ID NOT NULL, programme ID NOT NULL, occasion TEXT NOT NULL, contact INT NULL, member ID NULL, account INT NULL, interaction ID NULL,
  family TEXT NOT NULL, state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'skipped', 'expired', 'bounced', 'stopped', 'came')),
  reason TEXT NULL, detail TEXT NULL, again INT NOT NULL, due_at INT NOT NULL, sent_at INT NULL, settled_at INT NULL,
  link ID NULL, token TEXT NULL, letter ID NULL, reminded INT NOT NULL, next_at INT NULL, expires_at INT NULL, made_at INT NOT NULL,
  PRIMARY KEY (workspace, id), FOREIGN KEY (workspace, programme) REFERENCES programme (workspace, id),
  FOREIGN KEY (workspace, member) REFERENCES member (workspace, id)
) STRICT;
INSERT INTO invitation_of_anybody (workspace, id, programme, occasion, contact, account, interaction, family, state, reason, detail, again, due_at, sent_at, settled_at,
  link, token, letter, reminded, next_at, expires_at, made_at)
  SELECT workspace, id, programme, occasion, contact, account, interaction, family, state, reason, detail, again, due_at, sent_at, settled_at,
  link, token, letter, reminded, next_at, expires_at, made_at FROM invitation;
DROP TABLE invitation;
ALTER TABLE invitation_of_anybody RENAME TO invitation;
CREATE UNIQUE INDEX invitation_occasion ON invitation (workspace, programme, occasion, contact);
CREATE UNIQUE INDEX invitation_member_occasion ON invitation (workspace, programme, occasion, member);
CREATE INDEX invitation_due ON invitation (workspace, state, due_at);
CREATE INDEX invitation_contact ON invitation (workspace, contact, sent_at);
CREATE INDEX invitation_member ON invitation (workspace, member, sent_at);
CREATE INDEX invitation_account ON invitation (workspace, account, sent_at);
CREATE INDEX invitation_next ON invitation (workspace, next_at);
CREATE INDEX invitation_link ON invitation (workspace, link);
CREATE INDEX invitation_letter ON invitation (workspace, letter);

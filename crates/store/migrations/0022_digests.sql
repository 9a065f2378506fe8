-- Which digests a member gets by letter, and when the next is due.
-- owner: manage
CREATE TABLE digest_subscription (
  workspace ID NOT NULL, id ID NOT NULL, member ID NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('executive', 'team', 'person')),
  every TEXT NOT NULL CHECK (every IN ('day', 'week', 'month')), hour INT NOT NULL, zone TEXT NOT NULL, language TEXT NOT NULL, next_at INT NOT NULL, made_at INT NOT NULL,
  PRIMARY KEY (workspace, id), FOREIGN KEY (workspace) REFERENCES workspace (id), FOREIGN KEY (workspace, member) REFERENCES member (workspace, id)
) STRICT;
CREATE UNIQUE INDEX digest_subscription_kind ON digest_subscription (workspace, member, kind, every);
CREATE INDEX digest_subscription_due ON digest_subscription (workspace, next_at, id);

-- What was sent to a member, as it was sent: figures and ids, never words or names of people. It does not change.
-- owner: manage
CREATE TABLE digest (
  workspace ID NOT NULL, id ID NOT NULL, member ID NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('executive', 'team', 'person')),
  every TEXT NOT NULL CHECK (every IN ('day', 'week', 'month')), content TEXT NOT NULL, letter ID NULL, sent_at INT NOT NULL,
  PRIMARY KEY (workspace, id), FOREIGN KEY (workspace) REFERENCES workspace (id), FOREIGN KEY (workspace, member) REFERENCES member (workspace, id)
) STRICT;
CREATE INDEX digest_member ON digest (workspace, member, id);

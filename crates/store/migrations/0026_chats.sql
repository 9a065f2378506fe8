-- A channel of Slack or Teams is told in words by the same deliveries as a webhook. `url` shows where it is; the address itself, which lets anybody
-- write there, is kept in `webhook_secret`. `tells_names` says whether names of accounts may be told there.
ALTER TABLE webhook ADD COLUMN chat TEXT NULL CHECK (chat IN ('slack', 'teams'));
ALTER TABLE webhook ADD COLUMN tells_names INT NULL;

-- Whom a watch tells: a member, everybody of a team, or a chat. A closed list grows by making the table anew.
-- owner: monitor
CREATE TABLE watch_subscriber_or_chat (
  workspace ID NOT NULL, watch ID NOT NULL, noun TEXT NOT NULL CHECK (noun IN ('member', 'team', 'chat')), subscriber ID NOT NULL,
  PRIMARY KEY (workspace, watch, subscriber), FOREIGN KEY (workspace, watch) REFERENCES watch (workspace, id)
) STRICT;
INSERT INTO watch_subscriber_or_chat (workspace, watch, noun, subscriber) SELECT workspace, watch, noun, subscriber FROM watch_subscriber;
DROP TABLE watch_subscriber;
ALTER TABLE watch_subscriber_or_chat RENAME TO watch_subscriber;

-- Which digests a member gets by letter or a chat as a message, and when the next is due. `team` is the one whose touchpoints a chat hears of.
-- owner: manage
CREATE TABLE digest_subscription_of_anybody (
  workspace ID NOT NULL, id ID NOT NULL, member ID NULL, chat ID NULL, team ID NULL, kind TEXT NOT NULL CHECK (kind IN ('executive', 'team', 'person')),
  every TEXT NOT NULL CHECK (every IN ('day', 'week', 'month')), hour INT NOT NULL, zone TEXT NOT NULL, language TEXT NOT NULL, next_at INT NOT NULL, made_at INT NOT NULL,
  PRIMARY KEY (workspace, id), FOREIGN KEY (workspace) REFERENCES workspace (id), FOREIGN KEY (workspace, member) REFERENCES member (workspace, id),
  CHECK ((member IS NULL) <> (chat IS NULL))
) STRICT;
INSERT INTO digest_subscription_of_anybody (workspace, id, member, kind, every, hour, zone, language, next_at, made_at)
  SELECT workspace, id, member, kind, every, hour, zone, language, next_at, made_at FROM digest_subscription;
DROP TABLE digest_subscription;
ALTER TABLE digest_subscription_of_anybody RENAME TO digest_subscription;
CREATE UNIQUE INDEX digest_subscription_kind ON digest_subscription (workspace, member, kind, every);
CREATE INDEX digest_subscription_chat ON digest_subscription (workspace, chat, id);
CREATE INDEX digest_subscription_due ON digest_subscription (workspace, next_at, id);

-- What was sent to a member or a chat, as it was sent: figures and ids, never words or names of people. It does not change.
-- owner: manage
CREATE TABLE digest_of_anybody (
  workspace ID NOT NULL, id ID NOT NULL, member ID NULL, chat ID NULL, team ID NULL, kind TEXT NOT NULL CHECK (kind IN ('executive', 'team', 'person')),
  every TEXT NOT NULL CHECK (every IN ('day', 'week', 'month')), content TEXT NOT NULL, letter ID NULL, sent_at INT NOT NULL,
  PRIMARY KEY (workspace, id), FOREIGN KEY (workspace) REFERENCES workspace (id), FOREIGN KEY (workspace, member) REFERENCES member (workspace, id)
) STRICT;
INSERT INTO digest_of_anybody (workspace, id, member, kind, every, content, letter, sent_at)
  SELECT workspace, id, member, kind, every, content, letter, sent_at FROM digest;
DROP TABLE digest;
ALTER TABLE digest_of_anybody RENAME TO digest;
CREATE INDEX digest_member ON digest (workspace, member, id);

-- What the digests of a workspace are about: the key of a question; without one that which most people answer at touchpoints.
-- owner: manage
CREATE TABLE digest_settings (
  workspace ID NOT NULL, question TEXT NULL,
  PRIMARY KEY (workspace), FOREIGN KEY (workspace) REFERENCES workspace (id)
) STRICT;

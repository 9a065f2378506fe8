-- An address of another program that is told of what happens here: of all kinds of events, or of those in `kinds`. `failures` counts attempts that
-- failed one after another since `failing_since`; before `rests_until` nothing is sent there.
-- owner: post
CREATE TABLE webhook (
  workspace ID NOT NULL, id ID NOT NULL, url TEXT NOT NULL, description TEXT NULL, kinds TEXT NULL,
  state TEXT NOT NULL CHECK (state IN ('on', 'off', 'failed')), fault TEXT NULL CHECK (fault IN ('gone', 'unreachable', 'no_secret')),
  failures INT NOT NULL, failing_since INT NULL, rests_until INT NULL, maker ID NULL, made_at INT NOT NULL, changed_at INT NOT NULL, revision INT NOT NULL,
  PRIMARY KEY (workspace, id), FOREIGN KEY (workspace) REFERENCES workspace (id)
) STRICT;

-- What deliveries are signed with, as it is: a signature cannot be made from a hash. No backup has it. One that was replaced signs along until its end.
-- owner: post
CREATE TABLE webhook_secret (
  workspace ID NOT NULL, id ID NOT NULL, webhook ID NOT NULL, secret BYTES NOT NULL, made_at INT NOT NULL, ends_at INT NULL,
  PRIMARY KEY (workspace, id), FOREIGN KEY (workspace, webhook) REFERENCES webhook (workspace, id)
) STRICT;
CREATE INDEX webhook_secret_webhook ON webhook_secret (workspace, webhook);

-- An event on its way to a webhook. `attempts` counts all, `tries` those since it was last sent on its way.
-- owner: post
CREATE TABLE webhook_delivery (
  workspace ID NOT NULL, id ID NOT NULL, webhook ID NOT NULL, kind TEXT NOT NULL, body TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'delivered', 'failed')), attempts INT NOT NULL, tries INT NOT NULL,
  made_at INT NOT NULL, due_at INT NULL, ended_at INT NULL,
  PRIMARY KEY (workspace, id), FOREIGN KEY (workspace, webhook) REFERENCES webhook (workspace, id)
) STRICT;
CREATE INDEX webhook_delivery_webhook ON webhook_delivery (workspace, webhook, id);
CREATE INDEX webhook_delivery_state ON webhook_delivery (workspace, webhook, state, id);
CREATE INDEX webhook_delivery_ended ON webhook_delivery (workspace, ended_at);

-- One attempt of a delivery and what came back, cut short.
-- owner: post
CREATE TABLE webhook_attempt (
  workspace ID NOT NULL, delivery ID NOT NULL, number INT NOT NULL, at INT NOT NULL, took_ms INT NOT NULL, status INT NULL, trouble TEXT NULL, answer TEXT NULL,
  PRIMARY KEY (workspace, delivery, number), FOREIGN KEY (workspace, delivery) REFERENCES webhook_delivery (workspace, id)
) STRICT;

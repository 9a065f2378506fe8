-- What is looked after, and on what an alert fires. `rule` says it as JSON, `kind` names its kind. `reading` is what the last look found, `failed` why it
-- could find nothing out.
-- owner: monitor
CREATE TABLE watch (
  workspace ID NOT NULL, id ID NOT NULL, name TEXT NOT NULL, name_key TEXT NOT NULL, kind TEXT NOT NULL, rule TEXT NOT NULL,
  pace TEXT NOT NULL CHECK (pace IN ('at_once', 'daily', 'monday')), enabled INT NOT NULL, tells_owner INT NOT NULL, muted_until INT NULL,
  reading TEXT NULL, failed TEXT NULL, looked_at INT NULL, made_at INT NOT NULL, changed_at INT NOT NULL, revision INT NOT NULL,
  PRIMARY KEY (workspace, id), FOREIGN KEY (workspace) REFERENCES workspace (id)
) STRICT;
CREATE UNIQUE INDEX watch_name ON watch (workspace, name_key);

-- Whom a watch tells: a member, or everybody of a team.
-- owner: monitor
CREATE TABLE watch_subscriber (
  workspace ID NOT NULL, watch ID NOT NULL, noun TEXT NOT NULL CHECK (noun IN ('member', 'team')), subscriber ID NOT NULL,
  PRIMARY KEY (workspace, watch, subscriber), FOREIGN KEY (workspace, watch) REFERENCES watch (workspace, id)
) STRICT;

-- Where the looks of a workspace stand: whether something was recorded since, and the least that an account of the top fifth brings in, as of a day.
-- owner: monitor
CREATE TABLE watch_round (
  workspace ID NOT NULL, dirty INT NOT NULL, top_worth INT NULL, top_on TEXT NULL,
  PRIMARY KEY (workspace), FOREIGN KEY (workspace) REFERENCES workspace (id)
) STRICT;

-- An episode: from the moment on which something became so until it is so no more. `subject` says of whom or which group, `open_key` the same as long as
-- the episode goes on.
-- owner: monitor
CREATE TABLE alert (
  workspace ID NOT NULL, id ID NOT NULL, watch ID NOT NULL, subject TEXT NOT NULL, open_key TEXT NULL, account ID NULL, contact ID NULL,
  way TEXT NULL CHECK (way IN ('down', 'up')), good INT NULL, state TEXT NOT NULL CHECK (state IN ('open', 'acknowledged', 'resolved')), times INT NOT NULL,
  fired_at INT NOT NULL, seen_at INT NOT NULL, reading TEXT NOT NULL, moved TEXT NULL, acknowledged_at INT NULL, acknowledged_by TEXT NULL,
  resolved_at INT NULL, resolved_by TEXT NULL, muted_until INT NULL, revision INT NOT NULL,
  PRIMARY KEY (workspace, id), FOREIGN KEY (workspace, watch) REFERENCES watch (workspace, id)
) STRICT;
CREATE UNIQUE INDEX alert_open ON alert (workspace, watch, open_key);
CREATE INDEX alert_state ON alert (workspace, state, id);
CREATE INDEX alert_subject ON alert (workspace, watch, subject, id);
CREATE INDEX alert_account ON alert (workspace, account, id);
CREATE INDEX alert_contact ON alert (workspace, contact);

-- owner: monitor
CREATE TABLE alert_step (
  workspace ID NOT NULL, id ID NOT NULL, alert ID NOT NULL, at INT NOT NULL,
  what TEXT NOT NULL CHECK (what IN ('fired', 'again', 'acknowledged', 'resolved', 'muted')), actor TEXT NOT NULL, reading TEXT NULL, until_at INT NULL,
  PRIMARY KEY (workspace, id), FOREIGN KEY (workspace, alert) REFERENCES alert (workspace, id)
) STRICT;
CREATE INDEX alert_step_alert ON alert_step (workspace, alert, id);

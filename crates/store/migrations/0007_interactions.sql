-- Further names by which other systems know a contact: those it had before, and those of people it was merged with.
-- owner: customers
CREATE TABLE contact_alias (
  workspace ID NOT NULL, external_id TEXT NOT NULL, contact ID NOT NULL, since INT NOT NULL,
  PRIMARY KEY (workspace, external_id), FOREIGN KEY (workspace, contact) REFERENCES contact (workspace, id)
) STRICT;
CREATE INDEX contact_alias_contact ON contact_alias (workspace, contact);

-- Where a contact went that was merged with another, its number is never given again.
-- owner: customers
CREATE TABLE contact_merged (
  workspace ID NOT NULL, id ID NOT NULL, code INT NOT NULL, contact ID NOT NULL, merged_at INT NOT NULL,
  PRIMARY KEY (workspace, id), FOREIGN KEY (workspace, contact) REFERENCES contact (workspace, id)
) STRICT;
CREATE INDEX contact_merged_contact ON contact_merged (workspace, contact);

-- A system that tells what customers do. Its write key stands in pages and programs of ours, so that it is kept to be shown again.
-- owner: listen
CREATE TABLE source (
  workspace ID NOT NULL, id ID NOT NULL, code INT NOT NULL, key TEXT NOT NULL, name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('segment', 'cloudevents', 'webhook', 'folder', 'files', 'feedback', 'reviews', 'support', 'complaints')),
  write_key TEXT NOT NULL, key_hash BYTES NOT NULL, merges INT NOT NULL, map TEXT NULL, folder TEXT NULL, made_at INT NOT NULL, closed_at INT NULL, revision INT NOT NULL,
  PRIMARY KEY (workspace, id), FOREIGN KEY (workspace) REFERENCES workspace (id)
) STRICT;
CREATE UNIQUE INDEX source_key ON source (workspace, key);
CREATE UNIQUE INDEX source_code ON source (workspace, code);
CREATE UNIQUE INDEX source_key_hash ON source (key_hash);

-- What came from a source, day by day and call by call.
-- owner: listen
CREATE TABLE source_day (
  workspace ID NOT NULL, source INT NOT NULL, day INT NOT NULL, call TEXT NOT NULL, taken INT NOT NULL, again INT NOT NULL, refused INT NOT NULL, last_at INT NOT NULL,
  PRIMARY KEY (workspace, source, day, call)
) STRICT;

-- Names of events as dense codes.
-- owner: listen
CREATE TABLE event_name (
  workspace ID NOT NULL, code INT NOT NULL, name TEXT NOT NULL,
  PRIMARY KEY (workspace, code)
) STRICT;
CREATE UNIQUE INDEX event_name_name ON event_name (workspace, name);

-- What a customer did. `code` is dense per workspace, references are codes as in a response. `visitor` is who it was before they said so.
-- `own` tells what the message said itself, whatever rules say: 1 its touchpoint, 2 its channel, 4 its offering.
-- owner: listen
CREATE TABLE interaction (
  workspace ID NOT NULL, id ID NOT NULL, code INT NOT NULL, source INT NOT NULL, external_id TEXT NULL,
  call TEXT NOT NULL CHECK (call IN ('track', 'page', 'screen')), event INT NOT NULL, contact INT NULL, account INT NULL, account_version INT NULL,
  visitor TEXT NULL, touchpoint INT NULL, offering INT NULL, channel INT NULL, team INT NULL, own INT NOT NULL, happened_at INT NOT NULL, received_at INT NOT NULL, properties TEXT NOT NULL,
  PRIMARY KEY (workspace, id), FOREIGN KEY (workspace) REFERENCES workspace (id)
) STRICT;
CREATE UNIQUE INDEX interaction_external ON interaction (workspace, external_id, source);
CREATE INDEX interaction_contact ON interaction (workspace, contact, happened_at);
CREATE INDEX interaction_account ON interaction (workspace, account, happened_at);
CREATE INDEX interaction_event ON interaction (workspace, event, id);
CREATE INDEX interaction_visitor ON interaction (workspace, visitor);

-- Whom a visitor turned out to be: the contact who identified as them last.
-- owner: listen
CREATE TABLE visitor (
  workspace ID NOT NULL, key TEXT NOT NULL, contact INT NOT NULL, since INT NOT NULL,
  PRIMARY KEY (workspace, key)
) STRICT;
CREATE INDEX visitor_contact ON visitor (workspace, contact);

-- What was not taken in, with its reason. `person` is how it names somebody, so that it goes with them.
-- owner: listen
CREATE TABLE intake_refusal (
  workspace ID NOT NULL, id ID NOT NULL, source INT NOT NULL, external_id TEXT NULL, call TEXT NULL, person TEXT NULL,
  place TEXT NULL, reason TEXT NOT NULL, payload TEXT NOT NULL, at INT NOT NULL,
  PRIMARY KEY (workspace, id), FOREIGN KEY (workspace) REFERENCES workspace (id)
) STRICT;
CREATE UNIQUE INDEX intake_refusal_external ON intake_refusal (workspace, external_id, source);
CREATE INDEX intake_refusal_person ON intake_refusal (workspace, person);

-- Says which touchpoint, channel and offering an event is about, the first rule that fits holds.
-- owner: listen
CREATE TABLE event_rule (
  workspace ID NOT NULL, id ID NOT NULL, position INT NOT NULL, source INT NULL, event TEXT NOT NULL, conditions TEXT NOT NULL,
  touchpoint TEXT NULL, channel TEXT NULL, offering TEXT NULL, offering_from TEXT NULL, made_at INT NOT NULL, revision INT NOT NULL,
  PRIMARY KEY (workspace, id), FOREIGN KEY (workspace) REFERENCES workspace (id)
) STRICT;
CREATE INDEX event_rule_position ON event_rule (workspace, position);

-- The last time that rules were applied to interactions that are here: up to which one, how far that is, and what it changed.
-- owner: listen
CREATE TABLE event_rule_run (
  workspace ID NOT NULL, asked_at INT NOT NULL, upto ID NULL, at ID NULL, total INT NOT NULL, looked INT NOT NULL, changed INT NOT NULL, ended_at INT NULL,
  PRIMARY KEY (workspace), FOREIGN KEY (workspace) REFERENCES workspace (id)
) STRICT;

-- For how many days interactions are kept, without a row for ever.
-- owner: listen
CREATE TABLE interaction_keep (
  workspace ID NOT NULL, days INT NOT NULL,
  PRIMARY KEY (workspace), FOREIGN KEY (workspace) REFERENCES workspace (id)
) STRICT;

-- What an answer came from that was given elsewhere, field by field: all fields of one submission are one response.
-- owner: listen
CREATE TABLE feedback_record (
  workspace ID NOT NULL, submission TEXT NOT NULL, field TEXT NOT NULL, id ID NOT NULL, response ID NOT NULL, record TEXT NOT NULL, made_at INT NOT NULL,
  PRIMARY KEY (workspace, submission, field), FOREIGN KEY (workspace, response) REFERENCES response (workspace, id)
) STRICT;
CREATE INDEX feedback_record_response ON feedback_record (workspace, response);

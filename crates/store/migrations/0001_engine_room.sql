-- Words expanded per engine by `store::migrations`: ID, INT, REAL, TEXT, BYTES, STRICT.
-- Each table is preceded by the crate that owns it; `xtask check-layers` reads these lines.

-- owner: store
CREATE TABLE counter (name TEXT NOT NULL, value INT NOT NULL, PRIMARY KEY (name)) STRICT;

-- owner: store
CREATE TABLE event (
  id ID NOT NULL, workspace ID NOT NULL, seq INT NULL, kind TEXT NOT NULL, at INT NOT NULL, actor TEXT NOT NULL, payload TEXT NOT NULL,
  PRIMARY KEY (id)
) STRICT;
CREATE UNIQUE INDEX event_seq ON event (seq);
CREATE INDEX event_workspace_seq ON event (workspace, seq);

-- owner: store
CREATE TABLE consumer (
  name TEXT NOT NULL, workspace ID NOT NULL, seq INT NOT NULL, failures INT NOT NULL, retry_at INT NOT NULL, last_error TEXT NULL,
  PRIMARY KEY (name, workspace)
) STRICT;

-- owner: store
CREATE TABLE parked_event (
  consumer TEXT NOT NULL, workspace ID NOT NULL, seq INT NOT NULL, error TEXT NOT NULL, parked_at INT NOT NULL,
  PRIMARY KEY (consumer, workspace, seq)
) STRICT;

-- owner: store
CREATE TABLE job (
  id ID NOT NULL, workspace ID NOT NULL, name TEXT NOT NULL, unique_key TEXT NULL, payload TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'failed')), attempts INT NOT NULL, again INT NOT NULL, run_at INT NOT NULL,
  lease_until INT NOT NULL, lease_holder BYTES NULL, last_error TEXT NULL, made_at INT NOT NULL,
  PRIMARY KEY (id)
) STRICT;
CREATE UNIQUE INDEX job_unique ON job (workspace, name, unique_key);
CREATE INDEX job_due ON job (state, workspace, run_at);
CREATE INDEX job_lease ON job (state, lease_until);

-- owner: store
CREATE TABLE idempotency (
  workspace ID NOT NULL, key TEXT NOT NULL, body_hash BYTES NOT NULL, status INT NOT NULL, body TEXT NOT NULL, made_at INT NOT NULL,
  PRIMARY KEY (workspace, key)
) STRICT;
CREATE INDEX idempotency_made ON idempotency (made_at);

-- owner: identity
CREATE TABLE workspace (
  id ID NOT NULL, key TEXT NOT NULL, name TEXT NOT NULL, zone TEXT NOT NULL, locale TEXT NOT NULL, currency TEXT NOT NULL, min_people INT NOT NULL,
  made_at INT NOT NULL, revision INT NOT NULL,
  PRIMARY KEY (id)
) STRICT;
CREATE UNIQUE INDEX workspace_key ON workspace (key);

-- owner: identity
CREATE TABLE login (
  id ID NOT NULL, mail TEXT NOT NULL, mail_key TEXT NOT NULL, name TEXT NOT NULL, password TEXT NULL, made_at INT NOT NULL,
  PRIMARY KEY (id)
) STRICT;
CREATE UNIQUE INDEX login_mail ON login (mail_key);

-- owner: identity
CREATE TABLE member (
  workspace ID NOT NULL, id ID NOT NULL, login ID NOT NULL, role TEXT NOT NULL CHECK (role IN ('owner', 'admin', 'analyst', 'manager', 'agent', 'viewer')),
  sees_customers INT NOT NULL, sees_employees INT NOT NULL, made_at INT NOT NULL, left_at INT NULL, revision INT NOT NULL,
  PRIMARY KEY (workspace, id), FOREIGN KEY (workspace) REFERENCES workspace (id), FOREIGN KEY (login) REFERENCES login (id)
) STRICT;
CREATE UNIQUE INDEX member_login ON member (workspace, login);
CREATE INDEX member_of_login ON member (login);

-- owner: identity
CREATE TABLE team (
  workspace ID NOT NULL, id ID NOT NULL, code INT NOT NULL, key TEXT NOT NULL, name TEXT NOT NULL, parent ID NULL, revision INT NOT NULL,
  PRIMARY KEY (workspace, id), FOREIGN KEY (workspace) REFERENCES workspace (id), FOREIGN KEY (workspace, parent) REFERENCES team (workspace, id)
) STRICT;
CREATE UNIQUE INDEX team_key ON team (workspace, key);
CREATE UNIQUE INDEX team_code ON team (workspace, code);

-- owner: identity
CREATE TABLE team_member (
  workspace ID NOT NULL, team ID NOT NULL, member ID NOT NULL, leads INT NOT NULL,
  PRIMARY KEY (workspace, team, member),
  FOREIGN KEY (workspace, team) REFERENCES team (workspace, id), FOREIGN KEY (workspace, member) REFERENCES member (workspace, id)
) STRICT;

-- owner: identity
CREATE TABLE session (
  id ID NOT NULL, token_hash BYTES NOT NULL, login ID NOT NULL, made_at INT NOT NULL, seen_at INT NOT NULL, ends_at INT NOT NULL,
  address TEXT NOT NULL, agent TEXT NOT NULL,
  PRIMARY KEY (id), FOREIGN KEY (login) REFERENCES login (id)
) STRICT;
CREATE UNIQUE INDEX session_token ON session (token_hash);
CREATE INDEX session_login ON session (login);

-- One-time links: to become the owner of a new installation, to join a workspace, to set a new password.
-- owner: identity
CREATE TABLE one_time_link (
  token_hash BYTES NOT NULL, purpose TEXT NOT NULL CHECK (purpose IN ('owner', 'invite', 'password')), workspace ID NULL, login ID NULL,
  mail TEXT NULL, role TEXT NULL, made_at INT NOT NULL, ends_at INT NOT NULL, used_at INT NULL,
  PRIMARY KEY (token_hash)
) STRICT;

-- owner: identity
CREATE TABLE login_throttle (key TEXT NOT NULL, failures INT NOT NULL, since INT NOT NULL, PRIMARY KEY (key)) STRICT;

-- owner: identity
CREATE TABLE api_token (
  workspace ID NOT NULL, id ID NOT NULL, name TEXT NOT NULL, token_hash BYTES NOT NULL, hint TEXT NOT NULL, scopes TEXT NOT NULL, made_by ID NULL,
  made_at INT NOT NULL, seen_at INT NULL, ends_at INT NULL, revoked_at INT NULL,
  PRIMARY KEY (workspace, id), FOREIGN KEY (workspace) REFERENCES workspace (id)
) STRICT;
CREATE UNIQUE INDEX api_token_hash ON api_token (token_hash);

-- owner: identity
CREATE TABLE audit (
  workspace ID NOT NULL, id ID NOT NULL, at INT NOT NULL, actor TEXT NOT NULL, action TEXT NOT NULL, noun TEXT NOT NULL, noun_id TEXT NULL, detail TEXT NOT NULL,
  PRIMARY KEY (workspace, id)
) STRICT;
CREATE INDEX audit_noun ON audit (workspace, noun, noun_id);

-- owner: customers
CREATE TABLE attribute (
  workspace ID NOT NULL, id ID NOT NULL, code INT NOT NULL, noun TEXT NOT NULL CHECK (noun IN ('account', 'contact', 'response')), name TEXT NOT NULL,
  label TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('text', 'number', 'choice', 'date', 'truth')), choices TEXT NOT NULL, made_at INT NOT NULL, revision INT NOT NULL,
  PRIMARY KEY (workspace, id), FOREIGN KEY (workspace) REFERENCES workspace (id)
) STRICT;
CREATE UNIQUE INDEX attribute_name ON attribute (workspace, noun, name);
CREATE UNIQUE INDEX attribute_code ON attribute (workspace, code);

-- owner: customers
CREATE TABLE account (
  workspace ID NOT NULL, id ID NOT NULL, code INT NOT NULL, version INT NOT NULL, external_id TEXT NULL, name TEXT NOT NULL, name_key TEXT NOT NULL, parent ID NULL,
  state TEXT NOT NULL CHECK (state IN ('prospect', 'onboarding', 'live', 'leaving', 'former')), owner ID NULL,
  made_at INT NOT NULL, changed_at INT NOT NULL, revision INT NOT NULL,
  PRIMARY KEY (workspace, id), FOREIGN KEY (workspace) REFERENCES workspace (id),
  FOREIGN KEY (workspace, parent) REFERENCES account (workspace, id), FOREIGN KEY (workspace, owner) REFERENCES member (workspace, id)
) STRICT;
CREATE UNIQUE INDEX account_code ON account (workspace, code);
CREATE UNIQUE INDEX account_external ON account (workspace, external_id);
CREATE INDEX account_name ON account (workspace, name_key);
CREATE INDEX account_parent ON account (workspace, parent);

-- owner: customers
CREATE TABLE account_state (
  workspace ID NOT NULL, account ID NOT NULL, since INT NOT NULL, state TEXT NOT NULL,
  PRIMARY KEY (workspace, account, since), FOREIGN KEY (workspace, account) REFERENCES account (workspace, id)
) STRICT;

-- One row for each set of attribute values an account ever had; `code` is dense per workspace.
-- owner: customers
CREATE TABLE account_version (
  workspace ID NOT NULL, code INT NOT NULL, account ID NOT NULL, since INT NOT NULL,
  PRIMARY KEY (workspace, code), FOREIGN KEY (workspace, account) REFERENCES account (workspace, id)
) STRICT;
CREATE INDEX account_version_account ON account_version (workspace, account, since);

-- owner: customers
CREATE TABLE account_value (
  workspace ID NOT NULL, version INT NOT NULL, attribute ID NOT NULL, value_text TEXT NULL, value_num REAL NULL,
  PRIMARY KEY (workspace, version, attribute),
  FOREIGN KEY (workspace, version) REFERENCES account_version (workspace, code), FOREIGN KEY (workspace, attribute) REFERENCES attribute (workspace, id)
) STRICT;

-- owner: customers
CREATE TABLE contact (
  workspace ID NOT NULL, id ID NOT NULL, code INT NOT NULL, account ID NULL, external_id TEXT NULL, name TEXT NOT NULL, name_key TEXT NOT NULL,
  mail TEXT NULL, mail_key TEXT NULL, phone TEXT NULL, phone_key TEXT NULL, title TEXT NULL,
  role TEXT NULL CHECK (role IN ('decides', 'influences', 'buys', 'uses', 'operates')), language TEXT NULL, zone TEXT NULL,
  made_at INT NOT NULL, changed_at INT NOT NULL, revision INT NOT NULL,
  PRIMARY KEY (workspace, id), FOREIGN KEY (workspace) REFERENCES workspace (id), FOREIGN KEY (workspace, account) REFERENCES account (workspace, id)
) STRICT;
CREATE UNIQUE INDEX contact_code ON contact (workspace, code);
CREATE UNIQUE INDEX contact_external ON contact (workspace, external_id);
CREATE INDEX contact_account ON contact (workspace, account);
CREATE INDEX contact_name ON contact (workspace, name_key);
CREATE INDEX contact_mail ON contact (workspace, mail_key);
CREATE INDEX contact_phone ON contact (workspace, phone_key);

-- The folded words, mail addresses and numbers under which an account or contact is found; searched by the beginning of `key`.
-- owner: customers
CREATE TABLE search_key (
  workspace ID NOT NULL, key TEXT NOT NULL, noun TEXT NOT NULL CHECK (noun IN ('account', 'contact')), id ID NOT NULL,
  PRIMARY KEY (workspace, key, noun, id)
) STRICT;
CREATE INDEX search_key_record ON search_key (workspace, id, key);

-- owner: customers
CREATE TABLE contact_value (
  workspace ID NOT NULL, contact ID NOT NULL, attribute ID NOT NULL, value_text TEXT NULL, value_num REAL NULL,
  PRIMARY KEY (workspace, contact, attribute),
  FOREIGN KEY (workspace, contact) REFERENCES contact (workspace, id), FOREIGN KEY (workspace, attribute) REFERENCES attribute (workspace, id)
) STRICT;

-- owner: customers
CREATE TABLE consent (
  workspace ID NOT NULL, contact ID NOT NULL, purpose TEXT NOT NULL, given INT NOT NULL, at INT NOT NULL, source TEXT NOT NULL,
  PRIMARY KEY (workspace, contact, purpose, at), FOREIGN KEY (workspace, contact) REFERENCES contact (workspace, id)
) STRICT;

-- owner: customers
CREATE TABLE offering (
  workspace ID NOT NULL, id ID NOT NULL, code INT NOT NULL, key TEXT NOT NULL, name TEXT NOT NULL, retired_at INT NULL, revision INT NOT NULL,
  PRIMARY KEY (workspace, id), FOREIGN KEY (workspace) REFERENCES workspace (id)
) STRICT;
CREATE UNIQUE INDEX offering_key ON offering (workspace, key);
CREATE UNIQUE INDEX offering_code ON offering (workspace, code);

-- owner: customers
CREATE TABLE pairing (
  workspace ID NOT NULL, account ID NOT NULL, matter TEXT NOT NULL CHECK (matter IN ('operations', 'technical', 'commercial')), member ID NULL, contact ID NULL,
  changed_at INT NOT NULL,
  PRIMARY KEY (workspace, account, matter), FOREIGN KEY (workspace, account) REFERENCES account (workspace, id),
  FOREIGN KEY (workspace, member) REFERENCES member (workspace, id), FOREIGN KEY (workspace, contact) REFERENCES contact (workspace, id)
) STRICT;

-- owner: journeys
CREATE TABLE stage (
  workspace ID NOT NULL, id ID NOT NULL, key TEXT NOT NULL, name TEXT NOT NULL, position INT NOT NULL, revision INT NOT NULL,
  PRIMARY KEY (workspace, id), FOREIGN KEY (workspace) REFERENCES workspace (id)
) STRICT;
CREATE UNIQUE INDEX stage_key ON stage (workspace, key);

-- owner: journeys
CREATE TABLE touchpoint (
  workspace ID NOT NULL, id ID NOT NULL, code INT NOT NULL, key TEXT NOT NULL, name TEXT NOT NULL, stage ID NULL, channel TEXT NULL, team ID NULL,
  target_measure TEXT NULL, target_value REAL NULL, behaviour_1 TEXT NULL, behaviour_2 TEXT NULL, behaviour_3 TEXT NULL,
  position INT NOT NULL, retired_at INT NULL, revision INT NOT NULL,
  PRIMARY KEY (workspace, id), FOREIGN KEY (workspace) REFERENCES workspace (id),
  FOREIGN KEY (workspace, stage) REFERENCES stage (workspace, id), FOREIGN KEY (workspace, team) REFERENCES team (workspace, id)
) STRICT;
CREATE UNIQUE INDEX touchpoint_key ON touchpoint (workspace, key);
CREATE UNIQUE INDEX touchpoint_code ON touchpoint (workspace, code);

-- Where answers come from: an imported file by its name now, a survey of our own later.
-- owner: listen
CREATE TABLE survey (
  workspace ID NOT NULL, id ID NOT NULL, code INT NOT NULL, key TEXT NOT NULL, name TEXT NOT NULL, made_at INT NOT NULL,
  PRIMARY KEY (workspace, id), FOREIGN KEY (workspace) REFERENCES workspace (id)
) STRICT;
CREATE UNIQUE INDEX survey_key ON survey (workspace, key);
CREATE UNIQUE INDEX survey_code ON survey (workspace, code);

-- owner: listen
CREATE TABLE survey_question (
  workspace ID NOT NULL, id ID NOT NULL, code INT NOT NULL, key TEXT NOT NULL, label TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('nps', 'csat', 'ces', 'solved', 'intent', 'rating', 'choice', 'text')),
  scale_low REAL NULL, scale_high REAL NULL, scale_step REAL NULL, higher_is TEXT NOT NULL CHECK (higher_is IN ('better', 'worse')),
  pattern TEXT NOT NULL CHECK (pattern IN ('past', 'present', 'potential')),
  aspect TEXT NOT NULL CHECK (aspect IN ('experience', 'expectation', 'importance', 'intent', 'belief')),
  touchpoint INT NULL, options TEXT NOT NULL, made_at INT NOT NULL, revision INT NOT NULL,
  PRIMARY KEY (workspace, id), FOREIGN KEY (workspace) REFERENCES workspace (id)
) STRICT;
CREATE UNIQUE INDEX survey_question_key ON survey_question (workspace, key);
CREATE UNIQUE INDEX survey_question_code ON survey_question (workspace, code);

-- Which patterns and aspects a question's ratings really have: small, so that a question to the data can refuse to mix them without a scan.
-- owner: listen
CREATE TABLE question_use (
  workspace ID NOT NULL, question INT NOT NULL, pattern TEXT NOT NULL, aspect TEXT NOT NULL,
  PRIMARY KEY (workspace, question, pattern, aspect)
) STRICT;

-- Short words that become dense codes: channels and languages.
-- owner: listen
CREATE TABLE word (
  workspace ID NOT NULL, dimension TEXT NOT NULL CHECK (dimension IN ('channel', 'language')), code INT NOT NULL, text TEXT NOT NULL,
  PRIMARY KEY (workspace, dimension, code)
) STRICT;
CREATE UNIQUE INDEX word_text ON word (workspace, dimension, text);

-- `code` is dense per workspace; references below are codes, so that a row stays narrow. An erased response leaves no row.
-- owner: listen
CREATE TABLE response (
  workspace ID NOT NULL, id ID NOT NULL, code INT NOT NULL, external_id TEXT NULL, survey INT NULL, account INT NULL, account_version INT NULL, contact INT NULL,
  channel INT NULL, team INT NULL, language INT NULL, offering INT NULL, weight REAL NOT NULL, experienced_at INT NOT NULL, answered_at INT NOT NULL, received_at INT NOT NULL,
  test INT NOT NULL, excluded TEXT NULL, content_hash BYTES NOT NULL, revision INT NOT NULL,
  PRIMARY KEY (workspace, id), FOREIGN KEY (workspace) REFERENCES workspace (id)
) STRICT;
CREATE UNIQUE INDEX response_external ON response (workspace, external_id);
CREATE INDEX response_contact ON response (workspace, contact);
CREATE INDEX response_account ON response (workspace, account, id);
CREATE INDEX response_survey ON response (workspace, survey, id);

-- A scored answer; `position` tells several choices of one question apart.
-- owner: listen
CREATE TABLE rating (
  workspace ID NOT NULL, response ID NOT NULL, question INT NOT NULL, position INT NOT NULL, score REAL NOT NULL,
  touchpoint INT NULL, offering INT NULL, pattern TEXT NOT NULL, aspect TEXT NOT NULL,
  PRIMARY KEY (workspace, response, question, position), FOREIGN KEY (workspace, response) REFERENCES response (workspace, id)
) STRICT;

-- owner: listen
CREATE TABLE verbatim (
  workspace ID NOT NULL, response ID NOT NULL, question INT NOT NULL, words TEXT NOT NULL, language INT NULL, touchpoint INT NULL,
  PRIMARY KEY (workspace, response, question), FOREIGN KEY (workspace, response) REFERENCES response (workspace, id)
) STRICT;

-- owner: listen
CREATE TABLE response_value (
  workspace ID NOT NULL, response ID NOT NULL, attribute ID NOT NULL, value_text TEXT NULL, value_num REAL NULL,
  PRIMARY KEY (workspace, response, attribute),
  FOREIGN KEY (workspace, response) REFERENCES response (workspace, id), FOREIGN KEY (workspace, attribute) REFERENCES attribute (workspace, id)
) STRICT;

-- What a response said before it was replaced, and whose words that were: a replacement may name another person.
-- owner: listen
CREATE TABLE response_history (
  workspace ID NOT NULL, response ID NOT NULL, revision INT NOT NULL, contact INT NULL, content TEXT NOT NULL, replaced_at INT NOT NULL, actor TEXT NOT NULL,
  PRIMARY KEY (workspace, response, revision), FOREIGN KEY (workspace, response) REFERENCES response (workspace, id)
) STRICT;
CREATE INDEX response_history_contact ON response_history (workspace, contact);

-- Nothing here quotes a cell of the file: what a person said is kept in one place, where it can be erased.
-- owner: listen
CREATE TABLE import (
  workspace ID NOT NULL, id ID NOT NULL, kind TEXT NOT NULL, file TEXT NOT NULL, actor TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('checking', 'writing', 'done', 'failed')), row_count INT NOT NULL, written INT NOT NULL, result TEXT NOT NULL,
  made_at INT NOT NULL, done_at INT NULL,
  PRIMARY KEY (workspace, id), FOREIGN KEY (workspace) REFERENCES workspace (id)
) STRICT;

-- What is left of an erased person: the random id alone, which tells that the erasure happened and when.
-- owner: customers
CREATE TABLE erased_person (
  workspace ID NOT NULL, contact ID NOT NULL, erased_at INT NOT NULL,
  PRIMARY KEY (workspace, contact)
) STRICT;

-- Why something went wrong: a tree that people edit. What is retired is offered no more, but cases keep it.
-- owner: manage
CREATE TABLE root_cause (
  workspace ID NOT NULL, id ID NOT NULL, parent ID NULL, name TEXT NOT NULL, name_key TEXT NOT NULL, position INT NOT NULL, retired_at INT NULL,
  made_at INT NOT NULL, revision INT NOT NULL,
  PRIMARY KEY (workspace, id), FOREIGN KEY (workspace) REFERENCES workspace (id), FOREIGN KEY (workspace, parent) REFERENCES root_cause (workspace, id)
) STRICT;
CREATE UNIQUE INDEX root_cause_name ON root_cause (workspace, name_key);
CREATE INDEX root_cause_parent ON root_cause (workspace, parent);

-- How soon customers of a kind are spoken to and helped, in working minutes, and who is told when that fails. The first one that fits an account holds.
-- owner: manage
CREATE TABLE service_class (
  workspace ID NOT NULL, id ID NOT NULL, name TEXT NOT NULL, name_key TEXT NOT NULL, position INT NOT NULL, condition TEXT NOT NULL,
  first_word_minutes INT NOT NULL, resolve_minutes INT NOT NULL, escalation TEXT NOT NULL, made_at INT NOT NULL, changed_at INT NOT NULL, revision INT NOT NULL,
  PRIMARY KEY (workspace, id), FOREIGN KEY (workspace) REFERENCES workspace (id)
) STRICT;
CREATE UNIQUE INDEX service_class_name ON service_class (workspace, name_key);

-- When a case opens by itself, and who gets it.
-- owner: manage
CREATE TABLE case_rule (
  workspace ID NOT NULL, id ID NOT NULL, name TEXT NOT NULL, name_key TEXT NOT NULL, enabled INT NOT NULL,
  source TEXT NOT NULL CHECK (source IN ('answer', 'observation', 'interaction')), condition TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('experience', 'complaint', 'praise')), priority INT NOT NULL, routing TEXT NOT NULL, service_class ID NULL,
  hold TEXT NOT NULL CHECK (hold IN ('none', 'contact', 'account')), playbook TEXT NULL, within_days INT NOT NULL,
  made_at INT NOT NULL, changed_at INT NOT NULL, revision INT NOT NULL,
  PRIMARY KEY (workspace, id), FOREIGN KEY (workspace) REFERENCES workspace (id),
  FOREIGN KEY (workspace, service_class) REFERENCES service_class (workspace, id)
) STRICT;
CREATE UNIQUE INDEX case_rule_name ON case_rule (workspace, name_key);

-- What we take care of for a customer until it is done. `open_key` (rule, account or else contact, touchpoint) is there while the case is open, so that
-- later words join it. `due_at` is the next time by which something is promised, or the end of time; the most pressing
-- `priority` is 0. `replied_at` tells since when the customer waits for an answer. `confirm_hash` finds it by the link that asks the
-- customer whether it is done.
-- owner: manage
CREATE TABLE customer_case (
  workspace ID NOT NULL, id ID NOT NULL, number INT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('experience', 'complaint', 'praise')),
  state TEXT NOT NULL CHECK (state IN ('open', 'working', 'waiting', 'resolved', 'closed')), is_open INT NOT NULL, priority INT NOT NULL,
  open_key TEXT NULL, rule ID NULL,
  title TEXT NULL, account ID NULL, contact ID NULL, touchpoint ID NULL, owner ID NULL, team ID NULL, cause ID NULL, action TEXT NULL, plan TEXT NULL,
  service_class ID NULL, playbook TEXT NULL, hold_on TEXT NOT NULL CHECK (hold_on IN ('none', 'contact', 'account')), hold ID NULL,
  due_at INT NOT NULL, due TEXT NULL, late_at INT NULL, level INT NOT NULL, escalate_at INT NULL,
  outcome TEXT NULL CHECK (outcome IN ('confirmed', 'denied')), confirm_hash BYTES NULL,
  opened_at INT NOT NULL, first_word_at INT NULL, replied_at INT NULL, resolved_at INT NULL, closed_at INT NULL, changed_at INT NOT NULL, actor TEXT NOT NULL, revision INT NOT NULL,
  PRIMARY KEY (workspace, id), FOREIGN KEY (workspace) REFERENCES workspace (id), FOREIGN KEY (workspace, account) REFERENCES account (workspace, id),
  FOREIGN KEY (workspace, touchpoint) REFERENCES touchpoint (workspace, id), FOREIGN KEY (workspace, owner) REFERENCES member (workspace, id),
  FOREIGN KEY (workspace, team) REFERENCES team (workspace, id), FOREIGN KEY (workspace, cause) REFERENCES root_cause (workspace, id),
  FOREIGN KEY (workspace, service_class) REFERENCES service_class (workspace, id)
) STRICT;
CREATE UNIQUE INDEX customer_case_number ON customer_case (workspace, number);
CREATE UNIQUE INDEX customer_case_open ON customer_case (workspace, open_key);
CREATE UNIQUE INDEX customer_case_confirm ON customer_case (confirm_hash);
CREATE INDEX customer_case_due ON customer_case (workspace, due_at, number);
CREATE INDEX customer_case_state ON customer_case (workspace, state, due_at, number);
CREATE INDEX customer_case_owner ON customer_case (workspace, owner, is_open, priority, due_at, number);
CREATE INDEX customer_case_pressing ON customer_case (workspace, is_open, due_at, number);
CREATE INDEX customer_case_account ON customer_case (workspace, account, number);
CREATE INDEX customer_case_contact ON customer_case (workspace, contact, number);
CREATE INDEX customer_case_cause ON customer_case (workspace, cause);
CREATE INDEX customer_case_escalate ON customer_case (workspace, escalate_at);

-- The beginnings by which a case is found: words of its title.
-- owner: manage
CREATE TABLE case_word (
  workspace ID NOT NULL, key TEXT NOT NULL, case_id ID NOT NULL,
  PRIMARY KEY (workspace, key, case_id), FOREIGN KEY (workspace, case_id) REFERENCES customer_case (workspace, id)
) STRICT;
CREATE INDEX case_word_case ON case_word (workspace, case_id);

-- What a case rests on: words that were said, things that were done, letters that came in.
-- owner: manage
CREATE TABLE case_item (
  workspace ID NOT NULL, case_id ID NOT NULL, noun TEXT NOT NULL CHECK (noun IN ('response', 'observation', 'interaction', 'letter')), item ID NOT NULL,
  contact ID NULL, at INT NOT NULL, joined_at INT NOT NULL,
  PRIMARY KEY (workspace, case_id, noun, item), FOREIGN KEY (workspace, case_id) REFERENCES customer_case (workspace, id)
) STRICT;
CREATE INDEX case_item_item ON case_item (workspace, item);
CREATE INDEX case_item_contact ON case_item (workspace, contact);

-- What became of a case, step by step. `detail` holds ids and words of closed sets, `note` what somebody wrote down.
-- owner: manage
CREATE TABLE case_step (
  workspace ID NOT NULL, case_id ID NOT NULL, id ID NOT NULL, position INT NOT NULL, at INT NOT NULL, actor TEXT NOT NULL, what TEXT NOT NULL, detail TEXT NOT NULL, note TEXT NULL,
  PRIMARY KEY (workspace, case_id, id), FOREIGN KEY (workspace, case_id) REFERENCES customer_case (workspace, id)
) STRICT;

-- By when something is promised to the customer of a case, when it was kept, and since when it was known to be late.
-- owner: manage
CREATE TABLE case_due (
  workspace ID NOT NULL, case_id ID NOT NULL, what TEXT NOT NULL CHECK (what IN ('first_word', 'plan', 'word', 'resolve', 'confirm', 'check')),
  due_at INT NOT NULL, met_at INT NULL, late_at INT NULL,
  PRIMARY KEY (workspace, case_id, what, due_at), FOREIGN KEY (workspace, case_id) REFERENCES customer_case (workspace, id)
) STRICT;

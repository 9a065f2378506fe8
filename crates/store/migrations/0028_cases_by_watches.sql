-- When a case opens by itself, and who gets it. `watch` says, of a rule that looks at alerts, whose alerts it looks at.
-- A closed list grows by making the table anew.
-- owner: manage
CREATE TABLE case_rule_or_watch (
  workspace ID NOT NULL, id ID NOT NULL, name TEXT NOT NULL, name_key TEXT NOT NULL, enabled INT NOT NULL,
  source TEXT NOT NULL CHECK (source IN ('answer', 'observation', 'interaction', 'alert')), watch ID NULL, condition TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('experience', 'complaint', 'praise')), priority INT NOT NULL, routing TEXT NOT NULL, service_class ID NULL,
  hold TEXT NOT NULL CHECK (hold IN ('none', 'contact', 'account')), playbook TEXT NULL, within_days INT NOT NULL,
  made_at INT NOT NULL, changed_at INT NOT NULL, revision INT NOT NULL,
  PRIMARY KEY (workspace, id), FOREIGN KEY (workspace) REFERENCES workspace (id),
  FOREIGN KEY (workspace, service_class) REFERENCES service_class (workspace, id)
) STRICT;
INSERT INTO case_rule_or_watch (workspace, id, name, name_key, enabled, source, condition, kind, priority, routing, service_class, hold, playbook, within_days, made_at, changed_at, revision)
  SELECT workspace, id, name, name_key, enabled, source, condition, kind, priority, routing, service_class, hold, playbook, within_days, made_at, changed_at, revision FROM case_rule;
DROP TABLE case_rule;
ALTER TABLE case_rule_or_watch RENAME TO case_rule;
CREATE UNIQUE INDEX case_rule_name ON case_rule (workspace, name_key);

-- What a case rests on: words that were said, things that were done, letters that came in, what a watch found.
-- owner: manage
CREATE TABLE case_item_or_alert (
  workspace ID NOT NULL, case_id ID NOT NULL, noun TEXT NOT NULL CHECK (noun IN ('response', 'observation', 'interaction', 'letter', 'alert')), item ID NOT NULL,
  contact ID NULL, at INT NOT NULL, joined_at INT NOT NULL,
  PRIMARY KEY (workspace, case_id, noun, item), FOREIGN KEY (workspace, case_id) REFERENCES customer_case (workspace, id)
) STRICT;
INSERT INTO case_item_or_alert (workspace, case_id, noun, item, contact, at, joined_at) SELECT workspace, case_id, noun, item, contact, at, joined_at FROM case_item;
DROP TABLE case_item;
ALTER TABLE case_item_or_alert RENAME TO case_item;
CREATE INDEX case_item_item ON case_item (workspace, item);
CREATE INDEX case_item_contact ON case_item (workspace, contact);

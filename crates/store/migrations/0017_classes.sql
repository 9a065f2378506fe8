-- Attributes that a room works out are not edited by hand: the room's name, none of those that people fill in.
ALTER TABLE attribute ADD COLUMN derived_by TEXT NULL;

-- The rules of classes, each version as it was laid down.
-- owner: monitor
CREATE TABLE class_rules (
  workspace ID NOT NULL, version INT NOT NULL, rules TEXT NOT NULL, note TEXT NOT NULL, made_at INT NOT NULL, actor TEXT NOT NULL,
  PRIMARY KEY (workspace, version), FOREIGN KEY (workspace) REFERENCES workspace (id)
) STRICT;

-- What each customer is taken for now: an account, or a person who belongs to none (`record` is the id of either). `by_rules` is what the rules
-- say, `class` what holds, which somebody may have set by hand. `look_at` is when it is looked at again.
-- owner: monitor
CREATE TABLE class_standing (
  workspace ID NOT NULL, record ID NOT NULL, account ID NULL, contact ID NULL, class TEXT NOT NULL, by_rules TEXT NOT NULL, because TEXT NULL, rules INT NULL,
  since INT NULL, looked_at INT NULL, look_at INT NOT NULL,
  PRIMARY KEY (workspace, record), FOREIGN KEY (workspace) REFERENCES workspace (id)
) STRICT;
CREATE INDEX class_standing_look ON class_standing (workspace, look_at);
CREATE INDEX class_standing_class ON class_standing (workspace, class, record);

-- owner: monitor
CREATE TABLE class_step (
  workspace ID NOT NULL, id ID NOT NULL, record ID NOT NULL, account ID NULL, contact ID NULL, at INT NOT NULL, was TEXT NOT NULL, class TEXT NOT NULL,
  cause TEXT NOT NULL CHECK (cause IN ('rules', 'override', 'override_ended')), because TEXT NULL, rules INT NULL, reason TEXT NULL, actor TEXT NOT NULL,
  PRIMARY KEY (workspace, id), FOREIGN KEY (workspace) REFERENCES workspace (id)
) STRICT;
CREATE INDEX class_step_record ON class_step (workspace, record, at);

-- owner: monitor
CREATE TABLE class_override (
  workspace ID NOT NULL, id ID NOT NULL, record ID NOT NULL, account ID NULL, contact ID NULL, class TEXT NOT NULL, reason TEXT NOT NULL,
  made_at INT NOT NULL, until_at INT NOT NULL, actor TEXT NOT NULL, ended_at INT NULL,
  PRIMARY KEY (workspace, id), FOREIGN KEY (workspace) REFERENCES workspace (id)
) STRICT;
CREATE INDEX class_override_record ON class_override (workspace, record, made_at);

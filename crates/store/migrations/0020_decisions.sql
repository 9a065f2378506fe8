-- What was decided on the voice of customers. `reading` is the reading it rests on, as it was then; it never changes.
-- owner: manage
CREATE TABLE decision (
  workspace ID NOT NULL, id ID NOT NULL, title TEXT NOT NULL, note TEXT NULL, state TEXT NOT NULL CHECK (state IN ('decided', 'done', 'dropped')),
  touchpoint ID NULL, owner ID NULL, reading TEXT NULL, decided_at INT NOT NULL, due_at INT NULL, ended_at INT NULL,
  made_at INT NOT NULL, changed_at INT NOT NULL, actor TEXT NOT NULL, revision INT NOT NULL,
  PRIMARY KEY (workspace, id), FOREIGN KEY (workspace) REFERENCES workspace (id), FOREIGN KEY (workspace, touchpoint) REFERENCES touchpoint (workspace, id),
  FOREIGN KEY (workspace, owner) REFERENCES member (workspace, id)
) STRICT;
CREATE INDEX decision_decided ON decision (workspace, decided_at, id);
CREATE INDEX decision_touchpoint ON decision (workspace, touchpoint, decided_at, id);
CREATE INDEX decision_owner ON decision (workspace, owner, decided_at, id);

-- The words that led to a decision, and whose they are; nobody's where anonymity was promised.
-- owner: manage
CREATE TABLE decision_word (
  workspace ID NOT NULL, decision ID NOT NULL, noun TEXT NOT NULL CHECK (noun IN ('response', 'observation')), item ID NOT NULL, contact ID NULL, joined_at INT NOT NULL,
  PRIMARY KEY (workspace, decision, noun, item), FOREIGN KEY (workspace, decision) REFERENCES decision (workspace, id)
) STRICT;
CREATE INDEX decision_word_item ON decision_word (workspace, item);
CREATE INDEX decision_word_contact ON decision_word (workspace, contact);

-- What became of a decision, step by step. `detail` holds words of closed sets only.
-- owner: manage
CREATE TABLE decision_step (
  workspace ID NOT NULL, decision ID NOT NULL, position INT NOT NULL, at INT NOT NULL, actor TEXT NOT NULL, what TEXT NOT NULL, detail TEXT NOT NULL,
  PRIMARY KEY (workspace, decision, position), FOREIGN KEY (workspace, decision) REFERENCES decision (workspace, id)
) STRICT;

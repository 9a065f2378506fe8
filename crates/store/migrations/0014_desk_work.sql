-- The hours in which a workspace works, as JSON; the usual ones where there is no row. Without a zone, that of the workspace holds.
-- owner: desk
CREATE TABLE working_hours (
  workspace ID NOT NULL, zone TEXT NULL, week TEXT NOT NULL, holidays TEXT NOT NULL, changed_at INT NOT NULL, revision INT NOT NULL,
  PRIMARY KEY (workspace), FOREIGN KEY (workspace) REFERENCES workspace (id)
) STRICT;

-- What somebody is to do, about a record or by itself. Without a due time it has the end of time there, so that it comes last.
-- owner: desk
CREATE TABLE task (
  workspace ID NOT NULL, id ID NOT NULL, noun TEXT NULL, noun_id ID NULL, title TEXT NOT NULL, note TEXT NULL, owner ID NULL, team ID NULL,
  due_at INT NOT NULL, reminded INT NOT NULL, state TEXT NOT NULL CHECK (state IN ('open', 'done', 'dropped')), step TEXT NULL, made_at INT NOT NULL, made_by TEXT NOT NULL, ended_at INT NULL, ended_by TEXT NULL,
  revision INT NOT NULL,
  PRIMARY KEY (workspace, id), FOREIGN KEY (workspace) REFERENCES workspace (id), FOREIGN KEY (workspace, owner) REFERENCES member (workspace, id),
  FOREIGN KEY (workspace, team) REFERENCES team (workspace, id)
) STRICT;
CREATE INDEX task_noun ON task (workspace, noun, noun_id);
CREATE INDEX task_owner ON task (workspace, owner, state, due_at, id);
CREATE INDEX task_due ON task (workspace, state, due_at, id);
CREATE INDEX task_reminded ON task (workspace, reminded, state, due_at);
CREATE INDEX task_team ON task (workspace, team);

-- What members write about a record among themselves; a colleague is mentioned in the words by id. One that was taken back has no words.
-- owner: desk
CREATE TABLE comment (
  workspace ID NOT NULL, id ID NOT NULL, noun TEXT NOT NULL, noun_id ID NOT NULL, words TEXT NOT NULL, author TEXT NOT NULL, made_at INT NOT NULL,
  edited_at INT NULL, removed_at INT NULL, revision INT NOT NULL,
  PRIMARY KEY (workspace, id), FOREIGN KEY (workspace) REFERENCES workspace (id)
) STRICT;
CREATE INDEX comment_noun ON comment (workspace, noun, noun_id, id);

-- What a member should know of, once for each key.
-- owner: desk
CREATE TABLE notice (
  workspace ID NOT NULL, id ID NOT NULL, member ID NOT NULL, kind TEXT NOT NULL, noun TEXT NULL, noun_id ID NULL, params TEXT NOT NULL, at INT NOT NULL,
  read_at INT NULL, unique_key TEXT NOT NULL,
  PRIMARY KEY (workspace, id), FOREIGN KEY (workspace) REFERENCES workspace (id), FOREIGN KEY (workspace, member) REFERENCES member (workspace, id)
) STRICT;
CREATE UNIQUE INDEX notice_key ON notice (workspace, unique_key, member);
CREATE INDEX notice_member ON notice (workspace, member, id);
CREATE INDEX notice_unread ON notice (workspace, member, read_at);
CREATE INDEX notice_noun ON notice (workspace, noun, noun_id);
CREATE INDEX notice_at ON notice (workspace, at);

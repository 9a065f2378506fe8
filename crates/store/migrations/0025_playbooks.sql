-- What is done, step by step, when something happens to a customer. Runs that have begun keep the steps of their version.
-- owner: manage
CREATE TABLE playbook (
  workspace ID NOT NULL, id ID NOT NULL, key TEXT NOT NULL, name TEXT NOT NULL, about TEXT NULL, enabled INT NOT NULL, version INT NOT NULL,
  starts TEXT NOT NULL, steps TEXT NOT NULL, made_at INT NOT NULL, changed_at INT NOT NULL, revision INT NOT NULL,
  PRIMARY KEY (workspace, id), FOREIGN KEY (workspace) REFERENCES workspace (id)
) STRICT;
CREATE UNIQUE INDEX playbook_key ON playbook (workspace, key);

-- A playbook that is followed for a record. `start_key` tells what started it, so that the same thing does so once; `running_key` is there while it runs, so
-- that a record has one run of a playbook at a time. `decides` says that it ends with a decision, which stands in `decision`.
-- owner: manage
CREATE TABLE playbook_run (
  workspace ID NOT NULL, id ID NOT NULL, playbook ID NOT NULL, key TEXT NOT NULL, name TEXT NOT NULL, version INT NOT NULL, steps TEXT NOT NULL,
  noun TEXT NOT NULL, noun_id ID NOT NULL, account ID NULL, start_key TEXT NOT NULL, running_key TEXT NULL,
  state TEXT NOT NULL CHECK (state IN ('running', 'done', 'stopped')), decides INT NOT NULL, decision TEXT NULL, decided_by TEXT NULL, decided_at INT NULL,
  started_at INT NOT NULL, started_by TEXT NOT NULL, ended_at INT NULL,
  PRIMARY KEY (workspace, id), FOREIGN KEY (workspace) REFERENCES workspace (id), FOREIGN KEY (workspace, account) REFERENCES account (workspace, id)
) STRICT;
CREATE UNIQUE INDEX playbook_run_start ON playbook_run (workspace, start_key);
CREATE UNIQUE INDEX playbook_run_running ON playbook_run (workspace, running_key);
CREATE INDEX playbook_run_about ON playbook_run (workspace, noun_id, id);
CREATE INDEX playbook_run_account ON playbook_run (workspace, account, id);
CREATE INDEX playbook_run_state ON playbook_run (workspace, state, id);

-- The tasks that the steps of a run became.
-- owner: manage
CREATE TABLE playbook_task (
  workspace ID NOT NULL, run ID NOT NULL, position INT NOT NULL, task ID NOT NULL,
  PRIMARY KEY (workspace, run, position), FOREIGN KEY (workspace, run) REFERENCES playbook_run (workspace, id)
) STRICT;
CREATE UNIQUE INDEX playbook_task_task ON playbook_task (workspace, task);

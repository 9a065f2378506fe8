-- Accounts from which nobody was heard for longer than fits their own rhythm, as of the last look. `at_stake` is what their contracts bring in a
-- year by currency, `worth` the part in the workspace's currency, by which lists are ordered.
-- owner: monitor
CREATE TABLE silent_account (
  workspace ID NOT NULL, account ID NOT NULL, why TEXT NOT NULL CHECK (why IN ('beyond_rhythm', 'without_rhythm')), heard_on TEXT NULL, days_heard INT NOT NULL,
  rhythm REAL NULL, since_on TEXT NOT NULL, at_stake TEXT NOT NULL, worth INT NOT NULL, next_end TEXT NULL, looked_at INT NOT NULL,
  PRIMARY KEY (workspace, account), FOREIGN KEY (workspace) REFERENCES workspace (id)
) STRICT;
CREATE INDEX silent_account_worth ON silent_account (workspace, worth, account);

-- Who went through a touchpoint.
CREATE INDEX interaction_touchpoint ON interaction (workspace, touchpoint, happened_at);

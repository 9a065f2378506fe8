-- What people and teams have to do is found by an index that begins with whose it is, in the order in which Today lists it.
CREATE INDEX customer_case_first ON customer_case (workspace, is_open, priority, due_at, number);
CREATE INDEX customer_case_team ON customer_case (workspace, team, is_open, priority, due_at, number);
CREATE INDEX account_owner ON account (workspace, owner);
CREATE INDEX pairing_member ON pairing (workspace, member);

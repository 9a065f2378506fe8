-- People to be asked or looked at together: by a condition, picked by hand, or our own staff.
-- owner: customers
CREATE TABLE audience (
  workspace ID NOT NULL, id ID NOT NULL, name TEXT NOT NULL, name_key TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('filter', 'list', 'staff')),
  filter TEXT NOT NULL, teams TEXT NOT NULL, made_at INT NOT NULL, changed_at INT NOT NULL, revision INT NOT NULL,
  PRIMARY KEY (workspace, id), FOREIGN KEY (workspace) REFERENCES workspace (id)
) STRICT;
CREATE UNIQUE INDEX audience_name ON audience (workspace, name_key);

-- owner: customers
CREATE TABLE audience_contact (
  workspace ID NOT NULL, audience ID NOT NULL, contact ID NOT NULL, added_at INT NOT NULL, actor TEXT NOT NULL,
  PRIMARY KEY (workspace, audience, contact), FOREIGN KEY (workspace, audience) REFERENCES audience (workspace, id),
  FOREIGN KEY (workspace, contact) REFERENCES contact (workspace, id)
) STRICT;
CREATE INDEX audience_of_contact ON audience_contact (workspace, contact);

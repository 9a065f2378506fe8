-- What was uploaded; its content lies in the data folder under the id. It goes with the record it belongs to, and with the person who sent it.
-- owner: desk
CREATE TABLE file (
  workspace ID NOT NULL, id ID NOT NULL, name TEXT NOT NULL, media_type TEXT NOT NULL, bytes INT NOT NULL, sha256 BYTES NOT NULL,
  noun TEXT NOT NULL, noun_id ID NOT NULL, contact ID NULL, made_at INT NOT NULL, actor TEXT NOT NULL,
  PRIMARY KEY (workspace, id), FOREIGN KEY (workspace) REFERENCES workspace (id)
) STRICT;
CREATE INDEX file_noun ON file (workspace, noun, noun_id);
CREATE INDEX file_contact ON file (workspace, contact);

-- Words that people put on records, each with a role of colour.
-- owner: desk
CREATE TABLE tag (
  workspace ID NOT NULL, id ID NOT NULL, name TEXT NOT NULL, name_key TEXT NOT NULL, colour TEXT NOT NULL, made_at INT NOT NULL, revision INT NOT NULL,
  PRIMARY KEY (workspace, id), FOREIGN KEY (workspace) REFERENCES workspace (id)
) STRICT;
CREATE UNIQUE INDEX tag_name ON tag (workspace, name_key);

-- owner: desk
CREATE TABLE tagged (
  workspace ID NOT NULL, noun TEXT NOT NULL, noun_id ID NOT NULL, tag ID NOT NULL, tagged_at INT NOT NULL, actor TEXT NOT NULL,
  PRIMARY KEY (workspace, noun, noun_id, tag), FOREIGN KEY (workspace, tag) REFERENCES tag (workspace, id)
) STRICT;
CREATE INDEX tagged_tag ON tagged (workspace, tag, noun, noun_id);

-- A list as somebody wants to see it again: its page, and the filters as the address has them. Without a member it is shared only.
-- owner: desk
CREATE TABLE saved_view (
  workspace ID NOT NULL, id ID NOT NULL, page TEXT NOT NULL, name TEXT NOT NULL, name_key TEXT NOT NULL, address TEXT NOT NULL, member ID NULL, shared INT NOT NULL,
  made_at INT NOT NULL, changed_at INT NOT NULL, revision INT NOT NULL,
  PRIMARY KEY (workspace, id), FOREIGN KEY (workspace) REFERENCES workspace (id), FOREIGN KEY (workspace, member) REFERENCES member (workspace, id)
) STRICT;
CREATE INDEX saved_view_page ON saved_view (workspace, page, name_key, id);
CREATE INDEX saved_view_member ON saved_view (workspace, member);

-- A letter that leaves by itself. Its paper goes once it has left where links in it open something in a person's name; its token, which is in the
-- reply address and in the link that unsubscribes, always does.
-- owner: post
CREATE TABLE letter (
  workspace ID NOT NULL, id ID NOT NULL, to_name TEXT NULL, to_address TEXT NOT NULL, to_key TEXT NOT NULL, from_name TEXT NULL, from_address TEXT NULL,
  subject TEXT NOT NULL, language TEXT NOT NULL, paper TEXT NULL, secret INT NOT NULL, unsubscribes INT NOT NULL, token TEXT NULL, token_hash BYTES NOT NULL,
  message_id TEXT NOT NULL, about_noun TEXT NULL, about_id ID NULL, contact ID NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'bounced', 'refused', 'suppressed')), attempts INT NOT NULL, reason TEXT NULL,
  made_at INT NOT NULL, due_at INT NOT NULL, ended_at INT NULL, actor TEXT NOT NULL,
  PRIMARY KEY (workspace, id), FOREIGN KEY (workspace) REFERENCES workspace (id)
) STRICT;
CREATE UNIQUE INDEX letter_token ON letter (token_hash);
CREATE UNIQUE INDEX letter_message ON letter (workspace, message_id);
CREATE INDEX letter_state ON letter (workspace, state, id);
CREATE INDEX letter_about ON letter (workspace, about_noun, about_id);
CREATE INDEX letter_contact ON letter (workspace, contact);

-- Addresses that get no more letters. Of a person who was erased only the hash stays, so that they are not written to again.
-- owner: post
CREATE TABLE suppression (
  workspace ID NOT NULL, id ID NOT NULL, address_hash BYTES NOT NULL, address TEXT NULL,
  reason TEXT NOT NULL CHECK (reason IN ('unsubscribed', 'hard_bounce', 'complaint', 'by_hand')), letter ID NULL, since INT NOT NULL, actor TEXT NOT NULL,
  PRIMARY KEY (workspace, id), FOREIGN KEY (workspace) REFERENCES workspace (id)
) STRICT;
CREATE UNIQUE INDEX suppression_address ON suppression (workspace, address_hash);

-- A letter that came in, with its new words only; the digest tells one that is delivered twice.
-- owner: post
CREATE TABLE letter_in (
  workspace ID NOT NULL, id ID NOT NULL, digest BYTES NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('reply', 'bounce', 'complaint', 'automatic', 'refused')),
  from_name TEXT NULL, from_address TEXT NULL, from_key TEXT NULL, subject TEXT NULL, words TEXT NULL, reason TEXT NULL, letter ID NULL, contact ID NULL,
  bytes INT NOT NULL, received_at INT NOT NULL,
  PRIMARY KEY (workspace, id), FOREIGN KEY (workspace) REFERENCES workspace (id)
) STRICT;
CREATE UNIQUE INDEX letter_in_digest ON letter_in (workspace, digest);
CREATE INDEX letter_in_letter ON letter_in (workspace, letter);
CREATE INDEX letter_in_contact ON letter_in (workspace, contact);

-- How a workspace writes, the key with which its mail comes in, and for how many days it keeps what letters say: for ever without a number.
-- owner: post
CREATE TABLE mail_setting (
  workspace ID NOT NULL, sender_name TEXT NULL, sender_address TEXT NULL, reply_address TEXT NULL, postal_address TEXT NULL,
  key_hash BYTES NULL, key_hint TEXT NULL, key_made_at INT NULL, keep_days INT NULL, changed_at INT NOT NULL, revision INT NOT NULL,
  PRIMARY KEY (workspace), FOREIGN KEY (workspace) REFERENCES workspace (id)
) STRICT;
CREATE UNIQUE INDEX mail_setting_key ON mail_setting (key_hash);

-- A mailbox that letters are fetched from, which all workspaces share: the last look, and what has been wrong since when.
-- owner: post
CREATE TABLE mailbox (name TEXT NOT NULL, looked_at INT NOT NULL, trouble TEXT NULL, since INT NOT NULL, PRIMARY KEY (name)) STRICT;

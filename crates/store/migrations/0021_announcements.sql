-- What customers are told became of their words: "you said, we did". `texts` has the words in each language, the first being the usual one.
-- `decided_at` and `done_at` tell when each of the two was published.
-- owner: manage
CREATE TABLE announcement (
  workspace ID NOT NULL, id ID NOT NULL, decision ID NOT NULL, state TEXT NOT NULL CHECK (state IN ('draft', 'decided', 'done', 'withdrawn')),
  texts TEXT NOT NULL, decided_at INT NULL, done_at INT NULL, shown_at INT NULL, made_at INT NOT NULL, changed_at INT NOT NULL, actor TEXT NOT NULL, revision INT NOT NULL,
  PRIMARY KEY (workspace, id), FOREIGN KEY (workspace) REFERENCES workspace (id), FOREIGN KEY (workspace, decision) REFERENCES decision (workspace, id)
) STRICT;
CREATE INDEX announcement_shown ON announcement (workspace, shown_at, id);
CREATE INDEX announcement_decision ON announcement (workspace, decision);

-- Words of a person that an announcement shows, as long as the person agrees.
-- owner: manage
CREATE TABLE announcement_quote (
  workspace ID NOT NULL, announcement ID NOT NULL, position INT NOT NULL, response ID NOT NULL, contact ID NOT NULL, words TEXT NOT NULL,
  PRIMARY KEY (workspace, announcement, position), FOREIGN KEY (workspace, announcement) REFERENCES announcement (workspace, id)
) STRICT;
CREATE INDEX announcement_quote_contact ON announcement_quote (workspace, contact);

-- Who was written to, once for each stage.
-- owner: manage
CREATE TABLE announcement_letter (
  workspace ID NOT NULL, announcement ID NOT NULL, stage TEXT NOT NULL CHECK (stage IN ('decided', 'done')), contact ID NOT NULL, letter ID NOT NULL, at INT NOT NULL,
  PRIMARY KEY (workspace, announcement, stage, contact), FOREIGN KEY (workspace, announcement) REFERENCES announcement (workspace, id)
) STRICT;
CREATE INDEX announcement_letter_contact ON announcement_letter (workspace, contact);

-- How the page of announcements is shown to the world; open and not listed by search engines unless told.
-- owner: manage
CREATE TABLE news_page (
  workspace ID NOT NULL, is_open INT NOT NULL, indexed INT NOT NULL, changed_at INT NOT NULL, revision INT NOT NULL,
  PRIMARY KEY (workspace), FOREIGN KEY (workspace) REFERENCES workspace (id)
) STRICT;

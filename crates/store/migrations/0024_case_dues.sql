-- By when something is promised to the customer of a case, when it began and was kept, and since when it was known to be late. It is made anew: nothing
-- was written into the one before.
DROP TABLE case_due;
-- owner: manage
CREATE TABLE case_due (
  workspace ID NOT NULL, case_id ID NOT NULL, what TEXT NOT NULL CHECK (what IN ('first_word', 'plan', 'word', 'resolve', 'confirm', 'check')),
  from_at INT NOT NULL, due_at INT NOT NULL, met_at INT NULL, late_at INT NULL,
  PRIMARY KEY (workspace, case_id, what, from_at), FOREIGN KEY (workspace, case_id) REFERENCES customer_case (workspace, id)
) STRICT;

-- A look at all customers that somebody asked for, or new rules did: the last one by its number, behind which record it goes on, and whether it is
-- through. Of whom it finds nothing new nothing is written.
-- owner: monitor
CREATE TABLE class_sweep (
  workspace ID NOT NULL, number INT NOT NULL, behind ID NULL, done INT NOT NULL,
  PRIMARY KEY (workspace), FOREIGN KEY (workspace) REFERENCES workspace (id)
) STRICT;
ALTER TABLE class_standing DROP COLUMN looked_at;

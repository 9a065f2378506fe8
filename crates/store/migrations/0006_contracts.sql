-- What an account has agreed to buy again and again. Dates are local days as YYYY-MM-DD; `next_end` is 9999-12-31 where none is agreed.
-- owner: customers
CREATE TABLE contract (
  workspace ID NOT NULL, id ID NOT NULL, external_id TEXT NULL, account ID NOT NULL, offering ID NULL, name TEXT NOT NULL, currency TEXT NOT NULL,
  starts_on TEXT NOT NULL, ends_on TEXT NULL, term_months INT NULL, renews INT NOT NULL, next_end TEXT NOT NULL, notice_days INT NULL, notice_on TEXT NULL,
  ended_on TEXT NULL, end_reason TEXT NULL, end_note TEXT NULL, made_at INT NOT NULL, changed_at INT NOT NULL, revision INT NOT NULL,
  PRIMARY KEY (workspace, id), FOREIGN KEY (workspace, account) REFERENCES account (workspace, id),
  FOREIGN KEY (workspace, offering) REFERENCES offering (workspace, id)
) STRICT;
CREATE UNIQUE INDEX contract_external ON contract (workspace, external_id);
CREATE INDEX contract_account ON contract (workspace, account, starts_on);
CREATE INDEX contract_end ON contract (workspace, next_end, id);

-- What a contract brings since when: the recurring amount in minor units of its currency, every month, quarter or year.
-- owner: customers
CREATE TABLE contract_terms (
  workspace ID NOT NULL, contract ID NOT NULL, since TEXT NOT NULL, quantity REAL NULL, amount INT NOT NULL,
  every TEXT NOT NULL CHECK (every IN ('month', 'quarter', 'year')), reason TEXT NULL, note TEXT NULL,
  PRIMARY KEY (workspace, contract, since), FOREIGN KEY (workspace, contract) REFERENCES contract (workspace, id)
) STRICT;

-- A change of what an account brings in a year. Those of contracts follow from their terms and are made anew with them; others were told.
-- owner: customers
CREATE TABLE movement (
  workspace ID NOT NULL, id ID NOT NULL, external_id TEXT NULL, account ID NOT NULL, contract ID NULL, happened_on TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('new', 'expansion', 'contraction', 'churn', 'reactivation')), amount INT NOT NULL, currency TEXT NOT NULL,
  quantity REAL NULL, reason TEXT NULL, note TEXT NULL, told INT NOT NULL, made_at INT NOT NULL,
  PRIMARY KEY (workspace, id), FOREIGN KEY (workspace, account) REFERENCES account (workspace, id),
  FOREIGN KEY (workspace, contract) REFERENCES contract (workspace, id)
) STRICT;
CREATE UNIQUE INDEX movement_external ON movement (workspace, external_id);
CREATE INDEX movement_account ON movement (workspace, account, happened_on);
CREATE INDEX movement_day ON movement (workspace, happened_on, id);
CREATE INDEX movement_contract ON movement (workspace, contract);

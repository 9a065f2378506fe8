"""DuckDB's side: loads the files into its own tables, then answers SQL.

One JSON line in, one out: the rows and the milliseconds from handing over the SQL to having fetched every row.
"""

import json
import sys
import time

import duckdb

LOAD = """
CREATE TYPE tier AS ENUM (SELECT DISTINCT tier FROM read_csv('{accounts}'));
CREATE TYPE region AS ENUM (SELECT DISTINCT region FROM read_csv('{accounts}') ORDER BY region);
CREATE TABLE account AS
    SELECT CAST(external_id[2:] AS INTEGER) AS id, external_id, CAST(tier AS tier) AS tier, CAST(region AS region) AS region
    FROM read_csv('{accounts}') ORDER BY id;
CREATE TYPE team AS ENUM (SELECT 'team-' || lpad(CAST(i AS VARCHAR), 2, '0') FROM range(20) AS t(i));
CREATE TYPE touchpoint AS ENUM (SELECT 'touchpoint-' || lpad(CAST(i AS VARCHAR), 2, '0') FROM range(40) AS t(i));
CREATE TYPE channel AS ENUM ('mail', 'web', 'phone', 'app');
CREATE TABLE rating (
    id INTEGER, account INTEGER, contact INTEGER, team team, touchpoint touchpoint, channel channel, experienced_at TIMESTAMP, score TINYINT
);
INSERT INTO rating
    SELECT CAST(id[2:] AS INTEGER), CAST(account[2:] AS INTEGER), CAST(contact[2:] AS INTEGER), team, touchpoint, channel, experienced_at, score
    FROM read_csv('{responses}', header = true, columns = {{
        'id': 'VARCHAR', 'account': 'VARCHAR', 'contact': 'VARCHAR', 'team': 'VARCHAR', 'touchpoint': 'VARCHAR', 'channel': 'VARCHAR',
        'experienced_at': 'TIMESTAMP', 'score': 'TINYINT'}});
CHECKPOINT;
ANALYZE;
"""


def main(path, accounts, responses):
    started = time.perf_counter()
    duck = duckdb.connect(path, config={"threads": 2})
    if not duck.execute("SELECT 1 FROM duckdb_tables() WHERE table_name = 'rating'").fetchall():
        duck.execute(LOAD.format(accounts=accounts, responses=responses))
    say({"version": duckdb.__version__, "seconds": time.perf_counter() - started})
    for line in sys.stdin:
        sql = json.loads(line)
        started = time.perf_counter()
        rows = duck.execute(sql).fetchall()
        millis = (time.perf_counter() - started) * 1000
        say({"millis": millis, "rows": rows})


def say(message):
    print(json.dumps(message, default=str), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])

//! What came from a source, day by day and call by call.

use std::collections::BTreeMap;

use kernel::Time;
use store::{Error, Read, Tx, args};

const DAY: i64 = 86_400_000_000;

/// How many came, of one call.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
#[schema(as = SourceCount)]
pub struct Count {
    /// Taken in.
    pub taken: i64,
    /// Here before: the same message came again.
    pub again: i64,
    /// Not taken in.
    pub refused: i64,
}

/// Adds what came now, by source and call.
pub async fn count(tx: &mut Tx<'_>, counts: BTreeMap<(i64, &'static str), Count>) -> Result<(), Error> {
    let (workspace, now) = (tx.workspace(), tx.act().now);
    let row = |((source, call), count): ((i64, &str), Count)| {
        args![workspace, source, now.micros().div_euclid(DAY), call, count.taken, count.again, count.refused, now]
    };
    let rows = counts.into_iter().map(row).collect();
    let insert = "INSERT INTO source_day (workspace, source, day, call, taken, again, refused, last_at)";
    let conflict = "ON CONFLICT (workspace, source, day, call) DO UPDATE SET taken = source_day.taken + excluded.taken, \
        again = source_day.again + excluded.again, refused = source_day.refused + excluded.refused, last_at = excluded.last_at";
    tx.insert_rows(insert, rows, conflict).await.map(drop)
}

/// What a source sent in the last 30 days.
#[derive(Clone, Debug, Default)]
pub struct Sent {
    /// By call.
    pub calls: BTreeMap<String, Count>,
    /// When it sent last.
    pub last_at: Option<Time>,
}

/// What each source sent in the last 30 days, by its code.
pub async fn sent(read: &mut Read, now: Time) -> Result<BTreeMap<i64, Sent>, Error> {
    let sql = "SELECT source, call, CAST(SUM(taken) AS BIGINT) AS taken, CAST(SUM(again) AS BIGINT) AS again, CAST(SUM(refused) AS BIGINT) AS refused, \
        MAX(last_at) AS last_at FROM source_day WHERE workspace = $1 AND day > $2 GROUP BY source, call";
    let mut sent: BTreeMap<i64, Sent> = BTreeMap::new();
    for row in read.all(sql, args![read.workspace(), now.micros().div_euclid(DAY) - 30]).await? {
        let source = sent.entry(row.get("source")?).or_default();
        source.calls.insert(row.get("call")?, Count { taken: row.get("taken")?, again: row.get("again")?, refused: row.get("refused")? });
        source.last_at = source.last_at.max(Some(row.get("last_at")?));
    }
    Ok(sent)
}

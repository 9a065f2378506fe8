//! Contracts that go on by themselves have their end in the future again once it has come.

use identity::workspaces;
use store::{Error, Tx, args};

use super::store::{COLUMNS, whole};
use super::write::next_end;

/// Contracts moved by one transaction.
const MANY: i64 = 500;

/// Moves the ends that have come, some at a time; gives back how many contracts went on.
pub async fn roll_on(tx: &mut Tx<'_>) -> Result<u64, Error> {
    let today = workspaces::zone(tx).await?.date(tx.act().now);
    let sql = format!(
        "SELECT {COLUMNS} FROM contract c WHERE c.workspace = $1 AND c.next_end < $2 AND c.renews = 1 AND c.ended_on IS NULL AND c.notice_on IS NULL \
         ORDER BY c.next_end, c.id LIMIT $3"
    );
    let values = args![tx.workspace(), today.to_string(), MANY];
    let rows = tx.all(&sql, values).await?;
    let mut rolled = 0;
    for record in whole(tx, &rows).await? {
        let sql = "UPDATE contract SET next_end = $3 WHERE workspace = $1 AND id = $2";
        let values = args![tx.workspace(), record.id, next_end(&record, today)];
        rolled += tx.execute(sql, values).await?;
    }
    Ok(rolled)
}

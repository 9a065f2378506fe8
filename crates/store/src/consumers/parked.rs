//! Events that failed too often, once their cause is mended.

use kernel::Act;

use super::{Consumer, take, wants};
use crate::args;
use crate::error::Error;
use crate::log;
use crate::store::Store;

/// Lets the consumer take the parked events of the act's workspace again, oldest first; ends at the first that still fails.
/// Returns how many were taken.
pub async fn retake(store: &Store, consumer: &dyn Consumer, act: &Act) -> Result<usize, Error> {
    let sql = "SELECT seq FROM parked_event WHERE consumer = $1 AND workspace = $2 ORDER BY seq";
    let parked = store.read(act.workspace).await?.all(sql, args![consumer.name(), act.workspace]).await?;
    for row in &parked {
        let seq: i64 = row.get("seq")?;
        let mut tx = store.begin(act).await?;
        let sql = "DELETE FROM parked_event WHERE consumer = $1 AND workspace = $2 AND seq = $3";
        if tx.execute(sql, args![consumer.name(), act.workspace, seq]).await? == 1 {
            for event in log::after(&mut tx, seq - 1, 1).await?.iter().filter(|event| wants(consumer, event)) {
                take(&mut tx, consumer, event).await?;
            }
        }
        tx.commit().await?;
    }
    Ok(parked.len())
}

//! Looks at all customers, asked for by new rules and done some at a time; and when the last look at some began.

use kernel::Id;
use kernel::about::Any;
use store::{Error, Read, Tx, Value, args};

/// A look at everybody that is under way.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sweep {
    number: i64,
    /// The last record that was looked at.
    pub behind: Id<Any>,
}

/// The sweep that is under way, if there is one.
pub(super) async fn under_way(read: &mut Read) -> Result<Option<Sweep>, Error> {
    let row = read.optional("SELECT number, behind FROM class_sweep WHERE workspace = $1 AND done = 0", args![read.workspace()]).await?;
    let sweep = row.map(|row| {
        let behind: Option<_> = row.get("behind")?;
        Ok(Sweep { number: row.get("number")?, behind: behind.unwrap_or(Id::from_bytes([0; 16])) })
    });
    sweep.transpose()
}

/// Lets everybody be looked at again, from the beginning.
pub(super) async fn begin(tx: &mut Tx<'_>) -> Result<(), Error> {
    let sql = "INSERT INTO class_sweep (workspace, number, done) VALUES ($1, 1, 0) \
        ON CONFLICT (workspace) DO UPDATE SET number = class_sweep.number + 1, behind = NULL, done = 0";
    tx.execute(sql, args![tx.workspace()]).await.map(drop)
}

/// Notes that a look begins at those whose time has come by now; has to be durable before any of them is read.
pub(super) async fn note_round(tx: &mut Tx<'_>) -> Result<(), Error> {
    let sql = "INSERT INTO class_sweep (workspace, number, done, looked_at) VALUES ($1, 0, 1, $2) ON CONFLICT (workspace) DO UPDATE \
        SET looked_at = CASE WHEN class_sweep.looked_at > excluded.looked_at THEN class_sweep.looked_at ELSE excluded.looked_at END";
    tx.execute(sql, args![tx.workspace(), tx.act().now]).await.map(drop)
}

impl Sweep {
    /// Notes how far it came; nothing when another one began meanwhile.
    pub async fn move_to(self, tx: &mut Tx<'_>, behind: Value) -> Result<(), Error> {
        let sql = "UPDATE class_sweep SET behind = $3 WHERE workspace = $1 AND number = $2";
        tx.execute(sql, vec![tx.workspace().into(), self.number.into(), behind]).await.map(drop)
    }

    /// Notes that everybody was looked at.
    pub async fn end(self, tx: &mut Tx<'_>) -> Result<(), Error> {
        let sql = "UPDATE class_sweep SET done = 1 WHERE workspace = $1 AND number = $2";
        tx.execute(sql, args![tx.workspace(), self.number]).await.map(drop)
    }
}

//! One change of many cases: each for itself, so that one that cannot be changed stops no other.

use kernel::{Id, Refusal};
use store::{Error, Tx};

use super::shapes::{CaseBulkChange, CaseBulkOutcome};
use super::{Case, Edit, change, present};

/// The most cases of one change.
pub(super) const MOST: usize = 500;

pub(super) async fn change_all(tx: &mut Tx<'_>, ids: &[Id<Case>], wish: &CaseBulkChange) -> Result<Vec<CaseBulkOutcome>, Error> {
    if ids.is_empty() || ids.len() > MOST {
        return Err(Refusal::field("ids", format!("names {} cases: 1 to {MOST} are changed at once", ids.len())).into());
    }
    let mut outcomes = Vec::with_capacity(ids.len());
    for id in ids {
        let point = tx.savepoint().await?;
        let outcome = one(tx, *id, wish).await;
        match tx.settle(point, outcome).await {
            Ok(changed) => outcomes.push(CaseBulkOutcome { id: *id, changed, problem: None }),
            Err(Error::Refused(refusal)) => outcomes.push(CaseBulkOutcome { id: *id, changed: false, problem: Some(refusal.detail) }),
            Err(error) => return Err(error),
        }
    }
    Ok(outcomes)
}

async fn one(tx: &mut Tx<'_>, id: Id<Case>, wish: &CaseBulkChange) -> Result<bool, Error> {
    let CaseBulkChange { state, priority, owner, team, cause, action } = wish.clone();
    let before = present(tx, id).await?.revision;
    let after = change(tx, id, None, Edit { state, priority, owner, team, cause, action, ..Edit::default() }).await?;
    Ok(after.revision != before)
}

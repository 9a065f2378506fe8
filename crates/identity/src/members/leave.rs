//! A member leaves: what they held is handed over, what let them in ends.

use kernel::{Id, Login, Member};
use serde_json::json;
use store::{Error, Read, Tx, args};

use super::{Profile, store as rows};
use crate::audit::audit;
use crate::{sessions, teams};

/// Lets a member leave. Whoever keeps records that name members hears of it by `member.left`.
pub(super) async fn leave(tx: &mut Tx<'_>, member: &Profile, successor: Option<Id<Member>>) -> Result<(), Error> {
    let (workspace, now) = (tx.workspace(), tx.act().now);
    tx.execute("UPDATE member SET left_at = $3, revision = revision + 1 WHERE workspace = $1 AND id = $2", args![workspace, member.id, now]).await?;
    hand_over_teams(tx, member.id, successor).await?;
    let revoke = "UPDATE api_token SET revoked_at = $3 WHERE workspace = $1 AND made_by = $2 AND revoked_at IS NULL";
    tx.execute(revoke, args![workspace, member.id, now]).await?;
    if !works_somewhere(tx, member.login).await? {
        sessions::store::end_others(tx, member.login, None).await?;
    }
    let detail = json!({"member": member.id, "successor": successor});
    audit(tx, "left", "member", Some(member.id), &detail).await?;
    tx.append("member.left", &detail).await
}

/// Teams that the member led are led by the successor.
async fn hand_over_teams(tx: &mut Tx<'_>, member: Id<Member>, successor: Option<Id<Member>>) -> Result<(), Error> {
    let workspace = tx.workspace();
    if let Some(successor) = successor {
        let led =
            tx.all("SELECT team FROM team_member WHERE workspace = $1 AND member = $2 AND leads = 1 ORDER BY team", args![workspace, member]).await?;
        for row in led {
            teams::put_member(tx, row.get("team")?, successor, true).await?;
        }
    }
    tx.execute("DELETE FROM team_member WHERE workspace = $1 AND member = $2", args![workspace, member]).await?;
    Ok(())
}

async fn works_somewhere(read: &mut Read, login: Id<Login>) -> Result<bool, Error> {
    Ok(read.optional("SELECT id FROM member WHERE login = $1 AND left_at IS NULL LIMIT 1", args![login]).await?.is_some())
}

/// The successor has to be here, and somebody else.
pub(super) async fn check_successor(read: &mut Read, member: &Profile, successor: Id<Member>) -> Result<(), Error> {
    let found = rows::get(read, successor).await?;
    if successor == member.id || found.is_none_or(|found| found.left_at.is_some()) {
        return Err(kernel::Refusal::field("successor", "has to be another member who is here").into());
    }
    Ok(())
}

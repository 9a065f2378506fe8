//! Digests that go to channels of Slack and Teams.

use identity::{Team, teams};
use kernel::{Id, Refusal};
use post::Webhook;
use post::webhooks::chats;
use serde_json::json;
use store::{Error, Read, Tx, args};

use super::subscriptions::{COLUMNS, Wish, insert, record};
use super::{Kind, Reader, Record, Subscription};

/// Lets a chat get a digest; a second wish for the same kind, rhythm and team takes the place of the first.
pub(super) async fn subscribe(tx: &mut Tx<'_>, (chat, team): (Id<Webhook>, Option<Id<Team>>), wish: Wish) -> Result<Record, Error> {
    chats::named(tx, "chat", chat).await?;
    let team = match (wish.kind, team) {
        (Kind::Executive, None) => None,
        (Kind::Executive, Some(_)) => return Err(Refusal::field("team", "goes with the kind team only: leave it out").into()),
        (Kind::Team, None) => return Err(Refusal::field("team", "say whose touchpoints it is about").into()),
        (Kind::Team, Some(team)) => {
            if teams::all(tx).await?.iter().all(|known| known.id != team) {
                return Err(Refusal::field("team", format!("there is no team {team} here")).into());
            }
            Some(team)
        }
        (Kind::Person, _) => return Err(Refusal::field("kind", "one's own customers are for oneself: use executive or team").into()),
    };
    tx.take_turn("chat digest").await?;
    let (kind, every) = (wish.kind, wish.every);
    for known in all(tx).await?.into_iter().filter(|known| known.reader == Reader::Chat(chat, team) && (known.kind, known.every) == (kind, every)) {
        remove(tx, known.id).await?;
    }
    let made = insert(tx, Reader::Chat(chat, team), wish).await?;
    identity::audit::audit(tx, "digest.subscribed", "webhook", Some(chat), &json!({ "kind": kind, "every": every, "team": team })).await?;
    Ok(made)
}

/// Lets a chat get it no more.
pub(super) async fn unsubscribe(tx: &mut Tx<'_>, id: Id<Subscription>) -> Result<(), Error> {
    let known = all(tx).await?.into_iter().find(|known| known.id == id).ok_or_else(|| Refusal::not_found("subscription", id))?;
    remove(tx, id).await?;
    let Reader::Chat(chat, _) = known.reader else { return Ok(()) };
    identity::audit::audit(tx, "digest.unsubscribed", "webhook", Some(chat), &json!({ "kind": known.kind, "every": known.every })).await
}

async fn remove(tx: &mut Tx<'_>, id: Id<Subscription>) -> Result<(), Error> {
    tx.execute("DELETE FROM digest_subscription WHERE workspace = $1 AND id = $2", args![tx.workspace(), id]).await.map(drop)
}

/// What chats get.
pub(super) async fn all(read: &mut Read) -> Result<Vec<Record>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM digest_subscription WHERE workspace = $1 AND chat IS NOT NULL ORDER BY id");
    read.all(&sql, args![read.workspace()]).await?.iter().map(record).collect()
}

/// A chat that was removed gets none any more.
pub async fn leave_chat(tx: &mut Tx<'_>, chat: Id<Webhook>) -> Result<(), Error> {
    tx.execute("DELETE FROM digest_subscription WHERE workspace = $1 AND chat = $2", args![tx.workspace(), chat]).await.map(drop)
}

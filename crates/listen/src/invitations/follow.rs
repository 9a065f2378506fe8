//! What follows when somebody was asked: reminders, thanks, the end of the link, and letters that come back.

use identity::workspaces;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

use edge::Site;
use futures_util::future::BoxFuture;
use kernel::{Event, Id, Time, Workspace};
use store::consumers::Consumer;
use store::{Error, Store, Tx, args};

use super::letters::{Kit, Occasion};
use super::people::{self, Person};
use super::{Invitation, State};
use crate::programmes::{self, Channel, Programme};
use crate::surveys::links::{self, SurveyLink};

/// Invitations followed up by one transaction.
const MANY: i64 = 200;

/// Somebody who was asked and whom something follows.
struct Asked {
    id: Id<Invitation>,
    programme: Id<Programme>,
    /// Number of the person.
    person: i64,
    token: Option<String>,
    sent_at: Time,
    reminded: i64,
    expires_at: Time,
    finished: bool,
}

/// Whether anything follows for anybody who was asked.
pub async fn follows(store: &Store, workspace: Id<Workspace>) -> Result<bool, Error> {
    let sql = "SELECT id FROM invitation WHERE workspace = $1 AND next_at IS NOT NULL LIMIT 1";
    Ok(store.read(workspace).await?.optional(sql, args![workspace]).await?.is_some())
}

/// Somebody has sent what their link asked for: their thanks are due, and no reminder. Not for surveys that promised anonymity, where everybody
/// is reminded alike.
pub(crate) async fn answered(tx: &mut Tx<'_>, link: Id<SurveyLink>) -> Result<(), Error> {
    let sql = "UPDATE invitation SET next_at = $3, token = NULL WHERE workspace = $1 AND link = $2 AND state = 'sent' AND next_at IS NOT NULL";
    tx.execute(sql, args![tx.workspace(), link, tx.act().now]).await.map(drop)
}

/// Reminds, thanks and ends, some at a time; gives back how many were looked at.
pub async fn follow_up(tx: &mut Tx<'_>, site: &Site) -> Result<usize, Error> {
    tx.take_turn("invitation").await?;
    let asked = asked(tx).await?;
    let codes: Vec<i64> = asked.iter().map(|one| one.person).collect();
    let people = people::by_number(tx, &codes).await?;
    let home = workspaces::zone(tx).await?;
    let mut kits: HashMap<Id<Programme>, (programmes::Record, Kit)> = HashMap::new();
    let now = tx.act().now;
    for one in &asked {
        let (programme, kit) = match kits.entry(one.programme) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(free) => {
                let programme =
                    programmes::store::find(tx, one.programme).await?.ok_or_else(|| Error::Misuse("an invitation has no programme".into()))?;
                let kit = Kit::of(tx, &programme).await?;
                free.insert((programme, kit))
            }
        };
        let Some(person) = people.get(&one.person) else {
            wait_until(tx, one, None).await?;
            continue;
        };
        if one.finished && (!kit.promised || one.expires_at <= now) {
            thank(tx, one, programme, kit, person).await?;
        } else if one.expires_at <= now {
            let sql = "UPDATE invitation SET state = $3, settled_at = $4, next_at = NULL, token = NULL WHERE workspace = $1 AND id = $2";
            tx.execute(sql, args![tx.workspace(), one.id, State::Expired.text(), now]).await?;
        } else {
            let opens = programme.plan.window.opens(person.zone.as_ref().unwrap_or(&home), now);
            if opens > now {
                wait_until(tx, one, Some(opens)).await?;
            } else {
                remind(tx, site, one, programme, kit, person).await?;
            }
        }
    }
    Ok(asked.len())
}

/// Those whose moment has come, and those who have answered and may be thanked.
async fn asked(tx: &mut Tx<'_>) -> Result<Vec<Asked>, Error> {
    let sent = "(SELECT COUNT(*) FROM answering g WHERE g.workspace = i.workspace AND g.link = i.link AND g.state = 'sent')";
    let sql = format!(
        "SELECT i.id, i.programme, i.contact, i.member, i.token, i.sent_at, i.reminded, i.expires_at, CASE WHEN {sent} > 0 THEN 1 ELSE 0 END AS finished FROM invitation i \
         WHERE i.workspace = $1 AND i.next_at <= $2 AND i.state = 'sent' ORDER BY i.next_at, i.id LIMIT $3"
    );
    let values = args![tx.workspace(), tx.act().now, MANY];
    let rows = tx.all(&sql, values).await?;
    let one = |row: &store::Row| {
        Ok(Asked {
            id: row.get("id")?,
            programme: row.get("programme")?,
            person: people::number_in(row)?,
            token: row.get("token")?,
            sent_at: row.get("sent_at")?,
            reminded: row.get("reminded")?,
            expires_at: row.get("expires_at")?,
            finished: row.get("finished")?,
        })
    };
    rows.iter().map(one).collect()
}

async fn wait_until(tx: &mut Tx<'_>, one: &Asked, next: Option<Time>) -> Result<(), Error> {
    tx.execute("UPDATE invitation SET next_at = $3 WHERE workspace = $1 AND id = $2", args![tx.workspace(), one.id, next]).await.map(drop)
}

async fn thank(tx: &mut Tx<'_>, one: &Asked, programme: &programmes::Record, kit: &Kit, person: &Person) -> Result<(), Error> {
    if programme.plan.thanks && !kit.promised && programme.plan.channel == Channel::Mail && person.mail.is_some() && kit.is_open() {
        post::send(tx, &kit.letter(programme, person, one.id, "", Occasion::Thanks)?).await?;
    }
    wait_until(tx, one, None).await
}

/// The same link once more: whoever has begun goes on where they were.
async fn remind(tx: &mut Tx<'_>, site: &Site, one: &Asked, programme: &programmes::Record, kit: &Kit, person: &Person) -> Result<(), Error> {
    let after = |days: u32| one.sent_at.plus_seconds(86_400 * i64::from(days));
    let now = tx.act().now;
    let due = programme.plan.reminders.get(usize::try_from(one.reminded).unwrap_or(usize::MAX)).filter(|days| after(**days) <= now);
    let next =
        |reminded: i64| programme.plan.reminders.get(usize::try_from(reminded).unwrap_or(usize::MAX)).map_or(one.expires_at, |days| after(*days));
    let barred = post::suppressions::has(tx, &person.mail.as_deref().map(identity::mail_key).unwrap_or_default()).await?;
    let token = one.token.as_deref().filter(|_| due.is_some() && !barred);
    let may = person.mail.is_some() && kit.is_open() && programme.state == programmes::State::Running && programme.plan.channel == Channel::Mail;
    let Some(token) = token.filter(|_| may) else {
        let rest = if due.is_some() { one.expires_at } else { next(one.reminded) };
        return wait_until(tx, one, Some(rest)).await;
    };
    let letter = kit.letter(programme, person, one.id, &links::address(site, token), Occasion::Reminder)?;
    let posted = post::send(tx, &letter).await?;
    let sql = "UPDATE invitation SET reminded = reminded + 1, next_at = $3, letter = $4, token = $5 WHERE workspace = $1 AND id = $2";
    let kept = (one.reminded + 1 < programme.plan.reminders.len() as i64).then_some(token);
    tx.execute(sql, args![tx.workspace(), one.id, next(one.reminded + 1), posted.id, kept]).await.map(drop)
}

/// Letters that came back: whom they asked was not asked.
#[derive(Debug)]
pub struct Bounces;

impl Consumer for Bounces {
    fn name(&self) -> &'static str {
        "note bounced invitations"
    }

    fn kinds(&self) -> &'static [&'static str] {
        &["letter.bounced"]
    }

    fn take<'t>(&'t self, tx: &'t mut Tx<'_>, event: &'t Event) -> BoxFuture<'t, Result<(), Error>> {
        Box::pin(async move {
            let Some(id) = kernel::About::told(&event.payload).and_then(|about| about.id_of::<Invitation>()) else { return Ok(()) };
            let sql =
                "UPDATE invitation SET state = $3, settled_at = $4, next_at = NULL, token = NULL WHERE workspace = $1 AND id = $2 AND state = 'sent'";
            tx.execute(sql, args![tx.workspace(), id, State::Bounced.text(), tx.act().now]).await.map(drop)
        })
    }
}

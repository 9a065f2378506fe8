//! Asks those whose time has come: decides, makes the link, writes the letter — all in one transaction, so that nobody is asked twice or forgotten.

use identity::workspaces;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use edge::Site;
use kernel::{Id, Time};
use store::{Error, Tx, args};

use super::due::{Deciding, Known};
use super::letters::{Kit, Occasion};
use super::{Decision, Invitation, Reason, State, Why, people};
use crate::programmes::{self, Channel, Programme};
use crate::surveys::links::{self, Kind, Link, Wish};

/// Invitations decided by one transaction.
const MANY: i64 = 500;
/// What has waited longer than this, because the programme was paused or nothing ran, is asked no more.
const LATE_SECONDS: i64 = 7 * 86_400;

/// Somebody whose time has come.
struct Due {
    id: Id<Invitation>,
    programme: Id<Programme>,
    /// Number of the person.
    person: i64,
    account: Option<i64>,
    at: Time,
}

/// Asks some of those whose time has come; gives back how many were decided, so that whoever calls goes on until there are none.
pub async fn ask(tx: &mut Tx<'_>, site: &Site) -> Result<usize, Error> {
    // Two nodes that decide at once would both find the same person rested.
    tx.take_turn("invitation").await?;
    let due = due(tx).await?;
    if due.is_empty() {
        return Ok(0);
    }
    let now = tx.act().now;
    let codes: Vec<i64> = due.iter().map(|one| one.person).collect();
    let accounts: Vec<i64> = due.iter().filter_map(|one| one.account).collect();
    let mut deciding = Deciding::of(tx, &codes, &accounts, now).await?;
    let home = workspaces::zone(tx).await?;
    let mut programmes: BTreeMap<Id<Programme>, Vec<&Due>> = BTreeMap::new();
    for one in &due {
        programmes.entry(one.programme).or_default().push(one);
    }
    let mut known: HashMap<Id<Programme>, (programmes::Record, Known, Kit)> = HashMap::new();
    for (id, some) in programmes {
        let programme = programmes::store::find(tx, id).await?.ok_or_else(|| Error::Misuse("an invitation has no programme".into()))?;
        let codes: Vec<i64> = some.iter().map(|one| one.person).collect();
        let of = Known::of(tx, &programme, &codes, now).await?;
        let kit = Kit::of(tx, &programme).await?;
        known.insert(id, (programme, of, kit));
    }
    // In the order of priority: whoever comes first winds the clock for the others.
    for one in &due {
        let (programme, of, kit) = &known[&one.programme];
        let zone = of.people.get(&one.person).and_then(|person| person.zone.clone()).unwrap_or_else(|| home.clone());
        let opens = programme.plan.window.opens(&zone, now);
        let decision = match deciding.decide(programme, of.standing(one.person), one.person, one.account) {
            _ if one.at.plus_seconds(LATE_SECONDS) < now => Decision::Skip(Reason::TooLate, None),
            Decision::Ask if !kit.is_open() => Decision::Skip(Reason::SurveyClosed, None),
            Decision::Ask if opens > now => {
                postpone(tx, one, opens).await?;
                continue;
            }
            decision => decision,
        };
        match decision {
            Decision::Ask => {
                deciding.remember(one.person, one.account, &Arc::from(programme.family.as_str()));
                send(tx, site, one, programme, of, kit).await?;
            }
            Decision::Skip(reason, detail) => skip(tx, one.id, reason, detail.as_ref().map(Why::from)).await?,
        }
    }
    Ok(due.len())
}

async fn due(tx: &mut Tx<'_>) -> Result<Vec<Due>, Error> {
    let sql = "SELECT i.id, i.programme, i.contact, i.member, i.account, i.due_at FROM invitation i JOIN programme p ON p.workspace = i.workspace AND p.id = i.programme \
        WHERE i.workspace = $1 AND i.state = 'waiting' AND i.due_at <= $2 AND p.state = 'running' ORDER BY p.priority DESC, i.due_at, i.id LIMIT $3";
    let values = args![tx.workspace(), tx.act().now, MANY];
    let rows = tx.all(sql, values).await?;
    let one = |row: &store::Row| {
        Ok(Due {
            id: row.get("id")?,
            programme: row.get("programme")?,
            person: people::number_in(row)?,
            account: row.get("account")?,
            at: row.get("due_at")?,
        })
    };
    rows.iter().map(one).collect()
}

async fn postpone(tx: &mut Tx<'_>, one: &Due, until: Time) -> Result<(), Error> {
    tx.execute("UPDATE invitation SET due_at = $3 WHERE workspace = $1 AND id = $2", args![tx.workspace(), one.id, until]).await.map(drop)
}

async fn skip(tx: &mut Tx<'_>, id: Id<Invitation>, reason: Reason, why: Option<Why>) -> Result<(), Error> {
    let sql = "UPDATE invitation SET state = $3, reason = $4, detail = $5, settled_at = $6 WHERE workspace = $1 AND id = $2";
    let now = tx.act().now;
    tx.execute(sql, args![tx.workspace(), id, State::Skipped.text(), reason.text(), why.map(|why| why.written()), now]).await.map(drop)
}

async fn send(tx: &mut Tx<'_>, site: &Site, one: &Due, programme: &programmes::Record, of: &Known, kit: &Kit) -> Result<(), Error> {
    let Some(person) = of.people.get(&one.person) else { return Ok(()) };
    let now = tx.act().now;
    let expires_at = now.plus_seconds(86_400 * i64::from(programme.plan.expires_days));
    let wish = Wish {
        name: programme.name.clone(),
        contact: person.contact,
        account: person.account,
        language: kit.language(person.language.as_deref()),
        single: true,
        expires_at: Some(expires_at),
        ..Wish::of(Kind::Personal)
    };
    let (link, token): (Link, String) = links::make(tx, programme.survey, wish).await?;
    let letter = match programme.plan.channel {
        Channel::Mail => {
            let address = links::address(site, &token);
            let posted = post::send(tx, &kit.letter(programme, person, one.id, &address, Occasion::First)?).await?;
            Some(posted.id)
        }
        Channel::Link | Channel::Interview | Channel::Widget | Channel::Qr => None,
    };
    let next = programme.plan.reminders.first().map(|days| now.plus_seconds(86_400 * i64::from(*days)));
    let sql = "UPDATE invitation SET state = $3, sent_at = $4, link = $5, letter = $6, expires_at = $7, next_at = $8, token = $9 WHERE workspace = $1 AND id = $2";
    // Who sends the links by themselves needs them as long as they can be answered.
    let kept = (next.is_some() || programme.plan.channel == Channel::Link).then_some(token);
    let values = args![tx.workspace(), one.id, State::Sent.text(), now, link.id, letter, expires_at, next.unwrap_or(expires_at), kept];
    tx.execute(sql, values).await.map(drop)
}

//! Writes what a look at customers found, many at once: where they stand, steps, the attribute, events.

use std::collections::{BTreeMap, HashMap};

use customers::accounts::{self, Account};
use customers::attributes::{self, AttributeNoun, Definition, Kind, Noun, Stored};
use customers::contacts;
use kernel::{Id, Time};
use serde_json::json;
use store::{Error, Tx, Value, args};

use super::because::Because;
use super::decide::Verdict;
use super::keys::Keys;
use super::store::{Cause, Due, Override, Standing, look_again_on, look_ats, overrides};
use super::{Class, ClassStep, Whose};

/// The room as an attribute names it.
const ROOM: &str = "classes";
/// What the attribute is called, and what it is called where people use that name for something of their own.
const NAMES: [&str; 2] = ["class", "customer_class"];

/// What a look found.
pub(super) struct Look {
    /// Where the customer stood when it began.
    pub before: Due,
    /// What the rules say.
    pub verdict: Verdict,
    /// When the same evidence says something else.
    pub moves_at: Time,
}

/// A customer before and after.
struct Change {
    after: Standing,
    was: Class,
    /// When it was to be looked at: whoever put it on the list again since then wants another look.
    due: Time,
    /// Whether all that was known of the class is as it was: only the looks are other ones.
    still: bool,
    cause: Cause,
    reason: Option<String>,
}

/// Writes what a look found; gives back how many classes changed. What was put on the list again meanwhile is left for the next look.
pub(super) async fn settle(tx: &mut Tx<'_>, rules: i64, looks: Vec<Look>, keys: &Keys) -> Result<usize, Error> {
    tx.take_turn("class").await?;
    let by_hand = overrides(tx, keys).await?;
    let now = tx.act().now;
    let mut ended = Vec::new();
    let mut changes = Vec::new();
    for look in looks {
        let set = by_hand.get(&look.before.standing.whose);
        let holds = set.filter(|set| set.until > now);
        ended.extend(set.filter(|set| set.until <= now).map(|set| (set.id, set.until)));
        changes.push(look.change(rules, now, holds, set.is_some()));
    }
    for (id, at) in ended {
        tx.execute("UPDATE class_override SET ended_at = $3 WHERE workspace = $1 AND id = $2", args![tx.workspace(), id, at]).await?;
    }
    write(tx, changes).await
}

impl Look {
    fn change(self, rules: i64, now: Time, holds: Option<&Override>, was_set: bool) -> Change {
        let Self { before: Due { standing: before, told }, verdict: Verdict { class: by_rules, because }, moves_at } = self;
        let class = holds.map_or(by_rules, |set| set.class);
        let cause = if was_set && holds.is_none() { Cause::OverrideEnded } else { Cause::Rules };
        let look_at = holds.map_or(moves_at, |set| set.until.min(moves_at));
        // A look before it is needed costs less than a write for everybody in a sweep.
        let look_at = if before.look_at > now { before.look_at.min(look_at) } else { look_at };
        let since = if class == before.class { before.since } else { Some(now) };
        let (was, due) = (before.class, before.look_at);
        let still = class == was && (before.by_rules, before.rules) == (by_rules, Some(rules)) && told == kept(Some(&because));
        let after = Standing { class, by_rules, because: Some(because), rules: Some(rules), since, look_at, ..before };
        Change { after, was, due, still, cause, reason: None }
    }
}

/// Sets a class by hand, or ends that.
pub(super) async fn by_hand(
    tx: &mut Tx<'_>,
    before: &Standing,
    class: Class,
    cause: Cause,
    reason: Option<String>,
    look_at: Time,
) -> Result<(), Error> {
    let now = tx.act().now;
    let since = if class == before.class { before.since } else { Some(now) };
    let after = Standing { class, since, look_at, ..before.clone() };
    write(tx, vec![Change { after, was: before.class, due: before.look_at, still: false, cause, reason }]).await.map(drop)
}

/// Writes where customers stand; of those that moved, the steps, the attribute and the events too.
async fn write(tx: &mut Tx<'_>, changes: Vec<Change>) -> Result<usize, Error> {
    let (still, mut changes): (Vec<Change>, Vec<Change>) = changes.into_iter().partition(|change| change.still);
    write_looks(tx, &still).await?;
    let due = look_ats(tx, &changes.iter().map(|change| change.after.whose).collect::<Vec<_>>()).await?;
    changes.retain(|change| due.get(&change.after.whose) == Some(&change.due));
    write_standings(tx, &changes).await?;
    let moved: Vec<Change> = changes.into_iter().filter(|change| change.was != change.after.class).collect();
    write_steps(tx, &moved).await?;
    write_attributes(tx, &moved).await?;
    let told = moved.iter().map(|Change { after, was, cause, .. }| {
        let (noun, id) = match after.whose {
            Whose::Account(id) => ("account", id.to_string()),
            Whose::Contact(id) => ("contact", id.to_string()),
        };
        json!({ noun: id, "from": was, "to": after.class, "cause": cause })
    });
    tx.append_all("class.changed", &told.collect::<Vec<_>>()).await?;
    Ok(moved.len())
}

/// Writes when customers are looked at again, if that is another moment, of whom nothing else is new: many share a day, and were due together.
async fn write_looks(tx: &mut Tx<'_>, still: &[Change]) -> Result<(), Error> {
    let mut days: BTreeMap<(Time, Time), Vec<Value>> = BTreeMap::new();
    for Change { after, due, .. } in still.iter().filter(|change| change.after.look_at != change.due) {
        days.entry((*due, after.look_at)).or_default().push(after.whose.record());
    }
    for ((due, day), records) in days {
        look_again_on(tx, due, day, &records).await?;
    }
    Ok(())
}

async fn write_standings(tx: &mut Tx<'_>, changes: &[Change]) -> Result<(), Error> {
    let workspace = tx.workspace();
    let rows = changes.iter().map(|Change { after, .. }| {
        let Standing { whose, class, by_rules, because, rules, since, look_at } = after;
        let (account, contact, because) = (whose.account(), whose.contact(), kept(because.as_ref()));
        args![workspace, whose.record(), account, contact, class.text(), by_rules.text(), because, *rules, *since, *look_at]
    });
    tx.insert_rows(
        "INSERT INTO class_standing (workspace, record, account, contact, class, by_rules, because, rules, since, look_at)",
        rows.collect(),
        "ON CONFLICT (workspace, record) DO UPDATE SET class = excluded.class, by_rules = excluded.by_rules, because = excluded.because, rules = excluded.rules, \
         since = excluded.since, look_at = excluded.look_at",
    )
    .await
    .map(drop)
}

fn kept(because: Option<&Because>) -> Option<String> {
    because.map(|because| serde_json::to_string(because).expect("figures are plain JSON"))
}

async fn write_steps(tx: &mut Tx<'_>, moved: &[Change]) -> Result<(), Error> {
    let act = tx.act();
    let rows = moved.iter().map(|Change { after, was, cause, reason, .. }| {
        let (id, because): (Id<ClassStep>, _) = (act.ids.next(), kept(after.because.as_ref()));
        let (account, contact) = (after.whose.account(), after.whose.contact());
        let class = after.class.text();
        args![
            act.workspace,
            id,
            after.whose.record(),
            account,
            contact,
            act.now,
            was.text(),
            class,
            cause.text(),
            because,
            after.rules,
            reason.as_deref(),
            act.actor.to_string()
        ]
    });
    tx.insert_rows(
        "INSERT INTO class_step (workspace, id, record, account, contact, at, was, class, cause, because, rules, reason, actor)",
        rows.collect(),
        "",
    )
    .await
    .map(drop)
}

/// The class becomes an attribute of the record, so that lists, filters and groups know it.
async fn write_attributes(tx: &mut Tx<'_>, moved: &[Change]) -> Result<(), Error> {
    let value = |change: &Change| Some(Stored::Text(change.after.class.text().to_owned()));
    let accounts: HashMap<Id<Account>, _> = moved.iter().filter_map(|change| Some((change.after.whose.account()?, value(change)))).collect();
    if !accounts.is_empty() {
        let class = attribute(tx, Noun::Account).await?;
        let wishes: Vec<_> = accounts.into_iter().map(|(account, value)| (account, vec![(class, value)])).collect();
        accounts::set_values(tx, &wishes).await?;
    }
    let people: Vec<_> = moved.iter().filter_map(|change| Some((change.after.whose.contact()?, value(change)))).collect();
    if !people.is_empty() {
        let class = attribute(tx, Noun::Contact).await?;
        let wishes: Vec<_> = people.into_iter().map(|(contact, value)| (contact, vec![(class, value)])).collect();
        contacts::set_values(tx, &wishes).await?;
    }
    Ok(())
}

/// The derived attribute, made where there is none.
async fn attribute(tx: &mut Tx<'_>, noun: Noun) -> Result<Id<AttributeNoun>, Error> {
    let choices = Class::ALL.iter().map(|class| class.text().to_owned()).collect();
    let definition = |name: &str| Definition { choices, ..Definition::of(noun, name, Kind::Choice) };
    let mut name = NAMES[0];
    for known in attributes::all(tx, noun).await? {
        if known.derived_by.as_deref() == Some(ROOM) {
            return Ok(known.id);
        }
        if known.definition.name == NAMES[0] {
            name = NAMES[1];
        }
    }
    Ok(attributes::derive(tx, definition(name), ROOM).await?.id)
}

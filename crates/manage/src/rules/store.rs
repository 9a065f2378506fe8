//! SQL of case rules.

use identity::{members, teams};
use kernel::{Code, Id, Refusal, name_key};
use monitor::watches::Watch;
use serde_json::json;
use store::{Error, Read, Row, Tx, args};

use super::preview::{preview, refuse_flood};
use super::{Field, Filter, Record, Route};
use crate::cases::{CaseRule, Priority};
use crate::{playbooks, services};
use customers::attributes::{self, Noun};

const SELECT: &str = "SELECT id, name, enabled, source, watch, condition, kind, priority, routing, service_class, hold, playbook, within_days, made_at, changed_at, revision FROM case_rule \
    WHERE workspace = $1";
/// Rules of one workspace at most: each fact is held against all of them.
const MOST: usize = 200;

/// All rules by name.
pub(super) async fn all(read: &mut Read) -> Result<Vec<Record>, Error> {
    read.all(&format!("{SELECT} ORDER BY name_key"), args![read.workspace()]).await?.iter().map(record).collect()
}

/// The rule with this id, if it is here still.
pub(crate) async fn find(read: &mut Read, id: Id<CaseRule>) -> Result<Option<Record>, Error> {
    read.optional(&format!("{SELECT} AND id = $2"), args![read.workspace(), id]).await?.as_ref().map(record).transpose()
}

/// The rule with this id, or a refusal.
pub(super) async fn present(read: &mut Read, id: Id<CaseRule>) -> Result<Record, Error> {
    Ok(find(read, id).await?.ok_or_else(|| Refusal::not_found("case rule", id))?)
}

/// Makes a rule; one that would have opened thousands of cases has to be confirmed.
pub(super) async fn create(tx: &mut Tx<'_>, rule: Record, confirmed: bool) -> Result<Record, Error> {
    tx.take_turn("case rule").await?;
    let rule = meant(
        tx,
        Record { id: tx.act().ids.next(), revision: 0, made_at: tx.act().now, changed_at: tx.act().now, ..rule }.checked()?,
        None,
        confirmed,
    )
    .await?;
    insert(tx, &rule).await?;
    audit(tx, "case_rule.created", rule.id).await?;
    Ok(rule)
}

async fn insert(tx: &mut Tx<'_>, rule: &Record) -> Result<(), Error> {
    let sql = "INSERT INTO case_rule (workspace, id, name, name_key, enabled, source, condition, kind, priority, routing, hold, playbook, within_days, \
        service_class, watch, made_at, changed_at, revision) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $16, 0)";
    tx.execute(sql, row(tx, rule)).await.map(drop)
}

fn row(tx: &Tx<'_>, rule: &Record) -> Vec<store::Value> {
    let mut values =
        args![tx.workspace(), rule.id, &rule.name, name_key(&rule.name), rule.enabled, rule.on.text(), &rule.condition, rule.kind.text()];
    values.extend(args![rule.priority.number(), json!(rule.routing).to_string(), rule.hold.text(), rule.playbook.as_deref(), rule.within_days]);
    values.extend(args![rule.service_class, rule.watch, tx.act().now]);
    values
}

/// Makes those whose names are not here yet; returns how many were made.
pub(crate) async fn ensure(tx: &mut Tx<'_>, rules: Vec<Record>) -> Result<usize, Error> {
    tx.take_turn("case rule").await?;
    let known = all(tx).await?;
    let mut made = 0;
    for rule in rules.into_iter().filter(|rule| known.iter().all(|known| name_key(&known.name) != name_key(&rule.name))) {
        let rule = Record { id: tx.act().ids.next(), ..rule }.checked()?;
        insert(tx, &rule).await?;
        made += 1;
    }
    Ok(made)
}

/// Changes a rule.
pub(super) async fn change(tx: &mut Tx<'_>, seen: Option<i64>, after: Record, confirmed: bool) -> Result<Record, Error> {
    tx.take_turn("case rule").await?;
    let before = present(tx, after.id).await?;
    edge::revision::check(before.revision, seen)?;
    let after = meant(tx, after.checked()?, Some(&before), confirmed).await?;
    let sql = "UPDATE case_rule SET name = $3, name_key = $4, enabled = $5, source = $6, condition = $7, kind = $8, priority = $9, routing = $10, hold = $11, \
        playbook = $12, within_days = $13, service_class = $14, watch = $15, changed_at = $16, revision = revision + 1 WHERE workspace = $1 AND id = $2";
    tx.execute(sql, row(tx, &after)).await?;
    audit(tx, "case_rule.changed", after.id).await?;
    present(tx, after.id).await
}

/// Removes a rule; its cases stay.
pub(super) async fn remove(tx: &mut Tx<'_>, id: Id<CaseRule>) -> Result<(), Error> {
    present(tx, id).await?;
    tx.execute("DELETE FROM case_rule WHERE workspace = $1 AND id = $2", args![tx.workspace(), id]).await?;
    audit(tx, "case_rule.removed", id).await
}

/// The rule, if all it names is here and it does not open thousands of cases by mistake.
async fn meant(tx: &mut Tx<'_>, rule: Record, before: Option<&Record>, confirmed: bool) -> Result<Record, Error> {
    let known = all(tx).await?;
    if before.is_none() && known.len() >= MOST {
        return Err(Refusal::field("name", format!("a workspace has at most {MOST} case rules: remove one that opens nothing")).into());
    }
    if known.iter().any(|other| other.id != rule.id && name_key(&other.name) == name_key(&rule.name)) {
        let reason = format!("there is a case rule {:?} already: choose another name", rule.name);
        return Err(Refusal { code: Code::Conflict, ..Refusal::field("name", reason) }.into());
    }
    let filter = rule.filter()?;
    check_attributes(tx, &filter).await?;
    check_routing(tx, &rule.routing).await?;
    if let Some(key) = &rule.playbook {
        playbooks::check_key(tx, key).await?;
    }
    if let Some(class) = rule.service_class {
        services::present(tx, class).await?;
    }
    // A watch that was removed meanwhile is no reason to refuse another change.
    if let Some(watch) = rule.watch.filter(|watch| before.is_none_or(|before| before.watch != Some(*watch))) {
        check_watch(tx, watch).await?;
    }
    let looks = |rule: &Record| (rule.on, rule.watch, rule.condition.clone());
    let opens_otherwise = before.is_none_or(|before| looks(before) != looks(&rule) || !before.enabled);
    if rule.enabled && opens_otherwise {
        let now = tx.act().now;
        refuse_flood(preview(tx, rule.on, rule.watch, &filter, now).await?, confirmed)?;
    }
    Ok(rule)
}

/// Refuses attributes that nobody defined: the condition would never hold.
pub(crate) async fn check_attributes(read: &mut Read, filter: &Filter) -> Result<(), Error> {
    let mut named = Vec::new();
    filter.walk(&mut |field, _| named.push(field.clone()));
    for field in named {
        let (noun, name) = match &field {
            Field::OfAccount(name) => (Noun::Account, name),
            Field::OfContact(name) => (Noun::Contact, name),
            _ => continue,
        };
        if attributes::all(read, noun).await?.iter().all(|attribute| attribute.definition.name != *name) {
            return Err(Refusal::field("where", format!("{noun}s have no attribute {name:?}: define it first, or correct its name")).into());
        }
    }
    Ok(())
}

/// Refuses a watch that is not here.
pub(super) async fn check_watch(read: &mut Read, watch: Id<Watch>) -> Result<(), Error> {
    if monitor::watches::names(read, &[watch]).await?.is_empty() {
        return Err(Refusal::field("watch", format!("there is no watch {watch} here: choose another one")).into());
    }
    Ok(())
}

async fn check_routing(read: &mut Read, routing: &[Route]) -> Result<(), Error> {
    for (at, step) in routing.iter().enumerate() {
        let missing = match step {
            Route::Team { team } if teams::all(read).await?.iter().all(|known| known.id != *team) => format!("there is no team {team} here"),
            Route::Member { member } if members::get(read, *member).await?.is_none_or(|member| member.left_at.is_some()) => {
                format!("{member} is no member who is here: choose another one")
            }
            _ => continue,
        };
        return Err(Refusal::field(format!("routing[{at}]"), missing).into());
    }
    Ok(())
}

async fn audit(tx: &mut Tx<'_>, action: &str, id: Id<CaseRule>) -> Result<(), Error> {
    identity::audit::audit(tx, action, "case_rule", Some(id), &json!({})).await
}

fn record(row: &Row) -> Result<Record, Error> {
    let routing: String = row.get("routing")?;
    Ok(Record {
        id: row.get("id")?,
        name: row.get("name")?,
        enabled: row.get("enabled")?,
        on: row.word("source")?,
        watch: row.get("watch")?,
        condition: row.get("condition")?,
        kind: row.word("kind")?,
        priority: Priority::of(row.get("priority")?),
        routing: serde_json::from_str(&routing).map_err(|error| Error::Column { column: "routing".into(), reason: error.to_string() })?,
        service_class: row.get("service_class")?,
        hold: row.word("hold")?,
        playbook: row.get("playbook")?,
        within_days: row.get("within_days")?,
        made_at: row.get("made_at")?,
        changed_at: row.get("changed_at")?,
        revision: row.get("revision")?,
    })
}

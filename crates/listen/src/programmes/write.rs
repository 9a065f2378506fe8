//! Commands that write programmes.

use customers::audiences::{self, Audience};
use edge::Patch;
use kernel::{Code, Id, Refusal, name_key, text};
use serde_json::json;
use store::{Error, Tx, Value, args};

use super::store::{by_name, find};
use super::{Channel, NAME_LENGTH, Plan, Programme, Record, State, Trigger};
use crate::fatigue::FAMILY_LENGTH;
use crate::promises;
use crate::surveys;
use crate::surveys::links::{self, Kind, Wish};
use crate::words::Survey;

/// Wishes for a programme; what is not named stays as it is.
#[derive(Clone, Debug, Default)]
pub struct Edit {
    /// What people call it.
    pub name: Option<String>,
    /// What it asks.
    pub survey: Option<Id<Survey>>,
    /// Whom it asks.
    pub audience: Patch<Id<Audience>>,
    /// What makes it ask, and how.
    pub plan: Option<Plan>,
    /// The family of surveys whose clock it winds.
    pub family: Option<String>,
    /// Who goes first.
    pub priority: Option<i64>,
}

/// Makes a programme; nobody is asked before it is set running.
pub async fn create(tx: &mut Tx<'_>, edit: &Edit) -> Result<Record, Error> {
    let act = tx.act();
    let missing = |field: &str, what: &str| Refusal::field(field, format!("is missing: {what}"));
    let plan = edit.plan.clone().ok_or_else(|| missing("plan", "tell what makes it ask"))?;
    let blank = Record {
        id: act.ids.next(),
        name: edit.name.clone().ok_or_else(|| missing("name", "give it a name"))?,
        state: State::Draft,
        survey: edit.survey.ok_or_else(|| missing("survey", "tell what it asks"))?,
        audience: None,
        family: plan.trigger.family().to_owned(),
        plan,
        priority: 0,
        planned_at: None,
        made_at: act.now,
        changed_at: act.now,
        revision: 0,
    };
    let made = edited(tx, &blank, edit).await?;
    let sql = "INSERT INTO programme (workspace, id, name, name_key, state, survey, audience, plan, family, priority, made_at, changed_at, revision) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
    let mut values = row(tx, &made)?;
    values.extend(args![made.made_at, made.changed_at, made.revision]);
    tx.execute(sql, values).await?;
    audit(tx, "programme.created", &made).await?;
    Ok(made)
}

/// Changes a programme; `revision` is the one the caller has seen, if it matters.
pub async fn change(tx: &mut Tx<'_>, id: Id<Programme>, revision: Option<i64>, edit: &Edit) -> Result<Record, Error> {
    let before = seen(tx, id, revision).await?;
    let after = edited(tx, &before, edit).await?;
    if after == before {
        return Ok(before);
    }
    save(tx, &before, after, "programme.changed").await
}

/// Lets a programme ask, pauses or ends it. What waits when it ends is never asked.
pub async fn set_state(tx: &mut Tx<'_>, id: Id<Programme>, revision: Option<i64>, state: State) -> Result<Record, Error> {
    let before = seen(tx, id, revision).await?;
    if before.state == state {
        return Ok(before);
    }
    match (before.state, state) {
        (State::Ended, _) => return Err(Refusal::new(Code::Conflict, "this programme has ended: copy it to begin again").into()),
        (_, State::Draft) => return Err(Refusal::field("state", "a programme that asked is no draft any more: pause it").into()),
        (_, State::Running) => check_survey(tx, &before).await?,
        _ => {}
    }
    if state == State::Ended {
        let sql = "UPDATE invitation SET state = 'stopped', reason = 'programme_ended', settled_at = $3 WHERE workspace = $1 AND programme = $2 AND state = 'waiting'";
        tx.execute(sql, args![tx.workspace(), id, tx.act().now]).await?;
    }
    open_link(tx, &before, state).await?;
    save(tx, &before, Record { state, ..before.clone() }, "programme.changed").await
}

/// The link by which people come to a programme by themselves: made when it first runs, closed when it ends.
async fn open_link(tx: &mut Tx<'_>, programme: &Record, state: State) -> Result<(), Error> {
    if !programme.plan.channel.is_open() {
        return Ok(());
    }
    match (links::of_programme(tx, programme.id).await?, state) {
        (None, State::Running) => {
            let wish = Wish { name: programme.name.clone(), programme: Some(programme.id), ..Wish::of(Kind::Public) };
            links::make(tx, programme.survey, wish).await.map(drop)
        }
        (Some(link), State::Ended) => links::set_closed(tx, link.survey, link.id, true).await.map(drop),
        _ => Ok(()),
    }
}

/// Removes a programme that never asked anybody.
pub async fn remove(tx: &mut Tx<'_>, id: Id<Programme>, revision: Option<i64>) -> Result<(), Error> {
    let before = seen(tx, id, revision).await?;
    let sql = "SELECT COUNT(*) AS n FROM invitation WHERE workspace = $1 AND programme = $2 AND sent_at IS NOT NULL";
    let values = args![tx.workspace(), id];
    let asked: i64 = tx.one(sql, values).await?.get("n")?;
    let link = links::of_programme(tx, id).await?;
    if link.as_ref().is_some_and(|link| link.begun > 0) {
        return Err(Refusal::new(Code::Conflict, "people came by its link: end it, and its figures stay").into());
    }
    if asked > 0 {
        return Err(Refusal::new(Code::Conflict, format!("{asked} people were asked by it: end it, and its figures stay")).into());
    }
    tx.execute("DELETE FROM invitation WHERE workspace = $1 AND programme = $2", args![tx.workspace(), id]).await?;
    tx.execute("DELETE FROM survey_link WHERE workspace = $1 AND programme = $2", args![tx.workspace(), id]).await?;
    tx.execute("DELETE FROM programme WHERE workspace = $1 AND id = $2", args![tx.workspace(), id]).await?;
    audit(tx, "programme.removed", &before).await
}

/// Nobody is asked what cannot be answered.
async fn check_survey(tx: &mut Tx<'_>, record: &Record) -> Result<(), Error> {
    let survey = surveys::find(tx, record.survey).await?.ok_or_else(|| Refusal::not_found("survey", record.survey))?;
    if survey.summary.state != surveys::State::Open {
        return Err(Refusal::new(Code::Conflict, "its survey does not take answers: publish it, or open it again").into());
    }
    let promised = promises::among(tx, [survey.summary.key.as_str()].into()).await?;
    if record.plan.channel == Channel::Interview && !promised.is_empty() {
        return Err(Refusal::field("survey", "promises anonymity, which nobody can keep who asks in person: take another guide").into());
    }
    Ok(())
}

async fn edited(tx: &mut Tx<'_>, before: &Record, edit: &Edit) -> Result<Record, Error> {
    let mut after = before.clone();
    if let Some(name) = &edit.name {
        after.name = text::line("name", name, NAME_LENGTH)?;
        let other = by_name(tx, &name_key(&after.name)).await?;
        if other.is_some_and(|other| other.id != before.id) {
            let reason = format!("{:?} is another programme: choose another name", after.name);
            return Err(Refusal { code: Code::Conflict, ..Refusal::field("name", reason) }.into());
        }
    }
    if let Some(survey) = edit.survey {
        surveys::find(tx, survey).await?.ok_or_else(|| Refusal::field("survey", format!("there is no survey {survey} here")))?;
        after.survey = survey;
    }
    after.audience = edit.audience.apply(after.audience);
    if let Patch::Set(audience) = edit.audience {
        audiences::find(tx, audience).await?.ok_or_else(|| Refusal::field("audience", format!("there is no audience {audience} here")))?;
    }
    if let Some(plan) = &edit.plan {
        plan.check()?;
        if let Trigger::Event { touchpoint: Some(key), .. } = &plan.trigger {
            let values = args![tx.workspace(), key.as_str()];
            let known = tx.optional("SELECT code FROM touchpoint WHERE workspace = $1 AND key = $2", values).await?;
            known.ok_or_else(|| Refusal::field("plan.trigger.touchpoint", format!("there is no touchpoint {key:?} here")))?;
        }
        after.plan = plan.clone();
    }
    if let Some(family) = &edit.family {
        after.family = text::key("family", family, FAMILY_LENGTH)?;
    }
    if let Some(priority) = edit.priority {
        if !(-100..=100).contains(&priority) {
            return Err(Refusal::field("priority", "is not between -100 and 100").into());
        }
        after.priority = priority;
    }
    check_staff(tx, &after).await?;
    if (after.survey, after.plan.channel) != (before.survey, before.plan.channel) && links::of_programme(tx, before.id).await?.is_some() {
        let reason = "stays with the link that people have: make another programme";
        return Err(Refusal::field(if after.survey == before.survey { "plan.channel" } else { "survey" }, reason).into());
    }
    Ok(after)
}

/// Our own staff do not do what customers do, and have no contracts: they are asked by the calendar.
async fn check_staff(tx: &mut Tx<'_>, record: &Record) -> Result<(), Error> {
    let audience = audiences::of_programme(tx, record.audience).await?;
    if audience.kind == audiences::Kind::Staff && record.plan.channel == Channel::Interview {
        return Err(Refusal::field("plan.channel", "is for customers: ask your own staff by letter, or by links").into());
    }
    match record.plan.trigger {
        Trigger::Event { .. } | Trigger::ContractEnd { .. } | Trigger::Visit {} if audience.kind == audiences::Kind::Staff => {
            let reason =
                "is our own staff, and they neither do what customers do nor have contracts nor come by: ask them in a wave, or some each day";
            Err(Refusal::field("audience", reason).into())
        }
        _ => Ok(()),
    }
}

async fn save(tx: &mut Tx<'_>, before: &Record, after: Record, action: &str) -> Result<Record, Error> {
    let now = tx.act().now;
    let after = Record { changed_at: now, revision: before.revision + 1, ..after };
    let sql = "UPDATE programme SET name = $3, name_key = $4, state = $5, survey = $6, audience = $7, plan = $8, family = $9, priority = $10, changed_at = $11, \
        revision = revision + 1 WHERE workspace = $1 AND id = $2 AND revision = $12";
    let mut values = row(tx, &after)?;
    values.extend(args![now, before.revision]);
    let written = tx.execute(sql, values).await?;
    edge::revision::all_written(written, 1)?;
    audit(tx, action, &after).await?;
    Ok(after)
}

fn row(tx: &Tx<'_>, record: &Record) -> Result<Vec<Value>, Error> {
    let plan = serde_json::to_string(&record.plan).map_err(|error| Error::Misuse(error.to_string()))?;
    Ok(args![
        tx.workspace(),
        record.id,
        &record.name,
        name_key(&record.name),
        record.state.text(),
        record.survey,
        record.audience,
        plan,
        &record.family,
        record.priority
    ])
}

/// The programme, if it is as the caller has seen it.
async fn seen(tx: &mut Tx<'_>, id: Id<Programme>, revision: Option<i64>) -> Result<Record, Error> {
    let record = find(tx, id).await?.ok_or_else(|| Refusal::not_found("programme", id))?;
    edge::revision::check(record.revision, revision)?;
    Ok(record)
}

async fn audit(tx: &mut Tx<'_>, action: &str, record: &Record) -> Result<(), Error> {
    identity::audit::audit(tx, action, "programme", Some(record.id), &json!({ "name": record.name, "state": record.state })).await
}

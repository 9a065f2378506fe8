//! Commands that work on cases.

use customers::contacts::{self, Contact};
use edge::{Patch, revision};
use identity::{Team, members, teams};
use journeys::touchpoints::Touchpoint;
use kernel::{Code, Id, Member, Refusal, text};
use listen::holds::{self, Whom};
use serde_json::{Value as Json, json};
use store::{Error, Tx, args};

use super::open::index;
use super::steps::{self, What};
use super::{Case, HoldOn, Kind, Priority, Record, ServiceClass, State, TEXT_LENGTH, TITLE_LENGTH, Way, dues, handing, present};
use crate::causes::{self, Cause};
use crate::services;

/// Wishes for a case that is here; what is not named stays as it is.
#[derive(Clone, Debug, Default)]
pub struct Edit {
    /// What it is called.
    pub title: Patch<String>,
    /// What it is about.
    pub kind: Option<Kind>,
    /// Where it stands.
    pub state: Option<State>,
    /// How much it presses.
    pub priority: Option<Priority>,
    /// The person it is for.
    pub contact: Patch<Id<Contact>>,
    /// Where it happened, of a case that no rule opened.
    pub touchpoint: Patch<Id<Touchpoint>>,
    /// Who takes care.
    pub owner: Patch<Id<Member>>,
    /// The team that takes care.
    pub team: Patch<Id<Team>>,
    /// Why it happened.
    pub cause: Patch<Id<Cause>>,
    /// What was done.
    pub action: Patch<String>,
    /// What will be done.
    pub plan: Patch<String>,
    /// How soon it is taken care of; cleared: by its account.
    pub service_class: Patch<Id<ServiceClass>>,
}

/// Changes a case; `seen` is the revision the caller has seen, if it matters.
pub async fn change(tx: &mut Tx<'_>, id: Id<Case>, seen: Option<i64>, edit: Edit) -> Result<Record, Error> {
    let before = present(tx, id).await?;
    revision::check(before.revision, seen)?;
    let after = wanted(tx, &before, edit).await?;
    let changes = changes(&before, &after);
    if changes.is_empty() {
        return Ok(before);
    }
    let after = write(tx, &before, after).await?;
    for (what, detail) in &changes {
        steps::add(tx, id, *what, detail, None).await?;
    }
    if before.title != after.title {
        index(tx, id, after.title.as_deref()).await?;
    }
    hold(tx, id).await?;
    dues::changed(tx, &before, &after).await?;
    tell(tx, &before, &after, &changes).await?;
    handing::tell(tx, Some(&before), &after).await?;
    present(tx, id).await
}

/// The case as it is wished for, if that can be.
async fn wanted(tx: &mut Tx<'_>, before: &Record, edit: Edit) -> Result<Record, Error> {
    let lines = |field: &str, patch: Patch<String>, most: usize| {
        patch.try_map(|words| text::lines(field, &words, most)).map(|patch| if patch == Patch::Set(String::new()) { Patch::Clear } else { patch })
    };
    let mut after = before.clone();
    after.title = edit.title.try_map(|title| text::line("title", &title, TITLE_LENGTH))?.apply(after.title);
    if after.title.is_none() && before.rule.is_none() {
        return Err(Refusal::field("title", "nobody would know what the case is about: say it in a few words").into());
    }
    after.kind = edit.kind.unwrap_or(before.kind);
    after.priority = edit.priority.unwrap_or(before.priority);
    after.action = lines("action", edit.action, TEXT_LENGTH)?.apply(after.action);
    after.plan = lines("plan", edit.plan, TEXT_LENGTH)?.apply(after.plan);
    if edit.touchpoint.is_named() && before.rule.is_some() {
        return Err(Refusal::field("touchpoint", "was said by the words that led to the case: it stays").into());
    }
    after.touchpoint = edit.touchpoint.apply(after.touchpoint);
    if let Patch::Set(contact) = edit.contact {
        check_contact(tx, before, contact).await?;
    }
    after.contact = edit.contact.apply(after.contact);
    if after.contact.is_none() && after.account.is_none() {
        return Err(Refusal::field("contact", "the case would be for nobody: name somebody else").into());
    }
    if let Patch::Set(owner) = edit.owner {
        check_owner(tx, Some(owner)).await?;
    }
    after.owner = edit.owner.apply(after.owner);
    if let Patch::Set(team) = edit.team {
        check_team(tx, Some(team)).await?;
    }
    after.team = edit.team.apply(after.team);
    if let Patch::Set(cause) = edit.cause {
        causes::check_usable(tx, cause, before.cause).await?;
    }
    after.cause = edit.cause.apply(after.cause);
    after.service_class = match edit.service_class {
        Patch::Keep => before.service_class,
        Patch::Set(class) => Some(services::present(tx, class).await?.id),
        Patch::Clear => services::of(tx, before.account).await?.map(|class| class.id),
    };
    if let Some(state) = edit.state.filter(|state| *state != before.state) {
        before.state.check_step(state, after.kind)?;
        after.state = state;
        check_done(&after)?;
    }
    Ok(after)
}

/// Whoever says that something is done says why it happened and what was done.
fn check_done(after: &Record) -> Result<(), Refusal> {
    if after.state != State::Resolved || after.kind == Kind::Praise {
        return Ok(());
    }
    let missing = [("cause", after.cause.is_none(), "say why it happened first"), ("action", after.action.is_none(), "say what was done first")];
    let mut missing = missing.iter().filter(|(_, is_missing, _)| *is_missing).map(|(place, _, reason)| (*place, *reason));
    let Some((place, reason)) = missing.next() else { return Ok(()) };
    Err(missing.fold(Refusal::field(place, reason), |refusal, (place, reason)| refusal.at(place, reason)))
}

async fn write(tx: &mut Tx<'_>, before: &Record, after: Record) -> Result<Record, Error> {
    let now = tx.act().now;
    let mut after = after;
    if after.state != before.state {
        match after.state {
            State::Resolved => after.resolved_at = Some(now),
            State::Closed => after.closed_at = Some(now),
            _ => (after.resolved_at, after.closed_at) = (None, None),
        }
        if !before.state.is_open() && after.state.is_open() {
            after.outcome = None;
        }
    }
    let key = if after.state.is_open() { after.key() } else { None };
    if key.is_some() && !before.state.is_open() {
        refuse_second(tx, &after, key.as_deref()).await?;
    }
    let sql = "UPDATE customer_case SET title = $3, kind = $4, state = $5, is_open = $6, priority = $7, open_key = $8, contact = $9, touchpoint = $10, owner = $11, \
        team = $12, cause = $13, action = $14, plan = $15, outcome = $16, resolved_at = $17, closed_at = $18, changed_at = $19, \
        service_class = $20, revision = revision + 1 WHERE workspace = $1 AND id = $2 AND revision = $21";
    let mut values = args![tx.workspace(), after.id, after.title.as_deref(), after.kind.text(), after.state.text(), after.state.is_open()];
    values.extend(args![
        after.priority.number(),
        key,
        after.contact,
        after.touchpoint,
        after.owner,
        after.team,
        after.cause,
        after.action.as_deref()
    ]);
    values.extend(args![after.plan.as_deref(), after.outcome.map(super::Outcome::text), after.resolved_at, after.closed_at, now]);
    values.extend(args![after.service_class, before.revision]);
    let written = tx.execute(sql, values).await?;
    revision::all_written(written, 1)?;
    Ok(after)
}

/// What opens again may not stand beside one that opened meanwhile.
async fn refuse_second(tx: &mut Tx<'_>, case: &Record, key: Option<&str>) -> Result<(), Error> {
    tx.take_turn("case").await?;
    let sql = "SELECT number FROM customer_case WHERE workspace = $1 AND open_key = $2 AND id <> $3";
    let values = args![tx.workspace(), key, case.id];
    let Some(other) = tx.optional(sql, values).await? else { return Ok(()) };
    let number: i64 = other.get("number")?;
    let reason = format!("case {number} opened meanwhile for the same customer and touchpoint: go on there");
    Err(Refusal { code: Code::Conflict, ..Refusal::field("state", reason) }.into())
}

/// What differs, as steps tell it: ids and words of closed sets.
fn changes(before: &Record, after: &Record) -> Vec<(What, Json)> {
    let differs = [
        (What::State, json!(before.state), json!(after.state)),
        (What::Owner, json!(before.owner), json!(after.owner)),
        (What::Team, json!(before.team), json!(after.team)),
        (What::Priority, json!(before.priority), json!(after.priority)),
        (What::Kind, json!(before.kind), json!(after.kind)),
        (What::Cause, json!(before.cause), json!(after.cause)),
        (What::Contact, json!(before.contact), json!(after.contact)),
        (What::ServiceClass, json!(before.service_class), json!(after.service_class)),
    ];
    let reopened = !before.state.is_open() && after.state.is_open();
    let named = differs.into_iter().filter(|(_, from, to)| from != to).map(|(what, from, to)| {
        let what = if what == What::State && reopened { What::Reopened } else { what };
        (what, json!({ "from": from, "to": to }))
    });
    // What people wrote stands in the case: a step only says that it was written.
    let written = [
        (What::Title, before.title != after.title || before.touchpoint != after.touchpoint),
        (What::Action, before.action != after.action),
        (What::Plan, before.plan != after.plan),
    ];
    named.chain(written.into_iter().filter(|(_, differs)| *differs).map(|(what, _)| (what, json!({})))).collect()
}

async fn tell(tx: &mut Tx<'_>, before: &Record, after: &Record, changes: &[(What, Json)]) -> Result<(), Error> {
    let words: Vec<What> = changes.iter().map(|(what, _)| *what).collect();
    let event = match after.state {
        state if state == before.state => "case.changed",
        State::Resolved => "case.resolved",
        State::Closed => "case.closed",
        _ if !before.state.is_open() => "case.reopened",
        _ => "case.changed",
    };
    steps::tell(tx, event, after, json!({ "changed": words, "owner": after.owner })).await
}

/// Notes that somebody spoke with the customer.
pub async fn spoke(tx: &mut Tx<'_>, id: Id<Case>, way: Way, note: Option<&str>) -> Result<Record, Error> {
    present(tx, id).await?;
    let note = note.map(|note| text::lines("note", note, TEXT_LENGTH)).transpose()?.filter(|note| !note.is_empty());
    steps::add(tx, id, What::Spoke, &json!({ "way": way }), note.as_deref()).await?;
    heard(tx, id, "spoke").await
}

/// The customer heard from us.
pub(super) async fn heard(tx: &mut Tx<'_>, id: Id<Case>, how: &str) -> Result<Record, Error> {
    let sql = "UPDATE customer_case SET first_word_at = COALESCE(first_word_at, $3), replied_at = NULL, changed_at = $3, revision = revision + 1 \
        WHERE workspace = $1 AND id = $2";
    tx.execute(sql, args![tx.workspace(), id, tx.act().now]).await?;
    let record = present(tx, id).await?;
    dues::heard(tx, &record).await?;
    steps::tell(tx, "case.changed", &record, json!({ "changed": [how] })).await?;
    present(tx, id).await
}

/// Lets surveys pass over those whom the case says as long as it is not closed, and no longer.
pub(super) async fn hold(tx: &mut Tx<'_>, id: Id<Case>) -> Result<(), Error> {
    let case = present(tx, id).await?;
    let whom = match case.hold_on {
        HoldOn::None => None,
        HoldOn::Contact => case.contact.map(Whom::Contact).or(case.account.map(Whom::Account)),
        HoldOn::Account => case.account.map(Whom::Account).or(case.contact.map(Whom::Contact)),
    };
    let placed = match (case.hold, whom) {
        (Some(hold), _) if case.state == State::Closed => {
            holds::lift(tx, hold).await?;
            None
        }
        (None, Some(whom)) if case.state != State::Closed => {
            let reason = match crate::language(tx).await?.as_str() {
                "de" => format!("Fall {} ist offen", case.number),
                _ => format!("Case {} is open", case.number),
            };
            Some(holds::place(tx, whom, &reason, None).await?.id)
        }
        _ => return Ok(()),
    };
    let sql = "UPDATE customer_case SET hold = $3 WHERE workspace = $1 AND id = $2";
    tx.execute(sql, args![tx.workspace(), id, placed]).await.map(drop)
}

/// Whoever takes care of a case is here.
pub(crate) async fn check_owner(tx: &mut Tx<'_>, owner: Option<Id<Member>>) -> Result<(), Error> {
    let Some(id) = owner else { return Ok(()) };
    match members::get(tx, id).await? {
        Some(member) if member.left_at.is_none() => Ok(()),
        Some(member) => Err(Refusal::field("owner", format!("{} has left: choose somebody who is here", member.name)).into()),
        None => Err(Refusal::field("owner", format!("there is no member {id} here")).into()),
    }
}

pub(crate) async fn check_team(tx: &mut Tx<'_>, team: Option<Id<Team>>) -> Result<(), Error> {
    let Some(id) = team else { return Ok(()) };
    if teams::all(tx).await?.iter().any(|team| team.id == id) {
        return Ok(());
    }
    Err(Refusal::field("team", format!("there is no team {id} here")).into())
}

async fn check_contact(tx: &mut Tx<'_>, case: &Record, id: Id<Contact>) -> Result<(), Error> {
    let contact = contacts::find(tx, id).await?.ok_or_else(|| Refusal::field("contact", format!("there is no contact {id} here")))?;
    if case.account.is_some() && contact.account != case.account {
        return Err(Refusal::field("contact", format!("{id} belongs to another account: choose somebody of this one")).into());
    }
    if case.account.is_none() && case.rule.is_some() && case.contact != Some(id) {
        return Err(Refusal::field("contact", "is who the case is about: open another case for somebody else").into());
    }
    Ok(())
}

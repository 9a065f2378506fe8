//! What became of a case, step by step, and what of it is told to others.

use kernel::{Id, Member, Time, closed};
use serde_json::{Value as Json, json};
use store::{Error, Read, Row, Tx, args};

use super::{Case, Record};

closed! {
    /// What a step of a case is.
    #[schema(as = CaseStepWhat)]
    What, "step of a case" {
        /// It opened.
        Opened = "opened",
        /// Later words joined it.
        Joined = "joined",
        /// Another member takes care.
        Owner = "owner",
        /// Another team takes care.
        Team = "team",
        /// It stands elsewhere.
        State = "state",
        /// It presses more or less.
        Priority = "priority",
        /// It is of another kind.
        Kind = "kind",
        /// Why it happened.
        Cause = "cause",
        /// What was done.
        Action = "action",
        /// What will be done.
        Plan = "plan",
        /// It is called otherwise.
        Title = "title",
        /// It is for another person.
        Contact = "contact",
        /// It is taken care of sooner or later.
        ServiceClass = "service_class",
        /// We spoke with the customer.
        Spoke = "spoke",
        /// A letter left.
        Sent = "sent",
        /// The customer wrote back.
        Replied = "replied",
        /// Somebody we do not know wrote back.
        Stranger = "stranger",
        /// A letter did not arrive.
        Bounced = "bounced",
        /// A promise was not kept in time.
        Late = "late",
        /// Somebody else was told.
        Escalated = "escalated",
        /// The customer said that it is done.
        Confirmed = "confirmed",
        /// The customer said that it is not.
        Denied = "denied",
        /// It opened again.
        Reopened = "reopened",
        /// It went on in another case.
        Merged = "merged",
    }
}

/// A step as it is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// When.
    pub at: Time,
    /// Who: the id of a member or token, or a part of the house.
    pub actor: String,
    /// What.
    pub what: What,
    /// Ids and words of closed sets.
    pub detail: Json,
    /// What somebody wrote down.
    pub note: Option<String>,
}

impl Step {
    /// The member who did it, if it was one.
    pub(super) fn member(&self) -> Option<Id<Member>> {
        self.actor.parse().ok()
    }
}

/// Adds a step.
pub(crate) async fn add(tx: &mut Tx<'_>, case: Id<Case>, what: What, detail: &Json, note: Option<&str>) -> Result<(), Error> {
    let act = tx.act();
    let step: Id<kernel::about::Any> = act.ids.next();
    let sql = "INSERT INTO case_step (workspace, case_id, id, position, at, actor, what, detail, note) \
        VALUES ($1, $2, $3, (SELECT COUNT(*) FROM case_step s WHERE s.workspace = $1 AND s.case_id = $2), $4, $5, $6, $7, $8)";
    tx.execute(sql, args![act.workspace, case, step, act.now, act.actor.to_string(), what.text(), detail.to_string(), note]).await.map(drop)
}

/// All steps of a case, the first first.
pub(super) async fn of(read: &mut Read, case: Id<Case>) -> Result<Vec<Step>, Error> {
    let sql = "SELECT at, actor, what, detail, note FROM case_step WHERE workspace = $1 AND case_id = $2 ORDER BY position, at, id";
    read.all(sql, args![read.workspace(), case]).await?.iter().map(step).collect()
}

fn step(row: &Row) -> Result<Step, Error> {
    let detail: String = row.get("detail")?;
    let detail = serde_json::from_str(&detail).map_err(|error| Error::Column { column: "detail".into(), reason: error.to_string() })?;
    Ok(Step { at: row.get("at")?, actor: row.get("actor")?, what: row.word("what")?, detail, note: row.get("note")? })
}

/// Tells those downstream, and the audit trail; ids and words of closed sets only.
pub(crate) async fn tell(tx: &mut Tx<'_>, event: &str, case: &Record, more: Json) -> Result<(), Error> {
    let mut payload = json!({ "case": case.id, "number": case.number, "kind": case.kind, "state": case.state });
    for (name, value) in [("account", json!(case.account)), ("contact", json!(case.contact)), ("touchpoint", json!(case.touchpoint))] {
        if !value.is_null() {
            payload[name] = value;
        }
    }
    if let (Some(payload), Json::Object(more)) = (payload.as_object_mut(), more) {
        payload.extend(more);
    }
    tx.append(event, &payload).await?;
    identity::audit::audit(tx, event, "case", Some(case.id), &json!({ "number": case.number })).await
}

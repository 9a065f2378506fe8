//! What became of a decision, step by step.

use kernel::{Id, Member, Time, closed};
use serde_json::{Value as Json, json};
use store::{Error, Read, Row, Tx, args};

use super::{Decision, Record};

closed! {
    /// What a step of a decision is.
    #[schema(as = DecisionStepWhat)]
    What, "step of a decision" {
        /// It was noted.
        Noted = "noted",
        /// It says something else.
        Changed = "changed",
        /// Further words led to it.
        Joined = "joined",
        /// Words that did not lead to it went.
        Left = "left",
        /// It stands elsewhere.
        State = "state",
    }
}

/// A step as it is kept.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Step {
    pub at: Time,
    pub actor: String,
    pub what: What,
    pub detail: Json,
}

impl Step {
    /// The member who did it, if it was one.
    pub(super) fn member(&self) -> Option<Id<Member>> {
        self.actor.parse().ok()
    }
}

/// Adds a step.
pub(super) async fn add(tx: &mut Tx<'_>, decision: Id<Decision>, what: What, detail: &Json) -> Result<(), Error> {
    let act = tx.act();
    let sql = "INSERT INTO decision_step (workspace, decision, position, at, actor, what, detail) \
        VALUES ($1, $2, (SELECT COUNT(*) FROM decision_step s WHERE s.workspace = $1 AND s.decision = $2), $3, $4, $5, $6)";
    tx.execute(sql, args![act.workspace, decision, act.now, act.actor.to_string(), what.text(), detail.to_string()]).await.map(drop)
}

/// All steps of a decision, the first first.
pub(super) async fn of(read: &mut Read, decision: Id<Decision>) -> Result<Vec<Step>, Error> {
    let sql = "SELECT at, actor, what, detail FROM decision_step WHERE workspace = $1 AND decision = $2 ORDER BY position";
    read.all(sql, args![read.workspace(), decision]).await?.iter().map(step).collect()
}

fn step(row: &Row) -> Result<Step, Error> {
    let detail: String = row.get("detail")?;
    let detail = serde_json::from_str(&detail).map_err(|error| Error::Column { column: "detail".into(), reason: error.to_string() })?;
    Ok(Step { at: row.get("at")?, actor: row.get("actor")?, what: row.word("what")?, detail })
}

/// Tells those downstream, and the audit trail; ids and words of closed sets only.
pub(super) async fn tell(tx: &mut Tx<'_>, event: &str, decision: &Record) -> Result<(), Error> {
    let mut payload = json!({ "decision": decision.id, "state": decision.state });
    if let Some(touchpoint) = decision.touchpoint {
        payload["touchpoint"] = json!(touchpoint);
    }
    tx.append(event, &payload).await?;
    identity::audit::audit(tx, event, "decision", Some(decision.id), &json!({ "state": decision.state })).await
}

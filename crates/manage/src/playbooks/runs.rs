//! SQL of playbooks that are followed: what is done of them, what was decided, and their end.

use std::collections::HashMap;

use ::store::{Error, Read, Row, Sql, Tx, Value, args};
use customers::accounts::Account;
use desk::tasks::{self, Task};
use edge::List;
use kernel::about::Any;
use kernel::{About, Code, Id, Noun, Page, Refusal, Time, text};
use serde_json::{Value as Json, json};

use super::start::tell;
use super::{Run, State, Step, TEXT_LENGTH};
use crate::cases::Case;

/// A run as it is kept.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Record {
    pub id: Id<Run>,
    pub key: String,
    pub name: String,
    pub version: i64,
    pub steps: Vec<Step>,
    pub about: About,
    pub account: Option<Id<Account>>,
    pub state: State,
    pub decides: bool,
    pub decision: Option<String>,
    pub decided_by: Option<String>,
    pub decided_at: Option<Time>,
    pub started_at: Time,
    pub started_by: String,
    pub ended_at: Option<Time>,
}

const SELECT: &str = "SELECT id, key, name, version, steps, noun, noun_id, account, state, decides, decision, decided_by, decided_at, started_at, started_by, \
    ended_at FROM playbook_run WHERE workspace = ";

/// Which runs a list shows.
#[derive(Clone, Debug, Default)]
pub(super) struct Filter {
    /// For this record.
    pub about: Option<About>,
    /// For this account, its people and their cases.
    pub account: Option<Id<Account>>,
    /// This far.
    pub state: Option<State>,
}

/// A page of runs, those that began last first.
pub(super) async fn page(read: &mut Read, list: &List<Filter>) -> Result<Page<Record>, Error> {
    let Filter { about, account, state } = &list.filter;
    let mut sql = Sql::new(SELECT);
    sql.bind(read.workspace());
    if let Some(About { noun, id }) = about {
        sql.push(" AND noun_id = ").bind(*id).push(" AND noun = ").bind(noun);
    }
    sql.push_some(" AND account = ", *account).push_some(" AND state = ", state.map(State::text));
    sql.push_some(" AND id < ", list.after::<Id<Run>>()?).push(" ORDER BY id DESC LIMIT ").bind(list.fetch());
    let records = read.all_of(sql).await?.iter().map(record).collect::<Result<Vec<_>, _>>()?;
    Ok(list.page(records, |record| record.id))
}

/// The run with this id, or a refusal.
pub(super) async fn present(read: &mut Read, id: Id<Run>) -> Result<Record, Error> {
    let row = read.optional(&format!("{SELECT}$1 AND id = $2"), args![read.workspace(), id]).await?;
    record(&row.ok_or_else(|| Refusal::not_found("playbook run", id))?)
}

/// The tasks of runs, each in the order of the steps.
pub(super) async fn tasks_of(read: &mut Read, runs: &[Id<Run>]) -> Result<HashMap<Id<Run>, Vec<(i64, Id<Task>)>>, Error> {
    let keys = runs.iter().copied().map(Value::from).collect();
    let rows = read.all_by("SELECT run, position, task FROM playbook_task WHERE workspace = $1 AND run", keys).await?;
    let mut found: HashMap<Id<Run>, Vec<(i64, Id<Task>)>> = HashMap::new();
    for row in &rows {
        found.entry(row.get("run")?).or_default().push((row.get("position")?, row.get("task")?));
    }
    for tasks in found.values_mut() {
        tasks.sort_unstable();
    }
    Ok(found)
}

async fn tasks(read: &mut Read, run: Id<Run>) -> Result<Vec<(i64, tasks::Record)>, Error> {
    let mut found = Vec::new();
    for (position, task) in tasks_of(read, &[run]).await?.remove(&run).unwrap_or_default() {
        found.extend(tasks::find(read, task).await?.map(|task| (position, task)));
    }
    Ok(found)
}

/// Looks whether the run of a task is at its end.
pub(super) async fn look(tx: &mut Tx<'_>, task: Id<Task>) -> Result<(), Error> {
    let values = args![tx.workspace(), task];
    match tx.optional("SELECT run FROM playbook_task WHERE workspace = $1 AND task = $2", values).await? {
        Some(row) => settle(tx, row.get("run")?).await,
        None => Ok(()),
    }
}

/// A run is done when no task is open and what it is to decide was decided; it goes on when a task is opened again.
async fn settle(tx: &mut Tx<'_>, id: Id<Run>) -> Result<(), Error> {
    tx.take_turn("playbook run").await?;
    let run = present(tx, id).await?;
    if run.state == State::Stopped {
        return Ok(());
    }
    let open = tasks(tx, id).await?.iter().any(|(_, task)| task.state == tasks::State::Open);
    let done = !open && (!run.decides || run.decision.is_some());
    match (run.state, done) {
        (State::Running, true) => end(tx, &run, State::Done).await,
        (State::Done, false) => {
            let sql = "UPDATE playbook_run SET state = 'running', ended_at = NULL WHERE workspace = $1 AND id = $2";
            tx.execute(sql, args![tx.workspace(), id]).await.map(drop)
        }
        _ => Ok(()),
    }
}

async fn end(tx: &mut Tx<'_>, run: &Record, state: State) -> Result<(), Error> {
    let sql = "UPDATE playbook_run SET state = $3, running_key = NULL, ended_at = $4 WHERE workspace = $1 AND id = $2";
    tx.execute(sql, args![tx.workspace(), run.id, state.text(), tx.act().now]).await?;
    let event = if state == State::Done { "playbook.done" } else { "playbook.stopped" };
    tell(tx, event, run.id, &run.key, &run.about).await
}

/// Leaves a run: what is open of it need not be done any more.
pub(super) async fn stop(tx: &mut Tx<'_>, id: Id<Run>) -> Result<Record, Error> {
    tx.take_turn("playbook run").await?;
    let run = present(tx, id).await?;
    if run.state == State::Running {
        end(tx, &run, State::Stopped).await?;
        for (_, task) in tasks(tx, id).await?.into_iter().filter(|(_, task)| task.state == tasks::State::Open) {
            tasks::change(tx, task.id, None, tasks::Edit { state: Some(tasks::State::Dropped), ..tasks::Edit::default() }).await?;
        }
    }
    present(tx, id).await
}

/// A case is over: what was followed for it is, too.
pub(super) async fn over(tx: &mut Tx<'_>, case: Id<Case>) -> Result<(), Error> {
    let sql = "SELECT id FROM playbook_run WHERE workspace = $1 AND noun_id = $2 AND noun = $3 AND state = 'running' ORDER BY id";
    let values = args![tx.workspace(), case, Case::WORD];
    for row in tx.all(sql, values).await? {
        stop(tx, row.get("id")?).await?;
    }
    Ok(())
}

/// Writes down what was decided; the tasks of the decision are done.
pub(super) async fn decide(tx: &mut Tx<'_>, id: Id<Run>, words: &str) -> Result<Record, Error> {
    tx.take_turn("playbook run").await?;
    let (run, words) = (present(tx, id).await?, text::lines("words", words, TEXT_LENGTH)?);
    if words.is_empty() {
        return Err(Refusal::field("words", "are missing: write down what was decided, and why").into());
    }
    if !run.decides {
        return Err(Refusal { code: Code::Conflict, ..Refusal::field("id", format!("nothing is to be decided in {:?}", run.name)) }.into());
    }
    if run.state != State::Running || run.decision.is_some() {
        let reason = "was decided or left already: what was written down stays. Start the playbook again to decide anew";
        return Err(Refusal { code: Code::Conflict, ..Refusal::field("id", reason) }.into());
    }
    let sql = "UPDATE playbook_run SET decision = $3, decided_by = $4, decided_at = $5 WHERE workspace = $1 AND id = $2";
    tx.execute(sql, args![tx.workspace(), id, words, tx.act().actor.to_string(), tx.act().now]).await?;
    let decides = |position: i64| usize::try_from(position).ok().and_then(|at| run.steps.get(at)).is_some_and(|step| step.decides);
    for (position, task) in tasks(tx, id).await? {
        if decides(position) && task.state == tasks::State::Open {
            tasks::change(tx, task.id, None, tasks::Edit { state: Some(tasks::State::Done), ..tasks::Edit::default() }).await?;
        }
    }
    tell(tx, "playbook.decided", id, &run.key, &run.about).await?;
    settle(tx, id).await?;
    present(tx, id).await
}

/// What was followed for people, for themselves.
pub async fn personal<N: Noun>(read: &mut Read, records: &[Id<N>]) -> Result<Json, Error> {
    let keys = records.iter().copied().map(Value::from).collect();
    let sql = format!("SELECT name, state, decision, started_at FROM playbook_run WHERE workspace = $1 AND noun = '{}' AND noun_id", N::WORD);
    let rows = read.all_by(&sql, keys).await?;
    let shown = rows.iter().map(|row| {
        let (name, state, decision): (String, String, Option<String>) = (row.get("name")?, row.get("state")?, row.get("decision")?);
        Ok(json!({ "name": name, "state": state, "decision": decision, "started_at": row.get::<Time>("started_at")? }))
    });
    Ok(Json::Array(shown.collect::<Result<_, Error>>()?))
}

/// Records that turned out to be one: what was followed for one is followed for the other.
pub(crate) async fn pass_on<N: Noun>(tx: &mut Tx<'_>, from: Id<N>, into: Id<N>) -> Result<(), Error> {
    let sql = "UPDATE playbook_run SET noun_id = $4, running_key = NULL WHERE workspace = $1 AND noun = $2 AND noun_id = $3";
    tx.execute(sql, args![tx.workspace(), N::WORD, from, into]).await.map(drop)
}

/// What was followed for records that go, goes with them; their tasks go with the record.
pub(crate) async fn erase<N: Noun>(tx: &mut Tx<'_>, records: &[Id<N>]) -> Result<(), Error> {
    let keys: Vec<Value> = records.iter().copied().map(Value::from).collect();
    let rows = tx.all_by(&format!("SELECT id FROM playbook_run WHERE workspace = $1 AND noun = '{}' AND noun_id", N::WORD), keys).await?;
    let runs = rows.iter().map(|row| Ok(Value::from(row.get::<Id<Any>>("id")?))).collect::<Result<Vec<_>, Error>>()?;
    tx.execute_by("DELETE FROM playbook_task WHERE workspace = $1 AND run", &runs).await?;
    tx.execute_by("DELETE FROM playbook_run WHERE workspace = $1 AND id", &runs).await.map(drop)
}

fn record(row: &Row) -> Result<Record, Error> {
    let steps: String = row.get("steps")?;
    Ok(Record {
        id: row.get("id")?,
        key: row.get("key")?,
        name: row.get("name")?,
        version: row.get("version")?,
        steps: serde_json::from_str(&steps).map_err(|error| Error::Column { column: "steps".into(), reason: error.to_string() })?,
        about: About { noun: row.get("noun")?, id: row.get("noun_id")? },
        account: row.get("account")?,
        state: row.word("state")?,
        decides: row.get("decides")?,
        decision: row.get("decision")?,
        decided_by: row.get("decided_by")?,
        decided_at: row.get("decided_at")?,
        started_at: row.get("started_at")?,
        started_by: row.get("started_by")?,
        ended_at: row.get("ended_at")?,
    })
}

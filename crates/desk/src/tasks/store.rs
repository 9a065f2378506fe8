//! SQL of tasks.

use std::collections::{BTreeMap, HashSet};

use identity::{Team, members, teams};
use kernel::{About, Actor, Id, Member, Page, Refusal, Time};
use serde_json::json;
use store::{Error, Read, Row, Sql, Tx, args};

use super::{Edit, NewTask, Record, State, Task};
use crate::notices::{self, Kind};

const COLUMNS: &str = "id, noun, noun_id, title, note, owner, team, due_at, state, step, made_at, made_by, ended_at, ended_by, revision";

/// What stands in the row of a task without a due time, so that it comes last.
const NEVER: Time = Time::END;

/// How many owners are told at once that their tasks are due.
const REMINDED: i64 = 200;

/// Which tasks a list shows.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Of this member.
    pub owner: Option<Id<Member>>,
    /// Of this team.
    pub team: Option<Id<Team>>,
    /// Of nobody yet.
    pub unowned: bool,
    /// About this record.
    pub about: Option<About>,
    /// This far.
    pub state: Option<State>,
    /// Due before this moment.
    pub due_before: Option<Time>,
}

/// The task with this id.
pub async fn find(read: &mut Read, id: Id<Task>) -> Result<Option<Record>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM task WHERE workspace = $1 AND id = $2");
    read.optional(&sql, args![read.workspace(), id]).await?.as_ref().map(record).transpose()
}

/// A page of tasks, those that are due first at the beginning.
pub async fn page(read: &mut Read, list: &edge::List<Filter>) -> Result<Page<Record>, Error> {
    let Filter { owner, team, unowned, about, state, due_before } = &list.filter;
    let mut sql = Sql::new(&format!("SELECT {COLUMNS} FROM task WHERE workspace = "));
    sql.bind(read.workspace()).push_some(" AND owner = ", *owner).push_some(" AND team = ", *team);
    if *unowned {
        sql.push(" AND owner IS NULL");
    }
    if let Some(About { noun, id }) = about {
        sql.push(" AND noun = ").bind(noun).push(" AND noun_id = ").bind(*id);
    }
    sql.push_some(" AND state = ", state.map(State::text)).push_some(" AND due_at < ", *due_before);
    if let Some((due, id)) = list.after::<(Time, Id<Task>)>()? {
        sql.push(" AND (due_at, id) > (").bind(due).push(", ").bind(id).push(")");
    }
    sql.push(" ORDER BY due_at, id LIMIT ").bind(list.fetch());
    let records = read.all_of(sql).await?.iter().map(record).collect::<Result<Vec<_>, _>>()?;
    Ok(list.page(records, |record| (record.due_at.unwrap_or(NEVER), record.id)))
}

/// The records about which there is an open task of a step.
pub async fn open_of_step(read: &mut Read, step: &str) -> Result<HashSet<About>, Error> {
    let sql = "SELECT noun, noun_id FROM task WHERE workspace = $1 AND state = 'open' AND step = $2 AND noun IS NOT NULL";
    let rows = read.all(sql, args![read.workspace(), step]).await?;
    rows.iter().map(|row| Ok(About { noun: row.get("noun")?, id: row.get("noun_id")? })).collect()
}

/// Makes a task. Its owner hears of it, unless they made it themselves.
pub async fn make(tx: &mut Tx<'_>, new: NewTask) -> Result<Record, Error> {
    let task = insert(tx, new).await?;
    assigned(tx, &[&task], None).await?;
    Ok(task)
}

/// Makes tasks that belong together; `of` says what they come from. Whoever gets several of them hears of it once.
pub async fn make_together(tx: &mut Tx<'_>, of: &str, new: Vec<NewTask>) -> Result<Vec<Record>, Error> {
    let mut made = Vec::with_capacity(new.len());
    for task in new {
        made.push(insert(tx, task).await?);
    }
    let mut theirs: BTreeMap<Id<Member>, Vec<&Record>> = BTreeMap::new();
    for task in &made {
        if let Some(owner) = task.owner {
            theirs.entry(owner).or_default().push(task);
        }
    }
    for tasks in theirs.values() {
        assigned(tx, tasks, Some(of)).await?;
    }
    Ok(made)
}

async fn insert(tx: &mut Tx<'_>, new: NewTask) -> Result<Record, Error> {
    let NewTask { about, title, note, owner, team, due_at, step } = new.checked()?;
    check_owner(tx, owner).await?;
    check_team(tx, team).await?;
    let act = tx.act();
    let (id, now, made_by) = (act.ids.next(), act.now, act.actor.to_string());
    let record = Record {
        id,
        about,
        title,
        note,
        owner,
        team,
        due_at,
        state: State::Open,
        step,
        made_at: now,
        made_by,
        ended_at: None,
        ended_by: None,
        revision: 0,
    };
    let (noun, noun_id) = (record.about.as_ref().map(|about| about.noun.clone()), record.about.as_ref().map(|about| about.id));
    let sql = "INSERT INTO task (workspace, id, noun, noun_id, title, note, owner, team, due_at, reminded, state, step, made_at, made_by, revision) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0, $10, $11, $12, $13, 0)";
    let mut values = args![act.workspace, id, noun, noun_id, &record.title, record.note.clone(), owner, team, due_at.unwrap_or(NEVER)];
    values.extend(args![record.state.text(), record.step.clone(), now, &record.made_by]);
    tx.execute(sql, values).await?;
    tell(tx, "task.made", &record).await?;
    Ok(record)
}

/// Changes a task, does it, drops it or opens it again. A new owner hears of it.
pub async fn change(tx: &mut Tx<'_>, id: Id<Task>, seen: Option<i64>, edit: Edit) -> Result<Record, Error> {
    tx.take_turn("task").await?;
    let before = find(tx, id).await?.ok_or_else(|| Refusal::not_found("task", id))?;
    edge::revision::check(before.revision, seen)?;
    let (now, actor) = (tx.act().now, tx.act().actor.to_string());
    let after = before.edited(edit, &actor, now)?;
    if after.owner != before.owner {
        check_owner(tx, after.owner).await?;
    }
    if after.team != before.team {
        check_team(tx, after.team).await?;
    }
    let again = after.due_at != before.due_at || after.owner != before.owner;
    let sql = "UPDATE task SET title = $3, note = $4, owner = $5, team = $6, due_at = $7, state = $8, ended_at = $9, ended_by = $10, revision = $11, \
        reminded = CASE WHEN $12 = 1 THEN 0 ELSE reminded END WHERE workspace = $1 AND id = $2";
    let mut values = args![tx.workspace(), id, &after.title, after.note.clone(), after.owner, after.team, after.due_at.unwrap_or(NEVER)];
    values.extend(args![after.state.text(), after.ended_at, after.ended_by.clone(), after.revision, again]);
    tx.execute(sql, values).await?;
    tell(tx, if after.state == before.state { "task.changed" } else { after.state.event() }, &after).await?;
    if after.owner != before.owner {
        assigned(tx, &[&after], None).await?;
    }
    Ok(after)
}

/// The open tasks of a member who leaves go to the successor, or to nobody, for all to see.
pub async fn hand_over(tx: &mut Tx<'_>, from: Id<Member>, to: Option<Id<Member>>) -> Result<u64, Error> {
    let sql = "UPDATE task SET owner = $3, reminded = 0, revision = revision + 1 WHERE workspace = $1 AND owner = $2 AND state = 'open'";
    let tasks = tx.execute(sql, args![tx.workspace(), from, to]).await?;
    if tasks > 0 {
        let detail = json!({ "from": from, "to": to, "tasks": tasks });
        identity::audit::audit(tx, "tasks.handed_over", "member", Some(from), &detail).await?;
        if let Some(to) = to {
            notices::give(tx, to, Kind::HandedOver, None, &detail, &format!("handed_over {from}")).await?;
        }
    }
    Ok(tasks)
}

/// Whether tasks have come due of which their owners were not told yet.
pub async fn are_due(read: &mut Read, now: Time) -> Result<bool, Error> {
    let sql = "SELECT id FROM task WHERE workspace = $1 AND reminded = 0 AND state = 'open' AND due_at <= $2 LIMIT 1";
    Ok(read.optional(sql, args![read.workspace(), now]).await?.is_some())
}

/// Tells owners of tasks that have come due; returns how many, and is to be called again until it is none.
pub async fn remind(tx: &mut Tx<'_>) -> Result<usize, Error> {
    let now = tx.act().now;
    let sql = format!(
        "SELECT {COLUMNS} FROM task WHERE workspace = $1 AND state = 'open' AND reminded = 0 AND due_at <= $2 ORDER BY due_at, id LIMIT {REMINDED}"
    );
    let values = args![tx.workspace(), now];
    let due = tx.all(&sql, values).await?.iter().map(record).collect::<Result<Vec<_>, _>>()?;
    for task in &due {
        if let (Some(owner), Some(due_at)) = (task.owner, task.due_at) {
            let params = json!({ "task": task.id, "title": task.title, "due_at": due_at });
            notices::give(tx, owner, Kind::Due, task.about.as_ref(), &params, &format!("due {} {}", task.id, due_at.micros())).await?;
        }
        tx.execute("UPDATE task SET reminded = 1 WHERE workspace = $1 AND id = $2", args![tx.workspace(), task.id]).await?;
    }
    Ok(due.len())
}

/// Tells the owner of these tasks that they are theirs, unless it was their own doing; several of them in one notice.
async fn assigned(tx: &mut Tx<'_>, tasks: &[&Record], of: Option<&str>) -> Result<(), Error> {
    let Some(task) = tasks.first() else { return Ok(()) };
    let Some(owner) = task.owner.filter(|owner| tx.act().actor != Actor::Member(*owner)) else { return Ok(()) };
    if task.state != State::Open {
        return Ok(());
    }
    let by = match tx.act().actor {
        Actor::Member(member) => Some(member),
        _ => None,
    };
    let params = match tasks {
        [_] => json!({ "task": task.id, "title": task.title, "due_at": task.due_at, "by": by }),
        _ => json!({ "tasks": tasks.len(), "of": of, "due_at": tasks.iter().filter_map(|task| task.due_at).min(), "by": by }),
    };
    let about = task.about.as_ref().filter(|about| tasks.iter().all(|other| other.about.as_ref() == Some(*about)));
    notices::give(tx, owner, Kind::Assigned, about, &params, &format!("assigned {} {}", task.id, task.revision)).await.map(drop)
}

async fn check_owner(read: &mut Read, owner: Option<Id<Member>>) -> Result<(), Error> {
    let Some(owner) = owner else { return Ok(()) };
    match members::get(read, owner).await? {
        Some(member) if member.left_at.is_none() => Ok(()),
        Some(_) => Err(Refusal::field("owner", format!("{owner} has left: give the task to somebody who is here")).into()),
        None => Err(Refusal::field("owner", format!("there is no member {owner} here")).into()),
    }
}

async fn check_team(read: &mut Read, team: Option<Id<Team>>) -> Result<(), Error> {
    let Some(team) = team else { return Ok(()) };
    if teams::all(read).await?.iter().any(|known| known.id == team) {
        return Ok(());
    }
    Err(Refusal::field("team", format!("there is no team {team} here")).into())
}

async fn tell(tx: &mut Tx<'_>, event: &str, task: &Record) -> Result<(), Error> {
    identity::audit::audit(tx, event, "task", Some(task.id), &json!({ "owner": task.owner, "due_at": task.due_at })).await?;
    tx.append(event, &json!({ "task": task.id })).await
}

fn record(row: &Row) -> Result<Record, Error> {
    let noun: Option<String> = row.get("noun")?;
    let about = noun.map(|noun| Ok::<_, Error>(About { noun, id: row.get("noun_id")? })).transpose()?;
    let due_at: Time = row.get("due_at")?;
    Ok(Record {
        id: row.get("id")?,
        about,
        title: row.get("title")?,
        note: row.get("note")?,
        owner: row.get("owner")?,
        team: row.get("team")?,
        due_at: Some(due_at).filter(|due| *due != NEVER),
        state: row.word("state")?,
        step: row.get("step")?,
        made_at: row.get("made_at")?,
        made_by: row.get("made_by")?,
        ended_at: row.get("ended_at")?,
        ended_by: row.get("ended_by")?,
        revision: row.get("revision")?,
    })
}

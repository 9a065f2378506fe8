//! Playbooks as JSON carries them.

use std::collections::HashMap;

use customers::accounts::Account;
use customers::contacts::Contact;
use customers::ids::AccountId;
use desk::tasks::{self, Task, TaskId};
use edge::{IdOf, MemberId, TimeText};
use identity::members;
use kernel::{Id, Member, Time};
use serde::{Deserialize, Serialize};
use store::{Error, Read};
use utoipa::ToSchema;

use super::{Playbook, Record, Run, Start, State, Step, runs};
use crate::cases::Case;

/// The id of a playbook, in schemas.
pub type PlaybookId = IdOf<Playbook>;
/// The id of a playbook run, in schemas.
pub type PlaybookRunId = IdOf<Run>;

/// A new playbook.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct PlaybookIn {
    /// Names it in rules and addresses: lower-case letters, digits and `_`.
    #[schema(min_length = 1, max_length = 100)]
    key: String,
    #[schema(min_length = 1, max_length = 200)]
    name: String,
    /// What it is for.
    #[schema(max_length = 4_000)]
    about: Option<String>,
    /// Whether it starts by itself; yes unless told.
    enabled: Option<bool>,
    /// What starts it; by hand and by case rules always.
    #[serde(default)]
    #[schema(max_items = 10)]
    starts: Vec<Start>,
    #[schema(min_items = 1, max_items = 30)]
    steps: Vec<Step>,
}

impl PlaybookIn {
    /// The playbook, which has no id yet.
    pub fn record(&self) -> Record {
        let Self { key, name, about, enabled, starts, steps } = self;
        Record {
            id: Id::from_bytes([0; 16]),
            key: key.clone(),
            name: name.clone(),
            about: about.clone(),
            enabled: enabled.unwrap_or(true),
            version: 1,
            starts: starts.clone(),
            steps: steps.clone(),
            changed_at: Time::default(),
            revision: 0,
        }
    }
}

/// A change of a playbook: what is left out stays.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct PlaybookPatch {
    #[schema(min_length = 1, max_length = 200)]
    name: Option<String>,
    /// Empty: nothing is said.
    #[schema(max_length = 4_000)]
    about: Option<String>,
    enabled: Option<bool>,
    #[schema(max_items = 10)]
    starts: Option<Vec<Start>>,
    #[schema(min_items = 1, max_items = 30)]
    steps: Option<Vec<Step>>,
    /// The revision you have seen; may be said by `If-Match` instead.
    pub revision: Option<i64>,
}

impl PlaybookPatch {
    /// The playbook after the change.
    pub fn apply(self, before: Record) -> Record {
        Record {
            name: self.name.unwrap_or(before.name),
            about: self.about.or(before.about),
            enabled: self.enabled.unwrap_or(before.enabled),
            starts: self.starts.unwrap_or(before.starts),
            steps: self.steps.unwrap_or(before.steps),
            ..before
        }
    }
}

/// What is done when something happens to a customer.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Playbook)]
pub(super) struct PlaybookOut {
    #[schema(value_type = PlaybookId)]
    id: Id<Playbook>,
    key: String,
    name: String,
    about: Option<String>,
    enabled: bool,
    /// Counts the changes of its steps; runs keep those with which they began.
    version: i64,
    starts: Vec<Start>,
    steps: Vec<Step>,
    #[schema(value_type = TimeText)]
    changed_at: Time,
    revision: i64,
}

impl From<Record> for PlaybookOut {
    fn from(Record { id, key, name, about, enabled, version, starts, steps, changed_at, revision }: Record) -> Self {
        Self { id, key, name, about, enabled, version, starts, steps, changed_at, revision }
    }
}

/// For which record to follow a playbook.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct PlaybookStartIn {
    /// The id of a case, an account or a contact.
    pub about: String,
}

/// What was decided.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct PlaybookDecisionIn {
    /// What, and why.
    #[schema(min_length = 1, max_length = 4_000)]
    pub words: String,
}

/// A step that is followed, as a task.
#[derive(Debug, Serialize, ToSchema)]
struct PlaybookTask {
    #[schema(value_type = TaskId)]
    id: Id<Task>,
    title: String,
    note: Option<String>,
    state: tasks::State,
    #[schema(value_type = Option<TimeText>)]
    due_at: Option<Time>,
    owner: Option<PlaybookMember>,
    /// Whether it is the decision.
    decides: bool,
    revision: i64,
}

/// A member with their name.
#[derive(Debug, Serialize, ToSchema)]
struct PlaybookMember {
    #[schema(value_type = MemberId)]
    id: Id<Member>,
    name: Option<String>,
}

/// What was decided, by whom and when.
#[derive(Debug, Serialize, ToSchema)]
struct PlaybookDecision {
    words: String,
    /// Who decided, when that is a member.
    member: Option<PlaybookMember>,
    #[schema(value_type = TimeText)]
    at: Time,
}

/// A playbook that is followed for a record.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct PlaybookRun {
    #[schema(value_type = PlaybookRunId)]
    id: Id<Run>,
    /// Key of the playbook.
    playbook: String,
    name: String,
    /// The version of the playbook with which it began.
    version: i64,
    /// The id of the case, account or contact it is for.
    about: String,
    /// The account it is for.
    #[schema(value_type = Option<AccountId>)]
    account: Option<Id<Account>>,
    state: State,
    /// Whether it ends only with a decision.
    decides: bool,
    decision: Option<PlaybookDecision>,
    #[schema(value_type = TimeText)]
    started_at: Time,
    #[schema(value_type = Option<TimeText>)]
    ended_at: Option<Time>,
    /// Its tasks, in the order of the steps.
    tasks: Vec<PlaybookTask>,
}

/// Runs with their tasks and the names of members.
pub(super) async fn shown(read: &mut Read, runs: Vec<runs::Record>) -> Result<Vec<PlaybookRun>, Error> {
    let ids: Vec<_> = runs.iter().map(|run| run.id).collect();
    let mut steps: HashMap<Id<Run>, Vec<(i64, tasks::Record)>> = HashMap::new();
    for (run, tasks) in runs::tasks_of(read, &ids).await? {
        for (position, task) in tasks {
            if let Some(task) = tasks::find(read, task).await? {
                steps.entry(run).or_default().push((position, task));
            }
        }
    }
    let owners = steps.values().flatten().filter_map(|(_, task)| task.owner);
    let deciders = runs.iter().filter_map(|run| run.decided_by.as_deref()?.parse().ok());
    let mut members: Vec<Id<Member>> = owners.chain(deciders).collect();
    members.sort_unstable();
    members.dedup();
    let names = members::names(read, &members).await?;
    let shown = runs.into_iter().map(|run| {
        let tasks = steps.remove(&run.id).unwrap_or_default();
        one(run, tasks, &names)
    });
    Ok(shown.collect())
}

fn one(run: runs::Record, tasks: Vec<(i64, tasks::Record)>, names: &HashMap<Id<Member>, String>) -> PlaybookRun {
    let who = |id: Id<Member>| PlaybookMember { id, name: names.get(&id).cloned() };
    let about = run.about.id_of::<Case>().map(|id| id.to_string());
    let about = about.or_else(|| run.about.id_of::<Account>().map(|id| id.to_string()));
    let about = about.or_else(|| run.about.id_of::<Contact>().map(|id| id.to_string())).unwrap_or_default();
    let member = run.decided_by.as_deref().and_then(|by| by.parse::<Id<Member>>().ok());
    let decision = run.decision.zip(run.decided_at).map(|(words, at)| PlaybookDecision { words, member: member.map(who), at });
    let decides = |position: i64| usize::try_from(position).ok().and_then(|at| run.steps.get(at)).is_some_and(|step| step.decides);
    let tasks = tasks.into_iter().map(|(position, task)| PlaybookTask {
        id: task.id,
        title: task.title,
        note: task.note,
        state: task.state,
        due_at: task.due_at,
        owner: task.owner.map(who),
        decides: decides(position),
        revision: task.revision,
    });
    PlaybookRun {
        id: run.id,
        playbook: run.key,
        name: run.name,
        version: run.version,
        about,
        account: run.account,
        state: run.state,
        decides: run.decides,
        decision,
        started_at: run.started_at,
        ended_at: run.ended_at,
        tasks: tasks.collect(),
    }
}

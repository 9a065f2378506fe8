//! Tasks: what somebody is to do by when, about a record or by itself. Pure.

pub mod routes;
mod store;

use edge::Patch;
use identity::Team;
use kernel::{About, Id, Member, Refusal, Time, text};

pub use store::{Filter, are_due, change, find, hand_over, make, make_together, open_of_step, page, remind};

/// The longest title, in characters.
const TITLE_LENGTH: usize = 200;
/// The longest note, in characters.
const NOTE_LENGTH: usize = 4_000;
/// The longest name of a step, in characters.
const STEP_LENGTH: usize = 200;

kernel::nouns! {
    /// Something to do.
    Task("tsk", "task");
}

/// The id of a task, in schemas.
pub type TaskId = edge::IdOf<Task>;

kernel::closed! {
    /// How far a task is.
    #[schema(as = TaskState)]
    State, "state of a task" {
        /// To be done.
        Open = "open",
        /// It was done.
        Done = "done",
        /// It need not be done any more.
        Dropped = "dropped",
    }
}

impl State {
    /// The event that tells of a task that comes into this state.
    const fn event(self) -> &'static str {
        match self {
            Self::Open => "task.reopened",
            Self::Done => "task.done",
            Self::Dropped => "task.dropped",
        }
    }
}

/// A task as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Its id.
    pub id: Id<Task>,
    /// The record it is about.
    pub about: Option<About>,
    /// What is to be done.
    pub title: String,
    /// More about it.
    pub note: Option<String>,
    /// Who is to do it; without owner and team, it is open for all to see.
    pub owner: Option<Id<Member>>,
    /// The team of which somebody is to do it.
    pub team: Option<Id<Team>>,
    /// By when.
    pub due_at: Option<Time>,
    /// How far it is.
    pub state: State,
    /// The step of a playbook that it came from, as its room names it.
    pub step: Option<String>,
    /// When it was made.
    pub made_at: Time,
    /// By whom.
    pub made_by: String,
    /// When it was done or dropped.
    pub ended_at: Option<Time>,
    /// By whom.
    pub ended_by: Option<String>,
    /// Rises with every change.
    pub revision: i64,
}

/// A task to be made.
#[derive(Clone, Debug, Default)]
pub struct NewTask {
    /// The record it is about; whoever makes it has seen that it is here.
    pub about: Option<About>,
    /// What is to be done.
    pub title: String,
    /// More about it.
    pub note: Option<String>,
    /// Who is to do it.
    pub owner: Option<Id<Member>>,
    /// The team of which somebody is to do it.
    pub team: Option<Id<Team>>,
    /// By when.
    pub due_at: Option<Time>,
    /// The step of a playbook that it comes from.
    pub step: Option<String>,
}

/// A change of a task; what is not named stays as it is.
#[derive(Clone, Debug, Default)]
pub struct Edit {
    /// What is to be done.
    pub title: Option<String>,
    /// More about it.
    pub note: Patch<String>,
    /// Who is to do it.
    pub owner: Patch<Id<Member>>,
    /// The team of which somebody is to do it.
    pub team: Patch<Id<Team>>,
    /// By when.
    pub due_at: Patch<Time>,
    /// How far it is.
    pub state: Option<State>,
}

impl NewTask {
    fn checked(self) -> Result<Self, Refusal> {
        let step = text::optional_line("step", self.step.as_deref(), STEP_LENGTH)?;
        Ok(Self { title: checked_title(&self.title)?, note: checked_note(self.note)?, due_at: checked_due(self.due_at)?, step, ..self })
    }
}

impl Record {
    /// The task after a change at a moment.
    fn edited(&self, edit: Edit, actor: &str, now: Time) -> Result<Self, Refusal> {
        let state = edit.state.unwrap_or(self.state);
        let (ended_at, ended_by) = match state {
            State::Open => (None, None),
            state if state == self.state => (self.ended_at, self.ended_by.clone()),
            _ => (Some(now), Some(actor.to_owned())),
        };
        Ok(Self {
            title: edit.title.map_or_else(|| Ok(self.title.clone()), |title| checked_title(&title))?,
            note: checked_note(edit.note.apply(self.note.clone()))?,
            owner: edit.owner.apply(self.owner),
            team: edit.team.apply(self.team),
            due_at: checked_due(edit.due_at.apply(self.due_at))?,
            state,
            ended_at,
            ended_by,
            revision: self.revision + 1,
            ..self.clone()
        })
    }
}

fn checked_title(title: &str) -> Result<String, Refusal> {
    text::line("title", title, TITLE_LENGTH)
}

fn checked_note(note: Option<String>) -> Result<Option<String>, Refusal> {
    let note = note.map(|note| text::lines("note", &note, NOTE_LENGTH)).transpose()?;
    Ok(note.filter(|note| !note.is_empty()))
}

fn checked_due(due_at: Option<Time>) -> Result<Option<Time>, Refusal> {
    match due_at {
        Some(due) if !due.is_plausible() => Err(Refusal::field("due_at", "lies outside the years 1900 to 2199")),
        due => Ok(due),
    }
}

//! Decisions: what was decided on the voice of customers, the reading it rests on as it was then, and the words that led to it. Pure.

mod bases;
mod merging;
mod personal;
pub mod routes;
mod shapes;
mod steps;
mod store;
mod whole;
mod words;
mod write;

use edge::Patch;
use journeys::touchpoints::Touchpoint;
use kernel::{Id, Member, Refusal, Time, closed, nouns, text};
use serde_json::Value as Json;

pub use bases::frozen;
pub use merging::Merging;
pub use personal::{erase, personal};
pub use shapes::DecisionId;
pub use store::{Filter, find, named, page};
pub(crate) use words::{Word, said};
pub use words::{WordNoun, of_contact, people, words_of};
pub use write::{change, hand_over, make};

/// The longest title, in characters.
const TITLE_LENGTH: usize = 200;
/// The longest note, in characters.
const NOTE_LENGTH: usize = 10_000;
/// Words that one decision may rest on: those it is announced to are written to one by one.
const MOST_WORDS: usize = 1_000;
/// Figures of the reading that a decision keeps.
const MOST_FIGURES: usize = 200;

nouns! {
    /// Something that was decided.
    Decision("dec", "decision");
}

closed! {
    /// How far a decision is.
    #[schema(as = DecisionState)]
    State, "state of a decision" {
        /// It is to be carried out.
        Decided = "decided",
        /// It was carried out.
        Done = "done",
        /// It will not be carried out.
        Dropped = "dropped",
    }
}

impl State {
    /// The event that tells of a decision that comes into this state.
    const fn event(self) -> &'static str {
        match self {
            Self::Decided => "decision.resumed",
            Self::Done => "decision.done",
            Self::Dropped => "decision.dropped",
        }
    }
}

/// A decision as it is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// Its id.
    pub id: Id<Decision>,
    /// What was decided.
    pub title: String,
    /// Why, and how.
    pub note: Option<String>,
    /// How far it is.
    pub state: State,
    /// What it is about.
    pub touchpoint: Option<Id<Touchpoint>>,
    /// Who carries it out.
    pub owner: Option<Id<Member>>,
    /// The reading it rests on, as it was then.
    pub reading: Option<Json>,
    /// When it was decided.
    pub decided_at: Time,
    /// By when it is to be carried out.
    pub due_at: Option<Time>,
    /// When it was carried out or dropped.
    pub ended_at: Option<Time>,
    /// When it was noted.
    pub made_at: Time,
    /// Who noted it.
    pub actor: String,
    /// Rises with every change.
    pub revision: i64,
}

/// A decision to be noted.
#[derive(Clone, Debug, Default)]
pub struct NewDecision {
    /// What was decided.
    pub title: String,
    /// Why, and how.
    pub note: Option<String>,
    /// What it is about.
    pub touchpoint: Option<Id<Touchpoint>>,
    /// Who carries it out.
    pub owner: Option<Id<Member>>,
    /// The reading it rests on.
    pub reading: Option<Json>,
    /// When it was decided; now unless told.
    pub decided_at: Option<Time>,
    /// By when it is to be carried out.
    pub due_at: Option<Time>,
    /// The words that led to it.
    pub words: Vec<Word>,
}

/// A change of a decision; what is not named stays as it is.
#[derive(Clone, Debug, Default)]
pub struct Edit {
    /// What was decided.
    pub title: Option<String>,
    /// Why, and how.
    pub note: Patch<String>,
    /// How far it is.
    pub state: Option<State>,
    /// What it is about.
    pub touchpoint: Patch<Id<Touchpoint>>,
    /// Who carries it out.
    pub owner: Patch<Id<Member>>,
    /// By when it is to be carried out.
    pub due_at: Patch<Time>,
    /// Words that led to it, too.
    pub join: Vec<Word>,
    /// Words that did not.
    pub leave: Vec<Word>,
}

impl Record {
    /// The decision after a change at a moment, and the names of what changed.
    fn edited(&self, edit: Edit, now: Time) -> Result<(Self, Vec<&'static str>), Refusal> {
        let state = edit.state.unwrap_or(self.state);
        let after = Self {
            title: edit.title.map_or_else(|| Ok(self.title.clone()), |title| checked_title(&title))?,
            note: checked_note(edit.note.apply(self.note.clone()))?,
            state,
            touchpoint: edit.touchpoint.apply(self.touchpoint),
            owner: edit.owner.apply(self.owner),
            due_at: checked_time("due_at", edit.due_at.apply(self.due_at))?,
            ended_at: match state {
                State::Decided => None,
                state if state == self.state => self.ended_at,
                _ => Some(now),
            },
            ..self.clone()
        };
        let fields = [
            ("title", after.title != self.title),
            ("note", after.note != self.note),
            ("touchpoint", after.touchpoint != self.touchpoint),
            ("owner", after.owner != self.owner),
            ("due_at", after.due_at != self.due_at),
        ];
        Ok((after, fields.into_iter().filter(|(_, changed)| *changed).map(|(name, _)| name).collect()))
    }
}

fn checked_title(title: &str) -> Result<String, Refusal> {
    text::line("title", title, TITLE_LENGTH)
}

fn checked_note(note: Option<String>) -> Result<Option<String>, Refusal> {
    let note = note.map(|note| text::lines("note", &note, NOTE_LENGTH)).transpose()?;
    Ok(note.filter(|note| !note.is_empty()))
}

fn checked_time(field: &str, time: Option<Time>) -> Result<Option<Time>, Refusal> {
    match time {
        Some(time) if !time.is_plausible() => Err(Refusal::field(field, "lies outside the years 1900 to 2199")),
        time => Ok(time),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decided() -> Record {
        Record {
            id: Id::from_bytes([1; 16]),
            title: "Answer within an hour".into(),
            note: None,
            state: State::Decided,
            touchpoint: None,
            owner: None,
            reading: None,
            decided_at: Time::from_micros(1),
            due_at: None,
            ended_at: None,
            made_at: Time::from_micros(1),
            actor: "test".into(),
            revision: 0,
        }
    }

    #[test]
    fn a_decision_ends_when_it_is_done_and_goes_on_when_it_is_resumed() {
        let to = |record: &Record, state, at| record.edited(Edit { state: Some(state), ..Edit::default() }, Time::from_micros(at)).expect("fits").0;
        let done = to(&decided(), State::Done, 5);
        assert_eq!((done.state, done.ended_at), (State::Done, Some(Time::from_micros(5))));
        assert_eq!(to(&done, State::Done, 9).ended_at, Some(Time::from_micros(5)), "it was done when it was done");
        assert_eq!(to(&done, State::Decided, 9).ended_at, None);
    }

    #[test]
    fn what_changed_is_named() {
        let edit = Edit { title: Some(" Answer  at once ".into()), note: Patch::Set(String::new()), ..Edit::default() };
        let (after, changed) = decided().edited(edit, Time::from_micros(2)).expect("fits");
        assert_eq!((after.note.as_deref(), changed), (None, vec!["title"]));
        assert!(decided().edited(Edit { title: Some("  ".into()), ..Edit::default() }, Time::from_micros(2)).is_err());
    }
}

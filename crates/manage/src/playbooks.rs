//! Playbooks: what is done step by step when something happens to a customer, as tasks with due times and owners. The rules here are pure.

mod follow;
mod packs;
pub mod routes;
mod runs;
mod shapes;
mod start;
mod store;

use customers::accounts;
use customers::pairings::Matter;
use edge::MemberId;
use kernel::{Id, Member, Refusal, Time, WorkingHours, closed, nouns, text};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::cases;

pub use follow::{Ends, Starts};
pub(crate) use packs::first;
pub use runs::personal;
pub(crate) use runs::{erase, pass_on};
pub(crate) use store::{check_key, ensure};

/// Steps of a playbook at most.
const STEPS: usize = 30;
/// Things that start it at most.
const STARTS: usize = 10;
/// The longest name, in characters.
const NAME_LENGTH: usize = 200;
/// The longest text, in characters.
const TEXT_LENGTH: usize = 4_000;
/// The latest step, in working minutes or in days on which somebody works.
const LATEST: (i64, i64) = (120_000, 365);

nouns! {
    /// What is done when something happens to a customer.
    Playbook("pbk", "playbook");
    /// A playbook that is followed for a record.
    Run("pbr", "playbook run");
}

closed! {
    /// How far a playbook was followed.
    #[schema(as = PlaybookRunState)]
    State, "state of a playbook run" {
        /// Something is to be done still.
        Running = "running",
        /// All was done.
        Done = "done",
        /// It was left, or the case it was for is over.
        Stopped = "stopped",
    }
}

/// Who does a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "to", rename_all = "snake_case", deny_unknown_fields)]
#[schema(as = PlaybookRole)]
pub enum Role {
    /// Who takes care of the case; without one, who answers for the account.
    CaseOwner,
    /// Who answers for the account.
    AccountOwner,
    /// Our person of the account in a matter.
    Pairing {
        /// In which.
        matter: Matter,
    },
    /// Who leads the team of the case, or of who would do it otherwise.
    TeamLead,
    /// A member.
    Member {
        /// Who.
        #[schema(value_type = MemberId)]
        member: Id<Member>,
    },
}

/// When a step is due, counted from the start.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[schema(as = PlaybookOffset)]
pub enum After {
    /// So many working minutes.
    Minutes(i64),
    /// The same time of day, so many days later on which somebody works.
    Days(i64),
}

impl After {
    /// The moment it leads to.
    fn due(self, hours: &WorkingHours, from: Time) -> Time {
        let count = |count: i64| u32::try_from(count).unwrap_or_default();
        match self {
            Self::Minutes(minutes) => hours.due(from, count(minutes)),
            Self::Days(days) => hours.due_days(from, count(days)),
        }
    }

    fn is_plausible(self) -> bool {
        match self {
            Self::Minutes(minutes) => (1..=LATEST.0).contains(&minutes),
            Self::Days(days) => (1..=LATEST.1).contains(&days),
        }
    }
}

/// Something to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = PlaybookStep)]
pub struct Step {
    /// What, in a few words.
    #[schema(min_length = 1, max_length = 200)]
    pub title: String,
    /// How, and what to keep in mind.
    #[schema(max_length = 4_000)]
    pub note: Option<String>,
    /// When it is due.
    pub after: After,
    /// Who does it.
    pub owner: Role,
    /// Whether it is a decision: the run ends only when what was decided is written down.
    #[serde(default)]
    pub decides: bool,
}

/// What starts a playbook by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "on", rename_all = "snake_case", deny_unknown_fields)]
#[schema(as = PlaybookStart)]
pub enum Start {
    /// A customer comes into a class: `at_risk`, `dangling`, `growth`, `happy` …
    Class {
        /// Which.
        #[schema(max_length = 100)]
        to: String,
    },
    /// An account comes into a state.
    State {
        /// Which.
        #[schema(value_type = String)]
        to: accounts::State,
    },
    /// A watch fires.
    Watch {
        /// Its id; any watch unless told.
        #[schema(max_length = 100)]
        watch: Option<String>,
    },
    /// A case opens.
    Case {
        /// Of this kind; of any unless told.
        kind: Option<cases::Kind>,
    },
}

/// A playbook as it is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// Its id.
    pub id: Id<Playbook>,
    /// Names it in rules and addresses.
    pub key: String,
    /// What people call it.
    pub name: String,
    /// What it is for.
    pub about: Option<String>,
    /// Whether it starts by itself.
    pub enabled: bool,
    /// Counts the changes of its steps.
    pub version: i64,
    /// What starts it.
    pub starts: Vec<Start>,
    /// What is done.
    pub steps: Vec<Step>,
    /// When it was changed last.
    pub changed_at: Time,
    /// Rises with every change.
    pub revision: i64,
}

impl Record {
    /// The playbook as it is kept.
    fn checked(mut self) -> Result<Self, Refusal> {
        self.key = text::key("key", &self.key, 100)?;
        self.name = text::line("name", &self.name, NAME_LENGTH)?;
        self.about = checked_text("about", self.about)?;
        if self.steps.is_empty() || self.steps.len() > STEPS {
            return Err(Refusal::field("steps", format!("are {}: a playbook has 1 to {STEPS}", self.steps.len())));
        }
        if self.starts.len() > STARTS {
            return Err(Refusal::field("starts", format!("are {}: at most {STARTS} things start a playbook", self.starts.len())));
        }
        let steps = self.steps.into_iter().enumerate().map(|(at, step)| step.checked(at));
        self.steps = steps.collect::<Result<_, _>>()?;
        Ok(self)
    }
}

impl Step {
    fn checked(self, at: usize) -> Result<Self, Refusal> {
        if !self.after.is_plausible() {
            let (minutes, days) = LATEST;
            return Err(Refusal::field(format!("steps[{at}].after"), format!("is no time ahead: choose 1 to {minutes} minutes or 1 to {days} days")));
        }
        let title = text::line(&format!("steps[{at}].title"), &self.title, NAME_LENGTH)?;
        Ok(Self { title, note: checked_text(&format!("steps[{at}].note"), self.note)?, ..self })
    }
}

fn checked_text(field: &str, words: Option<String>) -> Result<Option<String>, Refusal> {
    let words = words.map(|words| text::lines(field, &words, TEXT_LENGTH)).transpose()?;
    Ok(words.filter(|words| !words.is_empty()))
}

#[cfg(test)]
mod tests {
    use kernel::Zone;
    use rstest::rstest;

    use super::*;

    fn step(title: &str, after: After) -> Step {
        Step { title: title.into(), note: Some(" ".into()), after, owner: Role::CaseOwner, decides: false }
    }

    fn playbook(key: &str, steps: Vec<Step>) -> Record {
        Record {
            id: Id::from_bytes([1; 16]),
            key: key.into(),
            name: "Rescue".into(),
            about: None,
            enabled: true,
            version: 1,
            starts: Vec::new(),
            steps,
            changed_at: Time::default(),
            revision: 0,
        }
    }

    #[rstest]
    #[case(playbook("rescue", vec![step("Call", After::Days(1))]), None)]
    #[case(playbook("rescue", vec![]), Some("steps"))]
    #[case(playbook("rescue", vec![step("Call", After::Days(1)); 31]), Some("steps"))]
    #[case(playbook("rescue", vec![step("Call", After::Days(1)), step(" ", After::Days(2))]), Some("steps[1].title"))]
    #[case(playbook("rescue", vec![step("Call", After::Minutes(0))]), Some("steps[0].after"))]
    #[case(playbook("rescue", vec![step("Call", After::Days(366))]), Some("steps[0].after"))]
    #[case(playbook(" ", vec![step("Call", After::Days(1))]), Some("key"))]
    fn a_playbook_says_what_is_done_and_when(#[case] playbook: Record, #[case] refused: Option<&str>) {
        let checked = playbook.checked();
        assert_eq!(checked.as_ref().err().map(|refusal| refusal.params[0].name.as_str()), refused);
        assert!(checked.into_iter().all(|playbook| playbook.steps[0].note.is_none()));
    }

    #[test]
    fn steps_are_due_while_somebody_works() {
        let hours = WorkingHours::usual(Zone::utc());
        let friday: Time = "2026-03-06T16:00:00Z".parse().expect("a time");
        assert_eq!(After::Minutes(120).due(&hours, friday).to_string(), "2026-03-09T10:00:00Z");
        assert_eq!(After::Days(1).due(&hours, friday).to_string(), "2026-03-09T16:00:00Z");
    }

    #[test]
    fn both_languages_have_the_same_playbooks() {
        let [english, german] = [0, 1].map(|language| first(language, Time::default()));
        assert_eq!((english.len(), german.len()), (9, 9));
        for (one, other) in english.into_iter().zip(german) {
            let plan = |playbook: &Record| playbook.steps.iter().map(|step| (step.after, step.owner, step.decides)).collect::<Vec<_>>();
            assert_eq!((&one.key, plan(&one)), (&other.key, plan(&other)));
            assert_ne!(one.name, other.name);
            assert_eq!(one.clone().checked(), Ok(one));
            assert!(other.checked().is_ok());
        }
    }
}

//! Watches: a question to the data or a kind of event, with the condition on which an alert fires. Pure.

mod figures;
mod follow;
mod judge;
mod lists;
mod low;
mod packs;
mod preview;
mod revenue;
mod round;
pub mod routes;
mod shapes;
mod share;
pub(crate) mod store;
mod themes;

use identity::Team;
use kernel::{Id, Member, Refusal, Time, closed, text};
use measure::Question;
use post::Webhook;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use utoipa::ToSchema;

use crate::classes::Class;

pub use follow::Follows;
pub use packs::ensure;
pub use round::{Turn, round};
pub use store::{leave_chat, names};

/// The longest name, in characters.
const NAME_LENGTH: usize = 200;
/// The longest window, in days.
const MOST_DAYS: u16 = 730;
/// Subscribers of one watch at most.
const MOST_SUBSCRIBERS: usize = 50;

kernel::nouns! {
    /// Looks after something, and tells when it is so.
    Watch("wat", "watch");
}

/// The id of a watch, in schemas.
pub type WatchId = edge::IdOf<Watch>;

closed! {
    /// How often a watch looks.
    #[schema(as = WatchPace)]
    Pace, "pace of a watch" {
        /// As soon as something new was recorded, once a minute at most, and at the beginning of each day.
        AtOnce = "at_once",
        /// At the beginning of each day.
        Daily = "daily",
        /// On Monday morning.
        Monday = "monday",
    }
}

closed! {
    /// Whose low scores a watch tells of.
    #[schema(as = WatchWho)]
    Who, "sort of customer" {
        /// People who decide.
        Decides = "decides",
        /// The fifth of the accounts that bring in most.
        TopRevenue = "top_revenue",
    }
}

closed! {
    /// A kind of event that can be watched.
    #[schema(as = WatchedEvent)]
    EventKind, "kind of event that can be watched" {
        /// A customer's class changed.
        ClassChanged = "class.changed",
        /// A case is late.
        CaseLate = "case.late",
        /// A case was escalated.
        CaseEscalated = "case.escalated",
        /// A customer says that a case is not solved.
        CaseDenied = "case.denied",
    }
}

impl EventKind {
    /// The events after which a case is no reason for an alert any more.
    pub const ENDS: &'static [&'static str] = &["case.resolved", "case.closed", "case.confirmed", "case.removed"];
}

/// On what an alert fires.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "is", rename_all = "snake_case", deny_unknown_fields)]
#[schema(as = WatchCondition)]
pub enum Condition {
    /// The value is below this one, with its whole interval unless that does not matter.
    Below {
        /// The bound.
        value: f64,
        /// Whether the whole interval has to lie there; yes unless told.
        #[serde(default = "yes")]
        sure: bool,
    },
    /// The value is above this one, with its whole interval unless that does not matter.
    Above {
        /// The bound.
        value: f64,
        /// Whether the whole interval has to lie there; yes unless told.
        #[serde(default = "yes")]
        sure: bool,
    },
    /// It fell against as many days before, and that is proved.
    Fell {},
    /// It rose against as many days before, and that is proved.
    Rose {},
    /// It fell or rose against as many days before, and that is proved.
    Moved {},
    /// There are fewer votes than this.
    TooFew {
        /// The least number.
        n: u64,
    },
    /// Nobody says anything, where at least so many did in as many days before.
    Silent {
        /// The least number of votes before; 5 unless told.
        #[serde(default = "five")]
        after: u64,
    },
    /// There are twice as many votes as in as many days before, or more, and that is proved.
    Doubled {
        /// The least number of votes now; 10 unless told.
        #[serde(default = "ten")]
        n: u64,
    },
}

fn yes() -> bool {
    true
}
fn five() -> u64 {
    5
}
fn ten() -> u64 {
    10
}

impl Condition {
    /// Whether it compares with the days before.
    pub const fn compares(&self) -> bool {
        matches!(self, Self::Fell {} | Self::Rose {} | Self::Moved {} | Self::Silent { .. } | Self::Doubled { .. })
    }
}

/// What a watch looks at.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[schema(as = WatchRule)]
pub enum Rule {
    /// The reading of a question; with `by`, each group on its own.
    Figure {
        /// The question, without dates and without a comparison: both are a matter of the watch.
        question: Box<Question>,
        /// The last so many days count, today included; everything unless told.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[schema(minimum = 1, maximum = 730)]
        days: Option<u16>,
        /// On what it fires.
        condition: Condition,
    },
    /// Somebody gave a detractor's score: 6 or less from 0 to 10, 2 or less of 5, as low on other scales.
    LowScore {
        /// Whose scores; one of these is enough, anybody's where there are none.
        #[serde(default)]
        who: Vec<Who>,
    },
    /// Something happened.
    Event {
        /// What.
        event: EventKind,
        /// Which classes a class turned to; any unless told.
        #[serde(default)]
        to: Vec<Class>,
    },
    /// Accounts say nothing any more.
    Silence {},
    /// People who decide were not heard, and a contract ends within 180 days.
    Unheard {},
    /// Of the recurring revenue, less than this percentage was heard in the last 90 days.
    RevenueHeard {
        /// Percent.
        below: f64,
    },
    /// A theme comes up at least twice as often as in as many days before, and that is proved: a tag on answers, interviews and notes.
    Theme {
        /// The last so many days count, today included.
        #[schema(minimum = 1, maximum = 730)]
        days: u16,
        /// The least number of answers and notes now; 10 unless told.
        #[serde(default = "ten")]
        n: u64,
    },
}

impl Rule {
    /// The word that names its kind.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Figure { .. } => "figure",
            Self::LowScore { .. } => "low_score",
            Self::Event { .. } => "event",
            Self::Silence {} => "silence",
            Self::Unheard {} => "unheard",
            Self::RevenueHeard { .. } => "revenue_heard",
            Self::Theme { .. } => "theme",
        }
    }

    /// Whether it is told of what happens, and need not look.
    pub const fn is_told(&self) -> bool {
        matches!(self, Self::LowScore { .. } | Self::Event { .. })
    }

    fn checked(self) -> Result<Self, Refusal> {
        match &self {
            Self::Figure { question, days, condition } => check_figure(question, *days, condition)?,
            Self::Event { event, to } if *event != EventKind::ClassChanged && !to.is_empty() => {
                return Err(Refusal::field("rule.to", format!("goes with {} only", EventKind::ClassChanged)));
            }
            Self::Theme { days, .. } if *days == 0 || *days > MOST_DAYS => {
                return Err(Refusal::field("rule.days", format!("is {days}: choose 1 to {MOST_DAYS}")));
            }
            Self::RevenueHeard { below } if !(0.0..=100.0).contains(below) => {
                return Err(Refusal::field("rule.below", "is a percentage, from 0 to 100"));
            }
            _ => {}
        }
        Ok(self)
    }
}

fn check_figure(question: &Question, days: Option<u16>, condition: &Condition) -> Result<(), Refusal> {
    let Question { during, compare_to, versus, every, zone, top, measure, .. } = question;
    let given = [("during", during.is_some()), ("compare_to", compare_to.is_some()), ("versus", versus.is_some()), ("every", every.is_some())];
    let given = given.into_iter().chain([("zone", zone.is_some()), ("top", top.is_some())]).find(|(_, given)| *given);
    if let Some((name, _)) = given {
        return Err(Refusal::field(format!("rule.question.{name}"), "is the watch's own matter: leave it out and say `days` instead"));
    }
    if *measure == measure::question::Measure::Distribution {
        return Err(Refusal::field("rule.question.measure", "has a row for each point: watch the share of some points instead"));
    }
    match days {
        Some(days) if days == 0 || days > MOST_DAYS => {
            return Err(Refusal::field("rule.days", format!("is {days}: choose 1 to {MOST_DAYS}, or leave it out for everything")));
        }
        None if condition.compares() => {
            return Err(Refusal::field("rule.days", "says how many days are compared with as many before: name them"));
        }
        _ => {}
    }
    let counts = *measure == measure::question::Measure::Count;
    if counts && matches!(condition, Condition::Fell {} | Condition::Rose {} | Condition::Moved {}) {
        return Err(Refusal::field("rule.condition", "a count has no interval by which a change is proved: watch whether it doubled"));
    }
    match condition {
        Condition::Below { value, .. } | Condition::Above { value, .. } if !value.is_finite() => {
            Err(Refusal::field("rule.condition.value", "is a number"))
        }
        _ => Ok(()),
    }
}

/// Whom a watch tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subscriber {
    /// A member.
    Member(Id<Member>),
    /// Everybody of a team.
    Team(Id<Team>),
    /// A channel of Slack or Teams.
    Chat(Id<Webhook>),
}

/// A watch as it is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// Its id.
    pub id: Id<Watch>,
    /// What people call it.
    pub name: String,
    /// What it looks at.
    pub rule: Rule,
    /// How often.
    pub pace: Pace,
    /// Whether it looks at all.
    pub enabled: bool,
    /// Whether whoever answers for the account is told too.
    pub tells_owner: bool,
    /// Whom it tells.
    pub subscribers: Vec<Subscriber>,
    /// Until when it tells nobody.
    pub muted_until: Option<Time>,
    /// What the last look found.
    pub reading: Option<Json>,
    /// Why the last look found nothing out.
    pub failed: Option<String>,
    /// When it looked last.
    pub looked_at: Option<Time>,
    /// When it was changed last.
    pub changed_at: Time,
    /// Rises with every change.
    pub revision: i64,
}

impl Record {
    fn checked(mut self) -> Result<Self, Refusal> {
        self.name = text::line("name", &self.name, NAME_LENGTH)?;
        self.rule = self.rule.checked()?;
        self.subscribers.sort_unstable();
        self.subscribers.dedup();
        if self.subscribers.len() > MOST_SUBSCRIBERS {
            return Err(Refusal::field("members", format!("at most {MOST_SUBSCRIBERS} members, teams and chats are told: name a team instead")));
        }
        if self.pace == Pace::Monday && self.subscribers.iter().any(|one| matches!(one, Subscriber::Chat(_))) {
            return Err(Refusal::field("chats", "what a watch finds on Mondays is told with the digest of the week: let a chat get that instead"));
        }
        Ok(self)
    }
}

//! Cases: what we take care of for a customer until it is done, from the words that led to it to the outcome. The rules here are pure.

mod bulk;
pub mod confirm;
mod dues;
mod escalation;
mod handing;
mod kept;
pub mod letters;
pub mod list;
mod merging;
mod named;
mod open;
mod personal;
pub mod routes;
mod shapes;
mod steps;
mod store;
mod whole;
mod write;

use customers::accounts::Account;
use customers::contacts::Contact;
use identity::Team;
use journeys::touchpoints::Touchpoint;
use kernel::{Id, Member, Refusal, Time, closed, nouns};
use listen::holds::Hold;

use crate::causes::Cause;

pub(crate) use dues::recount;
pub use dues::recount::{OtherHours, Recounting};
pub use dues::{are_late, look};
pub use handing::hand_over;
pub use list::{Filter, counts, page};
pub use merging::Merging;
pub use open::{Item, ItemNoun, Opened, Opening, join, open};
pub use personal::{erase, of_account, personal};
pub use shapes::{CaseRuleId, ServiceClassId};
pub use steps::{Step, What};
pub use store::{by_ids, find, present};
pub use write::{Edit, change, spoke};

/// The longest title, in characters.
pub const TITLE_LENGTH: usize = 300;
/// The longest action, plan or note, in characters.
pub const TEXT_LENGTH: usize = 5_000;

nouns! {
    /// What we take care of for a customer until it is done.
    Case("cas", "case");
    /// A rule by which cases open.
    CaseRule("cru", "case rule");
    /// How soon customers of a kind are helped.
    ServiceClass("svc", "class of service");
}

closed! {
    /// What a case is about.
    #[schema(as = CaseKind)]
    Kind, "kind of case" {
        /// Something did not go well for a customer.
        Experience = "experience",
        /// A customer complained: what we tell them, and when, is planned.
        Complaint = "complaint",
        /// A customer praised us, and is thanked.
        Praise = "praise",
    }
}

closed! {
    /// Where a case stands.
    #[schema(as = CaseState)]
    State, "state of a case" {
        /// Nobody has begun.
        Open = "open",
        /// Somebody is at it.
        Working = "working",
        /// It is the customer's turn.
        Waiting = "waiting",
        /// We think that it is done.
        Resolved = "resolved",
        /// It is over.
        Closed = "closed",
    }
}

closed! {
    /// How much a case presses.
    #[schema(as = CasePriority)]
    Priority, "priority of a case" {
        /// Before all others.
        Urgent = "urgent",
        /// Before others.
        High = "high",
        /// As usual.
        Normal = "normal",
        /// It may wait.
        Low = "low",
    }
}

closed! {
    /// What the customer said of the end.
    #[schema(as = CaseOutcome)]
    Outcome, "outcome of a case" {
        /// It is done for them, too.
        Confirmed = "confirmed",
        /// It is not.
        Denied = "denied",
    }
}

closed! {
    /// What is promised by a time.
    #[schema(as = CaseDueWhat)]
    Due, "promise of a case" {
        /// They hear from us.
        FirstWord = "first_word",
        /// They hear what we will do.
        Plan = "plan",
        /// They hear from us again.
        Word = "word",
        /// It is done.
        Resolve = "resolve",
        /// They are asked whether it is done.
        Confirm = "confirm",
        /// We look again whether it stayed done.
        Check = "check",
    }
}

closed! {
    /// Who is not asked by surveys while a case is open.
    #[schema(as = CaseHold)]
    HoldOn, "hold of a case" {
        /// Everybody may be asked.
        None = "none",
        /// The person is not asked.
        Contact = "contact",
        /// Nobody of the account is asked.
        Account = "account",
    }
}

closed! {
    /// By which way we spoke with a customer.
    #[schema(as = CaseWay)]
    Way, "way of speaking" {
        /// On the phone.
        Call = "call",
        /// In a meeting.
        Meeting = "meeting",
        /// By a mail that was sent elsewhere.
        Mail = "mail",
        /// By post.
        Letter = "letter",
        /// At their place.
        Visit = "visit",
        /// In a chat.
        Chat = "chat",
    }
}

impl Priority {
    /// The number by which the store orders it: 0 presses most.
    pub fn number(self) -> i64 {
        self as i64
    }

    /// The priority of that number.
    pub(crate) fn of(number: i64) -> Self {
        usize::try_from(number).ok().and_then(|at| Self::ALL.get(at)).copied().unwrap_or(Self::Normal)
    }
}

impl State {
    /// Whether something is still to be done.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Open | Self::Working | Self::Waiting)
    }

    /// Where a case may go from here.
    pub fn next(self, kind: Kind) -> Vec<Self> {
        Self::ALL.iter().copied().filter(|to| self.check_step(*to, kind).is_ok()).collect()
    }

    /// Refuses a step that is none of the way from open to closed.
    pub fn check_step(self, to: Self, kind: Kind) -> Result<(), Refusal> {
        let fits = match (self, to) {
            (Self::Open, Self::Working | Self::Waiting | Self::Resolved)
            | (Self::Working, Self::Waiting | Self::Resolved)
            | (Self::Waiting, Self::Working | Self::Resolved)
            | (Self::Resolved, Self::Closed | Self::Working)
            | (Self::Closed, Self::Working) => true,
            (from, Self::Closed) => from.is_open() && kind == Kind::Praise,
            _ => false,
        };
        if fits {
            return Ok(());
        }
        let remedy = match to {
            Self::Closed => "resolve it first",
            Self::Open => "nobody goes back to the beginning: choose working",
            _ => "reopen it by the state working first",
        };
        Err(Refusal::field("state", format!("a case that is {self} cannot become {to}: {remedy}")))
    }
}

/// A case as it is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// Its id.
    pub id: Id<Case>,
    /// What people call it, as in "case 17".
    pub number: i64,
    /// What it is about.
    pub kind: Kind,
    /// Where it stands.
    pub state: State,
    /// How much it presses.
    pub priority: Priority,
    /// The rule that opened it; none when somebody did.
    pub rule: Option<Id<CaseRule>>,
    /// What somebody called it; none when a rule opened it.
    pub title: Option<String>,
    /// The account it is for.
    pub account: Option<Id<Account>>,
    /// The person it is for.
    pub contact: Option<Id<Contact>>,
    /// Where it happened.
    pub touchpoint: Option<Id<Touchpoint>>,
    /// Who takes care.
    pub owner: Option<Id<Member>>,
    /// The team that takes care.
    pub team: Option<Id<Team>>,
    /// Why it happened.
    pub cause: Option<Id<Cause>>,
    /// What was done.
    pub action: Option<String>,
    /// What will be done.
    pub plan: Option<String>,
    /// How soon it is taken care of.
    pub service_class: Option<Id<ServiceClass>>,
    /// Key of the playbook it follows.
    pub playbook: Option<String>,
    /// Whom surveys pass over while it is open.
    pub hold_on: HoldOn,
    /// The hold that is in place.
    pub hold: Option<Id<Hold>>,
    /// By when the next promise has to be kept; the end of time when there is none.
    pub due_at: Time,
    /// What that promise is.
    pub due: Option<Due>,
    /// Since when it is known to be late.
    pub late_at: Option<Time>,
    /// How often it was escalated.
    pub level: i64,
    /// What the customer said of the end.
    pub outcome: Option<Outcome>,
    /// When it opened.
    pub opened_at: Time,
    /// When the customer first heard from us.
    pub first_word_at: Option<Time>,
    /// Since when the customer waits for an answer to what they wrote back.
    pub replied_at: Option<Time>,
    /// When we thought that it is done.
    pub resolved_at: Option<Time>,
    /// When it was over.
    pub closed_at: Option<Time>,
    /// When it was changed last.
    pub changed_at: Time,
    /// Rises with every change.
    pub revision: i64,
}

impl Record {
    /// What later words have to share to join it; only while it is open, and only of a rule.
    pub(crate) fn key(&self) -> Option<String> {
        open_key(self.rule?, self.account, self.contact, self.touchpoint)
    }

    /// Whether a promise was not kept in time.
    pub fn is_late(&self, now: Time) -> bool {
        self.due_at <= now
    }
}

/// What two cases of a rule may not share while both are open: the account or else the contact, and the touchpoint.
pub(crate) fn open_key(
    rule: Id<CaseRule>,
    account: Option<Id<Account>>,
    contact: Option<Id<Contact>>,
    touchpoint: Option<Id<Touchpoint>>,
) -> Option<String> {
    let who = account.map(|id| id.to_string()).or_else(|| contact.map(|id| id.to_string()))?;
    let place = touchpoint.map_or_else(|| "-".to_owned(), |id| id.to_string());
    Some(format!("{rule} {who} {place}"))
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case(State::Open, State::Working, Kind::Experience, true)]
    #[case(State::Open, State::Resolved, Kind::Experience, true)]
    #[case(State::Open, State::Closed, Kind::Experience, false)]
    #[case(State::Open, State::Closed, Kind::Praise, true)]
    #[case(State::Working, State::Open, Kind::Experience, false)]
    #[case(State::Waiting, State::Working, Kind::Complaint, true)]
    #[case(State::Resolved, State::Closed, Kind::Complaint, true)]
    #[case(State::Resolved, State::Working, Kind::Complaint, true)]
    #[case(State::Resolved, State::Waiting, Kind::Complaint, false)]
    #[case(State::Closed, State::Working, Kind::Praise, true)]
    #[case(State::Closed, State::Resolved, Kind::Praise, false)]
    fn the_way_of_a_case_is_checked(#[case] from: State, #[case] to: State, #[case] kind: Kind, #[case] fits: bool) {
        assert_eq!(from.check_step(to, kind).is_ok(), fits);
    }

    #[test]
    fn an_account_counts_before_its_people() {
        let (rule, contact) = (Id::from_bytes([1; 16]), Id::from_bytes([2; 16]));
        let account = Id::from_bytes([3; 16]);
        assert_eq!(open_key(rule, Some(account), Some(contact), None), open_key(rule, Some(account), None, None));
        assert_ne!(open_key(rule, None, Some(contact), None), open_key(rule, Some(account), Some(contact), None));
        assert_eq!(open_key(rule, None, None, None), None);
    }

    #[test]
    fn a_priority_is_a_number_in_order() {
        assert!(Priority::ALL.iter().all(|priority| Priority::of(priority.number()) == *priority));
        assert!(Priority::Urgent.number() < Priority::Low.number());
    }
}

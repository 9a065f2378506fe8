//! Today: what somebody should do now, in one ranked list with the reason beside each. Pure.
//!
//! The rule, told in docs/guides/today.md as well: late before today, today before this week, this week before later; within that urgent before low;
//! within that what is due first, and what is due at no time last; then a case before an alert, before a task, before an interview, before the end of a
//! contract, before a silent customer. Who waits for an answer, and what became so and nobody knows, has time until the evening.

mod alerts;
mod gather;
pub mod routes;
mod shapes;
mod whose;

use jiff::ToSpan;
use jiff::civil::Date;
use kernel::{Time, Zone, closed};

use crate::cases::{Due, Priority};

pub use gather::{Item, Ranked, of};
pub use whose::{Scope, Whose};

/// How many days before its end a contract stands in the list.
pub const END_DAYS: i64 = 90;
/// The longest list; nobody does more in a day.
pub const MOST: usize = 200;

closed! {
    /// How soon something is to be done.
    Urgency, "urgency" {
        /// It should have been done.
        Late = "late",
        /// Before the day is over.
        Today = "today",
        /// Within seven days.
        Week = "week",
        /// After that, or at no set time.
        Later = "later",
    }
}

closed! {
    /// What is to be done, in the order in which equals stand.
    #[schema(as = TodayKind)]
    Kind, "kind of things to do" {
        /// A case to work on.
        Case = "case",
        /// An alert to look at.
        Alert = "alert",
        /// A task to do.
        Task = "task",
        /// An interview to hold.
        Interview = "interview",
        /// A contract that ends, or has ended and nobody told what became of it.
        Contract = "contract",
        /// A customer who says nothing any more, those with most at stake at the beginning.
        Silence = "silence",
    }
}

closed! {
    /// Why something stands in the list.
    #[schema(as = TodayReason)]
    Reason, "reason to stand in the list" {
        /// The customer has answered, and waits for us.
        Replied = "replied",
        /// The customer is to hear from us for the first time.
        FirstWord = "first_word",
        /// The customer is to hear what we will do.
        Plan = "plan",
        /// The customer is to hear from us again.
        Word = "word",
        /// It is to be put right.
        Resolve = "resolve",
        /// The customer is to be asked whether it is right now.
        Confirm = "confirm",
        /// Somebody is to look whether it stayed right.
        Check = "check",
        /// The case is open, and nothing is promised.
        Open = "open",
        /// The task is to be done.
        Task = "task",
        /// The interview is to be held before it expires.
        Interview = "interview",
        /// Notice can be given until then.
        Notice = "notice",
        /// The contract ends then.
        Ends = "ends",
        /// The contract has ended, and nobody told what became of it.
        Ended = "ended",
        /// Something that is watched is so, and nobody said yet that they know.
        Alert = "alert",
        /// The same, and it is a good thing.
        GoodAlert = "good_alert",
        /// Nobody was heard for longer than their own rhythm explains.
        Silent = "silent",
    }
}

impl From<Option<Due>> for Reason {
    fn from(due: Option<Due>) -> Self {
        match due {
            None => Self::Open,
            Some(Due::FirstWord) => Self::FirstWord,
            Some(Due::Plan) => Self::Plan,
            Some(Due::Word) => Self::Word,
            Some(Due::Resolve) => Self::Resolve,
            Some(Due::Confirm) => Self::Confirm,
            Some(Due::Check) => Self::Check,
        }
    }
}

/// What its place in the list depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// What it is.
    pub kind: Kind,
    /// Why it is there.
    pub reason: Reason,
    /// How much it weighs.
    pub priority: Priority,
    /// Until when it is to be done; open where nothing is.
    pub due: Option<Time>,
}

/// The day somebody looks at the list, as the workspace counts days.
#[derive(Clone, Debug)]
pub struct Day {
    now: Time,
    today: Date,
    tomorrow: Time,
    next_week: Time,
    zone: Zone,
}

impl Day {
    /// The day at a moment.
    pub fn at(now: Time, zone: &Zone) -> Self {
        let today = zone.date(now);
        let start = |days: i64| zone.start_of(today.saturating_add(days.days()));
        Self { now, today, tomorrow: start(1), next_week: start(8), zone: zone.clone() }
    }

    /// How soon what is due then is to be done. Somebody who waits for an answer waits no longer than today, and nor does what became so.
    pub fn urgency(&self, standing: &Standing) -> Urgency {
        let soon = match standing.due {
            Some(due) if due <= self.now => Urgency::Late,
            Some(due) if due <= self.tomorrow => Urgency::Today,
            Some(due) if due <= self.next_week => Urgency::Week,
            Some(_) | None => Urgency::Later,
        };
        if matches!(standing.reason, Reason::Replied | Reason::Alert) { soon.min(Urgency::Today) } else { soon }
    }

    /// By what the list is sorted, the smallest first.
    pub fn rank(&self, standing: &Standing) -> impl Ord + use<> {
        let due = standing.due.map_or(i64::MAX, Time::micros);
        (self.urgency(standing), standing.priority, due, standing.kind)
    }
}

/// Why a contract with this end stands in the list, and the day on which that is over; nothing before its time. `notice_by` is the last day on which
/// notice can be given.
pub fn end_of(ends_on: Date, notice_by: Option<Date>, today: Date) -> Option<(Reason, Date)> {
    let far = today.saturating_add(END_DAYS.days());
    if ends_on <= today {
        return Some((Reason::Ended, ends_on));
    }
    match notice_by.filter(|last| *last >= today) {
        Some(last) => (last <= far).then(|| (Reason::Notice, last.saturating_add(1.day()))),
        None => (ends_on <= far).then_some((Reason::Ends, ends_on)),
    }
}

#[cfg(test)]
mod tests;

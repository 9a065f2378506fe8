//! Contracts: what an account has agreed to buy again and again, on which terms, and until when. Pure.

mod edit;
mod list;
pub mod routes;
mod shapes;
pub(crate) mod store;
mod upkeep;
mod write;

use jiff::ToSpan;
use jiff::civil::Date;
use kernel::{Currency, Id, Time, closed, nouns};

use crate::accounts::Account;
use crate::offerings::Offering;

pub use edit::{Edit, NewTerms};
pub use list::{Filter, Sums, page, sums};
pub(crate) use shapes::queried;
pub use store::{behind, by_external_ids, find, of_accounts};
pub use upkeep::roll_on;
pub(crate) use write::today;
pub use write::{change, create, put, remove, try_edit};

nouns! {
    /// What an account has agreed to buy again and again.
    Contract("con", "contract");
}

closed! {
    /// How often the amount of a contract is due.
    #[schema(as = ContractEvery)]
    Every, "rhythm of a contract" {
        /// Each month.
        Month = "month",
        /// Each quarter.
        Quarter = "quarter",
        /// Each year.
        Year = "year",
    }
}

impl Every {
    /// How often in a year.
    pub const fn times_a_year(self) -> i64 {
        match self {
            Self::Month => 12,
            Self::Quarter => 4,
            Self::Year => 1,
        }
    }
}

closed! {
    /// Why an account buys less, or nothing any more.
    LossReason, "reason of a loss" {
        /// It costs too much.
        Price = "price",
        /// Something that it needs is missing.
        ProductGap = "product_gap",
        /// What it lived through with us.
        Experience = "experience",
        /// Somebody else is better or nearer.
        Competitor = "competitor",
        /// It does it by itself now.
        InHouse = "in_house",
        /// What it was bought for has ended.
        NeedGone = "need_gone",
        /// It was bought, merged or closed.
        CompanyChange = "company_change",
        /// We ended it.
        EndedByUs = "ended_by_us",
        /// Something else; a note tells what.
        Other = "other",
        /// Nobody knows.
        Unknown = "unknown",
    }
}

/// What a contract brings from a day on.
#[derive(Clone, Debug, PartialEq)]
pub struct Terms {
    /// The first day.
    pub since: Date,
    /// How much of it: seats, devices, sites.
    pub quantity: Option<f64>,
    /// What is due each time, in minor units of the contract's currency.
    pub amount: i64,
    /// How often it is due.
    pub every: Every,
    /// Why it is less than before, where it is.
    pub reason: Option<LossReason>,
    /// What people should know about the change.
    pub note: Option<String>,
}

impl Terms {
    /// What is due in a year, in minor units.
    pub const fn yearly(&self) -> i64 {
        self.amount.saturating_mul(self.every.times_a_year())
    }
}

/// How a contract ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ended {
    /// The first day on which it brings nothing.
    pub on: Date,
    /// Why.
    pub reason: LossReason,
    /// What people should know about it.
    pub note: Option<String>,
}

/// A contract as it is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// Its id.
    pub id: Id<Contract>,
    /// Its name in the system it comes from.
    pub external_id: Option<String>,
    /// Whose it is.
    pub account: Id<Account>,
    /// What is bought.
    pub offering: Option<Id<Offering>>,
    /// What people call it.
    pub name: String,
    /// The currency of all of its amounts.
    pub currency: Currency,
    /// The first day.
    pub starts_on: Date,
    /// The day behind the last one that is agreed; open where nothing is.
    pub ends_on: Option<Date>,
    /// How many months it goes on by itself at its end.
    pub term_months: Option<i64>,
    /// Whether it goes on by itself at its end unless somebody gives notice.
    pub renews: bool,
    /// How many days before the end notice has to be given.
    pub notice_days: Option<i64>,
    /// When notice was given.
    pub notice_on: Option<Date>,
    /// How it ended, if it has.
    pub ended: Option<Ended>,
    /// What it brings since when, in order of time; never empty.
    pub terms: Vec<Terms>,
    /// When it was made.
    pub made_at: Time,
    /// When it was changed last.
    pub changed_at: Time,
    /// Rises with every change.
    pub revision: i64,
}

impl Record {
    /// What it brings on a day; nothing before its beginning and from its end on.
    pub fn on(&self, day: Date) -> Option<&Terms> {
        if self.ended.as_ref().is_some_and(|ended| ended.on <= day) {
            return None;
        }
        self.terms.iter().rev().find(|terms| terms.since <= day)
    }

    /// The day on which it ends as far as is agreed: what goes on by itself has its end in the future until notice is given.
    pub fn next_end(&self, today: Date) -> Option<Date> {
        if let Some(ended) = &self.ended {
            return Some(ended.on);
        }
        let first = self.ends_on?;
        let Some(months) = self.term_months.filter(|months| self.renews && self.notice_on.is_none() && *months > 0) else { return Some(first) };
        // Counted from the first end, so that the 31st comes back after a shorter month.
        (0..).map_while(|turn: i64| first.checked_add((turn * months).months()).ok()).find(|end| *end >= today).or(Some(first))
    }

    /// The last day on which notice can be given for the next end.
    pub fn notice_by(&self, today: Date) -> Option<Date> {
        let days = self.notice_days.filter(|_| self.ended.is_none() && self.notice_on.is_none())?;
        self.next_end(today)?.checked_sub(days.days()).ok()
    }
}

#[cfg(test)]
mod tests;

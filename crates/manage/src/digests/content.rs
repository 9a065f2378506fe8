//! What a digest tells: figures and ids, never words or names of people, so that it can be kept as it was sent.

use edge::TimeText;
use kernel::Time;
use measure::Question;
use measure::reading::Row;
use monitor::classes::Class;
use monitor::classes::store::Noun;
use monitor::silence::store::Stake;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A figure with its n, its interval, and how it changed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = DigestFigure)]
pub struct Figure {
    /// Null where it was not computed; never 0 for that.
    pub value: Option<f64>,
    /// Lower end of the interval.
    pub low: Option<f64>,
    /// Upper end of the interval.
    pub high: Option<f64>,
    /// How many answers.
    pub n: u64,
    /// The value of the period before.
    pub previous: Option<f64>,
    /// How many answers there were then.
    pub previous_n: u64,
    /// The value minus the one before.
    pub change: Option<f64>,
    /// Lower end of the interval of the change.
    pub change_low: Option<f64>,
    /// Upper end of the interval of the change.
    pub change_high: Option<f64>,
    /// It is withheld because too few people stand behind it.
    pub too_few: bool,
}

impl Figure {
    /// The figure of a row of a reading.
    pub(super) fn of(row: &Row) -> Self {
        let against = row.comparison.clone().unwrap_or_default();
        Self {
            value: row.value,
            low: row.low,
            high: row.high,
            n: row.n,
            previous: against.previous,
            previous_n: against.previous_n,
            change: against.change,
            change_low: against.change_low,
            change_high: against.change_high,
            too_few: row.too_few,
        }
    }

    /// Whether it is proved that it rose (1) or fell (−1); 0 where it is not.
    pub fn proved(&self) -> i8 {
        match (self.change_low, self.change_high) {
            (Some(low), _) if low > 0.0 => 1,
            (_, Some(high)) if high < 0.0 => -1,
            _ => 0,
        }
    }
}

/// The figure of a touchpoint.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = DigestPlace)]
pub struct Place {
    /// Key of the touchpoint.
    pub key: String,
    /// What it was called.
    pub name: String,
    /// Its figure.
    pub figure: Figure,
}

/// How many cases there were.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = DigestCases)]
pub struct Cases {
    /// That opened in the period.
    pub opened: i64,
    /// That were closed in it.
    pub closed: i64,
    /// That are open.
    pub open: i64,
    /// Of these, that are late.
    pub late: i64,
}

/// The survey question that the figures are about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = DigestAsked)]
pub struct Asked {
    /// Its key.
    pub key: String,
    /// Its words, as they were then.
    pub label: String,
    /// The lowest point of its scale.
    pub low: Option<f64>,
    /// The highest.
    pub high: Option<f64>,
}

/// How many customers are of which class: all of them, so that the numbers need no interval.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = DigestClasses)]
pub struct Classes {
    /// Accounts, or people who belong to none.
    pub noun: Noun,
    /// How many customers there are.
    pub customers: i64,
    /// Each class that is or was somebody's.
    pub counts: Vec<ClassCount>,
    /// How many moved in the period.
    pub moved: i64,
    /// Some of them: those that got worse first.
    pub movers: Vec<Mover>,
}

/// How many customers are of a class.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = DigestClassCount)]
pub struct ClassCount {
    /// The class.
    pub class: Class,
    /// At the end of the period.
    pub count: i64,
    /// At its beginning.
    pub before: i64,
}

/// A customer that moved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = DigestMover)]
pub struct Mover {
    /// The id of the account or the person.
    pub id: String,
    /// The class at the beginning of the period.
    pub was: Class,
    /// The class at its end.
    pub is: Class,
}

/// Customers that say nothing any more.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = DigestSilent)]
pub struct Silent {
    /// How many.
    pub accounts: i64,
    /// Of these, that fell silent in the period.
    pub fresh: i64,
    /// What their contracts bring in a year, by currency.
    pub at_stake: Vec<Stake>,
    /// Of these, without a contract that brings in something: what they are worth is not known.
    pub not_known: i64,
    /// Ids of those with most at stake.
    pub most: Vec<String>,
}

/// What a watch found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = DigestWatch)]
pub struct Watched {
    /// The id of the watch.
    pub watch: String,
    /// Whether it looks on Mondays: what it finds is told here.
    pub weekly: bool,
    /// Alerts that fired.
    pub fired: i64,
    /// Alerts that were over, or that somebody saw to.
    pub resolved: i64,
    /// Alerts that go on.
    pub going_on: i64,
    /// Ids of some of them.
    pub alerts: Vec<String>,
}

/// What a period brought.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = DigestContent)]
pub struct Content {
    /// The first day.
    pub from: String,
    /// The first day behind it.
    pub until: String,
    /// The moment it was read; everything committed before counts.
    #[schema(value_type = TimeText)]
    pub as_of: Time,
    /// The question behind the figures; absent where nothing is asked that can be measured, or there is nothing that it would be about.
    pub question: Option<Question>,
    /// The survey question that the figures are about, and nobody's answers to others.
    #[serde(default)]
    pub asked: Option<Asked>,
    /// Why there is no figure, where there is none.
    pub without: Option<Without>,
    /// Everything together.
    pub total: Figure,
    /// Touchpoint by touchpoint, those with most answers first.
    pub places: Vec<Place>,
    /// Ids of responses and observations with words that sound bad, the newest first.
    pub bad: Vec<String>,
    /// The same with words that sound good.
    pub good: Vec<String>,
    /// What became of cases.
    pub cases: Cases,
    /// Ids of decisions of the period, the newest first.
    pub decisions: Vec<String>,
    /// What customers are taken for; empty where that was not worked out, or is not for this reader.
    #[serde(default)]
    pub classes: Vec<Classes>,
    /// Who says nothing any more; absent where that is not for this reader, or nobody could, because there is no account.
    #[serde(default)]
    pub silent: Option<Silent>,
    /// What watches found; absent where that is not for this reader, or there is no watch.
    #[serde(default)]
    pub watches: Option<Vec<Watched>>,
}

impl Content {
    /// The same without what takes the right to read cases, which its reader has lost.
    pub(super) fn without_cases(self) -> Self {
        Self { classes: Vec::new(), silent: None, watches: None, ..self }
    }
}

kernel::closed! {
    /// Why a digest has no figure: that is another thing than nothing.
    #[schema(as = DigestWithout)]
    Without, "reason" {
        /// No question is asked that can be measured.
        NoQuestion = "no_question",
        /// The member is in no team that owns a touchpoint.
        NoTouchpoint = "no_touchpoint",
        /// No account is the member's own.
        NoCustomer = "no_customer",
        /// The member has more customers than one question can name.
        TooMany = "too_many",
        /// The question cannot be asked as it stands, as when what it counts must not be mixed.
        Refused = "refused",
    }
}

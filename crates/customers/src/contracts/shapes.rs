//! Contracts as JSON carries them.

use edge::{Patch, TimeText};
use jiff::civil::Date;
use kernel::{Currency, Id, Refusal, Time};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Contract, Edit, Every, LossReason, NewTerms, Record, Sums, Terms};
use crate::accounts::Account;
use crate::ids::{AccountId, ContractId, OfferingId};
use crate::offerings::Offering;

/// A new contract.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ContractIn {
    /// Its name in other systems; no two contracts share it.
    #[schema(max_length = 200)]
    external_id: Option<String>,
    /// Whose it is.
    #[schema(value_type = AccountId)]
    account: Id<Account>,
    /// What is bought.
    #[schema(value_type = Option<OfferingId>)]
    offering: Option<Id<Offering>>,
    /// What people call it.
    #[schema(max_length = 300)]
    name: Option<String>,
    /// ISO 4217 code, as in `EUR`.
    #[schema(value_type = String, min_length = 3, max_length = 3)]
    currency: Currency,
    /// What is due each time, in minor units of the currency.
    #[schema(minimum = 0)]
    amount: i64,
    /// How often it is due; each month unless told.
    every: Option<Every>,
    /// How much of it: seats, devices, sites.
    #[schema(minimum = 0)]
    quantity: Option<f64>,
    /// The first day, as in `2026-03-01`.
    #[schema(value_type = String, format = Date)]
    starts_on: Date,
    /// The day behind the last one that is agreed; open unless told.
    #[schema(value_type = Option<String>, format = Date)]
    ends_on: Option<Date>,
    /// How many months it goes on by itself at its end.
    #[schema(minimum = 1, maximum = 600)]
    term_months: Option<i64>,
    /// Whether it goes on by itself at its end unless somebody gives notice.
    renews: Option<bool>,
    /// How many days before the end notice has to be given.
    #[schema(minimum = 0, maximum = 3660)]
    notice_days: Option<i64>,
}

/// A change of a contract: what is left out stays, `null` clears. Other terms hold from `since` on.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ContractPatch {
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 200)]
    external_id: Patch<String>,
    #[serde(default)]
    #[schema(value_type = Option<OfferingId>)]
    offering: Patch<Id<Offering>>,
    /// What people call it; an empty text takes the name away.
    #[schema(max_length = 300)]
    name: Option<String>,
    /// What is due each time, in minor units of the currency.
    #[schema(minimum = 0)]
    amount: Option<i64>,
    every: Option<Every>,
    #[serde(default)]
    #[schema(value_type = Option<f64>, minimum = 0)]
    quantity: Patch<f64>,
    /// From which day the other amount, rhythm or quantity holds; today unless told. The day of known terms corrects them.
    #[schema(value_type = Option<String>, format = Date)]
    since: Option<Date>,
    #[schema(value_type = Option<String>, format = Date)]
    starts_on: Option<Date>,
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    ends_on: Patch<Date>,
    #[serde(default)]
    #[schema(value_type = Option<i64>, minimum = 1, maximum = 600)]
    term_months: Patch<i64>,
    renews: Option<bool>,
    #[serde(default)]
    #[schema(value_type = Option<i64>, minimum = 0, maximum = 3660)]
    notice_days: Patch<i64>,
    /// When notice was given.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    notice_on: Patch<Date>,
    /// From which day it brings nothing; needs a reason.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    ended_on: Patch<Date>,
    /// Why it ends, or why it is less than before.
    reason: Option<LossReason>,
    /// What people should know about the change.
    #[schema(max_length = 2000)]
    note: Option<String>,
    /// The revision you have seen; may be said by `If-Match` instead.
    pub(super) revision: Option<i64>,
}

fn patched<T>(value: Option<T>) -> Patch<T> {
    value.map_or(Patch::Keep, Patch::Set)
}

impl From<&ContractIn> for Edit {
    fn from(wish: &ContractIn) -> Self {
        Self {
            external_id: patched(wish.external_id.clone()),
            account: Some(wish.account),
            offering: patched(wish.offering),
            name: wish.name.clone(),
            currency: Some(wish.currency),
            starts_on: Some(wish.starts_on),
            ends_on: patched(wish.ends_on),
            term_months: patched(wish.term_months),
            renews: wish.renews,
            notice_days: patched(wish.notice_days),
            terms: NewTerms { since: None, quantity: patched(wish.quantity), amount: Some(wish.amount), every: wish.every },
            ..Self::default()
        }
    }
}

impl From<ContractPatch> for Edit {
    fn from(wish: ContractPatch) -> Self {
        Self {
            external_id: wish.external_id,
            account: None,
            offering: wish.offering,
            name: wish.name,
            currency: None,
            starts_on: wish.starts_on,
            ends_on: wish.ends_on,
            term_months: wish.term_months,
            renews: wish.renews,
            notice_days: wish.notice_days,
            notice_on: wish.notice_on,
            ended_on: wish.ended_on,
            terms: NewTerms { since: wish.since, quantity: wish.quantity, amount: wish.amount, every: wish.every },
            reason: wish.reason,
            reason_otherwise: None,
            note: wish.note,
        }
    }
}

/// What a contract brings from a day on.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ContractTerms {
    /// The first day.
    #[schema(value_type = String, format = Date)]
    since: Date,
    quantity: Option<f64>,
    /// What is due each time, in minor units of the currency.
    amount: i64,
    every: Every,
    /// What is due in a year, in minor units.
    yearly: i64,
    /// Why it is less than before.
    reason: Option<LossReason>,
    note: Option<String>,
}

impl From<Terms> for ContractTerms {
    fn from(terms: Terms) -> Self {
        let yearly = terms.yearly();
        let Terms { since, quantity, amount, every, reason, note } = terms;
        Self { since, quantity, amount, every, yearly, reason, note }
    }
}

/// How a contract ended.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ContractEnd {
    /// The first day on which it brings nothing.
    #[schema(value_type = String, format = Date)]
    on: Date,
    reason: LossReason,
    note: Option<String>,
}

/// What contracts come to together.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ContractSums)]
pub(super) struct SumsOut {
    /// How many they are.
    contracts: i64,
    /// How many have an end that is past, and nobody has told what became of them.
    overdue: i64,
    /// What they bring in a year, by currency: the most frequent first.
    yearly: Vec<YearlySum>,
}

/// An amount in a year.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ContractYearlySum)]
struct YearlySum {
    #[schema(value_type = String)]
    currency: Currency,
    /// In minor units.
    amount: i64,
}

impl From<Sums> for SumsOut {
    fn from(Sums { contracts, overdue, yearly }: Sums) -> Self {
        Self { contracts, overdue, yearly: yearly.into_iter().map(|(currency, amount)| YearlySum { currency, amount }).collect() }
    }
}

/// A contract.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ContractOut {
    #[schema(value_type = ContractId)]
    id: Id<Contract>,
    external_id: Option<String>,
    #[schema(value_type = AccountId)]
    account: Id<Account>,
    /// What people call the account.
    account_name: String,
    #[schema(value_type = Option<OfferingId>)]
    offering: Option<Id<Offering>>,
    name: String,
    #[schema(value_type = String)]
    currency: Currency,
    #[schema(value_type = String, format = Date)]
    starts_on: Date,
    /// The day behind the last one that was agreed first.
    #[schema(value_type = Option<String>, format = Date)]
    ends_on: Option<Date>,
    term_months: Option<i64>,
    renews: bool,
    notice_days: Option<i64>,
    #[schema(value_type = Option<String>, format = Date)]
    notice_on: Option<Date>,
    /// The day on which it ends as far as is known today.
    #[schema(value_type = Option<String>, format = Date)]
    next_end: Option<Date>,
    /// The last day on which notice can be given for that end.
    #[schema(value_type = Option<String>, format = Date)]
    notice_by: Option<Date>,
    /// What it brings today; nothing before its beginning and after its end.
    now: Option<ContractTerms>,
    /// What it brings since when, in order of time.
    terms: Vec<ContractTerms>,
    /// How it ended, if it has.
    ended: Option<ContractEnd>,
    #[schema(value_type = TimeText)]
    made_at: Time,
    #[schema(value_type = TimeText)]
    changed_at: Time,
    revision: i64,
}

impl ContractOut {
    pub(super) fn of(record: Record, account_name: String, today: Date) -> Self {
        Self {
            next_end: record.next_end(today),
            notice_by: record.notice_by(today),
            now: record.on(today).cloned().map(Into::into),
            id: record.id,
            external_id: record.external_id,
            account: record.account,
            account_name,
            offering: record.offering,
            name: record.name,
            currency: record.currency,
            starts_on: record.starts_on,
            ends_on: record.ends_on,
            term_months: record.term_months,
            renews: record.renews,
            notice_days: record.notice_days,
            notice_on: record.notice_on,
            terms: record.terms.into_iter().map(Into::into).collect(),
            ended: record.ended.map(|ended| ContractEnd { on: ended.on, reason: ended.reason, note: ended.note }),
            made_at: record.made_at,
            changed_at: record.changed_at,
            revision: record.revision,
        }
    }
}

/// A day of a query, as in `2026-03-01`.
pub(crate) fn queried(name: &str, text: Option<&str>) -> Result<Option<Date>, Refusal> {
    text.map(|text| text.parse().map_err(|_| Refusal::field(name, format!("{text:?} is not a day: write it as 2026-03-01")))).transpose()
}

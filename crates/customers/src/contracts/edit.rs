//! What a caller wants a contract to be: pure rules from the edit to the record. The same for forms, programs and files.

use edge::Patch;
use jiff::civil::{Date, date};
use kernel::{Act, Currency, Id, Refusal, text};

use super::{Contract, Ended, Every, LossReason, Record, Terms};
use crate::accounts::{Account, NAME_LENGTH, checked_external_id};
use crate::offerings::Offering;

/// The first and the last day that a contract may name.
const DAYS: std::ops::RangeInclusive<Date> = date(1900, 1, 1)..=date(2199, 12, 31);
/// Amounts at most, either way: what a year brings still fits.
const MOST: i64 = 100_000_000_000_000;
/// The longest note, in characters.
pub(crate) const NOTE_LENGTH: usize = 2_000;

/// Wishes for a contract; what is not named stays as it is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Edit {
    /// Its name in other systems.
    pub external_id: Patch<String>,
    /// Whose it is; fixed once it is made.
    pub account: Option<Id<Account>>,
    /// What is bought.
    pub offering: Patch<Id<Offering>>,
    /// What people call it.
    pub name: Option<String>,
    /// The currency of its amounts; fixed once it is made.
    pub currency: Option<Currency>,
    /// The first day.
    pub starts_on: Option<Date>,
    /// The day behind the last one that is agreed.
    pub ends_on: Patch<Date>,
    /// How many months it goes on by itself.
    pub term_months: Patch<i64>,
    /// Whether it goes on by itself.
    pub renews: Option<bool>,
    /// How many days before the end notice has to be given.
    pub notice_days: Patch<i64>,
    /// When notice was given.
    pub notice_on: Patch<Date>,
    /// From which day it brings nothing.
    pub ended_on: Patch<Date>,
    /// What it brings from now on, or from a day.
    pub terms: NewTerms,
    /// Why it ends, or why it is less than before.
    pub reason: Option<LossReason>,
    /// The reason of a loss about which neither the edit nor the contract says why; without one it is asked for.
    pub reason_otherwise: Option<LossReason>,
    /// What people should know about it.
    pub note: Option<String>,
}

/// What changes in the terms of a contract.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NewTerms {
    /// From which day; of a new contract its first day, of a known one today unless told.
    pub since: Option<Date>,
    /// How much of it.
    pub quantity: Patch<f64>,
    /// What is due each time, in minor units.
    pub amount: Option<i64>,
    /// How often it is due.
    pub every: Option<Every>,
}

impl NewTerms {
    fn is_empty(&self) -> bool {
        self.amount.is_none() && self.every.is_none() && !self.quantity.is_named()
    }
}

impl Record {
    /// A new contract as the edit wants it.
    pub(super) fn made(edit: &Edit, act: &Act) -> Result<Self, Refusal> {
        let missing = |field: &str, what: &str| Refusal::field(field, format!("is missing: {what}"));
        let starts_on = edit.starts_on.or(edit.terms.since).ok_or_else(|| missing("starts_on", "tell the first day"))?;
        let blank = Self {
            id: act.ids.next::<Contract>(),
            external_id: None,
            account: edit.account.ok_or_else(|| missing("account", "tell whose contract it is"))?,
            offering: None,
            name: String::new(),
            currency: edit.currency.ok_or_else(|| missing("currency", "tell it by its ISO code, as in EUR"))?,
            starts_on,
            ends_on: None,
            term_months: None,
            renews: false,
            notice_days: None,
            notice_on: None,
            ended: None,
            terms: vec![Terms {
                since: starts_on,
                quantity: None,
                amount: edit.terms.amount.ok_or_else(|| missing("amount", "tell what is due each time, in minor units"))?,
                every: edit.terms.every.unwrap_or(Every::Month),
                reason: None,
                note: None,
            }],
            made_at: act.now,
            changed_at: act.now,
            revision: 0,
        };
        let first = Edit { terms: NewTerms { since: Some(starts_on), ..edit.terms.clone() }, ..edit.clone() };
        blank.edited(&first, starts_on)
    }

    /// The contract as the edit wants it; terms without a day of their own hold from `today` on.
    pub(super) fn edited(&self, edit: &Edit, today: Date) -> Result<Self, Refusal> {
        let mut after = self.clone();
        after.external_id = edit.external_id.clone().try_map(|text| checked_external_id("external_id", &text))?.apply(after.external_id);
        refuse_other("account", edit.account, self.account, "a contract stays with its account: end it and make another")?;
        refuse_other("currency", edit.currency, self.currency, "a contract stays in its currency: end it and make another")?;
        after.offering = edit.offering.apply(after.offering);
        if let Some(name) = &edit.name {
            after.name = text::optional_line("name", Some(name), NAME_LENGTH)?.unwrap_or_default();
        }
        after.begin(edit.starts_on);
        after.ends_on = edit.ends_on.apply(after.ends_on);
        after.term_months = edit.term_months.apply(after.term_months);
        after.renews = edit.renews.unwrap_or(after.renews);
        after.notice_days = edit.notice_days.apply(after.notice_days);
        after.notice_on = edit.notice_on.apply(after.notice_on);
        after.renew_terms(edit, today)?;
        after.end(edit)?;
        after.check()?;
        Ok(after)
    }

    /// Moves the first day, and with it the first terms.
    fn begin(&mut self, starts_on: Option<Date>) {
        let Some(starts_on) = starts_on else { return };
        self.starts_on = starts_on;
        if let Some(first) = self.terms.first_mut() {
            first.since = starts_on;
        }
    }

    fn renew_terms(&mut self, edit: &Edit, today: Date) -> Result<(), Refusal> {
        let wanted = &edit.terms;
        if wanted.is_empty() {
            return Ok(());
        }
        let since = wanted.since.unwrap_or(today).max(self.starts_on);
        let before = self.terms.iter().rev().find(|terms| terms.since <= since).or(self.terms.first());
        let before = before.cloned().ok_or_else(|| Refusal::field("amount", "is missing"))?;
        let mut new = Terms {
            since,
            quantity: wanted.quantity.apply(before.quantity),
            amount: wanted.amount.unwrap_or(before.amount),
            every: wanted.every.unwrap_or(before.every),
            reason: None,
            note: None,
        };
        let corrects = before.since == since;
        let compared = if corrects { self.terms.iter().rev().find(|terms| terms.since < since) } else { Some(&before) };
        if compared.is_some_and(|compared| new.yearly() < compared.yearly()) {
            let known = corrects.then_some(before.reason).flatten();
            new.reason = Some(
                edit.reason
                    .or(known)
                    .or(edit.reason_otherwise)
                    .ok_or_else(|| Refusal::field("reason", "is missing: whoever buys less has a reason (unknown is one)"))?,
            );
        }
        if (new.quantity, new.amount, new.every) == (before.quantity, before.amount, before.every) && new.reason == before.reason.filter(|_| corrects)
        {
            return Ok(());
        }
        new.note = noted(edit)?.or(before.note.filter(|_| corrects));
        self.terms.retain(|terms| terms.since != since);
        self.terms.push(new);
        self.terms.sort_by_key(|terms| terms.since);
        Ok(())
    }

    fn end(&mut self, edit: &Edit) -> Result<(), Refusal> {
        self.ended = match edit.ended_on {
            Patch::Keep => return Ok(()),
            Patch::Clear => None,
            Patch::Set(on) => {
                let known = self.ended.take();
                let reason = edit.reason.or(known.as_ref().map(|known| known.reason)).or(edit.reason_otherwise);
                let reason = reason.ok_or_else(|| Refusal::field("reason", "is missing: every loss has a reason (unknown is one)"))?;
                Some(Ended { on, reason, note: noted(edit)?.or(known.and_then(|known| known.note)) })
            }
        };
        Ok(())
    }

    fn check(&self) -> Result<(), Refusal> {
        let days = [
            ("starts_on", Some(self.starts_on)),
            ("ends_on", self.ends_on),
            ("notice_on", self.notice_on),
            ("ended_on", self.ended.as_ref().map(|ended| ended.on)),
        ];
        for (field, day) in days {
            if let Some(day) = day.filter(|day| !DAYS.contains(day)) {
                return Err(Refusal::field(field, format!("{day} lies outside the years 1900 to 2199")));
            }
        }
        for (field, day) in &days[1..] {
            if let Some(day) = day.filter(|day| *day < self.starts_on || (*field == "ends_on" && *day == self.starts_on)) {
                return Err(Refusal::field(*field, format!("{day} is not behind the first day, {}", self.starts_on)));
            }
        }
        within("term_months", self.term_months, 1, 600)?;
        within("notice_days", self.notice_days, 0, 3_660)?;
        if self.renews && (self.ends_on.is_none() || self.term_months.is_none()) {
            return Err(Refusal::field("renews", "needs ends_on and term_months: they tell when it goes on, and for how long"));
        }
        for terms in &self.terms {
            if !(0..=MOST).contains(&terms.amount) {
                return Err(Refusal::field("amount", format!("{} is not between 0 and {MOST} minor units", terms.amount)));
            }
            if terms.quantity.is_some_and(|quantity| !(0.0..=1e12).contains(&quantity)) {
                return Err(Refusal::field("quantity", "is not between 0 and a million million"));
            }
            if terms.since < self.starts_on || !DAYS.contains(&terms.since) {
                return Err(Refusal::field("since", format!("{} lies before the first day, {}", terms.since, self.starts_on)));
            }
        }
        Ok(())
    }
}

fn noted(edit: &Edit) -> Result<Option<String>, Refusal> {
    edit.note.as_deref().filter(|note| !note.trim().is_empty()).map(|note| text::lines("note", note, NOTE_LENGTH)).transpose()
}

fn refuse_other<T: PartialEq + Copy>(field: &str, wanted: Option<T>, known: T, why: &str) -> Result<(), Refusal> {
    if wanted.is_some_and(|wanted| wanted != known) { Err(Refusal::field(field, why)) } else { Ok(()) }
}

fn within(field: &str, value: Option<i64>, least: i64, most: i64) -> Result<(), Refusal> {
    match value {
        Some(value) if !(least..=most).contains(&value) => Err(Refusal::field(field, format!("{value} is not between {least} and {most}"))),
        _ => Ok(()),
    }
}

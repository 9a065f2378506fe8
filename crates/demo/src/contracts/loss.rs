//! Why customers buy less, or nothing any more: what they lived through, or chance.

use jiff::civil::Date;

use crate::Plan;
use crate::accounts::{Account, Region, Tier};
use crate::causes::{Cause, SILENT_ACCOUNTS, SOUR, SPONSOR_ACCOUNT};
use crate::stream::Stream;

/// Why something was lost, in the product's word, and what was noted about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loss {
    /// The reason.
    pub reason: &'static str,
    /// The note.
    pub note: Option<&'static str>,
}

type Told = (&'static str, &'static str);

const BY_CHANCE: [Told; 5] = [
    ("need_gone", "The site was closed."),
    ("company_change", "Bought by a group with an IT department of its own."),
    ("in_house", "Hired two administrators."),
    ("competitor", "A firm around the corner, known to the new head of IT."),
    ("ended_by_us", "Not served from here any more."),
];
const SLOW_SUPPORT: [Told; 3] = [
    ("experience", "Waited too long for first answers, again and again."),
    ("experience", "Three tickets of one week were answered after the weekend."),
    ("competitor", "Another provider promises an answer within the hour."),
];
const PRICE: [Told; 4] = [
    ("price", "Twelve percent more, by form letter."),
    ("price", "Says that nobody explained the new price."),
    ("in_house", "Does it alone since the price went up."),
    ("competitor", "Asked for other quotes when the letter came."),
];
const SOURED: [Told; 4] = [
    ("experience", "Switched the alarms off, and pays for nothing."),
    ("experience", "The alarms ring at night, for nothing."),
    ("competitor", "Looks for somebody else for this one service."),
    ("product_gap", "Wants to set by itself which alarms ring."),
];
const SPONSOR: [Told; 1] = [("competitor", "The new managing director brought a provider along.")];
const SILENT: [Told; 1] = [("unknown", "")];

/// What an account lives through on this day that makes it buy less of an offering.
pub(super) fn cause(plan: &Plan, account: &Account, offering: &str, day: Date) -> Option<Cause> {
    let touches = |cause: &Cause| match cause {
        Cause::SponsorLeaves => account.number == SPONSOR_ACCOUNT,
        Cause::SilentAccounts => SILENT_ACCOUNTS.contains(&account.number),
        Cause::SourOffering => account.tier == Tier::Gold && offering == SOUR,
        Cause::PriceChange => account.tier == Tier::Bronze,
        Cause::SlowSupport => account.region == Region::North,
        Cause::BetterOnboarding => false,
    };
    let nearest = [Cause::SponsorLeaves, Cause::SilentAccounts, Cause::SourOffering, Cause::PriceChange, Cause::SlowSupport];
    nearest.into_iter().find(|cause| plan.causes.has(*cause) && touches(cause) && cause.begin(&plan.span()) <= day)
}

/// Why an account bought less of an offering on this day.
pub(super) fn of(plan: &Plan, account: &Account, offering: &str, day: Date, stream: &mut Stream) -> Loss {
    let told: &[Told] = match cause(plan, account, offering, day) {
        Some(Cause::SponsorLeaves) => &SPONSOR,
        Some(Cause::SilentAccounts) => &SILENT,
        Some(Cause::SourOffering) => &SOURED,
        Some(Cause::PriceChange) => &PRICE,
        Some(Cause::SlowSupport) => &SLOW_SUPPORT,
        Some(Cause::BetterOnboarding) | None => &BY_CHANCE,
    };
    let (reason, note) = *stream.pick(told);
    let noted = stream.chance(0.7) && !note.is_empty();
    Loss { reason, note: noted.then_some(note) }
}

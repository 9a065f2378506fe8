//! What was planted, to be found again: since when, whom it touches, and how much. `story.md` tells it in words.

use jiff::civil::Date;

use crate::accounts::{Account, Region, Tier};
use crate::span::{Span, days_between};
use crate::touchpoints::Touchpoint;

/// Something that changed what customers say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// The support team of the region North answers late.
    SlowSupport,
    /// Onboarding follows a new plan.
    BetterOnboarding,
    /// Accounts that answered well and often say nothing any more.
    SilentAccounts,
    /// At one account the person who wanted us goes.
    SponsorLeaves,
    /// The small contracts become dearer.
    PriceChange,
    /// Security Watch rings for nothing, at the best customers.
    SourOffering,
}

/// The account whose sponsor leaves, by its place: C-1031.
pub const SPONSOR_ACCOUNT: usize = 30;
/// The accounts that fall silent, by their places: C-1009, C-1014, …
pub const SILENT_ACCOUNTS: [usize; 12] = [8, 13, 20, 29, 33, 47, 55, 62, 74, 83, 91, 96];
/// The offering that goes sour.
pub const SOUR: &str = "security-watch";
/// Sour things ripen over this many days.
const RIPENING: f64 = 75.0;

/// Where and when something is lived through.
#[derive(Clone, Copy, Debug)]
pub struct Situation<'a> {
    /// By which customer.
    pub account: &'a Account,
    /// At which touchpoint; none when the whole relationship is meant.
    pub touchpoint: Option<Touchpoint>,
    /// With which offering, by its key.
    pub offering: Option<&'a str>,
    /// On which day.
    pub day: Date,
}

impl Cause {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::SlowSupport, Self::BetterOnboarding, Self::SilentAccounts, Self::SponsorLeaves, Self::PriceChange, Self::SourOffering];

    /// The month it begins, counted back from the month of the last day.
    const fn months_before(self) -> i32 {
        match self {
            Self::SlowSupport => 5,
            Self::BetterOnboarding => 9,
            Self::SilentAccounts => 8,
            Self::SponsorLeaves | Self::SourOffering => 7,
            Self::PriceChange => 4,
        }
    }

    /// The first day it holds.
    pub fn begin(self, span: &Span) -> Date {
        span.month(self.months_before())
    }

    /// How much better or worse it makes a situation, in points of five.
    pub fn lift(self, span: &Span, at: &Situation<'_>) -> f64 {
        let begin = self.begin(span);
        if at.day < begin { 0.0 } else { self.touch(at, f64::from(days_between(begin, at.day))) }
    }

    fn touch(self, at: &Situation<'_>, days: f64) -> f64 {
        match (self, at.touchpoint) {
            (Self::SlowSupport, touchpoint) if at.account.region == Region::North => match touchpoint {
                Some(Touchpoint::RoutineRequest) => -0.8,
                Some(Touchpoint::MajorIncident) => -0.5,
                Some(_) => 0.0,
                None => -0.3,
            },
            (Self::BetterOnboarding, Some(Touchpoint::KickOff)) => 0.5,
            (Self::BetterOnboarding, Some(Touchpoint::CutOver)) => 0.95,
            (Self::BetterOnboarding, Some(Touchpoint::Training)) => 0.75,
            (Self::SponsorLeaves, touchpoint) if at.account.number == SPONSOR_ACCOUNT => {
                if touchpoint.is_none() {
                    -1.3
                } else {
                    -0.7
                }
            }
            (Self::PriceChange, touchpoint) if at.account.tier == Tier::Bronze => match touchpoint {
                Some(Touchpoint::Invoice) => -0.9,
                Some(Touchpoint::RenewalTalk) => -0.8,
                Some(Touchpoint::AccountManager) | None => -0.4,
                Some(_) => 0.0,
            },
            (Self::SourOffering, Some(Touchpoint::RoutineRequest | Touchpoint::MajorIncident | Touchpoint::Change))
                if at.account.tier == Tier::Gold && at.offering == Some(SOUR) =>
            {
                -1.25 * (days / RIPENING).min(1.0)
            }
            _ => 0.0,
        }
    }

    /// Whether it keeps people of an account from answering on this day.
    pub fn silences(self, span: &Span, account: &Account, day: Date) -> bool {
        self == Self::SilentAccounts && SILENT_ACCOUNTS.contains(&account.number) && day >= self.begin(span)
    }
}

/// Some of the causes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Causes(u8);

impl Causes {
    /// The whole story.
    pub const ALL: Self = Self(0b11_1111);
    /// Nothing but chance.
    pub const NONE: Self = Self(0);

    /// These without one.
    #[must_use]
    pub const fn without(self, cause: Cause) -> Self {
        Self(self.0 & !(1 << cause as u8))
    }

    /// Whether a cause is among them.
    pub const fn has(self, cause: Cause) -> bool {
        self.0 & (1 << cause as u8) != 0
    }

    /// The causes one by one.
    pub fn iter(self) -> impl Iterator<Item = Cause> {
        Cause::ALL.into_iter().filter(move |cause| self.has(*cause))
    }

    /// All lifts of a situation together, and the cause that counts most if any does.
    pub fn lift(self, span: &Span, at: &Situation<'_>) -> (f64, Option<Cause>) {
        let lifts: Vec<_> = self.iter().map(|cause| (cause.lift(span, at), cause)).filter(|(lift, _)| *lift != 0.0).collect();
        let strongest = lifts.iter().max_by(|a, b| a.0.abs().total_cmp(&b.0.abs())).map(|(_, cause)| *cause);
        (lifts.iter().map(|(lift, _)| lift).sum(), strongest)
    }

    /// Whether any of them keeps people of an account from answering on this day.
    pub fn silence(self, span: &Span, account: &Account, day: Date) -> bool {
        self.iter().any(|cause| cause.silences(span, account, day))
    }
}

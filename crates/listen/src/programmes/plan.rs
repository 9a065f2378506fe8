//! What makes a programme ask, and how.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::{Date, Time as TimeOfDay};
use kernel::{Refusal, Time, Zone, closed, text};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::questions::Pattern;

const DAY_NAMES: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

closed! {
    /// How people are asked.
    #[schema(as = ProgrammeChannel)]
    Channel, "channel of a programme" {
        /// By a letter with the first question in it.
        Mail = "mail",
        /// By personal links that you send by yourself.
        Link = "link",
        /// By a widget on your own website.
        Widget = "widget",
        /// By a QR code, or any link for everybody: people come by themselves.
        Qr = "qr",
        /// By a member who holds an interview; the survey is the guide.
        Interview = "interview",
    }
}

closed! {
    /// In whose name letters are sent.
    #[schema(as = ProgrammeSender)]
    Sender, "sender of a programme" {
        /// In that of the workspace.
        Workspace = "workspace",
        /// In that of the member who owns the account.
        Owner = "owner",
    }
}

closed! {
    /// How often a wave asks.
    #[schema(as = WaveEvery)]
    WaveEvery, "rhythm of a wave" {
        /// Each month.
        Month = "month",
        /// Each quarter.
        Quarter = "quarter",
        /// Each half of a year.
        HalfYear = "half_year",
        /// Each year.
        Year = "year",
    }
}

impl Channel {
    /// Whether people come by themselves, by a link for everybody.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Widget | Self::Qr)
    }
}

/// What makes a programme ask.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "when", rename_all = "snake_case", deny_unknown_fields)]
#[schema(as = ProgrammeTrigger)]
pub enum Trigger {
    /// The past: some time after an event, by its touchpoint or its name.
    Event {
        /// Key of the touchpoint.
        #[schema(max_length = 200)]
        touchpoint: Option<String>,
        /// Name of the event.
        #[schema(max_length = 200)]
        event: Option<String>,
        /// How many minutes afterwards.
        #[schema(minimum = 0, maximum = 525_600)]
        delay_minutes: u32,
    },
    /// The present: everybody once in each period, the accounts one after the other.
    Wave {
        /// The period.
        every: WaveEvery,
        /// Over how many days of it the accounts are spread.
        #[schema(minimum = 1, maximum = 366)]
        spread_days: u32,
        /// Decides which account comes when.
        seed: i64,
    },
    /// The present: some people each day, drawn at random.
    Sample {
        /// How many.
        #[schema(minimum = 1, maximum = 100_000)]
        daily: u32,
        /// Decides who is drawn when.
        seed: i64,
    },
    /// The present: whoever comes by, to a widget or by a QR code.
    Visit {},
    /// The potential: some time before a contract of the account ends.
    ContractEnd {
        /// How many days before.
        #[schema(minimum = 1, maximum = 1_100)]
        days_before: u32,
    },
}

impl Trigger {
    /// What the questions look at.
    pub const fn pattern(&self) -> Pattern {
        match self {
            Self::Event { .. } => Pattern::Past,
            Self::Wave { .. } | Self::Sample { .. } | Self::Visit {} => Pattern::Present,
            Self::ContractEnd { .. } => Pattern::Potential,
        }
    }

    /// The family of surveys that it belongs to unless told.
    pub const fn family(&self) -> &'static str {
        match self {
            Self::Event { .. } | Self::Visit {} => "transaction",
            Self::Wave { .. } | Self::Sample { .. } => "relationship",
            Self::ContractEnd { .. } => "interview",
        }
    }
}

/// When people are asked: hours of their own days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = SendWindow)]
pub struct Window {
    /// From this time of day on.
    #[schema(pattern = "^[0-2][0-9]:[0-5][0-9]$")]
    pub from: String,
    /// And before this one.
    #[schema(pattern = "^[0-2][0-9]:[0-5][0-9]$")]
    pub until: String,
    /// On these days of the week: `mon`, `tue`, `wed`, `thu`, `fri`, `sat`, `sun`.
    #[schema(max_items = 7)]
    pub days: Vec<String>,
}

impl Default for Window {
    /// Working days from nine to five.
    fn default() -> Self {
        Self { from: "09:00".into(), until: "17:00".into(), days: DAY_NAMES[..5].iter().map(|day| (*day).to_owned()).collect() }
    }
}

impl Window {
    fn check(&self) -> Result<(), Refusal> {
        let (from, until) = (time_of_day("plan.window.from", &self.from)?, time_of_day("plan.window.until", &self.until)?);
        if from >= until {
            return Err(Refusal::field("plan.window.until", format!("{} is not behind {}: it would never open", self.until, self.from)));
        }
        if self.days.is_empty() {
            return Err(Refusal::field("plan.window.days", "names no day: it would never open"));
        }
        match self.days.iter().find(|day| !DAY_NAMES.contains(&day.as_str())) {
            Some(other) => Err(Refusal::field("plan.window.days", format!("{other:?} is none of {}", DAY_NAMES.join(", ")))),
            None => Ok(()),
        }
    }

    /// The first moment at or after `time` at which it is open in a zone.
    pub fn opens(&self, zone: &Zone, time: Time) -> Time {
        let (from, until) = (clock(&self.from), clock(&self.until));
        let first = zone.date(time);
        // A week has every day; one more for the hours of today that are over, and one for a zone that skips a day.
        for ahead in 0..9_i64 {
            let Ok(day) = first.checked_add(ahead.days()) else { break };
            if !self.days.iter().any(|name| *name == day_name(day)) {
                continue;
            }
            let (Some(opens), Some(closes)) = (zone.at(day.to_datetime(from)), zone.at(day.to_datetime(until))) else { continue };
            if time < closes {
                return time.max(opens);
            }
        }
        time
    }
}

fn day_name(day: Date) -> &'static str {
    DAY_NAMES[day.weekday().to_monday_zero_offset().unsigned_abs() as usize]
}

fn time_of_day(field: &str, written: &str) -> Result<TimeOfDay, Refusal> {
    let wrong = || Refusal::field(field, format!("{written:?} is not a time of day: write it as 09:00"));
    if written.len() != 5 {
        return Err(wrong());
    }
    written.parse().map_err(|_| wrong())
}

/// A time of day that was checked before it was kept.
fn clock(written: &str) -> TimeOfDay {
    written.parse().unwrap_or_else(|_| TimeOfDay::midnight())
}

/// What a letter says in one language besides the question; what is empty is said by the survey and the house.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
#[schema(as = ProgrammeLetter)]
pub struct Words {
    /// The subject.
    #[schema(max_length = 200)]
    pub subject: String,
    /// What stands above the question.
    #[schema(max_length = 2_000)]
    pub intro: String,
}

/// What makes a programme ask, and how.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ProgrammePlan)]
pub struct Plan {
    /// What makes it ask.
    pub trigger: Trigger,
    /// How people are asked; by letter unless told.
    #[serde(default = "by_mail")]
    #[schema(required = false)]
    pub channel: Channel,
    /// When people are asked, by the clock of their own zone, else the workspace's; working days from nine to five unless told.
    #[serde(default)]
    #[schema(required = false)]
    pub window: Window,
    /// So many days after the letter somebody who has not answered is reminded.
    #[serde(default)]
    #[schema(required = false, max_items = 3)]
    pub reminders: Vec<u32>,
    /// After so many days the link leads nowhere any more.
    #[serde(default = "a_month")]
    #[schema(required = false, minimum = 1, maximum = 365)]
    pub expires_days: u32,
    /// In whose name letters are sent; the workspace's unless told.
    #[serde(default = "by_workspace")]
    #[schema(required = false)]
    pub sender: Sender,
    /// Whether those who have answered are thanked by a letter.
    #[serde(default)]
    #[schema(required = false)]
    pub thanks: bool,
    /// What letters say, by language.
    #[serde(default)]
    #[schema(required = false)]
    pub words: BTreeMap<String, Words>,
}

const fn by_mail() -> Channel {
    Channel::Mail
}

const fn by_workspace() -> Sender {
    Sender::Workspace
}

const fn a_month() -> u32 {
    30
}

impl Plan {
    /// A plan with the usual settings.
    pub fn of(trigger: Trigger) -> Self {
        Self {
            trigger,
            channel: by_mail(),
            window: Window::default(),
            reminders: Vec::new(),
            expires_days: a_month(),
            sender: by_workspace(),
            thanks: false,
            words: BTreeMap::new(),
        }
    }

    /// Refuses what nobody could follow.
    pub fn check(&self) -> Result<(), Refusal> {
        self.check_trigger()?;
        if self.channel.is_open() != matches!(self.trigger, Trigger::Visit {}) {
            let reason = "does not fit: a widget and a QR code ask whoever comes by, with the trigger `visit`, and nothing else does";
            return Err(Refusal::field("plan.channel", reason));
        }
        self.window.check()?;
        if !(1..=365).contains(&self.expires_days) {
            return Err(Refusal::field("plan.expires_days", "is not between 1 and 365"));
        }
        if self.reminders.len() > 3 {
            return Err(Refusal::field("plan.reminders", "has more than three: nobody likes to be asked so often"));
        }
        let rises = self.reminders.windows(2).all(|pair| pair[0] < pair[1]);
        if !rises || self.reminders.iter().any(|days| !(1..self.expires_days).contains(days)) {
            return Err(Refusal::field("plan.reminders", "are days in rising order, at least 1, and before the link ends"));
        }
        for (language, words) in &self.words {
            let place = format!("plan.words.{language}");
            customers::contacts::checked_language(language).map_err(|_| Refusal::field(&place, "is not the tag of a language, such as de"))?;
            text::optional_line(&format!("{place}.subject"), Some(&words.subject), 200)?;
            text::lines(&format!("{place}.intro"), &words.intro, 2_000)?;
        }
        Ok(())
    }

    fn check_trigger(&self) -> Result<(), Refusal> {
        let within = |field: &str, value: u32, most: u32| {
            let refusal = || Refusal::field(format!("plan.trigger.{field}"), format!("is not between 1 and {most}"));
            (1..=most).contains(&value).then_some(()).ok_or_else(refusal)
        };
        match &self.trigger {
            Trigger::Event { touchpoint: None, event: None, .. } => {
                Err(Refusal::field("plan.trigger", "names neither a touchpoint nor an event: tell after what it asks"))
            }
            Trigger::Event { delay_minutes, .. } if *delay_minutes > 525_600 => {
                Err(Refusal::field("plan.trigger.delay_minutes", "is more than a year"))
            }
            Trigger::Event { touchpoint, event, .. } => {
                text::optional_line("plan.trigger.touchpoint", touchpoint.as_deref(), 200)?;
                text::optional_line("plan.trigger.event", event.as_deref(), 200).map(drop)
            }
            Trigger::Wave { every, spread_days, .. } => within("spread_days", *spread_days, every.shortest_days()),
            Trigger::Visit {} => Ok(()),
            Trigger::Sample { daily, .. } => within("daily", *daily, 100_000),
            Trigger::ContractEnd { days_before } => within("days_before", *days_before, 1_100),
        }
    }
}

impl WaveEvery {
    /// The days of its shortest period.
    const fn shortest_days(self) -> u32 {
        match self {
            Self::Month => 28,
            Self::Quarter => 90,
            Self::HalfYear => 181,
            Self::Year => 365,
        }
    }
}

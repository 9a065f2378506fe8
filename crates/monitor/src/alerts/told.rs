//! What an alert says, in a sentence: for chats and letters. Pages make their own, with links in it.

use std::collections::{BTreeMap, HashMap};

use customers::accounts::{self, Account};
use customers::contacts::{self, Contact};
use journeys::touchpoints;
use kernel::{Currency, Id};
use listen::questions;
use measure::question::Measure;
use serde::Deserialize;
use serde_json::Value as Json;
use store::{Error, Read};

use super::moved::Moved;
use super::{Alert, Record};
use crate::classes::Class;
use crate::watches::{self, EventKind, Pace, Record as Watch, Rule};

/// Whose names may be told.
#[derive(Clone, Copy, Debug)]
pub struct Names {
    /// Of accounts.
    pub accounts: bool,
    /// Of people at customers.
    pub people: bool,
}

/// What an alert says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// What the watch is called that fired.
    pub watch: String,
    /// Whether it is told of in the digest of the week.
    pub weekly: bool,
    /// The sentence.
    pub words: String,
    /// What moved most, a line each.
    pub moved: Vec<String>,
}

/// What readings hold, by the kind of their watch.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Reading {
    row: Option<Row>,
    score: Option<f64>,
    question: Option<String>,
    touchpoint: Option<String>,
    from: Option<Class>,
    to: Option<Class>,
    next_end: Option<String>,
    at_stake: Vec<Stake>,
    value: Option<f64>,
    below: Option<f64>,
    n: Option<u64>,
    heard: Option<u64>,
    name: Option<String>,
    before: Option<u64>,
    days: Option<u16>,
}

#[derive(Debug, Deserialize)]
struct Stake {
    currency: Currency,
    yearly: i64,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Row {
    by: BTreeMap<String, Json>,
    n: u64,
    value: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
    change: Option<f64>,
    change_low: Option<f64>,
    change_high: Option<f64>,
}

/// What these alerts say, by their ids; those whose watch is gone say nothing.
pub async fn told(read: &mut Read, alerts: &[Record], german: bool, names: Names) -> Result<HashMap<Id<Alert>, Told>, Error> {
    let watches: HashMap<_, Watch> = watches::store::all(read).await?.into_iter().map(|watch| (watch.id, watch)).collect();
    let mut teller = Teller { german, names, ..Teller::default() };
    if names.accounts {
        let ids: Vec<_> = alerts.iter().filter_map(|alert| alert.account).collect();
        teller.accounts = accounts::by_ids(read, &ids).await?.into_iter().map(|account| (account.id, account.name)).collect();
    }
    if names.people {
        let ids: Vec<_> = alerts.iter().filter_map(|alert| alert.contact).collect();
        teller.people = contacts::by_ids(read, &ids).await?.into_iter().map(|contact| (contact.id, contact.name)).collect();
    }
    teller.touchpoints = touchpoints::all(read).await?.into_iter().map(|place| (place.key, place.name)).collect();
    let asked: Vec<String> = alerts.iter().filter_map(|alert| alert.reading.get("question")?.as_str().map(ToOwned::to_owned)).collect();
    let known = questions::store::known(read, asked.iter().map(String::as_str)).await?;
    teller.questions = known.into_iter().map(|known| (known.definition.key, known.definition.label)).collect();
    let told = alerts.iter().filter_map(|alert| Some((alert.id, teller.told(watches.get(&alert.watch)?, alert))));
    Ok(told.collect())
}

#[derive(Debug)]
struct Teller {
    german: bool,
    names: Names,
    accounts: HashMap<Id<Account>, String>,
    people: HashMap<Id<Contact>, String>,
    touchpoints: HashMap<String, String>,
    questions: HashMap<String, String>,
}

impl Default for Teller {
    fn default() -> Self {
        let names = Names { accounts: false, people: false };
        Self { german: false, names, accounts: HashMap::new(), people: HashMap::new(), touchpoints: HashMap::new(), questions: HashMap::new() }
    }
}

impl Teller {
    fn told(&self, watch: &Watch, alert: &Record) -> Told {
        let reading = Reading::deserialize(&alert.reading).unwrap_or_default();
        let moved = alert.moved.as_ref().and_then(|moved| Vec::<Moved>::deserialize(moved).ok()).unwrap_or_default();
        let measure = if let Rule::Figure { question, .. } = &watch.rule { Some(question.measure) } else { None };
        Told {
            watch: watch.name.clone(),
            weekly: watch.pace == Pace::Monday,
            words: self.words(&watch.rule, alert, &reading),
            moved: moved.iter().filter_map(|moved| self.mover(measure?, moved)).collect(),
        }
    }

    fn words(&self, rule: &Rule, alert: &Record, reading: &Reading) -> String {
        let who = self.who(alert);
        match rule {
            Rule::LowScore { .. } => {
                let place = reading.touchpoint.as_ref().and_then(|key| self.touchpoints.get(key));
                let asked = || reading.question.as_ref().and_then(|key| self.questions.get(key));
                let place = place
                    .map(|place| format!("{}{place}", self.say(" at ", " bei ")))
                    .or_else(|| asked().map(|asked| format!("{}{asked}{}", self.say(": “", ": „"), self.say("”", "“"))))
                    .unwrap_or_default();
                let score = reading.score.map_or_else(|| "–".to_owned(), |score| self.number(score));
                format!("{who}{}{score}{place}", self.say(" gave ", " gab "))
            }
            Rule::Event { event, .. } => self.event(*event, &who, alert, reading),
            Rule::Silence {} => {
                let stake = reading.at_stake.iter().map(|stake| self.money(stake.yearly, stake.currency)).collect::<Vec<_>>().join(" + ");
                let stake =
                    if stake.is_empty() { stake } else { format!("; {stake}{}", self.say(" a year at stake", " im Jahr stehen auf dem Spiel")) };
                format!("{who}{}{stake}", self.say(" says nothing any more", " sagt nichts mehr"))
            }
            Rule::Unheard {} => {
                let end = reading.next_end.as_deref().unwrap_or("–");
                let said = self.say(" decides and was not heard; a contract ends on ", " entscheidet und wurde nicht gehört; ein Vertrag endet am ");
                format!("{who}{said}{end}")
            }
            Rule::RevenueHeard { below } => {
                let value = reading.value.map_or_else(|| "–".to_owned(), |value| self.percent(value));
                let below = self.percent(reading.below.unwrap_or(*below));
                let (heard, n) = (reading.heard.unwrap_or(0), reading.n.unwrap_or(0));
                if self.german {
                    format!("{value} des Umsatzes wurden in 90 Tagen gehört, weniger als {below} ({heard} von {n} Firmen)")
                } else {
                    format!("{value} of the revenue was heard in 90 days, below {below} ({heard} of {n} accounts)")
                }
            }
            Rule::Theme { .. } => {
                let (name, n) = (reading.name.as_deref().unwrap_or("–"), reading.n.unwrap_or(0));
                let (before, days) = (reading.before.unwrap_or(0), reading.days.unwrap_or(0));
                if self.german {
                    format!("„{name}“ kam {n} Mal vor in {days} Tagen, {before} Mal in ebenso vielen davor")
                } else {
                    format!("“{name}” came up {n} times in {days} days, {before} times in as many before")
                }
            }
            Rule::Figure { question, .. } => self.figure(question.measure, reading.row.as_ref()),
        }
    }

    fn event(&self, event: EventKind, who: &str, alert: &Record, reading: &Reading) -> String {
        let about = if alert.account.is_some() || alert.contact.is_some() { format!(": {who}") } else { String::new() };
        match event {
            EventKind::ClassChanged => match (reading.from, reading.to) {
                (Some(from), Some(to)) => format!("{who}: {} → {}", self.class(from), self.class(to)),
                _ => who.to_owned(),
            },
            EventKind::CaseLate => format!("{}{about}", self.say("A case is late", "Ein Fall ist überfällig")),
            EventKind::CaseEscalated => format!("{}{about}", self.say("A case was escalated", "Ein Fall wurde eskaliert")),
            EventKind::CaseDenied => {
                format!("{}{about}", self.say("The customer says that a case is not solved", "Der Kunde sagt, ein Fall ist nicht gelöst"))
            }
        }
    }

    /// Whom it is about, as far as names may be told.
    fn who(&self, alert: &Record) -> String {
        let account = alert.account.and_then(|id| self.accounts.get(&id));
        let person = alert.contact.map(|id| match self.people.get(&id) {
            Some(name) if self.names.people => name.as_str(),
            _ => self.say("Somebody", "Jemand"),
        });
        match (person, account) {
            (Some(person), Some(account)) => format!("{person}{}{account}", self.say(" of ", " von ")),
            (Some(person), None) if alert.account.is_some() => format!("{person}{}", self.say(" of a customer", " von einem Kunden")),
            (Some(person), None) => person.to_owned(),
            (None, Some(account)) => account.clone(),
            (None, None) => self.say("A customer", "Ein Kunde").to_owned(),
        }
    }

    fn figure(&self, measure: Measure, row: Option<&Row>) -> String {
        let Some(row) = row else { return self.say("Nothing was said", "Nichts wurde gesagt").to_owned() };
        let group = row.by.iter().map(|(dimension, value)| self.group(dimension, value)).collect::<Vec<_>>().join(", ");
        let group = if group.is_empty() { group } else { format!("{group}: ") };
        let Some(value) = row.value else {
            return format!("{group}{} {}", self.measure(measure), self.say("was not computed", "wurde nicht berechnet"));
        };
        let figure = self.valued(measure, value, row.low, row.high, row.n);
        let change = row.change.map(|change| format!("; {}", self.changed(change, row.change_low, row.change_high))).unwrap_or_default();
        format!("{group}{} {figure}{change}", self.measure(measure))
    }

    /// A value with its interval and n.
    fn valued(&self, measure: Measure, value: f64, low: Option<f64>, high: Option<f64>, n: u64) -> String {
        let unit = if matches!(measure, Measure::Csat | Measure::Solved | Measure::Share) { self.say("%", "\u{a0}%") } else { "" };
        let ends = low.zip(high).map(|(low, high)| format!(" ({} … {})", self.number(low), self.number(high))).unwrap_or_default();
        if measure == Measure::Count { self.number(value) } else { format!("{}{unit}{ends}, n {n}", self.number(value)) }
    }

    fn changed(&self, change: f64, low: Option<f64>, high: Option<f64>) -> String {
        let sign = if change > 0.0 { "+" } else { "" };
        let ends = low.zip(high).map(|(low, high)| format!(" ({} … {})", self.number(low), self.number(high))).unwrap_or_default();
        format!("{sign}{}{ends}{}", self.number(change), self.say(" against the days before", " gegenüber den Tagen davor"))
    }

    fn mover(&self, measure: Measure, moved: &Moved) -> Option<String> {
        let group = self.group(&moved.dimension, &moved.group);
        let figure = self.valued(measure, moved.value?, moved.low, moved.high, moved.n);
        Some(format!("{group}: {figure}; {}", self.changed(moved.change, moved.change_low, moved.change_high)))
    }

    fn group(&self, dimension: &str, value: &Json) -> String {
        let text = match value {
            Json::Null => self.say("none", "keine").to_owned(),
            Json::String(text) => text.clone(),
            other => other.to_string(),
        };
        let singles_out = (dimension == "account" && !self.names.accounts) || (dimension == "contact" && !self.names.people);
        if singles_out {
            return self.say("A customer", "Ein Kunde").to_owned();
        }
        if dimension == "touchpoint" { self.touchpoints.get(&text).cloned().unwrap_or(text) } else { text }
    }

    fn measure(&self, measure: Measure) -> &'static str {
        match measure {
            Measure::Nps => "NPS",
            Measure::Csat => "CSAT",
            Measure::Ces => "CES",
            Measure::Solved => self.say("Needs solved", "Gelöste Anliegen"),
            Measure::Mean => self.say("Mean score", "Mittelwert"),
            Measure::Share | Measure::Distribution => self.say("Share", "Anteil"),
            Measure::Count => self.say("Answers", "Antworten"),
        }
    }

    fn class(&self, class: Class) -> &'static str {
        class_name(class, self.german)
    }

    fn say(&self, en: &'static str, de: &'static str) -> &'static str {
        if self.german { de } else { en }
    }

    fn percent(&self, value: f64) -> String {
        format!("{}{}", self.number(value), self.say("%", "\u{a0}%"))
    }

    /// A number with one decimal at most, a true minus, and the decimal sign of the language.
    fn number(&self, value: f64) -> String {
        let rounded = (value * 10.0).round() / 10.0;
        let text = if rounded.fract() == 0.0 { format!("{rounded:.0}") } else { format!("{rounded:.1}") };
        let text = if text == "-0" { "0".to_owned() } else { text.replace('-', "\u{2212}") };
        if self.german { text.replace('.', ",") } else { text }
    }

    fn money(&self, minor: i64, currency: Currency) -> String {
        money(minor, currency, self.german)
    }
}

/// What a class is called.
pub const fn class_name(class: Class, german: bool) -> &'static str {
    match (class, german) {
        (Class::Growth, false) => "Growth",
        (Class::Growth, true) => "Wachstum",
        (Class::Happy, false) => "Happy",
        (Class::Happy, true) => "Zufrieden",
        (Class::Mixed, false) => "Mixed",
        (Class::Mixed, true) => "Gemischt",
        (Class::AtRisk, false) => "At risk",
        (Class::AtRisk, true) => "Gefährdet",
        (Class::Dangling, false) => "Dangling",
        (Class::Dangling, true) => "Auf der Kippe",
        (Class::NotKnown, false) => "Not known yet",
        (Class::NotKnown, true) => "Noch nicht bekannt",
    }
}

/// Money in whole units, with separators of thousands: `120,000 EUR`.
pub fn money(minor: i64, currency: Currency, german: bool) -> String {
    let whole = minor / 10_i64.pow(currency.digits());
    let digits = whole.unsigned_abs().to_string();
    let separator = if german { '.' } else { ',' };
    let mut text = String::with_capacity(digits.len() * 2);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(separator);
        }
        text.push(digit);
    }
    format!("{}{text} {currency}", if whole < 0 { "\u{2212}" } else { "" })
}

#[cfg(test)]
mod tests {
    use rstest::rstest;
    use serde_json::json;

    use super::*;

    fn figure(reading: &Json, german: bool) -> String {
        let teller = Teller { german, touchpoints: HashMap::from([("support".to_owned(), "Support".to_owned())]), ..Teller::default() };
        teller.figure(Measure::Csat, Reading::deserialize(reading).expect("a reading").row.as_ref())
    }

    #[test]
    fn a_figure_is_told_with_its_interval_and_n() {
        let reading = json!({ "row": { "by": { "touchpoint": "support" }, "n": 48, "value": 61.25, "low": 50.0, "high": 71.0,
            "change": -12.5, "change_low": -19.0, "change_high": -5.0 } });
        assert_eq!(figure(&reading, false), "Support: CSAT 61.3% (50 … 71), n 48; −12.5 (−19 … −5) against the days before");
        assert_eq!(figure(&reading, true), "Support: CSAT 61,3\u{a0}% (50 … 71), n 48; −12,5 (−19 … −5) gegenüber den Tagen davor");
        assert_eq!(figure(&json!({ "row": { "by": {}, "n": 0, "value": null } }), false), "CSAT was not computed", "which is not 0");
    }

    #[rstest]
    #[case(12_000_000, "EUR", false, "120,000 EUR")]
    #[case(12_345_678_900, "EUR", true, "123.456.789 EUR")]
    #[case(999, "JPY", false, "999 JPY")]
    #[case(-150_000, "EUR", false, "−1,500 EUR")]
    fn money_is_told_in_whole_units(#[case] minor: i64, #[case] currency: &str, #[case] german: bool, #[case] text: &str) {
        assert_eq!(money(minor, currency.parse().expect("a currency"), german), text);
    }
}

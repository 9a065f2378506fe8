//! Which column plays which part in a response.

use super::profile::{Dates, Profile};

/// What a column is taken for.
#[derive(Clone, Debug, PartialEq)]
pub enum Role {
    /// A field of `[response]`, with the format of its dates.
    Response(&'static str, Option<&'static str>),
    /// A question.
    Question {
        /// Its kind.
        kind: &'static str,
        /// Its scale, when it is not the usual one.
        scale: Option<String>,
        /// Codes that are not on the scale.
        blank: Vec<String>,
    },
    /// An attribute of this type.
    Attribute(&'static str),
    /// Nothing: the column is empty.
    Nothing,
}

const RECOMMEND: [&str; 6] = ["nps", "recommend", "netpro", "promoter", "empfehl", "weiterempf"];
const SATISFIED: [&str; 4] = ["csat", "satisf", "zufried", "happy"];
const EASY: [&str; 4] = ["ces", "effort", "easy", "ease"];
const RATED: [&str; 3] = ["rating", "stars", "bewertung"];
const SOLVED: [&str; 3] = ["solved", "resolved", "geloest"];
const COMMENTED: [&str; 8] = ["comment", "verbatim", "why", "feedback", "kommentar", "warum", "anmerkung", "freitext"];
/// Letters that words in a column called like comments have on average at least: fewer are codes, as in "feedback type".
const WORDS: usize = 12;
/// Distinct values that an attribute with choices has at most.
const FEW: usize = 50;

/// The roles of all columns; a field of the response is given to one column at most.
pub fn of(profiles: &[Profile], rows: usize) -> Vec<Role> {
    let mut taken = Vec::new();
    let id = profiles.iter().position(|profile| is_id(profile, rows));
    profiles
        .iter()
        .enumerate()
        .map(|(at, profile)| {
            if id == Some(at) {
                return Role::Response("id", None);
            }
            match field(profile).filter(|(field, _)| !taken.contains(field)) {
                Some((field, format)) => {
                    taken.push(field);
                    Role::Response(field, format)
                }
                None => other(profile),
            }
        })
        .collect()
}

/// An id is there in every row, never twice, and called like one.
fn is_id(profile: &Profile, rows: usize) -> bool {
    let words: Vec<&str> = profile.key.split(|c: char| !c.is_alphanumeric()).collect();
    let called = words.iter().any(|word| matches!(*word, "id" | "uuid" | "guid" | "key" | "nr" | "number"))
        || profile.is_called(&["respnum", "respondent", "responseid", "response_id"]);
    called && profile.filled == rows && profile.is_distinct()
}

fn field(profile: &Profile) -> Option<(&'static str, Option<&'static str>)> {
    if profile.filled == 0 {
        return None;
    }
    if let Some(dates) = profile.dates() {
        let format = if let Dates::As(format) = dates { Some(format) } else { None };
        let answered = profile.is_called(&["submit", "answered", "completed", "response date"]);
        return Some((if answered { "answered_at" } else { "experienced_at" }, format));
    }
    let plain = |field| Some((field, None));
    let has_letters = !profile.all(|value| crate::maps::number(value).is_some());
    match profile {
        profile if profile.all(|value| value.contains('@') && !value.contains(' ')) => plain("contact"),
        profile if profile.is_called(&["weight", "gewicht"]) && profile.all(|value| crate::maps::number(value).is_some_and(|w| w > 0.0)) => {
            plain("weight")
        }
        profile if profile.is_called(&["account", "company", "organisation", "organization", "firma"]) && profile.mean_length() < 60 => {
            plain("account")
        }
        profile if matches!(profile.key.as_str(), "customer" | "client" | "kunde" | "mandant") && has_letters => plain("account"),
        profile if matches!(profile.key.as_str(), "language" | "lang" | "locale" | "sprache") && has_letters => plain("language"),
        profile if matches!(profile.key.as_str(), "channel" | "kanal") => plain("channel"),
        profile if matches!(profile.key.as_str(), "team") => plain("team"),
        _ => None,
    }
}

fn other(profile: &Profile) -> Role {
    if profile.filled == 0 {
        return Role::Nothing;
    }
    if let Some(question) = scored(profile) {
        return question;
    }
    if profile.is_called(&SOLVED) && profile.all(|value| crate::maps::solved(value).is_some()) {
        return Role::Question { kind: "solved", scale: None, blank: Vec::new() };
    }
    let few = profile.values.len() <= FEW && profile.values.len() * 2 <= profile.filled.max(4);
    let long = profile.mean_length() > 30 || profile.values.keys().any(|value| value.len() > 200);
    match profile.dates() {
        Some(Dates::Iso) if profile.all(|value| value.len() == 10) => Role::Attribute("date"),
        None if profile.is_called(&COMMENTED) && profile.mean_length() >= WORDS => Role::Question { kind: "text", scale: None, blank: Vec::new() },
        _ if long && !few => Role::Question { kind: "text", scale: None, blank: Vec::new() },
        _ if profile.values.keys().any(|value| value.len() > 200) => Role::Question { kind: "text", scale: None, blank: Vec::new() },
        _ if few => Role::Attribute("choice"),
        _ if profile.all(|value| crate::maps::number(value).is_some()) => Role::Attribute("number"),
        _ => Role::Attribute("text"),
    }
}

/// A column of small whole numbers that reaches over most of a usual scale.
fn scored(profile: &Profile) -> Option<Role> {
    let (numbers, mut blank) = profile.whole_numbers()?;
    let within = |low: i64, high: i64| numbers.range(low..=high).map(|(_, count)| count).sum::<usize>();
    let all: usize = numbers.values().sum();
    let (first, last) = (*numbers.first_key_value()?.0, *numbers.last_key_value()?.0);
    let recommend = profile.is_called(&RECOMMEND) || profile.key == "rec";
    let mut off = |low: i64, high: i64| {
        blank.extend(numbers.keys().filter(|number| !(low..=high).contains(*number)).map(ToString::to_string));
        std::mem::take(&mut blank)
    };
    if recommend && within(0, 10) * 10 >= all * 9 {
        return Some(Role::Question { kind: "nps", scale: None, blank: off(0, 10) });
    }
    // A column that is called like a score needs fewer points to be taken for one.
    let wanted = if profile.is_called(&SATISFIED) || profile.is_called(&EASY) || profile.is_called(&RATED) { 3 } else { 4 };
    if first < 0 || last > 10 || numbers.len() < wanted {
        return None;
    }
    let (low, high) = match (first, last) {
        (1.., ..=5) => (1, 5),
        (1.., ..=7) => (1, 7),
        (1.., _) => (1, 10),
        (_, ..=5) => (0, 5),
        (_, ..=7) => (0, last),
        _ => (0, 10),
    };
    let kind = match profile {
        profile if profile.is_called(&SATISFIED) => "csat",
        profile if profile.is_called(&EASY) => "ces",
        _ => "rating",
    };
    Some(Role::Question { kind, scale: Some(format!("{low}..{high}")), blank: off(low, high) })
}

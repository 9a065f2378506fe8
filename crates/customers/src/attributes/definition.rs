//! How an attribute is defined, and how its values are read from JSON and from files.

use std::collections::HashSet;

use kernel::{Refusal, text};
use serde_json::Value as Json;

use super::values::{self, Stored};
use super::{Kind, Noun};

/// The longest name of an attribute, in characters.
pub const NAME_LENGTH: usize = 60;
/// The longest label and the longest choice.
const LABEL_LENGTH: usize = 200;
/// Choices of one attribute at most.
const CHOICES: usize = 1_000;

/// The definition of an attribute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Definition {
    /// What it belongs to.
    pub noun: Noun,
    /// The name used in filters, files and questions to the data.
    pub name: String,
    /// What people read.
    pub label: String,
    /// What its values are.
    pub kind: Kind,
    /// The words of a choice, in the order they are shown.
    pub choices: Vec<String>,
}

impl Definition {
    /// An attribute with everything that follows from its name and kind.
    pub fn of(noun: Noun, name: &str, kind: Kind) -> Self {
        Self { noun, name: name.to_owned(), label: name.replace('_', " "), kind, choices: Vec::new() }
    }

    /// The definition as it is kept, or the rule it breaks.
    pub fn checked(self) -> Result<Self, Refusal> {
        let name = text::key("name", &self.name, NAME_LENGTH)?;
        let label = text::line("label", &self.label, LABEL_LENGTH)?;
        if self.kind != Kind::Choice && !self.choices.is_empty() {
            return Err(Refusal::field("choices", format!("an attribute of kind {} has no choices: leave them out or use kind choice", self.kind)));
        }
        let mut choices = Vec::with_capacity(self.choices.len());
        add_choices(&mut choices, &self.choices)?;
        Ok(Self { noun: self.noun, name, label, kind: self.kind, choices })
    }

    /// Takes up what `other` knows of the same attribute: its new choices. Returns whether anything changed.
    pub fn widen(&mut self, other: &Self) -> Result<bool, Refusal> {
        if self.kind != other.kind {
            let reason = format!(
                "the attribute {} of every {} is of kind {}, not {}: give it that kind or another name",
                self.name, self.noun, self.kind, other.kind
            );
            return Err(Refusal { code: kernel::Code::Conflict, ..Refusal::field("kind", reason) });
        }
        add_choices(&mut self.choices, &other.choices)
    }

    /// A value as JSON gives it; `null` is no value.
    pub fn read(&self, json: &Json) -> Result<Option<Stored>, Refusal> {
        let wrong = |wanted: &str| Refusal::field(self.place(), format!("{json} is not {wanted}"));
        match (self.kind, json) {
            (_, Json::Null) => Ok(None),
            (Kind::Number, Json::Number(number)) => number.as_f64().map(Stored::Number).ok_or_else(|| wrong("a number")).map(Some),
            (Kind::Truth, Json::Bool(truth)) => Ok(Some(Stored::truth(*truth))),
            (Kind::Number, _) => Err(wrong("a number")),
            (Kind::Truth, _) => Err(wrong("true or false")),
            (_, Json::String(text)) => self.parse(text),
            (Kind::Date, _) => Err(wrong("a date such as \"2026-03-01\"")),
            _ => Err(wrong("a text")),
        }
    }

    /// A value as a file gives it; an empty cell is no value.
    pub fn parse(&self, cell: &str) -> Result<Option<Stored>, Refusal> {
        let cell = cell.trim();
        if cell.is_empty() {
            return Ok(None);
        }
        let value = match self.kind {
            Kind::Text => values::text(cell),
            Kind::Number => values::number(cell),
            Kind::Date => values::date(cell),
            Kind::Truth => values::truth(cell),
            Kind::Choice => self.choice(cell),
        };
        value.map(Some).map_err(|reason| Refusal::field(self.place(), reason))
    }

    fn choice(&self, cell: &str) -> Result<Stored, String> {
        if self.choices.iter().any(|choice| choice == cell) {
            return Ok(Stored::Text(cell.to_owned()));
        }
        let known = self.choices.iter().take(20).map(String::as_str).collect::<Vec<_>>().join(", ");
        let known = if known.is_empty() { "none yet" } else { &known };
        Err(format!("{cell:?} is not one of its choices ({known}): use one of them or add this one to the attribute"))
    }

    fn place(&self) -> String {
        format!("{}.{}", self.noun, self.name)
    }
}

fn add_choices(choices: &mut Vec<String>, more: &[String]) -> Result<bool, Refusal> {
    let before = choices.len();
    let mut known: HashSet<String> = choices.iter().cloned().collect();
    for choice in more {
        let choice = text::line("choices", choice, LABEL_LENGTH)?;
        if known.contains(&choice) {
            continue;
        }
        if known.len() == CHOICES {
            return Err(Refusal::field("choices", format!("there are more than {CHOICES}: use kind text")));
        }
        known.insert(choice.clone());
        choices.push(choice);
    }
    Ok(choices.len() > before)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;
    use serde_json::json;

    use super::*;

    fn definition(kind: Kind) -> Definition {
        let choices = if kind == Kind::Choice { vec!["gold".into(), "silver".into()] } else { vec![] };
        Definition { choices, ..Definition::of(Noun::Account, "tier", kind) }
    }

    #[rstest]
    #[case(Kind::Text, json!("  any words "), Some(Stored::Text("any words".into())))]
    #[case(Kind::Number, json!(12.5), Some(Stored::Number(12.5)))]
    #[case(Kind::Truth, json!(true), Some(Stored::Number(1.0)))]
    #[case(Kind::Choice, json!("gold"), Some(Stored::Text("gold".into())))]
    #[case(Kind::Date, json!("2026-03-01"), Some(Stored::Text("2026-03-01".into())))]
    #[case(Kind::Date, json!(null), None)]
    fn json_is_read_by_kind(#[case] kind: Kind, #[case] value: Json, #[case] stored: Option<Stored>) {
        assert_eq!(definition(kind).read(&value), Ok(stored));
    }

    #[rstest]
    #[case(Kind::Text, json!(7), "account.tier: 7 is not a text")]
    #[case(Kind::Number, json!("12"), "account.tier: \"12\" is not a number")]
    #[case(Kind::Truth, json!("yes"), "account.tier: \"yes\" is not true or false")]
    #[case(Kind::Choice, json!("lead"), "account.tier: \"lead\" is not one of its choices (gold, silver): use one of them or add this one to the attribute")]
    #[case(Kind::Date, json!("1 May"), "account.tier: \"1 May\" is not a date: write it as 2026-03-01")]
    fn json_of_another_kind_is_refused(#[case] kind: Kind, #[case] value: Json, #[case] detail: &str) {
        assert_eq!(definition(kind).read(&value).expect_err("refused").detail, detail);
    }

    #[test]
    fn a_choice_grows_and_a_kind_stays() {
        let mut known = definition(Kind::Choice);
        let more = Definition { choices: vec!["silver".into(), "bronze".into()], ..known.clone() };
        assert_eq!(known.widen(&more), Ok(true));
        assert_eq!(known.choices, ["gold", "silver", "bronze"]);
        assert_eq!(known.widen(&more), Ok(false));
        assert_eq!(known.widen(&definition(Kind::Number)).expect_err("refused").code, kernel::Code::Conflict);
    }

    #[test]
    fn a_choice_has_at_most_a_thousand_words() {
        let mut full = Definition { choices: (0..CHOICES).map(|n| n.to_string()).collect(), ..definition(Kind::Choice) };
        assert_eq!(full.widen(&full.clone()), Ok(false));
        let more = Definition { choices: vec!["one more".into()], ..full.clone() };
        assert_eq!(full.widen(&more).expect_err("refused").params[0].name, "choices");
        assert!(Definition { choices: (0..=CHOICES).map(|n| n.to_string()).collect(), ..full }.checked().is_err());
    }

    #[test]
    fn a_definition_is_checked() {
        assert!(Definition::of(Noun::Contact, "favourite_colour", Kind::Text).checked().is_ok());
        assert!(Definition::of(Noun::Contact, "Favourite Colour", Kind::Text).checked().is_err());
        assert!(Definition { choices: vec!["red".into()], ..Definition::of(Noun::Contact, "colour", Kind::Text) }.checked().is_err());
    }
}

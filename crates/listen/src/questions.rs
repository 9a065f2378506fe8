//! Survey questions: what can be asked, on which scale, and what an answer to them may be. Pure.

mod closed;
mod scale;

pub mod routes;
pub mod store;

use kernel::{Code, Refusal};
use serde::{Deserialize, Serialize};

pub use closed::{Aspect, HigherIs, Kind, Pattern};
pub use scale::Scale;

kernel::nouns! {
    /// A question of a survey.
    SurveyQuestion("qst", "survey question");
}

/// The longest key of a question, touchpoint, team or offering.
pub const KEY_LENGTH: usize = 200;

/// How many choices a question may have.
const MOST_OPTIONS: usize = 1_000;

/// One choice of a question; its score is its place in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChoiceOption {
    /// What a file or a program sends.
    pub code: String,
    /// What people read.
    pub label: String,
}

/// A survey question as it is defined.
#[derive(Clone, Debug, PartialEq)]
pub struct Definition {
    /// The name used in answers, maps and questions to the data.
    pub key: String,
    /// What people were asked.
    pub label: String,
    /// What kind of answer it takes.
    pub kind: Kind,
    /// The points of the scale; none for choices and text.
    pub scale: Option<Scale>,
    /// Which end of the scale is good.
    pub higher_is: HigherIs,
    /// The listening pattern its answers have unless they say otherwise.
    pub pattern: Pattern,
    /// The aspect its answers have unless they say otherwise.
    pub aspect: Aspect,
    /// Key of the touchpoint its answers are about unless they say otherwise.
    pub touchpoint: Option<String>,
    /// The choices, in the order of their scores.
    pub options: Vec<ChoiceOption>,
}

impl Definition {
    /// A question with everything that follows from its kind.
    pub fn of(key: &str, kind: Kind) -> Self {
        Self {
            key: key.to_owned(),
            label: key.to_owned(),
            kind,
            scale: kind.usual_scale(),
            higher_is: HigherIs::Better,
            pattern: kind.usual_pattern(),
            aspect: kind.usual_aspect(),
            touchpoint: None,
            options: Vec::new(),
        }
    }

    /// Whether the definition makes sense; the refusal names the field.
    pub fn check(&self) -> Result<(), Refusal> {
        check_key("key", &self.key)?;
        if self.label.is_empty() || self.label.len() > 2_000 || self.label.contains('\0') {
            return Err(Refusal::field("label", "give the question's words, at most 2,000 bytes"));
        }
        if let Some(touchpoint) = &self.touchpoint {
            check_key("touchpoint", touchpoint)?;
        }
        self.kind.check_scale(self.scale)?;
        self.check_options()
    }

    fn check_options(&self) -> Result<(), Refusal> {
        if !self.options.is_empty() && self.kind != Kind::Choice {
            return Err(Refusal::field("options", format!("a question of kind {} has no options", self.kind)));
        }
        refuse_too_many(&self.options)?;
        for (place, option) in self.options.iter().enumerate() {
            if self.options[..place].iter().any(|other| other.code == option.code || other.label == option.label) {
                return Err(Refusal::field(format!("options[{place}]"), format!("{:?} occurs twice", option.label)));
            }
        }
        Ok(())
    }

    /// Whether a number is a point of the scale; the reason says what would be.
    pub fn check_score(&self, score: f64) -> Result<f64, String> {
        match self.scale {
            Some(scale) if scale.holds(score) => Ok(score),
            Some(scale) => Err(format!("{score} is off the scale {scale}")),
            None => Err(format!("{} takes {} and no score", self.key, if self.kind == Kind::Text { "text" } else { "choices" })),
        }
    }

    /// The score of an option by its code or label.
    pub fn option(&self, said: &str) -> Option<usize> {
        self.options.iter().position(|option| option.code == said || option.label == said)
    }
}

/// Refuses more options than a question may have, before anybody compares them.
fn refuse_too_many(options: &[ChoiceOption]) -> Result<(), Refusal> {
    if options.len() > MOST_OPTIONS { Err(Refusal::field("options", "at most 1,000 options")) } else { Ok(()) }
}

/// A key is short, printable and not blank.
pub fn check_key(field: &str, key: &str) -> Result<(), Refusal> {
    let good = !key.trim().is_empty() && key.len() <= KEY_LENGTH && key.trim() == key && !key.chars().any(char::is_control);
    if good { Ok(()) } else { Err(Refusal::new(Code::Invalid, format!("{field}: {key:?} is not a key")).at(field, key_rule())) }
}

fn key_rule() -> String {
    format!("a key has 1 to {KEY_LENGTH} bytes, no control characters and no blanks at its ends")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_definition_follows_from_its_kind() {
        let nps = Definition::of("recommend", Kind::Nps);
        assert_eq!(nps.scale, Some(Scale::new(0.0, 10.0, 1.0).expect("scale")));
        assert!(nps.check().is_ok());
        assert_eq!(nps.check_score(11.0), Err("11 is off the scale 0..10".into()));
        assert_eq!(nps.check_score(10.0), Ok(10.0));
    }

    #[rstest::rstest]
    #[case("")]
    #[case(" a")]
    #[case("a\0b")]
    fn bad_keys_are_refused(#[case] key: &str) {
        assert_eq!(Definition::of(key, Kind::Csat).check().expect_err("refused").params[0].name, "key");
    }

    #[test]
    fn nps_has_one_scale_only() {
        let mut nps = Definition::of("recommend", Kind::Nps);
        nps.scale = Some(Scale::new(1.0, 10.0, 1.0).expect("scale"));
        assert!(nps.check().expect_err("refused").detail.contains("0..10"));
    }

    #[test]
    fn options_are_distinct_and_only_for_choices() {
        let mut choice = Definition::of("why", Kind::Choice);
        let option = |code: &str, label: &str| ChoiceOption { code: code.into(), label: label.into() };
        choice.options = vec![option("1", "Price"), option("2", "Price")];
        assert!(choice.check().is_err());
        choice.options[1].label = "Speed".into();
        assert!(choice.check().is_ok());
        assert_eq!(choice.option("2"), choice.option("Speed"));
        choice.kind = Kind::Text;
        assert!(choice.check().is_err());
    }
}

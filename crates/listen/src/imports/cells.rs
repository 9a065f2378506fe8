//! What a cell says to a question. Cells repeat, so every spelling is decoded once.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::maps::{Codes, Meaning, QuestionMap, number, solved};
use crate::questions::{ChoiceOption, Definition, Kind};
use crate::responses::{LONGEST_TEXT, Said};

/// Spellings remembered per question; a scale has few, and a file that has more is only slower.
const REMEMBERED: usize = 10_000;

/// What a cell says.
#[derive(Clone, Debug, PartialEq)]
pub enum Decoded {
    /// An answer.
    Said(Said),
    /// Nothing said.
    Blank,
    /// The question does not apply.
    NotApplicable,
}

/// Decodes the cells of one question.
pub struct Decoder {
    kind: Kind,
    codes: Codes,
    separator: Option<String>,
    known: FxHashMap<Box<str>, Result<Decoded, String>>,
}

impl Decoder {
    pub(super) fn new(map: &QuestionMap, definition: &Definition) -> Self {
        Self { kind: definition.kind, codes: map.codes.clone(), separator: map.separator.clone(), known: FxHashMap::default() }
    }

    /// What a cell says to the question; choices that are new are added to its definition.
    pub fn decode(&mut self, cell: &str, definition: &mut Definition) -> Result<Decoded, String> {
        let cell = cell.trim();
        if self.kind == Kind::Text {
            return self.words(cell);
        }
        if let Some(known) = self.known.get(cell) {
            return known.clone();
        }
        let decoded = self.fresh(cell, definition);
        if self.known.len() < REMEMBERED {
            self.known.insert(cell.into(), decoded.clone());
        }
        decoded
    }

    fn words(&self, cell: &str) -> Result<Decoded, String> {
        if self.codes.is_blank(cell) {
            return Ok(Decoded::Blank);
        }
        if self.codes.is_not_applicable(cell) {
            return Ok(Decoded::NotApplicable);
        }
        if cell.contains('\0') {
            return Err("holds a NUL character, which cannot be kept: take it out of the file".into());
        }
        if cell.len() > LONGEST_TEXT {
            return Err(format!("has {} bytes of text; at most {LONGEST_TEXT} are kept", cell.len()));
        }
        Ok(Decoded::Said(Said::Text(cell.to_owned())))
    }

    fn fresh(&self, cell: &str, definition: &mut Definition) -> Result<Decoded, String> {
        if self.codes.is_blank(cell) {
            return Ok(Decoded::Blank);
        }
        if self.codes.is_not_applicable(cell) {
            return Ok(Decoded::NotApplicable);
        }
        let said = match self.kind {
            Kind::Choice => Said::Choices(self.choices(cell, definition)?),
            Kind::Solved => Said::Score(self.solved(cell)?),
            _ => Said::Score(self.score(cell, definition)?),
        };
        Ok(Decoded::Said(said))
    }

    fn score(&self, cell: &str, definition: &Definition) -> Result<f64, String> {
        if let Some(Meaning::Score(score)) = self.codes.meaning(cell) {
            return Ok(*score);
        }
        let score = number(cell)
            .ok_or_else(|| format!("{} is not a number; add it to codes.blank if it means no answer, or to codes with its score", short(cell)))?;
        definition.check_score(score).map_err(|reason| format!("{reason}; add it to codes.blank if it means no answer"))
    }

    fn solved(&self, cell: &str) -> Result<f64, String> {
        let word = match self.codes.meaning(cell) {
            Some(Meaning::Label(label)) => label,
            _ => cell,
        };
        solved(word).ok_or_else(|| format!("{} is not yes, partly or no; say in codes what it means", short(cell)))
    }

    fn choices(&self, cell: &str, definition: &mut Definition) -> Result<Vec<Arc<str>>, String> {
        let parts: Vec<&str> = match &self.separator {
            Some(separator) => cell.split(separator.as_str()).map(str::trim).filter(|part| !part.is_empty()).collect(),
            None => vec![cell],
        };
        let mut labels: Vec<Arc<str>> = Vec::with_capacity(parts.len());
        for part in parts {
            let label: Arc<str> = self.choice(part, definition)?.into();
            if !labels.contains(&label) {
                labels.push(label);
            }
        }
        if labels.is_empty() { Err(format!("{} holds no choice; add it to codes.blank if it means no answer", short(cell))) } else { Ok(labels) }
    }

    fn choice(&self, code: &str, definition: &mut Definition) -> Result<String, String> {
        let label = match self.codes.meaning(code) {
            Some(Meaning::Label(label)) => label.as_str(),
            _ => code,
        };
        if definition.option(label).is_some() {
            return Ok(label.to_owned());
        }
        if definition.options.len() >= 1_000 || label.len() > 1_000 || label.contains('\0') {
            return Err(format!("{} would be one choice too many or too long; use kind text for free answers", short(code)));
        }
        definition.options.push(ChoiceOption { code: code.to_owned(), label: label.to_owned() });
        Ok(label.to_owned())
    }
}

/// A cell as problems quote it.
pub fn short(cell: &str) -> String {
    match cell.char_indices().nth(60) {
        Some((end, _)) => format!("{:?}…", &cell[..end]),
        None => format!("{cell:?}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::maps::Map;

    fn decode(question: &str, cell: &str) -> Result<Decoded, String> {
        let map = Map::parse(&format!("[response]\nexperienced_at = \"D\"\n[[question]]\ncolumn = \"Q\"\n{question}")).expect("valid map");
        let mut definition = map.questions[0].definition();
        Decoder::new(&map.questions[0], &definition).decode(cell, &mut definition)
    }

    #[rstest::rstest]
    #[case("kind = \"nps\"", "10", 10.0)]
    #[case("kind = \"nps\"", " 9.0 ", 9.0)]
    #[case("kind = \"csat\"\ncodes = { good = 5 }", "Good", 5.0)]
    #[case("kind = \"solved\"", "Partly", 1.0)]
    #[case("kind = \"solved\"\ncodes = { 1 = \"yes\", 2 = \"no\" }", "1", 2.0)]
    fn scores(#[case] question: &str, #[case] cell: &str, #[case] score: f64) {
        assert_eq!(decode(question, cell), Ok(Decoded::Said(Said::Score(score))));
    }

    #[rstest::rstest]
    #[case("kind = \"nps\"", "", Decoded::Blank)]
    #[case("kind = \"nps\"\ncodes = { blank = [11] }", "11", Decoded::Blank)]
    #[case("kind = \"csat\"\ncodes = { blank = [\"Blank\"], not_applicable = [6] }", "BLANK", Decoded::Blank)]
    #[case("kind = \"csat\"\ncodes = { not_applicable = [6] }", "6", Decoded::NotApplicable)]
    #[case("kind = \"text\"\ncodes = { blank = [\"-\"] }", " - ", Decoded::Blank)]
    #[case("kind = \"text\"", " =cmd() ", Decoded::Said(Said::Text("=cmd()".into())))]
    #[case("kind = \"choice\"\nseparator = \";\"\ncodes = { a = \"Apple\" }", "a; b;a", Decoded::Said(Said::Choices(vec!["Apple".into(), "b".into()])))]
    fn other_answers(#[case] question: &str, #[case] cell: &str, #[case] decoded: Decoded) {
        assert_eq!(decode(question, cell), Ok(decoded));
    }

    #[rstest::rstest]
    #[case("kind = \"nps\"", "12", "12 is off the scale 0..10; add it to codes.blank if it means no answer")]
    #[case("kind = \"csat\"", "2.5", "2.5 is off the scale 1..5; add it to codes.blank if it means no answer")]
    #[case("kind = \"csat\"", "Blank", "\"Blank\" is not a number; add it to codes.blank if it means no answer, or to codes with its score")]
    #[case("kind = \"csat\"", "NaN", "\"NaN\" is not a number; add it to codes.blank if it means no answer, or to codes with its score")]
    #[case("kind = \"solved\"", "maybe", "\"maybe\" is not yes, partly or no; say in codes what it means")]
    #[case("kind = \"text\"", "a\0b", "holds a NUL character, which cannot be kept: take it out of the file")]
    fn problems_say_what_to_do(#[case] question: &str, #[case] cell: &str, #[case] reason: &str) {
        assert_eq!(decode(question, cell), Err(reason.into()));
    }
}

//! What a workspace can be asked about: its survey questions with their uses, its attributes, its zone.

mod store;

pub(crate) use store::span;

use kernel::Zone;
use listen::promises::Promise;
use listen::questions::{Aspect, ChoiceOption, HigherIs, Kind, Pattern, Scale};

use crate::dimension::Dimension;

/// The names that questions to the data may use.
#[derive(Clone, Debug)]
pub struct Catalogue {
    /// The zone of dates and periods unless a question names another.
    pub zone: Zone,
    /// Values of fewer people are withheld.
    pub min_people: u64,
    /// The survey questions, in the order of their codes.
    pub questions: Vec<Known>,
    /// The attributes.
    pub attributes: Vec<Attribute>,
    /// What surveys promised to those who answer.
    pub promises: Vec<Promise>,
}

/// A survey question as the workspace knows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Known {
    /// Its dense code.
    pub code: i64,
    /// Its key.
    pub key: String,
    /// What people are asked.
    pub label: String,
    /// Its kind.
    pub kind: Kind,
    /// Its scale; none for choices and text.
    pub scale: Option<Scale>,
    /// Which end of the scale is good.
    pub higher_is: HigherIs,
    /// Its choices, in the order of their scores.
    pub options: Vec<ChoiceOption>,
    /// The patterns and aspects its ratings really have; those it was declared with as long as it has none.
    pub uses: Vec<(Pattern, Aspect)>,
}

/// An attribute that can be grouped and filtered by.
#[derive(Clone, Debug, PartialEq)]
pub struct Attribute {
    /// Its name in questions.
    pub dimension: Dimension,
    /// Whether its values are numbers (truth is 0 or 1).
    pub is_number: bool,
}

impl Catalogue {
    /// The survey question of a key.
    pub fn question(&self, key: &str) -> Option<&Known> {
        self.questions.iter().find(|known| known.key == key)
    }
}

impl Known {
    /// What a score is called: the label of an option, yes, partly or no; otherwise the number.
    pub fn label(&self, score: f64) -> String {
        let words = self.words();
        words.into_iter().find(|(point, _)| (point - score).abs() < 1e-9).map_or_else(|| score.to_string(), |(_, word)| word.to_owned())
    }

    /// The points that have a word.
    fn words(&self) -> Vec<(f64, &str)> {
        match self.kind {
            Kind::Solved => vec![(0.0, "no"), (1.0, "partly"), (2.0, "yes")],
            _ => self.options.iter().enumerate().map(|(place, option)| (place as f64, option.label.as_str())).collect(),
        }
    }

    /// The score that a word stands for: a label or the code of an option.
    pub fn score_of(&self, word: &str) -> Option<f64> {
        let by_code = || self.options.iter().position(|option| option.code == word).map(|place| place as f64);
        self.words().into_iter().find(|(_, label)| *label == word).map(|(score, _)| score).or_else(by_code)
    }

    /// All points an answer can have, lowest first; empty for text.
    pub fn points(&self) -> Vec<f64> {
        match self.scale {
            Some(scale) => (0..scale.points()).map(|place| scale.low + place as f64 * scale.step).collect(),
            None => self.words().into_iter().map(|(score, _)| score).collect(),
        }
    }
}

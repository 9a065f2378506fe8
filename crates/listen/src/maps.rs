//! Maps: what the columns of a file of responses mean, written in TOML. The grammar stands in docs/guides/import-responses.md. Pure.

mod check;
mod codes;
mod guess;
mod source;
mod when;

use customers::attributes::{Kind as AttributeKind, Noun};
use kernel::{Code, Refusal, Zone};
use serde::Deserialize;

use crate::questions::{Aspect, Definition, HigherIs, Kind, Pattern, Scale};

pub use check::solved;
pub use codes::{Codes, Meaning, number};
pub use guess::{Guess, GuessedColumn, GuessedValue, guess};

pub use source::{Source, Subject};
pub use when::{Clock, Part, When, from_parts};

/// The longest map that is read.
pub(crate) const MAP_LENGTH: usize = 1 << 20;

/// A map as it was written and checked.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Map {
    /// How the file is written.
    #[serde(default)]
    pub file: FileMap,
    /// What concerns the response as a whole.
    pub response: ResponseMap,
    /// The questions, in the order of the file.
    #[serde(default, rename = "question")]
    pub questions: Vec<QuestionMap>,
    /// The attributes.
    #[serde(default, rename = "attribute")]
    pub attributes: Vec<AttributeMap>,
}

/// How the file is written.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileMap {
    /// Between two cells; guessed from the header when absent.
    pub delimiter: Option<String>,
    /// An encoding by its label, as in `windows-1252`; UTF-8, or what the byte order mark says, when absent.
    pub encoding: Option<String>,
    /// The zone of times without offset; the workspace's when absent.
    pub zone: Option<Zone>,
}

/// What concerns the response as a whole.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ResponseMap {
    /// The id in the system the file comes from.
    pub id: Option<Source>,
    /// When it was lived through.
    pub experienced_at: Option<When>,
    /// When it was answered.
    pub answered_at: Option<When>,
    /// Mail address or external id of the person.
    pub contact: Option<Source>,
    /// External id of the account.
    pub account: Option<Source>,
    /// How it was asked.
    pub channel: Option<Source>,
    /// Key of the team that served.
    pub team: Option<Source>,
    /// Language of the answer.
    pub language: Option<Source>,
    /// Key of the offering.
    pub offering: Option<Source>,
    /// Key of the survey; the file's name when absent.
    pub survey: Option<Source>,
    /// How much the response counts.
    pub weight: Option<Source>,
}

/// One column that answers a question.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuestionMap {
    /// Header of the column.
    pub column: String,
    /// Key of the question; the column's header when absent.
    pub key: Option<String>,
    /// What kind of answer it takes.
    pub kind: Kind,
    /// Its scale; the usual one of its kind when absent.
    pub scale: Option<Scale>,
    /// What it was about.
    pub touchpoint: Option<Subject>,
    /// Which offering it was about.
    pub offering: Option<Subject>,
    /// When we listened.
    pub pattern: Option<Pattern>,
    /// What it speaks of.
    pub aspect: Option<Aspect>,
    /// What people were asked.
    pub label: Option<String>,
    /// Which end of the scale is good.
    pub higher_is: Option<HigherIs>,
    /// Between several choices in one cell.
    pub separator: Option<String>,
    /// What the codes in the cells mean.
    #[serde(default)]
    pub codes: Codes,
}

/// One column that says something about the response, its contact or its account.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AttributeMap {
    /// Header of the column.
    pub column: String,
    /// The attribute's name; made from the header when absent.
    pub name: Option<String>,
    /// What it describes.
    #[serde(default = "response")]
    pub on: Noun,
    /// What its values are.
    #[serde(default = "text", rename = "type")]
    pub kind: AttributeKind,
    /// Code in the file → value; a code that is not named stays as it is.
    #[serde(default)]
    pub labels: std::collections::BTreeMap<String, String>,
    /// Codes that mean "nothing said".
    #[serde(default)]
    pub blank: Vec<codes::Cell>,
    /// How dates are written, as in `%d/%m/%Y`.
    pub format: Option<String>,
}

impl Map {
    /// Reads and checks a map; a refusal names the line and the place.
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        if text.len() > MAP_LENGTH {
            return Err(Refusal::new(Code::TooLarge, "the map is longer than 1 MiB: a map has a few lines per column"));
        }
        let map: Self = toml::from_str(text).map_err(|error| refuse(text, &error))?;
        map.check()?;
        Ok(map)
    }
}

impl QuestionMap {
    /// The question's key.
    pub fn key(&self) -> &str {
        self.key.as_deref().unwrap_or(&self.column)
    }

    /// The question as the map defines it; choices are those with a label, the file may add others.
    pub fn definition(&self) -> Definition {
        let usual = Definition::of(self.key(), self.kind);
        Definition {
            label: self.label.clone().unwrap_or(usual.label),
            scale: self.scale.or(usual.scale),
            higher_is: self.higher_is.unwrap_or(usual.higher_is),
            pattern: self.pattern.unwrap_or(usual.pattern),
            aspect: self.aspect.unwrap_or(usual.aspect),
            touchpoint: match &self.touchpoint {
                Some(Subject::Key(key)) => Some(key.clone()),
                _ => None,
            },
            options: if self.kind == Kind::Choice { self.codes.options() } else { Vec::new() },
            ..usual
        }
    }
}

impl AttributeMap {
    /// The attribute's name: as given, or the header in small letters with `_` for what is no letter or digit.
    pub fn name(&self) -> String {
        self.name.clone().unwrap_or_else(|| slug(&self.column))
    }
}

const fn response() -> Noun {
    Noun::Response
}

const fn text() -> AttributeKind {
    AttributeKind::Text
}

/// A name made of a header: small letters, digits and `_`.
pub(crate) fn slug(header: &str) -> String {
    let folded: String = kernel::name_key(header).chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
    let name = folded.split('_').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("_");
    if name.is_empty() || name.starts_with(|c: char| c.is_ascii_digit()) { format!("column_{name}").trim_end_matches('_').to_owned() } else { name }
}

fn refuse(text: &str, error: &toml::de::Error) -> Refusal {
    let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    let place = format!("map, line {line}, column {column}");
    Refusal::new(Code::Invalid, format!("{place}: {}", error.message())).at(place, error.message())
}

#[cfg(test)]
mod tests;

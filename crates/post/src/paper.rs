//! What a letter says, as parts from which its HTML and its plain text are made: little weight, light and dark; pictures of figures
//! are small, go along with the letter, and are told in words too.

mod colour;
mod html;
mod text;

use kernel::Refusal;
use serde::{Deserialize, Serialize};

/// The parts of a letter, top to bottom.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Paper {
    parts: Vec<Part>,
    /// What a mail program shows beside the subject before the letter is opened.
    preview: Option<String>,
    /// The colour of buttons, as `#0d5f60`.
    accent: Option<String>,
    /// Whether a person wrote it, and no program.
    #[serde(default)]
    by_hand: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
enum Part {
    Heading(String),
    Section(String),
    Words(String),
    Quiet(String),
    Quote(String),
    Button { label: String, address: String },
    Key { label: String, address: String },
    Scale { points: Vec<Point>, low: String, high: String },
    Measured(Vec<Measured>),
}

/// A figure by its name, in words and as a small picture.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measured {
    /// What is measured.
    pub name: String,
    /// The value with its interval and n, in words.
    pub told: String,
    /// How it changed, in words.
    pub change: Option<String>,
    /// A PNG, shown 240 pixels wide.
    pub picture: Option<Vec<u8>>,
    /// What the picture shows, for those who do not see it.
    pub alt: String,
}

/// One point of a row of scores: a link that leads to the page where it can be confirmed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Point {
    /// What stands on it.
    pub label: String,
    /// What it is called by those who do not see it, as `9 of 10`.
    pub name: String,
    /// Where it leads.
    pub address: String,
}

/// What stands below every letter.
#[derive(Clone, Copy, Debug)]
pub struct Footer<'f> {
    /// The postal address of the sender.
    pub postal: Option<&'f str>,
    /// Where one unsubscribes.
    pub unsubscribe: Option<&'f str>,
    /// The language of the letter.
    pub language: &'f str,
}

/// The most bytes of a letter's parts.
const LIMIT: usize = 60_000;

impl Paper {
    /// An empty paper.
    pub fn new() -> Self {
        Self::default()
    }

    /// With a heading.
    #[must_use]
    pub fn heading(self, text: impl Into<String>) -> Self {
        self.with(Part::Heading(text.into()))
    }

    /// With a heading of a part below the first.
    #[must_use]
    pub fn section(self, text: impl Into<String>) -> Self {
        self.with(Part::Section(text.into()))
    }

    /// With words; an empty line begins a paragraph.
    #[must_use]
    pub fn words(self, text: impl Into<String>) -> Self {
        self.with(Part::Words(text.into()))
    }

    /// With small words that stand back.
    #[must_use]
    pub fn quiet(self, text: impl Into<String>) -> Self {
        self.with(Part::Quiet(text.into()))
    }

    /// With somebody's own words.
    #[must_use]
    pub fn quote(self, text: impl Into<String>) -> Self {
        self.with(Part::Quote(text.into()))
    }

    /// With a button.
    #[must_use]
    pub fn button(self, label: impl Into<String>, address: impl Into<String>) -> Self {
        self.with(Part::Button { label: label.into(), address: address.into() })
    }

    /// With a button that opens something in the person's name: it is forgotten once the letter has left.
    #[must_use]
    pub fn key(self, label: impl Into<String>, address: impl Into<String>) -> Self {
        self.with(Part::Key { label: label.into(), address: address.into() })
    }

    /// With a row of scores, and what its ends mean.
    #[must_use]
    pub fn scale(self, points: Vec<Point>, low: impl Into<String>, high: impl Into<String>) -> Self {
        self.with(Part::Scale { points, low: low.into(), high: high.into() })
    }

    /// With figures one below the other.
    #[must_use]
    pub fn measured(self, rows: Vec<Measured>) -> Self {
        self.with(Part::Measured(rows))
    }

    /// The pictures that go along, in the order in which the page names them.
    pub(crate) fn pictures(&self) -> impl Iterator<Item = &[u8]> {
        let rows = self.parts.iter().flat_map(|part| if let Part::Measured(rows) = part { rows.as_slice() } else { &[] });
        rows.filter_map(|row| row.picture.as_deref())
    }

    /// With what a mail program shows beside the subject.
    #[must_use]
    pub fn preview(self, text: impl Into<String>) -> Self {
        Self { preview: Some(text.into()), ..self }
    }

    /// With buttons in this colour, as `#0d5f60`; another way of writing it leaves the usual one.
    #[must_use]
    pub fn accent(self, colour: impl Into<String>) -> Self {
        Self { accent: Some(colour.into()), ..self }
    }

    /// The same, written by a person: it does not say of itself that a program wrote it, and goes on where their earlier letters ended.
    #[must_use]
    pub fn by_hand(self) -> Self {
        Self { by_hand: true, ..self }
    }

    /// Whether a person wrote it.
    pub(crate) fn is_by_hand(&self) -> bool {
        self.by_hand
    }

    /// What is kept of it once the letter has left.
    pub(crate) fn without_keys(&self) -> Self {
        let parts = self.parts.iter().filter(|part| !matches!(part, Part::Key { .. })).cloned().collect();
        Self { parts, ..self.clone() }
    }

    /// What it says, without buttons.
    pub fn said(&self) -> String {
        let words = self.parts.iter().filter_map(|part| match part {
            Part::Heading(text) | Part::Section(text) | Part::Words(text) | Part::Quiet(text) | Part::Quote(text) => Some(text.trim()),
            Part::Button { .. } | Part::Key { .. } | Part::Scale { .. } | Part::Measured(_) => None,
        });
        words.collect::<Vec<_>>().join("\n\n")
    }

    fn with(mut self, part: Part) -> Self {
        self.parts.push(part);
        self
    }

    /// Refuses what cannot be a letter.
    pub(crate) fn check(&self) -> Result<(), Refusal> {
        let addresses = self.parts.iter().flat_map(|part| match part {
            Part::Button { address, .. } | Part::Key { address, .. } => vec![address],
            Part::Scale { points, .. } => points.iter().map(|point| &point.address).collect(),
            _ => Vec::new(),
        });
        for address in addresses {
            if !(address.starts_with("https://") || address.starts_with("http://")) || address.chars().any(|c| c.is_control() || c.is_whitespace()) {
                return Err(Refusal::field("address", "is not the address of a page: begin it with https://"));
            }
        }
        let bytes: usize = self.parts.iter().map(Part::bytes).sum();
        if bytes > LIMIT {
            return Err(Refusal::field(
                "paper",
                format!("has {bytes} bytes, at most {LIMIT} are sent, since mail programs cut longer letters: shorten it"),
            ));
        }
        Ok(())
    }

    /// The letter as a page.
    pub fn html(&self, subject: &str, footer: &Footer<'_>) -> String {
        html::html(self, subject, footer)
    }

    /// The letter as plain text.
    pub fn text(&self, footer: &Footer<'_>) -> String {
        text::text(self, footer)
    }
}

impl Part {
    fn bytes(&self) -> usize {
        match self {
            Self::Heading(text) | Self::Section(text) | Self::Words(text) | Self::Quiet(text) | Self::Quote(text) => text.len(),
            Self::Button { label, address } | Self::Key { label, address } => label.len() + address.len(),
            Self::Scale { points, low, high } => {
                low.len() + high.len() + points.iter().map(|point| point.label.len() + point.name.len() + point.address.len()).sum::<usize>()
            }
            Self::Measured(rows) => rows.iter().map(Measured::bytes).sum(),
        }
    }
}

impl Measured {
    fn bytes(&self) -> usize {
        self.name.len() + self.told.len() + self.change.as_ref().map_or(0, String::len) + self.alt.len() + self.picture.as_ref().map_or(0, Vec::len)
    }
}

/// What a picture of a letter is called within it, by its place.
pub(crate) fn picture_name(place: usize) -> String {
    format!("figure{place}@letter")
}

/// The paragraphs of a text.
fn paragraphs(text: &str) -> impl Iterator<Item = &str> {
    text.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty())
}

#[cfg(test)]
mod tests;

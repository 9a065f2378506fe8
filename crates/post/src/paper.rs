//! What a letter says, as parts from which its HTML and its plain text are made: no pictures, little weight, light and dark.

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
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
enum Part {
    Heading(String),
    Words(String),
    Quiet(String),
    Quote(String),
    Button { label: String, address: String },
    Scale { points: Vec<Point>, low: String, high: String },
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

    /// With a row of scores, and what its ends mean.
    #[must_use]
    pub fn scale(self, points: Vec<Point>, low: impl Into<String>, high: impl Into<String>) -> Self {
        self.with(Part::Scale { points, low: low.into(), high: high.into() })
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

    fn with(mut self, part: Part) -> Self {
        self.parts.push(part);
        self
    }

    /// Refuses what cannot be a letter.
    pub(crate) fn check(&self) -> Result<(), Refusal> {
        let addresses = self.parts.iter().flat_map(|part| match part {
            Part::Button { address, .. } => vec![address],
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
            Self::Heading(text) | Self::Words(text) | Self::Quiet(text) | Self::Quote(text) => text.len(),
            Self::Button { label, address } => label.len() + address.len(),
            Self::Scale { points, low, high } => {
                low.len() + high.len() + points.iter().map(|point| point.label.len() + point.name.len() + point.address.len()).sum::<usize>()
            }
        }
    }
}

/// The paragraphs of a text.
fn paragraphs(text: &str) -> impl Iterator<Item = &str> {
    text.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty())
}

#[cfg(test)]
mod tests;

//! What a form says, read into answers; what it means is judged by the engine.

use std::collections::BTreeMap;

use ::surveys::ask::MARKS;
use ::surveys::{Answer, Ask, Shown, Step};
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{FromRequest, Multipart, Request};
use axum::response::IntoResponse;
use http::StatusCode;
use http::header::CONTENT_TYPE;

use super::render::Notice;

/// The most that answers without files may weigh.
const BODY: usize = 1 << 20;
/// The most that a form with files may weigh.
pub(super) const BODY_WITH_FILES: usize = 64 << 20;

/// The fields of a form in their order.
#[derive(Debug, Default)]
pub(super) struct Form {
    fields: Vec<(String, String)>,
    pub files: Vec<Sent>,
}

/// A file as it was sent.
#[derive(Debug)]
pub(super) struct Sent {
    /// The field it came in.
    pub field: String,
    pub name: String,
    pub media_type: Option<String>,
    pub content: Bytes,
}

impl Form {
    /// Reads the body of a request.
    pub async fn read(request: Request) -> Result<Self, Notice> {
        let kind = request.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        if kind.starts_with("multipart/form-data") { Self::read_parts(request).await } else { Self::read_fields(request.into_body()).await }
    }

    async fn read_fields(body: Body) -> Result<Self, Notice> {
        let bytes = to_bytes(body, BODY).await.map_err(|_| Notice::TooLarge)?;
        Ok(Self::of(&bytes))
    }

    fn of(bytes: &[u8]) -> Self {
        let fields = form_urlencoded::parse(bytes).map(|(name, value)| (name.into_owned(), tidy(&value))).collect();
        Self { fields, files: Vec::new() }
    }

    async fn read_parts(request: Request) -> Result<Self, Notice> {
        let mut parts = Multipart::from_request(request, &()).await.map_err(|_| Notice::Trouble)?;
        let (mut form, mut text) = (Self::default(), 0);
        while let Some(part) = parts.next_field().await.map_err(too_large_or_broken)? {
            let field = part.name().unwrap_or_default().to_owned();
            let (name, media_type) = (part.file_name().map(ToOwned::to_owned), part.content_type().map(ToOwned::to_owned));
            let content = part.bytes().await.map_err(too_large_or_broken)?;
            match name {
                Some(name) if !content.is_empty() => form.files.push(Sent { field, name, media_type, content }),
                Some(_) => {}
                None => {
                    text += content.len();
                    form.fields.push((field, tidy(&String::from_utf8_lossy(&content))));
                }
            }
            if text > BODY {
                return Err(Notice::TooLarge);
            }
        }
        Ok(form)
    }

    /// The first value of a field.
    pub fn find(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(field, _)| field == name).map(|(_, value)| value.as_str())
    }

    /// All values of a field that say something.
    pub fn all(&self, name: &str) -> Vec<String> {
        self.fields.iter().filter(|(field, value)| field == name && !value.trim().is_empty()).map(|(_, value)| value.clone()).collect()
    }

    /// The answers to the questions of a page.
    pub fn answers(&self, step: &Step<'_>) -> BTreeMap<String, Answer> {
        let mut answers = BTreeMap::new();
        for shown in &step.questions {
            let key = &shown.question.key;
            let other = self.find(&format!("q.{key}.other")).filter(|words| !words.trim().is_empty());
            if let Some(answer) = self.answer(shown, other.is_some()) {
                answers.insert(key.clone(), answer);
            }
            if let Some(words) = other {
                answers.insert(format!("{key}.other"), Answer::Text(words.to_owned()));
            }
        }
        answers
    }

    fn answer(&self, shown: &Shown<'_>, other: bool) -> Option<Answer> {
        let name = format!("q.{}", shown.question.key);
        match &shown.question.ask {
            Ask::Statement | Ask::File(_) => None,
            Ask::Choice(_) | Ask::Dropdown(_) if other && self.all(&name).is_empty() => Some(Answer::Text("other".into())),
            Ask::Choices(_) | Ask::Emotion(_) => self.picked(&name, other),
            Ask::Ranking(list) => self.ranked(&name, list.options.iter().map(|option| option.key.as_str())),
            Ask::Matrix(matrix) => self.table(&name, matrix.rows.iter().map(|row| row.key.as_str()), matrix.several),
            Ask::RatingMatrix(matrix) => self.table(&name, matrix.rows.iter().map(|row| row.key.as_str()), false),
            Ask::Marks => self.table(&name, MARKS.into_iter(), false),
            Ask::Contact(contact) => self.table(&name, contact.fields.iter().map(|field| field.text()), false),
            _ => self.all(&name).into_iter().next().map(Answer::Text),
        }
    }

    /// Several that were picked; who wrote another answer has picked it.
    fn picked(&self, name: &str, other: bool) -> Option<Answer> {
        let mut picked = self.all(name);
        if other && !picked.iter().any(|key| key == "other") {
            picked.push("other".into());
        }
        (!picked.is_empty()).then_some(Answer::List(picked))
    }

    /// Options by their place. A place that was given twice makes no order: it is sent back as it was given.
    fn ranked<'k>(&self, name: &str, options: impl Iterator<Item = &'k str>) -> Option<Answer> {
        let given = options.filter_map(|key| Some((self.find(&format!("{name}.{key}"))?.trim().to_owned(), key.to_owned())));
        let mut given: Vec<(String, String)> = given.filter(|(place, _)| !place.is_empty()).collect();
        let mut places: Vec<u32> = given.iter().filter_map(|(place, _)| place.parse().ok()).collect();
        places.sort_unstable();
        places.dedup();
        if places.len() < given.len() {
            return Some(Answer::Table(given.into_iter().map(|(place, key)| (key, Answer::Text(place))).collect()));
        }
        given.sort_by_key(|(place, _)| place.parse().unwrap_or(u32::MAX));
        (!given.is_empty()).then(|| Answer::List(given.into_iter().map(|(_, key)| key).collect()))
    }

    fn table<'k>(&self, name: &str, rows: impl Iterator<Item = &'k str>, several: bool) -> Option<Answer> {
        let row = |row: &str| {
            let mut said = self.all(&format!("{name}.{row}"));
            let answer = if several { Answer::List(said) } else { Answer::Text(said.drain(..).next()?) };
            (answer != Answer::List(Vec::new())).then(|| (row.to_owned(), answer))
        };
        let rows: BTreeMap<String, Answer> = rows.filter_map(row).collect();
        (!rows.is_empty()).then_some(Answer::Table(rows))
    }
}

fn too_large_or_broken(error: axum::extract::multipart::MultipartError) -> Notice {
    if error.into_response().status() == StatusCode::PAYLOAD_TOO_LARGE { Notice::TooLarge } else { Notice::Trouble }
}

/// Text as it is kept: with plain line ends and without control characters.
pub(super) fn tidy(text: &str) -> String {
    text.replace("\r\n", "\n").chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect()
}

#[cfg(test)]
mod tests;

//! The columns of a file of responses, and what stands in them.

use std::collections::HashMap;

use customers::attributes::{self, Noun};
use kernel::{Id, Time};
use serde_json::Value as Json;
use store::{Error, Read, Value};

use crate::questions::Kind;
use crate::responses::{Recorded, RecordedAnswer, Response};

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Cell {
    Empty,
    Text(String),
    Number(f64),
    Time(Time),
}

impl<T: Into<String>> From<Option<T>> for Cell {
    fn from(text: Option<T>) -> Self {
        text.map_or(Self::Empty, |text| Self::Text(text.into()))
    }
}

/// The columns every file has.
const FIXED: [&str; 19] = [
    "id",
    "external_id",
    "survey",
    "experienced_at",
    "answered_at",
    "received_at",
    "account",
    "account_external_id",
    "contact",
    "contact_external_id",
    "channel",
    "team",
    "offering",
    "language",
    "tags",
    "weight",
    "test",
    "excluded",
    "revision",
];

/// A question with a column.
#[derive(Clone, Debug)]
struct Asked {
    key: String,
    label: String,
    kind: Kind,
}

/// The columns of one file.
#[derive(Debug, Default)]
pub(super) struct Columns {
    questions: Vec<Asked>,
    attributes: Vec<String>,
}

impl Columns {
    /// Columns for all that these codes of questions were asked, and for the attributes of responses.
    pub async fn of(read: &mut Read, questions: &[i64]) -> Result<Self, Error> {
        let sql = "SELECT key, label, kind FROM survey_question WHERE workspace = $1 AND code";
        let rows = read.all_by(sql, questions.iter().copied().map(Value::from).collect()).await?;
        let mut asked: Vec<Asked> = rows
            .iter()
            .map(|row| Ok(Asked { key: row.get("key")?, label: row.get("label")?, kind: row.word("kind")? }))
            .collect::<Result<_, Error>>()?;
        asked.sort_by(|one, other| one.key.cmp(&other.key));
        asked.dedup_by(|one, other| one.key == other.key);
        let attributes = attributes::all(read, Noun::Response).await?.into_iter().map(|attribute| attribute.definition.name).collect();
        Ok(Self { questions: asked, attributes })
    }

    /// The names of the columns: questions by their words, and by their key too where two ask the same.
    pub fn headers(&self) -> Vec<String> {
        let mut uses: HashMap<&str, usize> = FIXED.iter().map(|name| (*name, 1)).collect();
        for label in self.questions.iter().map(|asked| &asked.label).chain(&self.attributes) {
            *uses.entry(label).or_default() += 1;
        }
        let named = |asked: &Asked| if uses[asked.label.as_str()] > 1 { format!("{} ({})", asked.label, asked.key) } else { asked.label.clone() };
        FIXED.map(ToOwned::to_owned).into_iter().chain(self.questions.iter().map(named)).chain(self.attributes.iter().cloned()).collect()
    }

    /// The cells of a response, in the order of the columns.
    pub fn cells(&self, one: &Recorded) -> Vec<Cell> {
        let mut cells = fixed(one);
        let answers: HashMap<&str, &RecordedAnswer> = one.answers.iter().map(|answer| (answer.question.as_str(), answer)).collect();
        cells.extend(self.questions.iter().map(|asked| answers.get(asked.key.as_str()).map_or(Cell::Empty, |answer| said(asked.kind, answer))));
        cells.extend(self.attributes.iter().map(|name| one.attributes.get(name).map_or(Cell::Empty, value)));
        cells
    }
}

fn fixed(one: &Recorded) -> Vec<Cell> {
    let (account, contact) = (one.account.as_ref(), one.contact.as_ref());
    let tags = one.tags.iter().map(|tag| tag.name.as_str()).collect::<Vec<_>>().join(", ");
    vec![
        Cell::Text(one.id.to_string()),
        one.external_id.clone().into(),
        one.survey.clone().into(),
        Cell::Time(one.experienced_at),
        Cell::Time(one.answered_at),
        Cell::Time(one.received_at),
        account.and_then(|account| account.name.clone()).into(),
        account.and_then(|account| account.external_id.clone()).into(),
        contact.and_then(|contact| contact.name.clone()).into(),
        contact.and_then(|contact| contact.external_id.clone()).into(),
        one.channel.clone().into(),
        one.team.clone().into(),
        one.offering.clone().into(),
        one.language.clone().into(),
        Some(tags).filter(|tags| !tags.is_empty()).into(),
        Cell::Number(one.weight),
        Cell::Text(truth(one.test).into()),
        one.excluded.clone().into(),
        Cell::Number(one.revision as f64),
    ]
}

const fn truth(truth: bool) -> &'static str {
    if truth { "yes" } else { "no" }
}

fn said(kind: Kind, answer: &RecordedAnswer) -> Cell {
    match (kind, answer.score) {
        (Kind::Solved, Some(score)) => Cell::Text(["no", "partly", "yes"][(score as usize).min(2)].into()),
        (_, Some(score)) => Cell::Number(score),
        (_, None) if !answer.choices.is_empty() => Cell::Text(answer.choices.join(", ")),
        (_, None) => answer.text.clone().into(),
    }
}

fn value(value: &Json) -> Cell {
    match value {
        Json::Null => Cell::Empty,
        Json::Bool(yes) => Cell::Text(truth(*yes).into()),
        Json::Number(number) => number.as_f64().map_or(Cell::Empty, Cell::Number),
        Json::String(text) => Cell::Text(text.clone()),
        other => Cell::Text(other.to_string()),
    }
}

/// The codes of the questions that these responses answer.
pub(super) async fn asked(read: &mut Read, ids: &[Id<Response>]) -> Result<Vec<i64>, Error> {
    let mut codes = Vec::new();
    for sql in [
        "SELECT DISTINCT question FROM rating WHERE workspace = $1 AND response",
        "SELECT DISTINCT question FROM verbatim WHERE workspace = $1 AND response",
    ] {
        let rows = read.all_by(sql, ids.iter().copied().map(Value::from).collect()).await?;
        codes.extend(rows.iter().map(|row| row.get::<i64>("question")).collect::<Result<Vec<_>, _>>()?);
    }
    codes.sort_unstable();
    codes.dedup();
    Ok(codes)
}

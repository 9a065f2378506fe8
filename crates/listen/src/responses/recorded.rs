//! Recorded responses as people and programs read them: everything by name.

use std::collections::{BTreeMap, HashMap};

use customers::accounts::Account;
use customers::attributes::{self, Noun, Stored, Values};
use customers::contacts::Contact;
use customers::ids::{AccountId, ContactId};
use desk::files::{File, FileId};
use desk::tags::Worn;
use edge::{IdOf, TimeText};
use kernel::{Id, Time};
use serde::Serialize;
use store::{Error, Read, Row, Value};
use utoipa::ToSchema;

use super::Response;
use crate::promises;
use crate::questions::{Aspect, ChoiceOption, Kind, Pattern};

/// A response as it was recorded.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Recorded {
    /// Its id.
    #[schema(value_type = ResponseId)]
    pub id: Id<Response>,
    /// Its dense number.
    #[serde(skip)]
    pub code: i64,
    /// The id in the system it comes from.
    pub external_id: Option<String>,
    /// Key of the survey.
    pub survey: Option<String>,
    /// What people call the survey.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub survey_name: Option<String>,
    /// When it was lived through.
    #[schema(value_type = TimeText)]
    pub experienced_at: Time,
    /// When it was answered.
    #[schema(value_type = TimeText)]
    pub answered_at: Time,
    /// When it came here.
    #[schema(value_type = TimeText)]
    pub received_at: Time,
    /// Who answered.
    pub contact: Option<NamedContact>,
    /// The account they answered for.
    pub account: Option<NamedAccount>,
    /// How it was asked.
    pub channel: Option<String>,
    /// Key of the team that served.
    pub team: Option<String>,
    /// Language of the answer.
    pub language: Option<String>,
    /// Key of the offering.
    pub offering: Option<String>,
    /// How much it counts in weighted figures.
    pub weight: f64,
    /// Whether it is a trial that no figure counts.
    pub test: bool,
    /// Why no figure counts it, if none does.
    pub excluded: Option<String>,
    /// Rises with every replacement.
    pub revision: i64,
    /// Whether its survey promised anonymity: it shows the day and, once enough people answered, its words; nothing else.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub anonymous: bool,
    /// The answers, by key of their question.
    pub answers: Vec<RecordedAnswer>,
    /// Values by the names of their attributes.
    #[schema(value_type = BTreeMap<String, serde_json::Value>)]
    pub attributes: attributes::Named,
    /// The tags it wears.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<Worn>,
    /// The files that were sent with it; only for those who see customers' names.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<SentFile>,
}

/// A file that was sent with a response.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct SentFile {
    /// Its id, by which it is fetched.
    #[schema(value_type = FileId)]
    pub id: Id<File>,
    /// What its sender called it.
    pub name: String,
    /// What it holds.
    pub media_type: String,
    /// How long it is.
    pub bytes: i64,
}

impl From<desk::files::Record> for SentFile {
    fn from(file: desk::files::Record) -> Self {
        Self { id: file.id, name: file.name, media_type: file.media_type, bytes: file.bytes }
    }
}

/// Who answered.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct NamedContact {
    /// Its id.
    #[schema(value_type = ContactId)]
    pub id: Id<Contact>,
    /// Its id in other systems; left out for those who do not see customers' names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_id: Option<String>,
    /// Their name; only for those who see customers' names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// The account they answered for.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct NamedAccount {
    /// Its id.
    #[schema(value_type = AccountId)]
    pub id: Id<Account>,
    /// Its id in other systems.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_id: Option<String>,
    /// What people call it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// The id of a response; OpenAPI's macros do not look into generic types.
pub type ResponseId = IdOf<Response>;

/// An answer as it was recorded.
#[derive(Clone, Debug, Default, PartialEq, Serialize, ToSchema)]
pub struct RecordedAnswer {
    /// Key of the question.
    pub question: String,
    /// The point of the scale; for `solved`, 2 is yes, 1 partly, 0 no.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score: Option<f64>,
    /// Labels of the options chosen.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<String>,
    /// The words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Key of the touchpoint it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub touchpoint: Option<String>,
    /// Key of the offering it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offering: Option<String>,
    /// When we listened.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pattern: Option<Pattern>,
    /// What it speaks of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aspect: Option<Aspect>,
}

const RESPONSE: &str = "SELECT r.id, r.code, r.external_id, r.weight, r.experienced_at, r.answered_at, r.received_at, r.test, r.excluded, r.revision, \
    s.key AS survey, a.id AS account, a.external_id AS account_external, c.id AS contact, c.external_id AS contact_external, \
    w.text AS channel, l.text AS language, t.key AS team, o.key AS offering FROM response r \
    LEFT JOIN survey s ON s.workspace = r.workspace AND s.code = r.survey \
    LEFT JOIN account a ON a.workspace = r.workspace AND a.code = r.account \
    LEFT JOIN contact c ON c.workspace = r.workspace AND c.code = r.contact \
    LEFT JOIN word w ON w.workspace = r.workspace AND w.dimension = 'channel' AND w.code = r.channel \
    LEFT JOIN word l ON l.workspace = r.workspace AND l.dimension = 'language' AND l.code = r.language \
    LEFT JOIN team t ON t.workspace = r.workspace AND t.code = r.team \
    LEFT JOIN offering o ON o.workspace = r.workspace AND o.code = r.offering \
    WHERE r.workspace = $1 AND r.id";

const RATING: &str = "SELECT g.response, g.position, g.score, g.pattern, g.aspect, q.key AS question, q.kind, q.options, t.key AS touchpoint, o.key AS offering \
    FROM rating g JOIN survey_question q ON q.workspace = g.workspace AND q.code = g.question \
    LEFT JOIN touchpoint t ON t.workspace = g.workspace AND t.code = g.touchpoint \
    LEFT JOIN offering o ON o.workspace = g.workspace AND o.code = g.offering \
    WHERE g.workspace = $1 AND g.response";

const VERBATIM: &str = "SELECT v.response, v.words, q.key AS question, t.key AS touchpoint \
    FROM verbatim v JOIN survey_question q ON q.workspace = v.workspace AND q.code = v.question \
    LEFT JOIN touchpoint t ON t.workspace = v.workspace AND t.code = v.touchpoint \
    WHERE v.workspace = $1 AND v.response";

const VALUE: &str = "SELECT response, attribute, value_text, value_num FROM response_value WHERE workspace = $1 AND response";

impl Recorded {
    /// The response as a caller may see it: names of customers only for those who see them.
    #[must_use]
    pub fn seen(mut self, sees_customers: bool) -> Self {
        if let Some(contact) = self.contact.as_mut().filter(|_| !sees_customers) {
            (contact.external_id, contact.name) = (None, None);
        }
        self
    }

    /// What may be shown of it when its survey promised anonymity; `enough` people answered, or words are not shown either.
    fn anonymised(mut self, enough: bool) -> Self {
        self.answers.retain(|answer| enough && answer.text.is_some());
        let day = |time: Time| Time::from_micros(time.micros() - time.micros().rem_euclid(DAY));
        Self {
            external_id: None,
            experienced_at: day(self.experienced_at),
            answered_at: day(self.answered_at),
            received_at: day(self.received_at),
            contact: None,
            account: None,
            channel: None,
            team: None,
            language: None,
            offering: None,
            weight: 1.0,
            attributes: attributes::Named::new(),
            anonymous: true,
            ..self
        }
    }
}

/// In microseconds.
const DAY: i64 = 86_400_000_000;

type Answers = BTreeMap<String, RecordedAnswer>;

/// The responses with these ids, in the same order; ids that are not here are left out.
pub async fn load(read: &mut Read, ids: &[Id<Response>]) -> Result<Vec<Recorded>, Error> {
    let keys = || ids.iter().copied().map(Value::from).collect::<Vec<_>>();
    let mut found: HashMap<Id<Response>, Recorded> = HashMap::with_capacity(ids.len());
    for row in read.all_by(RESPONSE, keys()).await? {
        let recorded = recorded(&row)?;
        found.insert(recorded.id, recorded);
    }
    let mut answers: HashMap<Id<Response>, Answers> = HashMap::new();
    let mut ratings = read.all_by(RATING, keys()).await?.iter().map(rating).collect::<Result<Vec<_>, _>>()?;
    ratings.sort_by_key(|(_, position, _)| *position);
    for (response, _, answer) in ratings {
        let of_response = answers.entry(response).or_default();
        match of_response.get_mut(&answer.question) {
            Some(known) => known.choices.extend(answer.choices),
            None => drop(of_response.insert(answer.question.clone(), answer)),
        }
    }
    for row in read.all_by(VERBATIM, keys()).await? {
        let answer = RecordedAnswer {
            question: row.get("question")?,
            text: row.get("words")?,
            touchpoint: row.get("touchpoint")?,
            ..RecordedAnswer::default()
        };
        answers.entry(row.get("response")?).or_default().insert(answer.question.clone(), answer);
    }
    let mut values = values(read, keys()).await?;
    let of_surveys = found.values().any(|one| one.survey.is_some());
    let promises = if of_surveys { promises::kept(read).await? } else { HashMap::new() };
    let whole = ids.iter().filter_map(|id| {
        let mut recorded = found.remove(id)?;
        recorded.answers = answers.remove(id).unwrap_or_default().into_values().collect();
        recorded.attributes = values.remove(id).unwrap_or_default();
        let promise = recorded.survey.as_ref().and_then(|survey| promises.get(survey)).copied();
        Some(match promise {
            Some(enough) => recorded.anonymised(enough),
            None => recorded,
        })
    });
    Ok(whole.collect())
}

async fn values(read: &mut Read, keys: Vec<Value>) -> Result<HashMap<Id<Response>, attributes::Named>, Error> {
    let rows = read.all_by(VALUE, keys).await?;
    if rows.is_empty() {
        return Ok(HashMap::new());
    }
    let mut values: HashMap<Id<Response>, Values> = HashMap::new();
    for row in &rows {
        values.entry(row.get("response")?).or_default().insert(row.get("attribute")?, Stored::of(row)?);
    }
    let attributes = attributes::all(read, Noun::Response).await?;
    Ok(values.into_iter().map(|(response, values)| (response, attributes::named::show(&attributes, &values))).collect())
}

fn recorded(row: &Row) -> Result<Recorded, Error> {
    Ok(Recorded {
        id: row.get("id")?,
        code: row.get("code")?,
        external_id: row.get("external_id")?,
        survey: row.get("survey")?,
        experienced_at: row.get("experienced_at")?,
        answered_at: row.get("answered_at")?,
        received_at: row.get("received_at")?,
        contact: contact(row)?,
        account: account(row)?,
        channel: row.get("channel")?,
        team: row.get("team")?,
        language: row.get("language")?,
        offering: row.get("offering")?,
        weight: row.get("weight")?,
        test: row.get("test")?,
        excluded: row.get("excluded")?,
        revision: row.get("revision")?,
        anonymous: false,
        answers: Vec::new(),
        attributes: attributes::Named::new(),
        tags: Vec::new(),
        files: Vec::new(),
        survey_name: None,
    })
}

fn contact(row: &Row) -> Result<Option<NamedContact>, Error> {
    let external_id = row.get("contact_external")?;
    Ok(row.get::<Option<_>>("contact")?.map(|id| NamedContact { id, external_id, name: None }))
}

fn account(row: &Row) -> Result<Option<NamedAccount>, Error> {
    let external_id = row.get("account_external")?;
    Ok(row.get::<Option<_>>("account")?.map(|id| NamedAccount { id, external_id, name: None }))
}

fn rating(row: &Row) -> Result<(Id<Response>, i64, RecordedAnswer), Error> {
    let (kind, score): (Kind, f64) = (row.word("kind")?, row.get("score")?);
    let choice = if kind == Kind::Choice { Some(label(&row.get::<String>("options")?, score)) } else { None };
    let answer = RecordedAnswer {
        question: row.get("question")?,
        score: choice.is_none().then_some(score),
        choices: choice.into_iter().collect(),
        text: None,
        touchpoint: row.get("touchpoint")?,
        offering: row.get("offering")?,
        pattern: Some(row.word("pattern")?),
        aspect: Some(row.word("aspect")?),
    };
    Ok((row.get("response")?, row.get("position")?, answer))
}

fn label(options: &str, score: f64) -> String {
    let options: Vec<ChoiceOption> = serde_json::from_str(options).unwrap_or_default();
    options.into_iter().nth(score as usize).map_or_else(|| score.to_string(), |option| option.label)
}

//! Responses as programs send them.

use std::collections::BTreeMap;
use std::sync::Arc;

use customers::attributes::Stored;
use customers::ids::{AccountId, ContactId};
use edge::TimeText;
use kernel::{Id, Param, Refusal, Time};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use utoipa::ToSchema;

use super::{Answer, Draft, Organisation, Outcome, Person, Response, ResponseId, Said};
use crate::questions::{Aspect, Pattern};

/// A response.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ResponseIn {
    /// The id in the system it comes from: the same id with the same content is recorded once, with other content it is a conflict.
    #[schema(max_length = 1000)]
    external_id: Option<String>,
    /// Key of the survey.
    #[schema(value_type = Option<String>, max_length = 200)]
    survey: Option<Arc<str>>,
    /// When it was lived through; `answered_at` unless told. Trends use it.
    #[schema(value_type = Option<TimeText>)]
    experienced_at: Option<Time>,
    /// When it was answered; now unless told.
    #[schema(value_type = Option<TimeText>)]
    answered_at: Option<Time>,
    /// Who answered; made when not here yet.
    contact: Option<ContactName>,
    /// The account they answered for, theirs unless told; made when not here yet.
    account: Option<AccountName>,
    /// How it was asked.
    #[schema(value_type = Option<String>, max_length = 100)]
    channel: Option<Arc<str>>,
    /// Key of the team that served.
    #[schema(value_type = Option<String>, max_length = 100)]
    team: Option<Arc<str>>,
    /// Language of the answer.
    #[schema(value_type = Option<String>, max_length = 100)]
    language: Option<Arc<str>>,
    /// Key of the offering.
    #[schema(value_type = Option<String>, max_length = 200)]
    offering: Option<Arc<str>>,
    /// How much it counts in weighted figures; 1 unless told.
    #[schema(exclusive_minimum = 0, maximum = 1_000_000)]
    weight: Option<f64>,
    /// Whether it is a trial that no figure counts.
    #[serde(default)]
    test: bool,
    /// The answers, one per question.
    #[serde(default)]
    #[schema(max_items = 1000)]
    answers: Vec<AnswerIn>,
    /// Values by the names of attributes of responses.
    #[serde(default)]
    attributes: BTreeMap<String, Json>,
}

/// A person, by one of these.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ContactName {
    #[schema(value_type = Option<ContactId>)]
    id: Option<Id<customers::contacts::Contact>>,
    #[schema(value_type = Option<String>)]
    external_id: Option<Arc<str>>,
    #[schema(value_type = Option<String>)]
    mail: Option<Arc<str>>,
}

/// An account, by one of these.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AccountName {
    #[schema(value_type = Option<AccountId>)]
    id: Option<Id<customers::accounts::Account>>,
    #[schema(value_type = Option<String>)]
    external_id: Option<Arc<str>>,
}

/// An answer: with exactly one of score, choice, choices and text.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct AnswerIn {
    /// Key of the question.
    #[schema(value_type = String)]
    question: Arc<str>,
    /// A point of the question's scale.
    score: Option<f64>,
    /// Code or label of an option; yes, partly or no for a question of kind solved.
    #[schema(value_type = Option<String>)]
    choice: Option<Arc<str>>,
    /// Several of them.
    #[schema(value_type = Option<Vec<String>>)]
    choices: Option<Vec<Arc<str>>>,
    /// Words.
    text: Option<String>,
    /// Key of the touchpoint it is about; the question's unless told.
    #[schema(value_type = Option<String>)]
    touchpoint: Option<Arc<str>>,
    /// Key of the offering it is about; the response's unless told.
    #[schema(value_type = Option<String>)]
    offering: Option<Arc<str>>,
    /// When we listened; the question's unless told.
    pattern: Option<Pattern>,
    /// What it speaks of; the question's unless told.
    aspect: Option<Aspect>,
}

impl ResponseIn {
    /// The response as a draft; a refusal names the field.
    pub fn draft(self) -> Result<Draft, Refusal> {
        let answers = self.answers.into_iter().enumerate().map(|(index, answer)| answer.draft(index)).collect::<Result<_, _>>()?;
        let attributes = self.attributes.into_iter().filter(|(_, value)| !value.is_null()).map(|(name, value)| stored(name, &value));
        Ok(Draft {
            external_id: self.external_id,
            survey: self.survey,
            experienced_at: self.experienced_at,
            answered_at: self.answered_at,
            contact: self.contact.map(ContactName::person).transpose()?,
            account: self.account.map(AccountName::organisation).transpose()?,
            channel: self.channel,
            team: self.team,
            language: self.language,
            offering: self.offering,
            weight: self.weight,
            test: self.test,
            answers,
            attributes: attributes.collect::<Result<_, _>>()?,
        })
    }
}

impl ContactName {
    /// The person who is named.
    pub(crate) fn person(self) -> Result<Person, Refusal> {
        match self {
            Self { id: Some(id), external_id: None, mail: None } => Ok(Person::Id(id)),
            Self { id: None, external_id: Some(key), mail: None } => Ok(Person::External(key)),
            Self { id: None, external_id: None, mail: Some(mail) } => Ok(Person::Mail(mail)),
            _ => Err(Refusal::field("contact", "give exactly one of id, external_id and mail")),
        }
    }
}

impl AccountName {
    /// The account that is named.
    pub(crate) fn organisation(self) -> Result<Organisation, Refusal> {
        match self {
            Self { id: Some(id), external_id: None } => Ok(Organisation::Id(id)),
            Self { id: None, external_id: Some(key) } => Ok(Organisation::External(key)),
            _ => Err(Refusal::field("account", "give exactly one of id and external_id")),
        }
    }
}

impl AnswerIn {
    fn draft(self, index: usize) -> Result<Answer, Refusal> {
        let said = match (self.score, self.choice, self.choices, self.text) {
            (Some(score), None, None, None) => Said::Score(score),
            (None, Some(choice), None, None) => Said::Choices(vec![choice]),
            (None, None, Some(choices), None) => Said::Choices(choices),
            (None, None, None, Some(text)) => Said::Text(text),
            _ => return Err(Refusal::field(format!("answers[{index}]"), "give exactly one of score, choice, choices and text")),
        };
        Ok(Answer { question: self.question, said, touchpoint: self.touchpoint, offering: self.offering, pattern: self.pattern, aspect: self.aspect })
    }
}

fn stored(name: String, value: &Json) -> Result<(Arc<str>, Stored), Refusal> {
    let stored = match value {
        Json::String(text) => Stored::Text(text.clone()),
        Json::Bool(truth) => Stored::truth(*truth),
        Json::Number(number) => Stored::Number(number.as_f64().unwrap_or(f64::NAN)),
        _ => return Err(Refusal::field(format!("attributes.{name}"), "is neither text nor a number nor true or false")),
    };
    Ok((name.into(), stored))
}

/// What became of one response of a batch.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ItemResult {
    /// What became of it.
    pub status: ItemStatus,
    /// The response, also when it is a conflict.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<ResponseId>)]
    pub id: Option<Id<Response>>,
    /// What is wrong and what to do, when it was not recorded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// The places that are wrong.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(value_type = Vec<Place>)]
    pub invalid_params: Vec<Param>,
}

/// A place that is wrong.
#[derive(ToSchema)]
#[schema(as = WrongPlace)]
#[expect(dead_code, reason = "describes kernel::Param to OpenAPI")]
struct Place {
    /// The field.
    name: String,
    /// What is wrong there and what would be right.
    reason: String,
}

kernel::closed! {
    /// What became of a response of a batch.
    ItemStatus, "result of an item" {
        /// It is new.
        Created = "created",
        /// It is here with the same content.
        Unchanged = "unchanged",
        /// It took the place of what was here.
        Replaced = "replaced",
        /// It is here with other content.
        Conflict = "conflict",
        /// A rule refused it.
        Refused = "refused",
    }
}

impl From<Outcome> for ItemResult {
    fn from(outcome: Outcome) -> Self {
        let (id, refusal) = (outcome.id(), outcome.refusal());
        let status = match outcome {
            Outcome::Created(_) => ItemStatus::Created,
            Outcome::Unchanged(_) => ItemStatus::Unchanged,
            Outcome::Replaced(_) => ItemStatus::Replaced,
            Outcome::Conflict(_) => ItemStatus::Conflict,
            Outcome::Refused(_) => ItemStatus::Refused,
        };
        let (detail, invalid_params) = refusal.map_or((None, Vec::new()), |refusal| (Some(refusal.detail), refusal.params));
        Self { status, id, detail, invalid_params }
    }
}

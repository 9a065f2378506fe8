//! Answers from elsewhere as programs send them, and what became of them.

use std::collections::{BTreeMap, BTreeSet};

use ::surveys::{Answer, Fault, pipe};
use edge::TimeText;
use kernel::{Id, Refusal, Time};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Asked, Whose};
use crate::answering::{Answering, Record, State};
use crate::responses::{AccountName, ContactName};
use crate::surveys::Survey;
use crate::surveys::links::Recipient;

/// What was said, by key of the question; words beside a list by `QUESTION.other`.
pub(super) type Answers = BTreeMap<String, Answer>;

/// Answers to one version of a survey.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct SurveyAnswersIn {
    /// The version they answer; the newest unless told.
    pub version: Option<i64>,
    /// The answers.
    #[schema(min_items = 1, max_items = 1000)]
    pub answers: Vec<GivenElsewhere>,
}

/// What one person answered elsewhere.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct GivenElsewhere {
    /// The id where it comes from.
    #[schema(min_length = 1, max_length = 1000)]
    pub external_id: String,
    /// Who answered, if that is known; made when not here yet.
    contact: Option<ContactName>,
    /// The account they answered for, theirs unless told; made when not here yet.
    account: Option<AccountName>,
    /// Tag of the language they read; the survey's first unless told.
    language: Option<String>,
    /// Values of the survey's hidden fields.
    #[serde(default)]
    hidden: BTreeMap<String, String>,
    /// When they began.
    #[schema(value_type = TimeText)]
    started_at: Time,
    /// When they sent it; none for somebody who left.
    #[schema(value_type = Option<TimeText>)]
    sent_at: Option<Time>,
    /// What they answered, by key of the question.
    #[schema(value_type = BTreeMap<String, Answer>)]
    pub answers: Answers,
}

impl GivenElsewhere {
    /// Its id here.
    pub fn id(&self, survey: Id<Survey>) -> Id<Answering> {
        super::id(survey, &self.external_id, self.started_at)
    }

    /// Who answered; taken out of it.
    pub fn recipient(&mut self, at: usize) -> Result<Option<Recipient>, Refusal> {
        let below = |refusal: Refusal| Refusal::field(format!("answers[{at}]"), refusal.detail);
        let account = self.account.take().map(AccountName::organisation).transpose().map_err(below)?;
        let Some(contact) = self.contact.take() else {
            return if account.is_none() {
                Ok(None)
            } else {
                Err(Refusal::field(format!("answers[{at}].contact"), "say who answered for the account"))
            };
        };
        Ok(Some(Recipient { contact: contact.person().map_err(below)?, account }))
    }

    /// The answer under way before anything was said; refused when its times cannot be.
    pub fn record(&self, id: Id<Answering>, asked: &Asked, (contact, account): Whose, now: Time) -> Result<Record, Refusal> {
        let (started_at, sent_at) = (self.started_at, self.sent_at);
        if !started_at.is_plausible() || sent_at.unwrap_or(started_at) > now || sent_at.is_some_and(|sent| sent < started_at) {
            return Err(Refusal::field("sent_at", "an answer is begun, then sent, and neither lies in the future"));
        }
        let definition = &asked.kept.definition;
        let language = self.language.as_deref().unwrap_or_else(|| pipe::first_language(definition)).to_owned();
        if self.language.is_some() && !definition.languages.contains(&language) {
            return Err(Refusal::field("language", format!("the survey is not in {language:?}: it is in {}", definition.languages.join(", "))));
        }
        let mut seed = [0; 8];
        seed.copy_from_slice(&id.bytes()[8..]);
        Ok(Record {
            id,
            version: Some(asked.version),
            personal: false,
            contact,
            account,
            language,
            seed: i64::from_be_bytes(seed),
            state: if sent_at.is_some() { State::Sent } else { State::Open },
            answers: BTreeMap::new(),
            hidden: self.hidden.clone(),
            done: BTreeSet::new(),
            suspect: None,
            response: None,
            started_at,
            sent_at,
        })
    }
}

/// What became of answers from elsewhere.
#[derive(Debug, Default, Serialize, ToSchema)]
pub(super) struct SurveyAnswersTaken {
    /// How many were taken.
    pub taken: u64,
    /// How many were here before.
    pub unchanged: u64,
    /// Those that were not taken.
    pub refused: Vec<SurveyAnswerRefused>,
}

/// An answer that was not taken.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct SurveyAnswerRefused {
    /// Its place in the request, from 0.
    at: usize,
    /// Its id where it comes from.
    external_id: String,
    /// Why.
    reason: String,
    /// What is wrong with its answers.
    faults: Vec<Fault>,
}

impl SurveyAnswersTaken {
    /// Notes one that was not taken.
    pub fn refuse(&mut self, at: usize, external_id: String, reason: &str, faults: Vec<Fault>) {
        self.refused.push(SurveyAnswerRefused { at, external_id, reason: reason.to_owned(), faults });
    }
}

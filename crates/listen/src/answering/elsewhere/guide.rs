//! Guides: surveys that a member goes through with somebody. The same engine takes the answers; no question has to be answered.

use std::collections::{BTreeMap, BTreeSet};

use ::store::{Error, Tx, Value};
use ::surveys::{Answer, Ask, Definition, Fault, Given, counted};
use customers::accounts::Account;
use customers::contacts::Contact;
use kernel::{Id, Noun, Refusal, Time};

use super::shapes::Answers;
use super::{Answering, Asked, Good, Record, State, asked, consents, store};
use crate::answering::definitions::Kept;
use crate::promises;
use crate::responses::{Draft, Response};
use crate::surveys::links::SurveyLink;
use crate::surveys::{self, Survey};

/// An interview along a guide.
pub(crate) struct Interview<'i> {
    /// The id under which it is kept.
    pub id: Id<Answering>,
    /// The guide.
    pub survey: Id<Survey>,
    /// Who spoke.
    pub contact: Option<Id<Contact>>,
    /// The account they spoke for.
    pub account: Option<Id<Account>>,
    /// The link of the invitation that it finishes.
    pub link: Option<Id<SurveyLink>>,
    /// When it took place.
    pub at: Time,
    /// What was said; what is kept of it when absent.
    pub answers: Option<&'i Answers>,
}

/// An interview whose answers are good.
pub(crate) struct Guided {
    asked: Asked,
    link: Option<Id<SurveyLink>>,
    record: Record,
    given: Given,
    agreed: consents::Purposes,
}

impl Guided {
    /// Goes through the guide with what was said: the version that was followed first, or else the newest. Gives back the response that it makes.
    pub(crate) async fn of(tx: &mut Tx<'_>, interview: &Interview<'_>) -> Result<(Self, Draft), Error> {
        let kept = store::with_id(tx, interview.id).await?;
        let asked = guide(tx, interview.survey, kept.as_ref().and_then(|kept| kept.version)).await?;
        let agreed = consents::said(tx, &asked.kept.definition, kept.as_ref().and_then(|kept| kept.response)).await?;
        let said = interview.answers.cloned().or_else(|| kept.map(|kept| kept.answers)).unwrap_or_default();
        let Good { record, given, draft } = asked.good(tx, interview.record(&asked), said).await?.map_err(|faults| refusal(&faults))?;
        let draft = draft.ok_or_else(|| Error::Misuse("an interview was not sent".into()))?;
        Ok((Self { asked, link: interview.link, record, given, agreed }, draft))
    }

    /// Whether the guide has a question of this key.
    pub(crate) fn asks(&self, key: &str) -> bool {
        self.asked.kept.definition.pages.iter().flat_map(|page| &page.questions).any(|question| question.key == key)
    }

    /// What was said to a question for intent, from 0 to 10.
    pub(crate) fn intent(&self, key: &str) -> Option<i64> {
        let definition = &self.asked.kept.definition;
        let mut questions = definition.pages.iter().flat_map(|page| &page.questions);
        let asked = questions.any(|question| question.key == key && matches!(question.ask, Ask::Intent(_)));
        match counted(definition, &self.given).get(key) {
            Some(Answer::Number(score)) if asked => Some(*score as i64),
            _ => None,
        }
    }

    /// Keeps the interview with the response that it made, in the place of what was kept of it before.
    pub(crate) async fn keep(self, tx: &mut Tx<'_>, response: Option<Id<Response>>) -> Result<(), Error> {
        let Self { asked, link, record, given, agreed } = self;
        if let Some(contact) = record.contact {
            let now = consents::agreed(&asked.kept.definition, &given);
            consents::pass_on(tx, (contact, record.started_at), &asked.key, &agreed, &now).await?;
        }
        store::remove(tx, "id", &[record.id.into()]).await?;
        let link = match link {
            Some(link) => link,
            None => store::public_link(tx, asked.survey).await?,
        };
        store::insert(tx, asked.survey, link, &[Record { response, ..record }]).await
    }
}

/// Removes what is kept of interviews under these ids.
pub(crate) async fn forget<N: Noun>(tx: &mut Tx<'_>, ids: &[Id<N>]) -> Result<(), Error> {
    store::remove(tx, "id", &ids.iter().copied().map(Value::from).collect::<Vec<_>>()).await
}

impl Interview<'_> {
    fn record(&self, asked: &Asked) -> Record {
        let definition = &asked.kept.definition;
        Record {
            id: self.id,
            version: Some(asked.version),
            personal: false,
            contact: self.contact,
            account: self.account,
            language: ::surveys::pipe::first_language(definition).to_owned(),
            seed: 0,
            state: State::Sent,
            answers: Answers::new(),
            hidden: BTreeMap::new(),
            done: BTreeSet::new(),
            suspect: None,
            response: None,
            started_at: self.at,
            sent_at: Some(self.at),
        }
    }
}

/// The guide as it is followed: whoever asks may leave out any question.
async fn guide(tx: &mut Tx<'_>, id: Id<Survey>, version: Option<i64>) -> Result<Asked, Error> {
    let survey = surveys::find(tx, id).await?.ok_or_else(|| Refusal::field("survey", format!("there is no survey {id} here")))?;
    if promises::among(tx, [survey.summary.key.as_str()].into()).await?.contains(&survey.summary.key) {
        return Err(Refusal::field("survey", "promises anonymity, which nobody can keep who asks in person: take another guide").into());
    }
    let asked = asked(tx, id, version).await?;
    let mut definition = Definition::clone(&asked.kept.definition);
    for question in definition.pages.iter_mut().flat_map(|page| &mut page.questions) {
        question.required = false;
        question.required_if = None;
    }
    Ok(Asked { kept: Kept::of(definition), ..asked })
}

fn refusal(faults: &[Fault]) -> Refusal {
    let place = |fault: &Fault| match &fault.row {
        Some(row) => format!("answers.{}.{row}", fault.question),
        None => format!("answers.{}", fault.question),
    };
    let reason = |fault: &Fault| match &fault.limit {
        Some(limit) => format!("is not taken: {} ({limit})", fault.kind),
        None => format!("is not taken: {}", fault.kind),
    };
    let first = faults.first().map_or_else(|| Refusal::field("answers", "are not taken"), |fault| Refusal::field(place(fault), reason(fault)));
    faults.iter().skip(1).fold(first, |refusal, fault| refusal.at(place(fault), reason(fault)))
}

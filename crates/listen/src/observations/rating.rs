//! What was said on a scale: recorded as a response of the pattern potential, so that figures count it.

use std::collections::BTreeMap;
use std::sync::Arc;

use ::surveys::Answer as Given;
use kernel::{Id, Refusal};
use store::{Error, Tx};

use super::{GO_ON, Kind, Observation, Told};
use crate::answering::elsewhere::guide::{Guided, Interview};
use crate::questions::{self, Aspect, Pattern, Scale};
use crate::responses::{self, Answer, Draft, Existing, Organisation, Person, Response, Said, Unknown};
use crate::surveys::links::SurveyLink;
use crate::surveys::{Survey, packs};

/// What was said to a guide, by key of the question.
pub type Answers = BTreeMap<String, Given>;

/// What is to be counted.
pub(super) struct Rating<'r> {
    pub id: Id<Observation>,
    pub told: &'r Told,
    pub survey: Option<Id<Survey>>,
    /// The link of the invitation that it finishes.
    pub link: Option<Id<SurveyLink>>,
    /// What was said to the guide; what is kept of it when absent.
    pub answers: Option<&'r Answers>,
    /// The response so far.
    pub before: Option<Id<Response>>,
    /// Whether somebody told the propensity, besides what the guide asks.
    pub named: bool,
}

/// What is counted.
pub(super) struct Rated {
    pub response: Option<Id<Response>>,
    pub propensity: Option<i64>,
}

/// Records what was said on a scale, or replaces what was recorded before; takes it back when nothing is said any more.
pub(super) async fn rate(tx: &mut Tx<'_>, rating: &Rating<'_>) -> Result<Rated, Error> {
    match rating.survey {
        Some(survey) => by_guide(tx, rating, survey).await,
        None => alone(tx, rating).await,
    }
}

/// Takes back what was recorded.
pub(super) async fn forget(tx: &mut Tx<'_>, response: Option<Id<Response>>) -> Result<(), Error> {
    let Some(response) = response else { return Ok(()) };
    let code = responses::present(tx, response).await?.code;
    responses::remove_all(tx, &[(response, code)]).await
}

async fn alone(tx: &mut Tx<'_>, rating: &Rating<'_>) -> Result<Rated, Error> {
    let Some(propensity) = rating.told.propensity else {
        forget(tx, rating.before).await?;
        return Ok(Rated { response: None, propensity: None });
    };
    ensure_question(tx).await?;
    let draft = Draft { external_id: Some(rating.id.to_string()), answers: vec![going_on(propensity)], ..Draft::default() };
    let response = record(tx, framed(draft, rating.told, rating.told.kind)).await?;
    Ok(Rated { response: Some(response), propensity: Some(propensity) })
}

async fn by_guide(tx: &mut Tx<'_>, rating: &Rating<'_>, survey: Id<Survey>) -> Result<Rated, Error> {
    let told = rating.told;
    let interview = Interview {
        id: Id::from_bytes(*rating.id.bytes()),
        survey,
        contact: told.contact,
        account: told.account,
        link: rating.link,
        at: told.happened_at,
        answers: rating.answers,
    };
    let (guided, mut draft) = Guided::of(tx, &interview).await?;
    let asked = guided.asks(GO_ON);
    if asked && rating.named {
        return Err(Refusal::field("propensity", format!("is asked by the guide: tell it as answers.{GO_ON}")).into());
    }
    let propensity = if asked { guided.intent(GO_ON) } else { told.propensity };
    if let Some(propensity) = propensity.filter(|_| !asked) {
        ensure_question(tx).await?;
        draft.answers.push(going_on(propensity));
    }
    let response = if draft.answers.is_empty() {
        forget(tx, rating.before).await?;
        None
    } else {
        Some(record(tx, framed(draft, told, Kind::Interview)).await?)
    };
    guided.keep(tx, response).await?;
    Ok(Rated { response, propensity })
}

/// The draft with what the observation tells: when, of whom, by which channel; all of it looks ahead.
fn framed(draft: Draft, told: &Told, channel: Kind) -> Draft {
    let touchpoint = told.touchpoint.as_deref().map(Arc::from);
    let answers = draft.answers.into_iter().map(|answer| Answer {
        touchpoint: answer.touchpoint.or_else(|| touchpoint.clone()),
        pattern: Some(Pattern::Potential),
        ..answer
    });
    Draft {
        answers: answers.collect(),
        experienced_at: Some(told.happened_at),
        answered_at: Some(told.happened_at),
        contact: told.contact.map(Person::Id),
        account: told.account.map(Organisation::Id),
        offering: told.offering.as_deref().map(Arc::from),
        channel: Some(channel.text().into()),
        ..draft
    }
}

fn going_on(propensity: i64) -> Answer {
    Answer {
        question: GO_ON.into(),
        said: Said::Score(propensity as f64),
        touchpoint: None,
        offering: None,
        pattern: None,
        aspect: Some(Aspect::Intent),
    }
}

/// Makes the question whether they would go on with us, where nobody has asked it yet.
async fn ensure_question(tx: &mut Tx<'_>) -> Result<(), Error> {
    let label = match packs::language(tx).await?.as_str() {
        "de" => "Würden sie mit uns weitermachen?",
        _ => "Would they go on with us?",
    };
    let scale = Some(Scale::new(0.0, 10.0, 1.0)?);
    let definition = questions::Definition { label: label.to_owned(), scale, ..questions::Definition::of(GO_ON, questions::Kind::Intent) };
    match questions::store::ensure_all(tx, &[definition]).await {
        Err(Error::Refused(refusal)) => {
            let reason = format!("cannot be counted: another question has the key {GO_ON:?} ({})", refusal.detail);
            Err(Refusal::field("propensity", reason).into())
        }
        other => other.map(drop),
    }
}

async fn record(tx: &mut Tx<'_>, draft: Draft) -> Result<Id<Response>, Error> {
    let outcome = responses::record(tx, &[draft], Existing::Replace, Unknown::Make).await?.pop();
    let outcome = outcome.ok_or_else(|| Error::Misuse("a response was neither recorded nor refused".into()))?;
    match (outcome.refusal(), outcome.id()) {
        (None, Some(id)) => Ok(id),
        (Some(refusal), _) => Err(refusal.into()),
        (None, None) => Err(Error::Misuse("a response got neither id nor refusal".into())),
    }
}

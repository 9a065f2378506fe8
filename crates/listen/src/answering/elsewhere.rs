//! Answers that were given elsewhere, on paper or in a tool that was used before: checked by the same engine, kept like those of our pages.

pub(crate) mod guide;
mod shapes;

use std::collections::BTreeSet;

use ::store::{Error, Tx};
use ::surveys::{Definition, End, Fault, FaultKind, Given, so_far, through};
use axum::Json;
use axum::extract::{DefaultBodyLimit, State as Shared};
use edge::{Body, House, Place, Problem, Problems};
use identity::May;
use identity::may::WriteAnswers;
use kernel::{Id, Refusal, Time};
use serde_json::json;
use sha2::{Digest, Sha256};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use self::shapes::{GivenElsewhere, SurveyAnswersIn, SurveyAnswersTaken};
use super::definitions::Kept;
use super::{Answering, Record, State, consents, people, store};
use crate::responses::{self, Draft, Existing, Unknown};
use crate::surveys::links::{self, Recipient};
use crate::surveys::record::{self, Frame};
use crate::surveys::{self, Survey};

/// The id of a survey; OpenAPI's macros do not look into generic types.
type SurveyId = edge::IdOf<Survey>;

/// The most answers of one request.
const MOST: usize = 1_000;
/// The largest body.
const BODY: usize = 32 << 20;

/// The route.
pub(super) fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new().routes(routes!(bring)).layer(DefaultBodyLimit::max(BODY))
}

/// Bring in answers to a survey that were given elsewhere, at most 1,000 at once. Each goes page by page through the version it answers, as if it
/// were sent from our page; one that was never sent counts as somebody who left. The same `external_id` is taken once. Quotas do not count them.
#[utoipa::path(post, path = "/v1/surveys/{id}/answers", operation_id = "bring_survey_answers", tag = "listen",
    params(May<WriteAnswers>, ("id" = SurveyId, Path)), request_body = SurveyAnswersIn, responses((status = 200, body = SurveyAnswersTaken), Problems))]
async fn bring(
    Shared(house): Shared<House>,
    may: May<WriteAnswers>,
    Place(id): Place<Id<Survey>>,
    Body(wish): Body<SurveyAnswersIn>,
) -> Result<Json<SurveyAnswersTaken>, Problem> {
    if wish.answers.is_empty() || wish.answers.len() > MOST {
        return Err(Refusal::field("answers", format!("there are {}: bring 1 to {MOST} at once", wish.answers.len())).into());
    }
    let mut tx = house.store.begin(&may.act).await?;
    let taken = take(&mut tx, id, wish).await?;
    tx.commit().await?;
    Ok(Json(taken))
}

/// What answers are taken by.
struct Asked {
    survey: Id<Survey>,
    key: String,
    version: i64,
    kept: Kept,
}

/// An answer that is good.
struct Good {
    record: Record,
    given: Given,
    draft: Option<Draft>,
}

async fn take(tx: &mut Tx<'_>, id: Id<Survey>, wish: SurveyAnswersIn) -> Result<SurveyAnswersTaken, Error> {
    let asked = asked(tx, id, wish.version).await?;
    let mut items = wish.answers;
    let whose = known(tx, &mut items).await?;
    let ids: Vec<Id<Answering>> = items.iter().map(|item| item.id(asked.survey)).collect();
    let mut here = store::known(tx, &ids).await?;
    let (mut taken, mut goods) = (SurveyAnswersTaken::default(), Vec::new());
    for (at, ((item, whose), id)) in items.into_iter().zip(whose).zip(ids).enumerate() {
        if !here.insert(id) {
            taken.unchanged += 1;
            continue;
        }
        let external_id = item.external_id.clone();
        match item.record(id, &asked, whose, tx.act().now) {
            Ok(record) => match asked.good(tx, record, item.answers).await? {
                Ok(good) => goods.push((at, external_id, good)),
                Err(faults) => taken.refuse(at, external_id, "these answers are not taken", faults),
            },
            Err(refusal) => taken.refuse(at, external_id, &refusal.detail, Vec::new()),
        }
    }
    keep(tx, &asked, goods, &mut taken).await?;
    let detail = json!({ "survey": asked.survey, "version": asked.version, "taken": taken.taken });
    identity::audit::audit(tx, "survey_answers.brought", "survey", Some(asked.survey), &detail).await?;
    Ok(taken)
}

async fn asked(tx: &mut Tx<'_>, id: Id<Survey>, version: Option<i64>) -> Result<Asked, Error> {
    let survey = surveys::find(tx, id).await?.ok_or_else(|| Refusal::not_found("survey", id))?;
    survey.design()?;
    let Some(version) = version.or(survey.summary.version) else {
        return Err(Refusal::new(kernel::Code::Conflict, "the survey was never published: publish it, then bring in its answers").into());
    };
    let definition =
        surveys::definition(tx, id, version).await?.ok_or_else(|| Refusal::field("version", format!("there is no version {version}")))?;
    Ok(Asked { survey: id, key: survey.summary.key, version, kept: Kept::of(Definition::clone(&definition)) })
}

/// Who answered, as the store knows them; in the same order.
async fn known(tx: &mut Tx<'_>, items: &mut [GivenElsewhere]) -> Result<Vec<Whose>, Error> {
    let (mut places, mut recipients) = (Vec::new(), Vec::<Recipient>::new());
    for (at, item) in items.iter_mut().enumerate() {
        if let Some(recipient) = item.recipient(at)? {
            places.push(at);
            recipients.push(recipient);
        }
    }
    let found = links::known(tx, &recipients, |at| format!("answers[{}].", places[at])).await?;
    let mut whose = vec![Whose::default(); items.len()];
    for (at, known) in places.iter().zip(found) {
        whose[*at] = (Some(known.contact), known.account);
    }
    Ok(whose)
}

/// The contact and the account of an answer.
type Whose = (Option<Id<customers::contacts::Contact>>, Option<Id<customers::accounts::Account>>);

impl Asked {
    /// Goes through the survey with what was said; what is not taken comes back.
    async fn good(&self, tx: &mut Tx<'_>, mut record: Record, answers: shapes::Answers) -> Result<Result<Good, Vec<Fault>>, Error> {
        let definition = &self.kept.definition;
        let unknown = self.unknown(&answers);
        if !unknown.is_empty() {
            return Ok(Err(unknown));
        }
        let mut given = record.given();
        people::complete(tx, &self.kept, self.survey, (record.contact, record.account), &mut given).await?;
        // They have answered: whoever is full now does not turn them away.
        given.full.clear();
        let sent = record.sent_at.is_some();
        let way = if sent { through(definition, given, &answers) } else { so_far(definition, given, &answers) };
        match way.end {
            End::Stuck(faults) if sent || !faults.is_empty() => return Ok(Err(faults)),
            _ => {}
        }
        record = record.taking(definition, &way.given);
        let torn = record.is_torn(definition);
        let draft = record.sent_at.map(|at| self.draft(&record, &way.given, at, torn));
        Ok(Ok(Good { record, given: way.given, draft }))
    }

    /// Answers to what is not asked, and files, which are sent from the page only.
    fn unknown(&self, answers: &shapes::Answers) -> Vec<Fault> {
        let asked: BTreeSet<&str> = self
            .kept
            .definition
            .pages
            .iter()
            .flat_map(|page| &page.questions)
            .filter(|question| takes(question))
            .map(|question| question.key.as_str())
            .collect();
        let strange = answers.keys().filter(|key| !asked.contains(key.split_once('.').map_or(key.as_str(), |(question, _)| question)));
        strange.map(|key| Fault { question: key.clone(), row: None, kind: FaultKind::UnknownQuestion, limit: None }).collect()
    }

    fn draft(&self, record: &Record, given: &Given, sent_at: Time, torn: bool) -> Draft {
        let frame = Frame {
            external_id: record.id.to_string(),
            survey: self.key.clone(),
            version: record.version,
            contact: record.contact,
            account: record.account,
            answered_at: sent_at,
            test: false,
        };
        let draft = record::draft(&self.kept.definition, given, &frame);
        Draft { external_id: draft.external_id.filter(|_| !torn), ..draft }
    }
}

fn takes(question: &::surveys::Question) -> bool {
    !matches!(question.ask, ::surveys::Ask::File(_) | ::surveys::Ask::Statement)
}

/// Records what was sent, and keeps all of it with its way.
async fn keep(tx: &mut Tx<'_>, asked: &Asked, goods: Vec<(usize, String, Good)>, taken: &mut SurveyAnswersTaken) -> Result<(), Error> {
    let definition = &asked.kept.definition;
    let drafts: Vec<Draft> = goods.iter().filter_map(|(_, _, good)| good.draft.clone()).collect();
    let mut outcomes = responses::record(tx, &drafts, Existing::Keep, Unknown::Make).await?.into_iter();
    let mut records = Vec::with_capacity(goods.len());
    for (at, external_id, Good { record, given, draft }) in goods {
        let outcome = draft.and_then(|_| outcomes.next());
        if let Some(refusal) = outcome.as_ref().and_then(responses::Outcome::refusal) {
            taken.refuse(at, external_id, &refusal.detail, Vec::new());
            continue;
        }
        taken.taken += 1;
        let torn = record.is_torn(definition);
        if let (Some(contact), Some(sent_at), false) = (record.contact, record.sent_at, torn) {
            consents::pass_on(tx, (contact, sent_at), &asked.key, &consents::Purposes::new(), &consents::agreed(definition, &given)).await?;
        }
        let response = outcome.and_then(|outcome| outcome.id());
        records.push(if torn && record.state == State::Sent { record.torn() } else { Record { response, ..record } });
    }
    let link = store::public_link(tx, asked.survey).await?;
    store::insert(tx, asked.survey, link, &records).await
}

/// An id that is the same whenever the same answer is brought, and stands in the order of time like others.
fn id(survey: Id<Survey>, external_id: &str, started_at: Time) -> Id<Answering> {
    let digest = Sha256::new().chain_update(survey.bytes()).chain_update(external_id).finalize();
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest[..16]);
    bytes[..6].copy_from_slice(&started_at.micros().div_euclid(1_000).to_be_bytes()[2..]);
    Id::from_bytes(bytes)
}

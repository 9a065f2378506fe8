//! Routes of decisions.

use std::sync::Arc;

use ::store::{Error, Read};
use axum::extract::State as Of;
use axum::response::Response;
use axum::{Extension, Json};
use edge::params::parameter;
use edge::revision::{IfMatch, IfMatchParams};
use edge::{Body, House, List, ListParams, Listed, MemberId, Once, OnceParams, Patch, Place, Problem, Problems};
use http::StatusCode;
use identity::may::{ReadAnswers, WriteCases};
use identity::{May, Right};
use kernel::about::Any;
use kernel::{Code, Id, Member, Refusal};
use listen::observations::Observation;
use listen::responses::Response as Answer;
use measure::Evaluator;
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::shapes::{DecisionId, DecisionIn, DecisionOut, DecisionPatch, DecisionWhole, DecisionWords};
use super::whole::{listed, whole};
use super::{Decision, Edit, Filter, NewDecision, State, Word, frozen, store, write};

/// All routes of this noun; they need the evaluator as an extension.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new().routes(routes!(list, create)).routes(routes!(show, change))
}

/// Which decisions.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Filters {
    /// This far.
    #[param(inline)]
    state: Option<State>,
    /// About this touchpoint, by its key.
    #[param(max_length = 200)]
    touchpoint: Option<String>,
    /// That this member carries out.
    #[param(value_type = Option<MemberId>)]
    owner: Option<Id<Member>>,
    /// That these words led to, by the id of their response or observation.
    #[param(max_length = 60)]
    word: Option<String>,
}

/// Decisions, those taken last first.
#[utoipa::path(get, path = "/v1/decisions", operation_id = "list_decisions", tag = "manage", params(May<ReadAnswers>, ListParams, Filters),
    responses((status = 200, body = Listed<DecisionOut>), Problems))]
async fn list(Of(house): Of<House>, may: May<ReadAnswers>, list: List<Filters>) -> Result<Json<Listed<DecisionOut>>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    let List { cursor, limit, filter: Filters { state, touchpoint, owner, word } } = list;
    let touchpoint = match touchpoint {
        Some(key) => Some(write::touchpoint(&mut read, &key).await.unwrap_or(Id::from_bytes([0; 16]))),
        None => None,
    };
    let word = word.map(|word| named(&word)).transpose()?;
    let page = store::page(&mut read, &List { cursor, limit, filter: Filter { state, touchpoint, owner, word } }).await?;
    Ok(Json(Listed { items: listed(&mut read, page.items).await?, next: page.next }))
}

/// The response or observation that somebody names.
fn named(text: &str) -> Result<Id<Any>, Refusal> {
    let response = text.parse::<Id<Answer>>().map(Id::any);
    response
        .or_else(|_| text.parse::<Id<Observation>>().map(Id::any))
        .map_err(|_| parameter("word", "is neither the id of a response nor of an observation"))
}

/// Note a decision
///
/// With a `question` it is asked now, and what it reads stays with the decision as it is: the figures with n and interval, and as of when.
#[utoipa::path(post, path = "/v1/decisions", operation_id = "note_decision", tag = "manage", params(May<WriteCases>, OnceParams), request_body = DecisionIn,
    responses((status = 201, body = DecisionWhole), Problems))]
async fn create(
    Of(house): Of<House>,
    Extension(evaluator): Extension<Arc<dyn Evaluator>>,
    may: May<WriteCases>,
    once: Once<DecisionIn>,
) -> Result<Response, Problem> {
    check_reader(&may)?;
    let wish = &once.body;
    let reading = match &wish.question {
        None => None,
        Some(_) if !may.rights.has(Right::Ask) => {
            return Err(Problem::new(
                Code::NotAllowed,
                "a decision that rests on a reading needs the right ask: ask an owner or admin of the workspace for it",
            ));
        }
        Some(question) => Some(frozen(&house.store, evaluator.as_ref(), may.act.workspace, question.clone(), may.act.now).await?),
    };
    let mut tx = house.store.begin(&may.act).await?;
    if let Some(answer) = once.before(&mut tx).await? {
        return Ok(answer);
    }
    let touchpoint = match &wish.touchpoint {
        Some(key) => Some(write::touchpoint(&mut tx, key).await?),
        None => None,
    };
    let new = NewDecision {
        title: wish.title.clone(),
        note: wish.note.clone(),
        touchpoint,
        owner: wish.owner,
        reading,
        decided_at: wish.decided_at,
        due_at: wish.due_at,
        words: words(&wish.responses, &wish.observations),
    };
    let made = super::make(&mut tx, new).await?;
    let made = whole(&mut tx, made, may.sees.customers).await?;
    once.answer(tx, StatusCode::CREATED, &made).await
}

fn words(responses: &[Id<Answer>], observations: &[Id<Observation>]) -> Vec<Word> {
    let responses = responses.iter().map(|id| Word::response(*id));
    responses.chain(observations.iter().map(|id| Word::observation(*id))).collect()
}

impl DecisionWords {
    fn words(&self) -> Vec<Word> {
        words(&self.responses, &self.observations)
    }
}

/// Who notes a decision is shown the words that led to it.
fn check_reader<R>(may: &May<R>) -> Result<(), Problem> {
    if may.rights.has(Right::ReadAnswers) {
        return Ok(());
    }
    Err(Problem::new(Code::NotAllowed, "decisions show what customers said: this needs the right read_answers, too"))
}

/// One decision with the words that led to it, and what became of it.
#[utoipa::path(get, path = "/v1/decisions/{id}", operation_id = "show_decision", tag = "manage", params(May<ReadAnswers>, ("id" = DecisionId, Path)),
    responses((status = 200, body = DecisionWhole), Problems))]
async fn show(Of(house): Of<House>, may: May<ReadAnswers>, Place(id): Place<Id<Decision>>) -> Result<Json<DecisionWhole>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    let record = store::present(&mut read, id).await?;
    Ok(Json(whole(&mut read, record, may.sees.customers).await?))
}

/// Change a decision, carry it out, drop it or resume it; let words join or leave. The reading it rests on stays as it is.
#[utoipa::path(patch, path = "/v1/decisions/{id}", operation_id = "change_decision", tag = "manage", request_body = DecisionPatch,
    params(May<WriteCases>, IfMatchParams, ("id" = DecisionId, Path)), responses((status = 200, body = DecisionWhole), Problems))]
async fn change(
    Of(house): Of<House>,
    may: May<WriteCases>,
    Place(id): Place<Id<Decision>>,
    seen: IfMatch,
    Body(patch): Body<DecisionPatch>,
) -> Result<Json<DecisionWhole>, Problem> {
    check_reader(&may)?;
    let mut tx = house.store.begin(&may.act).await?;
    let seen = seen.or(patch.revision);
    let edit = edit(&mut tx, patch).await?;
    let changed = super::change(&mut tx, id, seen, edit).await?;
    let shown = whole(&mut tx, changed, may.sees.customers).await?;
    tx.commit().await?;
    Ok(Json(shown))
}

async fn edit(read: &mut Read, patch: DecisionPatch) -> Result<Edit, Error> {
    let DecisionPatch { title, note, state, touchpoint, owner, due_at, join, leave, revision: _ } = patch;
    let touchpoint = match touchpoint {
        Patch::Keep => Patch::Keep,
        Patch::Clear => Patch::Clear,
        Patch::Set(key) => Patch::Set(write::touchpoint(read, &key).await?),
    };
    Ok(Edit { title, note, state, touchpoint, owner, due_at, join: join.words(), leave: leave.words() })
}

//! Routes of responses.

use axum::extract::{DefaultBodyLimit, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response as Answered};
use axum::{Extension, Json};
use customers::attributes::{self, Noun};
use customers::ids::{AccountId, ContactId};
use desk::tags::{Tag, TagId};
use edge::params::parameter;
use edge::{Body, House, List, ListParams, Listed, Patch, Place, Problem, Problems};
use identity::May;
use identity::may::{ReadAnswers, WriteAnswers};
use identity::workspaces;
use kernel::calendar::Dates;
use kernel::{Id, Page};
use serde::Deserialize;
use store::{Error, Intake, Read};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::called::call;
use super::list::{Filter, Order};
use super::shapes::ResponseIn;
use super::{Draft, Existing, Former, Outcome, Recorded, Response, ResponseId, Unknown, bulk, export, load, many, present, record};

/// All routes of this noun. They need the [`Recorder`] as an extension.
pub fn routes() -> OpenApiRouter<House> {
    let bulk = OpenApiRouter::new().routes(routes!(bulk::bulk)).layer(DefaultBodyLimit::max(bulk::BODY));
    OpenApiRouter::new()
        .routes(routes!(list, submit))
        .merge(bulk)
        .merge(many::routes())
        .merge(export::routes::routes())
        .routes(routes!(show, mark, remove))
        .routes(routes!(history))
}

/// Takes responses that are sent one by one, and records those that arrive together in one transaction.
pub type Recorder = Intake<Draft, Outcome>;

/// The recorder of a house; there is one per process, on its runtime.
pub fn recorder(house: &House) -> Recorder {
    let acting = house.clone();
    let acts = std::sync::Arc::new(move |workspace, actor| acting.act(workspace, actor));
    Intake::new(house.store.clone(), acts, |tx, drafts| Box::pin(record(tx, drafts, Existing::Keep, Unknown::Refuse)))
}

/// Record a response. The same external id with the same content answers 200, with other content 409.
#[utoipa::path(post, path = "/v1/responses", tag = "listen", params(May<WriteAnswers>), request_body = ResponseIn,
    responses((status = 201, body = RecordedId), (status = 200, body = RecordedId), Problems))]
async fn submit(may: May<WriteAnswers>, Extension(recorder): Extension<Recorder>, Body(response): Body<ResponseIn>) -> Result<Answered, Problem> {
    let outcome = recorder.submit(may.act.workspace, may.act.actor, response.draft()?).await?;
    match (outcome.refusal(), outcome.id()) {
        (None, Some(id)) => {
            let status = if matches!(outcome, Outcome::Created(_)) { StatusCode::CREATED } else { StatusCode::OK };
            Ok((status, Json(RecordedId { id })).into_response())
        }
        (Some(refusal), _) => Err(refusal.into()),
        (None, None) => Err(Error::Misuse("a response got neither id nor refusal".into()).into()),
    }
}

/// The response that was recorded.
#[derive(Debug, serde::Serialize, ToSchema)]
struct RecordedId {
    #[schema(value_type = ResponseId)]
    id: Id<Response>,
}

/// Which responses.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct Filters {
    /// With this external id.
    external_id: Option<String>,
    /// Of this survey.
    survey: Option<String>,
    /// Of this person.
    #[param(value_type = Option<ContactId>)]
    contact: Option<Id<customers::contacts::Contact>>,
    /// Of this account.
    #[param(value_type = Option<AccountId>)]
    account: Option<Id<customers::accounts::Account>>,
    /// Of accounts with this value of an attribute now, as in `tier:gold`.
    account_attribute: Option<String>,
    /// Wearing this tag.
    #[param(value_type = Option<TagId>)]
    tag: Option<Id<Tag>>,
    /// Served by this team, by its key.
    team: Option<String>,
    /// Asked by this channel.
    channel: Option<String>,
    /// Lived through on these days of the workspace's zone, as in `2026-01-01..2026-02-01`: the first included, the second not.
    #[param(value_type = Option<String>)]
    during: Option<Dates>,
    /// With an answer about this touchpoint, by its key.
    touchpoint: Option<String>,
    /// With a score for this question, by its key.
    question: Option<String>,
    /// With a score this high or higher: for the question and about the touchpoint, where they are given.
    score_from: Option<f64>,
    /// With a score this low or lower: the same score.
    score_until: Option<f64>,
    /// With words, or without any.
    worded: Option<bool>,
    /// With these words in a row, whatever their case and accents. What answers say is looked at in 20,000 responses at most for each page: it may
    /// hold few or none, and `next` goes on behind them.
    #[param(max_length = 200)]
    words: Option<String>,
    /// Trials only, or none of them.
    test: Option<bool>,
    /// Only those that are excluded, or none of them.
    excluded: Option<bool>,
    /// Those recorded last first unless told.
    #[param(inline)]
    pub(super) sort: Option<Order>,
}

/// Responses, those recorded or lived through last first.
#[utoipa::path(get, path = "/v1/responses", tag = "listen", params(May<ReadAnswers>, ListParams, Filters),
    responses((status = 200, body = Listed<Recorded>), Problems))]
async fn list(State(house): State<House>, may: May<ReadAnswers>, list: List<Filters>) -> Result<Json<Listed<Recorded>>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    let order = list.filter.sort.unwrap_or(Order::Recorded);
    let list = List { cursor: list.cursor, limit: list.limit, filter: filter(&mut read, list.filter).await? };
    let Page { items, next } = super::list::page(&mut read, &list, order).await?;
    let mut items = load(&mut read, &items).await?;
    call(&mut read, &mut items, may.sees.customers).await?;
    Ok(Json(Listed::of(Page { items, next }, |recorded| recorded.seen(may.sees.customers))))
}

/// The filters as the store takes them; what cannot be read is refused with its name.
pub(super) async fn filter(read: &mut Read, filters: Filters) -> Result<Filter, Problem> {
    if filters.words.as_ref().is_some_and(|words| words.chars().count() > 200) {
        return Err(parameter("words", "look for 200 characters at most").into());
    }
    let during = match filters.during {
        Some(dates) => Some(dates.instants(&workspaces::zone(read).await?)),
        None => None,
    };
    let account_value = match &filters.account_attribute {
        Some(text) => Some(attributes::named::condition(Noun::Account, &attributes::all(read, Noun::Account).await?, text)?),
        None => None,
    };
    let Filters { external_id, survey, contact, account, tag, team, channel, touchpoint, question, score_from, score_until, .. } = filters;
    let Filters { worded, words, test, excluded, .. } = filters;
    Ok(Filter {
        external_id,
        survey,
        contact,
        account,
        account_value,
        tag,
        team,
        channel,
        during,
        touchpoint,
        question,
        score_from,
        score_until,
        worded,
        words,
        test,
        excluded,
    })
}

/// One response.
#[utoipa::path(get, path = "/v1/responses/{id}", tag = "listen", params(May<ReadAnswers>, ("id" = ResponseId, Path)),
    responses((status = 200, body = Recorded), Problems))]
async fn show(State(house): State<House>, may: May<ReadAnswers>, Place(id): Place<Id<Response>>) -> Result<Json<Recorded>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    let mut one = [present(&mut read, id).await?];
    call(&mut read, &mut one, may.sees.customers).await?;
    let [recorded] = one;
    Ok(Json(recorded.seen(may.sees.customers)))
}

/// Whether figures count a response.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct ResponsePatch {
    /// Why no figure shall count it; `null` lets it count again.
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 500)]
    excluded: Patch<String>,
    /// Whether it is a trial that no figure counts.
    test: Option<bool>,
}

/// Exclude a response from all figures with a reason, let it count again, or mark it as a trial.
#[utoipa::path(patch, path = "/v1/responses/{id}", tag = "listen", request_body = ResponsePatch,
    params(May<WriteAnswers>, ("id" = ResponseId, Path)), responses((status = 200, body = Recorded), Problems))]
async fn mark(
    State(house): State<House>,
    may: May<WriteAnswers>,
    Place(id): Place<Id<Response>>,
    Body(patch): Body<ResponsePatch>,
) -> Result<Json<Recorded>, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    let before = present(&mut tx, id).await?;
    let excluded = patch.excluded.apply(before.excluded);
    let mut one = [super::mark(&mut tx, id, excluded.as_deref(), patch.test.unwrap_or(before.test)).await?];
    call(&mut tx, &mut one, may.sees.customers).await?;
    tx.commit().await?;
    let [marked] = one;
    Ok(Json(marked.seen(may.sees.customers)))
}

/// Remove a response with all it said; it cannot be brought back.
#[utoipa::path(delete, path = "/v1/responses/{id}", tag = "listen", params(May<WriteAnswers>, ("id" = ResponseId, Path)),
    responses((status = 204), Problems))]
async fn remove(State(house): State<House>, may: May<WriteAnswers>, Place(id): Place<Id<Response>>) -> Result<StatusCode, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    super::remove(&mut tx, id).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What a response said before it was replaced, the latest first; nothing when its survey promised anonymity.
#[utoipa::path(get, path = "/v1/responses/{id}/history", tag = "listen", params(May<ReadAnswers>, ("id" = ResponseId, Path)),
    responses((status = 200, body = Listed<Former>), Problems))]
async fn history(State(house): State<House>, may: May<ReadAnswers>, Place(id): Place<Id<Response>>) -> Result<Json<Listed<Former>>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    let anonymous = present(&mut read, id).await?.anonymous;
    let mut items = if anonymous { Vec::new() } else { super::history(&mut read, id).await? };
    if !may.sees.customers {
        items.iter_mut().for_each(Former::withhold_names);
    }
    Ok(Json(Listed { items, next: None }))
}

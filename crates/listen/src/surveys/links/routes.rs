//! Routes of links.

use axum::Json;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use edge::once::OnceParams;
use edge::{Body, House, List, ListParams, Listed, Once, Params, Place, Problem, Problems};
use identity::May;
use identity::may::{ReadAnswers, WriteAnswers};
use kernel::{Code, Id, Refusal, closed};
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::super::Survey;
use super::super::shapes::SurveyId;
use super::shapes::{Called, SurveyLinkId, SurveyLinkIn, SurveyLinkOut, SurveyLinksIn};
use super::{Kind, SurveyLink, Wish, address, many, people, qr, store};

/// The largest list of people.
const BODY: usize = 16 << 20;

/// All routes of this noun.
pub fn routes() -> OpenApiRouter<House> {
    let many = OpenApiRouter::new().routes(routes!(create_many)).layer(DefaultBodyLimit::max(BODY));
    OpenApiRouter::new().routes(routes!(list, create)).merge(many).routes(routes!(close)).routes(routes!(open)).routes(routes!(picture))
}

/// Which links.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Filters {
    /// For those people.
    #[param(inline)]
    kind: Option<Kind>,
}

closed! {
    /// What a list comes as.
    #[schema(as = SurveyLinksFormat)]
    Format, "format" {
        /// As JSON.
        Json = "json",
        /// As CSV.
        Csv = "csv",
    }
}

/// As what.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct As {
    /// JSON unless told.
    #[param(inline)]
    format: Option<Format>,
}

/// The links to a survey, those made first first.
#[utoipa::path(get, path = "/v1/surveys/{id}/links", operation_id = "list_survey_links", tag = "listen",
    params(May<ReadAnswers>, ("id" = SurveyId, Path), ListParams, Filters), responses((status = 200, body = Listed<SurveyLinkOut>), Problems))]
async fn list(
    State(house): State<House>,
    may: May<ReadAnswers>,
    Place(survey): Place<Id<Survey>>,
    list: List<Filters>,
) -> Result<Json<Listed<SurveyLinkOut>>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    store::check_survey(&mut read, survey).await?;
    let filter = store::Filter { survey: Some(survey), kind: list.filter.kind };
    let page = store::page(&mut read, &List { cursor: list.cursor, limit: list.limit, filter }).await?;
    let called = Called::of(&mut read, page.items.iter(), may.sees.customers).await?;
    Ok(Json(Listed::of(page, |link| called.show(&house.site, link, None))))
}

/// Make a link to a survey. The address of a personal one is told now and never again.
#[utoipa::path(post, path = "/v1/surveys/{id}/links", operation_id = "create_survey_link", tag = "listen", request_body = SurveyLinkIn,
    params(May<WriteAnswers>, OnceParams, ("id" = SurveyId, Path)), responses((status = 201, body = SurveyLinkOut), Problems))]
async fn create(
    State(house): State<House>,
    may: May<WriteAnswers>,
    Place(survey): Place<Id<Survey>>,
    once: Once<SurveyLinkIn>,
) -> Result<Response, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    if let Some(answer) = once.before(&mut tx).await? {
        return Ok(answer);
    }
    store::check_survey(&mut tx, survey).await?;
    let (mut wish, recipient) = once.body.clone().wish()?;
    if let Some(recipient) = recipient {
        let known = people::known(&mut tx, &[recipient], |_| String::new()).await?.remove(0);
        wish = Wish { contact: Some(known.contact), account: known.account, ..wish };
    }
    let (link, token) = store::make(&mut tx, survey, wish).await?;
    store::audit(&mut tx, "survey_link.created", &link).await?;
    let called = Called::of(&mut tx, std::iter::once(&link), may.sees.customers).await?;
    let out = called.show(&house.site, link, Some(&token));
    once.answer(tx, StatusCode::CREATED, &out).await
}

/// Make personal links for many people, 10,000 at most. Their addresses are told now and never again; `format=csv` gives a file for a mailing.
#[utoipa::path(post, path = "/v1/surveys/{id}/links/bulk", operation_id = "create_survey_links", tag = "listen", request_body = SurveyLinksIn,
    params(May<WriteAnswers>, ("id" = SurveyId, Path), As), responses((status = 201, body = Listed<SurveyLinkOut>), Problems))]
async fn create_many(
    State(house): State<House>,
    may: May<WriteAnswers>,
    Place(survey): Place<Id<Survey>>,
    Params(wanted): Params<As>,
    Body(wish): Body<SurveyLinksIn>,
) -> Result<Response, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    store::check_survey(&mut tx, survey).await?;
    let made = many::make(&mut tx, survey, wish).await?;
    let called = Called::of(&mut tx, made.iter().map(|(link, _)| link), may.sees.customers).await?;
    tx.commit().await?;
    let items: Vec<_> = made.into_iter().map(|(link, token)| called.show(&house.site, link, Some(&token))).collect();
    if wanted.format != Some(Format::Csv) {
        return Ok((StatusCode::CREATED, Json(Listed { items, next: None })).into_response());
    }
    let headers = [(CONTENT_TYPE, "text/csv; charset=utf-8"), (CONTENT_DISPOSITION, "attachment; filename=\"links.csv\"")];
    Ok((StatusCode::CREATED, headers, many::csv(&items)?).into_response())
}

/// Close a link: it leads nowhere until it is opened again.
#[utoipa::path(post, path = "/v1/surveys/{id}/links/{link}/close", operation_id = "close_survey_link", tag = "listen",
    params(May<WriteAnswers>, ("id" = SurveyId, Path), ("link" = SurveyLinkId, Path)), responses((status = 200, body = SurveyLinkOut), Problems))]
async fn close(State(house): State<House>, may: May<WriteAnswers>, Place(place): Place<Pair>) -> Result<Json<SurveyLinkOut>, Problem> {
    set_closed(&house, &may, place, true).await
}

/// Open a link that was closed.
#[utoipa::path(post, path = "/v1/surveys/{id}/links/{link}/open", operation_id = "open_survey_link", tag = "listen",
    params(May<WriteAnswers>, ("id" = SurveyId, Path), ("link" = SurveyLinkId, Path)), responses((status = 200, body = SurveyLinkOut), Problems))]
async fn open(State(house): State<House>, may: May<WriteAnswers>, Place(place): Place<Pair>) -> Result<Json<SurveyLinkOut>, Problem> {
    set_closed(&house, &may, place, false).await
}

/// The survey and its link.
type Pair = (Id<Survey>, Id<SurveyLink>);

async fn set_closed(house: &House, may: &May<WriteAnswers>, (survey, id): Pair, closed: bool) -> Result<Json<SurveyLinkOut>, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    let link = store::set_closed(&mut tx, survey, id, closed).await?;
    let called = Called::of(&mut tx, std::iter::once(&link), may.sees.customers).await?;
    tx.commit().await?;
    Ok(Json(called.show(&house.site, link, None)))
}

/// The QR code of a link whose address is kept, as SVG.
#[utoipa::path(get, path = "/v1/surveys/{id}/links/{link}/qr.svg", operation_id = "show_survey_link_qr", tag = "listen",
    params(May<ReadAnswers>, ("id" = SurveyId, Path), ("link" = SurveyLinkId, Path)),
    responses((status = 200, body = String, content_type = "image/svg+xml"), Problems))]
async fn picture(State(house): State<House>, may: May<ReadAnswers>, Place((survey, id)): Place<Pair>) -> Result<Response, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    let link = store::of_survey(&mut read, survey, id).await?;
    let hidden = || Refusal::new(Code::Conflict, "the address of a personal link is not kept, so that nobody else can answer by it");
    let svg = qr::svg(&address(&house.site, link.token.as_deref().ok_or_else(hidden)?))?;
    Ok(([(CONTENT_TYPE, "image/svg+xml"), (CACHE_CONTROL, "private, max-age=3600")], svg).into_response())
}

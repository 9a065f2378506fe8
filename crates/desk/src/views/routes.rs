//! Routes of saved views. Everybody saves their own; who may write shares them and changes shared ones.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use edge::revision::{IfMatch, IfMatchParams};
use edge::{Body, House, Listed, Params, Place, Problem, Problems, TimeText};
use identity::may::ReadAnswers;
use identity::{May, Right};
use kernel::{Actor, Code, Id, Member, Time};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{Record, View, ViewId, Wish};

/// All routes of this noun.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new().routes(routes!(list, create)).routes(routes!(change, remove))
}

/// Which views.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Of {
    /// Of this page, as in `responses`.
    page: String,
}

/// A new view.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct ViewIn {
    /// The page it is of, as in `responses`.
    #[schema(max_length = 60)]
    page: String,
    /// What people call it.
    #[schema(max_length = 60)]
    name: String,
    /// The filters, as the page's address has them behind its question mark.
    #[schema(max_length = 4000)]
    address: String,
    /// Whether everybody in the workspace sees it.
    #[serde(default)]
    shared: bool,
}

/// A change of a view.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct ViewPatch {
    #[schema(max_length = 60)]
    name: Option<String>,
    #[schema(max_length = 4000)]
    address: Option<String>,
    shared: Option<bool>,
    /// The revision you have seen; may be said by `If-Match` instead.
    revision: Option<i64>,
}

/// A list as somebody wants to see it again.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = View)]
struct ViewOut {
    #[schema(value_type = ViewId)]
    id: Id<View>,
    page: String,
    name: String,
    /// The filters, as the page's address has them behind its question mark.
    address: String,
    /// Whether everybody in the workspace sees it.
    shared: bool,
    /// Whether it is the caller's own.
    own: bool,
    #[schema(value_type = TimeText)]
    changed_at: Time,
    revision: i64,
}

impl ViewOut {
    fn of(Record { id, page, name, address, member, shared, changed_at, revision }: Record, caller: Option<Id<Member>>) -> Self {
        Self { id, page, name, address, shared, own: member.is_some() && member == caller, changed_at, revision }
    }
}

/// The member who calls, if it is one.
fn member(may: &May<ReadAnswers>) -> Option<Id<Member>> {
    match may.act.actor {
        Actor::Member(member) => Some(member),
        _ => None,
    }
}

/// Whether the caller may share views and change those that are.
fn manages(may: &May<ReadAnswers>) -> bool {
    may.rights.has(Right::WriteAnswers)
}

fn may_share(may: &May<ReadAnswers>, shared: bool) -> Result<(), Problem> {
    if !shared || manages(may) {
        return Ok(());
    }
    Err(Problem::new(Code::NotAllowed, "sharing a view with everybody needs the right write_answers: save it for yourself"))
}

/// The views of a page: the caller's own and those that are shared, by name.
#[utoipa::path(get, path = "/v1/views", operation_id = "list_views", tag = "desk", params(May<ReadAnswers>, Of),
    responses((status = 200, body = Listed<ViewOut>), Problems))]
async fn list(State(house): State<House>, may: May<ReadAnswers>, Params(of): Params<Of>) -> Result<Json<Listed<ViewOut>>, Problem> {
    let caller = member(&may);
    let views = super::all(&mut house.store.read(may.act.workspace).await?, &of.page, caller).await?;
    Ok(Json(Listed { items: views.into_iter().map(|view| ViewOut::of(view, caller)).collect(), next: None }))
}

/// Save a view of a page.
#[utoipa::path(post, path = "/v1/views", operation_id = "create_view", tag = "desk", params(May<ReadAnswers>), request_body = ViewIn,
    responses((status = 201, body = ViewOut), Problems))]
async fn create(
    State(house): State<House>,
    may: May<ReadAnswers>,
    Body(ViewIn { page, name, address, shared }): Body<ViewIn>,
) -> Result<(StatusCode, Json<ViewOut>), Problem> {
    let caller = member(&may);
    may_share(&may, shared || caller.is_none())?;
    let mut tx = house.store.begin(&may.act).await?;
    let made = super::create(&mut tx, &page, caller, &Wish { name: Some(name), address: Some(address), shared: Some(shared) }).await?;
    tx.commit().await?;
    Ok((StatusCode::CREATED, Json(ViewOut::of(made, caller))))
}

/// Rename a view, give it other filters, share it or keep it for yourself.
#[utoipa::path(patch, path = "/v1/views/{id}", operation_id = "change_view", tag = "desk", request_body = ViewPatch,
    params(May<ReadAnswers>, IfMatchParams, ("id" = ViewId, Path)), responses((status = 200, body = ViewOut), Problems))]
async fn change(
    State(house): State<House>,
    may: May<ReadAnswers>,
    Place(id): Place<Id<View>>,
    seen: IfMatch,
    Body(ViewPatch { name, address, shared, revision }): Body<ViewPatch>,
) -> Result<Json<ViewOut>, Problem> {
    may_share(&may, shared == Some(true))?;
    let caller = member(&may);
    let mut tx = house.store.begin(&may.act).await?;
    let changed = super::change(&mut tx, id, caller, manages(&may), seen.or(revision), &Wish { name, address, shared }).await?;
    tx.commit().await?;
    Ok(Json(ViewOut::of(changed, caller)))
}

/// Remove a view.
#[utoipa::path(delete, path = "/v1/views/{id}", operation_id = "remove_view", tag = "desk", params(May<ReadAnswers>, ("id" = ViewId, Path)),
    responses((status = 204), Problems))]
async fn remove(State(house): State<House>, may: May<ReadAnswers>, Place(id): Place<Id<View>>) -> Result<StatusCode, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    super::remove(&mut tx, id, member(&may), manages(&may)).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

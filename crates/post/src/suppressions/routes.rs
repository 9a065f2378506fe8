//! Routes of addresses that get no more letters.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use edge::{Body, House, List, ListParams, Listed, Place, Problem, Problems, TimeText};
use identity::may::ManageWorkspace;
use identity::{May, mail_key};
use kernel::{Code, Id, Refusal, Time};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{Reason, Record, release, suppress};
use crate::{Mailbox, Suppression, SuppressionId};

/// All routes of this noun.
pub(crate) fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new().routes(routes!(list, add)).routes(routes!(take_off))
}

/// An address that gets no more letters.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Suppression)]
struct SuppressionOut {
    #[schema(value_type = SuppressionId)]
    id: Id<Suppression>,
    /// The address; withheld from those who do not see customers, and none when its owner was erased.
    address: Option<String>,
    reason: Reason,
    #[schema(value_type = TimeText)]
    since: Time,
}

impl SuppressionOut {
    fn of(record: Record, sees_customers: bool) -> Self {
        Self { id: record.id, address: record.address.filter(|_| sees_customers), reason: record.reason, since: record.since }
    }
}

/// An address to be left alone.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct SuppressionIn {
    #[schema(max_length = 254)]
    address: String,
}

/// Which addresses are listed.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Filter {
    /// Only this address.
    address: Option<String>,
}

/// Addresses that get no more letters, the newest first
#[utoipa::path(get, path = "/v1/suppressions", operation_id = "list_suppressions", tag = "mail", params(May<ManageWorkspace>, ListParams, Filter),
    responses((status = 200, body = Listed<SuppressionOut>), Problems))]
async fn list(State(house): State<House>, may: May<ManageWorkspace>, list: List<Filter>) -> Result<Json<Listed<SuppressionOut>>, Problem> {
    let key = list.filter.address.as_deref().map(mail_key);
    let page = super::page(&mut house.store.read(may.act.workspace).await?, key.as_deref(), list.after()?, list.limit).await?;
    Ok(Json(Listed::of(page, |record| SuppressionOut::of(record, may.sees.customers))))
}

/// Send an address no more letters
#[utoipa::path(post, path = "/v1/suppressions", operation_id = "add_suppression", tag = "mail", params(May<ManageWorkspace>),
    request_body = SuppressionIn, responses((status = 201, body = SuppressionOut), Problems))]
async fn add(
    State(house): State<House>,
    may: May<ManageWorkspace>,
    Body(wish): Body<SuppressionIn>,
) -> Result<(StatusCode, Json<SuppressionOut>), Problem> {
    let mailbox = Mailbox::new(None, &wish.address).map_err(|refusal| Refusal::field("address", refusal.detail))?;
    let mut tx = house.store.begin(&may.act).await?;
    if !suppress(&mut tx, &mailbox, Reason::ByHand, None).await? {
        return Err(Refusal::new(Code::Conflict, "this address gets no letters already").at("address", "is in the list already").into());
    }
    let made = super::page(&mut tx, Some(&mailbox.key()), None, 1).await?.items.pop();
    tx.commit().await?;
    let made = made.ok_or_else(|| Refusal::not_found("suppression", "of this address"))?;
    Ok((StatusCode::CREATED, Json(SuppressionOut::of(made, may.sees.customers))))
}

/// Let an address get letters again
///
/// Only at its owner's word: whoever unsubscribed has a right to be left alone.
#[utoipa::path(delete, path = "/v1/suppressions/{id}", operation_id = "remove_suppression", tag = "mail",
    params(May<ManageWorkspace>, ("id" = SuppressionId, Path)), responses((status = 204), Problems))]
async fn take_off(State(house): State<House>, may: May<ManageWorkspace>, Place(id): Place<Id<Suppression>>) -> Result<StatusCode, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    release(&mut tx, id).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

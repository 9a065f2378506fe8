//! Routes of pairings.

use axum::Json;
use axum::extract::State;
use edge::{Body, House, List, ListParams, Listed, MemberId, Patch, Place, Problem, Problems, TimeText};
use identity::May;
use identity::may::{ReadCustomers, WriteCustomers};
use kernel::{Id, Member, Time};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{Gap, Matter, Missing, Pairing};
use crate::accounts::Account;
use crate::contacts::Contact;
use crate::ids::{AccountId, ContactId};

/// All routes of this noun.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new().routes(routes!(show)).routes(routes!(pair)).routes(routes!(gaps))
}

/// Who faces whom in one matter: what is left out stays, `null` clears.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct PairingPatch {
    /// Our person.
    #[serde(default)]
    #[schema(value_type = Option<MemberId>)]
    member: Patch<Id<Member>>,
    /// Their person, of this account.
    #[serde(default)]
    #[schema(value_type = Option<ContactId>)]
    contact: Patch<Id<Contact>>,
}

/// Who faces whom in one matter, and who is missing.
#[derive(Debug, Serialize, ToSchema)]
struct PairingOut {
    matter: Matter,
    #[schema(value_type = Option<MemberId>)]
    member: Option<Id<Member>>,
    #[schema(value_type = Option<ContactId>)]
    contact: Option<Id<Contact>>,
    /// Who is missing; `null` when nobody is.
    missing: Option<Missing>,
    #[schema(value_type = Option<TimeText>)]
    changed_at: Option<Time>,
}

impl From<Pairing> for PairingOut {
    fn from(pairing: Pairing) -> Self {
        let Pairing { matter, member, contact, changed_at } = pairing;
        Self { matter, member, contact, missing: pairing.missing(), changed_at }
    }
}

/// An account whose pairing has gaps.
#[derive(Debug, Serialize, ToSchema)]
struct GapOut {
    #[schema(value_type = AccountId)]
    account: Id<Account>,
    external_id: Option<String>,
    name: String,
    /// The matters in which somebody is missing.
    open: Vec<PairingOut>,
}

/// The three pairings of an account, and who is missing in each.
#[utoipa::path(get, path = "/v1/accounts/{id}/pairings", operation_id = "show_pairings", tag = "customers", params(May<ReadCustomers>, ("id" = AccountId, Path)),
    responses((status = 200, body = Listed<PairingOut>), Problems))]
async fn show(State(house): State<House>, may: May<ReadCustomers>, Place(id): Place<Id<Account>>) -> Result<Json<Listed<PairingOut>>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    let items = super::of_account(&mut read, id).await?.into_iter().map(PairingOut::from).collect();
    Ok(Json(Listed { items, next: None }))
}

/// Set who faces whom in one matter.
#[utoipa::path(patch, path = "/v1/accounts/{id}/pairings/{matter}", operation_id = "pair_people", tag = "customers", request_body = PairingPatch,
    params(May<WriteCustomers>, ("id" = AccountId, Path), ("matter" = Matter, Path)), responses((status = 200, body = PairingOut), Problems))]
async fn pair(
    State(house): State<House>,
    may: May<WriteCustomers>,
    Place((id, matter)): Place<(Id<Account>, Matter)>,
    Body(patch): Body<PairingPatch>,
) -> Result<Json<PairingOut>, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    let paired = super::pair(&mut tx, id, matter, patch.member, patch.contact).await?;
    tx.commit().await?;
    Ok(Json(paired.into()))
}

/// The accounts we serve whose pairing has gaps.
#[utoipa::path(get, path = "/v1/pairings/gaps", operation_id = "list_pairing_gaps", tag = "customers", params(May<ReadCustomers>, ListParams),
    responses((status = 200, body = Listed<GapOut>), Problems))]
async fn gaps(State(house): State<House>, may: May<ReadCustomers>, list: List) -> Result<Json<Listed<GapOut>>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    let page = super::gaps(&mut read, &list).await?;
    Ok(Json(Listed::of(page, |Gap { account, name, external_id, open }| GapOut {
        account,
        external_id,
        name,
        open: open.into_iter().map(PairingOut::from).collect(),
    })))
}

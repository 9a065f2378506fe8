//! Routes of contacts. Erasure and personal export concern every noun and are composed where all of them are known.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use edge::once::OnceParams;
use edge::{Body, House, List, ListParams, Listed, Once, Place, Problem, Problems};
use identity::May;
use identity::mail_key;
use identity::may::{ReadCustomers, WriteCustomers};
use kernel::Id;
use serde::Deserialize;
use store::Read;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::shapes::{ConsentIn, ConsentOut, ContactIn, ContactOut, ContactPatch};
use super::{Contact, Failing, Filter, Record, Role};
use crate::accounts::{Account, Order, external_key, names};
use crate::attributes::{self, Noun, named};
use crate::ids::{AccountId, ContactId};
use crate::search;
use edge::revision::{IfMatch, IfMatchParams};

/// All routes of this noun.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new().routes(routes!(list, create)).routes(routes!(show, change)).routes(routes!(consents, consent))
}

/// Which contacts, and in which order.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Filters {
    /// Of this account.
    #[param(value_type = Option<AccountId>)]
    account: Option<Id<Account>>,
    /// With this part in decisions.
    role: Option<Role>,
    /// With this external id; only for those who see names of customers.
    external_id: Option<String>,
    /// With this mail address; only for those who see names of customers.
    mail: Option<String>,
    /// With words of the name, a mail address or a number that begin so, or a number that ends so; only for those who see names of customers.
    #[param(max_length = 200)]
    q: Option<String>,
    /// With this value of an attribute, as in `department:finance`.
    attribute: Option<String>,
    /// By name unless told; always the newest first for those who do not see names.
    #[param(inline)]
    sort: Option<Order>,
}

async fn filter(read: &mut Read, filters: Filters, sees_names: bool) -> Result<Filter, Problem> {
    let Filters { account, role, external_id, mail, q, attribute, .. } = filters;
    if !sees_names && (mail.is_some() || external_id.is_some() || q.is_some()) {
        return Err(Problem::new(
            kernel::Code::NotAllowed,
            "looking for a person by name, mail address or external id needs the right see_customers",
        ));
    }
    let attribute = match attribute {
        Some(text) => Some(named::condition(Noun::Contact, &attributes::all(read, Noun::Contact).await?, &text)?),
        None => None,
    };
    let external_id = external_id.as_deref().map(external_key);
    let among = match q {
        Some(query) => Some(search::contacts_found(read, &query).await?),
        None => None,
    };
    Ok(Filter { account, role, external_id, mail_key: mail.as_deref().map(mail_key), among, attribute })
}

/// Contacts, page by page.
#[utoipa::path(get, path = "/v1/contacts", operation_id = "list_contacts", tag = "customers", params(May<ReadCustomers>, ListParams, Filters),
    responses((status = 200, body = Listed<ContactOut>), Problems))]
async fn list(State(house): State<House>, may: May<ReadCustomers>, list: List<Filters>) -> Result<Json<Listed<ContactOut>>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    let sees = may.sees.customers;
    // An order by name would tell what is hidden.
    let order = list.filter.sort.filter(|_| sees).unwrap_or(if sees { Order::Name } else { Order::Newest });
    let list = List { cursor: list.cursor, limit: list.limit, filter: filter(&mut read, list.filter, sees).await? };
    let page = super::page(&mut read, &list, order).await?;
    let attributes = attributes::all(&mut read, Noun::Contact).await?;
    let called = names(&mut read, page.items.iter().filter_map(|record| record.account)).await?;
    let failing = Failing::among(&mut read, &page.items).await?;
    let named = |record: &Record| record.account.and_then(|id| called.get(&id).cloned());
    Ok(Json(Listed::of(page, |record| {
        let account = named(&record);
        ContactOut::of(record, &attributes, sees, &failing).at(account)
    })))
}

/// Make a contact.
#[utoipa::path(post, path = "/v1/contacts", operation_id = "create_contact", tag = "customers", params(May<WriteCustomers>, OnceParams), request_body = ContactIn,
    responses((status = 201, body = ContactOut), Problems))]
async fn create(State(house): State<House>, may: May<WriteCustomers>, once: Once<ContactIn>) -> Result<Response, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    if let Some(answer) = once.before(&mut tx).await? {
        return Ok(answer);
    }
    let attributes = attributes::all(&mut tx, Noun::Contact).await?;
    let made = super::create(&mut tx, &once.body.edit(&attributes)?).await?;
    let failing = Failing::among(&mut tx, std::slice::from_ref(&made)).await?;
    once.answer(tx, StatusCode::CREATED, &ContactOut::of(made, &attributes, may.sees.customers, &failing)).await
}

/// One contact.
#[utoipa::path(get, path = "/v1/contacts/{id}", operation_id = "show_contact", tag = "customers", params(May<ReadCustomers>, ("id" = ContactId, Path)),
    responses((status = 200, body = ContactOut), Problems))]
async fn show(State(house): State<House>, may: May<ReadCustomers>, Place(id): Place<Id<Contact>>) -> Result<Json<ContactOut>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    let record = super::store::present(&mut read, id).await?;
    let attributes = attributes::all(&mut read, Noun::Contact).await?;
    let account = names(&mut read, record.account).await?.into_values().next();
    let failing = Failing::among(&mut read, std::slice::from_ref(&record)).await?;
    Ok(Json(ContactOut::of(record, &attributes, may.sees.customers, &failing).at(account)))
}

/// Change a contact.
#[utoipa::path(patch, path = "/v1/contacts/{id}", operation_id = "change_contact", tag = "customers", request_body = ContactPatch,
    params(May<WriteCustomers>, IfMatchParams, ("id" = ContactId, Path)), responses((status = 200, body = ContactOut), Problems))]
async fn change(
    State(house): State<House>,
    may: May<WriteCustomers>,
    Place(id): Place<Id<Contact>>,
    seen: IfMatch,
    Body(patch): Body<ContactPatch>,
) -> Result<Json<ContactOut>, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    let (revision, attributes) = (seen.or(patch.revision), attributes::all(&mut tx, Noun::Contact).await?);
    let changed = super::change(&mut tx, id, revision, &patch.edit(&attributes)?).await?;
    let failing = Failing::among(&mut tx, std::slice::from_ref(&changed)).await?;
    tx.commit().await?;
    Ok(Json(ContactOut::of(changed, &attributes, may.sees.customers, &failing)))
}

/// What a person agreed to or declined, the newest first; the first one of a purpose holds.
#[utoipa::path(get, path = "/v1/contacts/{id}/consents", operation_id = "list_consents", tag = "customers", params(May<ReadCustomers>, ("id" = ContactId, Path)),
    responses((status = 200, body = Listed<ConsentOut>), Problems))]
async fn consents(State(house): State<House>, may: May<ReadCustomers>, Place(id): Place<Id<Contact>>) -> Result<Json<Listed<ConsentOut>>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    super::find(&mut read, id).await?.ok_or_else(|| Problem::not_found("contact", id))?;
    let items = super::consents(&mut read, id).await?.into_iter().map(ConsentOut::from).collect();
    Ok(Json(Listed { items, next: None }))
}

/// Keep what a person has agreed to or declined.
#[utoipa::path(post, path = "/v1/contacts/{id}/consents", operation_id = "keep_consent", tag = "customers", request_body = ConsentIn,
    params(May<WriteCustomers>, OnceParams, ("id" = ContactId, Path)), responses((status = 201, body = ConsentOut), Problems))]
async fn consent(
    State(house): State<House>,
    may: May<WriteCustomers>,
    Place(id): Place<Id<Contact>>,
    once: Once<ConsentIn>,
) -> Result<Response, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    if let Some(answer) = once.before(&mut tx).await? {
        return Ok(answer);
    }
    let kept = super::give_consent(&mut tx, id, once.body.consent(may.act.now)?).await?;
    once.answer(tx, StatusCode::CREATED, &ConsentOut::from(kept)).await
}

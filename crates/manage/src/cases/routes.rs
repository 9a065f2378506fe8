//! Routes of cases.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::State;
use axum::response::Response;
use customers::accounts::Account;
use customers::contacts::Contact;
use customers::ids::{AccountId, ContactId};
use desk::tags::{Tag, TagId};
use edge::params::parameter;
use edge::revision::{IfMatch, IfMatchParams};
use edge::{Body, House, List, ListParams, Listed, Once, OnceParams, Params, Patch, Place, Problem, Problems};
use http::StatusCode;
use identity::may::{ReadCases, WriteCases};
use identity::{May, Team, TeamId};
use journeys::touchpoints::{self, Touchpoint};
use kernel::about::Any;
use kernel::{Actor, Id, Noun, Page, Refusal};
use serde::{Deserialize, Serialize};
use store::{Error, Read, Tx};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::list::{Counts, Meant, Owner, Sort};
use super::shapes::{CaseBulk, CaseBulkOutcome, CaseId, CaseIn, CaseItemIn, CaseItemJoins, CaseOut, CasePatch, CaseRuleId, CaseWhole, CaseWordsIn};
use super::whole::{listed, owner_of, whole};
use super::{Case, CaseRule, Edit, Filter, HoldOn, Item, ItemNoun, Kind, Opening, Priority, Record, State as Stands, bulk, join, open, present};
use crate::causes::Cause;
use crate::causes::routes::RootCauseId;

/// The most items that one case is opened with.
const MOST_ITEMS: usize = 100;

/// All routes of this noun.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(list, create))
        .routes(routes!(count))
        .routes(routes!(change_many))
        .routes(routes!(show, change))
        .routes(routes!(speak))
        .routes(routes!(add))
        .routes(routes!(of_account))
        .routes(routes!(of_contact))
        .merge(super::kept::routes())
}

/// Which cases.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Filters {
    /// That stand there; several with commas between, as in `open,working`.
    #[param(max_length = 60)]
    state: Option<String>,
    /// That are open, working or waiting; or not.
    open: Option<bool>,
    /// Of this member; `me` for your own, `none` for those that nobody takes care of.
    #[param(value_type = Option<String>)]
    owner: Option<String>,
    /// Of this team.
    #[param(value_type = Option<TeamId>)]
    team: Option<Id<Team>>,
    /// For this account.
    #[param(value_type = Option<AccountId>)]
    account: Option<Id<Account>>,
    /// For this person.
    #[param(value_type = Option<ContactId>)]
    contact: Option<Id<Contact>>,
    /// About this touchpoint, by its key.
    #[param(max_length = 200)]
    touchpoint: Option<String>,
    /// Those that are late only.
    #[serde(default)]
    late: bool,
    /// Of this kind.
    #[param(inline)]
    kind: Option<Kind>,
    /// That press so.
    #[param(inline)]
    priority: Option<Priority>,
    /// That this rule opened.
    #[param(value_type = Option<CaseRuleId>)]
    rule: Option<Id<CaseRule>>,
    /// That happened for this reason.
    #[param(value_type = Option<RootCauseId>)]
    cause: Option<Id<Cause>>,
    /// Wearing this tag.
    #[param(value_type = Option<TagId>)]
    tag: Option<Id<Tag>>,
    /// A number as in `17` or `case 17`, or beginnings of words of a title, an account, or a person whose name you see.
    #[param(max_length = 200)]
    words: Option<String>,
    /// In which order a list shows them: what is due first unless told.
    #[param(inline)]
    sort: Option<Sort>,
}

async fn filter<R>(read: &mut Read, may: &May<R>, filters: Filters) -> Result<Filter, Error> {
    let Filters { state, open, owner, team, account, contact, touchpoint, late, kind, priority, rule, cause, tag, words, sort: _ } = filters;
    if words.as_ref().is_some_and(|words| words.chars().count() > 200) {
        return Err(parameter("words", "look for 200 characters at most").into());
    }
    let states = state.iter().flat_map(|states| states.split(',')).map(|state| state.trim().parse::<Stands>());
    let states = states.collect::<Result<Vec<_>, _>>().map_err(|refusal| parameter("state", &refusal.detail))?;
    let meant = match words.as_deref().map(str::trim).filter(|words| !words.is_empty()) {
        Some(words) => Some(Meant::of(read, words, may.sees.customers).await?),
        None => None,
    };
    let touchpoint = match touchpoint {
        Some(key) => Some(touchpoint_of(read, &key).await?.unwrap_or(Id::from_bytes([0; 16]))),
        None => None,
    };
    Ok(Filter {
        states,
        open,
        owner: owner.map(|owner| owned_by(&may.act.actor, &owner)).transpose()?,
        team,
        account,
        contact,
        touchpoint,
        late: late.then_some(may.act.now),
        kind,
        priority,
        rule,
        cause,
        tag,
        meant,
    })
}

fn owned_by(actor: &Actor, owner: &str) -> Result<Owner, Refusal> {
    match (owner, actor) {
        ("none", _) => Ok(Owner::Nobody),
        ("me", Actor::Member(member)) => Ok(Owner::Member(*member)),
        ("me", _) => Err(parameter("owner", "you are no member of this workspace: name one by its id")),
        (id, _) => id.parse().map(Owner::Member).map_err(|_| parameter("owner", "is neither me nor none nor the id of a member")),
    }
}

async fn touchpoint_of(read: &mut Read, key: &str) -> Result<Option<Id<Touchpoint>>, Error> {
    Ok(touchpoints::all(read).await?.into_iter().find(|touchpoint| touchpoint.key == key).map(|touchpoint| touchpoint.id))
}

async fn known_touchpoint(read: &mut Read, key: &str) -> Result<Id<Touchpoint>, Error> {
    let missing = || Refusal::field("touchpoint", format!("there is no touchpoint {key:?} here: make it first, or correct the key"));
    Ok(touchpoint_of(read, key).await?.ok_or_else(missing)?)
}

/// Cases, what is due first, unless you sort them otherwise.
#[utoipa::path(get, path = "/v1/cases", operation_id = "list_cases", tag = "manage", params(May<ReadCases>, ListParams, Filters),
    responses((status = 200, body = Listed<CaseOut>), Problems))]
async fn list(State(house): State<House>, may: May<ReadCases>, list: List<Filters>) -> Result<Json<Listed<CaseOut>>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    let List { cursor, limit, filter: filters } = list;
    let sort = filters.sort.unwrap_or(Sort::Due);
    let list = List { cursor, limit, filter: filter(&mut read, &may, filters).await? };
    shown(&mut read, &list, sort, &may).await
}

async fn shown<R>(read: &mut Read, list: &List<Filter>, sort: Sort, may: &May<R>) -> Result<Json<Listed<CaseOut>>, Problem> {
    let Page { items, next } = super::page(read, list, sort).await?;
    let items = listed(read, &items, may).await?;
    Ok(Json(Listed::of(Page { items, next }, |item| item)))
}

/// How many cases there are of these.
#[derive(Debug, Serialize, ToSchema)]
struct CaseCounts {
    /// That are open, working or waiting.
    open: i64,
    /// Of these, that are late.
    late: i64,
    /// Of these, that nobody takes care of.
    unowned: i64,
    /// Of these, whose customer waits for an answer.
    replied: i64,
    /// How many stand where.
    #[schema(value_type = BTreeMap<String, i64>)]
    by_state: BTreeMap<Stands, i64>,
}

/// How many cases a list with these filters would show.
#[utoipa::path(get, path = "/v1/cases/counts", operation_id = "count_cases", tag = "manage", params(May<ReadCases>, Filters),
    responses((status = 200, body = CaseCounts), Problems))]
async fn count(State(house): State<House>, may: May<ReadCases>, Params(filters): Params<Filters>) -> Result<Json<CaseCounts>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    let filter = filter(&mut read, &may, filters).await?;
    let Counts { open, late, unowned, replied, by_state } = super::counts(&mut read, &filter, may.act.now).await?;
    Ok(Json(CaseCounts { open, late, unowned, replied, by_state }))
}

/// The cases of an account, those that opened last first.
#[utoipa::path(get, path = "/v1/accounts/{id}/cases", operation_id = "list_account_cases", tag = "manage",
    params(May<ReadCases>, ListParams, ("id" = AccountId, Path)), responses((status = 200, body = Listed<CaseOut>), Problems))]
async fn of_account(
    State(house): State<House>,
    may: May<ReadCases>,
    Place(id): Place<Id<Account>>,
    list: List,
) -> Result<Json<Listed<CaseOut>>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    customers::accounts::find(&mut read, id).await?.ok_or_else(|| Problem::not_found("account", id))?;
    let list = List { cursor: list.cursor, limit: list.limit, filter: Filter { account: Some(id), ..Filter::default() } };
    shown(&mut read, &list, Sort::Newest, &may).await
}

/// The cases of a person, those that opened last first.
#[utoipa::path(get, path = "/v1/contacts/{id}/cases", operation_id = "list_contact_cases", tag = "manage",
    params(May<ReadCases>, ListParams, ("id" = ContactId, Path)), responses((status = 200, body = Listed<CaseOut>), Problems))]
async fn of_contact(
    State(house): State<House>,
    may: May<ReadCases>,
    Place(id): Place<Id<Contact>>,
    list: List,
) -> Result<Json<Listed<CaseOut>>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    customers::contacts::find(&mut read, id).await?.ok_or_else(|| Problem::not_found("contact", id))?;
    let list = List { cursor: list.cursor, limit: list.limit, filter: Filter { contact: Some(id), ..Filter::default() } };
    shown(&mut read, &list, Sort::Newest, &may).await
}

/// Open a case by hand.
#[utoipa::path(post, path = "/v1/cases", operation_id = "open_case", tag = "manage", params(May<WriteCases>, OnceParams), request_body = CaseIn,
    responses((status = 201, body = CaseWhole), Problems))]
async fn create(State(house): State<House>, may: May<WriteCases>, once: Once<CaseIn>) -> Result<Response, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    if let Some(answer) = once.before(&mut tx).await? {
        return Ok(answer);
    }
    let opening = opening(&mut tx, &once.body).await?;
    let id = open(&mut tx, opening).await?.id();
    let record = present(&mut tx, id).await?;
    let made = whole(&mut tx, &record, &may).await?;
    once.answer(tx, StatusCode::CREATED, &made).await
}

async fn opening(tx: &mut Tx<'_>, wish: &CaseIn) -> Result<Opening, Error> {
    let given = [("responses", wish.responses.len()), ("observations", wish.observations.len()), ("alerts", wish.alerts.len())];
    if let Some((field, _)) = given.into_iter().find(|(_, count)| *count > MOST_ITEMS) {
        return Err(Refusal::field(field, format!("a case opens with {MOST_ITEMS} of a kind at most: add the others later")).into());
    }
    if wish.title.trim().is_empty() {
        return Err(Refusal::field("title", "is empty: say in a few words what it is about").into());
    }
    let mut items = Vec::new();
    for id in &wish.responses {
        items.push(item(tx, "responses", ItemNoun::Response, *id).await?);
    }
    for id in &wish.observations {
        items.push(item(tx, "observations", ItemNoun::Observation, *id).await?);
    }
    for id in &wish.alerts {
        items.push(item(tx, "alerts", ItemNoun::Alert, *id).await?);
    }
    let touchpoint = match &wish.touchpoint {
        Some(key) => Some(known_touchpoint(tx, key).await?),
        None => None,
    };
    Ok(Opening {
        kind: wish.kind,
        priority: wish.priority.unwrap_or(Priority::Normal),
        rule: None,
        title: Some(wish.title.clone()),
        account: wish.account,
        contact: wish.contact,
        touchpoint,
        owner: wish.owner,
        team: wish.team,
        service_class: None,
        hold_on: wish.hold.unwrap_or(HoldOn::None),
        playbook: None,
        items,
    })
}

async fn item<N: Noun>(read: &mut Read, field: &str, noun: ItemNoun, id: Id<N>) -> Result<Item, Error> {
    let any: Id<Any> = Id::from_bytes(*id.bytes());
    let missing = || Refusal::field(field, format!("there is no {noun} {id} here"));
    Ok(owner_of(read, noun, any).await?.ok_or_else(missing)?)
}

/// One case with all that belongs to it.
#[utoipa::path(get, path = "/v1/cases/{id}", operation_id = "show_case", tag = "manage", params(May<ReadCases>, ("id" = CaseId, Path)),
    responses((status = 200, body = CaseWhole), Problems))]
async fn show(State(house): State<House>, may: May<ReadCases>, Place(id): Place<Id<Case>>) -> Result<Json<CaseWhole>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    let record = present(&mut read, id).await?;
    Ok(Json(whole(&mut read, &record, &may).await?))
}

/// Work on a case.
#[utoipa::path(patch, path = "/v1/cases/{id}", operation_id = "change_case", tag = "manage", request_body = CasePatch,
    params(May<WriteCases>, IfMatchParams, ("id" = CaseId, Path)), responses((status = 200, body = CaseWhole), Problems))]
async fn change(
    State(house): State<House>,
    may: May<WriteCases>,
    Place(id): Place<Id<Case>>,
    seen: IfMatch,
    Body(patch): Body<CasePatch>,
) -> Result<Json<CaseWhole>, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    let seen = seen.or(patch.revision);
    let edit = edit(&mut tx, patch).await?;
    let record = super::change(&mut tx, id, seen, edit).await?;
    answer(tx, &record, &may).await
}

async fn edit(read: &mut Read, patch: CasePatch) -> Result<Edit, Error> {
    let CasePatch { title, kind, state, priority, contact, touchpoint, owner, team, cause, action, plan, service_class, revision: _ } = patch;
    let touchpoint = match touchpoint {
        Patch::Keep => Patch::Keep,
        Patch::Clear => Patch::Clear,
        Patch::Set(key) => Patch::Set(known_touchpoint(read, &key).await?),
    };
    Ok(Edit { title, kind, state, priority, contact, touchpoint, owner, team, cause, action, plan, service_class })
}

async fn answer<R>(mut tx: Tx<'_>, record: &Record, may: &May<R>) -> Result<Json<CaseWhole>, Problem> {
    let shown = whole(&mut tx, record, may).await?;
    tx.commit().await?;
    Ok(Json(shown))
}

/// Note that you spoke with the customer.
#[utoipa::path(post, path = "/v1/cases/{id}/words", operation_id = "note_case_words", tag = "manage", request_body = CaseWordsIn,
    params(May<WriteCases>, ("id" = CaseId, Path)), responses((status = 200, body = CaseWhole), Problems))]
async fn speak(
    State(house): State<House>,
    may: May<WriteCases>,
    Place(id): Place<Id<Case>>,
    Body(CaseWordsIn { way, note }): Body<CaseWordsIn>,
) -> Result<Json<CaseWhole>, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    let record = super::spoke(&mut tx, id, way, note.as_deref()).await?;
    answer(tx, &record, &may).await
}

/// Let words or deeds join a case; what has joined already changes nothing.
#[utoipa::path(post, path = "/v1/cases/{id}/items", operation_id = "add_case_item", tag = "manage", request_body = CaseItemIn,
    params(May<WriteCases>, ("id" = CaseId, Path)), responses((status = 200, body = CaseWhole), Problems))]
async fn add(
    State(house): State<House>,
    may: May<WriteCases>,
    Place(id): Place<Id<Case>>,
    Body(CaseItemIn { noun, id: joins }): Body<CaseItemIn>,
) -> Result<Json<CaseWhole>, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    present(&mut tx, id).await?;
    let wrong = |refusal: Refusal| Refusal::field("id", refusal.detail);
    let item = match noun {
        CaseItemJoins::Response => {
            let response: Id<listen::responses::Response> = joins.parse().map_err(wrong)?;
            item(&mut tx, "id", ItemNoun::Response, response).await?
        }
        CaseItemJoins::Observation => {
            let observation: Id<listen::observations::Observation> = joins.parse().map_err(wrong)?;
            item(&mut tx, "id", ItemNoun::Observation, observation).await?
        }
        CaseItemJoins::Alert => {
            let alert: Id<monitor::alerts::Alert> = joins.parse().map_err(wrong)?;
            item(&mut tx, "id", ItemNoun::Alert, alert).await?
        }
        CaseItemJoins::Interaction => {
            let interaction: Id<listen::interactions::Interaction> = joins.parse().map_err(wrong)?;
            item(&mut tx, "id", ItemNoun::Interaction, interaction).await?
        }
    };
    join(&mut tx, id, &[item]).await?;
    let record = present(&mut tx, id).await?;
    answer(tx, &record, &may).await
}

/// Change many cases at once: each for itself.
#[utoipa::path(post, path = "/v1/cases/bulk", operation_id = "change_cases", tag = "manage", params(May<WriteCases>), request_body = CaseBulk,
    responses((status = 200, body = Listed<CaseBulkOutcome>), Problems))]
async fn change_many(
    State(house): State<House>,
    may: May<WriteCases>,
    Body(CaseBulk { ids, change }): Body<CaseBulk>,
) -> Result<Json<Listed<CaseBulkOutcome>>, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    let items = bulk::change_all(&mut tx, &ids, &change).await?;
    tx.commit().await?;
    Ok(Json(Listed { items, next: None }))
}

//! Routes of event rules.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use edge::once::OnceParams;
use edge::revision::{IfMatch, IfMatchParams};
use edge::{Body, House, Listed, Once, Patch, Place, Problem, Problems};
use identity::May;
use identity::may::{ManageWorkspace, ReadWorkspace};
use kernel::{Id, Refusal};
use store::{Error, Read, Tx};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::shapes::{EventRuleId, EventRuleIn, EventRuleOut, EventRulePatch};
use super::{EventRule, Record, apply_routes, store as rules};
use crate::sources;

/// All routes of this noun.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new().routes(routes!(list, create)).routes(routes!(change, remove)).merge(apply_routes::routes())
}

/// All event rules in their order: the first one that fits holds.
#[utoipa::path(get, path = "/v1/event-rules", operation_id = "list_event_rules", tag = "interactions", params(May<ReadWorkspace>),
    responses((status = 200, body = Listed<EventRuleOut>), Problems))]
async fn list(State(house): State<House>, may: May<ReadWorkspace>) -> Result<Json<Listed<EventRuleOut>>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    let mut items = Vec::new();
    for rule in rules::all(&mut read).await? {
        items.push(shown(&mut read, rule).await?);
    }
    Ok(Json(Listed { items, next: None }))
}

/// Make an event rule, behind the others. It holds for what comes from now on.
#[utoipa::path(post, path = "/v1/event-rules", operation_id = "create_event_rule", tag = "interactions", params(May<ManageWorkspace>, OnceParams),
    request_body = EventRuleIn, responses((status = 201, body = EventRuleOut), Problems))]
async fn create(State(house): State<House>, may: May<ManageWorkspace>, once: Once<EventRuleIn>) -> Result<Response, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    if let Some(answer) = once.before(&mut tx).await? {
        return Ok(answer);
    }
    let EventRuleIn { event, source, conditions, touchpoint, channel, offering, offering_from } = once.body.clone();
    let source = match source {
        Some(key) => Some(source_of(&mut tx, &key).await?),
        None => None,
    };
    let id = may.act.ids.next();
    let rule = Record { id, position: 0, source, event, conditions, touchpoint, channel, offering, offering_from, revision: 0 };
    let made = rules::create(&mut tx, rule).await?;
    let out = shown(&mut tx, made).await?;
    once.answer(tx, StatusCode::CREATED, &out).await
}

/// Change an event rule. It holds for what comes from now on.
#[utoipa::path(patch, path = "/v1/event-rules/{id}", operation_id = "change_event_rule", tag = "interactions", request_body = EventRulePatch,
    params(May<ManageWorkspace>, IfMatchParams, ("id" = EventRuleId, Path)), responses((status = 200, body = EventRuleOut), Problems))]
async fn change(
    State(house): State<House>,
    may: May<ManageWorkspace>,
    Place(id): Place<Id<EventRule>>,
    seen: IfMatch,
    Body(patch): Body<EventRulePatch>,
) -> Result<Json<EventRuleOut>, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    let (before, revision) = (rules::find(&mut tx, id).await?, seen.or(patch.revision));
    let source = match &patch.source {
        Patch::Keep => before.source,
        Patch::Clear => None,
        Patch::Set(key) => Some(source_of(&mut tx, key).await?),
    };
    let changed = rules::change(&mut tx, revision, Record { source, ..patch.apply(before) }).await?;
    let out = shown(&mut tx, changed).await?;
    tx.commit().await?;
    Ok(Json(out))
}

/// Remove an event rule; what it said of interactions that are here stays.
#[utoipa::path(delete, path = "/v1/event-rules/{id}", operation_id = "remove_event_rule", tag = "interactions",
    params(May<ManageWorkspace>, ("id" = EventRuleId, Path)), responses((status = 204), Problems))]
async fn remove(State(house): State<House>, may: May<ManageWorkspace>, Place(id): Place<Id<EventRule>>) -> Result<StatusCode, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    rules::remove(&mut tx, id).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn shown(read: &mut Read, rule: Record) -> Result<EventRuleOut, Error> {
    let source = match rule.source {
        Some(code) => sources::by_code(read, code).await?.map(|source| source.key),
        None => None,
    };
    Ok(EventRuleOut::of(rule, source))
}

async fn source_of(tx: &mut Tx<'_>, key: &str) -> Result<i64, Error> {
    let found = sources::all(tx).await?.into_iter().find(|source| source.key == key);
    found.map(|source| source.code).ok_or_else(|| Refusal::field("source", format!("there is no source {key:?} here")).into())
}

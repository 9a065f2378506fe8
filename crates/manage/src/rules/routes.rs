//! Routes of case rules.

use ::store::{Error, Read};
use axum::Json;
use axum::extract::State;
use axum::response::Response;
use edge::revision::{IfMatch, IfMatchParams};
use edge::{Body, House, Listed, Once, OnceParams, Place, Problem, Problems};
use http::StatusCode;
use identity::May;
use identity::may::{ManageLoop, ReadCases};
use journeys::touchpoints;
use kernel::Id;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::preview::preview;
use super::shapes::{CaseRuleIn, CaseRuleOut, CaseRulePatch, CaseRulePreview, CaseRuleTrial};
use super::{Record, read_filter, store};
use crate::cases::{CaseRule, CaseRuleId};

/// All routes of this noun.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new().routes(routes!(list, create)).routes(routes!(try_out)).routes(routes!(show, change, remove))
}

/// The rules by which cases open, by name.
#[utoipa::path(get, path = "/v1/case-rules", operation_id = "list_case_rules", tag = "manage", params(May<ReadCases>),
    responses((status = 200, body = Listed<CaseRuleOut>), Problems))]
async fn list(State(house): State<House>, may: May<ReadCases>) -> Result<Json<Listed<CaseRuleOut>>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    let (rules, places) = (store::all(&mut read).await?, touchpoints::all(&mut read).await?);
    let items = rules.into_iter().map(|rule| CaseRuleOut::of(rule, &places)).collect();
    Ok(Json(Listed { items, next: None }))
}

/// Make a case rule; it opens cases from what is recorded from now on.
#[utoipa::path(post, path = "/v1/case-rules", operation_id = "create_case_rule", tag = "manage", params(May<ManageLoop>, OnceParams),
    request_body = CaseRuleIn, responses((status = 201, body = CaseRuleOut), Problems))]
async fn create(State(house): State<House>, may: May<ManageLoop>, once: Once<CaseRuleIn>) -> Result<Response, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    if let Some(answer) = once.before(&mut tx).await? {
        return Ok(answer);
    }
    let confirmed = once.body.confirmed;
    let rule = once.body.record(may.act.now);
    let made = store::create(&mut tx, rule, confirmed).await?;
    let shown = shown(&mut tx, made).await?;
    once.answer(tx, StatusCode::CREATED, &shown).await
}

/// Try a condition: how many cases it would have opened in the last ninety days.
#[utoipa::path(post, path = "/v1/case-rules/preview", operation_id = "preview_case_rule", tag = "manage", params(May<ManageLoop>),
    request_body = CaseRuleTrial, responses((status = 200, body = CaseRulePreview), Problems))]
async fn try_out(State(house): State<House>, may: May<ManageLoop>, Body(trial): Body<CaseRuleTrial>) -> Result<Json<CaseRulePreview>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    let filter = read_filter(&trial.condition)?;
    store::check_attributes(&mut read, &filter).await?;
    if let Some(watch) = trial.watch {
        store::check_watch(&mut read, watch).await?;
    }
    Ok(Json(preview(&mut read, trial.on, trial.watch, &filter, may.act.now).await?.into()))
}

/// One case rule.
#[utoipa::path(get, path = "/v1/case-rules/{id}", operation_id = "show_case_rule", tag = "manage", params(May<ReadCases>, ("id" = CaseRuleId, Path)),
    responses((status = 200, body = CaseRuleOut), Problems))]
async fn show(State(house): State<House>, may: May<ReadCases>, Place(id): Place<Id<CaseRule>>) -> Result<Json<CaseRuleOut>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    let rule = store::present(&mut read, id).await?;
    Ok(Json(shown(&mut read, rule).await?))
}

async fn shown(read: &mut Read, rule: Record) -> Result<CaseRuleOut, Error> {
    Ok(CaseRuleOut::of(rule, &touchpoints::all(read).await?))
}

/// Change a case rule; cases that are here stay as they are.
#[utoipa::path(patch, path = "/v1/case-rules/{id}", operation_id = "change_case_rule", tag = "manage", request_body = CaseRulePatch,
    params(May<ManageLoop>, IfMatchParams, ("id" = CaseRuleId, Path)), responses((status = 200, body = CaseRuleOut), Problems))]
async fn change(
    State(house): State<House>,
    may: May<ManageLoop>,
    Place(id): Place<Id<CaseRule>>,
    seen: IfMatch,
    Body(patch): Body<CaseRulePatch>,
) -> Result<Json<CaseRuleOut>, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    let (seen, confirmed) = (seen.or(patch.revision), patch.confirmed);
    let after = patch.apply(store::present(&mut tx, id).await?);
    let changed = store::change(&mut tx, seen, after, confirmed).await?;
    let shown = shown(&mut tx, changed).await?;
    tx.commit().await?;
    Ok(Json(shown))
}

/// Remove a case rule; its cases stay.
#[utoipa::path(delete, path = "/v1/case-rules/{id}", operation_id = "remove_case_rule", tag = "manage",
    params(May<ManageLoop>, ("id" = CaseRuleId, Path)), responses((status = 204), Problems))]
async fn remove(State(house): State<House>, may: May<ManageLoop>, Place(id): Place<Id<CaseRule>>) -> Result<StatusCode, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    store::remove(&mut tx, id).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

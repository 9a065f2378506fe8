//! Routes of watches.

use std::collections::HashMap;
use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use axum::{Extension, Json};
use customers::accounts::{self, Account};
use edge::revision::{IfMatch, IfMatchParams};
use edge::{Body, House, Listed, Once, OnceParams, Place, Problem, Problems};
use http::StatusCode;
use identity::May;
use identity::may::{ManageLoop, ReadCases};
use kernel::{Id, Time};
use measure::Evaluator;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::preview::{DAYS, Firing, Preview, preview};
use super::shapes::{WatchFiring, WatchIn, WatchOut, WatchPatch, WatchPreview, WatchTrial};
use super::{Pace, Record, Watch, WatchId, store};

/// Firings that a preview shows.
const SHOWN: usize = 50;

/// All routes of this noun; the preview needs an evaluator as an extension, `Arc<dyn Evaluator>`.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new().routes(routes!(list, create)).routes(routes!(try_out)).routes(routes!(show, change, remove))
}

/// All watches, by name.
#[utoipa::path(get, path = "/v1/watches", operation_id = "list_watches", tag = "monitor", params(May<ReadCases>),
    responses((status = 200, body = Listed<WatchOut>), Problems))]
async fn list(State(house): State<House>, may: May<ReadCases>) -> Result<Json<Listed<WatchOut>>, Problem> {
    let watches = store::all(&mut house.store.read(may.act.workspace).await?).await?;
    Ok(Json(Listed { items: watches.into_iter().map(WatchOut::from).collect(), next: None }))
}

/// Make a watch. It looks for the first time within a minute.
#[utoipa::path(post, path = "/v1/watches", operation_id = "create_watch", tag = "monitor", params(May<ManageLoop>, OnceParams), request_body = WatchIn,
    responses((status = 201, body = WatchOut), Problems))]
async fn create(State(house): State<House>, may: May<ManageLoop>, once: Once<WatchIn>) -> Result<Response, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    if let Some(answer) = once.before(&mut tx).await? {
        return Ok(answer);
    }
    let watch = once.body.record(may.act.now);
    let made = store::create(&mut tx, watch).await?;
    once.answer(tx, StatusCode::CREATED, &WatchOut::from(made)).await
}

/// Try a rule: what it would have done in the last ninety days, and what it finds now.
#[utoipa::path(post, path = "/v1/watches/preview", operation_id = "preview_watch", tag = "monitor", params(May<ManageLoop>), request_body = WatchTrial,
    responses((status = 200, body = WatchPreview), Problems))]
async fn try_out(
    State(house): State<House>,
    Extension(evaluator): Extension<Arc<dyn Evaluator>>,
    may: May<ManageLoop>,
    Body(WatchTrial { rule }): Body<WatchTrial>,
) -> Result<Json<WatchPreview>, Problem> {
    let rule = rule.checked()?;
    store::check_rule(&mut house.store.read(may.act.workspace).await?, &rule).await?;
    let trial = Record {
        id: Id::from_bytes([0; 16]),
        name: String::new(),
        rule,
        pace: Pace::AtOnce,
        enabled: true,
        tells_owner: false,
        subscribers: Vec::new(),
        muted_until: None,
        reading: None,
        failed: None,
        looked_at: None,
        changed_at: Time::FIRST,
        revision: 0,
    };
    let Preview { firings, reading, now, failed } = preview(&house.store, evaluator.as_ref(), &may.act, &trial).await?;
    let fired = firings.as_ref().map(Vec::len);
    let shown: Vec<Firing> = firings.into_iter().flatten().take(SHOWN).collect();
    let named: Vec<Id<Account>> = shown.iter().filter_map(|one| one.account).collect();
    let named = accounts::by_ids(&mut house.store.read(may.act.workspace).await?, &named).await?;
    let called: HashMap<Id<Account>, String> = named.into_iter().map(|account| (account.id, account.name)).collect();
    let firings = shown.into_iter().map(|Firing { at, account, contact, reading }| {
        let account_name = account.and_then(|account| called.get(&account).cloned());
        WatchFiring { at, account, account_name, contact, reading }
    });
    Ok(Json(WatchPreview { days: DAYS, fired, firings: firings.collect(), now, reading, failed }))
}

/// One watch.
#[utoipa::path(get, path = "/v1/watches/{id}", operation_id = "show_watch", tag = "monitor", params(May<ReadCases>, ("id" = WatchId, Path)),
    responses((status = 200, body = WatchOut), Problems))]
async fn show(State(house): State<House>, may: May<ReadCases>, Place(id): Place<Id<Watch>>) -> Result<Json<WatchOut>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    Ok(Json(store::present(&mut read, id).await?.into()))
}

/// Change a watch. Another rule begins anew: what was open of the old one is over.
#[utoipa::path(patch, path = "/v1/watches/{id}", operation_id = "change_watch", tag = "monitor", request_body = WatchPatch,
    params(May<ManageLoop>, IfMatchParams, ("id" = WatchId, Path)), responses((status = 200, body = WatchOut), Problems))]
async fn change(
    State(house): State<House>,
    may: May<ManageLoop>,
    Place(id): Place<Id<Watch>>,
    seen: IfMatch,
    Body(patch): Body<WatchPatch>,
) -> Result<Json<WatchOut>, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    let seen = seen.or(patch.revision);
    let after = patch.apply(store::present(&mut tx, id).await?);
    let changed = store::change(&mut tx, seen, after).await?;
    tx.commit().await?;
    Ok(Json(changed.into()))
}

/// Remove a watch with its alerts.
#[utoipa::path(delete, path = "/v1/watches/{id}", operation_id = "remove_watch", tag = "monitor", params(May<ManageLoop>, ("id" = WatchId, Path)),
    responses((status = 204), Problems))]
async fn remove(State(house): State<House>, may: May<ManageLoop>, Place(id): Place<Id<Watch>>) -> Result<StatusCode, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    store::remove(&mut tx, id).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

//! Routes of webhooks.

mod deliveries;

use axum::extract::State as Of;
use axum::http::StatusCode;
use axum::{Extension, Json};
use edge::revision::{IfMatch, IfMatchParams};
use edge::{Body, House, List, ListParams, Listed, MemberId, Patch, Place, Problem, Problems, TimeText};
use identity::May;
use identity::may::ManageWebhooks;
use kernel::{Id, Member, Refusal, Time};
use serde::{Deserialize, Serialize};
use store::Read;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::store::{Wish, change, find, make, page, remove};
use super::{Fault, Reach, Record, Registry, State, checked_description, checked_kinds, checked_url, secrets, signature};
use crate::{Webhook, WebhookId};

/// For how many hours an old secret signs along unless told.
const OVERLAP_HOURS: i64 = 24;

/// All routes of this noun.
pub(crate) fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(list, create))
        .routes(routes!(read, edit, take_away))
        .routes(routes!(rotate))
        .routes(routes!(kinds))
        .merge(deliveries::routes())
        .merge(super::chats::routes::routes())
}

/// The webhook with this id, which is no chat.
async fn present(read: &mut Read, id: Id<Webhook>) -> Result<Record, Problem> {
    let found = find(read, id).await?.filter(|webhook| webhook.chat.is_none());
    found.ok_or_else(|| Problem::not_found("webhook", id))
}

/// A program that is told of what happens here.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Webhook)]
pub(super) struct WebhookOut {
    #[schema(value_type = WebhookId)]
    id: Id<Webhook>,
    /// Where events go.
    url: String,
    /// What people say it is for.
    description: Option<String>,
    /// The kinds of events it is told of; null is all of them.
    kinds: Option<Vec<String>>,
    state: State,
    /// Why it was switched off by itself.
    fault: Option<Fault>,
    /// Attempts that failed one after another, until now.
    failures: i64,
    /// When the first of them was.
    #[schema(value_type = Option<TimeText>)]
    failing_since: Option<Time>,
    /// What deliveries are signed with, the newest first; the secrets themselves are not shown again.
    secrets: Vec<SecretOut>,
    /// Deliveries that have not left.
    waiting: i64,
    /// Deliveries that were given up.
    failed: i64,
    /// When the last delivery arrived.
    #[schema(value_type = Option<TimeText>)]
    delivered_at: Option<Time>,
    /// The member who made it; none when a program did.
    #[schema(value_type = Option<MemberId>)]
    maker: Option<Id<Member>>,
    #[schema(value_type = TimeText)]
    made_at: Time,
    #[schema(value_type = TimeText)]
    changed_at: Time,
    revision: i64,
}

/// A secret, without itself.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = WebhookSecret)]
struct SecretOut {
    #[schema(value_type = TimeText)]
    made_at: Time,
    /// Until when it signs along; for ever without one.
    #[schema(value_type = Option<TimeText>)]
    ends_at: Option<Time>,
}

/// A webhook with a secret that is shown once.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = MadeWebhook)]
struct MadeOut {
    webhook: WebhookOut,
    /// What the receiver checks signatures with: `whsec_…`. It is not shown again.
    secret: String,
}

async fn show(read: &mut Read, now: Time, record: Record) -> Result<WebhookOut, Problem> {
    let secrets = secrets::in_force(read, record.id, now).await?;
    let (waiting, failed, delivered_at) = super::deliveries::counts(read, record.id).await?;
    Ok(WebhookOut {
        id: record.id,
        url: record.url,
        description: record.description,
        kinds: record.kinds,
        state: record.state,
        fault: record.fault,
        failures: record.failures,
        failing_since: record.failing_since,
        secrets: secrets.into_iter().map(|held| SecretOut { made_at: held.made_at, ends_at: held.ends_at }).collect(),
        waiting,
        failed,
        delivered_at,
        maker: record.maker,
        made_at: record.made_at,
        changed_at: record.changed_at,
        revision: record.revision,
    })
}

/// A new webhook.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct WebhookIn {
    /// Where events go: an `https://` address in the world, or one in a network that the operator allows.
    #[schema(max_length = 2000)]
    url: String,
    /// What it is for.
    #[schema(max_length = 200)]
    description: Option<String>,
    /// The kinds of events it is told of; all without them.
    #[schema(min_items = 1)]
    kinds: Option<Vec<String>>,
}

/// A change of a webhook.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct WebhookPatch {
    #[schema(max_length = 2000)]
    url: Option<String>,
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 200)]
    description: Patch<String>,
    /// Null is all kinds.
    #[serde(default)]
    #[schema(value_type = Option<Vec<String>>)]
    kinds: Patch<Vec<String>>,
    /// `on` or `off`.
    state: Option<State>,
    /// The revision you have seen; may be said by `If-Match` instead.
    revision: Option<i64>,
}

/// How a secret is replaced.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct RotationIn {
    /// For how many hours the old secret signs along, 24 unless told; 0 when it has leaked.
    #[schema(minimum = 0, maximum = 168)]
    overlap_hours: Option<i64>,
}

/// A kind of event that programs can be told of.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = WebhookEvent)]
struct KindOut {
    /// As bodies have it in `type`.
    kind: String,
    /// What it means.
    tells: String,
}

/// Webhooks, the oldest first
#[utoipa::path(get, path = "/v1/webhooks", operation_id = "list_webhooks", tag = "webhooks", params(May<ManageWebhooks>, ListParams),
    responses((status = 200, body = Listed<WebhookOut>), Problems))]
async fn list(Of(house): Of<House>, may: May<ManageWebhooks>, list: List) -> Result<Json<Listed<WebhookOut>>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    let page = page(&mut read, false, list.after()?, list.limit).await?;
    let mut items = Vec::with_capacity(page.items.len());
    for record in page.items {
        items.push(show(&mut read, may.act.now, record).await?);
    }
    Ok(Json(Listed { items, next: page.next }))
}

/// Tell a program of what happens here
///
/// Its secret is shown once.
#[utoipa::path(post, path = "/v1/webhooks", operation_id = "create_webhook", tag = "webhooks", params(May<ManageWebhooks>), request_body = WebhookIn,
    responses((status = 201, body = MadeOut), Problems))]
async fn create(
    Of(house): Of<House>,
    Extension(registry): Extension<Registry>,
    Extension(reach): Extension<Reach>,
    may: May<ManageWebhooks>,
    Body(wish): Body<WebhookIn>,
) -> Result<(StatusCode, Json<MadeOut>), Problem> {
    let wish = Wish {
        url: checked_url(&wish.url, &reach)?,
        description: checked_description(wish.description.as_deref())?,
        kinds: checked_kinds(wish.kinds, registry)?,
        ..Wish::default()
    };
    let mut tx = house.store.begin(&may.act).await?;
    let (record, secret) = make(&mut tx, wish).await?;
    let webhook = show(&mut tx, may.act.now, record).await?;
    tx.commit().await?;
    Ok((StatusCode::CREATED, Json(MadeOut { webhook, secret: signature::shown(&secret) })))
}

/// A webhook
#[utoipa::path(get, path = "/v1/webhooks/{id}", operation_id = "read_webhook", tag = "webhooks",
    params(May<ManageWebhooks>, ("id" = WebhookId, Path)), responses((status = 200, body = WebhookOut), Problems))]
async fn read(Of(house): Of<House>, may: May<ManageWebhooks>, Place(id): Place<Id<Webhook>>) -> Result<Json<WebhookOut>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    let record = present(&mut read, id).await?;
    show(&mut read, may.act.now, record).await.map(Json)
}

/// Change where events go and which, or switch a webhook on or off
#[utoipa::path(patch, path = "/v1/webhooks/{id}", operation_id = "change_webhook", tag = "webhooks", request_body = WebhookPatch,
    params(May<ManageWebhooks>, IfMatchParams, ("id" = WebhookId, Path)), responses((status = 200, body = WebhookOut), Problems))]
async fn edit(
    Of(house): Of<House>,
    Extension(registry): Extension<Registry>,
    Extension(reach): Extension<Reach>,
    may: May<ManageWebhooks>,
    Place(id): Place<Id<Webhook>>,
    seen: IfMatch,
    Body(patch): Body<WebhookPatch>,
) -> Result<Json<WebhookOut>, Problem> {
    if patch.state == Some(State::Failed) {
        return Err(Refusal::field("state", "a webhook fails by itself only: use on or off").into());
    }
    let mut tx = house.store.begin(&may.act).await?;
    let known = present(&mut tx, id).await?;
    let wish = Wish {
        url: patch.url.map(|url| checked_url(&url, &reach)).transpose()?.unwrap_or_else(|| known.url.clone()),
        description: checked_description(patch.description.apply(known.description.clone()).as_deref())?,
        kinds: if patch.kinds.is_named() { checked_kinds(patch.kinds.apply(None), registry)? } else { known.kinds.clone() },
        ..Wish::default()
    };
    let changed = change(&mut tx, &known, seen.or(patch.revision), wish, patch.state.unwrap_or(known.state)).await?;
    let shown = show(&mut tx, may.act.now, changed).await?;
    tx.commit().await?;
    Ok(Json(shown))
}

/// Remove a webhook with everything that was sent to it
#[utoipa::path(delete, path = "/v1/webhooks/{id}", operation_id = "remove_webhook", tag = "webhooks",
    params(May<ManageWebhooks>, ("id" = WebhookId, Path)), responses((status = 204), Problems))]
async fn take_away(Of(house): Of<House>, may: May<ManageWebhooks>, Place(id): Place<Id<Webhook>>) -> Result<StatusCode, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    present(&mut tx, id).await?;
    remove(&mut tx, id).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Make a new secret
///
/// It is shown once. The old one signs along for a while, so that the receiver can change over.
#[utoipa::path(post, path = "/v1/webhooks/{id}/secret", operation_id = "rotate_webhook_secret", tag = "webhooks", request_body = RotationIn,
    params(May<ManageWebhooks>, ("id" = WebhookId, Path)), responses((status = 201, body = MadeOut), Problems))]
async fn rotate(
    Of(house): Of<House>,
    may: May<ManageWebhooks>,
    Place(id): Place<Id<Webhook>>,
    Body(wish): Body<RotationIn>,
) -> Result<(StatusCode, Json<MadeOut>), Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    let record = present(&mut tx, id).await?;
    let secret = secrets::rotate(&mut tx, id, wish.overlap_hours.unwrap_or(OVERLAP_HOURS)).await?;
    let webhook = show(&mut tx, may.act.now, record).await?;
    tx.commit().await?;
    Ok((StatusCode::CREATED, Json(MadeOut { webhook, secret: signature::shown(&secret) })))
}

/// The kinds of events that programs can be told of
#[utoipa::path(get, path = "/v1/webhook-events", operation_id = "list_webhook_events", tag = "webhooks", params(May<ManageWebhooks>),
    responses((status = 200, body = Listed<KindOut>), Problems))]
async fn kinds(Extension(registry): Extension<Registry>, _may: May<ManageWebhooks>) -> Json<Listed<KindOut>> {
    let items = registry.0.iter().map(|published| KindOut { kind: published.kind.into(), tells: published.tells.into() }).collect();
    Json(Listed { items, next: None })
}

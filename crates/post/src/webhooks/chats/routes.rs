//! Routes of chats. What was sent to one, and sending it again, are those of webhooks.

use axum::extract::State as Of;
use axum::http::StatusCode;
use axum::{Extension, Json};
use edge::revision::{IfMatch, IfMatchParams};
use edge::{Body, House, List, ListParams, Listed, MemberId, Place, Problem, Problems, TimeText};
use identity::May;
use identity::may::{ManageWebhooks, ReadWorkspace};
use kernel::{Id, Member, Refusal, Time};
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::Read;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{Kind, checked_name, find, masked};
use crate::webhooks::store::{Wish, change, insert, page, remove};
use crate::webhooks::{Fault, Reach, Record, State, checked_url, deliveries, secrets};
use crate::{Webhook, WebhookId};

/// All routes of this noun.
pub(in crate::webhooks) fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new().routes(routes!(list, create)).routes(routes!(read, edit, take_away))
}

/// A channel that is told of what happens here.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Chat)]
struct ChatOut {
    #[schema(value_type = WebhookId)]
    id: Id<Webhook>,
    /// What people call it.
    name: String,
    kind: Kind,
    /// Where it is: the address without what would let anybody write there.
    address: String,
    /// Whether names of accounts are told there; names of people and words of customers never are.
    tells_names: bool,
    state: State,
    /// Why it was switched off by itself.
    fault: Option<Fault>,
    /// When the first of the attempts was that failed one after another, until now.
    #[schema(value_type = Option<TimeText>)]
    failing_since: Option<Time>,
    /// Messages that have not left.
    waiting: i64,
    /// Messages that were given up.
    failed: i64,
    /// When the last message arrived.
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

/// A new chat.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct ChatIn {
    #[schema(min_length = 1, max_length = 100)]
    name: String,
    kind: Kind,
    /// The address that Slack or Teams gave. It is not shown again.
    #[schema(max_length = 2000)]
    url: String,
    /// Whether names of accounts are told there; no unless told.
    #[serde(default)]
    tells_names: bool,
}

/// A change of a chat: what is left out stays.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct ChatPatch {
    #[schema(min_length = 1, max_length = 100)]
    name: Option<String>,
    /// Another address, in the place of the one before.
    #[schema(max_length = 2000)]
    url: Option<String>,
    tells_names: Option<bool>,
    /// `on` or `off`.
    state: Option<State>,
    /// The revision you have seen; may be said by `If-Match` instead.
    revision: Option<i64>,
}

async fn present(read: &mut Read, id: Id<Webhook>) -> Result<(Record, Kind), Problem> {
    let found = find(read, id).await?.and_then(|chat| chat.chat.map(|kind| (chat, kind)));
    found.ok_or_else(|| Problem::not_found("chat", id))
}

async fn show(read: &mut Read, id: Id<Webhook>) -> Result<ChatOut, Problem> {
    let (record, kind) = present(read, id).await?;
    let (waiting, failed, delivered_at) = deliveries::counts(read, id).await?;
    Ok(ChatOut {
        id,
        name: record.description.unwrap_or_default(),
        kind,
        address: record.url,
        tells_names: record.tells_names,
        state: record.state,
        fault: record.fault,
        failing_since: record.failing_since,
        waiting,
        failed,
        delivered_at,
        maker: record.maker,
        made_at: record.made_at,
        changed_at: record.changed_at,
        revision: record.revision,
    })
}

/// Channels of Slack and Teams that are told of what happens here, the oldest first
#[utoipa::path(get, path = "/v1/chats", operation_id = "list_chats", tag = "webhooks", params(May<ReadWorkspace>, ListParams),
    responses((status = 200, body = Listed<ChatOut>), Problems))]
async fn list(Of(house): Of<House>, may: May<ReadWorkspace>, list: List) -> Result<Json<Listed<ChatOut>>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    let page = page(&mut read, true, list.after()?, list.limit).await?;
    let mut items = Vec::with_capacity(page.items.len());
    for record in page.items {
        items.push(show(&mut read, record.id).await?);
    }
    Ok(Json(Listed { items, next: page.next }))
}

/// Let a channel of Slack or Teams be told
///
/// Its address is kept secret. `POST /v1/webhooks/{id}/test` sends it a test message.
#[utoipa::path(post, path = "/v1/chats", operation_id = "create_chat", tag = "webhooks", params(May<ManageWebhooks>), request_body = ChatIn,
    responses((status = 201, body = ChatOut), Problems))]
async fn create(
    Of(house): Of<House>,
    Extension(reach): Extension<Reach>,
    may: May<ManageWebhooks>,
    Body(wish): Body<ChatIn>,
) -> Result<(StatusCode, Json<ChatOut>), Problem> {
    let address = checked_url(&wish.url, &reach)?;
    let made = Wish {
        url: masked(&address),
        description: Some(checked_name(&wish.name)?),
        chat: Some(wish.kind),
        tells_names: wish.tells_names,
        ..Wish::default()
    };
    let mut tx = house.store.begin(&may.act).await?;
    let id = insert(&mut tx, made).await?;
    secrets::set(&mut tx, id, &address).await?;
    let chat = show(&mut tx, id).await?;
    tx.commit().await?;
    Ok((StatusCode::CREATED, Json(chat)))
}

/// A channel of Slack or Teams
#[utoipa::path(get, path = "/v1/chats/{id}", operation_id = "read_chat", tag = "webhooks",
    params(May<ReadWorkspace>, ("id" = WebhookId, Path)), responses((status = 200, body = ChatOut), Problems))]
async fn read(Of(house): Of<House>, may: May<ReadWorkspace>, Place(id): Place<Id<Webhook>>) -> Result<Json<ChatOut>, Problem> {
    show(&mut house.store.read(may.act.workspace).await?, id).await.map(Json)
}

/// Change a chat, or switch it on or off
#[utoipa::path(patch, path = "/v1/chats/{id}", operation_id = "change_chat", tag = "webhooks", request_body = ChatPatch,
    params(May<ManageWebhooks>, IfMatchParams, ("id" = WebhookId, Path)), responses((status = 200, body = ChatOut), Problems))]
async fn edit(
    Of(house): Of<House>,
    Extension(reach): Extension<Reach>,
    may: May<ManageWebhooks>,
    Place(id): Place<Id<Webhook>>,
    seen: IfMatch,
    Body(patch): Body<ChatPatch>,
) -> Result<Json<ChatOut>, Problem> {
    if patch.state == Some(State::Failed) {
        return Err(Refusal::field("state", "a chat fails by itself only: use on or off").into());
    }
    let address = patch.url.map(|url| checked_url(&url, &reach)).transpose()?;
    let name = patch.name.map(|name| checked_name(&name)).transpose()?;
    let mut tx = house.store.begin(&may.act).await?;
    let (known, _) = present(&mut tx, id).await?;
    if let Some(address) = &address {
        secrets::set(&mut tx, id, address).await?;
    }
    let wish = Wish {
        url: address.as_deref().map_or_else(|| known.url.clone(), masked),
        description: name.or_else(|| known.description.clone()),
        tells_names: patch.tells_names.unwrap_or(known.tells_names),
        ..Wish::default()
    };
    change(&mut tx, &known, seen.or(patch.revision), wish, patch.state.unwrap_or(known.state)).await?;
    let shown = show(&mut tx, id).await?;
    tx.commit().await?;
    Ok(Json(shown))
}

/// Remove a chat with everything that was sent to it; watches and digests tell it nothing any more
#[utoipa::path(delete, path = "/v1/chats/{id}", operation_id = "remove_chat", tag = "webhooks",
    params(May<ManageWebhooks>, ("id" = WebhookId, Path)), responses((status = 204), Problems))]
async fn take_away(Of(house): Of<House>, may: May<ManageWebhooks>, Place(id): Place<Id<Webhook>>) -> Result<StatusCode, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    present(&mut tx, id).await?;
    remove(&mut tx, id).await?;
    tx.append("chat.removed", &json!({ "chat": id })).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

//! Routes of deliveries: what was sent, what came back, and sending it again.

use axum::Json;
use axum::extract::State as Of;
use axum::http::StatusCode;
use edge::{Body, House, List, ListParams, Listed, Place, Problem, Problems, TimeText};
use identity::May;
use identity::may::ManageWebhooks;
use kernel::{Code, Id, Refusal, Time};
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::{Error, Read, Tx};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::webhooks::deliveries::{self, Attempt, Record, State};
use crate::webhooks::published::body;
use crate::webhooks::store::present;
use crate::webhooks::{self, TEST, Trouble, chats};
use crate::{Delivered, DeliveryId, Webhook, WebhookId};

pub(super) fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new().routes(routes!(list)).routes(routes!(read)).routes(routes!(again)).routes(routes!(all_again)).routes(routes!(try_out))
}

/// An event on its way to a webhook.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = WebhookDelivery)]
struct DeliveryOut {
    /// What the receiver gets as `webhook-id`, the same at every attempt.
    #[schema(value_type = DeliveryId)]
    id: Id<Delivered>,
    /// The kind of the event.
    kind: String,
    state: State,
    /// How often it was tried.
    attempts: i64,
    #[schema(value_type = TimeText)]
    made_at: Time,
    /// When it is tried next, at the earliest.
    #[schema(value_type = Option<TimeText>)]
    due_at: Option<Time>,
    /// When it arrived or was given up.
    #[schema(value_type = Option<TimeText>)]
    ended_at: Option<Time>,
}

impl DeliveryOut {
    fn of(record: &Record) -> Self {
        let &Record { id, state, attempts, made_at, due_at, ended_at, .. } = record;
        Self { id, kind: record.kind.clone(), state, attempts, made_at, due_at, ended_at }
    }
}

/// A delivery with what was sent and what came back.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = WebhookDeliveryWithAttempts)]
struct WholeOut {
    #[serde(flatten)]
    delivery: DeliveryOut,
    /// What is sent.
    #[schema(value_type = Object)]
    body: serde_json::Value,
    /// The last 50 attempts, the newest first.
    tried: Vec<AttemptOut>,
}

/// One attempt of a delivery.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = WebhookAttempt)]
struct AttemptOut {
    /// Which one, from 1.
    number: i64,
    #[schema(value_type = TimeText)]
    at: Time,
    took_ms: i64,
    /// The status of the answer, if there was one.
    status: Option<i64>,
    /// What was wrong; null when it arrived.
    trouble: Option<Trouble>,
    /// The first 500 characters of the answer, or what the connection said.
    answer: Option<String>,
}

impl AttemptOut {
    fn of(attempt: Attempt) -> Self {
        let Attempt { number, at, took_ms, status, trouble, answer } = attempt;
        Self { number, at, took_ms, status, trouble, answer }
    }
}

/// Which deliveries.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Filter {
    /// Only those in this state.
    state: Option<State>,
}

/// Which deliveries are sent again.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Since {
    /// Those that failed of events told since then.
    #[schema(value_type = TimeText)]
    since: Time,
}

/// How many deliveries go again.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = WebhookReplay)]
struct AgainOut {
    /// How many are on their way again: 2,000 at once at most, the oldest.
    sent: i64,
    /// How many are left; ask again for them.
    left: i64,
}

/// Deliveries of a webhook in the last 30 days, the newest first
#[utoipa::path(get, path = "/v1/webhooks/{id}/deliveries", operation_id = "list_webhook_deliveries", tag = "webhooks",
    params(May<ManageWebhooks>, ListParams, Filter, ("id" = WebhookId, Path)), responses((status = 200, body = Listed<DeliveryOut>), Problems))]
async fn list(
    Of(house): Of<House>,
    may: May<ManageWebhooks>,
    Place(id): Place<Id<Webhook>>,
    list: List<Filter>,
) -> Result<Json<Listed<DeliveryOut>>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    present(&mut read, id).await?;
    let page = deliveries::page(&mut read, id, list.filter.state, list.after()?, list.limit).await?;
    Ok(Json(Listed::of(page, |record| DeliveryOut::of(&record))))
}

/// A delivery, with its attempts
#[utoipa::path(get, path = "/v1/webhooks/{id}/deliveries/{delivery}", operation_id = "read_webhook_delivery", tag = "webhooks",
    params(May<ManageWebhooks>, ("id" = WebhookId, Path), ("delivery" = DeliveryId, Path)), responses((status = 200, body = WholeOut), Problems))]
async fn read(
    Of(house): Of<House>,
    may: May<ManageWebhooks>,
    Place((id, delivery)): Place<(Id<Webhook>, Id<Delivered>)>,
) -> Result<Json<WholeOut>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    let record = here(&mut read, id, delivery).await?;
    let tried = deliveries::attempts(&mut read, delivery).await?.into_iter().map(AttemptOut::of).collect();
    let body = serde_json::from_str(&record.body).map_err(|error| Error::Column { column: "body".into(), reason: error.to_string() })?;
    Ok(Json(WholeOut { delivery: DeliveryOut::of(&record), body, tried }))
}

async fn here(read: &mut Read, webhook: Id<Webhook>, id: Id<Delivered>) -> Result<Record, Error> {
    let found = deliveries::find(read, id).await?.filter(|delivery| delivery.webhook == webhook);
    found.ok_or_else(|| Refusal::not_found("delivery", id).into())
}

/// The webhook, which has to be on.
async fn switched_on(read: &mut Read, id: Id<Webhook>) -> Result<(), Error> {
    if present(read, id).await?.state == webhooks::State::On {
        return Ok(());
    }
    Err(Refusal::new(Code::Conflict, "it is off: switch it on first").into())
}

/// Send a delivery again, now
///
/// Whether it arrived or not; the receiver knows it by its id.
#[utoipa::path(post, path = "/v1/webhooks/{id}/deliveries/{delivery}/replay", operation_id = "replay_webhook_delivery", tag = "webhooks",
    params(May<ManageWebhooks>, ("id" = WebhookId, Path), ("delivery" = DeliveryId, Path)), responses((status = 202, body = DeliveryOut), Problems))]
async fn again(
    Of(house): Of<House>,
    may: May<ManageWebhooks>,
    Place((id, delivery)): Place<(Id<Webhook>, Id<Delivered>)>,
) -> Result<(StatusCode, Json<DeliveryOut>), Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    switched_on(&mut tx, id).await?;
    here(&mut tx, id, delivery).await?;
    deliveries::deliver_again(&mut tx, delivery).await?;
    identity::audit(&mut tx, "replayed", "webhook", Some(id), &json!({ "delivery": delivery })).await?;
    accepted(tx, id, delivery).await
}

async fn accepted(mut tx: Tx<'_>, id: Id<Webhook>, delivery: Id<Delivered>) -> Result<(StatusCode, Json<DeliveryOut>), Problem> {
    let shown = DeliveryOut::of(&here(&mut tx, id, delivery).await?);
    tx.commit().await?;
    Ok((StatusCode::ACCEPTED, Json(shown)))
}

/// Send all deliveries that failed since a moment again
#[utoipa::path(post, path = "/v1/webhooks/{id}/replay", operation_id = "replay_failed_webhook_deliveries", tag = "webhooks", request_body = Since,
    params(May<ManageWebhooks>, ("id" = WebhookId, Path)), responses((status = 202, body = AgainOut), Problems))]
async fn all_again(
    Of(house): Of<House>,
    may: May<ManageWebhooks>,
    Place(id): Place<Id<Webhook>>,
    Body(Since { since }): Body<Since>,
) -> Result<(StatusCode, Json<AgainOut>), Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    switched_on(&mut tx, id).await?;
    let (sent, left) = deliveries::deliver_failed_again(&mut tx, id, since).await?;
    identity::audit(&mut tx, "replayed", "webhook", Some(id), &json!({ "since": since, "deliveries": sent })).await?;
    tx.commit().await?;
    Ok((StatusCode::ACCEPTED, Json(AgainOut { sent, left })))
}

/// Send a test event
///
/// Of kind `webhook.test`, whatever kinds are wanted. A chat is sent a test message in its place.
#[utoipa::path(post, path = "/v1/webhooks/{id}/test", operation_id = "test_webhook", tag = "webhooks",
    params(May<ManageWebhooks>, ("id" = WebhookId, Path)), responses((status = 202, body = DeliveryOut), Problems))]
async fn try_out(Of(house): Of<House>, may: May<ManageWebhooks>, Place(id): Place<Id<Webhook>>) -> Result<(StatusCode, Json<DeliveryOut>), Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    switched_on(&mut tx, id).await?;
    let body = match present(&mut tx, id).await?.chat {
        Some(kind) => kind.body(&chats::test(&mut tx, &house.site).await?),
        None => body(TEST, may.act.now, json!({ "webhook": id }))?,
    };
    let made = deliveries::add(&mut tx, &[(id, true)], TEST, &body).await?;
    let [delivery] = made[..] else { return Err(Error::Misuse("a test was not written".into()).into()) };
    accepted(tx, id, delivery).await
}

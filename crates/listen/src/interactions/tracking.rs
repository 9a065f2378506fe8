//! The protocol of Segment's client libraries. They do not read errors: what a message says wrong is answered with success and kept with its
//! reason; only a key, a size or a form that nothing can be made of is refused at once.

use std::io::Read as _;

use axum::extract::{DefaultBodyLimit, Request, State};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use edge::{House, Problem, Problems, body};
use http::header::CONTENT_ENCODING;
use kernel::{Code, Refusal, Time};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::segment::{self, Around};
use super::shapes::{SegmentBatch, SegmentMessage};
use super::{Arrived, BATCH, Call, Collector, MESSAGE, Unread};
use crate::sources::{Origin, WriteKey};

/// What is read of a body at all, packed or not.
const BODY: usize = 1 << 20;

/// The routes.
pub(super) fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(track))
        .routes(routes!(page))
        .routes(routes!(screen))
        .routes(routes!(identify))
        .routes(routes!(group))
        .routes(routes!(alias))
        .routes(routes!(batch))
        .layer(DefaultBodyLimit::max(BODY))
}

/// It arrived.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SegmentAnswer)]
struct Success {
    /// Always true; what was not taken in is on the page of refused items.
    success: bool,
}

type Answer = Result<Response, Response>;

/// Somebody did something.
#[utoipa::path(post, path = "/v1/track", operation_id = "segment_track", tag = "interactions", params(WriteKey), request_body = SegmentMessage,
    responses((status = 200, body = Success), Problems))]
async fn track(State(house): State<House>, Extension(collector): Extension<Collector>, key: WriteKey, request: Request) -> Answer {
    single(Door { house, collector }, key, request, Call::Track).await
}

/// Somebody looked at a page.
#[utoipa::path(post, path = "/v1/page", operation_id = "segment_page", tag = "interactions", params(WriteKey), request_body = SegmentMessage,
    responses((status = 200, body = Success), Problems))]
async fn page(State(house): State<House>, Extension(collector): Extension<Collector>, key: WriteKey, request: Request) -> Answer {
    single(Door { house, collector }, key, request, Call::Page).await
}

/// Somebody looked at a screen of an app.
#[utoipa::path(post, path = "/v1/screen", operation_id = "segment_screen", tag = "interactions", params(WriteKey), request_body = SegmentMessage,
    responses((status = 200, body = Success), Problems))]
async fn screen(State(house): State<House>, Extension(collector): Extension<Collector>, key: WriteKey, request: Request) -> Answer {
    single(Door { house, collector }, key, request, Call::Screen).await
}

/// Who somebody is: the person is made when not here yet.
#[utoipa::path(post, path = "/v1/identify", operation_id = "segment_identify", tag = "interactions", params(WriteKey), request_body = SegmentMessage,
    responses((status = 200, body = Success), Problems))]
async fn identify(State(house): State<House>, Extension(collector): Extension<Collector>, key: WriteKey, request: Request) -> Answer {
    single(Door { house, collector }, key, request, Call::Identify).await
}

/// Which account somebody belongs to, and what is known of it: the account is made when not here yet.
#[utoipa::path(post, path = "/v1/group", operation_id = "segment_group", tag = "interactions", params(WriteKey), request_body = SegmentMessage,
    responses((status = 200, body = Success), Problems))]
async fn group(State(house): State<House>, Extension(collector): Extension<Collector>, key: WriteKey, request: Request) -> Answer {
    single(Door { house, collector }, key, request, Call::Group).await
}

/// Two names of one person.
#[utoipa::path(post, path = "/v1/alias", operation_id = "segment_alias", tag = "interactions", params(WriteKey), request_body = SegmentMessage,
    responses((status = 200, body = Success), Problems))]
async fn alias(State(house): State<House>, Extension(collector): Extension<Collector>, key: WriteKey, request: Request) -> Answer {
    single(Door { house, collector }, key, request, Call::Alias).await
}

/// Many messages, 500 kB at most; each says by `type` what it tells.
#[utoipa::path(post, path = "/v1/batch", operation_id = "segment_batch", tag = "interactions", params(WriteKey), request_body = SegmentBatch,
    responses((status = 200, body = Success), Problems))]
async fn batch(State(house): State<House>, Extension(collector): Extension<Collector>, key: WriteKey, request: Request) -> Answer {
    let door = Door { house, collector };
    let Came { origin, mut payload, now } = door.receive(key, request, None, BATCH).await?;
    let Some(Value::Array(items)) = payload.get_mut("batch").map(Value::take) else {
        let refusal = Refusal::field("batch", "is missing: send {\"batch\": [ … ]}");
        return Err(door.refuse(&origin, None, Some(payload), refusal).await);
    };
    let context = payload.get("context").and_then(Value::as_object).cloned().unwrap_or_default();
    let around = Around { context, sent_at: payload.get("sentAt").cloned() };
    let arrived: Vec<Arrived> = items.into_iter().map(|item| arrived(&origin, item, None, &around, now)).collect();
    door.collector.many(&door.house, &origin, &arrived).await.map_err(IntoResponse::into_response)?;
    Ok(Json(Success { success: true }).into_response())
}

async fn single(door: Door, key: WriteKey, request: Request, call: Call) -> Answer {
    let Came { origin, payload, now } = door.receive(key, request, Some(call), MESSAGE).await?;
    let arrived = arrived(&origin, payload, Some(call), &Around::default(), now);
    door.collector.one(&origin, arrived).await.map_err(|error| Problem::from(error).into_response())?;
    Ok(Json(Success { success: true }).into_response())
}

fn arrived(origin: &Origin, mut payload: Value, call: Option<Call>, around: &Around, now: Time) -> Arrived {
    let message = segment::read(&mut payload, call, around, now);
    let is_interaction = message.as_ref().is_ok_and(|message| message.call.is_interaction());
    Arrived { source: origin.code, merges: origin.merges, message, payload: (!is_interaction).then_some(payload) }
}

/// Where requests of sources come in.
struct Door {
    house: House,
    collector: Collector,
}

/// A request that came from a source.
struct Came {
    origin: Origin,
    payload: Value,
    now: Time,
}

impl Door {
    /// Reads a request of at most so many bytes and finds the source it comes from.
    async fn receive(&self, key: WriteKey, request: Request, call: Option<Call>, most: usize) -> Result<Came, Response> {
        let answer = |problem: Problem| problem.into_response();
        let bytes = unpacked(request).await;
        let parsed = bytes.as_ref().ok().map(|bytes| serde_json::from_slice::<Value>(bytes));
        let mut payload = parsed.and_then(Result::ok);
        let in_body = payload.as_mut().and_then(Value::as_object_mut).and_then(|object| object.remove("writeKey"));
        let origin = key.origin(&self.house, in_body.as_ref().and_then(Value::as_str)).await.map_err(answer)?;
        let now = self.house.now();
        self.collector.admit(&origin, now).map_err(IntoResponse::into_response)?;
        let size = bytes.map_err(|problem| (problem.refusal().code, 0)).map(|bytes| bytes.len());
        let refusal = match (payload, size) {
            (Some(payload), Ok(size)) if size <= most => return Ok(Came { origin, payload, now }),
            (_, Err((Code::TooLarge, _))) => Refusal::field("body", format!("is over the limit of {most} bytes: send less at once")),
            (_, Ok(size)) if size > most => Refusal::field("body", format!("has {size} bytes, at most {most} are taken: send less at once")),
            _ => Refusal::field("body", "is no JSON"),
        };
        Err(self.refuse(&origin, call, None, refusal).await)
    }

    /// Keeps why nothing can be made of a request, and answers it so that it is not sent again.
    async fn refuse(&self, origin: &Origin, call: Option<Call>, payload: Option<Value>, refusal: Refusal) -> Response {
        let refusal = Refusal { code: Code::MalformedBody, ..refusal };
        let unread = Unread { id: None, call, person: None, refusal: refusal.clone() };
        let arrived = Arrived { source: origin.code, merges: origin.merges, message: Err(unread), payload };
        match self.collector.one(origin, arrived).await {
            Ok(_) => Problem::from(refusal).into_response(),
            Err(error) => Problem::from(error).into_response(),
        }
    }
}

/// The body of a request, which some libraries pack.
async fn unpacked(request: Request) -> Result<Vec<u8>, Problem> {
    let packed = request.headers().get(CONTENT_ENCODING).is_some_and(|value| value.as_bytes().eq_ignore_ascii_case(b"gzip"));
    let bytes = body::read(request, &()).await?;
    if !packed {
        return Ok(bytes.into());
    }
    let mut plain = Vec::new();
    let read = flate2::read::GzDecoder::new(&bytes[..]).take(BODY as u64 + 1).read_to_end(&mut plain);
    match read {
        Ok(size) if size > BODY => Err(Problem::new(Code::TooLarge, "the unpacked body is over the limit")),
        Ok(_) => Ok(plain),
        Err(error) => Err(Problem::new(Code::MalformedBody, format!("the body says it is gzip and is not: {error}"))),
    }
}

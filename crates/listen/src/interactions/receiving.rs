//! Interactions from programs that read answers: many in our own words, CloudEvents, and webhooks of any shape by a map.

use std::convert::Infallible;

use axum::extract::{DefaultBodyLimit, FromRequestParts, Path, Request, State};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use edge::{House, Problem, Problems, body};
use http::HeaderMap;
use http::header::CONTENT_TYPE;
use http::request::Parts;
use kernel::{Code, Refusal};
use serde_json::Value;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::map::Map;
use super::plain::{self, BulkTaken, InteractionIn};
use super::{Arrived, Collector, Message, Unread, cloudevents};
use crate::sources::{Origin, WriteKey};

/// The largest body in bulk.
const BULK: usize = 64 << 20;
/// The largest body of events and webhooks.
const BODY: usize = 1 << 20;

/// The routes.
pub(super) fn routes() -> OpenApiRouter<House> {
    let many = OpenApiRouter::new().routes(routes!(bulk)).layer(DefaultBodyLimit::max(BULK));
    let few = OpenApiRouter::new().routes(routes!(events)).routes(routes!(hook)).layer(DefaultBodyLimit::max(BODY));
    many.merge(few)
}

type Answer = Result<Response, Response>;

/// The key in an address; what cannot be read is nobody's.
struct InPath(String);

impl<S: Send + Sync> FromRequestParts<S> for InPath {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Infallible> {
        Ok(Self(Path::from_request_parts(parts, state).await.map_or_else(|_| String::new(), |Path(key)| key)))
    }
}

/// Many interactions in our own words: an array, or one JSON value per line. Each stands for itself; every one that is told as taken is durable.
#[utoipa::path(post, path = "/v1/interactions/bulk", operation_id = "take_interactions", tag = "interactions", params(WriteKey),
    request_body(content((Vec<InteractionIn> = "application/json"), (String = "application/x-ndjson"))), responses((status = 200, body = BulkTaken), Problems))]
async fn bulk(State(house): State<House>, Extension(collector): Extension<Collector>, key: WriteKey, request: Request) -> Answer {
    let origin = admitted(&house, &collector, key, None).await?;
    let lines = is(request.headers(), |essence| essence.contains("ndjson"));
    if !lines {
        body::refuse_other_media(request.headers(), "application/json or application/x-ndjson", |essence| essence == "application/json")
            .map_err(refused)?;
    }
    let bytes = body::read(request, &()).await.map_err(IntoResponse::into_response)?;
    let items: Vec<Result<Value, Refusal>> = if lines {
        bytes.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii).filter(|line| !line.is_empty()).map(body::parse).collect()
    } else {
        body::parse::<Vec<Value>>(&bytes).map_err(refused)?.into_iter().map(Ok).collect()
    };
    let now = house.now();
    let arrived: Vec<Arrived> = items
        .into_iter()
        .map(|item| match item {
            Ok(item) => read(&origin, item, |item| plain::read(item, now)),
            Err(refusal) => unreadable(&origin, refusal),
        })
        .collect();
    taken(&house, &collector, &origin, &arrived).await
}

/// CloudEvents 1.0: one in structured form (`application/cloudevents+json`) or in binary form (headers `ce-…`), or several
/// (`application/cloudevents-batch+json`). With a map of its source, an event is read by that map.
#[utoipa::path(post, path = "/v1/events", operation_id = "take_cloudevents", tag = "interactions", params(WriteKey),
    request_body(content((Object = "application/cloudevents+json"), (Vec<Object> = "application/cloudevents-batch+json"), (Object = "application/json"))),
    responses((status = 200, body = BulkTaken), Problems))]
async fn events(State(house): State<House>, Extension(collector): Extension<Collector>, key: WriteKey, request: Request) -> Answer {
    let origin = admitted(&house, &collector, key, None).await?;
    let headers = request.headers().clone();
    let bytes = body::read(request, &()).await.map_err(IntoResponse::into_response)?;
    let batched = is(&headers, |essence| essence == "application/cloudevents-batch+json");
    let events = if batched {
        body::parse::<Vec<Value>>(&bytes).map_err(refused)?
    } else if is(&headers, |essence| essence == "application/cloudevents+json") {
        vec![body::parse(&bytes).map_err(refused)?]
    } else if headers.contains_key("ce-specversion") {
        vec![cloudevents::from_binary(&headers, &bytes)]
    } else {
        let detail = "this is no CloudEvent: send application/cloudevents+json, application/cloudevents-batch+json, or the headers ce-id, ce-source, ce-type \
            and ce-specversion";
        return Err(Problem::new(Code::UnsupportedMedia, detail).into_response());
    };
    let (now, map) = (house.now(), mapped(&origin).map_err(refused)?);
    let message = |event: &Value| map.as_ref().map_or_else(|| cloudevents::read(event, now), |map| map.message(event, now));
    let arrived: Vec<Arrived> = events.into_iter().map(|event| read(&origin, event, message)).collect();
    let single = if batched { None } else { arrived.first().and_then(|one| one.message.as_ref().err()).map(|unread| unread.refusal.clone()) };
    let answer = taken(&house, &collector, &origin, &arrived).await?;
    match single {
        None => Ok(answer),
        Some(refusal) => Err(refused(refusal)),
    }
}

/// JSON of any shape from another system, read by the map of its source. The key in the address is the source's write key; where the map names
/// a signature, only what is signed is read. What the map passes over, and what is refused and kept with its reason, is answered with success too.
#[utoipa::path(post, path = "/v1/hooks/{key}", operation_id = "take_webhook", tag = "interactions",
    params(WriteKey, ("key" = String, Path, description = "The write key of the source")), request_body = Object,
    responses((status = 200, body = BulkTaken), Problems))]
async fn hook(
    State(house): State<House>,
    Extension(collector): Extension<Collector>,
    key: WriteKey,
    InPath(in_path): InPath,
    request: Request,
) -> Answer {
    let origin = admitted(&house, &collector, key, Some(&in_path)).await?;
    let map = mapped(&origin).map_err(refused)?;
    let map = map.ok_or_else(|| refused(Refusal::field("map", "is missing: give the source a map that says where everything stands")))?;
    let headers = request.headers().clone();
    let bytes = body::read(request, &()).await.map_err(IntoResponse::into_response)?;
    if !map.is_signed(&bytes, |name| headers.get(name).and_then(|value| value.to_str().ok()).map(ToOwned::to_owned)) {
        return Err(Problem::new(Code::NotLoggedIn, "the signature is missing or wrong: sign the body as the map of the source says").into_response());
    }
    let (now, payload) = (house.now(), body::parse::<Value>(&bytes).map_err(refused)?);
    let arrived: Vec<Arrived> = match map.items(payload) {
        Ok(items) => items.into_iter().map(|item| read(&origin, item, |item| map.message(item, now))).collect(),
        Err(refusal) => vec![unreadable(&origin, refusal)],
    };
    taken(&house, &collector, &origin, &arrived).await
}

/// The source that sends, if it may send now.
async fn admitted(house: &House, collector: &Collector, key: WriteKey, in_path: Option<&str>) -> Result<Origin, Response> {
    let origin = key.origin(house, in_path).await.map_err(IntoResponse::into_response)?;
    collector.admit(&origin, house.now()).map_err(IntoResponse::into_response)?;
    Ok(origin)
}

async fn taken(house: &House, collector: &Collector, origin: &Origin, arrived: &[Arrived]) -> Answer {
    let mut taken = BulkTaken::default();
    taken.add(collector.many(house, origin, arrived).await.map_err(IntoResponse::into_response)?);
    Ok(Json(taken).into_response())
}

/// The map of a source, if it has one.
pub(super) fn mapped(origin: &Origin) -> Result<Option<Map>, Refusal> {
    origin.map.as_deref().map(Map::read).transpose()
}

/// An item as it arrived; what cannot be read is kept as it came.
pub(super) fn read(origin: &Origin, item: Value, message: impl FnOnce(&Value) -> Result<Message, Unread>) -> Arrived {
    let message = message(&item);
    let payload = message.is_err().then_some(item);
    Arrived { source: origin.code, merges: origin.merges, message, payload }
}

fn unreadable(origin: &Origin, refusal: Refusal) -> Arrived {
    let unread = Unread { id: None, call: None, person: None, refusal };
    Arrived { source: origin.code, merges: origin.merges, message: Err(unread), payload: None }
}

fn is(headers: &HeaderMap, wanted: impl Fn(&str) -> bool) -> bool {
    let given = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    wanted(given.split(';').next().unwrap_or_default().trim().to_ascii_lowercase().as_str())
}

fn refused(refusal: Refusal) -> Response {
    Problem::from(refusal).into_response()
}

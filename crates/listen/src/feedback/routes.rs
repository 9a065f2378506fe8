//! Routes of feedback from elsewhere, as Formbricks Hub has them, and in bulk.

use std::sync::Arc;

use axum::extract::{DefaultBodyLimit, FromRequestParts, Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use edge::{House, Problem, Problems, body};
use http::header::CONTENT_TYPE;
use http::request::Parts;
use identity::May;
use identity::may::WriteAnswers;
use kernel::{Actor, Code, Id, Refusal, Workspace};
use serde::Serialize;
use store::Intake;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{Given, Kept, Outcome, Record, take};
use crate::sources::{Origin, WriteKey};

/// The largest record.
const BODY: usize = 512 << 10;
/// The largest body in bulk.
const BULK: usize = 64 << 20;
/// Records in one transaction.
const TOGETHER: usize = 2_000;

/// Takes records that are sent one by one, and writes those that arrive together in one transaction.
pub type Taker = Intake<Given, Outcome>;

/// The taker of a house; there is one per process, on its runtime.
pub fn taker(house: &House) -> Taker {
    let acting = house.clone();
    let acts = Arc::new(move |workspace, actor| acting.act(workspace, actor));
    Intake::new(house.store.clone(), acts, |tx, given| Box::pin(take(tx, given)))
}

/// All routes of this noun. They need the [`Taker`] as an extension.
pub fn routes() -> OpenApiRouter<House> {
    let one = OpenApiRouter::new().routes(routes!(create)).layer(DefaultBodyLimit::max(BODY));
    one.merge(OpenApiRouter::new().routes(routes!(create_many)).layer(DefaultBodyLimit::max(BULK)))
}

/// Who gives feedback: a program with a token, or a source with its write key.
struct Giver {
    workspace: Id<Workspace>,
    actor: Actor,
    source: Option<Origin>,
}

impl FromRequestParts<House> for Giver {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Self, Problem> {
        let Ok(key) = WriteKey::from_request_parts(parts, house).await;
        if key.is_of_source() {
            let origin = key.origin(house, None).await?;
            return Ok(Self { workspace: origin.workspace, actor: Actor::System("intake"), source: Some(origin) });
        }
        let may = May::<WriteAnswers>::from_request_parts(parts, house).await?;
        Ok(Self { workspace: may.act.workspace, actor: may.act.actor, source: None })
    }
}

impl Giver {
    /// A record from here: answers of a source are of the survey of its name, by the channel of its kind.
    fn given(&self, record: Record) -> Given {
        let kind = self.source.as_ref().map(|source| source.kind).filter(|kind| *kind != crate::sources::Kind::Feedback);
        let survey = self.source.as_ref().map(|source| source.key.clone()).filter(|_| record.source_id.is_none());
        Given { survey, channel: kind.map(|kind| kind.text().to_owned()), record }
    }
}

/// Take in an answered field, as Formbricks Hub does
///
/// All fields of one submission are one response. The same field of the same submission again is a conflict. What is asked for the first time
/// becomes a question: words, choices and scores by their type; numbers, truths and dates become attributes of the response.
#[utoipa::path(post, path = "/v1/feedback-records", operation_id = "create_feedback_record", tag = "listen", params(May<WriteAnswers>),
    request_body = Record, responses((status = 201, body = Kept), Problems))]
async fn create(giver: Giver, Extension(taker): Extension<Taker>, body::Body(record): body::Body<Record>) -> Result<Response, Problem> {
    let item = giver.given(record);
    match taker.submit(giver.workspace, giver.actor, item).await? {
        Outcome::Created(kept) => Ok((StatusCode::CREATED, Json(kept)).into_response()),
        Outcome::Refused(refusal) => Err(refusal.into()),
    }
}

/// What became of a record of a batch.
#[derive(Debug, Serialize, ToSchema)]
struct FeedbackResult {
    /// 201, or the status that the record alone would have had.
    status: u16,
    /// Its id, a UUID.
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    /// What is wrong and what to do.
    #[serde(skip_serializing_if = "Option::is_none")]
    detail: Option<String>,
}

/// What became of a batch, record by record in the same order.
#[derive(Debug, Default, Serialize, ToSchema)]
struct FeedbackTaken {
    /// Records that are new.
    created: u64,
    /// Records that were not taken in.
    refused: u64,
    /// One result per record.
    results: Vec<FeedbackResult>,
}

impl FeedbackTaken {
    fn add(&mut self, outcome: Outcome) {
        let result = match outcome {
            Outcome::Created(kept) => FeedbackResult { status: 201, id: Some(kept.id), detail: None },
            Outcome::Refused(refusal) => FeedbackResult { status: refusal.code.status(), id: None, detail: Some(refusal.detail) },
        };
        *(if result.status == 201 { &mut self.created } else { &mut self.refused }) += 1;
        self.results.push(result);
    }
}

/// Take in many answered fields: an array, or one JSON value per line. Each stands for itself.
#[utoipa::path(post, path = "/v1/feedback-records/bulk", operation_id = "create_feedback_records", tag = "listen", params(May<WriteAnswers>),
    request_body(content((Vec<Record> = "application/json"), (String = "application/x-ndjson"))), responses((status = 200, body = FeedbackTaken), Problems))]
async fn create_many(State(house): State<House>, giver: Giver, request: Request) -> Result<Json<FeedbackTaken>, Problem> {
    let media = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let lines = media.contains("ndjson");
    if !lines {
        body::refuse_other_media(request.headers(), "application/json or application/x-ndjson", |essence| essence == "application/json")?;
    }
    let bytes = body::read(request, &()).await?;
    let records: Vec<Result<Record, Refusal>> = if lines {
        bytes.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii).filter(|line| !line.is_empty()).map(body::parse).collect()
    } else {
        let items = body::parse::<Vec<serde_json::Value>>(&bytes)?;
        let read = |item| serde_json::from_value(item).map_err(|error| Refusal::new(Code::MalformedBody, error.to_string()));
        items.into_iter().map(read).collect()
    };
    let (mut taken, mut records) = (FeedbackTaken::default(), records.into_iter());
    loop {
        let part: Vec<_> = records.by_ref().take(TOGETHER).map(|record| record.map(|record| giver.given(record))).collect();
        if part.is_empty() {
            return Ok(Json(taken));
        }
        let good: Vec<Given> = part.iter().filter_map(|given| given.as_ref().ok().cloned()).collect();
        let act = house.act(giver.workspace, giver.actor.clone());
        let mut tx = house.store.begin(&act).await?;
        let mut outcomes = take(&mut tx, &good).await?.into_iter();
        tx.commit().await?;
        for given in part {
            match given {
                Ok(_) => outcomes.next().into_iter().for_each(|outcome| taken.add(outcome)),
                Err(refusal) => taken.add(Outcome::Refused(refusal)),
            }
        }
    }
}

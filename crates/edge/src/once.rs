//! `Idempotency-Key`: a write that is sent twice under one key happens once, and both times gets the same answer.

use axum::Json;
use axum::extract::{FromRequest, Request};
use axum::response::{IntoResponse, Response};
use http::{HeaderName, HeaderValue, StatusCode};
use kernel::{Code, Refusal};
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use store::{Tx, args};
use utoipa::IntoParams;

use crate::body::{self, refuse_other_media};
use crate::problem::Problem;

/// The header that carries the caller's key.
pub const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");

/// Says that an answer was given before.
pub const REPLAYED: HeaderName = HeaderName::from_static("idempotency-replayed");

/// A JSON body that may carry an `Idempotency-Key`. Within one transaction: [`Once::before`], the writes, [`Once::answer`].
#[derive(Debug)]
pub struct Once<T> {
    /// What was sent.
    pub body: T,
    /// The key and the hash of method, path and body.
    key: Option<(String, [u8; 32])>,
}

/// The header for `params(OnceParams, …)`.
#[derive(IntoParams)]
#[into_params(parameter_in = Header)]
#[expect(dead_code, reason = "describes the header to OpenAPI")]
pub struct OnceParams {
    /// A key of your own making, so that this request can be repeated without harm; kept for at least a day.
    #[param(rename = "idempotency-key", min_length = 1, max_length = 255)]
    key: Option<String>,
}

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Once<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        refuse_other_media(request.headers(), "application/json", |essence| essence == "application/json" || essence.ends_with("+json"))?;
        let key = request.headers().get(IDEMPOTENCY_KEY).map(key_of).transpose()?;
        let place = format!("{} {}\n", request.method(), request.uri().path());
        let bytes = body::read(request, state).await?;
        let hash = Sha256::new().chain_update(place).chain_update(&bytes).finalize().into();
        Ok(Self { body: body::parse(&bytes)?, key: key.map(|key| (key, hash)) })
    }
}

fn key_of(value: &HeaderValue) -> Result<String, Refusal> {
    let key = value.to_str().ok().filter(|key| (1..=255).contains(&key.len()));
    key.map(ToOwned::to_owned).ok_or_else(|| Refusal::new(Code::InvalidParameter, "Idempotency-Key: use 1 to 255 printable ASCII characters"))
}

impl<T> Once<T> {
    /// The answer given before under this key, if there was one. Takes the key otherwise: whoever sends it meanwhile waits.
    pub async fn before(&self, tx: &mut Tx<'_>) -> Result<Option<Response>, Problem> {
        let Some((key, hash)) = &self.key else { return Ok(None) };
        let (workspace, now) = (tx.workspace(), tx.act().now);
        let taken = tx
            .execute(
                "INSERT INTO idempotency (workspace, key, body_hash, status, body, made_at) VALUES ($1, $2, $3, 0, '', $4) ON CONFLICT (workspace, key) DO NOTHING",
                args![workspace, key, hash, now],
            )
            .await?;
        if taken > 0 {
            return Ok(None);
        }
        let row = tx.one("SELECT body_hash, status, body FROM idempotency WHERE workspace = $1 AND key = $2", args![workspace, key]).await?;
        if row.get::<Vec<u8>>("body_hash")? != hash {
            return Err(Problem::new(Code::Conflict, "this Idempotency-Key was used for another request: use a new one"));
        }
        Ok(Some(replay(row.get("status")?, row.get("body")?)))
    }

    /// Keeps the answer under the key, commits, and answers.
    pub async fn answer(self, mut tx: Tx<'_>, status: StatusCode, value: &impl Serialize) -> Result<Response, Problem> {
        if let Some((key, _)) = &self.key {
            let body = serde_json::to_string(value).map_err(|error| Problem::new(Code::Internal, error.to_string()))?;
            let sql = "UPDATE idempotency SET status = $3, body = $4 WHERE workspace = $1 AND key = $2";
            tx.execute(sql, args![tx.workspace(), key, status.as_u16(), body]).await?;
        }
        tx.commit().await?;
        Ok((status, Json(value)).into_response())
    }
}

fn replay(status: i64, body: String) -> Response {
    let status = u16::try_from(status).ok().and_then(|status| StatusCode::from_u16(status).ok()).unwrap_or(StatusCode::OK);
    let headers = [(http::header::CONTENT_TYPE, HeaderValue::from_static("application/json")), (REPLAYED, HeaderValue::from_static("true"))];
    (status, headers, body).into_response()
}

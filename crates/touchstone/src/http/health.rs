//! `/healthz` and `/readyz`.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use edge::{House, Problem, Problems};
use http::header::CONTENT_TYPE;
use kernel::Code;

/// The process is alive.
#[utoipa::path(get, path = "/healthz", tag = "operation", security(()), responses((status = 200, body = String, content_type = "text/plain"), Problems))]
pub async fn alive() -> Response {
    text("alive\n")
}

/// The process can answer: its record store does. Columns are made when they are first asked for.
#[utoipa::path(get, path = "/readyz", tag = "operation", security(()), responses((status = 200, body = String, content_type = "text/plain"), Problems))]
pub async fn ready(State(house): State<House>) -> Result<Response, Problem> {
    let asked = async { house.store.door().await?.one("SELECT 1 AS one", vec![]).await };
    match asked.await {
        Ok(_) => Ok(text("ready\n")),
        Err(error) => {
            tracing::warn!(error = &error as &dyn std::error::Error, "the record store does not answer");
            Err(Problem::new(Code::Unavailable, "the record store does not answer").retry_after(5))
        }
    }
}

fn text(words: &'static str) -> Response {
    ([(CONTENT_TYPE, "text/plain; charset=utf-8")], words).into_response()
}

//! `/healthz`, `/readyz` and the page that says what this address is.

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

/// What this address is.
#[utoipa::path(get, path = "/", tag = "operation", security(()), responses((status = 200, body = String, content_type = "text/plain"), Problems))]
pub async fn hint() -> Response {
    text(concat!(
        "This is Touchstone ",
        env!("CARGO_PKG_VERSION"),
        ".\n\nThe web application is not part of this build. The API is under /v1 and described in /openapi.json;\n",
        "on the command line, `touchstone --help` says what can be done.\n"
    ))
}

/// Where one-time links lead: how they are followed without the web application.
#[utoipa::path(get, path = "/join", tag = "operation", security(()), responses((status = 200, body = String, content_type = "text/plain"), Problems))]
pub async fn join() -> Response {
    text(concat!(
        "The web application is not part of this build, so this link is followed by a request.\n\n",
        "Send what stands behind the # in the address as \"secret\", with the password you choose, to POST /v1/links/accept:\n\n",
        "  {\"secret\": \"…\", \"password\": \"…\", \"name\": \"Your Name\", \"mail\": \"you@example.com\"}\n\n",
        "mail is asked of the first owner only. The answer logs you in.\n"
    ))
}

fn text(words: &'static str) -> Response {
    ([(CONTENT_TYPE, "text/plain; charset=utf-8")], words).into_response()
}

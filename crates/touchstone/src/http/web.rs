//! The web application as built in `web/dist`: a release build embeds it, a debug build reads it from there.

mod file;

use axum::response::{IntoResponse, Response};
use http::header::CONTENT_TYPE;
use http::{HeaderMap, Method, Uri};
use rust_embed::RustEmbed;

use self::file::File;
use super::problems;

#[derive(RustEmbed)]
#[folder = "../../web/dist"]
#[allow_missing = true]
struct Built;

/// The page that stands for every place of the application, which finds its way by itself.
const PAGE: &str = "index.html";

const HINT: &str = concat!(
    "This is Touchstone ",
    env!("CARGO_PKG_VERSION"),
    ". The web application is not part of this build: `make release` builds both.\n\n",
    "The API is under /v1 and described in /openapi.json; on the command line, `touchstone --help` says what can be done.\n\n",
    "A one-time link (/join#…) is followed by POST /v1/links/accept with what stands behind the # as \"secret\":\n\n",
    "  {\"secret\": \"…\", \"password\": \"…\", \"name\": \"Your Name\", \"mail\": \"you@example.com\"}\n\n",
    "mail is asked of the first owner only. The answer logs you in.\n"
);

/// Answers what no route answers: with a file of the application, its page, or a problem.
pub async fn serve(method: Method, uri: Uri, headers: HeaderMap) -> Response {
    if matches!(method, Method::GET | Method::HEAD) && !belongs_to_programs(uri.path()) {
        if let Some(found) = look_up(uri.path(), &headers, built) {
            return found;
        }
        if built(PAGE).is_none() {
            return ([(CONTENT_TYPE, "text/plain; charset=utf-8")], HINT).into_response();
        }
    }
    problems::unknown_route(&uri).into_response()
}

fn belongs_to_programs(path: &str) -> bool {
    matches!(path.split('/').nth(1), Some("v1" | "docs" | "openapi.json" | "healthz" | "readyz" | "metrics"))
}

fn built(path: &str) -> Option<File> {
    let file = Built::get(path)?;
    let hash = file.metadata.sha256_hash();
    let (start, _) = hash.split_first_chunk().expect("32 bytes start with 16");
    Some(File { bytes: file.data, hash: u128::from_be_bytes(*start) })
}

/// The file at this path; the page for every other path, but for those below `/assets`, where only files are.
fn look_up(path: &str, headers: &HeaderMap, shelf: impl Fn(&str) -> Option<File>) -> Option<Response> {
    let path = path.trim_start_matches('/');
    if let Some(found) = file::answer(path, headers, &shelf) {
        return Some(found);
    }
    if path.starts_with("assets/") { None } else { file::answer(PAGE, headers, &shelf) }
}

#[cfg(test)]
mod tests;

//! How much and how long: bounds that hold where a route sets no other.

use std::time::Duration;

use axum::extract::Request;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use edge::Problem;
use kernel::Code;

/// The largest body of a route that does not say otherwise.
pub const BODY: usize = 2 << 20;

/// How long a handler may take, from the first byte of the request.
const PATIENCE: Duration = Duration::from_mins(1);
/// The same for whole files: imports, exports, backups, rebuilding.
const PATIENCE_WITH_FILES: Duration = Duration::from_hours(6);

/// Middleware: gives up on a handler that takes too long; its transaction is dropped, so that nothing is half done.
pub async fn patience(request: Request, next: Next) -> Response {
    let limit = if is_about_files(request.uri().path()) { PATIENCE_WITH_FILES } else { PATIENCE };
    tokio::time::timeout(limit, next.run(request)).await.unwrap_or_else(|_| {
        let detail = format!("it took more than {} seconds and was given up: ask for less at once, or try again later", limit.as_secs());
        Problem::new(Code::Unavailable, detail).retry_after(10).into_response()
    })
}

fn is_about_files(path: &str) -> bool {
    path.split('/').any(|part| matches!(part, "imports" | "import" | "export" | "exports" | "operator" | "bulk" | "files"))
}

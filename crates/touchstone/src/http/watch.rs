//! One log line and one set of figures for each request.

use std::time::Duration;

use axum::extract::{MatchedPath, Request};
use axum::middleware::Next;
use axum::response::Response;
use http::{Method, StatusCode};

use crate::clock::Stopwatch;

/// Middleware: writes what was asked, what came of it and how long it took. The route stands for the path, which may hold secrets.
pub async fn watch(request: Request, next: Next) -> Response {
    let watch = Stopwatch::start();
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().map_or_else(|| "(no route)".into(), |path| path.as_str().to_owned());
    let response = next.run(request).await;
    count(&method, &route, response.status(), watch.elapsed());
    tell(&method, &route, response.status(), watch.elapsed());
    response
}

fn count(method: &Method, route: &str, status: StatusCode, took: Duration) {
    let labels = [("method", method.to_string()), ("route", route.to_owned())];
    metrics::histogram!("touchstone_http_request_seconds", &labels).record(took.as_secs_f64());
    let [method, route] = labels;
    metrics::counter!("touchstone_http_requests_total", &[method, route, ("status", status.as_str().to_owned())]).increment(1);
}

fn tell(method: &Method, route: &str, status: StatusCode, took: Duration) {
    let (status, millis) = (status.as_u16(), took.as_secs_f64() * 1000.0);
    let id = edge::request::current();
    if status >= 500 {
        tracing::error!(request.id = id, "{method} {route} {status} in {millis:.1} ms");
    } else if matches!(route, "/healthz" | "/readyz" | "/metrics") {
        tracing::debug!(request.id = id, "{method} {route} {status} in {millis:.1} ms");
    } else {
        tracing::info!(request.id = id, "{method} {route} {status} in {millis:.1} ms");
    }
}

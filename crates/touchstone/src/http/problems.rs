//! What is answered when no handler answers: unknown routes, wrong methods, panics.

use std::any::Any;

use axum::response::{IntoResponse, Response};
use edge::Problem;
use http::{Method, Uri};
use kernel::Code;

/// No route has this address.
pub fn unknown_route(uri: &Uri) -> Problem {
    Problem::new(Code::NotFound, format!("there is nothing at {}: openapi.json names all addresses", uri.path()))
}

/// The address has a route, but not for this method.
pub async fn wrong_method(method: Method, uri: Uri) -> Problem {
    Problem::new(Code::MethodNotAllowed, format!("{} does not answer to {method}: openapi.json names the methods it has", uri.path()))
}

/// A handler panicked: a fault of ours, told as such and written to the log.
#[expect(clippy::needless_pass_by_value, reason = "the layer hands the panic over")]
pub fn panicked(panic: Box<dyn Any + Send>) -> Response {
    let words = panic.downcast_ref::<&str>().map(|words| (*words).to_owned()).or_else(|| panic.downcast_ref::<String>().cloned());
    tracing::error!(request.id = edge::request::current(), "a handler panicked: {}", words.unwrap_or_default());
    Problem::new(Code::Internal, "the fault is ours; the log tells more under this request id").into_response()
}

//! The one error of every handler: a refusal told as `application/problem+json` (RFC 9457).

use axum::Json;
use axum::response::{IntoResponse, Response};
use http::header::{CONTENT_TYPE, RETRY_AFTER};
use http::{HeaderValue, StatusCode};
use kernel::{Code, Param, Refusal};
use serde::Serialize;
use utoipa::ToSchema;

use crate::request;

/// How long to wait for a store that is busy.
const BUSY_SECONDS: u32 = 5;

/// What a handler answers when it cannot do what was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    refusal: Refusal,
    retry_after: Option<u32>,
}

impl Problem {
    /// A problem without named places.
    pub fn new(code: Code, detail: impl Into<String>) -> Self {
        Refusal::new(code, detail).into()
    }

    /// Nothing of this noun by that name in this workspace.
    pub fn not_found(noun: &str, name: impl std::fmt::Display) -> Self {
        Refusal::not_found(noun, name).into()
    }

    /// The same problem, to be tried again after so many seconds.
    #[must_use]
    pub fn retry_after(mut self, seconds: u32) -> Self {
        self.retry_after = Some(seconds);
        self
    }

    /// The refusal that is told.
    pub fn refusal(&self) -> &Refusal {
        &self.refusal
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        Self { refusal, retry_after: None }
    }
}

impl From<store::Error> for Problem {
    fn from(error: store::Error) -> Self {
        match error {
            store::Error::Refused(refusal) => refusal.into(),
            store::Error::Duplicate(_) => {
                Self::new(Code::Conflict, "another one with the same key exists already: choose another key, or change that one")
            }
            store::Error::Reference(_) => {
                Self::new(Code::Invalid, "something it refers to does not exist here, or it is still in use: check the ids, or end that use first")
            }
            fault if fault.is_passing() => {
                tracing::warn!(error = &fault as &dyn std::error::Error, "the record store is busy or out of reach");
                Self::new(Code::Unavailable, "the record store is busy or out of reach: try again in a moment").retry_after(BUSY_SECONDS)
            }
            fault => {
                let request = request::current();
                tracing::error!(request.id = request.as_deref(), error = &fault as &dyn std::error::Error, "the record store failed");
                Self::new(Code::Internal, "the fault is ours; the log tells more under this request id")
            }
        }
    }
}

/// The body of every answer that is not a success (RFC 9457).
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Problem, title = "Problem")]
pub(crate) struct ProblemBody {
    /// Where the code is explained.
    #[serde(rename = "type")]
    #[schema(example = "/docs/problems/not_found")]
    kind: String,
    /// The closed set of codes; programs may match on it.
    #[schema(value_type = ProblemCode)]
    code: &'static str,
    /// A short title, the same for every occurrence of the code.
    title: &'static str,
    /// The HTTP status, repeated.
    #[schema(minimum = 400, maximum = 599)]
    status: u16,
    /// What is wrong here and what to do about it.
    detail: String,
    /// The places that are wrong.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(value_type = Vec<InvalidParam>)]
    invalid_params: Vec<Param>,
    /// Names this request in the log.
    #[serde(skip_serializing_if = "Option::is_none")]
    request_id: Option<String>,
}

/// One place that is wrong.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes kernel::Param to OpenAPI")]
pub(crate) struct InvalidParam {
    /// The place, as in `answers[2].score` or `row 17, column NETPRO`.
    name: String,
    /// What is wrong there and what would be right.
    reason: String,
}

/// The codes as OpenAPI lists them.
pub(crate) struct ProblemCode;

impl utoipa::PartialSchema for ProblemCode {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
        utoipa::openapi::schema::Object::builder()
            .schema_type(utoipa::openapi::schema::Type::String)
            .enum_values(Some(Code::ALL.iter().map(|code| code.text())))
            .description(Some("What kind of problem it is; each code has a page under /docs/problems."))
            .into()
    }
}

impl ToSchema for ProblemCode {}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let code = self.refusal.code;
        let body = ProblemBody {
            kind: format!("/docs/problems/{}", code.text()),
            code: code.text(),
            title: code.title(),
            status: code.status(),
            detail: self.refusal.detail,
            invalid_params: self.refusal.params,
            request_id: request::current(),
        };
        let status = StatusCode::from_u16(code.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = (status, Json(body)).into_response();
        response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        if let Some(seconds) = self.retry_after {
            response.headers_mut().insert(RETRY_AFTER, seconds.into());
        }
        response
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case(store::Error::Duplicate("account_external".into()), Code::Conflict)]
    #[case(store::Error::Reference("account_parent".into()), Code::Invalid)]
    #[case(store::Error::Broken, Code::Internal)]
    #[case(store::Error::Refused(Refusal::not_found("account", "acme")), Code::NotFound)]
    fn faults_of_the_store_become_problems_without_their_inner_text(#[case] error: store::Error, #[case] code: Code) {
        let problem = Problem::from(error);
        assert_eq!(problem.refusal.code, code);
        assert!(!problem.refusal.detail.contains("account_"));
    }

    #[test]
    fn every_code_has_its_page() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/problems");
        for code in Code::ALL {
            let page = std::fs::read_to_string(folder.join(format!("{}.md", code.text()))).expect("a page for each code");
            let beginning = format!("# {}\n\n`{}`, HTTP status {}\n", code.title(), code.text(), code.status());
            assert!(page.starts_with(&beginning), "{page}");
        }
    }

    #[tokio::test]
    async fn the_body_follows_rfc_9457() {
        let response = Problem::from(Refusal::field("name", "is empty: give one")).retry_after(7).into_response();
        assert_eq!(response.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(response.headers()[CONTENT_TYPE], "application/problem+json");
        assert_eq!(response.headers()[RETRY_AFTER], "7");
        let bytes = axum::body::to_bytes(response.into_body(), 10_000).await.expect("body");
        let body: serde_json::Value = serde_json::from_slice(&bytes).expect("JSON");
        assert_eq!(
            body,
            serde_json::json!({
                "type": "/docs/problems/invalid", "code": "invalid", "title": "A rule refuses it", "status": 422,
                "detail": "name: is empty: give one", "invalid_params": [{"name": "name", "reason": "is empty: give one"}]
            })
        );
    }
}

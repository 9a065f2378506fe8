//! Pages of the handbook that answers point to, as they are written.

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use edge::{Problem, Problems};
use http::header::CONTENT_TYPE;

macro_rules! pages {
    ($($code:literal),* $(,)?) => {
        /// The page of each code.
        const PAGES: &[(&str, &str)] = &[$(($code, include_str!(concat!("../../../../docs/problems/", $code, ".md")))),*];
    };
}

pages![
    "conflict",
    "forged_request",
    "internal",
    "invalid",
    "invalid_cursor",
    "invalid_id",
    "invalid_parameter",
    "invalid_time",
    "malformed_body",
    "method_not_allowed",
    "not_allowed",
    "not_found",
    "not_logged_in",
    "stale",
    "too_large",
    "too_many",
    "unavailable",
    "unsupported_media",
];

/// What a code means, and what to do: where the `type` of a problem points to.
#[utoipa::path(get, path = "/docs/problems/{code}", operation_id = "explain_problem", tag = "operation", security(()),
    params(("code" = String, Path, description = "The code of a problem")),
    responses((status = 200, body = String, content_type = "text/markdown"), Problems))]
pub async fn explain(Path(code): Path<String>) -> Result<Response, Problem> {
    let page = PAGES.iter().find(|(known, _)| *known == code).ok_or_else(|| Problem::not_found("page about the code", &code))?;
    Ok(([(CONTENT_TYPE, "text/markdown; charset=utf-8")], page.1).into_response())
}

#[cfg(test)]
mod tests {
    use kernel::Code;

    use super::*;

    #[tokio::test]
    async fn every_code_has_its_page() {
        assert_eq!(PAGES.len(), Code::ALL.len());
        for code in Code::ALL {
            assert_eq!(explain(Path(code.text().into())).await.expect("a page").status(), 200);
        }
    }
}

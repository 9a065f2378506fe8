//! Pages of the handbook that answers and the web application point to: as they are written, and for browsers as HTML.

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use edge::{Problem, Problems};
use http::HeaderMap;
use http::header::{ACCEPT, CONTENT_SECURITY_POLICY, CONTENT_TYPE, VARY};
use pulldown_cmark::{Options, Parser, html};

macro_rules! pages {
    ($($part:literal: $($name:literal)*;)*) => {
        /// Every page: its part, its name, its text.
        const PAGES: &[(&str, &str, &str)] = &[$($(($part, $name, include_str!(concat!("../../../../docs/", $part, "/", $name, ".md")))),*),*];
    };
}

pages! {
    "adr": "0005-roles-and-what-they-see" "0007-anonymity-in-blocks";
    "guides": "ask" "chats" "mail" "service" "surveys" "surveys-from-elsewhere" "webhooks" "widget";
    "metrics": "README" "anonymity" "cases" "ces" "classes" "comparisons" "count" "csat" "distribution" "intervals" "mean" "nps" "share" "silence" "solved" "units" "weights";
    "problems": "README" "conflict" "forged_request" "internal" "invalid" "invalid_cursor" "invalid_id" "invalid_parameter" "invalid_time"
        "malformed_body" "method_not_allowed" "not_allowed" "not_found" "not_logged_in" "stale" "too_large" "too_many" "unavailable"
        "unsupported_media";
}

/// A page of the handbook
///
/// What a problem means and what to do (`problems`, where the `type` of a problem points to), how a figure is computed (`metrics`). Markdown, or
/// HTML for those who accept it.
#[utoipa::path(get, path = "/docs/{part}/{page}", operation_id = "read_handbook", tag = "operation", security(()),
    params(("part" = String, Path, description = "problems, metrics or guides"), ("page" = String, Path, description = "The code of a problem, a measure")),
    responses((status = 200, content((String = "text/markdown"), (String = "text/html"))), Problems))]
pub async fn read(Path((part, page)): Path<(String, String)>, headers: HeaderMap) -> Result<Response, Problem> {
    let name = page.strip_suffix(".md").unwrap_or(&page);
    let text = find(&part, name).ok_or_else(|| Problem::not_found("page of the handbook about", name))?;
    let reads_html = headers.get(ACCEPT).and_then(|accepted| accepted.to_str().ok()).is_some_and(|accepted| accepted.contains("text/html"));
    Ok(if reads_html { as_html(text) } else { ([(CONTENT_TYPE, "text/markdown; charset=utf-8"), (VARY, "accept")], text).into_response() })
}

fn find(part: &str, name: &str) -> Option<&'static str> {
    PAGES.iter().find(|page| (page.0, page.1) == (part, name)).map(|page| page.2)
}

fn as_html(text: &str) -> Response {
    let title = text.lines().next().unwrap_or_default().trim_start_matches("# ");
    let mut page = format!(include_str!("handbook/head.html"), title = title);
    html::push_html(&mut page, Parser::new_ext(text, Options::ENABLE_TABLES));
    page.push_str("</main>\n");
    let policy = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; frame-ancestors 'none'";
    ([(CONTENT_TYPE, "text/html; charset=utf-8"), (CONTENT_SECURITY_POLICY, policy), (VARY, "accept")], page).into_response()
}

#[cfg(test)]
mod tests {
    use kernel::Code;

    use super::*;

    #[test]
    fn every_code_has_its_page() {
        assert!(Code::ALL.iter().all(|code| find("problems", code.text()).is_some()));
    }

    #[test]
    fn every_page_of_a_part_is_there_and_its_links_lead_on() {
        for (part, name, text) in PAGES {
            let links = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
            for link in links.filter(|link| !link.starts_with("https://")) {
                let (part, file) = link.strip_prefix("../").and_then(|link| link.split_once('/')).unwrap_or((part, link));
                let file = file.strip_suffix(".md").unwrap_or(file);
                assert!(find(part, file).is_some(), "{part}/{name} links to {link}");
            }
        }
        for part in ["metrics", "problems"] {
            let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs").join(part);
            let files = std::fs::read_dir(folder).expect("a folder").count();
            assert_eq!(PAGES.iter().filter(|page| page.0 == part).count(), files, "{part}");
        }
    }

    #[tokio::test]
    async fn browsers_read_html_and_programs_what_was_written() {
        let ask = async |accept: &str| {
            let headers = HeaderMap::from_iter([(ACCEPT, accept.parse().expect("a header"))]);
            let reply = read(Path(("metrics".into(), "intervals.md".into())), headers).await.expect("a page");
            let bytes = axum::body::to_bytes(reply.into_body(), 1 << 20).await.expect("bytes");
            String::from_utf8(bytes.to_vec()).expect("text")
        };
        assert!(ask("*/*").await.starts_with("# Intervals\n"));
        let html = ask("text/html,application/xhtml+xml").await;
        assert!(html.contains("<title>Intervals") && html.contains("<td><code>wald</code></td>") && !html.contains("{title}"), "{html}");
    }
}

//! Pages for whoever holds a link from a letter: without script, without anything from elsewhere, in light and dark.

use axum::response::{IntoResponse, Response};
use data_encoding::BASE64;
use http::header::{ACCEPT_LANGUAGE, CONTENT_SECURITY_POLICY, CONTENT_TYPE, RETRY_AFTER};
use http::{HeaderMap, HeaderValue, StatusCode};
use maud::{DOCTYPE, Markup, PreEscaped, html};
use sha2::{Digest, Sha256};

use crate::words::{accepted, words};

const STYLE: &str = include_str!("page/style.css");

/// A page with a title and what stands below it, in the language of this tag.
pub fn page(status: StatusCode, tag: &str, title: &str, below: &Markup) -> Response {
    let hash = BASE64.encode(&Sha256::digest(STYLE.as_bytes()));
    let policy = format!("default-src 'none'; style-src 'sha256-{hash}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'");
    let policy = HeaderValue::try_from(policy).unwrap_or(HeaderValue::from_static("default-src 'none'"));
    let headers = [(CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8")), (CONTENT_SECURITY_POLICY, policy)];
    (status, headers, shell(tag, title, below).into_string()).into_response()
}

/// The page behind a link that leads nowhere.
pub fn unknown(headers: &HeaderMap) -> Response {
    let (tag, words) = words(reader(headers));
    page(StatusCode::NOT_FOUND, tag, &words.unknown_title, &html! { p { (words.unknown_words) } })
}

/// The page when something is wrong here.
pub fn trouble(headers: &HeaderMap) -> Response {
    let (tag, words) = words(reader(headers));
    page(StatusCode::SERVICE_UNAVAILABLE, tag, &words.trouble_title, &html! { p { (words.trouble_words) } })
}

/// The page for whoever opened too many links that lead nowhere: after so many seconds there is room again.
pub fn too_many(headers: &HeaderMap, seconds: u32) -> Response {
    let (tag, words) = words(reader(headers));
    let told = words.too_many_words.replace("{minutes}", &seconds.div_ceil(60).to_string());
    let mut response = page(StatusCode::TOO_MANY_REQUESTS, tag, &words.too_many_title, &html! { p { (told) } });
    response.headers_mut().insert(RETRY_AFTER, seconds.into());
    response
}

/// The language a browser asks for, if it is known.
pub fn reader(headers: &HeaderMap) -> &str {
    headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).map_or("en", accepted)
}

fn shell(tag: &str, title: &str, below: &Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(tag) dir=(if tag == "ar" { "rtl" } else { "ltr" }) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width,initial-scale=1";
                meta name="robots" content="noindex,nofollow";
                meta name="color-scheme" content="light dark";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body { main {
                h1 { (title) }
                (below)
            } }
        }
    }
}

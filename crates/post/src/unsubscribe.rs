//! The way out of letters: a page with a button for people, and one click for mail programs (RFC 8058). A GET never unsubscribes, since
//! programs that look at links for safety follow them.

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use data_encoding::BASE64;
use edge::{House, Problem};
use http::header::{ACCEPT_LANGUAGE, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use http::{HeaderMap, HeaderValue, StatusCode};
use kernel::{Actor, Id, Workspace};
use maud::{DOCTYPE, Markup, PreEscaped, html};
use sha2::{Digest, Sha256};
use store::{Error, args};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::letters::{self, Record};
use crate::suppressions::{Reason, suppress};
use crate::token;
use crate::words::{accepted, words};

const STYLE: &str = include_str!("unsubscribe/style.css");

/// The routes of the way out.
pub(crate) fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new().routes(routes!(ask, leave))
}

/// Where the holder of a letter gets no more of them.
pub(crate) fn address(base_url: &str, token: &str) -> String {
    format!("{base_url}/u/{token}")
}

/// Ask whether somebody wants no more letters
///
/// A page with a button; opening it changes nothing.
#[utoipa::path(get, path = "/u/{token}", operation_id = "ask_unsubscribe", tag = "mail", security(()),
    params(("token" = String, Path, description = "The token of a letter")),
    responses((status = 200, body = String, content_type = "text/html"),
        (status = 404, body = String, content_type = "text/html", description = "No letter has this token"),
        (status = 503, body = String, content_type = "text/html", description = "It cannot be looked up now")))]
async fn ask(State(house): State<House>, token: Result<Path<String>, PathRejection>, headers: HeaderMap) -> Response {
    match find(&house, &readable(token)).await {
        Ok(Some((_, letter))) => page(Said::Ask, &letter.language),
        Ok(None) => page(Said::Unknown, reader(&headers)),
        Err(error) => failed(error, &headers),
    }
}

/// Unsubscribe
///
/// What the button does, and the one click of `List-Unsubscribe-Post` (RFC 8058). Doing it again changes nothing.
#[utoipa::path(post, path = "/u/{token}", operation_id = "unsubscribe", tag = "mail", security(()),
    params(("token" = String, Path, description = "The token of a letter")),
    responses((status = 200, body = String, content_type = "text/html"),
        (status = 404, body = String, content_type = "text/html", description = "No letter has this token"),
        (status = 503, body = String, content_type = "text/html", description = "It cannot be looked up now")))]
async fn leave(State(house): State<House>, token: Result<Path<String>, PathRejection>, headers: HeaderMap) -> Response {
    match take_off(&house, &readable(token)).await {
        Ok(Some(letter)) => page(Said::Left, &letter.language),
        Ok(None) => page(Said::Unknown, reader(&headers)),
        Err(error) => failed(error, &headers),
    }
}

/// The token of a path; what cannot be read leads nowhere.
fn readable(token: Result<Path<String>, PathRejection>) -> String {
    token.map_or_else(|_| String::new(), |Path(token)| token)
}

async fn find(house: &House, token: &str) -> Result<Option<(Id<Workspace>, Record)>, Error> {
    if token.len() != token::LENGTH {
        return Ok(None);
    }
    let sql = "SELECT workspace FROM letter WHERE token_hash = $1";
    let row = house.store.door().await?.optional(sql, args![token::hash(token)]).await?;
    let Some(workspace) = row.map(|row| row.get("workspace")).transpose()? else { return Ok(None) };
    let letter = letters::of_token(&mut house.store.read(workspace).await?, token).await?;
    Ok(letter.map(|letter| (workspace, letter)))
}

async fn take_off(house: &House, token: &str) -> Result<Option<Record>, Error> {
    let Some((workspace, letter)) = find(house, token).await? else { return Ok(None) };
    let act = house.act(workspace, Actor::Visitor);
    let mut tx = house.store.begin(&act).await?;
    suppress(&mut tx, &letter.to, Reason::Unsubscribed, Some(&letter)).await?;
    tx.commit().await?;
    Ok(Some(letter))
}

#[derive(Clone, Copy)]
enum Said {
    Ask,
    Left,
    Unknown,
    Trouble,
}

fn failed(error: Error, headers: &HeaderMap) -> Response {
    // Notes it in the log.
    let _ = Problem::from(error);
    page(Said::Trouble, reader(headers))
}

fn reader(headers: &HeaderMap) -> &str {
    headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).map_or("en", accepted)
}

fn page(said: Said, language: &str) -> Response {
    let (tag, words) = words(language);
    let (status, title, below) = match said {
        Said::Ask => (StatusCode::OK, &words.leave_title, &words.leave_words),
        Said::Left => (StatusCode::OK, &words.left_title, &words.left_words),
        Said::Unknown => (StatusCode::NOT_FOUND, &words.unknown_title, &words.unknown_words),
        Said::Trouble => (StatusCode::SERVICE_UNAVAILABLE, &words.trouble_title, &words.trouble_words),
    };
    let button = matches!(said, Said::Ask).then_some(words.leave_button.as_str());
    let hash = BASE64.encode(&Sha256::digest(STYLE.as_bytes()));
    let policy = format!("default-src 'none'; style-src 'sha256-{hash}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'");
    let policy = HeaderValue::try_from(policy).unwrap_or(HeaderValue::from_static("default-src 'none'"));
    let headers = [(CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8")), (CONTENT_SECURITY_POLICY, policy)];
    (status, headers, shell(tag, title, below, button).into_string()).into_response()
}

fn shell(tag: &str, title: &str, below: &str, button: Option<&str>) -> Markup {
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
                p { (below) }
                @if let Some(label) = button { form method="post" { button type="submit" { (label) } } }
            } }
        }
    }
}

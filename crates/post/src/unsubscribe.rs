//! The way out of letters: a page with a button for people, and one click for mail programs (RFC 8058). A GET never unsubscribes, since
//! programs that look at links for safety follow them.

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::response::Response;
use edge::{House, Problem};
use http::{HeaderMap, StatusCode};
use kernel::{Actor, Id, Workspace};
use maud::html;
use store::{Error, args};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::letters::{self, Record};
use crate::page::{self, page};
use crate::suppressions::{Reason, suppress};
use crate::token;
use crate::words::words;

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
        (status = 429, body = String, content_type = "text/html", description = "Too many links that lead nowhere were tried from this address"),
        (status = 503, body = String, content_type = "text/html", description = "It cannot be looked up now")))]
async fn ask(State(house): State<House>, token: Result<Path<String>, PathRejection>, headers: HeaderMap) -> Response {
    match find(&house, &readable(token)).await {
        Ok(Some((_, letter))) => asked(&letter.language),
        Ok(None) => page::unknown(&headers),
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
        (status = 429, body = String, content_type = "text/html", description = "Too many links that lead nowhere were tried from this address"),
        (status = 503, body = String, content_type = "text/html", description = "It cannot be looked up now")))]
async fn leave(State(house): State<House>, token: Result<Path<String>, PathRejection>, headers: HeaderMap) -> Response {
    match take_off(&house, &readable(token)).await {
        Ok(Some(letter)) => left(&letter.language),
        Ok(None) => page::unknown(&headers),
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

fn failed(error: Error, headers: &HeaderMap) -> Response {
    // Notes it in the log.
    let _ = Problem::from(error);
    page::trouble(headers)
}

fn asked(language: &str) -> Response {
    let (tag, words) = words(language);
    let below = html! {
        p { (words.leave_words) }
        form method="post" { button type="submit" { (words.leave_button) } }
    };
    page(StatusCode::OK, tag, &words.leave_title, &below)
}

fn left(language: &str) -> Response {
    let (tag, words) = words(language);
    page(StatusCode::OK, tag, &words.left_title, &html! { p { (words.left_words) } })
}

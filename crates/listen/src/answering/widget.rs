//! The widget that other websites include: its script, and whether somebody may be asked now.

use axum::extract::State as Shared;
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use edge::{House, Problems};
use http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_TYPE};
use http::{HeaderValue, Uri};
use kernel::Actor;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::definitions::Definitions;
use super::routes::{Entered, Token, Trouble, enter};
use super::script::WIDGET;
use super::store::{has_answered, only_state};
use super::view::Query;
use crate::invitations::{self, Welcome};

pub(super) fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new().routes(routes!(script)).routes(routes!(ask))
}

/// The widget of a link, for other websites to include
///
/// Plain JavaScript that keeps nothing in the browser.
#[utoipa::path(get, path = "/s/{token}/widget.js", operation_id = "read_widget", tag = "answering", security(()),
    params(("token" = String, Path, description = "The token of a link")),
    responses((status = 200, body = String, content_type = "text/javascript")))]
async fn script() -> Response {
    let headers = [
        (CONTENT_TYPE, HeaderValue::from_static("text/javascript; charset=utf-8")),
        (CACHE_CONTROL, HeaderValue::from_static("public, max-age=3600")),
        (ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*")),
    ];
    (headers, WIDGET).into_response()
}

/// Whether somebody may be asked now.
#[derive(Debug, Serialize, ToSchema)]
struct MayAsk {
    /// Whether the widget shows itself.
    ask: bool,
    /// The token of the link that is theirs alone, where a programme asks somebody whom it knows.
    #[serde(skip_serializing_if = "Option::is_none")]
    own: Option<String>,
}

/// Whether somebody may be asked by a link now
///
/// No, when the link has ended or this person has answered already. The link of a programme also looks at how often the person was asked, over all
/// programmes and channels: whoever is asked has a link of their own, and counts as asked.
#[utoipa::path(get, path = "/s/{token}/ask", operation_id = "may_ask", tag = "answering", security(()),
    params(("token" = String, Path, description = "The token of a link"),
        ("contact" = Option<String>, Query, description = "The external id of the person, if the website knows it"),
        ("proof" = Option<String>, Query, description = "HMAC-SHA256 of the external id by the programme's visit key, in hexadecimal digits; without it nobody is known"),
        ("again" = Option<String>, Query, description = "Whether it waits to be clicked, so that it may stay where it was shown before")),
    responses((status = 200, body = MayAsk), Problems))]
async fn ask(
    Shared(house): Shared<House>,
    Extension(definitions): Extension<Definitions>,
    Token(token): Token,
    uri: Uri,
) -> Result<Response, edge::Problem> {
    let welcome = match may_ask(&house, &definitions, &token, &Query::of(&uri)).await {
        Ok(welcome) => welcome,
        Err(Trouble::Store(error)) => return Err(error.into()),
        Err(Trouble::Notice(_) | Trouble::Elsewhere(_)) => Welcome::No,
    };
    let own = if let Welcome::Own(token) = &welcome { Some(token.clone()) } else { None };
    let headers = [(ACCESS_CONTROL_ALLOW_ORIGIN, "*"), (CACHE_CONTROL, "no-store")];
    Ok((headers, Json(MayAsk { ask: welcome != Welcome::No, own })).into_response())
}

async fn may_ask(house: &House, definitions: &Definitions, token: &str, query: &Query) -> Result<Welcome, Trouble> {
    let Entered { mut read, way, .. } = enter(house, definitions, token).await?;
    if way.single && only_state(&mut read, way.link).await?.is_some() {
        return Ok(Welcome::No);
    }
    let contact = query.find("contact").filter(|contact| !contact.is_empty());
    if way.programme.is_none()
        && let Some(contact) = contact
        && has_answered(&mut read, way.survey, contact).await?
    {
        return Ok(Welcome::No);
    }
    drop(read);
    let Some(programme) = way.programme else { return Ok(Welcome::Open) };
    // Anybody may say to be anybody: only who is proved has a clock.
    let contact = way.proved(|name| query.find(name));
    let act = house.act(way.workspace, Actor::Visitor);
    let mut tx = house.store.begin(&act).await?;
    let welcome = invitations::visit(&mut tx, programme, contact, query.find("again").is_some()).await?;
    tx.commit().await?;
    Ok(welcome)
}

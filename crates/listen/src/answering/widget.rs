//! The widget that other websites include: its script, and whether somebody may be asked now.

use axum::extract::State as Shared;
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use edge::{House, Problems};
use http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_TYPE};
use http::{HeaderValue, Uri};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::definitions::Definitions;
use super::routes::{Token, Trouble, enter};
use super::script::WIDGET;
use super::store::{has_answered, only_state};
use super::view::Query;

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
}

/// Whether somebody may be asked by a link now
///
/// No, when the link has ended or this person has answered already.
#[utoipa::path(get, path = "/s/{token}/ask", operation_id = "may_ask", tag = "answering", security(()),
    params(("token" = String, Path, description = "The token of a link"),
        ("contact" = Option<String>, Query, description = "The external id of the person, if the website knows it")),
    responses((status = 200, body = MayAsk), Problems))]
async fn ask(
    Shared(house): Shared<House>,
    Extension(definitions): Extension<Definitions>,
    Token(token): Token,
    uri: Uri,
) -> Result<Response, edge::Problem> {
    let ask = match may_ask(&house, &definitions, &token, &Query::of(&uri)).await {
        Ok(ask) => ask,
        Err(Trouble::Store(error)) => return Err(error.into()),
        Err(Trouble::Notice(_) | Trouble::Elsewhere(_)) => false,
    };
    Ok(([(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"))], Json(MayAsk { ask })).into_response())
}

async fn may_ask(house: &House, definitions: &Definitions, token: &str, query: &Query) -> Result<bool, Trouble> {
    let mut entered = enter(house, definitions, token).await?;
    if entered.way.single && only_state(&mut entered.read, entered.way.link).await?.is_some() {
        return Ok(false);
    }
    match query.find("contact").filter(|contact| !contact.is_empty()) {
        Some(contact) => Ok(!has_answered(&mut entered.read, entered.way.survey, contact).await?),
        None => Ok(true),
    }
}

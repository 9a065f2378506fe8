//! The logo that a survey shows: of all files, the one that the definition names, for those who see its pages.

use ::surveys::Theme;
use axum::Extension;
use axum::extract::State as Shared;
use axum::response::{IntoResponse, Response};
use desk::files::{self, File, Shelf};
use edge::{House, Problem};
use http::{StatusCode, Uri};
use kernel::{Code, Id};
use store::{Error, Read};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::definitions::Definitions;
use super::routes::{Entered, Token, Trouble, enter, known};
use super::view::Query;

pub(super) fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new().routes(routes!(of_link)).routes(routes!(of_answer))
}

/// The file that a survey shows as its logo.
pub(super) fn of(theme: &Theme) -> Option<Id<File>> {
    theme.logo.as_deref()?.parse().ok()
}

/// The logo of the survey behind a link
#[utoipa::path(get, path = "/s/{token}/logo", operation_id = "read_logo", tag = "answering", security(()),
    params(("token" = String, Path, description = "The token of a link"), ("v" = String, Query, description = "The id of the file that is the logo")),
    responses((status = 200, body = Vec<u8>, content_type = "image/*"), (status = 404, description = "The survey shows no such logo")))]
async fn of_link(
    Shared(house): Shared<House>,
    Extension(definitions): Extension<Definitions>,
    Extension(shelf): Extension<Shelf>,
    Token(token): Token,
    uri: Uri,
) -> Response {
    let found = async {
        let Entered { mut read, kept, .. } = enter(&house, &definitions, &token).await?;
        picture(&mut read, shelf, &kept.definition.theme, &Query::of(&uri)).await
    };
    shown(found.await)
}

/// The logo of the survey that is answered at a personal address
#[utoipa::path(get, path = "/a/{token}/logo", operation_id = "read_logo_of_answer", tag = "answering", security(()),
    params(("token" = String, Path, description = "The token of a personal address"),
        ("v" = String, Query, description = "The id of the file that is the logo")),
    responses((status = 200, body = Vec<u8>, content_type = "image/*"), (status = 404, description = "The survey shows no such logo")))]
async fn of_answer(
    Shared(house): Shared<House>,
    Extension(definitions): Extension<Definitions>,
    Extension(shelf): Extension<Shelf>,
    Token(token): Token,
    uri: Uri,
) -> Response {
    let found = async {
        let (mut read, _, _, kept) = known(&house, &definitions, &token).await?;
        picture(&mut read, shelf, &kept.definition.theme, &Query::of(&uri)).await
    };
    shown(found.await)
}

/// The picture, if the address names the logo and the logo is one of the workspace's own files. Under such an address it never changes.
async fn picture(read: &mut Read, shelf: Shelf, theme: &Theme, query: &Query) -> Result<Option<Response>, Trouble> {
    let Some(id) = of(theme).filter(|id| query.find("v") == Some(&id.to_string())) else { return Ok(None) };
    let Some(record) = files::find(read, id).await?.filter(files::Record::is_own_picture) else { return Ok(None) };
    let reading = tokio::task::spawn_blocking(move || shelf.get(id)).await;
    let content = reading.map_err(|_| Error::Misuse("the reading of a file ended early".into()))?.map_err(Error::File)?;
    Ok(content.map(|content| files::picture(&record, content)))
}

fn shown(found: Result<Option<Response>, Trouble>) -> Response {
    match found {
        Ok(Some(picture)) => picture,
        Ok(None) | Err(Trouble::Notice(_) | Trouble::Elsewhere(_)) => StatusCode::NOT_FOUND.into_response(),
        Err(Trouble::Store(error)) => {
            // Notes in the log what is ours.
            let code: Code = Problem::from(error).refusal().code;
            StatusCode::from_u16(code.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR).into_response()
        }
    }
}

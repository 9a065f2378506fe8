//! Files that members bring with an observation: a picture of a whiteboard, a recording.

use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::StatusCode;
use axum::{Extension, Json};
use desk::files::routes::{FileForm, LARGEST_FORM, upload};
use desk::files::{Owner, Rules, Shelf, of, take};
use edge::{House, Place, Problem, Problems};
use identity::May;
use identity::may::WriteAnswers;
use kernel::{Id, Refusal};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::routes::changeable;
use super::shapes::ObservationId;
use super::{Observation, present};
use crate::responses::SentFile;

/// The most files of one observation.
const MOST: usize = 20;

/// The route. It needs the [`Shelf`] as an extension.
pub(super) fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new().routes(routes!(bring)).layer(DefaultBodyLimit::max(LARGEST_FORM))
}

/// Bring a file for an observation: it goes with the observation and with the person who spoke.
#[utoipa::path(post, path = "/v1/observations/{id}/files", operation_id = "bring_observation_file", tag = "listen",
    params(May<WriteAnswers>, ("id" = ObservationId, Path)), request_body(content = FileForm, content_type = "multipart/form-data"),
    responses((status = 201, body = SentFile), Problems))]
async fn bring(
    State(house): State<House>,
    Extension(shelf): Extension<Shelf>,
    may: May<WriteAnswers>,
    Place(id): Place<Id<Observation>>,
    request: Request,
) -> Result<(StatusCode, Json<SentFile>), Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    let record = present(&mut read, id).await?;
    changeable(&may, &record)?;
    let owner = Owner::of(id).sent_by(record.told.contact);
    if of(&mut read, owner).await?.len() >= MOST {
        return Err(Refusal::field("file", format!("would be one more than the {MOST} that an observation keeps: remove one first")).into());
    }
    drop(read);
    let upload = upload(request).await?;
    let taken = take(&house.store, &shelf, &may.act, owner, &Rules::default(), upload).await?;
    Ok((StatusCode::CREATED, Json(taken.into())))
}

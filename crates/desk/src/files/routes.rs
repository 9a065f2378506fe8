//! Routes of files: members bring those of the workspace, such as logos; what customers sent is fetched here.

use axum::extract::multipart::{Field, MultipartError};
use axum::extract::{DefaultBodyLimit, FromRequest as _, Multipart, Request, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::{Extension, Json};
use bytes::{Bytes, BytesMut};
use edge::{House, List, ListParams, Listed, Place, Problem, Problems, TimeText};
use identity::May;
use identity::may::{ReadAnswers, WriteAnswers};
use kernel::{Code, Id, Time};
use serde::Serialize;
use store::Error;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{File, FileId, LARGEST, Owner, Record, Rules, Shelf, Upload, attached, find, take};

/// The largest body with a file: room for the form around it.
pub const LARGEST_FORM: usize = LARGEST as usize + (64 << 10);

/// All routes of this noun. They need the [`Shelf`] as an extension.
pub fn routes() -> OpenApiRouter<House> {
    let upload = OpenApiRouter::new().routes(routes!(bring)).layer(DefaultBodyLimit::max(LARGEST_FORM));
    OpenApiRouter::new().routes(routes!(list)).merge(upload).routes(routes!(fetch, remove))
}

/// A file of the workspace.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = File)]
struct FileOut {
    #[schema(value_type = FileId)]
    id: Id<File>,
    /// What its sender called it, without folders and unseen characters.
    name: String,
    /// What it holds, found out by looking into it.
    media_type: String,
    /// How long it is.
    bytes: i64,
    /// When it came.
    #[schema(value_type = TimeText)]
    made_at: Time,
}

impl From<Record> for FileOut {
    fn from(Record { id, name, media_type, bytes, made_at, .. }: Record) -> Self {
        Self { id, name, media_type, bytes, made_at }
    }
}

/// A form with a file, for rooms downstream that take files for their records.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes the form to OpenAPI")]
pub struct FileForm {
    /// A picture, document, sound, film or text of 10 MB at most.
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
}

/// The workspace's own files, such as logos, the newest first.
#[utoipa::path(get, path = "/v1/files", operation_id = "list_files", tag = "desk", params(May<ReadAnswers>, ListParams),
    responses((status = 200, body = Listed<FileOut>), Problems))]
async fn list(State(house): State<House>, may: May<ReadAnswers>, list: List) -> Result<Json<Listed<FileOut>>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    Ok(Json(Listed::of(super::store::own(&mut read, list.after()?, list.limit).await?, FileOut::from)))
}

/// Bring a file, such as a logo, for the whole workspace. One whose content is not what its name or type says is refused.
#[utoipa::path(post, path = "/v1/files", operation_id = "bring_file", tag = "desk", params(May<WriteAnswers>),
    request_body(content = FileForm, content_type = "multipart/form-data"), responses((status = 201, body = FileOut), Problems))]
async fn bring(
    State(house): State<House>,
    Extension(shelf): Extension<Shelf>,
    may: May<WriteAnswers>,
    request: Request,
) -> Result<(StatusCode, Json<FileOut>), Problem> {
    let upload = upload(request).await?;
    let owner = Owner::of(may.act.workspace);
    let taken = take(&house.store, &shelf, &may.act, owner, &Rules::default(), upload).await?;
    Ok((StatusCode::CREATED, Json(taken.into())))
}

/// The file in a form; its route takes bodies of [`LARGEST_FORM`].
pub async fn upload(request: Request) -> Result<Upload, Problem> {
    let form = Multipart::from_request(request, &()).await;
    let mut form = form.map_err(|_| Problem::new(Code::UnsupportedMedia, "send a form (multipart/form-data) with the part file"))?;
    let field = form.next_field().await.map_err(|error| broken(&error))?.filter(|field| field.name() == Some("file"));
    let field =
        field.ok_or_else(|| Problem::new(Code::MalformedBody, "the form has no part \"file\": send the file in it, and nothing before it"))?;
    let (name, media_type) = (field.file_name().unwrap_or_default().to_owned(), field.content_type().map(ToOwned::to_owned));
    Ok(Upload { name, media_type, content: content(field).await? })
}

/// The content of a part of a form, of which no more is read than the largest file may have.
async fn content(mut field: Field<'_>) -> Result<Bytes, Problem> {
    let mut content = BytesMut::new();
    while let Some(part) = field.chunk().await.map_err(|error| broken(&error))? {
        content.extend_from_slice(&part);
    }
    Ok(content.freeze())
}

fn broken(error: &MultipartError) -> Problem {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE {
        return Problem::new(Code::TooLarge, format!("the file is larger than {} MB: send a smaller one", LARGEST >> 20));
    }
    Problem::new(Code::MalformedBody, format!("the form cannot be read: {}", error.body_text()))
}

/// Fetch a file. What a customer sent may show who they are: it needs the right to see customers' names.
#[utoipa::path(get, path = "/v1/files/{id}", operation_id = "fetch_file", tag = "desk", params(May<ReadAnswers>, ("id" = FileId, Path)),
    responses((status = 200, body = Vec<u8>, content_type = "application/octet-stream"), Problems))]
async fn fetch(
    State(house): State<House>,
    Extension(shelf): Extension<Shelf>,
    may: May<ReadAnswers>,
    Place(id): Place<Id<File>>,
) -> Result<Response, Problem> {
    let record = find(&mut house.store.read(may.act.workspace).await?, id).await?.ok_or_else(|| Problem::not_found("file", id))?;
    if !record.is_own() && !may.sees.customers {
        return Err(Problem::new(Code::NotAllowed, "a file from a customer may show who they are: it needs the right see_customers"));
    }
    let reading = tokio::task::spawn_blocking(move || shelf.get(id)).await.map_err(|_| Error::Misuse("the reading of a file ended early".into()))?;
    let content = reading.map_err(Error::File)?;
    let missing =
        || Problem::new(Code::NotFound, format!("the content of file {id} is not in the data folder of this server: bring it back from a backup"));
    Ok(attached(&record, content.ok_or_else(missing)?))
}

/// Remove a file for good.
#[utoipa::path(delete, path = "/v1/files/{id}", operation_id = "remove_file", tag = "desk", params(May<WriteAnswers>, ("id" = FileId, Path)),
    responses((status = 204), Problems))]
async fn remove(State(house): State<House>, may: May<WriteAnswers>, Place(id): Place<Id<File>>) -> Result<StatusCode, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    super::remove(&mut tx, id).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

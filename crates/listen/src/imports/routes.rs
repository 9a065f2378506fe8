//! Routes of imports.

use std::io::{Seek as _, Write as _};

use ::store::Error;
use axum::Json;
use axum::extract::multipart::{Field, MultipartError};
use axum::extract::{DefaultBodyLimit, FromRequest as _, Multipart, Request, State};
use edge::files::{Format, Limits};
use edge::{House, List, ListParams, Listed, Params, Place, Problem, Problems};
use identity::May;
use identity::may::{Import as MayImport, ReadAnswers};
use kernel::{Actor, Code, Id};
use serde::Deserialize;
use tempfile::NamedTempFile;
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::store::{self, ImportId, Record};
use super::{Import, Report, guess_map, import};
use crate::maps::{Guess, MAP_LENGTH};

/// Bytes of an uploaded form; a larger file goes in by the command line.
const UPLOAD: usize = 1 << 30;

/// All routes of this noun.
pub fn routes() -> OpenApiRouter<House> {
    let upload = OpenApiRouter::new().routes(routes!(bring)).routes(routes!(guess)).layer(DefaultBodyLimit::max(UPLOAD));
    OpenApiRouter::new().routes(routes!(list)).routes(routes!(show)).merge(upload)
}

/// How a file is brought in.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
struct How {
    /// Only show what would happen.
    dry_run: bool,
    /// Write the good rows although others are refused.
    keep_good: bool,
    /// Replace responses that are here with other content, and keep what they said as history.
    update: bool,
}

/// A file and what its columns mean.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes the form to OpenAPI")]
struct ImportForm {
    /// The map, as TOML.
    map: String,
    /// The file: CSV, plain or gzipped.
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
}

/// Bring in a file of responses. The answer lists problems by row; without `keep_good`, nothing is written when there is one.
#[utoipa::path(post, path = "/v1/imports/responses", tag = "listen", params(May<MayImport>, How),
    request_body(content = ImportForm, content_type = "multipart/form-data"), responses((status = 200, body = Report), Problems))]
async fn bring(State(house): State<House>, may: May<MayImport>, Params(how): Params<How>, mut request: Request) -> Result<Json<Report>, Problem> {
    // A file on this machine, brought in by somebody with a shell there, is as large as it is.
    let by_operator = may.act.actor == Actor::Operator;
    if by_operator {
        DefaultBodyLimit::disable().apply(&mut request);
    }
    let Upload { map, file, name } = upload(request).await?;
    let map = map.ok_or_else(|| missing("map"))?;
    let limits = if by_operator { Limits { bytes: u64::MAX, ..limits() } } else { limits() };
    let request =
        super::Request { path: file.path().to_owned(), name, map, dry_run: how.dry_run, keep_good: how.keep_good, update: how.update, limits };
    // On its own, so that a caller who hangs up does not cut it short.
    let importing = tokio::spawn(async move {
        let report = import(&house.store, &may.act, &request).await;
        drop(file);
        report
    });
    let report = importing.await.map_err(|_| Error::Misuse("the import ended early".into()))?;
    Ok(Json(report?))
}

/// A file whose columns are to be guessed.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes the form to OpenAPI")]
struct GuessForm {
    /// The file, or its beginning: CSV, plain or gzipped.
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
}

/// Guess what the columns of a file of responses mean: a first map, to be mended by a person. Nothing is kept.
#[utoipa::path(post, path = "/v1/imports/guess", operation_id = "guess_map", tag = "listen", params(May<MayImport>),
    request_body(content = GuessForm, content_type = "multipart/form-data"), responses((status = 200, body = Guess), Problems))]
async fn guess(_: May<MayImport>, request: Request) -> Result<Json<Guess>, Problem> {
    let Upload { file, .. } = upload(request).await?;
    let guessing = tokio::task::spawn_blocking(move || guess_map(file.path(), &Format::default(), &limits()));
    let guess = guessing.await.map_err(|_| Error::Misuse("the guess ended early".into()))?;
    Ok(Json(guess?))
}

fn limits() -> Limits {
    Limits { bytes: 8 << 30, ..Limits::default() }
}

/// What came with a form; the file goes when this is dropped.
struct Upload {
    map: Option<String>,
    file: NamedTempFile,
    name: String,
}

async fn upload(request: Request) -> Result<Upload, Problem> {
    let form = Multipart::from_request(request, &()).await;
    let mut form = form.map_err(|_| Problem::new(Code::UnsupportedMedia, "send a form (multipart/form-data) with the parts map and file"))?;
    let (mut map, mut file) = (None, None);
    while let Some(field) = form.next_field().await.map_err(|error| broken(&error))? {
        match field.name() {
            Some("map") => map = Some(text(field).await?),
            Some("file") => file = Some(spool(field).await?),
            other => return Err(Problem::new(Code::MalformedBody, format!("the form has a part {other:?}: send map and file only"))),
        }
    }
    let (file, name) = file.ok_or_else(|| missing("file"))?;
    Ok(Upload { map, file, name })
}

fn missing(part: &str) -> Problem {
    Problem::new(Code::MalformedBody, format!("the form has no part {part:?}: send the map as TOML and the file as CSV"))
}

/// The map, of which no more is read than a map may have.
async fn text(mut field: Field<'_>) -> Result<String, Problem> {
    let mut bytes = Vec::new();
    while let Some(part) = field.chunk().await.map_err(|error| broken(&error))? {
        bytes.extend_from_slice(&part);
        if bytes.len() > MAP_LENGTH {
            return Err(Problem::new(Code::TooLarge, "the map is larger than 1 MiB: send the map in the part map and the file in the part file"));
        }
    }
    String::from_utf8(bytes).map_err(|_| Problem::new(Code::MalformedBody, "the map is not UTF-8: save it as UTF-8"))
}

/// Lays the file down while it arrives.
async fn spool(mut field: Field<'_>) -> Result<(NamedTempFile, String), Problem> {
    let name = field.file_name().unwrap_or("upload.csv").to_owned();
    let full = |error: std::io::Error| Problem::new(Code::Unavailable, format!("the file cannot be laid down: {error}"));
    let mut file = NamedTempFile::with_prefix("touchstone-import-").map_err(full)?;
    while let Some(part) = field.chunk().await.map_err(|error| broken(&error))? {
        file.write_all(&part).map_err(full)?;
    }
    file.rewind().map_err(full)?;
    Ok((file, name))
}

fn broken(error: &MultipartError) -> Problem {
    if error.status() == axum::http::StatusCode::PAYLOAD_TOO_LARGE {
        return Problem::new(Code::TooLarge, "the form is larger than 1 GiB: gzip the file, or import it on the command line");
    }
    Problem::new(Code::MalformedBody, format!("the form cannot be read: {}", error.body_text()))
}

/// Imports, the newest first.
#[utoipa::path(get, path = "/v1/imports", tag = "listen", params(May<ReadAnswers>, ListParams), responses((status = 200, body = Listed<Record>), Problems))]
async fn list(State(house): State<House>, may: May<ReadAnswers>, list: List) -> Result<Json<Listed<Record>>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    Ok(Json(store::page(&mut read, list.after()?, list.limit).await?.into()))
}

/// One import with its report.
#[utoipa::path(get, path = "/v1/imports/{id}", tag = "listen", params(May<ReadAnswers>, ("id" = ImportId, Path)),
    responses((status = 200, body = Record), Problems))]
async fn show(State(house): State<House>, may: May<ReadAnswers>, Place(id): Place<Id<Import>>) -> Result<Json<Record>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    let record = store::find(&mut read, id).await?.ok_or_else(|| Problem::not_found("import", id))?;
    Ok(Json(record))
}

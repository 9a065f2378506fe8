//! What is kept with a case: tags, and files that members bring.

use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::StatusCode;
use axum::{Extension, Json};
use desk::files::routes::{FileForm, LARGEST_FORM, upload};
use desk::files::{self, Owner, Rules, Shelf, take};
use desk::tags::{self, Tag, TagId};
use edge::{Body, House, Place, Problem, Problems};
use identity::May;
use identity::may::WriteCases;
use kernel::{Id, Refusal};
use listen::responses::SentFile;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::shapes::CaseId;
use super::{Case, by_ids, present};

/// The most files of one case.
const MOST: usize = 20;
/// The most cases that are tagged at once.
const MOST_TAGGED: usize = 500;

/// The routes. They need the [`Shelf`] as an extension.
pub(super) fn routes() -> OpenApiRouter<House> {
    let files = OpenApiRouter::new().routes(routes!(bring)).layer(DefaultBodyLimit::max(LARGEST_FORM));
    OpenApiRouter::new().routes(routes!(tag)).merge(files)
}

/// Bring a file for a case: it goes with the case and with the person it is for.
#[utoipa::path(post, path = "/v1/cases/{id}/files", operation_id = "bring_case_file", tag = "manage",
    params(May<WriteCases>, ("id" = CaseId, Path)), request_body(content = FileForm, content_type = "multipart/form-data"),
    responses((status = 201, body = SentFile), Problems))]
async fn bring(
    State(house): State<House>,
    Extension(shelf): Extension<Shelf>,
    may: May<WriteCases>,
    Place(id): Place<Id<Case>>,
    request: Request,
) -> Result<(StatusCode, Json<SentFile>), Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    let owner = Owner::of(id).sent_by(present(&mut read, id).await?.contact);
    if files::of(&mut read, owner).await?.len() >= MOST {
        return Err(Refusal::field("file", format!("would be one more than the {MOST} that a case keeps: remove one first")).into());
    }
    drop(read);
    let upload = upload(request).await?;
    let taken = take(&house.store, &shelf, &may.act, owner, &Rules::default(), upload).await?;
    Ok((StatusCode::CREATED, Json(taken.into())))
}

/// Tags for many cases.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct CaseTagsIn {
    #[schema(value_type = Vec<CaseId>, min_items = 1, max_items = 500)]
    ids: Vec<Id<Case>>,
    /// Tags to put on.
    #[serde(default)]
    #[schema(value_type = Vec<TagId>)]
    on: Vec<Id<Tag>>,
    /// Tags to take off.
    #[serde(default)]
    #[schema(value_type = Vec<TagId>)]
    off: Vec<Id<Tag>>,
}

/// What became of it.
#[derive(Debug, Serialize, ToSchema)]
struct CaseTagsOut {
    /// How many tags were put on or taken off.
    changed: u64,
}

/// Put tags on cases and take others off.
#[utoipa::path(post, path = "/v1/cases/tags", operation_id = "tag_cases", tag = "manage", params(May<WriteCases>), request_body = CaseTagsIn,
    responses((status = 200, body = CaseTagsOut), Problems))]
async fn tag(
    State(house): State<House>,
    may: May<WriteCases>,
    Body(CaseTagsIn { ids, on, off }): Body<CaseTagsIn>,
) -> Result<Json<CaseTagsOut>, Problem> {
    if ids.is_empty() || ids.len() > MOST_TAGGED {
        return Err(Refusal::field("ids", format!("name {} cases: 1 to {MOST_TAGGED} are tagged at once", ids.len())).into());
    }
    let mut tx = house.store.begin(&may.act).await?;
    let found: Vec<Id<Case>> = by_ids(&mut tx, &ids).await?.iter().map(|case| case.id).collect();
    if let Some(missing) = ids.iter().find(|id| !found.contains(id)) {
        return Err(Problem::not_found("case", missing));
    }
    let changed = tags::put(&mut tx, &found, &on, &off).await?;
    tx.commit().await?;
    Ok(Json(CaseTagsOut { changed }))
}

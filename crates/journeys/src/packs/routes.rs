//! Routes of starting packs.

use axum::Json;
use axum::extract::State;
use edge::{House, Listed, Place, Problem, Problems};
use identity::May;
use identity::may::{ReadJourneys, WriteJourneys};
use serde::Serialize;
use store::{Error, Read, args};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::Pack;

/// All routes of packs.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new().routes(routes!(list)).routes(routes!(apply))
}

/// A starting pack, in the language of the workspace.
#[derive(Debug, Serialize, ToSchema)]
struct PackOut {
    key: String,
    name: String,
    about: String,
    stages: Vec<PackedStage>,
    touchpoints: Vec<PackedTouchpoint>,
}

/// A stage of a pack.
#[derive(Debug, Serialize, ToSchema)]
struct PackedStage {
    key: String,
    name: String,
}

/// A touchpoint of a pack.
#[derive(Debug, Serialize, ToSchema)]
struct PackedTouchpoint {
    key: String,
    name: String,
    /// The key of its stage.
    stage: String,
    channel: String,
    behaviours: Vec<String>,
}

impl PackOut {
    fn of(pack: &Pack, locale: &str) -> Self {
        let stages = pack.stages.iter().map(|stage| PackedStage { key: stage.key.clone(), name: stage.name.to(locale).clone() });
        let touchpoints = pack.touchpoints.iter().map(|touchpoint| PackedTouchpoint {
            key: touchpoint.key.clone(),
            name: touchpoint.name.to(locale).clone(),
            stage: touchpoint.stage.clone(),
            channel: touchpoint.channel.clone(),
            behaviours: touchpoint.behaviours.to(locale).to_vec(),
        });
        Self {
            key: pack.key.clone(),
            name: pack.name.to(locale).clone(),
            about: pack.about.to(locale).clone(),
            stages: stages.collect(),
            touchpoints: touchpoints.collect(),
        }
    }
}

/// What a pack brought.
#[derive(Debug, Serialize, ToSchema)]
struct AppliedOut {
    /// Stages made.
    stages: usize,
    /// Touchpoints made.
    touchpoints: usize,
    /// Stages and touchpoints that were there already and stayed as they are.
    kept: usize,
}

async fn locale(read: &mut Read) -> Result<String, Error> {
    read.one("SELECT locale FROM workspace WHERE id = $1", args![read.workspace()]).await?.get("locale")
}

/// The starting packs.
#[utoipa::path(get, path = "/v1/packs", operation_id = "list_packs", tag = "journeys", params(May<ReadJourneys>), responses((status = 200, body = Listed<PackOut>), Problems))]
async fn list(State(house): State<House>, may: May<ReadJourneys>) -> Result<Json<Listed<PackOut>>, Problem> {
    let locale = locale(&mut house.store.read(may.act.workspace).await?).await?;
    Ok(Json(Listed { items: super::all().iter().map(|pack| PackOut::of(pack, &locale)).collect(), next: None }))
}

/// Put a pack into the workspace; what is there already stays as it is, so that this can be repeated.
#[utoipa::path(post, path = "/v1/packs/{key}/apply", operation_id = "apply_pack", tag = "journeys", params(May<WriteJourneys>, ("key" = String, Path)),
    responses((status = 200, body = AppliedOut), Problems))]
async fn apply(State(house): State<House>, may: May<WriteJourneys>, Place(key): Place<String>) -> Result<Json<AppliedOut>, Problem> {
    let pack = super::find(&key).ok_or_else(|| Problem::not_found("pack", &key))?;
    let mut tx = house.store.begin(&may.act).await?;
    let locale = locale(&mut tx).await?;
    let super::Applied { stages, touchpoints, kept } = super::apply(&mut tx, pack, &locale).await?;
    tx.commit().await?;
    Ok(Json(AppliedOut { stages, touchpoints, kept }))
}

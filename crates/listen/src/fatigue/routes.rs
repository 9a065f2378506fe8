//! Routes of fatigue.

use axum::Json;
use axum::extract::State;
use edge::revision::{IfMatch, IfMatchParams};
use edge::{Body, House, Problem, Problems};
use identity::May;
use identity::may::{ManageProgrammes, ReadAnswers};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{Exception, Rule, Rules, store};

/// All routes of this noun.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new().routes(routes!(show, replace))
}

/// How often people may be asked.
#[derive(Debug, Serialize, ToSchema)]
struct FatigueOut {
    /// What holds for everybody.
    rules: Vec<Rule>,
    /// What holds for some instead.
    exceptions: Vec<Exception>,
    revision: i64,
}

/// How often people may be asked from now on.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct FatigueIn {
    #[schema(max_items = 40)]
    rules: Vec<Rule>,
    #[serde(default)]
    #[schema(required = false, max_items = 40)]
    exceptions: Vec<Exception>,
    /// The revision you have seen; may be said by `If-Match` instead.
    revision: Option<i64>,
}

/// How often people may be asked, over all programmes and channels.
#[utoipa::path(get, path = "/v1/fatigue", operation_id = "show_fatigue", tag = "listen", params(May<ReadAnswers>), responses((status = 200, body = FatigueOut), Problems))]
async fn show(State(house): State<House>, may: May<ReadAnswers>) -> Result<Json<FatigueOut>, Problem> {
    let (Rules { rules, exceptions }, revision) = store::rules(&mut house.store.read(may.act.workspace).await?).await?;
    Ok(Json(FatigueOut { rules, exceptions, revision }))
}

/// Change how often people may be asked.
#[utoipa::path(put, path = "/v1/fatigue", operation_id = "replace_fatigue", tag = "listen", params(May<ManageProgrammes>, IfMatchParams), request_body = FatigueIn,
    responses((status = 200, body = FatigueOut), Problems))]
async fn replace(
    State(house): State<House>,
    may: May<ManageProgrammes>,
    seen: IfMatch,
    Body(FatigueIn { rules, exceptions, revision }): Body<FatigueIn>,
) -> Result<Json<FatigueOut>, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    let (Rules { rules, exceptions }, revision) = store::set_rules(&mut tx, seen.or(revision), Rules { rules, exceptions }, may.sees).await?;
    tx.commit().await?;
    Ok(Json(FatigueOut { rules, exceptions, revision }))
}

//! Routes that apply event rules to interactions that are here.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use edge::{House, Problem, Problems, TimeText};
use identity::May;
use identity::may::ManageWorkspace;
use kernel::Time;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::apply;
use super::runs::{self, Run};

/// The routes.
pub(super) fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new().routes(routes!(show_applied, apply_rules))
}

/// Rules and the interactions that are here.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = EventRulesApplied)]
struct AppliedOut {
    /// How many interactions would be looked at: those of events that rules name, and those that are about something rules said.
    interactions: i64,
    /// The last time that rules were applied.
    #[serde(skip_serializing_if = "Option::is_none")]
    run: Option<RunOut>,
}

/// A time that rules were applied.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = EventRulesRun)]
struct RunOut {
    #[schema(value_type = TimeText)]
    asked_at: Time,
    /// How many interactions there were to look at.
    total: i64,
    /// How many were looked at.
    looked: i64,
    /// How many are about something else since.
    changed: i64,
    /// When all were looked at.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<TimeText>)]
    ended_at: Option<Time>,
}

impl RunOut {
    fn of(run: &Run) -> Self {
        let Run { asked_at, total, looked, changed, ended_at, .. } = *run;
        Self { asked_at, total, looked, changed, ended_at }
    }
}

/// How many interactions event rules would be applied to, and how far the last time is
#[utoipa::path(get, path = "/v1/event-rules/apply", operation_id = "show_event_rules_applied", tag = "interactions", params(May<ManageWorkspace>),
    responses((status = 200, body = AppliedOut), Problems))]
async fn show_applied(State(house): State<House>, may: May<ManageWorkspace>) -> Result<Json<AppliedOut>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    let run = runs::last(&mut read).await?;
    let interactions = match run.as_ref().filter(|run| run.ended_at.is_none()) {
        Some(run) => run.total,
        None => apply::affected(&mut read).await?,
    };
    Ok(Json(AppliedOut { interactions, run: run.as_ref().map(RunOut::of) }))
}

/// Apply event rules to interactions that are here
///
/// Afterwards each is about what it would be about if it came now; what a message said itself stays. It is done in the background, and the same again
/// changes nothing. Nobody is asked because of it: programmes look at what comes.
#[utoipa::path(post, path = "/v1/event-rules/apply", operation_id = "apply_event_rules", tag = "interactions", params(May<ManageWorkspace>),
    responses((status = 202, body = AppliedOut), Problems))]
async fn apply_rules(State(house): State<House>, may: May<ManageWorkspace>) -> Result<(StatusCode, Json<AppliedOut>), Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    let run = apply::ask(&mut tx).await?;
    tx.commit().await?;
    Ok((StatusCode::ACCEPTED, Json(AppliedOut { interactions: run.total, run: Some(RunOut::of(&run)) })))
}

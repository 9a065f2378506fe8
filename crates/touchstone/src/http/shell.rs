//! Routes that concern the whole installation: only for somebody with a shell on the machine.

use std::io::Seek;

use axum::body::Body;
use axum::extract::{FromRequestParts, State};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use columns::Columns;
use desk::files::Shelf;
use edge::files::flow;
use edge::{House, Problem, Problems};
use http::header::CONTENT_TYPE;
use http::request::Parts;
use identity::may::Operate;
use identity::{May, Operator};
use kernel::{Act, Actor, Code};
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::consumers::retake;
use store::{Error, NOWHERE};
use tokio::fs::File;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::backup;
use crate::doctor::{self, Findings};
use crate::work::plan;

/// The routes.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new().routes(routes!(examine)).routes(routes!(retry_parked)).routes(routes!(back_up)).routes(routes!(rebuild))
}

/// The operator on the local socket; everybody else is refused, those who are not even logged in first of all.
pub(super) struct Shell {
    pub act: Act,
}

impl FromRequestParts<House> for Shell {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Self, Problem> {
        if parts.extensions.get::<Operator>().is_some() {
            return Ok(Self { act: house.act(NOWHERE, Actor::Operator) });
        }
        May::<Operate>::from_request_parts(parts, house).await?;
        Err(Problem::new(Code::NotAllowed, "this concerns the whole installation: use the command line on its machine"))
    }
}

/// What is in order in this installation and what is not.
#[utoipa::path(get, path = "/v1/operator/doctor", tag = "operation", params(May<Operate>), responses((status = 200, body = Findings), Problems))]
async fn examine(State(house): State<House>, Extension(columns): Extension<Columns>, shell: Shell) -> Result<Json<Findings>, Problem> {
    Ok(Json(doctor::examine(&house, &columns, shell.act.now).await?))
}

/// What became of parked events.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct Retaken {
    /// Events that were taken now.
    pub events: usize,
    /// Workspaces in which a consumer still fails; the doctor says why.
    pub failing: usize,
}

/// Let consumers take the events again that they failed at too often.
#[utoipa::path(post, path = "/v1/operator/parked/retry", tag = "operation", params(May<Operate>), responses((status = 200, body = Retaken), Problems))]
async fn retry_parked(State(house): State<House>, shell: Shell) -> Result<Json<Retaken>, Problem> {
    note(&house, &shell.act, "retried parked events").await?;
    let mut retaken = Retaken { events: 0, failing: 0 };
    for workspace in plan::workspaces(&house).await? {
        for consumer in plan::consumers(&house.site) {
            let act = house.act(workspace, Actor::System(consumer.name()));
            match retake(&house.store, &*consumer, &act).await {
                Ok(events) => retaken.events += events,
                Err(error) => {
                    tracing::warn!(consumer.name = consumer.name(), error = &error as &dyn std::error::Error, "a parked event failed again");
                    retaken.failing += 1;
                }
            }
        }
    }
    Ok(Json(retaken))
}

/// All records in one file, all of one moment.
#[utoipa::path(get, path = "/v1/operator/backup", tag = "operation", params(May<Operate>),
    responses((status = 200, body = Vec<u8>, content_type = "application/gzip"), Problems))]
async fn back_up(State(house): State<House>, Extension(kept): Extension<Shelf>, shell: Shell) -> Result<Response, Problem> {
    note(&house, &shell.act, "backed up").await?;
    let runtime = tokio::runtime::Handle::current();
    let writing = move || -> anyhow::Result<std::fs::File> {
        let mut file = tempfile::tempfile()?;
        runtime.block_on(backup::write(&house.store, &kept, &shell.act, &mut file))?;
        file.rewind()?;
        Ok(file)
    };
    let written = tokio::task::spawn_blocking(writing).await.map_err(anyhow::Error::from).flatten();
    let file = written.map_err(|error| fault("the backup failed", &error))?;
    Ok(([(CONTENT_TYPE, "application/gzip")], Body::from_stream(flow(File::from_std(file)))).into_response())
}

/// What was made anew.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct Rebuilt {
    /// How many workspaces.
    pub workspaces: usize,
    /// How many ratings their columns hold.
    pub ratings: usize,
}

/// Make the columns of all workspaces anew from the records.
#[utoipa::path(post, path = "/v1/operator/columns/rebuild", tag = "operation", params(May<Operate>), responses((status = 200, body = Rebuilt), Problems))]
async fn rebuild(State(house): State<House>, Extension(columns): Extension<Columns>, shell: Shell) -> Result<Json<Rebuilt>, Problem> {
    note(&house, &shell.act, "rebuilt columns").await?;
    let mut rebuilt = Rebuilt { workspaces: 0, ratings: 0 };
    for workspace in plan::workspaces(&house).await? {
        columns.rebuild(workspace).await.map_err(Error::from)?;
        rebuilt.workspaces += 1;
        rebuilt.ratings += columns.stats(workspace).await.map_err(Error::from)?.ratings;
    }
    Ok(Json(rebuilt))
}

/// Leaves a line in the audit trail that belongs to no workspace.
async fn note(house: &House, act: &Act, action: &str) -> Result<(), Error> {
    let mut tx = house.store.begin(act).await?;
    identity::audit(&mut tx, action, "installation", None::<String>, &json!({})).await?;
    tx.commit().await
}

fn fault(what: &str, error: &anyhow::Error) -> Problem {
    tracing::error!(request.id = edge::request::current(), "{what}: {error:#}");
    Problem::new(Code::Internal, format!("{what}; the log tells more under this request id"))
}

//! The workspace one is in, and the list of one's workspaces.

use ::store::Read;
use axum::Json;
use axum::extract::State;
use axum::response::Response;
use edge::{Body, House, Once, OnceParams, Problem, Problems, TimeText, WorkspaceId};
use http::StatusCode;
use kernel::{Actor, Code, Id, Refusal, Time, Workspace};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{NewWorkspace, Settings, store};
use crate::audit::audit;
use crate::may::{self, May};
use crate::{checks, members};

pub(crate) fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new().routes(routes!(list_workspaces, create_workspace)).routes(routes!(read_workspace, change_workspace))
}

/// A workspace and its settings.
#[derive(Serialize, ToSchema)]
struct WorkspaceOut {
    #[schema(value_type = WorkspaceId)]
    id: Id<Workspace>,
    key: String,
    name: String,
    #[schema(example = "Europe/Berlin")]
    zone: String,
    #[schema(example = "en-GB")]
    locale: String,
    #[schema(example = "EUR")]
    currency: String,
    min_people: i64,
    #[schema(value_type = TimeText)]
    made_at: Time,
    revision: i64,
}

impl From<Settings> for WorkspaceOut {
    fn from(from: Settings) -> Self {
        let Settings { id, key, name, zone, locale, currency, min_people, made_at, revision } = from;
        Self { id, key, name, zone: zone.name().to_owned(), locale, currency, min_people, made_at, revision }
    }
}

/// A workspace to be made.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct WorkspaceIn {
    /// Names it in headers and on the command line.
    #[schema(pattern = "^[a-z0-9][a-z0-9-]{0,62}$")]
    key: String,
    #[schema(min_length = 1, max_length = 200)]
    name: String,
    /// IANA name of a time zone; UTC unless told.
    #[schema(example = "Europe/Berlin")]
    zone: Option<String>,
    #[schema(pattern = "^[a-z]{2,3}(-[A-Z]{2})?$")]
    locale: Option<String>,
    #[schema(pattern = "^[A-Z]{3}$")]
    currency: Option<String>,
    #[schema(minimum = 1, maximum = 1000)]
    min_people: Option<i64>,
}

impl WorkspaceIn {
    fn checked(&self) -> Result<NewWorkspace, Refusal> {
        let mut new = NewWorkspace::named(&self.key, &self.name)?;
        if let Some(zone) = &self.zone {
            new = new.in_zone(zone)?;
        }
        if let Some(locale) = &self.locale {
            new = new.in_locale(locale)?;
        }
        if let Some(currency) = &self.currency {
            new = new.in_currency(currency)?;
        }
        self.min_people.map_or(Ok(new.clone()), |min_people| new.with_min_people(min_people))
    }
}

/// Settings to be changed; what is not named stays.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct WorkspacePatch {
    key: Option<String>,
    name: Option<String>,
    zone: Option<String>,
    locale: Option<String>,
    currency: Option<String>,
    min_people: Option<i64>,
    /// The revision that was read: the change is refused if somebody else made one since.
    revision: Option<i64>,
}

impl WorkspacePatch {
    fn apply(self, before: Settings) -> Result<Settings, Refusal> {
        let mut after = before;
        if let Some(key) = self.key {
            after.key = checks::slug("key", &key)?;
        }
        if let Some(name) = self.name {
            after.name = kernel::text::line("name", &name, 200)?;
        }
        if let Some(zone) = self.zone {
            after.zone = super::checked_zone(&zone)?;
        }
        if let Some(locale) = self.locale {
            after.locale = super::checked_locale(&locale)?;
        }
        if let Some(currency) = self.currency {
            after.currency = super::checked_currency(&currency)?;
        }
        if let Some(min_people) = self.min_people {
            after.min_people = super::checked_min_people(min_people)?;
        }
        Ok(after)
    }
}

/// List my workspaces
///
/// A token sees its own; the operator sees all.
#[utoipa::path(get, path = "/v1/workspaces", tag = "workspaces", params(May<may::ReadWorkspace>), responses((status = 200, body = Vec<WorkspaceOut>), Problems))]
async fn list_workspaces(State(house): State<House>, may: May<may::ReadWorkspace>) -> Result<Json<Vec<WorkspaceOut>>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    let found = match may.act.actor {
        Actor::Operator => store::all(&mut read).await?,
        Actor::Member(member) => {
            let login = members::login_of(&mut read, member).await?;
            store::of_login(&mut read, login).await?
        }
        _ => vec![store::settings(&mut read).await?],
    };
    Ok(Json(found.into_iter().map(Into::into).collect()))
}

/// Make a workspace
///
/// Whoever makes it owns it.
#[utoipa::path(post, path = "/v1/workspaces", tag = "workspaces", params(May<may::CreateWorkspaces>, OnceParams), request_body = WorkspaceIn,
    responses((status = 201, body = WorkspaceOut), Problems))]
async fn create_workspace(State(house): State<House>, may: May<may::CreateWorkspaces>, once: Once<WorkspaceIn>) -> Result<Response, Problem> {
    let new = once.body.checked()?;
    let mut tx = house.store.begin(&may.act).await?;
    if let Some(answer) = once.before(&mut tx).await? {
        return Ok(answer);
    }
    let id = match may.act.actor {
        Actor::Operator => store::create_by_operator(&mut tx, &new).await?,
        Actor::Member(member) => {
            let login = members::login_of(&mut tx, member).await?;
            store::create(&mut tx, &new, &[login]).await?
        }
        _ => return Err(Problem::new(Code::NotAllowed, "a token belongs to one workspace: log in to make another")),
    };
    let made = WorkspaceOut::from(made(&mut tx, id).await?);
    once.answer(tx, StatusCode::CREATED, &made).await
}

async fn made(read: &mut Read, id: Id<Workspace>) -> Result<Settings, Problem> {
    let all = store::all(read).await?;
    all.into_iter().find(|settings| settings.id == id).ok_or_else(|| Problem::not_found("workspace", id))
}

/// Read the settings of the workspace
#[utoipa::path(get, path = "/v1/workspace", tag = "workspaces", params(May<may::ReadWorkspace>), responses((status = 200, body = WorkspaceOut), Problems))]
async fn read_workspace(State(house): State<House>, may: May<may::ReadWorkspace>) -> Result<Json<WorkspaceOut>, Problem> {
    Ok(Json(store::settings(&mut house.store.read(may.act.workspace).await?).await?.into()))
}

/// Change the settings of the workspace
#[utoipa::path(patch, path = "/v1/workspace", tag = "workspaces", params(May<may::ManageWorkspace>), request_body = WorkspacePatch,
    responses((status = 200, body = WorkspaceOut), Problems))]
async fn change_workspace(
    State(house): State<House>,
    may: May<may::ManageWorkspace>,
    Body(patch): Body<WorkspacePatch>,
) -> Result<Json<WorkspaceOut>, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    store::lock(&mut tx).await?;
    let before = store::settings(&mut tx).await?;
    edge::revision::check(before.revision, patch.revision)?;
    let after = patch.apply(before)?;
    if store::is_taken(&mut tx, &after.key).await? {
        return Err(Refusal::new(Code::Conflict, format!("there is a workspace {} already: choose another key", after.key))
            .at("key", "is taken")
            .into());
    }
    store::change(&mut tx, &after).await?;
    let detail = json!({"key": after.key, "name": after.name, "zone": after.zone, "locale": after.locale, "currency": after.currency, "min_people": after.min_people});
    audit(&mut tx, "changed", "workspace", Some(after.id), &detail).await?;
    tx.append("workspace.changed", &json!({})).await?;
    let shown = store::settings(&mut tx).await?;
    tx.commit().await?;
    Ok(Json(shown.into()))
}

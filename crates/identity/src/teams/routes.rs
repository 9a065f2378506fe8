//! Teams over HTTP.

use crate::TeamId;
use ::store::{Error, Row, Tx};
use axum::Json;
use axum::extract::State;
use axum::response::Response;
use edge::{Body, House, MemberId, Once, OnceParams, Patch, Place, Problem, Problems};
use http::StatusCode;
use kernel::{Id, Member};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{Profile, checked_key, checked_name, refuse_circle, store};
use crate::audit::audit;
use crate::may::{self, May};
use crate::{Team, members, workspaces};

pub(crate) fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(list_teams, create_team))
        .routes(routes!(read_team, change_team))
        .routes(routes!(put_team_member, remove_team_member))
}

/// A team.
#[derive(Serialize, ToSchema)]
struct TeamOut {
    #[schema(value_type = TeamId)]
    id: Id<Team>,
    key: String,
    name: String,
    /// The team it is a part of.
    #[schema(value_type = Option<TeamId>)]
    parent: Option<Id<Team>>,
    revision: i64,
}

impl From<Profile> for TeamOut {
    fn from(from: Profile) -> Self {
        Self { id: from.id, key: from.key, name: from.name, parent: from.parent, revision: from.revision }
    }
}

/// A team with the people in it.
#[derive(Serialize, ToSchema)]
struct TeamWithMembers {
    #[serde(flatten)]
    team: TeamOut,
    members: Vec<TeamMemberOut>,
}

/// Somebody in a team.
#[derive(Serialize, ToSchema)]
struct TeamMemberOut {
    #[schema(value_type = MemberId)]
    member: Id<Member>,
    name: String,
    /// Whether they lead it.
    leads: bool,
}

fn team_member(row: &Row) -> Result<TeamMemberOut, Error> {
    Ok(TeamMemberOut { member: row.get("member")?, name: row.get("name")?, leads: row.get("leads")? })
}

/// A team to be made.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct TeamIn {
    /// Names it in files and questions.
    #[schema(min_length = 1, max_length = 100)]
    key: String,
    /// The key unless told.
    #[schema(min_length = 1, max_length = 200)]
    name: Option<String>,
    #[schema(value_type = Option<TeamId>)]
    parent: Option<Id<Team>>,
}

/// What of a team changes; what is not named stays.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct TeamPatch {
    key: Option<String>,
    name: Option<String>,
    /// `null` makes it a team at the top.
    #[serde(default)]
    #[schema(value_type = Option<TeamId>)]
    parent: Patch<Id<Team>>,
    /// The revision that was read: the change is refused if somebody else made one since.
    revision: Option<i64>,
}

/// List the teams
#[utoipa::path(get, path = "/v1/teams", tag = "teams", params(May<may::ReadWorkspace>), responses((status = 200, body = Vec<TeamOut>), Problems))]
async fn list_teams(State(house): State<House>, may: May<may::ReadWorkspace>) -> Result<Json<Vec<TeamOut>>, Problem> {
    let teams = store::all(&mut house.store.read(may.act.workspace).await?).await?;
    Ok(Json(teams.into_iter().map(Into::into).collect()))
}

/// Read a team and who is in it
#[utoipa::path(get, path = "/v1/teams/{id}", tag = "teams", params(May<may::ReadMembers>, ("id" = TeamId, Path)), responses((status = 200, body = TeamWithMembers), Problems))]
async fn read_team(State(house): State<House>, may: May<may::ReadMembers>, Place(id): Place<Id<Team>>) -> Result<Json<TeamWithMembers>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    let team = store::get(&mut read, id).await?.into();
    let members = store::members(&mut read, id).await?.iter().map(team_member).collect::<Result<_, _>>()?;
    Ok(Json(TeamWithMembers { team, members }))
}

/// Stands for a team that is not made yet.
const NO_TEAM: Id<Team> = Id::from_bytes([0; 16]);

/// Make a team
#[utoipa::path(post, path = "/v1/teams", tag = "teams", params(May<may::ManageMembers>, OnceParams), request_body = TeamIn, responses((status = 201, body = TeamOut), Problems))]
async fn create_team(State(house): State<House>, may: May<may::ManageMembers>, once: Once<TeamIn>) -> Result<Response, Problem> {
    let key = checked_key(&once.body.key)?;
    let name = once.body.name.as_deref().map_or(Ok(key.clone()), checked_name)?;
    let mut tx = house.store.begin(&may.act).await?;
    if let Some(answer) = once.before(&mut tx).await? {
        return Ok(answer);
    }
    workspaces::lock(&mut tx).await?;
    if let Some(parent) = once.body.parent {
        refuse_circle(&store::all(&mut tx).await?, NO_TEAM, parent)?;
    }
    let id = store::insert(&mut tx, &key, &name, once.body.parent).await?;
    let team = store::get(&mut tx, id).await?;
    written(&mut tx, "made", &team).await?;
    once.answer(tx, StatusCode::CREATED, &TeamOut::from(team)).await
}

/// Change a team
#[utoipa::path(patch, path = "/v1/teams/{id}", tag = "teams", params(May<may::ManageMembers>, ("id" = TeamId, Path)), request_body = TeamPatch,
    responses((status = 200, body = TeamOut), Problems))]
async fn change_team(
    State(house): State<House>,
    may: May<may::ManageMembers>,
    Place(id): Place<Id<Team>>,
    Body(patch): Body<TeamPatch>,
) -> Result<Json<TeamOut>, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    workspaces::lock(&mut tx).await?;
    let mut team = store::get(&mut tx, id).await?;
    edge::revision::check(team.revision, patch.revision)?;
    if let Some(key) = &patch.key {
        team.key = checked_key(key)?;
    }
    if let Some(name) = &patch.name {
        team.name = checked_name(name)?;
    }
    if let Patch::Set(parent) = patch.parent {
        refuse_circle(&store::all(&mut tx).await?, id, parent)?;
    }
    team.parent = patch.parent.apply(team.parent);
    store::change(&mut tx, &team).await?;
    written(&mut tx, "changed", &team).await?;
    let shown = store::get(&mut tx, id).await?;
    tx.commit().await?;
    Ok(Json(shown.into()))
}

async fn written(tx: &mut Tx<'_>, action: &str, team: &Profile) -> Result<(), Error> {
    audit(tx, action, "team", Some(team.id), &json!({"key": team.key, "name": team.name, "parent": team.parent})).await?;
    tx.append("dictionary.changed", &json!({"of": "team"})).await
}

/// How somebody is in a team.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct TeamMemberIn {
    /// Whether they lead it.
    #[serde(default)]
    leads: bool,
}

/// Put a member into a team
#[utoipa::path(put, path = "/v1/teams/{team}/members/{member}", tag = "teams",
    params(May<may::ManageMembers>, ("team" = TeamId, Path), ("member" = MemberId, Path)), request_body = TeamMemberIn,
    responses((status = 204), Problems))]
async fn put_team_member(
    State(house): State<House>,
    may: May<may::ManageMembers>,
    Place((team, member)): Place<(Id<Team>, Id<Member>)>,
    Body(given): Body<TeamMemberIn>,
) -> Result<StatusCode, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    store::get(&mut tx, team).await?;
    let found = members::get(&mut tx, member).await?;
    if found.is_none_or(|found| found.left_at.is_some()) {
        return Err(Problem::not_found("member", member));
    }
    store::put_member(&mut tx, team, member, given.leads).await?;
    audit(&mut tx, "put_member", "team", Some(team), &json!({"member": member, "leads": given.leads})).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Take a member out of a team
#[utoipa::path(delete, path = "/v1/teams/{team}/members/{member}", tag = "teams",
    params(May<may::ManageMembers>, ("team" = TeamId, Path), ("member" = MemberId, Path)), responses((status = 204), Problems))]
async fn remove_team_member(
    State(house): State<House>,
    may: May<may::ManageMembers>,
    Place((team, member)): Place<(Id<Team>, Id<Member>)>,
) -> Result<StatusCode, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    if !store::remove_member(&mut tx, team, member).await? {
        return Err(Problem::not_found("member of this team", member));
    }
    audit(&mut tx, "removed_member", "team", Some(team), &json!({"member": member})).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

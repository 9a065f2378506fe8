//! Routes of tasks.

use axum::extract::State as Of;
use axum::http::StatusCode;
use axum::response::Response;
use axum::{Extension, Json};
use edge::once::OnceParams;
use edge::revision::{IfMatch, IfMatchParams};
use edge::{Body, House, List, ListParams, Listed, MemberId, Once, Patch, Place, Problem, Problems, TimeText};
use identity::may::{ReadCases, WriteCases};
use identity::{May, Rights, Sees, Team, TeamId, teams};
use kernel::{About, Id, Member, Time};
use serde::{Deserialize, Serialize};
use store::{Error, Read};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{Edit, Filter, NewTask, Record, State, Task, TaskId};
use crate::people::{People, Person};
use crate::records::{RecordOut, Registry};

/// All routes of this noun; they need the [`Registry`] as an extension.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new().routes(routes!(list, create)).routes(routes!(show, change))
}

/// Which tasks.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Filters {
    /// Of this member.
    #[param(value_type = Option<MemberId>)]
    owner: Option<Id<Member>>,
    /// Of this team.
    #[param(value_type = Option<TeamId>)]
    team: Option<Id<Team>>,
    /// Of nobody yet.
    #[serde(default)]
    unowned: bool,
    /// About the record with this id.
    about: Option<String>,
    /// This far.
    state: Option<State>,
    /// Due before this moment.
    #[param(value_type = Option<TimeText>)]
    due_before: Option<Time>,
}

/// A new task.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct TaskIn {
    /// The id of the record it is about.
    about: Option<String>,
    /// What is to be done.
    #[schema(max_length = 200)]
    title: String,
    /// More about it.
    #[schema(max_length = 4000)]
    note: Option<String>,
    /// Who is to do it.
    #[schema(value_type = Option<MemberId>)]
    owner: Option<Id<Member>>,
    /// The team of which somebody is to do it.
    #[schema(value_type = Option<TeamId>)]
    team: Option<Id<Team>>,
    /// By when.
    #[schema(value_type = Option<TimeText>)]
    due_at: Option<Time>,
}

/// A change of a task.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct TaskPatch {
    #[schema(max_length = 200)]
    title: Option<String>,
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 4000)]
    note: Patch<String>,
    #[serde(default)]
    #[schema(value_type = Option<MemberId>)]
    owner: Patch<Id<Member>>,
    #[serde(default)]
    #[schema(value_type = Option<TeamId>)]
    team: Patch<Id<Team>>,
    #[serde(default)]
    #[schema(value_type = Option<TimeText>)]
    due_at: Patch<Time>,
    /// Done, dropped, or open again.
    state: Option<State>,
    /// The revision you have seen; may be said by `If-Match` instead.
    revision: Option<i64>,
}

/// A team that is referred to.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = TeamRef)]
struct TeamOut {
    #[schema(value_type = TeamId)]
    id: Id<Team>,
    name: String,
}

/// Something to do.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Task)]
struct TaskOut {
    #[schema(value_type = TaskId)]
    id: Id<Task>,
    /// The record it is about.
    about: Option<RecordOut>,
    title: String,
    note: Option<String>,
    owner: Option<Person>,
    team: Option<TeamOut>,
    #[schema(value_type = Option<TimeText>)]
    due_at: Option<Time>,
    state: State,
    #[schema(value_type = TimeText)]
    made_at: Time,
    /// Who made it; absent where a program did.
    made_by: Option<Person>,
    /// When it was done or dropped.
    #[schema(value_type = Option<TimeText>)]
    ended_at: Option<Time>,
    /// Who did or dropped it; absent where a program did.
    ended_by: Option<Person>,
    revision: i64,
}

/// The members a task names.
fn members(task: &Record) -> impl Iterator<Item = Id<Member>> {
    let actors = [Some(&task.made_by), task.ended_by.as_ref()].into_iter().flatten().filter_map(|actor| actor.parse().ok());
    task.owner.into_iter().chain(actors)
}

/// Tasks as a caller sees them.
async fn shown(read: &mut Read, registry: &Registry, records: Vec<Record>, (rights, sees): (Rights, Sees)) -> Result<Vec<TaskOut>, Error> {
    let abouts: Vec<About> = records.iter().filter_map(|task| task.about.clone()).collect();
    let named = registry.named(read, &abouts, rights, sees).await?;
    let people = People::of(read, records.iter().flat_map(members).collect()).await?;
    let teams = if records.iter().any(|task| task.team.is_some()) { teams::all(read).await? } else { Vec::new() };
    let team = |id| teams.iter().find(|team| Some(team.id) == id).map(|team| TeamOut { id: team.id, name: team.name.clone() });
    let show = |task: Record| TaskOut {
        about: task.about.as_ref().and_then(|about| named.show(about)),
        owner: task.owner.and_then(|owner| people.show(owner)),
        team: team(task.team),
        made_by: people.actor(&task.made_by),
        ended_by: task.ended_by.as_deref().and_then(|actor| people.actor(actor)),
        id: task.id,
        title: task.title,
        note: task.note,
        due_at: task.due_at,
        state: task.state,
        made_at: task.made_at,
        ended_at: task.ended_at,
        revision: task.revision,
    };
    Ok(records.into_iter().map(show).collect())
}

async fn one(read: &mut Read, registry: &Registry, record: Record, sight: (Rights, Sees)) -> Result<TaskOut, Problem> {
    let id = record.id;
    shown(read, registry, vec![record], sight).await?.pop().ok_or_else(|| Problem::not_found("task", id))
}

/// Tasks page by page, those that are due first at the beginning.
#[utoipa::path(get, path = "/v1/tasks", operation_id = "list_tasks", tag = "desk", params(May<ReadCases>, ListParams, Filters),
    responses((status = 200, body = Listed<TaskOut>), Problems))]
async fn list(
    Of(house): Of<House>,
    Extension(registry): Extension<Registry>,
    may: May<ReadCases>,
    list: List<Filters>,
) -> Result<Json<Listed<TaskOut>>, Problem> {
    let Filters { owner, team, unowned, about, state, due_before } = list.filter;
    let about = about.map(|about| registry.read(&about)).transpose()?;
    let list = List { cursor: list.cursor, limit: list.limit, filter: Filter { owner, team, unowned, about, state, due_before } };
    let mut read = house.store.read(may.act.workspace).await?;
    let page = super::page(&mut read, &list).await?;
    Ok(Json(Listed { items: shown(&mut read, &registry, page.items, (may.rights, may.sees)).await?, next: page.next }))
}

/// Make a task. Its owner hears of it.
#[utoipa::path(post, path = "/v1/tasks", operation_id = "create_task", tag = "desk", params(May<WriteCases>, OnceParams), request_body = TaskIn,
    responses((status = 201, body = TaskOut), Problems))]
async fn create(
    Of(house): Of<House>,
    Extension(registry): Extension<Registry>,
    may: May<WriteCases>,
    once: Once<TaskIn>,
) -> Result<Response, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    if let Some(answer) = once.before(&mut tx).await? {
        return Ok(answer);
    }
    let TaskIn { about, title, note, owner, team, due_at } = &once.body;
    let about = match about {
        Some(about) => Some(registry.find(&mut tx, about).await?),
        None => None,
    };
    let new = NewTask { about, title: title.clone(), note: note.clone(), owner: *owner, team: *team, due_at: *due_at, step: None };
    let made = super::make(&mut tx, new).await?;
    let shown = one(&mut tx, &registry, made, (may.rights, may.sees)).await?;
    once.answer(tx, StatusCode::CREATED, &shown).await
}

/// One task.
#[utoipa::path(get, path = "/v1/tasks/{id}", operation_id = "show_task", tag = "desk", params(May<ReadCases>, ("id" = TaskId, Path)),
    responses((status = 200, body = TaskOut), Problems))]
async fn show(
    Of(house): Of<House>,
    Extension(registry): Extension<Registry>,
    may: May<ReadCases>,
    Place(id): Place<Id<Task>>,
) -> Result<Json<TaskOut>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    let record = super::find(&mut read, id).await?.ok_or_else(|| Problem::not_found("task", id))?;
    Ok(Json(one(&mut read, &registry, record, (may.rights, may.sees)).await?))
}

/// Change a task, do it, drop it or open it again. A new owner hears of it.
#[utoipa::path(patch, path = "/v1/tasks/{id}", operation_id = "change_task", tag = "desk", request_body = TaskPatch,
    params(May<WriteCases>, IfMatchParams, ("id" = TaskId, Path)), responses((status = 200, body = TaskOut), Problems))]
async fn change(
    Of(house): Of<House>,
    Extension(registry): Extension<Registry>,
    may: May<WriteCases>,
    Place(id): Place<Id<Task>>,
    seen: IfMatch,
    Body(TaskPatch { title, note, owner, team, due_at, state, revision }): Body<TaskPatch>,
) -> Result<Json<TaskOut>, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    let changed = super::change(&mut tx, id, seen.or(revision), Edit { title, note, owner, team, due_at, state }).await?;
    let shown = one(&mut tx, &registry, changed, (may.rights, may.sees)).await?;
    tx.commit().await?;
    Ok(Json(shown))
}

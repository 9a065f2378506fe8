//! Routes of notices: members see their own.

use axum::extract::State;
use axum::{Extension, Json};
use edge::{Body, House, List, ListParams, Listed, Problem, Problems, TimeText};
use identity::May;
use identity::may::ReadCases;
use kernel::{About, Actor, Code, Id, Member, Time};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{Kind, Notice, NoticeId, Record};
use crate::people::{People, Person};
use crate::records::{RecordOut, Registry};

/// All routes of this noun; they need the [`Registry`] as an extension.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new().routes(routes!(list)).routes(routes!(count)).routes(routes!(mark))
}

/// Which notices.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Filters {
    /// Only those that were not read.
    #[serde(default)]
    unread: bool,
}

/// Something a member should know of.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Notice)]
struct NoticeOut {
    #[schema(value_type = NoticeId)]
    id: Id<Notice>,
    kind: Kind,
    /// The record it is about.
    about: Option<RecordOut>,
    /// Who made it happen, where it was a member.
    by: Option<Person>,
    /// What the sentence needs besides: ids and plain words.
    #[schema(value_type = Object)]
    params: Value,
    #[schema(value_type = TimeText)]
    at: Time,
    #[schema(value_type = Option<TimeText>)]
    read_at: Option<Time>,
}

/// How many notices there are.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = NoticeCount)]
struct Count {
    /// Of those that were not read yet.
    unread: i64,
}

/// What was read.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = NoticesRead)]
#[serde(deny_unknown_fields)]
struct ReadIn {
    /// These notices; all of them unless told.
    #[schema(value_type = Option<Vec<NoticeId>>, max_items = 500)]
    notices: Option<Vec<Id<Notice>>>,
}

fn member(may: &May<ReadCases>) -> Result<Id<Member>, Problem> {
    match may.act.actor {
        Actor::Member(member) => Ok(member),
        _ => Err(Problem::new(Code::NotAllowed, "notices belong to members: log in as one")),
    }
}

fn by(notice: &Record) -> Option<Id<Member>> {
    notice.params.get("by")?.as_str()?.parse().ok()
}

/// One's own notices page by page, the newest first.
#[utoipa::path(get, path = "/v1/notices", operation_id = "list_notices", tag = "desk", params(May<ReadCases>, ListParams, Filters),
    responses((status = 200, body = Listed<NoticeOut>), Problems))]
async fn list(
    State(house): State<House>,
    Extension(registry): Extension<Registry>,
    may: May<ReadCases>,
    list: List<Filters>,
) -> Result<Json<Listed<NoticeOut>>, Problem> {
    let list = List { filter: list.filter.unread, cursor: list.cursor, limit: list.limit };
    let mut read = house.store.read(may.act.workspace).await?;
    let page = super::page(&mut read, member(&may)?, &list).await?;
    let abouts: Vec<About> = page.items.iter().filter_map(|notice| notice.about.clone()).collect();
    let named = registry.named(&mut read, &abouts, may.rights, may.sees).await?;
    let people = People::of(&mut read, page.items.iter().filter_map(by).collect()).await?;
    Ok(Json(Listed::of(page, |notice| NoticeOut {
        about: notice.about.as_ref().and_then(|about| named.show(about)),
        by: by(&notice).and_then(|member| people.show(member)),
        id: notice.id,
        kind: notice.kind,
        params: notice.params,
        at: notice.at,
        read_at: notice.read_at,
    })))
}

/// How many of one's own notices were not read yet.
#[utoipa::path(get, path = "/v1/notices/count", operation_id = "count_notices", tag = "desk", params(May<ReadCases>),
    responses((status = 200, body = Count), Problems))]
async fn count(State(house): State<House>, may: May<ReadCases>) -> Result<Json<Count>, Problem> {
    let unread = super::unread(&mut house.store.read(may.act.workspace).await?, member(&may)?).await?;
    Ok(Json(Count { unread }))
}

/// Mark one's own notices as read.
#[utoipa::path(post, path = "/v1/notices/read", operation_id = "read_notices", tag = "desk", params(May<ReadCases>), request_body = ReadIn,
    responses((status = 200, body = Count), Problems))]
async fn mark(State(house): State<House>, may: May<ReadCases>, Body(ReadIn { notices }): Body<ReadIn>) -> Result<Json<Count>, Problem> {
    let member = member(&may)?;
    let mut tx = house.store.begin(&may.act).await?;
    super::read(&mut tx, member, notices.as_deref()).await?;
    let unread = super::unread(&mut tx, member).await?;
    tx.commit().await?;
    Ok(Json(Count { unread }))
}

//! What is done to many responses at once: tags put on and taken off, excluded with one reason.

use axum::Json;
use axum::extract::State;
use desk::tags::{self, Tag, TagId};
use edge::{Body, House, Patch, Problem, Problems};
use identity::May;
use identity::may::WriteAnswers;
use kernel::{Id, Refusal};
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::{Error, Read, Row, Sql, Tx, Value};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{Response, ResponseId};

/// Responses that one request may touch.
const MOST: usize = 500;

/// The routes.
pub(super) fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new().routes(routes!(tag)).routes(routes!(mark))
}

/// What came of it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ManyChanged)]
struct Changed {
    /// How many changes that made; what was so before is not among them.
    changed: u64,
}

/// Tags for many responses.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct TagMany {
    /// The responses.
    #[schema(value_type = Vec<ResponseId>, min_items = 1, max_items = 500)]
    ids: Vec<Id<Response>>,
    /// Tags to put on them.
    #[serde(default)]
    #[schema(value_type = Vec<TagId>)]
    on: Vec<Id<Tag>>,
    /// Tags to take off them.
    #[serde(default)]
    #[schema(value_type = Vec<TagId>)]
    off: Vec<Id<Tag>>,
}

/// Put tags on many responses, and take others off.
#[utoipa::path(post, path = "/v1/responses/tags", operation_id = "tag_responses", tag = "listen", params(May<WriteAnswers>), request_body = TagMany,
    responses((status = 200, body = Changed), Problems))]
async fn tag(State(house): State<House>, may: May<WriteAnswers>, Body(TagMany { ids, on, off }): Body<TagMany>) -> Result<Json<Changed>, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    if let Some(both) = on.iter().find(|tag| off.contains(tag)) {
        return Err(Refusal::field("off", format!("{both} is to be put on as well: name it in one of them")).into());
    }
    let found = present(&mut tx, &ids).await?;
    let ids: Vec<Id<Response>> = found.iter().map(|marked| marked.id).collect();
    let changed = tags::put(&mut tx, &ids, &on, &off).await?;
    tx.commit().await?;
    Ok(Json(Changed { changed }))
}

/// Whether figures count many responses.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct MarkMany {
    /// The responses.
    #[schema(value_type = Vec<ResponseId>, min_items = 1, max_items = 500)]
    ids: Vec<Id<Response>>,
    /// Why no figure shall count them; `null` lets them count again.
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 500)]
    excluded: Patch<String>,
}

/// Exclude many responses from all figures with one reason, or let them count again.
#[utoipa::path(post, path = "/v1/responses/marks", operation_id = "mark_responses", tag = "listen", params(May<WriteAnswers>), request_body = MarkMany,
    responses((status = 200, body = Changed), Problems))]
async fn mark(
    State(house): State<House>,
    may: May<WriteAnswers>,
    Body(MarkMany { ids, excluded }): Body<MarkMany>,
) -> Result<Json<Changed>, Problem> {
    let reason = match excluded {
        Patch::Keep => return Err(Refusal::field("excluded", "say why no figure shall count them, or null to let them count again").into()),
        Patch::Clear => None,
        Patch::Set(reason) => Some(kernel::text::line("excluded", &reason, 500)?),
    };
    let mut tx = house.store.begin(&may.act).await?;
    let changed = exclude(&mut tx, &ids, reason.as_deref()).await?;
    tx.commit().await?;
    Ok(Json(Changed { changed }))
}

async fn exclude(tx: &mut Tx<'_>, ids: &[Id<Response>], reason: Option<&str>) -> Result<u64, Error> {
    let mut found = present(tx, ids).await?;
    found.retain(|marked| marked.excluded.as_deref() != reason);
    if found.is_empty() {
        return Ok(0);
    }
    let (ids, codes): (Vec<Id<Response>>, Vec<i64>) = found.iter().map(|marked| (marked.id, marked.code)).unzip();
    let mut sql = Sql::new("UPDATE response SET excluded = ");
    sql.bind(reason).push(" WHERE workspace = ").bind(tx.workspace()).push(" AND ").push_in("id", ids.iter().copied());
    let changed = tx.execute_of(sql).await?;
    tx.append("responses.changed", &json!({ "codes": codes, "ids": ids })).await?;
    let detail = json!({ "excluded": reason.is_some(), "responses": ids.len() });
    identity::audit::audit(tx, "responses.marked", "response", None::<String>, &detail).await?;
    Ok(changed)
}

/// A response as far as it is marked.
struct Marked {
    id: Id<Response>,
    code: i64,
    excluded: Option<String>,
}

/// The responses with these ids, each once; one that is not here refuses all.
async fn present(read: &mut Read, ids: &[Id<Response>]) -> Result<Vec<Marked>, Error> {
    if ids.is_empty() || ids.len() > MOST {
        return Err(Refusal::field("ids", format!("names {} responses: name 1 to {MOST}", ids.len())).into());
    }
    let mut wanted = ids.to_vec();
    wanted.sort_unstable();
    wanted.dedup();
    let sql = "SELECT id, code, excluded FROM response WHERE workspace = $1 AND id";
    let marked = |row: &Row| Ok::<_, Error>(Marked { id: row.get("id")?, code: row.get("code")?, excluded: row.get("excluded")? });
    let mut found = read.all_by(sql, wanted.iter().copied().map(Value::from).collect()).await?.iter().map(marked).collect::<Result<Vec<_>, _>>()?;
    found.sort_by_key(|marked| marked.id);
    found.dedup_by_key(|marked| marked.id);
    match wanted.iter().find(|id| found.binary_search_by_key(*id, |marked| marked.id).is_err()) {
        Some(missing) => Err(Refusal::not_found("response", missing).into()),
        None => Ok(found),
    }
}

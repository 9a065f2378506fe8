//! Reading the audit trail.

use crate::AuditEntryId;
use axum::Json;
use axum::extract::State;
use edge::{House, List, ListParams, Listed, Problem, Problems, TimeText};
use kernel::{Id, Time};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use store::{Error, Row, Sql};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::AuditEntry;
use crate::may::{self, May};

pub(crate) fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new().routes(routes!(read_audit))
}

/// Which lines of the trail.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct AuditFilter {
    /// Of this noun, as in `account`.
    noun: Option<String>,
    /// About the thing with this id.
    id: Option<String>,
    /// By this member, token, `operator` or `system:…`.
    actor: Option<String>,
    /// This action, as in `erased`.
    action: Option<String>,
    /// Not before this moment.
    #[param(value_type = Option<TimeText>)]
    from: Option<Time>,
    /// Before this moment.
    #[param(value_type = Option<TimeText>)]
    until: Option<Time>,
}

/// A line of the audit trail.
#[derive(Serialize, ToSchema)]
struct AuditOut {
    #[schema(value_type = AuditEntryId)]
    id: Id<AuditEntry>,
    #[schema(value_type = TimeText)]
    at: Time,
    /// The id of a member or token, `operator`, or `system:` and a name.
    actor: String,
    action: String,
    noun: String,
    noun_id: Option<String>,
    /// What changed, in the shape of the action.
    #[schema(value_type = Object)]
    detail: Value,
}

fn show(row: &Row) -> Result<AuditOut, Error> {
    let detail = serde_json::from_str(&row.get::<String>("detail")?).unwrap_or(Value::Null);
    let (id, at, actor) = (row.get("id")?, row.get("at")?, row.get("actor")?);
    Ok(AuditOut { id, at, actor, action: row.get("action")?, noun: row.get("noun")?, noun_id: row.get("noun_id")?, detail })
}

/// Read the audit trail
///
/// The newest line comes first.
#[utoipa::path(get, path = "/v1/audit", tag = "audit", params(May<may::ReadAudit>, ListParams, AuditFilter), responses((status = 200, body = Listed<AuditOut>), Problems))]
async fn read_audit(State(house): State<House>, may: May<may::ReadAudit>, list: List<AuditFilter>) -> Result<Json<Listed<AuditOut>>, Problem> {
    let filter = &list.filter;
    let mut sql = Sql::new("SELECT id, at, actor, action, noun, noun_id, detail FROM audit WHERE workspace = ");
    sql.bind(may.act.workspace)
        .push_some(" AND noun = ", filter.noun.as_deref())
        .push_some(" AND noun_id = ", filter.id.as_deref())
        .push_some(" AND actor = ", filter.actor.as_deref())
        .push_some(" AND action = ", filter.action.as_deref())
        .push_some(" AND at >= ", filter.from)
        .push_some(" AND at < ", filter.until)
        .push_some(" AND id < ", list.after::<Id<AuditEntry>>()?)
        .push(" ORDER BY id DESC LIMIT ")
        .bind(list.fetch());
    let rows = house.store.read(may.act.workspace).await?.all_of(sql).await?;
    let lines = rows.iter().map(show).collect::<Result<Vec<_>, _>>()?;
    Ok(Json(list.page(lines, |line| line.id).into()))
}

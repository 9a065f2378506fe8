//! Routes of exports: the file flows out while it is read.

use axum::body::Body;
use axum::extract::State;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use edge::{House, Problem, Problems};
use futures_util::stream;
use identity::May;
use identity::may::Export;
use kernel::{Id, Workspace};
use serde_json::json;
use store::Error;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::Part;
use crate::trail::Change;

/// All routes of exports.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new().routes(routes!(accounts)).routes(routes!(contacts)).routes(routes!(contracts)).routes(routes!(movements))
}

/// What is being exported, for whom.
#[derive(Clone)]
struct Flow {
    house: House,
    workspace: Id<Workspace>,
    sees_names: bool,
}

impl Flow {
    /// Who takes customers out of the house is seen in the audit trail.
    async fn told(house: House, may: &May<Export>, action: &'static str) -> Result<Self, Problem> {
        let mut tx = house.store.begin(&may.act).await?;
        Change::of(action, "workspace", Some(may.act.workspace)).detail(json!({ "names": may.sees.customers })).tell(&mut tx).await?;
        tx.commit().await?;
        Ok(Self { house, workspace: may.act.workspace, sees_names: may.sees.customers })
    }

    /// The first part is read before the answer begins, so that a failure is still told as a problem.
    async fn out<K: Copy + Send + 'static, F>(self, name: &str, part: impl Fn(Self, Option<K>) -> F + Send + 'static) -> Result<Response, Problem>
    where
        F: Future<Output = Result<Part<K>, Error>> + Send + 'static,
    {
        let first = part(self.clone(), None).await?;
        let rest = stream::try_unfold((self, first.after, part), async |(flow, after, part)| {
            let Some(after) = after else { return Ok(None) };
            let next = part(flow.clone(), Some(after)).await?;
            Ok::<_, Error>(Some((next.csv, (flow, next.after, part))))
        });
        let body = Body::from_stream(stream::StreamExt::chain(stream::iter([Ok(first.csv)]), rest));
        let headers = [(CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (CONTENT_DISPOSITION, format!("attachment; filename=\"{name}.csv\""))];
        Ok((headers, body).into_response())
    }
}

/// All accounts as CSV, with the columns that the import reads. Cells that a spreadsheet would run are guarded by an apostrophe.
#[utoipa::path(get, path = "/v1/exports/accounts", operation_id = "export_accounts", tag = "customers", params(May<Export>),
    responses((status = 200, body = String, content_type = "text/csv"), Problems))]
async fn accounts(State(house): State<House>, may: May<Export>) -> Result<Response, Problem> {
    let part = |flow: Flow, after| async move { super::accounts(&mut flow.house.store.read(flow.workspace).await?, after).await };
    Flow::told(house, &may, "accounts.exported").await?.out("accounts", part).await
}

/// All contacts as CSV, with the columns that the import reads. Cells that a spreadsheet would run are guarded by an apostrophe.
#[utoipa::path(get, path = "/v1/exports/contacts", operation_id = "export_contacts", tag = "customers", params(May<Export>),
    responses((status = 200, body = String, content_type = "text/csv"), Problems))]
async fn contacts(State(house): State<House>, may: May<Export>) -> Result<Response, Problem> {
    let part = |flow: Flow, after| async move { super::contacts(&mut flow.house.store.read(flow.workspace).await?, after, flow.sees_names).await };
    Flow::told(house, &may, "contacts.exported").await?.out("contacts", part).await
}

/// All contracts as CSV, with the columns that the import reads: the terms of today, or else the last or first ones.
#[utoipa::path(get, path = "/v1/exports/contracts", operation_id = "export_contracts", tag = "customers", params(May<Export>),
    responses((status = 200, body = String, content_type = "text/csv"), Problems))]
async fn contracts(State(house): State<House>, may: May<Export>) -> Result<Response, Problem> {
    let part = |flow: Flow, after| async move { super::contracts(&mut flow.house.store.read(flow.workspace).await?, after).await };
    Flow::told(house, &may, "contracts.exported").await?.out("contracts", part).await
}

/// All movements that were told as CSV, with the columns that the import reads. Those that follow from contracts come back with them.
#[utoipa::path(get, path = "/v1/exports/movements", operation_id = "export_movements", tag = "customers", params(May<Export>),
    responses((status = 200, body = String, content_type = "text/csv"), Problems))]
async fn movements(State(house): State<House>, may: May<Export>) -> Result<Response, Problem> {
    let part = |flow: Flow, after| async move { super::movements(&mut flow.house.store.read(flow.workspace).await?, after).await };
    Flow::told(house, &may, "movements.exported").await?.out("movements", part).await
}

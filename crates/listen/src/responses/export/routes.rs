//! Routes of exports: how many responses a file would have, and the file.

use axum::Json;
use axum::body::Body;
use axum::extract::State;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use edge::files::flow;
use edge::{House, Params, Place, Problem, Problems};
use identity::May;
use identity::may::{Export, ReadAnswers};
use identity::workspaces;
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::Error;
use tokio::fs::File;
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::Format;
use super::write::{Wanted, write};
use crate::responses::list::{Order, count};
use crate::responses::routes::{Filters, filter};

/// The routes.
pub(in crate::responses) fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new().routes(routes!(number)).routes(routes!(export))
}

/// How many responses a list has.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ResponseCount)]
struct Count {
    /// How many were found.
    n: u64,
    /// Whether that is all: what answers say is looked at in 200,000 responses at most.
    whole: bool,
    /// The most rows a workbook has room for.
    most_in_xlsx: u64,
    /// Whether a file would show the caller the names of customers.
    names: bool,
}

/// Count responses, as before an export.
#[utoipa::path(get, path = "/v1/responses/count", operation_id = "count_responses", tag = "listen", params(May<ReadAnswers>, Filters),
    responses((status = 200, body = Count), Problems))]
async fn number(State(house): State<House>, may: May<ReadAnswers>, Params(filters): Params<Filters>) -> Result<Json<Count>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    let filter = filter(&mut read, filters).await?;
    let counted = count(&mut read, &filter).await?;
    Ok(Json(Count { n: counted.n, whole: counted.whole, most_in_xlsx: Format::Xlsx.most(), names: may.sees.customers }))
}

/// Which form of file.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
struct FileForm {
    /// The form of the file.
    #[param(inline)]
    format: Format,
}

/// Export responses
///
/// One row each, with a column per question. Names and external ids of people are left blank for those who may not see them. Cells that a
/// spreadsheet would run are guarded by an apostrophe.
#[utoipa::path(get, path = "/v1/exports/responses/{format}", operation_id = "export_responses", tag = "listen",
    params(May<Export>, FileForm, Filters),
    responses((status = 200, content((String = "text/csv"), (String = "application/x-ndjson"),
        (Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))), Problems))]
async fn export(
    State(house): State<House>,
    may: May<Export>,
    Place(FileForm { format }): Place<FileForm>,
    Params(filters): Params<Filters>,
) -> Result<Response, Problem> {
    let order = filters.sort.unwrap_or(Order::Recorded);
    // All of it shows one moment.
    let mut read = house.store.snapshot(may.act.workspace).await?;
    let zone = workspaces::zone(&mut read).await?;
    let wanted = Wanted { filter: filter(&mut read, filters).await?, order, format, zone, sees_customers: may.sees.customers };
    let (file, rows) = write(&mut read, &wanted).await?;
    drop(read);
    // Who takes answers out of the house is seen in the audit trail.
    let mut tx = house.store.begin(&may.act).await?;
    let detail = json!({ "format": format, "responses": rows, "names": may.sees.customers });
    identity::audit::audit(&mut tx, "responses.exported", "workspace", Some(may.act.workspace), &detail).await?;
    tx.commit().await?;
    let length = file.metadata().map_err(Error::File)?.len();
    let headers = [
        (CONTENT_TYPE, format.media_type().to_owned()),
        (CONTENT_DISPOSITION, format!("attachment; filename=\"responses.{format}\"")),
        (CONTENT_LENGTH, length.to_string()),
    ];
    Ok((headers, Body::from_stream(flow(File::from_std(file)))).into_response())
}

//! Routes of imports.

use axum::Json;
use axum::extract::{DefaultBodyLimit, Request, State};
use edge::body::{read, refuse_other_media};
use edge::{Body, House, Params, Patch, Problem, TimeText};
use identity::May;
use identity::may::Import;
use kernel::{Code, Refusal, Time};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{AccountRow, Options, Problems, Report, Sheet};
use crate::accounts::{Edit, State as AccountState};
use crate::attributes::{self, Attribute, Named, Noun, named};

/// The largest file that is taken over HTTP, packed or not.
const BODY: usize = 64 << 20;
/// Accounts in one list at most.
const ITEMS: usize = 10_000;

/// All routes of imports.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(accounts))
        .routes(routes!(contacts))
        .routes(routes!(contracts))
        .routes(routes!(movements))
        .routes(routes!(bulk))
        .layer(DefaultBodyLimit::max(BODY))
}

/// How the import goes about it.
#[derive(Clone, Copy, Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
struct Wishes {
    /// Write the good rows although others have problems.
    keep_good: bool,
    /// Write nothing; tell what would happen.
    dry_run: bool,
    /// Refuse columns that are no attribute yet, instead of defining them.
    known_attributes_only: bool,
}

/// How the import of a file goes about it whose columns all have fixed names.
#[derive(Clone, Copy, Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
struct FactWishes {
    /// Write the good rows although others have problems.
    keep_good: bool,
    /// Write nothing; tell what would happen.
    dry_run: bool,
}

impl From<FactWishes> for Options {
    fn from(FactWishes { keep_good, dry_run }: FactWishes) -> Self {
        Self { keep_good, dry_run, ..Self::default() }
    }
}

impl From<Wishes> for Options {
    fn from(Wishes { keep_good, dry_run, known_attributes_only }: Wishes) -> Self {
        Self { keep_good, dry_run, known_attributes_only }
    }
}

/// Import accounts from a CSV file, plain or gzipped. Columns: `external_id`, `name`, `parent` (an external id), `state`, `state_since`,
/// `owner` (a mail address); every other column is an attribute. Blank cells leave what is known. The same file twice changes nothing.
#[utoipa::path(post, path = "/v1/imports/accounts", operation_id = "import_accounts", tag = "customers", params(May<Import>, Wishes),
    request_body(content = String, content_type = "text/csv"), responses((status = 200, body = Report), edge::Problems))]
async fn accounts(State(house): State<House>, may: May<Import>, Params(wishes): Params<Wishes>, request: Request) -> Result<Json<Report>, Problem> {
    let sheet = sheet(request, &house).await?;
    Ok(Json(super::accounts(&house.store, &may.act, &sheet, wishes.into()).await?))
}

/// Import contacts from a CSV file, plain or gzipped. Columns: `external_id`, `account` (an external id; made when it is not here), `name`, `mail`, `phone`, `title`,
/// `role`, `language`, `zone`; every other column is an attribute. A row is about the contact with its external id, or else its mail address.
#[utoipa::path(post, path = "/v1/imports/contacts", operation_id = "import_contacts", tag = "customers", params(May<Import>, Wishes),
    request_body(content = String, content_type = "text/csv"), responses((status = 200, body = Report), edge::Problems))]
async fn contacts(State(house): State<House>, may: May<Import>, Params(wishes): Params<Wishes>, request: Request) -> Result<Json<Report>, Problem> {
    let sheet = sheet(request, &house).await?;
    Ok(Json(super::contacts(&house.store, &may.act, &sheet, wishes.into()).await?))
}

/// Import contracts from a CSV file, plain or gzipped. Columns: `external_id`, `account` (an external id), `offering` (a key; made when it is not here), `name`, `currency`,
/// `amount` (as in 1200.50) or `amount_minor` (120050), `every`, `quantity`, `since`, `starts_on`, `ends_on`, `term_months`, `renews`, `notice_days`, `notice_on`, `ended_on`,
/// `reason`, `note`. Blank cells leave what is known. Other terms than before hold from `since` on, or from today. The same file twice changes nothing.
#[utoipa::path(post, path = "/v1/imports/contracts", operation_id = "import_contracts", tag = "customers", params(May<Import>, FactWishes),
    request_body(content = String, content_type = "text/csv"), responses((status = 200, body = Report), edge::Problems))]
async fn contracts(
    State(house): State<House>,
    may: May<Import>,
    Params(wishes): Params<FactWishes>,
    request: Request,
) -> Result<Json<Report>, Problem> {
    let sheet = sheet(request, &house).await?;
    Ok(Json(super::contracts(&house.store, &may.act, &sheet, wishes.into()).await?))
}

/// Import movements from a CSV file, plain or gzipped. Columns: `external_id`, `account` (an external id), `contract` (an external id), `on`, `kind`, `amount` (what a year
/// brings more, as in 1200.50) or `amount_minor`, `currency`, `quantity`, `reason`, `note`. The same file twice changes nothing.
#[utoipa::path(post, path = "/v1/imports/movements", operation_id = "import_movements", tag = "customers", params(May<Import>, FactWishes),
    request_body(content = String, content_type = "text/csv"), responses((status = 200, body = Report), edge::Problems))]
async fn movements(
    State(house): State<House>,
    may: May<Import>,
    Params(wishes): Params<FactWishes>,
    request: Request,
) -> Result<Json<Report>, Problem> {
    let sheet = sheet(request, &house).await?;
    Ok(Json(super::movements(&house.store, &may.act, &sheet, wishes.into()).await?))
}

async fn sheet(request: Request, house: &House) -> Result<Sheet, Problem> {
    let reads =
        |essence: &str| matches!(essence, "text/csv" | "application/csv" | "application/gzip" | "application/x-gzip" | "application/octet-stream");
    refuse_other_media(request.headers(), "text/csv", reads)?;
    let bytes = read(request, house).await?;
    let read = tokio::task::spawn_blocking(move || Sheet::read(std::io::Cursor::new(bytes))).await;
    Ok(read.map_err(|error| Problem::new(Code::Internal, format!("reading the file ended early: {error}")))??)
}

/// An account of a list: what is left out stays.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct BulkAccount {
    /// Its name in your system: the key of the list.
    #[schema(min_length = 1, max_length = 200)]
    external_id: String,
    #[schema(max_length = 300)]
    name: Option<String>,
    /// External id of the account it belongs to.
    parent: Option<String>,
    state: Option<AccountState>,
    #[schema(value_type = Option<TimeText>)]
    state_since: Option<Time>,
    /// Mail address of the member who answers for it.
    owner: Option<String>,
    /// Values by the names of their attributes; `null` clears one.
    #[serde(default)]
    #[schema(value_type = std::collections::BTreeMap<String, serde_json::Value>)]
    attributes: Named,
}

/// Accounts to make or to change.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct BulkAccounts {
    #[schema(max_items = 10_000)]
    items: Vec<BulkAccount>,
}

impl BulkAccount {
    fn row(self, place: String, attributes: &[Attribute]) -> Result<AccountRow, Refusal> {
        let values = named::read(Noun::Account, attributes, &self.attributes)?;
        let external_id = self.external_id.trim().to_owned();
        let edit = Edit {
            external_id: Patch::Set(external_id.clone()),
            name: self.name,
            state: self.state,
            state_since: self.state_since,
            values,
            ..Edit::default()
        };
        Ok(AccountRow { place, external_id, parent: self.parent, owner: self.owner, edit })
    }
}

/// Make or change up to 10,000 accounts by their external ids: all, or with `keep_good` those without problems.
#[utoipa::path(post, path = "/v1/accounts/bulk", operation_id = "put_accounts", tag = "customers", params(May<Import>, Wishes), request_body = BulkAccounts,
    responses((status = 200, body = Report), edge::Problems))]
async fn bulk(
    State(house): State<House>,
    may: May<Import>,
    Params(wishes): Params<Wishes>,
    Body(BulkAccounts { items }): Body<BulkAccounts>,
) -> Result<Json<Report>, Problem> {
    if items.len() > ITEMS {
        return Err(Problem::new(Code::TooLarge, format!("the list has {} items, at most {ITEMS} are taken at once: send several", items.len())));
    }
    let attributes = attributes::all(&mut house.store.read(may.act.workspace).await?, Noun::Account).await?;
    let (mut rows, mut problems) = (Vec::with_capacity(items.len()), Problems::default());
    for (at, item) in items.into_iter().enumerate() {
        let place = format!("items[{at}]");
        match item.row(place.clone(), &attributes) {
            Ok(row) => rows.push(row),
            Err(refusal) => problems.add(&place, &refusal),
        }
    }
    Ok(Json(super::put_accounts(&house.store, &may.act, rows, problems, wishes.into()).await?))
}

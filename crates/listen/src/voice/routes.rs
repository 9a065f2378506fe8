//! The route of the voice.

use axum::Json;
use axum::extract::State;
use customers::accounts::Account;
use customers::ids::AccountId;
use edge::{House, List, ListParams, Listed, Problem, Problems};
use identity::May;
use identity::may::ReadAnswers;
use kernel::Id;
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{Filter, Kind, Said, Tone};

/// All routes of this noun.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new().routes(routes!(list))
}

/// Which words.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Filters {
    /// That sound so: by the score of their response, or by the impression of who heard them.
    #[param(inline)]
    tone: Option<Tone>,
    /// About this touchpoint, by its key.
    touchpoint: Option<String>,
    /// From responses, or from observations.
    #[param(inline)]
    kind: Option<Kind>,
    /// For this account.
    #[param(value_type = Option<AccountId>)]
    account: Option<Id<Account>>,
}

/// The fresh words of customers, the newest first: what they wrote in responses, and what members noted. A page that is looked for by tone or
/// touchpoint may hold few or none, and `next` goes on behind them. Words under a promise of anonymity show once enough people answered, with their
/// day alone.
#[utoipa::path(get, path = "/v1/voice", operation_id = "list_voice", tag = "listen", params(May<ReadAnswers>, ListParams, Filters),
    responses((status = 200, body = Listed<Said>), Problems))]
async fn list(State(house): State<House>, may: May<ReadAnswers>, list: List<Filters>) -> Result<Json<Listed<Said>>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    let Filters { tone, touchpoint, kind, account } = list.filter;
    let list = List { cursor: list.cursor, limit: list.limit, filter: Filter { tone, touchpoint, kind, account } };
    let page = super::page(&mut read, &list, may.sees.customers).await?;
    Ok(Json(Listed::of(page, |said| said)))
}

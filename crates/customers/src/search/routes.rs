//! The route that finds customers.

use axum::Json;
use axum::extract::State;
use edge::{House, Listed, Params, Problem, Problems};
use identity::May;
use identity::may::ReadCustomers;
use kernel::{Code, Id};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::Hit;
use crate::accounts::Account;
use crate::contacts::{Contact, Role};
use crate::ids::{AccountId, ContactId};

/// Records found at once.
const LIMIT: usize = 25;

/// The routes of search.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new().routes(routes!(search))
}

/// What is looked for.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Query {
    /// The beginning of one or more words of a name, of a mail address or its domain, or of a number, or the end of a number.
    #[param(max_length = 200)]
    q: String,
}

/// Somebody or something that was found.
#[derive(Debug, Serialize, ToSchema)]
#[serde(tag = "noun", rename_all = "snake_case")]
enum HitOut {
    /// An organisation.
    Account {
        #[schema(value_type = AccountId)]
        id: Id<Account>,
        external_id: Option<String>,
        name: String,
    },
    /// A person.
    Contact {
        #[schema(value_type = ContactId)]
        id: Id<Contact>,
        external_id: Option<String>,
        name: String,
        mail: Option<String>,
        phone: Option<String>,
        title: Option<String>,
        role: Option<Role>,
        #[schema(value_type = Option<AccountId>)]
        account: Option<Id<Account>>,
        account_name: Option<String>,
    },
}

impl From<Hit> for HitOut {
    fn from(hit: Hit) -> Self {
        match hit {
            Hit::Account(record) => Self::Account { id: record.id, external_id: record.external_id, name: record.name },
            Hit::Contact(record, account_name) => Self::Contact {
                id: record.id,
                external_id: record.external_id,
                name: record.name,
                mail: record.mail,
                phone: record.phone,
                title: record.title,
                role: record.role,
                account: record.account,
                account_name,
            },
        }
    }
}

/// Find accounts and contacts by name, mail address or number: at most 25. Needs the right to see names of customers.
#[utoipa::path(get, path = "/v1/search", operation_id = "search_customers", tag = "customers", params(May<ReadCustomers>, Query),
    responses((status = 200, body = Listed<HitOut>), Problems))]
async fn search(State(house): State<House>, may: May<ReadCustomers>, Params(query): Params<Query>) -> Result<Json<Listed<HitOut>>, Problem> {
    if !may.sees.customers {
        return Err(Problem::new(
            Code::NotAllowed,
            "searching by name needs the right see_customers: look for accounts by external_id in their list instead",
        ));
    }
    let mut read = house.store.read(may.act.workspace).await?;
    let items = super::found(&mut read, &query.q, LIMIT).await?.into_iter().map(HitOut::from).collect();
    Ok(Json(Listed { items, next: None }))
}

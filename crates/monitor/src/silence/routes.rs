//! Routes of those who say nothing.

use axum::Json;
use axum::extract::State;
use customers::accounts::Account;
use customers::contacts::Contact;
use customers::ids::{AccountId, ContactId};
use edge::{House, List, ListParams, Listed, MemberId, Problem, Problems, TimeText};
use identity::May;
use identity::may::ReadCases;
use jiff::civil::Date;
use kernel::{Id, Member, Time};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::store::{self as kept, Filter, Stake};
use super::{Why, deciders};

/// All routes of this noun.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new().routes(routes!(silent)).routes(routes!(unheard))
}

/// Which silent accounts.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Filters {
    /// Silent for this reason.
    #[param(inline)]
    why: Option<Why>,
    /// Owned by this member.
    #[param(value_type = Option<MemberId>)]
    owner: Option<Id<Member>>,
}

/// An account from which nobody was heard for longer than its own rhythm explains.
#[derive(Debug, Serialize, ToSchema)]
struct SilentAccount {
    #[schema(value_type = AccountId)]
    account: Id<Account>,
    name: String,
    #[schema(value_type = Option<MemberId>)]
    owner: Option<Id<Member>>,
    why: Why,
    /// When somebody was heard last; none where nobody was in two years.
    #[schema(value_type = Option<String>, format = Date)]
    heard_on: Option<Date>,
    /// On how many days in two years somebody was heard.
    days_heard: i64,
    /// The mean number of days between two of them; none where there are too few.
    rhythm_days: Option<f64>,
    /// The day on which the gap became a silence.
    #[schema(value_type = String, format = Date)]
    since: Date,
    /// What its contracts bring in a year.
    at_stake: Vec<Stake>,
    /// When the next of them ends.
    #[schema(value_type = Option<String>, format = Date)]
    next_end: Option<Date>,
}

/// Accounts that say nothing any more, those with most at stake at the beginning; looked for every hour.
#[utoipa::path(get, path = "/v1/silent-accounts", operation_id = "list_silent_accounts", tag = "monitor", params(May<ReadCases>, ListParams, Filters),
    responses((status = 200, body = Listed<SilentAccount>), Problems))]
async fn silent(State(house): State<House>, may: May<ReadCases>, list: List<Filters>) -> Result<Json<Listed<SilentAccount>>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    let Filters { why, owner } = list.filter;
    let page = kept::page(&mut read, &List { cursor: list.cursor, limit: list.limit, filter: Filter { why, owner } }).await?;
    Ok(Json(Listed::of(page, SilentAccount::from)))
}

impl From<kept::Listed> for SilentAccount {
    fn from(of: kept::Listed) -> Self {
        Self {
            account: of.account,
            name: of.name,
            owner: of.owner,
            why: of.why,
            heard_on: of.heard_on,
            days_heard: of.days_heard,
            rhythm_days: of.rhythm,
            since: of.since,
            at_stake: of.stakes,
            next_end: of.next_end,
        }
    }
}

/// Which people.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Missed {
    /// Missed for this reason.
    #[param(inline)]
    why: Option<deciders::Why>,
}

/// Somebody who decides and was not heard in 180 days.
#[derive(Debug, Serialize, ToSchema)]
struct UnheardDecider {
    #[schema(value_type = ContactId)]
    contact: Id<Contact>,
    /// For those who may see names.
    name: Option<String>,
    #[schema(value_type = AccountId)]
    account: Id<Account>,
    account_name: String,
    why: deciders::Why,
    /// When a contract ends, if one does within 180 days.
    #[schema(value_type = Option<String>, format = Date)]
    next_end: Option<Date>,
    /// When they answered last in two years.
    #[schema(value_type = Option<TimeText>)]
    heard_at: Option<Time>,
}

/// People who decide and were not heard in 180 days: before a contract ends, by its end, and those who used to speak.
#[utoipa::path(get, path = "/v1/unheard-deciders", operation_id = "list_unheard_deciders", tag = "monitor", params(May<ReadCases>, ListParams, Missed),
    responses((status = 200, body = Listed<UnheardDecider>), Problems))]
async fn unheard(State(house): State<House>, may: May<ReadCases>, list: List<Missed>) -> Result<Json<Listed<UnheardDecider>>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    let zone = identity::workspaces::zone(&mut read).await?;
    let list = List { cursor: list.cursor, limit: list.limit, filter: list.filter.why };
    let page = deciders::page(&mut read, &list, &zone, may.act.now).await?;
    let sees = may.sees.customers;
    Ok(Json(Listed::of(page, |of| UnheardDecider {
        contact: of.contact,
        name: Some(of.name).filter(|_| sees),
        account: of.account,
        account_name: of.account_name,
        why: of.why,
        next_end: of.next_end,
        heard_at: of.heard_at,
    })))
}

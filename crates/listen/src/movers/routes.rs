//! The route of movers.

use axum::Json;
use axum::extract::State;
use customers::accounts::Account;
use customers::contacts::Contact;
use customers::ids::{AccountId, ContactId};
use edge::params::parameter;
use edge::{House, Params, Problem, Problems, TimeText};
use identity::May;
use identity::may::ReadAnswers;
use kernel::calendar::Dates;
use kernel::{Id, Time};
use serde::{Deserialize, Serialize};
use store::{Error, Read};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::store::{Wanted, find, words};
use super::{Move, one_each};
use crate::responses::called::{self, names};
use crate::responses::{NamedAccount, NamedContact, Response, ResponseId};
use identity::workspaces::zone;

/// The routes of this noun.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new().routes(routes!(list))
}

/// Which moves.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Filters {
    /// Of scores given for what was lived through on these days of the workspace's zone, as in `2026-01-01..2026-02-01`.
    #[param(value_type = Option<String>)]
    during: Option<Dates>,
    /// Of scores about this touchpoint, by its key.
    touchpoint: Option<String>,
    /// For this account.
    #[param(value_type = Option<AccountId>)]
    account: Option<Id<Account>>,
    /// Of this person.
    #[param(value_type = Option<ContactId>)]
    contact: Option<Id<Contact>>,
    /// How many responses are looked at, those lived through last; 100 unless told.
    #[param(minimum = 1, maximum = 500)]
    look: Option<u32>,
}

/// People whose score changed against their own last one.
#[derive(Debug, Serialize, ToSchema)]
struct Movers {
    /// One move a person, who fell most first; those who scored the same are only counted.
    items: Vec<Mover>,
    /// How many scored worse than before.
    worse: usize,
    /// How many scored better.
    better: usize,
    /// How many scored the same.
    same: usize,
    /// How many responses were looked at.
    looked: usize,
}

/// Somebody whose score changed.
#[derive(Debug, Serialize, ToSchema)]
struct Mover {
    /// Who.
    contact: NamedContact,
    /// At which account.
    account: Option<NamedAccount>,
    /// The response that says so.
    #[schema(value_type = ResponseId)]
    response: Id<Response>,
    /// Key of the question.
    question: String,
    /// Key of the touchpoint.
    touchpoint: Option<String>,
    /// The score now.
    score: f64,
    /// When it was lived through.
    #[schema(value_type = TimeText)]
    experienced_at: Time,
    /// The score before, for the same question and touchpoint.
    before: f64,
    /// When that was.
    #[schema(value_type = TimeText)]
    before_at: Time,
    /// How much better it is, as a share of the scale: from -1 to 1.
    gain: f64,
    /// What they wrote with the score now.
    words: Option<String>,
}

/// People whose score changed against their own last one, for the same question and touchpoint: one person's answers beside each other, which
/// prove nothing about others.
#[utoipa::path(get, path = "/v1/movers", tag = "listen", params(May<ReadAnswers>, Filters), responses((status = 200, body = Movers), Problems))]
async fn list(State(house): State<House>, may: May<ReadAnswers>, Params(filters): Params<Filters>) -> Result<Json<Movers>, Problem> {
    let look = filters.look.unwrap_or(100);
    if !(1..=500).contains(&look) {
        return Err(parameter("look", &format!("{look} is not between 1 and 500")).into());
    }
    let mut read = house.store.read(may.act.workspace).await?;
    let during = match filters.during {
        Some(dates) => Some(dates.instants(&zone(&mut read).await?)),
        None => None,
    };
    let found = find(
        &mut read,
        &Wanted { during, account: filters.account, contact: filters.contact, touchpoint: filters.touchpoint, look: i64::from(look) },
    )
    .await?;
    let mut people = one_each(found.moves);
    let count = |wanted: fn(f64) -> bool| people.iter().filter(|one| wanted(one.gain())).count();
    let (worse, better, same) = (count(|gain| gain < 0.0), count(|gain| gain > 0.0), count(|gain| gain == 0.0));
    people.retain(|one| one.gain() != 0.0);
    people.sort_by(|a, b| a.gain().total_cmp(&b.gain()));
    let items = named(&mut read, people, may.sees.customers).await?;
    Ok(Json(Movers { items, worse, better, same, looked: found.looked }))
}

async fn named(read: &mut Read, people: Vec<Move>, sees_customers: bool) -> Result<Vec<Mover>, Error> {
    let accounts = names(read, called::ACCOUNT, people.iter().filter_map(|one| one.account)).await?;
    let contacts = names(read, called::CONTACT, people.iter().map(|one| one.contact).filter(|_| sees_customers)).await?;
    let responses: Vec<Id<Response>> = people.iter().map(|one| one.response).collect();
    let mut said = words(read, &responses).await?;
    let mover = |one: Move| Mover {
        gain: one.gain(),
        words: said.remove(&one.response),
        contact: NamedContact { id: one.contact, external_id: None, name: contacts.get(&one.contact).cloned() },
        account: one.account.map(|id| NamedAccount { id, external_id: None, name: accounts.get(&id).cloned() }),
        response: one.response,
        question: one.question,
        touchpoint: one.touchpoint,
        score: one.score,
        experienced_at: one.experienced_at,
        before: one.before,
        before_at: one.before_at,
    };
    Ok(people.into_iter().map(mover).collect())
}

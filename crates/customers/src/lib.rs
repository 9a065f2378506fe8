//! Customers and who faces them: accounts, contacts, offerings, pairings, their attributes, and how they are found.

pub mod accounts;
pub mod attributes;
pub mod audiences;
pub mod contacts;
pub mod contracts;
pub mod exports;
pub mod ids;
pub mod imports;
pub mod movements;
pub mod offerings;
pub mod pairings;
pub mod search;
pub mod trail;

use edge::House;
use utoipa_axum::router::OpenApiRouter;

/// All routes of this room.
pub fn routes() -> OpenApiRouter<House> {
    accounts::routes::routes()
        .merge(attributes::routes::routes())
        .merge(audiences::routes::routes())
        .merge(contacts::routes::routes())
        .merge(contracts::routes::routes())
        .merge(exports::routes::routes())
        .merge(imports::routes::routes())
        .merge(movements::routes::routes())
        .merge(offerings::routes::routes())
        .merge(pairings::routes::routes())
        .merge(search::routes::routes())
}

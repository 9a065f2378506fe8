//! The intended experience: stages of the life with us, touchpoints with the behaviours expected there, and packs to start from.

pub mod order;
pub mod packs;
pub mod stages;
pub mod touchpoints;

use edge::House;
use utoipa_axum::router::OpenApiRouter;

/// All routes of this room.
pub fn routes() -> OpenApiRouter<House> {
    stages::routes::routes().merge(touchpoints::routes::routes()).merge(packs::routes::routes())
}

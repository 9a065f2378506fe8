//! What we make of readings customer by customer: classes, who says nothing, who else was affected; and what is watched, with the alerts that follow.

pub mod affected;
pub mod alerts;
pub mod classes;
pub mod silence;
pub mod watches;

use edge::House;
use utoipa_axum::router::OpenApiRouter;

/// All routes of this room; previews need an evaluator as an extension, `Arc<dyn Evaluator>`.
pub fn routes() -> OpenApiRouter<House> {
    classes::routes::routes()
        .merge(silence::routes::routes())
        .merge(affected::routes::routes())
        .merge(watches::routes::routes())
        .merge(alerts::routes::routes())
}

//! Answers of customers: survey questions, responses with ratings and verbatims, and their import from files.

pub mod answering;
pub mod imports;
pub mod maps;
pub mod movers;
pub mod promises;
pub mod questions;
pub mod responses;
pub mod surveys;
pub mod words;

use edge::House;
use utoipa_axum::router::OpenApiRouter;

/// All routes of this room; those of responses need [`responses::Recorder`] as an extension.
pub fn routes() -> OpenApiRouter<House> {
    responses::routes::routes()
        .merge(movers::routes::routes())
        .merge(questions::routes::routes())
        .merge(imports::routes::routes())
        .merge(surveys::routes::routes())
        .merge(answering::routes::routes())
}

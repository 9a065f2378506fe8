//! Answers of customers: survey questions, responses with ratings and verbatims, and their import from files.

pub mod answering;
pub mod event_rules;
pub mod fatigue;
pub mod feedback;
pub mod holds;
pub mod imports;
pub mod interactions;
pub mod invitations;
pub mod maps;
pub mod merging;
pub mod movers;
pub mod observations;
pub mod programmes;
pub mod promises;
pub mod questions;
pub mod responses;
pub mod sources;
pub mod surveys;
pub mod voice;
pub mod words;

use edge::House;
use utoipa_axum::router::OpenApiRouter;

/// All routes of this room; those of responses need [`responses::Recorder`] as an extension, those that take interactions [`interactions::Collector`], those that take feedback [`feedback::routes::Taker`].
pub fn routes() -> OpenApiRouter<House> {
    responses::routes::routes()
        .merge(movers::routes::routes())
        .merge(observations::routes::routes())
        .merge(voice::routes::routes())
        .merge(questions::routes::routes())
        .merge(imports::routes::routes())
        .merge(surveys::routes::routes())
        .merge(answering::routes::routes())
        .merge(sources::routes::routes())
        .merge(interactions::routes::routes())
        .merge(event_rules::routes::routes())
        .merge(feedback::routes::routes())
        .merge(fatigue::routes::routes())
        .merge(holds::routes::routes())
        .merge(programmes::routes::routes())
        .merge(invitations::routes::routes())
}

//! What people do on any record: files they upload, tags they put on it, views they save of a list.
//!
//! Knows a record by its noun and id only; rooms downstream say which of theirs may have what.

pub mod files;
pub mod tags;
pub mod views;

use edge::House;
use utoipa_axum::router::OpenApiRouter;

/// All routes of this room; those of files need [`files::Shelf`] as an extension.
pub fn routes() -> OpenApiRouter<House> {
    files::routes::routes().merge(tags::routes::routes()).merge(views::routes::routes())
}

//! What people do on any record: files they upload, tags they put on it, views they save of a list, tasks, comments that mention colleagues; notices of
//! all that to members; and the hours in which they work.
//!
//! Knows a record by its noun and id only; rooms downstream say which of theirs may have what.

pub mod comments;
pub mod files;
pub mod hours;
pub mod notices;
pub mod people;
pub mod records;
pub mod tags;
pub mod tasks;
pub mod views;

use edge::House;
use utoipa_axum::router::OpenApiRouter;

/// All routes of this room; they need [`files::Shelf`] and [`records::Registry`] as extensions.
pub fn routes() -> OpenApiRouter<House> {
    files::routes::routes()
        .merge(hours::routes::routes())
        .merge(tags::routes::routes())
        .merge(views::routes::routes())
        .merge(tasks::routes::routes())
        .merge(comments::routes::routes())
        .merge(notices::routes::routes())
}

//! Stories over HTTP, on both engines.

#[path = "stories/comments.rs"]
mod comments;
#[path = "stories/document.rs"]
mod document;
#[path = "stories/files.rs"]
mod files;
#[path = "stories/hours.rs"]
mod hours;
#[path = "stories/people.rs"]
mod people;
#[path = "stories/tags.rs"]
mod tags;
#[path = "stories/tasks.rs"]
mod tasks;
#[path = "stories/views.rs"]
mod views;

//! Stories over HTTP, on both engines.

#[path = "stories/document.rs"]
mod document;
#[path = "stories/files.rs"]
mod files;
#[path = "stories/people.rs"]
mod people;
#[path = "stories/tags.rs"]
mod tags;
#[path = "stories/views.rs"]
mod views;

//! Stories over the public face of this crate, on both engines.

#[path = "stories/document.rs"]
mod document;
#[path = "stories/packs.rs"]
mod packs;
#[path = "stories/people.rs"]
mod people;
#[path = "stories/stages.rs"]
mod stages;
#[path = "stories/touchpoints.rs"]
mod touchpoints;

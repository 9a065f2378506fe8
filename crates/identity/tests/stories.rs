//! Stories over the public face of this crate, on both engines.

#[path = "stories/callers.rs"]
mod callers;
#[path = "stories/document.rs"]
mod document;
#[path = "stories/entering.rs"]
mod entering;
#[path = "stories/leaving.rs"]
mod leaving;
#[path = "stories/people.rs"]
mod people;
#[path = "stories/teams.rs"]
mod teams;
#[path = "stories/tokens.rs"]
mod tokens;
#[path = "stories/workspaces.rs"]
mod workspaces;

//! Stories over HTTP and by the jobs, on both engines.

#[path = "stories/chats.rs"]
mod chats;
#[path = "stories/document.rs"]
mod document;
#[path = "stories/house.rs"]
mod house;
#[path = "stories/keeping.rs"]
mod keeping;
#[path = "stories/letters.rs"]
mod letters;
#[path = "stories/person.rs"]
mod person;
#[path = "stories/received.rs"]
mod received;
#[path = "stories/settings.rs"]
mod settings;
#[path = "stories/suppressions.rs"]
mod suppressions;
#[path = "stories/webhooks.rs"]
mod webhooks;

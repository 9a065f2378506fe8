//! Stories over the public face of this crate, on both engines.

#[path = "stories/accounts.rs"]
mod accounts;
#[path = "stories/attributes.rs"]
mod attributes;
#[path = "stories/audiences.rs"]
mod audiences;
#[path = "stories/codes.rs"]
mod codes;
#[path = "stories/contacts.rs"]
mod contacts;
#[path = "stories/contracts.rs"]
mod contracts;
#[path = "stories/document.rs"]
mod document;
#[path = "stories/files.rs"]
mod files;
#[path = "stories/offerings.rs"]
mod offerings;
#[path = "stories/pairings.rs"]
mod pairings;
#[path = "stories/people.rs"]
mod people;
#[path = "stories/search.rs"]
mod search;
#[path = "stories/sight.rs"]
mod sight;

//! The words every room of the house shares: ids, times, the act, pages, events and problems.
//!
//! No I/O, no async, no noun of its own. What is here is used by at least two crates.

pub mod about;
pub mod act;
pub mod calendar;
mod closed;
pub mod currency;
pub mod event;
pub mod id;
pub mod name;
pub mod page;
pub mod refusal;
pub mod text;
pub mod time;
pub mod working;

pub use about::About;
pub use act::{Act, Actor, Ids};
pub use calendar::{Every, Period, Zone};
pub use currency::Currency;
pub use event::{Event, Run};
pub use id::{Id, Login, Member, Noun, Token, Workspace};
pub use name::name_key;
pub use page::{Cursor, Page};
pub use refusal::{Code, Param, Refusal};
pub use time::Time;
pub use working::WorkingHours;

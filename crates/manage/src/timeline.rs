//! The timeline of an account: what was said, done, taken care of and agreed, the latest first.

mod gather;
pub mod routes;
mod shapes;

use customers::accounts::State;
use customers::contacts::Contact;
use customers::movements;
use kernel::about::Any;
use kernel::{Currency, Id, Time, closed};

closed! {
    /// What happened.
    #[schema(as = MomentKind)]
    Kind, "kind of moment" {
        /// Somebody answered.
        Response = "response",
        /// A member noted what they heard or saw.
        Observation = "observation",
        /// Somebody did something, as a source tells it.
        Interaction = "interaction",
        /// A case was opened.
        CaseOpened = "case_opened",
        /// A case was closed.
        CaseClosed = "case_closed",
        /// What the account brings in a year changed.
        Movement = "movement",
        /// The account came to stand elsewhere: live, leaving …
        State = "state",
    }
}

/// Where something stands in the timeline: when, and the bytes of the id of its record.
type Place = (Time, [u8; 16]);

/// Something that happened.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Moment {
    kind: Kind,
    at: Time,
    id: Id<Any>,
    contact: Option<Id<Contact>>,
    told: Told,
}

/// What there is to tell of it besides.
#[derive(Clone, Debug, PartialEq)]
enum Told {
    /// What was said; its words are looked up with the page.
    Said,
    /// The name of the event.
    Event(String),
    /// The number and the title of the case.
    Case(i64, Option<String>),
    /// What changed, and by how much in a year.
    Movement(movements::Kind, i64, Currency),
    /// Where the account stands since.
    State(State),
}

impl Moment {
    fn place(&self) -> Place {
        (self.at, *self.id.bytes())
    }
}

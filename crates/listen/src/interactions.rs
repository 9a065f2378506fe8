//! Interactions: what customers do, as sources tell it. The rules here are pure.

mod cloudevents;
mod collector;
mod counting;
mod files;
mod folder;
mod list;
mod map;
mod moment;
mod names;
mod people;
mod plain;
mod receiving;
mod refusals;
mod rows;
mod segment;
mod shapes;
mod size;
mod take;
mod tracking;
mod traits;
mod whose;

pub mod routes;

use kernel::{Id, Refusal, Time, closed, nouns};
use serde_json::{Map, Value as Json};

use crate::responses::{Organisation, Person};

pub use collector::{Collector, collector};
pub use folder::Folders;
pub use list::{Filter, Recorded, page};
pub use map::Map as SourceMap;
pub use moment::moment;
pub use segment::read as read_segment;
pub use take::take;
pub use whose::{erase, keep_days, personal, set_keep_days, tidy};

/// The longest name of an event, in characters.
pub const EVENT_LENGTH: usize = 200;
/// The largest message, in bytes.
pub const MESSAGE: usize = 32 << 10;
/// The largest batch, in bytes.
pub const BATCH: usize = 500 << 10;

nouns! {
    /// Something that a customer did.
    Interaction("itr", "interaction");
    /// Something that was not taken in.
    IntakeRefusal("irf", "refused item");
}

closed! {
    /// What a message tells.
    #[schema(as = InteractionCall)]
    Call, "call" {
        /// Somebody did something.
        Track = "track",
        /// Somebody looked at a page.
        Page = "page",
        /// Somebody looked at a screen of an app.
        Screen = "screen",
        /// Who somebody is.
        Identify = "identify",
        /// Which account somebody belongs to, or what is known of one.
        Group = "group",
        /// Two names of one person.
        Alias = "alias",
    }
}

impl Call {
    /// Whether it becomes an interaction; the others tell who is who.
    pub const fn is_interaction(self) -> bool {
        matches!(self, Self::Track | Self::Page | Self::Screen)
    }
}

/// A message from a source: everything by name.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    /// The source's own id of it: the same id is taken once.
    pub id: Option<String>,
    /// What it tells.
    pub call: Call,
    /// Who did it.
    pub person: Option<Person>,
    /// Who did it, before they said who they are.
    pub visitor: Option<String>,
    /// The account they did it for.
    pub account: Option<Organisation>,
    /// For an alias: the name they had.
    pub previous: Option<String>,
    /// Name of the event, page or screen.
    pub event: String,
    /// When it happened; when it came unless told.
    pub happened_at: Option<Time>,
    /// What else is known of it.
    pub properties: Map<String, Json>,
    /// What is known of the person or account.
    pub traits: Map<String, Json>,
    /// Key of the touchpoint, when the source knows it.
    pub touchpoint: Option<String>,
    /// By which way it happened.
    pub channel: Option<String>,
    /// Key of the offering.
    pub offering: Option<String>,
    /// Key of the team that served.
    pub team: Option<String>,
}

impl Message {
    /// A message that says nothing more.
    pub fn of(call: Call, event: &str) -> Self {
        Self {
            id: None,
            call,
            person: None,
            visitor: None,
            account: None,
            previous: None,
            event: event.to_owned(),
            happened_at: None,
            properties: Map::new(),
            traits: Map::new(),
            touchpoint: None,
            channel: None,
            offering: None,
            team: None,
        }
    }
}

/// Something that arrived from a source.
#[derive(Clone, Debug)]
pub struct Arrived {
    /// Number of the source.
    pub source: i64,
    /// Whether the source may make one person of two that are known.
    pub merges: bool,
    /// What it says, or why it cannot be read.
    pub message: Result<Message, Unread>,
    /// As it came, for the page of refused items; for an interaction that can be read it is not kept.
    pub payload: Option<Json>,
}

/// What cannot be read, as far as it tells where it belongs.
#[derive(Clone, Debug, PartialEq)]
pub struct Unread {
    /// The source's own id of it.
    pub id: Option<String>,
    /// What it tells, if it says so.
    pub call: Option<Call>,
    /// Whom it names.
    pub person: Option<String>,
    /// Why it is refused.
    pub refusal: Refusal,
}

/// What became of something that arrived.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// It is taken in; an interaction has an id.
    Taken(Option<Id<Interaction>>),
    /// It was here before.
    Again,
    /// It is not taken in; the reason is kept.
    Refused(Refusal),
}

impl Outcome {
    /// Why it is not taken in.
    pub const fn refusal(&self) -> Option<&Refusal> {
        if let Self::Refused(refusal) = self { Some(refusal) } else { None }
    }
}

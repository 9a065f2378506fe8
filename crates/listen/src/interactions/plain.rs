//! Interactions in our own words: as programs send them in bulk, and as rows of files say them.

use edge::TimeText;
use kernel::{Id, Param, Refusal, Time};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json};
use utoipa::ToSchema;

use super::list::InteractionId;
use super::size::size;
use super::{Call, EVENT_LENGTH, Interaction, MESSAGE, Message, Outcome, Unread, moment};
use crate::responses::{AccountName, ContactName, Organisation, Person};

/// The longest name of a person, account or message.
pub(super) const NAME_LENGTH: usize = 200;

/// An interaction.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct InteractionIn {
    /// The source's own id of it: the same id is taken once.
    #[schema(max_length = 200)]
    id: Option<String>,
    /// What was done, or the page or screen.
    #[schema(max_length = 200)]
    event: String,
    /// `track` unless told.
    call: Option<Call>,
    /// Who did it; made when not here yet.
    contact: Option<ContactName>,
    /// The account they did it for, theirs unless told; made when not here yet.
    account: Option<AccountName>,
    /// Who did it, before they said who they are.
    #[schema(max_length = 200)]
    visitor: Option<String>,
    /// When it happened; now unless told.
    #[schema(value_type = Option<TimeText>)]
    happened_at: Option<Time>,
    /// Key of the touchpoint; what rules say unless told.
    #[schema(max_length = 200)]
    touchpoint: Option<String>,
    /// By which way it happened.
    #[schema(max_length = 100)]
    channel: Option<String>,
    /// Key of the offering.
    #[schema(max_length = 200)]
    offering: Option<String>,
    /// Key of the team that served.
    #[schema(max_length = 200)]
    team: Option<String>,
    /// What else is known of it.
    #[serde(default)]
    #[schema(value_type = Object)]
    properties: Map<String, Json>,
}

impl InteractionIn {
    fn message(self, now: Time) -> Result<Message, Refusal> {
        let call = self.call.unwrap_or(Call::Track);
        if !call.is_interaction() {
            return Err(Refusal::field("call", format!("{call} is no interaction: send it to /v1/{call}")));
        }
        checked(Message {
            id: self.id,
            call,
            person: self.contact.map(ContactName::person).transpose()?,
            visitor: self.visitor,
            account: self.account.map(AccountName::organisation).transpose()?,
            happened_at: Some(moment(now, self.happened_at, None)?),
            properties: self.properties,
            touchpoint: self.touchpoint,
            channel: self.channel,
            offering: self.offering,
            team: self.team,
            ..Message::of(call, &self.event)
        })
    }
}

/// A message whose names can be kept, or what is wrong with it.
pub(super) fn checked(message: Message) -> Result<Message, Refusal> {
    let line = |field: &str, text: Option<String>, most: usize| kernel::text::optional_line(field, text.as_deref(), most);
    let size = size(&message.properties);
    if size > MESSAGE {
        return Err(Refusal::field("properties", format!("have {size} bytes, at most {MESSAGE} are kept: leave out what nobody needs")));
    }
    match &message.person {
        Some(Person::Mail(mail)) => drop(identity::checked_mail("contact.mail", mail)?),
        Some(Person::External(key)) => drop(kernel::text::line("contact.external_id", key, NAME_LENGTH)?),
        Some(Person::Id(_)) | None => {}
    }
    if let Some(Organisation::External(key)) = &message.account {
        kernel::text::line("account.external_id", key, NAME_LENGTH)?;
    }
    Ok(Message {
        id: line("id", message.id, NAME_LENGTH)?,
        event: kernel::text::line("event", &message.event, EVENT_LENGTH)?,
        visitor: line("visitor", message.visitor, NAME_LENGTH)?,
        touchpoint: line("touchpoint", message.touchpoint, 200)?,
        channel: line("channel", message.channel, 100)?,
        offering: line("offering", message.offering, customers::offerings::KEY_LENGTH)?,
        team: line("team", message.team, 100)?,
        ..message
    })
}

/// Reads one interaction in our own words.
pub(super) fn read(payload: &Json, now: Time) -> Result<Message, Unread> {
    let parsed = InteractionIn::deserialize(payload).map_err(|error| Refusal::field("interaction", error.to_string()));
    parsed.and_then(|interaction| interaction.message(now)).map_err(|refusal| unread(payload, refusal))
}

/// What cannot be read, with what it says of itself in our own words.
pub(super) fn unread(payload: &Json, refusal: Refusal) -> Unread {
    let text = |pointer: &str| payload.pointer(pointer).and_then(Json::as_str).filter(|text| !text.contains('\0')).map(ToOwned::to_owned);
    let id = text("/id").filter(|id| id.len() <= NAME_LENGTH);
    let person = ["/contact/external_id", "/contact/mail", "/contact/id", "/visitor"].into_iter().find_map(text);
    Unread { id, call: Some(Call::Track), person, refusal }
}

/// Columns of a file that have a meaning of their own; all others are properties.
const COLUMNS: [&str; 12] =
    ["id", "event", "call", "happened_at", "contact", "mail", "account", "visitor", "touchpoint", "channel", "offering", "team"];

/// A row of a file in our own words: columns by their names, all others as properties.
pub(super) fn of_row(cells: Map<String, Json>) -> Json {
    let (known, others): (Map<String, Json>, Map<String, Json>) = cells.into_iter().partition(|(name, _)| COLUMNS.contains(&name.as_str()));
    let mut item = Map::new();
    for (name, value) in known {
        match name.as_str() {
            "contact" => drop(item.insert("contact".into(), serde_json::json!({ "external_id": value }))),
            "mail" => drop(item.entry("contact").or_insert_with(|| serde_json::json!({ "mail": value }))),
            "account" => drop(item.insert("account".into(), serde_json::json!({ "external_id": value }))),
            _ => drop(item.insert(name, value)),
        }
    }
    item.insert("properties".into(), Json::Object(others));
    Json::Object(item)
}

/// What became of one item of a batch.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = InteractionResult)]
pub(super) struct ItemResult {
    /// What became of it.
    status: ItemStatus,
    /// The interaction.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<InteractionId>)]
    id: Option<Id<Interaction>>,
    /// What is wrong and what to do, when it was not taken in.
    #[serde(skip_serializing_if = "Option::is_none")]
    detail: Option<String>,
    /// The places that are wrong.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(value_type = Vec<Object>)]
    invalid_params: Vec<Param>,
}

kernel::closed! {
    /// What became of an item.
    #[schema(as = InteractionStatus)]
    ItemStatus, "result of an item" {
        /// It is taken in.
        Taken = "taken",
        /// It was here before.
        Again = "again",
        /// It is not taken in; the reason is kept.
        Refused = "refused",
    }
}

impl From<Outcome> for ItemResult {
    fn from(outcome: Outcome) -> Self {
        let (status, id, refusal) = match outcome {
            Outcome::Taken(id) => (ItemStatus::Taken, id, None),
            Outcome::Again => (ItemStatus::Again, None, None),
            Outcome::Refused(refusal) => (ItemStatus::Refused, None, Some(refusal)),
        };
        let (detail, invalid_params) = refusal.map_or((None, Vec::new()), |refusal| (Some(refusal.detail), refusal.params));
        Self { status, id, detail, invalid_params }
    }
}

/// What became of a batch, item by item in the same order.
#[derive(Debug, Default, Serialize, ToSchema)]
#[schema(as = InteractionsTaken)]
pub(super) struct BulkTaken {
    /// Taken in.
    pub taken: u64,
    /// Here before.
    pub again: u64,
    /// Not taken in.
    pub refused: u64,
    /// One result per item.
    pub results: Vec<ItemResult>,
}

impl BulkTaken {
    /// Adds what became of further items.
    pub fn add(&mut self, outcomes: Vec<Outcome>) {
        for outcome in outcomes {
            match outcome {
                Outcome::Taken(_) => self.taken += 1,
                Outcome::Again => self.again += 1,
                Outcome::Refused(_) => self.refused += 1,
            }
            self.results.push(outcome.into());
        }
    }
}

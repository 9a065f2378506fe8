//! Maps: where in the JSON of another system the event, the person and the rest stand. Written as TOML, kept with the source.

use hmac::{Hmac, KeyInit as _, Mac as _};
use kernel::{Refusal, Time};
use serde::Deserialize;
use serde_json::{Map as Object, Value as Json};
use sha2::Sha256;

use super::plain::checked;
use super::{Call, Message, Unread, moment};
use crate::event_rules::Condition;
use crate::responses::{Organisation, Person};

/// The longest map, in bytes.
pub const MAP_LENGTH: usize = 20_000;

/// A map as it was written.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Map {
    /// Path of a list, each item of which is one message; without it, the whole is one.
    items: Option<String>,
    /// Name of the event.
    event: Value,
    /// Its own id.
    id: Option<Value>,
    /// When it happened: RFC 3339, or seconds or milliseconds since 1970.
    happened_at: Option<Value>,
    /// External id of the person.
    contact: Option<Value>,
    /// Mail address of the person, where no external id is told.
    mail: Option<Value>,
    /// External id of the account.
    account: Option<Value>,
    visitor: Option<Value>,
    touchpoint: Option<Value>,
    channel: Option<Value>,
    offering: Option<Value>,
    team: Option<Value>,
    /// Path of the object whose fields are kept; without it, the whole.
    properties: Option<String>,
    /// Only what fits all of these is taken; the rest is passed over.
    #[serde(default)]
    only: Vec<Condition>,
    /// How it is signed.
    signature: Option<Signature>,
}

/// Where a value stands: a path with dots, or a text with paths in braces, as in `{ text = "Ticket {ticket.status}" }`.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(untagged, deny_unknown_fields)]
enum Value {
    Path(String),
    Text { text: String },
}

/// HMAC-SHA256 over the body, in a header.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Signature {
    /// Name of the header.
    header: String,
    /// The shared secret.
    secret: String,
    /// What stands before the signature, as in `sha256=`.
    #[serde(default)]
    prefix: String,
    #[serde(default)]
    encoding: Encoding,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Encoding {
    #[default]
    Hex,
    Base64,
}

impl Map {
    /// Reads a map, or says at which line it goes wrong.
    pub fn read(text: &str) -> Result<Self, Refusal> {
        if text.len() > MAP_LENGTH {
            return Err(Refusal::field("map", format!("has {} bytes, a map has {MAP_LENGTH} at most", text.len())));
        }
        toml::from_str(text).map_err(|error| Refusal::field("map", error.to_string().trim_end().replace('\n', " ")))
    }

    /// Whether a body is signed as the map says; a map without signature takes every body.
    pub fn is_signed(&self, body: &[u8], header: impl Fn(&str) -> Option<String>) -> bool {
        let Some(signature) = &self.signature else { return true };
        let Some(given) = header(&signature.header) else { return false };
        let Some(given) = given.strip_prefix(&signature.prefix) else { return false };
        let given = match signature.encoding {
            Encoding::Hex => data_encoding::HEXLOWER_PERMISSIVE.decode(given.trim().as_bytes()),
            Encoding::Base64 => data_encoding::BASE64.decode(given.trim().as_bytes()),
        };
        let mut mac = Hmac::<Sha256>::new_from_slice(signature.secret.as_bytes()).expect("a key of any length will do");
        mac.update(body);
        // Compares in a time that does not tell where they differ.
        given.is_ok_and(|given| mac.verify_slice(&given).is_ok())
    }

    /// The items of what was sent; what is not to be taken is left out.
    pub fn items(&self, payload: Json) -> Result<Vec<Json>, Refusal> {
        let items = match &self.items {
            None => vec![payload],
            Some(path) => match find(&payload, path) {
                Some(Json::Array(items)) => items.clone(),
                _ => return Err(Refusal::field(path, "is no list: correct `items` in the map")),
            },
        };
        Ok(items.into_iter().filter(|item| item.as_object().is_none_or(|object| self.only.iter().all(|one| one.holds(object)))).collect())
    }

    /// One item as a message.
    pub fn message(&self, item: &Json, now: Time) -> Result<Message, Unread> {
        let text = |value: &Option<Value>| value.as_ref().and_then(|value| value.text(item));
        let contact = text(&self.contact).map(|key| Person::External(key.into()));
        let person = contact.or_else(|| text(&self.mail).map(|mail| Person::Mail(mail.into())));
        let message = || {
            let event = self.event.text(item).ok_or_else(|| Refusal::field("event", "is not where the map says"))?;
            let happened = self.happened_at.as_ref().and_then(|value| value.json(item)).map(|value| time(&value)).transpose()?;
            let properties = match &self.properties {
                None => item.as_object().cloned(),
                Some(path) => find(item, path).and_then(Json::as_object).cloned(),
            };
            checked(Message {
                id: text(&self.id),
                person: person.clone(),
                visitor: text(&self.visitor),
                account: text(&self.account).map(|key| Organisation::External(key.into())),
                happened_at: Some(moment(now, happened, None)?),
                properties: properties.unwrap_or_else(Object::new),
                touchpoint: text(&self.touchpoint),
                channel: text(&self.channel),
                offering: text(&self.offering),
                team: text(&self.team),
                ..Message::of(Call::Track, &event)
            })
        };
        let short = |text: String| Some(text).filter(|text| text.len() <= 200 && !text.contains('\0'));
        message().map_err(|refusal| Unread {
            id: text(&self.id).and_then(short),
            call: Some(Call::Track),
            person: text(&self.contact).or_else(|| text(&self.mail)).and_then(short),
            refusal,
        })
    }
}

impl Value {
    fn json(&self, item: &Json) -> Option<Json> {
        match self {
            Self::Path(path) => find(item, path).cloned(),
            Self::Text { .. } => self.text(item).map(Json::String),
        }
    }

    fn text(&self, item: &Json) -> Option<String> {
        match self {
            Self::Path(path) => plain(find(item, path)?),
            Self::Text { text } => {
                let (mut out, mut rest) = (String::new(), text.as_str());
                while let Some((before, behind)) = rest.split_once('{') {
                    let (path, after) = behind.split_once('}')?;
                    out.push_str(before);
                    out.push_str(&find(item, path).and_then(plain).unwrap_or_default());
                    rest = after;
                }
                out.push_str(rest);
                Some(out)
            }
        }
        .filter(|text| !text.trim().is_empty())
    }
}

fn plain(value: &Json) -> Option<String> {
    match value {
        Json::String(text) => Some(text.clone()),
        Json::Number(number) => Some(number.to_string()),
        Json::Bool(truth) => Some(truth.to_string()),
        _ => None,
    }
}

/// What stands at a path; numbers lead into lists.
fn find<'j>(value: &'j Json, path: &str) -> Option<&'j Json> {
    path.split('.').try_fold(value, |value, part| match value {
        Json::Array(items) => items.get(part.parse::<usize>().ok()?),
        other => other.get(part),
    })
}

/// A time as text, or as a number of seconds or milliseconds since 1970.
fn time(value: &Json) -> Result<Time, Refusal> {
    let wrong = |reason: String| Refusal::field("happened_at", reason);
    match value {
        Json::String(text) if text.parse::<f64>().is_err() => text.parse().map_err(|refusal: Refusal| wrong(refusal.detail)),
        other => {
            let number = plain(other).and_then(|text| text.parse::<f64>().ok()).filter(|number| number.abs() < 1e14);
            let number = number.ok_or_else(|| wrong(format!("{other} is no time")))?;
            // Seconds of the year 5138 are milliseconds of 1973.
            let seconds = if number.abs() < 1e11 { number } else { number / 1000.0 };
            Ok(Time::from_micros((seconds * 1e6) as i64))
        }
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;
    use serde_json::json;

    use super::*;

    const NOW: Time = Time::from_micros(1_772_438_400_000_000);

    #[test]
    fn a_message_stands_where_the_map_says() {
        let map = Map::read(
            "items = \"tickets\"\nevent = { text = \"Ticket {status}\" }\nid = \"id\"\nmail = \"requester.email\"\nhappened_at = \"at\"\n\
             channel = \"via.0\"\nproperties = \"fields\"\n[[only]]\nproperty = \"status\"\ntest = \"is\"\nvalue = \"solved\"\n",
        );
        let map = map.expect("a map");
        let ticket = |status: &str| json!({"id": 7, "status": status, "requester": {"email": "ada@x.example"}, "at": 1_772_438_340, "via": ["mail"], "fields": {"n": 1}});
        let items = map.items(json!({"tickets": [ticket("solved"), ticket("open")]})).expect("items");
        assert_eq!(items.len(), 1);
        let message = map.message(&items[0], NOW).expect("a message");
        assert_eq!((message.event.as_str(), message.id.as_deref(), message.channel.as_deref()), ("Ticket solved", Some("7"), Some("mail")));
        assert_eq!((message.person, message.happened_at), (Some(Person::Mail("ada@x.example".into())), Some(NOW.plus_seconds(-60))));
        assert_eq!(json!(message.properties), json!({"n": 1}));
    }

    #[rstest]
    #[case(json!({}), "event")]
    #[case(json!({"kind": "x", "at": "1970-01-01T00:00:00Z"}), "timestamp")]
    #[case(json!({"kind": "x", "at": 3_786_912_000_i64}), "timestamp")]
    #[case(json!({"kind": "x", "at": "soon"}), "happened_at")]
    #[case(json!({"kind": "x", "mail": "nobody"}), "contact.mail")]
    fn what_is_wrong_is_refused_with_its_place(#[case] item: Json, #[case] place: &str) {
        let map = Map::read("event = \"kind\"\nhappened_at = \"at\"\nmail = \"mail\"").expect("a map");
        assert_eq!(map.message(&item, NOW).expect_err("refused").refusal.params[0].name, place);
    }

    #[test]
    fn only_the_secret_signs() {
        let map = Map::read("event = \"kind\"\n[signature]\nheader = \"x-signature\"\nsecret = \"s\"\nprefix = \"sha256=\"").expect("a map");
        let mut mac = Hmac::<Sha256>::new_from_slice(b"s").expect("a key");
        mac.update(b"body");
        let good = format!("sha256={}", data_encoding::HEXLOWER.encode(&mac.finalize().into_bytes()));
        assert!(map.is_signed(b"body", |name| (name == "x-signature").then(|| good.clone())));
        assert!(!map.is_signed(b"Body", |_| Some(good.clone())));
        assert!(!map.is_signed(b"body", |_| Some("sha256=00".into())));
        assert!(!map.is_signed(b"body", |_| None));
    }

    #[test]
    fn a_map_that_cannot_be_read_says_where() {
        assert!(Map::read("evnt = \"x\"").expect_err("refused").detail.contains("evnt"));
    }
}

//! CloudEvents 1.0 over HTTP: structured, binary and in batches.

use http::HeaderMap;
use kernel::{Refusal, Time};
use percent_encoding::percent_decode_str;
use serde_json::{Map, Value as Json};
use sha2::{Digest, Sha256};

use super::plain::{NAME_LENGTH, checked};
use super::{Call, Message, Unread, moment};
use crate::responses::{Organisation, Person};

/// An event in binary form as the structured form has it: attributes from headers, the body as data.
pub(super) fn from_binary(headers: &HeaderMap, body: &[u8]) -> Json {
    let mut event = Map::new();
    for (name, value) in headers {
        let Some(name) = name.as_str().strip_prefix("ce-") else { continue };
        let text = percent_decode_str(value.to_str().unwrap_or_default()).decode_utf8_lossy().into_owned();
        event.insert(name.to_owned(), Json::String(text));
    }
    let data = serde_json::from_slice(body).unwrap_or_else(|_| Json::String(String::from_utf8_lossy(body).into_owned()));
    if !body.is_empty() {
        event.insert("data".to_owned(), data);
    }
    Json::Object(event)
}

/// Reads an event in structured form. `subject` names the person unless an extension attribute `contact` does; `account`, `touchpoint`,
/// `channel`, `offering` and `team` may be extension attributes too.
pub(super) fn read(event: &Json, now: Time) -> Result<Message, Unread> {
    let text = |field: &str| event.get(field).and_then(Json::as_str).filter(|text| !text.is_empty()).map(ToOwned::to_owned);
    let id = id(text("source"), text("id"));
    let message = || {
        for field in ["id", "source", "type"] {
            text(field).ok_or_else(|| Refusal::field(field, "is missing: a CloudEvent has id, source, specversion and type"))?;
        }
        if text("specversion").as_deref() != Some("1.0") {
            return Err(Refusal::field("specversion", "is not 1.0: only CloudEvents 1.0 are read"));
        }
        let time = text("time").map(|time| time.parse::<Time>().map_err(|refusal| Refusal::field("time", refusal.detail))).transpose()?;
        let properties = match event.get("data") {
            Some(Json::Object(data)) => data.clone(),
            Some(Json::Null) | None => Map::new(),
            Some(other) => Map::from_iter([("data".to_owned(), other.clone())]),
        };
        checked(Message {
            id: id.clone(),
            person: text("contact").or_else(|| text("subject")).map(|name| Person::of(&name)),
            account: text("account").map(|key| Organisation::External(key.into())),
            happened_at: Some(moment(now, time, None)?),
            properties,
            touchpoint: text("touchpoint"),
            channel: text("channel"),
            offering: text("offering"),
            team: text("team"),
            ..Message::of(Call::Track, &text("type").unwrap_or_default())
        })
    };
    let person = || text("contact").or_else(|| text("subject")).filter(|name| !name.contains('\0'));
    message().map_err(|refusal| Unread { id: id.clone().filter(|id| !id.contains('\0')), call: Some(Call::Track), person: person(), refusal })
}

/// Source and id together name an event; what is too long to keep is kept as its hash.
fn id(source: Option<String>, id: Option<String>) -> Option<String> {
    let whole = format!("{} {}", source?, id?);
    if whole.chars().count() <= NAME_LENGTH {
        return Some(whole);
    }
    Some(data_encoding::HEXLOWER.encode(&Sha256::digest(whole.as_bytes())))
}

#[cfg(test)]
mod tests {
    use rstest::rstest;
    use serde_json::json;

    use super::*;

    const NOW: Time = Time::from_micros(1_772_438_400_000_000);

    #[test]
    fn the_binary_form_says_the_same_as_the_structured_one() {
        let headers = [("ce-id", "7"), ("ce-source", "/shop"), ("ce-type", "order.paid"), ("ce-specversion", "1.0"), ("ce-subject", "ada%20l")];
        let headers = headers.into_iter().map(|(name, value)| (name.parse().expect("a name"), value.parse().expect("a value"))).collect();
        let structured = json!({"id": "7", "source": "/shop", "type": "order.paid", "specversion": "1.0", "subject": "ada l", "data": {"total": 5}});
        assert_eq!(from_binary(&headers, br#"{"total": 5}"#), structured);
        let message = read(&structured, NOW).expect("read");
        assert_eq!(
            (message.id.as_deref(), message.event.as_str(), message.person),
            (Some("/shop 7"), "order.paid", Some(Person::External("ada l".into())))
        );
    }

    #[rstest]
    #[case(json!({"source": "s", "type": "t", "specversion": "1.0"}), "id")]
    #[case(json!({"id": "1", "source": "s", "type": "t", "specversion": "0.3"}), "specversion")]
    #[case(json!({"id": "1", "source": "s", "type": "t", "specversion": "1.0", "time": "2090-01-01T00:00:00Z"}), "timestamp")]
    #[case(json!([]), "id")]
    fn what_is_wrong_is_refused_with_its_place(#[case] event: Json, #[case] place: &str) {
        assert_eq!(read(&event, NOW).expect_err("refused").refusal.params[0].name, place);
    }
}

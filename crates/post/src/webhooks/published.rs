//! Which events are told to other programs, and what of them: ids and closed words, never names or words of customers.

use std::fmt;

use futures_util::future::BoxFuture;
use kernel::Time;
use serde::Serialize;
use serde_json::{Map, Value as Json};
use store::{Error, Read};

/// The kind of the event that tries a webhook out.
pub const TEST: &str = "webhook.test";
/// The largest body, in bytes; lists are cut until it fits.
const LARGEST: usize = 20_000;

/// Looks up what is told of an event, where the log has only numbers of ours; nothing when there is nothing to tell.
pub type Look = for<'r> fn(&'r mut Read, &'r Json) -> BoxFuture<'r, Result<Option<Json>, Error>>;

/// A kind of event that is told.
#[derive(Clone, Copy)]
pub struct Published {
    /// Noun and verb, as in the log.
    pub kind: &'static str,
    /// What it means, as a sentence.
    pub tells: &'static str,
    data: Data,
}

#[derive(Clone, Copy)]
enum Data {
    Keys(&'static [&'static str]),
    Looked(Look),
}

impl fmt::Debug for Published {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.kind)
    }
}

impl Published {
    /// A kind of which these parts of the payload are told.
    pub const fn of(kind: &'static str, tells: &'static str, keys: &'static [&'static str]) -> Self {
        Self { kind, tells, data: Data::Keys(keys) }
    }

    /// A kind of which is told what a look finds.
    pub const fn looked(kind: &'static str, tells: &'static str, look: Look) -> Self {
        Self { kind, tells, data: Data::Looked(look) }
    }

    /// What is told of an event with this payload.
    pub(super) async fn data(&self, read: &mut Read, payload: &Json) -> Result<Option<Json>, Error> {
        match self.data {
            Data::Keys(keys) => Ok(Some(told(payload, keys))),
            Data::Looked(look) => look(read, payload).await,
        }
    }
}

fn told(payload: &Json, keys: &[&str]) -> Json {
    let part = |key: &&str| payload.get(key).filter(|value| !value.is_null()).map(|value| ((*key).to_owned(), value.clone()));
    Json::Object(keys.iter().filter_map(part).collect())
}

/// All kinds that are told; the binary puts them together.
#[derive(Clone, Copy, Debug)]
pub struct Registry(pub &'static [Published]);

impl Registry {
    /// The kind with this name.
    pub fn find(self, kind: &str) -> Option<&'static Published> {
        self.0.iter().find(|published| published.kind == kind)
    }
}

#[derive(Serialize)]
struct Body<'e> {
    #[serde(rename = "type")]
    kind: &'e str,
    timestamp: Time,
    data: &'e Json,
}

/// The body of a delivery. Lists that are too long for it lose their end, and `left_out` says how many were lost.
pub(super) fn body(kind: &str, timestamp: Time, mut data: Json) -> Result<String, Error> {
    loop {
        let body = serde_json::to_string(&Body { kind, timestamp, data: &data }).map_err(|error| Error::Misuse(format!("{kind}: {error}")))?;
        if body.len() <= LARGEST {
            return Ok(body);
        }
        if !shorten(&mut data) {
            return Err(Error::Misuse(format!("an event {kind} has {} bytes and no list to be cut", body.len())));
        }
    }
}

/// Halves the longest list.
fn shorten(data: &mut Json) -> bool {
    let Some(data) = data.as_object_mut() else { return false };
    let longest = data.iter_mut().filter_map(|(key, value)| Some((key.clone(), value.as_array_mut()?))).max_by_key(|(_, list)| list.len());
    let Some((key, list)) = longest.filter(|(_, list)| list.len() > 1) else { return false };
    let half = list.len() / 2;
    let cut = list.len() - half;
    list.truncate(half);
    let left_out = data.entry("left_out").or_insert_with(|| Json::Object(Map::new()));
    let before = left_out.get(&key).and_then(Json::as_u64).unwrap_or(0);
    left_out[&key] = Json::from(before + cut as u64);
    true
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn only_the_named_parts_are_told() {
        let payload = json!({"from": 3, "first": "rsp_1", "last": "rsp_2", "contact": null});
        assert_eq!(told(&payload, &["first", "last", "contact", "other"]), json!({"first": "rsp_1", "last": "rsp_2"}));
    }

    #[test]
    fn a_body_has_the_three_parts_in_their_order() {
        let body = body("a.made", Time::from_micros(0), json!({"a": 1})).expect("a body");
        assert_eq!(body, r#"{"type":"a.made","timestamp":"1970-01-01T00:00:00Z","data":{"a":1}}"#);
    }

    #[test]
    fn long_lists_are_cut_and_say_so() {
        let ids: Vec<String> = (0..5000).map(|n| format!("rsp_{n:026}")).collect();
        let body = body("responses.changed", Time::from_micros(0), json!({"ids": ids})).expect("a body");
        let told: Json = serde_json::from_str(&body).expect("JSON");
        let kept = told["data"]["ids"].as_array().expect("a list").len() as u64;
        assert!(body.len() <= LARGEST && kept > 200, "{}", body.len());
        assert_eq!(told["data"]["left_out"]["ids"].as_u64(), Some(5000 - kept));
    }

    #[test]
    fn what_cannot_be_cut_is_a_fault_of_ours() {
        assert!(body("a.made", Time::from_micros(0), json!({"a": "x".repeat(30_000)})).is_err());
    }
}

//! Messages as Segment's client libraries send them. Lenient: what can be understood is; the rest is refused with its place.

use kernel::{Refusal, Time};
use serde_json::{Map, Value as Json};

use super::size::size;
use super::{Call, EVENT_LENGTH, MESSAGE, Message, Unread, moment};
use crate::responses::{Organisation, Person};

/// The longest name of a person, account or message.
const NAME_LENGTH: usize = 200;

/// Reads a message. `call` is what its address says; `around` is what its batch says for all: context, and when it was sent.
/// What becomes an interaction gives its properties away, the rest stays as it came.
pub fn read(payload: &mut Json, call: Option<Call>, around: &Around, now: Time) -> Result<Message, Unread> {
    let told = Told { payload, around };
    let named = told.call(call);
    let whole = named.clone().and_then(|call| told.message(call, now));
    match whole {
        Ok(mut message) => {
            if message.call.is_interaction() {
                message.properties = payload.get_mut("properties").and_then(Json::as_object_mut).map(std::mem::take).unwrap_or_default();
            }
            Ok(message)
        }
        Err(refusal) => Err(told.unread(named.ok(), refusal)),
    }
}

/// What a batch says for all its messages.
#[derive(Clone, Debug, Default)]
pub struct Around {
    /// Where and with what it was sent.
    pub context: Map<String, Json>,
    /// When it was sent, by the sender's clock.
    pub sent_at: Option<Json>,
}

/// A message and its batch.
struct Told<'m> {
    payload: &'m Json,
    around: &'m Around,
}

impl Told<'_> {
    fn call(&self, call: Option<Call>) -> Result<Call, Refusal> {
        if !self.payload.is_object() {
            return Err(Refusal::field("message", "is no JSON object"));
        }
        match (call, self.payload.get("type").and_then(Json::as_str)) {
            (Some(call), _) => Ok(call),
            (None, Some(word)) => word.parse().map_err(|refusal: Refusal| Refusal::field("type", refusal.detail)),
            (None, None) => Err(Refusal::field("type", "is missing: say track, page, screen, identify, group or alias")),
        }
    }

    fn message(&self, call: Call, now: Time) -> Result<Message, Refusal> {
        let size = size(self.payload);
        if size > MESSAGE {
            return Err(Refusal::field("message", format!("has {size} bytes, a message has {MESSAGE} at most: leave out what nobody needs")));
        }
        let happened = self.time("timestamp")?.or(self.time("originalTimestamp")?);
        let sent = self.time("sentAt")?.or(time("sentAt", self.around.sent_at.as_ref())?);
        let group = if call == Call::Group { self.name("groupId")? } else { self.name("groupId")?.or(self.context_name("groupId")?) };
        Ok(Message {
            id: self.name("messageId")?,
            person: self.name("userId")?.map(|id| Person::External(id.into())),
            visitor: self.name("anonymousId")?,
            account: group.map(|id| Organisation::External(id.into())),
            previous: self.name("previousId")?,
            event: self.event(call)?,
            happened_at: Some(moment(now, happened, sent)?),
            traits: self.traits(),
            ..Message::of(call, "")
        })
    }

    fn event(&self, call: Call) -> Result<String, Refusal> {
        let field = if call == Call::Track { "event" } else { "name" };
        let given = self.payload.get(field).and_then(Json::as_str).filter(|name| !name.trim().is_empty());
        match (given, call) {
            (Some(name), Call::Track | Call::Page | Call::Screen) => kernel::text::line(field, name, EVENT_LENGTH),
            (None, Call::Track) => Err(Refusal::field("event", "is missing: name what was done, as in Order Completed")),
            _ => Ok(call.text().to_owned()),
        }
    }

    /// Traits of the message itself, or else those its context repeats.
    fn traits(&self) -> Map<String, Json> {
        let in_context = || self.payload.get("context").and_then(|context| context.get("traits"));
        self.payload.get("traits").or_else(in_context).and_then(Json::as_object).cloned().unwrap_or_default()
    }

    fn name(&self, field: &str) -> Result<Option<String>, Refusal> {
        name(field, self.payload.get(field))
    }

    fn context_name(&self, field: &str) -> Result<Option<String>, Refusal> {
        let own = self.payload.get("context").and_then(|context| context.get(field));
        name(&format!("context.{field}"), own.or_else(|| self.around.context.get(field)))
    }

    fn time(&self, field: &str) -> Result<Option<Time>, Refusal> {
        time(field, self.payload.get(field))
    }

    fn unread(&self, call: Option<Call>, refusal: Refusal) -> Unread {
        let text = |field: &str| self.name(field).ok().flatten();
        Unread { id: text("messageId"), call, person: text("userId").or_else(|| text("anonymousId")), refusal }
    }
}

/// A name of something: text, or a number as some programs send it.
fn name(field: &str, value: Option<&Json>) -> Result<Option<String>, Refusal> {
    match value {
        None | Some(Json::Null) => Ok(None),
        Some(Json::String(text)) => kernel::text::optional_line(field, Some(text), NAME_LENGTH),
        Some(Json::Number(number)) => Ok(Some(number.to_string())),
        Some(_) => Err(Refusal::field(field, "is neither text nor a number")),
    }
}

fn time(field: &str, value: Option<&Json>) -> Result<Option<Time>, Refusal> {
    match value {
        None | Some(Json::Null) => Ok(None),
        Some(Json::String(text)) => text.parse().map(Some).map_err(|refusal: Refusal| Refusal::field(field, refusal.detail)),
        Some(_) => Err(Refusal::field(field, "is no time: write it as 2026-03-01T09:30:00Z")),
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;
    use serde_json::json;

    use super::*;

    const NOW: Time = Time::from_micros(1_772_438_400_000_000);

    #[test]
    fn a_message_is_read_and_gives_its_properties_away() {
        let around =
            Around { context: json!({"groupId": "g1"}).as_object().cloned().unwrap_or_default(), sent_at: Some(json!("2026-03-02T08:00:00Z")) };
        let mut payload = json!({"type": "track", "event": " Order  Completed", "userId": 7, "anonymousId": "a", "messageId": "m",
            "timestamp": "2026-03-02T07:59:00Z", "properties": {"total": 9.5}});
        let message = read(&mut payload, None, &around, NOW).expect("read");
        assert_eq!((message.person, message.visitor.as_deref()), (Some(Person::External("7".into())), Some("a")));
        assert_eq!(message.account, Some(Organisation::External("g1".into())));
        assert_eq!((message.event.as_str(), &message.properties["total"]), ("Order  Completed", &json!(9.5)));
        assert_eq!(message.happened_at, Some(NOW.plus_seconds(-60)));
    }

    #[rstest]
    #[case(json!([1]), "message")]
    #[case(json!({"event": "x"}), "type")]
    #[case(json!({"type": "dance"}), "type")]
    #[case(json!({"type": "track", "userId": "u"}), "event")]
    #[case(json!({"type": "track", "event": "x", "userId": {}}), "userId")]
    #[case(json!({"type": "track", "event": "x", "userId": "a\u{7}"}), "userId")]
    #[case(json!({"type": "page", "timestamp": "1970-01-01T00:00:00Z"}), "timestamp")]
    #[case(json!({"type": "page", "timestamp": "2090-01-01T00:00:00Z"}), "timestamp")]
    #[case(json!({"type": "page", "timestamp": "yesterday"}), "timestamp")]
    #[case(json!({"type": "track", "event": "x", "properties": {"long": "x".repeat(MESSAGE)}}), "message")]
    fn what_cannot_be_read_is_refused_with_its_place(#[case] mut payload: Json, #[case] place: &str) {
        let unread = read(&mut payload, None, &Around::default(), NOW).expect_err("refused");
        assert_eq!(unread.refusal.params[0].name, place, "{}", unread.refusal);
    }

    #[test]
    fn what_is_refused_still_tells_where_it_belongs() {
        let unread = read(&mut json!({"type": "track", "messageId": "m", "userId": "u"}), None, &Around::default(), NOW).expect_err("refused");
        assert_eq!((unread.id.as_deref(), unread.call, unread.person.as_deref()), (Some("m"), Some(Call::Track), Some("u")));
    }
}

//! Event rules: which touchpoint, channel and offering an event is about. The first rule that fits holds. Pure.

mod apply;
mod apply_routes;
mod places;
pub mod routes;
mod runs;
mod shapes;
mod store;

use std::borrow::Cow;

use kernel::{Id, Refusal, closed, nouns, text};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json};
use utoipa::ToSchema;

use crate::interactions::{EVENT_LENGTH, Message};

pub use apply::Applying;
pub(crate) use places::Places;
pub use store::{all, change, create, remove};

/// Conditions of one rule at most.
const CONDITIONS: usize = 20;

nouns! {
    /// Says what an event is about.
    EventRule("evr", "event rule");
}

closed! {
    /// What is asked of a property.
    #[schema(as = PropertyTest)]
    Test, "test of a property" {
        /// It says this, whatever its case.
        Is = "is",
        /// It says something else, or is not there.
        IsNot = "is_not",
        /// It says this somewhere, whatever its case.
        Contains = "contains",
        /// It is a number this high or higher.
        AtLeast = "at_least",
        /// It is a number this low or lower.
        AtMost = "at_most",
        /// It is there.
        Known = "known",
    }
}

/// What has to hold for a property of an event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = PropertyCondition)]
pub struct Condition {
    /// The property; dots lead into objects, as in `cart.total`.
    #[schema(max_length = 200)]
    pub property: String,
    /// What is asked of it.
    pub test: Test,
    /// What it is compared with; nothing for `known`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(max_length = 500)]
    pub value: Option<String>,
}

/// A rule as it is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// Its id.
    pub id: Id<EventRule>,
    /// Its place: lower ones come first.
    pub position: i64,
    /// Number of the only source it is for.
    pub source: Option<i64>,
    /// Name of the event, or its beginning with `*` behind.
    pub event: String,
    /// All of them have to hold.
    pub conditions: Vec<Condition>,
    /// Key of the touchpoint.
    pub touchpoint: Option<String>,
    /// The channel.
    pub channel: Option<String>,
    /// Key of the offering.
    pub offering: Option<String>,
    /// The property that names the offering by its key.
    pub offering_from: Option<String>,
    /// Rises with every change.
    pub revision: i64,
}

/// What a message is about, by its own words and the rules.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About<'m> {
    /// Key of the touchpoint.
    pub touchpoint: Option<Cow<'m, str>>,
    /// The channel.
    pub channel: Option<Cow<'m, str>>,
    /// Key of the offering.
    pub offering: Option<Cow<'m, str>>,
}

/// What of it a message said itself, whatever rules say; what `interaction.own` is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Own(i64);

impl Own {
    const TOUCHPOINT: i64 = 1;
    const CHANNEL: i64 = 2;
    const OFFERING: i64 = 4;

    /// What this message said itself.
    pub fn of(message: &Message) -> Self {
        let bit = |said: &Option<String>, bit: i64| if said.is_some() { bit } else { 0 };
        Self(bit(&message.touchpoint, Self::TOUCHPOINT) | bit(&message.channel, Self::CHANNEL) | bit(&message.offering, Self::OFFERING))
    }

    /// As it is kept.
    pub const fn bits(self) -> i64 {
        self.0
    }
}

/// What a message from a source is about. What it says itself comes before what rules say.
pub fn about<'m>(rules: &'m [Record], source: i64, message: &'m Message) -> About<'m> {
    let rule = rules.iter().find(|rule| rule.fits(source, message));
    let own = |text: &'m Option<String>| text.as_deref().map(Cow::Borrowed);
    let by_rule = |field: fn(&Record) -> &Option<String>| rule.and_then(|rule| field(rule).as_deref()).map(Cow::Borrowed);
    let named = || rule.and_then(|rule| said(&message.properties, rule.offering_from.as_deref()?)).filter(|key| is_key(key));
    About {
        touchpoint: own(&message.touchpoint).or_else(|| by_rule(|rule| &rule.touchpoint)),
        channel: own(&message.channel).or_else(|| by_rule(|rule| &rule.channel)),
        offering: own(&message.offering).or_else(named).or_else(|| by_rule(|rule| &rule.offering)),
    }
}

impl Record {
    /// Whether it is for events of this name.
    fn names(&self, event: &str) -> bool {
        match self.event.strip_suffix('*') {
            Some(beginning) => event.starts_with(beginning),
            None => event == self.event,
        }
    }

    fn fits(&self, source: i64, message: &Message) -> bool {
        self.names(&message.event)
            && self.source.is_none_or(|only| only == source)
            && self.conditions.iter().all(|one| one.holds(&message.properties))
    }

    /// The rule as it may be kept, or what is wrong with it.
    fn checked(self) -> Result<Self, Refusal> {
        let event = text::line("event", &self.event, EVENT_LENGTH)?;
        if self.conditions.len() > CONDITIONS {
            return Err(Refusal::field("conditions", format!("a rule has at most {CONDITIONS} conditions")));
        }
        for (place, condition) in self.conditions.iter().enumerate() {
            condition.check(&format!("conditions[{place}]"))?;
        }
        let channel = text::optional_line("channel", self.channel.as_deref(), 100)?;
        let offering_from = text::optional_line("offering_from", self.offering_from.as_deref(), 200)?;
        let touchpoint = text::optional_line("touchpoint", self.touchpoint.as_deref(), 200)?;
        let offering = text::optional_line("offering", self.offering.as_deref(), customers::offerings::KEY_LENGTH)?;
        if [&touchpoint, &channel, &offering, &offering_from].into_iter().all(Option::is_none) {
            return Err(Refusal::field("touchpoint", "say what the event is about: a touchpoint, a channel or an offering"));
        }
        Ok(Self { event, touchpoint, channel, offering, offering_from, ..self })
    }
}

impl Condition {
    fn check(&self, place: &str) -> Result<(), Refusal> {
        text::line(&format!("{place}.property"), &self.property, 200)?;
        let value = || format!("{place}.value");
        match (self.test, &self.value) {
            (Test::Known, None) => Ok(()),
            (Test::Known, Some(_)) => Err(Refusal::field(value(), "known asks for no value: leave it out")),
            (_, None) => Err(Refusal::field(value(), "is missing: say what the property is compared with")),
            (Test::AtLeast | Test::AtMost, Some(number)) => {
                let is_number = number.parse::<f64>().is_ok_and(f64::is_finite);
                if is_number { Ok(()) } else { Err(Refusal::field(value(), format!("{number:?} is not a number"))) }
            }
            (_, Some(text)) => text::lines(&value(), text, 500).map(drop),
        }
    }

    /// Whether it holds for these properties.
    pub fn holds(&self, properties: &Map<String, Json>) -> bool {
        let (said, value) = (said(properties, &self.property), self.value.as_deref().unwrap_or_default());
        let folded = |text: &str| text.to_lowercase();
        let number = || said.as_deref().and_then(|said| said.parse::<f64>().ok()).zip(value.parse::<f64>().ok());
        match self.test {
            Test::Is => said.as_deref().is_some_and(|said| folded(said) == folded(value)),
            Test::IsNot => said.as_deref().is_none_or(|said| folded(said) != folded(value)),
            Test::Contains => said.as_deref().is_some_and(|said| folded(said).contains(&folded(value))),
            Test::AtLeast => number().is_some_and(|(said, value)| said >= value),
            Test::AtMost => number().is_some_and(|(said, value)| said <= value),
            Test::Known => said.is_some(),
        }
    }
}

/// What a property says, as text; dots lead into objects, but a name with dots in it comes first.
fn said<'p>(properties: &'p Map<String, Json>, path: &str) -> Option<Cow<'p, str>> {
    let inside = || {
        let mut parts = path.split('.');
        let first = properties.get(parts.next()?)?;
        parts.try_fold(first, |value, part| value.get(part))
    };
    match properties.get(path).or_else(inside)? {
        Json::String(text) => Some(Cow::Borrowed(text)),
        Json::Number(number) => Some(Cow::Owned(number.to_string())),
        Json::Bool(truth) => Some(Cow::Borrowed(if *truth { "true" } else { "false" })),
        _ => None,
    }
}

/// Whether a property can name an offering: one that is not here yet is made.
fn is_key(key: &str) -> bool {
    text::line("offering", key, customers::offerings::KEY_LENGTH).is_ok_and(|line| line == key)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;
    use serde_json::json;

    use super::*;
    use crate::interactions::Call;

    fn message() -> Message {
        let properties = json!({"plan": "Pro", "cart": {"total": 90.5}, "a.b": true, "sku": "vpn"}).as_object().cloned().unwrap_or_default();
        Message { properties, ..Message::of(Call::Track, "Order Completed") }
    }

    fn rule(event: &str, touchpoint: &str) -> Record {
        let touchpoint = Some(touchpoint.to_owned());
        let blank = Record {
            id: Id::from_bytes([0; 16]),
            position: 0,
            source: None,
            event: event.into(),
            conditions: Vec::new(),
            touchpoint,
            channel: None,
            offering: None,
            offering_from: None,
            revision: 0,
        };
        blank.checked().expect("a rule")
    }

    #[rstest]
    #[case("plan", Test::Is, Some("pro"), true)]
    #[case("plan", Test::IsNot, Some("pro"), false)]
    #[case("plan", Test::Contains, Some("R"), true)]
    #[case("nothing", Test::IsNot, Some("pro"), true)]
    #[case("cart.total", Test::AtLeast, Some("90"), true)]
    #[case("cart.total", Test::AtMost, Some("90"), false)]
    #[case("cart", Test::Known, None, false)]
    #[case("a.b", Test::Is, Some("true"), true)]
    fn conditions_hold(#[case] property: &str, #[case] test: Test, #[case] value: Option<&str>, #[case] holds: bool) {
        let condition = Condition { property: property.into(), test, value: value.map(Into::into) };
        condition.check("conditions[0]").expect("a condition");
        assert_eq!(condition.holds(&message().properties), holds);
    }

    #[test]
    fn the_first_rule_that_fits_holds_and_the_message_itself_before_it() {
        let only_elsewhere = Record { source: Some(2), ..rule("Order Completed", "elsewhere") };
        let rules = [only_elsewhere, rule("Order *", "ordering"), rule("Order Completed", "late")];
        assert_eq!(about(&rules, 1, &message()).touchpoint.as_deref(), Some("ordering"));
        assert_eq!(about(&rules, 2, &message()).touchpoint.as_deref(), Some("elsewhere"));
        let own = Message { touchpoint: Some("own".into()), ..message() };
        assert_eq!(about(&rules, 1, &own).touchpoint.as_deref(), Some("own"));
        assert_eq!(about(&rules, 1, &Message::of(Call::Track, "order completed")), About::default());
        let by_property = [Record { offering_from: Some("sku".into()), ..rule("*", "any") }];
        assert_eq!(about(&by_property, 1, &message()).offering.as_deref(), Some("vpn"));
    }
}

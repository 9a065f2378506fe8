//! Lists to choose from.

use serde_json::Value;

use super::Reader;
use crate::Choice;
use crate::ask::Choices;
use crate::formats::keys::Keys;
use crate::formats::object::{Object, short};

/// Values that are refused by name, because their key would mean another answer in words.
const OTHER: &str = "other";

impl Reader {
    /// A list of strings, numbers, or objects with value and text.
    pub(super) fn list(&mut self, object: &Object<'_>, name: &str) -> Vec<Choice> {
        let mut keys = Keys::default();
        let values = object.list(name);
        values.iter().enumerate().filter_map(|(at, value)| self.choice(value, &object.at(format_args!("{name}[{at}]")), &mut keys)).collect()
    }

    fn choice(&mut self, value: &Value, place: &str, keys: &mut Keys) -> Option<Choice> {
        let Some(object) = Object::new(place, value) else {
            let Some(name) = scalar(value) else {
                self.draft.tell(place, short(value), "it is no choice: left out");
                return None;
            };
            let label = self.words(&Value::String(name.clone()), place);
            return Some(Choice { key: self.key(&name, place, keys), label });
        };
        let name = object.any(&["value", "name"]).and_then(scalar).unwrap_or_default();
        let key = self.key(&name, place, keys);
        let mut label = self.text(&object, "text");
        if label.is_empty() {
            label = self.text(&object, "title");
        }
        if label.is_empty() {
            label = self.words(&Value::String(name), place);
        }
        object.finish(&mut self.draft);
        Some(Choice { key, label })
    }

    fn key(&mut self, name: &str, place: &str, keys: &mut Keys) -> String {
        let key = keys.give(name, "choice");
        if key != name {
            self.draft.tell(place, name, format!("such a key is not possible here: it is called {key} now"));
        }
        key
    }

    /// The choices of a question with what belongs to them.
    pub(super) fn choices(&mut self, object: &Object<'_>) -> Choices {
        let mut options = self.list(object, "choices");
        let random = object.text("choicesOrder") == Some("random");
        if let Some(order) = object.text("choicesOrder").filter(|order| !["none", "random"].contains(order)) {
            self.draft.tell(object.at("choicesOrder"), order, "choices stand as written or in another order for everybody: they stand as written");
        }
        let other = [object.truth("showOtherItem"), object.truth("hasOther")].contains(&true);
        if other {
            options.retain(|option| option.key != OTHER);
        }
        for (fields, text, key, usual) in [
            (["showNoneItem", "hasNone"], "noneText", "none", "None"),
            (["showRefuseItem", "hasRefuse"], "refuseText", "refused", "Refuse to answer"),
            (["showDontKnowItem", "hasDontKnow"], "dontKnowText", "dont_know", "Don't know"),
        ] {
            let words = self.text(object, text);
            if fields.iter().any(|field| object.truth(field)) && !options.iter().any(|option| option.key == key) {
                let label = if words.is_empty() { self.words(&Value::String(usual.to_owned()), text) } else { words };
                options.push(Choice { key: key.to_owned(), label });
                self.draft.tell(object.at(fields[0]), usual, "it became a choice like the others, which does not take back the others");
            }
        }
        let bound = |name: &str| object.number(name).filter(|number| *number >= 1.0 && *number <= 1_000.0).map(|number| number as u16);
        Choices { options, other, random, least: bound("minSelectedChoices"), most: bound("maxSelectedChoices") }
    }
}

/// A value as a name.
pub(super) fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(truth) => Some(truth.to_string()),
        _ => None,
    }
}

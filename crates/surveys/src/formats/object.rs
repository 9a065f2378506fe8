//! A JSON object that is read field by field: what nobody asked for is told in the end.

use std::cell::RefCell;
use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::draft::Draft;

/// Fields that only say how something looks.
const LOOKS: [&str; 37] = [
    "width",
    "minWidth",
    "maxWidth",
    "startWithNewLine",
    "titleLocation",
    "descriptionLocation",
    "indent",
    "renderAs",
    "colCount",
    "questionErrorLocation",
    "errorLocation",
    "questionTitleLocation",
    "questionDescriptionLocation",
    "showQuestionNumbers",
    "questionStartIndex",
    "widthMode",
    "logoWidth",
    "logoHeight",
    "logoFit",
    "logoPosition",
    "headerView",
    "fitToContainer",
    "focusFirstQuestionAutomatic",
    "focusOnFirstError",
    "hideNumber",
    "textUpdateMode",
    "autoGrow",
    "searchEnabled",
    "colorScheme",
    "isColorCodingEnabled",
    "alternateRows",
    "verticalAlign",
    "imageHeight",
    "imageWidth",
    "itemSize",
    "placeholder",
    "placeHolder",
];

/// An object with its place in the file.
pub struct Object<'v> {
    pub place: String,
    fields: &'v Map<String, Value>,
    read: RefCell<BTreeSet<&'v str>>,
}

impl<'v> Object<'v> {
    pub fn new(place: impl Into<String>, value: &'v Value) -> Option<Self> {
        Some(Self { place: place.into(), fields: value.as_object()?, read: RefCell::new(BTreeSet::new()) })
    }

    /// A field that is there and not null.
    pub fn get(&self, name: &str) -> Option<&'v Value> {
        let (name, value) = self.fields.get_key_value(name)?;
        self.read.borrow_mut().insert(name);
        Some(value).filter(|value| !value.is_null())
    }

    /// The first of several names of the same field.
    pub fn any(&self, names: &[&str]) -> Option<&'v Value> {
        names.iter().map(|name| self.get(name)).collect::<Vec<_>>().into_iter().flatten().next()
    }

    pub fn text(&self, name: &str) -> Option<&'v str> {
        self.get(name).and_then(Value::as_str).filter(|text| !text.trim().is_empty())
    }

    pub fn number(&self, name: &str) -> Option<f64> {
        let value = self.get(name)?;
        value.as_f64().or_else(|| value.as_str()?.trim().parse().ok()).filter(|number| number.is_finite())
    }

    pub fn truth(&self, name: &str) -> bool {
        self.get(name).is_some_and(|value| value.as_bool().unwrap_or_else(|| value.as_str().is_some_and(|text| text == "true")))
    }

    pub fn list(&self, name: &str) -> &'v [Value] {
        self.get(name).and_then(Value::as_array).map_or(&[], Vec::as_slice)
    }

    /// The objects of a list, each with its place; what is no object is told.
    pub fn objects(&self, name: &str, draft: &mut Draft) -> Vec<Object<'v>> {
        let mut objects = Vec::new();
        for (at, value) in self.list(name).iter().enumerate() {
            let place = self.at(format_args!("{name}[{at}]"));
            match Object::new(place.as_str(), value) {
                Some(object) => objects.push(object),
                None => draft.tell(place, short(value), "it is not an object: left out"),
            }
        }
        objects
    }

    /// The place of something within.
    pub fn at(&self, within: impl std::fmt::Display) -> String {
        if self.place.is_empty() { within.to_string() } else { format!("{}.{within}", self.place) }
    }

    /// These fields are read elsewhere, or mean nothing for the survey itself.
    pub fn skip(&self, names: &[&str]) {
        for name in names {
            self.get(name);
        }
    }

    /// Tells every field that was not read.
    pub fn finish(self, draft: &mut Draft) {
        let read = self.read.into_inner();
        for (name, value) in self.fields.iter().filter(|(name, value)| !read.contains(name.as_str()) && !is_nothing(value)) {
            let place = if self.place.is_empty() { name.clone() } else { format!("{}.{name}", self.place) };
            let why = if LOOKS.contains(&name.as_str()) {
                "how it looks is up to the page here: left out"
            } else {
                "there is nothing like it here: left out"
            };
            draft.tell(place, short(value), why);
        }
    }
}

fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::String(text) => text.is_empty(),
        Value::Array(many) => many.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        _ => false,
    }
}

/// A value as a person recognizes it.
pub fn short(value: &Value) -> String {
    let text = value.as_str().map_or_else(|| value.to_string(), ToOwned::to_owned);
    if text.chars().count() > 80 { text.chars().take(79).chain(['…']).collect() } else { text }
}

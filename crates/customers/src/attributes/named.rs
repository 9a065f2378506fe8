//! Values by the names of their attributes, as JSON and lists carry them.

use std::collections::BTreeMap;

use edge::params::parameter;
use kernel::{Id, Refusal};
use serde_json::Value as Json;

use super::{Attribute, AttributeNoun, Noun, Stored, Values, Wishes};

/// Values by name as callers send and read them; `null` clears one.
pub type Named = BTreeMap<String, Json>;

/// The values a caller names; every name has to be defined.
pub fn read(noun: Noun, attributes: &[Attribute], named: &Named) -> Result<Wishes, Refusal> {
    named
        .iter()
        .map(|(name, json)| {
            let attribute = known(noun, attributes, name)?;
            attribute.check_by_hand()?;
            Ok((attribute.id, attribute.definition.read(json)?))
        })
        .collect()
}

/// The values as callers read them.
pub fn show(attributes: &[Attribute], values: &Values) -> Named {
    let shown = attributes.iter().filter_map(|Attribute { id, definition, .. }| {
        let value = values.get(id)?;
        Some((definition.name.clone(), definition.kind.json(value)))
    });
    shown.collect()
}

/// The condition of a list, written `name:value`.
pub fn condition(noun: Noun, attributes: &[Attribute], text: &str) -> Result<(Id<AttributeNoun>, Stored), Refusal> {
    let (name, value) = text.split_once(':').ok_or_else(|| parameter("attribute", "write it as name:value, as in tier:gold"))?;
    let attribute = known(noun, attributes, name)?;
    let value =
        attribute.definition.parse(value)?.ok_or_else(|| parameter("attribute", "has no value behind the colon: write it as in tier:gold"))?;
    Ok((attribute.id, value))
}

/// The attribute of that name, or a refusal that says how to define it.
pub fn known<'a>(noun: Noun, attributes: &'a [Attribute], name: &str) -> Result<&'a Attribute, Refusal> {
    attributes.iter().find(|attribute| attribute.definition.name == name).ok_or_else(|| {
        Refusal::field(format!("attributes.{name}"), format!("{noun}s have no such attribute: define it by POST /v1/attributes, or correct its name"))
    })
}

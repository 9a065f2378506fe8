//! The published JSON Schema of a survey, made from its types.

use serde_json::{Map, Value, json};
use utoipa::{PartialSchema, ToSchema};

use crate::condition::Test;
use crate::variable::Case;
use crate::{Condition, Definition, Expression};

/// The name the schema is known by.
pub const ID: &str = "urn:touchstone:survey";

const IN_OPENAPI: &str = "#/components/schemas/";

/// The JSON Schema (2020-12) of a survey; it stands by itself.
pub fn survey() -> Value {
    let mut parts = Vec::new();
    Definition::schemas(&mut parts);
    // Types that hold themselves are not followed, so that what is within them is named here.
    for (name, part) in [
        (Condition::name(), Condition::schema()),
        (Test::name(), Test::schema()),
        (Expression::name(), Expression::schema()),
        (Case::name(), Case::schema()),
    ] {
        parts.push((name.into_owned(), part));
    }
    Condition::schemas(&mut parts);
    Test::schemas(&mut parts);
    Expression::schemas(&mut parts);
    Case::schemas(&mut parts);
    let mut all: Map<String, Value> = parts.into_iter().map(|(name, part)| (name, json!(part))).collect();
    all.sort_keys();
    let named = all.clone();
    let mut root = json!(Definition::schema());
    for part in all.values_mut().chain([&mut root]) {
        settle(part, &named);
    }
    let mut schema = Map::from_iter([
        ("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema")),
        ("$id".to_owned(), json!(ID)),
        ("title".to_owned(), json!("Survey")),
    ]);
    if let Value::Object(root) = root {
        schema.extend(root);
    }
    schema.insert("$defs".to_owned(), Value::Object(all));
    Value::Object(schema)
}

/// References lead within the document, and a thing with its kind is one object: two that each refuse unknown fields would refuse each other's.
fn settle(part: &mut Value, named: &Map<String, Value>) {
    if let Some(one) = merged(part, named) {
        *part = one;
    }
    match part {
        Value::Object(fields) => {
            for (name, field) in fields.iter_mut() {
                match field.as_str().and_then(|to| to.strip_prefix(IN_OPENAPI)) {
                    Some(to) if name == "$ref" => *field = json!(format!("#/$defs/{to}")),
                    _ => settle(field, named),
                }
            }
        }
        Value::Array(many) => many.iter_mut().for_each(|one| settle(one, named)),
        _ => {}
    }
}

fn merged(part: &Value, named: &Map<String, Value>) -> Option<Value> {
    let all = part.get("allOf")?.as_array()?;
    let mut one = Map::new();
    for part in all {
        let object = match part.get("$ref").and_then(Value::as_str) {
            Some(to) => named.get(to.strip_prefix(IN_OPENAPI)?)?,
            None => part,
        };
        for (name, field) in object.as_object()? {
            match (one.get_mut(name), field) {
                (Some(Value::Object(known)), Value::Object(more)) => known.extend(more.clone()),
                (Some(Value::Array(known)), Value::Array(more)) => known.extend(more.iter().cloned()),
                _ => {
                    one.insert(name.clone(), field.clone());
                }
            }
        }
    }
    if let Some(description) = part.get("description") {
        one.insert("description".to_owned(), description.clone());
    }
    Some(Value::Object(one))
}

//! The published JSON Schema is that of the types, and surveys keep to it.

use proptest::prelude::*;
use serde_json::{Value, json};
use surveys::{schema, templates, testing};

/// Whether a value keeps to a schema: what of JSON Schema this one uses, and a refusal of what it does not.
fn keeps(root: &Value, schema: &Value, value: &Value) -> bool {
    let Some(rules) = schema.as_object() else { return schema != &Value::Bool(false) };
    rules.iter().all(|(rule, says)| match rule.as_str() {
        "$ref" => keeps(root, root.pointer(&says.as_str().expect("a reference")[1..]).expect("it leads somewhere"), value),
        "type" => is_of(says, value),
        "enum" => says.as_array().expect("a list").contains(value),
        "oneOf" | "anyOf" => {
            let fits = says.as_array().expect("a list").iter().filter(|one| keeps(root, one, value)).count();
            if rule == "oneOf" { fits == 1 } else { fits > 0 }
        }
        "required" => value
            .as_object()
            .is_none_or(|fields| says.as_array().expect("a list").iter().all(|name| fields.contains_key(name.as_str().expect("a name")))),
        "properties" => {
            value.as_object().is_none_or(|fields| fields.iter().all(|(name, field)| says.get(name).is_none_or(|says| keeps(root, says, field))))
        }
        "additionalProperties" => {
            let more = |name: &String| rules.get("properties").is_none_or(|known| known.get(name).is_none());
            value.as_object().is_none_or(|fields| fields.iter().filter(|(name, _)| more(name)).all(|(_, field)| keeps(root, says, field)))
        }
        "items" => value.as_array().is_none_or(|many| many.iter().all(|one| keeps(root, says, one))),
        "minItems" => value.as_array().is_none_or(|many| many.len() as u64 >= says.as_u64().expect("a number")),
        "maxItems" => value.as_array().is_none_or(|many| many.len() as u64 <= says.as_u64().expect("a number")),
        "minimum" => value.as_f64().is_none_or(|number| number >= says.as_f64().expect("a number")),
        "$schema" | "$id" | "$defs" | "title" | "description" | "format" | "default" | "propertyNames" => true,
        _ => false,
    })
}

fn is_of(says: &Value, value: &Value) -> bool {
    let one = |says: &Value| match says.as_str().expect("a type") {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "number" => value.is_number(),
        "integer" => value.is_u64() || value.is_i64(),
        "boolean" => value.is_boolean(),
        _ => value.is_null(),
    };
    says.as_array().map_or_else(|| one(says), |many| many.iter().any(one))
}

fn is_survey(value: &Value) -> bool {
    let schema = schema::survey();
    keeps(&schema, &schema, value)
}

#[test]
fn the_committed_schema_is_the_one_of_the_types() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/survey.schema.json");
    let text = format!("{:#}\n", schema::survey());
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, &text).expect("written");
    }
    let committed = std::fs::read_to_string(path).unwrap_or_default();
    assert!(committed == text, "docs/survey.schema.json is not that of the types: run UPDATE=1 cargo test -p surveys");
}

#[test]
fn templates_keep_to_it() {
    for template in templates::all() {
        assert!(is_survey(&json!(template.for_pack(Some("msp")))), "{}", template.key);
    }
}

#[test]
fn what_no_survey_has_is_refused() {
    let mut survey = json!(templates::all()[0].for_pack(None));
    survey["pages"][0]["questions"][0]["ask"]["kind"] = json!("mind_reading");
    assert!(!is_survey(&survey));
    let mut survey = json!(templates::all()[0].for_pack(None));
    survey["pages"][0]["colour"] = json!("red");
    assert!(!is_survey(&survey));
    assert!(!is_survey(&json!({})));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_survey_keeps_to_it(sound in testing::sound(), wild in testing::wild()) {
        prop_assert!(is_survey(&json!(sound)), "{:#}", json!(sound));
        prop_assert!(is_survey(&json!(wild)), "{:#}", json!(wild));
    }
}

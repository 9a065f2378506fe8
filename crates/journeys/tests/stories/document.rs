//! The OpenAPI document of these routes.

use std::collections::BTreeSet;

use serde_json::Value;

#[test]
fn the_document_is_whole() {
    let mut document = identity::routes().merge(journeys::routes()).into_openapi();
    edge::openapi::finish(&mut document);
    let document = serde_json::to_value(document).expect("JSON");
    for target in document.to_string().split("\"$ref\":\"#").skip(1).filter_map(|rest| rest.split('"').next()) {
        assert!(document.pointer(target).is_some(), "{target}");
    }
    let operations: Vec<&Value> =
        document["paths"].as_object().expect("paths").values().flat_map(|item| item.as_object().expect("an item").values()).collect();
    let names: BTreeSet<_> = operations.iter().map(|operation| operation["operationId"].as_str()).collect();
    assert_eq!(names.len(), operations.len());
}

//! The description of the API: complete, committed, and without wildcards.

use std::path::Path;

use touchstone::commands::openapi::document;

#[test]
fn the_committed_description_is_fresh() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../openapi.json");
    let fresh = document().expect("a description");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&file, &fresh).expect("written");
    }
    let kept = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(kept == fresh, "openapi.json is stale: run `UPDATE=1 cargo test -p touchstone description` and commit it");
}

#[test]
fn every_operation_says_who_may_and_names_each_status() {
    let api: serde_json::Value = serde_json::from_str(&document().expect("a description")).expect("JSON");
    let mut ids = std::collections::BTreeSet::new();
    for (path, item) in api["paths"].as_object().expect("paths") {
        for (method, operation) in item.as_object().expect("operations") {
            let place = format!("{method} {path}");
            let statuses: Vec<&String> = operation["responses"].as_object().expect("responses").keys().collect();
            assert!(statuses.iter().all(|status| status.parse::<u16>().is_ok()), "{place}: {statuses:?}");
            assert!(operation["summary"].is_string() && operation["tags"].is_array(), "{place} has no summary or tag");
            assert!(ids.insert(operation["operationId"].to_string()), "{place}: {} is there twice", operation["operationId"]);
        }
    }
}

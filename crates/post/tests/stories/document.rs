//! The OpenAPI document of these routes.

#[test]
fn the_document_is_whole() {
    let mut document = identity::routes().merge(post::routes()).into_openapi();
    edge::openapi::finish(&mut document);
    let document = serde_json::to_value(document).expect("JSON");
    for target in document.to_string().split("\"$ref\":\"#").skip(1).filter_map(|rest| rest.split('"').next()) {
        assert!(document.pointer(target).is_some(), "{target}");
    }
}

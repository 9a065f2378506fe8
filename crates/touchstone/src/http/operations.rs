//! Names of operations: rooms call theirs `list` and `create`; together they need names of their own.

use std::collections::BTreeMap;

use utoipa::openapi::OpenApi;
use utoipa::openapi::path::{Operation, PathItem};

/// Adds the nouns of the path to every name that is there twice: two `list` become `list_stages` and `list_touchpoints`.
pub(super) fn name_apart(api: &mut OpenApi) {
    let mut uses: BTreeMap<String, usize> = BTreeMap::new();
    for operation in api.paths.paths.values_mut().flat_map(operations) {
        *uses.entry(operation.operation_id.clone().unwrap_or_default()).or_default() += 1;
    }
    for (path, item) in &mut api.paths.paths {
        for operation in operations(item) {
            let name = operation.operation_id.get_or_insert_default();
            if uses.get(name.as_str()).is_none_or(|count| *count > 1) {
                *name = format!("{name}_{}", nouns(path));
            }
        }
    }
}

fn operations(item: &mut PathItem) -> impl Iterator<Item = &mut Operation> {
    [&mut item.get, &mut item.put, &mut item.post, &mut item.delete, &mut item.patch].into_iter().filter_map(Option::as_mut)
}

fn nouns(path: &str) -> String {
    let parts = path.split('/').filter(|part| !part.is_empty() && *part != "v1" && !part.starts_with('{'));
    parts.map(|part| part.replace('-', "_")).collect::<Vec<_>>().join("_")
}

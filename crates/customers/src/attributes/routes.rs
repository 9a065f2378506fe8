//! Routes of attribute definitions.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use edge::once::OnceParams;
use edge::{Body, House, Listed, Once, Params, Place, Problem, Problems};
use identity::May;
use identity::may::{ManageWorkspace, ReadCustomers, WriteCustomers};
use kernel::Id;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{Attribute, AttributeNoun, Definition, Kind, Noun};
use crate::ids::AttributeId;

/// All routes of this noun.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new().routes(routes!(list, define)).routes(routes!(change, remove))
}

/// A definition as callers send it.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct AttributeIn {
    /// What it belongs to.
    noun: Noun,
    /// The name used in filters, files and questions to the data.
    #[schema(pattern = "^[a-z][a-z0-9_]*$", max_length = 60)]
    name: String,
    /// What people read; the name with blanks, unless told.
    #[schema(max_length = 200)]
    label: Option<String>,
    /// What its values are.
    kind: Kind,
    /// The words of a choice.
    #[serde(default)]
    choices: Vec<String>,
}

/// A change of a definition.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct AttributePatch {
    /// Another label.
    #[schema(max_length = 200)]
    label: Option<String>,
    /// Words to add to a choice.
    #[serde(default)]
    add_choices: Vec<String>,
}

/// A definition as callers read it.
#[derive(Debug, Serialize, ToSchema)]
struct AttributeOut {
    #[schema(value_type = AttributeId)]
    id: Id<AttributeNoun>,
    noun: Noun,
    name: String,
    label: String,
    kind: Kind,
    choices: Vec<String>,
    /// The part of the house that works its values out; none where people fill them in.
    derived_by: Option<String>,
    revision: i64,
}

impl From<Attribute> for AttributeOut {
    fn from(Attribute { id, definition, derived_by, revision, .. }: Attribute) -> Self {
        let Definition { noun, name, label, kind, choices } = definition;
        Self { id, noun, name, label, kind, choices, derived_by, revision }
    }
}

/// Whose attributes.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Whose {
    /// Those of this noun only.
    noun: Option<Noun>,
}

/// All attributes, by noun and name.
#[utoipa::path(get, path = "/v1/attributes", operation_id = "list_attributes", tag = "customers", params(May<ReadCustomers>, Whose),
    responses((status = 200, body = Listed<AttributeOut>), Problems))]
async fn list(State(house): State<House>, may: May<ReadCustomers>, Params(whose): Params<Whose>) -> Result<Json<Listed<AttributeOut>>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    let mut items = Vec::new();
    for noun in Noun::ALL.iter().filter(|noun| whose.noun.is_none_or(|wanted| wanted == **noun)) {
        items.extend(super::all(&mut read, *noun).await?.into_iter().map(AttributeOut::from));
    }
    Ok(Json(Listed { items, next: None }))
}

/// Define an attribute.
#[utoipa::path(post, path = "/v1/attributes", operation_id = "define_attribute", tag = "customers", params(May<WriteCustomers>, OnceParams), request_body = AttributeIn,
    responses((status = 201, body = AttributeOut), Problems))]
async fn define(State(house): State<House>, may: May<WriteCustomers>, once: Once<AttributeIn>) -> Result<Response, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    if let Some(answer) = once.before(&mut tx).await? {
        return Ok(answer);
    }
    let AttributeIn { noun, name, label, kind, choices } = &once.body;
    let usual = Definition::of(*noun, name, *kind);
    let definition = Definition { label: label.clone().unwrap_or(usual.label), choices: choices.clone(), ..usual };
    let made = super::define(&mut tx, definition).await?;
    once.answer(tx, StatusCode::CREATED, &AttributeOut::from(made)).await
}

/// Give an attribute another label or more choices.
#[utoipa::path(patch, path = "/v1/attributes/{noun}/{name}", operation_id = "change_attribute", tag = "customers", request_body = AttributePatch,
    params(May<WriteCustomers>, ("noun" = Noun, Path), ("name" = String, Path)), responses((status = 200, body = AttributeOut), Problems))]
async fn change(
    State(house): State<House>,
    may: May<WriteCustomers>,
    Place((noun, name)): Place<(Noun, String)>,
    Body(patch): Body<AttributePatch>,
) -> Result<Json<AttributeOut>, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    let changed = super::change(&mut tx, noun, &name, patch.label, patch.add_choices).await?;
    tx.commit().await?;
    Ok(Json(changed.into()))
}

/// Remove an attribute that has no values.
#[utoipa::path(delete, path = "/v1/attributes/{noun}/{name}", operation_id = "remove_attribute", tag = "customers",
    params(May<ManageWorkspace>, ("noun" = Noun, Path), ("name" = String, Path)), responses((status = 204), Problems))]
async fn remove(State(house): State<House>, may: May<ManageWorkspace>, Place((noun, name)): Place<(Noun, String)>) -> Result<StatusCode, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    super::remove(&mut tx, noun, &name).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

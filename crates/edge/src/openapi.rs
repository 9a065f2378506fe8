//! Words that all routes share in `openapi.json`: problems, ids, times, pages, rights.

use std::collections::BTreeMap;
use std::marker::PhantomData;

use kernel::{Code, Member, Noun, Page, Token, Workspace};
use serde::Serialize;
use serde_json::{Value, json};
use utoipa::openapi::extensions::Extensions;
use utoipa::openapi::path::Operation;
use utoipa::openapi::schema::{Object, SchemaFormat, Type};
use utoipa::openapi::security::{ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme};
use utoipa::openapi::{Components, Content, HeaderBuilder, OpenApi, Ref, RefOr, Response, ResponseBuilder, Schema};
use utoipa::{IntoResponses, PartialSchema, ToSchema};

use crate::problem::{InvalidParam, ProblemBody, ProblemCode};

/// All problems a route may answer with: write `responses((status = 200, …), Problems)`.
#[derive(Clone, Copy, Debug)]
pub struct Problems;

impl IntoResponses for Problems {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        let statuses = Code::ALL.iter().map(|code| code.status()).filter(|status| *status != 405);
        statuses.map(|status| (status.to_string(), Ref::new(format!("#/components/responses/Problem{status}")).into())).collect()
    }
}

fn problem_response(status: u16) -> Response {
    let codes: Vec<_> = Code::ALL.iter().filter(|code| code.status() == status).collect();
    let description = codes.iter().map(|code| format!("`{}`: {}", code.text(), code.title())).collect::<Vec<_>>().join("; ");
    let content = Content::new(Some(Ref::from_schema_name("Problem")));
    let response = ResponseBuilder::new().description(description).content("application/problem+json", content);
    if matches!(status, 429 | 503) {
        let seconds = Object::builder().schema_type(Type::Integer).minimum(Some(1));
        return response.header("Retry-After", HeaderBuilder::new().schema(Some(seconds)).description(Some("Seconds to wait")).build()).build();
    }
    response.build()
}

/// The schema of an id. utoipa cannot look into a generic parameter without a schema of its own, so give it a name first:
/// `type AccountId = IdOf<Account>;`, then `#[schema(value_type = AccountId)] id: Id<Account>`.
#[derive(Debug)]
pub struct IdOf<N>(PhantomData<N>);

impl<N: Noun> PartialSchema for IdOf<N> {
    fn schema() -> RefOr<Schema> {
        Object::builder()
            .schema_type(Type::String)
            .pattern(Some(format!("^{}_[0-9a-hjkmnp-tv-z]{{25}}[048cgmrw]$", N::PREFIX)))
            .description(Some(format!("The id of a {}.", N::WORD)))
            .examples([json!(format!("{}_06ewxx6rt1vx9c2mtr4c3qk0m8", N::PREFIX))])
            .into()
    }
}

impl<N: Noun> ToSchema for IdOf<N> {
    fn name() -> std::borrow::Cow<'static, str> {
        let words = N::WORD.split([' ', '_', '-']).map(|word| {
            let (first, rest) = word.split_at(word.len().min(1));
            first.to_ascii_uppercase() + rest
        });
        format!("{}Id", words.collect::<String>()).into()
    }
}

/// The id of a member, in schemas.
pub type MemberId = IdOf<Member>;
/// The id of a workspace, in schemas.
pub type WorkspaceId = IdOf<Workspace>;
/// The id of a token, in schemas.
pub type TokenId = IdOf<Token>;

/// A time in a DTO's schema: `#[schema(value_type = TimeText)] at: Time`.
#[derive(Debug)]
pub struct TimeText;

impl PartialSchema for TimeText {
    fn schema() -> RefOr<Schema> {
        Object::builder()
            .schema_type(Type::String)
            .format(Some(SchemaFormat::KnownFormat(utoipa::openapi::KnownFormat::DateTime)))
            .description(Some("An instant (RFC 3339) between the years 1900 and 2199."))
            .examples([json!("2026-03-01T09:30:00Z")])
            .into()
    }
}

impl ToSchema for TimeText {
    fn name() -> std::borrow::Cow<'static, str> {
        "Time".into()
    }
}

/// A page of a list as routes answer it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Listed<T> {
    /// The rows of this page.
    pub items: Vec<T>,
    /// Pass as `cursor` to get the rows that follow; absent on the last page.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>)]
    pub next: Option<kernel::Cursor>,
}

impl<T> Listed<T> {
    /// A page whose rows are turned into what the route shows.
    pub fn of<R>(page: Page<R>, show: impl FnMut(R) -> T) -> Self {
        Self { items: page.items.into_iter().map(show).collect(), next: page.next }
    }
}

impl<T> From<Page<T>> for Listed<T> {
    fn from(page: Page<T>) -> Self {
        Self { items: page.items, next: page.next }
    }
}

/// The word under which a parameter carries the right its route needs, until `finish` lifts it to the operation.
pub const X_RIGHT: &str = "x-right";

/// The mark of routes that ask for a session of one's own and for no right.
pub const OWN_SESSION: &str = "own_session";

/// The mark of routes that ask for the write key of a source and for no right.
pub const WRITE_KEY: &str = "write_key";

/// The mark of the route that asks for the key of a workspace's incoming mail and for no right.
pub const MAIL_KEY: &str = "mail_key";

/// Makes a composed document whole: shared responses, ways to log in, and the right each operation needs.
pub fn finish(api: &mut OpenApi) {
    let components = api.components.get_or_insert_with(Components::new);
    for code in Code::ALL {
        components.responses.insert(format!("Problem{}", code.status()), problem_response(code.status()).into());
    }
    components.schemas.insert("Problem".into(), ProblemBody::schema());
    components.schemas.insert("InvalidParam".into(), InvalidParam::schema());
    components.schemas.insert("ProblemCode".into(), ProblemCode::schema());
    components.add_security_scheme("token", SecurityScheme::Http(HttpBuilder::new().scheme(HttpAuthScheme::Bearer).bearer_format("ts_…").build()));
    components.add_security_scheme("session", SecurityScheme::ApiKey(ApiKey::Cookie(ApiKeyValue::new("touchstone_session"))));
    components.add_security_scheme("write_key", SecurityScheme::Http(HttpBuilder::new().scheme(HttpAuthScheme::Basic).build()));
    components.add_security_scheme("mail_key", SecurityScheme::Http(HttpBuilder::new().scheme(HttpAuthScheme::Bearer).bearer_format("tm_…").build()));
    api.paths.paths.values_mut().flat_map(operations).for_each(lift_right);
}

fn operations(item: &mut utoipa::openapi::PathItem) -> impl Iterator<Item = &mut Operation> {
    [&mut item.get, &mut item.put, &mut item.post, &mut item.delete, &mut item.patch].into_iter().filter_map(Option::as_mut)
}

/// The right a parameter was marked with becomes the operation's, and its security requirement; without one the route is open.
fn lift_right(operation: &mut Operation) {
    let parameters = operation.parameters.iter_mut().flatten();
    let mut marks = parameters.filter_map(|parameter| match parameter {
        RefOr::T(parameter) => parameter.extensions.as_mut()?.remove(X_RIGHT),
        RefOr::Ref(_) => None,
    });
    let right = marks.next();
    let Some(Value::String(right)) = right else {
        operation.security = Some(Vec::new());
        return;
    };
    operation.security = Some(match right.as_str() {
        OWN_SESSION => vec![SecurityRequirement::new("session", [""; 0])],
        WRITE_KEY | MAIL_KEY => vec![SecurityRequirement::new(right.clone(), [""; 0])],
        right => ["token", "session"].map(|scheme| SecurityRequirement::new(scheme, [right])).into(),
    });
    operation.extensions.get_or_insert_with(Extensions::default).insert(X_RIGHT.into(), right.into());
}

//! The extractor of the route that takes mail in: the key that a mail server shows, which leads into one workspace.

use axum::extract::FromRequestParts;
use edge::openapi::{MAIL_KEY, X_RIGHT};
use edge::{House, Problem};
use http::HeaderMap;
use http::header::AUTHORIZATION;
use http::request::Parts;
use kernel::{Code, Id, Workspace};
use utoipa::IntoParams;
use utoipa::openapi::extensions::Extensions;
use utoipa::openapi::path::{Parameter, ParameterBuilder, ParameterIn};
use utoipa::openapi::schema::{Object, Type};

use super::of_key;

/// The workspace whose key was shown.
pub(crate) struct MailKey(pub Id<Workspace>);

impl FromRequestParts<House> for MailKey {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Self, Problem> {
        let key = shown(&parts.headers).unwrap_or_default();
        let workspace = of_key(&mut house.store.door().await?, key).await?;
        workspace.map(Self).ok_or_else(|| {
            let detail = "this is no key of incoming mail: make one in the settings, and send it as Authorization: Bearer tm_…";
            Problem::new(Code::NotLoggedIn, detail)
        })
    }
}

fn shown(headers: &HeaderMap) -> Option<&str> {
    let (scheme, key) = headers.get(AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| key.trim())
}

impl IntoParams for MailKey {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        let header = ParameterBuilder::new()
            .name("authorization")
            .parameter_in(ParameterIn::Header)
            .required(utoipa::openapi::Required::False)
            .schema(Some(Object::builder().schema_type(Type::String)))
            .description(Some("The key of the workspace's incoming mail: `Bearer tm_…`."))
            .extensions(Some(Extensions::from_iter([(X_RIGHT, MAIL_KEY)])));
        vec![header.build()]
    }
}

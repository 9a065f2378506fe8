//! The extractor of routes that take what sources send: the write key, by HTTP Basic, as a bearer, or in the body.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use data_encoding::{BASE64, BASE64_NOPAD};
use edge::openapi::{WRITE_KEY, X_RIGHT};
use edge::{House, Problem};
use http::HeaderMap;
use http::header::AUTHORIZATION;
use http::request::Parts;
use kernel::Code;
use utoipa::IntoParams;
use utoipa::openapi::extensions::Extensions;
use utoipa::openapi::path::{Parameter, ParameterBuilder, ParameterIn};
use utoipa::openapi::schema::{Object, Type};

use super::{Origin, store};

/// What the header `Authorization` of a request says.
#[derive(Debug)]
pub struct WriteKey {
    basic: Option<String>,
    bearer: Option<String>,
}

impl WriteKey {
    /// The source whose key was shown; `in_body` is the key that the body names.
    pub async fn origin(self, house: &House, in_body: Option<&str>) -> Result<Origin, Problem> {
        let Self { basic, bearer } = self;
        let shown = basic.or_else(|| in_body.map(ToOwned::to_owned)).or(bearer).unwrap_or_default();
        let found = store::by_write_key(&house.store, &shown).await?;
        found.ok_or_else(|| {
            Problem::new(
                Code::NotLoggedIn,
                "this needs the write key of an open source: as user of HTTP Basic with an empty password, as a bearer, or as writeKey in the body",
            )
        })
    }

    /// Whether what was shown is the key of a source, and no token of a program.
    pub fn is_of_source(&self) -> bool {
        self.basic.is_some() || self.bearer.as_deref().is_some_and(|key| key.starts_with(super::PREFIX))
    }

    fn of(headers: &HeaderMap) -> Self {
        let given = headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok()).and_then(|value| value.split_once(' '));
        let (scheme, secret) = given.unwrap_or_default();
        let secret = secret.trim();
        Self {
            basic: scheme.eq_ignore_ascii_case("basic").then(|| user(secret)).flatten(),
            bearer: scheme.eq_ignore_ascii_case("bearer").then(|| secret.to_owned()),
        }
    }
}

/// The user of HTTP Basic; client libraries leave padding out now and then.
fn user(encoded: &str) -> Option<String> {
    let bytes = BASE64.decode(encoded.as_bytes()).or_else(|_| BASE64_NOPAD.decode(encoded.as_bytes())).ok()?;
    let text = String::from_utf8(bytes).ok()?;
    let user = text.split(':').next().unwrap_or_default();
    (!user.is_empty()).then(|| user.to_owned())
}

impl<S: Send + Sync> FromRequestParts<S> for WriteKey {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self::of(&parts.headers))
    }
}

impl IntoParams for WriteKey {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        let header = ParameterBuilder::new()
            .name("authorization")
            .parameter_in(ParameterIn::Header)
            .required(utoipa::openapi::Required::False)
            .schema(Some(Object::builder().schema_type(Type::String)))
            .description(Some("The write key of a source: `Basic base64(KEY:)` or `Bearer KEY`."))
            .extensions(Some(Extensions::from_iter([(X_RIGHT, WRITE_KEY)])));
        vec![header.build()]
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("Basic d2tfYWJjOg==", Some("wk_abc"), None)]
    #[case("basic d2tfYWJjOg", Some("wk_abc"), None)]
    #[case("Basic Og==", None, None)]
    #[case("Basic !", None, None)]
    #[case("Bearer wk_abc", None, Some("wk_abc"))]
    #[case("Digest x", None, None)]
    fn a_write_key_is_read_from_the_header(#[case] header: &str, #[case] basic: Option<&str>, #[case] bearer: Option<&str>) {
        let headers = HeaderMap::from_iter([(AUTHORIZATION, header.parse().expect("a header"))]);
        let key = WriteKey::of(&headers);
        assert_eq!((key.basic.as_deref(), key.bearer.as_deref()), (basic, bearer));
    }
}

//! Query parameters, and those that every list understands.

use std::error::Error as _;

use axum::extract::{FromRequestParts, Query};
use http::Uri;
use http::request::Parts;
use kernel::{Code, Cursor, Page, Refusal};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use utoipa::IntoParams;

use crate::problem::Problem;

/// Query parameters of type `T`. Declare `#[serde(deny_unknown_fields)]` on `T`, so that a mistyped filter is refused.
#[derive(Clone, Copy, Debug)]
pub struct Params<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequestParts<S> for Params<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        Ok(Self(parse(parts.uri.query().unwrap_or_default())?))
    }
}

/// Rows of one page when the caller does not say.
const DEFAULT_LIMIT: usize = 50;
/// Rows of one page at most.
const MAX_LIMIT: usize = 500;

/// The query of a list: `cursor`, `limit`, and the filters `T` of that list.
#[derive(Clone, Debug)]
pub struct List<T = NoFilter> {
    /// Where the page before ended.
    pub cursor: Option<Cursor>,
    /// How many rows to give, 1 to 500.
    pub limit: usize,
    /// The list's own parameters.
    pub filter: T,
}

/// A list without filters.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoFilter {}

/// The parameters of every list, for `params(ListParams, …)`.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ListParams {
    /// `next` of the page before.
    cursor: Option<String>,
    /// How many rows to give, 50 unless told.
    #[param(minimum = 1, maximum = 500)]
    limit: Option<u32>,
}

impl<T> List<T> {
    /// The keyset behind which the page begins, if it is not the first.
    pub fn after<K: DeserializeOwned>(&self) -> Result<Option<K>, Refusal> {
        let Some(cursor) = &self.cursor else { return Ok(None) };
        let key: serde_json::Value = cursor.key()?;
        let refuse = || Refusal::new(Code::InvalidCursor, "this cursor was not given out by this list: ask again without it");
        // Neither engine keeps NUL in text, so that no cursor of ours holds one.
        if key.to_string().contains("\\u0000") {
            return Err(refuse());
        }
        serde_json::from_value(key).map(Some).map_err(|_| refuse())
    }

    /// What to write behind LIMIT: one row more than a page has, so that `page` knows whether another follows.
    pub fn fetch(&self) -> i64 {
        self.limit as i64 + 1
    }

    /// The page made of the rows fetched.
    pub fn page<R, K: Serialize>(&self, rows: Vec<R>, key: impl Fn(&R) -> K) -> Page<R> {
        Page::cut(rows, self.limit, key)
    }
}

impl<S: Send + Sync, T: DeserializeOwned> FromRequestParts<S> for List<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let is_ours = |pair: &&str| matches!(pair.split('=').next(), Some("cursor" | "limit"));
        let (ours, theirs): (Vec<_>, Vec<_>) = parts.uri.query().unwrap_or_default().split('&').partition(is_ours);
        let ListParams { cursor, limit } = parse(&ours.join("&"))?;
        let limit = limit.map_or(DEFAULT_LIMIT, |limit| limit as usize);
        if !(1..=MAX_LIMIT).contains(&limit) {
            return Err(parameter("limit", &format!("{limit} is not between 1 and {MAX_LIMIT}")).into());
        }
        Ok(Self { cursor: cursor.filter(|text| !text.is_empty()).map(Cursor::from_text), limit, filter: parse(&theirs.join("&"))? })
    }
}

/// Refuses one parameter.
pub fn parameter(name: &str, reason: &str) -> Refusal {
    Refusal::new(Code::InvalidParameter, format!("{name}: {reason}")).at(name, reason)
}

fn parse<T: DeserializeOwned>(query: &str) -> Result<T, Refusal> {
    if query.contains("%00") {
        return Err(Refusal::new(Code::InvalidParameter, "a parameter holds a NUL character: leave it out"));
    }
    let uri: Uri =
        format!("/?{query}").parse().map_err(|_| Refusal::new(Code::InvalidParameter, "the query cannot be read: encode its special characters"))?;
    Query::try_from_uri(&uri).map(|Query(value)| value).map_err(|rejection| {
        let reason = rejection.source().map_or_else(|| rejection.body_text(), ToString::to_string);
        match reason.split_once(": ") {
            Some((name, reason)) if !name.contains(' ') => parameter(name, reason),
            _ => Refusal::new(Code::InvalidParameter, reason),
        }
    })
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Filter {
        state: Option<String>,
        #[serde(rename = "code")]
        _code: Option<u8>,
    }

    async fn list(query: &str) -> Result<List<Filter>, Problem> {
        let (mut parts, ()) = http::Request::builder().uri(format!("/v1/accounts?{query}")).body(()).expect("request").into_parts();
        List::from_request_parts(&mut parts, &()).await
    }

    #[tokio::test]
    async fn a_list_takes_its_own_parameters_and_leaves_the_filters() {
        let list = list("limit=7&state=live&cursor=WzFd").await.expect("read");
        assert_eq!((list.limit, list.fetch(), list.filter.state.as_deref()), (7, 8, Some("live")));
        assert_eq!(list.after::<(i64,)>(), Ok(Some((1,))));
    }

    #[tokio::test]
    async fn a_list_has_fifty_rows_unless_told() {
        let list = list("").await.expect("read");
        assert_eq!((list.limit, list.cursor), (50, None));
    }

    #[rstest]
    #[case("limit=0", "limit")]
    #[case("limit=501", "limit")]
    #[case("limit=many", "limit")]
    #[case("code=300", "code")]
    #[tokio::test]
    async fn a_refusal_names_the_parameter(#[case] query: &str, #[case] name: &str) {
        let problem = list(query).await.expect_err("refused");
        assert_eq!(problem.refusal().code, Code::InvalidParameter);
        assert_eq!(problem.refusal().params[0].name, name);
    }

    #[tokio::test]
    async fn an_unknown_parameter_and_a_nul_are_refused() {
        assert!(list("stat=live").await.expect_err("refused").refusal().detail.contains("unknown field `stat`"));
        assert!(list("state=%00").await.is_err());
    }
}

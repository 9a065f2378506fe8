//! Optimistic locking: a change is refused when somebody else was faster.

use axum::extract::FromRequestParts;
use http::header::IF_MATCH;
use http::request::Parts;
use kernel::{Code, Refusal};
use store::Error;
use utoipa::IntoParams;

use crate::params::parameter;
use crate::problem::Problem;

/// Refuses a change of a record that is not the one its caller has seen.
pub fn check(current: i64, seen: Option<i64>) -> Result<(), Refusal> {
    match seen {
        Some(seen) if seen != current => Err(Refusal::new(
            Code::Stale,
            format!("revision {seen} was changed in the meantime, it is at {current} now: read it again and repeat your change"),
        )),
        _ => Ok(()),
    }
}

/// Refuses a bulk write of which some rows were changed by another transaction since they were read.
pub fn all_written(written: u64, wanted: usize) -> Result<(), Error> {
    if written == wanted as u64 {
        return Ok(());
    }
    Err(Refusal::new(Code::Stale, "somebody else changed some of it at the same moment: repeat your change").into())
}

/// The header `If-Match: "3"`: the revision that the caller has seen.
#[derive(Clone, Copy, Debug)]
pub struct IfMatch(Option<i64>);

/// The header for `params(IfMatchParams, …)`.
#[derive(IntoParams)]
#[into_params(parameter_in = Header)]
#[expect(dead_code, reason = "describes the header to OpenAPI")]
pub struct IfMatchParams {
    /// The revision you have seen, as in `"3"`: the change is refused with 412 when somebody else was faster.
    #[param(rename = "if-match", pattern = "^\"?[0-9]{1,9}\"?$")]
    if_match: Option<String>,
}

impl IfMatch {
    /// The revision seen, by the header or by a field of the body.
    pub fn or(self, field: Option<i64>) -> Option<i64> {
        self.0.or(field)
    }
}

impl<S: Send + Sync> FromRequestParts<S> for IfMatch {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let Some(value) = parts.headers.get(IF_MATCH) else { return Ok(Self(None)) };
        let revision = value.to_str().ok().and_then(|text| text.trim().trim_matches('"').parse().ok());
        let revision = revision.ok_or_else(|| parameter("If-Match", "write the revision you have seen, as in If-Match: \"3\""))?;
        Ok(Self(Some(revision)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case(None, true)]
    #[case(Some(3), true)]
    #[case(Some(2), false)]
    #[case(Some(4), false)]
    fn only_the_revision_at_hand_may_be_changed(#[case] seen: Option<i64>, #[case] fits: bool) {
        assert_eq!(check(3, seen).is_ok(), fits);
    }
}

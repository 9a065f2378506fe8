//! The parts of a path that name a row: ids and keys.

use axum::extract::FromRequestParts;
use axum::extract::path::ErrorKind;
use axum::extract::rejection::PathRejection;
use http::request::Parts;
use kernel::{Code, Refusal};
use serde::de::DeserializeOwned;

use crate::problem::Problem;

/// The path's parts as `T`: `Place<Id<Account>>`, or a tuple or struct of several. What is no id at all is refused with
/// 400; an id of nothing in this workspace is the command's 404.
#[derive(Clone, Copy, Debug)]
pub struct Place<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned + Send> FromRequestParts<S> for Place<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        if parts.uri.path().contains("%00") {
            return Err(Problem::new(Code::InvalidParameter, "the path holds a NUL character: leave it out"));
        }
        let path = axum::extract::Path::from_request_parts(parts, state).await.map_err(refuse)?;
        Ok(Self(path.0))
    }
}

fn refuse(rejection: PathRejection) -> Problem {
    let PathRejection::FailedToDeserializePathParams(failed) = rejection else {
        return Problem::new(Code::Internal, "the route does not name the parts of its path");
    };
    let (name, reason) = match failed.into_kind() {
        ErrorKind::DeserializeError { key, message, .. } => (key, message),
        ErrorKind::InvalidUtf8InPathParam { key } => (key, "is not UTF-8".into()),
        ErrorKind::ParseErrorAtKey { key, value, expected_type } => (key, format!("{value:?} is not of type {expected_type}")),
        other => ("id".into(), other.to_string()),
    };
    Refusal::new(Code::InvalidId, reason.clone()).at(name, reason).into()
}

#[cfg(test)]
mod tests {
    use axum::Router;
    use axum::body::Body;
    use axum::routing::get;
    use kernel::{Id, Member};
    use tower::ServiceExt;

    use super::*;

    #[rstest::rstest]
    #[case("/mem_00000000000000000000000000", 200)]
    #[case("/acc_00000000000000000000000000", 400)]
    #[case("/%00", 400)]
    #[case("/%FF", 400)]
    #[tokio::test]
    async fn a_path_part_is_checked(#[case] path: &str, #[case] status: u16) {
        let router: Router = Router::new().route("/{id}", get(|Place(id): Place<Id<Member>>| async move { id.to_string() }));
        let request = http::Request::builder().uri(path).body(Body::empty()).expect("request");
        assert_eq!(router.oneshot(request).await.expect("answer").status().as_u16(), status);
    }
}

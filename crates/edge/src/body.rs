//! JSON bodies, refused with the place where they go wrong.

use axum::extract::{FromRequest, Request};
use axum::response::IntoResponse;
use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, StatusCode};
use kernel::{Code, Refusal};
use serde::de::DeserializeOwned;

use crate::problem::Problem;

/// A JSON body of type `T`. Declare `#[serde(deny_unknown_fields)]` on `T`, so that a mistyped field is refused.
#[derive(Clone, Copy, Debug)]
pub struct Body<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Body<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        refuse_other_media(request.headers(), "application/json", |essence| essence == "application/json" || essence.ends_with("+json"))?;
        let bytes = read(request, state).await?;
        Ok(Self(parse(&bytes)?))
    }
}

/// The whole body, unless it is over the route's limit.
pub async fn read<S: Send + Sync>(request: Request, state: &S) -> Result<Bytes, Problem> {
    Bytes::from_request(request, state).await.map_err(|rejection| unreadable(rejection.into_response().status()))
}

fn unreadable(status: StatusCode) -> Problem {
    if status == StatusCode::PAYLOAD_TOO_LARGE {
        return Problem::new(Code::TooLarge, "the body is over the limit of this route: send less at once, or import it as a file");
    }
    Problem::new(Code::MalformedBody, "the body broke off before its end: send it again")
}

/// Refuses a content type that the route does not read; `wanted` names the one it does.
pub fn refuse_other_media(headers: &HeaderMap, wanted: &str, reads: impl Fn(&str) -> bool) -> Result<(), Refusal> {
    let given = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let essence = given.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    if reads(&essence) {
        return Ok(());
    }
    let found = if essence.is_empty() { "none".into() } else { format!("{essence:?}") };
    Err(Refusal::new(
        Code::UnsupportedMedia,
        format!("this route reads {wanted}, the content type given is {found}: set the header Content-Type: {wanted}"),
    ))
}

/// Reads JSON; a refusal names line, column and the path within.
pub fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Refusal> {
    if let Some(at) = nul_escape(bytes) {
        let (line, column) = position(bytes, at);
        return Err(Refusal::new(
            Code::MalformedBody,
            format!("line {line}, column {column}: text with a NUL character cannot be kept: leave it out"),
        ));
    }
    // To keep track of the path takes as long as all the rest, and only a refusal names it.
    if let Ok(value) = serde_json::from_slice(bytes) {
        return Ok(value);
    }
    let mut json = serde_json::Deserializer::from_slice(bytes);
    let value = serde_path_to_error::deserialize(&mut json).map_err(|error| {
        let path = error.path().to_string();
        refuse(&error.into_inner(), (path != ".").then_some(path))
    })?;
    json.end().map_err(|error| refuse(&error, None))?;
    Ok(value)
}

fn refuse(error: &serde_json::Error, path: Option<String>) -> Refusal {
    let place = format!("line {}, column {}", error.line(), error.column());
    let text = error.to_string();
    let reason = text.rsplit_once(" at line ").map_or(text.as_str(), |(reason, _)| reason);
    match path {
        Some(path) if error.is_data() => Refusal::new(Code::MalformedBody, format!("{path} ({place}): {reason}")).at(path, reason),
        _ => Refusal::new(Code::MalformedBody, format!("{place}: {reason}")),
    }
}

/// Where an escaped NUL stands: neither engine keeps it in text.
fn nul_escape(bytes: &[u8]) -> Option<usize> {
    let mut from = 0;
    while let Some(found) = bytes[from..].windows(6).position(|window| window == b"\\u0000") {
        let at = from + found;
        let slashes_before = bytes[..at].iter().rev().take_while(|byte| **byte == b'\\').count();
        if slashes_before % 2 == 0 {
            return Some(at);
        }
        from = at + 1;
    }
    None
}

fn position(bytes: &[u8], at: usize) -> (usize, usize) {
    let line = bytes[..at].split(|byte| *byte == b'\n').count();
    let column = bytes[..at].iter().rev().take_while(|byte| **byte != b'\n').count() + 1;
    (line, column)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Answers {
        #[serde(rename = "answers")]
        _answers: Vec<Answer>,
    }

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Answer {
        #[serde(rename = "score")]
        _score: f64,
    }

    #[rstest]
    #[case("{", "line 1, column 1: EOF while parsing an object")]
    #[case("{\"answers\": [{\"score\": \n\"nine\"}]}", "answers[0].score (line 2, column 6): invalid type: string \"nine\", expected f64")]
    #[case(r#"{"answers": [{"skore": 9}]}"#, "answers[0].skore (line 1, column 21): unknown field `skore`, expected `score`")]
    #[case(r#"{"answers": []} {}"#, "line 1, column 17: trailing characters")]
    #[case(r#"{"answers": "a\u0000"}"#, "line 1, column 15: text with a NUL character cannot be kept: leave it out")]
    fn a_refusal_names_the_place(#[case] json: &str, #[case] detail: &str) {
        assert_eq!(parse::<Answers>(json.as_bytes()).expect_err("refused").detail, detail);
    }

    #[test]
    fn an_escaped_backslash_before_u0000_is_no_nul() {
        assert_eq!(parse::<String>(br#""\\u0000""#).expect("text"), "\\u0000");
    }

    #[rstest]
    #[case(None, false)]
    #[case(Some("text/csv"), false)]
    #[case(Some("application/json; charset=utf-8"), true)]
    #[case(Some("application/merge-patch+json"), true)]
    #[tokio::test]
    async fn reads_json_only(#[case] media: Option<&str>, #[case] read: bool) {
        let mut request = http::Request::builder().method("POST");
        if let Some(media) = media {
            request = request.header(CONTENT_TYPE, media);
        }
        let request = request.body(axum::body::Body::from("[1]")).expect("request");
        let result = Body::<Vec<u8>>::from_request(request, &()).await;
        assert_eq!(result.as_ref().is_ok(), read);
        if let Err(problem) = result {
            assert_eq!(problem.refusal().code, Code::UnsupportedMedia);
        }
    }
}

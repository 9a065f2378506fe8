//! What came back: a value, a stream of bytes, or a problem put into words.

use std::fmt::Write as _;

use anyhow::{Context, Result, anyhow};
use bytes::Bytes;
use futures_util::stream::BoxStream;
use futures_util::{StreamExt, TryStreamExt};
use http::StatusCode;
use kernel::Param;
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// The answer to a call.
pub struct Answer {
    /// How it went.
    pub status: StatusCode,
    pub(super) body: BoxStream<'static, Result<Bytes>>,
}

/// What a command reads of a problem.
#[derive(Deserialize)]
struct Told {
    detail: String,
    #[serde(default)]
    invalid_params: Vec<Param>,
    request_id: Option<String>,
}

impl Answer {
    /// The answer, unless it is a problem; then the problem as an error that can be shown.
    pub async fn accepted(self) -> Result<Self> {
        if self.status.is_success() {
            return Ok(self);
        }
        let status = self.status;
        let bytes = self.bytes().await?;
        Err(serde_json::from_slice::<Told>(&bytes).map_or_else(|_| anyhow!("the server answered {status}"), |told| anyhow!(in_words(status, told))))
    }

    /// The value that was answered.
    pub async fn json<T: DeserializeOwned>(self) -> Result<T> {
        let bytes = self.accepted().await?.bytes().await?;
        serde_json::from_slice(&bytes).context("the answer cannot be read: is the server of another release?")
    }

    /// All bytes of the answer.
    pub async fn bytes(self) -> Result<Vec<u8>> {
        self.body
            .try_fold(Vec::new(), async |mut whole, part| {
                whole.extend_from_slice(&part);
                Ok(whole)
            })
            .await
    }

    /// The bytes part by part.
    pub fn parts(self) -> BoxStream<'static, Result<Bytes>> {
        self.body.boxed()
    }
}

/// The detail, then the places one to a line, unless the detail says the same.
fn in_words(status: StatusCode, told: Told) -> String {
    let mut words = told.detail;
    for Param { name, reason } in told.invalid_params {
        let line = format!("{name}: {reason}");
        if !words.contains(&line) {
            let _ = write!(words, "\n  {line}");
        }
    }
    if let Some(id) = told.request_id.filter(|_| status.is_server_error()) {
        let _ = write!(words, " (request {id})");
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(status: u16, body: &'static str) -> Answer {
        let body = futures_util::stream::iter([Ok(Bytes::from_static(body.as_bytes()))]).boxed();
        Answer { status: StatusCode::from_u16(status).expect("a status"), body }
    }

    #[rstest::rstest]
    #[case(
        422,
        r#"{"detail": "2 rows", "invalid_params": [{"name": "row 2, column N", "reason": "11 is off the scale"}]}"#,
        "2 rows\n  row 2, column N: 11 is off the scale"
    )]
    #[case(422, r#"{"detail": "name: is empty", "invalid_params": [{"name": "name", "reason": "is empty"}]}"#, "name: is empty")]
    #[case(500, r#"{"detail": "ours", "request_id": "abc"}"#, "ours (request abc)")]
    #[case(502, "<html>", "the server answered 502 Bad Gateway")]
    #[tokio::test]
    async fn a_problem_is_put_into_words(#[case] status: u16, #[case] body: &'static str, #[case] words: &str) {
        assert_eq!(answer(status, body).json::<u8>().await.expect_err("a problem").to_string(), words);
    }
}

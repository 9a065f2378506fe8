//! Responses in bulk: an array, or NDJSON that is recorded while it arrives.

use axum::Json;
use axum::RequestExt as _;
use axum::extract::{Request, State};
use edge::{House, Problem, Problems, body};
use futures_util::TryStreamExt as _;
use http::header::CONTENT_TYPE;
use identity::May;
use identity::may::WriteAnswers;
use kernel::{Act, Code, Refusal};
use serde::Serialize;
use serde::de::IgnoredAny;
use utoipa::ToSchema;

use super::shapes::{ItemResult, ResponseIn};
use super::{Draft, Existing, Outcome, Unknown, record};

/// The largest body.
pub(super) const BODY: usize = 64 << 20;
/// Responses in one transaction.
const BATCH: usize = 2_000;
/// The longest line.
const LINE: usize = 4 << 20;

/// What became of a batch, item by item in the same order.
#[derive(Debug, Default, Serialize, ToSchema)]
pub struct BulkOut {
    /// Responses that are new.
    created: u64,
    /// Responses that are here with the same content.
    unchanged: u64,
    /// Items that were not recorded.
    refused: u64,
    /// One result per item.
    results: Vec<ItemResult>,
}

/// Record many responses: an array, or one JSON value per line. Each item stands for itself, and every item that is answered as created is
/// durable. Lines are recorded while they arrive; when a request breaks off, send it again: external ids keep it from counting twice.
#[utoipa::path(post, path = "/v1/responses/bulk", tag = "listen", params(May<WriteAnswers>),
    request_body(content((Vec<ResponseIn> = "application/json"), (String = "application/x-ndjson"))),
    responses((status = 200, body = BulkOut), Problems))]
pub(super) async fn bulk(State(house): State<House>, may: May<WriteAnswers>, request: Request) -> Result<Json<BulkOut>, Problem> {
    let is_lines = request.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).is_some_and(|given| given.contains("ndjson"));
    let mut batch = Batch { house: &house, act: &may.act, waiting: Vec::new(), out: BulkOut::default() };
    if is_lines {
        batch.read_lines(request).await?;
    } else {
        body::refuse_other_media(request.headers(), "application/json or application/x-ndjson", |essence| essence == "application/json")?;
        let whole = body::read(request, &()).await?;
        // Checked as a whole first, keeping nothing: then the items can be cut out and read one by one.
        body::parse::<Vec<IgnoredAny>>(&whole)?;
        for item in items(&whole) {
            batch.take(body::parse::<ResponseIn>(item)).await?;
        }
    }
    batch.write().await?;
    Ok(Json(batch.out))
}

struct Batch<'h> {
    house: &'h House,
    act: &'h Act,
    waiting: Vec<Result<Draft, Refusal>>,
    out: BulkOut,
}

impl Batch<'_> {
    async fn read_lines(&mut self, request: Request) -> Result<(), Problem> {
        let mut stream = request.into_limited_body().into_data_stream();
        let mut rest = Vec::new();
        while let Some(part) = stream.try_next().await.map_err(|error| broken(&error))? {
            let mut lines = part.split(|byte| *byte == b'\n').peekable();
            while let Some(piece) = lines.next() {
                rest.extend_from_slice(piece);
                if rest.len() > LINE {
                    return Err(Problem::new(Code::TooLarge, format!("line {} is longer than 4 MiB: write one response per line", self.place())));
                }
                if lines.peek().is_some() {
                    self.take_line(&rest).await?;
                    rest.clear();
                }
            }
        }
        self.take_line(&rest).await
    }

    fn place(&self) -> usize {
        self.out.results.len() + self.waiting.len() + 1
    }

    async fn take_line(&mut self, line: &[u8]) -> Result<(), Problem> {
        let line = line.trim_ascii();
        if line.is_empty() { Ok(()) } else { self.take(body::parse::<ResponseIn>(line)).await }
    }

    async fn take(&mut self, item: Result<ResponseIn, Refusal>) -> Result<(), Problem> {
        self.waiting.push(item.and_then(ResponseIn::draft));
        if self.waiting.len() < BATCH { Ok(()) } else { self.write().await }
    }

    /// Records what waits, in a transaction of its own.
    async fn write(&mut self) -> Result<(), Problem> {
        let (mut drafts, mut places) = (Vec::with_capacity(self.waiting.len()), Vec::with_capacity(self.waiting.len()));
        for item in self.waiting.drain(..) {
            places.push(item.map(|draft| drafts.push(draft)));
        }
        let mut tx = self.house.store.begin(self.act).await?;
        let mut outcomes = record(&mut tx, &drafts, Existing::Keep, Unknown::Refuse).await?.into_iter();
        tx.commit().await?;
        let results = places.into_iter().filter_map(|place| match place {
            Ok(()) => outcomes.next(),
            Err(refusal) => Some(Outcome::Refused(refusal)),
        });
        for outcome in results {
            match outcome {
                Outcome::Created(_) | Outcome::Replaced(_) => self.out.created += 1,
                Outcome::Unchanged(_) => self.out.unchanged += 1,
                Outcome::Conflict(_) | Outcome::Refused(_) => self.out.refused += 1,
            }
            self.out.results.push(outcome.into());
        }
        Ok(())
    }
}

/// The items of a JSON array that is known to be well formed.
fn items(array: &[u8]) -> impl Iterator<Item = &[u8]> {
    let array = array.trim_ascii();
    let inside = array.get(1..array.len().saturating_sub(1)).unwrap_or_default();
    let (mut depth, mut in_text, mut escaped) = (0_u32, false, false);
    let parts = inside.split(move |byte| {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_text => escaped = true,
            b'"' => in_text = !in_text,
            _ if in_text => {}
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth -= 1,
            b',' => return depth == 0,
            _ => {}
        }
        false
    });
    parts.map(<[u8]>::trim_ascii).filter(|part| !part.is_empty())
}

fn broken(error: &axum::Error) -> Problem {
    if error.to_string().contains("length limit") {
        return Problem::new(Code::TooLarge, "the body is over the limit of this route: send fewer lines at once");
    }
    Problem::new(Code::MalformedBody, "the body broke off before its end: send it again")
}

#[cfg(test)]
mod tests {
    use super::items;

    #[rstest::rstest]
    #[case("[]", &[])]
    #[case(" [ 1 ] ", &["1"])]
    #[case(r#"[{"a": [1, 2]}, "x,\"],[", [3, {}],null]"#, &[r#"{"a": [1, 2]}"#, r#""x,\"],[""#, "[3, {}]", "null"])]
    fn an_array_is_cut_into_its_items(#[case] array: &str, #[case] wanted: &[&str]) {
        let found: Vec<_> = items(array.as_bytes()).map(|item| std::str::from_utf8(item).expect("text")).collect();
        assert_eq!(found, wanted);
    }
}

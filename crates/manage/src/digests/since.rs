//! What came in since a digest was sent: the same question, asked again.

use kernel::{Id, Time, Workspace};
use measure::Evaluator;
use serde::Serialize;
use store::{Error, Store};
use utoipa::ToSchema;

use super::content::{Content, Figure};

/// How the figures of a digest stand now.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
#[schema(as = DigestSince)]
pub struct Since {
    /// The same figure, read now.
    pub total: Figure,
    /// How many answers of that time came in since; fewer where some were withdrawn, replaced or erased.
    pub answers: i64,
    /// Whether the value is another one.
    pub differs: bool,
}

/// Asks again; none where there was nothing to ask.
pub(super) async fn since(
    store: &Store,
    evaluator: &dyn Evaluator,
    workspace: Id<Workspace>,
    sent: &Content,
    now: Time,
) -> Result<Option<Since>, Error> {
    let Some(question) = sent.question.clone() else { return Ok(None) };
    let reading = match measure::ask(store, evaluator, workspace, question, now).await {
        Err(Error::Refused(_)) => return Ok(None),
        reading => reading?,
    };
    let total = Figure::of(&reading.total);
    let answers = i64::try_from(total.n).unwrap_or(i64::MAX) - i64::try_from(sent.total.n).unwrap_or(i64::MAX);
    let apart = match (total.value, sent.total.value) {
        (Some(now), Some(then)) => (now - then).abs() > 1e-9,
        (now, then) => now.is_some() != then.is_some(),
    };
    Ok(Some(Since { differs: apart || answers != 0, total, answers }))
}

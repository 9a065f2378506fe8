//! The reading that a decision rests on, frozen as it is now.

use kernel::{Id, Refusal, Time, Workspace};
use measure::routes::singles_people_out;
use measure::{Evaluator, Question};
use serde_json::Value as Json;
use store::{Error, Store};

use super::MOST_FIGURES;

/// Asks the question and keeps what it reads now: the figures with their n and interval, and the question as it was asked. Figures of single people are
/// refused: they could not be forgotten with the person.
pub async fn frozen(store: &Store, evaluator: &dyn Evaluator, workspace: Id<Workspace>, question: Question, now: Time) -> Result<Json, Error> {
    if singles_people_out(&question) {
        return Err(Refusal::field("question", "names single people: a decision keeps figures of groups, so leave contact out").into());
    }
    let reading = measure::ask(store, evaluator, workspace, question, now).await?;
    if reading.rows.len() > MOST_FIGURES {
        let reason = format!("reads {} figures, a decision keeps {MOST_FIGURES} at most: ask for fewer groups or periods", reading.rows.len());
        return Err(Refusal::field("question", reason).into());
    }
    serde_json::to_value(reading).map_err(|error| Error::Misuse(format!("a reading cannot be kept: {error}")))
}

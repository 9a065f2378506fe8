//! Asks: catalogue, plan, evaluation, reading.

use kernel::{Id, Time, Workspace};
use store::{Error, Store};

use crate::anonymity::{evaluate, taking_part};
use crate::catalogue::{self, Catalogue};
use crate::evaluator::Evaluator;
use crate::planning::plan;
use crate::question::Question;
use crate::reading::Reading;

/// The reading of a question in a workspace, as of `now`; it includes everything committed before the call.
pub async fn ask(store: &Store, evaluator: &dyn Evaluator, workspace: Id<Workspace>, question: Question, now: Time) -> Result<Reading, Error> {
    let catalogue = Catalogue::load(&mut store.read(workspace).await?).await?;
    let span = if question.is_open_ended() { span(store, evaluator, workspace).await? } else { None };
    let planned = plan(&question, &catalogue, span, now)?;
    let mut promised = taking_part(&planned.plan, &catalogue.promises);
    let product = evaluate(store, evaluator, workspace, &planned.plan, &promised).await?;
    let against = match &planned.against {
        Some(plan) => {
            let there = taking_part(plan, &catalogue.promises);
            let product = evaluate(store, evaluator, workspace, plan, &there).await?;
            promised.extend(there);
            Some(product)
        }
        None => None,
    };
    let anonymous = promised.iter().map(|promise| promise.people).max();
    Ok(Reading { anonymous, ..Reading::of(question, &planned, &product, against.as_ref(), now)? })
}

async fn span(store: &Store, evaluator: &dyn Evaluator, workspace: Id<Workspace>) -> Result<Option<(Time, Time)>, Error> {
    match evaluator.span(workspace).await? {
        Some(span) => Ok(Some(span)),
        None => catalogue::span(&mut store.read(workspace).await?).await,
    }
}

//! Which question a digest is about: the one that the workspace named, else the one that most people answer at touchpoints.

use std::collections::HashMap;

use kernel::{Id, Time, Workspace};
use listen::questions::{Definition, Kind, store as questions};
use measure::question::Measure;
use measure::{Evaluator, Question};
use store::{Error, Store};

use super::content::Asked;
use super::settings;

/// Questions that are looked through at most.
const MOST: usize = 2_000;

/// The question that figures are about.
#[derive(Clone, Debug)]
pub(super) struct Chosen {
    pub asked: Asked,
    pub measure: Measure,
}

/// The measure of a question, if there is one.
pub(super) const fn measure_of(kind: Kind) -> Option<Measure> {
    match kind {
        Kind::Nps => Some(Measure::Nps),
        Kind::Csat => Some(Measure::Csat),
        Kind::Ces => Some(Measure::Ces),
        Kind::Solved => Some(Measure::Solved),
        Kind::Intent | Kind::Rating => Some(Measure::Mean),
        Kind::Choice | Kind::Text => None,
    }
}

/// Chooses it; `wide` asks for the answers of the period. None where nothing is asked that can be measured.
pub(super) async fn choose(
    store: &Store,
    evaluator: &dyn Evaluator,
    workspace: Id<Workspace>,
    wide: &Question,
    now: Time,
) -> Result<Option<Chosen>, Error> {
    let mut read = store.read(workspace).await?;
    let set = settings::question(&mut read).await?;
    let all = questions::page(&mut read, None, MOST).await?.items.into_iter().map(|record| record.definition);
    let measured: Vec<(Definition, Measure)> = all.filter_map(|known| measure_of(known.kind).map(|measure| (known, measure))).collect();
    drop(read);
    let chosen = |(definition, measure): &(Definition, Measure)| {
        let (low, high) = (definition.scale.map(|scale| scale.low), definition.scale.map(|scale| scale.high));
        let asked = Asked { key: definition.key.clone(), label: definition.label.clone(), low, high };
        Chosen { asked, measure: *measure }
    };
    if let Some(found) = measured.iter().find(|(known, _)| set.as_ref() == Some(&known.key)) {
        return Ok(Some(chosen(found)));
    }
    for question in [wide.clone(), Question { during: None, ..wide.clone() }] {
        let votes = votes(store, evaluator, workspace, question, now).await?;
        let most = measured.iter().filter(|(known, _)| votes.contains_key(&known.key)).max_by_key(|(known, _)| (votes[&known.key], rank(known.kind)));
        if let Some(most) = most {
            return Ok(Some(chosen(most)));
        }
    }
    Ok(measured.iter().max_by_key(|(known, _)| rank(known.kind)).map(chosen))
}

/// Which of two comes first that are answered as often.
const fn rank(kind: Kind) -> u8 {
    match kind {
        Kind::Nps => 5,
        Kind::Csat => 4,
        Kind::Ces => 3,
        Kind::Solved => 2,
        _ => 1,
    }
}

/// How many answers there are to each question: those at touchpoints first, then all.
async fn votes(
    store: &Store,
    evaluator: &dyn Evaluator,
    workspace: Id<Workspace>,
    question: Question,
    now: Time,
) -> Result<HashMap<String, (u64, u64)>, Error> {
    let question = Question { by: vec!["question".into(), "touchpoint".into()], ..question };
    let reading = match measure::ask(store, evaluator, workspace, question, now).await {
        Err(Error::Refused(_)) => return Ok(HashMap::new()),
        reading => reading?,
    };
    let mut votes: HashMap<String, (u64, u64)> = HashMap::new();
    for row in reading.rows.iter().filter(|row| row.n > 0) {
        let Some(key) = row.by.get("question").and_then(serde_json::Value::as_str) else { continue };
        let at_touchpoint = row.by.get("touchpoint").is_some_and(|place| !place.is_null());
        let count = votes.entry(key.to_owned()).or_default();
        *count = (count.0 + if at_touchpoint { row.n } else { 0 }, count.1 + row.n);
    }
    Ok(votes)
}

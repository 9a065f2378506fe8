//! Puts the results of a survey together: how far people went, and a distribution for each question, asked as every other question is.

use std::collections::BTreeMap;

use kernel::calendar::Dates;
use kernel::{Id, Refusal, Time, Workspace};
use listen::questions::{Aspect, Kind, Pattern};
use listen::surveys::record::VERSION;
use listen::words::Survey;
use store::{Error, Store};
use surveys::Ask;

use super::outline::{self, Asked};
use super::path::{Counts, walked};
use super::store::{self as surveys_store, Came, Found, MOST, Wanted};
use super::{DistributionResult, PathResult, PointResult, QuestionResult, Results, VersionResult};
use crate::catalogue::{Catalogue, Known};
use crate::dimension::{Dimension, Value};
use crate::evaluator::Evaluator;
use crate::filter::{Filter, Test};
use crate::question::{Measure, PointName, Question};
use crate::reading::Reading;

/// Which answers of the survey are looked at.
#[derive(Clone, Debug, Default)]
pub struct Slice {
    /// Those of these days.
    pub during: Option<Dates>,
    /// Those in this language.
    pub language: Option<String>,
    /// Those to this version.
    pub version: Option<i64>,
}

/// What came of a survey.
pub async fn results(
    store: &Store,
    evaluator: &dyn Evaluator,
    workspace: Id<Workspace>,
    survey: Id<Survey>,
    slice: &Slice,
    now: Time,
) -> Result<Results, Error> {
    let mut read = store.read(workspace).await?;
    let (found, catalogue) = (surveys_store::find(&mut read, survey).await?, Catalogue::load(&mut read).await?);
    check_version(&found, slice.version)?;
    let during = slice.during.as_ref().map(|dates| dates.instants(&catalogue.zone));
    let wanted = Wanted { during, language: slice.language.clone(), version: slice.version, programme: None };
    // Under a promise of anonymity the way is that of everybody: a slice of it could be one person's.
    let wanted = if found.anonymous.is_some() { Wanted::default() } else { wanted };
    let (path, seen) = path(&found, wanted.version, surveys_store::came(&mut read, survey, &wanted).await?);
    let few = found.anonymous.is_some_and(|people| path.sent < people);
    let words = if few { None } else { Some(surveys_store::words(&mut read, found.code, &wanted).await?) };
    drop(read);
    let mut questions = Vec::new();
    for Asked { page, question, versions } in outline::questions(&found.definitions(slice.version), &found.versions) {
        let mut distributions = Vec::new();
        for known in parts(&catalogue, &question.key) {
            let reading = crate::ask(store, evaluator, workspace, self::question(&found.key, &known.key, slice), now).await?;
            distributions.push(distribution(known, &reading));
        }
        let Counts { reached, answered, .. } = seen.get(&question.key).copied().unwrap_or_default();
        let words = words.as_ref().filter(|_| asks_words(&question.ask)).map(|words| written(words, &question.key));
        let (page, label, kind) = (page.key.clone(), question.label.clone(), kind(&question.ask));
        let question = question.key.clone();
        questions.push(QuestionResult { page, question, label, kind, versions, reached, answered, words, distributions });
    }
    let versions = found.published.iter().rev().map(|(version, published_at)| VersionResult { version: *version, published_at: *published_at });
    let (version, versions) = (slice.version, versions.collect());
    Ok(Results { survey, key: found.key, as_of: now, anonymous: found.anonymous, version, versions, path, questions })
}

/// Refuses a version that was never published.
fn check_version(found: &Found, version: Option<i64>) -> Result<(), Refusal> {
    match version.filter(|version| !found.versions.contains_key(version)) {
        Some(version) => Err(Refusal::field("version", format!("there is no version {version}: {} were published", found.versions.len()))),
        None => Ok(()),
    }
}

/// How many wrote words to a question, those of another choice included.
fn written(words: &BTreeMap<String, u64>, question: &str) -> u64 {
    words.iter().filter(|(key, _)| is_part(key, question)).map(|(_, n)| n).sum()
}

/// How far people went; under a promise of anonymity newcomers count as soon as they are as many as were promised.
fn path(found: &Found, version: Option<i64>, mut people: Vec<Came>) -> (PathResult, super::path::Seen) {
    let more = people.len() > MOST;
    people.truncate(MOST);
    if let Some(step) = found.anonymous.and_then(|people| usize::try_from(people).ok()) {
        people.drain(..people.len() % step.max(1));
    }
    let (path, seen) = walked(&outline::pages(&found.definitions(version)), &found.versions, &people);
    (PathResult { more, ..path }, seen)
}

/// The questions to the data that hold the scores of a question of the survey.
fn parts<'c>(catalogue: &'c Catalogue, question: &str) -> Vec<&'c Known> {
    catalogue.questions.iter().filter(|known| known.kind != Kind::Text && is_part(&known.key, question)).collect()
}

/// Whether answers of this key belong to a question: its own, or a row, option or mark of it.
fn is_part(key: &str, question: &str) -> bool {
    key.strip_prefix(question).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

fn asks_words(ask: &Ask) -> bool {
    match ask {
        Ask::Line(_) | Ask::Words(_) => true,
        Ask::Choice(choices) | Ask::Choices(choices) | Ask::Dropdown(choices) => choices.other,
        _ => false,
    }
}

/// The word its definition has for it.
fn kind(ask: &Ask) -> String {
    let written = serde_json::to_value(ask).unwrap_or_default();
    written["kind"].as_str().unwrap_or_default().to_owned()
}

/// The distribution of one question within the survey, whatever it was asked about.
fn question(survey: &str, of: &str, slice: &Slice) -> Question {
    let is = |dimension, words: Vec<&str>| Filter::Is(dimension, Test::In(words.into_iter().map(Value::text).collect()));
    let mut parts = vec![
        is(Dimension::Survey, vec![survey]),
        is(Dimension::Pattern, Pattern::ALL.iter().map(|pattern| pattern.text()).collect()),
        is(Dimension::Aspect, Aspect::ALL.iter().map(|aspect| aspect.text()).collect()),
    ];
    parts.extend(slice.language.as_deref().map(|language| is(Dimension::Language, vec![language])));
    parts.extend(slice.version.map(|version| {
        let number = Value::Number(version as f64);
        Filter::Is(Dimension::OfResponse(VERSION.to_owned()), Test::In(vec![number]))
    }));
    Question {
        of: vec![of.to_owned()],
        during: slice.during.clone(),
        condition: Some(Filter::All(parts).to_string()),
        ..Question::new(Measure::Distribution)
    }
}

fn distribution(known: &Known, reading: &Reading) -> DistributionResult {
    let points = reading.rows.iter().map(|row| {
        let name = row.by.get("score").cloned().unwrap_or_default();
        let n = row.tally.iter().flat_map(|tally| tally.values()).filter_map(serde_json::Value::as_u64).sum();
        PointResult {
            point: serde_json::from_value(name).unwrap_or(PointName::Label(String::new())),
            n,
            value: row.value,
            low: row.low,
            high: row.high,
        }
    });
    let total = &reading.total;
    let points = if total.too_few { Vec::new() } else { points.collect() };
    DistributionResult { of: known.key.clone(), label: known.label.clone(), n: total.n, people: total.people, too_few: total.too_few, points }
}

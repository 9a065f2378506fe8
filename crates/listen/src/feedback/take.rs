//! The one command that takes in records: those of one submission become one response, also when they come one after another.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use customers::attributes;
use kernel::{Code, Id, Refusal};
use store::{Error, Tx, Value, args};

use super::{FeedbackRecord, Kept, Part, Record};
use crate::promises;
use crate::questions::{self, Definition};
use crate::responses::{self, Draft, Existing, Person, Response, Unknown};

/// A record on its way in.
#[derive(Clone, Debug)]
pub struct Given {
    /// The survey its answers are of, when its source says so.
    pub survey: Option<String>,
    /// The channel, when its source says so.
    pub channel: Option<String>,
    /// What it says.
    pub record: Record,
}

/// What became of a record.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// It is taken in.
    Created(Box<Kept>),
    /// This field of this submission was answered before, or a rule refused it.
    Refused(Refusal),
}

/// What is known of a submission.
#[derive(Default)]
struct Submission {
    response: Option<Id<Response>>,
    fields: BTreeMap<String, Given>,
    /// Places of the records that are new.
    new: Vec<usize>,
}

/// Takes in records; one outcome each, in the same order.
pub async fn take(tx: &mut Tx<'_>, given: &[Given]) -> Result<Vec<Outcome>, Error> {
    responses::take_turn(tx).await?;
    let checked: Vec<Result<(), Refusal>> = given.iter().map(|one| one.record.check()).collect();
    let mut submissions = known(tx, given.iter().zip(&checked).filter(|(_, checked)| checked.is_ok()).map(|(one, _)| one)).await?;
    let mut outcomes: Vec<Option<Outcome>> = checked.into_iter().map(|checked| checked.err().map(Outcome::Refused)).collect();
    let mut wanted = Wanted::of(tx, given, &submissions).await?;
    for (place, one) in given.iter().enumerate().filter(|(place, _)| outcomes[*place].is_none()).collect::<Vec<_>>() {
        let submission = submissions.entry(one.record.submission()).or_default();
        if submission.fields.contains_key(&one.record.field_id) {
            outcomes[place] = Some(Outcome::Refused(twice(&one.record)));
        } else if let Err(refusal) = wanted.take(&one.record) {
            outcomes[place] = Some(Outcome::Refused(refusal));
        } else {
            submission.fields.insert(one.record.field_id.clone(), one.clone());
            submission.new.push(place);
        }
    }
    submissions.retain(|_, submission| !submission.new.is_empty());
    wanted.define(tx).await?;
    let drafts = submissions.iter().map(|(name, submission)| draft(name, submission, &wanted)).collect::<Result<Vec<_>, _>>()?;
    let recorded = responses::record(tx, &drafts, Existing::Replace, Unknown::Make).await?;
    let anonymous = promises::among(tx, drafts.iter().filter_map(|draft| draft.survey.as_deref()).collect()).await?;
    let (mut rows, mut added) = (Vec::new(), Vec::new());
    let (workspace, now) = (tx.workspace(), tx.act().now);
    for (((name, submission), draft), outcome) in submissions.iter().zip(&drafts).zip(recorded) {
        let Some(response) = outcome.id().filter(|_| outcome.refusal().is_none()) else {
            let refusal = outcome.refusal().unwrap_or_else(|| Refusal::new(Code::Invalid, "the response was not recorded"));
            submission.new.iter().for_each(|place| outcomes[*place] = Some(Outcome::Refused(refusal.clone())));
            continue;
        };
        added.extend(submission.response.map(Value::from));
        let nameless = draft.survey.as_deref().is_some_and(|survey| anonymous.contains(survey));
        for place in &submission.new {
            let id: Id<FeedbackRecord> = tx.act().ids.next();
            let record = given[*place].record.clone();
            let kept = Record { user_id: record.user_id.clone().filter(|_| !nameless), ..record.clone() };
            let kept = serde_json::to_string(&kept).map_err(|error| Error::Misuse(error.to_string()))?;
            rows.push(args![workspace, name, &record.field_id, id, response, kept, now]);
            outcomes[*place] = Some(Outcome::Created(Box::new(Kept::of(id, now, record))));
        }
    }
    tx.insert_rows("INSERT INTO feedback_record (workspace, submission, field, id, response, record, made_at)", rows, "").await?;
    // Nothing was replaced: a further field of the same submission came.
    tx.execute_by("DELETE FROM response_history WHERE workspace = $1 AND response", &added).await?;
    Ok(outcomes.into_iter().map(|outcome| outcome.unwrap_or_else(|| Outcome::Refused(Refusal::new(Code::Invalid, "nothing became of it")))).collect())
}

fn twice(record: &Record) -> Refusal {
    let detail = format!("the field {:?} of the submission {:?} is here already: a record does not change", record.field_id, record.submission_id);
    Refusal::new(Code::Conflict, detail)
}

/// What is here of these submissions.
async fn known(tx: &mut Tx<'_>, given: impl Iterator<Item = &Given>) -> Result<BTreeMap<String, Submission>, Error> {
    let by_name: HashMap<String, &Given> = given.map(|one| (one.record.submission(), one)).collect();
    let keys = by_name.keys().map(|name| Value::from(name.as_str())).collect();
    let mut submissions: BTreeMap<String, Submission> = BTreeMap::new();
    for row in tx.all_by("SELECT submission, field, response, record FROM feedback_record WHERE workspace = $1 AND submission", keys).await? {
        let (name, record): (String, String) = (row.get("submission")?, row.get("record")?);
        let record = serde_json::from_str(&record).map_err(|error| Error::Column { column: "record".into(), reason: error.to_string() })?;
        let (survey, channel) = by_name.get(&name).map(|one| (one.survey.clone(), one.channel.clone())).unwrap_or_default();
        let submission = submissions.entry(name).or_default();
        submission.response = Some(row.get("response")?);
        submission.fields.insert(row.get("field")?, Given { survey, channel, record });
    }
    Ok(submissions)
}

/// The questions and attributes that records need.
struct Wanted {
    questions: HashMap<String, Definition>,
    /// Keys of questions that are new or get new options.
    changed: BTreeSet<String>,
    attributes: BTreeMap<String, attributes::Definition>,
    /// Those of them that are not here yet.
    unknown: Vec<attributes::Definition>,
}

impl Wanted {
    async fn of(tx: &mut Tx<'_>, given: &[Given], submissions: &BTreeMap<String, Submission>) -> Result<Self, Error> {
        let of_here = submissions.values().flat_map(|submission| submission.fields.keys().map(String::as_str));
        let keys: BTreeSet<&str> = given.iter().map(|one| one.record.field_id.as_str()).filter(|key| !key.contains('\0')).chain(of_here).collect();
        let known = questions::store::by_keys(tx, keys).await?;
        let questions = known.into_iter().map(|record| (record.definition.key.clone(), record.definition)).collect();
        let attributes = attributes::all(tx, attributes::Noun::Response).await?;
        let attributes = attributes.into_iter().map(|one| (one.definition.name.clone(), one.definition)).collect();
        Ok(Self { questions, changed: BTreeSet::new(), attributes, unknown: Vec::new() })
    }

    /// Takes note of what a record needs, or says why it does not fit what is here.
    fn take(&mut self, record: &Record) -> Result<(), Refusal> {
        let part = match record.question() {
            None => record.part(None)?,
            Some(asked) => {
                let known = self.questions.get(&record.field_id);
                let kind = known.map_or(asked.kind, |known| known.kind);
                let part = record.part(Some(kind))?;
                let mut definition = known.cloned().unwrap_or_else(|| asked.clone());
                if let Part::Answer(answer) = &part
                    && let responses::Said::Score(score) = answer.said
                {
                    definition.check_score(score).map_err(|reason| Refusal::field("value_number", reason))?;
                }
                let is_new = known.is_none();
                let more =
                    asked.options.into_iter().find(|option| definition.option(&option.label).is_none() && definition.option(&option.code).is_none());
                if is_new || (kind == questions::Kind::Choice && more.is_some()) {
                    definition.options.extend(more);
                    definition.check()?;
                    self.changed.insert(record.field_id.clone());
                    self.questions.insert(record.field_id.clone(), definition);
                }
                part
            }
        };
        if let Part::Value(wanted, stored) = part {
            let known = self.attributes.entry(wanted.name.clone()).or_insert_with(|| {
                self.unknown.push(wanted.clone());
                wanted.clone()
            });
            if known.kind != wanted.kind {
                return Err(Refusal::field("field_type", format!("the attribute {} of responses is of kind {}", known.name, known.kind)));
            }
            if let attributes::Stored::Text(day) = &stored {
                known.parse(day)?;
            }
        }
        Ok(())
    }

    async fn define(&self, tx: &mut Tx<'_>) -> Result<(), Error> {
        let changed: Vec<Definition> = self.changed.iter().filter_map(|key| self.questions.get(key).cloned()).collect();
        if !changed.is_empty() {
            questions::store::ensure_all(tx, &changed).await?;
        }
        attributes::ensure_all(tx, self.unknown.clone()).await.map(drop)
    }
}

/// The response of a submission, made of all its records.
fn draft(name: &str, submission: &Submission, wanted: &Wanted) -> Result<Draft, Refusal> {
    let first = submission.fields.values().next();
    let mut draft = Draft { external_id: Some(format!("feedback {name}")), ..Draft::default() };
    if let Some(Given { survey, channel, record }) = first {
        let source = survey.clone().or_else(|| record.source_id.clone()).unwrap_or_else(|| record.source_type.clone());
        let short = |text: &str, most: usize| -> std::sync::Arc<str> { text.trim().chars().take(most).collect::<String>().into() };
        draft.survey = Some(short(&source, 100));
        draft.channel = Some(short(channel.as_deref().unwrap_or(&record.source_type), 50));
        draft.language = record.language.as_deref().filter(|language| !language.trim().is_empty()).map(|language| short(language, 20));
    }
    for Given { record, .. } in submission.fields.values() {
        draft.answered_at = draft.answered_at.max(record.collected_at);
        if let Some(user) = record.user_id.as_deref().map(str::trim).filter(|user| !user.is_empty()) {
            draft.contact = Some(Person::External(user.into()));
        }
        match record.part(wanted.questions.get(&record.field_id).map(|question| question.kind))? {
            Part::Answer(answer) => draft.answers.push(answer),
            Part::Value(definition, stored) => draft.attributes.push((definition.name.into(), stored)),
        }
    }
    Ok(draft)
}

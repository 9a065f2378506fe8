//! The answers of a page, checked: the same for the page, programs and the preview.

pub(crate) mod fit;

use std::collections::{BTreeMap, BTreeSet};

use kernel::closed;
use serde::Serialize;
use utoipa::ToSchema;

use crate::engine::{Shown, Step, step};
use crate::{Answer, Ask, Definition, Given};

closed! {
    /// What is wrong with an answer.
    FaultKind, "fault of an answer" {
        /// It is missing.
        Required = "required",
        /// It is of another form than the question asks for.
        WrongForm = "wrong_form",
        /// It is no point of the scale.
        OffScale = "off_scale",
        /// It is not on the list.
        UnknownChoice = "unknown_choice",
        /// Fewer than have to be picked.
        TooFew = "too_few",
        /// More than may be picked.
        TooMany = "too_many",
        /// The words are too short.
        TooShort = "too_short",
        /// The words are too long.
        TooLong = "too_long",
        /// It is not a number.
        NotANumber = "not_a_number",
        /// It has to be a whole number.
        NotWhole = "not_whole",
        /// The number is too small.
        TooSmall = "too_small",
        /// The number is too large.
        TooLarge = "too_large",
        /// It is not a date.
        NotADate = "not_a_date",
        /// The date is too early.
        TooEarly = "too_early",
        /// The date is too late.
        TooLate = "too_late",
        /// It is not a mail address.
        NotAMail = "not_a_mail",
        /// It is not a phone number.
        NotAPhone = "not_a_phone",
        /// The page has no such question.
        UnknownQuestion = "unknown_question",
    }
}

/// What is wrong with the answer to a question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = AnswerFault)]
pub struct Fault {
    /// Key of the question.
    pub question: String,
    /// Key of the row or the field, if one is to blame.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub row: Option<String>,
    /// What is wrong.
    pub kind: FaultKind,
    /// The bound that was not held.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<String>,
}

/// A fault whose question is not named yet.
#[derive(Debug)]
pub(crate) struct Wrong {
    row: Option<String>,
    kind: FaultKind,
    limit: Option<String>,
}

impl Wrong {
    fn of(kind: FaultKind) -> Self {
        Self { row: None, kind, limit: None }
    }

    fn beyond(kind: FaultKind, limit: &dyn std::fmt::Display) -> Self {
        Self { limit: Some(limit.to_string()), ..Self::of(kind) }
    }

    fn in_row(self, row: &str) -> Self {
        Self { row: Some(row.to_owned()), ..self }
    }

    fn at(self, question: &str) -> Fault {
        Fault { question: question.to_owned(), row: self.row, kind: self.kind, limit: self.limit }
    }
}

/// Takes the answers that were sent with a page. Those to its questions replace what was answered before; a question without an answer has
/// none from then on. The page counts as sent unless these answers made questions of it appear that were not to be seen.
pub fn take(definition: &Definition, given: &Given, page: &str, said: &BTreeMap<String, Answer>) -> Result<Given, Vec<Fault>> {
    let unknown = |key: &str| Fault { question: key.to_owned(), row: None, kind: FaultKind::UnknownQuestion, limit: None };
    let Some(seen) = step(definition, given, page) else { return Err(said.keys().map(|key| unknown(key)).collect()) };
    let of_page = |key: &str| seen.page.questions.iter().any(|question| question.key == key.split_once('.').map_or(key, |(key, _)| key));
    let mut faults: Vec<Fault> = said.keys().filter(|key| !of_page(key)).map(|key| unknown(key)).collect();
    let mut taken = given.clone();
    for shown in &seen.questions {
        replace(&mut taken, shown, said, &mut faults);
    }
    let before: BTreeSet<&str> = keys(&seen);
    let after = step(definition, &taken, page);
    let appeared = after.as_ref().is_some_and(|after| keys(after).iter().any(|key| !before.contains(key)));
    // Whether an answer is required may follow from others on the same page.
    let required = |key: &str| after.as_ref().is_none_or(|after| after.questions.iter().any(|shown| shown.required && shown.question.key == key));
    faults.retain(|fault| fault.kind != FaultKind::Required || required(&fault.question));
    faults.extend(newly_required(&seen, after.as_ref(), &taken));
    if !faults.is_empty() {
        return Err(faults);
    }
    if !appeared {
        taken.done.insert(page.to_owned());
    }
    Ok(taken)
}

fn keys<'d>(step: &Step<'d>) -> BTreeSet<&'d str> {
    step.questions.iter().map(|shown| shown.question.key.as_str()).collect()
}

fn replace(taken: &mut Given, shown: &Shown<'_>, said: &BTreeMap<String, Answer>, faults: &mut Vec<Fault>) {
    let key = &shown.question.key;
    taken.answers.remove(key);
    let other = format!("{key}.other");
    taken.answers.remove(&other);
    match fit::fit(&shown.question.ask, said.get(key)) {
        Ok(Some(answer)) => {
            taken.answers.insert(key.clone(), answer);
        }
        Ok(None) if shown.required && shown.question.ask != Ask::Statement => faults.push(Wrong::of(FaultKind::Required).at(key)),
        Ok(None) => {}
        Err(wrong) => faults.push(wrong.at(key)),
    }
    match said.get(&other).map(fit::line) {
        Some(Ok(Some(words))) => {
            taken.answers.insert(other, Answer::Text(words));
        }
        Some(Err(wrong)) => faults.push(wrong.in_row("other").at(key)),
        Some(Ok(None)) | None => {}
    }
    faults.extend(missing_rows(shown, taken.answers.get(key)).map(|row| Wrong::of(FaultKind::Required).in_row(row).at(key)));
}

/// The rows without an answer, where all have to be answered.
fn missing_rows<'d>(shown: &'d Shown<'d>, answer: Option<&'d Answer>) -> impl Iterator<Item = &'d str> {
    let rows: Vec<&str> = match (&shown.question.ask, shown.required) {
        (Ask::Matrix(_) | Ask::RatingMatrix(_), true) => shown.rows.iter().map(|row| row.key.as_str()).collect(),
        (Ask::Marks, true) => crate::ask::MARKS.to_vec(),
        (Ask::Contact(contact), true) => contact.fields.iter().map(|field| field.text()).collect(),
        _ => Vec::new(),
    };
    let answered = move |row: &str| matches!(answer, Some(Answer::Table(rows)) if rows.contains_key(row));
    rows.into_iter().filter(move |row| answer.is_some() && !answered(row))
}

/// Questions that were to be seen and have to be answered because of another answer on the same page.
fn newly_required(seen: &Step<'_>, after: Option<&Step<'_>>, taken: &Given) -> Vec<Fault> {
    let Some(after) = after else { return Vec::new() };
    let was_free = |key: &str| seen.questions.iter().any(|shown| shown.question.key == key && !shown.required);
    let missing = |shown: &&Shown<'_>| shown.required && was_free(&shown.question.key) && !taken.answers.contains_key(&shown.question.key);
    let statement = |shown: &&Shown<'_>| shown.question.ask != Ask::Statement;
    after.questions.iter().filter(missing).filter(statement).map(|shown| Wrong::of(FaultKind::Required).at(&shown.question.key)).collect()
}

//! One row becomes a draft, or problems that name their column.

use std::sync::Arc;

use customers::attributes::{Kind as AttributeKind, Noun, Stored};
use edge::files;
use kernel::{Refusal, Time};

use super::bound::{Bound, BoundAttribute, BoundPart, BoundWhen, From};
use super::cells::{Decoded, short};
use super::report::{QuestionReport, Report, RowProblem};
use crate::maps::{from_parts, number};
use crate::questions::Kind;
use crate::responses::{Answer, Draft, Organisation, Person, Said, check_frame};

/// A row that was understood.
#[derive(Debug)]
pub struct Reading {
    /// The response it is.
    pub draft: Draft,
    /// What it says of the person.
    pub of_contact: Vec<(Arc<str>, Stored)>,
    /// What it says of the account.
    pub of_account: Vec<(Arc<str>, Stored)>,
    marks: Vec<Mark>,
}

/// What a row says to one question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    Said,
    Blank,
    NotApplicable,
}

/// The row being read, with the problems found so far.
struct Row<'r> {
    file: &'r files::Row,
    header: &'r [String],
    problems: Vec<RowProblem>,
}

impl Row<'_> {
    fn cell(&self, at: usize) -> &str {
        self.file.cells[at].trim()
    }

    fn refuse(&mut self, at: Option<usize>, reason: impl Into<String>) {
        let column = at.map(|at| self.header[at].clone());
        self.problems.push(RowProblem { row: self.file.number, line: self.file.line, column, reason: reason.into() });
    }

    fn text(&self, from: &From) -> Option<Arc<str>> {
        match from {
            From::Nowhere => None,
            From::Fixed(text) => Some(Arc::clone(text)),
            From::At(at) => Some(self.cell(*at)).filter(|cell| !cell.is_empty()).map(Arc::from),
        }
    }
}

impl Bound {
    /// Reads a row that has as many cells as the header.
    pub fn read(&mut self, file: &files::Row) -> Result<Reading, Vec<RowProblem>> {
        let header = Arc::clone(&self.header);
        let mut row = Row { file, header: &header, problems: Vec::new() };
        let reading = self.reading(&mut row);
        let problems = row.problems;
        if problems.is_empty() { Ok(reading) } else { Err(problems) }
    }

    fn reading(&mut self, row: &mut Row<'_>) -> Reading {
        let mut draft = self.frame(row);
        let mut marks = Vec::with_capacity(self.questions.len());
        for place in 0..self.questions.len() {
            marks.push(self.answer(place, row, &mut draft.answers));
        }
        let (mut of_contact, mut of_account) = (Vec::new(), Vec::new());
        for attribute in &mut self.attributes {
            let said = attribute.read(row);
            let values = match attribute.definition.noun {
                Noun::Response => &mut draft.attributes,
                Noun::Contact => &mut of_contact,
                Noun::Account => &mut of_account,
            };
            values.extend(said.map(|value| (Arc::clone(&attribute.name), value)));
        }
        if let Err(refusal) = check_frame(&draft) {
            self.blame(&refusal, row);
        }
        Reading { draft, of_contact, of_account, marks }
    }

    fn frame(&self, row: &mut Row<'_>) -> Draft {
        if let From::At(at) = self.id
            && row.cell(at).is_empty()
        {
            row.refuse(Some(at), "is empty: every row needs its id, or leave id out of the map");
        }
        let (experienced_at, answered_at) = (self.time(self.experienced_at.as_ref(), row), self.time(self.answered_at.as_ref(), row));
        if experienced_at.is_none() && answered_at.is_none() && row.problems.is_empty() {
            let at = [&self.experienced_at, &self.answered_at].into_iter().flatten().find_map(BoundWhen::place);
            row.refuse(at, "is empty: every row needs a time");
        }
        Draft {
            external_id: row.text(&self.id).map(|id| id.to_string()),
            survey: row.text(&self.survey),
            experienced_at: experienced_at.or(answered_at),
            answered_at: answered_at.or(experienced_at),
            contact: row.text(&self.contact).map(|text| Person::of(&text)),
            account: row.text(&self.account).map(Organisation::External),
            channel: row.text(&self.channel),
            team: row.text(&self.team),
            language: row.text(&self.language),
            offering: row.text(&self.offering),
            weight: self.weight(row),
            ..Draft::default()
        }
    }

    fn weight(&self, row: &mut Row<'_>) -> Option<f64> {
        let text = match &self.weight {
            From::Nowhere => return None,
            From::Fixed(text) => text.to_string(),
            From::At(at) => row.cell(*at).to_owned(),
        };
        let weight = number(&text);
        if weight.is_none() {
            let at = if let From::At(at) = self.weight { Some(at) } else { None };
            row.refuse(at, format!("{} is not a weight: write a number such as 1.25 in every row", short(&text)));
        }
        weight
    }

    fn time(&self, when: Option<&BoundWhen>, row: &mut Row<'_>) -> Option<Time> {
        let read = match when? {
            BoundWhen::Fixed(time) => return Some(*time),
            BoundWhen::At(at, _) if row.cell(*at).is_empty() => return None,
            BoundWhen::At(at, clock) => clock.read(row.cell(*at), &self.zone).map_err(|reason| (Some(*at), reason)),
            BoundWhen::Parts(parts) => self.parts(parts, row),
        };
        read.map_err(|(at, reason)| row.refuse(at, reason)).ok()
    }

    fn parts(&self, parts: &[BoundPart; 5], row: &Row<'_>) -> Result<Time, (Option<usize>, String)> {
        let mut numbers = [0; 5];
        let mut from_cell = None;
        for (part, slot) in parts.iter().zip(&mut numbers) {
            *slot = match part {
                BoundPart::Fixed(number) => *number,
                BoundPart::At(at) => {
                    from_cell = Some(*at);
                    let cell = row.cell(*at);
                    cell.parse().map_err(|_| (Some(*at), format!("{} is not a whole number that could be part of a date", short(cell))))?
                }
            };
        }
        from_parts(numbers, &self.zone).map_err(|reason| (from_cell, reason))
    }

    fn answer(&mut self, place: usize, row: &mut Row<'_>, answers: &mut Vec<Answer>) -> Mark {
        let question = &mut self.questions[place];
        match question.decoder.decode(row.cell(question.at), &mut question.definition) {
            Ok(Decoded::Said(said)) => {
                let (touchpoint, offering) = (row.text(&question.touchpoint), row.text(&question.offering));
                let (pattern, aspect) = (Some(question.definition.pattern), Some(question.definition.aspect));
                answers.push(Answer { question: Arc::clone(&question.key), said, touchpoint, offering, pattern, aspect });
                Mark::Said
            }
            Ok(Decoded::Blank) => Mark::Blank,
            Ok(Decoded::NotApplicable) => Mark::NotApplicable,
            Err(reason) => {
                row.refuse(Some(question.at), reason);
                Mark::Blank
            }
        }
    }

    /// Turns the places of a refusal into columns of the file.
    fn blame(&self, refusal: &Refusal, row: &mut Row<'_>) {
        for param in &refusal.params {
            let at = |from: &From| if let From::At(at) = from { Some(*at) } else { None };
            let column = match param.name.as_str() {
                "external_id" => at(&self.id),
                "survey" => at(&self.survey),
                "channel" => at(&self.channel),
                "team" => at(&self.team),
                "language" => at(&self.language),
                "offering" => at(&self.offering),
                "weight" => at(&self.weight),
                name if name.starts_with("contact") => at(&self.contact),
                name if name.starts_with("account") => at(&self.account),
                name => name
                    .strip_prefix("attributes.")
                    .and_then(|name| self.attributes.iter().find(|attribute| &*attribute.name == name))
                    .map(|attribute| attribute.at),
            };
            row.refuse(column, param.reason.clone());
        }
    }

    /// A report per question that counts nothing yet.
    pub fn question_reports(&self) -> Vec<QuestionReport> {
        self.questions.iter().map(|question| question_report(question, &self.header)).collect()
    }

    /// Counts a good row's answers.
    pub fn count(&self, reading: &Reading, report: &mut Report) {
        for (mark, question) in reading.marks.iter().zip(&mut report.questions) {
            match mark {
                Mark::Said => question.n += 1,
                Mark::Blank => question.blank += 1,
                Mark::NotApplicable => question.not_applicable += 1,
            }
        }
        let said = self.questions.iter().zip(&mut report.questions).zip(&reading.marks).filter(|(_, mark)| **mark == Mark::Said);
        for (((question, report), _), answer) in said.zip(&reading.draft.answers) {
            add(report, question.definition.kind, &answer.said);
        }
    }
}

fn question_report(question: &super::bound::BoundQuestion, header: &[String]) -> QuestionReport {
    QuestionReport {
        key: question.key.to_string(),
        column: header[question.at].clone(),
        kind: question.definition.kind.text().to_owned(),
        ..QuestionReport::default()
    }
}

fn add(report: &mut QuestionReport, kind: Kind, said: &Said) {
    let mut one = |point: &str| match report.distribution.get_mut(point) {
        Some(count) => *count += 1,
        None => {
            report.distribution.insert(point.to_owned(), 1);
        }
    };
    match said {
        Said::Score(score) if kind == Kind::Solved => one(["no", "partly", "yes"][(*score as usize).min(2)]),
        Said::Score(score) => one(&score.to_string()),
        Said::Choices(choices) => choices.iter().for_each(|choice| one(choice)),
        Said::Text(_) => {}
    }
}

impl BoundWhen {
    fn place(&self) -> Option<usize> {
        match self {
            Self::At(at, _) => Some(*at),
            Self::Fixed(_) | Self::Parts(_) => None,
        }
    }
}

impl BoundAttribute {
    fn read(&mut self, row: &mut Row<'_>) -> Option<Stored> {
        let cell = row.cell(self.at);
        if cell.is_empty() || self.map.blank.iter().any(|code| code.is(cell)) {
            return None;
        }
        let value = self.map.labels.get(cell).map_or(cell, String::as_str).to_owned();
        let read = match self.definition.kind {
            AttributeKind::Date => self.clock.read_date(&value).map(|date| Some(Stored::Text(date.to_string()))),
            AttributeKind::Choice => self.choice(value).map(Some),
            _ => self.definition.parse(&value).map_err(|refusal| refusal.params.into_iter().next().map_or(refusal.detail, |param| param.reason)),
        };
        read.unwrap_or_else(|reason| {
            row.refuse(Some(self.at), format!("{reason}; add it to blank in the map if it means nothing"));
            None
        })
    }

    fn choice(&mut self, value: String) -> Result<Stored, String> {
        if !self.choices.contains(&value) {
            let checked = kernel::text::line("choice", &value, 200).map_err(|refusal| refusal.detail)?;
            if self.choices.len() >= 1_000 {
                return Err(format!("{} would be more than 1,000 different choices: use type text", short(&value)));
            }
            self.choices.insert(value);
            self.definition.choices.push(checked.clone());
            return Ok(Stored::Text(checked));
        }
        Ok(Stored::Text(value))
    }
}

#[cfg(test)]
mod tests;

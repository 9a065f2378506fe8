//! The path an answer takes through a survey: which page comes next, which questions it shows, and where it ends.

use std::collections::{BTreeMap, BTreeSet};

use crate::given::Known;
use crate::order::{arranged, shuffled};
use crate::pipe::choices;
use crate::{Answer, Ask, Choice, Condition, Definition, Ending, Given, Page, Question, Target};

/// Where somebody is.
#[derive(Clone, Debug, PartialEq)]
pub enum Place<'d> {
    /// At a page that was not sent yet.
    Page(Step<'d>),
    /// At the end; `None` stands for plain thanks.
    Ending(Option<&'d Ending>),
    /// At the end, because a quota that counts them is full.
    TurnedAway(Option<&'d Ending>),
}

/// A page as somebody sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct Step<'d> {
    /// The page.
    pub page: &'d Page,
    /// The questions that are shown, in the order of this person; there is at least one.
    pub questions: Vec<Shown<'d>>,
    /// The share of the way that lies behind, 0 to 1.
    pub progress: f64,
    /// Whether no page comes before it.
    pub first: bool,
    /// Whether the end comes behind it, if nothing on it changes that.
    pub last: bool,
}

/// A question as somebody sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown<'d> {
    /// The question.
    pub question: &'d Question,
    /// Whether it has to be answered.
    pub required: bool,
    /// What may be chosen, in the order of this person.
    pub options: Vec<&'d Choice>,
    /// The rows of a matrix, in the order of this person.
    pub rows: Vec<&'d Choice>,
}

/// Where somebody is now.
pub fn place<'d>(definition: &'d Definition, given: &Given) -> Place<'d> {
    let walk = Walk::along(definition, given);
    match walk.end {
        End::Page => walk.visits.last().map_or(Place::Ending(None), |visit| Place::Page(step_of(definition, given, visit, walk.visits.len() - 1))),
        End::Ending(ending) => Place::Ending(ending),
        End::TurnedAway(ending) => Place::TurnedAway(ending),
    }
}

/// A page on somebody's path that was sent or is next, to be shown again.
pub fn step<'d>(definition: &'d Definition, given: &Given, page: &str) -> Option<Step<'d>> {
    let walk = Walk::along(definition, given);
    let at = walk.visits.iter().position(|visit| visit.page.key == page)?;
    Some(step_of(definition, given, &walk.visits[at], at))
}

/// The page before one on somebody's path; before the end, with `None`, the last one.
pub fn before<'d>(definition: &'d Definition, given: &Given, page: Option<&str>) -> Option<&'d str> {
    let visits = Walk::along(definition, given).visits;
    let at = page.map_or(Some(visits.len()), |page| visits.iter().position(|visit| visit.page.key == page))?;
    at.checked_sub(1).map(|at| visits[at].page.key.as_str())
}

/// What is given as if the pages before one had been sent without answers, to look at it while a survey is built; as far as the path then leads towards it.
pub fn towards(definition: &Definition, given: Given, page: &str) -> Given {
    let pages = &definition.pages;
    let wished = pages.iter().position(|known| known.key == page).unwrap_or(0);
    let behind = |at: usize| Given { done: pages[..at].iter().map(|page| page.key.clone()).collect(), ..given.clone() };
    let is_at = |at: usize, given: &Given| matches!(place(definition, given), Place::Page(step) if step.page.key == pages[at].key);
    (1..=wished).rev().map(|at| (at, behind(at))).find(|(at, given)| is_at(*at, given)).map_or(given, |(_, given)| given)
}

/// The answers that count: those to questions on the path. What lies off it by now is left out.
pub fn counted(definition: &Definition, given: &Given) -> BTreeMap<String, Answer> {
    let asked = asked(definition, given);
    let counts = |key: &str| match key.split_once('.') {
        None => asked.contains(key),
        Some((question, _)) => asked.contains(question) && chose_other(given.answers.get(question)),
    };
    given.answers.iter().filter(|(key, _)| counts(key)).map(|(key, answer)| (key.clone(), answer.clone())).collect()
}

fn chose_other(answer: Option<&Answer>) -> bool {
    match answer {
        Some(Answer::Text(key)) => key == "other",
        Some(Answer::List(keys)) => keys.iter().any(|key| key == "other"),
        _ => false,
    }
}

/// Keys of the quotas that count somebody who has come to the end.
pub fn quotas<'d>(definition: &'d Definition, given: &Given) -> Vec<&'d str> {
    let asked = asked(definition, given);
    let known = Known { definition, given, asked: &asked };
    definition.quotas.iter().filter(|quota| known.allows(quota.when.as_ref())).map(|quota| quota.key.as_str()).collect()
}

/// Keys of the questions on the path so far.
pub(crate) fn asked<'d>(definition: &'d Definition, given: &Given) -> BTreeSet<&'d str> {
    Walk::along(definition, given).visits.iter().flat_map(|visit| &visit.questions).map(|question| question.key.as_str()).collect()
}

struct Visit<'d> {
    at: usize,
    page: &'d Page,
    questions: Vec<&'d Question>,
    asked_before: BTreeSet<&'d str>,
}

enum End<'d> {
    Page,
    Ending(Option<&'d Ending>),
    TurnedAway(Option<&'d Ending>),
}

struct Walk<'d> {
    visits: Vec<Visit<'d>>,
    end: End<'d>,
}

impl<'d> Walk<'d> {
    /// From the first page to the first that was not sent, or to an end. It only ever goes on, so that it ends.
    fn along(definition: &'d Definition, given: &Given) -> Self {
        let (mut visits, mut asked, mut at) = (Vec::new(), BTreeSet::new(), 0);
        loop {
            if let Some(quota) = full(definition, given, &asked) {
                return Self { visits, end: End::TurnedAway(ending(definition, quota)) };
            }
            let Some(page) = definition.pages.get(at) else { break };
            let before = asked.clone();
            let questions = shown(definition, given, page, &mut asked);
            at += 1;
            if questions.is_empty() {
                continue;
            }
            visits.push(Visit { at: at - 1, page, questions, asked_before: before });
            if !given.done.contains(&page.key) {
                return Self { visits, end: End::Page };
            }
            match jump(definition, given, page, &asked) {
                Some(Target::Page(key)) => at = definition.pages.iter().position(|page| page.key == *key).unwrap_or(at).max(at),
                Some(Target::Ending(key)) => return Self { visits, end: End::Ending(ending(definition, key)) },
                None => {}
            }
        }
        let known = Known { definition, given, asked: &asked };
        let end = definition.endings.iter().find(|ending| known.allows(ending.show_if.as_ref()));
        Self { visits, end: End::Ending(end) }
    }
}

/// The questions of a page that are shown; each may look at those before it.
fn shown<'d>(definition: &'d Definition, given: &Given, page: &'d Page, asked: &mut BTreeSet<&'d str>) -> Vec<&'d Question> {
    let mut questions = Vec::new();
    if !(Known { definition, given, asked }).allows(page.show_if.as_ref()) {
        return questions;
    }
    for question in &page.questions {
        if (Known { definition, given, asked }).allows(question.show_if.as_ref()) {
            asked.insert(&question.key);
            questions.push(question);
        }
    }
    questions
}

fn jump<'d>(definition: &Definition, given: &Given, page: &'d Page, asked: &BTreeSet<&str>) -> Option<&'d Target> {
    let known = Known { definition, given, asked };
    page.jumps.iter().find(|jump| known.allows(jump.when.as_ref())).map(|jump| &jump.to)
}

fn ending<'d>(definition: &'d Definition, key: &str) -> Option<&'d Ending> {
    definition.endings.iter().find(|ending| ending.key == key)
}

/// The ending of the first full quota that counts this person whatever they answer from here on: all it looks at is known.
fn full<'d>(definition: &'d Definition, given: &Given, asked: &BTreeSet<&str>) -> Option<&'d str> {
    if given.full.is_empty() {
        return None;
    }
    let known = Known { definition, given, asked };
    let certain = |condition: &Condition| all_known(&known, condition) && known.holds(condition);
    let counts = |quota: &&crate::Quota| given.full.contains(&quota.key) && quota.when.as_ref().is_none_or(certain);
    definition.quotas.iter().find(counts).map(|quota| quota.ending.as_str())
}

fn all_known(known: &Known<'_>, condition: &Condition) -> bool {
    match condition {
        Condition::All(many) | Condition::Any(many) => many.iter().all(|one| all_known(known, one)),
        Condition::Not(one) => all_known(known, one),
        Condition::Test(test) => known.find(&test.of).is_some(),
    }
}

fn step_of<'d>(definition: &'d Definition, given: &Given, visit: &Visit<'d>, behind: usize) -> Step<'d> {
    let mut asked = visit.asked_before.clone();
    asked.extend(visit.questions.iter().map(|question| question.key.as_str()));
    let known = Known { definition, given, asked: &asked };
    let order = if visit.page.random {
        shuffled(visit.questions.clone(), given.seed, &visit.page.key, |question| &question.key)
    } else {
        visit.questions.clone()
    };
    let questions = order.into_iter().map(|question| see(&known, question)).collect();
    // Pages further on may be left out later; those that surely are do not count now.
    let ahead =
        definition.pages[visit.at + 1..].iter().filter(|page| page.show_if.as_ref().is_none_or(|when| !all_known(&known, when) || known.holds(when)));
    let progress = behind as f64 / (behind + 1 + ahead.count()) as f64;
    Step { page: visit.page, questions, progress, first: behind == 0, last: ends_behind(definition, given, visit.page) }
}

/// Whether the end comes when this page is sent as it is.
fn ends_behind(definition: &Definition, given: &Given, page: &Page) -> bool {
    let mut sent = given.clone();
    sent.done.insert(page.key.clone());
    let walk = Walk::along(definition, &sent);
    walk.visits.last().is_none_or(|visit| visit.page.key == page.key)
}

fn see<'d>(known: &Known<'_>, question: &'d Question) -> Shown<'d> {
    let required = question.required || question.required_if.as_ref().is_some_and(|condition| known.holds(condition));
    let (seed, key) = (known.given.seed, &question.key);
    let (rows, random_rows): (&[Choice], bool) = match &question.ask {
        Ask::Matrix(matrix) => (&matrix.rows, matrix.random),
        Ask::RatingMatrix(matrix) => (&matrix.rows, matrix.random),
        _ => (&[], false),
    };
    let random = matches!(&question.ask, Ask::Choice(list) | Ask::Choices(list) | Ask::Dropdown(list) | Ask::Ranking(list) if list.random);
    Shown { question, required, options: arranged(choices(&question.ask), random, seed, key), rows: arranged(rows, random_rows, seed, key) }
}

#[cfg(test)]
mod tests;

//! A whole way through a survey at once: for programs, and to see where answers lead.

use std::collections::BTreeMap;

use crate::{Answer, Definition, Ending, Fault, Given, Place, place, take};

/// A way through a survey.
#[derive(Clone, Debug, PartialEq)]
pub struct Through<'d> {
    /// The pages in the order they were seen, each with the keys of its questions in the order of this person.
    pub pages: Vec<(&'d str, Vec<&'d str>)>,
    /// How it ended.
    pub end: End<'d>,
    /// What is known at its end.
    pub given: Given,
}

/// How a way through a survey ends.
#[derive(Clone, Debug, PartialEq)]
pub enum End<'d> {
    /// At an ending; `None` stands for plain thanks.
    Ending(Option<&'d Ending>),
    /// At an ending, because a quota is full.
    TurnedAway(Option<&'d Ending>),
    /// At the last page that was seen, whose answers are not taken.
    Stuck(Vec<Fault>),
}

/// Goes through a survey from where somebody is, with the same answers at every page that asks for them.
pub fn through<'d>(definition: &'d Definition, given: Given, answers: &BTreeMap<String, Answer>) -> Through<'d> {
    go(definition, given, answers, false)
}

/// The same for somebody who left: they are stuck, without a fault, at the first page to which they said nothing.
pub fn so_far<'d>(definition: &'d Definition, given: Given, answers: &BTreeMap<String, Answer>) -> Through<'d> {
    go(definition, given, answers, true)
}

fn go<'d>(definition: &'d Definition, given: Given, answers: &BTreeMap<String, Answer>, leaves: bool) -> Through<'d> {
    let mut through = Through { pages: Vec::new(), end: End::Ending(None), given };
    // Each round sends a page or shows one more question, so that it ends.
    loop {
        let step = match place(definition, &through.given) {
            Place::Page(step) => step,
            Place::Ending(ending) => return Through { end: End::Ending(ending), ..through },
            Place::TurnedAway(ending) => return Through { end: End::TurnedAway(ending), ..through },
        };
        let shown: Vec<&str> = step.questions.iter().map(|shown| shown.question.key.as_str()).collect();
        let asked = |key: &str| shown.contains(&key.split_once('.').map_or(key, |(question, _)| question));
        let said: BTreeMap<_, _> = answers.iter().filter(|(key, _)| asked(key)).map(|(key, answer)| (key.clone(), answer.clone())).collect();
        let page = step.page.key.as_str();
        through.pages.push((page, shown));
        if leaves && said.is_empty() {
            return Through { end: End::Stuck(Vec::new()), ..through };
        }
        match take(definition, &through.given, page, &said) {
            Ok(given) => through.given = given,
            Err(faults) => return Through { end: End::Stuck(faults), ..through },
        }
    }
}

//! What was asked, version by version: the questions and pages of a survey, each once, with the versions that have it. Pure.

use std::collections::{BTreeMap, BTreeSet};

use surveys::{Definition, Page, Question};

/// A question with its page and the versions that ask it.
pub(super) struct Asked<'d> {
    pub page: &'d Page,
    pub question: &'d Question,
    pub versions: Vec<i64>,
}

/// The questions in the order of the definition that is looked at; those of former versions come last.
pub(super) fn questions<'d>(definitions: &[&'d Definition], versions: &BTreeMap<i64, Definition>) -> Vec<Asked<'d>> {
    let mut seen = BTreeSet::new();
    let all =
        definitions.iter().flat_map(|definition| &definition.pages).flat_map(|page| page.questions.iter().map(move |question| (page, question)));
    let new = all.filter(|(_, question)| seen.insert(question.key.as_str()));
    new.map(|(page, question)| Asked { page, question, versions: asking(versions, &question.key) }).collect()
}

/// The pages in the same order.
pub(super) fn pages<'d>(definitions: &[&'d Definition]) -> Vec<&'d Page> {
    let mut seen = BTreeSet::new();
    definitions.iter().flat_map(|definition| &definition.pages).filter(|page| seen.insert(page.key.as_str())).collect()
}

fn asking(versions: &BTreeMap<i64, Definition>, question: &str) -> Vec<i64> {
    let asks = |definition: &Definition| definition.pages.iter().flat_map(|page| &page.questions).any(|one| one.key == question);
    versions.iter().filter(|(_, definition)| asks(definition)).map(|(version, _)| *version).collect()
}

//! How far people went: pure, by the engine that led them.

use std::collections::BTreeMap;

use surveys::{Answer, Definition, Given, Page, Place, Question, place, step};

use super::store::Came;
use super::{PageResult, PathResult, ShareResult, TimeResult};
use crate::statistics::share::wilson;

/// How many came to a question.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Counts {
    /// How many saw it.
    pub reached: u64,
    /// How many of them answered it.
    pub answered: u64,
    /// How many have its page open: they left there, or are about to answer.
    pub stopped: u64,
}

/// How many came to each question.
pub(super) type Seen = BTreeMap<String, Counts>;

/// What people came to, page by page, and how many came to each question.
pub(super) fn walked(all: &[&Page], versions: &BTreeMap<i64, Definition>, people: &[Came]) -> (PathResult, Seen) {
    let mut seen = Seen::new();
    let mut pages: BTreeMap<String, PageResult> = BTreeMap::new();
    for one in people {
        if let Some(definition) = versions.get(&one.version) {
            walk(definition, one, &mut pages, &mut seen);
        }
    }
    let counted = |page: &&Page| PageResult { page: page.key.clone(), title: page.title.clone(), ..pages.remove(&page.key).unwrap_or_default() };
    let pages = all.iter().map(counted).collect();
    let turned_away = people.iter().filter(|one| one.turned_away).count() as u64;
    let (started, sent) = (people.len() as u64, people.iter().filter(|one| one.sent).count() as u64);
    let completion = share(sent, started - turned_away);
    let time = time(people.iter().filter_map(|one| one.seconds).collect());
    (PathResult { started, sent, turned_away, more: false, completion, time, pages }, seen)
}

fn walk(definition: &Definition, one: &Came, pages: &mut BTreeMap<String, PageResult>, seen: &mut Seen) {
    for page in definition.pages.iter().filter(|page| one.given.done.contains(&page.key)) {
        let Some(questions) = shown(definition, page, &one.given) else { continue };
        let result = pages.entry(page.key.clone()).or_default();
        result.reached += 1;
        result.sent += 1;
        for question in questions {
            let counts = seen.entry(question.key.clone()).or_default();
            counts.reached += 1;
            counts.answered += u64::from(one.given.answers.contains_key(&question.key));
        }
    }
    if one.sent || one.turned_away {
        return;
    }
    if let Place::Page(step) = place(definition, &one.given) {
        let page = pages.entry(step.page.key.clone()).or_default();
        page.reached += 1;
        page.stopped += 1;
        for shown in step.questions {
            let counts = seen.entry(shown.question.key.clone()).or_default();
            counts.reached += 1;
            counts.stopped += 1;
        }
    }
}

/// The questions of a page that somebody saw; none when it is off their path.
fn shown<'d>(definition: &'d Definition, page: &'d Page, given: &Given) -> Option<Vec<&'d Question>> {
    if is_torn(given) {
        let seen = |question: &&Question| question.show_if.is_none() || given.answers.contains_key(&question.key);
        return Some(page.questions.iter().filter(seen).collect());
    }
    Some(step(definition, given, &page.key)?.questions.into_iter().map(|shown| shown.question).collect())
}

/// Whether only the keys of the answers are left, because who answers was promised anonymity and came by a link of their own.
fn is_torn(given: &Given) -> bool {
    !given.answers.is_empty() && given.answers.values().all(|answer| matches!(answer, Answer::Text(text) if text.is_empty()))
}

fn share(part: u64, n: u64) -> ShareResult {
    if n == 0 {
        return ShareResult::default();
    }
    let value = part as f64 / n as f64;
    let bounds = wilson(value, n as f64, 1.0, 0.95).scaled(100.0);
    ShareResult { n, value: Some(value * 100.0), low: Some(bounds.low), high: Some(bounds.high) }
}

fn time(mut seconds: Vec<f64>) -> TimeResult {
    seconds.sort_by(f64::total_cmp);
    let at = |share: f64| quantile(&seconds, share);
    TimeResult { n: seconds.len() as u64, median_seconds: at(0.5), lower_seconds: at(0.25), upper_seconds: at(0.75) }
}

/// The value below which a share of sorted values lies, between two of them in proportion (type 7 of Hyndman and Fan 1996); none of nothing.
fn quantile(sorted: &[f64], share: f64) -> Option<f64> {
    let place = share * sorted.len().checked_sub(1)? as f64;
    let (below, above) = (sorted[place.floor() as usize], sorted[place.ceil() as usize]);
    Some(below + (above - below) * place.fract())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_took_no_longer() {
        assert_eq!(time(vec![]).median_seconds, None);
        let three = TimeResult { n: 3, median_seconds: Some(4.0), lower_seconds: Some(2.5), upper_seconds: Some(6.5) };
        assert_eq!(time(vec![9.0, 1.0, 4.0]), three);
        assert_eq!(time(vec![9.0, 1.0, 4.0, 5.0]).median_seconds, Some(4.5));
        assert_eq!(time(vec![7.0]).upper_seconds, Some(7.0));
    }

    #[test]
    fn nobody_has_no_share() {
        assert_eq!(share(0, 0), ShareResult::default());
        let all = share(10, 10);
        assert!(all.value == Some(100.0) && all.low.is_some_and(|low| (72.0..73.0).contains(&low)));
    }
}

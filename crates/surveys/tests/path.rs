//! The path through random surveys: it ends for everybody, goes only forward, and what lies off it does not count.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use surveys::{Answer, Definition, End, Given, Step, Through, before, counted, place, step, take, testing, through, words};

fn surveys_and_answers() -> impl Strategy<Value = (Definition, BTreeMap<String, Answer>, u64)> {
    testing::sound().prop_map(nothing_required).prop_flat_map(|definition| {
        let answers = testing::answers(&definition);
        (Just(definition), answers, any::<u64>())
    })
}

/// Random people leave answers out; what is required has its own tests.
fn nothing_required(mut definition: Definition) -> Definition {
    for question in definition.pages.iter_mut().flat_map(|page| &mut page.questions) {
        (question.required, question.required_if) = (false, None);
    }
    definition
}

fn said(step: &Step<'_>, answers: &BTreeMap<String, Answer>) -> BTreeMap<String, Answer> {
    let of_page = |key: &str| step.questions.iter().any(|shown| shown.question.key == key);
    answers.iter().filter(|(key, _)| of_page(key)).map(|(key, answer)| (key.clone(), answer.clone())).collect()
}

/// Answers page by page to the end; gives what is known then, and the pages in the order they were seen.
fn answered(definition: &Definition, answers: &BTreeMap<String, Answer>, seed: u64) -> (Given, Vec<String>) {
    let given = Given { language: definition.languages[0].clone(), seed, ..Given::default() };
    let Through { pages, end, given } = through(definition, given, answers);
    let most = definition.pages.iter().map(|page| page.questions.len() + 1).sum::<usize>();
    assert!(pages.len() <= most, "nobody sees a page more often than it has questions");
    assert!(!matches!(end, End::Stuck(_)), "fitting answers are taken: {end:?}");
    (given, pages.into_iter().map(|(page, _)| page.to_owned()).collect())
}

proptest! {
    #[test]
    fn everybody_comes_to_an_end_and_never_goes_round((definition, answers, seed) in surveys_and_answers()) {
        let (given, seen) = answered(&definition, &answers, seed);
        let order = |key: &String| definition.pages.iter().position(|page| page.key == *key);
        prop_assert!(seen.windows(2).all(|two| order(&two[0]) <= order(&two[1])), "{:?}", seen);
        let mut back = Vec::new();
        let mut at = before(&definition, &given, None);
        while let Some(page) = at {
            back.push(page.to_owned());
            at = before(&definition, &given, Some(page));
        }
        back.reverse();
        let mut once = seen;
        once.dedup();
        prop_assert_eq!(back, once, "the way back is the way there");
    }

    #[test]
    fn sending_a_page_again_changes_nothing((definition, answers, seed) in surveys_and_answers()) {
        let (given, seen) = answered(&definition, &answers, seed);
        for page in &seen {
            let shown = step(&definition, &given, page).expect("it is on the path");
            let again = take(&definition, &given, page, &said(&shown, &answers)).expect("taken again");
            prop_assert_eq!(&again.answers, &given.answers);
            prop_assert_eq!(place(&definition, &again), place(&definition, &given));
        }
    }

    #[test]
    fn what_counts_was_asked((definition, answers, seed) in surveys_and_answers()) {
        let (given, seen) = answered(&definition, &answers, seed);
        let steps: Vec<_> = seen.iter().map(|page| step(&definition, &given, page).expect("it is on the path")).collect();
        let asked: BTreeSet<&str> = steps.iter().flat_map(|step| &step.questions).map(|shown| shown.question.key.as_str()).collect();
        for key in counted(&definition, &given).keys() {
            prop_assert!(asked.contains(key.split('.').next().unwrap_or(key)), "{} was not asked", key);
        }
    }

    #[test]
    fn progress_rises_from_page_to_page((definition, answers, seed) in surveys_and_answers()) {
        let (given, mut seen) = answered(&definition, &answers, seed);
        seen.dedup();
        let progress: Vec<f64> = seen.iter().filter_map(|page| step(&definition, &given, page)).map(|step| step.progress).collect();
        prop_assert!(progress.iter().all(|share| (0.0..1.0).contains(share)), "{:?}", progress);
        prop_assert!(progress.windows(2).all(|two| two[0] < two[1]), "{:?}", progress);
    }

    #[test]
    fn nothing_breaks_the_engine(definition in testing::wild(), answers in prop::collection::btree_map("[a-z.]{0,6}", testing::any_answer(), 0..6)) {
        let mut given = Given { answers: answers.clone(), language: "xx".into(), ..Given::default() };
        for page in &definition.pages {
            given = take(&definition, &given, &page.key, &answers).unwrap_or(given);
            given.done.insert(page.key.clone());
            let _ = (place(&definition, &given), counted(&definition, &given), words(&definition, &given, &definition.title));
        }
    }
}

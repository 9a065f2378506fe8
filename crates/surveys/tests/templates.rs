//! Templates are surveys that can be published as they are.

use std::collections::{BTreeMap, BTreeSet};
use std::mem::discriminant;

use proptest::prelude::*;
use surveys::templates::{self, Template};
use surveys::{Ask, Definition, Given, Place, Question, check, place, take, testing, words};

fn questions(definition: &Definition) -> impl Iterator<Item = &Question> {
    definition.pages.iter().flat_map(|page| &page.questions)
}

/// Every template, for each of its packs and for none.
fn every() -> impl Iterator<Item = (&'static Template, Definition)> {
    templates::all().iter().flat_map(|template| {
        let packs = template.packs.keys().map(|pack| Some(pack.as_str())).chain([None]);
        packs.map(move |pack| (template, template.for_pack(pack)))
    })
}

#[test]
fn there_are_twelve_and_each_pack_brings_some() {
    let keys: BTreeSet<&str> = templates::all().iter().map(|template| template.key.as_str()).collect();
    assert_eq!(keys.len(), 12);
    assert_eq!(["msp", "saas", "consumer"].map(|pack| templates::of_pack(pack).count()), [11, 11, 5]);
    assert!(templates::find("exit").is_some() && templates::find("nothing").is_none());
}

#[test]
fn they_have_no_findings() {
    for (template, definition) in every() {
        assert_eq!(check(&definition), [], "{}", template.key);
    }
}

#[test]
fn they_speak_two_languages_everywhere() {
    for template in templates::all() {
        for text in [&template.name, &template.about] {
            assert!(text.0.keys().eq(["de", "en"]), "{}", template.key);
        }
        assert_eq!(template.for_pack(None).languages, ["en", "de"]);
    }
}

#[test]
fn they_ask_for_three_scores_at_most_and_why() {
    for (template, definition) in every() {
        let scored = |question: &&Question| {
            matches!(
                question.ask,
                Ask::Nps(_)
                    | Ask::Csat(_)
                    | Ask::Ces(_)
                    | Ask::Solved
                    | Ask::Intent(_)
                    | Ask::Expectation(_)
                    | Ask::Compared
                    | Ask::Importance(_)
                    | Ask::Likert(_)
            )
        };
        assert!((1..=3).contains(&questions(&definition).filter(scored).count()), "{}", template.key);
        assert!(questions(&definition).all(|question| !matches!(question.ask, Ask::Marks | Ask::RatingMatrix(_))), "{}", template.key);
        assert!(questions(&definition).any(|question| matches!(question.ask, Ask::Words(_))), "{}", template.key);
    }
}

#[test]
fn a_key_is_asked_by_one_of_them_but_for_going_on() {
    let mut known = BTreeMap::new();
    for template in templates::all() {
        for question in questions(&template.for_pack(None)) {
            let asked = (discriminant(&question.ask), question.pattern);
            let before = known.insert(question.key.clone(), asked);
            assert!(before.is_none_or(|before| before == asked && question.key == "go_on"), "{} of {}", question.key, template.key);
        }
    }
}

#[test]
fn touchpoints_are_those_of_the_packs() {
    for (pack, file) in [("msp", "msp.toml"), ("saas", "saas.toml"), ("consumer", "consumer.toml")] {
        let path = format!("{}/../journeys/packs/{file}", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(path).expect("the pack");
        for template in templates::of_pack(pack) {
            for touchpoint in questions(&template.for_pack(Some(pack))).filter_map(|question| question.touchpoint.as_deref()) {
                assert!(text.contains(&format!("[[touchpoint]]\nkey = \"{touchpoint}\"\n")), "{touchpoint} of {} is not in {pack}", template.key);
            }
        }
        assert!(templates::of_pack(pack).all(|template| questions(&template.for_pack(None)).all(|question| question.touchpoint.is_none())));
    }
}

proptest! {
    #[test]
    fn each_leads_to_an_ending_and_leaves_no_braces_in_words(
        (definition, answers) in (0..12_usize).prop_flat_map(|at| {
            let definition = templates::all()[at].for_pack(Some("msp"));
            (Just(definition.clone()), testing::answers(&definition))
        }),
        german in any::<bool>(),
    ) {
        let mut given = Given { language: if german { "de" } else { "en" }.to_owned(), ..Given::default() };
        while let Place::Page(step) = place(&definition, &given) {
            for shown in &step.questions {
                prop_assert!(!words(&definition, &given, &shown.question.label).contains("{{"));
            }
            let said = step.questions.iter().filter_map(|shown| Some((shown.question.key.clone(), answers.get(&shown.question.key)?.clone()))).collect();
            match take(&definition, &given, &step.page.key, &said) {
                Ok(taken) => given = taken,
                Err(_) => return Ok(()),
            }
        }
        prop_assert!(matches!(place(&definition, &given), Place::Ending(Some(_))));
    }
}

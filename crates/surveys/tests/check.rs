//! What is refused or warned about before a survey is published.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use rstest::rstest;
use serde_json::{Value, json};
use surveys::{Answer, Definition, Given, Place, Severity, check, place, take, testing};

/// A survey without findings: a score, why, and two endings.
fn good() -> Value {
    json!({
        "title": {"en": "How are we doing?"},
        "languages": ["en"],
        "hidden": [{"key": "order"}],
        "variables": [{"key": "double", "value": {"times": [{"of": "score"}, {"number": 2.0}]}}],
        "pages": [
            {"key": "first", "questions": [
                {"key": "score", "label": {"en": "How likely?"}, "ask": {"kind": "nps"}, "required": true},
                {"key": "why", "label": {"en": "Why?"}, "ask": {"kind": "words"}, "show_if": {"test": {"of": "score", "is": "at_most", "value": 6}}}
            ]},
            {"key": "second", "questions": [
                {"key": "more", "label": {"en": "You said {{score}}: what else?"}, "ask": {"kind": "choice", "options": [
                    {"key": "a", "label": {"en": "A"}}, {"key": "b", "label": {"en": "B"}}]}},
                {"key": "grid", "label": {"en": "Rate"}, "ask": {"kind": "rating_matrix", "rows": [{"key": "speed", "label": {"en": "Speed"}}], "scale": {"from": 1, "to": 5}}}
            ]}
        ],
        "endings": [
            {"key": "sorry", "title": {"en": "Sorry"}, "show_if": {"test": {"of": "score", "is": "below", "value": 7}}},
            {"key": "thanks", "title": {"en": "Thanks"}}
        ]
    })
}

fn findings(definition: Value) -> Vec<(Severity, String, String)> {
    let definition: Definition = serde_json::from_value(definition).expect("a survey");
    check(&definition).into_iter().map(|finding| (finding.severity, finding.place, finding.reason)).collect()
}

/// The good survey with one value put at a place.
fn with(place: &str, value: Value) -> Value {
    let mut survey = good();
    let (parent, name) = place.rsplit_once('/').expect("a place");
    let parent = survey.pointer_mut(parent).expect("a parent");
    match name.parse::<usize>() {
        Ok(at) if parent.is_array() => parent.as_array_mut().expect("a list").insert(at, value),
        _ => parent[name] = value,
    }
    survey
}

fn when(of: &str, is: &str, value: impl Into<Value>) -> Value {
    json!({"test": {"of": of, "is": is, "value": value.into()}})
}

#[test]
fn a_good_survey_has_no_findings() {
    assert_eq!(findings(good()), []);
}

#[rstest]
#[case::no_page("/pages", json!([]), "pages", "there is no page")]
#[case::no_question("/pages/0/questions", json!([]), "pages[0].questions", "no question")]
#[case::no_words("/pages/0/questions/0/label", json!({}), "pages[0].questions[0].label", "no words")]
#[case::twice("/pages/1/questions/0/key", json!("score"), "pages[1].questions[0].key", "another question has the key")]
#[case::page_twice("/pages/1/key", json!("first"), "pages[1].key", "another page")]
#[case::dot("/pages/1/questions/0/key", json!("a.b"), "pages[1].questions[0].key", "has a dot")]
#[case::brace("/pages/1/questions/0/key", json!("a}b"), "pages[1].questions[0].key", "leave it out")]
#[case::blank("/pages/1/questions/0/key", json!(" a"), "pages[1].questions[0].key", "is not a key")]
#[case::reserved("/pages/1/questions/0/key", json!("language"), "pages[1].questions[0].key", "something else")]
#[case::long("/pages/1/questions/0/key", json!("x".repeat(201)), "pages[1].questions[0].key", "200 bytes")]
#[case::long_row("/pages/1/questions/1/key", json!("x".repeat(198)), "pages[1].questions[1].ask.rows[0].key", "together")]
#[case::option_twice("/pages/1/questions/0/ask/options/1/key", json!("a"), "pages[1].questions[0].ask.options[1].key", "another option")]
#[case::label_twice("/pages/1/questions/0/ask/options/1/label", json!({"en": "A"}), "pages[1].questions[0].ask.options[1].label", "tell them apart")]
#[case::other("/pages/1/questions/0/ask", json!({"kind": "choice", "other": true, "options": [{"key": "other", "label": {"en": "A"}}]}), "pages[1].questions[0].ask.options", "another answer in words")]
#[case::no_option("/pages/1/questions/0/ask/options", json!([]), "pages[1].questions[0].ask.options", "nobody could answer")]
#[case::no_language("/languages", json!([]), "languages", "at least one")]
#[case::odd_language("/languages", json!(["en", "klingon!"]), "languages[1]", "not the tag")]
#[case::language_twice("/languages", json!(["en", "EN"]), "languages[1]", "twice")]
#[case::unknown_question("/pages/1/show_if", when("nobody", "equal", json!("x")), "pages[1].show_if", "no question \"nobody\"")]
#[case::unknown_row("/endings/0/show_if", when("grid.colour", "equal", json!(1)), "endings[0].show_if", "no row \"colour\"")]
#[case::unknown_hidden("/pages/1/show_if", when("hidden.colour", "equal", json!("x")), "pages[1].show_if", "no hidden field")]
#[case::unknown_variable("/pages/1/show_if", when("variable.colour", "equal", json!("x")), "pages[1].show_if", "no variable")]
#[case::later("/pages/0/show_if", when("more", "equal", json!("a")), "pages[0].show_if", "not answered by then")]
#[case::itself("/pages/0/questions/1/show_if", when("why", "answered", json!(null)), "pages[0].questions[1].show_if", "not answered by then")]
#[case::later_variable("/pages/0/show_if", when("variable.double", "above", json!(3)), "pages[0].show_if", "not answered by then")]
#[case::unknown_pipe("/pages/1/questions/0/label", json!({"en": "{{removed}}"}), "pages[1].questions[0].label", "no question \"removed\"")]
#[case::later_pipe("/pages/0/questions/0/label", json!({"en": "{{more|it}}"}), "pages[0].questions[0].label", "not answered by then")]
#[case::same_page_pipe("/pages/0/questions/1/label", json!({"en": "{{score}}?"}), "pages[0].questions[1].label", "same page")]
#[case::pipe_in_title("/title", json!({"en": "{{score}}"}), "title", "same page")]
#[case::not_a_number("/endings/0/show_if", when("score", "equal", json!("many")), "endings[0].show_if", "is a number")]
#[case::includes_number("/endings/0/show_if", when("score", "includes", json!("1")), "endings[0].show_if", "is a number")]
#[case::no_such_choice("/endings/0/show_if", when("more", "equal", json!("c")), "endings[0].show_if", "no choice \"c\"")]
#[case::no_order("/endings/0/show_if", when("more", "above", json!(2)), "endings[0].show_if", "no order")]
#[case::no_value("/endings/0/show_if", json!({"test": {"of": "score", "is": "equal"}}), "endings[0].show_if", "give it a value")]
#[case::table("/endings/0/show_if", when("grid", "equal", json!(2)), "endings[0].show_if", "grid.ROW")]
#[case::nothing("/endings/0/show_if", json!({"all": []}), "endings[0].show_if", "no condition")]
#[case::variable_circle("/variables/0/value", json!({"of": "variable.double"}), "variables[0].value", "computed after")]
#[case::variable_of_nothing("/variables/0/value", json!({"sum": []}), "variables[0].value", "from nothing")]
#[case::off_the_scale("/endings/0/show_if", when("score", "above", json!(10)), "endings[0].show_if", "nobody would see this ending")]
#[case::never("/pages/1/show_if", json!({"all": [when("score", "above", json!(6)), when("score", "below", json!(4))]}), "pages[1].show_if", "never hold")]
#[case::never_by_choice("/pages/1/show_if", json!({"all": [{"any": [when("score", "equal", json!(1)), when("score", "equal", json!(2))]}, when("score", "above", json!(4))]}), "pages[1].show_if", "never hold")]
#[case::question_never("/pages/0/questions/1/show_if", json!({"not": {"any": [when("score", "at_least", json!(3)), when("score", "at_most", json!(3)), {"test": {"of": "score", "is": "empty"}}]}}), "pages[0].questions[1].show_if", "nobody would see the question")]
#[case::back("/pages/1/jumps", json!([{"to": {"page": "first"}, "when": when("score", "equal", json!(1))}]), "pages[1].jumps[0].to", "leads back")]
#[case::to_itself("/pages/1/jumps", json!([{"to": {"page": "second"}}]), "pages[1].jumps[0].to", "never ends")]
#[case::to_nowhere("/pages/1/jumps", json!([{"to": {"page": "third"}}]), "pages[1].jumps[0].to", "no page \"third\"")]
#[case::to_no_ending("/pages/1/jumps", json!([{"to": {"ending": "third"}}]), "pages[1].jumps[0].to", "no ending \"third\"")]
#[case::jumped_over("/pages/0/jumps", json!([{"to": {"ending": "thanks"}}]), "pages[1]", "nobody gets to this page")]
#[case::behind_a_jump("/pages/1/jumps", json!([{"to": {"ending": "thanks"}}, {"to": {"ending": "sorry"}}]), "pages[1].jumps[1]", "never taken")]
#[case::behind_an_ending("/endings/0", json!({"key": "all", "title": {"en": "All"}}), "endings[1]", "nobody gets to this ending")]
#[case::dead_end("/endings/1/show_if", when("score", "above", json!(8)), "endings", "plain thanks")]
#[case::quota("/quotas", json!([{"key": "q", "limit": 5, "ending": "full"}]), "quotas[0].ending", "no ending \"full\"")]
#[case::quota_of_none("/quotas", json!([{"key": "q", "limit": 0, "ending": "sorry"}]), "quotas[0].limit", "everybody")]
#[case::quota_never("/quotas", json!([{"key": "q", "limit": 1, "ending": "sorry", "when": when("score", "above", json!(10))}]), "quotas[0].when", "nobody would be counted")]
#[case::redirect("/endings/1/redirect", json!("http://example.org"), "endings[1].redirect", "https://")]
#[case::open_redirect("/endings/1/redirect", json!("https://{{hidden.order}}/"), "endings[1].redirect", "elsewhere")]
#[case::pale("/theme", json!({"ink": "#999999"}), "theme.ink", "contrast of 2.77")]
#[case::pale_button("/theme", json!({"accent": "#ffd700"}), "theme.accent", "buttons on the background")]
#[case::no_colour("/theme", json!({"accent": "red"}), "theme.accent", "not a colour")]
#[case::dumb_logo("/theme", json!({"logo": "fil_1"}), "theme.logo_words", "do not see it")]
#[case::points("/pages/0/questions/0/ask", json!({"kind": "csat", "points": 6}), "pages[0].questions[0].ask.points", "5 or 7")]
#[case::scale("/pages/0/questions/0/ask", json!({"kind": "rating", "from": 5, "to": 1}), "pages[0].questions[0].ask", "not a scale")]
#[case::step("/pages/0/questions/0/ask", json!({"kind": "slider", "from": 0, "to": 10, "step": 3}), "pages[0].questions[0].ask.to", "cannot be reached")]
#[case::least("/pages/1/questions/0/ask", json!({"kind": "choices", "least": 3, "options": [{"key": "a", "label": {"en": "A"}}]}), "pages[1].questions[0].ask.least", "nobody could go on")]
#[case::no_whole("/pages/1/questions/0/ask", json!({"kind": "number", "from": 1.2, "to": 1.8, "whole": true}), "pages[1].questions[0].ask.whole", "no whole number")]
#[case::no_day("/pages/1/questions/0/ask", json!({"kind": "date", "from": "2026-02-30"}), "pages[1].questions[0].ask.from", "not a date")]
#[case::lengths("/pages/1/questions/0/ask", json!({"kind": "line", "least": 9, "most": 3}), "pages[1].questions[0].ask.least", "nobody could answer")]
#[case::files("/pages/1/questions/0/ask", json!({"kind": "file", "most": 0}), "pages[1].questions[0].ask.most", "1 to 10")]
#[case::anonymous("/settings", json!({"anonymous": 1}), "settings.anonymous", "names them")]
#[case::control("/title", json!({"en": "a\u{0}b"}), "title", "U+0000")]
fn findings_by_place(#[case] place: &str, #[case] value: Value, #[case] at: &str, #[case] reason: &str) {
    let found = findings(with(place, value));
    assert!(found.iter().any(|(_, place, why)| place == at && why.contains(reason)), "{found:#?}");
}

#[rstest]
#[case::missing_language("/languages", json!(["en", "de"]), "title", "no words in de")]
#[case::strange_language("/title", json!({"en": "x", "fr": "y"}), "title", "none of the languages")]
#[case::statement("/pages/0/questions/1/required", json!(true), "", "")]
fn what_can_be_published_is_only_warned_about(#[case] place: &str, #[case] value: Value, #[case] at: &str, #[case] reason: &str) {
    let found = findings(with(place, value));
    assert!(found.iter().all(|(severity, ..)| *severity == Severity::Warning), "{found:#?}");
    assert!(at.is_empty() || found.iter().any(|(_, place, why)| place == at && why.contains(reason)), "{found:#?}");
}

#[rstest]
#[case(when("score", "equal", json!(10)))]
#[case(when("score", "in", json!(["0", "10"])))]
#[case(json!({"not": when("score", "above", json!(6))}))]
#[case(json!({"all": [when("score", "not_equal", json!(3)), when("score", "at_most", json!(3))]}))]
#[case(json!({"any": [when("hidden.order", "equal", json!("x")), when("contact.role", "includes", json!("boss"))]}))]
#[case(when("language", "equal", json!("en")))]
#[case(when("account.tier", "above", json!(2)))]
fn conditions_that_can_hold_are_left_alone(#[case] condition: Value) {
    assert_eq!(findings(with("/pages/1/show_if", condition)), []);
}

#[test]
fn ten_thousand_choices_are_refused_in_one_sentence() {
    let options: Vec<Value> = (0..10_000).map(|at| json!({"key": format!("o{at}"), "label": {"en": format!("O {at}")}})).collect();
    let found = findings(with("/pages/1/questions/0/ask/options", json!(options)));
    assert_eq!(found.len(), 1);
    assert!(found[0].2.contains("10000 options, at most 1000"), "{}", found[0].2);
}

#[test]
fn fifty_languages_are_fine_and_more_are_not() {
    let tags = |count: usize| -> Vec<String> { (0..count).map(|at| format!("en-x{at}")).collect() };
    assert_eq!(findings(with("/languages", json!(tags(50)))).iter().filter(|(severity, ..)| *severity == Severity::Error).count(), 0);
    assert!(findings(with("/languages", json!(tags(51))))[0].2.contains("51 languages, at most 50"));
}

#[test]
fn conditions_nested_out_of_measure_are_refused_before_anybody_follows_them() {
    let mut definition: Definition = serde_json::from_value(good()).expect("a survey");
    let mut deep = surveys::Condition::All(Vec::new());
    for _ in 0..50_000 {
        deep = surveys::Condition::Not(Box::new(deep));
    }
    definition.pages[1].show_if = Some(deep);
    let found = check(&definition);
    // What is nested so deeply cannot be dropped by its own recursion on a small stack either.
    let mut rest = definition.pages[1].show_if.take();
    while let Some(surveys::Condition::Not(inner)) = rest {
        rest = Some(*inner);
    }
    assert!(found[0].reason.contains("nested more than 16 deep"), "{found:?}");
}

#[test]
fn a_survey_of_megabytes_is_refused() {
    let found = findings(with("/welcome", json!({"en": "x".repeat(3 << 20)})));
    assert!(found.len() == 1 && found[0].2.contains("at most 2 megabytes"));
}

/// Places somebody comes to who answers what they can: pages, questions and the ending.
fn visited(definition: &Definition, answers: &BTreeMap<String, Answer>) -> BTreeSet<String> {
    let (mut given, mut places) = (Given { language: definition.languages[0].clone(), ..Given::default() }, BTreeSet::new());
    loop {
        let step = match place(definition, &given) {
            Place::Page(step) => step,
            Place::Ending(Some(ending)) => {
                let at = definition.endings.iter().position(|one| one == ending).expect("an ending of the survey");
                places.insert(format!("endings[{at}]"));
                return places;
            }
            _ => return places,
        };
        let p = definition.pages.iter().position(|page| page == step.page).expect("a page of the survey");
        let q = |key: &str| step.page.questions.iter().position(|question| question.key == key).expect("a question of the page");
        places.insert(format!("pages[{p}]"));
        places.extend(step.questions.iter().map(|shown| format!("pages[{p}].questions[{}]", q(&shown.question.key))));
        let said = step.questions.iter().filter_map(|shown| Some((shown.question.key.clone(), answers.get(&shown.question.key)?.clone()))).collect();
        match take(definition, &given, &step.page.key, &said) {
            Ok(taken) => given = taken,
            Err(_) => return places,
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn no_survey_makes_the_check_fall(definition in testing::wild()) {
        prop_assert!(check(&definition).len() <= 200);
    }

    #[test]
    fn references_of_a_sound_survey_are_found(definition in testing::sound()) {
        let found = check(&definition);
        let lost = |reason: &str| ["there is no", "has no row", "not answered by then", "is not a key", "is a number and", "leads back"].iter().any(|part| reason.contains(part));
        prop_assert!(!found.iter().any(|finding| lost(&finding.reason)), "{:#?}", found);
    }

    #[test]
    fn nobody_comes_to_what_is_out_of_reach((definition, answers) in testing::sound().prop_flat_map(|definition| (Just(definition.clone()), testing::answers(&definition)))) {
        let out_of_reach: BTreeSet<String> =
            check(&definition).into_iter().filter(|finding| finding.reason.contains("nobody")).map(|finding| finding.place.replace(".show_if", "")).collect();
        let met: Vec<String> = visited(&definition, &answers).intersection(&out_of_reach).cloned().collect();
        prop_assert!(met.is_empty(), "{:?} of {:#?}", met, definition);
    }
}

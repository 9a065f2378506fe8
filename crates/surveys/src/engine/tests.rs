use serde_json::{Value as Json, json};

use super::*;
use crate::Text;
use crate::{FaultKind, take, words};

/// NPS first; a low score is asked why on a page of its own, a high one may leave at once; the last page depends on an attribute.
fn survey() -> Definition {
    let definition = json!({
        "title": {"en": "How are we doing?", "de": "Wie machen wir es?"}, "languages": ["en", "de"],
        "pages": [
            {"key": "score", "questions": [
                {"key": "nps", "label": {"en": "Would you recommend us?"}, "ask": {"kind": "nps"}, "required": true},
                {"key": "soon", "label": {"en": "What would it take?"}, "ask": {"kind": "words"}, "show_if": {"test": {"of": "nps", "is": "in", "value": ["7", "8"]}}}],
             "jumps": [{"when": {"test": {"of": "nps", "is": "equal", "value": 10}}, "to": {"ending": "fan"}}]},
            {"key": "low", "show_if": {"test": {"of": "nps", "is": "at_most", "value": 6}}, "questions": [
                {"key": "why", "label": {"en": "Why {{nps}}?", "de": "Warum {{nps}}?"}, "ask": {"kind": "words"}, "required_if": {"test": {"of": "nps", "is": "below", "value": 3}}}]},
            {"key": "gold", "show_if": {"test": {"of": "account.tier", "is": "equal", "value": "gold"}}, "questions": [
                {"key": "team", "label": {"en": "Which team?"}, "ask": {"kind": "choice", "other": true, "options": [{"key": "n", "label": {"en": "North", "de": "Nord"}}]}}]}
        ],
        "endings": [
            {"key": "fan", "show_if": {"test": {"of": "nps", "is": "at_least", "value": 9}}, "title": {"en": "Wonderful"}},
            {"key": "sorry", "show_if": {"test": {"of": "variable.gap", "is": "above", "value": 5}}, "title": {"en": "We are sorry about {{variable.gap}}"}}],
        "variables": [{"key": "gap", "value": {"minus": [{"number": 10}, {"of": "nps"}]}}],
        "quotas": [{"key": "fans", "when": {"test": {"of": "nps", "is": "at_least", "value": 9}}, "limit": 5, "ending": "fan"}]
    });
    serde_json::from_value(definition).expect("a definition")
}

fn said(answers: Json) -> BTreeMap<String, Answer> {
    serde_json::from_value(answers).expect("answers")
}

fn page(definition: &Definition, given: &Given) -> String {
    match place(definition, given) {
        Place::Page(step) => step.page.key.clone(),
        Place::Ending(ending) => format!("ending {}", ending.map_or("thanks", |ending| &ending.key)),
        Place::TurnedAway(ending) => format!("turned away {}", ending.map_or("thanks", |ending| &ending.key)),
    }
}

fn after(definition: &Definition, given: &Given, at: &str, answers: Json) -> Given {
    take(definition, given, at, &said(answers)).expect("taken")
}

#[test]
fn the_path_follows_the_answers() {
    let survey = survey();
    let start = Given::default();
    assert_eq!(page(&survey, &start), "score");
    assert_eq!(page(&survey, &after(&survey, &start, "score", json!({"nps": 10}))), "ending fan");
    assert_eq!(page(&survey, &after(&survey, &start, "score", json!({"nps": 9}))), "ending fan");
    let low = after(&survey, &start, "score", json!({"nps": "3"}));
    assert_eq!(page(&survey, &low), "low");
    assert_eq!(before(&survey, &low, Some("low")), Some("score"));
    assert_eq!(page(&survey, &after(&survey, &low, "low", json!({"why": "slow"}))), "ending sorry");
    let gold = Given { account: BTreeMap::from([("tier".to_owned(), crate::condition::Value::Text("gold".into()))]), ..low };
    let told = after(&survey, &gold, "low", json!({}));
    assert_eq!(page(&survey, &told), "gold");
    assert_eq!(before(&survey, &after(&survey, &told, "gold", json!({"team": "n"})), None), Some("gold"));
}

#[test]
fn whoever_builds_looks_at_any_page_the_path_may_lead_to_without_answers() {
    let mut survey = survey();
    let towards = |survey: &Definition, key: &str| page(survey, &towards(survey, Given::default(), key));
    assert_eq!(towards(&survey, "gold"), "score", "neither the page itself nor the one before it is shown to everybody");
    survey.pages[2].show_if = None;
    assert_eq!(towards(&survey, "gold"), "gold");
    assert_eq!(towards(&survey, "low"), "score", "the page where it is decided whether the wished one comes");
    assert_eq!((towards(&survey, "score"), towards(&survey, "gone")), ("score".into(), "score".into()));
    survey.pages[0].jumps[0].when = None;
    assert_eq!(towards(&survey, "gold"), "score", "everybody leaves before it");
}

#[test]
fn a_question_that_appears_on_the_same_page_is_shown_before_one_goes_on() {
    let survey = survey();
    let seven = after(&survey, &Given::default(), "score", json!({"nps": 7}));
    let Place::Page(step) = place(&survey, &seven) else { panic!("the page stays") };
    assert_eq!(step.questions.iter().map(|shown| shown.question.key.as_str()).collect::<Vec<_>>(), ["nps", "soon"]);
    let told = after(&survey, &seven, "score", json!({"nps": 7, "soon": "speed"}));
    assert_eq!(page(&survey, &told), "ending thanks");
    let other_mind = after(&survey, &told, "score", json!({"nps": 2, "soon": "speed"}));
    assert_eq!(page(&survey, &other_mind), "low");
    assert_eq!(counted(&survey, &other_mind).keys().collect::<Vec<_>>(), ["nps"], "what is off the path does not count");
}

#[test]
fn what_is_required_may_depend_on_answers() {
    let survey = survey();
    let refused = |given: &Given, at: &str, answers: Json| take(&survey, given, at, &said(answers)).expect_err("refused")[0].kind;
    assert_eq!(refused(&Given::default(), "score", json!({})), FaultKind::Required);
    assert_eq!(refused(&Given::default(), "score", json!({"nps": 3, "price": 1})), FaultKind::UnknownQuestion);
    let angry = after(&survey, &Given::default(), "score", json!({"nps": 2}));
    assert_eq!(refused(&angry, "low", json!({})), FaultKind::Required);
    let cool = after(&survey, &Given::default(), "score", json!({"nps": 5}));
    assert_eq!(page(&survey, &after(&survey, &cool, "low", json!({}))), "ending thanks");
}

#[test]
fn a_full_quota_turns_away_as_soon_as_it_is_sure() {
    let survey = survey();
    let full = Given { full: BTreeSet::from(["fans".to_owned()]), ..Given::default() };
    assert_eq!(page(&survey, &full), "score");
    let fan = after(&survey, &full, "score", json!({"nps": 9}));
    assert_eq!(page(&survey, &fan), "turned away fan");
    assert_eq!(quotas(&survey, &fan), ["fans"]);
    assert_eq!(page(&survey, &after(&survey, &full, "score", json!({"nps": 4}))), "low");
}

#[test]
fn words_speak_the_language_and_carry_values() {
    let survey = survey();
    let gold = BTreeMap::from([("tier".to_owned(), crate::condition::Value::Text("gold".into()))]);
    let given = Given { language: "de-AT".into(), account: gold, ..Given::default() };
    let low = after(&survey, &given, "score", json!({"nps": 3}));
    let Place::Page(step) = place(&survey, &low) else { panic!("a page") };
    assert_eq!(words(&survey, &low, &step.questions[0].question.label), "Warum 3?");
    let told = after(&survey, &after(&survey, &low, "low", json!({})), "gold", json!({"team": "n"}));
    assert_eq!(words(&survey, &told, &Text::of("en", "{{team}}, {{why|nothing}}, {{variable.gap}}")), "Nord, nothing, 7");
}

#[test]
fn progress_rises_to_the_end() {
    let survey = survey();
    let Some(first) = step(&survey, &Given::default(), "score") else { panic!("a page") };
    assert!(first.first && first.progress.abs() < 1e-9);
    let low = after(&survey, &Given::default(), "score", json!({"nps": 3}));
    let Some(second) = step(&survey, &low, "low") else { panic!("a page") };
    assert!(second.last && !second.first && second.progress > first.progress);
}

//! What becomes of surveys of SurveyJS.

use serde_json::{Value, json};
use surveys::formats::{Carried, surveyjs};
use surveys::{Ask, Condition, check};

fn read(survey: &Value) -> Carried {
    surveyjs::read(&survey.to_string()).expect("a survey")
}

fn one(element: &Value) -> Carried {
    read(&json!({"pages": [{"name": "p", "elements": [element]}]}))
}

#[rstest::rstest]
#[case(json!({"type": "text", "name": "a"}), "line")]
#[case(json!({"type": "text", "name": "a", "inputType": "number", "min": 1, "max": 9}), "number")]
#[case(json!({"type": "text", "name": "a", "inputType": "email"}), "mail")]
#[case(json!({"type": "text", "name": "a", "inputType": "tel"}), "phone")]
#[case(json!({"type": "text", "name": "a", "inputType": "date", "min": "2026-01-01"}), "date")]
#[case(json!({"type": "comment", "name": "a", "maxLength": 9}), "words")]
#[case(json!({"type": "radiogroup", "name": "a", "choices": ["x", {"value": 2, "text": {"default": "Two", "de": "Zwei"}}], "showOtherItem": true}), "choice")]
#[case(json!({"type": "dropdown", "name": "a", "choices": ["x", 2]}), "dropdown")]
#[case(json!({"type": "checkbox", "name": "a", "choices": ["x", 2], "maxSelectedChoices": 1}), "choices")]
#[case(json!({"type": "tagbox", "name": "a", "choices": ["x", 2]}), "choices")]
#[case(json!({"type": "ranking", "name": "a", "choices": ["x", 2]}), "ranking")]
#[case(json!({"type": "imagepicker", "name": "a", "choices": [{"value": "x", "imageLink": "https://example.org/x.png"}]}), "choice")]
#[case(json!({"type": "boolean", "name": "a"}), "choice")]
#[case(json!({"type": "rating", "name": "a"}), "rating")]
#[case(json!({"type": "rating", "name": "a", "rateMin": 0, "rateMax": 10, "title": "Would you recommend us?"}), "nps")]
#[case(json!({"type": "rating", "name": "a", "rateValues": ["bad", "good"]}), "choice")]
#[case(json!({"type": "rating", "name": "a", "rateValues": [1, 2, 3], "rateType": "smileys"}), "rating")]
#[case(json!({"type": "matrix", "name": "a", "rows": ["r"], "columns": ["x", "y"]}), "matrix")]
#[case(json!({"type": "matrix", "name": "a", "rows": ["r"], "columns": [1, 2, 3]}), "rating_matrix")]
#[case(json!({"type": "file", "name": "a", "acceptedTypes": ".pdf,.PNG", "maxSize": 1000}), "file")]
#[case(json!({"type": "html", "name": "a", "html": "<b>Hello</b>"}), "statement")]
fn each_type(#[case] element: Value, #[case] kind: &str) {
    let carried = one(&element);
    let question = &carried.definition.pages[0].questions[0];
    assert_eq!(json!(question.ask)["kind"], kind);
    let errors: Vec<_> = check(&carried.definition).into_iter().filter(|finding| finding.severity == surveys::Severity::Error).collect();
    assert_eq!(errors, []);
}

#[test]
fn choices_have_words_in_each_language_and_another_answer() {
    let carried =
        one(&json!({"type": "radiogroup", "name": "a", "choices": ["x", {"value": 2, "text": {"default": "Two", "de": "Zwei"}}], "hasOther": true}));
    let Ask::Choice(list) = &carried.definition.pages[0].questions[0].ask else { panic!("a choice") };
    assert_eq!(carried.definition.languages, ["en", "de"]);
    assert_eq!((list.options[1].key.as_str(), list.options[1].label.in_language("de", "en"), list.other), ("2", "Zwei", true));
}

#[rstest::rstest]
#[case("{score} >= 9", json!({"test": {"of": "score", "is": "at_least", "value": 9.0}}))]
#[case("6 >= {score}", json!({"test": {"of": "score", "is": "at_most", "value": 6.0}}))]
#[case("{colour} = 'red' and {score} notempty", json!({"all": [{"test": {"of": "colour", "is": "equal", "value": "red"}}, {"test": {"of": "score", "is": "answered"}}]}))]
#[case("{colour} anyof ['red', 'blue'] or !({many} contains 'a')", json!({"any": [
    {"test": {"of": "colour", "is": "in", "value": ["red", "blue"]}}, {"not": {"test": {"of": "many", "is": "includes", "value": "a"}}}]}))]
#[case("{grid.r} = 'x'", json!({"test": {"of": "grid.r", "is": "equal", "value": "x"}}))]
#[case("{sure}", json!({"test": {"of": "sure", "is": "equal", "value": "true"}}))]
#[case("{double} > 10", json!({"test": {"of": "variable.double", "is": "above", "value": 10.0}}))]
fn conditions(#[case] source: &str, #[case] condition: Value) {
    let carried = read(&logic(source));
    let condition: Condition = serde_json::from_value(condition).expect("a condition");
    assert_eq!(carried.definition.pages[1].questions[0].show_if, Some(condition), "{:?}", carried.left);
}

#[rstest::rstest]
#[case("{score} > {colour}", "two answers")]
#[case("age({score}) > 3", "computes before")]
#[case("{nobody} = 1", "nothing here is called")]
#[case("{colour} = 'green'", "no choice \"green\"")]
#[case("{score} >", "ends too early")]
fn conditions_that_cannot_be_said_are_told(#[case] source: &str, #[case] why: &str) {
    let carried = read(&logic(source));
    assert_eq!(carried.definition.pages[1].questions[0].show_if, None);
    assert!(
        carried.left.iter().any(|left| left.place == "pages[1].elements[0].visibleIf" && left.what == source && left.why.contains(why)),
        "{:#?}",
        carried.left
    );
}

fn logic(source: &str) -> Value {
    json!({
        "pages": [
            {"elements": [
                {"type": "rating", "name": "score", "rateMin": 0, "rateMax": 10},
                {"type": "radiogroup", "name": "colour", "choices": ["red", "blue"]},
                {"type": "checkbox", "name": "many", "choices": ["a", "b"]},
                {"type": "matrix", "name": "grid", "rows": ["r"], "columns": ["x", "y"]},
                {"type": "boolean", "name": "sure"}
            ]},
            {"elements": [{"type": "comment", "name": "why", "title": "You said {score}: why {who}?", "visibleIf": source}]}
        ],
        "calculatedValues": [{"name": "double", "expression": "iif({score} > 5, {score} * 2, 0)"}]
    })
}

#[test]
fn values_in_words_are_named_anew() {
    let carried = read(&logic("{score} > 1"));
    assert_eq!(carried.definition.pages[1].questions[0].label.in_language("en", "en"), "You said {{score}}: why who?");
    assert!(carried.left.iter().any(|left| left.what == "{who}"));
}

#[test]
fn panels_are_flattened_under_their_condition() {
    let carried = read(&json!({"pages": [
        {"elements": [{"type": "rating", "name": "score"}]},
        {"elements": [{"type": "panel", "name": "more", "title": "More", "visibleIf": "{score} < 3", "elements": [{"type": "comment", "name": "why", "visibleIf": "{score} > 1"}]}]}
    ]}));
    let questions = &carried.definition.pages[1].questions;
    assert_eq!(questions.iter().map(|question| question.key.as_str()).collect::<Vec<_>>(), ["question_2", "why"]);
    assert!(matches!(&questions[1].show_if, Some(Condition::All(both)) if both.len() == 2));
    assert!(carried.left.iter().any(|left| left.what == "more"));
}

#[test]
fn nothing_is_dropped_silently() {
    let carried = read(&json!({
        "title": "T", "cookieName": "c", "pages": [{"name": "p", "navigationButtonsVisibility": "hide", "elements": [
            {"type": "text", "name": "a.b", "enableIf": "{x} = 1", "defaultValue": "d", "validators": [{"type": "regex", "regex": "x"}]},
            {"type": "paneldynamic", "name": "dyn"}, {"type": "signaturepad", "name": "sign"}, {"type": "matrixdynamic", "name": "md"}
        ]}],
        "triggers": [{"type": "setvalue", "expression": "{a} = 1", "setToName": "b"}],
        "navigateToUrl": "javascript:alert(1)"
    }));
    let told: Vec<&str> = carried.left.iter().map(|left| left.place.as_str()).collect();
    for place in [
        "cookieName",
        "pages[0].navigationButtonsVisibility",
        "pages[0].elements[0].enableIf",
        "pages[0].elements[0].defaultValue",
        "pages[0].elements[0].validators[0]",
        "pages[0].elements[0]",
        "pages[0].elements[1]",
        "pages[0].elements[2]",
        "pages[0].elements[3]",
        "triggers[0]",
        "navigateToUrl",
    ] {
        assert!(told.contains(&place), "{place} is not told: {told:?}");
    }
    assert_eq!(carried.definition.pages[0].questions[0].key, "a_b");
}

#[test]
fn triggers_that_end_or_skip_become_jumps() {
    let carried = read(&json!({
        "pages": [{"elements": [{"type": "rating", "name": "score"}]}, {"elements": [{"type": "comment", "name": "why"}]}, {"elements": [{"type": "comment", "name": "more"}]}],
        "completedHtml": "<h1>Bye</h1>",
        "triggers": [{"type": "complete", "expression": "{score} = 5"}, {"type": "skip", "expression": "{score} = 4", "gotoName": "more"}, {"type": "complete", "expression": "{nobody} = 4"}]
    }));
    let jumps = &carried.definition.pages[0].jumps;
    assert_eq!(jumps.len(), 2);
    assert_eq!(json!(jumps[0].to), json!({"ending": "completed"}));
    assert_eq!(json!(jumps[1].to), json!({"page": "page_3"}));
}

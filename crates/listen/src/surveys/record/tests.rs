use std::collections::BTreeMap;

use ::surveys::{Definition, Given};
use customers::attributes::Stored;
use kernel::{Id, Time};
use rstest::rstest;
use serde_json::{Value as Json, json};

use super::*;
use crate::questions::{Aspect, Pattern};
use crate::surveys::dictionary::Dictionary;

fn survey(question: &Json) -> Definition {
    let mut asked = json!({ "key": "q", "label": { "en": "Q?" } });
    asked.as_object_mut().expect("an object").extend(question.as_object().expect("an object").clone());
    let definition = json!({ "title": { "en": "T" }, "languages": ["en"], "pages": [{ "key": "p", "questions": [asked] }], "hidden": [{ "key": "Ticket-Nr" }],
        "settings": { "redact": ["mail"] } });
    serde_json::from_value(definition).expect("a definition")
}

fn frame() -> Frame {
    Frame {
        external_id: "ans_1".into(),
        survey: "wave".into(),
        version: None,
        contact: Some(Id::from_bytes([1; 16])),
        account: None,
        answered_at: Time::from_micros(5),
        test: true,
    }
}

fn given(answers: Json) -> Given {
    let answers: BTreeMap<String, ::surveys::Answer> = serde_json::from_value(answers).expect("answers");
    Given { answers, done: ["p".to_owned()].into(), language: "en".into(), ..Given::default() }
}

/// `key=what` of each answer and of each attribute.
fn recorded(definition: &Definition, given: &Given) -> Vec<String> {
    let draft = draft(definition, given, &frame());
    let answers = draft.answers.iter().map(|answer| match &answer.said {
        Said::Score(score) => format!("{}={score}", answer.question),
        Said::Choices(choices) => format!("{}={}", answer.question, choices.join("+")),
        Said::Text(text) => format!("{}={text}", answer.question),
    });
    let attributes = draft.attributes.iter().map(|(name, value)| match value {
        Stored::Text(text) => format!("@{name}={text}"),
        Stored::Number(number) => format!("@{name}={number}"),
    });
    answers.chain(attributes).collect()
}

const LIST: &str = r#"[{"key": "a", "label": {"en": "A"}}, {"key": "b", "label": {"en": "B"}}]"#;

fn list() -> Json {
    serde_json::from_str(LIST).expect("a list")
}

#[rstest]
#[case(json!({ "kind": "nps" }), json!(9), &["q=9"], &["q nps 0..10 experience"])]
#[case(json!({ "kind": "csat", "points": 7 }), json!(7), &["q=7"], &["q csat 1..7 experience"])]
#[case(json!({ "kind": "ces", "points": 7 }), json!(2), &["q=2"], &["q ces 1..7 experience"])]
#[case(json!({ "kind": "solved" }), json!("partly"), &["q=partly"], &["q solved 0..2 experience"])]
#[case(json!({ "kind": "intent" }), json!(0), &["q=0"], &["q intent 0..10 intent"])]
#[case(json!({ "kind": "rating", "from": 1, "to": 3 }), json!(2), &["q=2"], &["q rating 1..3 experience"])]
#[case(json!({ "kind": "slider", "from": 0, "to": 1, "step": 0.5 }), json!(0.5), &["q=0.5"], &["q rating 0..1 step 0.5 experience"])]
#[case(json!({ "kind": "expectation", "points": 5 }), json!(4), &["q=4"], &["q rating 1..5 expectation"])]
#[case(json!({ "kind": "importance", "points": 5 }), json!(4), &["q=4"], &["q rating 1..5 importance"])]
#[case(json!({ "kind": "likert", "points": 5 }), json!(4), &["q=4"], &["q rating 1..5 experience"])]
#[case(json!({ "kind": "compared" }), json!("worse"), &["q=1"], &["q rating 1..3 experience"])]
#[case(json!({ "kind": "compared" }), json!("better"), &["q=3"], &["q rating 1..3 experience"])]
#[case(json!({ "kind": "emotion" }), json!(["happy", "cared_for"]), &["q=happy+cared_for"], &["q choice experience"])]
#[case(json!({ "kind": "choice", "options": list() }), json!("b"), &["q=b"], &["q choice experience"])]
#[case(json!({ "kind": "dropdown", "options": list() }), json!("a"), &["q=a"], &["q choice experience"])]
#[case(json!({ "kind": "choices", "options": list() }), json!(["a", "b"]), &["q=a+b"], &["q choice experience"])]
#[case(json!({ "kind": "choices", "options": list() }), json!([]), &[], &["q choice experience"])]
#[case(json!({ "kind": "ranking", "options": list() }), json!(["b", "a"]), &["q.b=1", "q.a=2"], &["q.a rating 1..2 experience", "q.b rating 1..2 experience"])]
#[case(json!({ "kind": "matrix", "rows": list(), "columns": list() }), json!({ "a": "b" }), &["q.a=b"], &["q.a choice experience", "q.b choice experience"])]
#[case(json!({ "kind": "matrix", "rows": list(), "columns": list(), "several": true }), json!({ "a": ["a", "b"] }), &["q.a=a+b"],
    &["q.a choice experience", "q.b choice experience"])]
#[case(json!({ "kind": "rating_matrix", "rows": list(), "scale": { "from": 1, "to": 4 } }), json!({ "a": 4, "b": 1 }), &["q.a=4", "q.b=1"],
    &["q.a rating 1..4 experience", "q.b rating 1..4 experience"])]
#[case(json!({ "kind": "words" }), json!("ask ann@example.com\u{0}"), &["q=ask [mail]"], &["q text experience"])]
#[case(json!({ "kind": "line" }), json!("  "), &[], &["q text experience"])]
#[case(json!({ "kind": "number" }), json!(2.5), &["@q=2.5"], &["@q number"])]
#[case(json!({ "kind": "date" }), json!("2026-11-22"), &["@q=2026-11-22"], &["@q date"])]
#[case(json!({ "kind": "mail" }), json!("ann@example.com"), &["@q=ann@example.com"], &["@q text"])]
#[case(json!({ "kind": "phone" }), json!("+49 30 1"), &["@q=+49 30 1"], &["@q text"])]
#[case(json!({ "kind": "consent", "purpose": "contact" }), json!(true), &["@q=1"], &["@q truth"])]
#[case(json!({ "kind": "contact", "fields": ["name", "mail"] }), json!({ "name": "Ann" }), &["@q_name=Ann"], &["@q_name text", "@q_mail text"])]
#[case(json!({ "kind": "file" }), json!(["fil_1", "fil_2"]), &["@q=fil_1 fil_2"], &["@q text"])]
#[case(json!({ "kind": "statement" }), json!("said anyway"), &[], &[])]
#[case(json!({ "kind": "nps" }), json!("nine"), &[], &["q nps 0..10 experience"])]
fn each_kind_is_kept(#[case] ask: Json, #[case] answer: Json, #[case] said: &[&str], #[case] dictionary: &[&str]) {
    let definition = survey(&json!({ "ask": ask }));
    assert_eq!(recorded(&definition, &given(json!({ "q": answer }))), said);
    let Dictionary { questions, attributes, findings } = Dictionary::of(&definition);
    assert_eq!(findings, []);
    let shape = |one: &crate::questions::Definition| {
        let scale = one.scale.map(|scale| format!(" {scale}")).unwrap_or_default();
        format!("{} {}{scale} {}", one.key, one.kind, one.aspect)
    };
    let questions = questions.iter().map(|question| shape(&question.what));
    let attributes = attributes.iter().map(|attribute| format!("@{} {}", attribute.what.name, attribute.what.kind));
    let known: Vec<String> =
        questions.chain(attributes).filter(|one| !["@ticket_nr text", "@survey_version number"].contains(&one.as_str())).collect();
    assert_eq!(known, dictionary);
}

#[test]
fn the_five_marks_are_five_ratings() {
    let definition = survey(&json!({ "ask": { "kind": "marks" } }));
    assert_eq!(recorded(&definition, &given(json!({ "q": { "expert_contact": 5, "mystery": 1 } }))), ["q.expert_contact=5"]);
    assert_eq!(Dictionary::of(&definition).questions.len(), 5);
}

#[test]
fn other_words_stand_beside_the_choice() {
    let definition = survey(&json!({ "ask": { "kind": "choice", "options": list(), "other": true } }));
    let said = given(json!({ "q": "other", "q.other": "None of you: ann@example.com" }));
    assert_eq!(recorded(&definition, &said), ["q=other", "q.other=None of you: [mail]"]);
    let keys: Vec<_> = Dictionary::of(&definition).questions.iter().map(|question| question.what.key.clone()).collect();
    assert_eq!(keys, ["q", "q.other"]);
}

#[test]
fn the_question_says_what_it_is_about() {
    let definition = survey(&json!({ "ask": { "kind": "nps" }, "touchpoint": "renewal", "pattern": "past", "aspect": "belief" }));
    let mut said = given(json!({ "q": 3 }));
    said.hidden = BTreeMap::from([("Ticket-Nr".to_owned(), "4711".to_owned())]);
    let draft = draft(&definition, &said, &frame());
    let answer = &draft.answers[0];
    assert_eq!((answer.touchpoint.as_deref(), answer.pattern, answer.aspect), (Some("renewal"), Some(Pattern::Past), Some(Aspect::Belief)));
    assert_eq!(draft.attributes, [("ticket_nr".into(), Stored::Text("4711".into()))]);
    assert_eq!((draft.external_id.as_deref(), draft.survey.as_deref(), draft.test), (Some("ans_1"), Some("wave"), true));
    assert_eq!((draft.contact, draft.language.as_deref()), (Some(Person::Id(Id::from_bytes([1; 16]))), Some("en")));
}

#[test]
fn what_lies_off_the_path_is_left() {
    let definition = survey(&json!({ "ask": { "kind": "nps" }, "show_if": { "test": { "of": "hidden.vip", "is": "answered" } } }));
    assert_eq!(recorded(&definition, &given(json!({ "q": 3 }))), Vec::<String>::new());
}

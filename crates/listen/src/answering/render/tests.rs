//! Every kind of question as HTML: its controls, its names, what hostile words become, and how much it weighs.

use std::collections::BTreeMap;
use std::io::Write as _;

use ::surveys::{Definition, Given, Place, place, take};
use flate2::Compression;
use flate2::write::GzEncoder;
use rstest::rstest;
use serde_json::{Value, json};

use super::*;
use crate::answering::uploads::Names;
use crate::answering::words::words;

const HOSTILE: &str = "</script><script>alert(1)</script>\"' onload=x";

fn options() -> Value {
    json!([{"key": "a", "label": {"en": "Ay"}}, {"key": "b", "label": {"en": "Bee"}}])
}

fn survey(questions: &Value) -> Definition {
    let pages = json!([{"key": "p", "questions": questions}]);
    serde_json::from_value(json!({"title": {"en": "How are we doing?"}, "languages": ["en", "ar"], "pages": pages})).expect("a definition")
}

fn one(ask: &Value) -> Definition {
    survey(&json!([{"key": "k", "label": {"en": "What do you say?"}, "help": {"en": "Take your time."}, "required": true, "ask": ask}]))
}

fn shown(definition: &Definition, language: &str, said: Option<Value>) -> String {
    let given = Given { language: language.into(), ..Given::default() };
    let Place::Page(step) = place(definition, &given) else { panic!("a page") };
    let answers: BTreeMap<String, ::surveys::Answer> = said.clone().map(|said| serde_json::from_value(said).expect("answers")).unwrap_or_default();
    let faults = said.and_then(|_| take(definition, &given, "p", &answers).err()).unwrap_or_default();
    let reader = Reader { definition, given: &given, words: words(language) };
    let frame = Frame { action: "/s/x".into(), ..Frame::default() };
    page(&Sheet { reader, step, answers, prefilled: Vec::new(), faults, files: &Names::new(), frame, stamp: "1.n.m".into() }).body
}

/// The question alone, from where it begins to what follows it.
fn question(html: &str) -> &str {
    let from = html.find("<fieldset class=\"q\"").or_else(|| html.find("<div class=\"q\">")).expect("a question");
    let until = html.find("<div class=\"trap\"").expect("what follows");
    &html[from..until]
}

#[rstest]
#[case(json!({"kind": "nps"}), 11, "type=\"radio\" name=\"q.k\" value=\"10\"", "not at all likely")]
#[case(json!({"kind": "csat", "points": 5, "look": "stars"}), 5, "type=\"radio\" name=\"q.k\" value=\"3\"", "3 of 5")]
#[case(json!({"kind": "csat", "points": 7, "look": "smileys"}), 7, "type=\"radio\" name=\"q.k\" value=\"7\"", "7 of 7")]
#[case(json!({"kind": "ces", "points": 7}), 7, "type=\"radio\" name=\"q.k\" value=\"1\"", "very easy")]
#[case(json!({"kind": "solved"}), 3, "value=\"partly\"", "Partly")]
#[case(json!({"kind": "intent", "high": {"en": "for sure"}}), 11, "value=\"0\"", "for sure")]
#[case(json!({"kind": "rating", "from": 1, "to": 4}), 4, "value=\"4\"", "Take your time.")]
#[case(json!({"kind": "rating", "from": 0, "to": 100}), 2, "type=\"number\"", "0 to 100")]
#[case(json!({"kind": "expectation", "points": 5}), 5, "value=\"5\"", "excellent")]
#[case(json!({"kind": "compared"}), 3, "value=\"as_expected\"", "Better than expected")]
#[case(json!({"kind": "importance", "points": 5}), 5, "value=\"5\"", "not important")]
#[case(json!({"kind": "likert", "points": 7}), 7, "value=\"7\"", "strongly agree")]
#[case(json!({"kind": "marks"}), 25, "name=\"q.k.relevant_offers\" value=\"5\"", "Professional staff")]
#[case(json!({"kind": "emotion", "most": 3}), 20, "type=\"checkbox\" name=\"q.k\" value=\"cared_for\"", "Up to 3")]
#[case(json!({"kind": "choice", "options": options(), "other": true}), 4, "name=\"q.k.other\"", "Something else")]
#[case(json!({"kind": "choices", "options": options(), "least": 1, "most": 2}), 2, "type=\"checkbox\" name=\"q.k\" value=\"b\"", "1 to 2")]
#[case(json!({"kind": "dropdown", "options": options()}), 0, "<option value=\"b\">Bee</option>", "Please choose")]
#[case(json!({"kind": "ranking", "options": options()}), 0, "<select name=\"q.k.b\" aria-label=\"Place of Bee\">", "1 is the best")]
#[case(json!({"kind": "matrix", "rows": options(), "columns": options()}), 4, "aria-labelledby=\"q1r1 q1c0\"", "Ay")]
#[case(json!({"kind": "matrix", "rows": options(), "columns": options(), "several": true}), 4, "type=\"checkbox\" name=\"q.k.b\"", "Bee")]
#[case(json!({"kind": "rating_matrix", "rows": options(), "scale": {"from": 1, "to": 3}}), 6, "name=\"q.k.b\" value=\"3\"", "Bee")]
#[case(json!({"kind": "slider", "from": 0, "to": 10, "step": 0.5}), 2, "min=\"0\" max=\"10\" step=\"0.5\"", "0 to 10")]
#[case(json!({"kind": "number", "from": 0, "whole": true, "unit": {"en": "days"}}), 1, "inputmode=\"numeric\"", "days")]
#[case(json!({"kind": "date", "from": "2026-01-01"}), 1, "type=\"date\" name=\"q.k\" value=\"\" min=\"2026-01-01\"", "What do you say?")]
#[case(json!({"kind": "line"}), 1, "type=\"text\" name=\"q.k\"", "required")]
#[case(json!({"kind": "words", "most": 300}), 0, "<textarea class=\"text\" id=\"q1\" name=\"q.k\" rows=\"5\" maxlength=\"300\"", "required")]
#[case(json!({"kind": "mail"}), 1, "type=\"email\" name=\"q.k\"", "required")]
#[case(json!({"kind": "phone"}), 1, "type=\"tel\" name=\"q.k\"", "required")]
#[case(json!({"kind": "consent", "purpose": "contact"}), 1, "type=\"checkbox\" name=\"q.k\" value=\"true\"", "required")]
#[case(json!({"kind": "contact", "fields": ["name", "mail"]}), 2, "name=\"q.k.mail\" autocomplete=\"email\"", "Mail address")]
#[case(json!({"kind": "statement"}), 0, "<p class=\"ask\">What do you say?</p>", "Take your time.")]
fn every_kind_has_controls_that_need_no_script(#[case] ask: Value, #[case] inputs: usize, #[case] control: &str, #[case] words: &str) {
    let html = shown(&one(&ask), "en", None);
    let question = question(&html);
    assert_eq!(question.matches("<input").count(), inputs, "{question}");
    assert!(question.contains(control) && question.contains(words), "{question}");
    assert!(!html.contains(" style=") && !html.contains("http://") && !html.contains("https://"), "nothing from elsewhere");
}

#[rstest]
#[case(json!({"kind": "nps"}), json!({}), "Please answer this.", "aria-describedby=\"q1-fault q1-help\"")]
#[case(json!({"kind": "number", "to": 5}), json!({"k": "9"}), "Please give 5 or less.", "value=\"9\"")]
#[case(json!({"kind": "mail"}), json!({"k": "nobody"}), "Please give a mail address", "value=\"nobody\"")]
#[case(json!({"kind": "ranking", "options": options()}), json!({"k": {"a": "1", "b": "1"}}), "Please give every place only once.", "value=\"1\" selected")]
#[case(json!({"kind": "choices", "options": options(), "least": 2}), json!({"k": ["a"]}), "Please choose at least 2.", "value=\"a\" checked")]
fn faults_stand_beside_their_question_and_above_all(#[case] ask: Value, #[case] said: Value, #[case] fault: &str, #[case] kept: &str) {
    let html = shown(&one(&ask), "en", Some(said));
    let question = question(&html);
    assert!(question.contains(fault) && question.contains(kept), "{question}");
    assert!(html.contains("role=\"alert\"") && html.contains("<li><a href=\"#q1\">What do you say? – "), "{html}");
}

#[test]
fn the_first_control_has_the_id_that_the_list_of_faults_leads_to() {
    for ask in [json!({"kind": "nps"}), json!({"kind": "marks"}), json!({"kind": "choices", "options": options()}), json!({"kind": "words"})] {
        assert_eq!(shown(&one(&ask), "en", None).matches("id=\"q1\"").count(), 1, "{ask}");
    }
}

#[test]
fn hostile_words_are_words() {
    let label = json!({"en": HOSTILE});
    let choices = json!([{"key": HOSTILE, "label": label}]);
    let asks = [
        json!({"kind": "choice", "options": choices, "other": true}),
        json!({"kind": "ranking", "options": choices}),
        json!({"kind": "matrix", "rows": choices, "columns": choices}),
        json!({"kind": "nps", "low": label, "high": label}),
        json!({"kind": "number", "unit": label}),
    ];
    let questions: Vec<Value> =
        asks.iter().enumerate().map(|(at, ask)| json!({"key": format!("{HOSTILE}{at}"), "label": label, "help": label, "ask": ask})).collect();
    let html = shown(&survey(&json!(questions)), "en", None);
    assert_eq!(html.matches("<script").count(), 1, "only our own");
    assert!(!html.contains("\"' onload"), "no value leaves its quotes");
}

#[test]
fn a_language_from_right_to_left_is_written_so() {
    let html = shown(&one(&json!({"kind": "nps"})), "ar", None);
    assert!(html.contains("<html lang=\"ar\" dir=\"rtl\">") && html.contains("إرسال"), "{html}");
}

#[test]
fn ten_questions_weigh_less_than_thirty_kilobytes() {
    let asks = [
        json!({"kind": "nps"}),
        json!({"kind": "csat", "points": 5, "look": "smileys"}),
        json!({"kind": "ces", "points": 7}),
        json!({"kind": "solved"}),
        json!({"kind": "marks"}),
        json!({"kind": "emotion", "most": 3}),
        json!({"kind": "choice", "options": options(), "other": true}),
        json!({"kind": "ranking", "options": options()}),
        json!({"kind": "words"}),
        json!({"kind": "contact", "fields": ["name", "mail", "phone", "company", "job"]}),
    ];
    let questions: Vec<Value> = asks
        .iter()
        .enumerate()
        .map(|(at, ask)| json!({"key": format!("k{at}"), "label": {"en": format!("How was part {at} of what we did for you?")}, "ask": ask}))
        .collect();
    let html = shown(&survey(&json!(questions)), "en", None);
    let mut packed = GzEncoder::new(Vec::new(), Compression::new(4));
    packed.write_all(html.as_bytes()).expect("packed");
    let bytes = packed.finish().expect("packed").len();
    assert!(bytes < 12_000, "{bytes} bytes over the wire, {} unpacked", html.len());
}

#[test]
fn ten_thousand_options_are_shown() {
    let options: Vec<Value> = (0..10_000).map(|at| json!({"key": format!("o{at}"), "label": {"en": format!("Option {at}")}})).collect();
    let html = shown(&one(&json!({"kind": "dropdown", "options": options})), "en", None);
    assert_eq!(html.matches("<option").count(), 10_001);
}

#[rstest]
#[case(Notice::Unknown, "There is no survey here")]
#[case(Notice::Expired, "This link has ended")]
#[case(Notice::TooLarge, "That was too much at once")]
fn notices_are_pages(#[case] why: Notice, #[case] title: &str) {
    let html = notice(why, "en");
    assert!(html.body.contains(&format!("<h1>{title}</h1>")) && html.policy.ends_with("frame-ancestors *"));
    assert!(notice(why, "ar").body.contains("dir=\"rtl\""));
}

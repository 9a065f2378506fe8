use serde_json::{Value, json};

use super::*;

fn fitted(ask: Value, said: Value) -> Result<Value, FaultKind> {
    let ask: Ask = serde_json::from_value(ask).expect("a question");
    let said: Answer = serde_json::from_value(said).expect("an answer");
    fit(&ask, Some(&said)).map(|answer| json!(answer)).map_err(|wrong| wrong.kind)
}

fn list() -> Value {
    json!([{"key": "a", "label": {"en": "A"}}, {"key": "b", "label": {"en": "B"}}, {"key": "c", "label": {"en": "C"}}])
}

fn choices(kind: &str, more: &Value) -> Value {
    let mut ask = json!({"kind": kind, "options": list()});
    ask.as_object_mut().expect("an object").extend(more.as_object().expect("an object").clone());
    ask
}

#[rstest::rstest]
#[case(json!({"kind": "nps"}), json!("9"), Ok(json!(9.0)))]
#[case(json!({"kind": "nps"}), json!(11), Err(FaultKind::OffScale))]
#[case(json!({"kind": "nps"}), json!(7.5), Err(FaultKind::OffScale))]
#[case(json!({"kind": "nps"}), json!("nine"), Err(FaultKind::NotANumber))]
#[case(json!({"kind": "nps"}), json!(""), Ok(json!(null)))]
#[case(json!({"kind": "csat", "points": 7}), json!(7), Ok(json!(7.0)))]
#[case(json!({"kind": "csat"}), json!(0), Err(FaultKind::OffScale))]
#[case(json!({"kind": "solved"}), json!("partly"), Ok(json!("partly")))]
#[case(json!({"kind": "solved"}), json!("perhaps"), Err(FaultKind::UnknownChoice))]
#[case(json!({"kind": "compared"}), json!("better"), Ok(json!("better")))]
#[case(json!({"kind": "slider", "from": 0.0, "to": 1.0, "step": 0.1}), json!("0,3"), Ok(json!(0.3)))]
#[case(json!({"kind": "slider", "from": 0.0, "to": 1.0, "step": 0.1}), json!(0.35), Err(FaultKind::OffScale))]
#[case(json!({"kind": "marks"}), json!({"expert_contact": "4"}), Ok(json!({"expert_contact": 4.0})))]
#[case(json!({"kind": "marks"}), json!({"price": 4}), Err(FaultKind::UnknownChoice))]
#[case(json!({"kind": "emotion"}), json!(["happy", "hurried", "safe", "valued"]), Err(FaultKind::TooMany))]
#[case(json!({"kind": "emotion"}), json!(["happy", "happy"]), Ok(json!(["happy"])))]
#[case(choices("choice", &json!({})), json!("b"), Ok(json!("b")))]
#[case(choices("choice", &json!({})), json!("other"), Err(FaultKind::UnknownChoice))]
#[case(choices("choice", &json!({"other": true})), json!("other"), Ok(json!("other")))]
#[case(choices("choices", &json!({"least": 2})), json!(["a"]), Err(FaultKind::TooFew))]
#[case(choices("choices", &json!({"most": 1})), json!(["a", "b"]), Err(FaultKind::TooMany))]
#[case(choices("choices", &json!({})), json!("a"), Ok(json!(["a"])))]
#[case(choices("ranking", &json!({})), json!(["c", "a", "b"]), Ok(json!(["c", "a", "b"])))]
#[case(choices("ranking", &json!({})), json!(["c", "a"]), Err(FaultKind::TooFew))]
#[case(json!({"kind": "matrix", "rows": list(), "columns": list()}), json!({"a": "b"}), Ok(json!({"a": "b"})))]
#[case(json!({"kind": "matrix", "rows": list(), "columns": list(), "several": true}), json!({"a": ["b", "c"]}), Ok(json!({"a": ["b", "c"]})))]
#[case(json!({"kind": "matrix", "rows": list(), "columns": list()}), json!({"z": "b"}), Err(FaultKind::UnknownChoice))]
#[case(json!({"kind": "matrix", "rows": list(), "columns": list()}), json!("b"), Err(FaultKind::WrongForm))]
#[case(json!({"kind": "rating_matrix", "rows": list(), "scale": {"from": 1, "to": 5}}), json!({"a": "5"}), Ok(json!({"a": 5.0})))]
#[case(json!({"kind": "number", "from": 1.0, "whole": true}), json!("2.5"), Err(FaultKind::NotWhole))]
#[case(json!({"kind": "number", "from": 1.0}), json!(0), Err(FaultKind::TooSmall))]
#[case(json!({"kind": "number"}), json!("1e999"), Err(FaultKind::NotANumber))]
#[case(json!({"kind": "date"}), json!("2024-02-29"), Ok(json!("2024-02-29")))]
#[case(json!({"kind": "date"}), json!("2026-02-29"), Err(FaultKind::NotADate))]
#[case(json!({"kind": "date"}), json!("22.11.2026"), Err(FaultKind::NotADate))]
#[case(json!({"kind": "date", "to": "2026-01-01"}), json!("2026-01-02"), Err(FaultKind::TooLate))]
#[case(json!({"kind": "line"}), json!("x".repeat(201)), Err(FaultKind::TooLong))]
#[case(json!({"kind": "words"}), json!("a\u{0}b"), Err(FaultKind::WrongForm))]
#[case(json!({"kind": "words", "least": 3}), json!("ab"), Err(FaultKind::TooShort))]
#[case(json!({"kind": "mail"}), json!("ann@example.com"), Ok(json!("ann@example.com")))]
#[case(json!({"kind": "mail"}), json!("ann@example"), Err(FaultKind::NotAMail))]
#[case(json!({"kind": "mail"}), json!("a b@example.com"), Err(FaultKind::NotAMail))]
#[case(json!({"kind": "phone"}), json!("+49 (30) 123-456"), Ok(json!("+49 (30) 123-456")))]
#[case(json!({"kind": "phone"}), json!("call me"), Err(FaultKind::NotAPhone))]
#[case(json!({"kind": "consent", "purpose": "contact"}), json!("on"), Ok(json!(true)))]
#[case(json!({"kind": "consent", "purpose": "contact"}), json!(false), Ok(json!(null)))]
#[case(json!({"kind": "contact", "fields": ["name", "mail"]}), json!({"name": "Ann", "mail": "no"}), Err(FaultKind::NotAMail))]
#[case(json!({"kind": "contact", "fields": ["name", "mail"]}), json!({"name": "Ann", "mail": ""}), Ok(json!({"name": "Ann"})))]
#[case(json!({"kind": "file"}), json!(["fil_1", "fil_2"]), Err(FaultKind::TooMany))]
#[case(json!({"kind": "statement"}), json!("seen"), Ok(json!(null)))]
fn answers_take_the_form_of_their_question(#[case] ask: Value, #[case] said: Value, #[case] expected: Result<Value, FaultKind>) {
    assert_eq!(fitted(ask, said), expected);
}

use ::surveys::{Definition, Given, step};
use rstest::rstest;
use serde_json::{Value, json};

use super::*;

fn read(ask: &Value, fields: &str) -> Value {
    let definition: Definition = serde_json::from_value(json!({
        "title": {"en": "T"}, "languages": ["en"], "pages": [{"key": "p", "questions": [{"key": "k", "label": {"en": "L"}, "ask": ask}]}]
    }))
    .expect("a definition");
    let step = step(&definition, &Given::default(), "p").expect("a page");
    json!(Form::of(fields.as_bytes()).answers(&step))
}

fn options() -> Value {
    json!([{"key": "a", "label": {"en": "A"}}, {"key": "b", "label": {"en": "B"}}, {"key": "c", "label": {"en": "C"}}])
}

#[rstest]
#[case(json!({"kind": "nps"}), "q.k=9", json!({"k": "9"}))]
#[case(json!({"kind": "nps"}), "", json!({}))]
#[case(json!({"kind": "words"}), "q.k=a%0D%0Ab%00%1b", json!({"k": "a\nb"}))]
#[case(json!({"kind": "choice", "options": options(), "other": true}), "q.k.other=moon", json!({"k": "other", "k.other": "moon"}))]
#[case(json!({"kind": "choice", "options": options(), "other": true}), "q.k=a&q.k.other=", json!({"k": "a"}))]
#[case(json!({"kind": "choices", "options": options()}), "q.k=a&q.k=c", json!({"k": ["a", "c"]}))]
#[case(json!({"kind": "choices", "options": options(), "other": true}), "q.k=a&q.k.other=x", json!({"k": ["a", "other"], "k.other": "x"}))]
#[case(json!({"kind": "ranking", "options": options()}), "q.k.a=3&q.k.b=1&q.k.c=2", json!({"k": ["b", "c", "a"]}))]
#[case(json!({"kind": "ranking", "options": options()}), "q.k.a=1&q.k.b=1&q.k.c=", json!({"k": {"a": "1", "b": "1"}}))]
#[case(json!({"kind": "matrix", "rows": options(), "columns": options()}), "q.k.a=b&q.k.c=c&q.k.x=a", json!({"k": {"a": "b", "c": "c"}}))]
#[case(json!({"kind": "matrix", "rows": options(), "columns": options(), "several": true}), "q.k.a=b&q.k.a=c", json!({"k": {"a": ["b", "c"]}}))]
#[case(json!({"kind": "marks"}), "q.k.expert_contact=5", json!({"k": {"expert_contact": "5"}}))]
#[case(json!({"kind": "contact", "fields": ["name", "mail"]}), "q.k.name=Ada&q.k.mail=", json!({"k": {"name": "Ada"}}))]
#[case(json!({"kind": "consent", "purpose": "contact"}), "q.k=true", json!({"k": "true"}))]
#[case(json!({"kind": "statement"}), "q.k=x", json!({}))]
fn fields_become_answers(#[case] ask: Value, #[case] fields: &str, #[case] answers: Value) {
    assert_eq!(read(&ask, fields), answers);
}

//! Whatever is brought is taken or refused with reasons.

use proptest::prelude::*;
use serde_json::{Value, json};
use surveys::formats::{self, Carried, Format};
use surveys::{Definition, check, testing};

/// What was taken is a survey: it goes out and in, and can be checked.
fn is_whole(carried: &Carried) {
    let text = serde_json::to_string(&carried.definition).expect("JSON");
    let again: Definition = serde_json::from_str(&text).expect("a survey");
    assert_eq!(again, carried.definition);
    assert!(carried.left.iter().all(|left| !left.why.is_empty()));
    check(&carried.definition);
}

/// JSON made of the words that the formats look for.
fn nearly(words: &'static [&'static str]) -> impl Strategy<Value = Value> {
    let word = || proptest::sample::select(words.to_vec());
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        (-3_i64..20).prop_map(|number| json!(number)),
        any::<f64>().prop_map(|number| json!(number)),
        word().prop_map(|word| json!(word)),
        ".{0,12}".prop_map(Value::String),
    ];
    leaf.prop_recursive(6, 48, 6, move |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::Array),
            proptest::collection::vec((word(), inner), 0..7)
                .prop_map(|fields| Value::Object(fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())),
        ]
    })
}

const SURVEYJS: &[&str] = &[
    "pages",
    "elements",
    "type",
    "name",
    "title",
    "choices",
    "value",
    "text",
    "visibleIf",
    "requiredIf",
    "{name} = 1",
    "{text} anyof ['a']",
    "rating",
    "matrix",
    "panel",
    "multipletext",
    "items",
    "boolean",
    "html",
    "file",
    "rows",
    "columns",
    "rateMin",
    "rateMax",
    "rateValues",
    "rateCount",
    "checkbox",
    "radiogroup",
    "triggers",
    "expression",
    "calculatedValues",
    "complete",
    "skip",
    "gotoName",
    "completedHtml",
    "completedHtmlOnCondition",
    "validators",
    "numeric",
    "minValue",
    "maxLength",
    "default",
    "de",
    "other",
];

const FORMBRICKS: &[&str] = &[
    "id",
    "type",
    "elements",
    "logic",
    "headline",
    "default",
    "choices",
    "label",
    "conditions",
    "connector",
    "leftOperand",
    "rightOperand",
    "value",
    "operator",
    "equals",
    "static",
    "element",
    "actions",
    "objective",
    "calculate",
    "jumpToBlock",
    "requireAnswer",
    "target",
    "variableId",
    "openText",
    "nps",
    "rating",
    "matrix",
    "rows",
    "columns",
    "range",
    "multipleChoiceSingle",
    "consent",
    "contactInfo",
    "other",
    "a",
    "b",
    "#recall:a/fallback:x#",
    "welcomeCard",
    "endings",
    "url",
    "hiddenFields",
    "fieldIds",
    "variables",
    "languages",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_text_is_taken_or_refused(text in ".{0,200}", format in proptest::sample::select(Format::ALL.to_vec())) {
        if let Ok(carried) = formats::read(&text, Some(format)) {
            is_whole(&carried);
        }
        drop(formats::read(&text, None));
    }

    #[test]
    fn any_json_is_taken_or_refused_by_surveyjs(pages in proptest::collection::vec(nearly(SURVEYJS), 0..4), rest in nearly(SURVEYJS)) {
        let mut survey = rest.as_object().cloned().unwrap_or_default();
        survey.insert("pages".to_owned(), json!([{"elements": pages}]));
        match formats::surveyjs::read(&Value::Object(survey).to_string()) {
            Ok(carried) => is_whole(&carried),
            Err(refusal) => prop_assert!(!refusal.detail.is_empty()),
        }
    }

    #[test]
    fn any_json_is_taken_or_refused_by_formbricks(elements in proptest::collection::vec(nearly(FORMBRICKS), 0..4), logic in nearly(FORMBRICKS), rest in nearly(FORMBRICKS)) {
        let mut survey = rest.as_object().cloned().unwrap_or_default();
        survey.insert("blocks".to_owned(), json!([{"id": "a", "elements": elements, "logic": [logic]}]));
        match formats::formbricks::read(&Value::Object(survey).to_string()) {
            Ok(carried) => is_whole(&carried),
            Err(refusal) => prop_assert!(!refusal.detail.is_empty()),
        }
    }

    #[test]
    fn our_own_is_taken_as_it_is(definition in testing::sound()) {
        let carried = formats::read(&serde_json::to_string(&definition).expect("JSON"), None).expect("a survey");
        prop_assert_eq!(carried.definition, definition);
        prop_assert!(carried.left.is_empty());
    }
}

#[test]
fn our_own_with_a_fault_names_the_place() {
    let refusal =
        formats::read(r#"{"title": {}, "languages": ["en"], "pages": [{"key": "p", "questions": [{"key": "q"}]}]}"#, None).expect_err("refused");
    assert!(refusal.params[0].name.starts_with("pages[0].questions[0]"), "{refusal:?}");
}

#[test]
fn what_is_no_survey_is_refused_with_reasons() {
    for text in ["", "{}", "[]", "null", "<html/>", "<?xml version=\"1.0\"?><document/>", "{\"pages\": 3", "\u{feff}"] {
        let refusal = formats::read(text, None).expect_err("refused");
        assert!(refusal.detail.contains("survey"), "{text}: {refusal}");
    }
    assert!(formats::read(&" ".repeat(11 << 20), Some(Format::SurveyJs)).expect_err("refused").detail.contains("bytes"));
}

/// Large files that repeat what is slow to look for.
#[rstest::rstest]
#[case::braces(json!({"title": "{".repeat(500_000), "pages": []}).to_string())]
#[case::tags(json!({"title": "<a".repeat(1_000_000), "pages": []}).to_string())]
#[case::the_same_name(json!({"pages": [{"elements": vec![json!({"type": "text", "name": "a", "visibleIf": "{a} = 1"}); 5_000]}]}).to_string())]
#[case::choices(json!({"pages": [{"elements": [{"type": "radiogroup", "name": "a", "choices": vec!["a"; 30_000]}]}]}).to_string())]
#[case::recalls(json!({"name": "#recall:".repeat(200_000), "blocks": []}).to_string())]
fn large_files_are_read_in_no_time(#[case] text: String) {
    is_whole(&formats::read(&text, None).expect("a survey"));
}

#[test]
fn a_large_file_of_rows_is_read_in_no_time() {
    let row = |at: usize| {
        format!("<row><qid>{at}</qid><gid>1</gid><type>L</type><title>Q{at}</title><question>Q</question><relevance>Q1 == 'A'</relevance></row>")
    };
    let rows: String = (0..5_000).map(row).collect();
    let text = format!(
        "<document><LimeSurveyDocType/><groups><rows><row><gid>1</gid></row></rows></groups><questions><rows>{rows}</rows></questions></document>"
    );
    assert_eq!(formats::read(&text, None).expect("a survey").definition.pages[0].questions.len(), 5_000);
}

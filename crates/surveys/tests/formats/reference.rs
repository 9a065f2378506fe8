//! The published surveys, read from the reference data where they are.

use std::path::PathBuf;

use serde_json::{Value, json};
use surveys::formats::{Format, guess, read};
use surveys::{Ask, Condition, Definition, Question, Severity, check};

/// A file of the data set; says aloud when it is not there, and fails where skipping is not allowed.
fn file(name: &str) -> Option<String> {
    let folder = std::env::var_os("TOUCHSTONE_REFERENCE_DATA")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data"), PathBuf::from);
    let file = folder.join("survey_definitions").join(name);
    if let Ok(text) = std::fs::read_to_string(&file) {
        return Some(text);
    }
    let may_skip = ["CI", "TOUCHSTONE_NO_SKIP"].iter().all(|name| std::env::var_os(name).is_none());
    assert!(may_skip, "{} is missing, and skipping is not allowed here", file.display());
    println!("SKIPPED: {} is missing: set TOUCHSTONE_REFERENCE_DATA", file.display());
    None
}

fn reference(id: &str) -> Option<Value> {
    let expected: Value = serde_json::from_str(&file("expected.json")?).expect("expected.json is JSON");
    let references = expected["references"].as_array().expect("references");
    references.iter().find(|reference| reference["id"] == id).map(|reference| reference["value"].clone())
}

fn questions(definition: &Definition) -> Vec<(usize, &Question)> {
    definition.pages.iter().enumerate().flat_map(|(p, page)| page.questions.iter().map(move |question| (p, question))).collect()
}

fn has_no_errors(definition: &Definition) {
    let errors: Vec<_> = check(definition).into_iter().filter(|finding| finding.severity == Severity::Error).collect();
    assert_eq!(errors, []);
}

/// A condition as SurveyJS writes it, where it compares one answer with one number or a list of choices that are numbers.
fn numbers(condition: Option<&Condition>) -> Option<(String, Vec<String>)> {
    let test = match condition? {
        Condition::Test(test) => test,
        more => unreachable!("{more:?} is no comparison"),
    };
    let list = match test.value.clone().expect("a value") {
        surveys::condition::Value::List(list) => list,
        one => vec![one.text()],
    };
    Some((test.of.clone(), list))
}

/// Which of the five scores fit a condition of SurveyJS such as `{satisfaction-score} =< 2`, in the order of the choices.
fn fitting(source: &Value) -> Option<(String, Vec<String>)> {
    let source = source.as_str()?;
    let (name, rest) = source.strip_prefix('{').expect("a name").split_once("} ").expect("a comparison");
    let (sign, number) = rest.split_once(' ').expect("a number");
    let number: u8 = number.parse().expect("a number");
    let fits = |score: &u8| match sign {
        ">=" => *score >= number,
        "=<" => *score <= number,
        "=" => *score == number,
        sign => unreachable!("{sign} is new"),
    };
    Some((name.to_owned(), (1..=5).rev().filter(fits).map(|score: u8| score.to_string()).collect()))
}

#[test]
fn surveyjs_multi_page() {
    let (Some(text), Some(expected), Some(conditions)) = (
        file("surveyjs_multi_page_satisfaction_nps.json"),
        reference("surveyjs_multi_page.questions"),
        reference("surveyjs_multi_page.page_visibleIf"),
    ) else {
        return;
    };
    assert_eq!(guess(&text), Some(Format::SurveyJs));
    let carried = read(&text, None).expect("a survey");
    let found = questions(&carried.definition);
    let expected = expected.as_array().expect("questions");
    assert_eq!(found.len(), expected.len());
    for ((page, question), expected) in found.iter().zip(expected) {
        let kind = match question.ask {
            Ask::Statement => "html",
            Ask::Choice(_) => "radiogroup",
            Ask::Words(_) => "comment",
            Ask::Nps(_) | Ask::Rating(_) => "rating",
            _ => "another",
        };
        let name = if expected["name"].is_null() { Value::Null } else { json!(question.key) };
        let of_theirs = json!({"page": page, "type": kind, "name": name, "visibleIf": expected["visibleIf"], "isRequired": question.required});
        assert_eq!(&of_theirs, expected);
        assert_eq!(numbers(question.show_if.as_ref()), fitting(&expected["visibleIf"]));
    }
    let shown: Vec<_> = carried.definition.pages.iter().map(|page| numbers(page.show_if.as_ref())).collect();
    assert_eq!(shown, conditions.as_array().expect("conditions").iter().map(fitting).collect::<Vec<_>>());
    assert_eq!(carried.definition.endings[0].title.in_language("en", "en"), "Thank you for your feedback!");
    assert!(!carried.definition.settings.back);
    has_no_errors(&carried.definition);
}

#[test]
fn limesurvey_files() {
    for name in ["limesurvey_survey.lss", "limesurvey_answers.lss"] {
        let (Some(text), Some(expected)) = (file(name), reference(name)) else { return };
        assert_eq!(guess(&text), Some(Format::LimeSurvey));
        let carried = read(&text, None).expect("a survey");
        let definition = &carried.definition;
        assert_eq!(json!(definition.languages), expected["languages"]);
        assert_eq!(json!(definition.pages.len()), expected["groups"]);
        assert_eq!(json!([definition.title.in_language("en", "en")]), expected["survey_titles"]);
        let found = questions(definition);
        let of_theirs = expected["questions"].as_array().expect("questions");
        assert_eq!(found.len(), of_theirs.len());
        let (mut subquestions, mut answers) = (0, 0);
        for ((_, question), theirs) in found.iter().zip(of_theirs) {
            assert_eq!(json!(question.key), theirs["title"]);
            assert_eq!(question.required, theirs["mandatory"] == "Y");
            let plain = theirs["text"].as_str().expect("text").replace("<strong>", "").replace("</strong>", "");
            assert_eq!(question.label.in_language("en", "en"), plain);
            let fits = match theirs["type"].as_str().expect("type") {
                "T" => matches!(question.ask, Ask::Words(_)),
                "5" => matches!(question.ask, Ask::Rating(ref scale) if (scale.from, scale.to) == (1.0, 5.0)),
                "|" => matches!(question.ask, Ask::File(_)),
                "Y" => matches!(question.ask, Ask::Choice(_)),
                "M" => matches!(question.ask, Ask::Choices(_)),
                "F" => matches!(question.ask, Ask::Matrix(_)),
                _ => false,
            };
            assert!(fits, "{theirs} became {:?}", question.ask);
            match &question.ask {
                Ask::Choices(list) => subquestions += list.options.len(),
                Ask::Matrix(matrix) => {
                    subquestions += matrix.rows.len();
                    answers += matrix.columns.len();
                }
                _ => {}
            }
        }
        assert_eq!((json!(subquestions), json!(answers)), (expected["subquestions"].clone(), expected["answers"].clone()));
        has_no_errors(definition);
    }
}

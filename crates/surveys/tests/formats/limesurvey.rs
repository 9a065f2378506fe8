//! What becomes of surveys of LimeSurvey.

use std::fmt::Write;

use proptest::prelude::*;
use serde_json::json;
use surveys::formats::{Carried, limesurvey};
use surveys::{Ask, Condition, Definition, check};

type Rows<'r> = &'r [&'r [(&'r str, &'r str)]];

fn table(name: &str, rows: Rows<'_>) -> String {
    let mut text = format!("<{name}><rows>");
    for row in rows {
        text.push_str("<row>");
        for (field, value) in *row {
            write!(text, "<{field}><![CDATA[{value}]]></{field}>").expect("written");
        }
        text.push_str("</row>");
    }
    text + "</rows></" + name + ">"
}

fn file(tables: &[(&str, Rows<'_>)]) -> String {
    let tables: String = tables.iter().map(|(name, rows)| table(name, rows)).collect();
    format!(
        "<?xml version=\"1.0\"?><document><LimeSurveyDocType>Survey</LimeSurveyDocType><languages><language>en</language><language>de</language></languages>{tables}</document>"
    )
}

/// A question of a type with two parts and two answers, and one behind it with a condition.
fn survey(kind: &str, relevance: &str) -> Carried {
    let text = file(&[
        ("groups", &[&[("gid", "1"), ("group_order", "1")]]),
        ("group_l10ns", &[&[("gid", "1"), ("group_name", "One"), ("language", "en")], &[("gid", "1"), ("group_name", "Eins"), ("language", "de")]]),
        (
            "questions",
            &[
                &[
                    ("qid", "10"),
                    ("parent_qid", "0"),
                    ("sid", "5"),
                    ("gid", "1"),
                    ("type", kind),
                    ("title", "Q1"),
                    ("question_order", "1"),
                    ("mandatory", "Y"),
                    ("other", "Y"),
                    ("relevance", "1"),
                ],
                &[
                    ("qid", "20"),
                    ("parent_qid", "0"),
                    ("sid", "5"),
                    ("gid", "1"),
                    ("type", "T"),
                    ("title", "Q2"),
                    ("question_order", "2"),
                    ("relevance", relevance),
                ],
            ],
        ),
        (
            "subquestions",
            &[
                &[("qid", "12"), ("parent_qid", "10"), ("title", "SQ2"), ("question_order", "2"), ("scale_id", "0")],
                &[("qid", "11"), ("parent_qid", "10"), ("title", "SQ1"), ("question_order", "1"), ("scale_id", "0")],
            ],
        ),
        (
            "question_l10ns",
            &[
                &[("qid", "10"), ("question", "First?"), ("language", "en")],
                &[("qid", "10"), ("question", "Erstens?"), ("language", "de")],
                &[("qid", "11"), ("question", "Part 1"), ("language", "en")],
                &[("qid", "12"), ("question", "Part 2"), ("language", "en")],
                &[("qid", "20"), ("question", "You said {Q1.shown}. Why, {TOKEN:FIRSTNAME}?"), ("language", "en")],
            ],
        ),
        (
            "answers",
            &[
                &[("aid", "1"), ("qid", "10"), ("code", "A1"), ("sortorder", "1"), ("scale_id", "0")],
                &[("aid", "2"), ("qid", "10"), ("code", "A2"), ("sortorder", "2"), ("scale_id", "0")],
            ],
        ),
        ("answer_l10ns", &[&[("aid", "1"), ("answer", "Much"), ("language", "en")], &[("aid", "2"), ("answer", "Little"), ("language", "en")]]),
        (
            "question_attributes",
            &[&[("qid", "10"), ("attribute", "array_filter"), ("value", "Q9")], &[("qid", "10"), ("attribute", "random_order"), ("value", "1")]],
        ),
        ("conditions", &[&[("cid", "1")]]),
        ("surveys", &[&[("language", "en"), ("allowprev", "N"), ("format", "S")]]),
        (
            "surveys_languagesettings",
            &[&[
                ("surveyls_title", "Title"),
                ("surveyls_language", "en"),
                ("surveyls_endtext", "<p>Bye</p>"),
                ("surveyls_url", "http://example.org"),
            ]],
        ),
    ]);
    limesurvey::read(&text).expect("a survey")
}

#[rstest::rstest]
#[case("S", "line")]
#[case("T", "words")]
#[case("U", "words")]
#[case("N", "number")]
#[case("D", "date")]
#[case("5", "rating")]
#[case("Y", "choice")]
#[case("G", "choice")]
#[case("L", "choice")]
#[case("O", "choice")]
#[case("!", "dropdown")]
#[case("M", "choices")]
#[case("P", "choices")]
#[case("R", "ranking")]
#[case("F", "matrix")]
#[case("H", "matrix")]
#[case("C", "matrix")]
#[case("E", "matrix")]
#[case("A", "rating_matrix")]
#[case("B", "rating_matrix")]
#[case("|", "file")]
#[case("X", "statement")]
#[case("Q", "statement")]
#[case("K", "statement")]
fn each_type(#[case] kind: &str, #[case] ours: &str) {
    let carried = survey(kind, "1");
    assert_eq!(json!(carried.definition.pages[0].questions[0].ask)["kind"], ours);
    let errors: Vec<_> = check(&carried.definition).into_iter().filter(|finding| finding.severity == surveys::Severity::Error).collect();
    assert_eq!(errors, []);
}

#[test]
fn words_come_in_each_language() {
    let Definition { languages, pages, title, endings, settings, .. } = survey("L", "1").definition;
    assert_eq!(languages, ["en", "de"]);
    assert_eq!((pages[0].title.in_language("de", "en"), pages[0].questions[0].label.in_language("de", "en")), ("Eins", "Erstens?"));
    assert_eq!((title.in_language("en", "en"), endings[0].title.in_language("en", "en")), ("Title", "Bye"));
    assert!(pages[0].questions[0].required && !settings.back);
    let Ask::Choice(list) = &pages[0].questions[0].ask else { panic!("a choice") };
    assert!(list.other && list.random);
    assert_eq!(list.options[0].label.in_language("en", "en"), "Much");
    assert_eq!(pages[0].questions[1].label.in_language("en", "en"), "You said {{Q1}}. Why, TOKEN:FIRSTNAME?");
}

#[rstest::rstest]
#[case("L", "Q1.NAOK == \"A1\"", json!({"test": {"of": "Q1", "is": "equal", "value": "A1"}}))]
#[case("L", "((Q1.NAOK != \"A1\") or is_empty(Q1.NAOK))", json!({"any": [{"test": {"of": "Q1", "is": "not_equal", "value": "A1"}}, {"test": {"of": "Q1", "is": "empty"}}]}))]
#[case("L", "Q1.NAOK == \"-oth-\"", json!({"test": {"of": "Q1", "is": "equal", "value": "other"}}))]
#[case("5", "5X1X10.NAOK >= 4", json!({"test": {"of": "Q1", "is": "at_least", "value": 4.0}}))]
#[case("M", "Q1_SQ1.NAOK == \"Y\"", json!({"test": {"of": "Q1", "is": "includes", "value": "SQ1"}}))]
#[case("M", "!is_empty(Q1_SQ2)", json!({"not": {"test": {"of": "Q1", "is": "excludes", "value": "SQ2"}}}))]
#[case("F", "Q1_SQ1.NAOK == 'A2'", json!({"test": {"of": "Q1.SQ1", "is": "equal", "value": "A2"}}))]
#[case("B", "Q1_SQ1 gt 7 and Q1_SQ2 le 3", json!({"all": [{"test": {"of": "Q1.SQ1", "is": "above", "value": 7.0}}, {"test": {"of": "Q1.SQ2", "is": "at_most", "value": 3.0}}]}))]
fn relevance(#[case] kind: &str, #[case] source: &str, #[case] condition: serde_json::Value) {
    let carried = survey(kind, source);
    let condition: Condition = serde_json::from_value(condition).expect("a condition");
    assert_eq!(carried.definition.pages[0].questions[1].show_if, Some(condition), "{:?}", carried.left);
}

#[test]
fn nothing_is_dropped_silently() {
    let told: Vec<String> = survey("L", "count(that.Q1) > 2").left.into_iter().map(|left| left.place).collect();
    for place in
        ["conditions", "surveys.format", "questions[Q1].array_filter", "questions[Q2].relevance", "words", "surveys_languagesettings.surveyls_url"]
    {
        assert!(told.iter().any(|one| one == place), "{place} is not told: {told:?}");
    }
    for kind in [";", ":", "I", "?"] {
        assert!(survey(kind, "1").left.iter().any(|left| left.place == "questions[Q1]"), "{kind}");
    }
    assert_eq!(survey("1", "1").definition.pages[0].questions.len(), 3);
}

#[test]
fn equations_become_variables() {
    let text = file(&[
        ("groups", &[&[("gid", "1")]]),
        (
            "questions",
            &[
                &[("qid", "1"), ("gid", "1"), ("type", "N"), ("title", "a"), ("question_order", "1"), ("question", "A?"), ("language", "en")],
                &[
                    ("qid", "2"),
                    ("gid", "1"),
                    ("type", "*"),
                    ("title", "twice"),
                    ("question_order", "2"),
                    ("question", "{a.NAOK * 2}"),
                    ("language", "en"),
                ],
            ],
        ),
    ]);
    let carried = limesurvey::read(&text).expect("a survey");
    assert_eq!(json!(carried.definition.variables), json!([{"key": "twice", "value": {"times": [{"of": "a"}, {"number": 2.0}]}}]));
}

#[test]
fn bombs_are_refused() {
    let bomb =
        "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"bbbbbbbb\"><!ENTITY c \"&b;&b;&b;&b;\">]><document><questions>&c;</questions></document>";
    assert!(limesurvey::read(bomb).is_err());
    let deep = format!("<document>{}{}</document>", "<a>".repeat(100_000), "</a>".repeat(100_000));
    assert!(limesurvey::read(&deep).is_err());
}

const IDS: [&str; 6] = ["1", "2", "3", "4", "4", ""];

proptest! {
    #[test]
    fn any_rows_are_taken_or_refused(
        kinds in proptest::collection::vec("[TSNDX5YGLO!MPRFHCEABKQ1*;:|I?]", 0..6),
        relevance in "[a-zQ1_().&=\" !-]{0,20}|.{0,20}",
        title in "Q[0-9]|[ .{}a]{0,3}",
        words in "[a-z<>&{}/]{0,20}",
    ) {
        let words = words.replace("]]>", "");
        let relevance: String = relevance.chars().filter(|c| !c.is_control() && *c != '\u{fffe}' && *c != '\u{ffff}').collect::<String>().replace("]]>", "");
        let rows: Vec<Vec<(&str, &str)>> = kinds.iter().enumerate().map(|(at, kind)| vec![("qid", IDS[at]), ("gid", "1"), ("type", kind.as_str()), ("title", &title), ("question", &words), ("relevance", &relevance)]).collect();
        let rows: Vec<&[(&str, &str)]> = rows.iter().map(Vec::as_slice).collect();
        let text = file(&[("groups", &[&[("gid", "1")]]), ("questions", &rows), ("surveys", &[&[("language", &title)]])]);
        if let Ok(carried) = limesurvey::read(&text) {
            check(&carried.definition);
        }
    }
}

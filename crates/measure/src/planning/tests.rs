use kernel::{Refusal, Time};
use listen::questions::{Aspect, ChoiceOption, HigherIs, Kind, Pattern, Scale};
use rstest::rstest;

use super::*;
use crate::catalogue::Attribute;
use crate::plan::Unit;

const NOW: Time = Time::from_micros(1_772_438_400_000_000);

fn known(code: i64, key: &str, kind: Kind, scale: Option<&str>, uses: &[(Pattern, Aspect)]) -> Known {
    let scale: Option<Scale> = scale.map(|text| text.parse().expect("a scale"));
    Known { code, key: key.into(), label: key.into(), kind, scale, higher_is: HigherIs::Better, options: Vec::new(), uses: uses.to_vec() }
}

const PAST: (Pattern, Aspect) = (Pattern::Past, Aspect::Experience);
const PRESENT: (Pattern, Aspect) = (Pattern::Present, Aspect::Experience);

/// Two NPS questions of two patterns, three CSAT questions on two scales, one of them also asked as importance, effort, need solved, a choice.
fn catalogue() -> Catalogue {
    let option = |code: &str, label: &str| ChoiceOption { code: code.into(), label: label.into() };
    let mut reason = known(7, "reason", Kind::Choice, None, &[PAST]);
    reason.options = vec![option("p", "Price"), option("1", "Quality")];
    let mut trouble = known(8, "trouble", Kind::Csat, Some("1..5"), &[PAST]);
    trouble.higher_is = HigherIs::Worse;
    Catalogue {
        zone: "Europe/Berlin".parse().expect("a zone"),
        min_people: 1,
        questions: vec![
            known(0, "nps_after", Kind::Nps, Some("0..10"), &[PAST]),
            known(1, "nps_wave", Kind::Nps, Some("0..10"), &[PRESENT]),
            known(2, "food", Kind::Csat, Some("1..5"), &[PAST, (Pattern::Past, Aspect::Importance)]),
            known(3, "wifi", Kind::Csat, Some("1..5"), &[PAST]),
            known(4, "shop", Kind::Csat, Some("1..7"), &[PAST]),
            known(5, "effort", Kind::Ces, Some("1..7"), &[PAST]),
            known(6, "fixed", Kind::Solved, Some("0..2"), &[PAST]),
            reason,
            trouble,
            known(9, "words", Kind::Text, None, &[PAST]),
            known(10, "food_matters", Kind::Csat, Some("1..5"), &[(Pattern::Past, Aspect::Importance)]),
        ],
        attributes: vec![
            Attribute { dimension: Dimension::OfAccount("tier".into()), is_number: false },
            Attribute { dimension: Dimension::OfAccount("seats".into()), is_number: true },
        ],
        promises: Vec::new(),
    }
}

fn ask(json: &str) -> Result<Planned, Refusal> {
    let question: Question = serde_json::from_str(json).expect("a question");
    plan(&question, &catalogue(), Some((NOW.plus_seconds(-86_400 * 40), NOW)), NOW)
}

fn keys(planned: &Planned) -> Vec<&str> {
    planned.plan.questions.iter().map(|asked| asked.key.as_str()).collect()
}

#[test]
fn patterns_are_kept_apart_and_the_refusal_says_how_to_ask() {
    let refusal = ask(r#"{"measure": "nps"}"#).expect_err("two patterns");
    for remedy in ["--by pattern", "pattern = 'past'", "pattern in ('past', 'present')"] {
        assert!(refusal.detail.contains(remedy), "{refusal}");
    }
    assert_eq!(refusal.params[0].name, "pattern");
}

#[rstest]
#[case(r#"{"measure": "nps", "by": ["pattern"]}"#, &[], &["pattern"])]
#[case(r#"{"measure": "nps", "by": ["question"]}"#, &[], &["pattern"])]
#[case(r#"{"measure": "nps", "of": ["nps_wave"]}"#, &[], &[])]
#[case(r#"{"measure": "nps", "where": "pattern = 'past'"}"#, &[], &[])]
#[case(r#"{"measure": "nps", "where": "question = 'nps_after' and score < 3"}"#, &[], &[])]
#[case(r#"{"measure": "nps", "where": "pattern in ('past', 'present')"}"#, &[Dimension::Pattern], &[])]
#[case(r#"{"measure": "count"}"#, &[Dimension::Pattern, Dimension::Aspect], &["scale"])]
#[case(r#"{"measure": "csat", "by": ["question"]}"#, &[], &["scale"])]
fn mixing_is_asked_for_or_left_to_the_total(#[case] json: &str, #[case] mixed: &[Dimension], #[case] total: &[&str]) {
    let planned = ask(json).expect("a plan");
    assert_eq!((planned.scoring.mixed.as_slice(), planned.scoring.total_mixes.as_slice()), (mixed, total));
}

#[rstest]
#[case(r#"{"measure": "csat"}"#, "--by question")]
#[case(r#"{"measure": "csat", "of": ["food", "trouble"]}"#, "less is better")]
#[case(r#"{"measure": "mean"}"#, "or group by question")]
#[case(r#"{"measure": "mean", "of": ["food", "shop"], "where": "question = 'food'", "versus": "question = 'shop'"}"#, "the scales differ")]
#[case(r#"{"measure": "csat", "of": ["food", "food_matters"]}"#, "experience and importance")]
#[case(r#"{"measure": "nps", "of": ["npswave"]}"#, "did you mean \"nps_wave\"?")]
#[case(r#"{"measure": "nps", "of": ["food"]}"#, "needs a question on the scale 0..10")]
#[case(r#"{"measure": "csat", "of": ["words"]}"#, "needs a question with a scale")]
#[case(r#"{"measure": "nps", "by": ["chanel"]}"#, "did you mean \"channel\"?")]
#[case(r#"{"measure": "nps", "by": ["account.teir"]}"#, "did you mean \"account.tier\"?")]
#[case(r#"{"measure": "nps", "by": ["score"]}"#, "distribution")]
#[case(r#"{"measure": "nps", "by": ["team", "team"]}"#, "occurs twice")]
#[case(r#"{"measure": "nps", "where": "account.seats = '5'"}"#, "is a number: write it without quotes")]
#[case(r#"{"measure": "nps", "where": "account.tier = 5"}"#, "is text: write '5'")]
#[case(r#"{"measure": "nps", "where": "pattern = 'passed'"}"#, "there is no pattern \"passed\"")]
#[case(r#"{"measure": "nps", "versus": "chanel = 'x'", "of": ["nps_wave"]}"#, "versus: at character 1")]
#[case(r#"{"measure": "nps", "interval": "wilson"}"#, "takes wald, adjusted, t, clustered")]
#[case(r#"{"measure": "count", "interval": "wald"}"#, "leave it out")]
#[case(r#"{"measure": "nps", "confidence": 1.0}"#, "between 0 and 1")]
#[case(r#"{"measure": "share", "of": ["reason"]}"#, "which points count")]
#[case(r#"{"measure": "share", "of": ["reason"], "points": ["Taste"]}"#, "known: Price, Quality")]
#[case(r#"{"measure": "nps", "points": [9]}"#, "only the measure share")]
#[case(r#"{"measure": "nps", "top": 3}"#, "by what to group")]
#[case(r#"{"measure": "nps", "by": ["account"], "top": 100001}"#, "at most 100000 groups")]
#[case(r#"{"measure": "nps", "by": ["team"], "population": 9}"#, "size of one group")]
#[case(r#"{"measure": "nps", "compare_to": "2026-01-01..", "versus": "score = 1"}"#, "not with both")]
#[case(r#"{"measure": "nps", "of": ["nps_wave"], "every": "day", "during": "1900-01-01.."}"#, "")]
#[case(r#"{"measure": "nps", "of": ["nps_wave"], "every": "day", "during": "1900-01-01..2190-01-01"}"#, "narrow the dates")]
fn refusals_name_the_remedy(#[case] json: &str, #[case] message: &str) {
    match ask(json) {
        Err(refusal) => assert!(refusal.detail.contains(message) && !message.is_empty(), "{refusal}"),
        Ok(planned) => assert!(message.is_empty() && planned.plan.periods.len() == 41, "{} periods", planned.plan.periods.len()),
    }
}

#[test]
fn experience_is_what_counts_unless_another_aspect_is_asked_for() {
    let text = |json| ask(json).expect("a plan").plan.filter.to_string();
    assert_eq!(
        text(r#"{"measure": "csat", "of": ["food"], "where": "channel = 'web'"}"#),
        "channel = 'web' and not (question = 'food' and not aspect = 'experience')"
    );
    assert_eq!(text(r#"{"measure": "csat", "of": ["food"], "where": "aspect = 'importance'"}"#), "aspect = 'importance'");
    assert_eq!(text(r#"{"measure": "csat", "of": ["wifi"]}"#), "");
}

#[test]
fn without_names_all_questions_of_the_kind_count() {
    assert_eq!(keys(&ask(r#"{"measure": "csat", "by": ["question"]}"#).expect("a plan")), ["food", "wifi", "shop", "trouble"]);
    assert_eq!(keys(&ask(r#"{"measure": "solved"}"#).expect("a plan")), ["fixed"]);
    assert_eq!(keys(&ask(r#"{"measure": "count"}"#).expect("a plan")).len(), 10);
    assert_eq!(keys(&ask(r#"{"measure": "csat", "where": "aspect = 'importance'"}"#).expect("a plan")), ["food", "food_matters"]);
    assert_eq!(keys(&ask(r#"{"measure": "mean", "where": "question in ('food', 'wifi')", "by": ["question"]}"#).expect("a plan")), ["food", "wifi"]);
    assert_eq!(
        keys(&ask(r#"{"measure": "mean", "where": "question = 'food'", "versus": "question = 'wifi'", "by": ["question"]}"#).expect("a plan")),
        ["food", "wifi"]
    );
}

#[rstest]
#[case(r#"{"measure": "nps", "of": ["nps_wave"]}"#, &[(10.0, 1.0), (9.0, 1.0), (8.5, 0.0), (7.0, 0.0), (6.5, 0.0), (6.0, -1.0), (0.0, -1.0)])]
#[case(r#"{"measure": "csat", "of": ["food"]}"#, &[(5.0, 1.0), (4.0, 1.0), (3.9, 0.0), (1.0, 0.0)])]
#[case(r#"{"measure": "csat", "of": ["shop"]}"#, &[(7.0, 1.0), (6.0, 1.0), (5.0, 0.0)])]
#[case(r#"{"measure": "csat", "of": ["trouble"]}"#, &[(1.0, 1.0), (2.0, 1.0), (3.0, 0.0)])]
#[case(r#"{"measure": "solved"}"#, &[(2.0, 1.0), (1.0, 0.0), (0.0, 0.0)])]
#[case(r#"{"measure": "ces"}"#, &[(6.5, 6.5)])]
#[case(r#"{"measure": "share", "of": ["reason"], "points": ["Price"]}"#, &[(0.0, 1.0), (1.0, 0.0)])]
#[case(r#"{"measure": "share", "of": ["reason"], "points": [1]}"#, &[(0.0, 0.0), (1.0, 1.0)])]
#[case(r#"{"measure": "share", "of": ["fixed"], "points": ["yes", "partly"]}"#, &[(0.0, 0.0), (1.0, 1.0), (2.0, 1.0)])]
fn a_score_has_its_worth(#[case] json: &str, #[case] worth: &[(f64, f64)]) {
    let planned = ask(json).expect("a plan");
    for (score, expected) in worth {
        let found = planned.plan.questions[0].worth(*score);
        assert!((found - expected).abs() < 1e-12, "{score}: {found}");
    }
}

#[rstest]
#[case(r#"{"measure": "csat", "of": ["food"]}"#, "share of 4 to 5 on 1..5, in percent")]
#[case(r#"{"measure": "csat", "of": ["trouble"]}"#, "share of 1 to 2 on 1..5, in percent")]
#[case(r#"{"measure": "ces"}"#, "mean on 1..7, higher is better")]
#[case(
    r#"{"measure": "csat", "of": ["food", "shop"], "by": ["question"]}"#,
    "food: share of 4 to 5 on 1..5, in percent; shop: share of 6 to 7 on 1..7, in percent"
)]
fn the_rule_is_stated(#[case] json: &str, #[case] rule: &str) {
    assert_eq!(ask(json).expect("a plan").scoring.rule, rule);
}

#[test]
fn periods_and_dates_follow_the_zone() {
    let planned = ask(r#"{"measure": "ces", "every": "month", "during": "2026-02-01.."}"#).expect("a plan");
    let labels: Vec<&str> = planned.plan.periods.iter().map(|period| period.label.as_str()).collect();
    assert_eq!(labels, ["2026-02", "2026-03"]);
    assert_eq!(planned.plan.during.0.to_string(), "2026-01-31T23:00:00Z");
    let planned = ask(r#"{"measure": "ces", "zone": "UTC", "during": "2026-02-01.."}"#).expect("a plan");
    assert_eq!((planned.plan.during.0.to_string().as_str(), planned.plan.periods.len()), ("2026-02-01T00:00:00Z", 0));
}

#[test]
fn a_comparison_is_a_second_plan() {
    let planned = ask(r#"{"measure": "ces", "every": "month", "compare_to": "2026-01-01..2026-02-01"}"#).expect("a plan");
    let against = planned.against.expect("the other range");
    assert!(against.periods.is_empty() && against.during.1.to_string() == "2026-01-31T23:00:00Z");
    let planned = ask(r#"{"measure": "ces", "where": "account.tier = 'a'", "versus": "account.tier = 'b'"}"#).expect("a plan");
    assert_eq!(planned.against.expect("the other group").filter.to_string(), "account.tier = 'b'");
}

#[test]
fn the_workspace_sets_the_least_number_of_people() {
    let mut strict = catalogue();
    strict.min_people = 5;
    let question = Question { min_people: Some(2), unit: Unit::OnePerAccount, ..Question::new(Measure::Ces) };
    let planned = plan(&question, &strict, None, NOW).expect("a plan");
    assert!(planned.plan.people && planned.scoring.min_people == 5);
    assert_eq!(planned.plan.during, (Time::FIRST, Time::END));
}

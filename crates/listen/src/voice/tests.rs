use rstest::rstest;

use super::Tone::{Bad, Good, Neutral, Unknown};
use super::*;
use crate::questions::{Aspect, Definition, HigherIs, Kind as Asked, Scale};
use crate::responses::RecordedAnswer;

fn question(kind: Asked, scale: (f64, f64), higher_is: HigherIs) -> Definition {
    let scale = (kind != Asked::Choice).then(|| Scale::new(scale.0, scale.1, 1.0).expect("a scale"));
    Definition { scale, higher_is, ..Definition::of("q", kind) }
}

#[rstest]
#[case(Asked::Nps, (0.0, 10.0), &[(0.0, Bad), (6.0, Bad), (7.0, Neutral), (8.0, Neutral), (9.0, Good), (10.0, Good)])]
#[case(Asked::Solved, (0.0, 2.0), &[(0.0, Bad), (1.0, Neutral), (2.0, Good)])]
#[case(Asked::Csat, (1.0, 5.0), &[(1.0, Bad), (2.0, Bad), (3.0, Neutral), (4.0, Good), (5.0, Good)])]
#[case(Asked::Ces, (1.0, 7.0), &[(1.0, Bad), (3.0, Bad), (4.0, Neutral), (5.0, Neutral), (6.0, Good), (7.0, Good)])]
#[case(Asked::Intent, (0.0, 10.0), &[(4.0, Bad), (5.0, Neutral), (8.0, Neutral), (9.0, Good)])]
#[case(Asked::Choice, (0.0, 1.0), &[(0.0, Unknown)])]
fn a_score_sounds_by_its_scale(#[case] kind: Asked, #[case] scale: (f64, f64), #[case] expected: &[(f64, Tone)]) {
    let question = question(kind, scale, HigherIs::Better);
    let found: Vec<_> = expected.iter().map(|(score, _)| (*score, tone::of_score(&question, *score))).collect();
    assert_eq!(found, expected);
}

#[test]
fn where_more_is_worse_the_scale_is_read_from_its_other_end() {
    let question = question(Asked::Rating, (1.0, 5.0), HigherIs::Worse);
    assert_eq!([1.0, 3.0, 5.0].map(|score| tone::of_score(&question, score)), [Good, Neutral, Bad]);
}

#[rstest]
#[case(None, Unknown)]
#[case(Some(-2), Bad)]
#[case(Some(-1), Bad)]
#[case(Some(0), Neutral)]
#[case(Some(1), Good)]
#[case(Some(2), Good)]
fn an_impression_has_a_tone(#[case] sentiment: Option<i64>, #[case] expected: Tone) {
    assert_eq!(tone::of_sentiment(sentiment), expected);
}

#[test]
fn the_score_that_tells_most_leads() {
    let questions = [("again", Asked::Nps), ("ease", Asked::Ces), ("wish", Asked::Csat)].map(|(key, kind)| Definition::of(key, kind));
    let find = |key: &str| questions.iter().find(|question| question.key == key);
    let answer = |question: &str, score: f64, aspect| RecordedAnswer {
        question: question.into(),
        score: Some(score),
        aspect: Some(aspect),
        ..RecordedAnswer::default()
    };
    let said = |answers: &[RecordedAnswer]| tone::leading(answers, find).map(|(question, score)| (question.key.clone(), score));
    let (ease, again) = (answer("ease", 7.0, Aspect::Experience), answer("again", 3.0, Aspect::Experience));
    assert_eq!(said(&[ease.clone(), again]), Some(("again".into(), 3.0)));
    assert_eq!(said(&[ease, answer("wish", 5.0, Aspect::Expectation)]), Some(("ease".into(), 7.0)));
    assert_eq!(said(&[answer("unknown", 5.0, Aspect::Experience)]), None);
}

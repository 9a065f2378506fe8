//! Records of a customer and the figures that come of them.

use jiff::civil::date;
use rstest::rstest;

use super::*;

const TODAY: Date = date(2026, 11, 22);
const RECOMMEND: usize = 0;
const STARS: usize = 1;
const STAY: usize = 2;
const MORE: usize = 3;

fn asked() -> Vec<Asked> {
    let asked = |key: &str, kind| Asked { key: key.into(), kind };
    vec![asked("recommend", Kind::Nps), asked("stars", Kind::Csat), asked("stay", Kind::Intent), asked("do_more", Kind::Intent)]
}

/// Somebody who decides, somebody who influences and somebody who uses.
fn customer(said: Vec<Said>) -> Customer {
    let roles = [Role::Decides, Role::Influences, Role::Uses];
    let people = roles.iter().zip(1..).map(|(role, id)| Person { id: Id::from_bytes([id; 16]), role: Some(*role) }).collect();
    Customer { state: Some(State::Live), people, said, ..Customer::default() }
}

fn said(person: usize, question: usize, days_ago: i64, score: f64) -> Said {
    Said { person: Some(person), question, touchpoint: None, on: TODAY.checked_sub(days_ago.days()).expect("a date"), score, n: 1 }
}

fn about(touchpoint: &str, mut said: Said) -> Said {
    said.touchpoint = Some(touchpoint.into());
    said
}

fn evidence(said: Vec<Said>) -> Evidence {
    Evidence::of(&customer(said), &asked(), &Rules::default(), TODAY)
}

fn figures(said: Vec<Said>) -> Figures {
    evidence(said).figures
}

#[rstest]
#[case(179, 1)]
#[case(180, 0)]
fn people_are_known_for_180_days(#[case] days_ago: i64, #[case] people: i64) {
    let figures = figures(vec![said(0, RECOMMEND, days_ago, 9.0)]);
    assert_eq!((figures.people, figures.speaks), (people, people == 1));
}

#[rstest]
#[case(0, true)]
#[case(1, true)]
#[case(2, false)]
fn who_decides_or_influences_speaks(#[case] person: usize, #[case] speaks: bool) {
    assert_eq!(figures(vec![said(person, RECOMMEND, 1, 9.0)]).speaks, speaks);
}

#[rstest]
#[case(0, Some(100.0), None)]
#[case(89, Some(100.0), None)]
#[case(90, None, Some(100.0))]
#[case(179, None, Some(100.0))]
#[case(180, None, None)]
fn a_quarter_has_90_days(#[case] days_ago: i64, #[case] last: Option<f64>, #[case] before: Option<f64>) {
    let figures = figures(vec![said(0, RECOMMEND, days_ago, 7.0)]);
    assert_eq!((figures.share, figures.share_before), (last, before));
}

#[test]
fn the_last_answer_of_each_person_counts_by_touchpoint() {
    let figures = figures(vec![
        about("invoice", said(0, STARS, 40, 0.0)),
        about("invoice", said(0, STARS, 20, 10.0)),
        about("support", said(0, STARS, 30, 7.5)),
        said(1, RECOMMEND, 10, 6.0),
    ]);
    assert_eq!(figures.share, Some(100.0 * 2.0 / 3.0));
    assert_eq!(figures.median, Some(7.5));
    assert_eq!(figures.worst, Some(Worst { key: "support".into(), mean: 7.5 }));
}

#[test]
fn answers_of_nobody_count_but_make_nobody_known() {
    let anonymous = Said { person: None, n: 3, ..said(0, RECOMMEND, 5, 2.0) };
    let figures = figures(vec![anonymous, said(0, RECOMMEND, 5, 10.0)]);
    assert_eq!((figures.people, figures.share, figures.median), (1, Some(25.0), Some(2.0)));
}

#[test]
fn who_decides_speaks_for_the_will_to_stay() {
    assert_eq!(figures(vec![said(0, STAY, 5, 3.0), said(1, STAY, 5, 5.0), said(2, STAY, 5, 10.0)]).intent, Some(4.0));
    assert_eq!(figures(vec![said(2, STAY, 5, 10.0)]).intent, Some(10.0));
    let both = figures(vec![said(0, STAY, 5, 3.0), said(0, MORE, 5, 9.0)]);
    assert_eq!((both.intent, both.more, both.share), (Some(3.0), Some(9.0), None), "what somebody will do is no experience");
}

#[rstest]
#[case::fell(vec![said(0, RECOMMEND, 200, 9.0), said(0, RECOMMEND, 10, 6.0)], Some(3.0))]
#[case::the_answer_before_counts_and_no_older_one(vec![said(0, RECOMMEND, 300, 10.0), said(0, RECOMMEND, 200, 7.0), said(0, RECOMMEND, 10, 6.0)], Some(1.0))]
#[case::rose(vec![said(0, RECOMMEND, 200, 6.0), said(0, RECOMMEND, 10, 9.0)], None)]
#[case::another_person(vec![said(1, RECOMMEND, 200, 9.0), said(1, RECOMMEND, 10, 3.0)], None)]
#[case::another_question(vec![said(0, RECOMMEND, 200, 9.0), said(0, STARS, 10, 2.5)], None)]
#[case::too_long_ago(vec![said(0, RECOMMEND, 390, 9.0), said(0, RECOMMEND, 181, 3.0)], None)]
#[case::before_what_is_looked_at(vec![said(0, RECOMMEND, 400, 9.0), said(0, RECOMMEND, 10, 3.0)], None)]
fn somebody_who_decides_falls_against_their_own_last_answer(#[case] answers: Vec<Said>, #[case] points: Option<f64>) {
    assert_eq!(figures(answers).drop.map(|drop| drop.points()), points);
}

#[rstest]
#[case(179, true)]
#[case(180, false)]
fn buying_less_counts_for_180_days(#[case] days_ago: i64, #[case] counts: bool) {
    let customer = Customer { contraction: TODAY.checked_sub(days_ago.days()).ok(), ..customer(vec![]) };
    assert_eq!(Evidence::of(&customer, &asked(), &Rules::default(), TODAY).figures.contraction.is_some(), counts);
}

#[rstest]
#[case(0, Some(90))]
#[case(89, Some(1))]
#[case(90, Some(90))]
#[case(179, Some(1))]
#[case(180, Some(220))]
#[case(399, Some(1))]
#[case(400, None)]
fn evidence_moves_when_an_answer_passes_a_border(#[case] days_ago: i64, #[case] in_days: Option<i64>) {
    let moves = in_days.map(|days| TODAY.checked_add(days.days()).expect("a date"));
    assert_eq!(evidence(vec![said(0, RECOMMEND, days_ago, 9.0)]).moves_on, moves);
}

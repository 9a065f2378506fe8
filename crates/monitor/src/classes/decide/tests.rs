//! Every border of the rules to start with, and what always holds.

use customers::accounts::State;
use jiff::civil::{Date, date};
use kernel::Id;
use proptest::prelude::*;
use rstest::rstest;

use super::super::evidence::{Drop, Worst};
use super::*;

const DAY: Date = date(2026, 11, 22);

/// A customer who is happy by the rules to start with, changed.
fn figures(change: impl FnOnce(&mut Figures)) -> Figures {
    let mut figures =
        Figures { people: 2, speaks: true, answers: 4, share: Some(80.0), share_before: Some(80.0), median: Some(8.0), ..Figures::default() };
    change(&mut figures);
    figures
}

fn fall(points: f64) -> Drop {
    Drop { contact: Id::from_bytes([1; 16]), question: "recommend".into(), before: 9.0, last: 9.0 - points }
}

fn evidence(figures: Figures) -> Evidence {
    Evidence { consumer: false, outside: None, figures, moves_on: None }
}

fn class(figures: Figures) -> Class {
    decide(&evidence(figures), &Rules::default(), Class::NotKnown).class
}

#[rstest]
#[case::at_the_border(figures(|_| {}), Class::Happy)]
#[case::one_person(figures(|f| f.people = 1), Class::NotKnown)]
#[case::nobody_decides(figures(|f| f.speaks = false), Class::NotKnown)]
#[case::last_quarter_below(figures(|f| f.share = Some(79.9)), Class::Mixed)]
#[case::quarter_before_below(figures(|f| f.share_before = Some(79.9)), Class::Mixed)]
#[case::nothing_said_in_a_quarter(figures(|f| f.share_before = None), Class::Mixed)]
#[case::bad_touchpoint(figures(|f| f.worst = Some(Worst { key: "invoice".into(), mean: 5.0 })), Class::Mixed)]
#[case::touchpoint_just_above(figures(|f| f.worst = Some(Worst { key: "invoice".into(), mean: 5.1 })), Class::Happy)]
#[case::does_more(figures(|f| f.more = Some(8.0)), Class::Growth)]
#[case::hardly_more(figures(|f| f.more = Some(7.9)), Class::Happy)]
#[case::more_without_consistency(figures(|f| (f.more, f.share) = (Some(10.0), Some(50.0))), Class::Mixed)]
#[case::low_intent(figures(|f| f.intent = Some(5.0)), Class::AtRisk)]
#[case::intent_just_above(figures(|f| f.intent = Some(5.1)), Class::Happy)]
#[case::decider_down(figures(|f| f.drop = Some(fall(3.0))), Class::AtRisk)]
#[case::decider_hardly_down(figures(|f| f.drop = Some(fall(2.9))), Class::Happy)]
#[case::risk_before_growth(figures(|f| (f.more, f.intent) = (Some(9.0), Some(4.0))), Class::AtRisk)]
#[case::badly_judged_alone(figures(|f| (f.median, f.share) = (Some(5.0), Some(0.0))), Class::Mixed)]
#[case::badly_judged_and_no_will(figures(|f| (f.median, f.intent) = (Some(5.0), Some(3.0))), Class::Dangling)]
#[case::badly_judged_and_some_will(figures(|f| (f.median, f.intent) = (Some(5.0), Some(3.1))), Class::AtRisk)]
#[case::better_judged_and_no_will(figures(|f| (f.median, f.intent) = (Some(5.1), Some(3.0))), Class::AtRisk)]
#[case::badly_judged_and_notice(figures(|f| (f.median, f.notice) = (Some(5.0), Some(DAY))), Class::Dangling)]
#[case::badly_judged_and_contraction(figures(|f| (f.median, f.contraction) = (Some(5.0), Some(DAY))), Class::Dangling)]
#[case::notice_alone(figures(|f| f.notice = Some(DAY)), Class::Happy)]
#[case::unknown_whatever_was_lost(figures(|f| (f.people, f.median, f.notice) = (0, None, Some(DAY))), Class::NotKnown)]
fn the_first_rule_in_order_decides(#[case] figures: Figures, #[case] expected: Class) {
    assert_eq!(class(figures), expected);
}

#[rstest]
#[case(2, Class::Happy)]
#[case(1, Class::NotKnown)]
fn a_consumer_is_known_by_answers(#[case] answers: i64, #[case] expected: Class) {
    let evidence = Evidence { consumer: true, ..evidence(figures(|f| (f.people, f.speaks, f.answers) = (1, false, answers))) };
    assert_eq!(decide(&evidence, &Rules::default(), Class::NotKnown).class, expected);
}

#[test]
fn who_is_no_customer_is_not_classified() {
    let evidence = Evidence { outside: Some(State::Former), ..evidence(figures(|_| {})) };
    let verdict = decide(&evidence, &Rules::default(), Class::Happy);
    assert_eq!((verdict.class, verdict.because.rule), (Class::NotKnown, Rule::NoCustomer));
}

#[rstest]
#[case::happy_is_kept(figures(|f| f.share = Some(75.0)), Class::Happy, Class::Happy)]
#[case::happy_is_left(figures(|f| f.share = Some(74.9)), Class::Happy, Class::Mixed)]
#[case::happy_is_not_reached(figures(|f| f.share = Some(75.0)), Class::Mixed, Class::Mixed)]
#[case::growth_is_kept(figures(|f| f.more = Some(7.5)), Class::Growth, Class::Growth)]
#[case::growth_is_left(figures(|f| f.more = Some(7.4)), Class::Growth, Class::Happy)]
#[case::risk_is_kept(figures(|f| f.intent = Some(5.5)), Class::AtRisk, Class::AtRisk)]
#[case::risk_is_left(figures(|f| f.intent = Some(5.6)), Class::AtRisk, Class::Happy)]
#[case::dangling_is_kept(figures(|f| (f.median, f.intent) = (Some(5.5), Some(3.5))), Class::Dangling, Class::Dangling)]
#[case::dangling_is_left(figures(|f| (f.median, f.intent) = (Some(5.6), Some(3.0))), Class::Dangling, Class::AtRisk)]
fn a_class_is_left_by_the_margin_only(#[case] figures: Figures, #[case] present: Class, #[case] expected: Class) {
    let verdict = decide(&evidence(figures), &Rules::default(), present);
    assert_eq!((verdict.class, verdict.because.held), (expected, expected == present && present != Class::Mixed));
}

fn points() -> impl Strategy<Value = Option<f64>> {
    proptest::option::of((0..=100_u8).prop_map(|tenths| f64::from(tenths) / 10.0))
}

prop_compose! {
    fn any_figures()(people in 0..4_i64, speaks: bool, answers in 0..4_i64, share in points(), before in points(), median in points(), intent in points(),
        more in points(), worst in points(), down in points(), notice: bool, contraction: bool) -> Figures {
        Figures {
            people, speaks, answers, median, intent, more,
            share: share.map(|share| 10.0 * share),
            share_before: before.map(|share| 10.0 * share),
            worst: worst.map(|mean| Worst { key: "invoice".into(), mean }),
            drop: down.map(fall),
            notice: notice.then_some(DAY),
            contraction: contraction.then_some(DAY),
        }
    }
}

fn any_class() -> impl Strategy<Value = Class> {
    proptest::sample::select(Class::ALL)
}

proptest! {
    #[test]
    fn the_same_evidence_never_gives_another_class_at_the_next_look(figures in any_figures(), present in any_class()) {
        let (evidence, rules) = (evidence(figures), Rules::default());
        let class = decide(&evidence, &rules, present).class;
        prop_assert_eq!(decide(&evidence, &rules, class).class, class);
    }

    #[test]
    fn revenue_alone_never_lifts_a_class(figures in any_figures(), present in any_class()) {
        let rules = Rules::default();
        let said = Figures { notice: None, contraction: None, ..figures.clone() };
        let (with, without) = (decide(&evidence(figures), &rules, present).class, decide(&evidence(said), &rules, present).class);
        // Contracts can only pull down: what they say is either nothing or dangling.
        prop_assert!(with == without || with == Class::Dangling, "{with} instead of {without}");
    }

    #[test]
    fn no_margin_means_no_memory(figures in any_figures(), present in any_class()) {
        let rules = Rules { margin: 0.0, share_margin: 0.0, ..Rules::default() };
        let evidence = evidence(figures);
        prop_assert_eq!(decide(&evidence, &rules, present).class, decide(&evidence, &rules, Class::NotKnown).class);
    }
}

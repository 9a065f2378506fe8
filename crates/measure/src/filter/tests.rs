use proptest::prelude::*;
use rstest::rstest;

use super::*;

fn is(name: &str, test: Test) -> Filter {
    Filter::Is(name.parse().expect("a dimension"), test)
}

fn text(value: &str) -> Value {
    Value::text(value)
}

#[test]
fn the_example_of_the_guide() {
    let filter: Filter =
        "account.tier = 'gold' and touchpoint in ('order','invoice') and not channel = 'web' and score <= 6".parse().expect("a condition");
    let expected = Filter::All(vec![
        is("account.tier", Test::In(vec![text("gold")])),
        is("touchpoint", Test::In(vec![text("order"), text("invoice")])),
        Filter::Not(Box::new(is("channel", Test::In(vec![text("web")])))),
        is("score", Test::Compare(Order::AtMost, Value::Number(6.0))),
    ]);
    assert_eq!(filter, expected);
}

#[rstest]
#[case("channel IS BLANK", "channel is blank")]
#[case("channel is not blank", "not channel is blank")]
#[case("channel != 'web'", "not channel = 'web'")]
#[case("not (channel = 'web' OR channel = 'app') and score>-1.5", "not (channel = 'web' or channel = 'app') and score > -1.5")]
#[case("team contains 'o''k'", "team contains 'o''k'")]
#[case("team not contains 'x' or team not in ('a')", "not team contains 'x' or not team = 'a'")]
#[case("account.\"Main sector\" = 'IT'", "account.\"Main sector\" = 'IT'")]
#[case("response.Product.Tastiness >= 3", "response.Product.Tastiness >= 3")]
#[case("contact.vip = true", "contact.vip = 1")]
#[case("channel = 'a' or channel = 'b' and score = 1", "channel = 'a' or channel = 'b' and score = 1")]
#[case("", "")]
fn reads_and_writes(#[case] written: &str, #[case] normal: &str) {
    let filter: Filter = written.parse().expect("a condition");
    assert_eq!(filter.to_string().replace("(channel = 'b' and score = 1)", "channel = 'b' and score = 1"), normal);
    assert_eq!(normal.parse::<Filter>().expect("reads back"), filter);
}

#[rstest]
#[case("channel = web", "at character 11: a text goes in single quotes: 'web'")]
#[case("channel 'web'", "at character 9: expected =, !=, <, <=, >, >=, in, contains or is, found 'web'")]
#[case("chanel = 'web'", "at character 1: \"chanel\" is not a dimension, did you mean \"channel\"?")]
#[case("channel = 'web' team = 'x'", "at character 17: team cannot follow here")]
#[case("channel = 'web", "at character 11: the ' here is never closed")]
#[case("(channel = 'web'", "at character 17: expected ), but the condition ends here")]
#[case("channel in ()", "at character 13: expected a text in single quotes, a number, true or false, found )")]
#[case("score > 1x", "at character 9: 1x is not a number")]
#[case("score; drop", "at character 6: ';' means nothing here")]
#[case("account. = 'x'", "at character 1: \"account.\" is not a dimension")]
fn says_where_it_is_wrong(#[case] written: &str, #[case] message: &str) {
    let refusal = written.parse::<Filter>().expect_err("refused");
    assert!(refusal.params[0].reason.starts_with(message), "{}", refusal.params[0].reason);
    assert_eq!(refusal.params[0].name, "where");
}

#[test]
fn depth_and_length_are_limited() {
    let deep = format!("{}score = 1{}", "(".repeat(500), ")".repeat(500));
    assert!(deep.parse::<Filter>().expect_err("refused").detail.contains("deeper than 32"));
    let long = format!("channel = '{}'", "x".repeat(5_000));
    assert!(long.parse::<Filter>().expect_err("refused").detail.contains("at most 4000"));
}

#[test]
fn blank_passes_only_blank_and_not_turns_it_round() {
    let blank = |_: &Dimension| None;
    for (written, holds) in
        [("channel = 'web'", false), ("channel != 'web'", true), ("channel < 'x'", false), ("channel is blank", true), ("channel contains ''", false)]
    {
        assert_eq!(written.parse::<Filter>().expect("a condition").holds(&blank), holds, "{written}");
    }
}

#[test]
fn text_is_compared_by_code_point_and_contains_ignores_case() {
    let value = text("2026-03-01 Köln");
    let known = |_: &Dimension| Some(&value);
    for (written, holds) in [("team >= '2026-03-01'", true), ("team < '2026-03'", false), ("team contains 'KÖLN'", true), ("team > 5", false)] {
        assert_eq!(written.parse::<Filter>().expect("a condition").holds(&known), holds, "{written}");
    }
}

#[rstest]
#[case("pattern = 'past' and channel = 'web'", None)]
#[case("pattern = 'present' and channel = 'web'", Some(false))]
#[case("pattern = 'past' or channel = 'web'", Some(true))]
#[case("not (pattern = 'past')", Some(false))]
#[case("", Some(true))]
fn what_is_unknown_may_leave_it_open(#[case] written: &str, #[case] decided: Option<bool>) {
    let past = text("past");
    let known = |dimension: &Dimension| (*dimension == Dimension::Pattern).then_some(Some(&past));
    assert_eq!(written.parse::<Filter>().expect("a condition").decided(&known), decided);
}

fn dimensions() -> impl Strategy<Value = Dimension> {
    prop_oneof![
        Just(Dimension::Channel),
        Just(Dimension::Score),
        "[A-Za-zÄß_\" .'-]{1,8}".prop_map(Dimension::OfAccount),
        "[a-z][a-z0-9.]{0,6}".prop_map(Dimension::OfResponse)
    ]
}

fn values() -> impl Strategy<Value = Value> {
    prop_oneof!["[ -~äöü']{0,12}".prop_map(Value::text), (-1e12..1e12f64).prop_map(Value::Number), (-20i32..20).prop_map(|n| Value::Number(n.into()))]
}

fn conditions() -> impl Strategy<Value = Filter> {
    let orders = prop::sample::select(vec![Order::Less, Order::AtMost, Order::More, Order::AtLeast]);
    let tests = prop_oneof![
        prop::collection::vec(values(), 1..4).prop_map(Test::In),
        (orders, values()).prop_map(|(order, value)| Test::Compare(order, value)),
        "[ -~']{0,6}".prop_map(Test::Contains),
        Just(Test::Blank)
    ];
    let leaf = (dimensions(), tests).prop_map(|(dimension, test)| Filter::Is(dimension, test));
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 2..4).prop_map(Filter::All),
            prop::collection::vec(inner.clone(), 2..4).prop_map(Filter::Any),
            inner.prop_map(|filter| Filter::Not(Box::new(filter)))
        ]
    })
}

proptest! {
    #[test]
    fn every_condition_reads_back(filter in conditions()) {
        prop_assert_eq!(filter.to_string().parse::<Filter>().expect("reads back"), filter);
    }

    #[test]
    fn no_text_breaks_the_reader(written in "\\PC{0,60}") {
        let _ = written.parse::<Filter>();
    }
}

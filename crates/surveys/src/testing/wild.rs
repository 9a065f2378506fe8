//! Surveys of any shape, most of them wrong: what reading, checking and answering have to withstand.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use super::asks;
use crate::ask::{Choices, Dates, Length, Look, Number, Points, Scale};
use crate::condition::{Test, Value};
use crate::definition::{Aspect, Pattern, Redact};
use crate::variable::Case;
use crate::{
    Ask, Choice, Condition, Definition, Ending, Expression, Hidden, Jump, Operator, Page, Question, Quota, Settings, Target, Text, Theme, Variable,
};

/// A survey of any shape, its keys often meant twice and its references often wrong.
pub fn definition() -> BoxedStrategy<Definition> {
    let words = (text(), text(), vec(tag(), 0..4));
    let rest = (vec(ending(), 0..3), vec(word(), 0..3), vec(variable(), 0..3), vec(quota(), 0..3));
    (words, vec(page(), 0..4), rest, theme(), settings())
        .prop_map(|((title, welcome, languages), pages, (endings, hidden, variables, quotas), theme, settings)| Definition {
            title,
            welcome,
            languages,
            pages,
            endings,
            hidden: hidden.into_iter().map(|key| Hidden { key }).collect(),
            variables,
            quotas,
            theme,
            settings,
        })
        .boxed()
}

fn word() -> impl Strategy<Value = String> {
    let few = select(vec!["a", "b", "p", "e", "a.r", "hidden.a", "variable.b", "language", "contact.role", "other", " ", "", "q\u{0}", "ö"]);
    prop_oneof![6 => few.prop_map(ToOwned::to_owned), 1 => ".{0,8}"]
}

fn tag() -> impl Strategy<Value = String> {
    select(vec!["en", "de", "ar", "de-AT", "xx-yy-zz-qq", "", "EN", "🦀"]).prop_map(ToOwned::to_owned)
}

fn text() -> impl Strategy<Value = Text> {
    let words = select(vec!["x", "{{a}}", "{{b|no}}", "{{", "{{variable.b}} }}", "<script>alert(1)</script>", "{{hidden.a|}}", "a\u{0}"]);
    proptest::collection::btree_map(tag(), words.prop_map(ToOwned::to_owned), 0..3).prop_map(Text)
}

fn number() -> BoxedStrategy<f64> {
    prop_oneof![
        select(vec![0.0, 1.0, 5.0, -1.0, 1e300, -1e300, 0.1, f64::MIN_POSITIVE]),
        any::<i32>().prop_map(f64::from),
        any::<f64>().prop_filter("JSON", |n| n.is_finite())
    ]
    .boxed()
}

fn value() -> impl Strategy<Value = Value> {
    prop_oneof![
        any::<bool>().prop_map(Value::Truth),
        number().prop_map(Value::Number),
        word().prop_map(Value::Text),
        vec(word(), 0..3).prop_map(Value::List)
    ]
}

fn condition() -> impl Strategy<Value = Condition> {
    let test = (word(), select(Operator::ALL.to_vec()), option::of(value())).prop_map(|(of, is, value)| Condition::Test(Test { of, is, value }));
    test.prop_recursive(4, 12, 3, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..3).prop_map(Condition::All),
            vec(inner.clone(), 0..3).prop_map(Condition::Any),
            inner.prop_map(|inner| Condition::Not(Box::new(inner))),
        ]
    })
}

fn expression() -> impl Strategy<Value = Expression> {
    let leaf = prop_oneof![number().prop_map(Expression::Number), word().prop_map(Expression::Of), word().prop_map(Expression::Words)];
    leaf.prop_recursive(3, 10, 3, |inner| {
        let case = (option::of(condition()), inner.clone()).prop_map(|(when, then)| Case { when, then });
        let many = vec(inner.clone(), 0..3);
        let two = (inner.clone(), inner).prop_map(|(first, second)| Box::new([first, second]));
        prop_oneof![
            many.clone().prop_map(Expression::Sum),
            many.clone().prop_map(Expression::Mean),
            many.prop_map(Expression::Count),
            two.clone().prop_map(Expression::Minus),
            two.prop_map(Expression::Over),
            vec(case, 0..3).prop_map(Expression::Case),
        ]
    })
}

fn ask() -> impl Strategy<Value = Ask> {
    let look = || select(Look::ALL.to_vec());
    let points = (any::<u8>(), look(), text()).prop_map(|(points, look, low)| Points { points, look, low, high: Text::default() });
    let scale = (number(), number(), number(), look()).prop_map(|(from, to, step, look)| Scale {
        from,
        to,
        step,
        look,
        low: Text::default(),
        high: Text::default(),
    });
    let choice = (word(), text()).prop_map(|(key, label)| Choice { key, label });
    let choices = (vec(choice, 0..4), any::<bool>(), option::of(0_u16..9), option::of(0_u16..9))
        .prop_map(|(options, other, least, most)| Choices { options, other, random: false, least, most })
        .boxed();
    let dates = (option::of(word()), option::of(select(vec!["2026-02-30", "2026-02-28"])).prop_map(|to| to.map(ToOwned::to_owned)));
    prop_oneof![
        4 => asks::ask(),
        1 => points.prop_map(Ask::Csat),
        1 => scale.clone().prop_map(Ask::Rating),
        1 => scale.prop_map(Ask::Slider),
        2 => choices.clone().prop_map(Ask::Choice),
        1 => choices.prop_map(Ask::Choices),
        1 => (option::of(number()), option::of(number())).prop_map(|(from, to)| Ask::Number(Number { from, to, whole: true, unit: Text::default() })),
        1 => dates.prop_map(|(from, to)| Ask::Date(Dates { from, to })),
        1 => (option::of(any::<u32>()), option::of(any::<u32>())).prop_map(|(least, most)| Ask::Line(Length { least, most })),
    ]
}

fn question() -> impl Strategy<Value = Question> {
    let words = (word(), text(), text());
    let logic = (any::<bool>(), option::of(condition()), option::of(condition()));
    let about = (option::of(word()), option::of(select(Pattern::ALL.to_vec())), option::of(select(Aspect::ALL.to_vec())));
    (words, ask(), logic, about).prop_map(|((key, label, help), ask, (required, required_if, show_if), (touchpoint, pattern, aspect))| Question {
        key,
        label,
        help,
        ask,
        required,
        required_if,
        show_if,
        touchpoint,
        pattern,
        aspect,
    })
}

fn target() -> impl Strategy<Value = Target> {
    prop_oneof![word().prop_map(Target::Page), word().prop_map(Target::Ending)]
}

fn page() -> impl Strategy<Value = Page> {
    let jumps = vec((option::of(condition()), target()).prop_map(|(when, to)| Jump { when, to }), 0..3);
    (word(), text(), option::of(condition()), any::<bool>(), vec(question(), 0..4), jumps)
        .prop_map(|(key, title, show_if, random, questions, jumps)| Page { key, title, show_if, random, questions, jumps })
}

fn ending() -> impl Strategy<Value = Ending> {
    let redirect =
        select(vec!["https://example.org/{{a}}", "http://example.org", "https://{{a}}/", "javascript:alert(1)", "https://u:p@example.org"]);
    (word(), option::of(condition()), text(), text(), option::of(redirect.prop_map(ToOwned::to_owned)))
        .prop_map(|(key, show_if, title, words, redirect)| Ending { key, show_if, title, words, redirect })
}

fn variable() -> impl Strategy<Value = Variable> {
    (word(), expression()).prop_map(|(key, value)| Variable { key, value })
}

fn quota() -> impl Strategy<Value = Quota> {
    (word(), option::of(condition()), any::<u32>(), word()).prop_map(|(key, when, limit, ending)| Quota { key, when, limit, ending })
}

fn theme() -> impl Strategy<Value = Theme> {
    let colour = || option::of(select(vec!["#1f6feb", "#ffffff", "red", "#xyz", "#000"]).prop_map(ToOwned::to_owned));
    (colour(), colour(), colour(), option::of(word())).prop_map(|(accent, background, ink, logo)| Theme {
        accent,
        background,
        ink,
        logo,
        logo_words: None,
    })
}

fn settings() -> impl Strategy<Value = Settings> {
    (any::<bool>(), option::of(any::<u16>()), vec(select(Redact::ALL.to_vec()), 0..4)).prop_map(|(edit, anonymous, redact)| Settings {
        progress: true,
        back: !edit,
        edit,
        anonymous,
        redact,
    })
}

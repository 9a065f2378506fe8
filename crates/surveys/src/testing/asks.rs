//! Random things to ask for.

use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use crate::ask::{Choices, Consent, Dates, Ends, Field, Fields, Files, Length, Look, Matrix, Most, Number, Points, RatingMatrix, Scale};
use crate::{Ask, Choice, Text};

/// Anything that may be asked for, with bounds that can be met.
pub fn ask() -> impl Strategy<Value = Ask> {
    prop_oneof![
        4 => scored(),
        4 => chosen(),
        3 => written(),
    ]
}

fn scored() -> impl Strategy<Value = Ask> {
    prop_oneof![
        Just(Ask::Nps(Ends::default())),
        Just(Ask::Intent(Ends::default())),
        Just(Ask::Solved),
        Just(Ask::Compared),
        Just(Ask::Marks),
        points().prop_map(Ask::Csat),
        points().prop_map(Ask::Ces),
        points().prop_map(Ask::Expectation),
        points().prop_map(Ask::Importance),
        points().prop_map(Ask::Likert),
        scale().prop_map(Ask::Rating),
        scale().prop_map(Ask::Slider),
    ]
}

fn chosen() -> impl Strategy<Value = Ask> {
    prop_oneof![
        choices().prop_map(Ask::Choice),
        several().prop_map(Ask::Choices),
        choices().prop_map(Ask::Dropdown),
        several().prop_map(Ask::Ranking).prop_map(without_other),
        (1_u8..4).prop_map(|most| Ask::Emotion(Most { most })),
        (list(), list(), any::<bool>(), any::<bool>()).prop_map(|(rows, columns, several, random)| Ask::Matrix(Matrix {
            rows,
            columns,
            several,
            random
        })),
        (list(), scale(), any::<bool>()).prop_map(|(rows, scale, random)| Ask::RatingMatrix(RatingMatrix { rows, scale, random })),
    ]
}

fn written() -> impl Strategy<Value = Ask> {
    prop_oneof![
        (proptest::option::of(-5_i32..5), proptest::option::of(6_i32..90), any::<bool>()).prop_map(|(from, to, whole)| Ask::Number(Number {
            from: from.map(f64::from),
            to: to.map(f64::from),
            whole,
            unit: Text::default()
        })),
        Just(Ask::Date(Dates { from: Some("2020-01-01".into()), to: Some("2030-12-31".into()) })),
        (0_u32..4, 10_u32..300).prop_map(|(least, most)| Ask::Line(Length { least: Some(least), most: Some(most) })),
        Just(Ask::Words(Length::default())),
        Just(Ask::Mail),
        Just(Ask::Phone),
        Just(Ask::Consent(Consent { purpose: "contact".into() })),
        subsequence(Field::ALL.to_vec(), 1..=5).prop_map(|fields| Ask::Contact(Fields { fields })),
        Just(Ask::File(Files { most: 2, megabytes: 5, kinds: vec!["pdf".into()] })),
        Just(Ask::Statement),
    ]
}

fn points() -> impl Strategy<Value = Points> {
    (select(vec![5_u8, 7]), select(Look::ALL.to_vec())).prop_map(|(points, look)| Points {
        points,
        look,
        low: Text::default(),
        high: Text::default(),
    })
}

fn scale() -> impl Strategy<Value = Scale> {
    (-3_i32..3, 2_i32..10, select(vec![0.5, 1.0])).prop_map(|(from, points, step)| {
        let from = f64::from(from);
        Scale { from, to: from + f64::from(points) * step, step, look: Look::Numbers, low: Text::default(), high: Text::of("en", "much") }
    })
}

fn list() -> impl Strategy<Value = Vec<Choice>> {
    (2..6_usize).prop_map(|count| (0..count).map(|at| Choice { key: format!("o{at}"), label: Text::of("en", &format!("Option {at}")) }).collect())
}

fn choices() -> impl Strategy<Value = Choices> {
    (list(), any::<bool>(), any::<bool>()).prop_map(|(options, other, random)| Choices { options, other, random, least: None, most: None })
}

fn several() -> impl Strategy<Value = Choices> {
    (choices(), proptest::option::of(1_u16..3), proptest::option::of(2_u16..4)).prop_map(|(choices, least, most)| Choices {
        least,
        most: most.map(|most| most.max(least.unwrap_or(1))),
        ..choices
    })
}

fn without_other(ask: Ask) -> Ask {
    match ask {
        Ask::Ranking(choices) => Ask::Ranking(Choices { other: false, least: None, most: None, ..choices }),
        ask => ask,
    }
}

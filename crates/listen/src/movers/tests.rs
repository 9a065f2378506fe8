use super::*;

fn score(person: u8, day: i64, kind: Kind, score: f64, before: f64) -> Move {
    Move {
        response: Id::from_bytes([day as u8; 16]),
        experienced_at: Time::from_micros(day),
        contact: Id::from_bytes([person; 16]),
        account: None,
        question: kind.to_string(),
        kind,
        scale: Scale { low: 0.0, high: 10.0, step: 1.0 },
        higher_is: HigherIs::Better,
        touchpoint: None,
        score,
        before,
        before_at: Time::from_micros(0),
    }
}

#[test]
fn everybody_stands_once_by_their_last_and_most_general_answer() {
    let moves = vec![
        score(1, 5, Kind::Csat, 2.0, 9.0),
        score(1, 5, Kind::Nps, 6.0, 9.0),
        score(1, 9, Kind::Solved, 1.0, 2.0),
        score(2, 7, Kind::Csat, 5.0, 5.0),
    ];
    let people: Vec<_> = one_each(moves).into_iter().map(|one| (one.experienced_at.micros(), one.kind)).collect();
    assert_eq!(people, [(9, Kind::Solved), (7, Kind::Csat)]);
}

#[test]
fn a_gain_is_a_share_of_the_scale_and_knows_which_end_is_good() {
    let fell = score(1, 1, Kind::Nps, 4.0, 9.0);
    assert!((fell.gain() + 0.5).abs() < 1e-12);
    let easier = Move { higher_is: HigherIs::Worse, ..fell };
    assert!((easier.gain() - 0.5).abs() < 1e-12);
}

//! Who answers, and when: not everybody, seldom at night, soon or after days, and nobody twice in a week.

use jiff::ToSpan;
use jiff::civil::DateTime;

use crate::accounts::Account;
use crate::contacts::Contact;
use crate::encounters::Encounter;
use crate::span::{later, working_moment};
use crate::stream::Stream;
use crate::touchpoints::Touchpoint;

/// The people who are asked about an encounter, by their places among the contacts of the account.
pub fn asked(encounter: &Encounter, people: &[Contact], stream: &mut Stream) -> Vec<usize> {
    let there = |place: &usize| people[*place].left_on.is_none_or(|day| encounter.at.date() < day);
    let all: Vec<usize> = (0..people.len()).filter(there).collect();
    let Some((count, touchpoint)) = encounter.people.zip(encounter.touchpoint) else { return all };
    let concern = |place: &usize| touchpoint.concerns().iter().position(|role| *role == people[*place].role).unwrap_or(9);
    let mut order = stream.shuffled(&all);
    order.sort_by_key(concern);
    // Requests come from anybody who uses something.
    if touchpoint == Touchpoint::RoutineRequest && order.len() > 2 {
        order = stream.shuffled(&order[..order.len() - 1]);
    }
    order.truncate(count);
    order
}

/// Whether somebody answers.
pub fn answers(contact: &Contact, touchpoint: Option<Touchpoint>, stream: &mut Stream) -> bool {
    let pull = match touchpoint {
        Some(Touchpoint::MajorIncident | Touchpoint::CutOver | Touchpoint::Training | Touchpoint::KickOff) => 1.35,
        Some(Touchpoint::RoutineRequest) => 0.9,
        Some(Touchpoint::Website) => 0.6,
        None | Some(_) => 1.15,
    };
    stream.chance((contact.readiness * pull).min(0.92))
}

/// When it is answered: mostly the same day, sometimes after a reminder.
pub fn answered_at(at: DateTime, stream: &mut Stream) -> DateTime {
    match stream.weighted([0.34, 0.24, 0.2, 0.13, 0.09].into_iter()) {
        0 => at.saturating_add((4 + stream.below(50) as i64).minutes()),
        1 => at.saturating_add((60 + stream.below(210) as i64).minutes()),
        2 => working_moment(later(at.date(), 1), stream),
        3 => working_moment(later(at.date(), 2 + stream.below(3) as i32), stream),
        _ => working_moment(later(at.date(), 7 + stream.below(4) as i32), stream),
    }
}

/// How many hours the first answer to a request took.
pub fn waiting_hours(account: &Account, slow: bool, stream: &mut Stream) -> f64 {
    let usual = [2.0, 4.0, 6.0][account.tier as usize];
    let hours = usual * (0.15 + stream.unit() * stream.unit() * 4.0) * if slow { 4.5 } else { 1.0 };
    (hours * 10.0).round() / 10.0
}

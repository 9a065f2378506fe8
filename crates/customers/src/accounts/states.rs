//! The history of an account's state: what it was since when. Pure.

use kernel::{Refusal, Time};

use super::State;

/// A state and the moment it began.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Since {
    /// When it began.
    pub since: Time,
    /// What it was from then on.
    pub state: State,
}

/// The history with one more state: in order of time, one state per moment, the same state never twice in a row.
pub fn with(history: &[Since], new: Since) -> Vec<Since> {
    let others = history.iter().copied().filter(|known| known.since != new.since);
    tidied(others.chain([new]).collect())
}

/// A history in order of time in which every entry changes the state.
pub fn tidied(mut history: Vec<Since>) -> Vec<Since> {
    history.sort_by_key(|entry| entry.since);
    history.dedup_by_key(|entry| entry.state);
    history
}

/// Refuses a history that gives one moment two states.
pub fn check_moments(history: &[Since]) -> Result<(), Refusal> {
    let mut moments: Vec<_> = history.iter().map(|entry| entry.since).collect();
    moments.sort_unstable();
    match moments.windows(2).find(|pair| pair[0] == pair[1]) {
        Some(pair) => Err(Refusal::field("states", format!("two of them begin at {}: keep one of the two", pair[0]))),
        None => Ok(()),
    }
}

/// Refuses a moment that has not come yet or lies before the product's time.
pub fn check_since(since: Time, now: Time) -> Result<(), Refusal> {
    if since > now {
        return Err(Refusal::field("state_since", format!("{since} has not come yet: tell the state when it is true")));
    }
    if since.is_plausible() { Ok(()) } else { Err(Refusal::field("state_since", format!("{since} lies before the year 1900"))) }
}

#[cfg(test)]
mod tests {
    use super::State::{Leaving, Live, Onboarding, Prospect};
    use super::*;

    fn history(entries: &[(i64, State)]) -> Vec<Since> {
        entries.iter().map(|(day, state)| at(*day, *state)).collect()
    }

    fn at(day: i64, state: State) -> Since {
        Since { since: Time::from_micros(day * 86_400_000_000), state }
    }

    #[rstest::rstest]
    #[case::a_later_state_is_appended(at(9, Leaving), &[(1, Prospect), (5, Live), (9, Leaving)])]
    #[case::the_same_state_again_changes_nothing(at(9, Live), &[(1, Prospect), (5, Live)])]
    #[case::an_earlier_start_moves_the_state_back(at(3, Live), &[(1, Prospect), (3, Live)])]
    #[case::a_state_between_is_inserted(at(3, Onboarding), &[(1, Prospect), (3, Onboarding), (5, Live)])]
    #[case::the_same_moment_is_corrected(at(5, Onboarding), &[(1, Prospect), (5, Onboarding)])]
    #[case::the_first_state_can_precede_all(at(0, Live), &[(0, Live), (1, Prospect), (5, Live)])]
    fn a_state_joins_the_history(#[case] new: Since, #[case] after: &[(i64, State)]) {
        assert_eq!(with(&history(&[(1, Prospect), (5, Live)]), new), history(after));
    }

    #[test]
    fn one_moment_has_one_state() {
        assert!(check_moments(&history(&[(5, Live), (1, Prospect)])).is_ok());
        assert!(check_moments(&history(&[(5, Live), (1, Prospect), (5, Leaving)])).is_err());
    }

    #[test]
    fn the_future_is_refused() {
        assert!(check_since(Time::from_micros(2), Time::from_micros(1)).is_err());
        assert!(check_since(Time::from_micros(1), Time::from_micros(1)).is_ok());
        assert!(check_since(Time::from_micros(i64::MIN), Time::from_micros(1)).is_err());
    }
}

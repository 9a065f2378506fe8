//! When to try again what failed, and how a failure is kept for people to read.

use std::error::Error;

/// Seconds to wait after so many failures in a row: 2, 8, 32, 128, 512, 2048, then an hour.
pub(crate) const fn pause(failures: i64) -> i64 {
    match failures {
        ..=1 => 2,
        2..=6 => 2 << (2 * (failures - 1)),
        _ => 3600,
    }
}

/// An error with its causes, as text that both engines can hold.
pub(crate) fn words(error: &dyn Error) -> String {
    let causes = std::iter::successors(Some(error), |&error| error.source());
    let text = causes.map(ToString::to_string).collect::<Vec<_>>().join(": ");
    text.chars().filter(|character| *character != '\0').take(2000).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_up_to_an_hour() {
        assert_eq!((0..9).map(pause).collect::<Vec<_>>(), [2, 2, 8, 32, 128, 512, 2048, 3600, 3600]);
    }

    #[test]
    fn causes_are_named() {
        let error = crate::Error::Engine(sqlx::Error::Protocol("a \0 in it".into()));
        assert_eq!(words(&error), "the record store failed: encountered unexpected or invalid data: a  in it");
    }
}

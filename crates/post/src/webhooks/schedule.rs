//! When a delivery is tried again, and when its receiver is left alone for a while.

use kernel::{Ids, Time};

/// Seconds between the attempts of one delivery, as Standard Webhooks advises.
const PAUSES: [i64; 9] = [5, 5 * 60, 30 * 60, 2 * 3600, 5 * 3600, 10 * 3600, 14 * 3600, 20 * 3600, 24 * 3600];
/// A receiver that took nothing for so long is given up.
pub(super) const PATIENCE_SECONDS: i64 = 3 * 24 * 3600;
/// And not before so many attempts.
pub(super) const LEAST_FAILURES: i64 = 5;
/// From so many failures on, one attempt at a time finds out whether the receiver is back.
pub(super) const BREAKS: i64 = 3;
/// How long one such attempt has the turn: longer than it can take.
pub(super) const TURN_SECONDS: i64 = 60;
/// The longest wish for a pause that is granted.
const LONGEST_WISH: i64 = 24 * 3600;
/// The longest rest that nobody asked for.
const LONGEST_REST: i64 = 10 * 60;

/// Seconds until the next attempt after so many; up to a fifth longer, so that not all come back at once. None after the last one.
pub(super) fn pause(tries: i64, ids: &Ids) -> Option<i64> {
    let pause = *PAUSES.get(usize::try_from(tries - 1).ok()?)?;
    Some(pause + share(pause / 5, ids))
}

/// A few seconds, so that what waited for the same moment does not come at once.
pub(super) fn spread(ids: &Ids) -> i64 {
    share(10, ids)
}

/// Somewhere between nothing and `most`.
fn share(most: i64, ids: &Ids) -> i64 {
    i64::from(ids.secret()[0]) * (most + 1) / 256
}

/// How many seconds nothing is sent to a receiver that failed so often in a row. `wish` is what it asked for.
pub(super) fn rest(failures: i64, status: Option<i64>, wish: Option<i64>) -> i64 {
    let overloaded = matches!(status, Some(429 | 502 | 504));
    let own = if overloaded || failures >= BREAKS { (5 << failures.clamp(0, 10)).min(LONGEST_REST) } else { 0 };
    own.max(wish.unwrap_or(0))
}

/// The seconds in a header `Retry-After`, which has them as a number or as a date.
pub(super) fn wish(header: &str, now: Time) -> Option<i64> {
    let header = header.trim();
    let seconds = match header.parse::<i64>() {
        Ok(seconds) => seconds,
        Err(_) => (date(header)?.micros() - now.micros()).div_euclid(1_000_000) + 1,
    };
    (seconds > 0).then_some(seconds.min(LONGEST_WISH))
}

/// A date as HTTP writes it (RFC 9110): `Sun, 06 Nov 1994 08:49:37 GMT`.
fn date(text: &str) -> Option<Time> {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let parts: Vec<&str> = text.split_once(", ")?.1.strip_suffix(" GMT")?.split(' ').collect();
    let [day, month, year, time] = parts[..] else { return None };
    let month = MONTHS.iter().position(|name| *name == month)? + 1;
    format!("{year}-{month:02}-{day}T{time}Z").parse().ok()
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    const NOW: Time = Time::from_micros(784_111_777_000_000);

    #[test]
    fn pauses_grow_and_end() {
        let ids = Ids::new(NOW, [7; 32]);
        for (tries, least) in PAUSES.iter().enumerate() {
            let pause = pause(tries as i64 + 1, &ids).expect("another attempt");
            assert!((*least..=least + least / 5).contains(&pause), "{pause} after {least}");
        }
        assert_eq!((pause(10, &ids), pause(0, &ids)), (None, None));
        let pauses: std::collections::BTreeSet<_> = (0..50).filter_map(|_| pause(9, &ids)).collect();
        assert!(pauses.len() > 10, "they are spread: {pauses:?}");
        assert!(PAUSES.iter().sum::<i64>() > PATIENCE_SECONDS, "the last attempt of a lone delivery ends the patience");
    }

    #[rstest]
    #[case("120", Some(120))]
    #[case(" 1 ", Some(1))]
    #[case("0", None)]
    #[case("-5", None)]
    #[case("soon", None)]
    #[case("9999999999", Some(86_400))]
    #[case("99999999999999999999999", None)]
    #[case("Sun, 06 Nov 1994 08:50:37 GMT", Some(61))]
    #[case("Sun, 06 Nov 1994 08:49:00 GMT", None)]
    #[case("Sun, 36 Nov 1994 08:50:37 GMT", None)]
    fn a_wish_is_read_and_limited(#[case] header: &str, #[case] seconds: Option<i64>) {
        assert_eq!(wish(header, NOW), seconds);
    }

    #[rstest]
    #[case(1, Some(500), None, 0)]
    #[case(1, None, Some(30), 30)]
    #[case(1, Some(429), None, 10)]
    #[case(2, Some(502), Some(90), 90)]
    #[case(3, Some(500), None, 40)]
    #[case(6, None, None, 320)]
    #[case(60, Some(504), None, 600)]
    fn a_receiver_in_trouble_is_left_alone(#[case] failures: i64, #[case] status: Option<i64>, #[case] wish: Option<i64>, #[case] seconds: i64) {
        assert_eq!(rest(failures, status, wish), seconds);
    }
}

//! When something happened, by the clock of whoever tells it.

use kernel::{Refusal, Time};

/// Nothing before it is believed: 2000-01-01T00:00Z.
const FIRST: Time = Time::from_micros(946_684_800_000_000);
/// How far a clock may be ahead, in seconds.
const AHEAD: i64 = 86_400;

/// The moment of something that came at `now`. What its sender's clock said at sending tells how far that clock is off.
pub fn moment(now: Time, happened: Option<Time>, sent: Option<Time>) -> Result<Time, Refusal> {
    let Some(happened) = happened else { return Ok(now) };
    let off = sent.map_or(0, |sent| now.micros() - sent.micros());
    let moment = Time::from_micros(happened.micros() + off);
    if moment > now.plus_seconds(AHEAD) {
        return Err(Refusal::field("timestamp", format!("{moment} lies more than a day ahead: set the clock of the sender")));
    }
    if moment < FIRST {
        return Err(Refusal::field("timestamp", format!("{moment} lies before the year 2000: leave the time out when it is not known")));
    }
    Ok(moment)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    const NOW: &str = "2026-03-02T08:00:00Z";

    #[rstest]
    #[case::untold(None, None, Ok(NOW))]
    #[case::as_told(Some("2026-03-01T10:00:00Z"), None, Ok("2026-03-01T10:00:00Z"))]
    #[case::an_hour_behind(Some("2026-03-02T06:59:00Z"), Some("2026-03-02T07:00:00Z"), Ok("2026-03-02T07:59:00Z"))]
    #[case::a_clock_at_its_beginning(Some("1970-01-01T00:00:10Z"), Some("1970-01-01T00:00:20Z"), Ok("2026-03-02T07:59:50Z"))]
    #[case::of_1970(Some("1970-01-01T00:00:00Z"), None, Err("before the year 2000"))]
    #[case::of_2090(Some("2090-01-01T00:00:00Z"), None, Err("more than a day ahead"))]
    fn a_moment_is_corrected_by_the_senders_clock(#[case] happened: Option<&str>, #[case] sent: Option<&str>, #[case] found: Result<&str, &str>) {
        let time = |text: &str| text.parse::<Time>().expect("a time");
        let result = moment(time(NOW), happened.map(time), sent.map(time));
        match (result, found) {
            (Ok(moment), Ok(wanted)) => assert_eq!(moment, time(wanted)),
            (Err(refusal), Err(words)) => assert!(refusal.detail.contains(words), "{refusal}"),
            (result, _) => panic!("{result:?}"),
        }
    }
}

//! Holidays out of an iCalendar file (RFC 5545): whole days, also those that come every year.

use jiff::civil::Date;
use jiff::{Span, ToSpan};
use kernel::{Code, Refusal};

use super::{Holiday, NAME_LENGTH};

/// How many years ahead a day that comes every year is taken.
const YEARS_AHEAD: i16 = 10;
/// The most days that one event may last.
const LONGEST: i64 = 60;
/// The part of a calendar that is taken.
const EVENT: &str = "VEVENT";

/// What a calendar file holds.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Calendar {
    /// Its whole days.
    pub holidays: Vec<Holiday>,
    /// Events that are no holidays, each with the reason.
    pub left_out: Vec<LeftOut>,
}

/// An event that was not taken.
#[derive(Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// What it is called.
    pub name: String,
    /// Why it was not taken.
    pub reason: String,
}

/// The holidays of a calendar file from last year on.
pub fn read(text: &str, today: Date) -> Result<Calendar, Refusal> {
    let lines = unfolded(text);
    if !lines.iter().any(|line| line.eq_ignore_ascii_case("BEGIN:VCALENDAR")) {
        return Err(Refusal::new(Code::MalformedBody, "this is no calendar: bring a file that ends in .ics and begins with BEGIN:VCALENDAR"));
    }
    let mut calendar = Calendar::default();
    for event in events(&lines) {
        match event.days(today) {
            Ok(days) => calendar.holidays.extend(days.into_iter().map(|date| Holiday { date, name: event.name() })),
            Err(reason) => calendar.left_out.push(LeftOut { name: event.name().unwrap_or_default(), reason }),
        }
    }
    calendar.holidays.sort();
    calendar.holidays.dedup_by_key(|holiday| holiday.date);
    Ok(calendar)
}

/// Lines that were broken to be short are whole again.
fn unfolded(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in text.trim_start_matches('\u{feff}').lines() {
        match (line.strip_prefix([' ', '\t']), lines.last_mut()) {
            (Some(rest), Some(last)) => last.push_str(rest),
            _ => lines.push(line.trim_end().to_owned()),
        }
    }
    lines
}

/// The properties of one event.
#[derive(Default)]
struct Event<'l>(Vec<(String, &'l str)>);

/// The events, without what lies within them, such as alarms.
fn events(lines: &[String]) -> Vec<Event<'_>> {
    let (mut found, mut within): (Vec<Event<'_>>, Vec<String>) = (Vec::new(), Vec::new());
    for line in lines {
        let (name, value) = property(line);
        let inside = within.last().is_some_and(|part| part == EVENT);
        match (name.as_str(), found.last_mut()) {
            ("BEGIN", _) => {
                within.push(value.to_ascii_uppercase());
                if value.eq_ignore_ascii_case(EVENT) {
                    found.push(Event::default());
                }
            }
            ("END", _) => drop(within.pop()),
            (_, Some(event)) if inside => event.0.push((name, value)),
            _ => {}
        }
    }
    found
}

/// The name of a property without its parameters, and its value.
fn property(line: &str) -> (String, &str) {
    let mut quoted = false;
    let colon = line.char_indices().find(|(_, c)| {
        quoted ^= *c == '"';
        *c == ':' && !quoted
    });
    let (head, value) = colon.map_or((line, ""), |(at, _)| (&line[..at], &line[at + 1..]));
    (head.split(';').next().unwrap_or_default().to_ascii_uppercase(), value)
}

impl Event<'_> {
    fn value(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| *value)
    }

    /// What it is called, on one line and not too long.
    fn name(&self) -> Option<String> {
        let plain = self.value("SUMMARY")?.replace("\\n", " ").replace("\\N", " ").replace("\\,", ",").replace("\\;", ";").replace("\\\\", "\\");
        let name: String = plain.trim().chars().filter(|c| !c.is_control()).take(NAME_LENGTH).collect();
        Some(name).filter(|name| !name.is_empty())
    }

    /// Its days from last year on, or why there are none.
    fn days(&self, today: Date) -> Result<Vec<Date>, String> {
        if self.value("STATUS").is_some_and(|status| status.eq_ignore_ascii_case("CANCELLED")) {
            return Err("was cancelled".into());
        }
        let first = day(self.value("DTSTART").unwrap_or_default())?;
        let length = self.length(first)?;
        if !(1..=LONGEST).contains(&length) {
            return Err(format!("does not last 1 to {LONGEST} days"));
        }
        let begins = self.value("RRULE").map_or_else(|| Ok(vec![first]), |rule| yearly(first, rule, today.year() + YEARS_AHEAD))?;
        let days = begins.iter().flat_map(|first| (0..length).filter_map(|day| first.checked_add(day.days()).ok()));
        let days: Vec<Date> = days.filter(|day| day.year() >= today.year() - 1).collect();
        if days.is_empty() { Err("has passed".into()) } else { Ok(days) }
    }

    /// How many days it lasts; its end is the first day behind it.
    fn length(&self, first: Date) -> Result<i64, String> {
        if let Some(end) = self.value("DTEND") {
            let end = day(end)?;
            return Ok(first.until(end).map_or(0, |span| i64::from(span.get_days())).max(i64::from(end == first)));
        }
        let Some(duration) = self.value("DURATION") else { return Ok(1) };
        let span: Span = duration.parse().map_err(|_| format!("lasts {duration:?}, which cannot be read"))?;
        Ok(i64::from(span.get_weeks()) * 7 + i64::from(span.get_days()))
    }
}

/// A whole day: a date, or midnight as some programs write it.
fn day(value: &str) -> Result<Date, String> {
    let digits = value.strip_suffix("T000000").unwrap_or(value);
    if digits.len() != 8 {
        return Err("has a time of day: only whole days are taken".into());
    }
    Date::strptime("%Y%m%d", digits).map_err(|_| format!("begins or ends on {value:?}, which is no date"))
}

/// The first days of an event that comes every year.
fn yearly(first: Date, rule: &str, last_year: i16) -> Result<Vec<Date>, String> {
    let parts: Vec<(&str, &str)> = rule.split(';').filter_map(|part| part.split_once('=')).collect();
    let value = |name: &str| parts.iter().find(|(known, _)| *known == name).map(|(_, value)| *value);
    let (month, day_of_month) = (first.month().to_string(), first.day().to_string());
    let plain = parts.iter().all(|(name, value)| match *name {
        "FREQ" => *value == "YEARLY",
        "INTERVAL" => *value == "1",
        "BYMONTH" => *value == month,
        "BYMONTHDAY" => *value == day_of_month,
        "COUNT" | "UNTIL" | "WKST" => true,
        _ => false,
    });
    if !plain || value("FREQ").is_none() {
        return Err(format!("comes again by the rule {rule}, which is not read: type its days"));
    }
    let count = value("COUNT").map_or(usize::MAX, |count| count.parse().unwrap_or(0));
    let until = value("UNTIL").map(|until| day(until.get(..8).unwrap_or_default())).transpose()?;
    let dates = (first.year()..=last_year).filter_map(|year| Date::new(year, first.month(), first.day()).ok());
    Ok(dates.take(count).take_while(|date| until.is_none_or(|until| *date <= until)).collect())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use rstest::rstest;

    use super::*;

    const TODAY: Date = date(2026, 11, 22);

    fn calendar(events: &str) -> Calendar {
        read(&format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{events}\r\nEND:VCALENDAR\r\n"), TODAY).expect("a calendar")
    }

    fn dates(event: &str) -> Vec<String> {
        calendar(&format!("BEGIN:VEVENT\r\n{event}\r\nEND:VEVENT")).holidays.iter().map(|holiday| holiday.date.to_string()).collect()
    }

    #[test]
    fn whole_days_are_taken_with_their_names() {
        let read = calendar(
            "BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20261225\r\nDTEND;VALUE=DATE:20261227\r\nSUMMARY;LANGUAGE=\"de:DE\":Weih\r\n nachten\\, frei\r\n\
             BEGIN:VALARM\r\nSUMMARY:No\r\nEND:VALARM\r\nEND:VEVENT\r\nBEGIN:VEVENT\nDTSTART:20261224T140000Z\nSUMMARY:Party\nEND:VEVENT",
        );
        let name = Some("Weihnachten, frei".to_owned());
        let taken = [date(2026, 12, 25), date(2026, 12, 26)].map(|date| Holiday { date, name: name.clone() });
        assert_eq!(read.holidays, taken);
        assert_eq!(read.left_out, [LeftOut { name: "Party".into(), reason: "has a time of day: only whole days are taken".into() }]);
    }

    #[rstest]
    #[case("one day without an end", "DTSTART;VALUE=DATE:20270101", &["2027-01-01"])]
    #[case("an end on the same day", "DTSTART:20270101\r\nDTEND:20270101", &["2027-01-01"])]
    #[case("a duration", "DTSTART:20270101\r\nDURATION:P2D", &["2027-01-01", "2027-01-02"])]
    #[case("from midnight to midnight", "DTSTART;TZID=Europe/Berlin:20270101T000000\r\nDTEND;TZID=Europe/Berlin:20270102T000000", &["2027-01-01"])]
    #[case("every year, so many times", "DTSTART:20251003\r\nRRULE:FREQ=YEARLY;COUNT=2;BYMONTH=10", &["2025-10-03", "2026-10-03"])]
    #[case("every year until a day", "DTSTART:20241003\r\nRRULE:FREQ=YEARLY;UNTIL=20261231T000000Z", &["2025-10-03", "2026-10-03"])]
    #[case("leap days", "DTSTART:20240229\r\nRRULE:FREQ=YEARLY", &["2028-02-29", "2032-02-29", "2036-02-29"])]
    #[case("long ago", "DTSTART:20201003", &[])]
    #[case("cancelled", "DTSTART:20270101\r\nSTATUS:CANCELLED", &[])]
    #[case("a rule that is not read", "DTSTART:20261126\r\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH", &[])]
    #[case("no date", "DTSTART:20271301", &[])]
    #[case("no beginning", "SUMMARY:Nothing", &[])]
    #[case("too long", "DTSTART:20270101\r\nDTEND:20280101", &[])]
    #[case("an end before the beginning", "DTSTART:20270102\r\nDTEND:20270101", &[])]
    fn events_are_read(#[case] what: &str, #[case] event: &str, #[case] days: &[&str]) {
        assert_eq!(dates(event), days, "{what}");
    }

    #[test]
    fn what_is_no_calendar_is_refused() {
        assert_eq!(read("date,name\n2026-12-25,Christmas\n", TODAY).expect_err("refused").code, Code::MalformedBody);
    }
}

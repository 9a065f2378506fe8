//! The periods a question covers.

use kernel::{Period, Refusal, Time, Zone};

use crate::question::Question;

/// More periods than this are no reading.
const MOST: usize = 20_000;

/// Periods over the dates asked for, as far as there are facts or time has come; empty when the question has no `every`.
pub(super) fn periods(question: &Question, zone: &Zone, span: Option<(Time, Time)>, now: Time) -> Result<Vec<Period>, Refusal> {
    let Some(every) = question.every else { return Ok(Vec::new()) };
    let (from, until) = question.during.as_ref().map_or((Time::FIRST, Time::END), |dates| dates.instants(zone));
    let (first, last) = span.unwrap_or((now, now));
    let start = from.max(first.min(until));
    let behind = Time::from_micros(last.max(now).micros() + 1);
    let end = until.min(behind).max(Time::from_micros(start.micros() + 1));
    let periods = every.periods(zone, start, end);
    if periods.len() >= MOST {
        return Err(Refusal::field("every", format!("every {every} gives more than {MOST} periods here: narrow the dates by `during`")));
    }
    Ok(periods)
}

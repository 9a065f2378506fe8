//! The periods a question covers.

use kernel::{Period, Refusal, Time, Zone};

use crate::question::Question;

/// More periods than this are no reading.
const MOST: usize = 20_000;

impl Question {
    /// Whether its periods end where the facts end, because the dates do not say.
    pub(crate) fn is_open_ended(&self) -> bool {
        self.every.is_some() && !self.during.as_ref().is_some_and(|dates| dates.from.is_some() && dates.until.is_some())
    }
}

/// Periods over the dates asked for; at an open end as far as there are facts or time has come. Empty when the question has no `every`.
pub(super) fn periods(question: &Question, zone: &Zone, span: Option<(Time, Time)>, now: Time) -> Result<Vec<Period>, Refusal> {
    let Some(every) = question.every else { return Ok(Vec::new()) };
    let (from, until) = question.during.as_ref().map_or((Time::FIRST, Time::END), |dates| dates.instants(zone));
    let (mut start, mut end) = (from, until);
    if question.is_open_ended() {
        let (first, last) = span.unwrap_or((now, now));
        start = from.max(first.min(until));
        end = until.min(next(last.max(now))).max(next(start));
    }
    let periods = every.periods(zone, start, end);
    if periods.len() >= MOST {
        return Err(Refusal::field("every", format!("every {every} gives more than {MOST} periods here: narrow the dates by `during`")));
    }
    Ok(periods)
}

fn next(time: Time) -> Time {
    Time::from_micros(time.micros() + 1)
}

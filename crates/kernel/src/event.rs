//! The envelope of a fact on its way from left to right through the house.

use serde::{Deserialize, Serialize};

use crate::about::Any;
use crate::id::{Id, Noun, Workspace};
use crate::time::Time;

/// Something that happened, as consumers read it from the log.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Position in the log, rising without gaps.
    pub seq: i64,
    /// The workspace it happened in.
    pub workspace: Id<Workspace>,
    /// Noun and verb, as in `responses.recorded`.
    pub kind: String,
    /// The moment of the act.
    pub at: Time,
    /// Who acted, in text form.
    pub actor: String,
    /// What happened, in the shape that `kind` promises.
    pub payload: serde_json::Value,
}

impl Event {
    /// Takes up the next event when both tell of runs that one actor recorded directly after each other; gives it back when they do not. What comes of it
    /// stands where the next one stood.
    pub fn join(&mut self, next: Self) -> Option<Self> {
        if (self.workspace, &self.kind, &self.actor) != (next.workspace, &next.kind, &next.actor) {
            return Some(next);
        }
        let (Some(mut run), Some(following)) = (Run::of_any(&self.payload), Run::of_any(&next.payload)) else { return Some(next) };
        if run.join(following).is_some() {
            return Some(next);
        }
        let Self { seq, at, mut payload, .. } = next;
        payload["from"] = self.payload["from"].take();
        payload["first"] = self.payload["first"].take();
        *self = Self { seq, at, payload, ..self.clone() };
        None
    }

    /// How many records it tells of: those of its run, those whose codes it names, or one.
    pub fn records(&self) -> i64 {
        let named = || self.payload.get("codes").and_then(serde_json::Value::as_array).map(|codes| codes.len() as i64);
        Run::of_any(&self.payload).map(|run| run.until - run.from).or_else(named).unwrap_or(1).max(1)
    }
}

/// Records of one noun that came in together: what the kinds `….recorded` promise of many. Their dense codes are in a row, their ids lie between
/// two, where those of others may lie too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound = "N: Noun")]
pub struct Run<N: Noun> {
    /// First code.
    pub from: i64,
    /// First code behind.
    pub until: i64,
    /// Smallest id.
    pub first: Id<N>,
    /// Largest id.
    pub last: Id<N>,
}

/// The most records of one run that was joined, so that what is read at once stays small.
const LONGEST: i64 = 10_000;
/// Milliseconds between the ids of two runs that are read together: what others recorded in between is read past.
const APART: u64 = 60_000;

impl<N: Noun> Run<N> {
    /// Takes up a run that follows directly, in codes and in ids; gives it back when it does not, or both would be too long.
    pub fn join(&mut self, next: Self) -> Option<Self> {
        let near = self.last <= next.first && millis(next.first) - millis(self.last) <= APART;
        if next.from != self.until || next.until - self.from > LONGEST || !near {
            return Some(next);
        }
        self.until = next.until;
        self.last = next.last;
        None
    }
}

impl Run<Any> {
    /// The run that a payload tells of, whatever its noun.
    fn of_any(payload: &serde_json::Value) -> Option<Self> {
        let id = |name: &str| Id::of_any(payload.get(name)?.as_str()?);
        let code = |name: &str| payload.get(name)?.as_i64();
        Some(Self { from: code("from")?, until: code("until")?, first: id("first")?, last: id("last")? })
    }
}

/// The moment an id was made at: its first 48 bits.
fn millis<N>(id: Id<N>) -> u64 {
    id.bytes()[..6].iter().fold(0, |millis, byte| millis << 8 | u64::from(*byte))
}

#[cfg(test)]
mod tests {
    use rstest::rstest;
    use serde_json::json;

    use super::*;
    use crate::id::Token;

    fn id(millis: u64) -> Id<Token> {
        let mut bytes = [9; 16];
        bytes[..6].copy_from_slice(&millis.to_be_bytes()[2..]);
        Id::from_bytes(bytes)
    }

    fn run(codes: std::ops::Range<i64>, first: u64, last: u64) -> Run<Token> {
        Run { from: codes.start, until: codes.end, first: id(first), last: id(last) }
    }

    #[rstest]
    #[case::follows(run(10..12, 6_000, 7_000), true)]
    #[case::leaves_out_codes(run(11..12, 6_000, 7_000), false)]
    #[case::is_too_long(run(10..30_000, 6_000, 7_000), false)]
    #[case::was_made_before(run(10..12, 4_000, 7_000), false)]
    #[case::was_made_much_later(run(10..12, 65_001, 70_000), false)]
    fn runs_are_joined_when_little_lies_between(#[case] next: Run<Token>, #[case] joins: bool) {
        let mut run = run(0..10, 0, 5_000);
        let expected = if joins { Run { until: next.until, last: next.last, ..run } } else { run };
        assert_eq!((run.join(next), run), (if joins { None } else { Some(next) }, expected));
    }

    fn event(seq: i64, kind: &str, actor: &str, payload: serde_json::Value) -> Event {
        Event { seq, workspace: Id::from_bytes([1; 16]), kind: kind.into(), at: Time::from_micros(seq), actor: actor.into(), payload }
    }

    #[rstest]
    #[case::another_kind(event(2, "tokens.lost", "me", json!(run(10..12, 6_000, 7_000))))]
    #[case::somebody_else(event(2, "tokens.recorded", "you", json!(run(10..12, 6_000, 7_000))))]
    #[case::no_run(event(2, "tokens.recorded", "me", json!({"codes": [10, 11]})))]
    #[case::not_in_a_row(event(2, "tokens.recorded", "me", json!(run(11..12, 6_000, 7_000))))]
    fn events_that_tell_of_other_things_stay_apart(#[case] next: Event) {
        let first = event(1, "tokens.recorded", "me", json!(run(0..10, 0, 5_000)));
        let mut joined = first.clone();
        assert_eq!(joined.join(next.clone()), Some(next));
        assert_eq!(joined, first);
    }

    #[rstest]
    #[case::a_run(json!(run(10..42, 0, 5_000)), 32)]
    #[case::codes(json!({"codes": [1, 5, 9]}), 3)]
    #[case::something_else(json!({"n": 7}), 1)]
    #[case::nothing(json!({"codes": []}), 1)]
    fn an_event_counts_the_records_it_tells_of(#[case] payload: serde_json::Value, #[case] records: i64) {
        assert_eq!(event(1, "tokens.recorded", "me", payload).records(), records);
    }

    #[test]
    fn events_of_runs_in_a_row_become_one() {
        let mut joined = event(1, "tokens.recorded", "me", json!(run(0..10, 0, 5_000)));
        assert_eq!(joined.join(event(4, "tokens.recorded", "me", json!(run(10..12, 6_000, 7_000)))), None);
        assert_eq!(joined, event(4, "tokens.recorded", "me", json!(run(0..12, 0, 7_000))));
    }
}

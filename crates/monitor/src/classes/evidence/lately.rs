//! What each person said last, and its middle.

use jiff::civil::Date;
use rustc_hash::FxHashMap;

use super::Said;

/// Answers that count.
pub(super) type Votes<'v> = Vec<&'v Said>;

/// A person, a question, a touchpoint.
type Place<'v> = (usize, usize, Option<&'v str>);

/// The last answers of each person to each question about each touchpoint; an answer of somebody whom nobody knows is one of its own.
pub(super) fn latest<'v>(said: impl Iterator<Item = &'v Said> + Clone) -> Votes<'v> {
    let place = |said: &'v Said| -> Option<Place<'v>> { Some((said.person?, said.question, said.touchpoint.as_deref())) };
    let mut newest: FxHashMap<Place<'v>, Date> = FxHashMap::default();
    for said in said.clone() {
        if let Some(place) = place(said) {
            let day = newest.entry(place).or_insert(said.on);
            *day = said.on.max(*day);
        }
    }
    said.filter(|said| place(said).is_none_or(|place| newest.get(&place) == Some(&said.on))).collect()
}

/// Their mean.
pub(super) fn mean(votes: &[&Said]) -> Option<f64> {
    let n: u64 = votes.iter().map(|said| said.n).sum();
    (n > 0).then(|| votes.iter().map(|said| said.score * said.n as f64).sum::<f64>() / n as f64)
}

/// Their median; of an even number the middle of the two in the middle.
pub(super) fn median(votes: &[&Said]) -> Option<f64> {
    let mut sorted: Vec<(f64, u64)> = votes.iter().map(|said| (said.score, said.n)).collect();
    sorted.sort_by(|one, other| one.0.total_cmp(&other.0));
    let n: u64 = sorted.iter().map(|(_, n)| n).sum();
    let at = |place: u64| {
        let mut behind = 0;
        sorted.iter().find(|(_, n)| {
            behind += n;
            behind > place
        })
    };
    let (low, high) = (at(n.checked_sub(1)? / 2)?, at(n / 2)?);
    Some(f64::midpoint(low.0, high.0))
}

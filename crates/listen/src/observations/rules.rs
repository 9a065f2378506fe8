//! What an observation has to be. Pure.

use kernel::{Refusal, Time};

use super::{BODY_LENGTH, Kind, MOST_PASSAGES, Passage, Told};

/// So far may the clocks of two machines differ, in seconds.
const CLOCKS_DIFFER: i64 = 300;

impl Told {
    /// The same tidied, with its passages in order; or what is wrong with it.
    pub(super) fn checked(mut self, now: Time) -> Result<Self, Refusal> {
        if !self.happened_at.is_plausible() || self.happened_at > now.plus_seconds(CLOCKS_DIFFER) {
            return Err(Refusal::field("happened_at", "lies in the future or before 1900: tell when it was heard or seen"));
        }
        check_whose(&self)?;
        within("sentiment", self.sentiment, -2, 2)?;
        within("propensity", self.propensity, 0, 10)?;
        check_body(&self.body)?;
        self.passages = in_order(&self.body, self.passages)?;
        Ok(self)
    }

    /// Whether the same is counted of both.
    pub(super) fn counts_like(&self, other: &Self) -> bool {
        let counted = |told: &Self| (told.kind, told.happened_at, told.account, told.contact, told.propensity);
        counted(self) == counted(other) && self.touchpoint == other.touchpoint && self.offering == other.offering
    }

    /// Refuses an observation that tells nothing at all.
    pub(super) fn tells_something(&self, guided: bool) -> Result<(), Refusal> {
        if guided || self.sentiment.is_some() || self.propensity.is_some() || !self.body.trim().is_empty() {
            return Ok(());
        }
        Err(Refusal::field("body", "is empty: write what was said, or tell how it went by sentiment or propensity"))
    }
}

fn check_whose(told: &Told) -> Result<(), Refusal> {
    if told.account.is_some() || told.contact.is_some() {
        return Ok(());
    }
    match told.kind {
        Kind::FieldNote if told.touchpoint.is_some() => Ok(()),
        Kind::FieldNote => Err(Refusal::field("touchpoint", "name the touchpoint, the account or the contact that the note is about")),
        Kind::Call | Kind::Meeting | Kind::Interview => Err(Refusal::field("account", "name the account or the contact whom you talked with")),
    }
}

fn within(field: &str, value: Option<i64>, low: i64, high: i64) -> Result<(), Refusal> {
    match value {
        Some(value) if !(low..=high).contains(&value) => Err(Refusal::field(field, format!("{value} is not between {low} and {high}"))),
        _ => Ok(()),
    }
}

/// The words stay as they are, so that places in them stay where they are.
fn check_body(body: &str) -> Result<(), Refusal> {
    let length = body.chars().count();
    if length > BODY_LENGTH {
        return Err(Refusal::field("body", format!("has {length} characters, at most {BODY_LENGTH} are kept: shorten it")));
    }
    match body.chars().find(|c| c.is_control() && !c.is_whitespace()) {
        Some(control) => Err(Refusal::field("body", format!("holds the control character U+{:04X}: leave it out", control as u32))),
        None => Ok(()),
    }
}

/// The passages from the first to the last; each stands in the words as it says, and no two overlap.
fn in_order(body: &str, passages: Vec<Passage>) -> Result<Vec<Passage>, Refusal> {
    if passages.is_empty() {
        return Ok(passages);
    }
    if passages.len() > MOST_PASSAGES {
        return Err(Refusal::field("passages", format!("there are {}: at most {MOST_PASSAGES} are kept", passages.len())));
    }
    let places: Vec<usize> = body.char_indices().map(|(at, _)| at).collect();
    for (at, passage) in passages.iter().enumerate() {
        let stands = places.get(passage.starts as usize).is_some_and(|start| body[*start..].starts_with(&passage.quote));
        if passage.quote.is_empty() || !stands {
            let reason = format!("{:?} does not stand in body behind {} characters", shortened(&passage.quote), passage.starts);
            return Err(Refusal::field(format!("passages[{at}].quote"), reason));
        }
    }
    let mut ordered: Vec<(usize, Passage)> = passages.into_iter().enumerate().collect();
    ordered.sort_by_key(|(_, passage)| passage.starts);
    let overlap = ordered.windows(2).find(|pair| pair[1].1.starts < pair[0].1.ends());
    match overlap {
        Some(pair) => Err(Refusal::field(format!("passages[{}].starts", pair[1].0), "begins within another passage: mark a place once")),
        None => Ok(ordered.into_iter().map(|(_, passage)| passage).collect()),
    }
}

impl Passage {
    /// How many characters stand before its end.
    fn ends(&self) -> u32 {
        self.starts + self.quote.chars().count() as u32
    }
}

fn shortened(quote: &str) -> String {
    quote.chars().take(40).collect()
}

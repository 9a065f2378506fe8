//! Personal data in words: mail addresses, phone numbers and card numbers, replaced before anything is stored. Pure.

mod digits;
mod mail;

use std::borrow::Cow;
use std::ops::Range;

use ::surveys::definition::Redact;

/// The words without personal data of these kinds; each is replaced by its kind in brackets.
pub fn redacted<'w>(words: &'w str, kinds: &[Redact]) -> Cow<'w, str> {
    let mut found: Vec<(Range<usize>, Redact)> = Vec::new();
    if kinds.contains(&Redact::Mail) {
        found.extend(mail::find(words).into_iter().map(|range| (range, Redact::Mail)));
    }
    for number in digits::find(words) {
        let kind = if number.is_card() { Redact::Card } else { Redact::Phone };
        if kinds.contains(&kind) && (kind == Redact::Card || number.is_phone()) && !overlaps(&found, &number.range) {
            found.push((number.range, kind));
        }
    }
    if found.is_empty() {
        return Cow::Borrowed(words);
    }
    found.sort_by_key(|(range, _)| range.start);
    let (mut out, mut from) = (String::with_capacity(words.len()), 0);
    for (range, kind) in found {
        out.push_str(&words[from..range.start]);
        out.push_str(mark(kind));
        from = range.end;
    }
    out.push_str(&words[from..]);
    Cow::Owned(out)
}

fn overlaps(found: &[(Range<usize>, Redact)], range: &Range<usize>) -> bool {
    found.iter().any(|(other, _)| other.start < range.end && range.start < other.end)
}

/// What stands where something was.
const fn mark(kind: Redact) -> &'static str {
    match kind {
        Redact::Mail => "[mail]",
        Redact::Phone => "[phone]",
        Redact::Card => "[card]",
    }
}

#[cfg(test)]
mod tests;

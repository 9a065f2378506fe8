//! What is found in a definition.

use ::surveys::check::{Finding, Severity};
use kernel::{Code, Refusal};

/// How many places a refusal names.
const PLACES: usize = 100;

/// Something that is wrong.
pub(super) fn error(place: impl Into<String>, reason: impl Into<String>) -> Finding {
    Finding { severity: Severity::Error, place: place.into(), reason: reason.into() }
}

/// Refuses a definition in which something is wrong; the places are named.
pub(super) fn refuse(findings: &[Finding]) -> Result<(), Refusal> {
    let mut wrong = findings.iter().filter(|finding| finding.severity == Severity::Error).take(PLACES);
    let Some(first) = wrong.next() else { return Ok(()) };
    let refusal = Refusal::new(Code::Invalid, format!("{}: {}", first.place, first.reason)).at(&first.place, &first.reason);
    Err(wrong.fold(refusal, |refusal, finding| refusal.at(&finding.place, &finding.reason)))
}

//! Optimistic locking: a change is refused when somebody else was faster.

use kernel::{Code, Refusal};
use store::Error;

/// Refuses a change of a record that is not the one its caller has seen.
pub fn check(current: i64, seen: Option<i64>) -> Result<(), Refusal> {
    match seen {
        Some(seen) if seen != current => Err(Refusal::new(
            Code::Stale,
            format!("revision {seen} was changed in the meantime, it is at {current} now: read it again and repeat your change"),
        )),
        _ => Ok(()),
    }
}

/// Refuses a bulk write of which some rows were changed by another transaction since they were read.
pub(crate) fn all_written(written: u64, wanted: usize) -> Result<(), Error> {
    if written == wanted as u64 {
        return Ok(());
    }
    Err(Refusal::new(Code::Stale, "somebody else changed some of it at the same moment: repeat your change").into())
}

//! Answers as they are kept while somebody answers.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// An answer to one question; which form it has follows from what is asked ([`Ask`](crate::Ask)).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(untagged)]
#[schema(no_recursion)]
pub enum Answer {
    /// Consent.
    Truth(bool),
    /// A point of a scale, or a number.
    Number(f64),
    /// Words, a date, the key of a choice; `yes`, `partly`, `no`; `worse`, `as_expected`, `better`.
    Text(String),
    /// Keys of choices, of emotions, or of a ranking with the best first; ids of files.
    List(Vec<String>),
    /// By row of a matrix, or by field of contact details.
    Table(BTreeMap<String, Answer>),
}

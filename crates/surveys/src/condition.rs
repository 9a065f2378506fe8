//! Conditions over answers, hidden fields, variables and attributes.

use kernel::closed;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A condition. What is not known is like an empty answer: it fits `empty`, and those operators that deny another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Condition {
    /// Every one of these.
    #[schema(no_recursion)]
    All(Vec<Condition>),
    /// At least one of these.
    #[schema(no_recursion)]
    Any(Vec<Condition>),
    /// Not this.
    #[schema(no_recursion)]
    Not(Box<Condition>),
    /// One comparison.
    Test(Test),
}

/// One comparison.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Test {
    /// What is looked at: the key of a question, `QUESTION.ROW` of a matrix, `QUESTION.other`, `hidden.NAME`, `variable.KEY`, `contact.NAME`,
    /// `account.NAME` or `language`.
    pub of: String,
    /// How it is compared.
    pub is: Operator,
    /// With what; nothing for `empty` and `answered`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Value>,
}

/// What is compared with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(untagged)]
#[schema(as = SurveyConditionValue)]
pub enum Value {
    /// Yes or no.
    Truth(bool),
    /// A number.
    Number(f64),
    /// A word, a key of a choice, or a date.
    Text(String),
    /// Several of them.
    List(Vec<String>),
}

closed! {
    /// How something is compared.
    Operator, "comparison" {
        /// The same, numbers by value.
        Equal = "equal",
        /// Not the same.
        NotEqual = "not_equal",
        /// More, or later.
        Above = "above",
        /// As much or more.
        AtLeast = "at_least",
        /// Less, or earlier.
        Below = "below",
        /// As much or less.
        AtMost = "at_most",
        /// One of a list.
        In = "in",
        /// None of a list.
        NotIn = "not_in",
        /// Several answers with this one (or all of a list) among them, or words with these words in them, whatever their case.
        Includes = "includes",
        /// The opposite.
        Excludes = "excludes",
        /// Given.
        Answered = "answered",
        /// Not given.
        Empty = "empty",
    }
}

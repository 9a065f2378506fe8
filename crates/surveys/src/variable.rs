//! Values that are computed from answers.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::Condition;

/// A value that is computed, under a name. It may use variables before it, so that no circle is possible.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Variable {
    /// The name; others say `variable.KEY`.
    pub key: String,
    /// What it is.
    pub value: Expression,
}

/// How a value is computed. A number that is not known makes sums and products not known; `sum`, `mean`, `least`, `most` and `count` pass over it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Expression {
    /// This number.
    Number(f64),
    /// These words, with `{{key}}` filled in.
    Words(String),
    /// What a condition would look at.
    Of(String),
    /// The sum of those that are known.
    #[schema(no_recursion)]
    Sum(Vec<Expression>),
    /// The mean of those that are known.
    #[schema(no_recursion)]
    Mean(Vec<Expression>),
    /// The least of those that are known.
    #[schema(no_recursion)]
    Least(Vec<Expression>),
    /// The most of those that are known.
    #[schema(no_recursion)]
    Most(Vec<Expression>),
    /// How many of these are known.
    #[schema(no_recursion)]
    Count(Vec<Expression>),
    /// The first less the second.
    #[schema(no_recursion)]
    Minus(Box<[Expression; 2]>),
    /// The product.
    #[schema(no_recursion)]
    Times(Vec<Expression>),
    /// The first by the second; not known for a division by zero.
    #[schema(no_recursion)]
    Over(Box<[Expression; 2]>),
    /// The value of the first case whose condition holds; not known when none does.
    Case(Vec<Case>),
}

/// A value under a condition.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// When; always if left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// What.
    #[schema(no_recursion)]
    pub then: Expression,
}

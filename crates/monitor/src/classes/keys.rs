//! Which customers a statement reads.

use store::{Error, Read, Row, Value};

use super::Whose;

/// Customers that are read together.
#[derive(Clone, Debug)]
pub(super) enum Keys {
    /// These.
    These(Vec<Value>),
    /// All between two, which are among them: much faster for many in a row.
    Between(Value, Value),
}

impl Keys {
    /// The records of these customers.
    pub fn these(whose: &[Whose]) -> Self {
        Self::These(whose.iter().map(|whose| whose.record()).collect())
    }

    /// The records from the first to the last of customers that are all there are in between.
    pub fn in_a_row(whose: &[Whose]) -> Self {
        match whose {
            [] => Self::These(Vec::new()),
            [first, .., last] => Self::Between(first.record(), last.record()),
            [only] => Self::These(vec![only.record()]),
        }
    }

    /// The rows of a statement that ends with the column of the keys.
    pub async fn rows(&self, read: &mut Read, select: &str) -> Result<Vec<Row>, Error> {
        match self {
            Self::These(keys) => read.all_by(select, keys.clone()).await,
            Self::Between(first, last) => {
                read.all(&format!("{select} BETWEEN $2 AND $3"), vec![read.workspace().into(), first.clone(), last.clone()]).await
            }
        }
    }
}

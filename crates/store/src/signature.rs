//! One statement text, one list of types: a second list would reuse a cached statement and store garbage.

use std::collections::HashMap;
use std::sync::{PoisonError, RwLock};

use crate::error::Error;
use crate::sql::parameter_count;
use crate::value::{Kind, Value};

#[derive(Default)]
pub(crate) struct Signatures(RwLock<HashMap<String, Vec<Kind>>>);

impl Signatures {
    /// Refuses values that do not fit the text, in number or in type.
    pub(crate) fn check(&self, sql: &str, values: &[Value]) -> Result<(), Error> {
        if let Some(known) = self.0.read().unwrap_or_else(PoisonError::into_inner).get(sql) {
            return if known.iter().copied().eq(values.iter().map(Value::kind)) {
                Ok(())
            } else {
                let found: Vec<Kind> = values.iter().map(Value::kind).collect();
                Err(Error::Misuse(format!("it was run with {known:?} before and now with {found:?}: {}", start(sql))))
            };
        }
        let wanted = parameter_count(sql);
        if wanted != values.len() {
            return Err(Error::Misuse(format!("it has {wanted} parameters and was given {} values: {}", values.len(), start(sql))));
        }
        let kinds = values.iter().map(Value::kind).collect();
        self.0.write().unwrap_or_else(PoisonError::into_inner).insert(sql.to_owned(), kinds);
        Ok(())
    }
}

fn start(sql: &str) -> String {
    sql.chars().take(200).collect()
}

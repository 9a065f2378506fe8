//! One statement text, one list of types: a second list would reuse a cached statement and store garbage.

use std::collections::HashMap;
use std::sync::{PoisonError, RwLock};

use crate::error::Error;
use crate::sql::parameter_count;
use crate::together::writes_doors;
use crate::value::{Kind, Value};

#[derive(Default)]
pub(crate) struct Signatures(RwLock<HashMap<String, Signature>>);

struct Signature {
    kinds: Vec<Kind>,
    writes_doors: bool,
}

impl Signatures {
    /// Refuses values that do not fit the text, in number or in type. Says whether the text may change who may do what.
    pub(crate) fn check(&self, sql: &str, values: &[Value]) -> Result<bool, Error> {
        if let Some(known) = self.0.read().unwrap_or_else(PoisonError::into_inner).get(sql) {
            return if known.kinds.iter().copied().eq(values.iter().map(Value::kind)) {
                Ok(known.writes_doors)
            } else {
                let found: Vec<Kind> = values.iter().map(Value::kind).collect();
                Err(Error::Misuse(format!("it was run with {:?} before and now with {found:?}: {}", known.kinds, start(sql))))
            };
        }
        let wanted = parameter_count(sql);
        if wanted != values.len() {
            return Err(Error::Misuse(format!("it has {wanted} parameters and was given {} values: {}", values.len(), start(sql))));
        }
        let (kinds, writes_doors) = (values.iter().map(Value::kind).collect(), writes_doors(sql));
        self.0.write().unwrap_or_else(PoisonError::into_inner).insert(sql.to_owned(), Signature { kinds, writes_doors });
        Ok(writes_doors)
    }
}

fn start(sql: &str) -> String {
    sql.chars().take(200).collect()
}

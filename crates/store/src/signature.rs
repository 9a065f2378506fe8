//! One statement text, one list of types: a second list would reuse a cached statement and store garbage.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use crate::error::Error;
use crate::sql::parameter_count;
use crate::tables::written_by;
use crate::value::{Kind, Value};

#[derive(Default)]
pub(crate) struct Signatures(RwLock<HashMap<String, Signature>>);

struct Signature {
    kinds: Vec<Kind>,
    writes: Arc<[String]>,
}

impl Signatures {
    /// Refuses values that do not fit the text, in number or in type. Gives the tables that the text may write into.
    pub(crate) fn check(&self, sql: &str, values: &[Value]) -> Result<Arc<[String]>, Error> {
        if let Some(known) = self.0.read().unwrap_or_else(PoisonError::into_inner).get(sql) {
            return if known.kinds.iter().copied().eq(values.iter().map(Value::kind)) {
                Ok(Arc::clone(&known.writes))
            } else {
                let found: Vec<Kind> = values.iter().map(Value::kind).collect();
                Err(Error::Misuse(format!("it was run with {:?} before and now with {found:?}: {}", known.kinds, start(sql))))
            };
        }
        let wanted = parameter_count(sql);
        if wanted != values.len() {
            return Err(Error::Misuse(format!("it has {wanted} parameters and was given {} values: {}", values.len(), start(sql))));
        }
        let kinds = values.iter().map(Value::kind).collect();
        let writes: Arc<[String]> = written_by(sql).map(ToOwned::to_owned).collect();
        self.0.write().unwrap_or_else(PoisonError::into_inner).insert(sql.to_owned(), Signature { kinds, writes: Arc::clone(&writes) });
        Ok(writes)
    }
}

fn start(sql: &str) -> String {
    sql.chars().take(200).collect()
}

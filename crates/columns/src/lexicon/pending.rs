//! Responses that were recorded or changed since attributes of responses were read.

use std::sync::Arc;

use kernel::Id;
use measure::dimension::Dimension;
use rustc_hash::FxHashMap;
use store::{Read, Sql};

use super::source;
use crate::axis::Axis;
use crate::error::Error;
use crate::nouns::Response;

/// Responses by id, as an event names them.
#[derive(Clone, Debug)]
pub enum Touched {
    /// All between two ids, these included.
    Between(Id<Response>, Id<Response>),
    /// These, whose codes are told beside them.
    These(Vec<Id<Response>>, Vec<u32>),
}

/// More than this, and reading everything again is cheaper.
const MOST: usize = 64;

/// What has to be read before attributes of responses are used again.
#[derive(Debug, Default)]
pub struct Pending(Vec<Touched>);

impl Pending {
    /// Keeps in mind; false (and nothing is kept) when it has become too much.
    pub fn push(&mut self, touched: Touched) -> bool {
        self.0.push(touched);
        let few = self.0.len() <= MOST;
        if !few {
            self.0.clear();
        }
        few
    }

    /// Brings all attributes of responses up to date.
    pub async fn apply(&mut self, read: &mut Read, parts: &mut FxHashMap<Dimension, Arc<Axis>>) -> Result<(), Error> {
        while let Some(touched) = self.0.last() {
            for (dimension, axis) in parts.iter_mut() {
                if let Dimension::OfResponse(name) = dimension {
                    *axis = Arc::new(refreshed(read, name, axis, touched).await?);
                }
            }
            self.0.pop();
        }
        Ok(())
    }
}

async fn refreshed(read: &mut Read, name: &str, axis: &Axis, touched: &Touched) -> Result<Axis, Error> {
    let gone = if let Touched::These(_, codes) = touched { codes.as_slice() } else { &[] };
    let mut named = Vec::new();
    if let Some(attribute) = source::definition(read, "response", name).await? {
        for part in parts(touched) {
            let mut sql = Sql::new(
                "SELECT r.code, v.value_text, v.value_num FROM response_value v JOIN response r ON r.workspace = v.workspace AND r.id = v.response WHERE v.workspace = ",
            );
            sql.bind(read.workspace()).push(" AND v.attribute = ").bind(attribute.clone()).push(" AND ");
            match part {
                Touched::Between(first, last) => sql.push("v.response BETWEEN ").bind(first).push(" AND ").bind(last),
                Touched::These(ids, _) => sql.push_in("v.response", ids),
            };
            named.extend(source::values(&read.all_of(sql).await?)?);
        }
    }
    Ok(axis.with(gone, &named))
}

fn parts(touched: &Touched) -> Vec<Touched> {
    match touched {
        Touched::Between(..) => vec![touched.clone()],
        Touched::These(ids, _) => ids.chunks(256).map(|ids| Touched::These(ids.to_vec(), Vec::new())).collect(),
    }
}

//! The escalation of a case as somebody sees it: level by level, who is told and when.

use std::collections::HashMap;

use customers::contacts::Contact;
use identity::May;
use kernel::{Id, Time};
use listen::responses::NamedContact;
use store::{Error, Read, Value};

use super::named::Names;
use super::shapes::{CaseLevel, CaseMember};
use super::{Record, dues};
use crate::services::{self, Told};

/// A level with the moment at which it is told.
pub(super) struct Level {
    at: Option<Time>,
    pub told: Told,
}

/// The levels of a case.
pub(super) async fn of(read: &mut Read, case: &Record) -> Result<Vec<Level>, Error> {
    let levels = dues::levels(read, case).await?;
    let mut path = Vec::with_capacity(levels.len());
    for (level, told) in levels.iter().zip(services::told(read, case, &levels).await?) {
        let at = match case.due {
            Some(_) => dues::level_at(read, Some(level), case.due_at).await?,
            None => None,
        };
        path.push(Level { at, told });
    }
    Ok(path)
}

/// The same, with names.
pub(super) async fn shown<R>(read: &mut Read, case: &Record, path: Vec<Level>, names: &Names, may: &May<R>) -> Result<Vec<CaseLevel>, Error> {
    let contacts: Vec<Value> = path.iter().filter_map(|level| level.told.theirs).filter(|_| may.sees.customers).map(Value::from).collect();
    let rows = read.all_by("SELECT id, name FROM contact WHERE workspace = $1 AND id", contacts).await?;
    let contacts = rows.iter().map(|row| Ok((row.get("id")?, row.get("name")?))).collect::<Result<HashMap<Id<Contact>, String>, Error>>()?;
    let shown = path.into_iter().zip(1_i64..).map(|(Level { at, told }, level)| CaseLevel {
        level,
        reached: level <= case.level,
        at,
        ours: told.ours.map(|id| CaseMember::of(id, names)),
        theirs: told.theirs.map(|id| NamedContact { id, external_id: None, name: contacts.get(&id).cloned() }),
    });
    Ok(shown.collect())
}

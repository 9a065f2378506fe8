//! What the records that cases name are called.

use std::collections::HashMap;
use std::hash::Hash;

use customers::accounts::{self, Account};
use customers::contacts::Contact;
use identity::{Team, members, teams};
use journeys::touchpoints::{self, Touchpoint};
use kernel::{Id, Member};
use store::{Error, Read, Value};

use super::{CaseRule, Record, ServiceClass};
use crate::causes::{self, Cause};

/// A key and a name.
#[derive(Clone, Debug)]
pub(super) struct Keyed {
    pub key: String,
    pub name: String,
    /// Whether it is no longer used.
    pub retired: bool,
}

/// Names of all that some cases name.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// With their external ids.
    pub accounts: HashMap<Id<Account>, (String, Option<String>)>,
    pub contacts: HashMap<Id<Contact>, String>,
    pub members: HashMap<Id<Member>, String>,
    pub teams: HashMap<Id<Team>, Keyed>,
    pub touchpoints: HashMap<Id<Touchpoint>, Keyed>,
    pub causes: HashMap<Id<Cause>, String>,
    pub rules: HashMap<Id<CaseRule>, String>,
    pub classes: HashMap<Id<ServiceClass>, String>,
}

/// Looks up what these cases name; names of people at customers only for who sees them.
pub(super) async fn names(read: &mut Read, cases: &[Record], members: &[Id<Member>], sees_customers: bool) -> Result<Names, Error> {
    let mut names = Names::default();
    for account in accounts::by_ids(read, &each(cases, |case| case.account)).await? {
        names.accounts.insert(account.id, (account.name, account.external_id));
    }
    if sees_customers {
        names.contacts = by(read, "SELECT id, name FROM contact WHERE workspace = $1 AND id", each(cases, |case| case.contact)).await?;
    }
    let members: Vec<_> = each(cases, |case| case.owner).into_iter().chain(members.iter().copied()).collect();
    names.members = members::names(read, &members).await?;
    if cases.iter().any(|case| case.team.is_some()) {
        names.teams = teams::all(read).await?.into_iter().map(|team| (team.id, Keyed { key: team.key, name: team.name, retired: false })).collect();
    }
    if cases.iter().any(|case| case.touchpoint.is_some()) {
        let all = touchpoints::all(read).await?.into_iter();
        let keyed = |one: touchpoints::Record| (one.id, Keyed { key: one.key, name: one.name, retired: one.retired_at.is_some() });
        names.touchpoints = all.map(keyed).collect();
    }
    if cases.iter().any(|case| case.cause.is_some()) {
        names.causes = causes::names(read).await?;
    }
    names.rules = by(read, "SELECT id, name FROM case_rule WHERE workspace = $1 AND id", each(cases, |case| case.rule)).await?;
    names.classes = by(read, "SELECT id, name FROM service_class WHERE workspace = $1 AND id", each(cases, |case| case.service_class)).await?;
    Ok(names)
}

/// What the cases name, each once.
fn each<N>(cases: &[Record], of: impl Fn(&Record) -> Option<Id<N>>) -> Vec<Id<N>> {
    let mut ids: Vec<_> = cases.iter().filter_map(of).collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

async fn by<N>(read: &mut Read, select: &str, ids: Vec<Id<N>>) -> Result<HashMap<Id<N>, String>, Error>
where
    Id<N>: Eq + Hash,
{
    let rows = read.all_by(select, ids.into_iter().map(Value::from).collect()).await?;
    rows.iter().map(|row| Ok((row.get("id")?, row.get("name")?))).collect()
}

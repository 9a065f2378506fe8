//! What is known of customers besides their answers: what they are taken for, who says nothing, what watches found.

use std::collections::{BTreeMap, HashSet};

use jiff::civil::Date;
use kernel::{Time, Zone};
use monitor::alerts::{self, Period};
use monitor::classes::matrix::{self, is_known, moved};
use monitor::classes::store::Noun;
use monitor::classes::{Class, Whose};
use monitor::silence::store as silence;
use store::{Error, Read, args};

use super::Scope;
use super::content::{ClassCount, Classes, Mover, Silent, Watched};

/// Customers that are named.
const NAMED: usize = 8;

/// The days of a digest.
pub(super) struct Days<'d> {
    pub from: Date,
    pub until: Date,
    pub is_week: bool,
    pub zone: &'d Zone,
    pub now: Time,
}

impl Days<'_> {
    fn ends(&self) -> [Time; 2] {
        [self.zone.start_of(self.from), self.zone.start_of(self.until)]
    }
}

/// How many customers are of which class at the end, and who moved. A touchpoint has no customers of its own.
pub(super) async fn classes(read: &mut Read, scope: &Scope, days: &Days<'_>) -> Result<Vec<Classes>, Error> {
    let (own, [from, until]) = (scope.accounts(), days.ends());
    let mut found = Vec::new();
    let nouns: &[Noun] = match scope {
        Scope::All => Noun::ALL,
        Scope::Accounts(_) => &[Noun::Account],
        Scope::Touchpoints(_) => &[],
    };
    for noun in nouns.iter().copied() {
        if !is_known(read, noun).await? {
            continue;
        }
        let moves = moved(read, noun, own.as_deref(), from, until).await?;
        let mut counts: BTreeMap<Class, (i64, i64)> = BTreeMap::new();
        for one in &moves {
            counts.entry(one.is).or_default().0 += one.count;
            counts.entry(one.was).or_default().1 += one.count;
        }
        let customers = moves.iter().map(|one| one.count).sum();
        if customers == 0 {
            continue;
        }
        found.push(Classes {
            noun,
            customers,
            counts: counts.into_iter().map(|(class, (count, before))| ClassCount { class, count, before }).collect(),
            moved: moves.iter().filter(|one| one.was != one.is).map(|one| one.count).sum(),
            movers: movers(read, noun, scope, from, until).await?,
        });
    }
    Ok(found)
}

async fn movers(read: &mut Read, noun: Noun, scope: &Scope, from: Time, until: Time) -> Result<Vec<Mover>, Error> {
    let own: Option<HashSet<_>> = scope.accounts().map(|own| own.into_iter().collect());
    let is_own = |whose: Whose| match (whose, &own) {
        (Whose::Account(id), Some(own)) => own.contains(&id),
        (Whose::Account(_), None) => noun == Noun::Account,
        (Whose::Contact(_), _) => noun == Noun::Contact,
    };
    let all = matrix::movers(read, from, until).await?;
    let named = all.into_iter().filter(|mover| is_own(mover.whose)).take(NAMED);
    let id = |whose: Whose| match whose {
        Whose::Account(id) => id.to_string(),
        Whose::Contact(id) => id.to_string(),
    };
    Ok(named.map(|mover| Mover { id: id(mover.whose), was: mover.was, is: mover.is }).collect())
}

/// Who says nothing any more, as of now, and what is at stake; none where nobody could.
pub(super) async fn silent(read: &mut Read, scope: &Scope, days: &Days<'_>) -> Result<Option<Silent>, Error> {
    if matches!(scope, Scope::Touchpoints(_)) {
        return Ok(None);
    }
    let own = scope.accounts();
    let has_some = match &own {
        Some(own) => !own.is_empty(),
        None => is_any(read, "SELECT id FROM account WHERE workspace = $1 LIMIT 1").await?,
    };
    if !has_some {
        return Ok(None);
    }
    let all = silence::all(read, own.as_deref()).await?;
    let mut at_stake: BTreeMap<&str, silence::Stake> = BTreeMap::new();
    for stake in all.iter().flat_map(|one| &one.stakes) {
        at_stake.entry(stake.currency.code()).and_modify(|sum| sum.yearly += stake.yearly).or_insert(*stake);
    }
    Ok(Some(Silent {
        accounts: all.len() as i64,
        fresh: all.iter().filter(|one| one.since >= days.from && one.since < days.until).count() as i64,
        at_stake: at_stake.into_values().collect(),
        not_known: all.iter().filter(|one| one.stakes.is_empty()).count() as i64,
        most: all.iter().take(NAMED).map(|one| one.account.to_string()).collect(),
    }))
}

/// Whether the statement gives a row.
async fn is_any(read: &mut Read, sql: &str) -> Result<bool, Error> {
    Ok(read.optional(sql, args![read.workspace()]).await?.is_some())
}

/// What watches found, those that look on Mondays at the beginning; none where there is no watch.
pub(super) async fn watches(read: &mut Read, scope: &Scope, days: &Days<'_>) -> Result<Option<Vec<Watched>>, Error> {
    if !is_any(read, "SELECT id FROM watch WHERE workspace = $1 LIMIT 1").await? {
        return Ok(None);
    }
    let (accounts, touchpoints) = (scope.accounts(), scope.touchpoints());
    let wanted = Period {
        from: days.from,
        until: days.until,
        is_week: days.is_week,
        zone: days.zone,
        accounts: accounts.as_deref(),
        touchpoints: touchpoints.as_deref(),
    };
    let mut found = alerts::period(read, &wanted, days.now).await?;
    found.sort_by_key(|one| !one.weekly);
    let watched = |one: alerts::Watched| Watched {
        watch: one.watch.to_string(),
        weekly: one.weekly,
        fired: one.fired,
        resolved: one.resolved,
        going_on: one.going_on,
        alerts: one.alerts.iter().map(ToString::to_string).collect(),
    };
    Ok(Some(found.into_iter().map(watched).collect()))
}

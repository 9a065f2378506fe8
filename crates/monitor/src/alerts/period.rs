//! What watches found in a period, watch by watch.

use std::collections::BTreeMap;

use customers::accounts::Account;
use jiff::ToSpan;
use jiff::civil::Date;
use kernel::{Id, Time, Zone};
use store::{Error, Read};

use super::store::between;
use super::{Alert, Record};
use crate::watches::{self, Pace, Watch};

/// Alerts that are looked through at most.
const MOST: i64 = 5_000;
/// Alerts that are named of one watch.
const NAMED: usize = 3;

/// Which alerts of which days.
#[derive(Clone, Copy, Debug)]
pub struct Period<'p> {
    /// The first day.
    pub from: Date,
    /// The first day behind it.
    pub until: Date,
    /// Whether it is a week: then what watches find on the Monday behind it belongs to it.
    pub is_week: bool,
    /// The days are those of this zone.
    pub zone: &'p Zone,
    /// About these accounts only.
    pub accounts: Option<&'p [Id<Account>]>,
    /// About these touchpoints only, by their keys.
    pub touchpoints: Option<&'p [String]>,
}

/// What a watch found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Watched {
    /// The watch.
    pub watch: Id<Watch>,
    /// Whether it looks on Mondays.
    pub weekly: bool,
    /// Alerts that fired.
    pub fired: i64,
    /// Alerts that were over, or that somebody saw to.
    pub resolved: i64,
    /// Alerts that go on now.
    pub going_on: i64,
    /// Some of those that fired, the newest first; of a watch that looks on Mondays also of those that go on.
    pub alerts: Vec<Id<Alert>>,
}

/// What watches found: those that found most at the beginning, those that found nothing left out.
pub async fn period(read: &mut Read, wanted: &Period<'_>, now: Time) -> Result<Vec<Watched>, Error> {
    let (begin, end) = (wanted.zone.start_of(wanted.from), wanted.zone.start_of(wanted.until));
    let monday = wanted.zone.start_of(wanted.until.saturating_add(1.day()));
    let paces: BTreeMap<Id<Watch>, Pace> = watches::store::all(read).await?.into_iter().map(|watch| (watch.id, watch.pace)).collect();
    let mut found: BTreeMap<Id<Watch>, Watched> = BTreeMap::new();
    for alert in between(read, begin, monday, MOST).await?.iter().filter(|alert| wanted.is_about(alert)) {
        let Some(pace) = paces.get(&alert.watch) else { continue };
        let weekly = *pace == Pace::Monday;
        // The look on Monday morning closes the week before.
        let days = if weekly && wanted.is_week { wanted.zone.start_of(wanted.from.saturating_add(1.day()))..monday } else { begin..end };
        let none = || Watched { watch: alert.watch, weekly, fired: 0, resolved: 0, going_on: 0, alerts: Vec::new() };
        let watched = found.entry(alert.watch).or_insert_with(none);
        let (fired, goes_on) = (days.contains(&alert.fired_at), alert.goes_on && alert.muted_until.is_none_or(|until| until <= now));
        watched.fired += i64::from(fired);
        watched.resolved += i64::from(alert.resolved_at.is_some_and(|at| days.contains(&at)));
        watched.going_on += i64::from(goes_on);
        if (fired || (weekly && goes_on)) && watched.alerts.len() < NAMED {
            watched.alerts.push(alert.id);
        }
    }
    let mut found: Vec<Watched> = found.into_values().filter(|one| one.fired + one.resolved > 0 || (one.weekly && one.going_on > 0)).collect();
    found.sort_by_key(|one| (-one.fired, -one.going_on, one.watch));
    Ok(found)
}

impl Period<'_> {
    fn is_about(&self, alert: &Record) -> bool {
        let account = self.accounts.is_none_or(|own| alert.account.is_some_and(|account| own.contains(&account)));
        let place = alert.reading.get("touchpoint").or_else(|| alert.reading.pointer("/row/by/touchpoint")).and_then(serde_json::Value::as_str);
        account && self.touchpoints.is_none_or(|own| place.is_some_and(|place| own.iter().any(|key| key == place)))
    }
}

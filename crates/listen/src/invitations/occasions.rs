//! Occasions that come by the calendar: waves, draws, ends of contracts. Looked for once a day in each workspace.

use identity::workspaces;
use std::collections::{BTreeSet, HashMap};

use jiff::ToSpan;
use jiff::civil::Date;
use kernel::{Id, Zone};
use store::{Error, Tx, args};

use super::insert::{Wanted, insert};
use super::whom::{Place, Somebody, some};
use super::{due, people};
use crate::programmes::{self, Trigger, contract_occasion, order_in_sample, sample_occasion, wave};

/// People looked at by one statement.
const MANY: i64 = 5_000;
/// So many days ahead a wave is shown, so that owners of accounts can look at it first.
pub(super) const AHEAD_DAYS: i64 = 7;

/// Looks for the occasions of today; does nothing where that was done.
pub async fn look_for_occasions(tx: &mut Tx<'_>) -> Result<(), Error> {
    let (now, zone) = (tx.act().now, workspaces::zone(tx).await?);
    let today = zone.date(now);
    for programme in programmes::store::running(tx).await? {
        let looked = programme.planned_at.map(|at| zone.date(at));
        if matches!(programme.plan.trigger, Trigger::Event { .. } | Trigger::Visit {}) || looked.is_some_and(|day| day >= today) {
            continue;
        }
        match &programme.plan.trigger {
            Trigger::Event { .. } | Trigger::Visit {} => {}
            Trigger::Wave { .. } => look_at_wave(tx, &programme, looked, today, &zone).await?,
            Trigger::Sample { daily, seed } => draw(tx, &programme, (*daily, *seed), today).await?,
            Trigger::ContractEnd { days_before } => look_at_contracts(tx, &programme, *days_before, today).await?,
        }
        tx.execute("UPDATE programme SET planned_at = $3 WHERE workspace = $1 AND id = $2", args![tx.workspace(), programme.id, now]).await?;
    }
    Ok(())
}

/// Those whose day has come near since it was looked for last. When a programme begins within a period, those whose day has passed wait for
/// the next one, so that nobody is flooded.
async fn look_at_wave(tx: &mut Tx<'_>, programme: &programmes::Record, looked: Option<Date>, today: Date, home: &Zone) -> Result<(), Error> {
    let Trigger::Wave { every, spread_days, seed } = programme.plan.trigger else { return Ok(()) };
    let horizon = today.saturating_add(AHEAD_DAYS.days());
    let from = looked.map_or(today, |day| day.saturating_add((AHEAD_DAYS + 1).days()));
    let (mut place, now) = (Place::default(), tx.act().now);
    loop {
        let page = some(tx, programme, now, &mut place, MANY).await?;
        if page.is_empty() {
            return Ok(());
        }
        let mut wanted = Vec::new();
        for person in &page {
            // The end of the horizon may lie in the next period.
            let whose = person.account.unwrap_or(-1 - person.number);
            let days = BTreeSet::from([today, horizon]).into_iter().map(|day| wave(every, spread_days, seed, whose, day));
            let due = days.filter(|day| (from..=horizon).contains(&day.on));
            wanted.extend(due.map(|day| (*person, day.occasion, day.on)));
        }
        wanted.dedup_by(|one, before| (one.0.number, &one.1) == (before.0.number, &before.1));
        add(tx, programme, wanted, home).await?;
    }
}

async fn add(tx: &mut Tx<'_>, programme: &programmes::Record, wanted: Vec<(Somebody, String, Date)>, home: &Zone) -> Result<(), Error> {
    let codes: Vec<i64> = wanted.iter().map(|(person, ..)| person.number).collect();
    let (zones, _) = people::zones(tx, &codes).await?;
    let wanted = wanted.into_iter().map(|(person, occasion, on)| {
        let zone = zones.get(&person.number).unwrap_or(home);
        Wanted {
            occasion,
            person: person.number,
            member: person.member,
            account: person.account,
            interaction: None,
            again: 0,
            due_at: programme.plan.window.opens(zone, zone.start_of(on)),
            skipped: None,
        }
    });
    insert(tx, programme, &wanted.collect::<Vec<_>>()).await
}

/// Draws so many who may be asked now, the lowest numbers of the day first.
async fn draw(tx: &mut Tx<'_>, programme: &programmes::Record, (daily, seed): (u32, i64), today: Date) -> Result<(), Error> {
    let mut all: Vec<(u64, Somebody)> = Vec::new();
    let (mut place, now) = (Place::default(), tx.act().now);
    loop {
        let page = some(tx, programme, now, &mut place, MANY).await?;
        if page.is_empty() {
            break;
        }
        all.extend(page.into_iter().map(|person| (order_in_sample(seed, today, person.number), person)));
    }
    all.sort_unstable_by_key(|(order, person)| (*order, person.number));
    let mut drawn = Vec::new();
    let mut rest = all.as_slice();
    let mut deciding = due::Deciding::of_all(tx, now).await?;
    while drawn.len() < daily as usize && !rest.is_empty() {
        let (some, others) = rest.split_at(rest.len().min(4 * daily as usize));
        rest = others;
        let people: Vec<Somebody> = some.iter().map(|(_, person)| *person).collect();
        let allowed = deciding.allowed(tx, programme, &people).await?;
        drawn.extend(allowed.into_iter().take(daily as usize - drawn.len()));
    }
    let home = workspaces::zone(tx).await?;
    let wanted = drawn.into_iter().map(|person| (person, sample_occasion(today), today)).collect();
    add(tx, programme, wanted, &home).await
}

/// Everybody of the audience at accounts with a contract that ends before long; once for each end.
async fn look_at_contracts(tx: &mut Tx<'_>, programme: &programmes::Record, days_before: u32, today: Date) -> Result<(), Error> {
    let until = today.saturating_add(i64::from(days_before).days());
    let sql = "SELECT k.id, k.next_end, a.code FROM contract k JOIN account a ON a.workspace = k.workspace AND a.id = k.account \
        WHERE k.workspace = $1 AND k.next_end >= $2 AND k.next_end <= $3 AND k.ended_on IS NULL AND k.starts_on <= $2 ORDER BY k.next_end, k.id";
    let values = args![tx.workspace(), today.to_string(), until.to_string()];
    let rows = tx.all(sql, values).await?;
    let mut ends: HashMap<i64, String> = HashMap::new();
    for row in &rows {
        let (contract, end): (Id<customers::contracts::Contract>, String) = (row.get("id")?, row.get("next_end")?);
        let end = end.parse().map_err(|_| Error::Misuse(format!("{end:?} is no day")))?;
        // The first contract to end speaks for the account.
        ends.entry(row.get("code")?).or_insert_with(|| contract_occasion(&contract.to_string(), end));
    }
    let home = workspaces::zone(tx).await?;
    let (mut place, now) = (Place::default(), tx.act().now);
    loop {
        let page = some(tx, programme, now, &mut place, MANY).await?;
        if page.is_empty() {
            return Ok(());
        }
        let due = page.iter().filter_map(|person| Some((*person, ends.get(&person.account?)?.clone(), today)));
        let wanted = unasked(tx, programme, due.collect()).await?;
        add(tx, programme, wanted, &home).await?;
    }
}

/// Those who have no invitation on their occasion: the same end is found again every day.
async fn unasked(
    tx: &mut Tx<'_>,
    programme: &programmes::Record,
    due: Vec<(Somebody, String, Date)>,
) -> Result<Vec<(Somebody, String, Date)>, Error> {
    let known = super::list::occasions_of(tx, programme.id, &due.iter().map(|(person, ..)| person.number).collect::<Vec<_>>()).await?;
    Ok(due.into_iter().filter(|(person, occasion, _)| !known.contains(&(person.number, occasion.clone()))).collect())
}

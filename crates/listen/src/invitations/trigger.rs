//! Events that make a programme ask: followed by the log.

use std::collections::BTreeMap;

use customers::audiences;
use futures_util::future::BoxFuture;
use kernel::{Event, Id, Run, Time};
use serde::Deserialize;
use store::consumers::Consumer;
use store::{Error, Tx, args};

use super::insert::{Wanted, insert};
use super::{Reason, people};
use crate::interactions::Interaction;
use crate::programmes::{self, Trigger, event_occasion};

/// What happened longer ago than this when it comes in is history: nobody is asked about it any more.
const LATE_SECONDS: i64 = 3 * 86_400;

/// Lets events wait to be asked about.
#[derive(Debug)]
pub struct Triggers;

/// Something that a known person did.
struct Happened {
    id: Id<Interaction>,
    contact: i64,
    account: Option<i64>,
    touchpoint: Option<String>,
    event: String,
    at: Time,
}

impl Consumer for Triggers {
    fn name(&self) -> &'static str {
        "invite after events"
    }

    fn kinds(&self) -> &'static [&'static str] {
        &["interactions.recorded"]
    }

    fn take<'t>(&'t self, tx: &'t mut Tx<'_>, event: &'t Event) -> BoxFuture<'t, Result<(), Error>> {
        Box::pin(async move {
            let run = Run::deserialize(&event.payload).map_err(|error| Error::Misuse(format!("interactions.recorded: {error}")))?;
            let mut running = programmes::store::running(tx).await?;
            // What was told before there was the programme is no occasion of it.
            running.retain(|programme| matches!(programme.plan.trigger, Trigger::Event { .. }) && programme.made_at <= event.at);
            if running.is_empty() {
                return Ok(());
            }
            let happened = happened(tx, &run).await?;
            for programme in &running {
                invite(tx, programme, &happened).await?;
            }
            Ok(())
        })
    }
}

async fn happened(tx: &mut Tx<'_>, run: &Run<Interaction>) -> Result<Vec<Happened>, Error> {
    let sql = "SELECT i.id, i.contact, a.code AS account, t.key AS touchpoint, e.name AS event, i.happened_at FROM interaction i \
        JOIN contact c ON c.workspace = i.workspace AND c.code = i.contact LEFT JOIN account a ON a.workspace = c.workspace AND a.id = c.account \
        LEFT JOIN touchpoint t ON t.workspace = i.workspace AND t.code = i.touchpoint JOIN event_name e ON e.workspace = i.workspace AND e.code = i.event \
        WHERE i.workspace = $1 AND i.id BETWEEN $2 AND $3 AND i.code >= $4 AND i.code < $5 ORDER BY i.happened_at, i.code";
    let values = args![tx.workspace(), run.first, run.last, run.from, run.until];
    let rows = tx.all(sql, values).await?;
    let one = |row: &store::Row| {
        Ok(Happened {
            id: row.get("id")?,
            contact: row.get("contact")?,
            account: row.get("account")?,
            touchpoint: row.get("touchpoint")?,
            event: row.get("event")?,
            at: row.get("happened_at")?,
        })
    };
    rows.iter().map(one).collect()
}

/// One invitation a person and day, however often it happened.
async fn invite(tx: &mut Tx<'_>, programme: &programmes::Record, happened: &[Happened]) -> Result<(), Error> {
    let Trigger::Event { touchpoint, event, delay_minutes } = &programme.plan.trigger else { return Ok(()) };
    let fits = |one: &&Happened| {
        touchpoint.as_ref().is_none_or(|key| one.touchpoint.as_ref() == Some(key)) && event.as_ref().is_none_or(|name| one.event == *name)
    };
    let mut fitting: Vec<&Happened> = happened.iter().filter(fits).collect();
    let mut people: Vec<i64> = fitting.iter().map(|one| one.contact).collect();
    people.sort_unstable();
    people.dedup();
    let now = tx.act().now;
    if let Some(audience) = programme.audience {
        let within = audiences::among(tx, audience, &people, now).await?;
        fitting.retain(|one| within.contains(&one.contact));
    }
    let (zones, home) = people::zones(tx, &people).await?;
    let mut wanted: BTreeMap<(i64, String), Wanted> = BTreeMap::new();
    for one in fitting {
        let zone = zones.get(&one.contact).unwrap_or(&home);
        let due = one.at.plus_seconds(i64::from(*delay_minutes) * 60);
        let late = due.plus_seconds(LATE_SECONDS) < now;
        let due_at = programme.plan.window.opens(zone, due);
        let occasion = event_occasion(home.date(one.at));
        let known = wanted.entry((one.contact, occasion.clone()));
        known.and_modify(|known| known.again += 1).or_insert_with(|| Wanted {
            occasion,
            person: one.contact,
            member: None,
            account: one.account,
            interaction: Some(one.id),
            again: 0,
            due_at,
            skipped: late.then_some(Reason::TooLate),
        });
    }
    insert(tx, programme, &wanted.into_values().collect::<Vec<_>>()).await
}

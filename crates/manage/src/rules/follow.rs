//! Opens cases from what was recorded; the same fact again opens nothing new.

use ::store::consumers::Consumer;
use ::store::{Error, Tx, args};
use futures_util::future::BoxFuture;
use kernel::{Event, Id, Noun, Run, Time};
use listen::interactions::Interaction;
use listen::responses::Response;
use monitor::alerts::Alert;
use monitor::watches::Watch;
use serde::Deserialize;

use super::facts::{self, Fact};
use super::route::route;
use super::{On, Record, store as rows};
use crate::cases::{Opening, open};

const DAY: i64 = 86_400;
/// Facts that are looked at together.
const TOGETHER: usize = 500;

/// Opens cases by rules.
#[derive(Debug)]
pub struct Opens;

/// What events about single facts promise.
#[derive(Deserialize)]
#[serde(bound = "N: Noun")]
struct Named<N> {
    ids: Vec<Id<N>>,
    /// Only whose they are changed.
    #[serde(default)]
    merged: bool,
}

/// What the event about an alert promises.
#[derive(Deserialize)]
struct Fired {
    alert: Id<Alert>,
    watch: Id<Watch>,
}

fn told<T: for<'de> Deserialize<'de>>(event: &Event) -> Result<T, Error> {
    T::deserialize(&event.payload).map_err(|error| Error::Misuse(format!("{}: {error}", event.kind)))
}

impl Consumer for Opens {
    fn name(&self) -> &'static str {
        "open cases by rules"
    }

    fn kinds(&self) -> &'static [&'static str] {
        &["responses.recorded", "responses.changed", "observation.recorded", "observation.changed", "interactions.recorded", "alert.fired"]
    }

    fn take<'t>(&'t self, tx: &'t mut Tx<'_>, event: &'t Event) -> BoxFuture<'t, Result<(), Error>> {
        Box::pin(async move {
            let on = match event.kind.as_str() {
                "responses.recorded" | "responses.changed" => On::Answer,
                "observation.recorded" | "observation.changed" => On::Observation,
                "alert.fired" => On::Alert,
                _ => On::Interaction,
            };
            let rules: Vec<Record> =
                rows::all(tx).await?.into_iter().filter(|rule| rule.enabled && rule.on == on && rule.made_at <= event.at).collect();
            let Some(days) = rules.iter().map(|rule| rule.within_days).max() else { return Ok(()) };
            let since = tx.act().now.plus_seconds(-days * DAY);
            match on {
                On::Answer => {
                    for ids in answered(tx, event, since).await?.chunks(TOGETHER) {
                        let facts = facts::of_responses(tx, ids).await?;
                        apply(tx, &rules, &facts).await?;
                    }
                }
                On::Observation => {
                    let facts = facts::of_observations(tx, &told::<Named<_>>(event)?.ids).await?;
                    apply(tx, &rules, &facts).await?;
                }
                On::Alert => {
                    let Fired { alert, watch } = told(event)?;
                    let rules: Vec<Record> = rules.into_iter().filter(|rule| rule.watch.is_none_or(|wanted| wanted == watch)).collect();
                    let facts = facts::of_alerts(tx, &[alert]).await?;
                    apply(tx, &rules, &facts).await?;
                }
                On::Interaction => {
                    let sql = "SELECT id FROM interaction WHERE workspace = $1 AND id BETWEEN $2 AND $3 AND code >= $4 AND code < $5 AND happened_at >= $6 \
                        AND (account IS NOT NULL OR contact IS NOT NULL) ORDER BY code";
                    for ids in young::<Interaction>(tx, sql, told(event)?, since).await?.chunks(TOGETHER) {
                        let facts = facts::of_interactions(tx, ids).await?;
                        apply(tx, &rules, &facts).await?;
                    }
                }
            }
            Ok(())
        })
    }
}

/// The responses that came in, or that say something else now than they did.
async fn answered(tx: &mut Tx<'_>, event: &Event, since: Time) -> Result<Vec<Id<Response>>, Error> {
    if event.kind == "responses.changed" {
        let Named { ids, merged } = told(event)?;
        return Ok(if merged { Vec::new() } else { ids });
    }
    let sql = "SELECT id FROM response WHERE workspace = $1 AND id BETWEEN $2 AND $3 AND code >= $4 AND code < $5 AND experienced_at >= $6 \
        AND test = 0 AND excluded IS NULL AND (account IS NOT NULL OR contact IS NOT NULL) ORDER BY code";
    young(tx, sql, told(event)?, since).await
}

/// What of a run was lived through not too long ago.
async fn young<N: Noun>(tx: &mut Tx<'_>, sql: &str, run: Run<N>, since: Time) -> Result<Vec<Id<N>>, Error> {
    let values = args![tx.workspace(), run.first, run.last, run.from, run.until, since];
    tx.all(sql, values).await?.iter().map(|row| row.get("id")).collect()
}

async fn apply(tx: &mut Tx<'_>, rules: &[Record], facts: &[Fact]) -> Result<(), Error> {
    for rule in rules {
        let (filter, since) = (rule.filter()?, tx.act().now.plus_seconds(-rule.within_days * DAY));
        for fact in facts.iter().filter(|fact| fact.item.at >= since && fact.fits(&filter)) {
            take(tx, rule, fact).await?;
        }
    }
    Ok(())
}

async fn take(tx: &mut Tx<'_>, rule: &Record, fact: &Fact) -> Result<(), Error> {
    // A fact that led to a case of this rule once does not do so again, even when that case is over.
    let sql = "SELECT c.id FROM case_item i JOIN customer_case c ON c.workspace = i.workspace AND c.id = i.case_id WHERE i.workspace = $1 AND i.item = $2 \
        AND c.rule = $3 AND COALESCE(c.touchpoint, $4) = $4 LIMIT 1";
    let touchpoint = fact.touchpoint.unwrap_or(Id::from_bytes([0; 16]));
    let values = args![tx.workspace(), fact.item.id, rule.id, touchpoint];
    if tx.optional(sql, values).await?.is_some() {
        return Ok(());
    }
    let (owner, team) = route(tx, &rule.routing, fact.account, fact.touchpoint).await?;
    let opening = Opening {
        kind: rule.kind,
        priority: rule.priority,
        rule: Some(rule.id),
        title: None,
        account: fact.account,
        contact: fact.contact,
        touchpoint: fact.touchpoint,
        owner,
        team,
        service_class: rule.service_class,
        hold_on: rule.hold,
        playbook: rule.playbook.clone(),
        items: vec![fact.item],
    };
    open(tx, opening).await.map(drop)
}

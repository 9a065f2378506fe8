//! What a rule would have done in the last ninety days, and what it finds now; nothing is written.

use std::collections::{HashMap, HashSet};

use customers::accounts::Account;
use customers::contacts::Contact;
use jiff::ToSpan;
use kernel::{Act, Id, Time};
use measure::Evaluator;
use serde_json::Value as Json;
use store::{Error, Store, args};

use super::follow::{finding, level};
use super::low::{self, Among};
use super::round::{Seen, asked, judged, look};
use super::{EventKind, Record, Rule, figures};
use crate::alerts::{Finding, Says};
use crate::classes::Class;

/// Days that are looked back.
pub(super) const DAYS: i64 = 90;
/// A single event joins an alert for so many days.
const QUIET: i64 = 30;
/// Low scores that are looked through.
const MOST: i64 = 20_000;
const DAY: i64 = 86_400;

/// An alert there would have been.
#[derive(Clone, Debug)]
pub(super) struct Firing {
    pub at: Time,
    pub account: Option<Id<Account>>,
    pub contact: Option<Id<Contact>>,
    pub reading: Json,
}

/// What a rule would have done.
#[derive(Clone, Debug)]
pub(super) struct Preview {
    /// The alerts there would have been, the newest first; none where the past was not kept.
    pub firings: Option<Vec<Firing>>,
    /// What it finds now.
    pub reading: Option<Json>,
    /// How many alerts would be open now.
    pub now: usize,
    /// Why nothing could be found out.
    pub failed: Option<String>,
}

/// Tries a rule.
pub(super) async fn preview(store: &Store, evaluator: &dyn Evaluator, act: &Act, watch: &Record) -> Result<Preview, Error> {
    let settings = identity::workspaces::settings(&mut store.read(act.workspace).await?).await?;
    let since = act.now.plus_seconds(-DAYS * DAY);
    match &watch.rule {
        Rule::LowScore { .. } | Rule::Event { .. } => {
            let firings = single(store, act, &watch.rule, since).await?;
            let now = firings.iter().flatten().filter(|one| one.at >= act.now.plus_seconds(-QUIET * DAY)).count();
            Ok(Preview { firings, reading: None, now, failed: None })
        }
        _ => {
            let seen = look(store, evaluator, act, &settings, std::slice::from_ref(watch)).await?.pop();
            let (now, reading, failed) = match seen {
                Some(Seen::Found(findings, reading)) => (findings.iter().filter(|finding| finding.says == Says::Fires).count(), Some(reading), None),
                Some(Seen::Failed(reason, reading)) => (0, reading, Some(reason)),
                None => (0, None, None),
            };
            let firings = if failed.is_some() { None } else { replay(store, evaluator, act, watch, &settings.zone).await? };
            Ok(Preview { firings, reading, now, failed })
        }
    }
}

/// A question as it would have been answered at the end of each day; lists of the past were not kept.
async fn replay(store: &Store, evaluator: &dyn Evaluator, act: &Act, watch: &Record, zone: &kernel::Zone) -> Result<Option<Vec<Firing>>, Error> {
    let (Some(asked), Rule::Figure { condition, .. }) = (asked(watch), &watch.rule) else { return Ok(None) };
    let (mut open, mut firings): (HashSet<String>, Vec<Firing>) = (HashSet::new(), Vec::new());
    for back in (0..=DAYS).rev() {
        let day = zone.date(act.now).saturating_sub(back.days());
        let end = zone.start_of(day.saturating_add(1.day())).min(act.now);
        let Some(Ok(sight)) = figures::read(store, evaluator, act.workspace, &[asked], day, act.now).await?.pop() else { return Ok(None) };
        let found = judged(condition, &sight);
        for (finding, _) in &found {
            // What was so before the ninety days began is no news of theirs.
            if finding.says == Says::Fires && open.insert(finding.subject.clone()) && back < DAYS {
                firings.push(Firing { at: end, account: None, contact: None, reading: finding.reading.clone() });
            }
        }
        let holding: HashSet<&str> = found.iter().filter(|(one, _)| one.says != Says::Over).map(|(one, _)| one.subject.as_str()).collect();
        open.retain(|subject| holding.contains(subject.as_str()));
    }
    firings.reverse();
    Ok(Some(firings))
}

/// Single events since a moment; what of them was not kept is not known.
async fn single(store: &Store, act: &Act, rule: &Rule, since: Time) -> Result<Option<Vec<Firing>>, Error> {
    match rule {
        Rule::LowScore { who } => {
            let mut tx = store.begin(act).await?;
            let level = level(&mut tx).await?;
            let lows = low::find(&mut tx, Among::Since(since), since, &level, MOST).await?;
            let found = lows.iter().rev().filter(|low| low.is_of(who)).map(|low| (low.at, finding(low)));
            Ok(Some(episodes(found)))
        }
        Rule::Event { event: EventKind::ClassChanged, to } => {
            let sql = "SELECT at, account, contact, was, class FROM class_step WHERE workspace = $1 AND at >= $2 ORDER BY at, id LIMIT 20000";
            let mut read = store.read(act.workspace).await?;
            let mut firings = Vec::new();
            for row in read.all(sql, args![act.workspace, since]).await? {
                let (was, class): (Class, Class) = (row.word("was")?, row.word("class")?);
                if to.is_empty() || to.contains(&class) {
                    let reading = serde_json::json!({ "from": was, "to": class });
                    firings.push(Firing { at: row.get("at")?, account: row.get("account")?, contact: row.get("contact")?, reading });
                }
            }
            firings.reverse();
            Ok(Some(firings))
        }
        _ => Ok(None),
    }
}

/// The alerts of events in order of time: what comes while one is open joins it.
fn episodes(found: impl Iterator<Item = (Time, Finding)>) -> Vec<Firing> {
    let (mut last, mut firings): (HashMap<String, Time>, Vec<Firing>) = (HashMap::new(), Vec::new());
    for (at, Finding { subject, account, contact, reading, .. }) in found {
        if last.insert(subject, at).is_none_or(|before| before < at.plus_seconds(-QUIET * DAY)) {
            firings.push(Firing { at, account, contact, reading });
        }
    }
    firings.reverse();
    firings
}

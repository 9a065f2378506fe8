//! Follows the log: single events tell at once, and what was recorded lets questions look soon.

use customers::accounts::Account;
use customers::contacts::Contact;
use futures_util::future::BoxFuture;
use kernel::{Event, Id, Run, Time};
use listen::responses::Response;
use serde::Deserialize;
use serde_json::{Value as Json, json};
use store::consumers::Consumer;
use store::{Error, Tx, args};

use super::low::{self, Among, Level};
use super::{EventKind, Record, Rule, store as kept};
use crate::alerts::{self, Finding, Says, Way};
use crate::classes::Class;

/// What was lived through or happened longer ago than so many days is no news.
const NEWS: i64 = 14;
/// Low scores of one event that are told of at most.
const MOST: i64 = 1_000;
const DAY: i64 = 86_400;

/// Follows the log for watches.
#[derive(Debug)]
pub struct Follows;

#[derive(Deserialize)]
struct Changed {
    account: Option<Id<Account>>,
    contact: Option<Id<Contact>>,
    from: Class,
    to: Class,
}

#[derive(Deserialize)]
struct Merged {
    from: One,
    into: One,
}

#[derive(Deserialize)]
struct One {
    id: Id<Contact>,
}

impl Consumer for Follows {
    fn name(&self) -> &'static str {
        "watch what happens"
    }

    fn kinds(&self) -> &'static [&'static str] {
        &[
            "responses.recorded",
            "responses.changed",
            "responses.removed",
            "tags.changed",
            "contacts.merged",
            "class.changed",
            "case.late",
            "case.escalated",
            "case.denied",
            "case.resolved",
            "case.closed",
            "case.confirmed",
            "case.removed",
        ]
    }

    fn take<'t>(&'t self, tx: &'t mut Tx<'_>, event: &'t Event) -> BoxFuture<'t, Result<(), Error>> {
        Box::pin(async move {
            match event.kind.as_str() {
                "contacts.merged" => return merged(tx, &payload(event)?).await,
                "class.changed" => return class(tx, event).await,
                kind if kind.starts_with("case.") => return case(tx, event).await,
                "responses.recorded" => low_scores(tx, payload(event)?).await?,
                _ => {}
            }
            kept::soon(tx).await
        })
    }
}

fn payload<T: for<'de> Deserialize<'de>>(event: &Event) -> Result<T, Error> {
    T::deserialize(&event.payload).map_err(|error| Error::Misuse(format!("{}: {error}", event.kind)))
}

fn is_news(at: Time, now: Time) -> bool {
    at >= now.plus_seconds(-NEWS * DAY)
}

/// The watches that are told of what happens.
async fn told(tx: &mut Tx<'_>) -> Result<Vec<Record>, Error> {
    Ok(kept::all(tx).await?.into_iter().filter(|watch| watch.enabled && watch.rule.is_told()).collect())
}

async fn low_scores(tx: &mut Tx<'_>, run: Run<Response>) -> Result<(), Error> {
    let watches: Vec<Record> = told(tx).await?.into_iter().filter(|watch| matches!(watch.rule, Rule::LowScore { .. })).collect();
    if watches.is_empty() {
        return Ok(());
    }
    let level = level(tx).await?;
    let since = tx.act().now.plus_seconds(-NEWS * DAY);
    let mut lows = low::find(tx, Among::Recorded(run), since, &level, MOST).await?;
    lows.reverse();
    for watch in &watches {
        let Rule::LowScore { who } = &watch.rule else { continue };
        for low in lows.iter().filter(|low| low.is_of(who)) {
            alerts::tell(tx, watch, &finding(low)).await?;
        }
    }
    Ok(())
}

/// What counts as much revenue, as of today.
pub(super) async fn level(tx: &mut Tx<'_>) -> Result<Level, Error> {
    let settings = identity::workspaces::settings(tx).await?;
    let today = settings.zone.date(tx.act().now);
    let worth = kept::top_worth(tx, today, &settings.currency).await?;
    Ok(Level { worth, today, currency: settings.currency })
}

pub(super) fn finding(low: &low::Low) -> Finding {
    let (account, contact) = (low.account, low.contact);
    let subject = account.map(|account| account.to_string()).or_else(|| contact.map(|contact| contact.to_string())).unwrap_or_default();
    let (way, good) = (Some(Way::Down), Some(false));
    Finding { subject, account, contact, way, good, says: Says::Fires, reading: low.reading(), moved: None }
}

async fn class(tx: &mut Tx<'_>, event: &Event) -> Result<(), Error> {
    let Changed { account, contact, from, to } = payload(event)?;
    let subject = account.map(|account| account.to_string()).or_else(|| contact.map(|contact| contact.to_string())).unwrap_or_default();
    for watch in told(tx).await? {
        let Rule::Event { event: EventKind::ClassChanged, to: wanted } = &watch.rule else { continue };
        if wanted.is_empty() || wanted.contains(&to) {
            let good = matches!(to, Class::Happy | Class::Growth).then_some(true).or(matches!(to, Class::AtRisk | Class::Dangling).then_some(false));
            let reading = json!({ "from": from, "to": to });
            if is_news(event.at, tx.act().now) {
                let way = good.map(|good| if good { Way::Up } else { Way::Down });
                let subject = subject.clone();
                let finding = Finding { subject, account, contact, way, good, says: Says::Fires, reading, moved: None };
                alerts::tell(tx, &watch, &finding).await?;
            }
        } else if let Some(alert) = alerts::store::of_subject(tx, watch.id, &subject).await? {
            alerts::end(tx, &watch, &alert).await?;
        }
    }
    Ok(())
}

/// Something happened to a case, which is another room's matter: its id names it, and its customer is told beside.
async fn case(tx: &mut Tx<'_>, event: &Event) -> Result<(), Error> {
    let text = |name: &str| event.payload.get(name).and_then(Json::as_str);
    let cases: Vec<String> = match (text("case"), event.payload.get("ids").and_then(Json::as_array)) {
        (Some(case), _) => vec![case.to_owned()],
        (None, Some(ids)) => ids.iter().filter_map(Json::as_str).map(ToOwned::to_owned).collect(),
        (None, None) => return Ok(()),
    };
    let over = EventKind::ENDS.contains(&event.kind.as_str());
    for watch in told(tx).await? {
        let Rule::Event { event: kind, .. } = &watch.rule else { continue };
        if *kind == EventKind::ClassChanged {
            continue;
        }
        for case in &cases {
            if over {
                if let Some(alert) = alerts::store::of_subject(tx, watch.id, case).await? {
                    alerts::end(tx, &watch, &alert).await?;
                }
            } else if kind.text() == event.kind && is_news(event.at, tx.act().now) {
                let (account, contact) = (text("account").and_then(|id| id.parse().ok()), text("contact").and_then(|id| id.parse().ok()));
                let reading = json!({ "case": case });
                let (way, good) = (None, Some(false));
                let finding = Finding { subject: case.clone(), account, contact, way, good, says: Says::Fires, reading, moved: None };
                alerts::tell(tx, &watch, &finding).await?;
            }
        }
    }
    Ok(())
}

/// Two contacts turned out to be one person.
async fn merged(tx: &mut Tx<'_>, Merged { from, into }: &Merged) -> Result<(), Error> {
    tx.execute("UPDATE alert SET contact = $3 WHERE workspace = $1 AND contact = $2", args![tx.workspace(), from.id, into.id]).await.map(drop)
}

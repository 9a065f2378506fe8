//! What looks at lists find: who is silent, which deciders are not heard before a contract ends, and how much of the revenue was heard.

use std::collections::HashSet;

use customers::accounts::Account;
use edge::List;
use jiff::civil::Date;
use kernel::{Id, Time, Zone};
use serde_json::{Value as Json, json};
use store::{Error, Read, args};

use super::revenue;
use crate::alerts::{Finding, Says, Way};
use crate::silence::{deciders, store as silent};

/// Subjects of one watch at most; those with most at stake come first.
const MOST: usize = 2_000;
/// Rows read at once.
const TOGETHER: usize = 500;
/// Days in which somebody has to be heard for their revenue to count as heard.
const QUARTER: i64 = 90;

/// Accounts that say nothing any more, as of the last look for them.
pub(super) async fn silence(read: &mut Read) -> Result<Vec<Finding>, Error> {
    let (mut findings, mut cursor) = (Vec::new(), None);
    loop {
        let page = silent::page(read, &List { cursor, limit: TOGETHER, filter: silent::Filter::default() }).await?;
        findings.extend(page.items.into_iter().map(|one| Finding {
            account: Some(one.account),
            reading: json!({ "heard_on": one.heard_on, "rhythm_days": one.rhythm, "since": one.since, "at_stake": one.stakes, "next_end": one.next_end }),
            ..about(one.account.to_string())
        }));
        cursor = page.next;
        if cursor.is_none() || findings.len() >= MOST {
            return Ok(findings);
        }
    }
}

/// People who decide and were not heard, where a contract ends soon.
pub(super) async fn unheard(read: &mut Read, zone: &Zone, now: Time) -> Result<Vec<Finding>, Error> {
    let (mut findings, mut cursor) = (Vec::new(), None);
    loop {
        let list = List { cursor, limit: TOGETHER, filter: Some(deciders::Why::BeforeRenewal) };
        let page = deciders::page(read, &list, zone, now).await?;
        findings.extend(page.items.into_iter().map(|one| Finding {
            account: Some(one.account),
            contact: Some(one.contact),
            reading: json!({ "next_end": one.next_end, "heard_at": one.heard_at }),
            ..about(one.contact.to_string())
        }));
        cursor = page.next;
        if cursor.is_none() || findings.len() >= MOST {
            return Ok(findings);
        }
    }
}

fn about(subject: String) -> Finding {
    Finding { subject, account: None, contact: None, way: Some(Way::Down), good: Some(false), says: Says::Fires, reading: Json::Null, moved: None }
}

/// How much of the recurring revenue comes from accounts of which somebody was heard in the last 90 days; a count of all of it, so that it needs no
/// interval. Nothing where there is no revenue.
pub(super) async fn revenue_heard(read: &mut Read, below: f64, today: Date, currency: &str, now: Time) -> Result<Option<Finding>, Error> {
    let yearly = revenue::of_all(read, today, currency).await?;
    let all: i64 = yearly.values().sum();
    if all == 0 {
        return Ok(None);
    }
    let heard = heard(read, now).await?;
    let of_heard: Vec<i64> = yearly.iter().filter(|(account, _)| heard.contains(account)).map(|(_, worth)| *worth).collect();
    let sum: i64 = of_heard.iter().sum();
    let value = sum as f64 / all as f64 * 100.0;
    let reading = json!({ "value": value, "n": yearly.len(), "heard": of_heard.len(), "yearly": all, "yearly_heard": sum, "currency": currency, "below": below });
    let says = if value < below { Says::Fires } else { Says::Over };
    Ok(Some(Finding { says, reading, ..about(String::new()) }))
}

async fn heard(read: &mut Read, now: Time) -> Result<HashSet<Id<Account>>, Error> {
    let sql = "SELECT a.id FROM account a WHERE a.workspace = $1 AND (EXISTS (SELECT 1 FROM response r WHERE r.workspace = a.workspace AND r.account = a.code \
        AND r.experienced_at >= $2 AND r.test = 0) OR EXISTS (SELECT 1 FROM observation o WHERE o.workspace = a.workspace AND o.account = a.code \
        AND o.happened_at >= $2 AND o.kind <> 'field_note'))";
    read.all(sql, args![read.workspace(), now.plus_seconds(-QUARTER * 86_400)]).await?.iter().map(|row| row.get("id")).collect()
}

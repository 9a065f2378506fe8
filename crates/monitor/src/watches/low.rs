//! Scores of detractors, of people who matter.

use std::collections::{HashMap, HashSet};

use customers::accounts::Account;
use customers::contacts::{Contact, Role};
use jiff::civil::Date;
use kernel::{Id, Run, Time};
use listen::responses::Response;
use measure::catalogue::{Catalogue, Known};
use serde_json::{Value as Json, json};
use store::{Error, Read, Row, Sql};

use super::{Who, revenue};
use crate::classes::normal::Normal;

/// Points of a scale from which a six is a detractor's.
const FINE: usize = 11;
/// The highest score of a detractor where the scale is as fine, from 0 to 10.
const FINE_LOW: f64 = 6.0;
/// The same on coarser scales: two of five.
const COARSE_LOW: f64 = 2.5;

/// A low score.
#[derive(Clone, Debug)]
pub(super) struct Low {
    pub response: Id<Response>,
    pub account: Option<Id<Account>>,
    pub contact: Option<Id<Contact>>,
    pub decides: bool,
    /// What the account brings in a year, when it is of those that bring in most.
    pub worth: Option<i64>,
    /// In this currency.
    pub currency: String,
    pub at: Time,
    pub score: f64,
    pub question: String,
    pub touchpoint: Option<String>,
}

impl Low {
    /// Whether a watch tells of it.
    pub fn is_of(&self, who: &[Who]) -> bool {
        let fits = |who: &Who| match who {
            Who::Decides => self.decides,
            Who::TopRevenue => self.worth.is_some(),
        };
        who.is_empty() || who.iter().any(fits)
    }

    /// What an alert shows of it.
    pub fn reading(&self) -> Json {
        let Self { response, decides, worth, currency, at, score, question, touchpoint, .. } = self;
        json!({
            "response": response, "score": score, "question": question, "touchpoint": touchpoint, "decides": decides, "worth": worth, "currency": currency, "at": at
        })
    }
}

/// Which responses are looked at.
#[derive(Clone, Copy, Debug)]
pub(super) enum Among {
    /// Those of an event.
    Recorded(Run<Response>),
    /// Those of what was lived through since.
    Since(Time),
}

/// What counts as an account that brings in much.
#[derive(Clone, Debug)]
pub(super) struct Level {
    pub worth: Option<i64>,
    pub today: Date,
    pub currency: String,
}

/// The low scores among responses that were lived through since a moment, the latest first. What a promise of anonymity covers says nothing about
/// single customers; what somebody expects or finds important is no experience.
pub(super) async fn find(read: &mut Read, among: Among, since: Time, level: &Level, most: i64) -> Result<Vec<Low>, Error> {
    let catalogue = Catalogue::load(read).await?;
    let bounds: Vec<(&Known, f64, bool)> =
        catalogue.questions.iter().filter_map(|known| bound(known).map(|(score, below)| (known, score, below))).collect();
    if bounds.is_empty() {
        return Ok(Vec::new());
    }
    let mut sql = Sql::new(
        "SELECT r.id, r.experienced_at, a.id AS account, c.id AS contact, c.role, q.question, q.score, p.key AS touchpoint FROM response r \
         JOIN rating q ON q.workspace = r.workspace AND q.response = r.id LEFT JOIN account a ON a.workspace = r.workspace AND a.code = r.account \
         LEFT JOIN contact c ON c.workspace = r.workspace AND c.code = r.contact LEFT JOIN touchpoint p ON p.workspace = q.workspace AND p.code = q.touchpoint \
         WHERE r.workspace = ",
    );
    sql.bind(read.workspace()).push(" AND r.experienced_at >= ").bind(match among {
        Among::Since(moment) => moment.max(since),
        Among::Recorded(_) => since,
    });
    if let Among::Recorded(Run { from, until, first, last }) = among {
        sql.push(" AND r.id BETWEEN ").bind(first).push(" AND ").bind(last).push(" AND r.code >= ").bind(from).push(" AND r.code < ").bind(until);
    }
    sql.push(" AND r.test = 0 AND r.excluded IS NULL AND q.aspect IN ('experience', 'intent') AND (a.id IS NOT NULL OR c.id IS NOT NULL)");
    if !catalogue.promises.is_empty() {
        sql.push(" AND NOT (r.survey IS NOT NULL AND ").push_in("r.survey", catalogue.promises.iter().map(|promise| promise.survey)).push(")");
    }
    sql.push(" AND (");
    for (place, (known, score, below)) in bounds.iter().enumerate() {
        sql.push(if place > 0 { " OR " } else { "" }).push("(q.question = ").bind(known.code);
        sql.push(if *below { " AND q.score <= " } else { " AND q.score >= " }).bind(*score).push(")");
    }
    sql.push(") ORDER BY r.experienced_at DESC, r.id, q.question LIMIT ").bind(most);
    let keys: HashMap<i64, &str> = catalogue.questions.iter().map(|known| (known.code, known.key.as_str())).collect();
    let mut lows = read.all_of(sql).await?.iter().map(|row| low(row, &keys)).collect::<Result<Vec<_>, _>>()?;
    weigh(read, &mut lows, level).await?;
    Ok(lows)
}

/// The highest low score, or the lowest where more is worse; a hair of tolerance for scores with decimals.
fn bound(known: &Known) -> Option<(f64, bool)> {
    let (normal, scale) = (Normal::of_question(known)?, known.scale?);
    let low = if known.points().len() >= FINE { FINE_LOW } else { COARSE_LOW };
    let (at_low, at_high) = (normal.at(scale.low), normal.at(scale.high));
    let score = scale.low + (low - at_low) / (at_high - at_low) * (scale.high - scale.low);
    let below = at_low < at_high;
    score.is_finite().then_some(if below { (score + 1e-9, true) } else { (score - 1e-9, false) })
}

fn low(row: &Row, keys: &HashMap<i64, &str>) -> Result<Low, Error> {
    let question = keys.get(&row.get("question")?).copied().unwrap_or_default();
    Ok(Low {
        response: row.get("id")?,
        account: row.get("account")?,
        contact: row.get("contact")?,
        decides: row.optional_word::<Role>("role")? == Some(Role::Decides),
        worth: None,
        currency: String::new(),
        at: row.get("experienced_at")?,
        score: row.get("score")?,
        question: question.to_owned(),
        touchpoint: row.get("touchpoint")?,
    })
}

async fn weigh(read: &mut Read, lows: &mut [Low], level: &Level) -> Result<(), Error> {
    let Some(least) = level.worth else { return Ok(()) };
    let accounts: HashSet<Id<Account>> = lows.iter().filter_map(|low| low.account).collect();
    if accounts.is_empty() {
        return Ok(());
    }
    let yearly = revenue::of(read, &accounts, level.today, &level.currency).await?;
    for low in lows {
        low.currency.clone_from(&level.currency);
        low.worth = low.account.and_then(|account| yearly.get(&account).copied()).filter(|worth| *worth >= least);
    }
    Ok(())
}

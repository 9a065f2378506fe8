//! Whether people whose words led to a case say better things the next time, beside others who said the same and had none.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use kernel::{Id, Time};
use listen::questions::{self, Definition};
use store::{Error, Read, Row, Sql, Value};

use super::store::narrow;
use super::{Pair, Recoveries, Which, beside};
use crate::cases::Case;
use crate::rules::score10;

/// Days within which somebody has to answer again.
pub(super) const WITHIN_DAYS: i64 = 180;
/// Answers without a case that are looked at, at most: the newest.
const MOST: i64 = 20_000;

/// A score that somebody gave.
#[derive(Clone, Copy, Debug)]
struct Said {
    contact: i64,
    question: i64,
    score: f64,
    at: Time,
}

fn said(row: &Row) -> Result<Said, Error> {
    Ok(Said { contact: row.get("contact")?, question: row.get("question")?, score: row.get("score")?, at: row.get("at")? })
}

/// What was lived through and scored by somebody we know, and counts.
const COUNTS: &str = "r.contact IS NOT NULL AND r.test = 0 AND r.excluded IS NULL AND g.aspect NOT IN ('expectation', 'importance')";
const SCORES: &str = "SELECT r.contact, g.question, g.score, r.experienced_at AS at";

pub(super) async fn recoveries(read: &mut Read, which: &Which) -> Result<Recoveries, Error> {
    let led = led_to_cases(read, which).await?;
    if led.is_empty() {
        return Ok(Recoveries::default());
    }
    let known = known(read, led.iter().map(|said| said.question).collect()).await?;
    let alike: BTreeSet<(i64, u64)> = led.iter().map(|said| (said.question, said.score.to_bits())).collect();
    let others = without_case(read, which, &alike).await?;
    let next = later(read, led.iter().chain(&others).map(|said| said.contact).collect()).await?;
    Ok(beside(&pairs(&led, &next, &known), &pairs(&others, &next, &known)))
}

/// The worst score of the first response of each case.
async fn led_to_cases(read: &mut Read, which: &Which) -> Result<Vec<Said>, Error> {
    let mut sql = Sql::new(&format!(
        "{SCORES}, c.id AS case_id FROM customer_case c JOIN case_item i ON i.workspace = c.workspace AND i.case_id = c.id \
        AND i.noun = 'response' JOIN response r ON r.workspace = i.workspace AND r.id = i.item JOIN rating g ON g.workspace = r.workspace AND g.response = r.id \
        WHERE {COUNTS} AND c.kind <> 'praise' AND c.workspace = "
    ));
    sql.bind(read.workspace());
    narrow(&mut sql, which);
    let rows = read.all_of(sql).await?;
    let scores = rows.iter().map(|row| Ok((row.get::<Id<Case>>("case_id")?, said(row)?))).collect::<Result<Vec<_>, Error>>()?;
    let known = known(read, scores.iter().map(|(_, said)| said.question).collect()).await?;
    let mut first: BTreeMap<Id<Case>, (Time, f64, Said)> = BTreeMap::new();
    for (case, said) in scores {
        let Some(height) = known.get(&said.question).and_then(|question| score10(question, said.score)) else { continue };
        let sooner = |(at, lowest, _): &(Time, f64, Said)| said.at < *at || (said.at == *at && height < *lowest);
        if first.get(&case).is_none_or(sooner) {
            first.insert(case, (said.at, height, said));
        }
    }
    Ok(first.into_values().map(|(.., said)| said).collect())
}

/// The same scores of the same questions in the same time, where they led to no case.
async fn without_case(read: &mut Read, which: &Which, alike: &BTreeSet<(i64, u64)>) -> Result<Vec<Said>, Error> {
    let mut sql = Sql::new(&format!(
        "{SCORES} FROM response r JOIN rating g ON g.workspace = r.workspace AND g.response = r.id WHERE {COUNTS} AND r.workspace = "
    ));
    sql.bind(read.workspace()).push(" AND r.experienced_at >= ").bind(which.from).push(" AND r.experienced_at < ").bind(which.until);
    sql.push(" AND ").push_in("g.question", alike.iter().map(|(question, _)| *question).collect::<BTreeSet<_>>());
    sql.push(" AND ").push_in("g.score", alike.iter().map(|(_, score)| f64::from_bits(*score)));
    sql.push(
        " AND NOT EXISTS (SELECT 1 FROM case_item i WHERE i.workspace = r.workspace AND i.item = r.id) ORDER BY r.experienced_at DESC, r.id LIMIT ",
    );
    sql.bind(MOST);
    let scores = read.all_of(sql).await?.iter().map(said).collect::<Result<Vec<_>, _>>()?;
    Ok(scores.into_iter().filter(|said| alike.contains(&(said.question, said.score.to_bits()))).collect())
}

/// What the definitions of these questions are, by their codes.
async fn known(read: &mut Read, codes: BTreeSet<i64>) -> Result<HashMap<i64, Definition>, Error> {
    let codes = codes.into_iter().map(Value::from).collect();
    let rows = read.all_by("SELECT code, key FROM survey_question WHERE workspace = $1 AND code", codes).await?;
    let keys = rows.iter().map(|row| Ok((row.get::<String>("key")?, row.get::<i64>("code")?))).collect::<Result<HashMap<_, _>, Error>>()?;
    let records = questions::store::known(read, keys.keys().map(String::as_str)).await?;
    Ok(records.into_iter().filter_map(|record| Some((*keys.get(&record.definition.key)?, record.definition))).collect())
}

/// All that these people scored, by person and question, in the order of time.
async fn later(read: &mut Read, contacts: BTreeSet<i64>) -> Result<HashMap<(i64, i64), Vec<Said>>, Error> {
    let sql = format!(
        "{SCORES} FROM response r JOIN rating g ON g.workspace = r.workspace AND g.response = r.id WHERE {COUNTS} AND r.workspace = $1 AND r.contact"
    );
    let rows = read.all_by(&sql, contacts.into_iter().map(Value::from).collect()).await?;
    let mut scores: HashMap<(i64, i64), Vec<Said>> = HashMap::new();
    for row in &rows {
        let said = said(row)?;
        scores.entry((said.contact, said.question)).or_default().push(said);
    }
    for scores in scores.values_mut() {
        scores.sort_by_key(|said| said.at);
    }
    Ok(scores)
}

/// Each with what the person said the next time, if they did in time.
fn pairs(said: &[Said], scores: &HashMap<(i64, i64), Vec<Said>>, known: &HashMap<i64, Definition>) -> Vec<Pair> {
    let pair = |said: &Said| {
        let question = known.get(&said.question)?;
        let until = said.at.plus_seconds(WITHIN_DAYS * 86_400);
        let next = scores.get(&(said.contact, said.question))?.iter().find(|next| next.at > said.at && next.at <= until)?;
        Some(Pair { question: said.question, before: score10(question, said.score)?, after: score10(question, next.score)? })
    };
    said.iter().filter_map(pair).collect()
}

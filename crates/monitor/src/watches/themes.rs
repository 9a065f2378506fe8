//! Themes that come up more often: tags on answers, interviews and notes.

use desk::tags::Tag;
use jiff::ToSpan;
use jiff::civil::Date;
use kernel::{Id, Zone};
use measure::reading::{Comparison, Row};
use serde_json::json;
use store::{Error, Read, args};

use super::Condition;
use super::judge::judge;
use crate::alerts::{Finding, Says};

/// A tag, and how often it was put on what was lived through in some days and in as many before.
struct Counted {
    tag: Id<Tag>,
    name: String,
    now: u64,
    before: u64,
}

/// What is to be said of the tags that came up, and how many of them did: a day belongs to what was lived through on it. Answers of tests and those
/// that are left out of figures do not count.
pub(super) async fn find(read: &mut Read, zone: &Zone, today: Date, days: u16, least: u64) -> Result<(Vec<Finding>, usize), Error> {
    let until = today.saturating_add(1.day());
    let from = until.saturating_sub(i64::from(days).days());
    let before = from.saturating_sub(i64::from(days).days());
    let [until_at, from_at, before_at] = [until, from, before].map(|day| zone.start_of(day));
    let sql = "SELECT t.id, t.name, COUNT(CASE WHEN s.at >= $3 THEN 1 END) AS lately, COUNT(CASE WHEN s.at < $3 THEN 1 END) AS earlier FROM ( \
        SELECT w.tag, r.experienced_at AS at FROM response r JOIN tagged w ON w.workspace = r.workspace AND w.noun = 'response' AND w.noun_id = r.id \
        WHERE r.workspace = $1 AND r.experienced_at >= $2 AND r.experienced_at < $4 AND r.test = 0 AND r.excluded IS NULL UNION ALL \
        SELECT w.tag, o.happened_at AS at FROM observation o JOIN tagged w ON w.workspace = o.workspace AND w.noun = 'observation' AND w.noun_id = o.id \
        WHERE o.workspace = $1 AND o.happened_at >= $2 AND o.happened_at < $4 \
        ) s JOIN tag t ON t.workspace = $1 AND t.id = s.tag GROUP BY t.id, t.name ORDER BY t.name";
    let rows = read.all(sql, args![read.workspace(), before_at, from_at, until_at]).await?;
    let counted = rows.iter().map(|row| {
        let count = |column: &str| Ok::<_, Error>(u64::try_from(row.get::<i64>(column)?).unwrap_or(0));
        Ok(Counted { tag: row.get("id")?, name: row.get("name")?, now: count("lately")?, before: count("earlier")? })
    });
    let counted = counted.collect::<Result<Vec<_>, Error>>()?;
    let groups = counted.len();
    let findings = counted.into_iter().filter_map(|one| {
        let comparison = Some(Comparison { previous_n: one.before, ..Comparison::default() });
        let verdict = judge(&Condition::Doubled { n: least }, &Row { n: one.now, comparison, ..Row::default() }, groups)?;
        let says = if verdict.fires { Says::Fires } else { Some(Says::Holds).filter(|_| verdict.holds)? };
        let reading = json!({ "tag": one.tag, "name": one.name, "n": one.now, "before": one.before, "days": days,
            "during": format!("{from}..{until}"), "compared_to": format!("{before}..{from}") });
        let way = Some(verdict.way);
        Some(Finding { subject: one.tag.to_string(), account: None, contact: None, way, good: None, says, reading, moved: None })
    });
    Ok((findings.collect(), groups))
}

//! SQL that reads observations.

use std::collections::HashMap;

use kernel::{Id, Refusal};
use store::{Error, Read, Row, Value, args};

use super::{Names, Observation, Record, Told};

const SELECT: &str = "SELECT o.id, o.kind, o.happened_at, o.body, o.passages, o.sentiment, o.propensity, o.consent, o.survey, o.response, o.invitation, o.member, \
    o.made_at, o.changed_at, o.revision, a.id AS account, a.name AS account_name, c.id AS contact, c.name AS contact_name, t.key AS touchpoint, \
    t.name AS touchpoint_name, f.key AS offering, f.name AS offering_name, s.name AS survey_name, l.name AS member_name FROM observation o \
    LEFT JOIN account a ON a.workspace = o.workspace AND a.code = o.account \
    LEFT JOIN contact c ON c.workspace = o.workspace AND c.code = o.contact \
    LEFT JOIN touchpoint t ON t.workspace = o.workspace AND t.code = o.touchpoint \
    LEFT JOIN offering f ON f.workspace = o.workspace AND f.code = o.offering \
    LEFT JOIN survey s ON s.workspace = o.workspace AND s.id = o.survey \
    LEFT JOIN member m ON m.workspace = o.workspace AND m.id = o.member LEFT JOIN login l ON l.id = m.login \
    WHERE o.workspace = $1 AND o.id";

/// The observations with these ids, in the same order; ids that are not here are left out.
pub async fn load(read: &mut Read, ids: &[Id<Observation>]) -> Result<Vec<Record>, Error> {
    let rows = read.all_by(SELECT, ids.iter().copied().map(Value::from).collect()).await?;
    let mut found = rows.iter().map(|row| record(row).map(|record| (record.id, record))).collect::<Result<HashMap<_, _>, _>>()?;
    Ok(ids.iter().filter_map(|id| found.remove(id)).collect())
}

/// The observation with this id, or a refusal.
pub async fn present(read: &mut Read, id: Id<Observation>) -> Result<Record, Error> {
    load(read, &[id]).await?.pop().ok_or_else(|| Refusal::not_found("observation", id).into())
}

/// Whether something was heard or seen of the account of this code.
pub async fn of_account(read: &mut Read, account: i64) -> Result<bool, Error> {
    let sql = "SELECT id FROM observation WHERE workspace = $1 AND account = $2 LIMIT 1";
    Ok(read.optional(sql, args![read.workspace(), account]).await?.is_some())
}

fn record(row: &Row) -> Result<Record, Error> {
    let passages: String = row.get("passages")?;
    let broken = |error: serde_json::Error| Error::Column { column: "passages".into(), reason: error.to_string() };
    Ok(Record {
        id: row.get("id")?,
        told: Told {
            kind: row.word("kind")?,
            happened_at: row.get("happened_at")?,
            account: row.get("account")?,
            contact: row.get("contact")?,
            touchpoint: row.get("touchpoint")?,
            offering: row.get("offering")?,
            body: row.get("body")?,
            passages: serde_json::from_str(&passages).map_err(broken)?,
            sentiment: row.get("sentiment")?,
            propensity: row.get("propensity")?,
            consent: row.optional_word("consent")?,
        },
        survey: row.get("survey")?,
        response: row.get("response")?,
        invitation: row.get("invitation")?,
        member: row.get("member")?,
        made_at: row.get("made_at")?,
        changed_at: row.get("changed_at")?,
        revision: row.get("revision")?,
        names: names(row)?,
    })
}

fn names(row: &Row) -> Result<Names, Error> {
    Ok(Names {
        account: row.get("account_name")?,
        contact: row.get("contact_name")?,
        touchpoint: row.get("touchpoint_name")?,
        offering: row.get("offering_name")?,
        survey: row.get("survey_name")?,
        member: row.get("member_name")?,
    })
}

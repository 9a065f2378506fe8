//! SQL of working hours.

use kernel::{Code, Id, Refusal, WorkingHours, Workspace, Zone};
use serde::de::DeserializeOwned;
use serde_json::json;
use store::{Error, Read, Row, Tx, args};

use super::Hours;

/// The hours as they were set, or the usual ones.
pub async fn get(read: &mut Read) -> Result<Hours, Error> {
    let sql = "SELECT zone, week, holidays, revision FROM working_hours WHERE workspace = $1";
    let Some(row) = read.optional(sql, args![read.workspace()]).await? else { return Ok(Hours::usual()) };
    Ok(Hours {
        zone: row.optional_word::<Zone>("zone")?,
        week: json_column(&row, "week")?,
        holidays: json_column(&row, "holidays")?,
        revision: row.get("revision")?,
    })
}

/// The hours to count due times with.
pub async fn of(read: &mut Read) -> Result<WorkingHours, Error> {
    let zone = identity::workspaces::zone(read).await?;
    Ok(get(read).await?.working(zone)?)
}

/// Sets other hours over those of the revision that was seen; hours in which nothing would ever be due are refused.
pub async fn set(tx: &mut Tx<'_>, hours: Hours) -> Result<Hours, Error> {
    let zone = identity::workspaces::zone(tx).await?;
    let (now, workspace) = (tx.act().now, tx.workspace());
    let Hours { zone, week, holidays, revision } = hours.checked(zone, now)?;
    let sql = "INSERT INTO working_hours (workspace, zone, week, holidays, changed_at, revision) VALUES ($1, $2, $3, $4, $5, $6 + 1) \
        ON CONFLICT (workspace) DO UPDATE SET zone = excluded.zone, week = excluded.week, holidays = excluded.holidays, \
        changed_at = excluded.changed_at, revision = excluded.revision WHERE working_hours.revision = $6";
    let texts = (zone.as_ref().map(|zone| zone.name().to_owned()), json!(week).to_string(), json!(holidays).to_string());
    if tx.execute(sql, args![workspace, texts.0, texts.1, texts.2, now, revision]).await? == 0 {
        return Err(Refusal::new(Code::Stale, "somebody changed the working hours in the meantime: read them again and repeat your change").into());
    }
    let detail = json!({ "zone": zone, "week": week, "holidays": holidays.len() });
    identity::audit::audit(tx, "working_hours.changed", "working_hours", None::<Id<Workspace>>, &detail).await?;
    tx.append("working_hours.changed", &json!({})).await?;
    Ok(Hours { zone, week, holidays, revision: revision + 1 })
}

fn json_column<T: DeserializeOwned>(row: &Row, column: &str) -> Result<T, Error> {
    serde_json::from_str(&row.get::<String>(column)?).map_err(|error| Error::Column { column: column.into(), reason: error.to_string() })
}

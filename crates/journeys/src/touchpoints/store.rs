//! SQL of touchpoints.

use customers::trail::Change;
use edge::revision;
use identity::Team;
use kernel::{Code, Id, Refusal, text};
use serde_json::json;
use store::{Error, Read, Row, Tx, Value, args};

use super::{BEHAVIOURS, Edit, KEY_LENGTH, Record, Target, Touchpoint};
use crate::order::arranged;
use crate::stages::Stage;

const COLUMNS: &str =
    "id, code, key, name, stage, channel, team, target_measure, target_value, behaviour_1, behaviour_2, behaviour_3, position, retired_at, revision";

/// All touchpoints in order, the retired ones among them.
pub async fn all(read: &mut Read) -> Result<Vec<Record>, Error> {
    let rows = read.all(&format!("SELECT {COLUMNS} FROM touchpoint WHERE workspace = $1 ORDER BY position, id"), args![read.workspace()]).await?;
    rows.iter().map(record).collect()
}

/// The touchpoint with this id.
pub async fn find(read: &mut Read, id: Id<Touchpoint>) -> Result<Option<Record>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM touchpoint WHERE workspace = $1 AND id = $2");
    read.optional(&sql, args![read.workspace(), id]).await?.as_ref().map(record).transpose()
}

/// Makes a touchpoint behind the others; one with the same key is a conflict.
pub async fn create(tx: &mut Tx<'_>, key: &str, edit: &Edit) -> Result<Record, Error> {
    let key = text::line("key", key, KEY_LENGTH)?;
    let made = super::ensure(tx, vec![(key.clone(), edit.clone())]).await?;
    let Some(made) = made.into_iter().next() else {
        let reason = format!("{key:?} is another touchpoint, perhaps a retired one: change that one or choose another key");
        return Err(Refusal { code: Code::Conflict, ..Refusal::field("key", reason) }.into());
    };
    tell(tx, "touchpoint.created", Some(made.id), 1).await?;
    Ok(made)
}

/// Changes a touchpoint; `seen` is the revision the caller has seen, if it matters.
pub async fn change(tx: &mut Tx<'_>, id: Id<Touchpoint>, seen: Option<i64>, edit: &Edit) -> Result<Record, Error> {
    let before = find(tx, id).await?.ok_or_else(|| Refusal::not_found("touchpoint", id))?;
    revision::check(before.revision, seen)?;
    let after = Record { revision: before.revision + 1, ..before.edited(edit, tx.act().now)? };
    write(tx, std::slice::from_ref(&after)).await?;
    tell(tx, "touchpoint.changed", Some(id), 1).await?;
    Ok(after)
}

/// Puts touchpoints in order: those named first, the others behind them as they were.
pub async fn arrange(tx: &mut Tx<'_>, wanted: &[Id<Touchpoint>]) -> Result<Vec<Record>, Error> {
    let known: Vec<_> = all(tx).await?.iter().map(|touchpoint| touchpoint.id).collect();
    let workspace = tx.workspace();
    for (position, id) in (0_i64..).zip(arranged(&known, wanted)?) {
        let sql = "UPDATE touchpoint SET position = $3, revision = revision + 1 WHERE workspace = $1 AND id = $2 AND position <> $3";
        tx.execute(sql, args![workspace, id, position]).await?;
    }
    tell(tx, "touchpoints.arranged", None, known.len()).await?;
    all(tx).await
}

/// Writes new touchpoints, and known ones whose revision has risen by one.
pub(super) async fn write(tx: &mut Tx<'_>, records: &[Record]) -> Result<(), Error> {
    check_references(tx, records).await?;
    let workspace = tx.workspace();
    let rows = records.iter().map(|record| {
        let Record { id, code, key, name, stage, channel, team, target, behaviours, position, retired_at, revision } = record;
        let behaviour = |at: usize| behaviours.get(at).map(String::as_str);
        args![
            workspace,
            *id,
            *code,
            key,
            name,
            *stage,
            channel.as_deref(),
            *team,
            target.map(|target| target.measure.text()),
            target.map(|target| target.value),
            behaviour(0),
            behaviour(1),
            behaviour(2),
            *position,
            *retired_at,
            *revision
        ]
    });
    let insert = format!("INSERT INTO touchpoint (workspace, {COLUMNS})");
    let conflict = "ON CONFLICT (workspace, id) DO UPDATE SET name = excluded.name, stage = excluded.stage, channel = excluded.channel, team = excluded.team, \
        target_measure = excluded.target_measure, target_value = excluded.target_value, behaviour_1 = excluded.behaviour_1, behaviour_2 = excluded.behaviour_2, \
        behaviour_3 = excluded.behaviour_3, retired_at = excluded.retired_at, revision = excluded.revision WHERE touchpoint.revision = excluded.revision - 1";
    let written = tx.insert_rows(&insert, rows.collect(), conflict).await?;
    revision::all_written(written, records.len())
}

async fn check_references(tx: &mut Tx<'_>, records: &[Record]) -> Result<(), Error> {
    let stages: Vec<Id<Stage>> = records.iter().filter_map(|record| record.stage).collect();
    let teams: Vec<Id<Team>> = records.iter().filter_map(|record| record.team).collect();
    check_known(tx, "SELECT id FROM stage WHERE workspace = $1 AND id", "stage", &stages).await?;
    check_known(tx, "SELECT id FROM team WHERE workspace = $1 AND id", "team", &teams).await
}

async fn check_known<N: kernel::Noun>(tx: &mut Tx<'_>, select: &str, field: &str, ids: &[Id<N>]) -> Result<(), Error> {
    let rows = tx.all_by(select, ids.iter().copied().map(Value::from).collect()).await?;
    let known = rows.iter().map(|row| row.get("id")).collect::<Result<Vec<Id<N>>, _>>()?;
    match ids.iter().find(|id| !known.contains(id)) {
        Some(missing) => Err(Refusal::field(field, format!("there is no {field} {missing} here")).into()),
        None => Ok(()),
    }
}

pub(super) async fn tell(tx: &mut Tx<'_>, action: &'static str, id: Option<Id<Touchpoint>>, count: usize) -> Result<(), Error> {
    let change = Change::of(action, "touchpoint", id).detail(json!({ "count": count }));
    change.event("dictionary.changed", json!({ "of": "touchpoint" })).tell(tx).await
}

fn record(row: &Row) -> Result<Record, Error> {
    let measure: Option<String> = row.get("target_measure")?;
    let unreadable = |refusal: Refusal| Error::Column { column: "target_measure".into(), reason: refusal.detail };
    let target = match (measure, row.get::<Option<f64>>("target_value")?) {
        (Some(measure), Some(value)) => Some(Target { measure: measure.parse().map_err(unreadable)?, value }),
        _ => None,
    };
    let behaviours = (1..=BEHAVIOURS).map(|at| row.get::<Option<String>>(&format!("behaviour_{at}"))).collect::<Result<Vec<_>, _>>()?;
    Ok(Record {
        id: row.get("id")?,
        code: row.get("code")?,
        key: row.get("key")?,
        name: row.get("name")?,
        stage: row.get("stage")?,
        channel: row.get("channel")?,
        team: row.get("team")?,
        target,
        behaviours: behaviours.into_iter().flatten().collect(),
        position: row.get("position")?,
        retired_at: row.get("retired_at")?,
        revision: row.get("revision")?,
    })
}

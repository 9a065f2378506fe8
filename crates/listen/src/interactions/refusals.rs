//! What was not taken in: kept for 30 days with its reason, so that somebody can mend it at its source.

use std::collections::BTreeMap;

use edge::{List, TimeText};
use kernel::{Id, Page, Refusal, Time};
use serde::Serialize;
use serde_json::Value as Json;
use store::{Error, Read, Row, Sql, Tx, Value, args};
use utoipa::ToSchema;

use super::{Arrived, Call, IntakeRefusal, MESSAGE, Outcome};

/// For how many days refused items are kept.
pub(super) const KEPT_DAYS: i64 = 30;

/// Keeps what was refused; the same message sent again takes the place of the first.
pub(super) async fn keep(tx: &mut Tx<'_>, arrived: &[Arrived], outcomes: &[Outcome]) -> Result<(), Error> {
    let mut rows: BTreeMap<(i64, String), Vec<Value>> = BTreeMap::new();
    for (place, (one, outcome)) in arrived.iter().zip(outcomes).enumerate() {
        let Some(refusal) = outcome.refusal() else { continue };
        let (external_id, call, person) = match &one.message {
            Ok(message) => (message.id.clone(), Some(message.call), named(message)),
            Err(unread) => (unread.id.clone(), unread.call, unread.person.clone()),
        };
        let key = external_id.clone().unwrap_or_else(|| format!("\0{place}"));
        let row = row(tx, one, external_id, call, person, refusal);
        rows.insert((one.source, key), row);
    }
    let insert = "INSERT INTO intake_refusal (workspace, id, source, external_id, call, person, place, reason, payload, at)";
    let conflict = "ON CONFLICT (workspace, external_id, source) DO UPDATE SET call = excluded.call, person = excluded.person, place = excluded.place, \
        reason = excluded.reason, payload = excluded.payload, at = excluded.at";
    tx.insert_rows(insert, rows.into_values().collect(), conflict).await.map(drop)
}

fn row(tx: &Tx<'_>, one: &Arrived, external_id: Option<String>, call: Option<Call>, person: Option<String>, refusal: &Refusal) -> Vec<Value> {
    let id: Id<IntakeRefusal> = tx.act().ids.next();
    let mut row = args![tx.workspace(), id, one.source, external_id, call.map(Call::text), person];
    let place = refusal.params.first().map(|param| param.name.clone());
    row.extend(args![place, &refusal.detail, shortened(one.payload.as_ref()), tx.act().now]);
    row
}

fn named(message: &super::Message) -> Option<String> {
    use crate::responses::Person;
    let person = message.person.as_ref().map(|person| match person {
        Person::Id(id) => id.to_string(),
        Person::External(name) | Person::Mail(name) => name.to_string(),
    });
    person.or_else(|| message.visitor.clone())
}

/// As it came, cut where it is longer than a message may be; neither engine keeps NUL.
fn shortened(payload: Option<&Json>) -> String {
    let mut text = payload.map_or_else(String::new, Json::to_string);
    if text.len() > MESSAGE {
        text.truncate((0..=MESSAGE).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default());
        text.push('…');
    }
    text
}

/// Something that was not taken in.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = RefusedItem)]
pub struct Refused {
    #[schema(value_type = RefusedItemId)]
    id: Id<IntakeRefusal>,
    /// Key of the source.
    source: String,
    /// The source's own id of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    external_id: Option<String>,
    /// What it tells, if it says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    call: Option<String>,
    /// Where it is wrong.
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<String>,
    /// Why it was refused.
    reason: String,
    /// As it came, shortened when it is long; only for who sees names of customers.
    #[serde(skip_serializing_if = "Option::is_none")]
    payload: Option<String>,
    #[schema(value_type = TimeText)]
    at: Time,
}

/// The id of a refused item; OpenAPI's macros do not look into generic types.
pub(super) type RefusedItemId = edge::IdOf<IntakeRefusal>;

/// What was not taken in, the last first; of one source where that is given.
pub(super) async fn page(read: &mut Read, list: &List<Option<String>>, sees_customers: bool) -> Result<Page<Refused>, Error> {
    let mut sql = Sql::new(
        "SELECT r.id, s.key AS source, r.external_id, r.call, r.place, r.reason, r.payload, r.at FROM intake_refusal r \
        JOIN source s ON s.workspace = r.workspace AND s.code = r.source WHERE r.workspace = ",
    );
    sql.bind(read.workspace()).push_some(" AND s.key = ", list.filter.as_deref()).push_some(" AND r.id < ", list.after::<Id<IntakeRefusal>>()?);
    sql.push(" ORDER BY r.id DESC LIMIT ").bind(list.fetch());
    let refused = |row: &Row| {
        let payload: String = row.get("payload")?;
        Ok(Refused {
            id: row.get("id")?,
            source: row.get("source")?,
            external_id: row.get("external_id")?,
            call: row.get("call")?,
            place: row.get("place")?,
            reason: row.get("reason")?,
            payload: Some(payload).filter(|_| sees_customers),
            at: row.get("at")?,
        })
    };
    let rows = read.all_of(sql).await?.iter().map(refused).collect::<Result<_, Error>>()?;
    Ok(list.page(rows, |one: &Refused| one.id))
}

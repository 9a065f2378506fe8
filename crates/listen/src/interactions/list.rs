//! Interactions as they are read back, page by page.

use customers::accounts::Account;
use customers::contacts::Contact;
use edge::params::parameter;
use edge::{List, TimeText};
use kernel::{Id, Page, Time, closed};
use serde::Serialize;
use serde_json::{Map, Value as Json};
use store::{Error, Read, Row, Sql};
use utoipa::ToSchema;

use super::{Call, Interaction};
use crate::responses::{NamedAccount, NamedContact};

/// The id of an interaction; OpenAPI's macros do not look into generic types.
pub type InteractionId = edge::IdOf<Interaction>;

/// An interaction as it is shown.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = Interaction)]
pub struct Recorded {
    /// Its id.
    #[schema(value_type = InteractionId)]
    pub id: Id<Interaction>,
    /// Key of the source.
    pub source: String,
    /// The source's own id of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub external_id: Option<String>,
    /// Whether something was done or looked at.
    pub call: Call,
    /// What was done, or the page or screen.
    pub event: String,
    /// Who did it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact: Option<NamedContact>,
    /// The account they did it for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account: Option<NamedAccount>,
    /// Who did it, before they said who they are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub visitor: Option<String>,
    /// Key of the touchpoint.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub touchpoint: Option<String>,
    /// Key of the offering.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offering: Option<String>,
    /// By which way.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub channel: Option<String>,
    /// Key of the team.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub team: Option<String>,
    /// When it happened.
    #[schema(value_type = TimeText)]
    pub happened_at: Time,
    /// When it came.
    #[schema(value_type = TimeText)]
    pub received_at: Time,
    /// What else is known of it.
    #[schema(value_type = Object)]
    pub properties: Map<String, Json>,
}

closed! {
    /// The order of a list of interactions.
    #[schema(as = InteractionOrder)]
    Order, "order" {
        /// Those that came last first.
        Received = "received",
        /// Those that happened last first: for one person or account.
        Happened = "happened",
    }
}

/// Which interactions.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// From this source, by its key.
    pub source: Option<String>,
    /// Of this name.
    pub event: Option<String>,
    /// Of this kind.
    pub call: Option<Call>,
    /// Of this person.
    pub contact: Option<Id<Contact>>,
    /// Of this account.
    pub account: Option<Id<Account>>,
    /// About this touchpoint, by its key.
    pub touchpoint: Option<String>,
    /// Whether it is known who it was.
    pub known: Option<bool>,
}

const SELECT: &str = "SELECT i.id, s.key AS source, i.external_id, i.call, e.name AS event, c.id AS contact, c.name AS contact_name, \
    a.id AS account, a.name AS account_name, i.visitor, t.key AS touchpoint, o.key AS offering, w.text AS channel, g.key AS team, \
    i.happened_at, i.received_at, i.properties FROM interaction i \
    JOIN source s ON s.workspace = i.workspace AND s.code = i.source JOIN event_name e ON e.workspace = i.workspace AND e.code = i.event \
    LEFT JOIN contact c ON c.workspace = i.workspace AND c.code = i.contact LEFT JOIN account a ON a.workspace = i.workspace AND a.code = i.account \
    LEFT JOIN touchpoint t ON t.workspace = i.workspace AND t.code = i.touchpoint \
    LEFT JOIN offering o ON o.workspace = i.workspace AND o.code = i.offering \
    LEFT JOIN word w ON w.workspace = i.workspace AND w.dimension = 'channel' AND w.code = i.channel \
    LEFT JOIN team g ON g.workspace = i.workspace AND g.code = i.team WHERE i.workspace = ";

/// A page of interactions.
pub async fn page(read: &mut Read, list: &List<Filter>, order: Order, sees_customers: bool) -> Result<Page<Recorded>, Error> {
    let Filter { source, event, call, contact, account, touchpoint, known } = &list.filter;
    if order == Order::Happened && contact.is_none() && account.is_none() {
        return Err(parameter("sort", "happened is the order of one person or account: name one by contact or account").into());
    }
    let mut sql = Sql::new(SELECT);
    sql.bind(read.workspace());
    one_of(&mut sql, "i.source = (SELECT code FROM source WHERE workspace = i.workspace AND key = ", source.as_deref());
    one_of(&mut sql, "i.event = (SELECT code FROM event_name WHERE workspace = i.workspace AND name = ", event.as_deref());
    one_of(&mut sql, "i.touchpoint = (SELECT code FROM touchpoint WHERE workspace = i.workspace AND key = ", touchpoint.as_deref());
    one_of(&mut sql, "i.contact = (SELECT code FROM contact WHERE workspace = i.workspace AND id = ", *contact);
    one_of(&mut sql, "i.account = (SELECT code FROM account WHERE workspace = i.workspace AND id = ", *account);
    sql.push_some(" AND i.call = ", call.map(Call::text));
    match known {
        Some(true) => sql.push(" AND i.contact IS NOT NULL"),
        Some(false) => sql.push(" AND i.contact IS NULL"),
        None => &mut sql,
    };
    match order {
        Order::Received => {
            sql.push_some(" AND i.id < ", list.after::<Id<Interaction>>()?).push(" ORDER BY i.id DESC");
        }
        Order::Happened => {
            if let Some((time, id)) = list.after::<(Time, Id<Interaction>)>()? {
                sql.push(" AND (i.happened_at < ").bind(time).push(" OR (i.happened_at = ").bind(time).push(" AND i.id < ").bind(id).push("))");
            }
            sql.push(" ORDER BY i.happened_at DESC, i.id DESC");
        }
    }
    sql.push(" LIMIT ").bind(list.fetch());
    let rows = read.all_of(sql).await?;
    let rows = rows.iter().map(|row| recorded(row, sees_customers)).collect::<Result<Vec<_>, _>>()?;
    Ok(match order {
        Order::Received => list.page(rows, |one| one.id),
        Order::Happened => list.page(rows, |one| (one.happened_at, one.id)),
    })
}

fn one_of(sql: &mut Sql, start: &str, value: Option<impl Into<store::Value>>) {
    if let Some(value) = value {
        sql.push(" AND ").push(start).bind(value).push(")");
    }
}

fn recorded(row: &Row, sees_customers: bool) -> Result<Recorded, Error> {
    let properties: String = row.get("properties")?;
    let unreadable = |error: serde_json::Error| Error::Column { column: "properties".into(), reason: error.to_string() };
    let contact = row.get::<Option<Id<Contact>>>("contact")?;
    let account = row.get::<Option<Id<Account>>>("account")?;
    let (contact_name, account_name): (Option<String>, Option<String>) = (row.get("contact_name")?, row.get("account_name")?);
    Ok(Recorded {
        id: row.get("id")?,
        source: row.get("source")?,
        external_id: row.get("external_id")?,
        call: row.word("call")?,
        event: row.get("event")?,
        contact: contact.map(|id| NamedContact { id, external_id: None, name: contact_name.filter(|_| sees_customers) }),
        account: account.map(|id| NamedAccount { id, external_id: None, name: account_name }),
        visitor: row.get("visitor")?,
        touchpoint: row.get("touchpoint")?,
        offering: row.get("offering")?,
        channel: row.get("channel")?,
        team: row.get("team")?,
        happened_at: row.get("happened_at")?,
        received_at: row.get("received_at")?,
        properties: serde_json::from_str(&properties).map_err(unreadable)?,
    })
}

/// All names of events, in order.
pub(super) async fn events(read: &mut Read) -> Result<Vec<String>, Error> {
    let rows = read.all("SELECT name FROM event_name WHERE workspace = $1 ORDER BY name", store::args![read.workspace()]).await?;
    rows.iter().map(|row| row.get("name")).collect()
}

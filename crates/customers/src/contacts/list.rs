//! Pages of contacts.

use kernel::{Id, Page};
use store::{Error, Read, Sql, args};

use super::store::{COLUMNS, add_values, record};
use super::{Contact, Record, Role};
use crate::accounts::{Account, Order, equals};
use crate::attributes::{AttributeNoun, Stored};

/// Which contacts a list shows.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Of this account.
    pub account: Option<Id<Account>>,
    /// With this part in decisions.
    pub role: Option<Role>,
    /// With this external id.
    pub external_id: Option<String>,
    /// With this mail address, already folded.
    pub mail_key: Option<String>,
    /// Among these, such as those that a search found.
    pub among: Option<Vec<Id<Contact>>>,
    /// With this value of an attribute.
    pub attribute: Option<(Id<AttributeNoun>, Stored)>,
}

type Keyset = (String, Id<Contact>);

/// A page of contacts.
pub async fn page(read: &mut Read, list: &edge::List<Filter>, order: Order) -> Result<Page<Record>, Error> {
    let mut sql = Sql::new(&format!("SELECT {COLUMNS} FROM contact c WHERE c.workspace = "));
    sql.bind(read.workspace());
    narrow(&mut sql, &list.filter);
    if let Some((name_key, id)) = list.after::<Keyset>()? {
        match order {
            Order::Name => sql.push(" AND (c.name_key, c.id) > (").bind(name_key).push(", ").bind(id).push(")"),
            Order::Newest => sql.push(" AND c.id < ").bind(id),
        };
    }
    sql.push(match order {
        Order::Name => " ORDER BY c.name_key, c.id LIMIT ",
        Order::Newest => " ORDER BY c.id DESC LIMIT ",
    });
    sql.bind(list.fetch());
    let mut records = read.all_of(sql).await?.iter().map(record).collect::<Result<Vec<_>, _>>()?;
    add_values(read, &mut records).await?;
    // Whoever asks can read a cursor: in an order that hides names it holds none.
    Ok(list.page(records, |record| match order {
        Order::Name => (kernel::name_key(&record.name), record.id),
        Order::Newest => (String::new(), record.id),
    }))
}

/// Those behind `after` in the order they were made; for whoever goes through all of them.
pub(crate) async fn behind(read: &mut Read, after: Option<Id<Contact>>, limit: i64) -> Result<Vec<Record>, Error> {
    let after = after.unwrap_or(Id::from_bytes([0; 16]));
    let sql = format!("SELECT {COLUMNS} FROM contact c WHERE c.workspace = $1 AND c.id > $2 ORDER BY c.id LIMIT $3");
    let rows = read.all(&sql, args![read.workspace(), after, limit]).await?;
    let mut records = rows.iter().map(record).collect::<Result<Vec<_>, _>>()?;
    add_values(read, &mut records).await?;
    Ok(records)
}

fn narrow(sql: &mut Sql, filter: &Filter) {
    sql.push_some(" AND c.account = ", filter.account);
    sql.push_some(" AND c.role = ", filter.role.map(Role::text));
    sql.push_some(" AND c.external_id = ", filter.external_id.as_deref());
    if let Some(among) = &filter.among {
        sql.push(" AND ").push_in("c.id", among.iter().copied());
    }
    sql.push_some(" AND c.mail_key = ", filter.mail_key.as_deref());
    if let Some((attribute, value)) = &filter.attribute {
        sql.push(" AND EXISTS (SELECT 1 FROM contact_value v WHERE v.workspace = c.workspace AND v.contact = c.id AND v.attribute = ")
            .bind(*attribute);
        equals(sql, value);
        sql.push(")");
    }
}

//! Pages of accounts.

use kernel::{Id, Member, Page};
use store::{Error, Read, Sql, args};

use super::store::{COLUMNS, add_values, record};
use super::{Account, Record, State};
use crate::attributes::{AttributeNoun, Stored};

/// Which accounts a list shows.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// In this state.
    pub state: Option<State>,
    /// Owned by this member.
    pub owner: Option<Id<Member>>,
    /// Directly below this account.
    pub parent: Option<Id<Account>>,
    /// With this external id.
    pub external_id: Option<String>,
    /// Among these, such as those that a search found.
    pub among: Option<Vec<Id<Account>>>,
    /// With this value of an attribute.
    pub attribute: Option<(Id<AttributeNoun>, Stored)>,
}

kernel::closed! {
    /// The order of a list.
    #[schema(as = CustomerOrder)]
    Order, "order" {
        /// By name.
        Name = "name",
        /// The newest first.
        Newest = "newest",
    }
}

/// The end of a page in either order.
type Keyset = (String, Id<Account>);

/// A page of accounts.
pub async fn page(read: &mut Read, list: &edge::List<Filter>, order: Order) -> Result<Page<Record>, Error> {
    let mut sql = Sql::new(&format!("SELECT {COLUMNS} FROM account a WHERE a.workspace = "));
    sql.bind(read.workspace());
    narrow(&mut sql, &list.filter);
    if let Some((name_key, id)) = list.after::<Keyset>()? {
        match order {
            Order::Name => sql.push(" AND (a.name_key, a.id) > (").bind(name_key).push(", ").bind(id).push(")"),
            Order::Newest => sql.push(" AND a.id < ").bind(id),
        };
    }
    sql.push(match order {
        Order::Name => " ORDER BY a.name_key, a.id LIMIT ",
        Order::Newest => " ORDER BY a.id DESC LIMIT ",
    });
    sql.bind(list.fetch());
    let mut records = read.all_of(sql).await?.iter().map(record).collect::<Result<Vec<_>, _>>()?;
    add_values(read, &mut records).await?;
    Ok(list.page(records, |record| match order {
        Order::Name => (kernel::name_key(&record.name), record.id),
        Order::Newest => (String::new(), record.id),
    }))
}

/// Those behind `after` in the order they were made; for whoever goes through all of them.
pub(crate) async fn behind(read: &mut Read, after: Option<Id<Account>>, limit: i64) -> Result<Vec<Record>, Error> {
    let after = after.unwrap_or(Id::from_bytes([0; 16]));
    let sql = format!("SELECT {COLUMNS} FROM account a WHERE a.workspace = $1 AND a.id > $2 ORDER BY a.id LIMIT $3");
    let rows = read.all(&sql, args![read.workspace(), after, limit]).await?;
    let mut records = rows.iter().map(record).collect::<Result<Vec<_>, _>>()?;
    add_values(read, &mut records).await?;
    Ok(records)
}

fn narrow(sql: &mut Sql, filter: &Filter) {
    sql.push_some(" AND a.state = ", filter.state.map(State::text));
    sql.push_some(" AND a.owner = ", filter.owner);
    sql.push_some(" AND a.parent = ", filter.parent);
    sql.push_some(" AND a.external_id = ", filter.external_id.as_deref());
    if let Some(among) = &filter.among {
        sql.push(" AND ").push_in("a.id", among.iter().copied());
    }
    if let Some((attribute, value)) = &filter.attribute {
        sql.push(" AND EXISTS (SELECT 1 FROM account_value v WHERE v.workspace = a.workspace AND v.version = a.version AND v.attribute = ")
            .bind(*attribute);
        equals(sql, value);
        sql.push(")");
    }
}

/// The rest of a condition on a value, whose table is called `v`.
pub(crate) fn equals(sql: &mut Sql, value: &Stored) {
    match value {
        Stored::Text(text) => sql.push(" AND v.value_text = ").bind(text),
        Stored::Number(number) => sql.push(" AND v.value_num = ").bind(*number),
    };
}

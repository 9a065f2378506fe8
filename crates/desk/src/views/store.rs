//! SQL of saved views.

use kernel::{Code, Id, Member, Refusal, name_key, text};
use serde_json::json;
use store::{Error, Read, Row, Tx, args};

use super::{MOST, NAME_LENGTH, Record, View, checked_address};

const COLUMNS: &str = "id, page, name, address, member, shared, changed_at, revision";

/// What somebody wishes for a view; what is not named stays as it is.
#[derive(Clone, Debug, Default)]
pub struct Wish {
    /// What people call it.
    pub name: Option<String>,
    /// The filters.
    pub address: Option<String>,
    /// Whether everybody sees it.
    pub shared: Option<bool>,
}

/// The views of a page that a member sees, by name: their own and those that are shared.
pub async fn all(read: &mut Read, page: &str, member: Option<Id<Member>>) -> Result<Vec<Record>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM saved_view WHERE workspace = $1 AND page = $2 AND (shared = 1 OR member = $3) ORDER BY name_key, id");
    read.all(&sql, args![read.workspace(), page, member]).await?.iter().map(record).collect()
}

/// Makes a view of a page.
pub async fn create(tx: &mut Tx<'_>, page: &str, member: Option<Id<Member>>, wish: &Wish) -> Result<Record, Error> {
    tx.take_turn("saved_view").await?;
    let page = text::key("page", page, NAME_LENGTH)?;
    let act = tx.act();
    let record = Record {
        id: act.ids.next(),
        name: text::line("name", wish.name.as_deref().unwrap_or_default(), NAME_LENGTH)?,
        address: checked_address(wish.address.as_deref().unwrap_or_default())?,
        page,
        member,
        // A program has nobody to keep it for.
        shared: wish.shared.unwrap_or_default() || member.is_none(),
        changed_at: act.now,
        revision: 0,
    };
    refuse_twin(tx, &record).await?;
    if all(tx, &record.page, member).await?.len() >= MOST {
        return Err(Refusal::field("name", format!("would be one view more than the {MOST} a page may have: remove one first")).into());
    }
    let sql = "INSERT INTO saved_view (workspace, id, page, name, name_key, address, member, shared, made_at, changed_at, revision) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    let mut values = args![act.workspace, record.id, &record.page, &record.name, name_key(&record.name), &record.address];
    values.extend(args![record.member, record.shared, act.now, act.now, record.revision]);
    tx.execute(sql, values).await?;
    tell(tx, "view.created", &record).await?;
    Ok(record)
}

/// Changes a view that the member sees; `manages` may change those of others that are shared.
pub async fn change(
    tx: &mut Tx<'_>,
    id: Id<View>,
    member: Option<Id<Member>>,
    manages: bool,
    revision: Option<i64>,
    wish: &Wish,
) -> Result<Record, Error> {
    tx.take_turn("saved_view").await?;
    let mut record = changeable(tx, id, member, manages).await?;
    edge::revision::check(record.revision, revision)?;
    if let Some(name) = &wish.name {
        record.name = text::line("name", name, NAME_LENGTH)?;
    }
    if let Some(address) = &wish.address {
        record.address = checked_address(address)?;
    }
    record.shared = wish.shared.unwrap_or(record.shared) || record.member.is_none();
    refuse_twin(tx, &record).await?;
    (record.changed_at, record.revision) = (tx.act().now, record.revision + 1);
    let sql =
        "UPDATE saved_view SET name = $3, name_key = $4, address = $5, shared = $6, changed_at = $7, revision = $8 WHERE workspace = $1 AND id = $2";
    let values = args![tx.workspace(), id, &record.name, name_key(&record.name), &record.address, record.shared, record.changed_at, record.revision];
    tx.execute(sql, values).await?;
    tell(tx, "view.changed", &record).await?;
    Ok(record)
}

/// Removes a view; who may change it may remove it.
pub async fn remove(tx: &mut Tx<'_>, id: Id<View>, member: Option<Id<Member>>, manages: bool) -> Result<(), Error> {
    let record = changeable(tx, id, member, manages).await?;
    tx.execute("DELETE FROM saved_view WHERE workspace = $1 AND id = $2", args![tx.workspace(), id]).await?;
    tell(tx, "view.removed", &record).await
}

/// A member leaves: what they shared stays and is nobody's, the rest goes.
pub async fn leave(tx: &mut Tx<'_>, member: Id<Member>) -> Result<(), Error> {
    let workspace = tx.workspace();
    tx.execute("DELETE FROM saved_view WHERE workspace = $1 AND member = $2 AND shared = 0", args![workspace, member]).await?;
    tx.execute("UPDATE saved_view SET member = NULL WHERE workspace = $1 AND member = $2", args![workspace, member]).await.map(drop)
}

/// The view, if the member may change it. One of somebody else that is not shared is as good as not there.
async fn changeable(read: &mut Read, id: Id<View>, member: Option<Id<Member>>, manages: bool) -> Result<Record, Error> {
    let sql = format!("SELECT {COLUMNS} FROM saved_view WHERE workspace = $1 AND id = $2");
    let found = read.optional(&sql, args![read.workspace(), id]).await?.as_ref().map(record).transpose()?;
    let own = |record: &Record| record.member.is_some() && record.member == member;
    match found {
        Some(record) if own(&record) || (record.shared && manages) => Ok(record),
        Some(record) if record.shared => {
            let detail = format!("the view {:?} is somebody else's: save one of your own, or ask them to change it", record.name);
            Err(Refusal::new(Code::NotAllowed, detail).into())
        }
        _ => Err(Refusal::not_found("view", id).into()),
    }
}

/// Nobody shall see two views of a page under one name.
async fn refuse_twin(tx: &mut Tx<'_>, record: &Record) -> Result<(), Error> {
    let sql = "SELECT id FROM saved_view WHERE workspace = $1 AND page = $2 AND name_key = $3 AND id <> $4 AND (shared = 1 OR member = $5)";
    let values = args![tx.workspace(), &record.page, name_key(&record.name), record.id, record.member];
    match tx.optional(sql, values).await? {
        Some(_) => {
            let reason = format!("{:?} is another view of this page: change that one or choose another name", record.name);
            Err(Refusal { code: Code::Conflict, ..Refusal::field("name", reason) }.into())
        }
        None => Ok(()),
    }
}

async fn tell(tx: &mut Tx<'_>, action: &str, record: &Record) -> Result<(), Error> {
    identity::audit::audit(tx, action, "view", Some(record.id), &json!({ "page": record.page, "shared": record.shared })).await
}

fn record(row: &Row) -> Result<Record, Error> {
    Ok(Record {
        id: row.get("id")?,
        page: row.get("page")?,
        name: row.get("name")?,
        address: row.get("address")?,
        member: row.get("member")?,
        shared: row.get("shared")?,
        changed_at: row.get("changed_at")?,
        revision: row.get("revision")?,
    })
}

//! SQL of pairings.

use std::collections::HashMap;

use edge::Patch;
use kernel::{Id, Member, Page, Refusal, name_key};
use serde_json::json;
use store::{Error, Read, Row, Tx, Value, args};

use super::{Matter, Pairing, complete};
use crate::accounts::{self, Account, State, check_members};
use crate::contacts::{self, Contact};
use crate::trail::Change;

/// A member who has left is nobody's person any more.
const COLUMNS: &str = "p.account, p.matter, m.id AS member, p.contact, p.changed_at \
    FROM pairing p LEFT JOIN member m ON m.workspace = p.workspace AND m.id = p.member AND m.left_at IS NULL";

/// The three pairings of an account.
pub async fn of_account(read: &mut Read, account: Id<Account>) -> Result<Vec<Pairing>, Error> {
    present(read, account).await?;
    let rows = read.all(&format!("SELECT {COLUMNS} WHERE p.workspace = $1 AND p.account = $2"), args![read.workspace(), account]).await?;
    Ok(complete(&rows.iter().map(pairing).collect::<Result<Vec<_>, _>>()?))
}

/// Sets who faces whom in one matter; what is not named stays as it is.
pub async fn pair(
    tx: &mut Tx<'_>,
    account: Id<Account>,
    matter: Matter,
    member: Patch<Id<Member>>,
    contact: Patch<Id<Contact>>,
) -> Result<Pairing, Error> {
    let code = present(tx, account).await?.code;
    let before = of_account(tx, account).await?.into_iter().find(|pairing| pairing.matter == matter).unwrap_or(Pairing::open(matter));
    let after = Pairing { matter, member: member.apply(before.member), contact: contact.apply(before.contact), changed_at: Some(tx.act().now) };
    if let Patch::Set(member) = member {
        check_members(tx, "member", &[member]).await?;
    }
    if let Patch::Set(contact) = contact {
        check_belongs(tx, contact, account).await?;
    }
    let sql = "INSERT INTO pairing (workspace, account, matter, member, contact, changed_at) VALUES ($1, $2, $3, $4, $5, $6) \
        ON CONFLICT (workspace, account, matter) DO UPDATE SET member = excluded.member, contact = excluded.contact, changed_at = excluded.changed_at";
    tx.execute(sql, args![tx.workspace(), account, matter.text(), after.member, after.contact, tx.act().now]).await?;
    let detail = json!({ "matter": matter, "member": after.member, "contact": after.contact });
    Change::of("account.paired", "account", Some(account)).detail(detail).event("accounts.changed", json!({ "codes": [code] })).tell(tx).await?;
    Ok(after)
}

async fn present(read: &mut Read, account: Id<Account>) -> Result<accounts::Record, Error> {
    Ok(accounts::find(read, account).await?.ok_or_else(|| Refusal::not_found("account", account))?)
}

async fn check_belongs(tx: &mut Tx<'_>, contact: Id<Contact>, account: Id<Account>) -> Result<(), Error> {
    match contacts::find(tx, contact).await? {
        Some(record) if record.account == Some(account) => Ok(()),
        Some(_) => Err(Refusal::field("contact", format!("{contact} belongs to another account: choose somebody of this one")).into()),
        None => Err(Refusal::field("contact", format!("there is no contact {contact} here")).into()),
    }
}

/// An account whose pairing has gaps.
#[derive(Clone, Debug, PartialEq)]
pub struct Gap {
    /// The account.
    pub account: Id<Account>,
    /// What people call it.
    pub name: String,
    /// What other systems call it.
    pub external_id: Option<String>,
    /// The matters in which somebody is missing.
    pub open: Vec<Pairing>,
}

/// The accounts we serve (onboarding, live, leaving) whose pairing has gaps, by name.
pub async fn gaps(read: &mut Read, list: &edge::List) -> Result<Page<Gap>, Error> {
    let served = [State::Onboarding, State::Live, State::Leaving].map(State::text);
    let (name_key_from, after) = list.after::<(String, Id<Account>)>()?.unwrap_or((String::new(), Id::from_bytes([0; 16])));
    let paired = "(SELECT COUNT(*) FROM pairing p JOIN member m ON m.workspace = p.workspace AND m.id = p.member AND m.left_at IS NULL \
        WHERE p.workspace = a.workspace AND p.account = a.id AND p.contact IS NOT NULL)";
    let sql = format!(
        "SELECT a.id, a.name, a.external_id FROM account a WHERE a.workspace = $1 AND a.state IN ($2, $3, $4) AND (a.name_key, a.id) > ($5, $6) \
         AND {paired} < 3 ORDER BY a.name_key, a.id LIMIT $7"
    );
    let rows = read.all(&sql, args![read.workspace(), served[0], served[1], served[2], name_key_from, after, list.fetch()]).await?;
    let mut gaps = rows.iter().map(gap).collect::<Result<Vec<_>, _>>()?;
    add_pairings(read, &mut gaps).await?;
    Ok(list.page(gaps, |gap| (name_key(&gap.name), gap.account)))
}

async fn add_pairings(read: &mut Read, gaps: &mut [Gap]) -> Result<(), Error> {
    let keys = gaps.iter().map(|gap| Value::from(gap.account)).collect();
    let mut known: HashMap<Id<Account>, Vec<Pairing>> = HashMap::new();
    for row in read.all_by(&format!("SELECT {COLUMNS} WHERE p.workspace = $1 AND p.account"), keys).await? {
        known.entry(row.get("account")?).or_default().push(pairing(&row)?);
    }
    for gap in gaps {
        gap.open = complete(&known.remove(&gap.account).unwrap_or_default());
        gap.open.retain(|pairing| pairing.missing().is_some());
    }
    Ok(())
}

fn gap(row: &Row) -> Result<Gap, Error> {
    Ok(Gap { account: row.get("id")?, name: row.get("name")?, external_id: row.get("external_id")?, open: Vec::new() })
}

fn pairing(row: &Row) -> Result<Pairing, Error> {
    Ok(Pairing { matter: row.word("matter")?, member: row.get("member")?, contact: row.get("contact")?, changed_at: row.get("changed_at")? })
}

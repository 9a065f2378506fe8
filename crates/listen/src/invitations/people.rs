//! What has to be known of people before they are asked.

use std::collections::{HashMap, HashSet};

use customers::accounts::Account;
use customers::contacts::Contact;
use kernel::{Id, Zone};
use store::{Error, Read, Value, args};

use crate::questions::store::optional_word;

/// Those whose last word about the purpose `surveys` was no.
const OBJECTED: &str = "SELECT c.code FROM consent s JOIN contact c ON c.workspace = s.workspace AND c.id = s.contact \
    WHERE s.workspace = $1 AND s.purpose = 'surveys' AND s.given = 0 AND s.at = (SELECT MAX(l.at) FROM consent l \
    WHERE l.workspace = s.workspace AND l.contact = s.contact AND l.purpose = s.purpose)";

/// Somebody who may be asked.
#[derive(Clone, Debug)]
pub(super) struct Person {
    pub id: Id<Contact>,
    pub name: String,
    pub mail: Option<String>,
    pub language: Option<String>,
    pub zone: Option<Zone>,
    pub account: Option<Id<Account>>,
    /// Mail address and name of the member who owns the account.
    pub owner: Option<(String, String)>,
}

/// People by their numbers.
pub(super) async fn by_code(read: &mut Read, codes: &[i64]) -> Result<HashMap<i64, Person>, Error> {
    let sql = "SELECT c.code, c.id, c.name, c.mail, c.language, c.zone, c.account, l.mail AS owner_mail, l.name AS owner_name FROM contact c \
        LEFT JOIN account a ON a.workspace = c.workspace AND a.id = c.account \
        LEFT JOIN member m ON m.workspace = a.workspace AND m.id = a.owner AND m.left_at IS NULL LEFT JOIN login l ON l.id = m.login \
        WHERE c.workspace = $1 AND c.code";
    let rows = read.all_by(sql, codes.iter().copied().map(Value::from).collect()).await?;
    let person = |row: &store::Row| {
        let owner = match (row.get::<Option<String>>("owner_mail")?, row.get::<Option<String>>("owner_name")?) {
            (Some(mail), Some(name)) => Some((mail, name)),
            _ => None,
        };
        let person = Person {
            id: row.get("id")?,
            name: row.get("name")?,
            mail: row.get("mail")?,
            language: row.get("language")?,
            zone: optional_word(row, "zone")?,
            account: row.get("account")?,
            owner,
        };
        Ok((row.get("code")?, person))
    };
    rows.iter().map(person).collect()
}

/// Those among these who said that they do not want to be asked.
pub(super) async fn objected(read: &mut Read, people: &HashMap<i64, Person>) -> Result<HashSet<i64>, Error> {
    let sql = format!("{OBJECTED} AND s.contact");
    let rows = read.all_by(&sql, people.values().map(|person| person.id.into()).collect()).await?;
    rows.iter().map(|row| row.get("code")).collect()
}

/// Everybody who said so.
pub(super) async fn all_objected(read: &mut Read) -> Result<HashSet<i64>, Error> {
    let rows = read.all(OBJECTED, args![read.workspace()]).await?;
    rows.iter().map(|row| row.get("code")).collect()
}

/// The zone of the workspace, for people without one.
pub(super) async fn zone(read: &mut Read) -> Result<Zone, Error> {
    let name: String = read.one("SELECT zone FROM workspace WHERE id = $1", args![read.workspace()]).await?.get("zone")?;
    Ok(name.parse()?)
}

/// The zones of people by their numbers; of those without one that of the workspace.
pub(super) async fn zones(read: &mut Read, codes: &[i64]) -> Result<(HashMap<i64, Zone>, Zone), Error> {
    let home = zone(read).await?;
    let sql = "SELECT code, zone FROM contact WHERE workspace = $1 AND zone IS NOT NULL AND code";
    let rows = read.all_by(sql, codes.iter().copied().map(Value::from).collect()).await?;
    let zones = rows.iter().map(|row| Ok((row.get("code")?, row.get::<String>("zone")?.parse()?))).collect::<Result<_, Error>>()?;
    Ok((zones, home))
}

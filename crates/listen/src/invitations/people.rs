//! What has to be known of people before they are asked.

use identity::workspaces;
use std::collections::{HashMap, HashSet};

use customers::accounts::Account;
use customers::contacts::Contact;
use kernel::{Id, Member, Zone};
use store::{Error, Read, Row, Value, args};

/// Those whose last word about the purpose `surveys` was no.
const OBJECTED: &str = "SELECT c.code FROM consent s JOIN contact c ON c.workspace = s.workspace AND c.id = s.contact \
    WHERE s.workspace = $1 AND s.purpose = 'surveys' AND s.given = 0 AND s.at = (SELECT MAX(l.at) FROM consent l \
    WHERE l.workspace = s.workspace AND l.contact = s.contact AND l.purpose = s.purpose)";

/// Somebody who may be asked.
#[derive(Clone, Debug)]
pub(super) struct Person {
    /// Who it is; none for our own staff.
    pub contact: Option<Id<Contact>>,
    pub name: String,
    pub mail: Option<String>,
    pub language: Option<String>,
    pub zone: Option<Zone>,
    pub account: Option<Id<Account>>,
    /// Mail address and name of the member who owns the account.
    pub owner: Option<(String, String)>,
}

/// The number of one of our own staff: they have no dense code, and are told from contacts by a number below zero, made of their id.
pub(crate) fn number(member: Id<Member>) -> i64 {
    let mut tail = [0; 8];
    tail.copy_from_slice(&member.bytes()[8..]);
    i64::from_be_bytes(tail) | i64::MIN
}

/// The number of the person in a row with a `contact` and a `member`.
pub(crate) fn number_in(row: &Row) -> Result<i64, Error> {
    match (row.get("contact")?, row.get("member")?) {
        (Some(contact), _) => Ok(contact),
        (None, Some(member)) => Ok(number(member)),
        (None, None) => Err(Error::Misuse("an invitation asks nobody".into())),
    }
}

/// People by their numbers, our own staff included as long as they are here.
pub(super) async fn by_number(read: &mut Read, numbers: &[i64]) -> Result<HashMap<i64, Person>, Error> {
    let (codes, staff): (Vec<i64>, Vec<i64>) = numbers.iter().partition(|number| **number >= 0);
    let mut people = by_code(read, &codes).await?;
    if !staff.is_empty() {
        let members = members(read).await?;
        people.extend(staff.into_iter().filter_map(|number| Some((number, members.get(&number)?.clone()))));
    }
    Ok(people)
}

/// All of our own staff who are here, by their numbers.
pub(super) async fn members(read: &mut Read) -> Result<HashMap<i64, Person>, Error> {
    let sql = "SELECT m.id, l.name, l.mail, w.locale FROM member m JOIN login l ON l.id = m.login JOIN workspace w ON w.id = m.workspace \
        WHERE m.workspace = $1 AND m.left_at IS NULL";
    let rows = read.all(sql, args![read.workspace()]).await?;
    let person = |row: &Row| {
        let member = row.get("id")?;
        let (name, mail, language) = (row.get("name")?, row.get("mail")?, row.get("locale")?);
        Ok((number(member), Person { contact: None, name, mail, language, zone: None, account: None, owner: None }))
    };
    rows.iter().map(person).collect()
}

/// The names of all who ever were our own staff, by their numbers.
pub(super) async fn members_ever(read: &mut Read) -> Result<HashMap<i64, (Id<Member>, String)>, Error> {
    let sql = "SELECT m.id, l.name FROM member m JOIN login l ON l.id = m.login WHERE m.workspace = $1";
    let rows = read.all(sql, args![read.workspace()]).await?;
    let named = |row: &Row| {
        let member = row.get("id")?;
        Ok((number(member), (member, row.get("name")?)))
    };
    rows.iter().map(named).collect()
}

async fn by_code(read: &mut Read, codes: &[i64]) -> Result<HashMap<i64, Person>, Error> {
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
            contact: Some(row.get("id")?),
            name: row.get("name")?,
            mail: row.get("mail")?,
            language: row.get("language")?,
            zone: row.optional_word("zone")?,
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
    let rows = read.all_by(&sql, people.values().filter_map(|person| Some(person.contact?.into())).collect()).await?;
    rows.iter().map(|row| row.get("code")).collect()
}

/// Everybody who said so.
pub(super) async fn all_objected(read: &mut Read) -> Result<HashSet<i64>, Error> {
    let rows = read.all(OBJECTED, args![read.workspace()]).await?;
    rows.iter().map(|row| row.get("code")).collect()
}

/// The zones of people by their numbers; of those without one that of the workspace.
pub(super) async fn zones(read: &mut Read, codes: &[i64]) -> Result<(HashMap<i64, Zone>, Zone), Error> {
    let home = workspaces::zone(read).await?;
    let sql = "SELECT code, zone FROM contact WHERE workspace = $1 AND zone IS NOT NULL AND code";
    let rows = read.all_by(sql, codes.iter().copied().map(Value::from).collect()).await?;
    let zones = rows.iter().map(|row| Ok((row.get("code")?, row.get::<String>("zone")?.parse()?))).collect::<Result<_, Error>>()?;
    Ok((zones, home))
}

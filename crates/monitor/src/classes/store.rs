//! SQL of classes: where customers stand, and how they came there.

use std::collections::HashMap;

use kernel::{Id, Page, Time, closed};
use store::{Error, Read, Row, Sql, Tx, Value, args};

use super::because::Because;
use super::keys::Keys;
use super::rules::Rules;
use super::sweeps::Sweep;
use super::{Class, ClassOverride, ClassStep, Whose};

closed! {
    /// Whether accounts or consumers are meant.
    #[schema(as = ClassNoun)]
    Noun, "noun with classes" {
        /// Accounts.
        Account = "account",
        /// People who belong to no account.
        Contact = "contact",
    }
}

closed! {
    /// Why a class changed.
    #[schema(as = ClassCause)]
    Cause, "cause of a change" {
        /// The rules say so.
        Rules = "rules",
        /// Somebody set it by hand.
        Override = "override",
        /// What somebody set by hand has ended.
        OverrideEnded = "override_ended",
    }
}

/// Where a customer stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Standing {
    /// Who.
    pub whose: Whose,
    /// What they are taken for.
    pub class: Class,
    /// What the rules say.
    pub by_rules: Class,
    /// Why the rules say so; none before the first look.
    pub because: Option<Because>,
    /// Which version of the rules said so.
    pub rules: Option<i64>,
    /// Since when the class holds; none while it was never another one.
    pub since: Option<Time>,
    /// When it is looked at again.
    pub look_at: Time,
}

/// A customer whose time has come.
#[derive(Clone, Debug)]
pub(super) struct Due {
    /// Where they stand, without a reason.
    pub standing: Standing,
    /// The reason as it is kept: of most customers it is only compared.
    pub told: Option<String>,
}

/// A change of a class.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// Its id.
    pub id: Id<ClassStep>,
    /// Who.
    pub whose: Whose,
    /// When.
    pub at: Time,
    /// What it was.
    pub was: Class,
    /// What it became.
    pub class: Class,
    /// Why it changed.
    pub cause: Cause,
    /// What the rules said.
    pub because: Option<Because>,
    /// Which version of them.
    pub rules: Option<i64>,
    /// What somebody wrote who set it by hand.
    pub reason: Option<String>,
    /// Who did it.
    pub actor: String,
}

/// A class that somebody set by hand for a while.
#[derive(Clone, Debug, PartialEq)]
pub struct Override {
    /// Its id.
    pub id: Id<ClassOverride>,
    /// Who.
    pub whose: Whose,
    /// What they are taken for meanwhile.
    pub class: Class,
    /// Why.
    pub reason: String,
    /// Until when.
    pub until: Time,
    /// When it was set.
    pub made_at: Time,
    /// By whom.
    pub actor: String,
}

/// A version of the rules.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    /// Its number, from 1.
    pub version: i64,
    /// The rules.
    pub rules: Rules,
    /// What changed, in words.
    pub note: String,
    /// When they were laid down.
    pub made_at: Time,
    /// By whom.
    pub actor: String,
}

/// Records in one statement.
const RECORDS: usize = 256;
const STANDING: &str = "s.record, s.account, s.contact, s.class, s.by_rules, s.because, s.rules, s.since, s.look_at";

/// Where a customer stands.
pub async fn standing(read: &mut Read, whose: Whose) -> Result<Option<Standing>, Error> {
    let sql = format!("SELECT {STANDING} FROM class_standing s WHERE s.workspace = $1 AND s.record = $2");
    let row = read.optional(&sql, vec![read.workspace().into(), whose.record()]).await?;
    row.as_ref().map(of_standing).transpose()
}

/// When these customers are looked at again.
pub(super) async fn look_ats(read: &mut Read, whose: &[Whose]) -> Result<HashMap<Whose, Time>, Error> {
    let sql = "SELECT account, contact, look_at FROM class_standing WHERE workspace = $1 AND record";
    let rows = read.all_by(sql, whose.iter().map(|whose| whose.record()).collect()).await?;
    rows.iter().map(|row| Ok((of(row)?, row.get("look_at")?))).collect()
}

/// Notes that these records, which were due at one moment, are looked at again at another.
pub(super) async fn look_again_on(tx: &mut Tx<'_>, due: Time, at: Time, records: &[Value]) -> Result<(), Error> {
    for records in records.chunks(RECORDS) {
        let mut sql = Sql::new("UPDATE class_standing SET look_at = ");
        sql.bind(at).push(" WHERE workspace = ").bind(tx.workspace());
        sql.push(" AND look_at = ").bind(due).push(" AND ").push_in("record", records.iter().cloned());
        tx.execute_of(sql).await?;
    }
    Ok(())
}

/// The next customers, behind one of them: in a sweep all in a row, else those whose time has come, the longest due first.
pub(super) async fn due(read: &mut Read, now: Time, sweep: Option<&Sweep>, after: Option<&Standing>, limit: usize) -> Result<Vec<Due>, Error> {
    let mut sql = Sql::new(
        "SELECT s.account, s.contact, s.class, s.by_rules, s.because, s.rules, s.since, s.look_at FROM class_standing s WHERE s.workspace = ",
    );
    sql.bind(read.workspace());
    if let Some(sweep) = sweep {
        sql.push(" AND s.record > ").bind(after.map_or_else(|| sweep.behind.into(), |after| after.whose.record())).push(" ORDER BY s.record");
    } else {
        sql.push(" AND s.look_at <= ").bind(now);
        if let Some(after) = after {
            sql.push(" AND (s.look_at, s.record) > (").bind(after.look_at).push(", ").bind(after.whose.record()).push(")");
        }
        sql.push(" ORDER BY s.look_at, s.record");
    }
    sql.push(" LIMIT ").bind(limit as i64);
    let due = |row: &Row| {
        let standing = Standing {
            whose: of(row)?,
            class: row.word("class")?,
            by_rules: row.word("by_rules")?,
            because: None,
            rules: row.get("rules")?,
            since: row.get("since")?,
            look_at: row.get("look_at")?,
        };
        Ok(Due { standing, told: row.get("because")? })
    };
    read.all_of(sql).await?.iter().map(due).collect()
}

/// How many customers wait for a look.
pub async fn waiting(read: &mut Read, now: Time) -> Result<i64, Error> {
    let sql = "SELECT COUNT(*) AS n FROM class_standing WHERE workspace = $1 AND look_at <= $2";
    read.one(sql, args![read.workspace(), now]).await?.get("n")
}

/// Those behind a record, in the order they were made.
pub(super) async fn behind(read: &mut Read, after: Option<Whose>, limit: usize) -> Result<Vec<Standing>, Error> {
    let sql = format!("SELECT {STANDING} FROM class_standing s WHERE s.workspace = $1 AND s.record > $2 ORDER BY s.record LIMIT $3");
    let after = after.map_or_else(|| Id::<ClassStep>::from_bytes([0; 16]).into(), Whose::record);
    read.all(&sql, vec![read.workspace().into(), after, (limit as i64).into()]).await?.iter().map(of_standing).collect()
}

/// How many there are.
pub(super) async fn count(read: &mut Read) -> Result<i64, Error> {
    read.one("SELECT COUNT(*) AS n FROM class_standing WHERE workspace = $1", args![read.workspace()]).await?.get("n")
}

/// Which customers a list shows.
#[derive(Clone, Copy, Debug, Default)]
pub struct Filter {
    /// With this class.
    pub class: Option<Class>,
    /// Accounts or consumers; both unless told.
    pub noun: Option<Noun>,
}

/// A page of customers with their names, those whose class changed last at the beginning.
pub async fn page(read: &mut Read, list: &edge::List<Filter>) -> Result<Page<(Standing, String)>, Error> {
    let mut sql = Sql::new(&format!(
        "SELECT {STANDING}, COALESCE(a.name, c.name, '') AS name, COALESCE(s.since, 0) AS moved FROM class_standing s \
         LEFT JOIN account a ON a.workspace = s.workspace AND a.id = s.account LEFT JOIN contact c ON c.workspace = s.workspace AND c.id = s.contact WHERE s.workspace = "
    ));
    sql.bind(read.workspace()).push(" AND COALESCE(a.id, c.id) IS NOT NULL");
    sql.push_some(" AND s.class = ", list.filter.class.map(Class::text));
    match list.filter.noun {
        Some(Noun::Account) => sql.push(" AND s.account IS NOT NULL"),
        Some(Noun::Contact) => sql.push(" AND s.contact IS NOT NULL"),
        None => &mut sql,
    };
    if let Some((moved, record)) = list.after::<(i64, Id<ClassStep>)>()? {
        sql.push(" AND (COALESCE(s.since, 0), s.record) < (").bind(moved).push(", ").bind(record).push(")");
    }
    sql.push(" ORDER BY moved DESC, s.record DESC LIMIT ").bind(list.fetch());
    let rows = read.all_of(sql).await?;
    let items = rows.iter().map(|row| Ok((of_standing(row)?, row.get("name")?, row.get("moved")?, row.get("record")?)));
    let page =
        list.page(items.collect::<Result<Vec<_>, Error>>()?, |(_, _, moved, record): &(Standing, String, i64, Id<ClassStep>)| (*moved, *record));
    Ok(Page { items: page.items.into_iter().map(|(standing, name, ..)| (standing, name)).collect(), next: page.next })
}

/// How a customer came to its class, the last change at the beginning.
pub async fn history(read: &mut Read, whose: Whose) -> Result<Vec<Step>, Error> {
    let sql = "SELECT id, account, contact, at, was, class, cause, because, rules, reason, actor FROM class_step WHERE workspace = $1 AND record = $2 \
        ORDER BY at DESC, id DESC LIMIT 100";
    read.all(sql, vec![read.workspace().into(), whose.record()]).await?.iter().map(step).collect()
}

/// What holds by hand for these customers and has not been ended.
pub(super) async fn overrides(read: &mut Read, keys: &Keys) -> Result<HashMap<Whose, Override>, Error> {
    let sql = "SELECT id, account, contact, class, reason, made_at, until_at, actor FROM class_override WHERE workspace = $1 AND ended_at IS NULL AND record";
    keys.rows(read, sql)
        .await?
        .iter()
        .map(|row| {
            let whose = of(row)?;
            let set = Override {
                id: row.get("id")?,
                whose,
                class: row.word("class")?,
                reason: row.get("reason")?,
                until: row.get("until_at")?,
                made_at: row.get("made_at")?,
                actor: row.get("actor")?,
            };
            Ok((whose, set))
        })
        .collect()
}

/// The versions of the rules, the newest first; none before the first look at a workspace.
pub async fn versions(read: &mut Read) -> Result<Vec<Version>, Error> {
    let sql = "SELECT version, rules, note, made_at, actor FROM class_rules WHERE workspace = $1 ORDER BY version DESC";
    read.all(sql, args![read.workspace()]).await?.iter().map(version).collect()
}

/// The rules that hold; those to start with before anybody laid down others.
pub async fn rules(read: &mut Read) -> Result<Version, Error> {
    let sql = "SELECT version, rules, note, made_at, actor FROM class_rules WHERE workspace = $1 ORDER BY version DESC LIMIT 1";
    let row = read.optional(sql, args![read.workspace()]).await?;
    let start = Version { version: 0, rules: Rules::default(), note: String::new(), made_at: Time::default(), actor: "system:classes".into() };
    row.as_ref().map_or(Ok(start), version)
}

/// Who was put on the list since the last look began is on it for the next one, so that another answer of theirs writes nothing. All others may be
/// under way.
const UNLESS_LISTED: &str = "ON CONFLICT (workspace, record) DO UPDATE SET look_at = excluded.look_at WHERE class_standing.look_at > excluded.look_at \
    OR class_standing.look_at <= (SELECT COALESCE(MAX(s.looked_at), excluded.look_at) FROM class_sweep s WHERE s.workspace = excluded.workspace)";

/// Puts customers on the list of those to be looked at.
pub(super) async fn look_at(tx: &mut Tx<'_>, whose: &[Whose]) -> Result<(), Error> {
    let (workspace, now) = (tx.workspace(), tx.act().now);
    let rows = whose
        .iter()
        .map(|whose| args![workspace, whose.record(), whose.account(), whose.contact(), Class::NotKnown.text(), Class::NotKnown.text(), now]);
    tx.insert_rows("INSERT INTO class_standing (workspace, record, account, contact, class, by_rules, look_at)", rows.collect(), UNLESS_LISTED)
        .await
        .map(drop)
}

/// Puts everybody on the list who is not yet: all accounts, and people without one who were heard.
pub(super) async fn list_all(tx: &mut Tx<'_>) -> Result<(), Error> {
    let (workspace, now) = (tx.workspace(), tx.act().now);
    let columns = "INSERT INTO class_standing (workspace, record, account, contact, class, by_rules, look_at)";
    let not_known = Class::NotKnown.text();
    let accounts = format!(
        "{columns} SELECT a.workspace, a.id, a.id, NULL, '{not_known}', '{not_known}', $2 FROM account a WHERE a.workspace = $1 ON CONFLICT (workspace, record) DO NOTHING"
    );
    tx.execute(&accounts, args![workspace, now]).await?;
    let consumers = format!(
        "{columns} SELECT c.workspace, c.id, NULL, c.id, '{not_known}', '{not_known}', $2 FROM contact c WHERE c.workspace = $1 AND c.account IS NULL \
         AND EXISTS (SELECT 1 FROM response r WHERE r.workspace = c.workspace AND r.contact = c.code) ON CONFLICT (workspace, record) DO NOTHING"
    );
    tx.execute(&consumers, args![workspace, now]).await.map(drop)
}

/// Forgets all about some records: they are gone, or their person wants to be.
pub async fn forget(tx: &mut Tx<'_>, records: &[Value]) -> Result<(), Error> {
    for start in [
        "DELETE FROM class_step WHERE workspace = $1 AND record",
        "DELETE FROM class_override WHERE workspace = $1 AND record",
        "DELETE FROM class_standing WHERE workspace = $1 AND record",
    ] {
        tx.execute_by(start, records).await?;
    }
    Ok(())
}

/// What customers are called.
pub async fn names(read: &mut Read, whose: &[Whose]) -> Result<HashMap<Whose, String>, Error> {
    let accounts = whose.iter().filter_map(|whose| whose.account()).map(Value::from).collect();
    let contacts = whose.iter().filter_map(|whose| whose.contact()).map(Value::from).collect();
    let mut names = HashMap::new();
    for row in read.all_by("SELECT id, name FROM account WHERE workspace = $1 AND id", accounts).await? {
        names.insert(Whose::Account(row.get("id")?), row.get("name")?);
    }
    for row in read.all_by("SELECT id, name FROM contact WHERE workspace = $1 AND id", contacts).await? {
        names.insert(Whose::Contact(row.get("id")?), row.get("name")?);
    }
    Ok(names)
}

/// Whose a row is.
pub(super) fn of(row: &Row) -> Result<Whose, Error> {
    match (row.get("account")?, row.get("contact")?) {
        (Some(account), _) => Ok(Whose::Account(account)),
        (None, Some(contact)) => Ok(Whose::Contact(contact)),
        (None, None) => Err(Error::Misuse("a class is about nobody".into())),
    }
}

fn of_standing(row: &Row) -> Result<Standing, Error> {
    Ok(Standing {
        whose: of(row)?,
        class: row.word("class")?,
        by_rules: row.word("by_rules")?,
        because: because(row)?,
        rules: row.get("rules")?,
        since: row.get("since")?,
        look_at: row.get("look_at")?,
    })
}

fn step(row: &Row) -> Result<Step, Error> {
    Ok(Step {
        id: row.get("id")?,
        whose: of(row)?,
        at: row.get("at")?,
        was: row.word("was")?,
        class: row.word("class")?,
        cause: row.word("cause")?,
        because: because(row)?,
        rules: row.get("rules")?,
        reason: row.get("reason")?,
        actor: row.get("actor")?,
    })
}

fn because(row: &Row) -> Result<Option<Because>, Error> {
    let text: Option<String> = row.get("because")?;
    text.map(|text| read_json("because", &text)).transpose()
}

fn version(row: &Row) -> Result<Version, Error> {
    Ok(Version {
        version: row.get("version")?,
        rules: read_json("rules", &row.get::<String>("rules")?)?,
        note: row.get("note")?,
        made_at: row.get("made_at")?,
        actor: row.get("actor")?,
    })
}

fn read_json<T: serde::de::DeserializeOwned>(column: &str, text: &str) -> Result<T, Error> {
    serde_json::from_str(text).map_err(|error| Error::Column { column: column.into(), reason: error.to_string() })
}

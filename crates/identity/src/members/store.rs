//! SQL of members.

use std::collections::HashMap;

use kernel::{Id, Login, Member, Refusal, Workspace};
use store::{Error, Read, Row, Sql, Tx, Value, args};

use super::Profile;
use crate::caller::{Sees, sees_of};
use crate::checks::mail_key;
use crate::rights::Right;
use crate::roles::Role;

const SELECT: &str = "SELECT member.id, member.login, member.role, member.sees_customers, member.sees_employees, member.made_at, member.left_at,
      member.revision, login.mail, login.name
    FROM member JOIN login ON login.id = member.login WHERE member.workspace = ";

/// One member of the reader's workspace, also one who left.
pub async fn get(read: &mut Read, id: Id<Member>) -> Result<Option<Profile>, Error> {
    let row = read.optional(&format!("{SELECT}$1 AND member.id = $2"), args![read.workspace(), id]).await?;
    row.as_ref().map(profile).transpose()
}

fn profile(row: &Row) -> Result<Profile, Error> {
    Ok(Profile {
        id: row.get("id")?,
        login: row.get("login")?,
        mail: row.get("mail")?,
        name: row.get("name")?,
        role: row.get::<String>("role")?.parse()?,
        sees: sees_of(row)?,
        made_at: row.get("made_at")?,
        left_at: row.get("left_at")?,
        revision: row.get("revision")?,
    })
}

/// Which members a list shows.
pub(super) struct Wanted {
    pub role: Option<Role>,
    pub gone: bool,
    pub after: Option<Id<Member>>,
    pub fetch: i64,
}

pub(super) async fn list(read: &mut Read, wanted: &Wanted) -> Result<Vec<Profile>, Error> {
    let mut sql = Sql::new(SELECT);
    sql.bind(read.workspace())
        .push(if wanted.gone { " AND member.left_at IS NOT NULL" } else { " AND member.left_at IS NULL" })
        .push_some(" AND member.role = ", wanted.role.map(Role::text))
        .push_some(" AND member.id > ", wanted.after)
        .push(" ORDER BY member.id LIMIT ")
        .bind(wanted.fetch);
    read.all_of(sql).await?.iter().map(profile).collect()
}

/// The names of members, for lists that refer to them.
pub async fn names(read: &mut Read, ids: &[Id<Member>]) -> Result<HashMap<Id<Member>, String>, Error> {
    let sql = "SELECT member.id, login.name FROM member JOIN login ON login.id = member.login WHERE member.workspace = $1 AND member.id";
    let rows = read.all_by(sql, ids.iter().copied().map(Value::from).collect()).await?;
    rows.iter().map(|row| Ok((row.get("id")?, row.get("name")?))).collect()
}

/// The members who are here and have a right by their role.
pub async fn who_may(read: &mut Read, right: Right) -> Result<Vec<Id<Member>>, Error> {
    let roles = Role::ALL.into_iter().filter(|role| role.rights().has(right)).map(Role::text);
    let mut sql = Sql::new("SELECT id FROM member WHERE workspace = ");
    sql.bind(read.workspace()).push(" AND left_at IS NULL AND ").push_in("role", roles).push(" ORDER BY id");
    read.all_of(sql).await?.iter().map(|row| row.get("id")).collect()
}

/// The members who are here, by mail address as it was given; unknown addresses are left out.
pub async fn ids_by_mail(read: &mut Read, mails: &[String]) -> Result<HashMap<String, Id<Member>>, Error> {
    let sql = "SELECT member.id, login.mail_key FROM member JOIN login ON login.id = member.login
        WHERE member.workspace = $1 AND member.left_at IS NULL AND login.mail_key";
    let rows = read.all_by(sql, mails.iter().map(|mail| Value::from(mail_key(mail))).collect()).await?;
    let known = rows.iter().map(|row| Ok((row.get("mail_key")?, row.get("id")?))).collect::<Result<HashMap<String, _>, Error>>()?;
    Ok(mails.iter().filter_map(|mail| Some((mail.clone(), *known.get(&mail_key(mail))?))).collect())
}

/// The person behind a member of the reader's workspace.
pub(crate) async fn login_of(read: &mut Read, id: Id<Member>) -> Result<Id<Login>, Error> {
    let row = read.optional("SELECT login FROM member WHERE workspace = $1 AND id = $2", args![read.workspace(), id]).await?;
    row.ok_or_else(|| Refusal::not_found("member", id))?.get("login")
}

/// Makes a person a member; one who left before comes back as the same member.
pub(crate) async fn join(tx: &mut Tx<'_>, workspace: Id<Workspace>, login: Id<Login>, role: Role) -> Result<Id<Member>, Error> {
    let (id, now): (Id<Member>, _) = (tx.act().ids.next(), tx.act().now);
    let row = tx
        .one(
            "INSERT INTO member (workspace, id, login, role, sees_customers, sees_employees, made_at, revision) VALUES ($1, $2, $3, $4, $5, $6, $7, 0)
            ON CONFLICT (workspace, login) DO UPDATE SET role = excluded.role, sees_customers = excluded.sees_customers,
              sees_employees = excluded.sees_employees, left_at = NULL, revision = member.revision + 1
            RETURNING id",
            args![workspace, id, login, role.text(), role.sees_customers(), role.sees_employees(), now],
        )
        .await?;
    row.get("id")
}

pub(super) async fn change(tx: &mut Tx<'_>, id: Id<Member>, role: Role, sees: Sees) -> Result<(), Error> {
    let sql = "UPDATE member SET role = $3, sees_customers = $4, sees_employees = $5, revision = revision + 1 WHERE workspace = $1 AND id = $2";
    tx.execute(sql, args![tx.act().workspace, id, role.text(), sees.customers, sees.employees]).await?;
    Ok(())
}

pub(super) async fn owners(read: &mut Read) -> Result<i64, Error> {
    let sql = "SELECT count(*) AS owners FROM member WHERE workspace = $1 AND role = 'owner' AND left_at IS NULL";
    read.one(sql, args![read.workspace()]).await?.get("owners")
}

/// Whether a person is here already.
pub(super) async fn is_here(read: &mut Read, mail: &str) -> Result<bool, Error> {
    let sql = "SELECT member.id FROM member JOIN login ON login.id = member.login WHERE member.workspace = $1 AND login.mail_key = $2 AND member.left_at IS NULL";
    Ok(read.optional(sql, args![read.workspace(), mail_key(mail)]).await?.is_some())
}

/// Whether a person works in a workspace that another person does not run.
pub(super) async fn works_elsewhere(door: &mut Read, person: Id<Login>, other: Id<Login>) -> Result<bool, Error> {
    let sql = "SELECT theirs.id FROM member AS theirs
        LEFT JOIN member AS run ON run.workspace = theirs.workspace AND run.login = $2 AND run.left_at IS NULL AND run.role IN ('owner', 'admin')
          AND (run.role = 'owner' OR theirs.role <> 'owner')
        WHERE theirs.login = $1 AND theirs.left_at IS NULL AND run.id IS NULL LIMIT 1";
    Ok(door.optional(sql, args![person, other]).await?.is_some())
}

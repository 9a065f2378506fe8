//! SQL of log-ins.

use kernel::{Id, Login};
use store::{Error, Read, Row, Tx, args};

use super::Person;
use crate::checks::mail_key;

/// Whether anybody can log in yet.
pub(crate) async fn any(door: &mut Read) -> Result<bool, Error> {
    Ok(door.optional("SELECT id FROM login LIMIT 1", args![]).await?.is_some())
}

pub(crate) async fn by_mail(door: &mut Read, mail: &str) -> Result<Option<Person>, Error> {
    let row = door.optional("SELECT id, mail, name, password FROM login WHERE mail_key = $1", args![mail_key(mail)]).await?;
    row.as_ref().map(person).transpose()
}

pub(crate) async fn get(door: &mut Read, id: Id<Login>) -> Result<Option<Person>, Error> {
    let row = door.optional("SELECT id, mail, name, password FROM login WHERE id = $1", args![id]).await?;
    row.as_ref().map(person).transpose()
}

fn person(row: &Row) -> Result<Person, Error> {
    Ok(Person { id: row.get("id")?, mail: row.get("mail")?, name: row.get("name")?, password: row.get("password")? })
}

pub(crate) async fn insert(tx: &mut Tx<'_>, mail: &str, name: &str, password: &str) -> Result<Id<Login>, Error> {
    let (id, now) = (tx.act().ids.next(), tx.act().now);
    tx.execute(
        "INSERT INTO login (id, mail, mail_key, name, password, made_at) VALUES ($1, $2, $3, $4, $5, $6)",
        args![id, mail, mail_key(mail), name, password, now],
    )
    .await?;
    Ok(id)
}

pub(crate) async fn set_password(tx: &mut Tx<'_>, id: Id<Login>, password: &str) -> Result<(), Error> {
    tx.execute("UPDATE login SET password = $2 WHERE id = $1", args![id, password]).await?;
    Ok(())
}

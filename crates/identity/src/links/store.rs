//! SQL of one-time links.

use kernel::{Code, Id, Login, Refusal, Time, Workspace};
use store::{Error, Read, Row, Tx, args};

use super::{Made, Purpose};
use crate::checks::mail_key;
use crate::roles::Role;
use crate::secrets;

/// Makes a link; one for the same end that was not used yet ends.
pub(crate) async fn make(tx: &mut Tx<'_>, purpose: &Purpose) -> Result<Made, Error> {
    let (now, secret) = (tx.act().now, secrets::fresh(&tx.act().ids));
    let ends_at = now.plus_seconds(purpose.seconds());
    let (word, workspace, login, mail, role) = columns(purpose);
    end_same(tx, purpose).await?;
    tx.execute(
        "INSERT INTO one_time_link (token_hash, purpose, workspace, login, mail, role, made_at, ends_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        args![secrets::hash(&secret), word, workspace, login, mail, role, now, ends_at],
    )
    .await?;
    Ok(Made { secret, ends_at })
}

type Columns<'a> = (&'static str, Option<Id<Workspace>>, Option<Id<Login>>, Option<&'a str>, Option<&'static str>);

fn columns(purpose: &Purpose) -> Columns<'_> {
    match purpose {
        Purpose::Owner => ("owner", None, None, None, None),
        Purpose::Invite { workspace, mail, role } => ("invite", Some(*workspace), None, Some(mail), Some(role.text())),
        Purpose::Password { login } => ("password", None, Some(*login), None, None),
    }
}

async fn end_same(tx: &mut Tx<'_>, purpose: &Purpose) -> Result<(), Error> {
    match purpose {
        Purpose::Owner => tx.execute("DELETE FROM one_time_link WHERE purpose = 'owner' AND used_at IS NULL", args![]).await,
        Purpose::Password { login } => {
            tx.execute("DELETE FROM one_time_link WHERE purpose = 'password' AND used_at IS NULL AND login = $1", args![*login]).await
        }
        Purpose::Invite { mail, .. } => withdraw(tx, mail).await.map(u64::from),
    }?;
    Ok(())
}

/// Ends the invitation of a mail address to the act's workspace; says whether there was one.
pub(crate) async fn withdraw(tx: &mut Tx<'_>, mail: &str) -> Result<bool, Error> {
    let (workspace, now) = (tx.workspace(), tx.act().now);
    let key = mail_key(mail);
    let rows = invitations(tx, now).await?;
    let mut found = false;
    for row in rows.into_iter().filter(|row| mail_key(&row.mail) == key) {
        let sql = "DELETE FROM one_time_link WHERE purpose = 'invite' AND used_at IS NULL AND workspace = $1 AND mail = $2";
        found |= tx.execute(sql, args![workspace, row.mail]).await? > 0;
    }
    Ok(found)
}

/// An invitation that was not used yet.
pub(crate) struct Invitation {
    pub mail: String,
    pub role: Role,
    pub made_at: Time,
    pub ends_at: Time,
}

/// The open invitations of the reader's workspace.
pub(crate) async fn invitations(read: &mut Read, now: Time) -> Result<Vec<Invitation>, Error> {
    let sql = "SELECT mail, role, made_at, ends_at FROM one_time_link
        WHERE workspace = $1 AND purpose = 'invite' AND used_at IS NULL AND ends_at > $2 ORDER BY made_at, token_hash";
    let rows = read.all(sql, args![read.workspace(), now]).await?;
    rows.iter().map(invitation).collect()
}

fn invitation(row: &Row) -> Result<Invitation, Error> {
    Ok(Invitation { mail: row.get("mail")?, role: row.get::<String>("role")?.parse()?, made_at: row.get("made_at")?, ends_at: row.get("ends_at")? })
}

/// What a secret is good for, if it is a link that can still be used.
pub(super) async fn find(door: &mut Read, secret: &str, now: Time) -> Result<Purpose, Error> {
    let sql = "SELECT purpose, workspace, login, mail, role FROM one_time_link WHERE token_hash = $1 AND used_at IS NULL AND ends_at > $2";
    let row = door.optional(sql, args![secrets::hash(secret), now]).await?.ok_or_else(spent)?;
    Ok(match row.get::<String>("purpose")?.as_str() {
        "invite" => Purpose::Invite { workspace: row.get("workspace")?, mail: row.get("mail")?, role: row.get::<String>("role")?.parse()? },
        "password" => Purpose::Password { login: row.get("login")? },
        _ => Purpose::Owner,
    })
}

/// Uses the link up; a second use, also at the same moment, is refused.
pub(super) async fn redeem(tx: &mut Tx<'_>, secret: &str) -> Result<(), Error> {
    let now = tx.act().now;
    let sql = "UPDATE one_time_link SET used_at = $2 WHERE token_hash = $1 AND used_at IS NULL AND ends_at > $2";
    if tx.execute(sql, args![secrets::hash(secret), now]).await? == 0 {
        return Err(spent().into());
    }
    Ok(())
}

fn spent() -> Refusal {
    Refusal::new(Code::NotFound, "this link was used, has ended or was replaced by a newer one: ask for another")
}

//! SQL of digests that were sent.

use kernel::{Id, Member, Page, Time};
use post::LetterNoun;
use serde_json::json;
use store::{Error, Read, Row, Sql, Tx, args};

use super::{Content, Digest, Every, Kind, Reader};

/// A digest as it was sent.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Kept {
    pub id: Id<Digest>,
    pub kind: Kind,
    pub every: Every,
    pub sent_at: Time,
    pub content: Content,
}

const COLUMNS: &str = "id, kind, every, sent_at, content";

/// Keeps what is sent.
pub(super) async fn keep(tx: &mut Tx<'_>, reader: Reader, (kind, every): (Kind, Every), content: &Content) -> Result<Id<Digest>, Error> {
    let act = tx.act();
    let id: Id<Digest> = act.ids.next();
    let (member, chat, team) = match reader {
        Reader::Member(member) => (Some(member), None, None),
        Reader::Chat(chat, team) => (None, Some(chat), team),
    };
    let sql = "INSERT INTO digest (workspace, id, member, chat, team, kind, every, content, sent_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    tx.execute(sql, args![act.workspace, id, member, chat, team, kind.text(), every.text(), json!(content).to_string(), act.now]).await?;
    Ok(id)
}

/// Names the letter that it was sent by.
pub(super) async fn sent_by(tx: &mut Tx<'_>, id: Id<Digest>, letter: Id<LetterNoun>) -> Result<(), Error> {
    tx.execute("UPDATE digest SET letter = $3 WHERE workspace = $1 AND id = $2", args![tx.workspace(), id, letter]).await.map(drop)
}

/// The digest of a member with this id, or one that a chat was sent, which all may read.
pub(super) async fn find(read: &mut Read, member: Id<Member>, id: Id<Digest>) -> Result<Option<Kept>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM digest WHERE workspace = $1 AND id = $2 AND (member = $3 OR chat IS NOT NULL)");
    read.optional(&sql, args![read.workspace(), id, member]).await?.as_ref().map(kept).transpose()
}

/// A page of a member's digests, those sent last first.
pub(super) async fn page(read: &mut Read, member: Id<Member>, list: &edge::List) -> Result<Page<Kept>, Error> {
    let mut sql = Sql::new(&format!("SELECT {COLUMNS} FROM digest WHERE workspace = "));
    sql.bind(read.workspace()).push(" AND member = ").bind(member).push_some(" AND id < ", list.after::<Id<Digest>>()?);
    sql.push(" ORDER BY id DESC LIMIT ").bind(list.fetch());
    let found = read.all_of(sql).await?.iter().map(kept).collect::<Result<Vec<_>, _>>()?;
    Ok(list.page(found, |kept| kept.id))
}

fn kept(row: &Row) -> Result<Kept, Error> {
    let content: String = row.get("content")?;
    let content = serde_json::from_str(&content).map_err(|error| Error::Column { column: "content".into(), reason: error.to_string() })?;
    Ok(Kept { id: row.get("id")?, kind: row.word("kind")?, every: row.word("every")?, sent_at: row.get("sent_at")?, content })
}

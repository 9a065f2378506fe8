//! SQL of comments.

use identity::members;
use kernel::{About, Actor, Code, Id, Member, Page, Refusal};
use serde_json::json;
use store::{Error, Read, Row, Tx, args};

use super::{Comment, Record, checked_words, mentions};
use crate::notices::{self, Kind};

const COLUMNS: &str = "id, noun, noun_id, words, author, made_at, edited_at, removed_at, revision";

/// The comment with this id.
pub async fn find(read: &mut Read, id: Id<Comment>) -> Result<Option<Record>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM comment WHERE workspace = $1 AND id = $2");
    read.optional(&sql, args![read.workspace(), id]).await?.as_ref().map(record).transpose()
}

/// A page of the comments about a record, the newest first.
pub async fn page(read: &mut Read, list: &edge::List<About>) -> Result<Page<Record>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM comment WHERE workspace = $1 AND noun = $2 AND noun_id = $3 AND id < $4 ORDER BY id DESC LIMIT $5");
    let before = list.after::<Id<Comment>>()?.unwrap_or(Id::from_bytes([0xff; 16]));
    let rows = read.all(&sql, args![read.workspace(), &list.filter.noun, list.filter.id, before, list.fetch()]).await?;
    Ok(list.page(rows.iter().map(record).collect::<Result<_, _>>()?, |record| record.id))
}

/// Writes a comment about a record that is here. Who is mentioned hears of it.
pub async fn write(tx: &mut Tx<'_>, about: About, words: &str) -> Result<Record, Error> {
    let words = checked_words(words)?;
    let mentioned = mentions(&words);
    check_here(tx, &mentioned).await?;
    let act = tx.act();
    let record =
        Record { id: act.ids.next(), about, words, author: act.actor.to_string(), made_at: act.now, edited_at: None, removed_at: None, revision: 0 };
    let sql = "INSERT INTO comment (workspace, id, noun, noun_id, words, author, made_at, revision) VALUES ($1, $2, $3, $4, $5, $6, $7, 0)";
    let values = args![act.workspace, record.id, &record.about.noun, record.about.id, &record.words, &record.author, record.made_at];
    tx.execute(sql, values).await?;
    tell(tx, "comment.written", &record).await?;
    mention(tx, &record, &mentioned).await?;
    Ok(record)
}

/// Changes one's own comment. Who is mentioned only now hears of it.
pub async fn change(tx: &mut Tx<'_>, id: Id<Comment>, seen: Option<i64>, words: &str) -> Result<Record, Error> {
    tx.take_turn("comment").await?;
    let before = own(tx, id, seen).await?;
    let words = checked_words(words)?;
    let known = mentions(&before.words);
    let mentioned: Vec<Id<Member>> = mentions(&words).into_iter().filter(|id| !known.contains(id)).collect();
    check_here(tx, &mentioned).await?;
    let now = tx.act().now;
    let record = Record { words, edited_at: Some(now), revision: before.revision + 1, ..before };
    let sql = "UPDATE comment SET words = $3, edited_at = $4, revision = $5 WHERE workspace = $1 AND id = $2";
    tx.execute(sql, args![tx.workspace(), id, &record.words, now, record.revision]).await?;
    tell(tx, "comment.changed", &record).await?;
    mention(tx, &record, &mentioned).await?;
    Ok(record)
}

/// Takes a comment back: its words go, that there was one stays. `anybody` may take back those of others.
pub async fn remove(tx: &mut Tx<'_>, id: Id<Comment>, anybody: bool) -> Result<(), Error> {
    tx.take_turn("comment").await?;
    let record = if anybody { present(tx, id).await? } else { own(tx, id, None).await? };
    if record.removed_at.is_some() {
        return Ok(());
    }
    let sql = "UPDATE comment SET words = '', removed_at = $3, revision = revision + 1 WHERE workspace = $1 AND id = $2";
    tx.execute(sql, args![tx.workspace(), id, tx.act().now]).await?;
    notices::take_back(tx, &format!("mentioned {id}")).await?;
    tell(tx, "comment.removed", &record).await
}

async fn present(read: &mut Read, id: Id<Comment>) -> Result<Record, Error> {
    find(read, id).await?.ok_or_else(|| Refusal::not_found("comment", id).into())
}

/// A comment of the actor that was not taken back.
async fn own(tx: &mut Tx<'_>, id: Id<Comment>, seen: Option<i64>) -> Result<Record, Error> {
    let record = present(tx, id).await?;
    if record.author != tx.act().actor.to_string() {
        return Err(Refusal::new(Code::NotAllowed, "only who wrote a comment changes it or takes it back: write one of your own").into());
    }
    if record.removed_at.is_some() {
        return Err(Refusal::new(Code::Invalid, "this comment was taken back: write a new one").into());
    }
    edge::revision::check(record.revision, seen)?;
    Ok(record)
}

async fn check_here(read: &mut Read, mentioned: &[Id<Member>]) -> Result<(), Error> {
    for id in mentioned {
        if members::get(read, *id).await?.is_none_or(|member| member.left_at.is_some()) {
            return Err(Refusal::field("words", format!("mentions {id}, who is not here: take the mention out")).into());
        }
    }
    Ok(())
}

async fn mention(tx: &mut Tx<'_>, comment: &Record, mentioned: &[Id<Member>]) -> Result<(), Error> {
    let by = match tx.act().actor {
        Actor::Member(member) => Some(member),
        _ => None,
    };
    for member in mentioned.iter().filter(|member| Some(**member) != by) {
        let params = json!({ "comment": comment.id, "by": by });
        notices::give(tx, *member, Kind::Mentioned, Some(&comment.about), &params, &format!("mentioned {}", comment.id)).await?;
    }
    Ok(())
}

async fn tell(tx: &mut Tx<'_>, action: &str, comment: &Record) -> Result<(), Error> {
    identity::audit::audit(tx, action, "comment", Some(comment.id), &json!({ "of": comment.about.noun })).await?;
    tx.append(action, &json!({ "comment": comment.id, "about": comment.about.tell() })).await
}

fn record(row: &Row) -> Result<Record, Error> {
    Ok(Record {
        id: row.get("id")?,
        about: About { noun: row.get("noun")?, id: row.get("noun_id")? },
        words: row.get("words")?,
        author: row.get("author")?,
        made_at: row.get("made_at")?,
        edited_at: row.get("edited_at")?,
        removed_at: row.get("removed_at")?,
        revision: row.get("revision")?,
    })
}

//! What surveys keep of a person besides responses: their links, and what they have begun to answer.

use customers::contacts::Contact;
use kernel::{Id, Time};
use serde_json::{Value as Json, json};
use store::{Error, Read, Row, Tx, Value, args};

use super::links::SurveyLink;
use crate::answering;

const LINKS: &str = "SELECT l.id, s.key AS survey, l.hidden, l.language, l.made_at, l.expires_at FROM survey_link l \
    JOIN survey s ON s.workspace = l.workspace AND s.id = l.survey WHERE l.workspace = $1 AND l.contact = $2 ORDER BY l.id";

/// Also what was begun by a personal link.
const ANSWERING: &str = "SELECT a.id, s.key AS survey, a.state, a.language, a.answers, a.hidden, a.started_at, a.changed_at, a.sent_at FROM answering a \
    JOIN survey s ON s.workspace = a.workspace AND s.id = a.survey WHERE a.workspace = $1 AND (a.contact = $2 \
    OR a.link IN (SELECT l.id FROM survey_link l WHERE l.workspace = $1 AND l.contact = $2)) ORDER BY a.id";

/// All that surveys keep of a person.
pub async fn personal(read: &mut Read, contact: Id<Contact>) -> Result<Json, Error> {
    let workspace = read.workspace();
    let links = read.all(LINKS, args![workspace, contact]).await?.iter().map(link).collect::<Result<Vec<_>, _>>()?;
    let answering = read.all(ANSWERING, args![workspace, contact]).await?.iter().map(answering).collect::<Result<Vec<_>, _>>()?;
    Ok(json!({ "links": links, "answering": answering }))
}

fn link(row: &Row) -> Result<Json, Error> {
    Ok(json!({
        "id": row.get::<Id<SurveyLink>>("id")?,
        "survey": row.get::<String>("survey")?,
        "hidden": read_back(row, "hidden")?,
        "language": row.get::<Option<String>>("language")?,
        "made_at": row.get::<Time>("made_at")?,
        "expires_at": row.get::<Option<Time>>("expires_at")?,
    }))
}

fn answering(row: &Row) -> Result<Json, Error> {
    Ok(json!({
        "survey": row.get::<String>("survey")?,
        "state": row.get::<String>("state")?,
        "language": row.get::<String>("language")?,
        "answers": read_back(row, "answers")?,
        "hidden": read_back(row, "hidden")?,
        "started_at": row.get::<Time>("started_at")?,
        "changed_at": row.get::<Time>("changed_at")?,
        "sent_at": row.get::<Option<Time>>("sent_at")?,
    }))
}

fn read_back(row: &Row, column: &str) -> Result<Json, Error> {
    serde_json::from_str(&row.get::<String>(column)?).map_err(|error| Error::Column { column: column.into(), reason: error.to_string() })
}

/// Forgets the links of a person and what they have begun to answer; their responses go by [`crate::responses::erase`].
pub async fn erase(tx: &mut Tx<'_>, contact: Id<Contact>) -> Result<(), Error> {
    let workspace = tx.workspace();
    let links = tx.all("SELECT id FROM survey_link WHERE workspace = $1 AND contact = $2", args![workspace, contact]).await?;
    let links = links.iter().map(|row| row.get::<Id<SurveyLink>>("id").map(Value::from)).collect::<Result<Vec<_>, _>>()?;
    answering::remove(tx, "contact", &[contact.into()]).await?;
    answering::remove(tx, "link", &links).await?;
    tx.execute("DELETE FROM survey_link WHERE workspace = $1 AND contact = $2", args![workspace, contact]).await.map(drop)
}

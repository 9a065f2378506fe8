//! SQL of links.

use edge::List;
use kernel::{Id, Page, Refusal};
use serde_json::json;
use store::{Error, Read, Row, Sql, Tx, Value, args};

use super::super::Survey;
use super::super::store::present;
use super::{Kind, Link, SurveyLink, Wish, token};
use crate::programmes::Programme;

const COLUMNS: &str = "l.id, l.survey, l.kind, l.name, l.token, l.contact, l.account, l.programme, l.hidden, l.language, l.single, l.expires_at, l.closed_at, l.made_at";

/// How many have begun by a link, and how many have sent.
const COUNTS: &str = "(SELECT COUNT(*) FROM answering a WHERE a.workspace = l.workspace AND a.link = l.id) AS begun, \
    (SELECT COUNT(*) FROM answering a WHERE a.workspace = l.workspace AND a.link = l.id AND a.state = 'sent') AS sent";

/// The link with this id.
pub async fn find(read: &mut Read, id: Id<SurveyLink>) -> Result<Option<Link>, Error> {
    let sql = format!("SELECT {COLUMNS}, {COUNTS} FROM survey_link l WHERE l.workspace = $1 AND l.id = $2");
    read.optional(&sql, args![read.workspace(), id]).await?.as_ref().map(link).transpose()
}

/// The link with this id if it leads to that survey, or a refusal.
pub(super) async fn of_survey(read: &mut Read, survey: Id<Survey>, id: Id<SurveyLink>) -> Result<Link, Error> {
    let found = find(read, id).await?.filter(|link| link.survey == survey);
    found.ok_or_else(|| Refusal::not_found("survey link", id).into())
}

/// Which links a list shows.
#[derive(Clone, Copy, Debug, Default)]
pub struct Filter {
    /// Leading there.
    pub survey: Option<Id<Survey>>,
    /// For those people.
    pub kind: Option<Kind>,
}

/// A page of links, those made first first.
pub async fn page(read: &mut Read, list: &List<Filter>) -> Result<Page<Link>, Error> {
    let mut sql = Sql::new(&format!("SELECT {COLUMNS}, {COUNTS} FROM survey_link l WHERE l.workspace = "));
    sql.bind(read.workspace());
    sql.push_some(" AND l.survey = ", list.filter.survey);
    sql.push_some(" AND l.kind = ", list.filter.kind.map(Kind::text));
    sql.push_some(" AND l.id > ", list.after::<Id<SurveyLink>>()?);
    sql.push(" ORDER BY l.id LIMIT ").bind(list.fetch());
    let rows = read.all_of(sql).await?.iter().map(link).collect::<Result<_, _>>()?;
    Ok(list.page(rows, |link: &Link| link.id))
}

/// Makes a link; its token is told once, and kept only where everybody may have it.
pub async fn make(tx: &mut Tx<'_>, survey: Id<Survey>, wish: Wish) -> Result<(Link, String), Error> {
    let mut made = insert(tx, survey, vec![wish]).await?;
    Ok(made.remove(0))
}

/// Makes links with few statements, in the same order.
pub(super) async fn insert(tx: &mut Tx<'_>, survey: Id<Survey>, wishes: Vec<Wish>) -> Result<Vec<(Link, String)>, Error> {
    let now = tx.act().now;
    let wishes = wishes.into_iter().map(|wish| wish.checked(now)).collect::<Result<Vec<_>, _>>()?;
    let made: Vec<(Link, String)> = wishes.into_iter().map(|wish| new(tx, survey, wish)).collect();
    let rows = made.iter().map(|(link, token)| row(tx, link, token)).collect();
    let sql = "INSERT INTO survey_link (workspace, id, survey, kind, name, token, token_hash, contact, account, programme, hidden, language, single, expires_at, \
        closed_at, made_at, actor)";
    tx.insert_rows(sql, rows, "").await?;
    Ok(made)
}

fn new(tx: &Tx<'_>, survey: Id<Survey>, wish: Wish) -> (Link, String) {
    let Wish { kind, name, contact, account, programme, hidden, language, single, expires_at } = wish;
    let (act, token) = (tx.act(), token::fresh(&tx.act().ids));
    let shown = (kind != Kind::Personal).then(|| token.clone());
    let (id, made_at) = (act.ids.next(), act.now);
    let link = Link {
        id,
        survey,
        kind,
        name,
        token: shown,
        contact,
        account,
        programme,
        hidden,
        language,
        single,
        expires_at,
        closed_at: None,
        made_at,
        begun: 0,
        sent: 0,
    };
    (link, token)
}

fn row(tx: &Tx<'_>, link: &Link, token: &str) -> Vec<Value> {
    let mut row = args![tx.workspace(), link.id, link.survey, link.kind.text(), &link.name, link.token.as_deref(), token::hash(token)];
    row.extend(args![
        link.contact,
        link.account,
        link.programme,
        json!(link.hidden).to_string(),
        link.language.as_deref(),
        link.single,
        link.expires_at
    ]);
    row.extend(args![link.closed_at, link.made_at, tx.act().actor.to_string()]);
    row
}

/// Closes a link, or opens it again.
pub async fn set_closed(tx: &mut Tx<'_>, survey: Id<Survey>, id: Id<SurveyLink>, closed: bool) -> Result<Link, Error> {
    let link = of_survey(tx, survey, id).await?;
    if link.closed_at.is_some() == closed {
        return Ok(link);
    }
    let closed_at = closed.then_some(tx.act().now);
    tx.execute("UPDATE survey_link SET closed_at = $3 WHERE workspace = $1 AND id = $2", args![tx.workspace(), id, closed_at]).await?;
    audit(tx, if closed { "survey_link.closed" } else { "survey_link.opened" }, &link).await?;
    Ok(Link { closed_at, ..link })
}

/// A line in the trail about a link.
pub(super) async fn audit(tx: &mut Tx<'_>, action: &str, link: &Link) -> Result<(), Error> {
    identity::audit::audit(tx, action, "survey_link", Some(link.id), &json!({ "survey": link.survey, "kind": link.kind })).await
}

/// Refuses a survey that no link can lead to.
pub(super) async fn check_survey(read: &mut Read, survey: Id<Survey>) -> Result<(), Error> {
    present(read, survey).await?.design().map(drop).map_err(Into::into)
}

fn link(row: &Row) -> Result<Link, Error> {
    let hidden: String = row.get("hidden")?;
    Ok(Link {
        id: row.get("id")?,
        survey: row.get("survey")?,
        kind: row.word("kind")?,
        name: row.get("name")?,
        token: row.get("token")?,
        contact: row.get("contact")?,
        account: row.get("account")?,
        programme: row.get("programme")?,
        hidden: serde_json::from_str(&hidden).map_err(|error| Error::Column { column: "hidden".into(), reason: error.to_string() })?,
        language: row.get("language")?,
        single: row.get("single")?,
        expires_at: row.get("expires_at")?,
        closed_at: row.get("closed_at")?,
        made_at: row.get("made_at")?,
        begun: row.get("begun")?,
        sent: row.get("sent")?,
    })
}

/// The open link of a programme.
pub async fn of_programme(read: &mut Read, programme: Id<Programme>) -> Result<Option<Link>, Error> {
    let sql = format!(
        "SELECT {COLUMNS}, {COUNTS} FROM survey_link l WHERE l.workspace = $1 AND l.programme = $2 AND l.kind = 'public' ORDER BY l.id LIMIT 1"
    );
    read.optional(&sql, args![read.workspace(), programme]).await?.as_ref().map(link).transpose()
}

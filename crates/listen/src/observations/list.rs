//! Pages of observations, those that happened last first.

use customers::accounts::Account;
use customers::contacts::Contact;
use desk::tags::{self, Tag};
use edge::List;
use kernel::{Cursor, Id, Member, Page, Time, Workspace, name_key};
use store::{Error, Read, Row, Sql, Value};

use super::{Kind, Observation, Record, load};

/// Which observations a list shows.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// About this account.
    pub account: Option<Id<Account>>,
    /// Of this person.
    pub contact: Option<Id<Contact>>,
    /// About the touchpoint of this key.
    pub touchpoint: Option<String>,
    /// Of this kind.
    pub kind: Option<Kind>,
    /// With a sentiment this good or better.
    pub sentiment_from: Option<i64>,
    /// With a sentiment this bad or worse.
    pub sentiment_until: Option<i64>,
    /// Wearing this tag.
    pub tag: Option<Id<Tag>>,
    /// Written by this member.
    pub member: Option<Id<Member>>,
    /// Happened from here, and until there exclusively.
    pub during: Option<(Time, Time)>,
    /// With these words in a row, whatever their case and accents.
    pub words: Option<String>,
}

/// Where an observation stands in the list.
pub(crate) type Keyset = (Time, Id<Observation>);

/// How many observations one statement looks at for words.
const CHUNK: usize = 512;
/// How many such statements a page takes at most.
const CHUNKS: usize = 8;

/// A page of observations. One that is looked for by words may hold less than its limit, or nothing, and still have a next.
pub async fn page(read: &mut Read, list: &List<Filter>) -> Result<Page<Record>, Error> {
    let page = placed(read, list).await?;
    let ids: Vec<_> = page.items.iter().map(|(_, id)| *id).collect();
    Ok(Page { items: load(read, &ids).await?, next: page.next })
}

/// The places of such a page.
pub(crate) async fn placed(read: &mut Read, list: &List<Filter>) -> Result<Page<Keyset>, Error> {
    let after = list.after::<Keyset>()?;
    let words = list.filter.words.as_deref().map(name_key).filter(|words| !words.is_empty());
    match &words {
        Some(words) => look_through(read, list, words, after).await,
        None => Ok(list.page(places(read, &list.filter, after, list.limit + 1).await?, |place| *place)),
    }
}

async fn look_through(read: &mut Read, list: &List<Filter>, words: &str, mut after: Option<Keyset>) -> Result<Page<Keyset>, Error> {
    let mut found = Vec::new();
    for _ in 0..CHUNKS {
        let places = places(read, &list.filter, after, CHUNK).await?;
        let saying = saying(read, &places, words).await?;
        found.extend(places.iter().filter(|(_, id)| saying.contains(id)).copied());
        if found.len() > list.limit || places.len() < CHUNK {
            return Ok(list.page(found, |place| *place));
        }
        after = places.last().copied();
    }
    Ok(Page { items: found, next: after.as_ref().map(Cursor::of) })
}

/// Those of them whose words hold the folded words.
async fn saying(read: &mut Read, places: &[Keyset], words: &str) -> Result<Vec<Id<Observation>>, Error> {
    let sql = "SELECT id, body FROM observation WHERE workspace = $1 AND id";
    let rows = read.all_by(sql, places.iter().map(|(_, id)| Value::from(*id)).collect()).await?;
    let says = |row: &&Row| row.get::<String>("body").is_ok_and(|body| name_key(&body).contains(words));
    rows.iter().filter(says).map(|row| row.get("id")).collect()
}

async fn places(read: &mut Read, filter: &Filter, after: Option<Keyset>, limit: usize) -> Result<Vec<Keyset>, Error> {
    let mut sql = Sql::new("SELECT o.id, o.happened_at FROM observation o WHERE o.workspace = ");
    sql.bind(read.workspace());
    narrow(&mut sql, filter, read.workspace());
    if let Some((happened_at, id)) = after {
        sql.push(" AND (o.happened_at, o.id) < (").bind(happened_at).push(", ").bind(id).push(")");
    }
    sql.push(" ORDER BY o.happened_at DESC, o.id DESC LIMIT ").bind(limit as i64);
    read.all_of(sql).await?.iter().map(|row| Ok((row.get("happened_at")?, row.get("id")?))).collect()
}

fn narrow(sql: &mut Sql, filter: &Filter, workspace: Id<Workspace>) {
    if let Some(account) = filter.account {
        sql.push(" AND o.account = (SELECT a.code FROM account a WHERE a.workspace = o.workspace AND a.id = ").bind(account).push(")");
    }
    if let Some(contact) = filter.contact {
        sql.push(" AND o.contact = (SELECT c.code FROM contact c WHERE c.workspace = o.workspace AND c.id = ").bind(contact).push(")");
    }
    if let Some(touchpoint) = &filter.touchpoint {
        sql.push(" AND o.touchpoint = (SELECT t.code FROM touchpoint t WHERE t.workspace = o.workspace AND t.key = ")
            .bind(touchpoint.as_str())
            .push(")");
    }
    tags::narrow::<Observation>(sql, workspace, "o.id", filter.tag);
    sql.push_some(" AND o.kind = ", filter.kind.map(Kind::text))
        .push_some(" AND o.sentiment >= ", filter.sentiment_from)
        .push_some(" AND o.sentiment <= ", filter.sentiment_until)
        .push_some(" AND o.member = ", filter.member);
    if let Some((from, until)) = filter.during {
        sql.push(" AND o.happened_at >= ").bind(from).push(" AND o.happened_at < ").bind(until);
    }
}

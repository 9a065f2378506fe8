//! Pages of responses: by what is kept in columns, and by words, which are folded as people look for them.

use std::collections::HashSet;

use customers::accounts::Account;
use customers::attributes::{AttributeNoun, Stored};
use customers::contacts::Contact;
use desk::tags::{self, Tag};
use edge::List;
use kernel::{Cursor, Id, Page, Time, Workspace, name_key};
use store::{Error, Read, Row, Sql, Value};

use super::Response;
use crate::promises::NOT_PROMISED;

kernel::closed! {
    /// The order of a list of responses.
    #[schema(as = ResponseOrder)]
    Order, "order of responses" {
        /// Those recorded last first.
        Recorded = "recorded",
        /// Those lived through last first.
        Lived = "lived",
    }
}

/// Which responses a list shows.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// With this external id.
    pub external_id: Option<String>,
    /// Of this survey.
    pub survey: Option<String>,
    /// Of this person.
    pub contact: Option<Id<Contact>>,
    /// Of this account.
    pub account: Option<Id<Account>>,
    /// Of an account with this value now.
    pub account_value: Option<(Id<AttributeNoun>, Stored)>,
    /// Wearing this tag.
    pub tag: Option<Id<Tag>>,
    /// Served by the team of this key.
    pub team: Option<String>,
    /// Asked by this channel.
    pub channel: Option<String>,
    /// Lived through from here, and until there exclusively.
    pub during: Option<(Time, Time)>,
    /// With an answer about this touchpoint.
    pub touchpoint: Option<String>,
    /// With a score for this question.
    pub question: Option<String>,
    /// With a score this high or higher.
    pub score_from: Option<f64>,
    /// With a score this low or lower.
    pub score_until: Option<f64>,
    /// With words, or without any.
    pub worded: Option<bool>,
    /// With these words in a row, whatever their case and accents.
    pub words: Option<String>,
    /// Trials only, or none of them.
    pub test: Option<bool>,
    /// Only those that are excluded, or none of them.
    pub excluded: Option<bool>,
}

/// Where a response stands in either order.
pub(crate) type Keyset = (Time, Id<Response>);

/// How many responses are looked at in each step for what their answers say; a page looks at no more than all of them.
const LOOKS: [usize; 3] = [256, 1_024, 4_096];
/// Responses that one statement looks at.
const CHUNK: usize = 1_024;

/// A page of ids. One that is looked for by what its answers say may hold less than its limit, or nothing, and still have a next.
pub async fn page(read: &mut Read, list: &List<Filter>, order: Order) -> Result<Page<Id<Response>>, Error> {
    let page = placed(read, list, order).await?;
    Ok(Page { items: page.items.into_iter().map(|(_, id)| id).collect(), next: page.next })
}

/// The same with the place of each.
pub(crate) async fn placed(read: &mut Read, list: &List<Filter>, order: Order) -> Result<Page<Keyset>, Error> {
    let after = list.after::<Keyset>()?;
    if list.filter.looks_at_answers() {
        return look_through(read, list, order, after).await;
    }
    Ok(list.page(places(read, &list.filter, order, after, list.limit + 1).await?, |place| *place))
}

impl Filter {
    /// Whether it asks for something that no column of a response holds.
    fn looks_at_answers(&self) -> bool {
        self.scored() || self.touchpoint.is_some() || self.worded.is_some() || self.folded().is_some()
    }

    /// Whether it tells people apart by more than the survey and the words: who answered under a promise of anonymity is not found that way.
    fn singles_out(&self) -> bool {
        self.external_id.is_some()
            || self.contact.is_some()
            || self.account.is_some()
            || self.account_value.is_some()
            || self.team.is_some()
            || self.channel.is_some()
            || self.during.is_some()
            || self.touchpoint.is_some()
            || self.scored()
    }

    fn scored(&self) -> bool {
        self.question.is_some() || self.score_from.is_some() || self.score_until.is_some()
    }

    /// The words as they are compared.
    fn folded(&self) -> Option<String> {
        self.words.as_deref().map(name_key).filter(|words| !words.is_empty())
    }
}

/// How many responses a filter finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// So many were found.
    pub n: u64,
    /// Whether all were looked at.
    pub whole: bool,
}

/// How many responses are looked at for a count of what answers say.
const COUNTED: usize = 200_000;

/// Counts the responses that a filter finds.
pub async fn count(read: &mut Read, filter: &Filter) -> Result<Count, Error> {
    if !filter.looks_at_answers() {
        let mut sql = Sql::new("SELECT count(*) AS n FROM response r WHERE r.workspace = ");
        sql.bind(read.workspace());
        narrow(&mut sql, filter, read.workspace());
        let n = read.optional_of(sql).await?.map(|row| row.get::<i64>("n")).transpose()?.unwrap_or_default();
        return Ok(Count { n: n as u64, whole: true });
    }
    let (words, step) = (filter.folded(), LOOKS[LOOKS.len() - 1]);
    let (mut n, mut after) = (0, None);
    for _ in 0..COUNTED.div_ceil(step) {
        let places = places(read, filter, Order::Recorded, after, step).await?;
        for chunk in places.chunks(CHUNK) {
            n += matching(read, filter, words.as_deref(), chunk).await?.len() as u64;
        }
        after = places.last().copied();
        if places.len() < step {
            return Ok(Count { n, whole: true });
        }
    }
    Ok(Count { n, whole: false })
}

/// Goes back in steps that grow, so that something rare among millions costs no more than a moment.
async fn look_through(read: &mut Read, list: &List<Filter>, order: Order, mut after: Option<Keyset>) -> Result<Page<Keyset>, Error> {
    let words = list.filter.folded();
    let mut found = Vec::new();
    for look in LOOKS {
        let places = places(read, &list.filter, order, after, look).await?;
        for chunk in places.chunks(CHUNK) {
            let fitting = matching(read, &list.filter, words.as_deref(), chunk).await?;
            found.extend(chunk.iter().filter(|(_, id)| fitting.contains(id)).copied());
            if found.len() > list.limit {
                return Ok(list.page(found, |place| *place));
            }
        }
        if places.len() < look {
            return Ok(list.page(found, |place| *place));
        }
        after = places.last().copied();
    }
    Ok(Page { items: found, next: after.as_ref().map(Cursor::of) })
}

/// Those of them whose answers and words fit.
async fn matching(read: &mut Read, filter: &Filter, words: Option<&str>, places: &[Keyset]) -> Result<HashSet<Id<Response>>, Error> {
    let fitting = fitting(read, filter, places).await?;
    match words {
        Some(words) => saying(read, &fitting, words).await,
        None => Ok(fitting),
    }
}

/// Those of them whose answers fit.
async fn fitting(read: &mut Read, filter: &Filter, places: &[Keyset]) -> Result<HashSet<Id<Response>>, Error> {
    let Some((_, last)) = places.last() else { return Ok(HashSet::new()) };
    let mut sql = Sql::new("SELECT r.id FROM response r WHERE r.workspace = ");
    sql.bind(read.workspace()).push(" AND ");
    // Padded, so that there are few different statements.
    let ids = places.iter().map(|(_, id)| *id).chain(std::iter::repeat(*last)).take(places.len().next_power_of_two());
    sql.push_in("r.id", ids);
    if let Some(worded) = filter.worded.or(filter.folded().map(|_| true)) {
        sql.push(if worded { " AND " } else { " AND NOT " });
        sql.push("EXISTS (SELECT 1 FROM verbatim v WHERE v.workspace = r.workspace AND v.response = r.id)");
    }
    answered(&mut sql, filter);
    read.all_of(sql).await?.iter().map(|row| row.get("id")).collect()
}

/// Those of them whose words hold the folded words.
async fn saying(read: &mut Read, ids: &HashSet<Id<Response>>, words: &str) -> Result<HashSet<Id<Response>>, Error> {
    let sql = "SELECT response, words FROM verbatim WHERE workspace = $1 AND response";
    let rows = read.all_by(sql, ids.iter().copied().map(Value::from).collect()).await?;
    let says = |row: &&Row| row.get::<String>("words").is_ok_and(|said| name_key(&said).contains(words));
    rows.iter().filter(says).map(|row| row.get("response")).collect()
}

async fn places(read: &mut Read, filter: &Filter, order: Order, after: Option<Keyset>, limit: usize) -> Result<Vec<Keyset>, Error> {
    let mut sql = Sql::new("SELECT r.id, r.experienced_at FROM response r WHERE r.workspace = ");
    sql.bind(read.workspace());
    narrow(&mut sql, filter, read.workspace());
    if let Some((lived, id)) = after {
        match order {
            Order::Recorded => sql.push(" AND r.id < ").bind(id),
            Order::Lived => sql.push(" AND (r.experienced_at, r.id) < (").bind(lived).push(", ").bind(id).push(")"),
        };
    }
    sql.push(match order {
        Order::Recorded => " ORDER BY r.id DESC LIMIT ",
        Order::Lived => " ORDER BY r.experienced_at DESC, r.id DESC LIMIT ",
    });
    sql.bind(limit as i64);
    read.all_of(sql).await?.iter().map(|row| Ok((row.get("experienced_at")?, row.get("id")?))).collect()
}

fn narrow(sql: &mut Sql, filter: &Filter, workspace: Id<Workspace>) {
    sql.push_some(" AND r.external_id = ", filter.external_id.as_deref());
    if let Some(survey) = &filter.survey {
        // The plus keeps a survey that everybody answered from being read as a whole and sorted.
        sql.push(" AND +r.survey = (SELECT s.code FROM survey s WHERE s.workspace = r.workspace AND s.key = ").bind(survey.as_str()).push(")");
    }
    if let Some(contact) = filter.contact {
        sql.push(" AND r.contact = (SELECT c.code FROM contact c WHERE c.workspace = r.workspace AND c.id = ").bind(contact).push(")");
    }
    if let Some(account) = filter.account {
        sql.push(" AND r.account = (SELECT a.code FROM account a WHERE a.workspace = r.workspace AND a.id = ").bind(account).push(")");
    }
    if let Some((attribute, value)) = &filter.account_value {
        sql.push(
            " AND EXISTS (SELECT 1 FROM account a JOIN account_value v ON v.workspace = a.workspace AND v.version = a.version \
            WHERE a.workspace = r.workspace AND a.code = r.account AND v.attribute = ",
        )
        .bind(*attribute);
        match value {
            Stored::Text(text) => sql.push(" AND v.value_text = ").bind(text),
            Stored::Number(number) => sql.push(" AND v.value_num = ").bind(*number),
        };
        sql.push(")");
    }
    tags::narrow::<Response>(sql, workspace, "r.id", filter.tag);
    if let Some(team) = &filter.team {
        sql.push(" AND r.team = (SELECT t.code FROM team t WHERE t.workspace = r.workspace AND t.key = ").bind(team.as_str()).push(")");
    }
    if let Some(channel) = &filter.channel {
        sql.push(" AND r.channel = (SELECT w.code FROM word w WHERE w.workspace = r.workspace AND w.dimension = 'channel' AND w.text = ")
            .bind(channel.as_str())
            .push(")");
    }
    if let Some((from, until)) = filter.during {
        sql.push(" AND r.experienced_at >= ").bind(from).push(" AND r.experienced_at < ").bind(until);
    }
    if filter.singles_out() {
        sql.push(" AND ").push(NOT_PROMISED);
    }
    sql.push_some(" AND r.test = ", filter.test);
    if let Some(excluded) = filter.excluded {
        sql.push(if excluded { " AND r.excluded IS NOT NULL" } else { " AND r.excluded IS NULL" });
    }
}

/// One score has to fit all that is said of scores; without a score, words about a touchpoint will do.
fn answered(sql: &mut Sql, filter: &Filter) {
    let scored = filter.scored();
    if !scored && filter.touchpoint.is_none() {
        return;
    }
    sql.push(" AND (EXISTS (SELECT 1 FROM rating g WHERE g.workspace = r.workspace AND g.response = r.id");
    if let Some(question) = &filter.question {
        sql.push(" AND g.question = (SELECT q.code FROM survey_question q WHERE q.workspace = r.workspace AND q.key = ")
            .bind(question.as_str())
            .push(")");
    }
    sql.push_some(" AND g.score >= ", filter.score_from);
    sql.push_some(" AND g.score <= ", filter.score_until);
    about(sql, "g", filter);
    sql.push(")");
    if !scored {
        sql.push(" OR EXISTS (SELECT 1 FROM verbatim v WHERE v.workspace = r.workspace AND v.response = r.id");
        about(sql, "v", filter);
        sql.push(")");
    }
    sql.push(")");
}

fn about(sql: &mut Sql, table: &str, filter: &Filter) {
    if let Some(touchpoint) = &filter.touchpoint {
        sql.push(&format!(" AND {table}.touchpoint = (SELECT t.code FROM touchpoint t WHERE t.workspace = r.workspace AND t.key = "))
            .bind(touchpoint.as_str())
            .push(")");
    }
}

//! Surveys in lists: with what has become of them.

use edge::List;
use kernel::{Id, Page};
use store::{Error, Read, Row, Sql};

use super::{State, Summary, Survey};

/// Which surveys a list shows.
#[derive(Clone, Copy, Debug, Default)]
pub struct Filter {
    /// In this state.
    pub state: Option<State>,
}

/// Imported responses are counted by their index alone: no link has made trials of them.
pub(super) const SELECT: &str = "SELECT s.id, s.code, s.key, s.name, s.made_at, COALESCE(d.changed_at, s.made_at) AS changed_at, \
    COALESCE(d.state, 'imported') AS state, d.version, COALESCE(d.revision, 0) AS revision, \
    CAST(CASE WHEN d.id IS NOT NULL AND (v.definition IS NULL OR v.definition <> d.draft) THEN 1 ELSE 0 END AS BIGINT) AS unpublished, \
    CASE WHEN d.id IS NULL THEN (SELECT COUNT(*) FROM response r WHERE r.workspace = s.workspace AND r.survey = s.code) \
        ELSE (SELECT COUNT(*) FROM response r WHERE r.workspace = s.workspace AND r.survey = s.code AND r.test = 0) END AS responses, \
    (SELECT r.answered_at FROM response r WHERE r.workspace = s.workspace AND r.survey = s.code ORDER BY r.id DESC LIMIT 1) AS last_answered_at, \
    (SELECT COUNT(*) FROM answering a WHERE a.workspace = s.workspace AND a.survey = s.id AND a.state = 'open' AND a.version IS NOT NULL) AS under_way \
    FROM survey s LEFT JOIN survey_design d ON d.workspace = s.workspace AND d.id = s.id \
    LEFT JOIN survey_version v ON v.workspace = d.workspace AND v.survey = d.id AND v.version = d.version WHERE s.workspace = ";

/// A page of surveys, those made last first.
pub async fn page(read: &mut Read, list: &List<Filter>) -> Result<Page<Summary>, Error> {
    let mut sql = Sql::new(SELECT);
    sql.bind(read.workspace());
    match list.filter.state {
        Some(State::Imported) => drop(sql.push(" AND d.id IS NULL")),
        state => drop(sql.push_some(" AND d.state = ", state.map(State::text))),
    }
    sql.push_some(" AND s.id < ", list.after::<Id<Survey>>()?);
    sql.push(" ORDER BY s.id DESC LIMIT ").bind(list.fetch());
    let rows = read.all_of(sql).await?.iter().map(summary).collect::<Result<_, _>>()?;
    Ok(list.page(rows, |survey: &Summary| survey.id))
}

/// A row of [`SELECT`].
pub(super) fn summary(row: &Row) -> Result<Summary, Error> {
    Ok(Summary {
        id: row.get("id")?,
        code: row.get("code")?,
        key: row.get("key")?,
        name: row.get("name")?,
        state: row.word("state")?,
        version: row.get("version")?,
        unpublished: row.get("unpublished")?,
        responses: row.get("responses")?,
        under_way: row.get("under_way")?,
        last_answered_at: row.get("last_answered_at")?,
        made_at: row.get("made_at")?,
        changed_at: row.get("changed_at")?,
        revision: row.get("revision")?,
    })
}

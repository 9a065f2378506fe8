//! How a digest is made: figures by questions to the data, voices and cases by what they are about.

use std::collections::HashMap;

use edge::List;
use journeys::touchpoints;
use kernel::calendar::Dates;
use kernel::{Id, Time, Workspace, Zone};
use listen::voice::{self, Tone};
use measure::plan::Unit;
use measure::question::Measure;
use measure::{Evaluator, Question};
use store::{Error, Read, Sql, Store};

use super::choose::choose;
use super::content::{Cases, Content, Figure, Place, Without};
use super::known::{self, Days};
use super::{Every, Kind, Reader, Scope};
use crate::decisions::Decision;

/// Touchpoints of one digest.
const PLACES: usize = 8;
/// Voices of one tone.
const VOICES: usize = 3;
/// Touchpoints or accounts whose voices are looked through.
const LOOKED: usize = 20;
/// Decisions of one digest.
const DECISIONS: i64 = 10;

/// Which digest.
#[derive(Clone, Copy, Debug)]
pub struct Wanted {
    /// For whom it is made.
    pub kind: Kind,
    /// How long it looks back.
    pub every: Every,
    /// Who reads it.
    pub reader: Reader,
    /// Whether the reader may read cases, and with them classes, silence and alerts.
    pub cases: bool,
}

/// What the last whole period before `now` brought, seen by a reader.
pub async fn compose(
    store: &Store,
    evaluator: &dyn Evaluator,
    workspace: Id<Workspace>,
    wanted: Wanted,
    zone: &Zone,
    now: Time,
) -> Result<Content, Error> {
    let Wanted { kind, every, reader, cases: reads_cases } = wanted;
    let until = every.begin(zone.date(now));
    let from = every.before(until);
    let (begins, ends) = (zone.start_of(from), zone.start_of(until));
    let mut read = store.read(workspace).await?;
    let scope = Scope::of(&mut read, kind, reader).await?;
    let [bad, good] = voices(&mut read, &scope, begins, ends).await?;
    let cases = cases(&mut read, &scope, reader, (begins, ends, now)).await?;
    let decisions = decisions(&mut read, &scope, begins, ends).await?;
    let names: HashMap<String, String> = touchpoints::all(&mut read).await?.into_iter().map(|place| (place.key, place.name)).collect();
    let mut content = Content {
        from: from.to_string(),
        until: until.to_string(),
        as_of: now,
        question: None,
        asked: None,
        without: None,
        total: Figure::default(),
        places: Vec::new(),
        bad,
        good,
        cases,
        decisions,
        classes: Vec::new(),
        silent: None,
        watches: None,
    };
    if reads_cases {
        let days = Days { from, until, is_week: every == Every::Week, zone, now };
        content.classes = known::classes(&mut read, &scope, &days).await?;
        content.silent = known::silent(&mut read, &scope, &days).await?;
        content.watches = known::watches(&mut read, &scope, &days).await?;
    }
    drop(read);
    let condition = match scope.condition() {
        Ok(condition) => condition,
        Err(reason) => return Ok(Content { without: Some(reason), ..content }),
    };
    let wide = Question {
        zone: Some(zone.clone()),
        during: Some(Dates { from: Some(from), until: Some(until) }),
        condition,
        ..Question::new(Measure::Count)
    };
    let Some(chosen) = choose(store, evaluator, workspace, &wide, now).await? else {
        return Ok(Content { without: Some(Without::NoQuestion), ..content });
    };
    let question = Question {
        measure: chosen.measure,
        of: vec![chosen.asked.key.clone()],
        unit: Unit::LatestPerPerson,
        by: vec!["touchpoint".into()],
        compare_to: Some(Dates { from: Some(every.before(from)), until: Some(from) }),
        ..wide
    };
    content.asked = Some(chosen.asked);
    match measure::ask(store, evaluator, workspace, question.clone(), now).await {
        // One question that cannot be asked keeps nobody from the rest.
        Err(Error::Refused(_)) => content.without = Some(Without::Refused),
        Err(error) => return Err(error),
        Ok(reading) => {
            content.total = Figure::of(&reading.total);
            content.places = places(&reading.rows, &names);
            content.question = Some(question);
        }
    }
    Ok(content)
}

/// The touchpoints with most answers, of this period or the one before.
fn places(rows: &[measure::reading::Row], names: &HashMap<String, String>) -> Vec<Place> {
    let mut places: Vec<Place> = rows
        .iter()
        .filter_map(|row| {
            let key = row.by.get("touchpoint")?.as_str()?.to_owned();
            Some(Place { name: names.get(&key).cloned().unwrap_or_else(|| key.clone()), figure: Figure::of(row), key })
        })
        .collect();
    places.sort_by(|a, b| b.figure.n.cmp(&a.figure.n).then_with(|| a.key.cmp(&b.key)));
    places.truncate(PLACES);
    places
}

/// The newest words of the period, bad and good.
async fn voices(read: &mut Read, scope: &Scope, begins: Time, ends: Time) -> Result<[Vec<String>; 2], Error> {
    let wishes: Vec<voice::Filter> = match scope {
        Scope::All => vec![voice::Filter::default()],
        Scope::Touchpoints(own) => {
            own.iter().take(LOOKED).map(|(_, key)| voice::Filter { touchpoint: Some(key.clone()), ..voice::Filter::default() }).collect()
        }
        Scope::Accounts(own) => own.iter().take(LOOKED).map(|(id, _)| voice::Filter { account: Some(*id), ..voice::Filter::default() }).collect(),
    };
    let mut both = [Vec::new(), Vec::new()];
    for (found, tone) in both.iter_mut().zip([Tone::Bad, Tone::Good]) {
        for wish in &wishes {
            let list = List { cursor: None, limit: VOICES * 4, filter: voice::Filter { tone: Some(tone), ..wish.clone() } };
            let said = voice::page(read, &list, false).await?.items.into_iter().filter(|said| said.at >= begins && said.at < ends);
            found.extend(said.map(|said| (said.at, said.id)));
        }
        found.sort_by(|a, b| b.cmp(a));
        found.dedup();
        found.truncate(VOICES);
    }
    Ok(both.map(|found| found.into_iter().map(|(_, id)| id).collect()))
}

/// What became of cases: in the period, and at this moment.
async fn cases(read: &mut Read, scope: &Scope, reader: Reader, (begins, ends, now): (Time, Time, Time)) -> Result<Cases, Error> {
    let mut sql = Sql::new("SELECT COUNT(CASE WHEN c.opened_at >= ");
    sql.bind(begins).push(" AND c.opened_at < ").bind(ends).push(" THEN 1 END) AS opened, COUNT(CASE WHEN c.closed_at >= ").bind(begins);
    sql.push(" AND c.closed_at < ").bind(ends).push(" THEN 1 END) AS closed, COUNT(CASE WHEN c.is_open = 1 THEN 1 END) AS still, ");
    sql.push("COUNT(CASE WHEN c.is_open = 1 AND c.due_at <= ").bind(now).push(" THEN 1 END) AS late FROM customer_case c WHERE c.workspace = ");
    sql.bind(read.workspace());
    match (scope, reader) {
        (Scope::Accounts(_), Reader::Member(member)) => {
            sql.push(" AND c.owner = ").bind(member);
        }
        (Scope::Touchpoints(own), _) => {
            sql.push(" AND ").push_in("c.touchpoint", own.iter().map(|(id, _)| *id));
        }
        _ => {}
    }
    let rows = read.all_of(sql).await?;
    let Some(row) = rows.first() else { return Ok(Cases::default()) };
    Ok(Cases { opened: row.get("opened")?, closed: row.get("closed")?, open: row.get("still")?, late: row.get("late")? })
}

/// What was decided in the period.
async fn decisions(read: &mut Read, scope: &Scope, begins: Time, ends: Time) -> Result<Vec<String>, Error> {
    let mut sql = Sql::new("SELECT id FROM decision WHERE workspace = ");
    sql.bind(read.workspace()).push(" AND decided_at >= ").bind(begins).push(" AND decided_at < ").bind(ends);
    if let Scope::Touchpoints(own) = scope {
        sql.push(" AND ").push_in("touchpoint", own.iter().map(|(id, _)| *id));
    }
    sql.push(" ORDER BY decided_at DESC, id DESC LIMIT ").bind(DECISIONS);
    let rows = read.all_of(sql).await?;
    rows.iter().map(|row| row.get::<Id<Decision>>("id").map(|id| id.to_string())).collect()
}

//! What moved most: which touchpoint, team or group goes furthest to explain a change.

use jiff::civil::Date;
use kernel::calendar::Dates;
use kernel::{Id, Time, Workspace};
use measure::catalogue::Catalogue;
use measure::dimension::{Dimension, Value};
use measure::filter::{Filter, Test};
use measure::question::Measure;
use measure::reading::Row;
use measure::{Evaluator, Question};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use store::{Error, Store};
use utoipa::ToSchema;

/// Dimensions that are looked through first; attributes of accounts come behind them.
const FIRST: [Dimension; 4] = [Dimension::Touchpoint, Dimension::Team, Dimension::Offering, Dimension::Channel];
/// Attributes that are looked through at most.
const ATTRIBUTES: usize = 4;
/// Groups of a dimension at most: more explain nothing.
const MOST_GROUPS: usize = 60;
/// Groups that are named.
const NAMED: usize = 3;
/// A group's own change counts when chance alone makes one as large so seldom, among all groups of its dimension.
const PROVED: f64 = 0.05;

/// A group that explains a part of a change.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[schema(as = AlertMoved)]
pub(crate) struct Moved {
    /// Cut by this.
    pub dimension: String,
    /// The group; null where it is blank.
    #[schema(value_type = Option<String>)]
    pub group: Json,
    /// Number of votes.
    pub n: u64,
    /// The value now.
    pub value: Option<f64>,
    /// Lower end of its interval.
    pub low: Option<f64>,
    /// Upper end of its interval.
    pub high: Option<f64>,
    /// The value minus the one before.
    pub change: f64,
    /// Lower end of the interval of the change; none for counts.
    pub change_low: Option<f64>,
    /// Upper end of the interval of the change; none for counts.
    pub change_high: Option<f64>,
    /// How much of the whole change it makes up: its share of votes times its own change; votes more or less for counts.
    pub part: f64,
}

/// Where it is asked.
#[derive(Clone, Copy)]
pub(crate) struct Within<'w> {
    pub store: &'w Store,
    pub evaluator: &'w dyn Evaluator,
    pub workspace: Id<Workspace>,
    pub now: Time,
}

/// The groups that go furthest to explain why a group of a question stands as it does against the days before; none when none stands out.
pub(crate) async fn moved(within: Within<'_>, asked: &Question, row: &Row) -> Result<Vec<Moved>, Error> {
    let Some(question) = against_before(asked, row) else { return Ok(Vec::new()) };
    let catalogue = Catalogue::load(&mut within.store.read(within.workspace).await?).await?;
    let attributes = catalogue.attributes.iter().filter(|attribute| !attribute.is_number && matches!(attribute.dimension, Dimension::OfAccount(_)));
    let dimensions = FIRST.into_iter().chain(attributes.map(|attribute| attribute.dimension.clone()).take(ATTRIBUTES));
    let mut found = Vec::new();
    for dimension in dimensions.map(|dimension| dimension.to_string()).filter(|name| !row.by.contains_key(name)) {
        let question = Question { by: vec![dimension.clone()], top: None, ..question.clone() };
        let reading = measure::ask(within.store, within.evaluator, within.workspace, question, within.now).await;
        let reading = match reading {
            Ok(reading) => reading,
            // This cut mixes what must not be mixed, or is too fine: it explains nothing.
            Err(error) if error.refusal().is_some() => continue,
            Err(error) => return Err(error),
        };
        if (2..=MOST_GROUPS).contains(&reading.rows.len()) {
            found.extend(standing_out(&dimension, &reading.rows, asked.measure));
        }
    }
    found.sort_by(|one: &Moved, other| other.part.abs().total_cmp(&one.part.abs()));
    let way = found.first().map_or(0.0, |first| first.part.signum());
    found.retain(|one| one.part.signum() * way > 0.0);
    found.truncate(NAMED);
    Ok(found)
}

/// The question about one group and about as many days before.
fn against_before(asked: &Question, row: &Row) -> Option<Question> {
    let (from, until): (Date, Date) = asked.during.as_ref().and_then(|dates| dates.from.zip(dates.until))?;
    let before = from.checked_sub(until - from).ok()?;
    let mut parts: Vec<Filter> = asked.condition.as_deref().map(str::parse).transpose().ok()?.into_iter().collect();
    for (name, group) in &row.by {
        let test = match group {
            Json::String(text) => Test::In(vec![Value::text(text)]),
            Json::Number(number) => Test::In(vec![Value::Number(number.as_f64()?)]),
            _ => Test::Blank,
        };
        parts.push(Filter::Is(name.parse().ok()?, test));
    }
    let condition = (!parts.is_empty()).then(|| Filter::All(parts).to_string());
    Some(Question { by: Vec::new(), condition, compare_to: Some(Dates { from: Some(before), until: Some(from) }), ..asked.clone() })
}

/// The group of a dimension whose own change is proved and makes up most.
fn standing_out(dimension: &str, rows: &[Row], measure: Measure) -> Option<Moved> {
    let all: u64 = rows.iter().map(|row| row.n).sum();
    let groups = rows.len() as f64;
    let candidates = rows.iter().filter_map(|row| {
        let comparison = row.comparison.as_ref()?;
        let (change, part) = if measure == Measure::Count {
            let change = row.n as f64 - comparison.previous_n as f64;
            (change, change)
        } else {
            let change = comparison.change.filter(|_| comparison.p.is_some_and(|p| p < PROVED / groups))?;
            (change, change * row.n as f64 / all.max(1) as f64)
        };
        let group = row.by.get(dimension).cloned().unwrap_or_default();
        let (change_low, change_high) = (comparison.change_low, comparison.change_high);
        Some(Moved {
            dimension: dimension.into(),
            group,
            n: row.n,
            value: row.value,
            low: row.low,
            high: row.high,
            change,
            change_low,
            change_high,
            part,
        })
    });
    candidates.filter(|one| one.part.abs() > 0.0).max_by(|one, other| one.part.abs().total_cmp(&other.part.abs()))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use serde_json::{Map, json};

    use super::*;

    #[test]
    fn a_group_is_asked_about_alone_and_against_as_many_days_before() {
        let during = Some(Dates { from: Some(date(2026, 3, 2)), until: Some(date(2026, 3, 12)) });
        let asked = Question { during, by: vec!["team".into()], condition: Some("score <= 6".into()), ..Question::new(Measure::Nps) };
        let by: Map<String, Json> = [("team".to_owned(), json!("north"))].into_iter().collect();
        let question = against_before(&asked, &Row { by, ..Row::default() }).expect("a question");
        assert_eq!(question.condition.as_deref(), Some("score <= 6 and team = 'north'"));
        assert_eq!(question.compare_to.and_then(|dates| dates.from), Some(date(2026, 2, 20)));
    }
}

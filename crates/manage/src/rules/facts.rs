//! From what was said and done to what conditions can be held against.

use std::collections::{BTreeMap, HashMap};

use customers::accounts::{self, Account};
use customers::attributes::{self, Noun, Stored, Values};
use customers::contacts::{self, Contact};
use filters::Value;
use journeys::touchpoints::{self, Touchpoint};
use kernel::{Id, Time};
use listen::interactions::Interaction;
use listen::observations::{self, Observation};
use listen::questions::{self, Aspect, Definition, HigherIs, Kind};
use listen::responses::{self, Recorded, RecordedAnswer, Response};
use listen::voice::{Tone, of_score, of_sentiment, wording};
use monitor::alerts::{self, Alert};
use store::{Error, Read};

use super::{Field, Filter};
use crate::cases::Item;

/// Something that was said or done, by one customer, about one touchpoint.
pub(super) struct Fact {
    pub item: Item,
    pub account: Option<Id<Account>>,
    pub contact: Option<Id<Contact>>,
    pub touchpoint: Option<Id<Touchpoint>>,
    values: HashMap<Field, Value>,
}

impl Fact {
    pub fn fits(&self, filter: &Filter) -> bool {
        filter.holds(&|field| self.values.get(field))
    }
}

/// A fact whose customer and touchpoint are not looked up yet.
struct Bare {
    item: Item,
    account: Option<Id<Account>>,
    contact: Option<Id<Contact>>,
    touchpoint: Option<String>,
    values: Vec<(Field, Option<Value>)>,
}

/// What was said in these responses: one fact for each rated answer. Those under a promise of anonymity, trials and those that count nowhere say nothing.
pub(super) async fn of_responses(read: &mut Read, ids: &[Id<Response>]) -> Result<Vec<Fact>, Error> {
    let recorded = responses::load(read, ids).await?;
    let mut keys: Vec<&str> = recorded.iter().flat_map(|one| &one.answers).map(|answer| answer.question.as_str()).collect();
    keys.sort_unstable();
    keys.dedup();
    let known = questions::store::known(read, keys).await?;
    let known: HashMap<String, Definition> = known.into_iter().map(|one| (one.definition.key.clone(), one.definition)).collect();
    let counts = |one: &&Recorded| !one.anonymous && !one.test && one.excluded.is_none();
    let bare = recorded.iter().filter(counts).flat_map(|one| answers(one, &known)).collect();
    whole(read, bare).await
}

fn answers(one: &Recorded, known: &HashMap<String, Definition>) -> Vec<Bare> {
    let texts: Vec<&str> = one.answers.iter().filter_map(|answer| answer.text.as_deref()).collect();
    let words = wording(&texts.join("\n"));
    let (contact, account) = (one.contact.as_ref().map(|contact| contact.id), one.account.as_ref().map(|account| account.id));
    let bare = |touchpoint: Option<String>, more: Vec<(Field, Option<Value>)>| {
        let text = |word: &Option<String>| word.as_ref().map(Value::text);
        let mut values = vec![
            (Field::Words, words.map(|words| Value::text(words.text()))),
            (Field::Channel, text(&one.channel)),
            (Field::Team, text(&one.team)),
            (Field::Offering, text(&one.offering)),
            (Field::Survey, text(&one.survey)),
        ];
        values.extend(more);
        Bare { item: Item::response(one.id, contact, one.experienced_at), account, contact, touchpoint, values }
    };
    // What somebody expects or finds important is no experience.
    let lived = |answer: &&RecordedAnswer| !matches!(answer.aspect, Some(Aspect::Expectation | Aspect::Importance));
    let rated = one.answers.iter().filter(lived).filter_map(|answer| Some((answer, answer.score?, known.get(&answer.question)?)));
    let facts: Vec<Bare> = rated.map(|(answer, score, question)| bare(answer.touchpoint.clone(), rating(answer, score, question))).collect();
    if facts.is_empty() && !texts.is_empty() {
        let touchpoint = one.answers.iter().filter(|answer| answer.text.is_some()).find_map(|answer| answer.touchpoint.clone());
        return vec![bare(touchpoint, Vec::new())];
    }
    facts
}

fn rating(answer: &RecordedAnswer, score: f64, question: &Definition) -> Vec<(Field, Option<Value>)> {
    let tone = match of_score(question, score) {
        Tone::Unknown => None,
        tone => Some(Value::text(tone.text())),
    };
    let mut values = vec![
        (Field::Score, Some(Value::Number(score))),
        (Field::Score10, score10(question, score).map(Value::Number)),
        (Field::Question, Some(Value::text(&answer.question))),
        (Field::QuestionKind, Some(Value::text(question.kind.text()))),
        (Field::Aspect, answer.aspect.map(|aspect| Value::text(aspect.text()))),
        (Field::Pattern, answer.pattern.map(|pattern| Value::text(pattern.text()))),
        (Field::Tone, tone),
    ];
    if let Some(offering) = &answer.offering {
        values.push((Field::Offering, Some(Value::text(offering))));
    }
    values
}

/// A score brought to 0 to 10, 10 being good.
pub(crate) fn score10(question: &Definition, score: f64) -> Option<f64> {
    let (low, high) = match (question.kind, question.scale) {
        (_, Some(scale)) => (scale.low, scale.high),
        (Kind::Nps, None) => (0.0, 10.0),
        (Kind::Solved, None) => (0.0, 2.0),
        (_, None) => return None,
    };
    let height = (score - low) / (high - low) * 10.0;
    let height = if question.higher_is == HigherIs::Worse { 10.0 - height } else { height };
    height.is_finite().then_some(height)
}

/// What members heard or saw.
pub(super) async fn of_observations(read: &mut Read, ids: &[Id<Observation>]) -> Result<Vec<Fact>, Error> {
    let bare = observations::load(read, ids).await?.into_iter().map(|record| {
        let told = record.told;
        let tone = match of_sentiment(told.sentiment) {
            Tone::Unknown => None,
            tone => Some(Value::text(tone.text())),
        };
        let values = vec![
            (Field::Kind, Some(Value::text(told.kind.text()))),
            (Field::Tone, tone),
            (Field::Score10, told.propensity.map(|propensity| Value::Number(propensity as f64))),
            (Field::Words, wording(&told.body).map(|words| Value::text(words.text()))),
            (Field::Offering, told.offering.map(Value::text)),
        ];
        let item = Item::observation(record.id, told.contact, told.happened_at);
        Bare { item, account: told.account, contact: told.contact, touchpoint: told.touchpoint, values }
    });
    let bare = bare.collect();
    whole(read, bare).await
}

/// What customers did.
pub(super) async fn of_interactions(read: &mut Read, ids: &[Id<Interaction>]) -> Result<Vec<Fact>, Error> {
    let sql = "SELECT i.id, i.happened_at, c.id AS contact, a.id AS account, t.key AS touchpoint, e.name AS event, s.kind AS source, w.text AS channel, \
        o.key AS offering FROM interaction i JOIN event_name e ON e.workspace = i.workspace AND e.code = i.event \
        JOIN source s ON s.workspace = i.workspace AND s.code = i.source LEFT JOIN contact c ON c.workspace = i.workspace AND c.code = i.contact \
        LEFT JOIN account a ON a.workspace = i.workspace AND a.code = i.account LEFT JOIN touchpoint t ON t.workspace = i.workspace AND t.code = i.touchpoint \
        LEFT JOIN word w ON w.workspace = i.workspace AND w.dimension = 'channel' AND w.code = i.channel \
        LEFT JOIN offering o ON o.workspace = i.workspace AND o.code = i.offering WHERE i.workspace = $1 AND i.id";
    let rows = read.all_by(sql, ids.iter().copied().map(store::Value::from).collect()).await?;
    let bare = rows.iter().map(|row| {
        let (id, contact, at): (Id<Interaction>, _, Time) = (row.get("id")?, row.get("contact")?, row.get("happened_at")?);
        let text = |column: &str| row.get::<Option<String>>(column).map(|word| word.map(Value::text));
        let values = vec![
            (Field::Event, text("event")?),
            (Field::Source, text("source")?),
            (Field::Channel, text("channel")?),
            (Field::Offering, text("offering")?),
        ];
        Ok(Bare { item: Item::interaction(id, contact, at), account: row.get("account")?, contact, touchpoint: row.get("touchpoint")?, values })
    });
    let bare = bare.collect::<Result<Vec<_>, Error>>()?;
    whole(read, bare).await
}

/// What watches found of customers.
pub(super) async fn of_alerts(read: &mut Read, ids: &[Id<Alert>]) -> Result<Vec<Fact>, Error> {
    let bare = alerts::by_ids(read, ids).await?.into_iter().map(|alert| {
        let text = |name: &str| alert.reading.get(name)?.as_str().map(ToOwned::to_owned);
        let values = vec![
            (Field::Score, alert.reading.get("score").and_then(serde_json::Value::as_f64).map(Value::Number)),
            (Field::Question, text("question").map(Value::text)),
        ];
        let item = Item::alert(alert.id, alert.contact, alert.fired_at);
        Bare { item, account: alert.account, contact: alert.contact, touchpoint: text("touchpoint"), values }
    });
    let bare = bare.collect();
    whole(read, bare).await
}

/// The facts of customers we know, with what is known of these.
async fn whole(read: &mut Read, mut bare: Vec<Bare>) -> Result<Vec<Fact>, Error> {
    bare.retain(|one| one.account.is_some() || one.contact.is_some());
    if bare.is_empty() {
        return Ok(Vec::new());
    }
    let (of_account, of_contact) = (attributes::all(read, Noun::Account).await?, attributes::all(read, Noun::Contact).await?);
    let accounts: Vec<_> = bare.iter().filter_map(|one| one.account).collect::<std::collections::BTreeSet<_>>().into_iter().collect();
    let contacts: Vec<_> = bare.iter().filter_map(|one| one.contact).collect::<std::collections::BTreeSet<_>>().into_iter().collect();
    let accounts: HashMap<_, _> = accounts::by_ids(read, &accounts).await?.into_iter().map(|record| (record.id, record)).collect();
    let contacts: HashMap<_, _> = contacts::by_ids(read, &contacts).await?.into_iter().map(|record| (record.id, record)).collect();
    let places: BTreeMap<String, Id<Touchpoint>> = touchpoints::all(read).await?.into_iter().map(|one| (one.key, one.id)).collect();
    let facts = bare.into_iter().map(|one| {
        let mut values: HashMap<Field, Value> = one.values.into_iter().filter_map(|(field, value)| Some((field, value?))).collect();
        values.extend(one.touchpoint.as_ref().map(|key| (Field::Touchpoint, Value::text(key))));
        if let Some(account) = one.account.and_then(|id| accounts.get(&id)) {
            values.extend(values_of_account(account, &of_account));
        }
        if let Some(contact) = one.contact.and_then(|id| contacts.get(&id)) {
            values.extend(contact.role.map(|role| (Field::Role, Value::text(role.text()))));
            values.extend(named(&of_contact, &contact.values, Field::OfContact));
        }
        let touchpoint = one.touchpoint.and_then(|key| places.get(&key).copied());
        Fact { item: one.item, account: one.account, contact: one.contact, touchpoint, values }
    });
    Ok(facts.collect())
}

/// What conditions may ask of an account.
pub(crate) fn values_of_account(account: &accounts::Record, known: &[attributes::Attribute]) -> HashMap<Field, Value> {
    let mut values = HashMap::from([(Field::State, Value::text(account.state.text()))]);
    values.extend(account.external_id.as_ref().map(|id| (Field::Account, Value::text(id))));
    values.extend(named(known, &account.values, Field::OfAccount));
    values
}

fn named(known: &[attributes::Attribute], values: &Values, field: fn(String) -> Field) -> Vec<(Field, Value)> {
    let named = known.iter().filter_map(|attribute| Some((field(attribute.definition.name.clone()), values.get(&attribute.id)?)));
    let value = |stored: &Stored| match stored {
        Stored::Text(text) => Value::text(text),
        Stored::Number(number) => Value::Number(*number),
    };
    named.map(|(field, stored)| (field, value(stored))).collect()
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case(Kind::Nps, HigherIs::Better, 0.0, 10.0, 6.0, 6.0)]
    #[case(Kind::Csat, HigherIs::Better, 1.0, 5.0, 3.0, 5.0)]
    #[case(Kind::Ces, HigherIs::Worse, 1.0, 7.0, 7.0, 0.0)]
    fn a_score_is_brought_to_ten(
        #[case] kind: Kind,
        #[case] higher_is: HigherIs,
        #[case] low: f64,
        #[case] high: f64,
        #[case] score: f64,
        #[case] ten: f64,
    ) {
        let scale = Some(questions::Scale { low, high, step: 1.0 });
        let question = Definition { scale, higher_is, ..Definition::of("q", kind) };
        assert_eq!(score10(&question, score), Some(ten));
    }
}

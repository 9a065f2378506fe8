//! SQL of survey questions.

use std::sync::LazyLock;

use kernel::{Code, Id, Page, Refusal};
use serde_json::json;
use store::{Error, Read, Row, Tx, Value, args};

use super::{Definition, Scale, SurveyQuestion};

/// A survey question as it is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// Its id.
    pub id: Id<SurveyQuestion>,
    /// Its dense number.
    pub code: i64,
    /// How it is defined.
    pub definition: Definition,
    /// The code of its touchpoint.
    pub touchpoint: Option<i64>,
    /// Rises with every change.
    pub revision: i64,
}

const SELECT: &str = "SELECT q.id, q.code, q.key, q.label, q.kind, q.scale_low, q.scale_high, q.scale_step, q.higher_is, q.pattern, q.aspect, \
    q.touchpoint, t.key AS touchpoint_key, q.options, q.revision FROM survey_question q \
    LEFT JOIN touchpoint t ON t.workspace = q.workspace AND t.code = q.touchpoint WHERE q.workspace = $1";

static BY_KEY: LazyLock<String> = LazyLock::new(|| format!("{SELECT} AND q.key"));

/// The questions with these keys, in no order.
pub async fn by_keys(tx: &mut Tx<'_>, keys: impl IntoIterator<Item = &str>) -> Result<Vec<Record>, Error> {
    let rows = tx.kept_by(&BY_KEY, keys).await?;
    rows.iter().map(|row| record(row)).collect()
}

/// [`by_keys`] for who only reads.
pub async fn known(read: &mut Read, keys: impl IntoIterator<Item = &str>) -> Result<Vec<Record>, Error> {
    let rows = read.all_by(&BY_KEY, keys.into_iter().map(Value::from).collect()).await?;
    rows.iter().map(record).collect()
}

/// The question with this id.
pub async fn find(read: &mut Read, id: Id<SurveyQuestion>) -> Result<Option<Record>, Error> {
    read.optional(&format!("{SELECT} AND q.id = $2"), args![read.workspace(), id]).await?.as_ref().map(record).transpose()
}

/// Questions by key, those behind `after`.
pub async fn page(read: &mut Read, after: Option<&str>, limit: usize) -> Result<Page<Record>, Error> {
    let sql = format!("{SELECT} AND q.key > $2 ORDER BY q.key LIMIT $3");
    let rows = read.all(&sql, args![read.workspace(), after.unwrap_or_default(), limit as i64 + 1]).await?;
    let records = rows.iter().map(record).collect::<Result<_, _>>()?;
    Ok(Page::cut(records, limit, |record| record.definition.key.clone()))
}

/// Defines a new question; one with the same key is a conflict.
pub async fn create(tx: &mut Tx<'_>, definition: Definition) -> Result<Record, Error> {
    definition.check()?;
    take_turn(tx).await?;
    if !by_keys(tx, [definition.key.as_str()]).await?.is_empty() {
        let reason = format!("there is a question {:?} already: change that one or choose another key", definition.key);
        return Err(Refusal { code: Code::Conflict, ..Refusal::field("key", reason) }.into());
    }
    let mut made = insert(tx, vec![definition]).await?;
    let made = made.remove(0);
    tell(tx).await?;
    audit(tx, "survey_question.created", &made).await?;
    Ok(made)
}

/// The questions as they are after they have taken up these definitions: made when there is none of that key, widened by new options otherwise.
/// Returns them in the same order, and how many are new. Another kind or scale is refused: answers on two scales do not mix.
pub async fn ensure_all(tx: &mut Tx<'_>, definitions: &[Definition]) -> Result<(Vec<Record>, usize), Error> {
    take_turn(tx).await?;
    let mut known = by_keys(tx, definitions.iter().map(|definition| definition.key.as_str())).await?;
    let mut changed = false;
    for definition in definitions {
        definition.check()?;
        let Some(record) = known.iter_mut().find(|record| record.definition.key == definition.key) else { continue };
        if record.definition.widen(definition)? {
            update(tx, record).await?;
            changed = true;
        }
    }
    let is_new = |definition: &&Definition| !known.iter().any(|record| record.definition.key == definition.key);
    let new: Vec<Definition> = definitions.iter().filter(is_new).cloned().collect();
    let made = new.len();
    known.extend(insert(tx, new).await?);
    if changed || made > 0 {
        tell(tx).await?;
    }
    let place = |record: &Record| definitions.iter().position(|definition| definition.key == record.definition.key);
    known.sort_by_key(place);
    Ok((known, made))
}

/// Gives the questions that are here the words of these definitions: their labels, and those of their options. Nothing else changes.
pub async fn reword_all(tx: &mut Tx<'_>, definitions: &[Definition]) -> Result<(), Error> {
    take_turn(tx).await?;
    let mut changed = false;
    for mut record in by_keys(tx, definitions.iter().map(|definition| definition.key.as_str())).await? {
        let said = definitions.iter().find(|definition| definition.key == record.definition.key);
        if said.is_some_and(|said| record.definition.reword(said)) {
            record.definition.check()?;
            update(tx, &mut record).await?;
            changed = true;
        }
    }
    if changed { tell(tx).await } else { Ok(()) }
}

/// Defines a question anew; its kind, scale and key stay. `revision` is the one the caller has seen, if it matters.
pub async fn change<F>(tx: &mut Tx<'_>, id: Id<SurveyQuestion>, revision: Option<i64>, apply: F) -> Result<Record, Error>
where
    F: FnOnce(Definition) -> Result<Definition, Refusal>,
{
    take_turn(tx).await?;
    let mut record = find(tx, id).await?.ok_or_else(|| Refusal::not_found("survey question", id))?;
    edge::revision::check(record.revision, revision)?;
    record.definition = apply(record.definition)?;
    record.definition.check()?;
    record.touchpoint = touchpoints(tx, std::slice::from_ref(&record.definition)).await?.remove(0);
    update(tx, &mut record).await?;
    tell(tx).await?;
    audit(tx, "survey_question.changed", &record).await?;
    Ok(record)
}

/// Takes this workspace's turn to define questions: options are added behind those that are here, and none may get lost between the
/// look and the write, because scores are places among them.
async fn take_turn(tx: &mut Tx<'_>) -> Result<(), Error> {
    tx.take_turn("survey_question").await
}

async fn audit(tx: &mut Tx<'_>, action: &'static str, record: &Record) -> Result<(), Error> {
    identity::audit::audit(tx, action, "survey_question", Some(record.id), &json!({ "key": record.definition.key })).await
}

impl Definition {
    /// Takes up what `other` knows of the same question: its new options. Returns whether anything changed.
    pub(crate) fn widen(&mut self, other: &Self) -> Result<bool, Refusal> {
        if (self.kind, self.scale, self.higher_is) != (other.kind, other.scale, other.higher_is) {
            let shape = |definition: &Self| {
                let scale = definition.scale.map_or_else(String::new, |scale| format!(" on {scale}"));
                format!("{}{scale}, higher is {}", definition.kind, definition.higher_is)
            };
            let reason = format!("the question {:?} is here as {}, not as {}: give this one another key", self.key, shape(self), shape(other));
            return Err(Refusal { code: Code::Conflict, ..Refusal::field("key", reason) });
        }
        let before = self.options.len();
        for option in &other.options {
            if self.option(&option.code).is_none() && self.option(&option.label).is_none() {
                self.options.push(option.clone());
            }
        }
        self.check()?;
        Ok(self.options.len() > before)
    }

    /// Takes the words of the same question as somebody else puts it. Returns whether anything changed.
    pub(crate) fn reword(&mut self, other: &Self) -> bool {
        let before = (self.label.clone(), self.options.clone());
        self.label.clone_from(&other.label);
        for option in &mut self.options {
            if let Some(said) = other.options.iter().find(|said| said.code == option.code) {
                option.label.clone_from(&said.label);
            }
        }
        before != (self.label.clone(), self.options.clone())
    }
}

async fn insert(tx: &mut Tx<'_>, definitions: Vec<Definition>) -> Result<Vec<Record>, Error> {
    if definitions.is_empty() {
        return Ok(Vec::new());
    }
    let first = tx.next_codes("survey_question", definitions.len() as i64).await?;
    let touchpoints = touchpoints(tx, &definitions).await?;
    let act = tx.act();
    let made = |((code, definition), touchpoint)| Record { id: act.ids.next(), code, definition, touchpoint, revision: 0 };
    let records: Vec<Record> = (first..).zip(definitions).zip(touchpoints).map(made).collect();
    let row = |record: &Record| {
        let Definition { key, label, kind, scale, higher_is, pattern, aspect, options, .. } = &record.definition;
        let (low, high, step) = (scale.map(|scale| scale.low), scale.map(|scale| scale.high), scale.map(|scale| scale.step));
        let mut values = args![act.workspace, record.id, record.code, key, label, kind.text(), low, high, step, higher_is.text()];
        values.extend(args![pattern.text(), aspect.text(), record.touchpoint, json!(options).to_string(), act.now, 0_i64]);
        values
    };
    let sql = "INSERT INTO survey_question (workspace, id, code, key, label, kind, scale_low, scale_high, scale_step, higher_is, pattern, aspect, touchpoint, options, made_at, revision)";
    tx.insert_rows(sql, records.iter().map(row).collect(), "").await?;
    Ok(records)
}

async fn update(tx: &mut Tx<'_>, record: &mut Record) -> Result<(), Error> {
    record.revision += 1;
    let Definition { label, pattern, aspect, options, .. } = &record.definition;
    let sql = "UPDATE survey_question SET label = $3, pattern = $4, aspect = $5, touchpoint = $6, options = $7, revision = $8 WHERE workspace = $1 AND id = $2";
    let values =
        args![tx.workspace(), record.id, label, pattern.text(), aspect.text(), record.touchpoint, json!(options).to_string(), record.revision];
    tx.execute(sql, values).await?;
    Ok(())
}

/// The codes of the questions' touchpoints, which are made when they are not here.
async fn touchpoints(tx: &mut Tx<'_>, definitions: &[Definition]) -> Result<Vec<Option<i64>>, Error> {
    let keys: Vec<&str> = definitions.iter().filter_map(|definition| definition.touchpoint.as_deref()).collect();
    let codes = journeys::touchpoints::codes_for(tx, &keys, true).await?;
    Ok(definitions.iter().map(|definition| definition.touchpoint.as_ref().and_then(|key| codes.get(key).copied())).collect())
}

async fn tell(tx: &mut Tx<'_>) -> Result<(), Error> {
    tx.append("dictionary.changed", &json!({ "of": "question" })).await
}

fn record(row: &Row) -> Result<Record, Error> {
    let scale = match (row.get("scale_low")?, row.get("scale_high")?, row.get("scale_step")?) {
        (Some(low), Some(high), Some(step)) => Some(Scale { low, high, step }),
        _ => None,
    };
    let options: String = row.get("options")?;
    let definition = Definition {
        key: row.get("key")?,
        label: row.get("label")?,
        kind: row.word("kind")?,
        scale,
        higher_is: row.word("higher_is")?,
        pattern: row.word("pattern")?,
        aspect: row.word("aspect")?,
        touchpoint: row.get("touchpoint_key")?,
        options: serde_json::from_str(&options).map_err(|error| Error::Column { column: "options".into(), reason: error.to_string() })?,
    };
    Ok(Record { id: row.get("id")?, code: row.get("code")?, definition, touchpoint: row.get("touchpoint")?, revision: row.get("revision")? })
}

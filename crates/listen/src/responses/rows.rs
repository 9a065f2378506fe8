//! The rows of responses, inserted table by table.

use std::collections::BTreeSet;

use kernel::Time;
use store::{Error, Tx, Value, args};

use super::names::{Names, Whose};
use super::record::{Good, Use, note_use};
use super::{Answer, Said};
use crate::maps::solved;
use crate::questions::{Kind, store::Record};

/// Responses to write, with whose they are.
pub(super) enum Written<'g, 'd> {
    /// They get a row of their own.
    New(&'g [Good<'d>], &'g [Whose]),
    /// Their row is there and takes new content.
    Replacing(&'g [Good<'d>], &'g [Whose]),
}

/// Writes responses with their ratings, verbatims and values.
pub(super) async fn insert(tx: &mut Tx<'_>, names: &Names, written: Written<'_, '_>) -> Result<(), Error> {
    let goods = match written {
        Written::New(goods, whose) => {
            let rows = goods.iter().zip(whose).map(|(good, whose)| new_row(tx, names, good, whose)).collect();
            tx.insert_rows(INSERT, rows, "").await?;
            goods
        }
        Written::Replacing(goods, whose) => {
            for (good, whose) in goods.iter().zip(whose) {
                let values = changed_row(tx, names, good, whose);
                tx.execute(UPDATE, values).await?;
            }
            goods
        }
    };
    let workspace = Value::from(tx.workspace());
    let mut parts = Parts::default();
    for good in goods {
        parts.take(&workspace, names, good)?;
    }
    parts.insert(tx).await
}

const INSERT: &str = "INSERT INTO response (workspace, id, code, external_id, survey, account, account_version, contact, channel, team, language, offering, \
    weight, experienced_at, answered_at, received_at, test, excluded, content_hash, revision)";

fn new_row(tx: &Tx<'_>, names: &Names, good: &Good<'_>, whose: &Whose) -> Vec<Value> {
    let mut row = args![tx.workspace(), good.id, good.code, good.draft.external_id.as_deref()];
    row.extend(content(tx.act().now, names, good, whose));
    row.extend(args![tx.act().now, good.draft.test, Option::<String>::None, &good.hash, good.revision]);
    row
}

/// Who excluded a response has the last word: a replacement does not bring it back.
const UPDATE: &str = "UPDATE response SET survey = $3, account = $4, account_version = $5, contact = $6, channel = $7, team = $8, language = $9, offering = $10, \
    weight = $11, experienced_at = $12, answered_at = $13, test = $14, content_hash = $15, revision = $16 WHERE workspace = $1 AND id = $2";

fn changed_row(tx: &Tx<'_>, names: &Names, good: &Good<'_>, whose: &Whose) -> Vec<Value> {
    let mut values = args![tx.workspace(), good.id];
    values.extend(content(tx.act().now, names, good, whose));
    values.extend(args![good.draft.test, &good.hash, good.revision]);
    values
}

/// From `survey` to `answered_at`, the columns both statements share.
fn content(now: Time, names: &Names, good: &Good<'_>, whose: &Whose) -> Vec<Value> {
    let draft = good.draft;
    let answered_at = draft.answered_at.or(draft.experienced_at).unwrap_or(now);
    let experienced_at = draft.experienced_at.unwrap_or(answered_at);
    let survey = draft.survey.as_deref().and_then(|key| names.surveys.get(key)).copied();
    let channel = draft.channel.as_deref().and_then(|word| names.channels.get(word)).copied();
    let team = draft.team.as_deref().and_then(|key| names.teams.get(key)).copied();
    let language = draft.language.as_deref().and_then(|word| names.languages.get(word)).copied();
    let offering = draft.offering.as_deref().and_then(|key| names.offerings.get(key)).copied();
    let mut values = args![survey, whose.account, whose.account_version, whose.contact, channel, team, language, offering];
    values.extend(args![draft.weight.unwrap_or(1.0), experienced_at, answered_at]);
    values
}

/// The rows that hang on responses.
#[derive(Default)]
struct Parts<'d> {
    ratings: Vec<Vec<Value>>,
    verbatims: Vec<Vec<Value>>,
    values: Vec<Vec<Value>>,
    uses: BTreeSet<Use<'d>>,
}

impl<'d> Parts<'d> {
    fn take(&mut self, workspace: &Value, names: &Names, good: &Good<'d>) -> Result<(), Error> {
        let language = good.draft.language.as_deref().and_then(|word| names.languages.get(word)).copied();
        let own_offering = good.draft.offering.as_deref();
        for answer in &good.draft.answers {
            let question = names.asked(answer)?;
            let touchpoint = answer.touchpoint.as_deref().map_or(question.touchpoint, |key| names.touchpoints.get(key).copied());
            let offering = answer.offering.as_deref().or(own_offering).and_then(|key| names.offerings.get(key)).copied();
            if let Said::Text(words) = &answer.said {
                self.verbatims.push(args![workspace.clone(), good.id, question.code, words, language, touchpoint]);
                continue;
            }
            let (pattern, aspect) = (answer.pattern.unwrap_or(question.definition.pattern), answer.aspect.unwrap_or(question.definition.aspect));
            self.uses.insert((&*answer.question, question.code, pattern.text(), aspect.text()));
            for (position, score) in scores(answer, question).into_iter().enumerate() {
                let mut row = args![workspace.clone(), good.id, question.code, position as i64, score];
                row.extend(args![touchpoint, offering, pattern.text(), aspect.text()]);
                self.ratings.push(row);
            }
        }
        for (name, value) in &good.draft.attributes {
            let attribute = names.attribute(name)?;
            let [text, number] = value.columns();
            self.values.push(args![workspace.clone(), good.id, attribute.id, text, number]);
        }
        Ok(())
    }

    async fn insert(self, tx: &mut Tx<'_>) -> Result<(), Error> {
        let ratings = "INSERT INTO rating (workspace, response, question, position, score, touchpoint, offering, pattern, aspect)";
        tx.insert_rows(ratings, self.ratings, "").await?;
        tx.insert_rows("INSERT INTO verbatim (workspace, response, question, words, language, touchpoint)", self.verbatims, "").await?;
        tx.insert_rows("INSERT INTO response_value (workspace, response, attribute, value_text, value_num)", self.values, "").await?;
        note_use(tx, &self.uses).await
    }
}

/// The scores of an answer: one, or the places of the options that were chosen.
fn scores(answer: &Answer, question: &Record) -> Vec<f64> {
    match &answer.said {
        Said::Score(score) => vec![*score],
        Said::Choices(choices) if question.definition.kind == Kind::Choice => {
            choices.iter().filter_map(|choice| question.definition.option(choice)).map(|place| place as f64).collect()
        }
        Said::Choices(words) => words.iter().filter_map(|word| solved(word)).collect(),
        Said::Text(_) => Vec::new(),
    }
}

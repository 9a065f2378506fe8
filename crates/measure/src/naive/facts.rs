//! Ratings with all their names, read by one join.

use std::collections::HashMap;

use customers::accounts::Account;
use customers::contacts::Contact;
use kernel::{Id, Noun, Time};
use store::{Error, Read, Row, args};

use crate::dimension::{Dimension, Value};
use crate::plan::{AsOf, Plan};

/// One rating that counts, with every name it has.
#[derive(Clone, Debug)]
pub(super) struct Fact {
    pub(super) question: i64,
    pub(super) score: f64,
    pub(super) weight: f64,
    pub(super) experienced_at: Time,
    pub(super) answered_at: Time,
    pub(super) response: i64,
    pub(super) account: Option<i64>,
    pub(super) contact: Option<i64>,
    pub(super) values: HashMap<Dimension, Value>,
}

impl Fact {
    pub(super) fn value(&self, dimension: &Dimension) -> Option<&Value> {
        self.values.get(dimension)
    }
}

/// Attribute values by what they belong to (code of an account version, contact or response) and name.
type Attributes = HashMap<i64, Vec<(String, Value)>>;

/// The facts a plan is about: its questions, its range, its condition.
pub(super) async fn read(read: &mut Read, plan: &Plan) -> Result<Vec<Fact>, Error> {
    let of_account = attributes(read, OF_ACCOUNT).await?;
    let of_contact = attributes(read, OF_CONTACT).await?;
    let of_response = attributes(read, OF_RESPONSE).await?;
    let rows = read.all(include_str!("facts.sql"), args![read.workspace(), plan.during.0, plan.during.1]).await?;
    let mut facts = Vec::new();
    for row in &rows {
        let mut fact = fact(row)?;
        let block = plan.blocks.as_ref().and_then(|blocks| blocks.block(fact.response));
        fact.values.extend(block.map(|block| (Dimension::Block, block)));
        let version: Option<i64> = row.get(if plan.attributes == AsOf::Then { "version_then" } else { "version_now" })?;
        add(&mut fact, version, &of_account, Dimension::OfAccount);
        add(&mut fact, row.get("contact_code")?, &of_contact, Dimension::OfContact);
        add(&mut fact, row.get("response")?, &of_response, Dimension::OfResponse);
        facts.push(fact);
    }
    facts.retain(|fact| plan.questions.iter().any(|asked| asked.code == fact.question) && plan.filter.holds(&|dimension| fact.value(dimension)));
    Ok(facts)
}

fn fact(row: &Row) -> Result<Fact, Error> {
    let mut values = HashMap::new();
    for (column, dimension) in [
        ("question", Dimension::Question),
        ("touchpoint", Dimension::Touchpoint),
        ("offering", Dimension::Offering),
        ("channel", Dimension::Channel),
        ("language", Dimension::Language),
        ("team", Dimension::Team),
        ("survey", Dimension::Survey),
        ("pattern", Dimension::Pattern),
        ("aspect", Dimension::Aspect),
    ] {
        values.extend(row.get::<Option<String>>(column)?.map(|text| (dimension, Value::text(text))));
    }
    values.extend(name::<Account>(row, "account")?.map(|name| (Dimension::Account, name)));
    values.extend(name::<Contact>(row, "contact")?.map(|name| (Dimension::Contact, name)));
    let score = row.get("score")?;
    values.insert(Dimension::Score, Value::Number(score));
    Ok(Fact {
        question: row.get("question_code")?,
        score,
        weight: row.get("weight")?,
        experienced_at: row.get("experienced_at")?,
        answered_at: row.get("answered_at")?,
        response: row.get("response")?,
        account: row.get("account_code")?,
        contact: row.get("contact_code")?,
        values,
    })
}

/// The external id, or the id where there is none.
fn name<N: Noun>(row: &Row, noun: &str) -> Result<Option<Value>, Error> {
    let id: Option<Id<N>> = row.get(&format!("{noun}_id"))?;
    let external: Option<String> = row.get(&format!("{noun}_external"))?;
    Ok(external.or_else(|| id.map(|id| id.to_string())).map(Value::text))
}

const OF_ACCOUNT: &str = "SELECT v.version AS owner, a.name, v.value_text, v.value_num FROM account_value v
    JOIN attribute a ON a.workspace = v.workspace AND a.id = v.attribute WHERE v.workspace = $1";

const OF_CONTACT: &str = "SELECT c.code AS owner, a.name, v.value_text, v.value_num FROM contact_value v
    JOIN attribute a ON a.workspace = v.workspace AND a.id = v.attribute JOIN contact c ON c.workspace = v.workspace AND c.id = v.contact WHERE v.workspace = $1";

const OF_RESPONSE: &str = "SELECT r.code AS owner, a.name, v.value_text, v.value_num FROM response_value v
    JOIN attribute a ON a.workspace = v.workspace AND a.id = v.attribute JOIN response r ON r.workspace = v.workspace AND r.id = v.response WHERE v.workspace = $1";

async fn attributes(read: &mut Read, sql: &str) -> Result<Attributes, Error> {
    let mut attributes = Attributes::new();
    for row in read.all(sql, args![read.workspace()]).await? {
        let text = row.get::<Option<String>>("value_text")?.map(Value::text);
        let number = row.get::<Option<f64>>("value_num")?.map(Value::Number);
        if let Some(value) = text.or(number) {
            attributes.entry(row.get("owner")?).or_default().push((row.get("name")?, value));
        }
    }
    Ok(attributes)
}

fn add(fact: &mut Fact, owner: Option<i64>, attributes: &Attributes, dimension: fn(String) -> Dimension) {
    let values = owner.and_then(|owner| attributes.get(&owner)).into_iter().flatten();
    fact.values.extend(values.map(|(name, value)| (dimension(name.clone()), value.clone())));
}

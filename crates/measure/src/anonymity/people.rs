//! Reads who answered a question in surveys that promised anonymity, with what cuts may go by.

use std::collections::{BTreeMap, HashMap};

use kernel::Time;
use listen::promises::Promise;
use store::{Error, Read, args};

use super::blocks::{Blocks, Person};

/// Blocks of all who answered a question, survey by survey.
pub(super) async fn blocks(read: &mut Read, promises: &[Promise], question: i64) -> Result<Blocks, Error> {
    let mut blocks = Blocks::default();
    for promise in promises {
        blocks.add(&people(read, promise.survey, question).await?, promise.people);
    }
    Ok(blocks)
}

const ANSWERS: &str = "SELECT r.code, r.contact, r.team, r.channel, r.language, r.account, r.account_version, r.experienced_at, count(*) AS ratings \
    FROM response r JOIN rating t ON t.workspace = r.workspace AND t.response = r.id \
    WHERE r.workspace = $1 AND r.survey = $2 AND t.question = $3 AND r.test = 0 AND r.excluded IS NULL \
    GROUP BY r.code, r.contact, r.team, r.channel, r.language, r.account, r.account_version, r.experienced_at ORDER BY r.code";

const OF_ACCOUNT: &str = "SELECT v.version AS owner, a.code AS attribute, v.value_text, v.value_num FROM account_value v \
    JOIN attribute a ON a.workspace = v.workspace AND a.id = v.attribute WHERE v.workspace = $1 AND v.version IN \
    (SELECT r.account_version FROM response r WHERE r.workspace = $1 AND r.survey = $2)";

const OF_RESPONSE: &str = "SELECT r.code AS owner, a.code AS attribute, v.value_text, v.value_num FROM response r \
    JOIN response_value v ON v.workspace = r.workspace AND v.response = r.id \
    JOIN attribute a ON a.workspace = v.workspace AND a.id = v.attribute WHERE r.workspace = $1 AND r.survey = $2";

/// Everybody who answered, in the order of their first answer.
async fn people(read: &mut Read, survey: i64, question: i64) -> Result<Vec<Person>, Error> {
    let of_account = attributes(read, OF_ACCOUNT, survey).await?;
    let of_response = attributes(read, OF_RESPONSE, survey).await?;
    let (mut people, mut places): (Vec<Person>, HashMap<i64, usize>) = (Vec::new(), HashMap::new());
    for row in read.all(ANSWERS, args![read.workspace(), survey, question]).await? {
        let response: i64 = row.get("code")?;
        let answered = (response, row.get::<i64>("ratings")?.unsigned_abs());
        let contact: Option<i64> = row.get("contact")?;
        if let Some(place) = contact.and_then(|contact| places.get(&contact)) {
            people[*place].responses.push(answered);
            continue;
        }
        places.extend(contact.map(|contact| (contact, people.len())));
        let code = |column: &str| Ok::<_, Error>(row.get::<Option<i64>>(column)?.map(|code| code.to_string()));
        let version = row.get::<Option<i64>>("account_version")?;
        let mut traits = vec![code("team")?];
        traits.extend(of_account.values(version));
        traits.extend(of_response.values(Some(response)));
        traits.extend([code("language")?, code("channel")?, Some(month(row.get("experienced_at")?)), code("account")?]);
        people.push(Person { responses: vec![answered], traits });
    }
    Ok(people)
}

/// The year and month, as ISO 8601 begins.
fn month(time: Time) -> String {
    time.to_string().chars().take(7).collect()
}

/// What attributes say, by attribute and then by what they belong to.
struct Attributes(BTreeMap<i64, HashMap<i64, String>>);

impl Attributes {
    fn values(&self, owner: Option<i64>) -> impl Iterator<Item = Option<String>> {
        self.0.values().map(move |values| values.get(&owner?).cloned())
    }
}

async fn attributes(read: &mut Read, sql: &'static str, survey: i64) -> Result<Attributes, Error> {
    let mut attributes: BTreeMap<i64, HashMap<i64, String>> = BTreeMap::new();
    for row in read.all(sql, args![read.workspace(), survey]).await? {
        let number = || row.get::<Option<f64>>("value_num").map(|number| number.map(|number| number.to_string()));
        if let Some(value) = row.get::<Option<String>>("value_text")?.map_or_else(number, |text| Ok(Some(text)))? {
            attributes.entry(row.get("attribute")?).or_default().insert(row.get("owner")?, value);
        }
    }
    Ok(Attributes(attributes))
}

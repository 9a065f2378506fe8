//! From the places of words to the words, as somebody may read them.

use std::collections::HashMap;

use kernel::Id;
use store::{Error, Read, Value};

use super::tone::{leading, of_score, of_sentiment};
use super::{Kind, Said, Score, Tone, Touchpoint};
use crate::observations::{self, GO_ON, Observation};
use crate::questions::{self, Definition};
use crate::responses::{self, NamedAccount, NamedContact, Recorded, Response};

/// A record that holds words.
#[derive(Clone, Copy, Debug)]
pub(super) enum Which {
    Response(Id<Response>),
    Observation(Id<Observation>),
}

/// The words at these places, in the same order; places without words that may be shown are left out.
pub(super) async fn say<P: Copy>(read: &mut Read, places: &[(P, Which)], sees_customers: bool) -> Result<Vec<(P, Said)>, Error> {
    let mut said = say_all(read, places, sees_customers).await?;
    said.retain(|(_, said)| !said.words.trim().is_empty());
    Ok(said)
}

/// What was said in these responses and observations, with or without words, by the id of each; what is not here is left out.
pub async fn of(
    read: &mut Read,
    responses: &[Id<Response>],
    observations: &[Id<Observation>],
    sees_customers: bool,
) -> Result<HashMap<String, Said>, Error> {
    let responses = responses.iter().map(|id| ((), Which::Response(*id)));
    let places: Vec<_> = responses.chain(observations.iter().map(|id| ((), Which::Observation(*id)))).collect();
    let said = say_all(read, &places, sees_customers).await?;
    Ok(said.into_iter().map(|((), said)| (said.id.clone(), said)).collect())
}

async fn say_all<P: Copy>(read: &mut Read, places: &[(P, Which)], sees_customers: bool) -> Result<Vec<(P, Said)>, Error> {
    let mut written = written(read, places, sees_customers).await?;
    let mut heard = heard(read, places, sees_customers).await?;
    let said = places.iter().filter_map(|(place, which)| {
        let said = match which {
            Which::Response(id) => written.remove(id)?,
            Which::Observation(id) => heard.remove(id)?,
        };
        Some((*place, said))
    });
    let mut said: Vec<_> = said.collect();
    name_touchpoints(read, said.iter_mut().filter_map(|(_, said)| said.touchpoint.as_mut()).collect()).await?;
    Ok(said)
}

async fn written<P>(read: &mut Read, places: &[(P, Which)], sees_customers: bool) -> Result<HashMap<Id<Response>, Said>, Error> {
    let ids: Vec<_> = places.iter().filter_map(|(_, which)| if let Which::Response(id) = which { Some(*id) } else { None }).collect();
    let mut recorded = responses::load(read, &ids).await?;
    responses::called::call(read, &mut recorded, sees_customers).await?;
    let mut keys: Vec<&str> = recorded.iter().flat_map(|one| &one.answers).map(|answer| answer.question.as_str()).collect();
    keys.sort_unstable();
    keys.dedup();
    let known = questions::store::known(read, keys).await?;
    let known: HashMap<String, Definition> = known.into_iter().map(|one| (one.definition.key.clone(), one.definition)).collect();
    Ok(recorded.into_iter().map(|one| (one.id, of_response(one.seen(sees_customers), &known))).collect())
}

fn of_response(one: Recorded, known: &HashMap<String, Definition>) -> Said {
    let texts: Vec<&str> = one.answers.iter().filter_map(|answer| answer.text.as_deref()).collect();
    let leading = leading(&one.answers, |key| known.get(key));
    let worded = one.answers.iter().filter(|answer| answer.text.is_some());
    let key = worded.chain(&one.answers).find_map(|answer| answer.touchpoint.clone());
    Said {
        kind: Kind::Response,
        id: one.id.to_string(),
        at: one.experienced_at,
        words: texts.join("\n\n"),
        tone: leading.map_or(Tone::Unknown, |(question, score)| of_score(question, score)),
        score: leading.map(|(question, value)| Score { question: question.key.clone(), value, scale: question.scale.map(|scale| scale.to_string()) }),
        touchpoint: key.filter(|_| !one.anonymous).map(|key| Touchpoint { key, name: None }),
        account: one.account,
        contact: one.contact,
        marks: Vec::new(),
        anonymous: one.anonymous,
    }
}

async fn heard<P>(read: &mut Read, places: &[(P, Which)], sees_customers: bool) -> Result<HashMap<Id<Observation>, Said>, Error> {
    let ids: Vec<_> = places.iter().filter_map(|(_, which)| if let Which::Observation(id) = which { Some(*id) } else { None }).collect();
    let records = observations::load(read, &ids).await?;
    Ok(records.into_iter().map(|record| (record.id, of_observation(record, sees_customers))).collect())
}

fn of_observation(record: observations::Record, sees_customers: bool) -> Said {
    let observations::Record { id, told, names, .. } = record;
    let contact_name = names.contact.filter(|_| sees_customers);
    Said {
        kind: Kind::Observation,
        id: id.to_string(),
        at: told.happened_at,
        words: told.body,
        tone: of_sentiment(told.sentiment),
        score: told.propensity.map(|value| Score { question: GO_ON.into(), value: value as f64, scale: Some("0..10".into()) }),
        touchpoint: told.touchpoint.map(|key| Touchpoint { key, name: None }),
        account: told.account.map(|id| NamedAccount { id, external_id: None, name: names.account }),
        contact: told.contact.map(|id| NamedContact { id, external_id: None, name: contact_name }),
        marks: told.passages,
        anonymous: false,
    }
}

async fn name_touchpoints(read: &mut Read, touchpoints: Vec<&mut Touchpoint>) -> Result<(), Error> {
    let mut keys: Vec<&str> = touchpoints.iter().map(|touchpoint| touchpoint.key.as_str()).collect();
    keys.sort_unstable();
    keys.dedup();
    let sql = "SELECT key, name FROM touchpoint WHERE workspace = $1 AND key";
    let rows = read.all_by(sql, keys.into_iter().map(Value::from).collect()).await?;
    let names = rows.iter().map(|row| Ok((row.get("key")?, row.get("name")?))).collect::<Result<HashMap<String, String>, Error>>()?;
    for touchpoint in touchpoints {
        touchpoint.name = names.get(&touchpoint.key).cloned();
    }
    Ok(())
}

//! Commands that write observations.

use std::collections::HashMap;

use customers::accounts::{self, Account};
use customers::contacts::{self, Contact};
use customers::offerings;
use desk::files::{self, Owner};
use desk::tags::{self, Tag};
use edge::{Patch, revision};
use kernel::{Actor, Id, Refusal, Time};
use serde_json::json;
use store::{Error, Tx, Value, args};

use super::rating::{Answers, Rated, Rating, forget, rate};
use super::{Consent, Kind, MOST_TAGS, Observation, Passage, Record, Told, present};
use crate::answering::elsewhere::guide;
use crate::invitations::Invitation;
use crate::invitations::interviews::{self, Interview};
use crate::responses;
use crate::surveys::Survey;
use crate::surveys::links::SurveyLink;

/// A wish for an observation.
#[derive(Clone, Debug)]
pub struct Wish {
    /// What it tells.
    pub told: Told,
    /// The guide whose questions were asked.
    pub survey: Option<Id<Survey>>,
    /// What was said to them, by key.
    pub answers: Option<Answers>,
    /// The invitation that it finishes.
    pub invitation: Option<Id<Invitation>>,
    /// The tags it wears.
    pub tags: Vec<Id<Tag>>,
}

/// Wishes for an observation that is here; what is not named stays as it is.
#[derive(Clone, Debug, Default)]
pub struct Edit {
    /// What kind it is.
    pub kind: Option<Kind>,
    /// When it was heard or seen.
    pub happened_at: Option<Time>,
    /// The account it is about.
    pub account: Patch<Id<Account>>,
    /// Who spoke.
    pub contact: Patch<Id<Contact>>,
    /// Key of the touchpoint it is about.
    pub touchpoint: Patch<String>,
    /// Key of the offering it is about.
    pub offering: Patch<String>,
    /// The words.
    pub body: Option<String>,
    /// The marked places in the words.
    pub passages: Option<Vec<Passage>>,
    /// The writer's impression.
    pub sentiment: Patch<i64>,
    /// Whether they would go on with us.
    pub propensity: Patch<i64>,
    /// Whether their words may be passed on.
    pub consent: Patch<Consent>,
    /// What was said to the questions of the guide; all of it.
    pub answers: Option<Answers>,
    /// The tags it wears; all of them.
    pub tags: Option<Vec<Id<Tag>>>,
}

impl Edit {
    fn apply(&self, before: &Told) -> Told {
        Told {
            kind: self.kind.unwrap_or(before.kind),
            happened_at: self.happened_at.unwrap_or(before.happened_at),
            account: self.account.apply(before.account),
            contact: self.contact.apply(before.contact),
            touchpoint: self.touchpoint.clone().apply(before.touchpoint.clone()),
            offering: self.offering.clone().apply(before.offering.clone()),
            body: self.body.clone().unwrap_or_else(|| before.body.clone()),
            passages: self.passages.clone().unwrap_or_else(|| before.passages.clone()),
            sentiment: self.sentiment.apply(before.sentiment),
            propensity: self.propensity.apply(before.propensity),
            consent: self.consent.apply(before.consent),
        }
    }
}

/// Notes an observation, and lets figures count what was said on a scale.
pub async fn create(tx: &mut Tx<'_>, wish: Wish) -> Result<Record, Error> {
    let (wish, link) = along_invitation(tx, wish).await?;
    check_tags(&wish.tags)?;
    if wish.survey.is_none() && wish.answers.is_some() {
        return Err(Refusal::field("survey", "name the guide whose questions were answered").into());
    }
    let act = tx.act();
    let told = wish.told.checked(act.now)?;
    told.tells_something(wish.survey.is_some())?;
    let (told, codes) = known(tx, told).await?;
    let id = act.ids.next();
    let rating =
        Rating { id, told: &told, survey: wish.survey, link, answers: wish.answers.as_ref(), before: None, named: told.propensity.is_some() };
    let Rated { response, propensity } = rate(tx, &rating).await?;
    let member = if let Actor::Member(member) = act.actor { Some(member) } else { None };
    let sql = "INSERT INTO observation (workspace, id, kind, happened_at, account, contact, touchpoint, offering, body, passages, sentiment, propensity, consent, \
        response, survey, invitation, member, actor, made_at, changed_at, revision) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $19, 0)";
    let mut values = row(tx, id, &Told { propensity, ..told }, &codes, response);
    values.extend(args![wish.survey, wish.invitation, member, act.actor.to_string(), act.now]);
    tx.execute(sql, values).await?;
    tags::put(tx, &[id], &wish.tags, &[]).await?;
    tell(tx, "observation.recorded", id).await?;
    present(tx, id).await
}

/// The wish with what its invitation says: along which guide, with whom.
async fn along_invitation(tx: &mut Tx<'_>, mut wish: Wish) -> Result<(Wish, Option<Id<SurveyLink>>), Error> {
    let Some(invitation) = wish.invitation else { return Ok((wish, None)) };
    let Interview { survey, link, contact, account } = interviews::find(tx, invitation).await?;
    if wish.survey.is_some_and(|wished| wished != survey) {
        return Err(Refusal::field("survey", "is not the guide of the invitation: leave it out").into());
    }
    let told = &mut wish.told;
    if told.account.is_some() && told.account != account {
        return Err(Refusal::field("account", "is not that of the invitation: leave it out").into());
    }
    told.account = account;
    told.contact = told.contact.or(Some(contact));
    interviews::hold(tx, invitation).await?;
    Ok((Wish { survey: Some(survey), ..wish }, Some(link)))
}

/// Changes an observation; `seen` is the revision the caller has seen, if it matters.
pub async fn change(tx: &mut Tx<'_>, id: Id<Observation>, seen: Option<i64>, edit: &Edit) -> Result<Record, Error> {
    let before = present(tx, id).await?;
    revision::check(before.revision, seen)?;
    check_tags(edit.tags.as_deref().unwrap_or_default())?;
    if before.survey.is_none() && edit.answers.is_some() {
        return Err(Refusal::field("answers", "no guide was followed in this observation: there are no questions to answer").into());
    }
    let told = edit.apply(&before.told).checked(tx.act().now)?;
    told.tells_something(before.survey.is_some())?;
    let (told, codes) = known(tx, told).await?;
    if told == before.told && edit.answers.is_none() && edit.tags.is_none() {
        return Ok(before);
    }
    let Rated { response, propensity } = rated_again(tx, &before, &told, edit).await?;
    let sql = "UPDATE observation SET kind = $3, happened_at = $4, account = $5, contact = $6, touchpoint = $7, offering = $8, body = $9, passages = $10, \
        sentiment = $11, propensity = $12, consent = $13, response = $14, changed_at = $15, revision = revision + 1 \
        WHERE workspace = $1 AND id = $2 AND revision = $16";
    let contact = told.contact;
    let mut values = row(tx, id, &Told { propensity, ..told }, &codes, response);
    values.extend(args![tx.act().now, before.revision]);
    let written = tx.execute(sql, values).await?;
    revision::all_written(written, 1)?;
    if contact != before.told.contact {
        pass_files_on(tx, id, contact).await?;
    }
    if let Some(tags) = &edit.tags {
        wear(tx, id, tags).await?;
    }
    tell(tx, "observation.changed", id).await?;
    present(tx, id).await
}

/// What is counted after a change; what was counted before stays when nothing of it changes.
async fn rated_again(tx: &mut Tx<'_>, before: &Record, told: &Told, edit: &Edit) -> Result<Rated, Error> {
    if edit.answers.is_none() && told.counts_like(&before.told) {
        return Ok(Rated { response: before.response, propensity: told.propensity });
    }
    let link = match before.invitation {
        Some(invitation) => interviews::link(tx, invitation).await?,
        None => None,
    };
    let named = matches!(edit.propensity, Patch::Set(_));
    let rating = Rating { id: before.id, told, survey: before.survey, link, answers: edit.answers.as_ref(), before: before.response, named };
    rate(tx, &rating).await
}

/// Removes an observation with its files and with what figures count of it; `seen` is the revision the caller has seen, if it matters.
pub async fn remove(tx: &mut Tx<'_>, id: Id<Observation>, seen: Option<i64>) -> Result<(), Error> {
    let before = present(tx, id).await?;
    revision::check(before.revision, seen)?;
    forget(tx, before.response).await?;
    remove_all(tx, &[id]).await?;
    if let Some(invitation) = before.invitation {
        interviews::give_back(tx, invitation).await?;
    }
    identity::audit::audit(tx, "observation.removed", "observation", Some(id), &json!({ "kind": before.told.kind })).await
}

/// Removes observations with their files and tags, and how their guides were followed.
pub(super) async fn remove_all(tx: &mut Tx<'_>, ids: &[Id<Observation>]) -> Result<(), Error> {
    if ids.is_empty() {
        return Ok(());
    }
    guide::forget(tx, ids).await?;
    files::remove_of(tx, ids).await?;
    tags::untag(tx, ids).await?;
    desk::records::forget(tx, ids).await?;
    let keys: Vec<Value> = ids.iter().copied().map(Value::from).collect();
    tx.execute_by("DELETE FROM observation WHERE workspace = $1 AND id", &keys).await?;
    tx.append("observation.removed", &json!({ "ids": ids })).await
}

/// The numbers of what an observation names.
struct Codes {
    account: Option<i64>,
    contact: Option<i64>,
    touchpoint: Option<i64>,
    offering: Option<i64>,
}

/// The numbers of what is named; a person without an account stands for their own.
async fn known(tx: &mut Tx<'_>, mut told: Told) -> Result<(Told, Codes), Error> {
    let contact = match told.contact {
        Some(id) => Some(contacts::find(tx, id).await?.ok_or_else(|| Refusal::field("contact", format!("there is no contact {id} here")))?),
        None => None,
    };
    told.account = told.account.or_else(|| contact.as_ref()?.account);
    let account = match told.account {
        Some(id) => Some(accounts::find(tx, id).await?.ok_or_else(|| Refusal::field("account", format!("there is no account {id} here")))?),
        None => None,
    };
    let touchpoints = journeys::touchpoints::codes_for(tx, &Vec::from_iter(told.touchpoint.as_deref()), false).await?;
    let offerings = offerings::codes_for(tx, &Vec::from_iter(told.offering.as_deref()), false).await?;
    let codes = Codes {
        account: account.map(|account| account.code),
        contact: contact.map(|contact| contact.code),
        touchpoint: number("touchpoint", told.touchpoint.as_ref(), &touchpoints)?,
        offering: number("offering", told.offering.as_ref(), &offerings)?,
    };
    Ok((told, codes))
}

/// The number of a key; one that is not here is refused.
fn number(noun: &str, key: Option<&String>, codes: &HashMap<String, i64>) -> Result<Option<i64>, Refusal> {
    let Some(key) = key else { return Ok(None) };
    let missing = || Refusal::field(noun, format!("there is no {noun} {key:?} here: make it first, or correct the key"));
    codes.get(key).copied().map(Some).ok_or_else(missing)
}

/// From `workspace` to `response`, the columns that both statements share.
fn row(tx: &Tx<'_>, id: Id<Observation>, told: &Told, codes: &Codes, response: Option<Id<responses::Response>>) -> Vec<Value> {
    let mut values = args![tx.workspace(), id, told.kind.text(), told.happened_at, codes.account, codes.contact, codes.touchpoint, codes.offering];
    values.extend(args![&told.body, json!(told.passages).to_string(), told.sentiment, told.propensity, told.consent.map(Consent::text), response]);
    values
}

/// Files that were brought with words of somebody go with that person.
async fn pass_files_on(tx: &mut Tx<'_>, id: Id<Observation>, contact: Option<Id<Contact>>) -> Result<(), Error> {
    let kept: Vec<_> = files::of(tx, Owner::of(id)).await?.into_iter().map(|file| file.id).collect();
    files::attach(tx, &kept, Owner::of(id), Owner::of(id).sent_by(contact)).await
}

fn check_tags(tags: &[Id<Tag>]) -> Result<(), Refusal> {
    if tags.len() <= MOST_TAGS {
        return Ok(());
    }
    Err(Refusal::field("tags", format!("names {}: an observation wears {MOST_TAGS} at most", tags.len())))
}

/// Lets an observation wear these tags and no others.
async fn wear(tx: &mut Tx<'_>, id: Id<Observation>, wanted: &[Id<Tag>]) -> Result<(), Error> {
    let worn: Vec<Id<Tag>> = tags::worn(tx, &[id]).await?.remove(&id).unwrap_or_default().into_iter().map(|tag| tag.id).collect();
    let off: Vec<Id<Tag>> = worn.into_iter().filter(|tag| !wanted.contains(tag)).collect();
    tags::put(tx, &[id], wanted, &off).await.map(drop)
}

async fn tell(tx: &mut Tx<'_>, kind: &str, id: Id<Observation>) -> Result<(), Error> {
    tx.append(kind, &json!({ "ids": [id] })).await?;
    identity::audit::audit(tx, kind, "observation", Some(id), &json!({})).await
}

//! Publishing: what is found in a draft, what its answers need in the dictionary, and the version that never changes.

use std::collections::HashMap;

use ::surveys::Definition;
use ::surveys::check::Severity;
use customers::attributes::{self, Noun};
use edge::revision;
use kernel::Id;
use serde_json::json;
use store::{Error, Read, Tx, args};

use super::dictionary::{Dictionary, Placed, reason};
use super::finding::{error, refuse};
use super::store::{audit, present, set_state};
use super::{Finding, Record, State, Survey, logo, written};
use crate::{promises, questions};

/// What is wrong with a definition, and what is worth a look.
pub async fn findings(read: &mut Read, definition: &Definition) -> Result<Vec<Finding>, Error> {
    let mut findings = ::surveys::check(definition);
    let sound = !has_errors(&findings);
    findings.extend(logo::finding(read, &definition.theme).await?);
    if !sound {
        return Ok(findings);
    }
    let dictionary = Dictionary::of(definition);
    findings.extend(dictionary.findings);
    findings.extend(other_questions(read, &dictionary.questions).await?);
    findings.extend(other_attributes(read, &dictionary.attributes).await?);
    Ok(findings)
}

fn has_errors(findings: &[Finding]) -> bool {
    findings.iter().any(|finding| finding.severity == Severity::Error)
}

/// Questions that are known as something else: answers on two scales do not mix, and a choice keeps its key.
async fn other_questions(read: &mut Read, questions: &[Placed<questions::Definition>]) -> Result<Vec<Finding>, Error> {
    let known = questions::store::known(read, questions.iter().map(|question| question.what.key.as_str())).await?;
    let mut known: HashMap<String, questions::Definition> =
        known.into_iter().map(|record| (record.definition.key.clone(), record.definition)).collect();
    let mut findings = Vec::new();
    for question in questions {
        let Some(known) = known.get_mut(&question.what.key) else { continue };
        known.reword(&question.what);
        if let Err(refusal) = known.widen(&question.what) {
            findings.push(error(format!("{}.key", question.place), reason(refusal)));
        }
        findings.extend(other_choice(known, &question.what).map(|reason| error(format!("{}.ask", question.place), reason)));
    }
    Ok(findings)
}

/// A choice whose words stand for another one in the dictionary: answers to it would be kept as answers to that.
fn other_choice(known: &questions::Definition, asked: &questions::Definition) -> Option<String> {
    asked.options.iter().find_map(|option| {
        let other = &known.options[known.option(&option.code).or_else(|| known.option(&option.label))?];
        let reason = format!("the choice {:?} is known with the key {:?}: give it that key, or other words", option.label, other.code);
        (other.code != option.code).then_some(reason)
    })
}

async fn other_attributes(read: &mut Read, wanted: &[Placed<attributes::Definition>]) -> Result<Vec<Finding>, Error> {
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    let known = attributes::all(read, Noun::Response).await?;
    let mut findings = Vec::new();
    for attribute in wanted {
        let Some(known) = known.iter().find(|known| known.definition.name == attribute.what.name) else { continue };
        if let Err(refusal) = known.definition.clone().widen(&attribute.what) {
            findings.push(error(format!("{}.key", attribute.place), reason(refusal)));
        }
    }
    Ok(findings)
}

/// Makes what the answers to a definition are kept as: questions, their touchpoints, and attributes of responses. What is there stays.
pub async fn prepare(tx: &mut Tx<'_>, definition: &Definition) -> Result<(), Error> {
    let Dictionary { questions, attributes, findings } = Dictionary::of(definition);
    refuse(&findings)?;
    let questions: Vec<_> = questions.into_iter().map(|question| question.what).collect();
    questions::store::ensure_all(tx, &questions).await?;
    let touchpoints: Vec<&str> = questions.iter().filter_map(|question| question.touchpoint.as_deref()).collect();
    journeys::touchpoints::codes_for(tx, &touchpoints, true).await?;
    attributes::ensure_all(tx, attributes.into_iter().map(|attribute| attribute.what).collect()).await?;
    Ok(())
}

/// Gives questions and attributes that are here the words in which the survey asks for them.
async fn reword(tx: &mut Tx<'_>, definition: &Definition) -> Result<(), Error> {
    let Dictionary { questions, attributes, .. } = Dictionary::of(definition);
    let questions: Vec<_> = questions.into_iter().map(|question| question.what).collect();
    questions::store::reword_all(tx, &questions).await?;
    let known = attributes::all(tx, Noun::Response).await?;
    for Placed { what, .. } in attributes {
        if known.iter().any(|known| known.definition.name == what.name && known.definition.label != what.label) {
            attributes::change(tx, Noun::Response, &what.name, Some(what.label), Vec::new()).await?;
        }
    }
    Ok(())
}

/// Publishes the draft as a version and opens the survey; `seen` is the revision the caller has seen, if it matters.
pub async fn publish(tx: &mut Tx<'_>, id: Id<Survey>, seen: Option<i64>) -> Result<Record, Error> {
    let before = present(tx, id).await?;
    let draft = before.design()?;
    revision::check(before.summary.revision, seen)?;
    if !before.summary.unpublished {
        return if before.summary.state == State::Closed { set_state(tx, id, seen, true).await } else { Ok(before) };
    }
    refuse(&findings(tx, draft).await?)?;
    reword(tx, draft).await?;
    prepare(tx, draft).await?;
    if let Some(people) = draft.settings.anonymous {
        promises::promise(tx, id, people).await?;
    }
    let (act, version) = (tx.act(), before.summary.version.unwrap_or(0) + 1);
    let sql = "UPDATE survey_design SET state = 'open', version = $3, revision = revision + 1, changed_at = $4 \
        WHERE workspace = $1 AND id = $2 AND revision = $5";
    let changed = tx.execute(sql, args![act.workspace, id, version, act.now, before.summary.revision]).await?;
    revision::all_written(changed, 1)?;
    let sql = "INSERT INTO survey_version (workspace, survey, version, definition, published_at, actor) VALUES ($1, $2, $3, $4, $5, $6)";
    tx.execute(sql, args![act.workspace, id, version, written(draft)?, act.now, act.actor.to_string()]).await?;
    audit(tx, "survey.published", id, &json!({ "key": before.summary.key, "version": version })).await?;
    present(tx, id).await
}

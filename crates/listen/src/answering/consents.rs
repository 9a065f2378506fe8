//! What somebody agreed to in a survey, passed on to what is known of them.

use std::collections::BTreeSet;

use ::store::{Error, Tx};
use ::surveys::{Answer, Ask, Definition, Given, counted};
use customers::contacts::{self, Consent, Contact};
use kernel::{Id, Time};
use serde_json::Value as Json;

use crate::responses::{self, Response};
use crate::surveys::record::attribute_name;

/// The purposes that were agreed to.
pub(super) type Purposes = BTreeSet<String>;

/// The purposes that are agreed to on the path of an answer. A box that was not ticked says nothing.
pub(super) fn agreed(definition: &Definition, given: &Given) -> Purposes {
    let said = counted(definition, given);
    asked(definition).filter(|(key, _)| said.get(*key) == Some(&Answer::Truth(true))).map(|(_, purpose)| purpose.to_owned()).collect()
}

/// The purposes that were agreed to in the response as it is kept now; none before there is one.
pub(super) async fn said(tx: &mut Tx<'_>, definition: &Definition, response: Option<Id<Response>>) -> Result<Purposes, Error> {
    let Some(response) = response.filter(|_| asked(definition).next().is_some()) else { return Ok(Purposes::new()) };
    let kept = responses::present(tx, response).await?.attributes;
    let yes = |key: &str| kept.get(&attribute_name(key)) == Some(&Json::Bool(true));
    Ok(asked(definition).filter(|(key, _)| yes(key)).map(|(_, purpose)| purpose.to_owned()).collect())
}

/// Keeps with the contact what they agreed to at that time and had not before, and what they took back.
pub(super) async fn pass_on(
    tx: &mut Tx<'_>,
    (contact, at): (Id<Contact>, Time),
    survey: &str,
    before: &Purposes,
    now: &Purposes,
) -> Result<(), Error> {
    for purpose in before.symmetric_difference(now) {
        let source: String = format!("survey {survey}").chars().take(SOURCE_LENGTH).collect();
        let consent = Consent { purpose: purpose.clone(), given: now.contains(purpose), at, source };
        contacts::give_consent(tx, contact, consent).await?;
    }
    Ok(())
}

/// The longest source of a consent, in characters.
const SOURCE_LENGTH: usize = 200;

/// The questions for consent, with what for.
fn asked(definition: &Definition) -> impl Iterator<Item = (&str, &str)> {
    definition.pages.iter().flat_map(|page| &page.questions).filter_map(|question| match &question.ask {
        Ask::Consent(consent) => Some((question.key.as_str(), consent.purpose.as_str())),
        _ => None,
    })
}

//! Writing to the customer from a case.

use customers::contacts::{self, Contact, consents};
use edge::{Patch, Site};
use identity::{members, workspaces};
use kernel::{Actor, Code, Id, Refusal, text};
use post::{Letter, Mailbox, Paper, suppressions};
use serde_json::json;
use store::{Error, Tx};

use super::super::confirm::{self, words};
use super::super::steps::{self, What};
use super::super::{Case, Edit, Record, change, present, write as cases};
use super::{PURPOSE, SUBJECT_LENGTH, WORDS_LENGTH};

/// A letter as somebody wishes it.
#[derive(Clone, Debug, Default)]
pub struct Wish {
    /// Who gets it; whom the case is for unless told.
    pub to: Option<Id<Contact>>,
    /// What it is called.
    pub subject: String,
    /// What it says; an empty line begins a paragraph.
    pub words: String,
    /// Whether it asks the customer to say whether it is done, by a link.
    pub asks: bool,
}

/// Writes a letter from a case. It leaves moments later; that the customer hears from us counts from now.
pub async fn write(tx: &mut Tx<'_>, site: &Site, id: Id<Case>, wish: Wish) -> Result<Record, Error> {
    let mut case = present(tx, id).await?;
    let words = text::lines("words", &wish.words, WORDS_LENGTH)?;
    if words.is_empty() {
        return Err(Refusal::field("words", "say nothing: write what the customer should know").into());
    }
    let subject = text::line("subject", &wish.subject, SUBJECT_LENGTH)?;
    let contact = receiver(tx, &case, wish.to).await?;
    let to = mailbox(tx, &contact).await?;
    if wish.asks && case.contact != Some(contact.id) {
        if case.contact.is_some() {
            return Err(Refusal::field("ask_confirmation", "only whom the case is for is asked: write to them, or change the case first").into());
        }
        case = change(tx, id, None, Edit { contact: Patch::Set(contact.id), ..Edit::default() }).await?;
    }
    let language = match &contact.language {
        Some(language) => language.clone(),
        None => workspaces::settings(tx).await?.locale,
    };
    let mut paper = Paper::new().words(words).by_hand();
    if wish.asks {
        let token = confirm::ask(tx, id).await?;
        let (_, said) = words::words(&language);
        paper = paper.key(&said.letter_button, confirm::address(&site.base_url, &token));
    }
    let letter = Letter::new(to, &subject, paper)?.in_language(&language).from(sender(tx, &case).await?);
    let posted = post::send(tx, &letter.about(id).of_contact(Some(contact.id))).await?;
    let detail = json!({ "letter": posted.id, "contact": contact.id, "asks": wish.asks });
    steps::add(tx, id, What::Sent, &detail, None).await?;
    cases::heard(tx, id, "sent").await
}

/// Whom the letter goes to: somebody of the case's account, or whom the case is for.
async fn receiver(tx: &mut Tx<'_>, case: &Record, to: Option<Id<Contact>>) -> Result<contacts::Record, Error> {
    let id = to.or(case.contact).ok_or_else(|| Refusal::field("to", "the case is for an account and names nobody: choose who gets the letter"))?;
    let contact = contacts::find(tx, id).await?.ok_or_else(|| Refusal::field("to", format!("there is no contact {id} here")))?;
    let belongs = case.contact == Some(id) || (case.account.is_some() && contact.account == case.account);
    if !belongs {
        return Err(Refusal::field("to", "is not whom the case is for: choose somebody of its account").into());
    }
    Ok(contact)
}

/// Where the letter goes, if it may.
async fn mailbox(tx: &mut Tx<'_>, contact: &contacts::Record) -> Result<Mailbox, Error> {
    let refuse = |reason: String| Error::from(Refusal { code: Code::Conflict, ..Refusal::field("to", reason) });
    let name = &contact.name;
    let mail = contact.mail.as_deref().ok_or_else(|| Refusal::field("to", format!("{name} has no mail address: add it on their page, or call")))?;
    let consent = consents(tx, contact.id).await?.into_iter().find(|consent| consent.purpose == PURPOSE);
    if consent.is_some_and(|consent| !consent.given) {
        return Err(refuse(format!("{name} does not want letters: call, or ask them first")));
    }
    let mailbox = Mailbox::new(Some(name), mail)?;
    if suppressions::has(tx, &mailbox.key()).await? {
        return Err(refuse(format!(
            "the address of {name} gets no letters, since it unsubscribed or letters came back: correct it, call, or release it under Settings, Mail"
        )));
    }
    Ok(mailbox)
}

/// Who writes: the member who does it, or else who takes care of the case.
async fn sender(tx: &mut Tx<'_>, case: &Record) -> Result<Option<Mailbox>, Error> {
    let member = match tx.act().actor {
        Actor::Member(member) => Some(member),
        _ => case.owner,
    };
    let Some(member) = member else { return Ok(None) };
    let profile = members::get(tx, member).await?;
    Ok(profile.map(|profile| Mailbox::new(Some(&profile.name), &profile.mail)).transpose()?)
}

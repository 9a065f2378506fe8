//! Who gets a letter about a stage of an announcement, and who does not and why.

use std::collections::{HashMap, HashSet};

use customers::accounts::{self, Account};
use customers::contacts::{self, Contact};
use kernel::{Id, Time, closed};
use listen::holds;
use post::letters::State as Posted;
use post::{LetterNoun, suppressions};
use store::{Error, Read, Value, args};

use super::quotes::agreed;
use super::{Announcement, CONSENT_TO_LETTERS, CONSENT_TO_QUOTES, Record, Stage};
use crate::decisions::{self, Word};

closed! {
    /// What becomes of somebody whose words led to a decision when it is announced by letter.
    #[schema(as = AnnouncementFate)]
    Fate, "fate" {
        /// They will be written to.
        Will = "will",
        /// They were written to.
        Written = "written",
        /// They did not say that they want to hear of it.
        NoConsent = "no_consent",
        /// They said that they do not want to.
        Objected = "objected",
        /// We know no mail address of theirs.
        NoMail = "no_mail",
        /// Their address gets no letters: they unsubscribed, or it does not exist.
        Suppressed = "suppressed",
        /// They, or their account, are left alone for a while.
        OnHold = "on_hold",
    }
}

/// Somebody whose words led to a decision.
#[derive(Clone, Debug)]
pub struct Person {
    /// Who it is.
    pub contact: contacts::Record,
    /// Their words.
    pub words: Vec<Word>,
    /// What they said about others reading their words.
    pub quotes: Option<bool>,
    /// What becomes of them.
    pub fate: Fate,
    /// The letter they got, when it was written, and what became of it.
    pub letter: Option<(Id<LetterNoun>, Time, Posted)>,
}

/// Everybody whose words led to a decision.
#[derive(Clone, Debug, Default)]
pub struct Audience {
    /// Those who are known.
    pub people: Vec<Person>,
    /// How many words are nobody's: anonymous, or of nobody we know. They are never written to.
    pub nobody: usize,
}

impl Audience {
    /// Those who will be written to.
    pub fn will(&self) -> impl Iterator<Item = &Person> {
        self.people.iter().filter(|person| person.fate == Fate::Will)
    }
}

/// Who gets a letter about a stage of an announcement, and who does not and why.
pub async fn audience(read: &mut Read, record: &Record, stage: Stage, now: Time) -> Result<Audience, Error> {
    let (spoke, nobody) = decisions::people(read, record.decision).await?;
    let ids: Vec<_> = spoke.iter().map(|(contact, _)| *contact).collect();
    let found: HashMap<Id<Contact>, contacts::Record> =
        contacts::by_ids(read, &ids).await?.into_iter().map(|contact| (contact.id, contact)).collect();
    let consents = agreed(read, ids.iter().copied(), CONSENT_TO_LETTERS).await?;
    let quotable = agreed(read, ids.iter().copied(), CONSENT_TO_QUOTES).await?;
    let keys: Vec<String> = found.values().filter_map(|contact| contact.mail.as_deref()).map(identity::mail_key).collect();
    let suppressed = suppressions::among(read, &keys).await?;
    let held = Held::at(read, found.values(), now).await?;
    let mut letters = written(read, record.id, stage).await?;
    let mut people = Vec::with_capacity(spoke.len());
    for (id, words) in spoke {
        let Some(contact) = found.get(&id) else { continue };
        let letter = letters.remove(&id);
        let fate = match (&letter, consents.get(&id), contact.mail.as_deref()) {
            (Some(_), ..) => Fate::Written,
            (None, None, _) => Fate::NoConsent,
            (None, Some(false), _) => Fate::Objected,
            (None, Some(true), None) => Fate::NoMail,
            (None, Some(true), Some(mail)) if suppressed.contains(&identity::mail_key(mail)) => Fate::Suppressed,
            (None, Some(true), Some(_)) if held.has(contact) => Fate::OnHold,
            (None, Some(true), Some(_)) => Fate::Will,
        };
        people.push(Person { contact: contact.clone(), words, quotes: quotable.get(&id).copied(), fate, letter });
    }
    Ok(Audience { people, nobody })
}

/// Who is left alone for a while.
struct Held {
    people: HashSet<i64>,
    accounts: HashSet<Id<Account>>,
}

impl Held {
    async fn at(read: &mut Read, contacts: impl Iterator<Item = &contacts::Record>, now: Time) -> Result<Self, Error> {
        let (people, codes) = holds::held(read, now).await?;
        let mut ids: Vec<Id<Account>> = contacts.filter_map(|contact| contact.account).collect();
        ids.sort_unstable();
        ids.dedup();
        let accounts = accounts::by_ids(read, &ids).await?.into_iter().filter(|account| codes.contains_key(&account.code)).map(|account| account.id);
        Ok(Self { people: people.into_keys().collect(), accounts: accounts.collect() })
    }

    fn has(&self, contact: &contacts::Record) -> bool {
        self.people.contains(&contact.code) || contact.account.is_some_and(|account| self.accounts.contains(&account))
    }
}

/// The letters about a stage, by whom they went to.
async fn written(read: &mut Read, id: Id<Announcement>, stage: Stage) -> Result<HashMap<Id<Contact>, (Id<LetterNoun>, Time, Posted)>, Error> {
    let sql = "SELECT contact, letter, at FROM announcement_letter WHERE workspace = $1 AND announcement = $2 AND stage = $3";
    let rows = read.all(sql, args![read.workspace(), id, stage.text()]).await?;
    let mut letters: HashMap<Id<LetterNoun>, (Id<Contact>, Time)> = HashMap::new();
    for row in &rows {
        letters.insert(row.get("letter")?, (row.get("contact")?, row.get("at")?));
    }
    let sql = "SELECT id, state FROM letter WHERE workspace = $1 AND id";
    let states = read.all_by(sql, letters.keys().copied().map(Value::from).collect()).await?;
    let states = states.iter().map(|row| Ok((row.get("id")?, row.word("state")?))).collect::<Result<HashMap<Id<LetterNoun>, Posted>, Error>>()?;
    // What is known of a letter whose content and row are gone is that it was sent.
    let told = |letter: &Id<LetterNoun>| states.get(letter).copied().unwrap_or(Posted::Sent);
    Ok(letters.iter().map(|(letter, (contact, at))| (*contact, (*letter, *at, told(letter)))).collect())
}

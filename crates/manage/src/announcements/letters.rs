//! Personal letters: word back to those whose words led to a decision, once per person and stage.

use edge::Site;
use identity::workspaces;
use kernel::{Code, Id, Refusal};
use post::{Letter, LetterNoun, Mailbox, Paper};
use serde_json::json;
use store::{Error, Tx, args};

use super::audience::{Person, audience};
use super::store::present;
use super::words::{Tongue, fill, words};
use super::write::tell;
use super::{Announcement, Record, Stage, Text};
use crate::decisions::{Word, WordNoun};

/// Writes to everybody whom it reaches and who was not written to yet; `seen` is how many that were when somebody looked. Returns how many letters.
pub async fn write_letters(tx: &mut Tx<'_>, site: &Site, id: Id<Announcement>, stage: Stage, seen: usize) -> Result<usize, Error> {
    tx.take_turn("announcement").await?;
    let record = present(tx, id).await?;
    if record.stage() != Some(stage) {
        let reason = format!("the page does not tell what was {stage}: publish that first, so that the letter leads to it");
        return Err(Refusal::new(Code::Conflict, reason).into());
    }
    let now = tx.act().now;
    let audience = audience(tx, &record, stage, now).await?;
    let people: Vec<&Person> = audience.will().collect();
    if people.len() != seen {
        let reason = format!("{} people will be written to now, not {seen}: look at them again", people.len());
        return Err(Refusal { code: Code::Conflict, ..Refusal::field("people", reason) }.into());
    }
    let kit = Kit::of(tx, site, &record, stage).await?;
    let said = crate::decisions::said(tx, people.iter().flat_map(|person| person.words.iter().copied()), true).await?;
    let mut letters = Vec::with_capacity(people.len());
    for person in &people {
        let words = own_words(&person.words).filter_map(|word| said.get(&word.text())).map(|said| said.words.clone());
        letters.push(kit.letter(&person.contact, &words.collect::<Vec<_>>())?);
    }
    let posted = post::send_all(tx, &letters).await?;
    let workspace = tx.workspace();
    let row = |(person, letter): (&&Person, Id<LetterNoun>)| args![workspace, id, stage.text(), person.contact.id, letter, now];
    let rows = people.iter().zip(posted.iter().map(|posted| posted.id)).map(row).collect();
    tx.insert_rows("INSERT INTO announcement_letter (workspace, announcement, stage, contact, letter, at)", rows, "").await?;
    if !posted.is_empty() {
        tell(tx, "announcement.written", &record).await?;
        identity::audit::audit(tx, "announcement.letters", "announcement", Some(id), &json!({ "stage": stage, "letters": posted.len() })).await?;
    }
    Ok(posted.len())
}

/// What a person wrote; what members noted of them stays here.
fn own_words(words: &[Word]) -> impl Iterator<Item = &Word> {
    words.iter().filter(|word| word.noun == WordNoun::Response)
}

/// What letters about a stage are made of.
pub(super) struct Kit<'k> {
    record: &'k Record,
    stage: Stage,
    company: String,
    page: String,
}

impl<'k> Kit<'k> {
    /// Reads it.
    pub async fn of(tx: &mut store::Read, site: &Site, record: &'k Record, stage: Stage) -> Result<Self, Error> {
        let workspace = workspaces::settings(tx).await?;
        let page = format!("{}/w/{}/news#{}", site.base_url, workspace.key, record.id);
        Ok(Self { record, stage, company: workspace.name, page })
    }

    /// The letter to a person, with their own words.
    pub fn letter(&self, person: &customers::contacts::Record, own: &[String]) -> Result<Letter, Error> {
        let text = self.text(person.language.as_deref())?;
        let mail = person.mail.as_deref().ok_or_else(|| Error::Misuse("a letter to nobody".into()))?;
        let letter = Letter::new(Mailbox::new(Some(&person.name), mail)?, &text.title, self.paper(text, own))?;
        Ok(letter.in_language(&text.language).about(self.record.id).of_contact(Some(person.id)).with_unsubscribing())
    }

    /// What is said to a reader of a language.
    pub fn text(&self, language: Option<&str>) -> Result<&'k Text, Error> {
        self.record.text(language).ok_or_else(|| Error::Misuse("an announcement without words".into()))
    }

    /// What the letter says.
    pub fn paper(&self, text: &Text, own: &[String]) -> Paper {
        let said: &Tongue = words(&text.language);
        let (heading, told) = match self.stage {
            Stage::Decided => (&said.we_decided, &text.decided),
            Stage::Done => (&said.we_did, &text.done),
        };
        let mut paper = Paper::new().heading(&text.title).words(fill(&said.letter_intro, &self.company)).preview(told.clone());
        let own: Vec<&String> = own.iter().filter(|words| !words.trim().is_empty()).collect();
        if !own.is_empty() {
            paper = paper.quiet(&said.your_words);
            for words in own {
                paper = paper.quote(words.trim());
            }
        }
        paper.heading(&said.you_said).words(&text.said).heading(heading).words(told).button(&said.all_news, &self.page)
    }
}

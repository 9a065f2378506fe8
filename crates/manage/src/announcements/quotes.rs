//! Words of people that an announcement shows to everybody, as long as each of them agrees.

use std::collections::{HashMap, HashSet};

use customers::contacts::Contact;
use kernel::{Id, Refusal, text};
use listen::responses::Response;
use store::{Error, Read, Tx, Value, args};

use super::{Announcement, CONSENT_TO_QUOTES, MOST_QUOTES, PART_LENGTH, Record};
use crate::decisions::{self, Word};

/// Words of a person, as they wrote them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// The response they are from.
    pub response: Id<Response>,
    /// The words: a part of what was written there, as it stands there.
    pub words: String,
}

/// Sets the quotes of an announcement: of words that led to its decision, by people who agreed that others read them.
pub(super) async fn set(tx: &mut Tx<'_>, record: &Record, quotes: &[Quote]) -> Result<(), Error> {
    if quotes.len() > MOST_QUOTES {
        return Err(Refusal::field("quotes", format!("an announcement shows {MOST_QUOTES} quotes at most: keep the telling ones")).into());
    }
    let kept = decisions::words_of(tx, &[record.decision]).await?;
    let words = quotes.iter().map(|quote| Word::response(quote.response));
    let said = crate::decisions::said(tx, words, false).await?;
    let whose: HashMap<_, _> = kept.iter().filter_map(|kept| Some((kept.word, kept.contact?))).collect();
    let agreed = agreed(tx, whose.values().copied(), CONSENT_TO_QUOTES).await?;
    let workspace = tx.workspace();
    tx.execute("DELETE FROM announcement_quote WHERE workspace = $1 AND announcement = $2", args![workspace, record.id]).await?;
    for (place, quote) in quotes.iter().enumerate() {
        let refuse = |field: &str, reason: &str| Error::from(Refusal::field(format!("quotes[{place}].{field}"), reason));
        let word = Word::response(quote.response);
        let contact = *whose.get(&word).ok_or_else(|| refuse("response", "is not among the words of a person that led to the decision"))?;
        if !agreed.get(&contact).copied().unwrap_or(false) {
            return Err(refuse("response", "is by somebody who did not agree that others read their words: sum up what they said instead"));
        }
        let words = text::lines("words", &quote.words, PART_LENGTH).map_err(|refusal| refuse("words", &refusal.detail))?;
        let stands = said.get(&word.text()).is_some_and(|said| said.words.contains(&words));
        if words.is_empty() || !stands {
            return Err(refuse("words", "does not stand there: quote a part of what the customer wrote, unchanged"));
        }
        let sql = "INSERT INTO announcement_quote (workspace, announcement, position, response, contact, words) VALUES ($1, $2, $3, $4, $5, $6)";
        tx.execute(sql, args![workspace, record.id, place as i64, quote.response, contact, words]).await?;
    }
    Ok(())
}

/// A quote as it is kept.
#[derive(Clone, Debug)]
pub(super) struct Kept {
    pub announcement: Id<Announcement>,
    pub quote: Quote,
    /// Whether the person still agrees: only then others see it.
    pub agreed: bool,
}

/// The quotes of these announcements in their order.
pub(super) async fn of(read: &mut Read, announcements: &[Id<Announcement>]) -> Result<Vec<Kept>, Error> {
    let sql = "SELECT announcement, position, response, contact, words FROM announcement_quote WHERE workspace = $1 AND announcement";
    let rows = read.all_by(sql, announcements.iter().copied().map(Value::from).collect()).await?;
    let mut found = Vec::with_capacity(rows.len());
    for row in &rows {
        let quote = Quote { response: row.get("response")?, words: row.get("words")? };
        found.push((row.get::<i64>("position")?, row.get::<Id<Announcement>>("announcement")?, row.get::<Id<Contact>>("contact")?, quote));
    }
    found.sort_by_key(|(position, ..)| *position);
    let agreed = agreed(read, found.iter().map(|(.., contact, _)| *contact), CONSENT_TO_QUOTES).await?;
    let kept = found.into_iter().map(|(_, announcement, contact, quote)| Kept { announcement, quote, agreed: agreed.get(&contact) == Some(&true) });
    Ok(kept.collect())
}

/// What these people said last about a purpose; those who said nothing are left out.
pub(super) async fn agreed(
    read: &mut Read,
    contacts: impl Iterator<Item = Id<Contact>>,
    purpose: &'static str,
) -> Result<HashMap<Id<Contact>, bool>, Error> {
    let contacts: HashSet<Id<Contact>> = contacts.collect();
    let sql = format!("SELECT contact, given, at FROM consent WHERE workspace = $1 AND purpose = '{purpose}' AND contact");
    let mut newest: HashMap<Id<Contact>, (i64, bool)> = HashMap::new();
    for row in read.all_by(&sql, contacts.into_iter().map(Value::from).collect()).await? {
        let (contact, given, at): (Id<Contact>, bool, i64) = (row.get("contact")?, row.get("given")?, row.get("at")?);
        let entry = newest.entry(contact).or_insert((at, given));
        if at >= entry.0 {
            *entry = (at, given);
        }
    }
    Ok(newest.into_iter().map(|(contact, (_, given))| (contact, given)).collect())
}

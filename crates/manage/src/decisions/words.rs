//! The words that led to a decision, and whose they are.

use std::collections::HashMap;

use customers::contacts::Contact;
use kernel::about::Any;
use kernel::{Id, Refusal, Time, closed};
use listen::observations::Observation;
use listen::responses::Response;
use listen::voice::{self, Said};
use store::{Error, Read, Row, Tx, Value, args};

use super::{Decision, MOST_WORDS};

closed! {
    /// Where words come from.
    #[schema(as = DecisionWordNoun)]
    WordNoun, "kind of words" {
        /// A customer wrote them in a response.
        Response = "response",
        /// A member heard or saw it.
        Observation = "observation",
    }
}

/// A record that holds words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Word {
    /// What it is.
    pub noun: WordNoun,
    /// Its id.
    pub id: Id<Any>,
}

impl Word {
    /// What a customer answered.
    pub fn response(id: Id<Response>) -> Self {
        Self { noun: WordNoun::Response, id: id.any() }
    }

    /// What a member noted.
    pub fn observation(id: Id<Observation>) -> Self {
        Self { noun: WordNoun::Observation, id: id.any() }
    }

    /// The id as everybody writes it.
    pub fn text(&self) -> String {
        match self.noun {
            WordNoun::Response => Id::<Response>::from_bytes(*self.id.bytes()).to_string(),
            WordNoun::Observation => Id::<Observation>::from_bytes(*self.id.bytes()).to_string(),
        }
    }
}

/// Words as a decision keeps them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The decision.
    pub decision: Id<Decision>,
    /// The record that holds them.
    pub word: Word,
    /// Whose they are, where that is known and nobody was promised otherwise.
    pub contact: Option<Id<Contact>>,
    /// When they joined.
    pub joined_at: Time,
}

/// What was said in these records, by the id of each in text form.
pub(crate) async fn said(read: &mut Read, words: impl Iterator<Item = Word>, sees_customers: bool) -> Result<HashMap<String, Said>, Error> {
    let (mut responses, mut observations) = (Vec::new(), Vec::new());
    for word in words {
        match word.noun {
            WordNoun::Response => responses.push(Id::from_bytes(*word.id.bytes())),
            WordNoun::Observation => observations.push(Id::from_bytes(*word.id.bytes())),
        }
    }
    voice::of(read, &responses, &observations, sees_customers).await
}

/// Lets words join a decision; those that are there already change nothing. Returns how many joined.
pub(super) async fn join(tx: &mut Tx<'_>, id: Id<Decision>, words: &[Word]) -> Result<u64, Error> {
    if words.is_empty() {
        return Ok(0);
    }
    let said = said(tx, words.iter().copied(), false).await?;
    let (workspace, now) = (tx.workspace(), tx.act().now);
    let mut rows = Vec::with_capacity(words.len());
    for word in words {
        let field = if word.noun == WordNoun::Response { "responses" } else { "observations" };
        let told = said.get(&word.text()).ok_or_else(|| Refusal::field(field, format!("there is no {} {} here", word.noun, word.text())))?;
        let whose = told.contact.as_ref().filter(|_| !told.anonymous).map(|contact| contact.id);
        rows.push(args![workspace, id, word.noun.text(), word.id, whose, now]);
    }
    let insert = "INSERT INTO decision_word (workspace, decision, noun, item, contact, joined_at)";
    let joined = tx.insert_rows(insert, rows, "ON CONFLICT (workspace, decision, noun, item) DO NOTHING").await?;
    let row = tx.one("SELECT COUNT(*) AS words FROM decision_word WHERE workspace = $1 AND decision = $2", args![workspace, id]).await?;
    if row.get::<i64>("words")? > MOST_WORDS as i64 {
        return Err(Refusal::field("responses", format!("a decision rests on {MOST_WORDS} words at most: note a second one")).into());
    }
    Ok(joined)
}

/// Takes words away from a decision; returns how many were there.
pub(super) async fn leave(tx: &mut Tx<'_>, id: Id<Decision>, words: &[Word]) -> Result<u64, Error> {
    let mut left = 0;
    for word in words {
        let sql = "DELETE FROM decision_word WHERE workspace = $1 AND decision = $2 AND noun = $3 AND item = $4";
        left += tx.execute(sql, args![tx.workspace(), id, word.noun.text(), word.id]).await?;
    }
    Ok(left)
}

/// The words that led to these decisions, in the order of joining.
pub async fn words_of(read: &mut Read, decisions: &[Id<Decision>]) -> Result<Vec<Kept>, Error> {
    let sql = "SELECT decision, noun, item, contact, joined_at FROM decision_word WHERE workspace = $1 AND decision";
    let rows = read.all_by(sql, decisions.iter().copied().map(Value::from).collect()).await?;
    let mut kept = rows.iter().map(kept).collect::<Result<Vec<_>, _>>()?;
    kept.sort_by_key(|kept| (kept.joined_at, kept.word));
    Ok(kept)
}

/// People, each with their words.
pub type Spoken = Vec<(Id<Contact>, Vec<Word>)>;

/// Whose words led to a decision, each with the words, and how many words are nobody's.
pub async fn people(read: &mut Read, decision: Id<Decision>) -> Result<(Spoken, usize), Error> {
    let (mut people, mut nobody): (Spoken, usize) = (Vec::new(), 0);
    for kept in words_of(read, &[decision]).await? {
        match kept.contact {
            None => nobody += 1,
            Some(contact) => match people.iter_mut().find(|(known, _)| *known == contact) {
                Some((_, words)) => words.push(kept.word),
                None => people.push((contact, vec![kept.word])),
            },
        }
    }
    Ok((people, nobody))
}

/// The decisions that words of a person led to, with the words.
pub async fn of_contact(read: &mut Read, contact: Id<Contact>) -> Result<Vec<Kept>, Error> {
    let sql = "SELECT decision, noun, item, contact, joined_at FROM decision_word WHERE workspace = $1 AND contact = $2 ORDER BY joined_at, item";
    read.all(sql, args![read.workspace(), contact]).await?.iter().map(kept).collect()
}

fn kept(row: &Row) -> Result<Kept, Error> {
    let word = Word { noun: row.word("noun")?, id: row.get("item")? };
    Ok(Kept { decision: row.get("decision")?, word, contact: row.get("contact")?, joined_at: row.get("joined_at")? })
}

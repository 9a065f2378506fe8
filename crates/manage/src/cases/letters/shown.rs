//! The letters of a case as one reads them: out and in, in their order.

use std::collections::HashSet;

use kernel::about::Any;
use kernel::{About, Id, Time, closed};
use post::letters::{self, State};
use post::received::{self, Kind};
use post::{LetterIn, LetterNoun, Mailbox};
use store::{Error, Read, args};

use super::super::{Case, ItemNoun};

closed! {
    /// Which way a letter went.
    #[schema(as = CaseLetterDirection)]
    Direction, "direction of a letter" {
        /// From us to the customer.
        Out = "out",
        /// Back to us.
        In = "in",
    }
}

/// A letter of a case.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// Its id.
    pub id: String,
    /// Which way it went.
    pub direction: Direction,
    /// When it was written or came.
    pub at: Time,
    /// Who wrote it; none is the house.
    pub from: Option<String>,
    /// Who got it, of one that left.
    pub to: Option<String>,
    /// What it is called.
    pub subject: Option<String>,
    /// What it says, as long as that is kept.
    pub words: Option<String>,
    /// What became of one that left.
    pub state: Option<State>,
    /// Why that did not go well.
    pub reason: Option<String>,
    /// Whether it came from another address than ours went to.
    pub stranger: bool,
    /// Whether a program wrote it, as an out of office note.
    pub automatic: bool,
}

/// The letters of a case, the first first.
pub async fn thread(read: &mut Read, id: Id<Case>) -> Result<Vec<Shown>, Error> {
    let sent = letters::about(read, &About::of(id)).await?;
    let ids: Vec<Id<LetterNoun>> = sent.iter().map(|letter| letter.id).collect();
    let known = from_customers(read, id).await?;
    let came = received::answers(read, &ids).await?;
    let mut shown: Vec<Shown> = sent.into_iter().map(out).chain(came.into_iter().map(|letter| back(letter, &known))).collect();
    shown.sort_by_key(|letter| letter.at);
    Ok(shown)
}

/// Letters that joined as words of the customer.
async fn from_customers(read: &mut Read, id: Id<Case>) -> Result<HashSet<Id<Any>>, Error> {
    let sql = "SELECT item FROM case_item WHERE workspace = $1 AND case_id = $2 AND noun = $3 AND contact IS NOT NULL";
    let rows = read.all(sql, args![read.workspace(), id, ItemNoun::Letter.text()]).await?;
    rows.iter().map(|row| row.get("item")).collect()
}

fn out(letter: letters::Record) -> Shown {
    Shown {
        id: letter.id.to_string(),
        direction: Direction::Out,
        at: letter.made_at,
        from: letter.from.as_ref().map(called),
        to: Some(called(&letter.to)),
        subject: Some(letter.subject),
        words: letter.paper.map(|paper| paper.said()),
        state: Some(letter.state),
        reason: letter.reason,
        stranger: false,
        automatic: false,
    }
}

fn back(letter: received::Record, known: &HashSet<Id<Any>>) -> Shown {
    let id: Id<LetterIn> = letter.id;
    let from = match (letter.from_name, letter.from_address) {
        (Some(name), Some(address)) => Some(format!("{name} <{address}>")),
        (name, address) => name.or(address),
    };
    let automatic = letter.kind == Kind::Automatic;
    Shown {
        id: id.to_string(),
        direction: Direction::In,
        at: letter.received_at,
        from,
        to: None,
        subject: letter.subject,
        words: letter.words,
        state: None,
        reason: letter.reason,
        stranger: !automatic && !known.contains(&id.any()),
        automatic,
    }
}

fn called(mailbox: &Mailbox) -> String {
    match mailbox.name() {
        Some(name) => format!("{name} <{}>", mailbox.address()),
        None => mailbox.address().to_owned(),
    }
}

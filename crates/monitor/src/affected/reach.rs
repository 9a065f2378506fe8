//! Reaches out to others affected: a task for each customer, for whoever answers for them.

use std::collections::BTreeMap;

use customers::accounts::Account;
use customers::contacts::Contact;
use desk::tasks::{self, NewTask};
use identity::members;
use journeys::touchpoints::Touchpoint;
use kernel::{About, Id, Member, Time};
use store::{Error, Read, Tx};

use super::{Window, from};

/// Tasks that are made at once at most.
const MOST: usize = 500;

/// What the tasks say.
#[derive(Clone, Debug)]
pub struct Wish {
    /// What is to be done.
    pub title: String,
    /// More about it.
    pub note: Option<String>,
    /// By when.
    pub due_at: Option<Time>,
}

/// What came of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reached {
    /// Tasks that were made.
    pub made: usize,
    /// Customers about whom there was an open task of this kind already.
    pub already: usize,
    /// Customers for whom there was no room.
    pub left_off: usize,
}

/// Makes a task for each customer affected about whom there is no open one of this kind; those who were there last come first.
pub async fn reach_out(tx: &mut Tx<'_>, touchpoint: Id<Touchpoint>, window: Window, wish: &Wish) -> Result<Reached, Error> {
    tx.take_turn("task").await?;
    let step = format!("affected {touchpoint}");
    let open = tasks::open_of_step(tx, &step).await?;
    let customers = customers(tx, window).await?;
    let (already, new): (Vec<_>, Vec<_>) = customers.into_iter().partition(|(about, _)| open.contains(about));
    let reached = Reached { made: new.len().min(MOST), already: already.len(), left_off: new.len().saturating_sub(MOST) };
    let mut here: BTreeMap<Id<Member>, bool> = BTreeMap::new();
    let mut wanted = Vec::with_capacity(reached.made);
    for (about, owner) in new.into_iter().take(MOST) {
        let owner = match owner {
            Some(owner) if is_here(tx, &mut here, owner).await? => Some(owner),
            _ => None,
        };
        let Wish { title, note, due_at } = wish.clone();
        wanted.push(NewTask { about: Some(about), title, note, owner, team: None, due_at, step: Some(step.clone()) });
    }
    tasks::make_together(tx, &wish.title, wanted).await?;
    Ok(reached)
}

/// The accounts of those affected, and those who have none, each with who answers for them.
async fn customers(read: &mut Read, window: Window) -> Result<Vec<(About, Option<Id<Member>>)>, Error> {
    let columns = "a.id AS account, a.owner AS owner, CASE WHEN a.id IS NULL THEN c.id END AS contact, MAX(t.last_at) AS last_at";
    let mut sql = from(read, columns, window);
    sql.push(" GROUP BY a.id, a.owner, CASE WHEN a.id IS NULL THEN c.id END ORDER BY MAX(t.last_at) DESC");
    let mut customers = Vec::new();
    for row in read.all_of(sql).await? {
        let account = row.get::<Option<Id<Account>>>("account")?.map(About::of);
        let contact = row.get::<Option<Id<Contact>>>("contact")?.map(About::of);
        customers.extend(account.or(contact).map(|about| Ok::<_, Error>((about, row.get("owner")?))).transpose()?);
    }
    Ok(customers)
}

async fn is_here(read: &mut Read, known: &mut BTreeMap<Id<Member>, bool>, member: Id<Member>) -> Result<bool, Error> {
    if let Some(here) = known.get(&member) {
        return Ok(*here);
    }
    let here = members::get(read, member).await?.is_some_and(|member| member.left_at.is_none());
    known.insert(member, here);
    Ok(here)
}

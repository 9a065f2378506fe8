//! Whom a programme asks: people at customers, some at a time, or our own staff, all at once.

use std::collections::HashSet;
use std::future::ready;
use std::sync::Arc;

use customers::audiences::{self, Audience, Kind, Listed, Page, Part};
use futures_util::StreamExt;
use futures_util::stream::{self, BoxStream};
use kernel::{Id, Member, Time, Workspace};
use store::{Error, Read, Store};
use tokio::sync::mpsc;

use super::people::{self, number};
use crate::programmes;

/// Connections that look people up at once.
const LOOKERS: usize = 2;
/// Pages that each of them has ready at most.
const AHEAD: usize = 4;

/// Some people, or why they could not be looked up.
type Found = Result<Page, Error>;

/// Somebody who may have an occasion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Somebody {
    /// Their number; below zero for our own staff.
    pub number: i64,
    /// That of the account they belong to.
    pub account: Option<i64>,
    /// Which of our own staff it is.
    pub member: Option<Id<Member>>,
}

/// How far everybody of an audience was read.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Place(Option<i64>);

/// The next people whom a programme may ask; nobody when all were read.
pub(super) async fn some(read: &mut Read, programme: &programmes::Record, now: Time, place: &mut Place, limit: i64) -> Result<Vec<Somebody>, Error> {
    let audience = audiences::of_programme(read, programme.audience).await?;
    if audience.kind == Kind::Staff {
        if place.0.replace(0).is_some() {
            return Ok(Vec::new());
        }
        let members = audiences::members(read, &audience).await?;
        return Ok(members.into_iter().map(|member| Somebody { number: number(member), account: None, member: Some(member) }).collect());
    }
    let people = audiences::people(read, &audience, now, place.0.unwrap_or(-1), limit).await?;
    place.0 = people.last().map(|person| person.code).or(place.0);
    Ok(people.into_iter().map(|person| Somebody { number: person.code, account: person.account_code, member: None }).collect())
}

/// Everybody of an audience, with the addresses, some at a time: the next ones are looked up meanwhile.
pub(super) async fn everybody(store: &Store, read: &mut Read, audience: audiences::Record, now: Time) -> Result<BoxStream<'static, Found>, Error> {
    if audience.kind == Kind::Staff {
        let page = staff(read, &audience).await?;
        return Ok(stream::once(ready(Ok(page))).boxed());
    }
    let parts = Arc::new(audiences::parts(read, &audience).await?);
    let looker = Looker { store: store.clone(), workspace: read.workspace(), audience: Arc::new(audience), parts, now };
    let lookers: [_; LOOKERS] = std::array::from_fn(|first| looker.clone().begin(first));
    // Each looker takes every other part, so that their pages come in turn.
    let pages = stream::unfold((lookers, 0), |(mut lookers, turn)| async move {
        let page = lookers[turn].recv().await?;
        Some((page, (lookers, (turn + 1) % LOOKERS)))
    });
    Ok(pages.boxed())
}

/// Looks up people by a connection of its own.
#[derive(Clone)]
struct Looker {
    store: Store,
    workspace: Id<Workspace>,
    audience: Arc<audiences::Record>,
    parts: Arc<Vec<Part>>,
    now: Time,
}

impl Looker {
    /// Begins with one of the first parts; ends when nobody takes its pages any more.
    fn begin(self, first: usize) -> mpsc::Receiver<Found> {
        let (found, pages) = mpsc::channel(AHEAD);
        tokio::spawn(async move {
            for part in self.parts.iter().skip(first).step_by(LOOKERS) {
                if found.send(self.look(part).await).await.is_err() {
                    return;
                }
            }
        });
        pages
    }

    async fn look(&self, part: &Part) -> Found {
        audiences::listed(&mut self.store.read(self.workspace).await?, &self.audience, self.now, part).await
    }
}

async fn staff(read: &mut Read, audience: &audiences::Record) -> Result<Page, Error> {
    let all = people::members(read).await?;
    let members: Vec<_> = audiences::members(read, audience).await?.into_iter().map(number).collect();
    let mails: Vec<_> = members.iter().map(|code| all.get(code)?.mail.as_deref().map(identity::mail_key)).collect();
    let listed = members.iter().zip(&mails).map(|(code, mail)| Listed { code: *code, account_code: None, mail_key: mail.as_deref() });
    Ok(Page::of(listed))
}

/// Those among these people, by their numbers, who belong to an audience now.
pub(super) async fn among(read: &mut Read, audience: Id<Audience>, people: &[i64], now: Time) -> Result<HashSet<i64>, Error> {
    let record = audiences::of_programme(read, Some(audience)).await?;
    if record.kind == Kind::Staff {
        return Ok(audiences::members(read, &record).await?.into_iter().map(number).collect());
    }
    audiences::among(read, audience, people, now).await
}

//! From announcements to what members see of them.

use std::collections::HashMap;

use customers::accounts;
use desk::people::People;
use edge::Site;
use identity::workspaces;
use kernel::Id;
use store::{Error, Read, Value};

use super::audience::{Audience, Person};
use super::shapes::{
    AnnouncementAccount, AnnouncementAudience, AnnouncementDecision, AnnouncementLetter, AnnouncementLetters, AnnouncementOut, AnnouncementPerson,
    AnnouncementQuote,
};
use super::{Announcement, Fate, Record, Stage, quotes};
use crate::decisions::{self, Decision};

/// Announcements as lists show them.
pub(super) async fn listed(read: &mut Read, site: &Site, records: Vec<Record>) -> Result<Vec<AnnouncementOut>, Error> {
    let ids: Vec<_> = records.iter().map(|record| record.id).collect();
    let mut quoted: HashMap<Id<Announcement>, Vec<AnnouncementQuote>> = HashMap::new();
    for kept in quotes::of(read, &ids).await? {
        let quote = AnnouncementQuote { response: kept.quote.response, words: kept.quote.words, shown: kept.agreed };
        quoted.entry(kept.announcement).or_default().push(quote);
    }
    let letters = letters(read, &ids).await?;
    let people = People::of(read, records.iter().filter_map(|record| record.actor.parse().ok()).collect()).await?;
    let address = address(read, site).await?;
    let mut shown = Vec::with_capacity(records.len());
    for record in records {
        let decision = decision(read, record.decision).await?;
        shown.push(AnnouncementOut {
            id: record.id,
            decision,
            state: record.state,
            quotes: quoted.remove(&record.id).unwrap_or_default(),
            decided_at: record.decided_at,
            done_at: record.done_at,
            address: record.stage().map(|_| format!("{address}#{}", record.id)),
            letters: letters.get(&record.id).copied().unwrap_or_default(),
            made_by: people.actor(&record.actor),
            texts: record.texts,
            made_at: record.made_at,
            changed_at: record.changed_at,
            revision: record.revision,
        });
    }
    Ok(shown)
}

/// One of them.
pub(super) async fn whole(read: &mut Read, site: &Site, record: Record) -> Result<AnnouncementOut, Error> {
    let id = record.id;
    Ok(listed(read, site, vec![record]).await?.pop().ok_or_else(|| kernel::Refusal::not_found("announcement", id))?)
}

/// Where everybody reads announcements.
pub(super) async fn address(read: &mut Read, site: &Site) -> Result<String, Error> {
    Ok(format!("{}/w/{}/news", site.base_url, workspaces::settings(read).await?.key))
}

async fn decision(read: &mut Read, id: Id<Decision>) -> Result<AnnouncementDecision, Error> {
    let found = decisions::find(read, id).await?.ok_or_else(|| kernel::Refusal::not_found("decision", id))?;
    Ok(AnnouncementDecision { id, title: found.title, state: found.state })
}

async fn letters(read: &mut Read, ids: &[Id<Announcement>]) -> Result<HashMap<Id<Announcement>, AnnouncementLetters>, Error> {
    let sql = "SELECT announcement, stage FROM announcement_letter WHERE workspace = $1 AND announcement";
    let mut counted: HashMap<Id<Announcement>, AnnouncementLetters> = HashMap::new();
    for row in read.all_by(sql, ids.iter().copied().map(Value::from).collect()).await? {
        let letters = counted.entry(row.get("announcement")?).or_default();
        match row.word::<Stage>("stage")? {
            Stage::Decided => letters.decided += 1,
            Stage::Done => letters.done += 1,
        }
    }
    Ok(counted)
}

/// The audience as members see it; names only for those who see customers' names.
pub(super) async fn people(read: &mut Read, record: &Record, audience: Audience, sees_customers: bool) -> Result<AnnouncementAudience, Error> {
    let count = |fate: Fate| audience.people.iter().filter(|person| person.fate == fate).count();
    let (will, written) = (count(Fate::Will), count(Fate::Written));
    let mut ids: Vec<_> = audience.people.iter().filter_map(|person| person.contact.account).collect();
    ids.sort_unstable();
    ids.dedup();
    let names: HashMap<_, _> = accounts::by_ids(read, &ids).await?.into_iter().map(|account| (account.id, account.name)).collect();
    let show = |person: Person| {
        let account = person.contact.account.and_then(|id| Some(AnnouncementAccount { id, name: names.get(&id)?.clone() }));
        AnnouncementPerson {
            id: person.contact.id,
            name: sees_customers.then(|| person.contact.name.clone()),
            account,
            language: record.text(person.contact.language.as_deref()).map(|text| text.language.clone()),
            words: person.words.len(),
            quotes: person.quotes,
            fate: person.fate,
            letter: person.letter.map(|(id, at, state)| AnnouncementLetter { id, at, state }),
        }
    };
    let nobody = audience.nobody;
    let people: Vec<_> = audience.people.into_iter().map(show).collect();
    Ok(AnnouncementAudience { will, written, not: people.len() - will - written, nobody, people })
}

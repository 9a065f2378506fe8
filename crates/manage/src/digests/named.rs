//! What the ids of a digest mean now: words, decisions, customers and alerts. What is gone is gone here too.

use std::collections::HashMap;

use kernel::Id;
use listen::voice::{self, Said};
use monitor::alerts::told::{Names, Told, told};
use monitor::alerts::{self, Alert};
use monitor::classes::Whose;
use monitor::classes::store as classes;
use store::{Error, Read};

use super::Content;
use crate::decisions::{self, Decision};

/// What the ids of a digest mean.
pub(super) struct Named {
    /// The words that it names, by the id of their record.
    pub said: HashMap<String, Said>,
    /// What its decisions are called.
    pub decided: HashMap<String, String>,
    /// What its customers are called, as far as the reader may see.
    pub customers: HashMap<String, String>,
    /// What its alerts say, in English and in German.
    pub alerts: HashMap<String, [Told; 2]>,
    /// What its watches are called.
    pub watches: HashMap<String, String>,
}

/// Looks up what a reader may see.
pub(super) async fn named(read: &mut Read, content: &Content, names: Names) -> Result<Named, Error> {
    let ids = || content.bad.iter().chain(&content.good);
    let responses: Vec<_> = ids().filter_map(|id| id.parse().ok()).collect();
    let observations: Vec<_> = ids().filter_map(|id| id.parse().ok()).collect();
    let said = voice::of(read, &responses, &observations, names.people).await?;
    let decisions: Vec<Id<Decision>> = content.decisions.iter().filter_map(|id| id.parse().ok()).collect();
    let decided = decisions::named(read, &decisions).await?.into_iter().map(|(id, title)| (id.to_string(), title)).collect();
    let customers = customers(read, content, names).await?;
    let found_by = || content.watches.iter().flatten();
    let ids: Vec<Id<Alert>> = found_by().flat_map(|one| &one.alerts).filter_map(|id| id.parse().ok()).collect();
    let found = alerts::by_ids(read, &ids).await?;
    let mut german = told(read, &found, true, names).await?;
    let english = told(read, &found, false, names).await?;
    let alerts = english.into_iter().filter_map(|(id, english)| Some((id.to_string(), [english, german.remove(&id)?]))).collect();
    let wanted: Vec<_> = found_by().filter_map(|one| one.watch.parse().ok()).collect();
    let watches = monitor::watches::names(read, &wanted).await?.into_iter().map(|(id, name)| (id.to_string(), name)).collect();
    Ok(Named { said, decided, customers, alerts, watches })
}

async fn customers(read: &mut Read, content: &Content, names: Names) -> Result<HashMap<String, String>, Error> {
    let movers = content.classes.iter().flat_map(|classes| &classes.movers).map(|mover| &mover.id);
    let ids = movers.chain(content.silent.iter().flat_map(|silent| &silent.most));
    let whose: Vec<Whose> = ids.filter_map(|id| id.parse().map(Whose::Account).or_else(|_| id.parse().map(Whose::Contact)).ok()).collect();
    let may = |whose: &Whose| if whose.account().is_some() { names.accounts } else { names.people };
    let whose: Vec<Whose> = whose.into_iter().filter(may).collect();
    let called = classes::names(read, &whose).await?.into_iter();
    Ok(called
        .map(|(whose, name)| match whose {
            Whose::Account(id) => (id.to_string(), name),
            Whose::Contact(id) => (id.to_string(), name),
        })
        .collect())
}

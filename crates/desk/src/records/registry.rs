//! The nouns of all rooms together: ids as callers write them, and what records are called.

use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

use identity::{Rights, Sees};
use kernel::about::Any;
use kernel::{About, Id, Noun as _, Refusal};
use store::{Error, Read};

use super::{RecordOut, Records};

/// The nouns there may be tasks, comments and notices about. Routes need it as an extension.
#[derive(Clone)]
pub struct Registry(Arc<[Box<dyn Records>]>);

impl Registry {
    /// These nouns.
    pub fn new(nouns: Vec<Box<dyn Records>>) -> Self {
        Self(nouns.into())
    }

    /// The record that a caller names by its id.
    pub fn read(&self, text: &str) -> Result<About, Refusal> {
        let refuse = || {
            let known: Vec<String> = self.0.iter().map(|records| format!("{} ({}_…)", records.noun().0, records.noun().1)).collect();
            Refusal::field("about", format!("{text:?} is not the id of a record people work on: use that of one of these: {}", known.join(", ")))
        };
        let (prefix, body) = text.split_once('_').ok_or_else(refuse)?;
        let (word, _) = self.0.iter().map(|records| records.noun()).find(|(_, known)| *known == prefix).ok_or_else(refuse)?;
        let id: Id<Any> = format!("{}_{body}", Any::PREFIX).parse().map_err(|_| refuse())?;
        Ok(About { noun: word.into(), id })
    }

    /// The same, if the record is here.
    pub async fn find(&self, read: &mut Read, text: &str) -> Result<About, Error> {
        let about = self.read(text)?;
        let everything = Sees { customers: true, employees: true };
        for records in self.0.iter().filter(|records| records.noun().0 == about.noun) {
            if records.named(read, &[about.id], everything).await?.contains_key(&about.id) {
                return Ok(about);
            }
        }
        Err(Refusal::not_found(&about.noun, text).into())
    }

    /// What records are called, as far as a caller may see it.
    pub async fn named(&self, read: &mut Read, abouts: &[About], rights: Rights, sees: Sees) -> Result<Named, Error> {
        let mut names = HashMap::new();
        for records in self.0.iter().filter(|records| rights.has(records.right())) {
            let word = records.noun().0;
            let mut ids: Vec<Id<Any>> = abouts.iter().filter(|about| about.noun == word).map(|about| about.id).collect();
            ids.sort_unstable();
            ids.dedup();
            if !ids.is_empty() {
                let found = records.named(read, &ids, sees).await?;
                names.extend(found.into_iter().filter_map(|(id, name)| Some((About { noun: word.into(), id }, name?))));
            }
        }
        Ok(Named { names, prefixes: self.0.iter().map(|records| records.noun()).collect() })
    }
}

impl fmt::Debug for Registry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.0.iter().map(|records| records.noun())).finish()
    }
}

/// What records are called, for one caller.
#[derive(Debug)]
pub struct Named {
    names: HashMap<About, String>,
    prefixes: Vec<(&'static str, &'static str)>,
}

impl Named {
    /// A record as pages refer to it; none when its noun is not known any more.
    pub fn show(&self, about: &About) -> Option<RecordOut> {
        let (_, prefix) = self.prefixes.iter().find(|(word, _)| *word == about.noun)?;
        let id = about.id.to_string();
        let body = id.split_once('_').map_or("", |(_, body)| body);
        Some(RecordOut { id: format!("{prefix}_{body}"), noun: about.noun.clone(), name: self.names.get(about).cloned() })
    }
}

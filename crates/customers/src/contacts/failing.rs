//! Mail addresses that letters do not reach: those to which one came back for good, until the address changes or is released by hand.

use std::collections::HashSet;

use identity::mail_key;
use post::suppressions;
use store::{Error, Read};

use super::Record;

/// Those of some contacts.
#[derive(Clone, Debug, Default)]
pub(crate) struct Failing(HashSet<String>);

impl Failing {
    /// Looks them up.
    pub async fn among(read: &mut Read, records: &[Record]) -> Result<Self, Error> {
        let keys: Vec<String> = records.iter().filter_map(|record| record.mail.as_deref()).map(mail_key).collect();
        Ok(Self(suppressions::failing(read, &keys).await?))
    }

    /// Whether letters do not reach a contact.
    pub fn has(&self, record: &Record) -> bool {
        record.mail.as_deref().is_some_and(|mail| self.0.contains(&mail_key(mail)))
    }
}

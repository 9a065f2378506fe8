//! A carrier that keeps letters in memory, for tests.

use std::collections::VecDeque;
use std::sync::Mutex;

use futures_util::future::BoxFuture;

use crate::letters::{Carrier, Mail, Undelivered};

/// Keeps letters, or answers as it was told to.
#[derive(Debug, Default)]
pub struct Memory {
    mails: Mutex<Vec<Mail>>,
    troubles: Mutex<VecDeque<Undelivered>>,
}

impl Memory {
    /// Answers the next letters so.
    pub fn fail(&self, troubles: impl IntoIterator<Item = Undelivered>) {
        self.troubles.lock().expect("a lock").extend(troubles);
    }

    /// The letters so far.
    pub fn mails(&self) -> Vec<Mail> {
        self.mails.lock().expect("a lock").clone()
    }
}

impl Carrier for Memory {
    fn carry<'c>(&'c self, mail: &'c Mail) -> BoxFuture<'c, Result<(), Undelivered>> {
        Box::pin(async move {
            if let Some(trouble) = self.troubles.lock().expect("a lock").pop_front() {
                return Err(trouble);
            }
            self.mails.lock().expect("a lock").push(mail.clone());
            Ok(())
        })
    }
}

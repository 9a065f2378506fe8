//! A carrier that keeps letters in memory, and a receiver of webhooks there, for tests.

use std::collections::VecDeque;
use std::sync::Mutex;

use futures_util::future::BoxFuture;

use crate::letters::{Carrier, Mail, Undelivered};
use crate::webhooks::{Call, Caller, Reply, Trouble};

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

/// Keeps calls of webhooks and answers 204, or as it was told to.
#[derive(Debug, Default)]
pub struct Receiver {
    calls: Mutex<Vec<Call>>,
    answers: Mutex<VecDeque<Result<Reply, (Trouble, String)>>>,
}

impl Receiver {
    /// Answers the next calls so.
    pub fn answer(&self, answers: impl IntoIterator<Item = Result<Reply, (Trouble, String)>>) {
        self.answers.lock().expect("a lock").extend(answers);
    }

    /// Answers the next calls with this status and nothing else.
    pub fn refuse(&self, status: u16, times: usize) {
        self.answer((0..times).map(|_| Ok(Reply { status, ..Reply::default() })));
    }

    /// The calls since the last look.
    pub fn calls(&self) -> Vec<Call> {
        std::mem::take(&mut *self.calls.lock().expect("a lock"))
    }
}

impl Caller for Receiver {
    fn call<'c>(&'c self, call: &'c Call) -> BoxFuture<'c, Result<Reply, (Trouble, String)>> {
        Box::pin(async move {
            self.calls.lock().expect("a lock").push(call.clone());
            let answer = self.answers.lock().expect("a lock").pop_front();
            answer.unwrap_or_else(|| Ok(Reply { status: 204, ..Reply::default() }))
        })
    }
}

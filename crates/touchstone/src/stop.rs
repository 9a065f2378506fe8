//! The word to stop: given once, by a signal, heard by everything that runs.

use std::future::Future;

use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;

/// Gives the word.
#[derive(Debug)]
pub struct Stop(watch::Sender<bool>);

/// Hears the word; clones hear the same.
#[derive(Clone, Debug)]
pub struct Stopped(watch::Receiver<bool>);

impl Stop {
    /// A word that was not given yet.
    pub fn new() -> (Self, Stopped) {
        let (sender, receiver) = watch::channel(false);
        (Self(sender), Stopped(receiver))
    }

    /// Gives it.
    pub fn now(&self) {
        self.0.send_replace(true);
    }
}

impl Stopped {
    /// Returns once the word was given.
    pub async fn wait(&self) {
        // When the giver is gone nobody can give the word any more, which is as good as given.
        let _ = self.0.clone().wait_for(|given| *given).await;
    }

    /// Whether it was given.
    pub fn is_given(&self) -> bool {
        *self.0.borrow()
    }

    /// Runs something until it ends or the word is given; none then.
    pub async fn or<T>(&self, work: impl Future<Output = T>) -> Option<T> {
        tokio::select! {
            () = self.wait() => None,
            outcome = work => Some(outcome),
        }
    }
}

/// Heeds SIGTERM and SIGINT (Ctrl-C) from now on; what comes back returns at the first.
pub fn asked() -> std::io::Result<impl Future<Output = ()>> {
    let (mut terminate, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}

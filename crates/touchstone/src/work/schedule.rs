//! Housekeeping that comes round: each chore again and again, until the word to stop.

use std::time::Duration;

use futures_util::future::BoxFuture;

use super::Pace;
use crate::clock::Stopwatch;
use crate::stop::Stopped;

/// Something that is done from time to time.
pub struct Chore {
    /// Names it in the log.
    pub name: &'static str,
    /// The pause before it is done again, longer when it took long; the first time comes after one pause.
    pub every: Duration,
    /// Does it.
    pub run: Box<dyn Fn() -> BoxFuture<'static, anyhow::Result<()>> + Send + Sync>,
}

/// Does the chore until the word to stop; a failure is told and the chore comes round again.
pub async fn keep(chore: Chore, stopped: Stopped) {
    let pace = Pace { least: chore.every, times: 9, most: Duration::from_mins(1).max(chore.every) };
    let mut pause = chore.every;
    while stopped.or(tokio::time::sleep(pause)).await.is_some() {
        let watch = Stopwatch::start();
        if let Err(error) = (chore.run)().await {
            tracing::warn!("{} failed and will be tried again: {error:#}", chore.name);
        }
        pause = pace.after(watch.elapsed());
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;
    use crate::stop::Stop;

    #[tokio::test]
    async fn a_chore_comes_round_although_it_fails_and_ends_at_the_word() {
        let count = Arc::new(AtomicUsize::new(0));
        let seen = Arc::clone(&count);
        let run = Box::new(move || -> BoxFuture<'static, anyhow::Result<()>> {
            seen.fetch_add(1, Ordering::Relaxed);
            Box::pin(async { anyhow::bail!("it rains") })
        });
        let (stop, stopped) = Stop::new();
        let kept = tokio::spawn(keep(Chore { name: "sweeping", every: Duration::from_millis(2), run }, stopped));
        while count.load(Ordering::Relaxed) < 3 {
            tokio::task::yield_now().await;
        }
        stop.now();
        kept.await.expect("ended");
    }
}

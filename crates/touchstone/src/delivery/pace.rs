//! No more letters in a minute than the mail server's owner allows.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use futures_util::future::BoxFuture;
use post::letters::{Carrier, Mail, Undelivered};
use tokio::time::{Instant, sleep_until};

/// Hands letters on, one after another with a pause between.
pub(super) struct Paced {
    carrier: Arc<dyn Carrier>,
    pause: Duration,
    next: Mutex<Instant>,
}

impl Paced {
    pub fn new(carrier: Arc<dyn Carrier>, per_minute: u32) -> Self {
        Self { carrier, pause: Duration::from_mins(1) / per_minute, next: Mutex::new(Instant::now()) }
    }

    /// The moment that this letter may leave; the next one leaves later.
    fn turn(&self) -> Instant {
        let mut next = self.next.lock().unwrap_or_else(PoisonError::into_inner);
        let turn = (*next).max(Instant::now());
        *next = turn + self.pause;
        turn
    }
}

impl Carrier for Paced {
    fn carry<'c>(&'c self, mail: &'c Mail) -> BoxFuture<'c, Result<(), Undelivered>> {
        Box::pin(async move {
            sleep_until(self.turn()).await;
            self.carrier.carry(mail).await
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Nowhere;

    impl Carrier for Nowhere {
        fn carry<'c>(&'c self, _: &'c Mail) -> BoxFuture<'c, Result<(), Undelivered>> {
            Box::pin(async { Ok(()) })
        }
    }

    #[tokio::test]
    async fn letters_leave_one_after_another() {
        let paced = Paced::new(Arc::new(Nowhere), 600);
        let began = Instant::now();
        let turns: Vec<Duration> = (0..4).map(|_| paced.turn().duration_since(began)).collect();
        for (place, turn) in turns.iter().enumerate() {
            let expected = Duration::from_millis(100) * place as u32;
            assert!(*turn >= expected && *turn < expected + Duration::from_millis(90), "{turns:?}");
        }
    }
}

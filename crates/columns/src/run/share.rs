//! Shares tasks between threads: each takes the next one when it is free.

use std::sync::atomic::{AtomicUsize, Ordering};

use crate::error::Error;

/// Runs `work` on every task, with one state per thread; gives the states back.
pub fn share<T: Sync, S: Send>(
    tasks: &[T],
    threads: usize,
    state: impl Fn() -> S + Sync,
    work: impl Fn(&mut S, &T) -> Result<(), Error> + Sync,
) -> Result<Vec<S>, Error> {
    let next = AtomicUsize::new(0);
    let run = || {
        let mut state = state();
        while let Some(task) = tasks.get(next.fetch_add(1, Ordering::Relaxed)) {
            work(&mut state, task)?;
        }
        Ok(state)
    };
    std::thread::scope(|scope| {
        let helpers: Vec<_> = (1..threads.min(tasks.len())).map(|_| scope.spawn(run)).collect();
        let mut states = vec![run()];
        states.extend(helpers.into_iter().map(|helper| helper.join().unwrap_or(Err(Error::Interrupted))));
        states.into_iter().collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_task_runs_once() {
        let tasks: Vec<u64> = (0..1000).collect();
        let add = |sum: &mut u64, task: &u64| {
            *sum += task;
            Ok(())
        };
        let sums = share(&tasks, 3, || 0, add).expect("no failure");
        assert_eq!(sums.into_iter().sum::<u64>(), 499_500);
        assert!(share(&tasks, 2, || (), |(), task| if *task == 7 { Err(Error::Interrupted) } else { Ok(()) }).is_err());
    }
}

//! Look-ups that lead into a workspace: asked by every request, so they share runs and, where that is safe, what was read.

use std::collections::HashMap;
use std::mem::take;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::oneshot;

use crate::engine::Engine;
use crate::error::Error;
use crate::row::Row;
use crate::store::Store;
use crate::tables::read_by;
use crate::value::Value;

/// The tables that say who may do what; look-ups read no others.
const DOORS: [&str; 6] = ["login", "session", "member", "api_token", "workspace", "source"];

/// What is kept at most; with more, all is read anew.
const KEPT: usize = 10_000;

/// A statement across workspaces, and its only parameter.
type Asked = (&'static str, Vec<u8>);
type Rows = Arc<[Row]>;
type Answer = oneshot::Sender<Result<Rows, Error>>;

#[derive(Default)]
pub(crate) struct Together(Mutex<State>);

#[derive(Default)]
struct State {
    /// Those who wait for the next run of each look-up; one that is not here has no run under way.
    waiting: HashMap<Asked, Vec<Answer>>,
    /// What was read since one of the tables changed.
    kept: HashMap<Asked, Rows>,
    /// Counts the changes, so that what was read before one is not kept after it.
    changes: u64,
}

impl Together {
    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Has to be called after a commit that [`writes_doors`] and before anybody is told of it.
    pub(crate) fn forget(&self) {
        let mut state = self.state();
        state.changes += 1;
        state.kept.clear();
    }
}

impl State {
    /// Those whom the next run answers; nobody ends the runs.
    fn next(&mut self, asked: &Asked) -> Vec<Answer> {
        let answers = self.waiting.get_mut(asked).map(take).unwrap_or_default();
        if answers.is_empty() {
            self.waiting.remove(asked);
        }
        answers
    }

    fn keep(&mut self, asked: &Asked, rows: &Rows, read_at: u64) {
        if read_at != self.changes {
            return;
        }
        if self.kept.len() >= KEPT {
            self.kept.clear();
        }
        self.kept.insert(asked.clone(), Arc::clone(rows));
    }
}

impl Store {
    /// The rows that a statement across workspaces (see [`Store::door`]) gives for one key, as they are after this call began. It may
    /// read only the tables that say who may do what. Thirty requests with one token share a few runs, and one file that only this
    /// process writes is not read again until one of those tables changes.
    pub async fn look_up(&self, sql: &'static str, key: &[u8]) -> Result<Rows, Error> {
        let asked = (sql, key.to_vec());
        let (answer, answered) = oneshot::channel();
        let starts = {
            let mut state = self.shared.together.state();
            if let Some(rows) = state.kept.get(&asked) {
                return Ok(Arc::clone(rows));
            }
            let starts = !state.waiting.contains_key(&asked);
            state.waiting.entry(asked.clone()).or_default().push(answer);
            starts
        };
        if starts {
            // A task of its own: whoever came first may go away before the others are answered.
            tokio::spawn(run(self.clone(), asked));
        }
        answered.await.map_err(|_| Error::Misuse("the look-up ended without an answer".into()))?
    }
}

async fn run(store: Store, asked: Asked) {
    loop {
        let (answers, read_at) = {
            let mut state = store.shared.together.state();
            (state.next(&asked), state.changes)
        };
        if answers.is_empty() {
            return;
        }
        let outcome = read(&store, &asked).await;
        // Other nodes write into the tables of a server too, and nobody tells us.
        if let (Engine::Sqlite, Ok(rows)) = (store.shared.engine, &outcome) {
            store.shared.together.state().keep(&asked, rows, read_at);
        }
        for answer in answers {
            // One who waits may have gone away.
            let _ = answer.send(outcome.as_ref().map(Arc::clone).map_err(Error::copy));
        }
    }
}

async fn read(store: &Store, (sql, key): &Asked) -> Result<Rows, Error> {
    if let Some(other) = read_by(sql).find(|table| !DOORS.contains(table)) {
        return Err(Error::Misuse(format!("a look-up may not read the table {other}: changes of it would go unseen")));
    }
    Ok(store.door().await?.all(sql, vec![Value::from(key.as_slice())]).await?.into())
}

/// Whether one of these tables says who may do what.
pub(crate) fn writes_doors(tables: &[String]) -> bool {
    tables.iter().any(|table| DOORS.contains(&table.as_str()))
}

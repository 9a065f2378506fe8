//! The shelf: columns that were read from files, up to a budget; the longest unused go first.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rustc_hash::FxHashMap;

use crate::column::Column;
use crate::error::Error;
use crate::fact::Field;

type Key = (u64, Field);

#[derive(Debug)]
struct Place {
    column: Arc<Column>,
    bytes: usize,
    used: u64,
}

#[derive(Debug, Default)]
struct Places {
    by_key: FxHashMap<Key, Place>,
    bytes: usize,
    uses: u64,
}

/// Columns in memory, shared by all workspaces.
#[derive(Debug)]
pub struct Shelf {
    budget: usize,
    places: Mutex<Places>,
    reading: [Mutex<()>; 16],
}

/// What a place costs beside its column.
const OVERHEAD: usize = 128;

impl Shelf {
    /// An empty shelf that keeps to so many bytes.
    pub fn new(budget: usize) -> Self {
        Self { budget, places: Mutex::default(), reading: Default::default() }
    }

    /// The column of a segment, read if it is not here; who asks for it meanwhile waits.
    pub fn get(&self, key: Key, read: impl FnOnce() -> Result<Column, Error>) -> Result<Arc<Column>, Error> {
        if let Some(column) = self.places().find(key) {
            return Ok(column);
        }
        let reading = &self.reading[(key.0 as usize * 31 + key.1.index()) % self.reading.len()];
        let _turn = reading.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(column) = self.places().find(key) {
            return Ok(column);
        }
        let column = Arc::new(read()?);
        self.places().put(key, column.clone(), self.budget);
        Ok(column)
    }

    /// Bytes in use.
    pub fn bytes(&self) -> usize {
        self.places().bytes
    }

    fn places(&self) -> MutexGuard<'_, Places> {
        self.places.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Places {
    fn find(&mut self, key: Key) -> Option<Arc<Column>> {
        self.uses += 1;
        let place = self.by_key.get_mut(&key)?;
        place.used = self.uses;
        Some(place.column.clone())
    }

    fn put(&mut self, key: Key, column: Arc<Column>, budget: usize) {
        let bytes = column.bytes() + OVERHEAD;
        let used = self.uses;
        if let Some(former) = self.by_key.insert(key, Place { column, bytes, used }) {
            self.bytes -= former.bytes;
        }
        self.bytes += bytes;
        if self.bytes > budget {
            self.evict(budget - budget / 10);
        }
    }

    fn evict(&mut self, goal: usize) {
        let mut by_age: Vec<(u64, Key)> = self.by_key.iter().map(|(key, place)| (place.used, *key)).collect();
        by_age.sort_unstable();
        for (_, key) in by_age {
            if self.bytes <= goal {
                break;
            }
            self.bytes -= self.by_key.remove(&key).map_or(0, |place| place.bytes);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::column::codes::Codes;

    fn column(rows: usize) -> Column {
        Column::Codes(Codes::Byte(vec![1; rows]))
    }

    #[test]
    fn the_longest_unused_column_goes_first() {
        let shelf = Shelf::new(3 * (1000 + OVERHEAD));
        for uid in 0..3 {
            shelf.get((uid, Field::Mark), || Ok(column(1000))).expect("read");
        }
        shelf.get((0, Field::Mark), || panic!("it is on the shelf")).expect("kept");
        shelf.get((3, Field::Mark), || Ok(column(1000))).expect("read");
        shelf.get((0, Field::Mark), || panic!("it was used last")).expect("kept");
        let mut reread = false;
        shelf
            .get((1, Field::Mark), || {
                reread = true;
                Ok(column(1000))
            })
            .expect("read");
        assert!(reread && shelf.bytes() <= 3 * (1000 + OVERHEAD));
    }

    #[test]
    fn a_column_larger_than_the_budget_is_given_but_not_kept() {
        let shelf = Shelf::new(100);
        assert_eq!(shelf.get((1, Field::Mark), || Ok(column(1000))).expect("read").bytes(), 1000);
        assert_eq!(shelf.bytes(), 0);
    }
}

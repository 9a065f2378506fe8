//! The first reading: every row is checked, against the map, the other rows and what is here; nothing is written.

use kernel::Refusal;
use rustc_hash::{FxHashMap, FxHashSet, FxHasher};
use store::{Error, Read, Value};
use tokio::sync::mpsc;

use super::reading::Source;
use super::report::{Report, RowProblem};
use crate::responses::content_hash;

/// Rows that travel together.
pub(super) const CHUNK: usize = 5_000;

/// What the first reading found.
pub(super) struct Look {
    /// The file's questions and attributes, with the choices that occur in it.
    pub source: Source,
    /// Counts and problems.
    pub report: Report,
    /// Rows that will not be written.
    pub refused: FxHashSet<u64>,
}

/// A good row as the store is asked about it.
struct Good {
    row: u64,
    line: u64,
    external_id: String,
    hash: [u8; 32],
}

/// Reads the whole file once.
pub(super) async fn look(read: &mut Read, source: Source, update: bool) -> Result<Look, Error> {
    let (sender, mut chunks) = mpsc::channel(2);
    let reader = tokio::task::spawn_blocking(move || read_all(source, &sender));
    let mut here = Here { update, report: Report::default(), refused: FxHashSet::default() };
    let mut failed = None;
    while let Some(chunk) = chunks.recv().await {
        if let Err(error) = here.compare(read, chunk).await {
            failed = Some(error);
            break;
        }
    }
    drop(chunks);
    let finished = reader.await.map_err(|_| Error::Misuse("the file's reader ended early".into()))?;
    if let Some(error) = failed {
        return Err(error);
    }
    let mut look = finished?;
    let Here { report, refused, .. } = here;
    look.report.created = report.created;
    look.report.replaced = report.replaced;
    look.report.unchanged += report.unchanged;
    look.report.absorb(report);
    look.refused.extend(refused);
    Ok(look)
}

fn read_all(mut source: Source, sender: &mpsc::Sender<Vec<Good>>) -> Result<Look, Refusal> {
    let mut report = Report { questions: source.bound.question_reports(), ..Report::default() };
    let (mut refused, mut seen) = (FxHashSet::default(), Seen::default());
    let mut chunk = Vec::with_capacity(CHUNK);
    while let Some(row) = source.next() {
        let (row, line, reading) = row?;
        report.rows += 1;
        let reading = match reading {
            Ok(reading) => reading,
            Err(problems) => {
                refused.insert(row);
                report.refuse(problems);
                continue;
            }
        };
        let good = Good { row, line, external_id: reading.draft.external_id.clone().unwrap_or_default(), hash: content_hash(&reading.draft) };
        match seen.first(&good) {
            Some((_, true)) => report.unchanged += 1,
            Some((first, false)) => {
                refused.insert(row);
                report.refuse(vec![twin(&good, first)]);
            }
            None => {
                source.bound.count(&reading, &mut report);
                chunk.push(good);
            }
        }
        if chunk.len() == CHUNK && sender.blocking_send(std::mem::replace(&mut chunk, Vec::with_capacity(CHUNK))).is_err() {
            break;
        }
    }
    let _ = sender.blocking_send(chunk);
    Ok(Look { source, report, refused })
}

fn twin(good: &Good, first: u64) -> RowProblem {
    let reason = format!("the id {:?} stands in row {first} with other content: one id is one response", good.external_id);
    RowProblem { row: good.row, line: good.line, column: None, reason }
}

/// The ids seen so far, as short hashes: 24 bytes per row.
#[derive(Default)]
struct Seen(FxHashMap<u64, (u64, u64)>);

impl Seen {
    /// The first row with the same id, and whether it says the same.
    fn first(&mut self, good: &Good) -> Option<(u64, bool)> {
        use std::hash::{Hash, Hasher};
        let mut hasher = FxHasher::default();
        good.external_id.hash(&mut hasher);
        let content = u64::from_le_bytes(good.hash[..8].try_into().expect("a hash has 32 bytes"));
        match self.0.entry(hasher.finish()) {
            std::collections::hash_map::Entry::Occupied(seen) => Some((seen.get().0, seen.get().1 == content)),
            std::collections::hash_map::Entry::Vacant(place) => {
                place.insert((good.row, content));
                None
            }
        }
    }
}

/// Compares good rows with what is here.
struct Here {
    update: bool,
    report: Report,
    refused: FxHashSet<u64>,
}

impl Here {
    async fn compare(&mut self, read: &mut Read, chunk: Vec<Good>) -> Result<(), Error> {
        let keys = chunk.iter().map(|good| Value::from(good.external_id.as_str())).collect();
        let rows = read.all_by("SELECT external_id, content_hash FROM response WHERE workspace = $1 AND external_id", keys).await?;
        let here: FxHashMap<String, Vec<u8>> =
            rows.iter().map(|row| Ok((row.get("external_id")?, row.get("content_hash")?))).collect::<Result<_, Error>>()?;
        for good in chunk {
            match here.get(&good.external_id) {
                None => self.report.created += 1,
                Some(hash) if hash[..] == good.hash => self.report.unchanged += 1,
                Some(_) if self.update => self.report.replaced += 1,
                Some(_) => {
                    self.refused.insert(good.row);
                    let reason =
                        format!("the response {:?} is here with other content: add --update to replace it and keep its history", good.external_id);
                    self.report.refuse(vec![RowProblem { row: good.row, line: good.line, column: None, reason }]);
                }
            }
        }
        Ok(())
    }
}

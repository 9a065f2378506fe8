//! A person's own rights over everything the rooms keep: to see it, and to be forgotten.

use std::path::Path;

use customers::contacts::{self, Contact};
use desk::{files, records};
use kernel::{Act, Id, Time, Workspace};
use listen::{interactions, invitations, observations, responses, surveys};
use manage::{announcements, cases, decisions, playbooks};
use monitor::{alerts, classes};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use store::{Error, Read, Store};

use crate::work::erasing;

/// Every table that tells of a person, each with the room that shows and forgets it here. A test holds this list to the schema.
pub const TABLES: &[(&str, &str)] = &[
    ("file", "desk"),
    ("letter", "post"),
    ("letter_in", "post"),
    ("audience_contact", "customers"),
    ("contact_value", "customers"),
    ("consent", "customers"),
    ("pairing", "customers"),
    ("response", "listen"),
    ("response_history", "listen"),
    ("survey_link", "listen"),
    ("answering", "listen"),
    ("interaction", "listen"),
    ("visitor", "listen"),
    ("contact_alias", "customers"),
    ("contact_merged", "customers"),
    ("invitation", "listen"),
    ("hold", "listen"),
    ("observation", "listen"),
    ("customer_case", "manage"),
    ("case_item", "manage"),
    ("class_standing", "monitor"),
    ("class_step", "monitor"),
    ("class_override", "monitor"),
    ("decision_word", "manage"),
    ("announcement_quote", "manage"),
    ("announcement_letter", "manage"),
    ("alert", "monitor"),
    ("erased_person", "the ledger itself"),
];

/// All that is kept of a person, room by room.
pub async fn export(read: &mut Read, id: Id<Contact>) -> Result<Value, Error> {
    let (said, surveys) = (responses::personal(read, id).await?, surveys::personal(read, id).await?);
    let (customers, files) = (contacts::personal(read, id).await?, files::personal(read, id).await?);
    let (done, asked) = (interactions::personal(read, id).await?, invitations::personal(read, id).await?);
    let mail = contacts::find(read, id).await?.and_then(|contact| contact.mail);
    let observed = observations::personal(read, id).await?;
    let (cases, decided) = (cases::personal(read, id).await?, decisions::personal(read, id).await?);
    let announced = announcements::personal(read, id).await?;
    let ids = ids(read, id).await?;
    let followed = playbooks::personal(read, &ids).await?;
    let letters = post::personal(read, &ids, mail.as_deref()).await?;
    let written = records::personal(read, &ids).await?;
    let class = classes::personal(read, &ids).await?;
    let alerts = alerts::personal(read, &ids).await?;
    Ok(json!({
        "customers": customers, "listen": said, "interactions": done, "invitations": asked, "observations": observed, "surveys": surveys, "files": files,
        "mail": letters, "cases": cases, "playbooks": followed, "decisions": decided, "announcements": announced, "desk": written, "class": class, "alerts": alerts
    }))
}

/// The ids of a person: their own, and those of who was merged with them.
async fn ids(read: &mut Read, id: Id<Contact>) -> Result<Vec<Id<Contact>>, Error> {
    Ok(std::iter::once(id).chain(contacts::merged_from(read, id).await?).collect())
}

/// What was forgotten.
#[derive(Clone, Debug)]
pub struct Erasure {
    /// How many responses went.
    pub responses: usize,
    /// The ids of the person: their own, and those of who was merged with them.
    pub people: Vec<Id<Contact>>,
}

/// Forgets a person in all rooms, downstream first.
pub async fn erase(store: &Store, act: &Act, id: Id<Contact>) -> Result<Erasure, Error> {
    let mut tx = store.begin(act).await?;
    let responses = responses::erase(&mut tx, id).await?;
    let people = ids(&mut tx, id).await?;
    let mail = contacts::find(&mut tx, id).await?.and_then(|contact| contact.mail);
    cases::erase(&mut tx, id).await?;
    announcements::erase(&mut tx, id).await?;
    decisions::erase(&mut tx, id).await?;
    post::erase(&mut tx, &people, mail.as_deref()).await?;
    interactions::erase(&mut tx, id).await?;
    invitations::erase(&mut tx, id).await?;
    observations::erase(&mut tx, id).await?;
    surveys::erase(&mut tx, id).await?;
    files::erase(&mut tx, id).await?;
    records::forget(&mut tx, &people).await?;
    classes::erase(&mut tx, &people).await?;
    alerts::erase(&mut tx, &people).await?;
    contacts::erase(&mut tx, id, &responses).await?;
    erasing::promise(&mut tx).await?;
    tx.commit().await?;
    Ok(Erasure { responses: responses.len(), people })
}

/// A line of the ledger of erased people that lies beside the records, so that it outlives them.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Erased {
    /// Where.
    pub workspace: Id<Workspace>,
    /// Who, by an id that tells nothing any more.
    pub contact: Id<Contact>,
    /// When.
    pub at: Time,
}

/// The ledger's name in the data folder.
pub const LEDGER: &str = "erased.jsonl";

impl Erased {
    /// Adds the line to the ledger in a data folder, durably.
    pub fn enter(&self, folder: &Path) -> std::io::Result<()> {
        use std::io::Write as _;
        use std::os::unix::fs::OpenOptionsExt as _;
        let mut ledger = std::fs::OpenOptions::new().create(true).append(true).mode(0o600).open(folder.join(LEDGER))?;
        ledger.write_all(format!("{}\n", serde_json::to_string(self)?).as_bytes())?;
        ledger.sync_all()
    }

    /// All lines of a ledger; none when there is no such file.
    pub fn ledger(file: &Path) -> anyhow::Result<Vec<Self>> {
        let text = match std::fs::read_to_string(file) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(error.into()),
        };
        let line = |(number, line): (usize, &str)| {
            serde_json::from_str(line).map_err(|error| anyhow::anyhow!("{}, line {}: {error}", file.display(), number + 1))
        };
        text.lines().enumerate().map(line).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tables of the schema with a column for a contact.
    fn tables_with_contact() -> Vec<String> {
        let texts = store::migrations::MIGRATIONS.iter().map(|(.., text)| *text);
        let statements: Vec<&str> = texts.flat_map(|text| text.split(';')).collect();
        // A table that was made anew has the name of the one that it took the place of.
        let renamed = |name: &str| statements.iter().any(|statement| statement.contains(&format!("ALTER TABLE {name} RENAME TO ")));
        let tables = statements.iter().filter_map(|statement| statement.split_once("CREATE TABLE ")).filter_map(|(_, table)| table.split_once(" ("));
        tables
            .filter(|(name, _)| !renamed(name))
            .filter(|(_, columns)| columns.split([',', '\n']).any(|column| column.trim().starts_with("contact ")))
            .map(|(name, _)| name.into())
            .collect()
    }

    #[test]
    fn every_table_that_tells_of_a_person_is_shown_and_forgotten() {
        let known: Vec<&str> = TABLES.iter().map(|(table, _)| *table).collect();
        let found = tables_with_contact();
        assert!(found.len() >= TABLES.len(), "{found:?}");
        for table in found {
            assert!(known.contains(&table.as_str()), "{table} has a contact: let its room export and erase it, then name it in TABLES");
        }
    }

    #[test]
    fn a_ledger_is_read_back() {
        let folder = tempfile::tempdir().expect("a folder");
        let erased = Erased { workspace: Id::from_bytes([1; 16]), contact: Id::from_bytes([2; 16]), at: Time::from_micros(3) };
        assert_eq!(Erased::ledger(&folder.path().join(LEDGER)).expect("none yet"), []);
        erased.enter(folder.path()).expect("entered");
        erased.enter(folder.path()).expect("entered");
        assert_eq!(Erased::ledger(&folder.path().join(LEDGER)).expect("read"), [erased.clone(), erased]);
    }
}

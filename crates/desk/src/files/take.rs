//! Taking an upload: every check before anything is kept, the content durable before the row.

use bytes::Bytes;
use kernel::{Act, Code, Id, Refusal};
use sha2::{Digest, Sha256};
use store::{Error, Store};

use super::kinds::{Kind, of_ending, told};
use super::name::tidy;
use super::store::{insert, kept_bytes};
use super::{File, LARGEST, Owner, Record, Shelf, WORKSPACE_LIMIT};

/// A file as its sender hands it over.
#[derive(Clone, Debug)]
pub struct Upload {
    /// What the sender calls it.
    pub name: String,
    /// What the sender says it is.
    pub media_type: Option<String>,
    /// What it holds.
    pub content: Bytes,
}

/// What a place takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules {
    /// How large it may be, in bytes; never more than [`LARGEST`].
    pub bytes: u64,
    /// The usual endings of the kinds taken; all safe kinds when empty.
    pub endings: Vec<String>,
}

impl Default for Rules {
    fn default() -> Self {
        Self { bytes: LARGEST, endings: Vec::new() }
    }
}

impl Rules {
    /// Only pictures that every browser shows.
    pub fn pictures() -> Self {
        Self { endings: ["png", "jpg", "gif", "webp"].map(ToOwned::to_owned).into(), ..Self::default() }
    }

    /// The kind of an upload that fits, with its tidied name.
    fn check(&self, upload: &Upload) -> Result<(String, Kind), Refusal> {
        let (name, length) = (tidy(&upload.name), upload.content.len() as u64);
        let most = self.bytes.min(LARGEST);
        if length == 0 {
            return Err(Refusal::field("file", format!("{name} is empty: choose a file with content")));
        }
        if length > most {
            let detail = format!("{name} has {} MB, at most {} MB are taken: send a smaller file", megabytes(length), megabytes(most));
            return Err(Refusal::new(Code::TooLarge, detail));
        }
        let kind = told(&name, upload.media_type.as_deref(), &upload.content)?;
        let wanted = |ending: &String| of_ending(ending.trim_start_matches('.').to_ascii_lowercase().as_str()) == Some(kind);
        if self.endings.is_empty() || self.endings.iter().any(wanted) {
            return Ok((name, kind));
        }
        Err(Refusal::new(Code::UnsupportedMedia, format!("{name} is of a kind that is not asked for here: send one of {}", self.endings.join(", "))))
    }
}

fn megabytes(bytes: u64) -> String {
    format!("{:.1}", bytes as f64 / f64::from(1 << 20))
}

/// Takes a file for its owner: checked, written to the shelf, and noted.
pub async fn take(store: &Store, shelf: &Shelf, act: &Act, owner: Owner, rules: &Rules, upload: Upload) -> Result<Record, Error> {
    let (name, kind) = rules.check(&upload)?;
    let id: Id<File> = act.ids.next();
    let (at, content) = (shelf.clone(), upload.content.clone());
    let writing = tokio::task::spawn_blocking(move || {
        at.put(id, &content)?;
        Ok(Sha256::digest(&content).to_vec())
    });
    let sha256 = writing.await.map_err(|_| Error::Misuse("the writing of a file ended early".into()))?.map_err(Error::File)?;
    let record = Record {
        id,
        name,
        media_type: kind.media_type.into(),
        bytes: upload.content.len() as i64,
        sha256,
        noun: owner.noun.into(),
        noun_id: owner.id,
        made_at: act.now,
    };
    let noted = note(store, act, &record, owner).await;
    if noted.is_err() {
        // Best effort: what stays is swept later.
        let _ = shelf.remove(id);
    }
    noted.map(|()| record)
}

async fn note(store: &Store, act: &Act, record: &Record, owner: Owner) -> Result<(), Error> {
    let mut tx = store.begin(act).await?;
    // In turn, so that two uploads do not both take the last room.
    tx.take_turn("file").await?;
    if kept_bytes(&mut tx).await? + record.bytes > WORKSPACE_LIMIT as i64 {
        let detail =
            format!("the files of this workspace have {} MB together, which is all there is room for: remove some", megabytes(WORKSPACE_LIMIT));
        return Err(Refusal::new(Code::TooLarge, detail).into());
    }
    insert(&mut tx, record, owner.contact).await?;
    tx.commit().await
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    fn upload(name: &str, content: &'static [u8]) -> Upload {
        Upload { name: name.into(), media_type: None, content: Bytes::from_static(content) }
    }

    #[rstest]
    #[case(&["pdf"], true)]
    #[case(&[".PDF", "png"], true)]
    #[case(&["png"], false)]
    #[case(&["zip"], false)]
    #[case(&[], true)]
    fn a_place_takes_its_kinds(#[case] endings: &[&str], #[case] fits: bool) {
        let rules = Rules { endings: endings.iter().map(ToString::to_string).collect(), ..Rules::default() };
        assert_eq!(rules.check(&upload("offer.pdf", b"%PDF-1.7")).is_ok(), fits);
    }

    #[test]
    fn a_file_is_neither_empty_nor_too_large() {
        let rules = Rules { bytes: 10, ..Rules::default() };
        assert_eq!(rules.check(&upload("a.txt", b"")).expect_err("empty").code, Code::Invalid);
        assert_eq!(rules.check(&upload("a.txt", b"12345678901")).expect_err("too large").code, Code::TooLarge);
        assert!(rules.check(&upload("a.txt", b"1234567890")).is_ok());
    }
}

//! A folder that is open: which letters nobody has read, their content, and the mark that they were taken.

use async_imap::Session;
use async_imap::error::Error;
use async_imap::types::Fetch;
use bytes::Bytes;
use futures_util::TryStreamExt;

use super::Place;
use super::connection::{Wire, connect};
use super::round::Trouble;

/// A folder that is open.
pub(super) struct Mailbox {
    session: Session<Box<dyn Wire>>,
    moves: Option<Moving>,
}

/// Where letters go once they are taken, and whether the server moves them at one word.
struct Moving {
    folder: String,
    at_one_word: bool,
}

impl Mailbox {
    /// Comes in, and opens the folder.
    pub async fn open(place: &Place) -> Result<Self, Trouble> {
        let client = connect(&place.server, place.tls.as_ref()).await?;
        let login = client.login(&place.server.user, &place.server.password).await;
        let mut session = login.map_err(|(error, _)| Trouble::at_login(&error))?;
        let moves = match &place.moves {
            Some(folder) => Some(Moving::into(&mut session, folder).await?),
            None => None,
        };
        session.select(&place.server.folder).await.map_err(|error| Trouble::of_folder(&place.server.folder, &error))?;
        Ok(Self { session, moves })
    }

    /// Letters that nobody has read, the oldest first.
    pub async fn unread(&mut self) -> Result<Vec<u32>, Trouble> {
        let mut found: Vec<u32> = self.session.uid_search("UNSEEN UNDELETED").await?.into_iter().collect();
        found.sort_unstable();
        Ok(found)
    }

    /// How long a letter is; none when it is there no more.
    pub async fn bytes(&mut self, letter: u32) -> Result<Option<u64>, Trouble> {
        Ok(self.fetch(letter, "(UID RFC822.SIZE)").await?.and_then(|fetched| fetched.size).map(u64::from))
    }

    /// The whole letter. Looking marks nothing.
    pub async fn whole(&mut self, letter: u32) -> Result<Option<Bytes>, Trouble> {
        Ok(self.fetch(letter, "(UID BODY.PEEK[])").await?.and_then(|fetched| fetched.body().map(Bytes::copy_from_slice)))
    }

    /// The headers of a letter that is too large.
    pub async fn headers(&mut self, letter: u32) -> Result<Option<Bytes>, Trouble> {
        Ok(self.fetch(letter, "(UID BODY.PEEK[HEADER])").await?.and_then(|fetched| fetched.header().map(Bytes::copy_from_slice)))
    }

    async fn fetch(&mut self, letter: u32, what: &str) -> Result<Option<Fetch>, Trouble> {
        let fetched: Vec<Fetch> = self.session.uid_fetch(letter.to_string(), what).await?.try_collect().await?;
        Ok(fetched.into_iter().find(|fetched| fetched.uid == Some(letter)))
    }

    /// Marks a letter as read, and puts it away where that is wished.
    pub async fn mark(&mut self, letter: u32) -> Result<(), Trouble> {
        let marked = self.session.run_command_and_check_ok(format!("UID STORE {letter} +FLAGS.SILENT (\\Seen)")).await;
        marked.map_err(|error| Trouble::Unmarked(words(&error)))?;
        match &self.moves {
            None => Ok(()),
            Some(moving) => moving.put_away(&mut self.session, letter).await,
        }
    }

    /// Says good-bye; whether that is heard does not matter.
    pub async fn leave(mut self) {
        let _ = self.session.logout().await;
    }
}

impl Moving {
    async fn into(session: &mut Session<Box<dyn Wire>>, folder: &str) -> Result<Self, Trouble> {
        let at_one_word = session.capabilities().await?.has_str("MOVE");
        if session.status(folder, "(MESSAGES)").await.is_err() {
            session.create(folder).await.map_err(|error| Trouble::of_folder(folder, &error))?;
        }
        Ok(Self { folder: folder.to_owned(), at_one_word })
    }

    async fn put_away(&self, session: &mut Session<Box<dyn Wire>>, letter: u32) -> Result<(), Trouble> {
        let moved = if self.at_one_word {
            session.uid_mv(letter.to_string(), &self.folder).await
        } else {
            match session.uid_copy(letter.to_string(), &self.folder).await {
                Ok(()) => session.run_command_and_check_ok(format!("UID STORE {letter} +FLAGS.SILENT (\\Deleted)")).await,
                Err(error) => Err(error),
            }
        };
        moved.map_err(|error| Trouble::of_folder(&self.folder, &error))
    }
}

/// What the server said, without what only programmers want to know.
pub(super) fn words(error: &Error) -> String {
    let text = match error {
        Error::Bad(said) | Error::No(said) => said.split_once("info: ").map_or(said.as_str(), |(_, info)| info).to_owned(),
        other => other.to_string(),
    };
    let text = text.strip_prefix("Some(\"").and_then(|text| text.strip_suffix("\")")).unwrap_or(&text);
    let text = if text == "None" { "no reason was given" } else { text };
    text.chars().filter(|c| !c.is_control()).take(300).collect()
}

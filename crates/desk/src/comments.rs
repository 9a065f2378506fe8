//! Comments: what members write about a record among themselves, with mentions of colleagues. Pure.

pub mod routes;
mod store;

use kernel::{About, Id, Member, Refusal, Time, text};

pub use store::{change, find, page, remove, write};

/// The longest comment, in characters.
const LENGTH: usize = 10_000;
/// The most colleagues one comment may mention.
const MENTIONS: usize = 50;

kernel::nouns! {
    /// What somebody wrote about a record.
    Comment("cmt", "comment");
}

/// The id of a comment, in schemas.
pub type CommentId = edge::IdOf<Comment>;

/// A comment as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Its id.
    pub id: Id<Comment>,
    /// The record it is about.
    pub about: About,
    /// Plain text; a colleague is mentioned by id, as in `@mem_…`. Empty once it is removed.
    pub words: String,
    /// Who wrote it, in text form.
    pub author: String,
    /// When.
    pub made_at: Time,
    /// When it was changed last.
    pub edited_at: Option<Time>,
    /// When it was taken back.
    pub removed_at: Option<Time>,
    /// Rises with every change.
    pub revision: i64,
}

fn checked_words(words: &str) -> Result<String, Refusal> {
    let words = text::lines("words", words, LENGTH)?;
    if words.is_empty() {
        return Err(Refusal::field("words", "is empty: write something"));
    }
    if mentions(&words).len() > MENTIONS {
        return Err(Refusal::field("words", format!("mentions more than {MENTIONS} colleagues: mention fewer")));
    }
    Ok(words)
}

/// The colleagues whom a text mentions, in order, each once.
pub fn mentions(words: &str) -> Vec<Id<Member>> {
    let mut found = Vec::new();
    for rest in words.split('@').skip(1) {
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(rest.len());
        found.extend(rest[..end].parse().ok().filter(|id| !found.contains(id)));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mentions_are_found_in_words() {
        let [one, two]: [Id<Member>; 2] = [Id::from_bytes([1; 16]), Id::from_bytes([2; 16])];
        let words = format!("@{two}, please ask @{one}. Not @max, ada@example.org or @{one}x; thanks @{two}");
        assert_eq!(mentions(&words), [two, one]);
    }

    #[test]
    fn a_comment_says_something() {
        assert_eq!(checked_words(" Called.\nNo answer. "), Ok("Called.\nNo answer.".into()));
        assert!(checked_words(" \n").is_err());
        let many: Vec<String> = (0..51).map(|n| format!("@{}", Id::<Member>::from_bytes([n; 16]))).collect();
        assert_eq!(checked_words(&many.join(" ")).expect_err("refused").params[0].name, "words");
    }
}

//! Announcements as JSON carries them.

use customers::accounts::Account;
use customers::contacts::Contact;
use customers::ids::{AccountId, ContactId};
use desk::people::Person as Member;
use edge::{IdOf, TimeText};
use kernel::{Id, Time};
use listen::responses::{Response, ResponseId};
use post::letters::State as LetterState;
use post::{LetterId, LetterNoun};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Announcement, Fate, Stage, State, Text};
use crate::decisions::{self, Decision, DecisionId};

/// The id of an announcement, in schemas.
pub type AnnouncementId = IdOf<Announcement>;

/// Words of a person that everybody may read.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct AnnouncementQuoteIn {
    /// The response they are from: one that led to the decision, by somebody who agreed with the purpose `quotes`.
    #[schema(value_type = ResponseId)]
    pub response: Id<Response>,
    /// A part of what was written there, unchanged.
    #[schema(min_length = 1, max_length = 4000)]
    pub words: String,
}

/// An announcement to be written.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct AnnouncementIn {
    /// The decision it tells of.
    #[schema(value_type = DecisionId)]
    pub decision: Id<Decision>,
    /// What it says in each language, the usual one first.
    #[schema(min_items = 1, max_items = 20)]
    pub texts: Vec<Text>,
    #[serde(default)]
    #[schema(max_items = 10)]
    pub quotes: Vec<AnnouncementQuoteIn>,
}

/// A change of an announcement; what is left out stays.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct AnnouncementPatch {
    #[schema(min_items = 1, max_items = 20)]
    pub texts: Option<Vec<Text>>,
    #[schema(max_items = 10)]
    pub quotes: Option<Vec<AnnouncementQuoteIn>>,
    /// The revision you have seen; may be said by `If-Match` instead.
    pub revision: Option<i64>,
}

/// What is to be shown before it is kept.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct AnnouncementPreviewIn {
    #[schema(value_type = DecisionId)]
    pub decision: Id<Decision>,
    #[schema(min_items = 1, max_items = 20)]
    pub texts: Vec<Text>,
    /// Quotes as the page will show them.
    #[serde(default)]
    #[schema(max_items = 10)]
    pub quotes: Vec<String>,
    pub stage: Stage,
    /// One of the languages of the texts.
    #[schema(max_length = 35)]
    pub language: String,
}

/// How an announcement will look.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct AnnouncementPreview {
    /// The page, as a document of its own.
    pub page: String,
    pub subject: String,
    /// The letter, as a document of its own. A person's own words stand where they wrote some.
    pub html: String,
    /// The same for programs that show plain text.
    pub text: String,
}

/// What a stage is asked of.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct AnnouncementPublish {
    pub stage: Stage,
}

/// Letters that are wished.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct AnnouncementWrite {
    pub stage: Stage,
    /// How many will be written to, as the audience told: when there are more or fewer now, nobody is written to.
    #[schema(minimum = 0)]
    pub people: usize,
}

/// How many letters were written.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct AnnouncementWritten {
    pub letters: usize,
}

/// What customers are told became of their words.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Announcement)]
pub(super) struct AnnouncementOut {
    #[schema(value_type = AnnouncementId)]
    pub id: Id<Announcement>,
    pub decision: AnnouncementDecision,
    pub state: State,
    pub texts: Vec<Text>,
    pub quotes: Vec<AnnouncementQuote>,
    /// When it was published what was decided.
    #[schema(value_type = Option<TimeText>)]
    pub decided_at: Option<Time>,
    /// When it was published what was done.
    #[schema(value_type = Option<TimeText>)]
    pub done_at: Option<Time>,
    /// Where everybody reads it; absent while nobody does.
    pub address: Option<String>,
    /// How many letters told what was decided, and what was done.
    pub letters: AnnouncementLetters,
    #[schema(value_type = TimeText)]
    pub made_at: Time,
    /// Who wrote it; absent where a program did.
    pub made_by: Option<Member>,
    #[schema(value_type = TimeText)]
    pub changed_at: Time,
    pub revision: i64,
}

/// The decision that an announcement tells of.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct AnnouncementDecision {
    #[schema(value_type = DecisionId)]
    pub id: Id<Decision>,
    pub title: String,
    pub state: decisions::State,
}

/// Words of a person.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct AnnouncementQuote {
    #[schema(value_type = ResponseId)]
    pub response: Id<Response>,
    pub words: String,
    /// Whether the person still agrees; otherwise nobody outside sees the words.
    pub shown: bool,
}

/// Letters by stage.
#[derive(Clone, Copy, Debug, Default, Serialize, ToSchema)]
pub(super) struct AnnouncementLetters {
    pub decided: i64,
    pub done: i64,
}

/// Who gets a letter, and who does not and why.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct AnnouncementAudience {
    /// How many will be written to.
    pub will: usize,
    /// How many were written to.
    pub written: usize,
    /// How many people will not be, for the reason that stands with each.
    pub not: usize,
    /// How many words are nobody's: anonymous, or of nobody we know. They are never written to.
    pub nobody: usize,
    pub people: Vec<AnnouncementPerson>,
}

/// Somebody whose words led to the decision.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct AnnouncementPerson {
    #[schema(value_type = ContactId)]
    pub id: Id<Contact>,
    /// Their name; only for those who see customers' names.
    pub name: Option<String>,
    pub account: Option<AnnouncementAccount>,
    /// The language they are written to in.
    pub language: Option<String>,
    /// How many words of theirs led to it.
    pub words: usize,
    /// Whether others may read their words: true when they agreed, false when they declined, absent when they never said.
    pub quotes: Option<bool>,
    pub fate: Fate,
    pub letter: Option<AnnouncementLetter>,
}

/// The account of somebody.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct AnnouncementAccount {
    #[schema(value_type = AccountId)]
    pub id: Id<Account>,
    pub name: String,
}

/// The letter that somebody got.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct AnnouncementLetter {
    #[schema(value_type = LetterId)]
    pub id: Id<LetterNoun>,
    #[schema(value_type = TimeText)]
    pub at: Time,
    pub state: LetterState,
}

/// How the page of announcements is shown to the world.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct NewsPage {
    /// Whether anybody can read it.
    pub open: bool,
    /// Whether search engines may list it.
    pub indexed: bool,
    /// Where it is.
    pub address: String,
    pub revision: i64,
}

/// The page as it shall be shown.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewsPageIn {
    pub open: bool,
    pub indexed: bool,
    /// The revision you have seen; may be said by `If-Match` instead.
    pub revision: Option<i64>,
}

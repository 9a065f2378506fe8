//! Decisions as JSON carries them.

use desk::people::Person;
use edge::{IdOf, MemberId, Patch, TimeText};
use kernel::{Id, Member, Time};
use listen::observations::Observation;
use listen::responses::{Response, ResponseId};
use listen::voice::{Said, Touchpoint};
use measure::{Question, Reading};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use utoipa::ToSchema;

use super::steps::What;
use super::{Decision, State, WordNoun};

/// The id of a decision, in schemas.
pub type DecisionId = IdOf<Decision>;
type ObservationId = IdOf<Observation>;

/// A decision to be noted.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct DecisionIn {
    /// What was decided.
    #[schema(min_length = 1, max_length = 200)]
    pub title: String,
    /// Why, and how.
    #[schema(max_length = 10_000)]
    pub note: Option<String>,
    /// Key of the touchpoint it is about.
    #[schema(max_length = 200)]
    pub touchpoint: Option<String>,
    /// Who carries it out.
    #[schema(value_type = Option<MemberId>)]
    pub owner: Option<Id<Member>>,
    /// The question whose reading it rests on: it is asked now, and what it reads is kept as it is. Needs the right ask.
    pub question: Option<Question>,
    /// When it was decided; now unless told.
    #[schema(value_type = Option<TimeText>)]
    pub decided_at: Option<Time>,
    /// By when it is to be carried out.
    #[schema(value_type = Option<TimeText>)]
    pub due_at: Option<Time>,
    /// Answers that led to it.
    #[serde(default)]
    #[schema(value_type = Vec<ResponseId>, max_items = 500)]
    pub responses: Vec<Id<Response>>,
    /// Observations that led to it.
    #[serde(default)]
    #[schema(value_type = Vec<ObservationId>, max_items = 500)]
    pub observations: Vec<Id<Observation>>,
}

/// A change of a decision: what is left out stays, `null` clears.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct DecisionPatch {
    #[schema(min_length = 1, max_length = 200)]
    pub title: Option<String>,
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 10_000)]
    pub note: Patch<String>,
    pub state: Option<State>,
    /// Key of the touchpoint it is about.
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 200)]
    pub touchpoint: Patch<String>,
    #[serde(default)]
    #[schema(value_type = Option<MemberId>)]
    pub owner: Patch<Id<Member>>,
    #[serde(default)]
    #[schema(value_type = Option<TimeText>)]
    pub due_at: Patch<Time>,
    /// Words that led to it, too.
    #[serde(default)]
    pub join: DecisionWords,
    /// Words that did not lead to it after all.
    #[serde(default)]
    pub leave: DecisionWords,
    /// The revision you have seen; may be said by `If-Match` instead.
    pub revision: Option<i64>,
}

/// Records that hold words.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct DecisionWords {
    #[serde(default)]
    #[schema(value_type = Vec<ResponseId>, max_items = 500)]
    pub responses: Vec<Id<Response>>,
    #[serde(default)]
    #[schema(value_type = Vec<ObservationId>, max_items = 500)]
    pub observations: Vec<Id<Observation>>,
}

/// What was decided.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Decision)]
pub(super) struct DecisionOut {
    #[schema(value_type = DecisionId)]
    pub id: Id<Decision>,
    pub title: String,
    pub note: Option<String>,
    pub state: State,
    /// What it is about.
    pub touchpoint: Option<Touchpoint>,
    /// Who carries it out.
    pub owner: Option<Person>,
    /// The reading it rests on, as it was when it was noted.
    #[schema(value_type = Option<Reading>)]
    pub reading: Option<Json>,
    /// How many words led to it.
    pub words: usize,
    /// How many people they are from; words under a promise of anonymity are nobody's.
    pub people: usize,
    #[schema(value_type = TimeText)]
    pub decided_at: Time,
    /// By when it is to be carried out.
    #[schema(value_type = Option<TimeText>)]
    pub due_at: Option<Time>,
    /// When it was carried out or dropped.
    #[schema(value_type = Option<TimeText>)]
    pub ended_at: Option<Time>,
    #[schema(value_type = TimeText)]
    pub made_at: Time,
    /// Who noted it; absent where a program did.
    pub made_by: Option<Person>,
    pub revision: i64,
}

/// A decision with the words that led to it, and what became of it.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct DecisionWhole {
    #[serde(flatten)]
    pub decision: DecisionOut,
    /// The words, in the order in which they joined.
    pub said: Vec<DecisionSaid>,
    /// What became of it, the oldest first.
    pub steps: Vec<DecisionStep>,
}

/// Words that led to a decision.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct DecisionSaid {
    pub noun: WordNoun,
    /// The id of the response or the observation.
    pub id: String,
    #[schema(value_type = TimeText)]
    pub joined_at: Time,
    /// The words; absent where they are gone.
    pub voice: Option<Said>,
}

/// A step of a decision.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct DecisionStep {
    #[schema(value_type = TimeText)]
    pub at: Time,
    pub what: What,
    /// Who did it; absent where a program did.
    pub member: Option<Person>,
    /// Words of closed sets: what changed, from what to what, how many words.
    #[schema(value_type = Object)]
    pub detail: Json,
}

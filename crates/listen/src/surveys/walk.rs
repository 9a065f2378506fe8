//! Where answers lead, without keeping them: for programs that ask by themselves, and for whoever builds a survey.

use std::collections::BTreeMap;

use ::surveys::condition::Value;
use ::surveys::{Answer, Definition, End, Fault, Given, Through, counted, pipe, through};
use axum::Json;
use axum::extract::State;
use edge::{Body, House, Place, Problem, Problems};
use identity::May;
use identity::may::ReadAnswers;
use kernel::Id;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::shapes::SurveyId;
use super::{Survey, store, versions};

/// Who answers, and what.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct SurveyWalkIn {
    /// The version that is answered; the draft when left out.
    version: Option<i64>,
    /// Tag of the language they read; the survey's first when left out.
    language: Option<String>,
    /// What the link brings along.
    #[serde(default)]
    hidden: BTreeMap<String, String>,
    /// Attributes of the contact.
    #[serde(default)]
    contact: BTreeMap<String, Value>,
    /// Attributes of the account.
    #[serde(default)]
    account: BTreeMap<String, Value>,
    /// Decides the order of what is in another order for everybody.
    #[serde(default)]
    seed: u64,
    /// What they would answer, by key of the question: each page gets those it asks for.
    answers: BTreeMap<String, Answer>,
}

/// Where the answers lead.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct SurveyWalk {
    /// The pages in the order they are seen.
    pages: Vec<WalkedPage>,
    /// How it ends.
    end: WalkEnd,
    /// Key of the ending; none for plain thanks, and while there are faults.
    ending: Option<String>,
    /// What is wrong with the answers to the last page.
    faults: Vec<Fault>,
    /// The answers that count, in the form they are kept.
    counted: BTreeMap<String, Answer>,
}

/// A page that was seen.
#[derive(Debug, Serialize, ToSchema)]
struct WalkedPage {
    /// Its key.
    key: String,
    /// Keys of its questions in the order of this person.
    questions: Vec<String>,
}

kernel::closed! {
    /// How a way through a survey ends.
    WalkEnd, "end of a way" {
        /// At an ending.
        Ending = "ending",
        /// At an ending, because a quota is full.
        TurnedAway = "turned_away",
        /// At a page whose answers are not taken.
        Stuck = "stuck",
    }
}

impl SurveyWalk {
    fn of(definition: &Definition, walked: Through<'_>) -> Self {
        let page = |(key, questions): (&str, Vec<&str>)| WalkedPage { key: key.into(), questions: questions.into_iter().map(Into::into).collect() };
        let (end, ending, faults) = match walked.end {
            End::Ending(ending) => (WalkEnd::Ending, ending, Vec::new()),
            End::TurnedAway(ending) => (WalkEnd::TurnedAway, ending, Vec::new()),
            End::Stuck(faults) => (WalkEnd::Stuck, None, faults),
        };
        let counted = counted(definition, &walked.given);
        Self { pages: walked.pages.into_iter().map(page).collect(), end, ending: ending.map(|ending| ending.key.clone()), faults, counted }
    }
}

/// See where answers lead: which pages and questions they show, and how they end. Nothing is kept.
#[utoipa::path(post, path = "/v1/surveys/{id}/walk", operation_id = "walk_survey", tag = "listen", params(May<ReadAnswers>, ("id" = SurveyId, Path)),
    request_body = SurveyWalkIn, responses((status = 200, body = SurveyWalk), Problems))]
pub(super) async fn walk(
    State(house): State<House>,
    may: May<ReadAnswers>,
    Place(id): Place<Id<Survey>>,
    Body(wish): Body<SurveyWalkIn>,
) -> Result<Json<SurveyWalk>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    let record = store::present(&mut read, id).await?;
    let definition = match wish.version {
        None => record.design()?.clone(),
        Some(version) => versions::definition(&mut read, id, version).await?.ok_or_else(|| Problem::not_found("version", version))?,
    };
    let SurveyWalkIn { hidden, contact, account, seed, answers, .. } = wish;
    let language = wish.language.unwrap_or_else(|| pipe::first_language(&definition).to_owned());
    let given = Given { hidden, contact, account, seed, language, ..Given::default() };
    Ok(Json(SurveyWalk::of(&definition, through(&definition, given, &answers))))
}

//! Routes of letters from cases.

use axum::extract::State;
use axum::response::Response;
use axum::{Extension, Json};
use customers::contacts::Contact;
use customers::ids::ContactId;
use edge::{House, Once, OnceParams, Place, Problem, Problems, TimeText};
use http::StatusCode;
use identity::May;
use identity::may::{ReadCases, WriteCases};
use kernel::{Code, Id, Time};
use post::letters::State as LetterState;
use post::{Office, settings};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::super::shapes::{CaseId, CaseWhole};
use super::super::whole::whole;
use super::super::{Case, present};
use super::{Direction, Shown, Wish, thread, write};

/// All routes of letters from cases; they need the [`Office`] as an extension.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new().routes(routes!(list, send))
}

/// A letter to the customer of a case.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct CaseLetterIn {
    /// Who gets it; whom the case is for unless told.
    #[schema(value_type = Option<ContactId>)]
    to: Option<Id<Contact>>,
    #[schema(min_length = 1, max_length = 250)]
    subject: String,
    /// What it says; an empty line begins a paragraph.
    #[schema(min_length = 1, max_length = 10_000)]
    words: String,
    /// Whether it asks, by a link, if it is done: with one tap, and without logging in.
    #[serde(default)]
    ask_confirmation: bool,
}

/// A letter of a case.
#[derive(Debug, Serialize, ToSchema)]
struct CaseLetter {
    /// The id of the letter, out or in.
    id: String,
    direction: Direction,
    #[schema(value_type = TimeText)]
    at: Time,
    /// Who wrote it; `null`: the house.
    from: Option<String>,
    /// Who gets it, of one that leaves.
    to: Option<String>,
    subject: Option<String>,
    /// What it says, as long as that is kept.
    words: Option<String>,
    /// What became of one that leaves.
    state: Option<LetterState>,
    /// Why that did not go well.
    reason: Option<String>,
    /// Whether it came from another address than ours went to.
    stranger: bool,
    /// Whether a program wrote it, as an out of office note.
    automatic: bool,
}

impl From<Shown> for CaseLetter {
    fn from(letter: Shown) -> Self {
        let Shown { id, direction, at, from, to, subject, words, state, reason, stranger, automatic } = letter;
        Self { id, direction, at, from, to, subject, words, state, reason, stranger, automatic }
    }
}

/// The letters of a case.
#[derive(Debug, Serialize, ToSchema)]
struct CaseLetters {
    /// The first first.
    items: Vec<CaseLetter>,
    /// Whether letters leave this installation.
    leaves: bool,
    /// Whether answers come back into the case: a reply address is set. Else they go to whoever wrote.
    comes_back: bool,
}

fn refuse_unseen<R>(may: &May<R>) -> Result<(), Problem> {
    if may.sees.customers {
        return Ok(());
    }
    Err(Problem::new(Code::NotAllowed, "letters name customers, whom you do not see: ask an owner for that"))
}

/// What was written from a case and what came back, the first first; for those who see customers.
#[utoipa::path(get, path = "/v1/cases/{id}/letters", operation_id = "list_case_letters", tag = "manage", params(May<ReadCases>, ("id" = CaseId, Path)),
    responses((status = 200, body = CaseLetters), Problems))]
async fn list(
    State(house): State<House>,
    Extension(office): Extension<Office>,
    may: May<ReadCases>,
    Place(id): Place<Id<Case>>,
) -> Result<Json<CaseLetters>, Problem> {
    refuse_unseen(&may)?;
    let mut read = house.store.read(may.act.workspace).await?;
    present(&mut read, id).await?;
    let items = thread(&mut read, id).await?.into_iter().map(CaseLetter::from).collect();
    let comes_back = settings::get(&mut read).await?.reply_address.is_some();
    Ok(Json(CaseLetters { items, leaves: office.sender().is_some(), comes_back }))
}

/// Write to the customer from a case.
///
/// Answers come back into it. That the customer heard from us counts from now.
#[utoipa::path(post, path = "/v1/cases/{id}/letters", operation_id = "send_case_letter", tag = "manage", request_body = CaseLetterIn,
    params(May<WriteCases>, OnceParams, ("id" = CaseId, Path)), responses((status = 201, body = CaseWhole), Problems))]
async fn send(
    State(house): State<House>,
    Extension(office): Extension<Office>,
    may: May<WriteCases>,
    Place(id): Place<Id<Case>>,
    once: Once<CaseLetterIn>,
) -> Result<Response, Problem> {
    refuse_unseen(&may)?;
    office.must_send()?;
    let mut tx = house.store.begin(&may.act).await?;
    if let Some(answer) = once.before(&mut tx).await? {
        return Ok(answer);
    }
    let CaseLetterIn { to, subject, words, ask_confirmation } = &once.body;
    let wish = Wish { to: *to, subject: subject.clone(), words: words.clone(), asks: *ask_confirmation };
    let record = write(&mut tx, &house.site, id, wish).await?;
    let shown = whole(&mut tx, &record, &may).await?;
    once.answer(tx, StatusCode::CREATED, &shown).await
}

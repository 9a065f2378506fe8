//! Routes of letters: what was sent and what became of it, and a letter to try.

use axum::extract::State as Shared;
use axum::http::StatusCode;
use axum::{Extension, Json};
use edge::{House, List, ListParams, Listed, Place, Problem, Problems, TimeText};
use identity::may::ManageWorkspace;
use identity::{May, members};
use kernel::{Actor, Code, Id, Refusal, Time};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{Letter, Record, State, find, send};
use crate::words::words;
use crate::{LetterId, LetterNoun, Mailbox, Office, Paper};

/// All routes of this noun.
pub(crate) fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new().routes(routes!(list)).routes(routes!(fetch)).routes(routes!(try_out))
}

/// A letter and what became of it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Letter)]
struct LetterOut {
    #[schema(value_type = LetterId)]
    id: Id<LetterNoun>,
    /// What its receiver is called; withheld from those who do not see customers.
    to_name: Option<String>,
    /// Where it goes; withheld from those who do not see customers.
    to_address: Option<String>,
    subject: String,
    state: State,
    /// How often sending it was tried.
    attempts: i64,
    /// Why it did not go well, last.
    reason: Option<String>,
    /// The noun of what it is about.
    about: Option<String>,
    #[schema(value_type = TimeText)]
    made_at: Time,
    /// When it left or was given up.
    #[schema(value_type = Option<TimeText>)]
    ended_at: Option<Time>,
}

impl LetterOut {
    fn of(record: Record, sees_customers: bool) -> Self {
        let shown = |text: Option<&str>| text.filter(|_| sees_customers).map(ToOwned::to_owned);
        Self {
            id: record.id,
            to_name: shown(record.to.name()),
            to_address: shown(Some(record.to.address())),
            subject: record.subject,
            state: record.state,
            attempts: record.attempts,
            reason: record.reason,
            about: record.about.map(|about| about.noun),
            made_at: record.made_at,
            ended_at: record.ended_at,
        }
    }
}

/// Which letters are listed.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Filter {
    /// Only letters of which this became.
    state: Option<State>,
}

/// Letters, the newest first
#[utoipa::path(get, path = "/v1/letters", operation_id = "list_letters", tag = "mail", params(May<ManageWorkspace>, ListParams, Filter),
    responses((status = 200, body = Listed<LetterOut>), Problems))]
async fn list(Shared(house): Shared<House>, may: May<ManageWorkspace>, list: List<Filter>) -> Result<Json<Listed<LetterOut>>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    let page = super::page(&mut read, list.filter.state, list.after()?, list.limit).await?;
    Ok(Json(Listed::of(page, |record| LetterOut::of(record, may.sees.customers))))
}

/// One letter
#[utoipa::path(get, path = "/v1/letters/{id}", operation_id = "read_letter", tag = "mail", params(May<ManageWorkspace>, ("id" = LetterId, Path)),
    responses((status = 200, body = LetterOut), Problems))]
async fn fetch(Shared(house): Shared<House>, may: May<ManageWorkspace>, Place(id): Place<Id<LetterNoun>>) -> Result<Json<LetterOut>, Problem> {
    let letter = find(&mut house.store.read(may.act.workspace).await?, id).await?.ok_or_else(|| Refusal::not_found("letter", id))?;
    Ok(Json(LetterOut::of(letter, may.sees.customers)))
}

/// Send a letter to oneself
///
/// To the mail address one logs in with, so that one sees how letters look and that they arrive.
#[utoipa::path(post, path = "/v1/mail/test", operation_id = "send_test_letter", tag = "mail", params(May<ManageWorkspace>),
    responses((status = 202, body = LetterOut), Problems))]
async fn try_out(
    Shared(house): Shared<House>,
    Extension(office): Extension<Office>,
    may: May<ManageWorkspace>,
) -> Result<(StatusCode, Json<LetterOut>), Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    let profile = match may.act.actor {
        Actor::Member(id) => members::get(&mut tx, id).await?,
        _ => None,
    };
    let profile = profile.ok_or_else(|| Refusal::new(Code::NotAllowed, "a test letter goes to a member who is logged in: log in first"))?;
    office.must_send()?;
    let workspace = identity::workspaces::settings(&mut tx).await?;
    let (_, say) = words(&workspace.locale);
    let paper = Paper::new()
        .heading(&say.test_heading)
        .words(say.test_words.replace("{workspace}", &workspace.name))
        .button(&say.test_button, format!("{}/w/{}/settings?tab=mail", house.site.base_url, workspace.key));
    let letter = Letter::new(Mailbox::new(Some(&profile.name), &profile.mail)?, &say.test_subject, paper)?;
    let posted = send(&mut tx, &letter.in_language(&workspace.locale)).await?;
    let record = find(&mut tx, posted.id).await?.ok_or_else(|| Refusal::not_found("letter", posted.id))?;
    tx.commit().await?;
    Ok((StatusCode::ACCEPTED, Json(LetterOut::of(record, true))))
}

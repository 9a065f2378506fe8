//! Routes of invitations.

use axum::Json;
use axum::extract::State as Shared;
use customers::accounts::Account;
use customers::contacts::Contact;
use customers::ids::{AccountId, ContactId};
use edge::{House, List, ListParams, Listed, MemberId, Place, Problem, Problems};
use identity::May;
use identity::may::ReadAnswers;
use kernel::{Id, Member};
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::shapes::{DryRun, InvitationRates, SurveyInvitation, people};
use super::{Filter, Reason, State};
use crate::programmes::routes::ProgrammeId;
use crate::programmes::{self, Programme};

/// All routes of this noun.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new().routes(routes!(list)).routes(routes!(rates)).routes(routes!(dry_run))
}

/// Which invitations.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Filters {
    /// Of this programme.
    #[param(value_type = Option<ProgrammeId>)]
    programme: Option<Id<Programme>>,
    /// In this state.
    #[param(inline)]
    state: Option<State>,
    /// Not asked because of this.
    #[param(inline)]
    reason: Option<Reason>,
    /// Of this person.
    #[param(value_type = Option<ContactId>)]
    contact: Option<Id<Contact>>,
    /// Of people of this account.
    #[param(value_type = Option<AccountId>)]
    account: Option<Id<Account>>,
    /// Of people at accounts of this owner.
    #[param(value_type = Option<MemberId>)]
    owner: Option<Id<Member>>,
}

/// Invitations, those due last first: who waits, who was asked, who was not and why.
#[utoipa::path(get, path = "/v1/survey-invitations", operation_id = "list_survey_invitations", tag = "listen", params(May<ReadAnswers>, ListParams, Filters),
    responses((status = 200, body = Listed<SurveyInvitation>), Problems))]
async fn list(Shared(house): Shared<House>, may: May<ReadAnswers>, list: List<Filters>) -> Result<Json<Listed<SurveyInvitation>>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    let Filters { programme, state, reason, contact, account, owner } = list.filter;
    let list = List { cursor: list.cursor, limit: list.limit, filter: Filter { programme, state, reason, contact, account, owner } };
    let page = super::page(&mut read, &list).await?;
    let people = people(&mut read, page.items.iter().map(|record| record.contact), may.sees.customers).await?;
    Ok(Json(Listed::of(page, |record| SurveyInvitation::of(record, &people))))
}

/// What became of the invitations of a programme, in numbers.
#[utoipa::path(get, path = "/v1/programmes/{id}/rates", operation_id = "show_programme_rates", tag = "listen", params(May<ReadAnswers>, ("id" = ProgrammeId, Path)),
    responses((status = 200, body = InvitationRates), Problems))]
async fn rates(Shared(house): Shared<House>, may: May<ReadAnswers>, Place(id): Place<Id<Programme>>) -> Result<Json<InvitationRates>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    programmes::store::find(&mut read, id).await?.ok_or_else(|| Problem::not_found("programme", id))?;
    Ok(Json(super::rates(&mut read, id).await?.into()))
}

/// Who would be asked now, and who would not and why, if all of the audience were due. Nothing is written.
#[utoipa::path(post, path = "/v1/programmes/{id}/dry-run", operation_id = "dry_run_programme", tag = "listen", params(May<ReadAnswers>, ("id" = ProgrammeId, Path)),
    responses((status = 200, body = DryRun), Problems))]
async fn dry_run(Shared(house): Shared<House>, may: May<ReadAnswers>, Place(id): Place<Id<Programme>>) -> Result<Json<DryRun>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    let programme = programmes::store::find(&mut read, id).await?.ok_or_else(|| Problem::not_found("programme", id))?;
    let dry = super::dry_run(&mut read, &programme, may.act.now).await?;
    let people = people(&mut read, dry.examples.iter().map(|(code, ..)| *code), may.sees.customers).await?;
    Ok(Json(DryRun::of(dry, &people)))
}

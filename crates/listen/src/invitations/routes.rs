//! Routes of invitations.

use axum::Json;
use axum::extract::State as Shared;
use customers::accounts::Account;
use customers::contacts::Contact;
use customers::ids::{AccountId, ContactId};
use edge::{House, List, ListParams, Listed, MemberId, Place, Problem, Problems};
use identity::May;
use identity::may::{ManageProgrammes, ReadAnswers};
use kernel::{Code, Id, Member};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::links::{self, InvitationLink};
use super::shapes::{DryRun, InvitationRates, Named, SurveyInvitation};
use super::{Filter, Reason, State};
use crate::answering;
use crate::programmes::routes::ProgrammeId;
use crate::programmes::{self, Channel, Programme};

/// All routes of this noun.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(rates))
        .routes(routes!(dry_run))
        .routes(routes!(personal_links))
        .routes(routes!(visit_key))
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
    let page = super::page(&mut read, &list, may.act.now).await?;
    let named = Named::of(&mut read, page.items.iter().map(|record| record.person), may.sees).await?;
    Ok(Json(Listed::of(page, |record| SurveyInvitation::of(record, &named))))
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
    let dry = super::dry_run(&house.store, &mut read, &programme, may.act.now).await?;
    let named = Named::of(&mut read, dry.examples.iter().map(|(number, ..)| *number), may.sees).await?;
    Ok(Json(DryRun::of(dry, &named)))
}

/// The personal links that a programme made for you to send, page by page, of those who have not answered yet
///
/// For programmes of the channel `link`; those of our own staff only for who may see their names. Whoever has such a link answers as its person: keep them with care. That they were shown is kept in the audit trail.
#[utoipa::path(get, path = "/v1/programmes/{id}/links", operation_id = "list_programme_links", tag = "listen",
    params(May<ManageProgrammes>, ListParams, ("id" = ProgrammeId, Path)), responses((status = 200, body = Listed<InvitationLink>), Problems))]
async fn personal_links(
    Shared(house): Shared<House>,
    may: May<ManageProgrammes>,
    Place(id): Place<Id<Programme>>,
    list: List,
) -> Result<Json<Listed<InvitationLink>>, Problem> {
    if !may.sees.customers {
        return Err(Problem::new(Code::NotAllowed, "personal links name people: they need the right see_customers"));
    }
    let mut tx = house.store.begin(&may.act).await?;
    let programme = programmes::store::find(&mut tx, id).await?.ok_or_else(|| Problem::not_found("programme", id))?;
    if programme.plan.channel != Channel::Link {
        let detail = "this programme does not leave its links to you: only those of the channel link do";
        return Err(Problem::new(Code::Conflict, detail));
    }
    let page = links::page(&mut tx, &house.site, id, &list, may.sees.employees).await?;
    if list.cursor.is_none() {
        identity::audit::audit(&mut tx, "programme.links_shown", "programme", Some(id), &serde_json::json!({})).await?;
    }
    tx.commit().await?;
    Ok(Json(page.into()))
}

/// The key by which a website proves who reads its page.
#[derive(Debug, Serialize, ToSchema)]
struct VisitKey {
    key: String,
}

/// The key by which your website proves to a programme's widget or QR code who comes by
///
/// The proof is the HMAC-SHA256 of the person's external id by this key, in hexadecimal digits. Keep the key on your servers: whoever has it can wind anybody's clock.
#[utoipa::path(get, path = "/v1/programmes/{id}/visit-key", operation_id = "show_visit_key", tag = "listen", params(May<ManageProgrammes>, ("id" = ProgrammeId, Path)),
    responses((status = 200, body = VisitKey), Problems))]
async fn visit_key(Shared(house): Shared<House>, may: May<ManageProgrammes>, Place(id): Place<Id<Programme>>) -> Result<Json<VisitKey>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    programmes::store::find(&mut read, id).await?.ok_or_else(|| Problem::not_found("programme", id))?;
    let key = answering::visit_key(&mut read, id).await?;
    let key =
        key.ok_or_else(|| Problem::new(Code::Conflict, "this programme has no link of its own: it gets one when it runs with the trigger visit"))?;
    Ok(Json(VisitKey { key }))
}

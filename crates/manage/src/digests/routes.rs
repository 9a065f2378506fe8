//! Routes of digests: of the caller's own.

use std::sync::Arc;

use ::store::Read;
use axum::extract::State as Of;
use axum::response::Response;
use axum::{Extension, Json};
use edge::{Body, House, List, ListParams, Listed, Once, OnceParams, Params, Place, Problem, Problems};
use http::StatusCode;
use identity::may::{Ask, ManageLoop, ManageWebhooks, ReadAnswers};
use identity::{May, Right, workspaces};
use kernel::{Actor, Code, Id, Member};
use measure::Evaluator;
use monitor::alerts::told::Names;
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::named::named;
use super::shapes::{
    ChatDigest, ChatDigestIn, DigestId, DigestLine, DigestOut, DigestSettings, DigestSubscription, DigestSubscriptionIn, SubscriptionId,
};
use super::since::since;
use super::subscriptions::Wish;
use super::{Content, Digest, Every, Kind, Reader, Subscription, Wanted, chats, compose, settings, store, subscriptions};

/// All routes of this noun; they need the evaluator as an extension.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(look))
        .routes(routes!(show))
        .routes(routes!(list_subscriptions, subscribe))
        .routes(routes!(unsubscribe))
        .routes(routes!(list_of_chats, subscribe_chat))
        .routes(routes!(unsubscribe_chat))
        .routes(routes!(read_settings, change_settings))
}

/// What a caller may see of names.
fn names<R>(may: &May<R>) -> Names {
    Names { accounts: true, people: may.sees.customers }
}

/// The member who asks; digests are nobody else's.
fn member<R>(may: &May<R>) -> Result<Id<Member>, Problem> {
    if !may.rights.has(Right::Ask) {
        return Err(Problem::new(Code::NotAllowed, "a digest shows figures: this needs the right ask, too"));
    }
    match may.act.actor {
        Actor::Member(member) => Ok(member),
        _ => Err(Problem::new(Code::NotAllowed, "digests are for members: log in as one")),
    }
}

/// The digests that you were sent, the newest first.
#[utoipa::path(get, path = "/v1/digests", operation_id = "list_digests", tag = "manage", params(May<ReadAnswers>, ListParams),
    responses((status = 200, body = Listed<DigestLine>), Problems))]
async fn list(Of(house): Of<House>, may: May<ReadAnswers>, list: List) -> Result<Json<Listed<DigestLine>>, Problem> {
    let member = member(&may)?;
    let mut read = house.store.read(may.act.workspace).await?;
    let page = store::page(&mut read, member, &list).await?;
    let line = |kept: store::Kept| DigestLine {
        id: kept.id,
        kind: kept.kind,
        every: kept.every,
        sent_at: kept.sent_at,
        from: kept.content.from,
        until: kept.content.until,
    };
    Ok(Json(Listed::of(page, line)))
}

/// Which digest.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Looked {
    /// For whom it is made.
    #[param(inline)]
    kind: Kind,
    /// How long it looks back.
    #[param(inline)]
    every: Every,
}

/// What the last whole period brought, read now: for the whole company, for the touchpoints of your teams, or for your own customers.
#[utoipa::path(get, path = "/v1/digests/now", operation_id = "read_digest", tag = "manage", params(May<ReadAnswers>, Looked),
    responses((status = 200, body = DigestOut), Problems))]
async fn look(
    Of(house): Of<House>,
    Extension(evaluator): Extension<Arc<dyn Evaluator>>,
    may: May<ReadAnswers>,
    Params(Looked { kind, every }): Params<Looked>,
) -> Result<Json<DigestOut>, Problem> {
    let (member, workspace) = (member(&may)?, may.act.workspace);
    let mut read = house.store.read(workspace).await?;
    let zone = workspaces::zone(&mut read).await?;
    let wanted = Wanted { kind, every, reader: Reader::Member(member), cases: may.rights.has(Right::ReadCases) };
    let content = compose(&house.store, evaluator.as_ref(), workspace, wanted, &zone, may.act.now).await?;
    show_content(&mut read, &may, (None, kind, every, None), content, None).await
}

/// A digest as it was sent, and how its figures stand now.
#[utoipa::path(get, path = "/v1/digests/{id}", operation_id = "show_digest", tag = "manage", params(May<ReadAnswers>, ("id" = DigestId, Path)),
    responses((status = 200, body = DigestOut), Problems))]
async fn show(
    Of(house): Of<House>,
    Extension(evaluator): Extension<Arc<dyn Evaluator>>,
    may: May<ReadAnswers>,
    Place(id): Place<Id<Digest>>,
) -> Result<Json<DigestOut>, Problem> {
    let member = member(&may)?;
    let mut read = house.store.read(may.act.workspace).await?;
    let kept = store::find(&mut read, member, id).await?.ok_or_else(|| Problem::not_found("digest", id))?;
    let content = if may.rights.has(Right::ReadCases) { kept.content } else { kept.content.without_cases() };
    let now = since(&house.store, evaluator.as_ref(), may.act.workspace, &content, may.act.now).await?;
    show_content(&mut read, &may, (Some(kept.id), kept.kind, kept.every, Some(kept.sent_at)), content, now).await
}

async fn show_content<R>(
    read: &mut Read,
    may: &May<R>,
    (id, kind, every, sent_at): (Option<Id<Digest>>, Kind, Every, Option<kernel::Time>),
    content: Content,
    since: Option<super::since::Since>,
) -> Result<Json<DigestOut>, Problem> {
    let named = named(read, &content, names(may)).await?;
    Ok(Json(DigestOut { id, kind, every, sent_at, since, ..DigestOut::of(content, named) }))
}

/// The digests that you get by letter.
#[utoipa::path(get, path = "/v1/digest-subscriptions", operation_id = "list_digest_subscriptions", tag = "manage", params(May<Ask>),
    responses((status = 200, body = Listed<DigestSubscription>), Problems))]
async fn list_subscriptions(Of(house): Of<House>, may: May<Ask>) -> Result<Json<Listed<DigestSubscription>>, Problem> {
    let member = member(&may)?;
    let mut read = house.store.read(may.act.workspace).await?;
    let items = subscriptions::of(&mut read, member).await?.into_iter().map(DigestSubscription::from).collect();
    Ok(Json(Listed { items, next: None }))
}

/// Get a digest by letter. A second wish for the same kind and rhythm takes the place of the first.
#[utoipa::path(post, path = "/v1/digest-subscriptions", operation_id = "subscribe_digest", tag = "manage", params(May<Ask>, OnceParams),
    request_body = DigestSubscriptionIn, responses((status = 201, body = DigestSubscription), Problems))]
async fn subscribe(Of(house): Of<House>, may: May<Ask>, once: Once<DigestSubscriptionIn>) -> Result<Response, Problem> {
    let member = member(&may)?;
    if !may.rights.has(Right::ReadAnswers) {
        return Err(Problem::new(Code::NotAllowed, "a digest shows what customers said: this needs the right read_answers, too"));
    }
    let mut tx = house.store.begin(&may.act).await?;
    if let Some(answer) = once.before(&mut tx).await? {
        return Ok(answer);
    }
    let DigestSubscriptionIn { kind, every, hour, zone, language } = &once.body;
    let wish = Wish { kind: *kind, every: *every, hour: *hour, zone: zone.clone(), language: language.clone() };
    let made = subscriptions::subscribe(&mut tx, member, wish).await?;
    once.answer(tx, StatusCode::CREATED, &DigestSubscription::from(made)).await
}

/// Get a digest no more.
#[utoipa::path(delete, path = "/v1/digest-subscriptions/{id}", operation_id = "unsubscribe_digest", tag = "manage",
    params(May<Ask>, ("id" = SubscriptionId, Path)), responses((status = 204), Problems))]
async fn unsubscribe(Of(house): Of<House>, may: May<Ask>, Place(id): Place<Id<Subscription>>) -> Result<StatusCode, Problem> {
    let member = member(&may)?;
    let mut tx = house.store.begin(&may.act).await?;
    subscriptions::unsubscribe(&mut tx, member, id).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The digests that channels of Slack and Teams get.
#[utoipa::path(get, path = "/v1/chat-digests", operation_id = "list_chat_digests", tag = "manage", params(May<ManageWebhooks>),
    responses((status = 200, body = Listed<ChatDigest>), Problems))]
async fn list_of_chats(Of(house): Of<House>, may: May<ManageWebhooks>) -> Result<Json<Listed<ChatDigest>>, Problem> {
    let items = chats::all(&mut house.store.read(may.act.workspace).await?).await?;
    Ok(Json(Listed { items: items.into_iter().filter_map(ChatDigest::of).collect(), next: None }))
}

/// Let a channel get a digest: of the whole company, or of the touchpoints of a team. A second wish for the same takes the place of the first.
///
/// It is told figures, names of touchpoints and, where the chat may know them, of accounts; never names of people or words of customers.
#[utoipa::path(post, path = "/v1/chat-digests", operation_id = "subscribe_chat_to_digest", tag = "manage", params(May<ManageWebhooks>, OnceParams),
    request_body = ChatDigestIn, responses((status = 201, body = ChatDigest), Problems))]
async fn subscribe_chat(Of(house): Of<House>, may: May<ManageWebhooks>, once: Once<ChatDigestIn>) -> Result<Response, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    if let Some(answer) = once.before(&mut tx).await? {
        return Ok(answer);
    }
    let ChatDigestIn { chat, team, kind, every, hour, zone, language } = &once.body;
    let wish = Wish { kind: *kind, every: *every, hour: *hour, zone: zone.clone(), language: language.clone() };
    let made = chats::subscribe(&mut tx, (*chat, *team), wish).await?;
    once.answer(tx, StatusCode::CREATED, &ChatDigest::of(made)).await
}

/// Let a channel get a digest no more.
#[utoipa::path(delete, path = "/v1/chat-digests/{id}", operation_id = "unsubscribe_chat_from_digest", tag = "manage",
    params(May<ManageWebhooks>, ("id" = SubscriptionId, Path)), responses((status = 204), Problems))]
async fn unsubscribe_chat(Of(house): Of<House>, may: May<ManageWebhooks>, Place(id): Place<Id<Subscription>>) -> Result<StatusCode, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    chats::unsubscribe(&mut tx, id).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What digests are about.
#[utoipa::path(get, path = "/v1/digest-settings", operation_id = "read_digest_settings", tag = "manage", params(May<Ask>),
    responses((status = 200, body = DigestSettings), Problems))]
async fn read_settings(Of(house): Of<House>, may: May<Ask>) -> Result<Json<DigestSettings>, Problem> {
    let question = settings::question(&mut house.store.read(may.act.workspace).await?).await?;
    Ok(Json(DigestSettings { question }))
}

/// Say which question the figures of digests are about.
#[utoipa::path(put, path = "/v1/digest-settings", operation_id = "change_digest_settings", tag = "manage", params(May<ManageLoop>),
    request_body = DigestSettings, responses((status = 200, body = DigestSettings), Problems))]
async fn change_settings(Of(house): Of<House>, may: May<ManageLoop>, Body(wish): Body<DigestSettings>) -> Result<Json<DigestSettings>, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    settings::set(&mut tx, wish.question.as_deref()).await?;
    tx.commit().await?;
    Ok(Json(wish))
}

//! Routes of announcements, and the page that everybody reads.

use ::store::args;
use ::store::{Error, Read};
use axum::Json;
use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{Path, Query, State as Of};
use axum::response::{IntoResponse, Response};
use data_encoding::HEXLOWER;
use edge::revision::{IfMatch, IfMatchParams};
use edge::{Body, House, List, ListParams, Listed, Once, OnceParams, Params, Place, Problem, Problems};
use http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, IF_NONE_MATCH, VARY};
use http::{HeaderMap, HeaderValue, StatusCode};
use identity::may::{ManageLoop, ReadAnswers, WriteCases};
use identity::{May, workspaces};
use kernel::{Id, Time, Workspace};
use listen::answering::{accepted, choose};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::page::{Frame, Shown, notice, policy, render};
use super::preview::{check_language, preview};
use super::quotes::{self, Quote};
use super::shapes::{
    AnnouncementAudience, AnnouncementId, AnnouncementIn, AnnouncementOut, AnnouncementPatch, AnnouncementPreview, AnnouncementPreviewIn,
    AnnouncementPublish, AnnouncementQuoteIn, AnnouncementWrite, AnnouncementWritten, NewsPage, NewsPageIn,
};
use super::whole::{address, listed, people, whole};
use super::words::{known, words};
use super::{Announcement, Filter, Record, Stage, State, checked, settings, store};
use crate::decisions::{Decision, DecisionId};

/// Announcements on one page.
const SHOWN: usize = 30;

/// All routes of this noun.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(list, create))
        .routes(routes!(show, change, remove))
        .routes(routes!(look))
        .routes(routes!(publish))
        .routes(routes!(withdraw))
        .routes(routes!(reach))
        .routes(routes!(write))
        .routes(routes!(show_page, set_page))
        .routes(routes!(read_news))
}

/// Which announcements.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Filters {
    /// That stand here.
    #[param(inline)]
    state: Option<State>,
    /// Of this decision.
    #[param(value_type = Option<DecisionId>)]
    decision: Option<Id<Decision>>,
}

/// Announcements, those made last first.
#[utoipa::path(get, path = "/v1/announcements", operation_id = "list_announcements", tag = "manage", params(May<ReadAnswers>, ListParams, Filters),
    responses((status = 200, body = Listed<AnnouncementOut>), Problems))]
async fn list(Of(house): Of<House>, may: May<ReadAnswers>, list: List<Filters>) -> Result<Json<Listed<AnnouncementOut>>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    let List { cursor, limit, filter: Filters { state, decision } } = list;
    let page = store::page(&mut read, &List { cursor, limit, filter: Filter { state, decision } }).await?;
    Ok(Json(Listed { items: listed(&mut read, &house.site, page.items).await?, next: page.next }))
}

/// Write an announcement of a decision. Nobody outside sees it before it is published.
#[utoipa::path(post, path = "/v1/announcements", operation_id = "write_announcement", tag = "manage", params(May<WriteCases>, OnceParams),
    request_body = AnnouncementIn, responses((status = 201, body = AnnouncementOut), Problems))]
async fn create(Of(house): Of<House>, may: May<WriteCases>, once: Once<AnnouncementIn>) -> Result<Response, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    if let Some(answer) = once.before(&mut tx).await? {
        return Ok(answer);
    }
    let AnnouncementIn { decision, texts, quotes } = &once.body;
    let made = super::make(&mut tx, *decision, texts, &wished(quotes)).await?;
    let shown = whole(&mut tx, &house.site, made).await?;
    once.answer(tx, StatusCode::CREATED, &shown).await
}

fn wished(quotes: &[AnnouncementQuoteIn]) -> Vec<Quote> {
    quotes.iter().map(|quote| Quote { response: quote.response, words: quote.words.clone() }).collect()
}

/// One announcement.
#[utoipa::path(get, path = "/v1/announcements/{id}", operation_id = "show_announcement", tag = "manage", params(May<ReadAnswers>, ("id" = AnnouncementId, Path)),
    responses((status = 200, body = AnnouncementOut), Problems))]
async fn show(Of(house): Of<House>, may: May<ReadAnswers>, Place(id): Place<Id<Announcement>>) -> Result<Json<AnnouncementOut>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    let record = store::present(&mut read, id).await?;
    Ok(Json(whole(&mut read, &house.site, record).await?))
}

/// Change what an announcement says. What was sent by letter stays as it was sent.
#[utoipa::path(patch, path = "/v1/announcements/{id}", operation_id = "change_announcement", tag = "manage", request_body = AnnouncementPatch,
    params(May<WriteCases>, IfMatchParams, ("id" = AnnouncementId, Path)), responses((status = 200, body = AnnouncementOut), Problems))]
async fn change(
    Of(house): Of<House>,
    may: May<WriteCases>,
    Place(id): Place<Id<Announcement>>,
    seen: IfMatch,
    Body(AnnouncementPatch { texts, quotes, revision }): Body<AnnouncementPatch>,
) -> Result<Json<AnnouncementOut>, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    let quotes = quotes.as_deref().map(wished);
    let changed = super::change(&mut tx, id, seen.or(revision), texts.as_deref(), quotes.as_deref()).await?;
    let shown = whole(&mut tx, &house.site, changed).await?;
    tx.commit().await?;
    Ok(Json(shown))
}

/// Remove an announcement that was never published; withdraw others.
#[utoipa::path(delete, path = "/v1/announcements/{id}", operation_id = "remove_announcement", tag = "manage",
    params(May<WriteCases>, ("id" = AnnouncementId, Path)), responses((status = 204), Problems))]
async fn remove(Of(house): Of<House>, may: May<WriteCases>, Place(id): Place<Id<Announcement>>) -> Result<StatusCode, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    super::remove(&mut tx, id).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Look at an announcement before it is kept: the page, and the letter.
#[utoipa::path(post, path = "/v1/announcements/preview", operation_id = "preview_announcement", tag = "manage", params(May<ReadAnswers>),
    request_body = AnnouncementPreviewIn, responses((status = 200, body = AnnouncementPreview), Problems))]
async fn look(Of(house): Of<House>, may: May<ReadAnswers>, Body(wish): Body<AnnouncementPreviewIn>) -> Result<Json<AnnouncementPreview>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    let texts = checked(&wish.texts)?;
    check_language(&texts, &wish.language)?;
    let now = may.act.now;
    let record = Record {
        id: Id::from_bytes([0; 16]),
        decision: wish.decision,
        state: State::Draft,
        texts,
        decided_at: Some(now),
        done_at: (wish.stage == Stage::Done).then_some(now),
        made_at: now,
        changed_at: now,
        actor: String::new(),
        revision: 0,
    };
    let quotes = &wish.quotes;
    let looked = preview(&mut read, &house.site, &record, wish.stage, (&wish.language, quotes, &[])).await?;
    Ok(Json(AnnouncementPreview { page: looked.page, subject: looked.subject, html: looked.html, text: looked.text }))
}

/// Show everybody what was decided, or what was done
///
/// `done` needs a decision that is carried out. Doing so again changes nothing.
#[utoipa::path(post, path = "/v1/announcements/{id}/publish", operation_id = "publish_announcement", tag = "manage", request_body = AnnouncementPublish,
    params(May<ManageLoop>, ("id" = AnnouncementId, Path)), responses((status = 200, body = AnnouncementOut), Problems))]
async fn publish(
    Of(house): Of<House>,
    may: May<ManageLoop>,
    Place(id): Place<Id<Announcement>>,
    Body(AnnouncementPublish { stage }): Body<AnnouncementPublish>,
) -> Result<Json<AnnouncementOut>, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    let published = super::publish(&mut tx, id, stage).await?;
    let shown = whole(&mut tx, &house.site, published).await?;
    tx.commit().await?;
    Ok(Json(shown))
}

/// Take an announcement off the page. It can be published again.
#[utoipa::path(post, path = "/v1/announcements/{id}/withdraw", operation_id = "withdraw_announcement", tag = "manage",
    params(May<ManageLoop>, ("id" = AnnouncementId, Path)), responses((status = 200, body = AnnouncementOut), Problems))]
async fn withdraw(Of(house): Of<House>, may: May<ManageLoop>, Place(id): Place<Id<Announcement>>) -> Result<Json<AnnouncementOut>, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    let withdrawn = super::withdraw(&mut tx, id).await?;
    let shown = whole(&mut tx, &house.site, withdrawn).await?;
    tx.commit().await?;
    Ok(Json(shown))
}

/// Which letters.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Staged {
    /// What they tell.
    #[param(inline)]
    stage: Stage,
}

/// Who gets a letter about an announcement, and who does not and why.
#[utoipa::path(get, path = "/v1/announcements/{id}/audience", operation_id = "show_announcement_audience", tag = "manage",
    params(May<ReadAnswers>, Staged, ("id" = AnnouncementId, Path)), responses((status = 200, body = AnnouncementAudience), Problems))]
async fn reach(
    Of(house): Of<House>,
    may: May<ReadAnswers>,
    Place(id): Place<Id<Announcement>>,
    Params(Staged { stage }): Params<Staged>,
) -> Result<Json<AnnouncementAudience>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    let record = store::present(&mut read, id).await?;
    let audience = super::audience(&mut read, &record, stage, may.act.now).await?;
    Ok(Json(people(&mut read, &record, audience, may.sees.customers).await?))
}

/// Write to those whose words led to it
///
/// Each person gets one letter for each stage, however often this is asked; those who said nothing of wanting it, and those without a name, get none.
#[utoipa::path(post, path = "/v1/announcements/{id}/letters", operation_id = "write_announcement_letters", tag = "manage", request_body = AnnouncementWrite,
    params(May<ManageLoop>, ("id" = AnnouncementId, Path)), responses((status = 200, body = AnnouncementWritten), Problems))]
async fn write(
    Of(house): Of<House>,
    may: May<ManageLoop>,
    Place(id): Place<Id<Announcement>>,
    Body(AnnouncementWrite { stage, people }): Body<AnnouncementWrite>,
) -> Result<Json<AnnouncementWritten>, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    let letters = super::write_letters(&mut tx, &house.site, id, stage, people).await?;
    tx.commit().await?;
    Ok(Json(AnnouncementWritten { letters }))
}

/// How the page of announcements is shown to the world.
#[utoipa::path(get, path = "/v1/news-page", operation_id = "show_news_page", tag = "manage", params(May<ReadAnswers>),
    responses((status = 200, body = NewsPage), Problems))]
async fn show_page(Of(house): Of<House>, may: May<ReadAnswers>) -> Result<Json<NewsPage>, Problem> {
    let mut read = house.store.read(may.act.workspace).await?;
    let settings = settings::get(&mut read).await?;
    Ok(Json(page_of(&mut read, &house, settings).await?))
}

async fn page_of(read: &mut Read, house: &House, settings: settings::Settings) -> Result<NewsPage, Error> {
    let settings::Settings { open, indexed, revision } = settings;
    Ok(NewsPage { open, indexed, address: address(read, &house.site).await?, revision })
}

/// Say how the page of announcements is shown to the world.
#[utoipa::path(put, path = "/v1/news-page", operation_id = "set_news_page", tag = "manage", params(May<ManageLoop>, IfMatchParams), request_body = NewsPageIn,
    responses((status = 200, body = NewsPage), Problems))]
async fn set_page(
    Of(house): Of<House>,
    may: May<ManageLoop>,
    seen: IfMatch,
    Body(NewsPageIn { open, indexed, revision }): Body<NewsPageIn>,
) -> Result<Json<NewsPage>, Problem> {
    let mut tx = house.store.begin(&may.act).await?;
    let settings = settings::set(&mut tx, seen.or(revision), open, indexed).await?;
    let shown = page_of(&mut tx, &house, settings).await?;
    tx.commit().await?;
    Ok(Json(shown))
}

/// What a reader wishes of the page; what cannot be read is not wished.
#[derive(Debug, Default, Deserialize)]
struct Wish {
    lang: Option<String>,
    before: Option<i64>,
}

/// Read what became of what customers said
///
/// A page for everybody, without scripts: what you said, what we decided, what we did. In the language of the reader as far as it was written in it.
#[utoipa::path(get, path = "/w/{workspace}/news", operation_id = "read_news", tag = "answering", security(()),
    params(("workspace" = String, Path, description = "The key of a workspace"), ("lang" = Option<String>, Query, description = "The language to read it in"),
        ("before" = Option<i64>, Query, description = "Leads to earlier ones")),
    responses((status = 200, body = String, content_type = "text/html"), (status = 304, description = "It is still the same"),
        (status = 404, body = String, content_type = "text/html", description = "No page is open here"),
        (status = 503, body = String, content_type = "text/html", description = "It cannot be looked up now")))]
async fn read_news(
    Of(house): Of<House>,
    workspace: Result<Path<String>, PathRejection>,
    wish: Result<Query<Wish>, QueryRejection>,
    headers: HeaderMap,
) -> Response {
    let (key, Query(wish)) = (workspace.map_or_else(|_| String::new(), |Path(key)| key), wish.unwrap_or_default());
    let wishes: Vec<String> = wish.lang.iter().cloned().chain(accepted(&headers)).collect();
    let language = choose(&known(), wishes.iter().map(String::as_str));
    let said = words(&language);
    match news(&house, &key, &wish, &wishes).await {
        Ok(Some(page)) => answer(page, &headers),
        Ok(None) => html(StatusCode::NOT_FOUND, notice(&language, &said.unknown_title, &said.unknown_words)),
        Err(error) => {
            // Notes it in the log.
            let _ = Problem::from(error);
            html(StatusCode::SERVICE_UNAVAILABLE, notice(&language, &said.trouble_title, &said.trouble_words))
        }
    }
}

async fn news(house: &House, key: &str, wish: &Wish, wishes: &[String]) -> Result<Option<String>, Error> {
    if key.is_empty() || key.len() > 100 || key.contains('\0') {
        return Ok(None);
    }
    let row = house.store.door().await?.optional("SELECT id FROM workspace WHERE key = $1", args![key]).await?;
    let Some(id) = row.map(|row| row.get::<Id<Workspace>>("id")).transpose()? else { return Ok(None) };
    let mut read = house.store.read(id).await?;
    let page = settings::get(&mut read).await?;
    let before = wish.before.map(Time::from_micros).filter(|time| time.is_plausible());
    let mut records = store::published(&mut read, before, SHOWN as i64 + 1).await?;
    // A page that was never written to tells no more of the workspace than one that is not there.
    if !page.open || (records.is_empty() && before.is_none()) {
        return Ok(None);
    }
    let further = records.len() > SHOWN;
    records.truncate(SHOWN);
    let workspace = workspaces::settings(&mut read).await?;
    let languages = spoken(&records);
    let language = choose(&languages, wishes.iter().map(String::as_str));
    let quotes = quotes::of(&mut read, &records.iter().map(|record| record.id).collect::<Vec<_>>()).await?;
    let shown = records.iter().filter_map(|record| {
        let own = quotes.iter().filter(|kept| kept.announcement == record.id && kept.agreed).map(|kept| kept.quote.words.as_str());
        Some(Shown { record, stage: record.stage()?, quotes: own.collect() })
    });
    let shown: Vec<Shown> = shown.collect();
    let last = records.last().and_then(store::shown_at);
    let frame = Frame {
        company: &workspace.name,
        zone: &workspace.zone,
        language: &language,
        languages: &languages,
        indexed: page.indexed,
        older: last.filter(|_| further).map(|last| format!("?lang={language}&before={}", last.micros())),
        newer: before.map(|_| format!("?lang={language}")),
    };
    Ok(Some(render(&frame, &shown)))
}

/// The languages that announcements were written in, each once, the usual one first.
fn spoken(records: &[Record]) -> Vec<String> {
    let mut languages: Vec<String> = Vec::new();
    for text in records.iter().flat_map(|record| &record.texts) {
        if !languages.contains(&text.language) {
            languages.push(text.language.clone());
        }
    }
    languages
}

/// For how long others may keep the page, in seconds.
const KEPT: HeaderValue = HeaderValue::from_static("public, max-age=60");

fn answer(page: String, headers: &HeaderMap) -> Response {
    let tag = format!("\"{}\"", HEXLOWER.encode(&Sha256::digest(page.as_bytes())[..16]));
    let same = headers.get(IF_NONE_MATCH).is_some_and(|value| value.as_bytes() == tag.as_bytes());
    let mut response = if same { StatusCode::NOT_MODIFIED.into_response() } else { html(StatusCode::OK, page) };
    let about = response.headers_mut();
    about.insert(CACHE_CONTROL, KEPT);
    about.insert(VARY, HeaderValue::from_static("accept-language"));
    about.extend(HeaderValue::try_from(tag).ok().map(|tag| (ETAG, tag)));
    response
}

fn html(status: StatusCode, page: String) -> Response {
    let headers = [(CONTENT_TYPE, "text/html; charset=utf-8"), (CONTENT_SECURITY_POLICY, policy())];
    (status, headers, page).into_response()
}

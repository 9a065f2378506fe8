//! Routes of answering: for everybody who has a link or a personal address. They answer with pages.

use std::convert::Infallible;
use std::sync::Arc;

use ::surveys::{Definition, Given, Place, place, step, take, towards};
use axum::Extension;
use axum::extract::{DefaultBodyLimit, FromRequestParts, Path, Request, State as Shared};
use axum::response::{IntoResponse, Response};
use data_encoding::BASE64URL_NOPAD;
use desk::files::Shelf;
use edge::{House, Problem};
use http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, LOCATION};
use http::request::Parts;
use http::{HeaderMap, HeaderValue, StatusCode, Uri};
use kernel::{Actor, Code};
use store::{Error, Read};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::definitions::{Definitions, Kept, Which};
use super::form::{BODY_WITH_FILES, Form};
use super::render::{Html, Notice, notice};
use super::send::{Again, Next, Sending};
use super::store::{self as records, Begin, Way};
use super::uploads::{self, Names, Uploaded};
use super::view::{At, Query, Said, View, carried, prefilled};
use super::{Record, State, elsewhere, language, logo, people, widget};
use crate::invitations;
use crate::surveys;
use crate::surveys::links::Kind;

/// All routes of this noun.
pub fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new()
        .routes(routes!(open, begin))
        .routes(routes!(resume, go_on))
        .merge(widget::routes())
        .merge(logo::routes())
        .merge(elsewhere::routes())
        .layer(DefaultBodyLimit::max(BODY_WITH_FILES))
        .layer(Extension(Definitions::default()))
}

/// The token of a path; what cannot be read leads nowhere.
pub(super) struct Token(pub String);

impl<S: Send + Sync> FromRequestParts<S> for Token {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Infallible> {
        Ok(Self(Path::from_request_parts(parts, state).await.map_or_else(|_| String::new(), |Path(token)| token)))
    }
}

/// Why there is no page, or what failed on the way to it.
pub(super) enum Trouble {
    Notice(Notice),
    /// It is at another place.
    Elsewhere(String),
    Store(Error),
}

impl From<Error> for Trouble {
    fn from(error: Error) -> Self {
        Self::Store(error)
    }
}

impl From<Notice> for Trouble {
    fn from(notice: Notice) -> Self {
        Self::Notice(notice)
    }
}

type Shown = Result<Response, Trouble>;

/// A page for somebody who reads what their browser says.
fn told(shown: Shown, headers: &HeaderMap) -> Response {
    let tell = |why: Notice, status| html(status, notice(why, &language::of_reader(headers)));
    match shown {
        Ok(response) => response,
        Err(Trouble::Elsewhere(place)) => see_other(&place),
        Err(Trouble::Notice(why)) => tell(why, status(why)),
        Err(Trouble::Store(error)) => {
            // Notes in the log what is ours.
            let code = Problem::from(error).refusal().code;
            match code {
                Code::TooLarge => tell(Notice::TooLarge, StatusCode::PAYLOAD_TOO_LARGE),
                code => tell(Notice::Trouble, StatusCode::from_u16(code.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)),
            }
        }
    }
}

const fn status(why: Notice) -> StatusCode {
    match why {
        Notice::Unknown => StatusCode::NOT_FOUND,
        Notice::Expired | Notice::Closed | Notice::Used => StatusCode::GONE,
        Notice::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        Notice::Trouble => StatusCode::BAD_REQUEST,
    }
}

fn html(status: StatusCode, Html { body, policy }: Html) -> Response {
    let policy = HeaderValue::try_from(policy).unwrap_or(HeaderValue::from_static("default-src 'none'"));
    let headers = [(CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8")), (CONTENT_SECURITY_POLICY, policy)];
    (status, headers, body).into_response()
}

fn see_other(place: &str) -> Response {
    match HeaderValue::try_from(place) {
        Ok(place) => (StatusCode::SEE_OTHER, [(LOCATION, place)]).into_response(),
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}

/// A link that leads to a survey now.
pub(super) struct Entered {
    pub read: Read,
    pub way: Way,
    pub kept: Arc<Kept>,
}

/// Follows a link.
pub(super) async fn enter(house: &House, definitions: &Definitions, token: &str) -> Result<Entered, Trouble> {
    let way = records::way(&mut house.store.door().await?, token).await?.ok_or(Notice::Unknown)?;
    if way.closed_at.is_some() || (way.kind != Kind::Trial && way.state == surveys::State::Closed) {
        return Err(Notice::Closed.into());
    }
    if way.expires_at.is_some_and(|ends| ends <= house.now()) {
        return Err(Notice::Expired.into());
    }
    let mut read = house.store.read(way.workspace).await?;
    let which = way.which().ok_or(Notice::Unknown)?;
    let kept = definitions.find(&mut read, way.survey, which).await?.ok_or(Notice::Unknown)?;
    Ok(Entered { read, way, kept })
}

/// The first page of a survey
///
/// Nothing is kept before the page is sent. Behind `?` stand values for the survey's hidden fields and answers in advance, by the keys of their
/// questions: an answer in advance is chosen on the page and counts when the page is sent. A trial link also begins at a later page, as if those before
/// it had been sent without answers, or shows an ending.
#[utoipa::path(get, path = "/s/{token}", operation_id = "read_first_page", tag = "answering", security(()),
    params(("token" = String, Path, description = "The token of a link"), ("lang" = Option<String>, Query, description = "The tag of a language"),
        ("embed" = Option<String>, Query, description = "Whether it stands within another page"),
        ("page" = Option<String>, Query, description = "The key of a page where a trial begins, as far as the path leads towards it"),
        ("ending" = Option<String>, Query, description = "The key of an ending that a trial shows")),
    responses((status = 200, body = String, content_type = "text/html"), (status = 303, description = "An answer is under way at its personal address"),
        (status = 404, body = String, content_type = "text/html", description = "There is no survey"),
        (status = 429, body = String, content_type = "text/html", description = "Too many links that lead nowhere were tried from this address"),
        (status = 410, body = String, content_type = "text/html", description = "It has ended")))]
async fn open(
    Shared(house): Shared<House>,
    Extension(definitions): Extension<Definitions>,
    Token(token): Token,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    told(first_page(&house, &definitions, &token, &Query::of(&uri), &headers).await, &headers)
}

async fn first_page(house: &House, definitions: &Definitions, token: &str, query: &Query, headers: &HeaderMap) -> Shown {
    let Entered { mut read, way, kept } = enter(house, definitions, token).await?;
    if let Some(only) = way.only_nonce() {
        match records::only_state(&mut read, way.link).await? {
            Some(State::Open) => return Err(Trouble::Elsewhere(At::Address(&way.seal.token(only)).path(None, query.embed()))),
            Some(State::Sent | State::TurnedAway) => return Err(Notice::Used.into()),
            None => {}
        }
    }
    let nonce = way.only_nonce().map_or_else(|| fresh_nonce(house), ToOwned::to_owned);
    let mut given = Given { hidden: query.hidden(&kept.definition), seed: way.seal.seed(&nonce).cast_unsigned(), ..Given::default() };
    given.hidden.extend(way.hidden.clone());
    given.language = reads(&kept, &way, query.find("lang"), headers);
    people::complete(&mut read, &kept, way.survey, (way.contact, way.account), &mut given).await?;
    let given = beginning(&way, &kept.definition, given, query.find("page"));
    let said = prefilled(&kept.definition, &given, query);
    let (files, now) = (Names::new(), house.now());
    let view = View { house, way: &way, definition: &kept.definition, given: &given, query, at: At::Link(token), now, nonce: &nonce, files: &files };
    let ending = query.find("ending").filter(|_| way.kind == Kind::Trial).and_then(|key| view.ending(key));
    let mut response = html(StatusCode::OK, ending.unwrap_or_else(|| view.show(None, said)));
    // Whoever goes back finds the same form, so that it leads to the same answer.
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    Ok(response)
}

/// What is given where somebody begins: a trial may begin at a later page.
fn beginning(way: &Way, definition: &Definition, given: Given, page: Option<&str>) -> Given {
    match page.filter(|_| way.kind == Kind::Trial) {
        Some(page) => towards(definition, given, page),
        None => given,
    }
}

fn fresh_nonce(house: &House) -> String {
    let act = house.act(store::NOWHERE, Actor::Visitor);
    BASE64URL_NOPAD.encode(&act.ids.secret()[..16])
}

/// The language somebody reads: as they chose, as their link says, as their browser says.
fn reads(kept: &Kept, way: &Way, chosen: Option<&str>, headers: &HeaderMap) -> String {
    let accepted = language::accepted(headers);
    let wishes = chosen.into_iter().chain(way.language.as_deref()).chain(accepted.iter().map(String::as_str));
    language::choose(&kept.definition.languages, wishes)
}

/// Begin to answer
///
/// Takes the first page and leads to the personal address of the answer. The same form leads to the same answer, however often it is sent.
#[utoipa::path(post, path = "/s/{token}", operation_id = "send_first_page", tag = "answering", security(()),
    params(("token" = String, Path, description = "The token of a link")),
    request_body(content((String = "application/x-www-form-urlencoded"), (String = "multipart/form-data"))),
    responses((status = 303, description = "To the personal address"),
        (status = 404, body = String, content_type = "text/html", description = "There is no survey"),
        (status = 429, body = String, content_type = "text/html", description = "Too many links that lead nowhere were tried from this address"),
        (status = 410, body = String, content_type = "text/html", description = "It has ended"),
        (status = 413, body = String, content_type = "text/html", description = "It is too much"),
        (status = 422, body = String, content_type = "text/html", description = "The page again, with what is wrong on it")))]
async fn begin(
    Shared(house): Shared<House>,
    Extension(definitions): Extension<Definitions>,
    Extension(shelf): Extension<Shelf>,
    Token(token): Token,
    uri: Uri,
    headers: HeaderMap,
    request: Request,
) -> Response {
    told(begun(&house, &definitions, &shelf, &token, &Query::of(&uri), &headers, request).await, &headers)
}

async fn begun(house: &House, definitions: &Definitions, shelf: &Shelf, token: &str, query: &Query, headers: &HeaderMap, request: Request) -> Shown {
    let Entered { mut read, way, kept } = enter(house, definitions, token).await?;
    let mut form = Form::read(request).await?;
    let stamped = form.find("stamp").and_then(|stamp| way.seal.read(stamp));
    if let Some(only) = way.only_nonce()
        && matches!(records::only_state(&mut read, way.link).await?, Some(State::Sent | State::TurnedAway))
    {
        let (_, sent) = records::find(&mut house.store.door().await?, &way.seal.token(only)).await?.ok_or(Notice::Used)?;
        // A form that was made before the answer was sent was sent twice; any other comes from a link that is used again.
        let twice = stamped.is_some_and(|(made, _)| sent.sent_at.is_some_and(|at| made <= at));
        return Err(if twice { Trouble::Elsewhere(At::Address(&way.seal.token(only)).path(None, query.embed())) } else { Notice::Used.into() });
    }
    let nonce = way.only_nonce().map(ToOwned::to_owned).or(stamped.map(|(_, nonce)| nonce)).unwrap_or_else(|| fresh_nonce(house));
    let mut given = Given { hidden: carried(&kept.definition, &form), seed: way.seal.seed(&nonce).cast_unsigned(), ..Given::default() };
    given.hidden.extend(way.hidden.clone());
    given.language = reads(&kept, &way, form.find("lang"), headers);
    people::complete(&mut read, &kept, way.survey, (way.contact, way.account), &mut given).await?;
    drop(read);
    let given = beginning(&way, &kept.definition, given, form.find("page"));
    let (files, now) = (Names::new(), house.now());
    let view = View { house, way: &way, definition: &kept.definition, given: &given, query, at: At::Link(token), now, nonce: &nonce, files: &files };
    let Place::Page(first) = place(&kept.definition, &given) else { return Ok(html(StatusCode::OK, view.show(None, Said::default()))) };
    let answers = form.answers(&first);
    let sends_files = !form.files.is_empty();
    if let Err(faults) = take(&kept.definition, &given, &first.page.key, &answers)
        && !sends_files
    {
        return Ok(html(StatusCode::UNPROCESSABLE_ENTITY, view.page(first, Said { answers, faults, prefilled: Vec::new() })));
    }
    let address = way.seal.token(&nonce);
    let act = house.act(way.workspace, Actor::Visitor);
    let begin = Begin { way: &way, token: &address, seed: way.seal.seed(&nonce), language: &given.language, hidden: &given.hidden };
    let mut tx = house.store.begin(&act).await?;
    let mut record = records::begin(&mut tx, &begin).await?;
    let mut uploaded = Uploaded::default();
    if sends_files {
        // Files belong to an answer that is there.
        tx.commit().await?;
        uploaded = uploads::keep(&house.store, shelf, &act, &kept.definition, &record, &mut form).await?;
        tx = house.store.begin(&act).await?;
        record = records::begin(&mut tx, &begin).await?;
    }
    if let (Some(programme), Some(contact)) = (way.programme, way.proved(|name| form.find(name))) {
        invitations::came(&mut tx, programme, contact).await?;
    }
    record.done.extend(given.done.clone());
    let next = Sending { way: &way, kept: &kept, form: &form, uploaded: &uploaded }.take(&mut tx, record).await?;
    tx.commit().await?;
    Ok(lead_on(next, View { at: At::Address(&address), nonce: NO_NONCE, ..view }))
}

/// A form at a personal address needs no nonce of its own: the address is the answer's.
const NO_NONCE: &str = "-";

/// What follows a page that was sent to a personal address: another place, or the page again with what is wrong on it.
fn lead_on(next: Next, view: View<'_>) -> Response {
    match next {
        Next::Away(place) => see_other(&place),
        Next::Show(page) => see_other(&view.at.path(page.as_deref(), view.query.embed())),
        Next::Again(again) => {
            let Again { page, answers, faults, given, files } = *again;
            let view = View { given: &given, files: &files, ..view };
            let said = Said { answers, faults, prefilled: Vec::new() };
            let again = step(view.definition, &given, &page).map(|step| view.page(step, said));
            html(StatusCode::UNPROCESSABLE_ENTITY, again.unwrap_or_else(|| view.show(None, Said::default())))
        }
    }
}

/// An answer that is under way
///
/// The page where one is, or an earlier one by its key; the end when all was sent.
#[utoipa::path(get, path = "/a/{token}", operation_id = "read_page", tag = "answering", security(()),
    params(("token" = String, Path, description = "The token of a personal address"),
        ("page" = Option<String>, Query, description = "The key of a page that was sent already"),
        ("lang" = Option<String>, Query, description = "The tag of a language"),
        ("embed" = Option<String>, Query, description = "Whether it stands within another page")),
    responses((status = 200, body = String, content_type = "text/html"),
        (status = 404, body = String, content_type = "text/html", description = "There is no answer"),
        (status = 429, body = String, content_type = "text/html", description = "Too many links that lead nowhere were tried from this address")))]
async fn resume(
    Shared(house): Shared<House>,
    Extension(definitions): Extension<Definitions>,
    Token(token): Token,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    told(resumed(&house, &definitions, &token, &Query::of(&uri)).await, &headers)
}

/// An answer, the way it came by, and what is answered.
pub(super) async fn known(house: &House, definitions: &Definitions, token: &str) -> Result<(Read, Way, Record, Arc<Kept>), Trouble> {
    let (way, record) = records::find(&mut house.store.door().await?, token).await?.ok_or(Notice::Unknown)?;
    let mut read = house.store.read(way.workspace).await?;
    let which = record.version.map_or(Which::Draft(way.revision), Which::Version);
    let kept = definitions.find(&mut read, way.survey, which).await?.ok_or(Notice::Unknown)?;
    Ok((read, way, record, kept))
}

async fn resumed(house: &House, definitions: &Definitions, token: &str, query: &Query) -> Shown {
    let (mut read, way, record, kept) = known(house, definitions, token).await?;
    let mut given = record.given();
    people::complete(&mut read, &kept, way.survey, (record.contact, record.account), &mut given).await?;
    if record.state == State::Sent || record.response.is_some() {
        given.full.clear();
    }
    if let Some(chosen) = query.find("lang") {
        given.language = language::choose(&kept.definition.languages, [chosen, &record.language]);
    }
    let (files, now) = (uploads::names(&mut read, &kept.definition, &record).await?, house.now());
    let view =
        View { house, way: &way, definition: &kept.definition, given: &given, query, at: At::Address(token), now, nonce: NO_NONCE, files: &files };
    let page = match record.state {
        State::Open => view.show(query.find("page"), Said::default()),
        State::Sent => view.end(record.may_edit(&kept.definition)),
        State::TurnedAway => view.end(false),
    };
    Ok(html(StatusCode::OK, page))
}

/// Send a page of an answer
///
/// Takes a page, goes back, or opens a sent answer to be changed. The last page records the answer as a response.
#[utoipa::path(post, path = "/a/{token}", operation_id = "send_page", tag = "answering", security(()),
    params(("token" = String, Path, description = "The token of a personal address")),
    request_body(content((String = "application/x-www-form-urlencoded"), (String = "multipart/form-data"))),
    responses((status = 303, description = "To the next page, the end, or an address of the survey's own"),
        (status = 404, body = String, content_type = "text/html", description = "There is no answer"),
        (status = 429, body = String, content_type = "text/html", description = "Too many links that lead nowhere were tried from this address"),
        (status = 413, body = String, content_type = "text/html", description = "It is too much"),
        (status = 422, body = String, content_type = "text/html", description = "The page again, with what is wrong on it")))]
async fn go_on(
    Shared(house): Shared<House>,
    Extension(definitions): Extension<Definitions>,
    Extension(shelf): Extension<Shelf>,
    Token(token): Token,
    uri: Uri,
    headers: HeaderMap,
    request: Request,
) -> Response {
    told(went_on(&house, &definitions, &shelf, &token, &Query::of(&uri), request).await, &headers)
}

async fn went_on(house: &House, definitions: &Definitions, shelf: &Shelf, token: &str, query: &Query, request: Request) -> Shown {
    let (read, way, before, kept) = known(house, definitions, token).await?;
    drop(read);
    let mut form = Form::read(request).await?;
    let act = house.act(way.workspace, Actor::Visitor);
    let uploaded = uploads::keep(&house.store, shelf, &act, &kept.definition, &before, &mut form).await?;
    let mut tx = house.store.begin(&act).await?;
    let record = records::lock(&mut tx, &way, token).await?.ok_or(Notice::Unknown)?;
    let next = Sending { way: &way, kept: &kept, form: &form, uploaded: &uploaded }.take(&mut tx, record).await?;
    tx.commit().await?;
    let (given, files) = (before.given(), Names::new());
    let view = View {
        house,
        way: &way,
        definition: &kept.definition,
        given: &given,
        query,
        at: At::Address(token),
        now: act.now,
        nonce: NO_NONCE,
        files: &files,
    };
    Ok(lead_on(next, view))
}

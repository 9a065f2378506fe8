//! Logging in and out, and the list of one's own log-ins.

use crate::SessionId;
use ::store::{Error, NOWHERE, Row};
use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use edge::{Address, Body, House, MemberId, Place, Problem, Problems, TimeText};
use http::header::{SET_COOKIE, USER_AGENT};
use http::{HeaderMap, HeaderValue, StatusCode};
use kernel::{Actor, Code, Id, Login, Member, Time};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{LoggedIn, Membership, set_cookie, store};
use crate::caller::member_rights;
use crate::logins::{self, passwords, throttle};
use crate::rights::Right;
use crate::roles::Role;
use crate::{Session, audit, secrets};

pub(crate) fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new().routes(routes!(log_in, who_am_i, log_out)).routes(routes!(list_sessions)).routes(routes!(revoke_session))
}

/// Mail address and password.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct LogIn {
    #[schema(example = "ada@example.org")]
    mail: String,
    password: String,
}

/// Who is logged in.
#[derive(Serialize, ToSchema)]
pub(crate) struct SessionOut {
    mail: String,
    name: String,
    /// Send it as `Touchstone-CSRF` with every write.
    csrf: String,
    /// The one joined first comes first.
    workspaces: Vec<MembershipOut>,
}

/// A workspace one is a member of.
#[derive(Serialize, ToSchema)]
struct MembershipOut {
    /// Send it as `Touchstone-Workspace` to work there.
    key: String,
    name: String,
    #[schema(value_type = MemberId)]
    member: Id<Member>,
    role: Role,
    rights: Vec<Right>,
}

impl From<&Membership> for MembershipOut {
    fn from(from: &Membership) -> Self {
        let rights = member_rights(from.role, from.sees).iter().collect();
        Self { key: from.key.clone(), name: from.name.clone(), member: from.member, role: from.role, rights }
    }
}

/// Log in
///
/// Answers with the session's cookie.
#[utoipa::path(post, path = "/v1/session", tag = "session", request_body = LogIn, responses((status = 200, body = SessionOut), Problems))]
async fn log_in(State(house): State<House>, address: Address, headers: HeaderMap, Body(given): Body<LogIn>) -> Result<Response, Problem> {
    let act = house.act(NOWHERE, Actor::Visitor);
    throttle::count(&house, &act, &given.mail, address).await?;
    let person = logins::by_mail(&mut house.store.door().await?, &given.mail).await?;
    let kept = person.as_ref().and_then(|person| person.password.clone());
    let fits = passwords::fits(&house.site, &given.password, kept).await?;
    if let Some(person) = person.as_ref().filter(|_| !fits) {
        let mut tx = house.store.begin(&act).await?;
        audit::tried(&mut tx, person.id, "log_in_failed", &address.to_string()).await?;
        tx.commit().await?;
    }
    let Some(person) = person.filter(|_| fits) else {
        return Err(Problem::new(
            Code::NotLoggedIn,
            "mail address or password is wrong: try again, or ask an admin for a link to set a new password",
        ));
    };
    let mut tx = house.store.begin(&act).await?;
    throttle::forget(&mut tx, &given.mail, address).await?;
    let secret = store::open(&mut tx, person.id, address, &agent(&headers)).await?;
    audit::everywhere(&mut tx, person.id, "logged_in").await?;
    tx.commit().await?;
    answer(&house, &secret).await
}

/// What the device calls itself, cut short.
pub(crate) fn agent(headers: &HeaderMap) -> String {
    let agent = headers.get(USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    agent.chars().take(200).collect()
}

/// The answer that opens a session in the browser.
pub(crate) async fn answer(house: &House, secret: &str) -> Result<Response, Problem> {
    let found = store::find(&house.store, secret).await?.ok_or_else(|| Problem::new(Code::NotLoggedIn, "the session ended at once: log in"))?;
    let shown = show(&mut house.store.door().await?, found.login, secret, &found.memberships).await?;
    with_cookie(house, secret, shown)
}

fn with_cookie(house: &House, secret: &str, shown: SessionOut) -> Result<Response, Problem> {
    let cookie = HeaderValue::from_str(&set_cookie(secret, house.site.secure_cookies));
    let cookie = cookie.map_err(|error| Problem::new(Code::Internal, error.to_string()))?;
    Ok(([(SET_COOKIE, cookie)], Json(shown)).into_response())
}

async fn show(door: &mut ::store::Read, login: Id<Login>, secret: &str, memberships: &[Membership]) -> Result<SessionOut, Problem> {
    let person = logins::get(door, login).await?.ok_or_else(|| Problem::not_found("login", login))?;
    let workspaces = memberships.iter().map(MembershipOut::from).collect();
    Ok(SessionOut { mail: person.mail, name: person.name, csrf: secrets::csrf_token(secret), workspaces })
}

/// Who am I
///
/// Answers with the cookie as well, so that the browser keeps it for as long as the session lasts.
#[utoipa::path(get, path = "/v1/session", tag = "session", params(LoggedIn), responses((status = 200, body = SessionOut), Problems))]
async fn who_am_i(State(house): State<House>, me: LoggedIn) -> Result<Response, Problem> {
    let shown = show(&mut house.store.door().await?, me.login, &me.secret, &me.memberships).await?;
    with_cookie(&house, &me.secret, shown)
}

/// Log out
#[utoipa::path(delete, path = "/v1/session", tag = "session", params(LoggedIn), responses((status = 204), Problems))]
async fn log_out(State(house): State<House>, me: LoggedIn) -> Result<Response, Problem> {
    let mut tx = house.store.begin(&me.act).await?;
    store::end(&mut tx, me.login, me.session).await?;
    audit::everywhere(&mut tx, me.login, "logged_out").await?;
    tx.commit().await?;
    Ok((StatusCode::NO_CONTENT, [(SET_COOKIE, set_cookie("", house.site.secure_cookies))]).into_response())
}

/// A log-in on a device.
#[derive(Serialize, ToSchema)]
struct DeviceOut {
    #[schema(value_type = SessionId)]
    id: Id<Session>,
    /// Whether it is the one that asks.
    this: bool,
    #[schema(value_type = TimeText)]
    made_at: Time,
    #[schema(value_type = TimeText)]
    seen_at: Time,
    #[schema(value_type = TimeText)]
    ends_at: Time,
    address: String,
    agent: String,
}

fn device(row: &Row, this: Id<Session>) -> Result<DeviceOut, Error> {
    let id = row.get("id")?;
    let (made_at, seen_at, ends_at) = (row.get("made_at")?, row.get("seen_at")?, row.get("ends_at")?);
    Ok(DeviceOut { id, this: id == this, made_at, seen_at, ends_at, address: row.get("address")?, agent: row.get("agent")? })
}

/// List my log-ins
#[utoipa::path(get, path = "/v1/sessions", tag = "session", params(LoggedIn), responses((status = 200, body = Vec<DeviceOut>), Problems))]
async fn list_sessions(State(house): State<House>, me: LoggedIn) -> Result<Json<Vec<DeviceOut>>, Problem> {
    let rows = store::list(&mut house.store.door().await?, me.login, me.act.now).await?;
    Ok(Json(rows.iter().map(|row| device(row, me.session)).collect::<Result<_, _>>()?))
}

/// End one of my log-ins
#[utoipa::path(delete, path = "/v1/sessions/{id}", tag = "session", params(LoggedIn, ("id" = SessionId, Path)), responses((status = 204), Problems))]
async fn revoke_session(State(house): State<House>, me: LoggedIn, Place(id): Place<Id<Session>>) -> Result<StatusCode, Problem> {
    let mut tx = house.store.begin(&me.act).await?;
    if !store::end(&mut tx, me.login, id).await? {
        return Err(Problem::not_found("session", id));
    }
    audit::everywhere(&mut tx, me.login, "revoked_session").await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

//! Log-ins on a device: a random cookie, kept as a hash, ended by log-out, by revoking or by two weeks of silence.

mod routes;
pub(crate) mod store;

use ::store::NOWHERE;
use axum::extract::FromRequestParts;
use cookie::{Cookie, SameSite};
use edge::openapi::{OWN_SESSION, X_RIGHT};
use edge::{House, Problem};
use http::header::COOKIE;
use http::request::Parts;
use http::{HeaderMap, HeaderName, Method};
use kernel::{Act, Actor, Code, Id, Login, Member, Refusal, Workspace};
use utoipa::IntoParams;
use utoipa::openapi::extensions::Extensions;
use utoipa::openapi::path::{Parameter, ParameterBuilder, ParameterIn};
use utoipa::openapi::schema::{Object, Type};

use crate::caller::{self, Grant, Sees, is_stale, member_rights};
use crate::roles::Role;
use crate::{Session, secrets};

pub(crate) use routes::{SessionOut, agent, answer, routes};

/// The header that proves that a write comes from our page.
pub const CSRF: HeaderName = HeaderName::from_static("touchstone-csrf");

/// A session ends when it was not used for so long.
pub(crate) const IDLE_SECONDS: i64 = 14 * 86_400;

/// The name of the cookie; browsers bind the first form to this host and to HTTPS.
pub(crate) const fn cookie_name(secure: bool) -> &'static str {
    if secure { "__Host-touchstone_session" } else { "touchstone_session" }
}

/// The cookie that carries a session's secret; an empty secret ends it in the browser.
pub(crate) fn set_cookie(secret: &str, secure: bool) -> String {
    let age = if secret.is_empty() { 0 } else { IDLE_SECONDS };
    let cookie = Cookie::build((cookie_name(secure), secret)).path("/").http_only(true).secure(secure).same_site(SameSite::Lax);
    format!("{cookie}; Max-Age={age}")
}

/// The secret in the session cookie, if there is one.
fn cookie_secret(headers: &HeaderMap, secure: bool) -> Option<String> {
    let texts = headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut cookies = texts.flat_map(Cookie::split_parse).filter_map(Result::ok);
    cookies.find(|cookie| cookie.name() == cookie_name(secure)).map(|cookie| cookie.value().to_owned())
}

/// Somebody who is logged in, in none of their workspaces yet: for the routes about oneself.
#[derive(Debug)]
pub struct LoggedIn {
    pub(crate) act: Act,
    pub(crate) session: Id<Session>,
    pub(crate) login: Id<Login>,
    pub(crate) secret: String,
    pub(crate) memberships: Vec<Membership>,
}

/// One workspace of a person who is logged in.
#[derive(Clone, Debug)]
pub(crate) struct Membership {
    pub workspace: Id<Workspace>,
    pub key: String,
    pub name: String,
    pub member: Id<Member>,
    pub role: Role,
    pub sees: Sees,
}

impl Membership {
    fn grant(&self) -> Grant {
        let rights = member_rights(self.role, self.sees);
        Grant { workspace: self.workspace, actor: Actor::Member(self.member), role: Some(self.role), rights }
    }
}

impl FromRequestParts<House> for LoggedIn {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Self, Problem> {
        let act = house.act(NOWHERE, Actor::Visitor);
        let (found, secret) = enter(house, &act, parts).await?;
        Ok(Self { act, session: found.session, login: found.login, secret, memberships: found.memberships })
    }
}

impl IntoParams for LoggedIn {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        let token = ParameterBuilder::new()
            .name(CSRF.as_str())
            .parameter_in(ParameterIn::Header)
            .required(utoipa::openapi::Required::False)
            .schema(Some(Object::builder().schema_type(Type::String)))
            .description(Some("The token of the session, needed for writes."))
            .extensions(Some(Extensions::from_iter([(X_RIGHT, OWN_SESSION)])));
        vec![token.build()]
    }
}

/// Recognises a member by session cookie, for the workspace wanted or the one they joined first.
pub(crate) async fn admit(house: &House, act: &Act, parts: &Parts, wanted: Option<&str>) -> Result<Grant, Problem> {
    let (found, _) = enter(house, act, parts).await?;
    let mut memberships = found.memberships.iter();
    let chosen = match wanted {
        Some(key) => memberships.find(|membership| membership.key == key).ok_or_else(|| caller::unknown_workspace(key))?,
        None => memberships.next().ok_or_else(|| Refusal::new(Code::NotAllowed, "you are no member of any workspace: ask for an invitation"))?,
    };
    Ok(chosen.grant())
}

/// Recognises a person by session cookie and refuses forged writes.
async fn enter(house: &House, act: &Act, parts: &Parts) -> Result<(store::Found, String), Problem> {
    let secret = cookie_secret(&parts.headers, house.site.secure_cookies).ok_or_else(not_logged_in)?;
    let found = store::find(&house.store, &secret).await?;
    let found = found.filter(|found| found.ends_at > act.now).ok_or_else(not_logged_in)?;
    refuse_forgery(&parts.method, &parts.headers, &secret)?;
    if is_stale(Some(found.seen_at), act.now) {
        let mut tx = house.store.begin(act).await?;
        store::touch(&mut tx, found.session).await?;
        tx.commit().await?;
    }
    Ok((found, secret))
}

fn not_logged_in() -> Refusal {
    Refusal::new(Code::NotLoggedIn, "log in with POST /v1/session, or send a token as Authorization: Bearer ts_…")
}

/// A write with a cookie has to carry the token that only our own page can read.
fn refuse_forgery(method: &Method, headers: &HeaderMap, secret: &str) -> Result<(), Refusal> {
    let given = headers.get(CSRF).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if method.is_safe() || secrets::agree(given, &secrets::csrf_token(secret)) {
        return Ok(());
    }
    Err(Refusal::new(Code::ForgedRequest, "a write with a session needs the header Touchstone-CSRF: take its value from GET /v1/session"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cookie_is_bound_to_the_host_where_it_can_be() {
        assert_eq!(set_cookie("abc", true), "__Host-touchstone_session=abc; HttpOnly; SameSite=Lax; Secure; Path=/; Max-Age=1209600");
        assert_eq!(set_cookie("", false), "touchstone_session=; HttpOnly; SameSite=Lax; Path=/; Max-Age=0");
    }

    #[test]
    fn the_cookie_is_found_among_others() {
        let mut headers = HeaderMap::new();
        headers.insert(COOKIE, "theme=dark; touchstone_session=abc".parse().expect("header"));
        assert_eq!(cookie_secret(&headers, false).as_deref(), Some("abc"));
        assert_eq!(cookie_secret(&headers, true), None);
    }

    #[test]
    fn a_write_needs_the_token_of_its_session() {
        let mut headers = HeaderMap::new();
        assert!(refuse_forgery(&Method::GET, &headers, "secret").is_ok());
        assert!(refuse_forgery(&Method::POST, &headers, "secret").is_err());
        headers.insert(CSRF, secrets::csrf_token("another").parse().expect("header"));
        assert!(refuse_forgery(&Method::POST, &headers, "secret").is_err());
        headers.insert(CSRF, secrets::csrf_token("secret").parse().expect("header"));
        assert!(refuse_forgery(&Method::POST, &headers, "secret").is_ok());
    }
}

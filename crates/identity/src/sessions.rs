//! Log-ins on a device: a random cookie, kept as a hash, ended by log-out, by revoking or by two weeks of silence.

use edge::{House, Problem};
use http::header::COOKIE;
use http::request::Parts;
use http::{HeaderMap, HeaderName, Method};
use kernel::{Act, Actor, Code, Id, Login, Member, Refusal, Time, Workspace};
use store::{Error, Row, args};

use crate::caller::{self, Grant, Sees, is_stale, member_rights, sees_of};
use crate::roles::Role;
use crate::{Session, secrets};

/// The header that proves that a write comes from our page.
pub const CSRF: HeaderName = HeaderName::from_static("touchstone-csrf");

/// A session ends when it was not used for so long.
pub(crate) const IDLE_SECONDS: i64 = 14 * 86_400;

/// The name of the cookie; browsers bind the first form to this host and to HTTPS.
pub(crate) const fn cookie_name(secure: bool) -> &'static str {
    if secure { "__Host-touchstone_session" } else { "touchstone_session" }
}

/// The secret in the session cookie, if there is one.
pub(crate) fn cookie(headers: &HeaderMap, secure: bool) -> Option<String> {
    let texts = headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut cookies = texts.flat_map(cookie::Cookie::split_parse).filter_map(Result::ok);
    cookies.find(|cookie| cookie.name() == cookie_name(secure)).map(|cookie| cookie.value().to_owned())
}

/// A session that was recognised.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub session: Id<Session>,
    pub login: Id<Login>,
    pub secret: String,
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

/// Recognises a member by session cookie, for the workspace wanted or the one they joined first.
pub(crate) async fn admit(house: &House, act: &Act, parts: &Parts, wanted: Option<&str>) -> Result<Grant, Problem> {
    let (_, memberships) = enter(house, act, parts).await?;
    let chosen = match wanted {
        Some(key) => memberships.iter().find(|membership| membership.key == key).ok_or_else(|| caller::unknown_workspace(key))?,
        None => memberships.first().ok_or_else(|| Refusal::new(Code::NotAllowed, "you are no member of any workspace: ask for an invitation"))?,
    };
    Ok(chosen.grant())
}

/// Recognises a person by session cookie and refuses forged writes.
pub(crate) async fn enter(house: &House, act: &Act, parts: &Parts) -> Result<(Entry, Vec<Membership>), Problem> {
    let secret = cookie(&parts.headers, house.site.secure_cookies).ok_or_else(not_logged_in)?;
    let rows = find(house, &secret).await?;
    let first = rows.first().ok_or_else(not_logged_in)?;
    if first.get::<Time>("ends_at")? <= act.now {
        return Err(not_logged_in().into());
    }
    refuse_forgery(&parts.method, &parts.headers, &secret)?;
    let entry = Entry { session: first.get("session")?, login: first.get("login")?, secret };
    if is_stale(Some(first.get("seen_at")?), act.now) {
        touch(house, act, entry.session).await?;
    }
    Ok((entry, memberships(&rows)?))
}

fn not_logged_in() -> Refusal {
    Refusal::new(Code::NotLoggedIn, "log in with POST /v1/session, or send a token as Authorization: Bearer ts_…")
}

async fn find(house: &House, secret: &str) -> Result<Vec<Row>, Error> {
    let mut door = house.store.door().await?;
    let sql = "SELECT session.id AS session, session.login, session.seen_at, session.ends_at,
          member.id AS member, member.workspace, member.role, member.sees_customers, member.sees_employees, workspace.key, workspace.name
        FROM session
        LEFT JOIN member ON member.login = session.login AND member.left_at IS NULL
        LEFT JOIN workspace ON workspace.id = member.workspace
        WHERE session.token_hash = $1
        ORDER BY member.made_at, member.id";
    door.all(sql, args![secrets::hash(secret)]).await
}

fn memberships(rows: &[Row]) -> Result<Vec<Membership>, Error> {
    let mut memberships = Vec::new();
    for row in rows {
        let Some(member) = row.get("member")? else { continue };
        let role = row.get::<String>("role")?.parse()?;
        let (workspace, key, name) = (row.get("workspace")?, row.get("key")?, row.get("name")?);
        memberships.push(Membership { workspace, key, name, member, role, sees: sees_of(row)? });
    }
    Ok(memberships)
}

/// A write with a cookie has to carry the token that only our own page can read.
fn refuse_forgery(method: &Method, headers: &HeaderMap, secret: &str) -> Result<(), Refusal> {
    let given = headers.get(CSRF).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if method.is_safe() || secrets::agree(given, &secrets::csrf_token(secret)) {
        return Ok(());
    }
    Err(Refusal::new(Code::ForgedRequest, "a write with a session needs the header Touchstone-CSRF: take its value from GET /v1/session"))
}

async fn touch(house: &House, act: &Act, session: Id<Session>) -> Result<(), Error> {
    let mut tx = house.store.begin(act).await?;
    tx.execute("UPDATE session SET seen_at = $2, ends_at = $3 WHERE id = $1", args![session, act.now, act.now.plus_seconds(IDLE_SECONDS)]).await?;
    tx.commit().await
}

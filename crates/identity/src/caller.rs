//! Who a request comes from: the operator on the local socket, a program with a token, or a member with a session.

use edge::{House, Problem};
use http::header::AUTHORIZATION;
use http::request::Parts;
use http::{HeaderMap, HeaderName};
use kernel::{Act, Actor, Code, Id, Refusal, Time, Workspace};
use store::{Error, NOWHERE, args};

use crate::rights::{Right, Rights};
use crate::roles::Role;
use crate::{sessions, tokens};

/// The header that chooses among a caller's workspaces, by key.
pub const WORKSPACE: HeaderName = HeaderName::from_static("touchstone-workspace");

/// Request extension that only the listener of the local socket inserts: somebody with a shell on the machine.
#[derive(Clone, Debug, Default)]
pub struct Operator {
    /// The key of the workspace that is meant; the header and then the oldest workspace stand in for it.
    pub workspace: Option<String>,
}

/// Whose names a caller sees; those of others are withheld.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sees {
    /// Names, mail addresses and phones of people at customers.
    pub customers: bool,
    /// Names of colleagues beside scores and answers.
    pub employees: bool,
}

/// A caller who was recognised, in one workspace.
#[derive(Clone, Debug)]
pub(crate) struct Grant {
    pub workspace: Id<Workspace>,
    pub actor: Actor,
    /// None for tokens and the operator.
    pub role: Option<Role>,
    pub rights: Rights,
}

impl Grant {
    pub fn sees(&self) -> Sees {
        Sees { customers: self.rights.has(Right::SeeCustomers), employees: self.rights.has(Right::SeeEmployees) }
    }
}

/// The rights of a member: those of the role, and seeing names by the member's own flags.
pub(crate) fn member_rights(role: Role, sees: Sees) -> Rights {
    let flags = [(sees.customers, Right::SeeCustomers), (sees.employees, Right::SeeEmployees)];
    role.rights().and(flags.into_iter().filter_map(|(sees, right)| sees.then_some(right)).collect())
}

/// Recognises the caller; `act` has no workspace yet.
pub(crate) async fn recognise(parts: &Parts, house: &House, act: &Act) -> Result<Grant, Problem> {
    let wanted = parts.headers.get(WORKSPACE).map(|key| key.to_str().map_err(|_| unknown_workspace("of that key"))).transpose()?;
    if let Some(operator) = parts.extensions.get::<Operator>() {
        return operate(house, operator.workspace.as_deref().or(wanted)).await;
    }
    if let Some(token) = bearer(&parts.headers)? {
        return tokens::admit(house, act, token, wanted).await;
    }
    sessions::admit(house, act, parts, wanted).await
}

/// The token of `Authorization: Bearer …`; another scheme is refused, no header is none.
fn bearer(headers: &HeaderMap) -> Result<Option<&str>, Refusal> {
    let Some(value) = headers.get(AUTHORIZATION) else { return Ok(None) };
    let (scheme, token) = value.to_str().ok().and_then(|value| value.split_once(' ')).unwrap_or_default();
    if scheme.eq_ignore_ascii_case("bearer") {
        return Ok(Some(token.trim()));
    }
    Err(Refusal::new(Code::NotLoggedIn, "the header Authorization is not read: write it as Authorization: Bearer ts_…"))
}

async fn operate(house: &House, wanted: Option<&str>) -> Result<Grant, Problem> {
    let mut door = house.store.door().await?;
    let row = match wanted {
        Some(key) => door.optional("SELECT id FROM workspace WHERE key = $1", args![key]).await?,
        None => door.optional("SELECT id FROM workspace ORDER BY made_at, id LIMIT 1", args![]).await?,
    };
    // An installation without any workspace lets the operator in to make the first one.
    let workspace = match (row, wanted) {
        (Some(row), _) => row.get("id")?,
        (None, None) => NOWHERE,
        (None, Some(key)) => return Err(unknown_workspace(key).into()),
    };
    Ok(Grant { workspace, actor: Actor::Operator, role: None, rights: Rights::ALL })
}

/// The same answer for a workspace that is not there and for one that is not theirs.
pub(crate) fn unknown_workspace(key: &str) -> Refusal {
    Refusal::not_found("workspace", key)
}

/// Whether a row that says when it was last seen should say so again; once a minute is enough.
pub(crate) fn is_stale(seen_at: Option<Time>, now: Time) -> bool {
    seen_at.is_none_or(|seen_at| seen_at.plus_seconds(60) <= now)
}

/// Reads the flags of a member row.
pub(crate) fn sees_of(row: &store::Row) -> Result<Sees, Error> {
    Ok(Sees { customers: row.get("sees_customers")?, employees: row.get("sees_employees")? })
}

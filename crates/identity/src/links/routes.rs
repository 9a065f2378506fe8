//! Following a link: what it is for, and accepting it.

use ::store::NOWHERE;
use axum::Json;
use axum::extract::State;
use axum::response::Response;
use edge::{Address, Body, House, Problem, Problems};
use http::HeaderMap;
use kernel::{Act, Actor, Code, Id, Login, Refusal, Workspace};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::accept::{self, Newcomer};
use super::{Purpose, store};
use crate::logins::{self, Person, passwords, throttle};
use crate::roles::Role;
use crate::workspaces::{self, NewWorkspace};
use crate::{checks, sessions};

pub(crate) fn routes() -> OpenApiRouter<House> {
    OpenApiRouter::new().routes(routes!(look_at_link)).routes(routes!(accept_link))
}

/// What stands behind the `#` of a link.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct LinkIn {
    secret: String,
}

/// What a link is for.
#[derive(Serialize, ToSchema)]
struct LinkOut {
    purpose: PurposeOut,
    /// The person it is for; none for the first owner.
    mail: Option<String>,
    /// Whether that person has a password already, to be given on joining.
    known: bool,
    /// The workspace to join.
    workspace: Option<String>,
    /// The role there.
    role: Option<Role>,
}

/// The three kinds of links.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum PurposeOut {
    Owner,
    Invite,
    Password,
}

/// What a person fills in to accept a link.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Acceptance {
    secret: String,
    /// The new password; for somebody known who joins another workspace, the present one.
    password: String,
    /// The person's name; needed from newcomers.
    name: Option<String>,
    /// The first owner's mail address.
    mail: Option<String>,
    /// The first owner's workspace: its key, `main` unless told.
    workspace: Option<String>,
    /// The first owner's workspace: its name.
    workspace_name: Option<String>,
    /// The first owner's workspace: its time zone, by its IANA name.
    zone: Option<String>,
}

/// See what a link is for
#[utoipa::path(post, path = "/v1/links/look", tag = "links", request_body = LinkIn, responses((status = 200, body = LinkOut), Problems))]
async fn look_at_link(State(house): State<House>, Body(given): Body<LinkIn>) -> Result<Json<LinkOut>, Problem> {
    let mut door = house.store.door().await?;
    let empty = LinkOut { purpose: PurposeOut::Owner, mail: None, known: false, workspace: None, role: None };
    Ok(Json(match store::find(&mut door, &given.secret, house.now()).await? {
        Purpose::Owner => empty,
        Purpose::Password { login } => {
            let mail = logins::get(&mut door, login).await?.map(|person| person.mail);
            LinkOut { purpose: PurposeOut::Password, mail, known: true, ..empty }
        }
        Purpose::Invite { workspace, mail, role } => {
            let known = logins::by_mail(&mut door, &mail).await?.is_some();
            let name = workspaces::name(&mut door, workspace).await?;
            LinkOut { purpose: PurposeOut::Invite, mail: Some(mail), known, workspace: Some(name), role: Some(role) }
        }
    }))
}

/// Accept a link
///
/// Uses the link up and answers with the cookie of a new session.
#[utoipa::path(post, path = "/v1/links/accept", tag = "links", request_body = Acceptance, responses((status = 200, body = sessions::SessionOut), Problems))]
async fn accept_link(State(house): State<House>, address: Address, headers: HeaderMap, Body(given): Body<Acceptance>) -> Result<Response, Problem> {
    let act = house.act(NOWHERE, Actor::Visitor);
    let mut door = house.store.door().await?;
    let purpose = store::find(&mut door, &given.secret, act.now).await?;
    let known = match &purpose {
        Purpose::Invite { mail, .. } => logins::by_mail(&mut door, mail).await?,
        _ => None,
    };
    drop(door);
    let step = match (purpose, known) {
        (Purpose::Owner, _) => given.own(&house, &act).await?,
        (Purpose::Password { login }, _) => given.reset(&house, &act, login).await?,
        (Purpose::Invite { workspace, role, .. }, Some(person)) => given.join(&house, &act, address, workspace, role, person).await?,
        (Purpose::Invite { workspace, role, mail }, None) => Step::JoinNew(workspace, given.newcomer(&house, &act, &mail).await?, role),
    };
    let mut tx = house.store.begin(&act).await?;
    store::redeem(&mut tx, &given.secret).await?;
    let login = match step {
        Step::Own(newcomer, workspace) => accept::own(&mut tx, &newcomer, &workspace).await?,
        Step::JoinNew(workspace, newcomer, role) => accept::join_new(&mut tx, workspace, &newcomer, role).await?,
        Step::Join(workspace, login, role) => accept::join(&mut tx, workspace, login, role).await.map(|()| login)?,
        Step::Reset(login, password) => accept::reset(&mut tx, login, &password).await.map(|()| login)?,
    };
    let secret = sessions::store::open(&mut tx, login, address, &sessions::agent(&headers)).await?;
    tx.commit().await?;
    sessions::answer(&house, &secret).await
}

/// What is to be written once the form is checked and the password hashed.
enum Step {
    Own(Newcomer, NewWorkspace),
    JoinNew(Id<Workspace>, Newcomer, Role),
    Join(Id<Workspace>, Id<Login>, Role),
    Reset(Id<Login>, String),
}

impl Acceptance {
    async fn own(&self, house: &House, act: &Act) -> Result<Step, Problem> {
        let mail = checks::mail("mail", self.mail.as_deref().unwrap_or_default())?;
        let name = self.workspace_name.as_deref().unwrap_or("Main");
        let workspace = NewWorkspace::named(self.workspace.as_deref().unwrap_or("main"), name)?.in_zone(self.zone.as_deref().unwrap_or("UTC"))?;
        Ok(Step::Own(self.newcomer(house, act, &mail).await?, workspace))
    }

    async fn newcomer(&self, house: &House, act: &Act, mail: &str) -> Result<Newcomer, Problem> {
        let name = kernel::text::line("name", self.name.as_deref().unwrap_or_default(), 200)?;
        checks::password("password", &self.password, mail)?;
        let password = passwords::hash(&house.site, &act.ids, &self.password).await?;
        Ok(Newcomer { mail: mail.to_owned(), name, password })
    }

    async fn reset(&self, house: &House, act: &Act, login: Id<Login>) -> Result<Step, Problem> {
        let person = logins::get(&mut house.store.door().await?, login).await?;
        checks::password("password", &self.password, &person.map(|person| person.mail).unwrap_or_default())?;
        Ok(Step::Reset(login, passwords::hash(&house.site, &act.ids, &self.password).await?))
    }

    /// Whoever made the invitation holds the link too, so that somebody known has to prove who they are.
    async fn join(&self, house: &House, act: &Act, address: Address, to: Id<Workspace>, role: Role, person: Person) -> Result<Step, Problem> {
        throttle::count(house, act, &person.mail, address).await?;
        if passwords::fits(&house.site, &self.password, person.password).await? {
            return Ok(Step::Join(to, person.id, role));
        }
        Err(Refusal::new(Code::NotLoggedIn, "you have a password here already: give that one to join").at("password", "is wrong").into())
    }
}

//! The three ways to the house: within this process, by the local socket of the one that serves, by its address.

use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result, bail};
use axum::Router;
use axum::body::Body;
use clap::Args;
use edge::Site;
use futures_util::{StreamExt, TryStreamExt};
use http::header::{AUTHORIZATION, CONTENT_TYPE, COOKIE, SET_COOKIE};
use http::{HeaderValue, Request};
use serde::Deserialize;
use tower::ServiceExt;

use super::answer::Answer;
use super::call::{Call, Parts};
use crate::building::{Building, Foundations};
use crate::data_folder::{DataFolder, Holding, holder, socket_of};
use crate::settings::Records;

/// Which house a command speaks to, and which workspace there.
#[derive(Args, Clone, Debug)]
pub struct Target {
    #[command(flatten)]
    pub(crate) records: Records,
    /// The workspace by its key; without it the oldest one, or the token's
    #[arg(long, value_name = "NAME", env = "TOUCHSTONE_WORKSPACE")]
    pub(crate) workspace: Option<String>,
    /// A server elsewhere, spoken to through its API, as `https://cx.example.com`
    #[arg(long, value_name = "URL", env = "TOUCHSTONE_SERVER", requires = "token")]
    pub(crate) server: Option<String>,
    /// The API token for that server
    #[arg(long, value_name = "TOKEN", env = "TOUCHSTONE_TOKEN", hide_env_values = true)]
    pub(crate) token: Option<String>,
}

/// A way to the house.
pub struct Transport {
    way: Way,
    workspace: Option<HeaderValue>,
    session: Option<Session>,
}

/// What a member who is logged in sends along.
struct Session {
    cookie: HeaderValue,
    csrf: HeaderValue,
}

enum Way {
    Within(Option<Box<Building>>, Router),
    Away { client: reqwest::Client, base: String, authorization: Option<HeaderValue> },
}

/// How long a command waits for another one to give the data folder back.
const TURN: Duration = Duration::from_secs(20);

impl Transport {
    /// Finds the way: the server named, the process that serves the data folder, or this process itself.
    pub async fn find(target: &Target) -> Result<Self> {
        let workspace = target.workspace.as_deref().map(HeaderValue::from_str).transpose().context("--workspace: a key has no such letters")?;
        let way = match (&target.server, &target.token) {
            (Some(server), Some(token)) => server_at(server, token)?,
            _ => local(&target.records).await?,
        };
        Ok(Self { way, workspace, session: None })
    }

    /// The way within a house that is open already, and stays so.
    pub fn within(building: &Building) -> Self {
        Self { way: Way::Within(None, building.operators_router()), workspace: None, session: None }
    }

    /// The way of a member who logs in to a house that is open already.
    pub async fn of_member(building: &Building, mail: &str, password: &str) -> Result<Self> {
        #[derive(Deserialize)]
        struct Told {
            csrf: String,
        }
        let router = building.router();
        let form = serde_json::json!({"mail": mail, "password": password}).to_string();
        let request = Request::post("/v1/session").header(CONTENT_TYPE, "application/json").body(Body::from(form))?;
        let Ok(response) = router.clone().oneshot(request).await;
        let cookie = response.headers().get(SET_COOKIE).cloned().with_context(|| format!("{mail} cannot log in: {}", response.status()))?;
        let cookie = cookie.to_str()?.split(';').next().unwrap_or_default().parse()?;
        let told: Told = serde_json::from_slice(&axum::body::to_bytes(response.into_body(), usize::MAX).await?)?;
        let session = Some(Session { cookie, csrf: told.csrf.parse()? });
        Ok(Self { way: Way::Within(None, router), workspace: None, session })
    }

    /// Sends a request and returns once its answer begins.
    pub async fn call(&self, call: Call) -> Result<Answer> {
        let content = call.content.open().await?;
        let mut request = http::Request::builder().method(call.method).uri(&call.path);
        if let Some(workspace) = self.workspace.as_ref().filter(|_| !call.anywhere) {
            request = request.header(identity::caller::WORKSPACE, workspace);
        }
        if let Some(Session { cookie, csrf }) = &self.session {
            request = request.header(COOKIE, cookie).header(identity::sessions::CSRF, csrf);
        }
        if let Some((media, _)) = content {
            request = request.header(CONTENT_TYPE, media);
        }
        let request = request.body(content.map(|(_, parts)| parts)).context("the request cannot be made")?;
        match &self.way {
            Way::Within(_, router) => within(router.clone(), request).await,
            Way::Away { client, base, authorization } => away(client, base, authorization.clone(), request).await,
        }
    }

    /// Brings the columns up to what was written, so that the next process finds it in their files; a server does so by itself.
    pub async fn bring_columns_up(&self) -> Result<()> {
        if let Way::Within(Some(building), _) = &self.way {
            for workspace in crate::work::plan::workspaces(building.house()).await? {
                building.columns().catch_up(workspace).await?;
            }
        }
        Ok(())
    }

    /// Gives back what was opened, with everything written.
    pub async fn close(self) {
        if let Way::Within(Some(building), _) = self.way {
            building.close().await;
        }
    }
}

fn server_at(server: &str, token: &str) -> Result<Way> {
    let client = reqwest::Client::builder().connect_timeout(Duration::from_secs(20)).build().context("no client for --server")?;
    let mut authorization = HeaderValue::from_str(&format!("Bearer {token}")).context("--token: a token has no such letters")?;
    authorization.set_sensitive(true);
    Ok(Way::Away { client, base: server.trim_end_matches('/').to_owned(), authorization: Some(authorization) })
}

async fn local(records: &Records) -> Result<Way> {
    let mut waited = Duration::ZERO;
    loop {
        if let Holding::Held(folder) = DataFolder::hold(&records.data)? {
            let foundations = Foundations::of(&folder, records, Site::default());
            let building = Building::open(folder, foundations).await?;
            let router = building.operators_router();
            return Ok(Way::Within(Some(Box::new(building)), router));
        }
        if let Some(way) = served(&records.data).await? {
            return Ok(way);
        }
        if waited >= TURN {
            bail!("{} is in use by {} and does not answer: wait for it to end, or end it", records.data.display(), holder(&records.data));
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
        waited += Duration::from_millis(100);
    }
}

/// The way by the socket, when somebody listens there.
async fn served(data: &Path) -> Result<Option<Way>> {
    let socket = socket_of(data);
    if tokio::net::UnixStream::connect(&socket).await.is_err() {
        return Ok(None);
    }
    let client = reqwest::Client::builder().unix_socket(socket).build().context("no client for the local socket")?;
    Ok(Some(Way::Away { client, base: "http://local".into(), authorization: None }))
}

async fn within(router: Router, request: Request<Option<Parts>>) -> Result<Answer> {
    let request = request.map(|parts| parts.map_or_else(Body::empty, Body::from_stream));
    let Ok(response) = router.oneshot(request).await;
    let status = response.status();
    Ok(Answer { status, body: response.into_body().into_data_stream().map_err(anyhow::Error::from).boxed() })
}

async fn away(client: &reqwest::Client, base: &str, authorization: Option<HeaderValue>, request: Request<Option<Parts>>) -> Result<Answer> {
    let (head, parts) = request.into_parts();
    let mut away = client.request(head.method, format!("{base}{}", head.uri)).headers(head.headers);
    if let Some(authorization) = authorization {
        away = away.header(AUTHORIZATION, authorization);
    }
    if let Some(parts) = parts {
        away = away.body(reqwest::Body::wrap_stream(parts));
    }
    let response = away.send().await.with_context(|| format!("{base} cannot be reached"))?;
    let status = response.status();
    Ok(Answer { status, body: response.bytes_stream().map_err(anyhow::Error::from).boxed() })
}

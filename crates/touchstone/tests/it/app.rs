//! A whole house for one test: its own records and data folder, a fixed clock, callers of every kind.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use axum::Router;
use axum::body::Body;
use edge::Site;
use http::header::{AUTHORIZATION, CONTENT_TYPE, COOKIE};
use http::{HeaderMap, HeaderName, HeaderValue, Method, Request, StatusCode};
use identity::Operator;
use kernel::Time;
use serde_json::Value;
use store::testing::{self, Engine, NOW};
use tempfile::TempDir;
use touchstone::building::{Building, Foundations};
use touchstone::data_folder::DataFolder;
use touchstone::delivery::Outbox;
use touchstone::settings::Webhooks;
use tower::ServiceExt;

pub struct TestApp {
    pub building: Building,
    router: Router,
    _folder: TempDir,
}

impl TestApp {
    pub async fn new(engine: Engine) -> Self {
        Self::open(engine, Outbox::closed(), Webhooks::default(), Arc::new(|| NOW)).await
    }

    /// A house whose webhooks may go to receivers on this machine.
    pub async fn with_receivers(engine: Engine) -> Self {
        let webhook_allow = vec!["127.0.0.1".parse().expect("a network")];
        Self::open(engine, Outbox::closed(), Webhooks { webhook_allow, webhook_ca: None }, Arc::new(|| NOW)).await
    }

    /// A house whose letters leave so, with a clock that goes on by a second at each look, so that letters have an order.
    pub async fn with_outbox(engine: Engine, outbox: Outbox) -> Self {
        let ticks = AtomicI64::new(0);
        Self::open(engine, outbox, Webhooks::default(), Arc::new(move || NOW.plus_seconds(ticks.fetch_add(1, Ordering::Relaxed)))).await
    }

    async fn open(engine: Engine, outbox: Outbox, webhooks: Webhooks, clock: Arc<dyn Fn() -> Time + Send + Sync>) -> Self {
        let place = tempfile::tempdir().expect("a folder");
        let folder = DataFolder::hold_alone(&place.path().join("data")).expect("a data folder");
        let count = AtomicU64::new(1);
        let foundations = Foundations {
            store: testing::settings(engine).await,
            site: Site { password_memory_kib: 64, ..Site::default() },
            outbox,
            pickup: None,
            webhooks,
            memory: 64 << 20,
            clock,
            seeds: Arc::new(move || seed(count.fetch_add(1, Ordering::Relaxed))),
        };
        let building = Building::open(folder, foundations).await.expect("the house opens");
        Self { router: building.router(), building, _folder: place }
    }

    /// Makes a workspace.
    pub async fn workspace(&self, key: &str) {
        let router = self.router.clone().layer(axum::Extension(Operator::default()));
        let operator = Caller { router, headers: HeaderMap::new() };
        operator.post("/v1/workspaces", serde_json::json!({"key": key, "name": key})).await.json();
    }

    /// Makes a token with these rights.
    pub async fn token(&self, workspace: &str, scopes: &[&str]) -> String {
        let made = self.operator(workspace).post("/v1/tokens", serde_json::json!({"name": "test", "scopes": scopes})).await.json();
        made["token"].as_str().expect("a token").to_owned()
    }

    /// Somebody nobody knows.
    pub fn anonymous(&self) -> Caller {
        Caller { router: self.router.clone(), headers: HeaderMap::new() }
    }

    /// Somebody with a shell on the machine, in one workspace.
    pub fn operator(&self, workspace: &str) -> Caller {
        let router = self.router.clone().layer(axum::Extension(Operator { workspace: Some(workspace.into()) }));
        Caller { router, headers: HeaderMap::new() }
    }

    /// A program.
    pub fn with_token(&self, token: &str) -> Caller {
        self.anonymous().with(AUTHORIZATION, &format!("Bearer {token}"))
    }

    /// A browser.
    pub fn with_cookie(&self, cookie: &str) -> Caller {
        self.anonymous().with(COOKIE, cookie)
    }
}

fn seed(number: u64) -> [u8; 32] {
    let mut seed = [0; 32];
    seed[..8].copy_from_slice(&number.to_le_bytes());
    seed
}

/// Somebody who sends requests.
#[derive(Clone)]
pub struct Caller {
    router: Router,
    headers: HeaderMap,
}

impl Caller {
    pub fn with(mut self, name: HeaderName, value: &str) -> Self {
        self.headers.insert(name, HeaderValue::from_str(value).expect("a header"));
        self
    }

    pub async fn get(&self, path: &str) -> Reply {
        self.send(Method::GET, path, None, Vec::new()).await
    }

    pub async fn post(&self, path: &str, body: Value) -> Reply {
        self.send(Method::POST, path, Some("application/json"), body.to_string()).await
    }

    pub async fn send(&self, method: Method, path: &str, media: Option<&str>, body: impl Into<Body>) -> Reply {
        let mut request = Request::new(body.into());
        *request.method_mut() = method;
        *request.uri_mut() = path.parse().expect("a path");
        request.headers_mut().clone_from(&self.headers);
        if let Some(media) = media {
            request.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_str(media).expect("a media type"));
        }
        let Ok(response) = self.router.clone().oneshot(request).await;
        let (head, body) = response.into_parts();
        let body = axum::body::to_bytes(body, 64 << 20).await.expect("a body");
        Reply { status: head.status, headers: head.headers, body: body.to_vec() }
    }
}

/// What came back.
pub struct Reply {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Reply {
    pub fn text(&self) -> String {
        String::from_utf8(self.body.clone()).expect("UTF-8")
    }

    /// The value of a success.
    pub fn json(&self) -> Value {
        assert!(self.status.is_success(), "{} {}", self.status, self.text());
        serde_json::from_slice(&self.body).expect("JSON")
    }

    /// The problem of anything else, which has every promised part.
    pub fn problem(&self) -> Value {
        assert!(self.status.is_client_error() || self.status.is_server_error(), "{} {}", self.status, self.text());
        assert_eq!(self.headers[CONTENT_TYPE], "application/problem+json", "{}", self.text());
        let problem: Value = serde_json::from_slice(&self.body).expect("JSON");
        assert_eq!(problem["status"], self.status.as_u16());
        assert!(["type", "code", "title", "detail", "request_id"].iter().all(|part| problem[part].is_string()), "{problem}");
        problem
    }
}

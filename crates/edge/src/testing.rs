//! A router under test with a clock of its own, and callers of it: for stories over HTTP without a network.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use axum::Router;
use axum::body::{Body, to_bytes};
use http::header::{CONTENT_TYPE, SET_COOKIE};
use http::{HeaderMap, HeaderName, HeaderValue, Method, Request};
use kernel::Time;
use serde_json::Value;
use store::{Store, testing};
use tower::ServiceExt;

use crate::house::{House, Site};
use crate::request;

/// One caller of a router under test; [`App::with`] makes others of the same router.
#[derive(Clone)]
pub struct App {
    /// What the routes are given.
    pub house: House,
    router: Router,
    clock: Arc<AtomicI64>,
    headers: HeaderMap,
}

/// What a route answered.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// The headers.
    pub headers: HeaderMap,
    /// The JSON body; null when there was none.
    pub body: Value,
}

impl App {
    /// Routes over a store, at the moment [`testing::NOW`]; ids differ from request to request.
    pub fn new(store: Store, routes: impl Into<Router<House>>) -> Self {
        let clock = Arc::new(AtomicI64::new(testing::NOW.micros()));
        let (now, seeds) = (Arc::clone(&clock), AtomicU64::new(1));
        let site = Site { base_url: "https://cx.example.org".into(), password_memory_kib: 8, ..Site::default() };
        let seed = move || {
            let mut seed = [0; 32];
            seed[..8].copy_from_slice(&seeds.fetch_add(1, Ordering::Relaxed).to_be_bytes());
            seed
        };
        let house = House::new(store, site, move || Time::from_micros(now.load(Ordering::Relaxed)), seed);
        let named = axum::middleware::from_fn_with_state(house.clone(), request::name);
        let served = routes.into().layer(named).with_state(house.clone());
        Self { house, router: served, clock, headers: HeaderMap::new() }
    }

    /// Lets time pass.
    pub fn pass_seconds(&self, seconds: i64) {
        self.clock.fetch_add(seconds * 1_000_000, Ordering::Relaxed);
    }

    /// The same router, called with one more header.
    #[must_use]
    pub fn with(&self, name: &str, value: &str) -> Self {
        let mut other = self.clone();
        other.headers.insert(HeaderName::try_from(name).expect("a header name"), HeaderValue::try_from(value).expect("a header value"));
        other
    }

    /// The same router, called with the cookie that an answer has set.
    #[must_use]
    pub fn with_cookie_of(&self, answer: &Answer) -> Self {
        let cookie = answer.headers[SET_COOKIE].to_str().expect("text");
        self.with("cookie", cookie.split(';').next().unwrap_or_default())
    }

    /// GET.
    pub async fn get(&self, path: &str) -> Answer {
        self.send(Method::GET, path, None).await
    }

    /// POST of JSON.
    pub async fn post(&self, path: &str, body: Value) -> Answer {
        self.send(Method::POST, path, Some(body)).await
    }

    /// PUT of JSON.
    pub async fn put(&self, path: &str, body: Value) -> Answer {
        self.send(Method::PUT, path, Some(body)).await
    }

    /// PATCH of JSON.
    pub async fn patch(&self, path: &str, body: Value) -> Answer {
        self.send(Method::PATCH, path, Some(body)).await
    }

    /// DELETE.
    pub async fn delete(&self, path: &str) -> Answer {
        self.send(Method::DELETE, path, None).await
    }

    async fn send(&self, method: Method, path: &str, body: Option<Value>) -> Answer {
        let body = body.map(|body| body.to_string());
        self.send_bytes(method, path, "application/json", body.unwrap_or_default().into_bytes()).await
    }

    /// Any method with any body.
    pub async fn send_bytes(&self, method: Method, path: &str, media: &str, body: Vec<u8>) -> Answer {
        let mut request = Request::builder().method(method).uri(path).header(CONTENT_TYPE, media);
        request.headers_mut().expect("a good request").extend(self.headers.clone());
        let response = self.router.clone().oneshot(request.body(Body::from(body)).expect("a good request")).await.expect("an answer");
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, 64 << 20).await.expect("a body");
        let body = serde_json::from_slice(&bytes).unwrap_or(Value::Null);
        Answer { status: parts.status.as_u16(), headers: parts.headers, body }
    }
}

impl Answer {
    /// The answer, if it has this status.
    #[track_caller]
    #[expect(clippy::return_self_not_must_use, reason = "most stories check the status and go on")]
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{}", self.body);
        self
    }

    /// The code of a problem.
    pub fn code(&self) -> &str {
        self.body["code"].as_str().unwrap_or_default()
    }

    /// A field of the body that is text.
    #[track_caller]
    pub fn text(&self, field: &str) -> &str {
        self.body[field].as_str().expect("the field is text")
    }
}

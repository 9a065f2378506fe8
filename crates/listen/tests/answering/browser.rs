//! A house with surveys, and a browser that knows forms but no scripts.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use axum::body::{Body, to_bytes};
use axum::{Extension, Router};
use edge::{House, Site};
use http::header::{ACCEPT_LANGUAGE, CONTENT_TYPE, LOCATION};
use http::{HeaderMap, Request};
use identity::Operator;
use kernel::Time;
use listen::responses;
use serde_json::{Value, json};
use store::testing::{self, Engine};
use tower::ServiceExt as _;

pub struct Surveys {
    pub router: Router,
    clock: Arc<AtomicI64>,
    _folder: tempfile::TempDir,
}

/// A survey that was published.
pub struct Published {
    pub id: String,
    pub token: String,
    pub trial: String,
}

/// What a browser was answered.
#[derive(Debug)]
pub struct Page {
    pub status: u16,
    pub headers: HeaderMap,
    pub html: String,
}

impl Surveys {
    pub async fn new(engine: Engine) -> Self {
        let clock = Arc::new(AtomicI64::new(testing::NOW.micros()));
        let (now, count) = (Arc::clone(&clock), AtomicU64::new(1));
        let seed = move || {
            let mut seed = [0; 32];
            seed[..8].copy_from_slice(&count.fetch_add(1, Ordering::Relaxed).to_le_bytes());
            seed
        };
        let site = Site { base_url: "https://cx.example.org".into(), ..Site::default() };
        let house = House::new(testing::store(engine).await, site, move || Time::from_micros(now.load(Ordering::Relaxed)), seed);
        let folder = tempfile::tempdir().expect("a folder");
        let shelf = desk::files::Shelf::new(folder.path().join("files"));
        let (router, _) = listen::routes().merge(customers::routes()).merge(desk::routes()).split_for_parts();
        let operator = Operator { workspace: Some("test".into()) };
        let router = router.layer(Extension(responses::recorder(&house))).layer(Extension(operator)).layer(Extension(shelf)).with_state(house);
        Self { router, clock, _folder: folder }
    }

    pub fn pass(&self, seconds: i64) {
        self.clock.fetch_add(seconds * 1_000_000, Ordering::Relaxed);
    }

    async fn send(&self, request: Request<Body>) -> Page {
        let reply = self.router.clone().oneshot(request).await.expect("an answer");
        let (head, body) = reply.into_parts();
        let bytes = to_bytes(body, 64 << 20).await.expect("a body");
        Page { status: head.status.as_u16(), headers: head.headers, html: String::from_utf8_lossy(&bytes).into_owned() }
    }

    /// A call of the API.
    pub async fn call(&self, method: &str, path: &str, body: &Value) -> Page {
        let request = Request::builder().method(method).uri(path).header(CONTENT_TYPE, "application/json");
        let body = if body.is_null() { Body::empty() } else { Body::from(body.to_string()) };
        self.send(request.body(body).expect("a request")).await
    }

    /// A call of the API, which succeeds.
    pub async fn api(&self, method: &str, path: &str, body: &Value) -> Value {
        let page = self.call(method, path, body).await;
        assert!(page.status < 300, "{method} {path}: {} {}", page.status, page.html);
        serde_json::from_str(&page.html).unwrap_or(Value::Null)
    }

    pub async fn publish(&self, definition: Value) -> Published {
        let made = self.api("POST", "/v1/surveys", &json!({"from": {"definition": definition}})).await;
        let id = made["id"].as_str().expect("an id").to_owned();
        self.api("POST", &format!("/v1/surveys/{id}/publish"), &json!({})).await;
        let links = self.api("GET", &format!("/v1/surveys/{id}/links"), &Value::Null).await;
        let token = |kind: &str| {
            let mut links = links["items"].as_array().expect("links").iter();
            let address = links.find(|link| link["kind"] == kind).and_then(|link| link["address"].as_str()).expect("an address");
            address.rsplit('/').next().expect("a token").to_owned()
        };
        Published { token: token("public"), trial: token("trial"), id }
    }

    pub async fn responses(&self) -> Vec<Value> {
        self.api("GET", "/v1/responses?test=false", &Value::Null).await["items"].as_array().cloned().unwrap_or_default()
    }

    pub async fn get(&self, path: &str) -> Page {
        self.get_in(path, "").await
    }

    pub async fn get_in(&self, path: &str, languages: &str) -> Page {
        self.send(Request::get(path).header(ACCEPT_LANGUAGE, languages).body(Body::empty()).expect("a request")).await
    }

    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        self.post_body(path, body).await
    }

    pub async fn post_body(&self, path: &str, body: String) -> Page {
        self.send(Request::post(path).header(CONTENT_TYPE, "application/x-www-form-urlencoded").body(Body::from(body)).expect("a request")).await
    }

    /// Fills in the form of a page and sends it after twenty seconds.
    pub async fn answer(&self, page: &Page, said: &[(&str, &str)]) -> Page {
        self.pass(20);
        self.answer_at_once(page, said).await
    }

    pub async fn answer_at_once(&self, page: &Page, said: &[(&str, &str)]) -> Page {
        let unseen = page.unseen();
        let mut fields: Vec<(&str, &str)> = unseen.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        fields.extend_from_slice(said);
        self.post(&page.action(), &fields).await
    }

    /// Brings a file of the workspace's own; gives its id.
    pub async fn bring(&self, name: &str, content: &[u8]) -> String {
        let mut body = format!("--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n").into_bytes();
        body.extend(content.iter().chain(b"\r\n--cut--\r\n"));
        let request = Request::post("/v1/files").header(CONTENT_TYPE, "multipart/form-data; boundary=cut").body(Body::from(body));
        let page = self.send(request.expect("a request")).await;
        let made: Value = serde_json::from_str(&page.html).unwrap_or_default();
        made["id"].as_str().expect("an id").to_owned()
    }

    /// Fills in the form of a page with files, as field, name, type and content, and sends it after twenty seconds.
    pub async fn answer_with(&self, page: &Page, said: &[(&str, &str)], files: &[(&str, &str, &str, &[u8])]) -> Page {
        self.pass(20);
        assert!(page.html.contains("enctype=\"multipart/form-data\""), "the form takes no files: {}", page.html);
        let unseen = page.unseen();
        let mut body = Vec::new();
        for (name, value) in unseen.iter().map(|(name, value)| (name.as_str(), value.as_str())).chain(said.iter().copied()) {
            body.extend(format!("--cut\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").bytes());
        }
        for (field, name, media, content) in files {
            let head = format!("Content-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\nContent-Type: {media}");
            body.extend(format!("--cut\r\n{head}\r\n\r\n").bytes().chain(content.iter().copied()).chain(*b"\r\n"));
        }
        body.extend(*b"--cut--\r\n");
        let request = Request::post(page.action()).header(CONTENT_TYPE, "multipart/form-data; boundary=cut").body(Body::from(body));
        self.send(request.expect("a request")).await
    }

    /// Follows where a page leads.
    pub async fn follow(&self, page: &Page) -> Page {
        self.get(page.leads_to()).await
    }
}

impl Page {
    #[track_caller]
    pub fn leads_to(&self) -> &str {
        assert_eq!(self.status, 303, "{}", self.html);
        self.headers[LOCATION].to_str().expect("an address")
    }

    /// The personal address it leads to, without what stands behind `?`.
    #[track_caller]
    pub fn address(&self) -> String {
        self.leads_to().split('?').next().expect("a path").to_owned()
    }

    pub fn action(&self) -> String {
        attribute(self.html.split("<form").nth(1).expect("a form"), "action")
    }

    fn unseen(&self) -> BTreeMap<String, String> {
        let inputs = self.html.split("<input type=\"hidden\"").skip(1);
        inputs.map(|input| (attribute(input, "name"), attribute(input, "value"))).collect()
    }

    #[track_caller]
    pub fn says(&self, words: &str) -> &Self {
        assert!(self.html.contains(words), "{words:?} is not in {}", self.html);
        self
    }

    #[track_caller]
    pub fn says_not(&self, words: &str) -> &Self {
        assert!(!self.html.contains(words), "{words:?} is in {}", self.html);
        self
    }
}

fn attribute(tag: &str, name: &str) -> String {
    let value = tag.split(&format!(" {name}=\"")).nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default();
    value.replace("&amp;", "&")
}

/// Two pages: a score, then why if it is low, in two languages.
pub fn two_pages() -> Value {
    json!({
        "title": {"en": "How are we doing?", "de": "Wie machen wir es?"}, "languages": ["en", "de"], "hidden": [{"key": "order"}],
        "pages": [
            {"key": "score", "questions": [
                {"key": "again", "label": {"en": "Would you recommend us?", "de": "Würden Sie uns empfehlen?"}, "ask": {"kind": "nps"}, "required": true}]},
            {"key": "reason", "questions": [
                {"key": "why", "label": {"en": "Why {{again}}?", "de": "Warum {{again}}?"}, "ask": {"kind": "words"}}]}
        ],
        "endings": [{"key": "thanks", "title": {"en": "You are kind", "de": "Sie sind nett"}}]
    })
}

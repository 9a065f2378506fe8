//! Uploaded files are part of backup and restore, of what a person is shown, and of being forgotten.

use bytes::Bytes;
use customers::contacts::Contact;
use desk::files::{self, Owner, Record, Rules, Upload};
use kernel::{Act, Actor, Id};
use listen::responses::Response;
use rstest::rstest;
use serde_json::{Value, json};
use store::NOWHERE;
use store::testing::Engine;
use touchstone::backup;

use crate::app::{Caller, TestApp};

/// A house with a response of Ada's, and her way to send files with it.
struct Sent {
    app: TestApp,
    caller: Caller,
    act: Act,
    contact: Id<Contact>,
    response: Id<Response>,
}

async fn sent(engine: Engine) -> Sent {
    let app = TestApp::new(engine).await;
    app.workspace("w").await;
    let caller = app.operator("w");
    let contact = id(&caller.post("/v1/contacts", json!({"name": "Ada", "mail": "ada@example.com"})).await.json());
    caller.post("/v1/questions", json!({"key": "again", "kind": "nps"})).await.json();
    let said = json!({"contact": {"mail": "ada@example.com"}, "answers": [{"question": "again", "score": 2}]});
    let response = id(&caller.post("/v1/responses", said).await.json());
    let house = app.building.house();
    let row = house.store.door().await.expect("a door").one("SELECT id FROM workspace", vec![]).await.expect("one");
    let act = house.act(row.get("id").expect("an id"), Actor::Visitor);
    Sent { app, caller, act, contact, response }
}

fn id<N: kernel::Noun>(made: &Value) -> Id<N> {
    made["id"].as_str().expect("an id").parse().expect("an id of ours")
}

impl Sent {
    async fn file(&self, content: &'static [u8]) -> Record {
        let building = &self.app.building;
        let upload = Upload { name: "offer.txt".into(), media_type: None, content: Bytes::from_static(content) };
        let owner = Owner::of(self.response).sent_by(Some(self.contact));
        files::take(&building.house().store, building.shelf(), &self.act, owner, &Rules::default(), upload).await.expect("taken")
    }

    async fn left(&self) -> usize {
        let mut read = self.app.building.house().store.read(self.act.workspace).await.expect("a read");
        files::of(&mut read, Owner::of(self.response)).await.expect("read").len()
    }
}

#[rstest]
#[tokio::test]
async fn a_person_is_shown_their_files_and_they_go_with_them(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let sent = sent(engine).await;
    let file = sent.file(b"the offer").await;
    let personal = sent.caller.get(&format!("/v1/contacts/{}/personal", sent.contact)).await.json();
    assert_eq!(personal["files"][0]["name"], "offer.txt");
    assert_eq!(personal["files"][0]["content"], format!("/v1/files/{}", file.id));
    assert_eq!(sent.caller.get(&format!("/v1/files/{}", file.id)).await.text(), "the offer");
    sent.caller.post(&format!("/v1/contacts/{}/erase", sent.contact), json!({})).await.json();
    assert_eq!(sent.left().await, 0);
    assert_eq!(sent.caller.get(&format!("/v1/files/{}", file.id)).await.problem()["code"], "not_found");
}

/// A survey that asks for a file, the personal link of Bob, and Bob's id.
async fn asked_for_a_file(caller: &Caller) -> (String, Value) {
    let question = json!({"key": "offer", "label": {"en": "Your offer?"}, "ask": {"kind": "file"}});
    let pages = json!([{"key": "one", "questions": [question]}, {"key": "two", "questions": [{"key": "why", "ask": {"kind": "words"}, "label": {"en": "Why?"}}]}]);
    let definition = json!({"title": {"en": "Offers"}, "languages": ["en"], "pages": pages});
    let survey = caller.post("/v1/surveys", json!({"from": {"definition": definition}})).await.json();
    let place = format!("/v1/surveys/{}", survey["id"].as_str().expect("an id"));
    caller.post(&format!("{place}/publish"), json!({})).await.json();
    let link = caller.post(&format!("{place}/links"), json!({"kind": "personal", "contact": {"mail": "bob@example.com"}})).await.json();
    let (_, token) = link["address"].as_str().and_then(|address| address.rsplit_once('/')).expect("a token");
    (format!("/s/{token}"), link["contact"]["id"].clone())
}

#[rstest]
#[case::on_the_way(false)]
#[case::sent(true)]
#[tokio::test]
async fn what_somebody_uploads_to_a_survey_is_theirs(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine, #[case] to_the_end: bool) {
    let app = TestApp::new(engine).await;
    app.workspace("w").await;
    let (caller, weak) = (app.operator("w"), app.with_token(&app.token("w", &["read_workspace", "read_answers"]).await));
    let (link, bob) = asked_for_a_file(&caller).await;
    let form = "--cut\r\nContent-Disposition: form-data; name=\"page\"\r\n\r\none\r\n--cut\r\nContent-Disposition: form-data; name=\"q.offer\"; \
        filename=\"offer.txt\"\r\nContent-Type: text/plain\r\n\r\nthe offer\r\n--cut--\r\n";
    let begun = caller.send(http::Method::POST, &link, Some("multipart/form-data; boundary=cut"), form).await;
    let address = begun.headers["location"].to_str().expect("an address").split('?').next().expect("a path").to_owned();
    if to_the_end {
        caller.send(http::Method::POST, &address, Some("application/x-www-form-urlencoded"), "page=two&q.why=So").await;
    }
    let place = format!("/v1/contacts/{}", bob.as_str().expect("an id"));
    let personal = caller.get(&format!("{place}/personal")).await.json();
    assert_eq!(personal["files"][0]["name"], "offer.txt", "{personal}");
    let file = personal["files"][0]["content"].as_str().expect("a place");
    assert_eq!(caller.get(file).await.text(), "the offer");
    assert_eq!(weak.get(file).await.problem()["code"], "not_allowed");
    let listed = weak.get("/v1/responses").await.json();
    assert_eq!((listed["items"].as_array().map(Vec::len), &listed["items"][0]["files"]), (Some(usize::from(to_the_end)), &Value::Null));
    caller.post(&format!("{place}/erase"), json!({})).await.json();
    assert_eq!(caller.get(file).await.problem()["code"], "not_found");
}

#[rstest]
#[tokio::test]
async fn the_files_of_a_response_go_with_it(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let sent = sent(engine).await;
    sent.file(b"the offer").await;
    sent.caller.send(http::Method::DELETE, &format!("/v1/responses/{}", sent.response), None, "").await;
    assert_eq!(sent.left().await, 0);
}

#[rstest]
#[case(Engine::Sqlite, Engine::Postgres)]
#[case(Engine::Postgres, Engine::Sqlite)]
#[tokio::test]
async fn a_backup_brings_files_to_the_other_engine(#[case] from: Engine, #[case] to: Engine) {
    let sent = sent(from).await;
    let (one, lost) = (sent.file(b"the offer").await, sent.file(b"another").await);
    let old = &sent.app.building;
    old.shelf().remove(lost.id).expect("removed");
    let mut archive = Vec::new();
    backup::write(&old.house().store, old.shelf(), &old.house().act(NOWHERE, Actor::Operator), &mut archive).await.expect("written");

    let new = TestApp::new(to).await.building;
    let act = new.house().act(NOWHERE, Actor::Operator);
    let restored = backup::read(&new.house().store, new.shelf(), &act, archive.as_slice()).await.expect("read");
    assert_eq!(restored.without_content, 1);
    assert_eq!(new.shelf().get(one.id).expect("read").as_deref(), Some(&b"the offer"[..]));
    assert_eq!(new.shelf().get(lost.id).expect("read"), None);
}

#[tokio::test]
async fn a_backup_with_other_content_is_refused() {
    let sent = sent(Engine::Sqlite).await;
    let file = sent.file(b"the offer").await;
    let old = &sent.app.building;
    old.shelf().put(file.id, b"forged").expect("put");
    let mut archive = Vec::new();
    backup::write(&old.house().store, old.shelf(), &old.house().act(NOWHERE, Actor::Operator), &mut archive).await.expect("written");
    let new = TestApp::new(Engine::Sqlite).await.building;
    let act = new.house().act(NOWHERE, Actor::Operator);
    let refused = backup::read(&new.house().store, new.shelf(), &act, archive.as_slice()).await.expect_err("refused");
    assert!(refused.to_string().contains("damaged"), "{refused:#}");
}

//! Announcements: written, looked at, published on a page for everybody, and told by letter to those whose words led to them.

use std::sync::Arc;

use http::Method;
use http::header::{ACCEPT_LANGUAGE, CACHE_CONTROL, CONTENT_SECURITY_POLICY, ETAG, IF_NONE_MATCH, X_FRAME_OPTIONS};
use manage::announcements::Merging;
use post::letters::Delivering;
use rstest::rstest;
use serde_json::{Value, json};
use store::jobs::{Runner, run_once};
use store::testing::{Engine, NOW};
use touchstone::work::plan;

use crate::decisions::asking;
use crate::mail::{MailServer, outbox};
use crate::observations::{Office, id, places};

const NEWS: &str = "/w/w/news";

fn texts() -> Value {
    json!([
        {"language": "en", "title": "The hotline", "said": "Nobody <answered>.", "decided": "Two more people.", "done": "They are here."},
        {"language": "de", "title": "Die Hotline", "said": "Niemand ging ran.", "decided": "Zwei Leute mehr.", "done": "Sie sind da."}
    ])
}

fn at(announcement: &Value) -> String {
    format!("/v1/announcements/{}", id(announcement))
}

impl Office {
    async fn agree(&self, person: &str, purpose: &str, given: bool) {
        let consent = json!({"purpose": purpose, "given": given, "source": "phone"});
        self.staff.post(&format!("/v1/contacts/{person}/consents"), consent).await.json();
    }

    async fn announcement(&self, decision: &Value, quotes: Value) -> Value {
        self.staff.post("/v1/announcements", json!({"decision": id(decision), "texts": texts(), "quotes": quotes})).await.json()
    }

    async fn publish(&self, announcement: &Value, stage: &str) -> Value {
        self.staff.post(&format!("{}/publish", at(announcement)), json!({"stage": stage})).await.json()
    }

    async fn news(&self, query: &str) -> String {
        self.app.anonymous().get(&format!("{NEWS}{query}")).await.text()
    }

    /// What becomes of each person, by their name.
    async fn fates(&self, announcement: &Value, stage: &str) -> Vec<(String, String)> {
        let audience = self.staff.get(&format!("{}/audience?stage={stage}", at(announcement))).await.json();
        let people = audience["people"].as_array().expect("people").iter();
        let mut fates: Vec<_> = people.map(|person| (text(&person["name"]), text(&person["fate"]))).collect();
        fates.sort();
        fates
    }

    async fn write(&self, announcement: &Value, stage: &str, people: usize) -> crate::app::Reply {
        self.staff.post(&format!("{}/letters", at(announcement)), json!({"stage": stage, "people": people})).await
    }
}

fn text(value: &Value) -> String {
    value.as_str().expect("words").to_owned()
}

#[rstest]
#[tokio::test]
async fn everybody_reads_what_was_decided_and_what_was_done(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let office = asking(engine).await;
    let slow = office.said(Some(&office.ada), 3.0, "Nobody answered for a week.").await;
    let decision = office.decision(json!({"responses": [slow]})).await;
    assert_eq!(office.app.anonymous().get(NEWS).await.status, 404, "there is nothing to read yet");
    let made = office.announcement(&decision, json!([])).await;
    assert_eq!((&made["state"], &made["address"], &made["decision"]["title"]), (&json!("draft"), &Value::Null, &json!("Answer within an hour")));
    assert_eq!(office.app.anonymous().get(NEWS).await.status, 404, "a draft is nobody's business");

    let shown = office.publish(&made, "decided").await;
    assert_eq!((&shown["state"], &shown["decided_at"]), (&json!("decided"), &json!(NOW.to_string())));
    assert!(shown["address"].as_str().is_some_and(|address| address.ends_with(&format!("{NEWS}#{}", id(&made)))), "{shown}");
    let reply = office.app.anonymous().get(NEWS).await;
    let page = reply.text();
    assert!(
        ["You said, we did", "The hotline", "Nobody &lt;answered&gt;.", "Two more people.", "noindex"].iter().all(|words| page.contains(words)),
        "{page}"
    );
    assert!(!page.contains("They are here.") && !page.contains("<script") && !page.contains("Ada") && !page.contains("a week"), "{page}");
    assert_eq!(reply.headers[CACHE_CONTROL], "public, max-age=60");
    let policy = reply.headers[CONTENT_SECURITY_POLICY].to_str().expect("a policy").to_owned();
    assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe") && !policy.contains("script"), "{policy}");
    assert!(!reply.headers.contains_key(X_FRAME_OPTIONS), "others may show it within theirs");
    let same = office.app.anonymous().with(IF_NONE_MATCH, reply.headers[ETAG].to_str().expect("a tag")).get(NEWS).await;
    assert_eq!((same.status.as_u16(), same.body.len()), (304, 0));
    let german = office.app.anonymous().with(ACCEPT_LANGUAGE, "tlh, de-AT;q=0.9").get(NEWS).await.text();
    assert!(german.contains("Zwei Leute mehr.") && german.contains("lang=\"de\"") && german.contains("Das haben Sie gesagt"), "{german}");
    assert!(office.news("?lang=en").await.contains("Two more people."));

    // What is not done is not told as done.
    assert_eq!(office.staff.post(&format!("{}/publish", at(&made)), json!({"stage": "done"})).await.problem()["code"], "conflict");
    office.patch(&format!("/v1/decisions/{}", id(&decision)), json!({"state": "done"})).await.json();
    assert_eq!(office.publish(&made, "done").await["done_at"], NOW.to_string());
    assert!(office.news("").await.contains("They are here."));
    assert_eq!(office.delete(&at(&made)).await.problem()["code"], "conflict");

    let set = async |open: bool, indexed: bool| {
        let body = json!({"open": open, "indexed": indexed}).to_string();
        office.staff.send(Method::PUT, "/v1/news-page", Some("application/json"), body).await.json()
    };
    set(true, true).await;
    assert!(!office.news("").await.contains("noindex"));
    set(false, true).await;
    assert_eq!(office.app.anonymous().get(NEWS).await.status, 404);
    assert_eq!(set(true, false).await["revision"], 3);
    let withdrawn = office.staff.post(&format!("{}/withdraw", at(&made)), json!({})).await.json();
    assert_eq!((&withdrawn["state"], office.app.anonymous().get(NEWS).await.status.as_u16()), (&json!("withdrawn"), 404));
    for path in ["/w/moon/news", "/w/%00/news", "/w/w/news?before=x", "/w/w/news?lang=%00"] {
        assert_eq!(office.app.anonymous().get(path).await.status, 404, "{path}");
    }
}

#[rstest]
#[tokio::test]
async fn what_cannot_be_announced_is_refused_by_its_place(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let office = asking(engine).await;
    let slow = office.said(Some(&office.ada), 3.0, "Nobody answered for a week.").await;
    let other = office.said(Some(&office.ben), 3.0, "Never again").await;
    let decision = office.decision(json!({"responses": [slow]})).await;
    let quote = |response: &str, words: &str| json!([{"response": response, "words": words}]);
    let refused = async |wish: Value| {
        let mut whole = json!({"decision": id(&decision), "texts": texts()});
        whole.as_object_mut().expect("an object").extend(wish.as_object().expect("an object").clone());
        let problem = office.staff.post("/v1/announcements", whole).await.problem();
        places(&problem).into_iter().map(ToOwned::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(refused(json!({"quotes": quote(&slow, "Nobody answered")})).await, ["quotes[0].response"], "Ada did not agree");
    office.agree(&office.ada, "quotes", true).await;
    assert_eq!(refused(json!({"quotes": quote(&slow, "Everybody answered")})).await, ["quotes[0].words"]);
    assert_eq!(refused(json!({"quotes": quote(&other, "Never again")})).await, ["quotes[0].response"]);
    assert_eq!(refused(json!({"texts": []})).await, ["texts"]);
    assert_eq!(refused(json!({"decision": "dec_00000000000000000000000000"})).await, ["decision"]);
    assert_eq!(refused(json!({"texts": [{"language": "en", "title": "x", "said": " "}]})).await, ["texts[0].said"]);

    let made = office.announcement(&decision, quote(&slow, "Nobody answered")).await;
    let whose = office.staff.get(&format!("{}/audience?stage=decided", at(&made))).await.json();
    assert_eq!(whose["people"][0]["quotes"], true, "whoever chooses the words sees that Ada agreed");
    office.publish(&made, "decided").await;
    assert!(office.news("").await.contains("Nobody answered</blockquote>"));
    // What was agreed to can be taken back, and holds at once.
    office.agree(&office.ada, "quotes", false).await;
    assert!(!office.news("").await.contains("<blockquote"));
    assert_eq!(office.staff.get(&at(&made)).await.json()["quotes"][0]["shown"], false);

    let silent = json!([{"language": "en", "title": "x", "said": "y"}]);
    let quiet = office.patch(&at(&made), json!({"texts": silent})).await.problem();
    assert_eq!(places(&quiet), ["texts[0].decided"], "what everybody reads says something");
    assert_eq!(office.patch(&at(&made), json!({"texts": texts(), "revision": 0})).await.problem()["code"], "stale");
    let looked = json!({"decision": id(&decision), "texts": texts(), "stage": "done", "language": "de", "quotes": ["Endlich"]});
    let looked = office.staff.post("/v1/announcements/preview", looked).await.json();
    assert!(
        text(&looked["page"]).contains("Endlich") && text(&looked["html"]).contains("Sie sind da.") && text(&looked["text"]).contains("Sie sind da.")
    );
    let writer = office.app.with_token(&office.app.token("w", &["read_answers", "write_cases"]).await);
    assert_eq!(writer.post(&format!("{}/publish", at(&made)), json!({"stage": "decided"})).await.status, 403, "the world is told by who may");
}

/// Ada wants to hear of it, Ben does not; the others cannot be written to, each for a reason of their own.
#[rstest]
#[tokio::test]
async fn word_goes_back_once_to_those_who_want_it(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let office = asking(engine).await;
    let person = async |name: &str, mail: Option<&str>| id(&office.staff.post("/v1/contacts", json!({"name": name, "mail": mail})).await.json());
    let (cleo, dan, eve, fay) = (
        person("Cleo", None).await,
        person("Dan", Some("dan@acme.example")).await,
        person("Eve", Some("eve@acme.example")).await,
        person("Fay", Some("fay@acme.example")).await,
    );
    let mut words = Vec::new();
    for who in [&office.ada, &office.ben, &cleo, &dan, &eve, &fay] {
        words.push(office.said(Some(who), 3.0, &format!("Nobody answered {who}")).await);
        if *who != fay {
            office.agree(who, "news", *who != office.ben).await;
        }
    }
    words.push(office.said(Some(&office.ada), 2.0, "Again").await);
    words.push(office.said(None, 1.0, "I am nobody").await);
    office.staff.post("/v1/suppressions", json!({"address": "dan@acme.example"})).await.json();
    office.staff.post("/v1/holds", json!({"contact": eve, "reason": "on leave"})).await.json();
    let decision = office.decision(json!({"responses": words})).await;
    let made = office.announcement(&decision, json!([])).await;
    let fates = [("Ada", "will"), ("Ben", "objected"), ("Cleo", "no_mail"), ("Dan", "suppressed"), ("Eve", "on_hold"), ("Fay", "no_consent")];
    let expected: Vec<_> = fates.map(|(name, fate)| (name.to_owned(), fate.to_owned())).into();
    assert_eq!(office.fates(&made, "decided").await, expected);
    let audience = office.staff.get(&format!("{}/audience?stage=decided", at(&made))).await.json();
    assert_eq!((&audience["will"], &audience["not"], &audience["nobody"]), (&json!(1), &json!(5), &json!(1)));

    assert_eq!(office.write(&made, "decided", 1).await.problem()["code"], "conflict", "the letter would lead nowhere");
    office.publish(&made, "decided").await;
    let changed = office.write(&made, "decided", 2).await.problem();
    assert_eq!((&changed["code"], places(&changed)), (&json!("conflict"), vec!["people"]));
    assert_eq!(office.write(&made, "decided", 1).await.json(), json!({"letters": 1}));
    assert_eq!(office.write(&made, "decided", 0).await.json(), json!({"letters": 0}), "nobody is written to twice");
    assert_eq!(office.fates(&made, "decided").await[0], ("Ada".into(), "written".into()));

    // The letter itself, by a real server.
    let server = MailServer::start(&["clear"]);
    let outbox = outbox(&format!("smtp://127.0.0.1:{}?tls=none", server.port), None);
    let house = office.app.building.house();
    let carrier = outbox.carrier.clone().expect("a carrier");
    let runners: Vec<Arc<dyn Runner>> = vec![Arc::new(Delivering { carrier, office: outbox.office.clone(), site: Arc::clone(&house.site) })];
    while run_once(&house.store, &runners, &plan::acts(house)).await.expect("run") {}
    assert_eq!(server.taken().len(), 1);
    let letter = server.letter(0);
    assert!(
        ["To: Ada <Ada@acme.example>", "Subject: The hotline", "List-Unsubscribe: <", "List-Unsubscribe-Post: List-Unsubscribe=One-Click"]
            .iter()
            .all(|line| letter.contains(line)),
        "{letter}"
    );
    assert!(["Two more people.", "Again", "/w/w/news#ann_"].iter().all(|words| letter.contains(words)), "{letter}");
    assert!(!letter.contains("They are here.") && !letter.contains("Ben"), "{letter}");
    let written = office.staff.get(&format!("{}/audience?stage=decided", at(&made))).await.json();
    let ada = written["people"].as_array().expect("people").iter().find(|person| person["name"] == "Ada").expect("Ada").clone();
    assert_eq!((&ada["letter"]["state"], &ada["words"]), (&json!("sent"), &json!(2)));

    // At done, the same person hears again, once more.
    office.patch(&format!("/v1/decisions/{}", id(&decision)), json!({"state": "done"})).await.json();
    office.publish(&made, "done").await;
    assert_eq!(office.write(&made, "decided", 0).await.problem()["code"], "conflict");
    assert_eq!(office.write(&made, "done", 1).await.json(), json!({"letters": 1}));
    assert_eq!(office.staff.get(&at(&made)).await.json()["letters"], json!({"decided": 1, "done": 1}));

    // Ada turns out to be Ben as well; then the person goes.
    let kept = office.staff.get(&format!("/v1/contacts/{}/personal", office.ada)).await.json();
    assert_eq!(kept["announcements"]["letters"].as_array().map(Vec::len), Some(2));
    office.merge(&office.ada, &office.ben).await;
    office.follow(&manage::decisions::Merging).await;
    office.follow(&Merging).await;
    assert_eq!(office.fates(&made, "done").await[0], ("Ada".into(), "written".into()), "who was called by a key is called by a name now");
    office.staff.post(&format!("/v1/contacts/{}/erase", office.ben), json!({})).await.json();
    assert_eq!(office.fates(&made, "done").await.len(), 4);
    assert_eq!(office.staff.get(&at(&made)).await.json()["letters"], json!({"decided": 0, "done": 0}));
}

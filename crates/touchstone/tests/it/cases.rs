//! Cases: opened by hand, worked on from open to closed, found, changed together, handed over, and forgotten with the person.

use customers::contacts;
use http::Method;
use kernel::{Act, Actor, Id, Workspace};
use manage::cases::{self, Opened, Opening};
use rstest::rstest;
use serde_json::{Value, json};
use store::consumers::{Consumer, Step, step};
use store::testing::{Engine, NOW};

use crate::observations::{Office, id, office, places};

impl Office {
    pub async fn workspace(&self) -> Id<Workspace> {
        let mut door = self.app.building.house().store.door().await.expect("a door");
        door.one("SELECT id FROM workspace", vec![]).await.expect("one").get("id").expect("an id")
    }

    /// An act of the house, so many seconds from now.
    pub async fn act(&self, seconds: i64) -> Act {
        let act = self.app.building.house().act(self.workspace().await, Actor::System("test"));
        Act { now: NOW.plus_seconds(seconds), ..act }
    }

    /// Lets a consumer take all there is.
    pub async fn follow(&self, consumer: &dyn Consumer) {
        let (store, act) = (&self.app.building.house().store, self.act(0).await);
        while step(store, consumer, &act).await.expect("followed") == Step::Moved {}
    }

    /// Opens a case by hand.
    pub async fn case(&self, wish: Value) -> Value {
        let mut whole = json!({"kind": "experience", "title": "The cut-over hurt", "contact": self.ada});
        whole.as_object_mut().expect("an object").extend(wish.as_object().expect("an object").clone());
        self.staff.post("/v1/cases", whole).await.json()
    }

    /// The numbers of the cases that a list shows.
    pub async fn numbers(&self, query: &str) -> Vec<i64> {
        let items = self.staff.get(&format!("/v1/cases?{query}")).await.json()["items"].clone();
        items.as_array().expect("items").iter().map(|item| item["number"].as_i64().expect("a number")).collect()
    }

    pub async fn causes(&self) -> Vec<Value> {
        self.staff.post("/v1/packs/msp/loop", json!({})).await.json();
        self.staff.get("/v1/root-causes").await.json()["items"].as_array().expect("items").clone()
    }

    /// The kinds of the events of cases, sorted.
    pub async fn events(&self) -> Vec<String> {
        let mut door = self.app.building.house().store.door().await.expect("a door");
        let rows = door.all("SELECT kind FROM event WHERE kind LIKE 'case.%' ORDER BY kind", vec![]).await.expect("events");
        rows.iter().map(|row| row.get("kind").expect("a kind")).collect()
    }
}

pub fn at(case: &Value) -> String {
    format!("/v1/cases/{}", id(case))
}

pub fn steps(case: &Value) -> Vec<&str> {
    case["steps"].as_array().expect("steps").iter().map(|step| step["what"].as_str().expect("a word")).collect()
}

#[rstest]
#[tokio::test]
async fn a_case_goes_its_way(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let office = office(engine).await;
    let causes = office.causes().await;
    assert_eq!((causes.len(), &causes[0]["name"]), (8, &json!("Expectation set wrong")));
    let (mia, mia_id) = office.member("Mia", "agent").await;
    office.staff.post("/v1/questions", json!({"key": "again", "kind": "nps"})).await.json();
    office.staff.post("/v1/questions", json!({"key": "why", "kind": "text"})).await.json();
    let said = json!({"contact": {"id": office.ada}, "answers": [{"question": "again", "score": 3, "touchpoint": "support"}, {"question": "why", "text": "It took a week."}]});
    let response = id(&office.staff.post("/v1/responses", said).await.json());
    let made = office.case(json!({"touchpoint": "support", "priority": "high", "hold": "account", "responses": [response]})).await;
    let expected = json!({"id": made["id"], "number": 1, "kind": "experience", "state": "open", "priority": "high", "title": "The cut-over hurt",
        "account": {"id": office.acme, "external_id": "ACME", "name": "Acme"}, "contact": {"id": office.ada, "name": "Ada"},
        "touchpoint": {"id": made["touchpoint"]["id"], "key": "support", "name": "Support", "retired": false}, "owner": null, "team": null, "rule": null, "cause": null, "due": {"what": "first_word", "due_at": "2026-03-02T13:00:00Z"}, "late": false, "escalated": 0,
        "outcome": null, "items": 1, "words": "It took a week.", "replied": false, "opened_at": NOW.to_string(), "changed_at": NOW.to_string(),
        "resolved_at": null, "closed_at": null, "revision": 0});
    for (name, value) in expected.as_object().expect("an object") {
        assert_eq!(&made[name], value, "{name}");
    }
    assert_eq!((&made["said"][0]["voice"]["tone"], &made["said"][0]["voice"]["score"]["value"]), (&json!("bad"), &json!(3.0)));
    assert_eq!(made["next"], json!(["working", "waiting", "resolved"]));
    let held = async || office.staff.get(&format!("/v1/holds?account={}&now=true", office.acme)).await.json()["items"].clone();
    assert_eq!(held().await[0]["reason"], "Case 1 is open", "surveys pass over the account meanwhile");

    let place = at(&made);
    let change = async |body: Value| office.patch(&place, body).await;
    let wish = json!({"owner": mia_id, "state": "working", "plan": "Call on Tuesday", "revision": 0}).to_string();
    let taken = mia.send(Method::PATCH, &place, Some("application/json"), wish).await.json();
    assert_eq!((&taken["owner"]["name"], &taken["state"], &taken["plan"]), (&json!("Mia"), &json!("working"), &json!("Call on Tuesday")));
    assert_eq!(taken["steps"][1]["member"], json!({"id": mia_id, "name": "Mia"}));
    assert_eq!(change(json!({"state": "waiting", "revision": 0})).await.problem()["code"], "stale");
    assert_eq!(change(json!({"state": "closed"})).await.problem()["code"], "invalid");
    assert_eq!(places(&change(json!({"state": "resolved"})).await.problem()), ["cause", "action"]);
    let spoken = office.staff.post(&format!("{place}/words"), json!({"way": "call", "note": "She was glad."})).await.json();
    assert_eq!(spoken["first_word_at"], NOW.to_string());
    let done = change(json!({"state": "resolved", "cause": causes[2]["id"], "action": "Two more people at the desk"})).await.json();
    assert_eq!((&done["cause"]["name"], &done["resolved_at"]), (&json!("Slow"), &json!(NOW.to_string())));
    assert_eq!(held().await.as_array().map(Vec::len), Some(1), "nobody is asked before it is over");
    let closed = change(json!({"state": "closed"})).await.json();
    assert_eq!(held().await, json!([]));
    assert_eq!(steps(&closed), ["opened", "state", "owner", "plan", "spoke", "state", "cause", "action", "state"]);
    let again = change(json!({"state": "working"})).await.json();
    assert_eq!((&again["closed_at"], steps(&again).last()), (&json!(null), Some(&"reopened")));
    assert_eq!(held().await.as_array().map(Vec::len), Some(1));
    assert_eq!(office.events().await, ["case.changed", "case.changed", "case.closed", "case.opened", "case.reopened", "case.resolved"]);
    let named = mia.get("/v1/audit").await;
    assert_eq!(named.status, 403);
    assert!(office.staff.get("/v1/audit").await.text().contains("\"case.reopened\""));
}

#[rstest]
#[tokio::test]
async fn cases_are_found_counted_and_changed_together(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let office = office(engine).await;
    let (_, mia) = office.member("Mia", "agent").await;
    let first = office.case(json!({"touchpoint": "support", "owner": mia})).await;
    let second =
        office.case(json!({"title": "Rechnung zu spät", "kind": "complaint", "priority": "urgent", "contact": null, "account": office.acme})).await;
    let third = office.case(json!({"title": "Danke", "kind": "praise", "contact": office.ben})).await;
    for (query, expected) in [
        ("", vec![2, 1, 3]),
        ("limit=2", vec![2, 1]),
        ("sort=newest", vec![3, 2, 1]),
        ("kind=complaint", vec![2]),
        ("priority=urgent", vec![2]),
        ("touchpoint=support", vec![1]),
        ("touchpoint=moon", vec![]),
        ("owner=none", vec![2, 3]),
        (&format!("owner={mia}"), vec![1]),
        (&format!("contact={}", office.ben), vec![3]),
        (&format!("account={}", office.acme), vec![2, 1, 3]),
        ("state=open,working", vec![2, 1, 3]),
        ("state=closed", vec![]),
        ("open=false", vec![]),
        ("late=true", vec![]),
        ("words=case%202", vec![2]),
        ("words=rechn", vec![2]),
        ("words=spat%20zu", vec![2]),
        ("words=acme", vec![2, 1, 3]),
        ("words=ben", vec![3]),
        ("words=moon", vec![]),
    ] {
        assert_eq!(office.numbers(query).await, expected, "{query}");
    }
    let page = office.staff.get("/v1/cases?limit=2").await.json();
    assert_eq!(office.numbers(&format!("limit=2&cursor={}", page["next"].as_str().expect("more"))).await, [3]);
    for query in ["state=done", "owner=moon", "owner=me", "sort=high", "moon=1", "cursor=x", "cursor=WzFd", &format!("words={}", "x".repeat(201))] {
        assert_eq!(office.staff.get(&format!("/v1/cases?{query}")).await.status, 400, "{query}");
    }
    let of_account = office.staff.get(&format!("/v1/accounts/{}/cases?limit=1", office.acme)).await.json();
    assert_eq!((&of_account["items"][0]["number"], of_account["next"].is_string()), (&json!(3), true));
    let of_contact = office.staff.get(&format!("/v1/contacts/{}/cases", office.ben)).await.json();
    assert_eq!(of_contact["items"][0]["number"], 3);

    let change = json!({"ids": [first["id"], second["id"], third["id"]], "change": {"state": "closed"}});
    let outcomes = office.staff.post("/v1/cases/bulk", change).await.json()["items"].clone();
    let changed: Vec<_> = outcomes.as_array().expect("outcomes").iter().map(|one| (one["changed"].clone(), one["problem"].is_string())).collect();
    assert_eq!(changed, [(json!(false), true), (json!(false), true), (json!(true), false)], "only praise is closed at once");
    let change = json!({"ids": [first["id"], second["id"]], "change": {"owner": mia, "priority": "low"}});
    assert!(!office.staff.post("/v1/cases/bulk", change).await.text().contains("false"));
    let counts = office.staff.get("/v1/cases/counts?owner=none").await.json();
    assert_eq!(
        counts,
        json!({"open": 0, "late": 0, "unowned": 0, "replied": 0, "by_state": {"open": 0, "working": 0, "waiting": 0, "resolved": 0, "closed": 1}})
    );
    assert_eq!(office.staff.get("/v1/cases/counts").await.json()["open"], 2);
    let too_many = json!({"ids": vec![first["id"].clone(); 501], "change": {"priority": "low"}});
    assert_eq!(office.staff.post("/v1/cases/bulk", too_many).await.problem()["code"], "invalid");
}

#[rstest]
#[tokio::test]
async fn what_cannot_be_a_case_is_refused(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let office = office(engine).await;
    let other = id(&office.staff.post("/v1/accounts", json!({"name": "Other"})).await.json());
    for (wish, place) in [
        (json!({"kind": "praise", "title": "x"}), "account"),
        (json!({"kind": "praise", "title": " ", "account": office.acme}), "title"),
        (json!({"kind": "praise", "title": "x", "account": other, "contact": office.ada}), "contact"),
        (json!({"kind": "praise", "title": "x", "account": "acc_00000000000000000000000000"}), "account"),
        (json!({"kind": "praise", "title": "x", "account": other, "touchpoint": "moon"}), "touchpoint"),
        (json!({"kind": "praise", "title": "x", "account": other, "owner": "mem_00000000000000000000000000"}), "owner"),
        (json!({"kind": "praise", "title": "x", "account": other, "team": "tem_00000000000000000000000000"}), "team"),
        (json!({"kind": "praise", "title": "x", "account": other, "responses": ["rsp_00000000000000000000000000"]}), "responses"),
    ] {
        assert_eq!(places(&office.staff.post("/v1/cases", wish.clone()).await.problem()), [place], "{wish}");
    }
    let made = office.case(json!({})).await;
    let ben_elsewhere = id(&office.staff.post("/v1/contacts", json!({"name": "Eve", "account": other})).await.json());
    for (wish, place) in [
        (json!({"title": null}), "title"),
        (json!({"contact": ben_elsewhere}), "contact"),
        (json!({"cause": "cau_00000000000000000000000000"}), "cause"),
        (json!({"action": "x".repeat(5_001)}), "action"),
        (json!({"touchpoint": "moon"}), "touchpoint"),
    ] {
        assert_eq!(places(&office.patch(&at(&made), wish.clone()).await.problem()), [place], "{wish}");
    }
    assert_eq!(office.staff.get("/v1/cases/cas_00000000000000000000000000").await.problem()["code"], "not_found");
    let removed = office.staff.send(Method::DELETE, &format!("/v1/accounts/{}", office.acme), None, "").await;
    assert_eq!(removed.problem()["code"], "conflict");
    let reader = office.app.with_token(&office.app.token("w", &["read_cases"]).await);
    let seen = reader.get(&at(&made)).await.json();
    assert_eq!((&seen["contact"], &seen["said"]), (&json!({"id": office.ada}), &json!([])), "names are for those who may see them");
    assert_eq!(reader.post("/v1/cases", json!({"kind": "praise", "title": "x", "account": other})).await.status, 403);
}

#[rstest]
#[tokio::test]
async fn causes_are_a_tree(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let office = office(engine).await;
    let causes = office.causes().await;
    assert_eq!(office.staff.post("/v1/packs/msp/loop", json!({})).await.json()["causes"], 0, "a pack can be brought again");
    let made = office.staff.post("/v1/root-causes", json!({"name": "Slow at night", "parent": causes[2]["id"]})).await.json();
    let place = |cause: &Value| format!("/v1/root-causes/{}", id(cause));
    assert_eq!(places(&office.patch(&place(&causes[2]), json!({"parent": made["id"]})).await.problem()), ["parent"]);
    assert_eq!(office.staff.post("/v1/root-causes", json!({"name": "SLOW at night"})).await.problem()["code"], "conflict");
    let moved = office.patch(&place(&made), json!({"parent": null, "position": 0, "name": "Nights", "revision": 0})).await.json();
    assert_eq!((&moved["parent"], &moved["position"], &moved["name"]), (&json!(null), &json!(0), &json!("Nights")));
    let case = office.case(json!({})).await;
    office.patch(&at(&case), json!({"cause": made["id"]})).await.json();
    assert_eq!(office.delete(&place(&made)).await.problem()["code"], "conflict");
    office.patch(&place(&made), json!({"retired": true})).await.json();
    let second = office.case(json!({})).await;
    assert_eq!(places(&office.patch(&at(&second), json!({"cause": made["id"]})).await.problem()), ["cause"]);
    assert_eq!(office.patch(&at(&case), json!({"action": "done", "state": "resolved"})).await.json()["cause"]["name"], "Nights");
    assert_eq!(office.delete(&place(&causes[7])).await.status, 204);
    let blind = office.app.with_token(&office.app.token("w", &["read_cases", "write_cases"]).await);
    assert_eq!(blind.post("/v1/root-causes", json!({"name": "x"})).await.status, 403);
}

#[rstest]
#[tokio::test]
async fn later_words_join_and_members_hand_over(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let office = office(engine).await;
    let ((_, ann), (_, otto)) = (office.member("Ann", "agent").await, office.member("Otto", "agent").await);
    let note = office.note(json!({"kind": "call", "contact": office.ada, "body": "She wavers.", "sentiment": -1})).await;
    let made = office.case(json!({"owner": ann, "observations": [note["id"]]})).await;
    let later = office.note(json!({"kind": "call", "contact": office.ada, "body": "She is gone.", "sentiment": -2})).await;
    let add = async |noun: &str, id: &Value| office.staff.post(&format!("{}/items", at(&made)), json!({"noun": noun, "id": id})).await;
    let joined = add("observation", &later["id"]).await.json();
    assert_eq!((&joined["items"], &joined["words"]), (&json!(2), &json!("She is gone.")));
    assert_eq!(add("observation", &later["id"]).await.json()["revision"], joined["revision"], "what joined already changes nothing");
    assert_eq!(places(&add("response", &later["id"]).await.problem()), ["id"]);
    assert_eq!(places(&add("response", &json!("rsp_00000000000000000000000000")).await.problem()), ["id"]);
    office.staff.post(&format!("/v1/members/{ann}/leave"), json!({"successor": otto})).await.json();
    office.follow(&touchstone::work::leaving::Leaving).await;
    assert_eq!(office.staff.get(&at(&made)).await.json()["owner"]["name"], "Otto");
    assert_eq!(places(&office.patch(&at(&made), json!({"owner": ann})).await.problem()), ["owner"]);
}

/// A case that a rule opens, for whom and where.
fn opening(office: &Office, contact: &str, rule: u8) -> Opening {
    let contact = contact.parse().expect("an id");
    let items = vec![cases::Item::response(Id::from_bytes([rule; 16]), Some(contact), NOW)];
    let account = office.acme.parse().ok();
    Opening {
        kind: cases::Kind::Experience,
        priority: cases::Priority::Normal,
        rule: Some(Id::from_bytes([rule; 16])),
        title: None,
        account,
        contact: Some(contact),
        touchpoint: None,
        owner: None,
        team: None,
        service_class: None,
        hold_on: cases::HoldOn::None,
        playbook: None,
        items,
    }
}

#[rstest]
#[tokio::test]
async fn one_case_is_open_for_one_rule_customer_and_touchpoint(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let office = office(engine).await;
    let store = &office.app.building.house().store;
    let open = async |contact: &str, rule: u8| {
        let act = office.act(0).await;
        let mut tx = store.begin(&act).await.expect("begun");
        let opened = cases::open(&mut tx, opening(&office, contact, rule)).await.expect("opened");
        tx.commit().await.expect("committed");
        opened
    };
    // At once, from many sides.
    let opened = futures_util::future::join_all((0..6).map(|_| open(&office.ada, 1))).await;
    assert_eq!(opened.iter().filter(|one| matches!(one, Opened::New(_))).count(), 1);
    assert!(opened.iter().all(|one| one.id() == opened[0].id()));
    assert_eq!(open(&office.ben, 1).await.id(), opened[0].id(), "another person of the account speaks of the same");
    assert_ne!(open(&office.ben, 2).await.id(), opened[0].id(), "another rule means something else");
    let first = format!("/v1/cases/{}", opened[0].id());
    let causes = office.causes().await;
    office.patch(&first, json!({"state": "resolved", "cause": causes[0]["id"], "action": "done"})).await.json();
    let second = open(&office.ada, 1).await;
    assert!(matches!(second, Opened::New(_)), "what comes after the end is a case of its own");
    let again = office.patch(&first, json!({"state": "working"})).await.problem();
    assert_eq!((&again["code"], again["detail"].as_str().expect("words").contains("case 3")), (&json!("conflict"), true));
}

#[rstest]
#[tokio::test]
async fn cases_go_with_the_person(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let office = office(engine).await;
    let alone = id(&office.staff.post("/v1/contacts", json!({"name": "Zoe", "mail": "zoe@example.com"})).await.json());
    let zoe = office.case(json!({"contact": alone, "title": "Zoe waits", "hold": "contact"})).await;
    let ada = office.case(json!({"title": "Ada waits", "hold": "contact"})).await;
    office.patch(&at(&ada), json!({"action": "Ada was called"})).await.json();
    office.staff.post(&format!("{}/words", at(&ada)), json!({"way": "call", "note": "Ada cried"})).await.json();
    office.staff.post("/v1/tasks", json!({"about": id(&ada), "title": "Send Ada a cake"})).await.json();
    office.staff.post("/v1/comments", json!({"about": id(&ada), "words": "Ada is right"})).await.json();
    let kept = office.staff.get(&format!("/v1/contacts/{}/personal", office.ada)).await.text();
    assert!(["Ada waits", "Ada was called", "Ada cried", "Send Ada a cake", "Ada is right"].iter().all(|words| kept.contains(words)), "{kept}");

    // Two records of one person become one.
    let twin = id(&office.staff.post("/v1/contacts", json!({"name": "Ada B", "account": office.acme})).await.json());
    let of_twin = office.case(json!({"contact": twin, "title": "Twin"})).await;
    let act = office.act(0).await;
    let mut tx = office.app.building.house().store.begin(&act).await.expect("begun");
    contacts::merge(&mut tx, twin.parse().expect("an id"), office.ada.parse().expect("an id")).await.expect("merged");
    tx.commit().await.expect("committed");
    office.follow(&cases::Merging).await;
    assert_eq!(office.staff.get(&at(&of_twin)).await.json()["contact"]["id"], office.ada);

    for person in [&alone, &office.ada] {
        office.staff.post(&format!("/v1/contacts/{person}/erase"), json!({})).await.json();
    }
    assert_eq!(office.staff.get(&at(&zoe)).await.status, 404);
    let left = office.staff.get(&at(&ada)).await;
    assert!(!left.text().contains("Ada"), "{}", left.text());
    assert_eq!(left.json()["account"]["name"], "Acme");
    for noun in ["tasks", "comments"] {
        assert_eq!(office.staff.get(&format!("/v1/{noun}?about={}", id(&ada))).await.json()["items"], json!([]), "{noun}");
    }
    office.patch(&at(&ada), json!({"priority": "low", "title": "What is left"})).await.json();
}

//! Decisions: noted with the reading they rest on and the words that led to them, carried out, and without the person once that is forgotten.

use customers::contacts::{self, ContactRef};
use manage::decisions::Merging;
use rstest::rstest;
use serde_json::{Value, json};
use store::testing::{Engine, NOW};

use crate::observations::{Office, id, office, places};

impl Office {
    /// Somebody gives a score for support, and words.
    pub async fn said(&self, person: Option<&str>, score: f64, words: &str) -> String {
        let mut wish = json!({"experienced_at": NOW.to_string(), "answers": [{"question": "again", "score": score, "touchpoint": "support"}]});
        if !words.is_empty() {
            wish["answers"].as_array_mut().expect("answers").push(json!({"question": "why", "text": words, "touchpoint": "support"}));
        }
        if let Some(person) = person {
            wish["contact"] = json!({"id": person});
        }
        id(&self.staff.post("/v1/responses", wish).await.json())
    }

    /// Notes a decision.
    pub async fn decision(&self, wish: Value) -> Value {
        let mut whole = json!({"title": "Answer within an hour"});
        whole.as_object_mut().expect("an object").extend(wish.as_object().expect("an object").clone());
        self.staff.post("/v1/decisions", whole).await.json()
    }

    /// Two contacts turn out to be one person.
    pub async fn merge(&self, from: &str, into: &str) {
        let act = self.act(0).await;
        let mut tx = self.app.building.house().store.begin(&act).await.expect("begun");
        let mut sides = Vec::new();
        for id in [from, into] {
            let found = contacts::find(&mut tx, id.parse().expect("an id")).await.expect("read").expect("a contact");
            sides.push(ContactRef { id: found.id, code: found.code, account: found.account });
        }
        listen::merging::merge(&mut tx, sides[0], sides[1]).await.expect("merged");
        tx.commit().await.expect("committed");
    }

    async fn decisions(&self, query: &str) -> Vec<Value> {
        let items = self.staff.get(&format!("/v1/decisions?{query}")).await.json()["items"].clone();
        items.as_array().expect("items").iter().map(|item| item["title"].clone()).collect()
    }
}

/// An office in which people are asked whether they recommend us, and why.
pub async fn asking(engine: Engine) -> Office {
    let office = office(engine).await;
    office.staff.post("/v1/questions", json!({"key": "again", "kind": "nps"})).await.json();
    office.staff.post("/v1/questions", json!({"key": "why", "kind": "text"})).await.json();
    office
}

fn at(decision: &Value) -> String {
    format!("/v1/decisions/{}", id(decision))
}

#[rstest]
#[tokio::test]
async fn a_decision_keeps_the_reading_it_rests_on(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let office = asking(engine).await;
    let (_, mia) = office.member("Mia", "manager").await;
    let slow = office.said(Some(&office.ada), 3.0, "It took a week.").await;
    office.said(Some(&office.ben), 9.0, "").await;
    let question = json!({"measure": "nps", "by": ["touchpoint"]});
    let read = office.staff.post("/v1/ask", question.clone()).await.json();
    let made = office
        .decision(
            json!({"question": question, "touchpoint": "support", "owner": mia, "responses": [slow], "due_at": NOW.plus_seconds(86_400).to_string()}),
        )
        .await;
    assert_eq!(made["reading"], read);
    assert_eq!((&made["reading"]["total"]["n"], &made["reading"]["as_of"]), (&json!(2), &json!(NOW.to_string())));
    assert!(made["reading"]["total"]["low"].is_number() && made["reading"]["total"]["high"].is_number(), "a figure keeps its interval: {made}");
    assert_eq!((&made["state"], &made["owner"]["name"], &made["touchpoint"]["name"]), (&json!("decided"), &json!("Mia"), &json!("Support")));
    assert_eq!((&made["words"], &made["people"], &made["said"][0]["voice"]["words"]), (&json!(1), &json!(1), &json!("It took a week.")));
    assert_eq!(made["steps"][0], json!({"at": NOW.to_string(), "what": "noted", "member": null, "detail": {"reading": true, "words": 1}}));

    // Later answers change the figure, not what the decision rests on.
    office.said(Some(&office.ben), 0.0, "").await;
    assert_eq!(office.staff.post("/v1/ask", question).await.json()["total"]["n"], 3);
    assert_eq!(office.staff.get(&at(&made)).await.json()["reading"], read);

    let done = office.patch(&at(&made), json!({"state": "done", "title": "Answered within an hour", "revision": 0})).await.json();
    assert_eq!((&done["state"], &done["ended_at"], &done["revision"]), (&json!("done"), &json!(NOW.to_string()), &json!(1)));
    let steps: Vec<_> = done["steps"].as_array().expect("steps").iter().map(|step| json!([step["what"], step["detail"]])).collect();
    assert_eq!(steps[1..], [json!(["changed", {"changed": ["title"]}]), json!(["state", {"from": "decided", "to": "done"}])]);
    assert_eq!(office.patch(&at(&made), json!({"state": "dropped", "revision": 0})).await.problem()["code"], "stale");
    let again = office.patch(&at(&made), json!({"state": "done"})).await.json();
    assert_eq!(again["revision"], 1, "what changes nothing is no change");
    assert_eq!(office.patch(&at(&made), json!({"state": "decided"})).await.json()["ended_at"], Value::Null);
}

#[rstest]
#[tokio::test]
async fn decisions_are_found_by_what_led_to_them(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let office = asking(engine).await;
    let slow = office.said(Some(&office.ada), 3.0, "It took a week.").await;
    let note = id(&office.note(json!({"kind": "call", "contact": office.ben, "body": "They waited for days"})).await);
    let nobody = office.said(None, 2.0, "Endless").await;
    let first = office.decision(json!({"title": "First", "responses": [slow], "decided_at": "2025-12-01T10:00:00Z"})).await;
    office.decision(json!({"title": "Second", "touchpoint": "support", "observations": [note]})).await;
    assert_eq!(office.decisions("").await, ["Second", "First"]);
    assert_eq!(office.decisions("limit=1").await, ["Second"]);
    assert_eq!(office.decisions("touchpoint=support").await, ["Second"]);
    assert_eq!(office.decisions(&format!("word={slow}")).await, ["First"]);
    assert_eq!(office.decisions("touchpoint=moon").await, Vec::<Value>::new());
    assert_eq!(office.staff.get("/v1/decisions?word=acc_1").await.problem()["code"], "invalid_parameter");

    let joined = office.patch(&at(&first), json!({"join": {"responses": [nobody, slow], "observations": [note]}})).await.json();
    assert_eq!((&joined["words"], &joined["people"]), (&json!(3), &json!(2)), "what is there is not joined twice, and nobody is nobody");
    let left = office.patch(&at(&first), json!({"leave": {"responses": [nobody]}, "state": "done"})).await.json();
    assert_eq!((&left["words"], &left["state"]), (&json!(2), &json!("done")));
    assert_eq!(office.decisions("state=done").await, ["First"]);

    for (wish, place) in [
        (json!({"title": " "}), "title"),
        (json!({"touchpoint": "moon"}), "touchpoint"),
        (json!({"owner": "mem_00000000000000000000000000"}), "owner"),
        (json!({"responses": ["rsp_00000000000000000000000000"]}), "responses"),
        (json!({"decided_at": "2199-01-01T00:00:00Z"}), "decided_at"),
        (json!({"question": {"measure": "nps", "by": ["contact"]}}), "question"),
    ] {
        let mut whole = json!({"title": "x"});
        whole.as_object_mut().expect("an object").extend(wish.as_object().expect("an object").clone());
        assert_eq!(places(&office.staff.post("/v1/decisions", whole).await.problem()), [place], "{wish}");
    }
    let blind = office.app.with_token(&office.app.token("w", &["write_cases", "read_answers"]).await);
    assert_eq!(blind.post("/v1/decisions", json!({"title": "x", "question": {"measure": "nps"}})).await.problem()["code"], "not_allowed");
    assert_eq!(blind.post("/v1/decisions", json!({"title": "Third"})).await.status, 201);
    let task = office.staff.post("/v1/tasks", json!({"about": id(&first), "title": "Tell the team"})).await.json();
    assert_eq!(task["about"]["name"], "First");
}

#[rstest]
#[tokio::test]
async fn words_of_decisions_go_with_their_person(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let office = asking(engine).await;
    let (_, mia) = office.member("Mia", "manager").await;
    let (slow, late) = (office.said(Some(&office.ada), 3.0, "slow").await, office.said(Some(&office.ben), 2.0, "late").await);
    let made = office.decision(json!({"responses": [slow, late], "owner": mia})).await;
    let kept = office.staff.get(&format!("/v1/contacts/{}/personal", office.ada)).await.json();
    assert_eq!(kept["decisions"], json!([{"decision": "Answer within an hour", "words": slow, "joined_at": NOW.to_string()}]));

    // Ben turns out to be Ada; then Ada goes.
    office.merge(&office.ben, &office.ada).await;
    office.follow(&Merging).await;
    assert_eq!(office.staff.get(&at(&made)).await.json()["people"], 1);
    office.staff.post(&format!("/v1/contacts/{}/erase", office.ada), json!({})).await.json();
    let left = office.staff.get(&at(&made)).await.json();
    assert_eq!((&left["words"], &left["title"]), (&json!(0), &json!("Answer within an hour")));

    office.staff.post(&format!("/v1/members/{mia}/leave"), json!({})).await.json();
    office.follow(&touchstone::work::leaving::Leaving).await;
    assert_eq!(office.staff.get(&at(&made)).await.json()["owner"], Value::Null);
}

//! Playbooks: started by hand, by cases, classes and states, once; followed by tasks, decided, left, and forgotten.

use http::Method;
use manage::playbooks::{Ends, Starts};
use rstest::rstest;
use serde_json::{Value, json};
use store::testing::Engine;

use crate::cases::at;
use crate::observations::{Office, id, office, places};

impl Office {
    async fn runs(&self, query: &str) -> Vec<Value> {
        self.staff.get(&format!("/v1/playbook-runs?{query}")).await.json()["items"].as_array().expect("items").clone()
    }

    /// Starts a playbook by hand.
    async fn start(&self, key: &str, about: &Value) -> Value {
        self.staff.post(&format!("/v1/playbooks/{key}/start"), json!({"about": about})).await.json()
    }

    async fn does(&self, task: &Value) {
        self.patch(&format!("/v1/tasks/{}", id(task)), json!({"state": "done"})).await.json();
        self.follow(&Ends).await;
    }

    /// Tells the log of something that another room would tell of, so many seconds from now.
    async fn happens(&self, kind: &str, payload: Value, seconds: i64) {
        let act = self.act(seconds).await;
        let mut tx = self.app.building.house().store.begin(&act).await.expect("begun");
        tx.append(kind, &payload).await.expect("told");
        tx.commit().await.expect("committed");
        self.follow(&Starts).await;
    }
}

fn tasks(run: &Value) -> Vec<Value> {
    run["tasks"].as_array().expect("tasks").iter().map(|task| json!([task["title"], task["owner"]["name"], task["due_at"], task["state"]])).collect()
}

#[rstest]
#[tokio::test]
async fn a_decision_is_made_in_ten_days_and_written_down(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let office = office(engine).await;
    office.causes().await;
    let ((mia_caller, mia), (lea, lea_id)) = (office.member("Mia", "agent").await, office.member("Lea", "agent").await);
    let team = id(&office.staff.post("/v1/teams", json!({"key": "desk", "name": "Desk"})).await.json());
    for (member, leads) in [(&mia, false), (&lea_id, true)] {
        let path = format!("/v1/teams/{team}/members/{member}");
        assert!(office.staff.send(Method::PUT, &path, Some("application/json"), json!({"leads": leads}).to_string()).await.status.is_success());
    }
    office.patch(&format!("/v1/accounts/{}", office.acme), json!({"owner": mia})).await.json();
    let run = office.start("rescue_or_part", &json!(office.acme)).await;
    assert_eq!(
        tasks(&run),
        [
            json!(["Gather what speaks for and against", "Mia", "2026-03-05T09:00:00Z", "open"]),
            json!(["Speak with the customer", "Mia", "2026-03-10T09:00:00Z", "open"]),
            json!(["Decide: rescue or part", "Lea", "2026-03-16T09:00:00Z", "open"]),
            json!(["Tell the customer", "Mia", "2026-03-18T09:00:00Z", "open"])
        ]
    );
    let again = office.staff.post("/v1/playbooks/rescue_or_part/start", json!({"about": office.acme})).await.problem();
    assert_eq!((&again["code"], places(&again)), (&json!("conflict"), vec!["about"]), "once at a time");
    let notices = |told: Value| {
        told["items"]
            .as_array()
            .expect("items")
            .iter()
            .map(|one| json!([one["kind"], one["params"]["tasks"], one["params"]["of"], one["about"]["name"]]))
            .collect::<Vec<_>>()
    };
    let name = run["name"].clone();
    assert_eq!(notices(mia_caller.get("/v1/notices").await.json()), [json!(["assigned", 3, name, "Acme"])], "three tasks, one notice");
    let single = lea.get("/v1/notices").await.json();
    assert_eq!((single["items"].as_array().map(Vec::len), &single["items"][0]["params"]["title"]), (Some(1), &json!("Decide: rescue or part")));
    for task in run["tasks"].as_array().expect("tasks") {
        office.does(task).await;
    }
    let path = format!("/v1/playbook-runs/{}", id(&run));
    assert_eq!(office.staff.get(&path).await.json()["state"], "running", "all is done, and nothing is decided");
    assert_eq!(places(&office.staff.post(&format!("{path}/decision"), json!({"words": " "})).await.problem()), ["words"]);
    let decided = lea.post(&format!("{path}/decision"), json!({"words": "We part: they need what we do not do."})).await.json();
    assert_eq!(
        (&decided["state"], &decided["decision"]["words"], &decided["decision"]["member"]["name"]),
        (&json!("done"), &json!("We part: they need what we do not do."), &json!("Lea"))
    );
    assert_eq!(office.staff.post(&format!("{path}/decision"), json!({"words": "No"})).await.problem()["code"], "conflict", "what is written stays");
    office.start("rescue_or_part", &json!(office.acme)).await;
    assert_eq!(office.runs(&format!("account={}", office.acme)).await.len(), 2);
    assert_eq!(office.runs("state=done").await.len(), 1);
}

#[rstest]
#[tokio::test]
async fn what_happens_starts_a_playbook_once(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let office = office(engine).await;
    office.causes().await;
    let steps = json!([{"title": "Look", "after": {"minutes": 60}, "owner": {"to": "case_owner"}}]);
    let made = |key: &str, starts: Value| json!({"key": key, "name": key, "starts": starts, "steps": steps});
    for wish in [
        made("left", json!([{"on": "state", "to": "leaving"}])),
        made("any_case", json!([{"on": "case", "kind": "complaint"}])),
        made("watched", json!([{"on": "watch", "watch": "wat_1"}])),
        made("by_rule", json!([])),
    ] {
        office.staff.post("/v1/playbooks", wish).await.json();
    }
    let started = async || {
        let mut keys: Vec<String> = office.runs("").await.iter().map(|run| run["playbook"].as_str().expect("a key").to_owned()).collect();
        keys.sort_unstable();
        keys
    };
    let risk = json!({"account": office.acme, "from": "mixed", "to": "at_risk", "cause": "rules"});
    office.happens("class.changed", risk.clone(), -30 * 86_400).await;
    assert!(started().await.is_empty(), "a history that is told anew starts nothing");
    office.happens("class.changed", risk.clone(), 0).await;
    office.happens("class.changed", risk, 0).await;
    office.happens("class.changed", json!({"contact": office.ada, "from": null, "to": "happy"}), 0).await;
    assert_eq!(started().await, ["rescue"], "one at a time");
    office.happens("alert.fired", json!({"alert": "alr_1", "watch": "wat_2", "account": office.acme}), 0).await;
    office.happens("alert.fired", json!({"alert": "alr_2", "watch": "wat_1", "account": office.acme}), 0).await;
    office.happens("alert.fired", json!({"alert": "alr_3", "watch": "wat_1"}), 0).await;
    assert_eq!(started().await, ["rescue", "watched"]);
    office.patch(&format!("/v1/accounts/{}", office.acme), json!({"state": "leaving"})).await.json();
    office.patch(&format!("/v1/accounts/{}", office.acme), json!({"name": "Acme Ltd"})).await.json();
    office.follow(&Starts).await;
    assert_eq!(started().await, ["left", "rescue", "watched"]);

    // A case takes its playbook along, and is over when it is over.
    let unknown = json!({"name": "Bad", "on": "observation", "kind": "complaint", "playbook": "moon"});
    assert_eq!(places(&office.staff.post("/v1/case-rules", unknown).await.problem()), ["playbook"]);
    office.staff.post("/v1/case-rules", json!({"name": "Bad", "on": "observation", "kind": "experience", "playbook": "by_rule"})).await.json();
    assert_eq!(office.delete("/v1/playbooks/by_rule").await.problem()["code"], "conflict");
    let (_, mia) = office.member("Mia", "agent").await;
    let case = office.case(json!({"kind": "complaint", "owner": mia})).await;
    office.note(json!({"kind": "call", "contact": office.ben, "body": "They are cross.", "sentiment": -2})).await;
    office.follow(&manage::rules::Opens).await;
    office.follow(&Starts).await;
    assert_eq!(started().await, ["any_case", "by_rule", "left", "rescue", "watched"]);
    let runs = office.runs(&format!("about={}", id(&case))).await;
    assert_eq!(tasks(&runs[0]), [json!(["Look", "Mia", "2026-03-02T10:00:00Z", "open"])]);

    // The run keeps the steps with which it began.
    let other = json!([{"title": "Look twice", "after": {"days": 1}, "owner": {"to": "account_owner"}}]);
    let changed = office.patch("/v1/playbooks/any_case", json!({"steps": other, "revision": 0})).await.json();
    assert_eq!((&changed["version"], &changed["revision"]), (&json!(2), &json!(1)));
    assert_eq!(office.patch("/v1/playbooks/any_case", json!({"name": "x", "revision": 0})).await.problem()["code"], "stale");
    let kept = office.staff.get(&format!("/v1/playbook-runs/{}", id(&runs[0]))).await.json();
    assert_eq!((&kept["version"], &kept["tasks"][0]["title"]), (&json!(1), &json!("Look")));
    office.does(&kept["tasks"][0]).await;
    assert_eq!(office.runs(&format!("about={}", id(&case))).await[0]["state"], "done");
    office.patch(&format!("/v1/tasks/{}", id(&kept["tasks"][0])), json!({"state": "open"})).await.json();
    office.follow(&Ends).await;
    assert_eq!(office.runs(&format!("about={}", id(&case))).await[0]["state"], "running", "it is opened again");
    let causes = office.causes().await;
    office.patch(&at(&case), json!({"state": "resolved", "cause": causes[0]["id"], "action": "done"})).await.json();
    office.patch(&at(&case), json!({"state": "closed"})).await.json();
    office.follow(&Ends).await;
    let over = office.runs(&format!("about={}", id(&case))).await[0].clone();
    assert_eq!((&over["state"], &over["tasks"][0]["state"]), (&json!("stopped"), &json!("dropped")));
    assert_eq!(office.delete("/v1/playbooks/any_case").await.status, 204);
    assert_eq!(office.runs(&format!("about={}", id(&case))).await[0]["name"], "any_case", "what was followed stays");
}

#[rstest]
#[tokio::test]
async fn playbooks_that_cannot_be_are_refused(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let office = office(engine).await;
    office.causes().await;
    let step = json!({"title": "Look", "after": {"minutes": 60}, "owner": {"to": "case_owner"}});
    for (wish, place) in [
        (json!({"key": "Look"}), "key"),
        (json!({"key": "call"}), "key"),
        (json!({"name": " "}), "name"),
        (json!({"steps": []}), "steps"),
        (json!({"steps": [step, {"title": "", "after": {"days": 1}, "owner": {"to": "team_lead"}}]}), "steps[1].title"),
        (json!({"steps": [{"title": "x", "after": {"days": 0}, "owner": {"to": "team_lead"}}]}), "steps[0].after"),
        (
            json!({"steps": [{"title": "x", "after": {"days": 1}, "owner": {"to": "member", "member": "mem_00000000000000000000000000"}}]}),
            "steps[0].owner",
        ),
    ] {
        let mut whole = json!({"key": "look", "name": "Look", "steps": [step]});
        whole.as_object_mut().expect("an object").extend(wish.as_object().expect("an object").clone());
        assert_eq!(places(&office.staff.post("/v1/playbooks", whole).await.problem()), [place], "{wish}");
    }
    for about in ["moon", "tea_00000000000000000000000000", "acc_00000000000000000000000000", "cas_00000000000000000000000000"] {
        assert_eq!(places(&office.staff.post("/v1/playbooks/call/start", json!({"about": about})).await.problem()), ["about"], "{about}");
    }
    assert_eq!(office.staff.post("/v1/playbooks/moon/start", json!({"about": office.acme})).await.problem()["code"], "not_found");
    assert_eq!(office.staff.get("/v1/playbook-runs?about=moon").await.status, 400);
    let run = office.start("call", &json!(office.ada)).await;
    let path = format!("/v1/playbook-runs/{}", id(&run));
    assert_eq!(
        office.staff.post(&format!("{path}/decision"), json!({"words": "Yes"})).await.problem()["code"],
        "conflict",
        "nothing is to be decided"
    );
    assert!(office.staff.get(&format!("/v1/contacts/{}/personal", office.ada)).await.text().contains("Call within a working day"));
    let stopped = office.staff.post(&format!("{path}/stop"), json!({})).await.json();
    assert_eq!((&stopped["state"], &stopped["tasks"][0]["state"]), (&json!("stopped"), &json!("dropped")));
    let reader = office.app.with_token(&office.app.token("w", &["read_cases"]).await);
    assert_eq!(reader.post("/v1/playbooks/call/start", json!({"about": office.ada})).await.status, 403);
    assert_eq!(reader.post("/v1/playbooks", json!({"key": "look", "name": "Look", "steps": [step]})).await.status, 403);
    office.staff.post(&format!("/v1/contacts/{}/erase", office.ada), json!({})).await.json();
    assert!(office.runs("").await.is_empty(), "it goes with the person");
}

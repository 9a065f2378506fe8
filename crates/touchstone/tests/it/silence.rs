//! Silence: accounts beyond their own rhythm, people who decide and are missed, and others who went through the same.

use kernel::{Act, Actor, Time};
use monitor::classes::Watching;
use monitor::silence;
use rstest::rstest;
use serde_json::{Value, json};
use store::consumers::{Step, step};
use store::testing::{Engine, NOW};
use touchstone::work::plan;

use crate::app::{Caller, TestApp};
use crate::interactions::{Told, told};
use crate::observations::id;

const DAY: i64 = 86_400;

/// A workspace with a question.
struct Hall {
    app: TestApp,
    staff: Caller,
}

async fn hall(engine: Engine) -> Hall {
    let app = TestApp::new(engine).await;
    app.workspace("w").await;
    let staff = app.operator("w");
    staff.post("/v1/questions", json!({"key": "recommend", "kind": "nps"})).await.json();
    Hall { app, staff }
}

impl Hall {
    /// An account with somebody who decides there, who was heard on these days before today.
    async fn account(&self, name: &str, heard: impl IntoIterator<Item = i64>) -> (String, String) {
        let account = id(&self.staff.post("/v1/accounts", json!({"name": name, "external_id": name})).await.json());
        let contact = json!({"name": format!("Head of {name}"), "account": account, "role": "decides"});
        let contact = id(&self.staff.post("/v1/contacts", contact).await.json());
        for days_ago in heard {
            self.said(&contact, days_ago).await;
        }
        (account, contact)
    }

    async fn said(&self, contact: &str, days_ago: i64) {
        let at: Time = NOW.plus_seconds(-days_ago * DAY);
        let said = json!({"contact": {"id": contact}, "experienced_at": at.to_string(), "answers": [{"question": "recommend", "score": 9}]});
        self.staff.post("/v1/responses", said).await.json();
    }

    async fn contract(&self, account: &str, amount: i64, ends_in: i64) {
        let day = |days: i64| NOW.plus_seconds(days * DAY).to_string()[..10].to_owned();
        let terms = json!({"name": "All of it", "account": account, "currency": "EUR", "starts_on": day(-700), "ends_on": day(ends_in), "amount": amount, "every": "month"});
        self.staff.post("/v1/contracts", terms).await.json();
    }

    async fn act(&self) -> Act {
        let house = self.app.building.house();
        house.act(plan::workspaces(house).await.expect("read")[0], Actor::System("silence"))
    }

    async fn look(&self) -> usize {
        let act = self.act().await;
        let mut tx = self.app.building.house().store.begin(&act).await.expect("begun");
        let silent = silence::look(&mut tx).await.expect("looked");
        tx.commit().await.expect("committed");
        silent
    }

    async fn items(&self, path: &str) -> Vec<Value> {
        self.staff.get(path).await.json()["items"].as_array().expect("items").clone()
    }
}

#[rstest]
#[tokio::test]
async fn accounts_beyond_their_own_rhythm_are_silent(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let hall = hall(engine).await;
    // Every ten days: a gap of more than 46 is silence. Every sixty days: 100 are none.
    let (_, fast) = hall.account("Fast", (1..=8).map(|n| 90 + 10 * n)).await;
    hall.account("Slow", (0..6).map(|n| 100 + 60 * n)).await;
    let (rich, _) = hall.account("Rich", (1..=8).map(|n| 60 + 10 * n)).await;
    hall.account("New", []).await;
    hall.contract(&rich, 10_000, 90).await;
    assert_eq!(hall.look().await, 2);
    let silent = hall.items("/v1/silent-accounts").await;
    let names: Vec<&Value> = silent.iter().map(|one| &one["name"]).collect();
    assert_eq!(names, [&json!("Rich"), &json!("Fast")], "those with most at stake first");
    assert_eq!((&silent[0]["at_stake"], &silent[0]["rhythm_days"]), (&json!([{"currency": "EUR", "yearly": 120_000}]), &json!(10.0)));
    assert_eq!((&silent[0]["why"], &silent[1]["at_stake"], &silent[1]["days_heard"]), (&json!("beyond_rhythm"), &json!([]), &json!(8)));
    let first = hall.staff.get("/v1/silent-accounts?limit=1").await.json();
    let rest = hall.items(&format!("/v1/silent-accounts?limit=1&cursor={}", first["next"].as_str().expect("more"))).await;
    assert_eq!((rest.len(), &rest[0]["name"]), (1, &json!("Fast")));

    hall.said(&fast, 0).await;
    while step(&hall.app.building.house().store, &Watching, &hall.act().await).await.expect("followed") == Step::Moved {}
    assert_eq!(hall.items("/v1/silent-accounts").await.len(), 1, "whoever is heard leaves the list at once");
    assert_eq!(hall.look().await, 1);
}

#[rstest]
#[tokio::test]
async fn people_who_decide_are_missed(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let hall = hall(engine).await;
    let (ending, _) = hall.account("Ending", [200]).await;
    let (ends_sooner, _) = hall.account("Ends sooner", []).await;
    let (heard, _) = hall.account("Heard", [179]).await;
    hall.account("Used to speak", [200, 300, 400]).await;
    hall.account("Never spoke much", [200, 300]).await;
    let (far, _) = hall.account("Far", [200]).await;
    for (account, days) in [(&ending, 180), (&ends_sooner, 30), (&heard, 30), (&far, 181)] {
        hall.contract(account, 100, days).await;
    }
    let missed = async |query: &str| {
        let items = hall.items(&format!("/v1/unheard-deciders?{query}")).await;
        items.iter().map(|one| one["account_name"].as_str().expect("a name").to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(missed("").await, ["Ends sooner", "Ending", "Used to speak"]);
    assert_eq!(missed("why=before_renewal").await, ["Ends sooner", "Ending"]);
    assert_eq!(missed("why=gone_quiet").await, ["Used to speak"]);
    let page = hall.staff.get("/v1/unheard-deciders?limit=2").await.json();
    assert_eq!(missed(&format!("limit=2&cursor={}", page["next"].as_str().expect("more"))).await, ["Used to speak"]);
}

#[rstest]
#[tokio::test]
async fn others_who_went_through_the_same_and_said_nothing(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let told: Told = told(engine).await;
    let staff = &told.staff;
    let touchpoint = id(&staff.post("/v1/touchpoints", json!({"key": "project", "name": "Project"})).await.json());
    staff.post("/v1/questions", json!({"key": "stars", "kind": "csat", "touchpoint": "project"})).await.json();
    staff.post("/v1/event-rules", json!({"event": "Project done", "touchpoint": "project"})).await.json();
    for name in ["ada", "ben", "cem"] {
        staff.post("/v1/contacts", json!({"external_id": name, "name": name})).await.json();
    }
    let at = |days_ago: i64| NOW.plus_seconds(-days_ago * DAY).to_string();
    let event = |person: &str, days_ago: i64| json!({"type": "track", "messageId": format!("{person} {days_ago}"), "userId": person, "event": "Project done", "timestamp": at(days_ago)});
    told.batch(json!([event("ada", 5), event("ben", 6), event("ben", 4), event("cem", 40)])).await;
    let said = json!({"contact": {"external_id": "ada"}, "experienced_at": at(4), "answers": [{"question": "stars", "score": 2}]});
    staff.post("/v1/responses", said).await.json();
    let affected = staff.get(&format!("/v1/touchpoints/{touchpoint}/affected")).await.json();
    let found: Vec<(&Value, &Value)> = affected["items"].as_array().expect("items").iter().map(|one| (&one["name"], &one["times"])).collect();
    assert_eq!(found, [(&json!("ben"), &json!(2))], "ada has said something, cem was there before");
    assert_eq!((&affected["people"], &affected["accounts"], &affected["customers"]), (&json!(1), &json!(0), &json!(1)));
    let wider = staff.get(&format!("/v1/touchpoints/{touchpoint}/affected?from={}&until={}", at(50), at(0))).await.json();
    assert_eq!(wider["items"].as_array().map(Vec::len), Some(2));
    assert_eq!(staff.get(&format!("/v1/touchpoints/{touchpoint}/affected?from={}&until={}", at(0), at(50))).await.problem()["status"], 400);

    let reach = async |wish: Value| staff.post(&format!("/v1/touchpoints/{touchpoint}/affected/reach-out"), wish).await;
    assert_eq!(reach(json!({"title": ""})).await.problem()["status"], 422);
    assert_eq!(reach(json!({"title": "Ask how it went"})).await.json(), json!({"made": 1, "already": 0, "left_off": 0}));
    let wider = reach(json!({"title": "Ask how it went", "from": at(50), "until": at(0)})).await.json();
    assert_eq!(wider, json!({"made": 1, "already": 1, "left_off": 0}), "whoever has an open task gets no second");
    let tasks = staff.get("/v1/tasks?state=open").await.json();
    let mut names: Vec<&str> = tasks["items"].as_array().expect("tasks").iter().filter_map(|task| task["about"]["name"].as_str()).collect();
    names.sort_unstable();
    assert_eq!(names, ["ben", "cem"]);
}

//! Classes: from answers to what a customer is taken for, why, and since when.

use http::Method;
use kernel::{Act, Actor, Time};
use monitor::classes::{Turn, Watching, look_again, round};
use rstest::rstest;
use serde_json::{Value, json};
use store::args;
use store::consumers::{Step, step};
use store::testing::{Engine, NOW};
use touchstone::work::plan;

use crate::app::{Caller, TestApp};
use crate::observations::id;

const DAY: i64 = 86_400;

/// A workspace with questions of two scales, and an account with somebody who decides and somebody who uses.
struct Shop {
    app: TestApp,
    staff: Caller,
    acme: String,
    ada: String,
    ben: String,
}

async fn shop(engine: Engine) -> Shop {
    let app = TestApp::new(engine).await;
    app.workspace("w").await;
    let staff = app.operator("w");
    let acme = id(&staff.post("/v1/accounts", json!({"name": "Acme", "external_id": "ACME"})).await.json());
    let person = async |name: &str, role: &str| id(&staff.post("/v1/contacts", json!({"name": name, "account": acme, "role": role})).await.json());
    let (ada, ben) = (person("Ada", "decides").await, person("Ben", "uses").await);
    for question in [
        json!({"key": "recommend", "kind": "nps"}),
        json!({"key": "stars", "kind": "csat", "touchpoint": "support"}),
        json!({"key": "stay", "kind": "intent"}),
        json!({"key": "do_more", "kind": "intent"}),
    ] {
        staff.post("/v1/touchpoints", json!({"key": "support", "name": "Support"})).await;
        staff.post("/v1/questions", question).await.json();
    }
    Shop { app, staff, acme, ada, ben }
}

impl Shop {
    async fn act(&self, seconds: i64) -> Act {
        let house = self.app.building.house();
        let act = house.act(plan::workspaces(house).await.expect("read")[0], Actor::System("classes"));
        Act { now: NOW.plus_seconds(seconds), ..act }
    }

    /// Somebody said something so many days before.
    async fn said(&self, person: &str, days_ago: i64, answers: &[(&str, i64)]) {
        let at: Time = NOW.plus_seconds(-days_ago * DAY);
        let answers: Vec<Value> = answers.iter().map(|(question, score)| json!({"question": question, "score": score})).collect();
        let said = json!({"contact": {"id": person}, "experienced_at": at.to_string(), "answers": answers});
        self.staff.post("/v1/responses", said).await.json();
    }

    /// What background work does so many seconds later.
    async fn work(&self, seconds: i64) -> Turn {
        let (store, act) = (&self.app.building.house().store, self.act(seconds).await);
        while step(store, &Watching, &act).await.expect("followed") == Step::Moved {}
        let mut all = Turn::default();
        loop {
            let turn = round(store, &self.app.building.equipment().evaluator(), &self.act(seconds).await).await.expect("looked");
            if turn.looked == 0 {
                return all;
            }
            all = Turn { looked: all.looked + turn.looked, changed: all.changed + turn.changed, more: false };
        }
    }

    async fn class(&self) -> Value {
        self.staff.get(&format!("/v1/accounts/{}/class", self.acme)).await.json()
    }

    async fn put(&self, path: &str, body: Value) -> crate::app::Reply {
        self.staff.send(Method::PUT, path, Some("application/json"), body.to_string()).await
    }

    /// Everybody is satisfied in both quarters.
    async fn content(&self) {
        for days_ago in [100, 10] {
            self.said(&self.ada, days_ago, &[("recommend", 9), ("stay", 5)]).await;
            self.said(&self.ben, days_ago, &[("stars", 5)]).await;
        }
    }
}

#[rstest]
#[tokio::test]
async fn a_class_follows_what_is_said(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let shop = shop(engine).await;
    assert_eq!(shop.class().await["class"], "not_known", "before anybody looked");
    shop.work(0).await;
    assert_eq!(shop.class().await["because"]["rule"], "too_few_people");
    shop.content().await;
    assert_eq!(shop.work(0).await, Turn { looked: 1, changed: 1, more: false }, "answers of one account put it on the list once");
    let class = shop.class().await;
    assert_eq!(
        (&class["class"], &class["because"]["rule"], &class["because"]["figures"]["share"]),
        (&json!("happy"), &json!("happy"), &json!(100.0))
    );
    assert_eq!(
        class["sentence"]["en"],
        "100% of the answers were satisfied in the quarter before and 100% in the last one, and no touchpoint is bad."
    );
    assert_eq!(shop.work(0).await.looked, 0, "nothing changed, nobody is looked at");

    let account = shop.staff.get(&format!("/v1/accounts/{}", shop.acme)).await.json();
    assert_eq!(account["attributes"]["class"], "happy", "lists, filters and groups know the class");
    let found = shop.staff.get("/v1/accounts?attribute=class:happy").await.json();
    assert_eq!(found["items"].as_array().map(Vec::len), Some(1));

    shop.said(&shop.ada, 1, &[("recommend", 6), ("stay", 2)]).await;
    assert_eq!(shop.work(60).await.changed, 1);
    let class = shop.class().await;
    assert_eq!((&class["class"], &class["because"]["rule"]), (&json!("at_risk"), &json!("low_intent")));
    let steps: Vec<&Value> = class["history"].as_array().expect("steps").iter().map(|step| &step["class"]).collect();
    assert_eq!(steps, [&json!("at_risk"), &json!("happy")]);
    let listed = shop.staff.get("/v1/classes?class=at_risk").await.json();
    assert_eq!((&listed["items"][0]["name"], listed["items"].as_array().map(Vec::len)), (&json!("Acme"), Some(1)));
    let groups = shop.staff.post("/v1/ask", json!({"measure": "count", "by": ["account.class"], "attributes": "now"})).await.json();
    assert!(groups["rows"].to_string().contains("at_risk"), "{groups}");
}

#[rstest]
#[tokio::test]
async fn time_alone_moves_a_class(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let shop = shop(engine).await;
    shop.content().await;
    shop.work(0).await;
    assert_eq!(shop.class().await["class"], "happy");
    assert_eq!(shop.work(DAY).await.looked, 0, "no answer leaves its quarter on the next day");
    assert_eq!(shop.work(82 * DAY).await.changed, 1, "nothing was said in the last quarter any more");
    assert_eq!(shop.class().await["class"], "mixed");
    shop.work(175 * DAY).await;
    assert_eq!(shop.class().await["because"]["rule"], "too_few_people");
}

#[rstest]
#[tokio::test]
async fn what_is_set_by_hand_holds_until_its_end(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let shop = shop(engine).await;
    shop.content().await;
    shop.work(0).await;
    let place = format!("/v1/accounts/{}/class/override", shop.acme);
    let wish = |days: i64| json!({"class": "dangling", "reason": "their new board has told us", "until": NOW.plus_seconds(days * DAY).to_string()});
    for days in [0, 400] {
        assert_eq!(shop.put(&place, wish(days)).await.problem()["invalid_params"][0]["name"], "until");
    }
    let set = shop.put(&place, wish(5)).await.json();
    assert_eq!((&set["class"], &set["by_rules"], &set["override"]["class"]), (&json!("dangling"), &json!("happy"), &json!("dangling")));
    shop.said(&shop.ben, 0, &[("stars", 5)]).await;
    shop.work(0).await;
    assert_eq!(shop.class().await["class"], "dangling", "what is said meanwhile changes nothing");
    shop.work(5 * DAY).await;
    let class = shop.class().await;
    assert_eq!((&class["class"], &class["override"], &class["history"][0]["cause"]), (&json!("happy"), &Value::Null, &json!("override_ended")));

    shop.put(&place, wish(5)).await.json();
    let released = shop.staff.send(Method::DELETE, &place, None, "").await.json();
    assert_eq!((&released["class"], &released["override"]), (&json!("happy"), &Value::Null));
    assert_eq!(shop.staff.send(Method::DELETE, &place, None, "").await.problem()["code"], "not_found");
}

#[rstest]
#[tokio::test]
async fn other_rules_are_tried_before_they_are_laid_down(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let shop = shop(engine).await;
    shop.content().await;
    shop.work(0).await;
    let before = shop.staff.get("/v1/class-rules").await.json();
    let mut rules = before["rules"].clone();
    rules["satisfied"]["csat"] = json!(10.0);
    rules["satisfied"]["nps"] = json!(10.0);
    let preview = shop.staff.post("/v1/class-rules/preview", json!({"rules": rules})).await.json();
    assert_eq!((&preview["looked"], &preview["moves"]), (&json!(1), &json!([{"was": "happy", "is": "mixed", "count": 1}])));
    assert_eq!(preview["examples"][0]["name"], "Acme");
    assert_eq!(shop.class().await["class"], "happy", "nothing was written");

    let wish = json!({"rules": rules, "note": "only the best is good enough", "version": before["version"]});
    assert_eq!(shop.put("/v1/class-rules", wish.clone()).await.json()["version"], 2);
    assert_eq!(shop.put("/v1/class-rules", wish).await.problem()["code"], "stale");
    shop.work(60).await;
    assert_eq!(shop.class().await["class"], "mixed");
    assert_eq!(shop.staff.get("/v1/class-rules/versions").await.json()["items"].as_array().map(Vec::len), Some(2));
    let matrix = shop.staff.get(&format!("/v1/classes/matrix?until={}", NOW.plus_seconds(60))).await.json();
    assert_eq!(matrix["moves"], json!([{"was": "not_known", "is": "mixed", "count": 1}]));
    let later = shop.staff.get(&format!("/v1/classes/matrix?from={NOW}&until={}", NOW.plus_seconds(60))).await.json();
    assert_eq!(later["moves"], json!([{"was": "happy", "is": "mixed", "count": 1}]));
}

#[rstest]
#[tokio::test]
async fn whoever_belongs_to_no_account_has_a_class_of_their_own(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let shop = shop(engine).await;
    let cem = id(&shop.staff.post("/v1/contacts", json!({"name": "Cem", "external_id": "cem"})).await.json());
    for days_ago in [100, 10] {
        shop.said(&cem, days_ago, &[("recommend", 10), ("do_more", 5)]).await;
    }
    shop.work(0).await;
    let place = format!("/v1/contacts/{cem}/class");
    assert_eq!(shop.staff.get(&place).await.json()["class"], "growth");
    assert_eq!(shop.staff.get(&format!("/v1/contacts/{cem}")).await.json()["attributes"]["class"], "growth");
    let listed = shop.staff.get("/v1/classes?noun=contact").await.json();
    assert_eq!((&listed["items"][0]["name"], listed["items"].as_array().map(Vec::len)), (&json!("Cem"), Some(1)));
    assert!(shop.staff.get(&format!("/v1/contacts/{cem}/personal")).await.text().contains("growth"));
    assert_eq!(shop.staff.get(&format!("/v1/contacts/{}/class", shop.ada)).await.problem()["code"], "not_found", "her account has one");
    shop.staff.post(&format!("/v1/contacts/{cem}/erase"), json!({})).await.json();
    shop.work(0).await;
    assert_eq!(shop.staff.get("/v1/classes?noun=contact").await.json()["items"], json!([]));
}

#[rstest]
#[tokio::test]
async fn a_look_at_everybody_changes_no_row_of_whom_nothing_is_new(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let shop = shop(engine).await;
    shop.content().await;
    shop.staff.post("/v1/accounts", json!({"name": "Bolt"})).await.json();
    shop.work(0).await;
    let before = standings(&shop).await;
    assert_eq!(before.len(), 2);
    look_again(&shop.app.building.house().store, &shop.act(60).await).await.expect("asked for");
    assert_eq!(shop.work(3600).await, Turn { looked: 2, changed: 0, more: false });
    assert_eq!(standings(&shop).await, before);
    assert_eq!(shop.work(3600).await.looked, 0, "it comes to its end");
}

#[rstest]
#[tokio::test]
async fn a_look_at_everybody_goes_on_where_it_was(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let shop = shop(engine).await;
    for name in ["Bolt", "Cog", "Dowel"] {
        shop.staff.post("/v1/accounts", json!({"name": name})).await.json();
    }
    assert_eq!(shop.work(0).await.looked, 4, "the first look");
    let (store, act) = (&shop.app.building.house().store, shop.act(60).await);
    let mut tx = store.begin(&act).await.expect("begun");
    let halfway = "UPDATE class_sweep SET done = 0, behind = (SELECT record FROM class_standing WHERE workspace = $1 ORDER BY record LIMIT 1 OFFSET 1) \
        WHERE workspace = $1";
    tx.execute(halfway, args![act.workspace]).await.expect("put halfway");
    tx.commit().await.expect("committed");
    assert_eq!(shop.work(60).await.looked, 2, "those that were left");
    look_again(store, &act).await.expect("asked for");
    assert_eq!(shop.work(60).await.looked, 4, "one that is asked for anew begins with the first");
}

#[rstest]
#[tokio::test]
async fn who_is_on_the_list_is_put_there_again_only_while_a_look_may_be_under_way(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let shop = shop(engine).await;
    shop.work(0).await;
    let (store, evaluator) = (&shop.app.building.house().store, shop.app.building.equipment().evaluator());
    let put_on = async |seconds| {
        shop.said(&shop.ada, 1, &[("recommend", 9)]).await;
        let act = shop.act(seconds).await;
        while step(store, &Watching, &act).await.expect("followed") == Step::Moved {}
        standings(&shop).await[0].5
    };
    assert_eq!(put_on(60).await, NOW.plus_seconds(60));
    assert_eq!(put_on(70).await, NOW.plus_seconds(60), "it is on the list for the next look");
    let act = shop.act(80).await;
    let mut tx = store.begin(&act).await.expect("begun");
    tx.execute("UPDATE class_sweep SET looked_at = $2 WHERE workspace = $1", args![act.workspace, act.now]).await.expect("a look has begun");
    tx.commit().await.expect("committed");
    assert_eq!(put_on(90).await, NOW.plus_seconds(90), "the look may have read the answers before");
    assert_eq!(round(store, &evaluator, &shop.act(85).await).await.expect("looked").looked, 0, "what came after a look began is for the next");
    assert_eq!(round(store, &evaluator, &shop.act(100).await).await.expect("looked").looked, 1);
    assert!(standings(&shop).await[0].5 > NOW.plus_seconds(DAY));
}

/// All that is kept of where customers stand, in the order of their ids.
async fn standings(shop: &Shop) -> Vec<(String, String, Option<String>, Option<i64>, Option<Time>, Time)> {
    let act = shop.act(0).await;
    let mut read = shop.app.building.house().store.read(act.workspace).await.expect("a reader");
    let sql = "SELECT class, by_rules, because, rules, since, look_at FROM class_standing WHERE workspace = $1 ORDER BY record";
    let rows = read.all(sql, args![act.workspace]).await.expect("read");
    let kept = rows.iter().map(|row| {
        Ok::<_, store::Error>((
            row.get("class")?,
            row.get("by_rules")?,
            row.get("because")?,
            row.get("rules")?,
            row.get("since")?,
            row.get("look_at")?,
        ))
    });
    kept.collect::<Result<_, _>>().expect("columns")
}

#[tokio::test]
async fn nobody_fills_in_what_is_worked_out() {
    let shop = shop(Engine::Sqlite).await;
    shop.content().await;
    shop.work(0).await;
    let wish = json!({"attributes": {"class": "growth"}}).to_string();
    let refused = shop.staff.send(Method::PATCH, &format!("/v1/accounts/{}", shop.acme), Some("application/json"), wish).await.problem();
    assert_eq!(refused["invalid_params"][0]["name"], "attributes.class");
    let defined = shop.staff.get("/v1/attributes?noun=account").await.json();
    assert_eq!(defined["items"][0]["derived_by"], "classes");
}

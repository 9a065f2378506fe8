//! Watches: what fires, once an episode; what is over by itself; and what could not be found out.

use http::Method;
use kernel::{Act, Actor, Time};
use monitor::watches::{Follows, Turn, round};
use rstest::rstest;
use serde_json::{Value, json};
use store::consumers::{Step, step};
use store::testing::{Engine, NOW};
use touchstone::work::plan;

use crate::app::{Caller, TestApp};
use crate::observations::id;

const DAY: i64 = 86_400;

/// A workspace with a question, an account with somebody who decides and somebody who uses.
struct Tower {
    app: TestApp,
    staff: Caller,
    acme: String,
    ada: String,
    ben: String,
}

async fn tower(engine: Engine) -> Tower {
    let app = TestApp::new(engine).await;
    app.workspace("w").await;
    let staff = app.operator("w");
    let acme = id(&staff.post("/v1/accounts", json!({"name": "Acme", "external_id": "ACME"})).await.json());
    let person = async |name: &str, role: &str| id(&staff.post("/v1/contacts", json!({"name": name, "account": acme, "role": role})).await.json());
    let (ada, ben) = (person("Ada", "decides").await, person("Ben", "uses").await);
    staff.post("/v1/touchpoints", json!({"key": "support", "name": "Support"})).await.json();
    for question in [json!({"key": "recommend", "kind": "nps"}), json!({"key": "stars", "kind": "csat", "touchpoint": "support"})] {
        staff.post("/v1/questions", question).await.json();
    }
    Tower { app, staff, acme, ada, ben }
}

impl Tower {
    async fn act(&self, days: i64) -> Act {
        let house = self.app.building.house();
        let act = house.act(plan::workspaces(house).await.expect("read")[0], Actor::System("watches"));
        Act { now: NOW.plus_seconds(days * DAY), ..act }
    }

    async fn said(&self, person: &str, days_ago: i64, question: &str, score: i64) {
        self.said_by(json!({"contact": {"id": person}}), days_ago, question, score).await;
    }

    async fn said_by(&self, mut said: Value, days_ago: i64, question: &str, score: i64) {
        let at: Time = NOW.plus_seconds(-days_ago * DAY);
        said["experienced_at"] = json!(at.to_string());
        said["answers"] = json!([{"question": question, "score": score}]);
        self.staff.post("/v1/responses", said).await.json();
    }

    /// Follows the log, and looks as it does once a minute.
    async fn look(&self) -> Turn {
        self.look_on(0).await
    }

    async fn look_on(&self, days: i64) -> Turn {
        let house = self.app.building.house();
        while step(&house.store, &Follows, &self.act(days).await).await.expect("followed") == Step::Moved {}
        round(&house.store, self.app.building.equipment().evaluator().as_ref(), &self.act(days).await).await.expect("looked")
    }

    async fn watch(&self, name: &str, rule: Value) -> String {
        id(&self.staff.post("/v1/watches", json!({"name": name, "rule": rule})).await.json())
    }

    async fn alerts(&self, query: &str) -> Vec<Value> {
        self.staff.get(&format!("/v1/alerts?{query}")).await.json()["items"].as_array().expect("alerts").clone()
    }

    async fn patch(&self, path: &str, body: Value) -> Value {
        self.staff.send(Method::PATCH, path, Some("application/json"), body.to_string()).await.json()
    }
}

fn nps(condition: &Value, days: Option<i64>, more: &Value) -> Value {
    let mut question = json!({"measure": "nps"});
    for (key, value) in more.as_object().expect("an object") {
        question[key] = value.clone();
    }
    let mut rule = json!({"kind": "figure", "question": question, "condition": condition});
    if let Some(days) = days {
        rule["days"] = json!(days);
    }
    rule
}

#[rstest]
#[tokio::test]
async fn a_low_score_of_somebody_who_matters_fires_at_once(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let tower = tower(engine).await;
    tower.watch("Low", json!({"kind": "low_score", "who": ["decides", "top_revenue"]})).await;
    tower.said(&tower.ben, 1, "recommend", 3).await;
    tower.said(&tower.ada, 1, "recommend", 7).await;
    tower.said(&tower.ada, 40, "recommend", 0).await;
    tower.look().await;
    assert_eq!(tower.alerts("").await.len(), 0, "Ben does not decide, Ada is content, and what was long ago is no news");

    tower.said(&tower.ada, 0, "stars", 2).await;
    tower.look().await;
    let alerts = tower.alerts("state=open").await;
    let [alert] = alerts.as_slice() else { panic!("{alerts:?}") };
    assert_eq!(
        (&alert["account"]["name"], &alert["contact"]["id"], &alert["touchpoint"]["name"]),
        (&json!("Acme"), &json!(tower.ada), &json!("Support"))
    );
    assert_eq!((&alert["reading"]["score"], &alert["reading"]["decides"], &alert["times"]), (&json!(2.0), &json!(true), &json!(1)));
    tower.said(&tower.ada, 0, "recommend", 6).await;
    tower.look().await;
    let path = format!("/v1/alerts/{}", alert["id"].as_str().expect("an id"));
    let joined = tower.staff.get(&path).await.json();
    assert_eq!((&joined["alert"]["times"], joined["steps"].as_array().map(Vec::len)), (&json!(2), Some(2)), "the second joins the first");

    let known = tower.staff.post(&format!("{path}/acknowledge"), json!({})).await.json();
    assert_eq!(known["alert"]["state"], "acknowledged");
    let done = tower.staff.post(&format!("{path}/resolve"), json!({})).await.json();
    assert_eq!((&done["alert"]["state"], &done["alert"]["goes_on"]), (&json!("resolved"), &json!(false)));
    tower.said(&tower.ada, 0, "recommend", 1).await;
    tower.look().await;
    let anew = tower.alerts("state=open").await;
    let anew = tower.staff.get(&format!("/v1/alerts/{}", anew[0]["id"].as_str().expect("an id"))).await.json();
    assert_eq!(anew["before"], 1, "the next one is news");
    tower.look_on(31).await;
    assert_eq!(tower.alerts("state=open").await.len(), 0, "nothing of the kind in thirty days");
}

#[rstest]
#[tokio::test]
async fn a_large_account_matters_whoever_speaks(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let tower = tower(engine).await;
    let day = |days: i64| NOW.plus_seconds(days * DAY).to_string()[..10].to_owned();
    let contract = json!({"name": "All", "account": tower.acme, "currency": "EUR", "starts_on": day(-90), "ends_on": day(200), "amount": 100_000, "every": "month"});
    tower.staff.post("/v1/contracts", contract).await.json();
    tower.watch("Low", json!({"kind": "low_score", "who": ["top_revenue"]})).await;
    tower.said(&tower.ben, 0, "recommend", 6).await;
    tower.look().await;
    assert_eq!(tower.alerts("").await[0]["reading"]["worth"], 1_200_000);
    let account = tower.alerts(&format!("account={}", tower.acme)).await;
    assert_eq!(account.len(), 1);
}

/// Ten who were content in the month before, and ten who are not any more.
async fn fallen(tower: &Tower) {
    for person in 0..12 {
        let said = |name: &str| json!({"contact": {"external_id": name}, "channel": if person % 2 == 0 { "web" } else { "phone" }});
        tower.staff.post("/v1/contacts", json!({"external_id": format!("p{person}"), "name": format!("P {person}")})).await;
        tower.said_by(said(&format!("p{person}")), 35, "recommend", if person == 0 { 8 } else { 10 }).await;
        tower.said_by(said(&format!("p{person}")), 5, "recommend", if person % 2 == 0 { 0 } else { 9 }).await;
    }
}

#[rstest]
#[tokio::test]
async fn a_fall_fires_once_and_is_over_by_itself(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let tower = tower(engine).await;
    fallen(&tower).await;
    let watch = tower.watch("Falls", nps(&json!({"is": "fell"}), Some(30), &json!({}))).await;
    assert_eq!(tower.look().await, Turn { looked: 1, fired: 1, resolved: 0 });
    let alert = tower.alerts("").await.remove(0);
    let row = &alert["reading"]["row"];
    let asked = json!({"measure": "nps", "during": alert["reading"]["during"], "compare_to": alert["reading"]["compared_to"]});
    let total = tower.staff.post("/v1/ask", asked).await.json()["total"].clone();
    assert_eq!(*row, total, "what a watch reads is what anybody reads who asks");
    assert!(row["low"].is_number() && row["n"] == 12 && row["p"].as_f64() < Some(0.05), "{row}");
    assert_eq!((&alert["way"], &alert["good"], &alert["goes_on"]), (&json!("down"), &json!(false), &json!(true)));
    assert_eq!((&alert["moved"][0]["dimension"], &alert["moved"][0]["group"]), (&json!("channel"), &json!("web")), "{}", alert["moved"]);

    assert_eq!(tower.look().await.looked, 0, "nothing came, so nobody looks again");
    tower.said(&tower.ben, 3, "recommend", 9).await;
    assert_eq!(tower.look().await, Turn { looked: 1, fired: 0, resolved: 0 }, "one episode fires once");
    let path = format!("/v1/alerts/{}", alert["id"].as_str().expect("an id"));
    tower.staff.post(&format!("{path}/resolve"), json!({})).await.json();
    tower.said(&tower.ben, 2, "recommend", 9).await;
    assert_eq!(tower.look().await.fired, 0, "what goes on fires no second time because somebody saw to it");

    assert_eq!(tower.look_on(60).await.looked, 1, "each day is looked at");
    assert_eq!(tower.staff.get(&path).await.json()["alert"]["goes_on"], json!(false));
    let shown = tower.staff.get(&format!("/v1/watches/{watch}")).await.json();
    assert_eq!((&shown["reading"]["row"]["n"], &shown["failed"]), (&json!(0), &json!(null)));
}

#[rstest]
#[tokio::test]
async fn what_is_over_is_resolved_by_itself_and_tells_the_log(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let tower = tower(engine).await;
    tower.watch("Few", nps(&json!({"is": "too_few", "n": 2}), Some(30), &json!({}))).await;
    assert_eq!(tower.look().await.fired, 1, "nobody is fewer than two");
    tower.said(&tower.ada, 1, "recommend", 9).await;
    tower.said(&tower.ben, 1, "recommend", 9).await;
    assert_eq!(tower.look().await.resolved, 1);
    let alert = tower.alerts("state=resolved").await.remove(0);
    assert_eq!((&alert["goes_on"], &alert["resolved_by"]), (&json!(false), &json!(null)));
    assert_eq!(tower.look().await.looked, 0, "nothing came since");
    let act = tower.act(0).await;
    let mut read = tower.app.building.house().store.read(act.workspace).await.expect("read");
    let events = store::log::after(&mut read, 0, 10_000).await.expect("the log");
    let kinds: Vec<&str> = events.iter().map(|event| event.kind.as_str()).filter(|kind| kind.starts_with("alert.")).collect();
    assert_eq!(kinds, ["alert.fired", "alert.resolved"]);
}

#[rstest]
#[tokio::test]
async fn scans_that_are_shared_say_what_anybody_is_told_who_asks(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let tower = tower(engine).await;
    fallen(&tower).await;
    let conditions = ["channel = 'web'", "channel = 'phone'", "channel = 'none'", "channel = 'web' and score <= 6", "not channel = 'web'"];
    let mut watches = Vec::new();
    for (unit, condition) in
        ["answers", "latest_per_person", "one_per_account"].into_iter().flat_map(|unit| conditions.map(|condition| (unit, condition)))
    {
        let question = json!({"where": condition, "unit": unit});
        let rules = [nps(&json!({"is": "fell"}), Some(30), &question), nps(&json!({"is": "below", "value": 0.0}), None, &question)];
        for rule in rules {
            watches.push((tower.watch(&format!("{unit} {condition} {}", rule["days"]), rule.clone()).await, unit, condition));
        }
    }
    watches.push((tower.watch("Channels", nps(&json!({"is": "fell"}), Some(30), &json!({"by": ["channel"]}))).await, "answers", ""));
    assert_eq!(tower.look().await.looked, watches.len());
    for (watch, unit, condition) in watches {
        let reading = tower.staff.get(&format!("/v1/watches/{watch}")).await.json()["reading"].clone();
        if reading["groups"].is_number() {
            assert_eq!(reading["groups"], 2);
            continue;
        }
        let asked = json!({"measure": "nps", "where": condition, "unit": unit, "during": reading["during"], "compare_to": reading["compared_to"]});
        assert_eq!(reading["row"], tower.staff.post("/v1/ask", asked).await.json()["total"], "{unit} {condition}");
    }
}

#[rstest]
#[tokio::test]
async fn what_cannot_be_found_out_says_so(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let tower = tower(engine).await;
    let revenue = tower.watch("Revenue", json!({"kind": "revenue_heard", "below": 60.0})).await;
    let hidden = tower.watch("Hidden", nps(&json!({"is": "below", "value": 90.0}), Some(30), &json!({"min_people": 5}))).await;
    tower.said(&tower.ada, 1, "recommend", 0).await;
    tower.look().await;
    for watch in [&revenue, &hidden] {
        let watch = tower.staff.get(&format!("/v1/watches/{watch}")).await.json();
        assert!(watch["failed"].is_string() && watch["looked_at"].is_string(), "{watch}");
    }
    assert_eq!(tower.alerts("").await.len(), 0);
    let tried = tower.staff.post("/v1/watches/preview", json!({"rule": {"kind": "revenue_heard", "below": 60.0}})).await.json();
    assert_eq!((&tried["fired"], tried["failed"].is_string()), (&json!(null), true), "not known is not none");
}

#[rstest]
#[tokio::test]
async fn a_rule_is_tried_before_it_is_kept(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let tower = tower(engine).await;
    fallen(&tower).await;
    tower.said(&tower.ada, 50, "recommend", 2).await;
    let fell = tower.staff.post("/v1/watches/preview", json!({"rule": nps(&json!({"is": "fell"}), Some(30), &json!({}))})).await.json();
    assert_eq!((&fell["fired"], &fell["now"], &fell["days"]), (&json!(1), &json!(1), &json!(90)), "{fell}");
    assert!(fell["reading"]["row"]["n"].is_number());
    let low = tower.staff.post("/v1/watches/preview", json!({"rule": {"kind": "low_score", "who": ["decides"]}})).await.json();
    assert_eq!((&low["fired"], &low["firings"][0]["account_name"]), (&json!(1), &json!("Acme")));
    let late = tower.staff.post("/v1/watches/preview", json!({"rule": {"kind": "event", "event": "case.late"}})).await.json();
    assert_eq!(late["fired"], json!(null), "what was not kept is not known");
    assert_eq!(tower.staff.get("/v1/watches").await.json()["items"], json!([]), "nothing was kept");
}

#[rstest]
#[tokio::test]
async fn who_is_muted_is_told_nothing(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let tower = tower(engine).await;
    let invited = tower.staff.post("/v1/members", json!({"mail": "max@example.org", "role": "manager"})).await.json();
    let (_, secret) = invited["link"].as_str().and_then(|link| link.split_once('#')).expect("a link");
    let form = json!({"secret": secret, "name": "Max", "password": "correct horse battery"});
    tower.app.anonymous().post("/v1/links/accept", form).await.json();
    let member = id(&tower.staff.get("/v1/members").await.json()["items"][0]);
    let rule = json!({"kind": "low_score", "who": ["decides"]});
    let watch = id(&tower.staff.post("/v1/watches", json!({"name": "Low", "rule": rule, "members": [member]})).await.json());
    tower.said(&tower.ada, 0, "recommend", 0).await;
    tower.look().await;
    let notices = async || {
        let act = tower.act(0).await;
        let mut read = tower.app.building.house().store.read(act.workspace).await.expect("read");
        let rows = read.all("SELECT kind FROM notice WHERE workspace = $1", store::args![act.workspace]).await.expect("notices");
        rows.len()
    };
    assert_eq!(notices().await, 1);
    let alert = tower.alerts("").await.remove(0);
    let path = format!("/v1/alerts/{}", alert["id"].as_str().expect("an id"));
    let until = NOW.plus_seconds(40 * DAY).to_string();
    let muted = tower.staff.post(&format!("{path}/mute"), json!({"until": until})).await.json();
    assert!(muted["alert"]["muted_until"].is_string(), "{muted}");
    assert_eq!(tower.staff.post(&format!("{path}/mute"), json!({"until": "2001-01-01T00:00:00Z"})).await.problem()["status"], 422);
    tower.staff.post(&format!("{path}/resolve"), json!({})).await.json();
    tower.said(&tower.ada, 0, "recommend", 1).await;
    tower.look().await;
    assert_eq!((notices().await, tower.alerts("state=open").await.len()), (1, 1), "the same anew fires, and tells nobody");
    let changed = tower.patch(&format!("/v1/watches/{watch}"), json!({"enabled": false})).await;
    assert_eq!((&changed["enabled"], &changed["members"]), (&json!(false), &json!([member])));
    assert_eq!(tower.alerts("state=open").await.len(), 0, "a watch that is switched off has nothing open");
    let gone = tower.staff.send(Method::DELETE, &format!("/v1/watches/{watch}"), None, "").await;
    assert_eq!((gone.status.as_u16(), tower.alerts("").await.len()), (204, 0));
}

#[rstest]
#[tokio::test]
async fn a_theme_that_comes_up_twice_as_often_fires(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let tower = tower(engine).await;
    let tag = async |name: &str| id(&tower.staff.post("/v1/tags", json!({"name": name})).await.json());
    let (price, praise) = (tag("price").await, tag("praise").await);
    let said = async |person: i64, days_ago: i64, more: Value| {
        let mut said = json!({"contact": {"external_id": format!("p{person}")}, "answers": [{"question": "recommend", "score": 5}],
            "experienced_at": NOW.plus_seconds(-days_ago * DAY).to_string()});
        said.as_object_mut().expect("fields").extend(more.as_object().expect("fields").clone());
        id(&tower.staff.post("/v1/responses", said).await.json())
    };
    let mut worn = [Vec::new(), Vec::new()];
    for person in 0..9 {
        worn[0].push(said(person, 5, json!({})).await);
        worn[1].push(said(person, if person < 5 { 5 } else { 40 }, json!({})).await);
    }
    worn[0].push(said(9, 40, json!({})).await);
    worn[0].push(said(10, 5, json!({"test": true})).await);
    for (tag, ids) in [&price, &praise].iter().zip(&worn) {
        tower.staff.post("/v1/responses/tags", json!({"ids": ids, "on": [tag]})).await.json();
    }
    let watch = tower.watch("Themes", json!({"kind": "theme", "days": 30})).await;
    assert_eq!(tower.look().await, Turn { looked: 1, fired: 0, resolved: 0 }, "nine are not ten, and a test is none");
    let note = json!({"kind": "call", "contact": tower.ada, "body": "Too dear, they say.", "happened_at": NOW.to_string(), "tags": [price]});
    tower.staff.post("/v1/observations", note).await.json();
    assert_eq!(tower.look().await, Turn { looked: 1, fired: 1, resolved: 0 });
    let alert = tower.alerts("").await.remove(0);
    let reading = &alert["reading"];
    assert_eq!((&reading["tag"], &reading["name"], &reading["n"], &reading["before"]), (&json!(price), &json!("price"), &json!(10), &json!(1)));
    let shown = tower.staff.get(&format!("/v1/watches/{watch}")).await.json();
    assert_eq!(shown["reading"]["groups"], 2, "both came up");
    assert_eq!(tower.look_on(40).await, Turn { looked: 1, fired: 0, resolved: 1 });
}

#[rstest]
#[case::dates(json!({"kind": "figure", "days": 30, "question": {"measure": "nps", "during": "2026-01-01..2026-02-01"}, "condition": {"is": "fell"}}), "rule.question.during")]
#[case::no_window(json!({"kind": "figure", "question": {"measure": "nps"}, "condition": {"is": "fell"}}), "rule.days")]
#[case::a_count_does_not_fall(json!({"kind": "figure", "days": 30, "question": {"measure": "count"}, "condition": {"is": "fell"}}), "rule.condition")]
#[case::an_unknown_question(json!({"kind": "figure", "days": 30, "question": {"measure": "nps", "of": ["nowhere"]}, "condition": {"is": "fell"}}), "rule.question.of[0]")]
#[case::somebody_alone(json!({"kind": "figure", "days": 30, "question": {"measure": "nps", "by": ["contact"]}, "condition": {"is": "fell"}}), "")]
#[case::no_days(json!({"kind": "theme", "days": 0}), "rule.days")]
#[case::no_percentage(json!({"kind": "revenue_heard", "below": 120.0}), "rule.below")]
#[case::classes_of_cases(json!({"kind": "event", "event": "case.late", "to": ["happy"]}), "rule.to")]
#[tokio::test]
async fn a_rule_that_makes_no_sense_is_refused(#[case] rule: Value, #[case] place: &str) {
    let tower = tower(Engine::Sqlite).await;
    let refused = tower.staff.post("/v1/watches", json!({"name": "No", "rule": rule})).await.problem();
    assert!(refused["status"] == 422 || refused["status"] == 403, "{refused}");
    let names: Vec<&Value> = refused["invalid_params"].as_array().into_iter().flatten().map(|param| &param["name"]).collect();
    assert!(place.is_empty() || names.contains(&&json!(place)), "{refused}");
}

#[rstest]
#[tokio::test]
async fn a_pack_brings_watches_once(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let tower = tower(engine).await;
    assert_eq!(tower.staff.post("/v1/packs/msp/loop", json!({})).await.json()["watches"], 8);
    assert_eq!(tower.staff.post("/v1/packs/msp/loop", json!({})).await.json()["watches"], 0);
    let watches = tower.staff.get("/v1/watches").await.json();
    let late = watches["items"].as_array().expect("watches").iter().find(|watch| watch["rule"]["event"] == "case.late").expect("is there");
    assert_eq!((&late["enabled"], &late["pace"]), (&json!(true), &json!("at_once")));
    assert_eq!(tower.look().await.looked, 5, "those that are told need not look");
}

/// What is open and nobody knows of stands in Today, for those whom its watch tells, until somebody says that they know.
#[rstest]
#[tokio::test]
async fn alerts_stand_in_today_for_those_they_concern(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let tower = tower(engine).await;
    let member = async |name: &str| {
        let invited = tower.staff.post("/v1/members", json!({"mail": format!("{name}@example.org"), "role": "agent"})).await.json();
        let (_, secret) = invited["link"].as_str().and_then(|link| link.split_once('#')).expect("a link");
        let form = json!({"secret": secret, "name": name, "password": "correct horse battery"});
        tower.app.anonymous().post("/v1/links/accept", form).await.json();
        let members = tower.staff.get("/v1/members").await.json();
        id(members["items"].as_array().expect("items").iter().find(|member| member["name"] == name).expect("here"))
    };
    let (mia, lea, zoe) = (member("Mia").await, member("Lea").await, member("Zoe").await);
    tower.patch(&format!("/v1/accounts/{}", tower.acme), json!({"owner": mia})).await;
    let team = id(&tower.staff.post("/v1/teams", json!({"key": "desk", "name": "Desk"})).await.json());
    let seat = format!("/v1/teams/{team}/members/{lea}");
    assert!(tower.staff.send(Method::PUT, &seat, Some("application/json"), json!({"leads": false}).to_string()).await.status.is_success());
    let low = json!({"name": "Low", "rule": {"kind": "low_score", "who": ["decides"]}, "teams": [team]});
    tower.staff.post("/v1/watches", low).await.json();
    tower.said(&tower.ada, 0, "stars", 1).await;
    tower.look().await;

    let today = async |query: &str| {
        let items = tower.staff.get(&format!("/v1/today?{query}")).await.json()["items"].clone();
        items.as_array().expect("items").clone()
    };
    let of = async |member: &str| today(&format!("member={member}")).await.len();
    assert_eq!((of(&mia).await, of(&lea).await, of(&zoe).await), (1, 1, 0), "whoever answers for the account, and the team that is told");
    assert_eq!((today(&format!("whose=teams&member={lea}")).await.len(), today("whose=everybody").await.len()), (1, 1));
    let item = today(&format!("member={mia}")).await.remove(0);
    let alert = tower.alerts("state=open").await.remove(0);
    assert_eq!((&item["kind"], &item["reason"], &item["urgency"], &item["id"]), (&json!("alert"), &json!("alert"), &json!("today"), &alert["id"]));
    assert_eq!((&item["title"], &item["since"], &item["alert"]), (&json!("Low"), &alert["fired_at"], &alert));
    assert_eq!((&item["account"]["name"], &item["contact"]["name"], &item["owner"]["name"]), (&json!("Acme"), &json!("Ada"), &json!("Mia")));
    assert_eq!(tower.alerts(&format!("account={}", tower.acme)).await.len(), 1, "the page of the account shows it, too");

    let path = format!("/v1/alerts/{}", id(&alert));
    let until = NOW.plus_seconds(DAY).to_string();
    tower.staff.post(&format!("{path}/mute"), json!({"until": until})).await.json();
    assert_eq!(of(&mia).await, 0, "what is muted tells nobody");
    tower.staff.post(&format!("{path}/mute"), json!({"until": null})).await.json();
    assert_eq!(of(&mia).await, 1);
    tower.staff.post(&format!("{path}/acknowledge"), json!({})).await.json();
    assert!(today("whose=everybody").await.is_empty(), "somebody knows");
}

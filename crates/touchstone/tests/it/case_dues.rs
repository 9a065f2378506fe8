//! What a case promises by its class of service, in working hours: made, kept, counted again, late, and told level by level.

use http::Method;
use manage::cases::{self, OtherHours};
use rstest::rstest;
use serde_json::{Value, json};
use store::jobs::run_once;
use store::testing::{Engine, NOW};
use touchstone::work::plan;

use crate::app::Caller;
use crate::cases::at;
use crate::observations::{Office, id, office, places};

const HOUR: i64 = 3_600;
const DAY: i64 = 24 * HOUR;

impl Office {
    /// What is promised and not kept yet, in the order of the times: Monday the second of March, eight o'clock, is now.
    pub async fn dues(&self, case: &Value) -> Vec<Value> {
        let whole = self.staff.get(&at(case)).await.json();
        let standing = whole["dues"].as_array().expect("dues").iter().filter(|due| due["met_at"].is_null());
        let dues: Vec<Value> = standing.map(|due| json!([due["what"], due["due_at"]])).collect();
        assert_eq!(
            json!([whole["due"]["what"], whole["due"]["due_at"]]),
            dues.first().cloned().unwrap_or(json!([null, null])),
            "what is next is shown"
        );
        dues
    }

    pub async fn service(&self, wish: Value) -> Value {
        let mut whole = json!({"name": "All", "first_word_minutes": 120, "resolve_minutes": 960, "escalation": [{"after_minutes": 0, "ours": {"to": "team_lead"}}]});
        whole.as_object_mut().expect("an object").extend(wish.as_object().expect("an object").clone());
        self.staff.post("/v1/service-classes", whole).await.json()
    }

    /// What background work does about promises.
    pub async fn recount(&self) {
        self.follow(&OtherHours).await;
        let house = self.app.building.house();
        let plan = plan::of(house, self.app.building.equipment());
        while run_once(&house.store, &plan.runners, &plan.acts).await.expect("run") {}
    }

    /// Minds promises so many seconds from now; answers how many cases it looked at.
    pub async fn mind(&self, seconds: i64) -> usize {
        let act = self.act(seconds).await;
        let mut looked = 0;
        loop {
            let mut tx = self.app.building.house().store.begin(&act).await.expect("begun");
            let some = cases::look(&mut tx).await.expect("looked");
            tx.commit().await.expect("committed");
            looked += some;
            if some == 0 {
                return looked;
            }
        }
    }

    /// Kind and parameters of a member's notices, the first first.
    pub async fn told(&self, caller: &Caller) -> Vec<Value> {
        let items = caller.get("/v1/notices").await.json()["items"].as_array().expect("items").clone();
        items.iter().rev().map(|notice| json!([notice["kind"], notice["params"]["what"], notice["params"]["level"]])).collect()
    }
}

#[rstest]
#[tokio::test]
async fn a_complaint_is_answered_by_plan(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let office = office(engine).await;
    let causes = office.causes().await;
    let made = office.case(json!({"kind": "complaint"})).await;
    let due = |what: &str, at: &str| json!([what, format!("2026-03-{at}:00Z")]);
    assert_eq!(made["service_class"]["name"], "Everybody");
    assert_eq!(office.dues(&made).await, [due("first_word", "02T13:00"), due("plan", "03T09:00"), due("resolve", "06T17:00")]);
    office.patch(&at(&made), json!({"priority": "urgent"})).await.json();
    assert_eq!(office.dues(&made).await, [due("first_word", "02T11:00"), due("plan", "03T09:00"), due("resolve", "04T13:00")], "half of the time");
    office.staff.post(&format!("{}/words", at(&made)), json!({"way": "call"})).await.json();
    assert_eq!(office.dues(&made).await, [due("plan", "03T09:00"), due("word", "04T09:00"), due("resolve", "04T13:00")]);
    office.patch(&at(&made), json!({"plan": "A new machine on Tuesday", "state": "waiting"})).await.json();
    assert_eq!(office.dues(&made).await, [due("word", "04T09:00"), due("resolve", "04T13:00")], "waiting stops no clock");
    office.patch(&at(&made), json!({"state": "resolved", "cause": causes[2]["id"], "action": "done"})).await.json();
    assert_eq!(office.dues(&made).await, [due("confirm", "03T09:00"), json!(["check", "2026-04-01T09:00:00Z"])]);
    let closed = office.patch(&at(&made), json!({"state": "closed"})).await.json();
    assert_eq!(office.dues(&made).await, [json!(["check", "2026-04-01T09:00:00Z"])], "whether it stayed done is looked at when it is over");
    let met: Vec<&Value> =
        closed["dues"].as_array().expect("dues").iter().filter(|due| due["met_at"] == NOW.to_string()).map(|due| &due["what"]).collect();
    assert_eq!(met, ["first_word", "plan", "resolve"]);
    office.patch(&at(&made), json!({"state": "working"})).await.json();
    assert_eq!(office.dues(&made).await, [due("word", "04T09:00"), due("resolve", "04T13:00")], "it begins anew");

    let praise = office.case(json!({"kind": "praise"})).await;
    assert_eq!(office.dues(&praise).await, [due("first_word", "06T17:00")]);
    office.patch(&at(&praise), json!({"kind": "experience"})).await.json();
    assert_eq!(office.dues(&praise).await, [due("first_word", "02T13:00"), due("resolve", "06T17:00")]);
}

#[rstest]
#[tokio::test]
async fn other_hours_and_classes_are_counted_again(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let office = office(engine).await;
    let early = office.case(json!({})).await;
    assert!(office.dues(&early).await.is_empty(), "nobody said what is promised");
    let all = office.service(json!({})).await;
    office.recount().await;
    let due = |what: &str, at: &str| json!([what, format!("2026-03-{at}:00Z")]);
    assert_eq!(office.dues(&early).await, [due("first_word", "02T11:00"), due("resolve", "03T17:00")], "from when there was a class");
    let acme = office.service(json!({"name": "Acme", "where": "account = 'ACME'", "first_word_minutes": 30, "resolve_minutes": 60})).await;
    let second = office.case(json!({})).await;
    assert_eq!(second["service_class"]["name"], "All", "the first that fits holds");
    office.patch(&format!("/v1/service-classes/{}", id(&acme)), json!({"position": 0})).await.json();
    let third = office.case(json!({})).await;
    assert_eq!(office.dues(&third).await, [due("first_word", "02T09:30"), due("resolve", "02T10:00")]);
    let listed = office.staff.get("/v1/service-classes").await.json();
    let names: Vec<&Value> = listed["items"].as_array().expect("items").iter().map(|class| &class["name"]).collect();
    assert_eq!(names, ["Acme", "All"]);
    office.patch(&at(&second), json!({"service_class": acme["id"]})).await.json();
    assert_eq!(office.dues(&second).await, [due("first_word", "02T09:30"), due("resolve", "02T10:00")]);

    // It is late; then the clocks of another zone count, by which nobody works yet.
    office.mind(2 * HOUR).await;
    assert_eq!(office.staff.get("/v1/cases?late=true").await.json()["items"], json!([]), "asked at eight it is not late yet");
    let windows = json!([{"from": "09:00", "until": "17:00"}]);
    let hours = json!({"zone": "America/New_York", "week": {"monday": windows, "wednesday": windows}, "holidays": [{"date": "2026-03-04"}]});
    office.staff.send(Method::PUT, "/v1/working-hours", Some("application/json"), hours.to_string()).await.json();
    office.recount().await;
    assert_eq!(office.dues(&third).await, [due("first_word", "02T14:30"), due("resolve", "02T15:00")]);
    assert_eq!(office.dues(&early).await, [due("first_word", "02T16:00"), due("resolve", "09T21:00")], "Wednesday is a holiday");
    let whole = office.staff.get(&at(&third)).await.json();
    assert!(whole["dues"].as_array().expect("dues").iter().all(|due| due["late"] == false), "what is late no more never was");
    office.recount().await;
    assert_eq!(office.dues(&early).await.len(), 2, "again is the same");

    assert_eq!(office.delete(&format!("/v1/service-classes/{}", id(&acme))).await.status, 204);
    office.recount().await;
    assert_eq!(office.staff.get(&at(&third)).await.json()["service_class"]["name"], "All");
    assert_eq!(office.dues(&third).await, [due("first_word", "02T16:00"), due("resolve", "09T21:00")]);
    assert_eq!(office.delete(&format!("/v1/service-classes/{}", id(&all))).await.status, 204);
    office.recount().await;
    assert!(office.dues(&third).await.is_empty());
}

#[rstest]
#[tokio::test]
async fn what_is_late_goes_up_level_by_level(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let office = office(engine).await;
    let ((mia, mia_id), (lea, lea_id), (otto, otto_id)) =
        (office.member("Mia", "agent").await, office.member("Lea", "agent").await, office.member("Otto", "agent").await);
    let team = id(&office.staff.post("/v1/teams", json!({"key": "desk", "name": "Desk"})).await.json());
    for (member, leads) in [(&mia_id, false), (&lea_id, true)] {
        let path = format!("/v1/teams/{team}/members/{member}");
        assert!(office.staff.send(Method::PUT, &path, Some("application/json"), json!({"leads": leads}).to_string()).await.status.is_success());
    }
    office.patch(&format!("/v1/accounts/{}", office.acme), json!({"owner": otto_id})).await.json();
    office.patch(&format!("/v1/contacts/{}", office.ben), json!({"role": "decides"})).await.json();
    office
        .service(json!({"escalation": [
            {"after_minutes": 0, "ours": {"to": "team_lead"}},
            {"after_minutes": 60, "ours": {"to": "member", "member": mia_id}},
            {"after_minutes": 480, "ours": {"to": "account_owner"}, "theirs": {"to": "role", "role": "decides"}}
        ]}))
        .await;
    let made = office.case(json!({"owner": mia_id, "team": team})).await;
    assert_eq!(office.told(&mia).await, [json!(["assigned", null, null])]);
    let path: Vec<Value> = made["escalation"]
        .as_array()
        .expect("levels")
        .iter()
        .map(|level| json!([level["ours"]["name"], level["theirs"]["name"], level["at"], level["reached"]]))
        .collect();
    assert_eq!(
        path,
        [
            json!(["Lea", null, "2026-03-02T11:00:00Z", false]),
            json!([null, null, "2026-03-02T12:00:00Z", false]),
            json!(["Otto", "Ben", "2026-03-03T11:00:00Z", false])
        ]
    );
    assert_eq!(office.mind(3 * HOUR - 1).await, 0, "a second before it is not late");
    assert!(office.mind(3 * HOUR).await > 0);
    assert_eq!(office.mind(3 * HOUR).await, 0, "once is enough");
    assert_eq!(office.told(&mia).await[1..], [json!(["late", "first_word", null])]);
    assert_eq!(office.told(&lea).await, [json!(["escalated", "first_word", 1])]);
    assert_eq!(office.mind(4 * HOUR).await, 1);
    assert_eq!(office.told(&otto).await, [json!(["escalated", "first_word", 3])], "the level that led back to Mia is passed over");
    assert_eq!(office.mind(20 * HOUR).await, 0, "the path is at its end");
    let whole = office.staff.get(&at(&made)).await.json();
    let escalated: Vec<&Value> =
        whole["steps"].as_array().expect("steps").iter().filter(|step| step["what"] == "escalated").map(|step| &step["detail"]).collect();
    assert_eq!(
        escalated,
        [
            &json!({"level": 1, "what": "first_word", "to": lea_id, "theirs": null}),
            &json!({"level": 3, "what": "first_word", "to": otto_id, "theirs": office.ben})
        ]
    );
    assert_eq!((&whole["escalated"], &whole["escalation"][2]["reached"]), (&json!(3), &json!(true)));
    assert_eq!(office.events().await, ["case.escalated", "case.escalated", "case.late", "case.opened"]);
    office.staff.post(&format!("{}/words", at(&made)), json!({"way": "call"})).await.json();
    assert_eq!(office.staff.get(&at(&made)).await.json()["escalated"], 0, "a word was said: the next promise starts below");
    assert!(office.mind(2 * DAY).await > 0);
    assert_eq!(office.told(&lea).await, [json!(["escalated", "first_word", 1]), json!(["escalated", "resolve", 1])]);

    // Mia goes and nobody comes after her: the lead hears that the case waits for somebody.
    office.staff.post(&format!("/v1/members/{mia_id}/leave"), json!({})).await.json();
    office.follow(&touchstone::work::leaving::Leaving).await;
    assert_eq!(office.staff.get(&at(&made)).await.json()["owner"], Value::Null);
    assert!(office.told(&lea).await.contains(&json!(["assigned", null, null])));
    assert_eq!(office.staff.get("/v1/cases/counts").await.json()["unowned"], 1);
}

#[rstest]
#[tokio::test]
async fn classes_of_service_that_cannot_be_are_refused(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let office = office(engine).await;
    let (_, mia) = office.member("Mia", "agent").await;
    let made = office.service(json!({})).await;
    let lead = json!({"after_minutes": 0, "ours": {"to": "team_lead"}});
    let gone = "mem_00000000000000000000000000";
    for (wish, place) in [
        (json!({"name": " "}), "name"),
        (json!({"name": "ALL"}), "name"),
        (json!({"where": "role = 'decides'"}), "where"),
        (json!({"where": "account.moon = 'full'"}), "where"),
        (json!({"where": "account ="}), "where"),
        (json!({"first_word_minutes": 0}), "first_word_minutes"),
        (json!({"first_word_minutes": 961}), "resolve_minutes"),
        (json!({"resolve_minutes": 120_001}), "resolve_minutes"),
        (json!({"escalation": []}), "escalation"),
        (json!({"escalation": [lead, {"after_minutes": 60, "ours": {"to": "team_lead"}}]}), "escalation[1].ours"),
        (json!({"escalation": [lead, {"after_minutes": 0, "ours": {"to": "account_owner"}}]}), "escalation[1].after_minutes"),
        (json!({"escalation": [{"after_minutes": 0, "ours": {"to": "member", "member": gone}}]}), "escalation[0].ours"),
    ] {
        let mut whole = json!({"name": "Gold", "first_word_minutes": 120, "resolve_minutes": 960, "escalation": [lead]});
        whole.as_object_mut().expect("an object").extend(wish.as_object().expect("an object").clone());
        assert_eq!(places(&office.staff.post("/v1/service-classes", whole).await.problem()), [place], "{wish}");
    }
    let place = format!("/v1/service-classes/{}", id(&made));
    office.patch(&place, json!({"escalation": [{"after_minutes": 0, "ours": {"to": "member", "member": mia}}], "revision": 0})).await.json();
    assert_eq!(office.patch(&place, json!({"name": "x", "revision": 0})).await.problem()["code"], "stale");
    assert_eq!(office.patch("/v1/service-classes/svc_00000000000000000000000000", json!({"name": "x"})).await.problem()["code"], "not_found");
    office.staff.post(&format!("/v1/members/{mia}/leave"), json!({})).await.json();
    assert_eq!(places(&office.patch(&place, json!({"name": "Other"})).await.problem()), ["escalation[0].ours"], "who has left is told nothing");
    let case = office.case(json!({})).await;
    assert_eq!(case["escalation"][0]["ours"], Value::Null);
    assert_eq!(places(&office.patch(&at(&case), json!({"service_class": "svc_00000000000000000000000000"})).await.problem()), ["service_class"]);
    let reader = office.app.with_token(&office.app.token("w", &["read_cases", "write_cases"]).await);
    assert_eq!(
        reader.post("/v1/service-classes", json!({"name": "x", "first_word_minutes": 1, "resolve_minutes": 1, "escalation": [lead]})).await.status,
        403
    );
    office.mind(10 * DAY).await;
    let whole = office.staff.get(&at(&case)).await.json();
    let told: Vec<&Value> =
        whole["steps"].as_array().expect("steps").iter().filter(|step| step["what"] == "escalated").map(|step| &step["detail"]["to"]).collect();
    assert_eq!(told, [&Value::Null], "that nobody could be told stands in the case");
}

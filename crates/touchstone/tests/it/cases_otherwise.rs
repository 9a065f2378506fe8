//! Cases while the world around them changes: answers that say something else, touchpoints that are no longer used, people who left, other zones,
//! and rules that would open too many.

use http::Method;
use manage::cases::OtherHours;
use manage::rules::Opens;
use rstest::rstest;
use serde_json::{Value, json};
use store::testing::{Engine, NOW};

use crate::cases::{at, steps};
use crate::cases_by_rules::asking;
use crate::interactions::with_key;
use crate::observations::{Office, id, place, places};

const HOUR: i64 = 3_600;

impl Office {
    /// Brings in one answer of Ada as a file that may replace what is here.
    async fn imports(&self, score: i64) -> Value {
        let map = "[response]\nid = \"ID\"\nexperienced_at = \"DATE\"\ncontact = \"WHO\"\naccount = \"FIRM\"\n[[question]]\ncolumn = \"SCORE\"\nkey = \"again\"\n\
            kind = \"nps\"\ntouchpoint = \"support\"\n";
        let file = format!("ID,DATE,WHO,FIRM,SCORE\n1,2026-03-01,Ada,ACME,{score}\n");
        let part = |name: &str, more: &str, body: &str| format!("--b\r\nContent-Disposition: form-data; name=\"{name}\"{more}\r\n\r\n{body}\r\n");
        let form = part("map", "", map) + &part("file", "; filename=\"answers.csv\"", &file) + "--b--\r\n";
        let sent = self.staff.send(Method::POST, "/v1/imports/responses?update=true", Some("multipart/form-data; boundary=b"), form).await.json();
        self.follow(&Opens).await;
        sent
    }

    /// What a source tells, with its write key.
    async fn happened(&self, events: Value) -> Value {
        let sources = self.staff.get("/v1/sources").await.json()["items"].clone();
        let source = match sources.as_array().and_then(|sources| sources.first()) {
            Some(_) => self.staff.post(&format!("/v1/sources/{}/key", id(&sources[0])), json!({})).await.json(),
            None => self.staff.post("/v1/sources", json!({"key": "shop", "kind": "segment"})).await.json(),
        };
        let lines: Vec<String> = events.as_array().expect("events").iter().map(Value::to_string).collect();
        let program = with_key(&self.app, &source);
        let taken = program.send(Method::POST, "/v1/interactions/bulk", Some("application/x-ndjson"), lines.join("\n")).await.json();
        self.follow(&Opens).await;
        taken
    }

    async fn touchpoint(&self, key: &str) -> Value {
        let all = self.staff.get("/v1/touchpoints?retired=true").await.json()["items"].clone();
        all.as_array().expect("items").iter().find(|one| one["key"] == key).expect("it is here").clone()
    }
}

#[rstest]
#[tokio::test]
async fn an_answer_that_says_something_else_now_opens_a_case(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let office = asking(engine).await;
    office.rule(json!({})).await;
    assert_eq!(office.imports(9).await["created"], 1);
    assert!(office.all_cases().await.is_empty());
    for score in [2, 1] {
        assert_eq!(office.imports(score).await["replaced"], 1);
        let cases = office.all_cases().await;
        assert_eq!((cases.len(), &cases[0]["items"], &cases[0]["contact"]["name"]), (1, &json!(1), &json!("Ada")), "the same answer is one");
    }
    // A trial that counts after all joins it.
    let trial = json!({"experienced_at": NOW.to_string(), "contact": {"id": office.ben}, "test": true,
        "answers": [{"question": "again", "score": 0, "touchpoint": "support"}]});
    let trial = id(&office.staff.post("/v1/responses", trial).await.json());
    office.follow(&Opens).await;
    assert_eq!(office.all_cases().await[0]["items"], 1);
    office.patch(&format!("/v1/responses/{trial}"), json!({"test": false})).await.json();
    office.follow(&Opens).await;
    assert_eq!(office.all_cases().await[0]["items"], 2);
    // That two contacts are one says nothing that was not said before: a rule that came later stays quiet.
    office.rule(json!({"name": "Later", "where": "score10 <= 3"})).await;
    office.merge(&office.ben, &office.ada).await;
    office.follow(&Opens).await;
    assert_eq!(office.numbers("").await, [1]);
}

#[rstest]
#[tokio::test]
async fn a_note_that_says_something_else_now_opens_a_case(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let office = asking(engine).await;
    office.rule(json!({"on": "observation", "where": "tone = 'bad'"})).await;
    let note = office.note(json!({"kind": "call", "contact": office.ada, "body": "All is well.", "sentiment": 1})).await;
    office.follow(&Opens).await;
    assert!(office.all_cases().await.is_empty());
    for body in ["It was not.", "It was not at all."] {
        office.patch(&place(&note), json!({"sentiment": -2, "body": body})).await.json();
        office.follow(&Opens).await;
        assert_eq!(office.numbers("").await, [1]);
    }
}

#[rstest]
#[tokio::test]
async fn what_customers_do_opens_cases(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let office = asking(engine).await;
    office.rule(json!({"on": "interaction", "where": "event = 'Order late' and source = 'segment'", "kind": "complaint"})).await;
    let late =
        |key: &str, who: Value| json!({"id": key, "event": "Order late", "contact": who, "touchpoint": "support", "happened_at": NOW.to_string()});
    let taken = office
        .happened(json!([
            late("1", json!({"mail": "Ada@acme.example"})),
            {"id": "2", "event": "Order paid", "contact": {"mail": "Ada@acme.example"}, "happened_at": NOW.to_string()},
            {"id": "3", "event": "Order late", "visitor": "v1", "happened_at": NOW.to_string()},
            {"id": "4", "event": "Order late", "contact": {"mail": "Ada@acme.example"}, "happened_at": "2025-01-01T00:00:00Z"}
        ]))
        .await;
    assert_eq!(taken["taken"], 4, "{taken}");
    let cases = office.all_cases().await;
    let told: Vec<_> = cases.iter().map(|case| json!([case["kind"], case["contact"]["name"], case["touchpoint"]["key"], case["items"]])).collect();
    assert_eq!(told, [json!(["complaint", "Ada", "support", 1])], "nobody knows the visitor, and last year is over");
    assert_eq!(office.staff.get(&at(&cases[0])).await.json()["said"][0]["event"], "Order late");
    let again = late("1", json!({"mail": "Ada@acme.example"}));
    office.happened(json!([again, late("5", json!({"mail": "Ben@acme.example"}))])).await;
    assert_eq!(office.all_cases().await[0]["items"], 2, "what is sent twice counts once, and a colleague's joins");
}

#[rstest]
#[tokio::test]
async fn a_touchpoint_that_is_no_longer_used_takes_nothing_away(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let office = asking(engine).await;
    let (_, mia) = office.member("Mia", "agent").await;
    let team = id(&office.staff.post("/v1/teams", json!({"key": "desk", "name": "Desk"})).await.json());
    let seat = format!("/v1/teams/{team}/members/{mia}");
    assert!(office.staff.send(Method::PUT, &seat, Some("application/json"), json!({"leads": false}).to_string()).await.status.is_success());
    let support = format!("/v1/touchpoints/{}", id(&office.touchpoint("support").await));
    office.patch(&support, json!({"team": team})).await.json();
    let rule = office.rule(json!({"where": "score10 <= 6 and touchpoint = 'support'", "routing": [{"to": "touchpoint_team"}]})).await;
    assert_eq!(rule["retired_touchpoints"], json!([]));
    office.answers(&office.ada, 2.0, "", json!({})).await;
    assert!(office.delete(&support).await.status.is_success());

    let case = office.all_cases().await.remove(0);
    let shown = json!({"id": office.touchpoint("support").await["id"], "key": "support", "name": "Support", "retired": true});
    assert_eq!((&case["touchpoint"], &case["owner"]["name"]), (&shown, &json!("Mia")), "it says where it happened, and that this is over");
    assert_eq!(office.numbers("touchpoint=support").await, [1]);
    for path in [format!("/v1/case-rules/{}", id(&rule)), "/v1/case-rules".into()] {
        let told = office.staff.get(&path).await.json();
        let told = if told["items"].is_array() { told["items"][0].clone() } else { told };
        assert_eq!(told["retired_touchpoints"], json!(["support"]));
    }
    office.answers(&office.ben, 1.0, "", json!({})).await;
    assert_eq!(office.all_cases().await[0]["items"], 2, "an answer that comes late joins");
    let causes = office.causes().await;
    let done = office.patch(&at(&case), json!({"state": "resolved", "cause": causes[0]["id"], "action": "Called"})).await.json();
    assert_eq!(done["state"], "resolved");
}

#[rstest]
#[tokio::test]
async fn who_has_left_gets_no_case(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let office = asking(engine).await;
    let ((_, mia), (_, lea)) = (office.member("Mia", "agent").await, office.member("Lea", "agent").await);
    office.patch(&format!("/v1/accounts/{}", office.acme), json!({"owner": mia})).await.json();
    office.rule(json!({"routing": [{"to": "account_owner"}, {"to": "member", "member": mia}, {"to": "member", "member": lea}]})).await;
    let open = office.case(json!({})).await;
    office.staff.post(&format!("/v1/members/{mia}/leave"), json!({})).await.json();
    office.answers(&office.ada, 2.0, "", json!({})).await;
    let routed = office.all_cases().await.into_iter().find(|case| !case["rule"].is_null()).expect("a case by the rule");
    assert_eq!(routed["owner"]["name"], "Lea", "routing passes over those who are not here");
    for refused in [
        office.patch(&at(&open), json!({"owner": mia})).await,
        office.staff.post("/v1/cases", json!({"kind": "praise", "title": "x", "account": office.acme, "owner": mia})).await,
    ] {
        let problem = refused.problem();
        assert_eq!(places(&problem), ["owner"]);
        assert!(problem.to_string().contains("has left: choose somebody who is here"), "{problem}");
    }
}

#[rstest]
#[tokio::test]
async fn an_escalation_that_goes_in_a_circle_ends(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let office = asking(engine).await;
    let (mia, mia_id) = office.member("Mia", "agent").await;
    let team = id(&office.staff.post("/v1/teams", json!({"key": "desk", "name": "Desk"})).await.json());
    let seat = format!("/v1/teams/{team}/members/{mia_id}");
    assert!(office.staff.send(Method::PUT, &seat, Some("application/json"), json!({"leads": true}).to_string()).await.status.is_success());
    office.patch(&format!("/v1/accounts/{}", office.acme), json!({"owner": mia_id})).await.json();
    let levels = json!([
        {"after_minutes": 0, "ours": {"to": "team_lead"}},
        {"after_minutes": 60, "ours": {"to": "account_owner"}},
        {"after_minutes": 120, "ours": {"to": "member", "member": mia_id}}
    ]);
    office.service(json!({"escalation": levels})).await;
    let case = office.case(json!({"owner": mia_id, "team": team})).await;
    assert!(case["escalation"].as_array().expect("levels").iter().all(|level| level["ours"].is_null()), "it leads to nobody new");
    assert!(office.mind(3 * HOUR).await > 0);
    assert_eq!((office.mind(3 * HOUR).await, office.mind(8 * HOUR).await), (0, 0), "nobody looks at it for ever");
    let whole = office.staff.get(&at(&case)).await.json();
    assert_eq!(steps(&whole).iter().filter(|step| **step == "escalated").count(), 1);
    assert_eq!(office.told(&mia).await, [json!(["assigned", null, null]), json!(["late", "first_word", null])], "told once, of what is late");
}

#[rstest]
#[tokio::test]
async fn another_zone_moves_what_is_due(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let office = asking(engine).await;
    office.service(json!({})).await;
    let case = office.case(json!({})).await;
    let due = |what: &str, at: &str| json!([what, format!("2026-03-{at}:00Z")]);
    assert_eq!(office.dues(&case).await, [due("first_word", "02T11:00"), due("resolve", "03T17:00")]);
    // Over the change of clocks in New York on the eighth nothing is lost: five in the afternoon there stays five in the afternoon.
    let far = office.patch("/v1/workspace", json!({"zone": "America/New_York"})).await;
    assert_eq!(far.json()["zone"], "America/New_York");
    office.recount().await;
    assert_eq!(office.dues(&case).await, [due("first_word", "02T16:00"), due("resolve", "03T22:00")]);
    office.mind(9 * HOUR).await;
    office.patch("/v1/workspace", json!({"zone": "Pacific/Auckland"})).await.json();
    office.recount().await;
    assert_eq!(
        office.dues(&case).await,
        [due("first_word", "02T22:00"), due("resolve", "04T04:00")],
        "eight in the morning is nine in the evening there"
    );
    let whole = office.staff.get(&at(&case)).await.json();
    assert!(whole["dues"].as_array().expect("dues").iter().all(|due| due["late"] == false), "what was late by the other clocks is late no more");
    assert_eq!(office.patch("/v1/workspace", json!({"zone": "Middle/Earth"})).await.status, 422);
}

#[rstest]
#[tokio::test]
async fn a_calendar_without_a_working_day_is_refused(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let office = asking(engine).await;
    office.service(json!({})).await;
    let case = office.case(json!({})).await;
    let before = office.dues(&case).await;
    let mondays: Vec<Value> = (0..60).map(|week| json!({"date": NOW.plus_seconds(week * 7 * 24 * HOUR).to_string()[..10]})).collect();
    let windows = json!([{"from": "09:00", "until": "17:00"}]);
    for (hours, place) in [(json!({"week": {}}), "week"), (json!({"week": {"monday": windows}, "holidays": mondays}), "holidays")] {
        let refused = office.staff.send(Method::PUT, "/v1/working-hours", Some("application/json"), hours.to_string()).await.problem();
        assert_eq!(places(&refused), [place]);
        assert!(refused.to_string().contains("nothing would ever be due"), "{refused}");
    }
    office.follow(&OtherHours).await;
    assert_eq!(office.dues(&case).await, before);
}

#[rstest]
#[tokio::test]
async fn a_rule_that_matches_everybody_is_told_before_it_opens_thousands(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let office = asking(engine).await;
    let one =
        |n: usize| json!({"id": n.to_string(), "event": "Order paid", "contact": {"external_id": format!("c{n}")}, "happened_at": NOW.to_string()});
    let all: Vec<Value> = (0..5_001).map(one).collect();
    for part in all.chunks(1_000) {
        assert_eq!(office.happened(json!(part)).await["taken"], part.len());
    }
    let tried = office.staff.post("/v1/case-rules/preview", json!({"on": "interaction", "where": ""})).await.json();
    assert_eq!(tried, json!({"cases": 5_001, "customers": 5_001, "looked": 5_001, "whole": true, "days": 90, "warns": true}));
    let wish = |more: Value| {
        let mut wish = json!({"name": "Everybody", "on": "interaction", "where": "", "kind": "praise"});
        wish.as_object_mut().expect("an object").extend(more.as_object().expect("an object").clone());
        wish
    };
    let refused = office.staff.post("/v1/case-rules", wish(json!({}))).await.problem();
    assert_eq!((&refused["code"], places(&refused)), (&json!("conflict"), vec!["confirmed"]));
    assert!(refused.to_string().contains("5001 cases"), "{refused}");
    let off = office.staff.post("/v1/case-rules", wish(json!({"enabled": false}))).await.json();
    let path = format!("/v1/case-rules/{}", id(&off));
    assert_eq!(places(&office.patch(&path, json!({"enabled": true})).await.problem()), ["confirmed"], "and when it is switched on");
    let on = office.patch(&path, json!({"enabled": true, "confirmed": true})).await.json();
    assert_eq!(on["enabled"], true);
    office.follow(&Opens).await;
    assert!(office.all_cases().await.is_empty(), "what was before it opens nothing");
}

#[rstest]
#[tokio::test]
async fn tags_and_files_are_kept_with_a_case_and_go_with_the_person(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let office = asking(engine).await;
    let case = office.case(json!({})).await;
    let tag = office.staff.post("/v1/tags", json!({"name": "Fair", "colour": "blue"})).await.json();
    let change = |on: &Value, off: &Value| json!({"ids": [case["id"]], "on": on, "off": off});
    let (worn, none) = (json!([tag["id"]]), json!([]));
    assert_eq!(office.staff.post("/v1/cases/tags", change(&worn, &none)).await.json(), json!({"changed": 1}));
    assert_eq!(office.staff.post("/v1/cases/tags", change(&worn, &none)).await.json(), json!({"changed": 0}));
    office.case(json!({})).await;
    let wearing = format!("tag={}", tag["id"].as_str().expect("an id"));
    let found = office.staff.get(&format!("/v1/cases?{wearing}")).await.json();
    assert_eq!(found["items"].as_array().expect("items").iter().map(|item| &item["id"]).collect::<Vec<_>>(), [&case["id"]]);
    assert_eq!(office.staff.get(&format!("/v1/cases/counts?{wearing}")).await.json()["open"], 1);
    let form = "--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"board.txt\"\r\n\r\nten boxes\r\n--cut--\r\n";
    let file = office.staff.send(Method::POST, &format!("{}/files", at(&case)), Some("multipart/form-data; boundary=cut"), form).await.json();
    assert_eq!((&file["name"], &file["bytes"]), (&json!("board.txt"), &json!(9)));
    let whole = office.staff.get(&at(&case)).await.json();
    assert_eq!((&whole["tags"][0]["name"], &whole["files"]), (&json!("Fair"), &json!([file])));
    assert_eq!(office.staff.get(&format!("/v1/files/{}", id(&file))).await.text(), "ten boxes");
    let blind = office.app.with_token(&office.app.token("w", &["read_cases"]).await);
    assert_eq!(blind.get(&at(&case)).await.json()["files"], json!([]), "a file may show who they are");
    assert_eq!(blind.post("/v1/cases/tags", change(&worn, &none)).await.status, 403);

    let gone = json!({"ids": ["cas_00000000000000000000000000"], "on": worn});
    assert_eq!(office.staff.post("/v1/cases/tags", gone).await.problem()["code"], "not_found");
    assert_eq!(places(&office.staff.post("/v1/cases/tags", json!({"ids": []})).await.problem()), ["ids"]);
    assert_eq!(office.staff.post("/v1/cases/tags", change(&none, &worn)).await.json(), json!({"changed": 1}));
    office.staff.post(&format!("/v1/contacts/{}/erase", office.ada), json!({})).await.json();
    let left = office.staff.get(&at(&case)).await.json();
    assert_eq!((&left["files"], &left["tags"]), (&json!([]), &json!([])), "what somebody brought about a person goes with them");
}

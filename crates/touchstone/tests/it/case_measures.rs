//! How well cases are taken care of: times, what was in time, and who recovered beside whom.

use manage::rules::Opens;
use rstest::rstest;
use serde_json::{Value, json};
use store::testing::{Engine, NOW};

use crate::cases::at;
use crate::observations::{Office, id, office};

impl Office {
    /// Somebody said so many days ago how support was.
    async fn answered(&self, person: &str, days: i64, score: f64) {
        let at = NOW.plus_seconds(-days * 86_400).to_string();
        let answers = json!([{"question": "again", "score": score, "touchpoint": "support"}]);
        self.staff.post("/v1/responses", json!({"experienced_at": at, "contact": {"id": person}, "answers": answers})).await.json();
    }

    async fn measures(&self, query: &str) -> Value {
        self.staff.get(&format!("/v1/cases/measures?{query}")).await.json()
    }
}

#[rstest]
#[tokio::test]
async fn cases_are_measured_with_intervals_and_beside_others(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let office = office(engine).await;
    office.staff.post("/v1/questions", json!({"key": "again", "kind": "nps"})).await.json();
    let none = office.measures("").await;
    assert_eq!((&none["opened"], &none["first_word"]["median_minutes"], &none["in_time"]["share"]), (&json!(0), &Value::Null, &Value::Null));
    assert_eq!((&none["recovery"]["with_case"], &none["recovery"]["difference"]), (&Value::Null, &Value::Null));

    // Ben and Eve, of another firm, said the same before there was a rule: nobody took care.
    let eve = id(&office.staff.post("/v1/contacts", json!({"name": "Eve"})).await.json());
    for person in [&office.ben, &eve] {
        office.answered(person, 20, 2.0).await;
    }
    office.answered(&eve, 19, 9.0).await;
    office.follow(&Opens).await;
    office.staff.post("/v1/case-rules", json!({"name": "Bad", "on": "answer", "where": "score10 <= 6", "kind": "experience"})).await.json();
    let service =
        json!({"name": "All", "first_word_minutes": 60, "resolve_minutes": 480, "escalation": [{"after_minutes": 0, "ours": {"to": "team_lead"}}]});
    office.staff.post("/v1/service-classes", service).await.json();
    office.answered(&office.ada, 20, 2.0).await;
    office.follow(&Opens).await;
    let case = office.staff.get("/v1/cases").await.json()["items"][0].clone();
    office.answered(&office.ada, 2, 8.0).await;
    office.answered(&office.ben, 2, 3.0).await;

    let open = office.measures("").await;
    assert_eq!(open["recovery"]["with_case"], json!({"n": 1, "before": 2.0, "after": 8.0, "change": {"value": 6.0, "low": null, "high": null}}));
    let others = &open["recovery"]["without_case"];
    assert_eq!((&others["n"], &others["before"], &others["after"], &others["change"]["value"]), (&json!(2), &json!(2.0), &json!(6.0), &json!(4.0)));
    assert!(others["change"]["low"].as_f64().expect("two have an interval") < 4.0);
    assert_eq!(
        (&open["recovery"]["difference"]["value"], &open["recovery"]["difference"]["low"]),
        (&json!(2.0), &Value::Null),
        "one case proves nothing"
    );
    assert_eq!(
        (&open["opened"], &open["open"], &open["in_time"]["n"]),
        (&json!(1), &json!(1), &json!(0)),
        "what is not due yet is neither in time nor late"
    );

    office.staff.post(&format!("{}/words", at(&case)), json!({"way": "call"})).await.json();
    let causes = office.causes().await;
    office.patch(&at(&case), json!({"state": "resolved", "cause": causes[0]["id"], "action": "done"})).await.json();
    let done = office.measures("touchpoint=support&kind=experience").await;
    assert_eq!((&done["open"], &done["close"]["n"], &done["first_word"]["median_minutes"]), (&json!(0), &json!(1), &json!(0.0)));
    let in_time = &done["in_time"];
    assert_eq!((&in_time["n"], &in_time["share"], &in_time["high"]), (&json!(1), &json!(1.0), &json!(1.0)));
    assert!((in_time["low"].as_f64().expect("an end") - 0.206_5).abs() < 1e-3, "Wilson 1 of 1: {in_time}");
    for query in ["touchpoint=moon", "kind=praise", &format!("until={NOW}"), &format!("from={}", NOW.plus_seconds(1))] {
        assert_eq!(office.measures(query).await["opened"], 0, "{query}");
    }
    for query in ["kind=moon", "from=yesterday", "moon=1"] {
        assert_eq!(office.staff.get(&format!("/v1/cases/measures?{query}")).await.status, 400, "{query}");
    }
    let blind = office.app.with_token(&office.app.token("w", &["read_customers"]).await);
    assert_eq!(blind.get("/v1/cases/measures").await.status, 403);
}

//! The timeline of an account: what was said, done and agreed in one order, page by page, as far as one may see it.

use rstest::rstest;
use serde_json::{Value, json};
use store::testing::Engine;

use crate::observations::{id, office};

/// Kind and what is told besides, of each moment.
fn told(list: &Value) -> Vec<String> {
    let moment = |item: &Value| {
        let detail = match item["kind"].as_str().expect("a kind") {
            "response" | "observation" => {
                format!("{} {}", item["voice"]["words"].as_str().unwrap_or("-"), item["contact"]["name"].as_str().unwrap_or("-"))
            }
            "movement" => format!("{} {}", item["movement"]["kind"].as_str().expect("a kind"), item["movement"]["amount"]),
            "state" => item["state"].as_str().expect("a state").to_owned(),
            _ => item["case"]["title"].as_str().unwrap_or("-").to_owned(),
        };
        format!("{}: {detail}", item["kind"].as_str().expect("a kind"))
    };
    list["items"].as_array().expect("items").iter().map(moment).collect()
}

#[rstest]
#[tokio::test]
async fn what_happened_with_an_account_stands_in_one_order(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let office = office(engine).await;
    let causes = office.causes().await;
    for kind in ["nps", "text"] {
        office.staff.post("/v1/questions", json!({"key": kind, "kind": kind})).await.json();
    }
    let answer = json!({"contact": {"id": office.ada}, "experienced_at": "2026-02-10T09:00:00Z", "answers": [{"question": "nps", "score": 3}, {"question": "text", "text": "Slow"}]});
    office.staff.post("/v1/responses", answer).await.json();
    office.note(json!({"kind": "call", "happened_at": "2026-02-12T09:00:00Z", "contact": office.ben, "body": "He waits"})).await;
    let contract =
        json!({"account": office.acme, "name": "Care", "currency": "EUR", "amount": 120_000, "starts_on": "2026-02-01", "ends_on": "2027-01-31"});
    office.staff.post("/v1/contracts", contract).await.json();
    let case = office.case(json!({"title": "Too slow"})).await;
    let place = format!("/v1/cases/{}", id(&case));
    office.patch(&place, json!({"state": "resolved", "cause": causes[0]["id"], "action": "Faster"})).await.json();
    office.patch(&place, json!({"state": "closed"})).await.json();

    let path = format!("/v1/accounts/{}/timeline", office.acme);
    let all = told(&office.staff.get(&path).await.json());
    let lived = ["observation: He waits Ben", "response: Slow Ada", "movement: new 1440000"];
    assert!(all.windows(3).any(|three| three == lived), "the latest first: {all:?}");
    let cases: Vec<_> = all.iter().filter(|one| one.starts_with("case")).collect();
    assert_eq!(cases, ["case_closed: Too slow", "case_opened: Too slow"]);
    assert!(all.iter().any(|one| one.starts_with("state: ")), "{all:?}");

    let (mut walked, mut next) = (Vec::new(), String::new());
    loop {
        let page = office.staff.get(&format!("{path}?limit=2{next}")).await.json();
        walked.extend(told(&page));
        let Some(cursor) = page["next"].as_str() else { break };
        next = format!("&cursor={cursor}");
    }
    assert_eq!(walked, all, "page by page it is the same");

    let program = office.app.with_token(&office.app.token("w", &["read_customers"]).await);
    let seen = told(&program.get(&path).await.json());
    assert!(
        seen.iter().all(|one| one.starts_with("movement") || one.starts_with("state")),
        "what is said and cases take rights of their own: {seen:?}"
    );
    assert_eq!(office.staff.get("/v1/accounts/acc_00000000000000000000000000/timeline").await.status, 404);
}

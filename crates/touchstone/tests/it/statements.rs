//! What a page asks the store does not grow with what there is to show: no list asks row by row.

use rstest::rstest;
use serde_json::json;
use store::testing::{Engine, NOW};

use crate::app::Caller;
use crate::observations::{Office, id, office};

const DAY: i64 = 86_400;

impl Office {
    /// Makes so many of each thing that the page of an account, Today and the lists show.
    async fn fill(&self, from: i64, until: i64) {
        for number in from..until {
            let wish = json!({"name": format!("Person {number}"), "external_id": format!("P{number}"), "account": self.acme, "role": "decides"});
            let person = id(&self.staff.post("/v1/contacts", wish).await.json());
            let at = NOW.plus_seconds(-number * DAY).to_string();
            let said = json!({"contact": {"id": person}, "experienced_at": at,
                "answers": [{"question": "nps", "score": number % 10}, {"question": "text", "text": format!("Said {number}")}]});
            let response = id(&self.staff.post("/v1/responses", said).await.json());
            let note = json!({"kind": "call", "contact": person, "happened_at": at, "body": format!("Heard {number}")});
            self.note(note).await;
            let contract = json!({"account": self.acme, "name": format!("Care {number}"), "currency": "EUR", "amount": 120_000, "starts_on": "2025-02-01",
                "ends_on": "2026-09-30"});
            self.staff.post("/v1/contracts", contract).await.json();
            let case = json!({"kind": "experience", "title": format!("Case {number}"), "contact": person, "responses": [response]});
            let case = id(&self.staff.post("/v1/cases", case).await.json());
            let task = json!({"about": case, "title": format!("Task {number}"), "due_at": NOW.to_string()});
            self.staff.post("/v1/tasks", task).await.json();
        }
    }

    /// How many statements a page takes a member; a first reading keeps what does not change.
    async fn asked(&self, member: &Caller, path: &str) -> u64 {
        let store = &self.app.building.house().store;
        member.get(path).await.json();
        let before = store.statements();
        member.get(path).await.json();
        store.statements() - before
    }
}

#[rstest]
#[tokio::test]
async fn no_page_asks_row_by_row(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let office = office(engine).await;
    for kind in ["nps", "text"] {
        office.staff.post("/v1/questions", json!({"key": kind, "kind": kind})).await.json();
    }
    let (mia, mia_id) = office.member("Mia", "admin").await;
    office.patch(&format!("/v1/accounts/{}", office.acme), json!({"owner": mia_id})).await.json();
    let acme = &office.acme;
    let pages = [
        format!("/v1/accounts/{acme}"),
        format!("/v1/accounts/{acme}/timeline"),
        format!("/v1/accounts/{acme}/class"),
        format!("/v1/accounts/{acme}/pairings"),
        format!("/v1/accounts/{acme}/cases"),
        format!("/v1/contacts?account={acme}"),
        format!("/v1/contracts?account={acme}"),
        format!("/v1/movements?account={acme}"),
        format!("/v1/observations?account={acme}"),
        format!("/v1/responses?account={acme}"),
        "/v1/search?q=person".to_owned(),
        "/v1/today".to_owned(),
        "/v1/cases".to_owned(),
        "/v1/cases/counts".to_owned(),
        "/v1/tasks".to_owned(),
        "/v1/voice".to_owned(),
        "/v1/alerts".to_owned(),
        "/v1/silent-accounts".to_owned(),
        "/v1/accounts".to_owned(),
    ];
    office.fill(0, 3).await;
    let mut few = Vec::new();
    for page in &pages {
        few.push(office.asked(&mia, page).await);
    }
    office.fill(3, 18).await;
    for (page, few) in pages.iter().zip(few) {
        let many = office.asked(&mia, page).await;
        assert!(many <= few + 1, "{page} asked {few} statements for a few rows and {many} for many");
        assert!(many <= 30, "{page} asks {many} statements");
    }
}

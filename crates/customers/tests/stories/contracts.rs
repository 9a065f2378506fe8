//! Contracts, and the movements that follow from them. It is 2 March 2026.

use edge::testing::{Answer, App};
use http::Method;
use rstest::rstest;
use serde_json::{Value, json};
use store::testing::Engine;

use crate::people::{count, events, joined, owned, removed, workspace};

async fn account(by: &App, external_id: &str) -> String {
    by.post("/v1/accounts", json!({"external_id": external_id})).await.expect(201).text("id").to_owned()
}

/// Day, kind, amount and reason of the movements, the first at the beginning.
async fn movements(by: &App) -> Vec<Value> {
    let list = by.get("/v1/movements").await.expect(200);
    let items = list.body["items"].as_array().expect("a list").iter().rev();
    items.map(|one| json!([one["on"], one["kind"], one["amount"], one["reason"]])).collect()
}

async fn import(by: &App, noun: &str, query: &str, file: impl Into<Vec<u8>>) -> Answer {
    by.send_bytes(Method::POST, &format!("/v1/imports/{noun}{query}"), "text/csv", file.into()).await.expect(200)
}

fn counts(report: &Answer) -> [u64; 5] {
    ["rows", "created", "changed", "unchanged", "bad_rows"].map(|field| report.body[field].as_u64().expect("a count"))
}

#[rstest]
#[tokio::test]
async fn a_contract_grows_shrinks_and_ends(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let olga = owned(engine).await;
    let acme = account(&olga, "ACME").await;
    let wish = json!({"account": acme, "name": "Backup", "currency": "EUR", "amount": 10_000, "starts_on": "2025-01-01", "ends_on": "2026-01-01",
        "term_months": 12, "renews": true, "notice_days": 90, "quantity": 50});
    let made = olga.post("/v1/contracts", wish).await.expect(201);
    assert_eq!((&made.body["next_end"], &made.body["notice_by"]), (&json!("2027-01-01"), &json!("2026-10-03")));
    assert_eq!((&made.body["now"]["yearly"], &made.body["account_name"]), (&json!(120_000), &json!("ACME")));
    let place = format!("/v1/contracts/{}", made.text("id"));
    olga.patch(&place, json!({"amount": 15_000, "quantity": 75, "since": "2025-07-01"})).await.expect(200);
    let refused = olga.patch(&place, json!({"amount": 12_000})).await.expect(422);
    assert_eq!(refused.body["invalid_params"][0]["name"], "reason");
    olga.patch(&place, json!({"amount": 12_000, "reason": "price", "revision": 0})).await.expect(412);
    olga.patch(&place, json!({"amount": 12_000, "reason": "price"})).await.expect(200);
    olga.patch(&place, json!({"ended_on": "2026-09-01"})).await.expect(422);
    let ended = olga.patch(&place, json!({"ended_on": "2026-09-01", "reason": "competitor", "note": "went to Beta"})).await.expect(200);
    assert_eq!((&ended.body["next_end"], &ended.body["notice_by"]), (&json!("2026-09-01"), &Value::Null));
    let all = json!([
        ["2025-01-01", "new", 120_000, null],
        ["2025-07-01", "expansion", 60_000, null],
        ["2026-03-02", "contraction", -36_000, "price"],
        ["2026-09-01", "churn", -144_000, "competitor"]
    ]);
    assert_eq!(json!(movements(&olga).await), all);
    // A second contract makes the end of the first one a contraction; those that stay the same keep their ids.
    let ids = |list: &Answer| list.body["items"].as_array().expect("a list").iter().map(|one| one["id"].clone()).collect::<Vec<_>>();
    let before = ids(&olga.get("/v1/movements?kind=expansion").await.expect(200));
    olga.post("/v1/contracts", json!({"account": acme, "currency": "EUR", "amount": 500, "starts_on": "2026-02-01"})).await.expect(201);
    assert_eq!(movements(&olga).await.last(), Some(&json!(["2026-09-01", "contraction", -144_000, "competitor"])));
    assert_eq!(ids(&olga.get("/v1/movements?kind=expansion").await.expect(200)).last(), before.last());
    // Whoever takes the end back has the contract as it was.
    olga.patch(&place, json!({"ended_on": null})).await.expect(200);
    assert_eq!(movements(&olga).await.len(), 4);
    assert_eq!(removed(&olga, &acme).await, Err(kernel::Code::Conflict));
    assert!(events(&olga, "contracts.changed").await.iter().all(|event| event["accounts"] == json!([acme])));
    olga.delete(&place).await.expect(204);
    assert_eq!(movements(&olga).await, [json!(["2026-02-01", "new", 6_000, null])]);
}

#[rstest]
#[tokio::test]
async fn contracts_are_found_by_their_end(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let olga = owned(engine).await;
    let acme = account(&olga, "ACME").await;
    for (name, end, ended) in
        [("late", json!("2027-06-01"), Value::Null), ("open", Value::Null, Value::Null), ("soon", json!("2026-04-01"), json!("2026-03-01"))]
    {
        let made = olga
            .post("/v1/contracts", json!({"account": acme, "name": name, "currency": "JPY", "amount": 1, "starts_on": "2025-01-01", "ends_on": end}))
            .await
            .expect(201);
        olga.patch(&format!("/v1/contracts/{}", made.text("id")), json!({"ended_on": ended, "reason": "unknown"})).await.expect(200);
    }
    let names = async |query: &str| {
        let list = olga.get(&format!("/v1/contracts?{query}")).await.expect(200);
        list.body["items"].as_array().expect("a list").iter().map(|one| one["name"].as_str().expect("a name").to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(names("").await, ["soon", "late", "open"]);
    assert_eq!(names("running=true").await, ["late", "open"]);
    assert_eq!(names("running=false").await, ["soon"]);
    assert_eq!(names("running=true&ends_before=2027-07-01").await, ["late"]);
    assert_eq!(names("ends_from=2028-01-01").await, ["open"]);
    let first = olga.get("/v1/contracts?limit=2").await.expect(200);
    assert_eq!(names(&format!("limit=2&cursor={}", first.text("next"))).await, ["open"]);
    olga.get("/v1/contracts?ends_before=soon").await.expect(422);
}

#[rstest]
#[tokio::test]
async fn an_end_that_has_come_moves_on(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let olga = owned(engine).await;
    let acme = account(&olga, "ACME").await;
    let wish = json!({"account": acme, "currency": "EUR", "amount": 1, "starts_on": "2025-03-03", "ends_on": "2026-03-03", "term_months": 1, "renews": true});
    olga.post("/v1/contracts", wish).await.expect(201);
    let before =
        async |day: &str| olga.get(&format!("/v1/contracts?ends_before={day}")).await.expect(200).body["items"].as_array().expect("a list").len();
    assert_eq!(before("2026-03-04").await, 1);
    olga.pass_seconds(3 * 86_400);
    let act = olga.house.act(workspace(&olga).await, kernel::Actor::System("contracts"));
    let mut tx = olga.house.store.begin(&act).await.expect("begun");
    assert_eq!(customers::contracts::roll_on(&mut tx).await.expect("rolled"), 1);
    assert_eq!(customers::contracts::roll_on(&mut tx).await.expect("rolled"), 0);
    tx.commit().await.expect("committed");
    assert_eq!((before("2026-03-04").await, before("2026-04-04").await), (0, 1));
}

#[rstest]
#[tokio::test]
async fn contracts_are_summed_by_currency(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let olga = owned(engine).await;
    assert_eq!(olga.get("/v1/contracts/sums").await.expect(200).body, json!({"contracts": 0, "overdue": 0, "yearly": []}));
    let acme = account(&olga, "ACME").await;
    for (currency, amount, every, starts, ends) in [
        ("USD", 700, "year", "2025-01-01", Value::Null),
        ("EUR", 100, "month", "2025-01-01", json!("2026-02-01")),
        ("EUR", 50, "quarter", "2025-01-01", Value::Null),
        ("EUR", 9, "month", "2026-06-01", Value::Null),
    ] {
        let wish =
            json!({"account": acme, "name": every, "currency": currency, "amount": amount, "every": every, "starts_on": starts, "ends_on": ends});
        let made = olga.post("/v1/contracts", wish).await.expect(201);
        if every == "quarter" {
            let place = format!("/v1/contracts/{}", made.text("id"));
            olga.patch(&place, json!({"amount": 60, "since": "2025-07-01"})).await.expect(200);
            olga.patch(&place, json!({"amount": 90, "since": "2026-09-01"})).await.expect(200);
        }
    }
    // What begins later brings nothing yet, what ends later still does, and terms count from their day on.
    let all = json!({"contracts": 4, "overdue": 1, "yearly": [{"currency": "EUR", "amount": 1_440}, {"currency": "USD", "amount": 700}]});
    assert_eq!(olga.get("/v1/contracts/sums").await.expect(200).body, all);
    let late = json!({"contracts": 1, "overdue": 1, "yearly": [{"currency": "EUR", "amount": 1_200}]});
    assert_eq!(olga.get("/v1/contracts/sums?ends_before=2026-03-01").await.expect(200).body, late);
    let listed = olga.get("/v1/contracts").await.expect(200);
    let one_by_one: i64 = listed.body["items"].as_array().expect("a list").iter().filter_map(|one| one["now"]["yearly"].as_i64()).sum();
    assert_eq!(one_by_one, 1_440 + 700);
}

const CONTRACTS: &str = "external_id,account,offering,name,currency,amount,every,quantity,since,starts_on,ends_on,term_months,renews,notice_days,notice_on,ended_on,reason,note\n\
    C-1,ACME,backup,Backup,EUR,100.50,month,10,2025-01-01,2025-01-01,2026-01-01,12,yes,90,,,,\n\
    C-1,ACME,backup,Backup,EUR,80.00,month,8,2025-06-01,2025-01-01,2026-01-01,12,yes,90,,,price,fewer people\n\
    C-2,ACME,,Support,JPY,5000,year,,2025-02-01,2025-02-01,,,no,,,2025-12-01,unknown,\n";

#[rstest]
#[tokio::test]
async fn contracts_come_in_once_and_go_out_as_they_came(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let olga = owned(engine).await;
    let nobody = import(&olga, "contracts", "", CONTRACTS).await;
    assert_eq!((counts(&nobody)[4], &nobody.body["written"], count(&olga, "offering").await), (3, &json!(false), 0));
    account(&olga, "ACME").await;
    let dry = import(&olga, "contracts", "?dry_run=true", CONTRACTS).await;
    assert_eq!((counts(&dry), count(&olga, "contract").await), ([3, 2, 0, 0, 0], 0));
    assert_eq!(counts(&import(&olga, "contracts", "", CONTRACTS).await), [3, 2, 0, 0, 0]);
    let all = movements(&olga).await;
    let expected = json!([
        ["2025-01-01", "new", 120_600, null],
        ["2025-02-01", "expansion", 5_000, null],
        ["2025-06-01", "contraction", -24_600, "price"],
        ["2025-12-01", "contraction", -5_000, "unknown"]
    ]);
    assert_eq!(json!(all), expected);
    assert_eq!(counts(&import(&olga, "contracts", "", CONTRACTS).await), [3, 0, 0, 2, 0]);
    let mut read = olga.house.store.read(workspace(&olga).await).await.expect("a read");
    let file = customers::exports::contracts(&mut read, None).await.expect("read").csv;
    drop(read);
    let sorted = |text: &str| {
        let mut lines: Vec<_> = text.lines().map(str::to_owned).collect();
        lines.sort();
        lines
    };
    assert_eq!(sorted(&file), sorted(CONTRACTS));
}

#[rstest]
#[case::no_such_day("C-1,ACME,EUR,1,2025-02-30", "starts_on")]
#[case::no_currency("C-1,ACME,EURO,1,2025-02-03", "currency")]
#[case::half_a_yen("C-1,ACME,JPY,1.5,2025-02-03", "amount")]
#[case::thousands_apart("C-1,ACME,EUR,\"1,200\",2025-02-03", "amount")]
#[case::less_than_nothing("C-1,ACME,EUR,-5,2025-02-03", "amount")]
#[case::nobody("C-1,BETA,EUR,5,2025-02-03", "account")]
#[case::long_ago("C-1,ACME,EUR,5,0001-02-03", "starts_on")]
#[case::without_an_id(",ACME,EUR,5,2025-02-03", "external_id")]
#[tokio::test]
async fn bad_rows_of_contracts_are_named(#[case] row: &str, #[case] column: &str) {
    let olga = owned(Engine::Sqlite).await;
    account(&olga, "ACME").await;
    let report = import(&olga, "contracts", "", format!("external_id,account,currency,amount,starts_on\n{row}\n")).await;
    assert_eq!((counts(&report)[4], count(&olga, "contract").await), (1, 0));
    let place = report.body["problems"][0]["place"].as_str().expect("a place");
    assert!(place.contains(column), "{}", report.body);
}

#[rstest]
#[tokio::test]
async fn what_is_told_stands_instead_of_what_follows(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let olga = owned(engine).await;
    let acme = account(&olga, "ACME").await;
    import(&olga, "contracts", "", CONTRACTS).await;
    let file = "external_id,account,contract,on,kind,amount,currency,reason\n\
        M-1,ACME,C-1,2024-01-01,new,1000,EUR,\nM-2,ACME,C-1,2025-01-01,contraction,-200,EUR,product_gap\nM-3,ACME,,2026-01-01,expansion,50,EUR,\n";
    assert_eq!(counts(&import(&olga, "movements", "", file).await), [3, 3, 0, 0, 0]);
    let expected = json!([
        ["2024-01-01", "new", 100_000, null],
        ["2025-01-01", "contraction", -20_000, "product_gap"],
        ["2025-02-01", "expansion", 5_000, null],
        ["2025-12-01", "contraction", -5_000, "unknown"],
        ["2026-01-01", "expansion", 5_000, null]
    ]);
    assert_eq!(json!(movements(&olga).await), expected);
    assert_eq!(counts(&import(&olga, "movements", "", file).await), [3, 0, 0, 3, 0]);
    let mut read = olga.house.store.read(workspace(&olga).await).await.expect("a read");
    let out = customers::exports::movements(&mut read, None).await.expect("read").csv;
    drop(read);
    assert_eq!(counts(&import(&olga, "movements", "", out).await), [3, 0, 0, 3, 0]);
    let wrong = "external_id,account,on,kind,amount,currency\nM-4,ACME,2026-01-01,new,-5,EUR\n";
    assert_eq!(counts(&import(&olga, "movements", "", wrong).await)[4], 1);
    let told = json!({"external_id": "M-3", "account": acme, "on": "2026-01-01", "kind": "expansion", "amount": 7_000, "currency": "EUR"});
    assert_eq!(olga.post("/v1/movements", told).await.expect(200).body["amount"], 7_000);
    // Taken back, the contract speaks for itself again.
    let list = olga.get(&format!("/v1/movements?account={acme}")).await.expect(200);
    for one in list.body["items"].as_array().expect("a list") {
        let status = if one["told"] == json!(true) { 204 } else { 409 };
        olga.delete(&format!("/v1/movements/{}", one["id"].as_str().expect("an id"))).await.expect(status);
    }
    assert_eq!(movements(&olga).await.first(), Some(&json!(["2025-01-01", "new", 120_600, null])));
}

#[tokio::test]
async fn who_only_reads_writes_no_contracts() {
    let olga = owned(Engine::Sqlite).await;
    let acme = account(&olga, "ACME").await;
    let vera = joined(&olga, "Vera", "viewer").await;
    vera.get("/v1/contracts").await.expect(200);
    vera.post("/v1/contracts", json!({"account": acme, "currency": "EUR", "amount": 1, "starts_on": "2026-01-01"})).await.expect(403);
}

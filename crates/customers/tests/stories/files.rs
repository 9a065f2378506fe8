//! Customers in and out as files.

use edge::testing::{Answer, App};
use http::Method;
use rstest::rstest;
use serde_json::{Value, json};
use store::testing::Engine;

use crate::people::{count, events, owned, workspace};

async fn import(by: &App, noun: &str, query: &str, file: impl Into<Vec<u8>>) -> Answer {
    by.send_bytes(Method::POST, &format!("/v1/imports/{noun}{query}"), "text/csv", file.into()).await
}

async fn export(by: &App, noun: &str) -> String {
    let mut read = by.house.store.read(workspace(by).await).await.expect("a read");
    match noun {
        "accounts" => customers::exports::accounts(&mut read, None).await.expect("read").csv,
        _ => customers::exports::contacts(&mut read, None, true).await.expect("read").csv,
    }
}

fn counts(report: &Answer) -> [&Value; 5] {
    ["rows", "created", "changed", "unchanged", "bad_rows"].map(|field| &report.body[field])
}

const ACCOUNTS: &str = "\u{feff}External ID;Name;Parent;State;State since;Owner;Tier;Seats\n\
    C-2;Shop;C-1;onboarding;2025-05-01;;silver;5\n\
    C-1;=cmd();;live;;OLGA@example.org;gold;12.5\n";

#[rstest]
#[tokio::test]
async fn accounts_come_in_once_and_go_out_as_they_came(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let olga = owned(engine).await;
    let dry = import(&olga, "accounts", "?dry_run=true", ACCOUNTS).await.expect(200);
    assert_eq!((counts(&dry), &dry.body["written"]), ([&json!(2), &json!(2), &json!(0), &json!(0), &json!(0)], &json!(false)));
    assert_eq!((count(&olga, "account").await, count(&olga, "attribute").await), (0, 0));
    let first = import(&olga, "accounts", "", ACCOUNTS).await.expect(200);
    assert_eq!((counts(&first), &first.body["new_attributes"]), ([&json!(2), &json!(2), &json!(0), &json!(0), &json!(0)], &json!(["tier", "seats"])));
    let told = events(&olga, "accounts.changed").await.len();
    let again = import(&olga, "accounts", "", ACCOUNTS).await.expect(200);
    assert_eq!(counts(&again), [&json!(2), &json!(0), &json!(0), &json!(2), &json!(0)]);
    assert_eq!(events(&olga, "accounts.changed").await.len(), told);

    let file = export(&olga, "accounts").await;
    assert_eq!(
        file,
        "external_id,name,parent,state,state_since,owner,seats,tier\n\
         C-2,Shop,C-1,onboarding,2025-04-30T22:00:00Z,,5,silver\n\
         C-1,'=cmd(),,live,2026-03-02T08:00:01Z,olga@example.org,12.5,gold\n"
    );
    let back = import(&olga, "accounts", "", file).await.expect(200);
    assert_eq!(counts(&back), [&json!(2), &json!(0), &json!(0), &json!(2), &json!(0)]);
    let changed = import(&olga, "accounts", "", "external_id,tier\nC-1,silver\n").await.expect(200);
    assert_eq!(counts(&changed), [&json!(1), &json!(0), &json!(1), &json!(0), &json!(0)]);
}

#[rstest]
#[tokio::test]
async fn bad_rows_are_named_and_nothing_is_written(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let olga = owned(engine).await;
    let file = "external_id,name,parent,state,owner,state_since\nC-1,Fine,,,,\n,Nameless,,,,\nC-3,,C-9,,,\nC-4,,,dead,,\nC-1,Twice,,,,\nC-5,,,,who@example.org,\nC-6,,,,,soon\nC-7,,\n";
    let refused = import(&olga, "accounts", "", file).await.expect(200);
    assert_eq!((counts(&refused), &refused.body["written"]), ([&json!(8), &json!(1), &json!(0), &json!(0), &json!(7)], &json!(false)));
    let mut places: Vec<_> =
        refused.body["problems"].as_array().expect("a list").iter().map(|problem| problem["place"].as_str().expect("text")).collect();
    places.sort_unstable();
    let wanted = [
        "row 2 (line 3), column external_id",
        "row 3 (line 4), column parent",
        "row 4 (line 5), column state",
        "row 5 (line 6), column external_id",
        "row 6 (line 7), column owner",
        "row 7 (line 8), column state_since",
        "row 8 (line 9)",
    ];
    assert_eq!((places.as_slice(), count(&olga, "account").await), (wanted.as_slice(), 0));
    let kept = import(&olga, "accounts", "?keep_good=true", file).await.expect(200);
    assert_eq!((&kept.body["written"], count(&olga, "account").await), (&json!(true), 1));
}

#[rstest]
#[case("", 400)]
#[case("name\nAcme\n", 422)]
#[case("external_id,name\nC-1,\"open\n", 400)]
#[case("external_id,name\nC-1,a\0b\n", 400)]
#[case("external_id,parent\nC-1,C-2\nC-2,C-1\n", 422)]
#[case("external_id,Größe (m²)\nC-1,5\n", 200)]
#[tokio::test]
async fn a_bad_file_is_refused_whole(#[case] file: &'static str, #[case] status: u16, #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let olga = owned(engine).await;
    let answer = import(&olga, "accounts", "", file).await;
    assert_eq!(answer.status, status, "{}", answer.body);
    assert!(status == 200 || count(&olga, "account").await == 0);
}

#[rstest]
#[tokio::test]
async fn a_column_nobody_defined_can_be_refused(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let olga = owned(engine).await;
    let refused = import(&olga, "accounts", "?known_attributes_only=true", "external_id,nmae\nC-1,Acme\n").await.expect(422);
    assert_eq!(refused.body["invalid_params"][0]["name"], "column nmae");
}

#[rstest]
#[tokio::test]
async fn contacts_come_in_by_external_id_or_mail(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let olga = owned(engine).await;
    olga.post("/v1/accounts", json!({"name": "Acme", "external_id": "C-1"})).await.expect(201);
    let file = "external_id,account,name,mail,phone,role,Department\nP-1,C-1,Anna,anna@acme.de,+49 30 12,Decides,IT\n,C-1,Ben,ben@acme.de,,uses,\n";
    let first = import(&olga, "contacts", "", file).await.expect(200);
    assert_eq!(counts(&first), [&json!(2), &json!(2), &json!(0), &json!(0), &json!(0)]);
    let again = import(&olga, "contacts", "", export(&olga, "contacts").await).await.expect(200);
    assert_eq!(counts(&again), [&json!(2), &json!(0), &json!(0), &json!(2), &json!(0)]);
    let wrong = import(&olga, "contacts", "", "mail,account,role\nanna@acme.de,C-9,\nzoe@acme.de,,king\nnobody,,\n").await.expect(200);
    assert_eq!((counts(&wrong)[4], &wrong.body["written"]), (&json!(2), &json!(false)));
}

#[rstest]
#[tokio::test]
async fn contacts_may_come_before_their_accounts(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let olga = owned(engine).await;
    olga.post("/v1/accounts", json!({"name": "Acme", "external_id": "C-1"})).await.expect(201);
    let file = "external_id,account,role\nP-1,C-1,\nP-2,C-2,\nP-3,C-2,\nP-4,C-3,king\n";
    let dry = import(&olga, "contacts", "?dry_run=true&keep_good=true", file).await.expect(200);
    assert_eq!((&dry.body["new_accounts"], olga.get("/v1/accounts").await.expect(200).body["items"].as_array().map(Vec::len)), (&json!(1), Some(1)));
    let kept = import(&olga, "contacts", "?keep_good=true", file).await.expect(200);
    // The account that only a refused row names is not made.
    assert_eq!((&kept.body["new_accounts"], &kept.body["created"]), (&json!(1), &json!(3)));
    let accounts = olga.get("/v1/accounts").await.expect(200);
    let names: Vec<_> = accounts.body["items"].as_array().expect("accounts").iter().map(|account| &account["name"]).collect();
    assert!(names.len() == 2 && names.contains(&&json!("C-2")), "{names:?}");
    let unreadable = format!("external_id,account\nP-5,{}\n", "x".repeat(500));
    let refused = import(&olga, "contacts", "", unreadable).await.expect(200);
    assert_eq!(
        (&refused.body["bad_rows"], &refused.body["problems"][0]["place"]),
        (&json!(1), &json!("row 1 (line 2), column account")),
        "{}",
        refused.body
    );
}

#[rstest]
#[case::a_known_person_by_id_and_by_mail("external_id,mail\nP-1,\n,ANNA@acme.de\n", 1)]
#[case::a_new_person_by_id_and_by_mail("external_id,mail\n,zoe@acme.de\nP-2,zoe@acme.de\n", 1)]
#[case::the_same_mail("external_id,mail\n,zoe@acme.de\n,Zoe@acme.de\n", 1)]
#[case::the_same_id_with_another_blank("external_id,mail\nP\u{a0}2,\nP 2,\n", 1)]
#[case::two_people_who_share_a_mail_address("external_id,mail\nP-2,zoe@acme.de\nP-3,zoe@acme.de\n", 0)]
#[tokio::test]
async fn a_person_stands_in_a_file_once(#[case] file: &str, #[case] bad: u64, #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let olga = owned(engine).await;
    olga.post("/v1/contacts", json!({"name": "Anna", "external_id": "P-1", "mail": "anna@acme.de"})).await.expect(201);
    let report = import(&olga, "contacts", "", file).await.expect(200);
    assert_eq!(counts(&report)[4], &json!(bad), "{}", report.body);
}

#[rstest]
#[tokio::test]
async fn blanks_of_any_kind_in_an_external_id_are_one(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let olga = owned(engine).await;
    let file = "external_id,parent\nC\u{a0}1,\nC 2,C\u{a0}1\n";
    assert_eq!(counts(&import(&olga, "accounts", "", file).await.expect(200))[1], &json!(2));
    assert_eq!(counts(&import(&olga, "accounts", "", file).await.expect(200))[3], &json!(2));
    let child = olga.get("/v1/accounts?external_id=C%C2%A02").await.expect(200);
    assert!(child.body["items"][0]["parent"].is_string());
    olga.post("/v1/accounts", json!({"external_id": "C\t1"})).await.expect(409);
    let people = "external_id,account\nP\u{a0}1,C\u{a0}1\n";
    assert_eq!(counts(&import(&olga, "contacts", "", people).await.expect(200))[1], &json!(1));
    assert_eq!(counts(&import(&olga, "contacts", "", people).await.expect(200))[3], &json!(1));
}

#[rstest]
#[tokio::test]
async fn a_list_of_accounts_is_put_at_once(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let olga = owned(engine).await;
    olga.post("/v1/attributes", json!({"noun": "account", "name": "seats", "kind": "number"})).await.expect(201);
    let list = json!({"items": [
        {"external_id": "C-1", "name": "Acme", "attributes": {"seats": 5}}, {"external_id": "C-2", "parent": "C-1", "owner": "olga@example.org"},
        {"external_id": "C-3", "attributes": {"seats": "many"}}
    ]});
    let refused = olga.post("/v1/accounts/bulk", list.clone()).await.expect(200);
    assert_eq!((&refused.body["problems"][0]["place"], &refused.body["written"]), (&json!("items[2].account.seats"), &json!(false)));
    let kept = olga.post("/v1/accounts/bulk?keep_good=true", list).await.expect(200);
    assert_eq!(counts(&kept), [&json!(3), &json!(2), &json!(0), &json!(0), &json!(1)]);
    assert!(olga.get("/v1/accounts?external_id=C-2").await.expect(200).body["items"][0]["parent"].is_string());
}

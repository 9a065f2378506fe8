//! Today: what one member should do, in order, with the reason beside each.

use http::Method;
use rstest::rstest;
use serde_json::{Value, json};
use store::args;
use store::testing::{Engine, NOW};

use crate::observations::{Office, id, office};
use crate::town::{NOON, town};

/// Kind, name, urgency and reason of each item.
fn told(list: &Value) -> Vec<[&str; 4]> {
    let text = |item: &Value, name: &str| item[name].as_str().unwrap_or_default().to_owned().leak() as &str;
    let items = list["items"].as_array().expect("items").iter();
    items.map(|item| [text(item, "kind"), text(item, "title"), text(item, "urgency"), text(item, "reason")]).collect()
}

impl Office {
    /// Sets what is promised to the customer of a case, as rules of service do.
    async fn promise(&self, case: &str, what: &str, hours: i64) {
        let act = self.act(0).await;
        let mut tx = self.app.building.house().store.begin(&act).await.expect("a transaction");
        let number = case.parse::<kernel::Id<manage::cases::Case>>().expect("an id");
        let sql = "UPDATE customer_case SET due = $3, due_at = $4 WHERE workspace = $1 AND id = $2";
        let values = args![tx.workspace(), number, what, NOW.plus_seconds(hours * 3600)];
        tx.execute(sql, values).await.expect("promised");
        tx.commit().await.expect("kept");
    }

    /// A case of this member with something promised.
    async fn due_case(&self, owner: &str, title: &str, priority: &str, hours: i64) -> String {
        let made = self.case(json!({"title": title, "priority": priority, "owner": owner})).await;
        self.promise(&id(&made), "resolve", hours).await;
        id(&made)
    }

    /// A contract that ends on a day.
    async fn contract(&self, name: &str, ends_on: &str, notice_days: Option<i64>) {
        let wish = json!({"account": self.acme, "name": name, "currency": "EUR", "amount": 100_000, "starts_on": "2025-01-01", "ends_on": ends_on,
            "notice_days": notice_days});
        self.staff.post("/v1/contracts", wish).await.json();
    }
}

#[rstest]
#[tokio::test]
async fn what_is_late_comes_first(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let office = office(engine).await;
    let (mia, mia_id) = office.member("Mia", "agent").await;
    let (ben, ben_id) = office.member("Ben", "agent").await;
    office.patch(&format!("/v1/accounts/{}", office.acme), json!({"owner": mia_id})).await.json();
    office.due_case(&mia_id, "Due on Friday", "normal", 100).await;
    office.due_case(&mia_id, "Due tonight", "normal", 10).await;
    office.due_case(&mia_id, "Late", "normal", -30).await;
    office.due_case(&mia_id, "Late and urgent", "urgent", -1).await;
    office.case(json!({"title": "At no set time", "owner": mia_id})).await;
    office.due_case(&ben_id, "Another's", "urgent", -50).await;
    office.contract("Ends in May", "2026-05-20", None).await;
    office.contract("Notice in March", "2026-06-01", Some(90)).await;
    office.contract("Ends next year", "2027-06-01", Some(90)).await;
    office.contract("Is over", "2026-02-20", None).await;

    let list = mia.get("/v1/today").await.json();
    let expected = [
        ["case", "Late and urgent", "late", "resolve"],
        ["contract", "Is over", "late", "ended"],
        ["case", "Late", "late", "resolve"],
        ["case", "Due tonight", "today", "resolve"],
        ["contract", "Notice in March", "week", "notice"],
        ["case", "Due on Friday", "week", "resolve"],
        ["contract", "Ends in May", "later", "ends"],
        ["case", "At no set time", "later", "open"],
    ];
    assert_eq!(told(&list), expected);
    assert_eq!((&list["more"], &list["as_of"]), (&json!(false), &json!(NOW.to_string())));
    let first = &list["items"][0];
    assert_eq!((&first["number"], &first["priority"], &first["contact"]["name"]), (&json!(4), &json!("urgent"), &json!("Ada")));
    assert_eq!((&list["items"][4]["day"], &list["items"][4]["account"]["name"]), (&json!("2026-03-03"), &json!("Acme")));

    assert_eq!(ben.get("/v1/today").await.json()["items"].as_array().map(Vec::len), Some(1), "the account is not theirs");
    let of_mia = ben.get(&format!("/v1/today?member={mia_id}")).await.json();
    assert_eq!(told(&of_mia), expected, "whoever reads cases may look what a colleague has to do");
    let problem = office.staff.get("/v1/today").await.problem();
    assert_eq!(problem["invalid_params"][0]["name"], "member", "a program says whose list it wants: {problem}");
}

/// A promise that holds beyond the end of a case stands in the list when its time comes; one who waits for an answer stands under today.
#[rstest]
#[tokio::test]
async fn what_is_promised_after_the_end_is_not_forgotten(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let office = office(engine).await;
    let causes = office.causes().await;
    let (mia, mia_id) = office.member("Mia", "agent").await;
    let resolved = office.due_case(&mia_id, "Resolved", "normal", 24).await;
    let done = json!({"state": "resolved", "cause": causes[0]["id"], "action": "Done"});
    office.patch(&format!("/v1/cases/{resolved}"), done).await.json();
    assert_eq!(told(&mia.get("/v1/today").await.json()), Vec::<[&str; 4]>::new());
    office.promise(&resolved, "check", 24).await;
    assert_eq!(told(&mia.get("/v1/today").await.json()), [["case", "Resolved", "week", "check"]]);
    office.promise(&resolved, "check", 24 * 30).await;
    assert_eq!(told(&mia.get("/v1/today").await.json()), Vec::<[&str; 4]>::new(), "not before its time");
}

/// The interview that is due for the owner of the account, until it is held.
#[rstest]
#[tokio::test]
async fn an_interview_stands_there_until_it_is_held(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let town = town(engine).await;
    let staff = &town.told.staff;
    let invited = staff.post("/v1/members", json!({"mail": "mia@example.org", "role": "agent"})).await.json();
    let (_, secret) = invited["link"].as_str().and_then(|link| link.split_once('#')).expect("a link");
    let form = json!({"secret": secret, "name": "Mia", "password": "correct horse battery"});
    town.told.app.anonymous().post("/v1/links/accept", form).await.json();
    let mia = town.told.items("/v1/members").await.iter().find(|member| member["name"] == "Mia").map(id).expect("she is here");
    let account = id(&town.told.items("/v1/accounts").await[0]);
    let owned = json!({"owner": mia}).to_string();
    staff.send(Method::PATCH, &format!("/v1/accounts/{account}"), Some("application/json"), owned).await.json();
    let plan = json!({"trigger": {"when": "event", "event": "Project done", "delay_minutes": 0}, "channel": "interview", "expires_days": 10});
    town.programme(plan).await;
    town.event("m1", "ada", NOW).await;
    town.work(NOON).await;
    let invitation = id(&town.told.items("/v1/survey-invitations").await[0]);

    let list = async || staff.get(&format!("/v1/today?member={mia}")).await.json()["items"].clone();
    let found = list().await;
    let item = &found[0];
    assert_eq!((&item["kind"], &item["reason"], &item["urgency"]), (&json!("interview"), &json!("interview"), &json!("later")), "{found}");
    assert_eq!((&item["id"], &item["survey"], &item["contact"]["name"]), (&json!(invitation), &json!(town.survey), &json!("ada")));
    staff.post("/v1/observations", json!({"kind": "interview", "invitation": invitation, "answers": {"again": 9}})).await.json();
    assert_eq!(list().await, json!([]));
}

/// A task stands among cases by its time, with the record it is about.
#[rstest]
#[tokio::test]
async fn a_task_stands_there_until_it_is_done(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let office = office(engine).await;
    let (mia, mia_id) = office.member("Mia", "agent").await;
    office.due_case(&mia_id, "Due tonight", "normal", 10).await;
    let wish = json!({"title": "Call Ada", "owner": mia_id, "about": office.ada, "due_at": NOW.plus_seconds(3600)});
    let made = mia.post("/v1/tasks", wish).await.json();
    let list = mia.get("/v1/today").await.json();
    assert_eq!(told(&list), [["task", "Call Ada", "today", "task"], ["case", "Due tonight", "today", "resolve"]]);
    let task = &list["items"][0];
    assert_eq!((&task["contact"]["name"], &task["about"]["id"], &task["about"]["noun"]), (&json!("Ada"), &json!(office.ada), &json!("contact")));
    mia.send(Method::PATCH, &format!("/v1/tasks/{}", id(&made)), Some("application/json"), json!({"state": "done"}).to_string()).await.json();
    assert_eq!(told(&mia.get("/v1/today").await.json()), [["case", "Due tonight", "today", "resolve"]]);
}

/// The list of a team has what it, the teams that are part of it and their people have; that of everybody has all, each with who has it.
#[rstest]
#[tokio::test]
async fn one_sees_what_ones_teams_have_and_what_everybody_has(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let office = office(engine).await;
    let (mia, mia_id) = office.member("Mia", "agent").await;
    let (ben, ben_id) = office.member("Ben", "agent").await;
    let (zoe, zoe_id) = office.member("Zoe", "agent").await;
    let team = async |key: &str, parent: Value, member: &str| {
        let made = id(&office.staff.post("/v1/teams", json!({"key": key, "name": key, "parent": parent})).await.json());
        let place = format!("/v1/teams/{made}/members/{member}");
        let put = office.staff.send(Method::PUT, &place, Some("application/json"), json!({"leads": false}).to_string()).await;
        assert_eq!(put.status, 204);
        made
    };
    let north = team("north", Value::Null, &mia_id).await;
    let night = team("night", json!(north), &ben_id).await;
    office.due_case(&ben_id, "Ben's", "normal", 10).await;
    office.due_case(&zoe_id, "Zoe's", "normal", 11).await;
    office.case(json!({"title": "Of the night", "team": night})).await;
    office.case(json!({"title": "Ben's for the night", "team": night, "owner": ben_id, "priority": "low"})).await;
    office.case(json!({"title": "Nobody's", "priority": "high"})).await;
    office.staff.post("/v1/tasks", json!({"title": "A task of the north", "team": north})).await.json();
    office.patch(&format!("/v1/accounts/{}", office.acme), json!({"owner": ben_id})).await.json();
    let sold = id(&office.staff.post("/v1/offerings", json!({"key": "care", "name": "Ends in March"})).await.json());
    let unnamed =
        json!({"account": office.acme, "offering": sold, "currency": "EUR", "amount": 100_000, "starts_on": "2025-01-01", "ends_on": "2026-03-25"});
    office.staff.post("/v1/contracts", unnamed).await.json();

    let mut told = Vec::new();
    for (caller, whose) in [(&mia, "mine"), (&mia, "teams"), (&ben, "teams"), (&zoe, "teams"), (&zoe, "everybody")] {
        let list = caller.get(&format!("/v1/today?whose={whose}")).await.json();
        let line = |item: &Value| format!("{} ({})", item["title"].as_str().expect("a title"), item["owner"]["name"].as_str().unwrap_or("-"));
        told.push(list["items"].as_array().expect("items").iter().map(line).collect::<Vec<_>>());
    }
    let night = ["Ben's (Ben)", "Of the night (-)", "Ends in March (Ben)", "Ben's for the night (Ben)"];
    let mias = told[1].clone();
    assert_eq!(told[0], Vec::<String>::new());
    assert!(night.iter().all(|line| mias.iter().filter(|told| told == line).count() == 1), "each once: {mias:?}");
    assert_eq!((mias.len(), mias[0].as_str(), mias.contains(&"A task of the north (-)".into())), (5, "Ben's (Ben)", true), "{mias:?}");
    assert_eq!(told[2].len(), 4, "not what the team above has: {:?}", told[2]);
    assert_eq!(told[3], ["Zoe's (Zoe)"], "who is in no team sees their own");
    assert_eq!(told[4].len(), 7, "{:?}", told[4]);
    assert!(told[4].contains(&"Nobody's (-)".into()), "{:?}", told[4]);
    let of_program = office.staff.get("/v1/today?whose=everybody").await.json();
    assert_eq!(of_program["items"].as_array().map(Vec::len), Some(7), "a program needs to name nobody for this");
}

/// Silent customers stand at the end, those with most at stake at the beginning, for who owns the account.
#[rstest]
#[tokio::test]
async fn silent_customers_stand_at_the_end(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let office = office(engine).await;
    let (mia, mia_id) = office.member("Mia", "agent").await;
    office.case(json!({"title": "At no set time", "owner": mia_id})).await;
    let mut owned = Vec::new();
    for (name, heard_on, worth) in [("Small", Some("2025-10-01"), 1_000_i64), ("Large", None, 9_000)] {
        let made = id(&office.staff.post("/v1/accounts", json!({"name": name, "owner": mia_id})).await.json());
        owned.push((made.parse::<kernel::Id<customers::accounts::Account>>().expect("an id"), heard_on, worth));
    }
    let act = office.act(0).await;
    let mut tx = office.app.building.house().store.begin(&act).await.expect("a transaction");
    let sql = "INSERT INTO silent_account (workspace, account, why, heard_on, days_heard, since_on, at_stake, worth, looked_at) \
        VALUES ($1, $2, 'without_rhythm', $3, 1, '2026-01-01', '[]', $4, 0)";
    for (account, heard_on, worth) in owned {
        let values = args![tx.workspace(), account, heard_on, worth];
        tx.execute(sql, values).await.expect("kept");
    }
    tx.commit().await.expect("committed");
    let list = mia.get("/v1/today").await.json();
    let told: Vec<_> = list["items"].as_array().expect("items").iter().map(|item| (&item["kind"], &item["account"]["name"], &item["day"])).collect();
    let expected = [
        (json!("case"), json!("Acme"), Value::Null),
        (json!("silence"), json!("Large"), Value::Null),
        (json!("silence"), json!("Small"), json!("2025-10-01")),
    ];
    assert_eq!(told, expected.iter().map(|(kind, name, day)| (kind, name, day)).collect::<Vec<_>>());
}

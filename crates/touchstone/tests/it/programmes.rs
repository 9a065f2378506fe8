//! Programmes: from an event or the calendar to an invitation and a letter, and why somebody is not asked.

mod came;
mod failing;
mod links;
mod staff;
mod visits;

use listen::invitations;
use post::letters::{self, State as LetterState};
use rstest::rstest;
use serde_json::{Value, json};
use store::consumers::{Step, step};
use store::testing::{Engine, NOW};

use crate::town::{DAY, NOON, town};

pub fn after_project() -> Value {
    json!({"trigger": {"when": "event", "event": "Project done", "delay_minutes": 60}, "reminders": [3], "thanks": true, "expires_days": 10})
}

#[rstest]
#[tokio::test]
async fn an_event_makes_a_letter_and_the_second_one_none(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let town = town(engine).await;
    town.programme(after_project()).await;
    town.event("m1", "ada", NOW).await;
    town.event("m2", "ada", NOW).await;
    town.work(0).await;
    assert_eq!(town.invitations().await, [json!(["ada", "waiting", null])], "an hour after the event, and not before nine");
    town.work(NOON).await;
    assert_eq!(town.invitations().await, [json!(["ada", "sent", null])]);
    let letters = town.letters().await;
    assert_eq!((letters.len(), letters[0].to.address(), letters[0].subject.as_str()), (1, "ada@acme.example", "Nach einem Projekt"));
    let paper = format!("{:?}", letters[0].paper);
    assert!(paper.contains("Würden Sie uns empfehlen?") && paper.contains("?again=3"), "{paper}");
    // It is told of another day, and the person is left alone, with the reason.
    town.event("m3", "ada", NOW.plus_seconds(-DAY)).await;
    town.work(DAY + NOON).await;
    let all = town.told.items("/v1/survey-invitations?reason=asked_recently").await;
    assert_eq!(all.len(), 1);
    assert!(all[0]["detail"].as_str().expect("a detail").contains("1 surveys in 30 days"), "{all:?}");
    let rule = json!({"whom": "person", "family": null, "most": 1, "days": 30});
    assert_eq!(all[0]["why"], json!({"about": "rule", "rule": rule, "until": NOW.plus_seconds(NOON + 30 * DAY)}));
    // Nobody answered: one reminder with the same link, then the link ends.
    town.work(3 * DAY + NOON).await;
    let letters = town.letters().await;
    assert_eq!((letters.len(), letters[1].subject.as_str()), (2, "Erinnerung: Nach einem Projekt"));
    let address = |letter: &letters::Record| {
        format!("{:?}", letter.paper).split("/s/").nth(1).map(|rest| rest.split(['?', '"']).next().unwrap_or_default().to_owned())
    };
    assert_eq!(address(&letters[0]), address(&letters[1]));
    town.work(4 * DAY + NOON).await;
    assert_eq!(town.letters().await.len(), 2, "no second reminder");
    town.work(10 * DAY + NOON).await;
    assert_eq!(town.invitations().await, [json!(["ada", "skipped", "asked_recently"]), json!(["ada", "expired", null])]);
}

#[rstest]
#[tokio::test]
async fn a_storm_of_events_is_one_invitation(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let town = town(engine).await;
    town.programme(after_project()).await;
    for batch in 0..20 {
        let items: Vec<Value> = (0..500).map(|at| json!({"type": "track", "messageId": format!("s{batch}-{at}"), "userId": "ada", "event": "Project done", "timestamp": NOW.to_string()})).collect();
        town.told.batch(json!(items)).await;
    }
    town.work(NOON).await;
    let all = town.told.items("/v1/survey-invitations").await;
    assert_eq!((all.len(), &all[0]["again"], town.letters().await.len()), (1, &json!(9_999), 1));
}

#[rstest]
#[tokio::test]
async fn nobody_is_asked_against_a_reason(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let town = town(engine).await;
    let staff = &town.told.staff;
    let id = async |name: &str| town.told.contact(name).await["id"].as_str().expect("an id").to_owned();
    let (ada, ben, cem) = (id("ada").await, id("ben").await, id("cem").await);
    staff.post("/v1/holds", json!({"contact": ada, "reason": "complaint is open"})).await.json();
    staff.post(&format!("/v1/contacts/{ben}/consents"), json!({"purpose": "surveys", "given": false, "source": "phone"})).await.json();
    staff.send(http::Method::PATCH, &format!("/v1/contacts/{cem}"), Some("application/json"), json!({"mail": null}).to_string()).await.json();
    let made = town.programme(after_project()).await;
    let dry = staff.post(&format!("/v1/programmes/{}/dry-run", made["id"].as_str().expect("an id")), json!({})).await.json();
    assert_eq!((&dry["people"], &dry["asked"]), (&json!(5), &json!(2)), "{dry}");
    for person in ["ada", "ben", "cem", "dora", "emil"] {
        town.event(person, person, NOW).await;
    }
    town.event("old", "dora", NOW.plus_seconds(-30 * DAY)).await;
    town.work(NOON).await;
    let expected = json!([
        ["ada", "skipped", "held"],
        ["ben", "skipped", "objected"],
        ["cem", "skipped", "no_address"],
        ["dora", "skipped", "too_late"],
        ["dora", "sent", null],
        ["emil", "sent", null]
    ]);
    assert_eq!(json!(town.invitations().await), expected);
    let held = &town.told.items("/v1/survey-invitations?reason=held").await[0];
    assert_eq!((&held["why"], &held["detail"]), (&json!({"about": "hold", "reason": "complaint is open"}), &json!("complaint is open")));
    assert!(town.letters().await.iter().all(|letter| letter.state == LetterState::Waiting));
    let rates = staff.get(&format!("/v1/programmes/{}/rates", made["id"].as_str().expect("an id"))).await.json();
    assert_eq!((&rates["asked"], &rates["finished"], &rates["response_rate"]), (&json!(2), &json!(0), &json!(0.0)));
    let held = rates["held_back"].as_f64().expect("a share");
    assert!((held - 100.0 / 6.0).abs() < 1e-9, "{rates}");
}

#[rstest]
#[tokio::test]
async fn an_account_is_not_flooded_and_the_higher_priority_goes_first(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let town = town(engine).await;
    town.programme(json!({"trigger": {"when": "sample", "daily": 5, "seed": 1}})).await;
    town.work(NOON).await;
    let states: Vec<Value> = town.invitations().await.iter().map(|one| one[1].clone()).collect();
    assert_eq!(states, ["sent", "sent", "sent"], "three of five people of one account: the draw takes only those who may be asked");
    town.work(NOON + 600).await;
    assert_eq!(town.invitations().await.len(), 3, "one draw a day");
    town.work(DAY + NOON).await;
    assert_eq!(town.invitations().await.len(), 3, "nobody else may be asked this week");
    town.work(8 * DAY + NOON).await;
    assert_eq!(town.invitations().await.len(), 5, "the others a week later");
}

#[rstest]
#[tokio::test]
async fn a_wave_and_the_end_of_a_contract_ask_once(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let town = town(engine).await;
    let account = town.told.items("/v1/accounts").await[0]["id"].clone();
    let contract = json!({"account": account, "currency": "EUR", "amount": 5, "starts_on": "2025-06-01", "ends_on": "2026-06-01"});
    town.told.staff.post("/v1/contracts", contract).await.json();
    let list = town.told.staff.post("/v1/audiences", json!({"name": "Board", "filter": "contact = 'emil'"})).await.json();
    let wish = json!({"name": "Interviews", "survey": town.survey, "audience": list["id"], "plan": {"trigger": {"when": "contract_end", "days_before": 150}, "channel": "link"}});
    let made = town.told.staff.post("/v1/programmes", wish).await.json();
    assert_eq!((&made["pattern"], &made["family"]), (&json!("potential"), &json!("interview")));
    town.run(&made).await;
    town.programme(json!({"trigger": {"when": "wave", "every": "quarter", "spread_days": 20, "seed": 3}})).await;
    for day in 0..40 {
        town.work(day * DAY + NOON).await;
    }
    let all = town.invitations().await;
    let of = |name: &str| all.iter().filter(|one| one[0] == *name).count();
    assert_eq!(of("emil"), 2, "the interview, and the wave of the next quarter: {all:?}");
    assert!(["ada", "ben", "cem", "dora"].iter().all(|name| of(name) == 1), "{all:?}");
    let letters = town.letters().await;
    assert!(letters.len() <= 4, "three people of the account a week, and no letter for an interview by link");
}

#[rstest]
#[tokio::test]
async fn who_starts_what_nobody_can_answer_is_told(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let town = town(engine).await;
    let staff = &town.told.staff;
    let draft = staff.post("/v1/surveys", json!({"name": "Draft"})).await.json();
    let survey = draft["id"].as_str().or(draft["survey"]["id"].as_str()).expect("an id");
    let made = staff.post("/v1/programmes", json!({"name": "X", "survey": survey, "plan": after_project()})).await.json();
    let place = format!("/v1/programmes/{}", made["id"].as_str().expect("an id"));
    let refused = staff.send(http::Method::PATCH, &place, Some("application/json"), json!({"state": "running"}).to_string()).await.problem();
    assert_eq!(refused["code"], "conflict");
    let kept = staff.send(http::Method::DELETE, &format!("/v1/surveys/{survey}"), None, "").await.problem();
    assert!(kept["code"] == "conflict" && kept["detail"].as_str().expect("a detail").contains("the programme \"X\""), "{kept}");
    let window = json!({"from": "17:00", "until": "09:00", "days": ["mon"]});
    let plan = json!({"trigger": {"when": "sample", "daily": 1, "seed": 0}, "window": window});
    let refused = staff.post("/v1/programmes", json!({"name": "Y", "survey": town.survey, "plan": plan})).await.problem();
    assert_eq!(refused["invalid_params"][0]["name"], "plan.window.until");
    let refused = staff
        .send(
            http::Method::PUT,
            "/v1/fatigue",
            Some("application/json"),
            json!({"rules": [{"whom": "person", "family": null, "most": 1, "days": 0}]}).to_string(),
        )
        .await
        .problem();
    assert_eq!(refused["invalid_params"][0]["name"], "rules[0].days");
}

/// Who has answered is thanked right afterwards, once, and not reminded.
#[rstest]
#[tokio::test]
async fn who_has_answered_is_thanked(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let town = town(engine).await;
    town.programme(after_project()).await;
    town.event("m1", "ada", NOW).await;
    town.work(NOON).await;
    let token = town.token(0).await;
    town.answer(&format!("/s/{token}"), "page=page&q.again=9").await;
    town.work(NOON + 60).await;
    town.work(3 * DAY + NOON).await;
    let subjects: Vec<String> = town.letters().await.into_iter().map(|letter| letter.subject).collect();
    assert_eq!(subjects, ["Nach einem Projekt", "Vielen Dank"]);
    assert_eq!(town.told.items("/v1/survey-invitations").await[0]["finished"], true);
}

/// What a person writes back is their words, filed with them; and they are not reminded any more.
#[rstest]
#[tokio::test]
async fn a_reply_is_kept_as_words(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let town = town(engine).await;
    town.programme(after_project()).await;
    town.event("m1", "ada", NOW).await;
    town.work(NOON).await;
    let mut door = town.told.app.building.house().store.door().await.expect("a door");
    let id: String = door.one("SELECT message_id FROM letter", vec![]).await.expect("one").get("message_id").expect("an id");
    drop(door);
    let staff = &town.told.staff;
    let key = staff.send(http::Method::PUT, "/v1/mail/key", Some("application/json"), "{}").await.json();
    let raw = format!(
        "From: Ada <ada@acme.example>\r\nTo: us@touchstone.example\r\nSubject: Re: Nach einem Projekt\r\nMessage-ID: <r1@acme.example>\r\nIn-Reply-To: <{}>\r\n\
         Content-Type: text/plain; charset=utf-8\r\n\r\nDie Umstellung kam zu spät.\r\n",
        id.trim_matches(['<', '>']),
    );
    let mail = town.told.app.anonymous().with(http::header::AUTHORIZATION, &format!("Bearer {}", key["key"].as_str().expect("a key")));
    let came = mail.send(http::Method::POST, "/v1/mail/in", Some("message/rfc822"), raw).await;
    assert!(came.status.is_success(), "{}", came.text());
    let house = town.told.app.building.house();
    let act = town.act(NOON);
    while step(&house.store, &invitations::Replies, &act).await.expect("followed") == Step::Moved {}
    let responses = town.told.items("/v1/responses").await;
    assert_eq!(responses.len(), 1, "{responses:?}");
    assert!(responses[0].to_string().contains("Die Umstellung kam zu spät."), "{responses:?}");
    assert_eq!(responses[0]["contact"]["name"], "ada");
    town.work(3 * DAY + NOON).await;
    assert_eq!(town.letters().await.len(), 1, "no reminder");
}

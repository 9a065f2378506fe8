//! Coming in: the first owner, log-in and log-out, throttling, passwords.

use edge::testing::App;
use identity::first_owner_link;
use rstest::rstest;
use serde_json::json;
use store::testing::Engine;

use crate::people::{PASSWORD, entered, fresh, joined, log_in, mail, member, owned, secret, trail};

#[rstest]
#[tokio::test]
async fn the_first_owner_comes_in_by_a_link_that_works_once(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let app = fresh(engine).await;
    let replaced = first_owner_link(&app.house).await.expect("asked").expect("a link");
    let link = first_owner_link(&app.house).await.expect("asked").expect("a link");
    let form = |link: &str| json!({"secret": secret(link), "mail": "olga@example.org", "name": "Olga", "password": PASSWORD});
    app.post("/v1/links/accept", form(&replaced)).await.expect(404);
    assert_eq!(app.post("/v1/links/look", json!({"secret": secret(&link)})).await.expect(200).text("purpose"), "owner");

    let answer = app.post("/v1/links/accept", form(&link)).await.expect(200);
    assert_eq!(answer.body["workspaces"][0]["role"], "owner");
    assert!(answer.headers["set-cookie"].to_str().expect("text").contains("HttpOnly; SameSite=Lax; Path=/; Max-Age=1209600"));
    app.post("/v1/links/accept", form(&link)).await.expect(404);
    assert_eq!(first_owner_link(&app.house).await.expect("asked"), None);
    assert_eq!(entered(&app, &answer).get("/v1/session").await.expect(200).text("name"), "Olga");
}

#[rstest]
#[tokio::test]
async fn the_first_owner_takes_what_the_operator_made(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let app = fresh(engine).await;
    let operator = App::new(app.house.store.clone(), identity::routes().layer(axum::Extension(identity::Operator::default())));
    operator.post("/v1/workspaces", json!({"key": "airport", "name": "Airport"})).await.expect(201);
    let link = first_owner_link(&app.house).await.expect("asked").expect("a link");
    let form = json!({"secret": secret(&link), "mail": "olga@example.org", "name": "Olga", "password": PASSWORD});
    let answer = app.post("/v1/links/accept", form).await.expect(200);
    assert_eq!(answer.body["workspaces"].as_array().map(Vec::len), Some(1));
    assert_eq!(answer.body["workspaces"][0]["key"], "airport");
    operator.pass_seconds(1);
    operator.post("/v1/workspaces", json!({"key": "second", "name": "Second"})).await.expect(201);
    assert_eq!(entered(&app, &answer).get("/v1/workspaces").await.expect(200).body[1]["key"], "second");
}

#[rstest]
#[tokio::test]
async fn people_log_in_and_out(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (app, olga) = owned(engine).await;
    app.get("/v1/session").await.expect(401);
    assert_eq!(log_in(&app, "Olga", "wrong horse battery").await.expect(401).code(), "not_logged_in");
    assert_eq!(log_in(&app, "Nobody", PASSWORD).await.expect(401).body["detail"], log_in(&app, "Olga", "x").await.body["detail"]);

    let phone = entered(&app, &log_in(&app.with("user-agent", "Phone"), "OLGA", PASSWORD).await.expect(200));
    let trail = phone.get("/v1/audit").await.expect(200).body.to_string();
    assert_eq!(trail.matches("log_in_failed").count(), 2, "{trail}");
    let devices = phone.get("/v1/sessions").await.expect(200);
    assert_eq!(devices.body.as_array().map(Vec::len), Some(2));
    assert_eq!((devices.body[0]["this"].as_bool(), devices.body[0]["agent"].as_str()), (Some(true), Some("Phone")));
    let laptop = devices.body[1]["id"].as_str().expect("an id");
    phone.delete(&format!("/v1/sessions/{laptop}")).await.expect(204);
    phone.delete(&format!("/v1/sessions/{laptop}")).await.expect(404);
    olga.get("/v1/session").await.expect(401);

    let gone = phone.delete("/v1/session").await.expect(204);
    assert!(gone.headers["set-cookie"].to_str().expect("text").contains("touchstone_session=; "));
    phone.get("/v1/session").await.expect(401);
}

#[rstest]
#[tokio::test]
async fn a_session_ends_by_silence(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (app, olga) = owned(engine).await;
    app.pass_seconds(13 * 86_400);
    olga.get("/v1/session").await.expect(200);
    app.pass_seconds(13 * 86_400);
    olga.get("/v1/session").await.expect(200);
    app.pass_seconds(14 * 86_400);
    olga.get("/v1/session").await.expect(401);
}

#[rstest]
#[tokio::test]
async fn guessing_is_slowed_down(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (app, _) = owned(engine).await;
    for _ in 0..10 {
        log_in(&app, "Olga", "a guess too many").await.expect(401);
    }
    let throttled = log_in(&app, "Olga", PASSWORD).await.expect(429);
    assert_eq!((throttled.code(), throttled.headers["retry-after"].to_str().expect("text")), ("too_many", "900"));
    app.pass_seconds(900);
    log_in(&app, "Olga", PASSWORD).await.expect(200);
    for _ in 0..10 {
        log_in(&app, "Olga", "a guess too many").await.expect(401);
    }
}

#[rstest]
#[tokio::test]
async fn tries_are_forgotten_when_their_time_is_over(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (app, olga) = owned(engine).await;
    for number in 0..3 {
        log_in(&app, &format!("Guess{number}"), PASSWORD).await.expect(401);
    }
    let tidy = async || identity::tidy(&app.house.store, &app.house.act(store::NOWHERE, kernel::Actor::System("tidying"))).await.expect("tidied");
    assert_eq!(tidy().await, 0);
    app.pass_seconds(900);
    // Three mail addresses and the one they came from.
    assert_eq!(tidy().await, 4);

    app.house.store.close().await;
    let closed = olga.get("/v1/session").await.expect(503);
    assert_eq!((closed.code(), closed.headers["retry-after"].to_str().expect("text")), ("unavailable", "5"));
}

#[rstest]
#[tokio::test]
async fn guessing_many_people_from_one_place_is_slowed_down(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (app, _) = owned(engine).await;
    for number in 0..50 {
        log_in(&app, &format!("Guess{number}"), PASSWORD).await.expect(401);
    }
    log_in(&app, "Olga", PASSWORD).await.expect(429);
}

#[rstest]
#[tokio::test]
async fn a_password_is_changed_and_other_log_ins_end(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (app, olga) = owned(engine).await;
    let phone = entered(&app, &log_in(&app, "Olga", PASSWORD).await.expect(200));
    let change = |present: &str, new: &str| json!({"present": present, "new": new});
    olga.put("/v1/password", change("wrong", "another good one")).await.expect(422);
    olga.put("/v1/password", change(PASSWORD, "short")).await.expect(422);
    olga.put("/v1/password", change(PASSWORD, "another good one")).await.expect(204);
    olga.get("/v1/session").await.expect(200);
    phone.get("/v1/session").await.expect(401);
    log_in(&app, "Olga", PASSWORD).await.expect(401);
    log_in(&app, "Olga", "another good one").await.expect(200);
}

#[rstest]
#[tokio::test]
async fn a_forgotten_password_is_reset_by_link(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (app, olga) = owned(engine).await;
    let ben = joined(&app, &olga, "Ben", "agent").await;
    let id = member(&olga, "Ben").await;
    let first = olga.post(&format!("/v1/members/{id}/password-link"), json!(null)).await.expect(201);
    let link = olga.post(&format!("/v1/members/{id}/password-link"), json!(null)).await.expect(201);
    let form = |link: &str| json!({"secret": secret(link), "password": "brand new words"});
    app.post("/v1/links/accept", form(first.text("link"))).await.expect(404);
    assert_eq!(app.post("/v1/links/look", json!({"secret": secret(link.text("link"))})).await.expect(200).text("mail"), mail("Ben"));
    app.post("/v1/links/accept", form(link.text("link"))).await.expect(200);
    ben.get("/v1/session").await.expect(401);
    log_in(&app, "Ben", PASSWORD).await.expect(401);
    log_in(&app, "Ben", "brand new words").await.expect(200);
    let trail = trail(&olga).await;
    assert!(trail.contains(&"made_password_link member".into()) && trail.contains(&"reset_password member".into()));
}

#[rstest]
#[tokio::test]
async fn a_link_ends_by_itself(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (app, olga) = owned(engine).await;
    let link = olga.post("/v1/members", json!({"mail": "ben@example.org", "role": "agent"})).await.expect(201);
    assert_eq!(olga.get("/v1/invitations").await.expect(200).body[0]["mail"], "ben@example.org");
    app.pass_seconds(7 * 86_400);
    let form = json!({"secret": secret(link.text("link")), "name": "Ben", "password": PASSWORD});
    app.post("/v1/links/accept", form).await.expect(404);
    assert_eq!(olga.get("/v1/invitations").await.expect(200).body, json!([]));
}

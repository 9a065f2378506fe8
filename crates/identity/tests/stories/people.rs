//! People to tell stories with.

use edge::testing::{Answer, App};
use identity::first_owner_link;
use serde_json::{Value, json};
use store::testing::{self, Engine};

pub const PASSWORD: &str = "correct horse battery";

/// An installation that nobody entered yet.
pub async fn fresh(engine: Engine) -> App {
    App::new(testing::empty_store(engine).await, identity::routes())
}

/// An installation and its first owner, Olga.
pub async fn owned(engine: Engine) -> (App, App) {
    let app = fresh(engine).await;
    let link = first_owner_link(&app.house).await.expect("asked").expect("nobody is here");
    let form = json!({"secret": secret(&link), "mail": "olga@example.org", "name": "Olga", "password": PASSWORD, "zone": "Europe/Berlin"});
    let olga = entered(&app, &app.post("/v1/links/accept", form).await.expect(200));
    app.pass_seconds(1);
    (app, olga)
}

/// Somebody whom `by` invites with a role.
pub async fn joined(app: &App, by: &App, name: &str, role: &str) -> App {
    let link = by.post("/v1/members", json!({"mail": mail(name), "role": role})).await.expect(201);
    app.pass_seconds(1);
    let form = json!({"secret": secret(link.text("link")), "name": name, "password": PASSWORD});
    let answer = app.post("/v1/links/accept", form).await.expect(200);
    app.pass_seconds(1);
    entered(app, &answer)
}

/// The caller with the session that an answer opened.
pub fn entered(app: &App, answer: &Answer) -> App {
    app.with_cookie_of(answer).with("touchstone-csrf", answer.text("csrf"))
}

pub async fn log_in(app: &App, name: &str, password: &str) -> Answer {
    app.post("/v1/session", json!({"mail": mail(name), "password": password})).await
}

pub fn mail(name: &str) -> String {
    format!("{}@example.org", name.to_lowercase())
}

pub fn secret(link: &str) -> &str {
    link.strip_prefix("https://cx.example.org/join#").expect("a link of this site")
}

/// The id of a member of the caller's workspace, by name.
pub async fn member(by: &App, name: &str) -> String {
    let answer = by.get("/v1/members").await.expect(200);
    let found = answer.body["items"].as_array().expect("a list").iter().find(|member| member["name"] == name);
    found.and_then(|member| member["id"].as_str()).expect("they are in the list").to_owned()
}

/// The actions in the audit trail, the oldest first.
pub async fn trail(by: &App) -> Vec<String> {
    let answer = by.get("/v1/audit").await.expect(200);
    let lines = answer.body["items"].as_array().expect("a list").iter().rev();
    lines.map(|line| format!("{} {}", word(line, "action"), word(line, "noun"))).collect()
}

fn word<'a>(line: &'a Value, field: &str) -> &'a str {
    line[field].as_str().expect("text")
}

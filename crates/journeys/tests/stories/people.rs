//! People to tell stories with: Olga owns the workspace, others join.

use edge::testing::{Answer, App};
use serde_json::{Value, json};
use store::testing::{self, Engine};

const PASSWORD: &str = "correct horse battery";

/// A house and its owner, Olga.
pub async fn owned(engine: Engine) -> App {
    let app = App::new(testing::empty_store(engine).await, identity::routes().merge(journeys::routes()));
    let link = identity::first_owner_link(&app.house).await.expect("asked").expect("nobody is here");
    let form = json!({"secret": secret(&link), "mail": "olga@example.org", "name": "Olga", "password": PASSWORD, "zone": "Europe/Berlin"});
    let olga = entered(&app, &app.post("/v1/links/accept", form).await.expect(200));
    app.pass_seconds(1);
    olga
}

/// Somebody whom `by` invites with a role.
pub async fn joined(by: &App, name: &str, role: &str) -> App {
    let mail = format!("{}@example.org", name.to_lowercase());
    let link = by.post("/v1/members", json!({"mail": mail, "role": role})).await.expect(201);
    let form = json!({"secret": secret(link.text("link")), "name": name, "password": PASSWORD});
    let answer = by.post("/v1/links/accept", form).await.expect(200);
    by.pass_seconds(1);
    entered(by, &answer)
}

/// One field of all items of a list.
pub fn fields<'a>(answer: &'a Answer, field: &str) -> Vec<&'a Value> {
    answer.body["items"].as_array().expect("a list").iter().map(|item| &item[field]).collect()
}

fn entered(app: &App, answer: &Answer) -> App {
    app.with_cookie_of(answer).with("touchstone-csrf", answer.text("csrf"))
}

fn secret(link: &str) -> &str {
    link.strip_prefix("https://cx.example.org/join#").expect("a link of this site")
}

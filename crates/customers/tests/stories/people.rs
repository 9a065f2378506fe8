//! People to tell stories with: Olga owns the workspace, others join.

use edge::testing::{Answer, App};
use serde_json::json;
use store::testing::{self, Engine};

const PASSWORD: &str = "correct horse battery";

/// A house and its owner, Olga.
pub async fn owned(engine: Engine) -> App {
    let app = App::new(testing::empty_store(engine).await, identity::routes().merge(customers::routes()));
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

/// The id of a member, by name.
pub async fn member(by: &App, name: &str) -> String {
    let answer = by.get("/v1/members").await.expect(200);
    let found = answer.body["items"].as_array().expect("a list").iter().find(|member| member["name"] == name);
    found.and_then(|member| member["id"].as_str()).expect("they are in the list").to_owned()
}

/// The workspace of a caller.
pub async fn workspace(by: &App) -> kernel::Id<kernel::Workspace> {
    let mut door = by.house.store.door().await.expect("a door");
    door.one("SELECT id FROM workspace", vec![]).await.expect("one").get("id").expect("an id")
}

/// Removes an account as its only room; the code of the refusal otherwise.
pub async fn removed(by: &App, account: &str) -> Result<(), kernel::Code> {
    let act = by.house.act(workspace(by).await, kernel::Actor::System("test"));
    let mut tx = by.house.store.begin(&act).await.expect("begun");
    match customers::accounts::remove(&mut tx, account.parse().expect("an id"), None).await {
        Ok(()) => {
            tx.commit().await.expect("committed");
            Ok(())
        }
        Err(error) => Err(error.refusal().expect("a rule refuses").code),
    }
}

/// How many rows of this workspace a table has.
pub async fn count(by: &App, table: &str) -> i64 {
    let mut read = by.house.store.read(workspace(by).await).await.expect("a read");
    let sql = format!("SELECT COUNT(*) AS n FROM {table} WHERE workspace = $1");
    let values = store::args![read.workspace()];
    read.one(&sql, values).await.expect("one").get("n").expect("a number")
}

/// The payloads of the events of one kind, the oldest first.
pub async fn events(by: &App, kind: &str) -> Vec<serde_json::Value> {
    let mut read = by.house.store.read(workspace(by).await).await.expect("a read");
    let values = store::args![read.workspace(), kind];
    let rows = read.all("SELECT payload FROM event WHERE workspace = $1 AND kind = $2 ORDER BY id", values).await.expect("read");
    rows.iter().map(|row| serde_json::from_str(&row.get::<String>("payload").expect("text")).expect("JSON")).collect()
}

fn entered(app: &App, answer: &Answer) -> App {
    app.with_cookie_of(answer).with("touchstone-csrf", answer.text("csrf"))
}

fn secret(link: &str) -> &str {
    link.strip_prefix("https://cx.example.org/join#").expect("a link of this site")
}

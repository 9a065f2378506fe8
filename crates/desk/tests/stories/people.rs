//! People to tell stories with: Olga owns the workspace, others join.

use axum::Extension;
use desk::files::Shelf;
use edge::testing::{Answer, App};
use serde_json::json;
use store::testing::{self, Engine};
use tempfile::TempDir;

const PASSWORD: &str = "correct horse battery";

/// A house with a shelf for files.
pub struct Desk {
    pub app: App,
    pub shelf: Shelf,
    pub folder: TempDir,
}

/// A house whose owner, Olga, calls.
pub async fn owned(engine: Engine) -> Desk {
    let folder = tempfile::tempdir().expect("a folder");
    let shelf = Shelf::new(folder.path().join("files"));
    let routes = identity::routes().merge(desk::routes()).layer(Extension(shelf.clone()));
    let app = App::new(testing::empty_store(engine).await, routes);
    let link = identity::first_owner_link(&app.house).await.expect("asked").expect("nobody is here");
    let form = json!({"secret": secret(&link), "mail": "olga@example.org", "name": "Olga", "password": PASSWORD, "zone": "Europe/Berlin"});
    let app = entered(&app, &app.post("/v1/links/accept", form).await.expect(200));
    app.pass_seconds(1);
    Desk { app, shelf, folder }
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

/// The first workspace.
pub async fn workspace(by: &App) -> kernel::Id<kernel::Workspace> {
    let mut door = by.house.store.door().await.expect("a door");
    door.one("SELECT id FROM workspace ORDER BY made_at, id", vec![]).await.expect("one").get("id").expect("an id")
}

fn entered(app: &App, answer: &Answer) -> App {
    app.with_cookie_of(answer).with("touchstone-csrf", answer.text("csrf"))
}

fn secret(link: &str) -> &str {
    link.strip_prefix("https://cx.example.org/join#").expect("a link of this site")
}

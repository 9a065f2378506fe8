//! People to tell stories with: Olga owns the workspace, others join.

use axum::Extension;
use desk::files::Shelf;
use desk::records::{self, Names, Records, Registry};
use edge::testing::{Answer, App};
use futures_util::future::BoxFuture;
use identity::{Right, Sees, members};
use kernel::about::Any;
use kernel::{Id, Member};
use serde_json::json;
use store::testing::{self, Engine};
use store::{Error, Read};
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
    let routes = identity::routes().merge(desk::routes()).layer(Extension(shelf.clone())).layer(Extension(Registry::new(vec![Box::new(Colleagues)])));
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

/// The id of the member who calls.
pub async fn me(by: &App) -> String {
    by.get("/v1/session").await.expect(200).body["workspaces"][0]["member"].as_str().expect("an id").to_owned()
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

/// Members stand for the records of rooms downstream; their names are seen by who sees employees.
struct Colleagues;

impl Records for Colleagues {
    fn noun(&self) -> (&'static str, &'static str) {
        records::noun::<Member>()
    }

    fn right(&self) -> Right {
        Right::ReadMembers
    }

    fn named<'r>(&'r self, read: &'r mut Read, ids: &'r [Id<Any>], sees: Sees) -> BoxFuture<'r, Result<Names, Error>> {
        Box::pin(async move {
            let ids: Vec<Id<Member>> = ids.iter().map(|id| Id::from_bytes(*id.bytes())).collect();
            let names = members::names(read, &ids).await?;
            Ok(names.into_iter().map(|(id, name)| (id.any(), sees.employees.then_some(name))).collect())
        })
    }
}

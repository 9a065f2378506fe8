//! Commands beside a server: they go through its local socket, as the operator, and leave a line in the audit trail.

use rstest::rstest;
use store::testing::Engine;

use crate::binary::Place;

#[tokio::test]
async fn a_command_goes_to_the_server_that_holds_the_folder() {
    let place = Place::new(Engine::Sqlite).await;
    let mut server = place.serve();
    let accounts = place.path().join("accounts.csv");
    std::fs::write(&accounts, "external_id,name\na1,Acme\n").expect("written");
    let accounts = accounts.to_str().expect("UTF-8");
    place.done(&["import", "accounts", accounts, "--workspace", "acme", "--create"]);
    assert!(place.refused(&["migrate"], 1).contains("in use by process"));
    assert!(place.refused(&["serve"], 1).contains("in use by process"));
    let told = place.done(&["doctor", "--retry-parked"]);
    assert!(told.contains("1 workspace(s)") && told.contains("0 parked event(s)") && told.contains("columns: 0 rating(s)"), "{told}");
    server.stop();
    assert!(place.done(&["doctor"]).contains("all is well"));
    let store = store::Store::open(&place.store()).await.expect("opened");
    let rows = store.door().await.expect("a door").all("SELECT actor, action, noun FROM audit", vec![]).await.expect("read");
    let actors: Vec<String> = rows.iter().map(|row| row.get("actor").expect("an actor")).collect();
    assert!(actors.len() >= 2 && actors.iter().all(|actor| actor == "operator"), "{actors:?}");
}

#[rstest]
#[tokio::test]
async fn a_command_without_a_server_opens_the_records_itself(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let place = Place::new(engine).await;
    assert!(place.refused(&["ask", "--measure", "nps"], 1).contains("workspace"));
    assert!(place.refused(&["ask", "--measure", "npz"], 2).contains("use nps"));
    assert!(place.refused(&["ask", "--measure", "nps", "--server", "http://127.0.0.1:9"], 2).contains("--token"));
    assert!(place.refused(&["ask", "--measure", "nps", "--server", "http://127.0.0.1:9", "--token", "ts_x"], 1).contains("cannot be reached"));
    assert!(place.done(&["migrate"]).contains("schema"));
    assert_eq!(place.done(&["columns", "rebuild"]), "0 rating(s) of 0 workspace(s)\n");
}

#[tokio::test]
async fn a_folder_with_a_long_name_is_reached_too() {
    let place = Place::new(Engine::Sqlite).await;
    let deep = place.path().join("d".repeat(100));
    let deep = deep.to_str().expect("UTF-8");
    let mut server =
        place.command(&["serve", "--listen", "127.0.0.1:0", "--data", deep]).stderr(std::process::Stdio::null()).spawn().expect("it starts");
    while !std::path::Path::new(deep).join("socket-path").exists() {
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    assert!(place.done(&["doctor", "--data", deep]).contains("all is well"));
    server.kill().expect("killed");
    server.wait().expect("gone");
}

#[tokio::test]
async fn a_token_reaches_a_server_elsewhere() {
    let place = Place::new(Engine::Sqlite).await;
    let file = place.path().join("a.csv");
    std::fs::write(&file, "external_id,name\na1,Acme\n").expect("written");
    place.done(&["import", "accounts", file.to_str().expect("UTF-8"), "--workspace", "acme", "--create"]);
    let server = place.serve();
    let made = place.done(&["token", "create", "far", "--scopes", "ask,import,read_workspace", "--workspace", "acme"]);
    let token = made.strip_suffix('\n').expect("a line");
    assert!(token.starts_with("ts_") && !token.contains(char::is_whitespace), "{made}");
    assert!(place.refused(&["token", "create", "x", "--scopes", "everything"], 2).contains("use some of"));
    let far = ["--server", &server.address, "--token", token];
    let told = place.done(&[&["import", "accounts", file.to_str().expect("UTF-8")], far.as_slice()].concat());
    assert!(told.contains("1 unchanged"), "{told}");
    assert!(place.refused(&[&["token", "create", "x"], far.as_slice()].concat(), 1).contains("manage_tokens"));
    let told = place.refused(&[&["doctor"], far.as_slice()].concat(), 1);
    assert!(told.contains("operate"), "{told}");
}

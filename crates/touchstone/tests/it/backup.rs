//! Backups go from one engine to the other, and nobody who was erased comes back.

use rstest::rstest;
use serde_json::json;
use store::testing::Engine;

use crate::binary::Place;

const CSV: &str =
    "id,person,at,nps,words\n1,ada@example.com,2026-01-05,9,fine\n2,bob@example.com,2026-01-06,3,\"slow, but =cmd()\"\n3,,2026-02-07,10,\n";
const MAP: &str = r#"
[response]
id = "id"
contact = "person"
experienced_at = "at"
[[question]]
column = "nps"
kind = "nps"
[[question]]
column = "words"
kind = "text"
"#;

/// A place with three responses of two people.
async fn furnished(engine: Engine) -> Place {
    let place = Place::new(engine).await;
    let (file, map) = (place.path().join("answers.csv"), place.path().join("map.toml"));
    std::fs::write(&file, CSV).expect("written");
    std::fs::write(&map, MAP).expect("written");
    let (file, map) = (file.to_str().expect("UTF-8"), map.to_str().expect("UTF-8"));
    let told = place.done(&["import", "responses", file, "--map", map, "--workspace", "w", "--create"]);
    assert!(told.contains("3 created"), "{told}");
    place
}

#[rstest]
#[case(Engine::Sqlite, Engine::Postgres)]
#[case(Engine::Postgres, Engine::Sqlite)]
#[tokio::test]
async fn a_backup_is_restored_on_the_other_engine(#[case] from: Engine, #[case] to: Engine) {
    let (old, new) = (furnished(from).await, Place::new(to).await);
    let server = old.serve();
    let file = old.path().join("backup.tar.gz");
    let file = file.to_str().expect("UTF-8");
    old.done(&["backup", file]);
    drop(server);
    let columns = new.path().join("data/columns");
    std::fs::create_dir_all(columns.join("of other records")).expect("made");
    let told = new.done(&["restore", file]);
    assert!(told.contains("0 people were erased again"), "{told}");
    assert!(!columns.exists());
    let question = ["--measure", "nps", "--every", "month"];
    let (before, after) = (old.ask(&question), new.ask(&question));
    assert_eq!((&before["rows"], &before["total"]), (&after["rows"], &after["total"]));
    assert_eq!(after["total"]["n"], 3);
    assert!(new.refused(&["restore", file], 1).contains("records already"));
    let again = new.path().join("again.tar.gz");
    new.done(&["backup", again.to_str().expect("UTF-8")]);
}

#[tokio::test]
async fn who_was_erased_since_the_backup_is_erased_again() {
    let old = furnished(Engine::Sqlite).await;
    let file = old.path().join("backup.tar.gz");
    let file = file.to_str().expect("UTF-8");
    old.done(&["backup", file]);
    let server = old.serve();
    let client = old.client();
    let contacts: serde_json::Value = client.get("http://local/v1/contacts").send().await.expect("sent").json().await.expect("JSON");
    let id = contacts["items"].as_array().expect("items").iter().find(|contact| contact["mail"] == "bob@example.com").expect("Bob")["id"].clone();
    let erase = format!("http://local/v1/contacts/{}/erase", id.as_str().expect("an id"));
    let forgotten: serde_json::Value = client.post(erase).send().await.expect("sent").json().await.expect("JSON");
    assert_eq!(forgotten, json!({"responses": 1}));
    drop(server);
    let new = Place::new(Engine::Sqlite).await;
    let ledger = old.path().join("data/erased.jsonl");
    let told = new.done(&["restore", file, "--erased", ledger.to_str().expect("UTF-8")]);
    assert!(told.contains("1 people were erased again"), "{told}");
    assert_eq!(new.ask(&["--measure", "nps"])["total"]["n"], 2);
}

#[tokio::test]
async fn what_is_no_backup_is_refused_and_leaves_nothing() {
    let (old, new) = (furnished(Engine::Sqlite).await, Place::new(Engine::Sqlite).await);
    let path = old.path().join("backup.tar.gz");
    let file = path.to_str().expect("UTF-8");
    assert!(new.refused(&["restore", file], 1).contains("cannot be read"));
    std::fs::write(&path, "no backup at all").expect("written");
    assert!(new.refused(&["restore", file], 1).contains("not a backup"));
    old.done(&["backup", file]);
    let whole = std::fs::read(&path).expect("read");
    std::fs::write(&path, &whole[..whole.len() / 2]).expect("cut off");
    new.refused(&["restore", file], 1);
    std::fs::write(&path, &whole).expect("written");
    assert!(new.done(&["restore", file]).contains("rows of"));
}

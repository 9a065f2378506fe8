//! Backups between the engines: what comes out is what went in.

use rstest::rstest;
use serde_json::json;
use store::backup::{Backup, Restore, tables};
use store::jobs::NewJob;
use store::testing::{self, Engine, NOW, WORKSPACE};
use store::{Error, NOWHERE, Store, Value, args};

type Files = Vec<(String, Vec<u8>)>;

async fn save(store: &Store) -> Files {
    let mut backup = Backup::begin(store, &testing::act_in(NOWHERE, NOW)).await.expect("begun");
    let mut files = Vec::new();
    for table in tables() {
        let mut file = Vec::new();
        backup.save(&table, &mut file).await.expect("saved");
        files.push((table, file));
    }
    files
}

async fn restore(store: &Store, files: &Files) -> Result<(), Error> {
    let act = testing::act_in(NOWHERE, NOW);
    let mut restore = Restore::begin(store, &act).await?;
    for (table, file) in files {
        restore.load(table, file.as_slice()).await?;
    }
    restore.finish().await
}

/// The first line in which two backups differ.
fn difference(one: &Files, other: &Files) -> Option<(String, String)> {
    let lines = |files: &Files| -> Vec<String> {
        let text = |(table, file): &(String, Vec<u8>)| format!("{table}\n{}", String::from_utf8_lossy(file));
        files.iter().map(text).collect::<String>().lines().map(ToOwned::to_owned).collect()
    };
    let (one, other) = (lines(one), lines(other));
    assert_eq!(one.len(), other.len());
    one.into_iter().zip(other).find(|(one, other)| one != other)
}

/// A store with something of every sort of value, and with references to rows that come later.
async fn furnished(engine: Engine) -> Store {
    let store = testing::store(engine).await;
    let act = testing::act();
    let mut tx = store.begin(&act).await.expect("begun");
    let login = "INSERT INTO login (id, mail, mail_key, name, password, made_at) VALUES ($1, 'a@b.c', 'a@b.c', $2, $3, $4)";
    tx.execute(login, args![[1; 16].as_slice(), "Zoë \"Ω\" \u{202e}\n\\", Option::<String>::None, NOW]).await.expect("a login");
    let session = "INSERT INTO session (id, token_hash, login, made_at, seen_at, ends_at, address, agent) VALUES ($1, $2, $3, $4, $4, $4, '', '')";
    tx.execute(session, args![[2; 16].as_slice(), [3; 32], [1; 16].as_slice(), NOW]).await.expect("a session");
    let team = "INSERT INTO team (workspace, id, code, key, name, revision) VALUES ($1, $2, $3, $4, '', 0)";
    let parents = [None, Some(5_u8), None, Some(1), Some(4), Some(3)];
    for place in 0..6_u8 {
        tx.execute(team, args![WORKSPACE, vec![place; 16], i64::from(place), format!("t{place}")]).await.expect("a team");
    }
    for (place, parent) in (0_u8..).zip(parents) {
        let sql = "UPDATE team SET parent = $3 WHERE workspace = $1 AND id = $2";
        tx.execute(sql, args![WORKSPACE, vec![place; 16], parent.map(|parent| vec![parent; 16])]).await.expect("a parent");
    }
    let touchpoint =
        "INSERT INTO touchpoint (workspace, id, code, key, name, target_value, position, revision) VALUES ($1, $2, $3, $4, '', $5, 0, 0)";
    let reals = [0.1, 1.0 / 3.0, -1.5, 1e300, 5e-324, f64::MAX, f64::INFINITY, 9_007_199_254_740_993.0];
    for (code, real) in (0_i64..).zip(reals) {
        tx.execute(touchpoint, args![WORKSPACE, [code as u8; 16].as_slice(), code, format!("p{code}"), real]).await.expect("a touchpoint");
    }
    let words = (0..5000).map(|code| args![WORKSPACE, "channel", i64::MAX - code, format!("word {code}")]).collect();
    tx.insert_rows("INSERT INTO word (workspace, dimension, code, text)", words, "").await.expect("words");
    tx.next_codes("word", 5000).await.expect("codes");
    tx.append("words.recorded", &json!({ "n": 5000 })).await.expect("an event");
    tx.enqueue(&NewJob { name: "count", unique_key: None, payload: json!({}), run_at: NOW }).await.expect("a job");
    tx.commit().await.expect("committed");
    store
}

#[rstest]
#[tokio::test]
async fn records_move_from_engine_to_engine_unchanged(
    #[values((Engine::Sqlite, Engine::Postgres), (Engine::Postgres, Engine::Sqlite))] (there, back): (Engine, Engine),
) {
    let files = save(&furnished(there).await).await;
    assert!(files.iter().all(|(table, _)| table != "session" && table != "one_time_link"));
    let other = testing::empty_store(back).await;
    restore(&other, &files).await.expect("restored");
    let moved = save(&other).await;
    assert_eq!(difference(&moved, &files), None);
    let again = testing::empty_store(there).await;
    restore(&again, &moved).await.expect("restored");
    assert_eq!(difference(&save(&again).await, &files), None);

    let mut read = again.read(WORKSPACE).await.expect("a reader");
    let events = store::log::after(&mut read, 0, 10).await.expect("read");
    assert_eq!(events.len(), 1, "its number came along");
}

#[rstest]
#[tokio::test]
async fn records_that_are_there_are_not_mixed_with_others(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let files = save(&testing::store(engine).await).await;
    let store = testing::store(engine).await;
    let error = restore(&store, &files).await.expect_err("it is not empty");
    assert!(error.to_string().contains("table workspace"), "{error}");
}

#[rstest]
#[case("\"schema\":", "\"schema\":9", "line 1: the backup has schema 9")]
#[case("\"schema\":", "\"scheme\":", "line 1: this is not a table")]
#[case("\"zone\",", "", "line 1: the table has other columns")]
#[case("\"EUR\"", "17", "line 2: the row does not fit")]
#[case("\"EUR\"", "null", "line 2: the row does not fit")]
#[case("\"EUR\",", "", "line 2: the row does not fit")]
#[case("{\"rows\":1}\n", "", "line 3: the file is cut off")]
#[case("{\"rows\":1}\n", "{\"rows\":2}\n", "line 3: the file is cut off")]
#[case("{\"rows\":1}\n", "{\"rows\":1}\n[]\n", "line 3: the row does not fit")]
#[tokio::test]
async fn a_spoiled_file_is_refused_and_leaves_nothing(#[case] whole: &str, #[case] spoiled: &str, #[case] reason: &str) {
    let mut files = save(&testing::store(Engine::Sqlite).await).await;
    let (_, file) = files.iter_mut().find(|(table, _)| table == "workspace").expect("the table");
    *file = String::from_utf8_lossy(file).replacen(whole, spoiled, 1).into_bytes();
    let store = testing::empty_store(Engine::Sqlite).await;
    let error = restore(&store, &files).await.expect_err("it is spoiled");
    assert!(error.to_string().contains(reason), "{error}");
    assert!(restore(&store, &save(&testing::store(Engine::Sqlite).await).await).await.is_ok(), "it is still empty");
}

#[tokio::test]
async fn a_backup_without_a_table_is_refused() {
    let mut files = save(&testing::store(Engine::Sqlite).await).await;
    let last = files.pop().expect("a table");
    let store = testing::empty_store(Engine::Sqlite).await;
    assert!(restore(&store, &files).await.expect_err("the last is missing").to_string().contains(&last.0));
    files.insert(0, last);
    assert!(restore(&store, &files).await.expect_err("the order is another").to_string().contains("order"));
}

#[rstest]
#[tokio::test]
async fn a_backup_shows_the_moment_it_began(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let store = testing::store(engine).await;
    let mut backup = Backup::begin(&store, &testing::act_in(NOWHERE, NOW)).await.expect("begun");
    let mut file = Vec::new();
    backup.save("workspace", &mut file).await.expect("saved");
    let act = testing::act();
    let mut tx = store.begin(&act).await.expect("begun");
    let values: Vec<Value> = args![WORKSPACE, 1_i64];
    tx.execute("INSERT INTO word (workspace, dimension, code, text) VALUES ($1, 'channel', $2, 'late')", values).await.expect("a word");
    tx.commit().await.expect("committed");
    assert_eq!(backup.save("word", &mut file).await.expect("saved"), 0);
}

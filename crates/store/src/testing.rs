//! Throw-away stores on both engines, for tests of every crate.

use std::sync::atomic::{AtomicU64, Ordering};

use kernel::{Act, Actor, Id, Ids, Time, Workspace};
use sqlx::{AnyConnection, AssertSqlSafe, Connection, Executor};
use tempfile::TempDir;
use tokio::sync::OnceCell;

mod thrown;

pub use crate::engine::Engine;
use crate::engine::sqlite_url;
use crate::{Settings, Store, migrations};

/// The workspace of [`act`].
pub const WORKSPACE: Id<Workspace> = Id::from_bytes([7; 16]);

/// 2026-03-02T08:00Z, a Monday.
pub const NOW: Time = Time::from_micros(1_772_438_400_000_000);

static COUNT: AtomicU64 = AtomicU64::new(0);

/// A store with the newest schema and one workspace, [`WORKSPACE`]. It goes when the thread that asked for it ends, as a test's does.
pub async fn store(engine: Engine) -> Store {
    let store = empty_store(engine).await;
    let act = act();
    let mut tx = store.begin(&act).await.expect("a transaction");
    tx.execute(
        "INSERT INTO workspace (id, key, name, zone, locale, currency, min_people, made_at, revision) VALUES ($1, 'test', 'Test', 'Europe/Berlin', 'en', 'EUR', 1, $2, 0)",
        crate::args![WORKSPACE, NOW],
    )
    .await
    .expect("a workspace");
    tx.commit().await.expect("committed");
    store
}

/// A store with the newest schema and no rows.
pub async fn empty_store(engine: Engine) -> Store {
    Store::open(&settings(engine).await).await.expect("the store opens")
}

/// Where a new empty database is; on PostgreSQL it is a copy of one that was migrated once per process.
pub async fn settings(engine: Engine) -> Settings {
    let url = match engine {
        Engine::Sqlite => {
            let folder = TempDir::with_prefix("touchstone-test-").expect("a folder");
            let url = sqlite_url(&folder.path().join("touchstone.db"));
            thrown::folder(folder);
            url
        }
        Engine::Postgres => postgres_copy().await,
    };
    Settings { url, connections: 4 }
}

/// An act in [`WORKSPACE`] at [`NOW`]; its ids differ from those of every other act.
pub fn act() -> Act {
    act_in(WORKSPACE, NOW)
}

/// An act elsewhere or at another time.
pub fn act_in(workspace: Id<Workspace>, now: Time) -> Act {
    let mut seed = [0; 32];
    seed[..8].copy_from_slice(&unique_number().to_le_bytes());
    seed[8..12].copy_from_slice(&std::process::id().to_le_bytes());
    Act { workspace, actor: Actor::System("test"), now, ids: Ids::new(now, seed) }
}

fn unique_number() -> u64 {
    COUNT.fetch_add(1, Ordering::Relaxed)
}

fn unique() -> String {
    format!("{}_{}", std::process::id(), unique_number())
}

/// The throw-away server that `make test` starts.
fn server() -> String {
    std::env::var("TOUCHSTONE_TEST_POSTGRES").expect("TOUCHSTONE_TEST_POSTGRES names no server: run the tests by `make test`, which starts one")
}

async fn postgres_copy() -> String {
    static TEMPLATE: OnceCell<String> = OnceCell::const_new();
    let template = TEMPLATE.get_or_init(make_template).await;
    let name = format!("test_{}", unique());
    let mut connection = thrown::connect(&server()).await;
    thrown::drop_over(&mut connection).await;
    create(&mut connection, &format!("{name} TEMPLATE {template}")).await;
    connection.close().await.expect("closed");
    let url = with_database(&name);
    thrown::database(name);
    url
}

async fn make_template() -> String {
    let name = format!("template_{}", unique());
    let mut connection = thrown::connect(&server()).await;
    thrown::drop_left(&mut connection).await;
    create(&mut connection, &name).await;
    connection.close().await.expect("closed");
    let store = Store::connect(&Settings { url: with_database(&name), connections: 1 }).await.expect("the template opens");
    migrations::run(&store).await.expect("the template migrates");
    store.close().await;
    name
}

fn with_database(name: &str) -> String {
    let server = server();
    let (address, _) = server.rsplit_once('/').expect("an address with a database");
    format!("{address}/{name}")
}

async fn create(connection: &mut AnyConnection, what: &str) {
    connection.execute(AssertSqlSafe(format!("CREATE DATABASE {what}"))).await.expect("the test server makes a database");
}

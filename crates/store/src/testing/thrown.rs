//! What a test made goes when its thread ends; otherwise a run of all tests would take many gigabytes of disk.

use std::cell::RefCell;
use std::path::Path;
use std::sync::Mutex;

use sqlx::{AnyConnection, AssertSqlSafe, Connection, Executor, Row};
use tempfile::TempDir;

/// Databases of tests that are over. The next one that makes a database drops them: a thread that ends cannot wait for a server.
static OVER: Mutex<Vec<String>> = Mutex::new(Vec::new());

thread_local! {
    static MADE: RefCell<Made> = RefCell::default();
}

/// What the test of this thread made.
#[derive(Default)]
struct Made {
    folders: Vec<TempDir>,
    databases: Vec<String>,
}

impl Drop for Made {
    fn drop(&mut self) {
        self.folders.clear();
        if let Ok(mut over) = OVER.lock() {
            over.append(&mut self.databases);
        }
    }
}

/// Keeps a folder until the test of this thread is over.
pub fn folder(folder: TempDir) {
    MADE.with_borrow_mut(|made| made.folders.push(folder));
}

/// Keeps a database until the test of this thread is over.
pub fn database(name: String) {
    MADE.with_borrow_mut(|made| made.databases.push(name));
}

/// Drops the databases of tests that are over.
pub async fn drop_over(connection: &mut AnyConnection) {
    let over = OVER.lock().map(|mut over| std::mem::take(&mut *over)).unwrap_or_default();
    for name in over {
        drop_database(connection, &name).await;
    }
}

/// Drops what earlier processes left, whose numbers nobody has now. Where processes cannot be looked up, nothing is dropped.
pub async fn drop_left(connection: &mut AnyConnection) {
    if !Path::new("/proc/self").exists() {
        return;
    }
    let sql = r"SELECT datname::text FROM pg_database WHERE datname LIKE 'test\_%' OR datname LIKE 'template\_%'";
    for row in connection.fetch_all(sql).await.expect("the test server lists its databases") {
        let name: String = row.get(0);
        let process = name.split('_').nth(1).and_then(|process| process.parse::<u32>().ok());
        if process.is_some_and(|process| !Path::new("/proc").join(process.to_string()).exists()) {
            drop_database(connection, &name).await;
        }
    }
}

async fn drop_database(connection: &mut AnyConnection, name: &str) {
    // Another process may be dropping the same ones.
    let _ = connection.execute(AssertSqlSafe(format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"))).await;
}

/// A connection to the maintenance database of the test server.
pub async fn connect(server: &str) -> AnyConnection {
    sqlx::any::install_default_drivers();
    AnyConnection::connect(server).await.expect("the test server answers")
}

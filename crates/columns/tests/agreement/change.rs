//! What may happen to a workspace and to its columns between two questions.

use columns::Columns;
use kernel::{Id, Workspace};
use listen::responses::Response;
use proptest::prelude::*;
use serde_json::json;
use store::testing::{NOW, act_in};
use store::{Row, Store, Tx, args};
use tempfile::TempDir;

/// One thing that happens; numbers count round.
#[derive(Clone, Debug)]
pub enum Change {
    /// A response is recorded again as a new one.
    Copy(usize),
    /// A response gets another weight and moment.
    Edit(usize),
    /// A response is excluded, or taken in again.
    Exclude(usize),
    /// A response is removed.
    Remove(usize),
    /// A person and all they said are erased, from the files too.
    Erase(usize),
    /// An account gets a new version with another tier, and another external id.
    Tier(usize),
    /// A touchpoint gets another key.
    Rename,
    /// The tail is put into files.
    Compact,
    /// Everything is made anew.
    Rebuild,
    /// The process ends and starts.
    Restart,
}

pub fn changes() -> impl Strategy<Value = Change> {
    let which = 0..1000usize;
    prop_oneof![
        3 => which.clone().prop_map(Change::Copy),
        3 => which.clone().prop_map(Change::Edit),
        2 => which.clone().prop_map(Change::Exclude),
        2 => which.clone().prop_map(Change::Remove),
        1 => which.clone().prop_map(Change::Erase),
        2 => which.prop_map(Change::Tier),
        1 => Just(Change::Rename),
        4 => Just(Change::Compact),
        1 => Just(Change::Rebuild),
        3 => Just(Change::Restart),
    ]
}

impl Change {
    pub async fn make(&self, store: &Store, workspace: Id<Workspace>, columns: &mut Columns, folder: &TempDir) {
        match self {
            Self::Compact => return columns.compact(workspace).await.expect("compacted"),
            Self::Rebuild => return columns.rebuild(workspace).await.expect("rebuilt"),
            Self::Restart => return *columns = super::columns(store, folder),
            _ => {}
        }
        let act = act_in(workspace, NOW);
        let mut tx = store.begin(&act).await.expect("a transaction");
        match self {
            Self::Copy(which) => copy(&mut tx, *which).await,
            Self::Edit(which) => touch(&mut tx, *which, "weight = weight + 0.25, experienced_at = experienced_at + 86400000000").await,
            Self::Exclude(which) => touch(&mut tx, *which, "excluded = CASE WHEN excluded IS NULL THEN 'doubtful' ELSE NULL END").await,
            Self::Remove(which) => remove(&mut tx, *which).await,
            Self::Erase(which) => erase(&mut tx, *which).await,
            Self::Tier(which) => tier(&mut tx, *which).await,
            _ => rename(&mut tx).await,
        }
        tx.commit().await.expect("committed");
        if matches!(self, Self::Erase(_)) {
            columns.erase(workspace).await.expect("erased");
        }
    }
}

async fn pick(tx: &mut Tx<'_>, sql: &str, which: usize) -> Option<Row> {
    let workspace = tx.workspace();
    let mut rows = tx.all(sql, args![workspace]).await.expect("rows");
    if rows.is_empty() { None } else { Some(rows.swap_remove(which % rows.len())) }
}

async fn response(tx: &mut Tx<'_>, which: usize) -> Option<(Id<Response>, i64)> {
    let row = pick(tx, "SELECT id, code FROM response WHERE workspace = $1 ORDER BY code", which).await?;
    Some((row.get("id").expect("an id"), row.get("code").expect("a code")))
}

async fn copy(tx: &mut Tx<'_>, which: usize) {
    let Some((id, _)) = response(tx, which).await else { return };
    let (fresh, code) = (tx.act().ids.next::<Response>(), tx.next_codes("response", 1).await.expect("a code"));
    let fields = "survey, account, account_version, contact, channel, team, language, offering, weight, experienced_at, answered_at, received_at, \
                  test, excluded, content_hash, revision";
    let sql = format!(
        "INSERT INTO response (workspace, id, code, {fields}) SELECT workspace, $3, $4, {fields} FROM response WHERE workspace = $1 AND id = $2"
    );
    tx.execute(&sql, args![tx.workspace(), id, fresh, code]).await.expect("copied");
    for (table, fields) in
        [("rating", "question, position, score, touchpoint, offering, pattern, aspect"), ("response_value", "attribute, value_text, value_num")]
    {
        let sql = format!(
            "INSERT INTO {table} (workspace, response, {fields}) SELECT workspace, $3, {fields} FROM {table} WHERE workspace = $1 AND response = $2"
        );
        tx.execute(&sql, args![tx.workspace(), id, fresh]).await.expect("copied");
    }
    tx.append("responses.recorded", &json!({"from": code, "until": code + 1, "first": fresh, "last": fresh})).await.expect("told");
}

async fn touch(tx: &mut Tx<'_>, which: usize, set: &str) {
    let Some((id, code)) = response(tx, which).await else { return };
    tx.execute(&format!("UPDATE response SET {set} WHERE workspace = $1 AND id = $2"), args![tx.workspace(), id]).await.expect("changed");
    tx.append("responses.changed", &json!({"codes": [code], "ids": [id]})).await.expect("told");
}

async fn delete(tx: &mut Tx<'_>, id: Id<Response>) {
    for sql in [
        "DELETE FROM rating WHERE workspace = $1 AND response = $2",
        "DELETE FROM response_value WHERE workspace = $1 AND response = $2",
        "DELETE FROM response WHERE workspace = $1 AND id = $2",
    ] {
        tx.execute(sql, args![tx.workspace(), id]).await.expect("deleted");
    }
}

async fn remove(tx: &mut Tx<'_>, which: usize) {
    let Some((id, code)) = response(tx, which).await else { return };
    delete(tx, id).await;
    tx.append("responses.removed", &json!({"codes": [code]})).await.expect("told");
}

async fn erase(tx: &mut Tx<'_>, which: usize) {
    let Some(contact) = pick(tx, "SELECT id, code FROM contact WHERE workspace = $1 ORDER BY code", which).await else { return };
    let (id, code): (Vec<u8>, i64) = (contact.get("id").expect("an id"), contact.get("code").expect("a code"));
    let workspace = tx.workspace();
    let said = tx.all("SELECT id, code FROM response WHERE workspace = $1 AND contact = $2", args![workspace, code]).await.expect("rows");
    let mut codes: Vec<i64> = Vec::new();
    for row in &said {
        delete(tx, row.get("id").expect("an id")).await;
        codes.push(row.get("code").expect("a code"));
    }
    tx.execute("DELETE FROM contact_value WHERE workspace = $1 AND contact = $2", args![tx.workspace(), id.clone()]).await.expect("deleted");
    tx.execute("DELETE FROM contact WHERE workspace = $1 AND id = $2", args![tx.workspace(), id]).await.expect("deleted");
    tx.append("contact.erased", &json!({"code": code, "responses": codes})).await.expect("told");
}

async fn tier(tx: &mut Tx<'_>, which: usize) {
    let Some(account) = pick(tx, "SELECT id, code FROM account WHERE workspace = $1 ORDER BY code", which).await else { return };
    let (id, code): (Vec<u8>, i64) = (account.get("id").expect("an id"), account.get("code").expect("a code"));
    let workspace = tx.workspace();
    let version: i64 = tx
        .one("SELECT max(code) + 1 AS next FROM account_version WHERE workspace = $1", args![workspace])
        .await
        .expect("a row")
        .get("next")
        .expect("a code");
    tx.execute("INSERT INTO account_version (workspace, code, account, since) VALUES ($1, $2, $3, $4)", args![workspace, version, id.clone(), NOW])
        .await
        .expect("a version");
    let sql = "INSERT INTO account_value (workspace, version, attribute, value_text) SELECT workspace, $2, id, 'platinum' FROM attribute WHERE workspace = $1 AND name = 'tier'";
    tx.execute(sql, args![workspace, version]).await.expect("a value");
    tx.execute(
        "UPDATE account SET version = $3, external_id = $4 WHERE workspace = $1 AND id = $2",
        args![workspace, id, version, format!("moved-{version}")],
    )
    .await
    .expect("changed");
    tx.append("accounts.changed", &json!({"codes": [code]})).await.expect("told");
}

async fn rename(tx: &mut Tx<'_>) {
    tx.execute("UPDATE touchpoint SET key = 'renamed' WHERE workspace = $1 AND code = 0", args![tx.workspace()]).await.expect("renamed");
    tx.append("dictionary.changed", &json!({"of": "touchpoint"})).await.expect("told");
}

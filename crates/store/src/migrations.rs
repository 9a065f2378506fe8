//! The schema as one text for both engines, forward only; a released text is never edited.

use kernel::{Act, Actor, Ids, Time};

use crate::args;
use crate::engine::Engine;
use crate::error::Error;
use crate::planner;
use crate::store::{NOWHERE, Store};
use crate::tx::Tx;

/// All migrations in order: version, name, text.
pub const MIGRATIONS: &[(i64, &str, &str)] = &[
    (1, "engine_room", include_str!("../migrations/0001_engine_room.sql")),
    (2, "lived", include_str!("../migrations/0002_lived.sql")),
    (3, "surveys", include_str!("../migrations/0003_surveys.sql")),
    (4, "desk", include_str!("../migrations/0004_desk.sql")),
    (5, "survey_promise", include_str!("../migrations/0005_survey_promise.sql")),
    (6, "contracts", include_str!("../migrations/0006_contracts.sql")),
    (7, "interactions", include_str!("../migrations/0007_interactions.sql")),
    (8, "audiences", include_str!("../migrations/0008_audiences.sql")),
    (9, "post", include_str!("../migrations/0009_post.sql")),
    (10, "programmes", include_str!("../migrations/0010_programmes.sql")),
    (11, "observations", include_str!("../migrations/0011_observations.sql")),
    (12, "staff_invitations", include_str!("../migrations/0012_staff_invitations.sql")),
    (13, "programme_links", include_str!("../migrations/0013_programme_links.sql")),
    (14, "desk_work", include_str!("../migrations/0014_desk_work.sql")),
    (15, "cases", include_str!("../migrations/0015_cases.sql")),
    (16, "webhooks", include_str!("../migrations/0016_webhooks.sql")),
    (17, "classes", include_str!("../migrations/0017_classes.sql")),
    (18, "silence", include_str!("../migrations/0018_silence.sql")),
    (19, "today", include_str!("../migrations/0019_today.sql")),
    (20, "decisions", include_str!("../migrations/0020_decisions.sql")),
    (21, "announcements", include_str!("../migrations/0021_announcements.sql")),
    (22, "digests", include_str!("../migrations/0022_digests.sql")),
    (23, "watches", include_str!("../migrations/0023_watches.sql")),
    (24, "case_dues", include_str!("../migrations/0024_case_dues.sql")),
    (25, "playbooks", include_str!("../migrations/0025_playbooks.sql")),
    (26, "chats", include_str!("../migrations/0026_chats.sql")),
    (27, "sweeps", include_str!("../migrations/0027_sweeps.sql")),
    (28, "cases by watches", include_str!("../migrations/0028_cases_by_watches.sql")),
    (29, "lighter writes", include_str!("../migrations/0029_lighter_writes.sql")),
];

/// The version of the schema this build works with.
pub fn newest() -> i64 {
    MIGRATIONS.last().map_or(0, |(version, ..)| *version)
}

/// Brings the schema up to date; several nodes may call it at once.
pub(crate) async fn run(store: &Store) -> Result<(), Error> {
    let act = Act { workspace: NOWHERE, actor: Actor::System("migrate"), now: Time::default(), ids: Ids::new(Time::default(), [0; 32]) };
    let mut tx = store.begin(&act).await?;
    if tx.engine() == Engine::Postgres {
        // CREATE TABLE IF NOT EXISTS alone can collide between nodes that start together.
        tx.execute("SELECT CAST(pg_advisory_xact_lock(7403) AS TEXT)", vec![]).await?;
    }
    tx.execute(
        &expand(tx.engine(), "CREATE TABLE IF NOT EXISTS schema_version (version INT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (version)) STRICT"),
        vec![],
    )
    .await?;
    let row = tx.one("SELECT CAST(COALESCE(MAX(version), 0) AS BIGINT) AS version FROM schema_version", vec![]).await?;
    let current: i64 = row.get("version")?;
    if current > newest() {
        return Err(Error::Misuse(format!(
            "the data are of a newer release (schema {current}, this build knows {}): start that release or a newer one",
            newest()
        )));
    }
    for (version, name, text) in MIGRATIONS.iter().filter(|(version, ..)| *version > current) {
        apply(&mut tx, text).await?;
        tx.execute("INSERT INTO schema_version (version, name) VALUES ($1, $2)", args![*version, *name]).await?;
    }
    if tx.engine() == Engine::Sqlite && current < newest() {
        planner::tell(&mut tx).await?;
    }
    tx.commit().await
}

async fn apply(tx: &mut Tx<'_>, text: &str) -> Result<(), Error> {
    for statement in statements(text) {
        let statement = expand(tx.engine(), &statement);
        tx.execute(&statement, vec![]).await?;
    }
    Ok(())
}

/// The statements of a text without its comments.
pub(crate) fn statements(text: &str) -> Vec<String> {
    let code: String = text.lines().filter(|line| !line.trim_start().starts_with("--")).flat_map(|line| [line, "\n"]).collect();
    code.split(';').map(str::trim).filter(|statement| !statement.is_empty()).map(ToOwned::to_owned).collect()
}

/// Replaces the few words that the engines spell differently.
fn expand(engine: Engine, statement: &str) -> String {
    let word = |word: &str| match word {
        "ID" | "BYTES" => engine.choose("BLOB", "BYTEA").to_owned(),
        "INT" => engine.choose("INTEGER", "BIGINT").to_owned(),
        "REAL" => engine.choose("REAL", "DOUBLE PRECISION").to_owned(),
        // Both engines then order text by its bytes.
        "TEXT" => engine.choose("TEXT", "TEXT COLLATE \"C\"").to_owned(),
        "STRICT" => engine.choose("STRICT, WITHOUT ROWID", "").to_owned(),
        other => other.to_owned(),
    };
    let (mut out, mut rest) = (String::with_capacity(statement.len() + 64), statement);
    while !rest.is_empty() {
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(rest.len());
        out.push_str(&word(&rest[..end]));
        let next = rest[end..].chars().next().map_or(0, char::len_utf8);
        out.push_str(&rest[end..end + next]);
        rest = &rest[end + next..];
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_whole_words_are_expanded() {
        let text = "CREATE TABLE t (id ID NOT NULL, value_TEXT TEXT, n INT) STRICT";
        assert_eq!(expand(Engine::Sqlite, text), "CREATE TABLE t (id BLOB NOT NULL, value_TEXT TEXT, n INTEGER) STRICT, WITHOUT ROWID");
        assert_eq!(expand(Engine::Postgres, text), "CREATE TABLE t (id BYTEA NOT NULL, value_TEXT TEXT COLLATE \"C\", n BIGINT) ");
    }
}

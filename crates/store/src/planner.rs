//! What SQLite's planner cannot guess of an empty file: that a workspace owns very many rows.
//!
//! Without it, the planner takes `workspace = …` for the narrowest condition and reads all rows of the workspace where an index on a second
//! column would find a few. PostgreSQL keeps such statistics by itself.

use crate::error::Error;
use crate::tx::Tx;

/// For every index that begins with `workspace`: a million rows, all of one workspace, ten for each further column, one for a whole unique key.
const TELL: &str = "INSERT INTO sqlite_stat1 (tbl, idx, stat) \
    SELECT tbl, CASE WHEN origin = 'pk' THEN tbl ELSE idx END, \
        '1000000 1000000' || substr(' 10 10 10 10 10 10 10 10', 1, 3 * (width - 2)) || CASE WHEN is_unique = 1 THEN ' 1' ELSE ' 10' END \
    FROM (SELECT t.name AS tbl, i.name AS idx, i.origin, i.\"unique\" AS is_unique, COUNT(*) AS width, MIN(CASE WHEN c.seqno = 0 THEN c.name END) AS first \
        FROM sqlite_schema t JOIN pragma_index_list(t.name) i JOIN pragma_index_info(i.name) c WHERE t.type = 'table' \
        GROUP BY t.name, i.name, i.origin, i.\"unique\") \
    WHERE first = 'workspace' AND width > 1";

/// Tells the planner; called whenever the schema has changed.
pub(crate) async fn tell(tx: &mut Tx<'_>) -> Result<(), Error> {
    // On empty tables ANALYZE finds nothing and only makes the table of statistics.
    for sql in ["ANALYZE workspace", "DELETE FROM sqlite_stat1", TELL, "ANALYZE sqlite_schema"] {
        tx.execute(sql, vec![]).await?;
    }
    Ok(())
}

#[cfg(all(test, feature = "testing"))]
mod tests {
    use crate::testing::{self, Engine};

    #[rstest::rstest]
    #[case("external_id IN ('a', 'b')", "account_external (workspace=? AND external_id=?)")]
    #[case("id IN (x'00', x'01')", "PRIMARY KEY (workspace=? AND id=?)")]
    #[case("name_key > 'a'", "account_name (workspace=? AND name_key>?)")]
    #[tokio::test]
    async fn a_few_rows_of_a_workspace_are_found_by_their_index(#[case] condition: &str, #[case] index: &str) {
        let store = testing::store(Engine::Sqlite).await;
        store.analyse().await.expect("analysed");
        let mut read = store.read(testing::WORKSPACE).await.expect("a read");
        let sql = format!("EXPLAIN QUERY PLAN SELECT name FROM account WHERE workspace = x'00' AND {condition}");
        let plan: String = read.one(&sql, vec![]).await.expect("a plan").get("detail").expect("text");
        assert!(plan.ends_with(index), "{plan}");
    }

    #[tokio::test]
    async fn answers_of_a_survey_are_found_by_an_index_that_has_only_those_of_surveys() {
        let store = testing::store(Engine::Sqlite).await;
        let mut read = store.read(testing::WORKSPACE).await.expect("a read");
        let sql = "EXPLAIN QUERY PLAN SELECT (SELECT r.answered_at FROM response r WHERE r.workspace = s.workspace AND r.survey = s.code ORDER BY r.id DESC LIMIT 1) \
            FROM survey s WHERE s.workspace = x'00'";
        let plan = read.all(sql, vec![]).await.expect("a plan");
        let steps: Vec<String> = plan.iter().map(|step| step.get("detail").expect("text")).collect();
        assert!(steps.iter().any(|step| step.ends_with("response_survey (workspace=? AND survey=?)")), "{steps:?}");
    }
}

//! The tables that a statement names.

/// The tables a `SELECT` reads.
pub(crate) fn read_by(sql: &str) -> impl Iterator<Item = &str> {
    after(sql, &["FROM", "JOIN"])
}

/// The tables that a statement may write into; other words may be among them.
pub(crate) fn written_by(sql: &str) -> impl Iterator<Item = &str> {
    let writes = !sql.trim_start().starts_with("SELECT");
    after(sql, &["INTO", "UPDATE", "FROM"]).filter(move |_| writes)
}

/// The words that follow certain words.
fn after<'s>(sql: &'s str, before: &'static [&'static str]) -> impl Iterator<Item = &'s str> {
    let words = || sql.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').filter(|word| !word.is_empty());
    words().zip(words().skip(1)).filter(|(word, _)| before.contains(word)).map(|(_, table)| table)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case("UPDATE member SET role = $3 WHERE workspace = $1 AND id = $2", "member")]
    #[case("INSERT INTO api_token (id) VALUES ($1)", "api_token")]
    #[case("DELETE FROM session\n WHERE id = $1", "session")]
    #[case("WITH gone AS (DELETE FROM login WHERE id = $1 RETURNING id) SELECT id FROM gone", "login")]
    #[case("INSERT INTO word (workspace, code) VALUES (?,?) ON CONFLICT (workspace, code) DO NOTHING", "word")]
    fn what_a_statement_writes_into_is_known(#[case] sql: &str, #[case] table: &str) {
        assert!(written_by(sql).any(|written| written == table));
    }

    #[test]
    fn a_select_writes_nothing_and_reads_what_it_joins() {
        let sql = "SELECT m.id FROM member m LEFT JOIN login l ON l.id = m.login WHERE m.workspace = $1";
        assert_eq!(written_by(sql).count(), 0);
        assert_eq!(read_by(sql).collect::<Vec<_>>(), ["member", "login"]);
    }
}

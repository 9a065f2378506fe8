//! Both engines hold the same schema: what their catalogues say equals one committed text, `schema.snap`.

use std::collections::BTreeMap;

use rstest::rstest;
use store::Store;
use store::testing::{self, Engine};

#[rstest]
#[tokio::test]
async fn both_catalogues_say_the_same(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let store = testing::empty_store(engine).await;
    let mut tables: BTreeMap<String, String> = BTreeMap::new();
    let questions = match engine {
        Engine::Sqlite => SQLITE,
        Engine::Postgres => POSTGRES,
    };
    for (place, question) in questions.iter().enumerate() {
        let mut lines = lines(&store, question).await;
        if place > 0 {
            // Only columns come in the order of the catalogue.
            lines.sort();
        }
        for (table, line) in lines {
            let text = tables.entry(table).or_default();
            text.push_str("  ");
            text.push_str(&line);
            text.push('\n');
        }
    }
    let schema: String = tables.into_iter().flat_map(|(table, lines)| [table, "\n".into(), lines]).collect();
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(".");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!("schema", schema));
}

async fn lines(store: &Store, question: &str) -> Vec<(String, String)> {
    let mut door = store.door().await.expect("a reader");
    let rows = door.all(question, vec![]).await.expect("the catalogue answers");
    rows.iter().map(|row| (row.get("table_name").expect("a table"), row.get("line").expect("a line"))).collect()
}

const SQLITE: &[&str] = &[
    "SELECT t.name AS table_name, c.name || ' ' || CASE c.type WHEN 'BLOB' THEN 'bytes' WHEN 'INTEGER' THEN 'int' ELSE lower(c.type) END
       || CASE WHEN c.\"notnull\" = 1 THEN '' ELSE ' null' END AS line
     FROM sqlite_schema AS t JOIN pragma_table_info(t.name) AS c WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' ORDER BY t.name, c.cid",
    "SELECT t.name AS table_name, CASE WHEN i.origin = 'pk' THEN 'primary key' WHEN i.\"unique\" = 1 THEN 'unique ' || i.name ELSE 'index ' || i.name END
       || ' (' || (SELECT group_concat(name, ', ') FROM (SELECT name FROM pragma_index_info(i.name) ORDER BY seqno)) || ')'
       || CASE WHEN i.partial = 1 THEN ' of some rows' ELSE '' END AS line
     FROM sqlite_schema AS t JOIN pragma_index_list(t.name) AS i WHERE t.type = 'table'",
    "SELECT t.name AS table_name, 'references ' || f.\"table\" || ' (' || group_concat(f.\"from\" || ' = ' || f.\"to\", ', ') || ')' AS line
     FROM sqlite_schema AS t JOIN (SELECT t.name AS owner, k.* FROM sqlite_schema AS t JOIN pragma_foreign_key_list(t.name) AS k WHERE t.type = 'table' ORDER BY k.seq) AS f
       ON f.owner = t.name WHERE t.type = 'table' GROUP BY t.name, f.\"table\", f.id",
];

const POSTGRES: &[&str] = &[
    "SELECT CAST(c.relname AS TEXT) AS table_name, a.attname || ' ' || CASE format_type(a.atttypid, a.atttypmod)
         WHEN 'bytea' THEN 'bytes' WHEN 'bigint' THEN 'int' WHEN 'double precision' THEN 'real' ELSE format_type(a.atttypid, a.atttypmod) END
       || CASE WHEN a.attnotnull THEN '' ELSE ' null' END AS line
     FROM pg_class AS c JOIN pg_attribute AS a ON a.attrelid = c.oid AND NOT a.attisdropped
     WHERE c.relkind = 'r' AND c.relnamespace = CAST('public' AS regnamespace) AND a.attnum > 0 ORDER BY c.relname, a.attnum",
    "SELECT CAST(c.relname AS TEXT) AS table_name, CASE WHEN i.indisprimary THEN 'primary key' WHEN i.indisunique THEN 'unique ' || n.relname ELSE 'index ' || n.relname END
       || ' (' || (SELECT string_agg(a.attname, ', ' ORDER BY k.place) FROM unnest(i.indkey) WITH ORDINALITY AS k (number, place)
                   JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum = k.number) || ')'
       || CASE WHEN i.indpred IS NULL THEN '' ELSE ' of some rows' END AS line
     FROM pg_class AS c JOIN pg_index AS i ON i.indrelid = c.oid JOIN pg_class AS n ON n.oid = i.indexrelid
     WHERE c.relnamespace = CAST('public' AS regnamespace)",
    "SELECT CAST(c.relname AS TEXT) AS table_name, 'references ' || r.relname || ' (' || (
         SELECT string_agg(a.attname || ' = ' || b.attname, ', ' ORDER BY k.place) FROM unnest(f.conkey, f.confkey) WITH ORDINALITY AS k (own, other, place)
         JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum = k.own JOIN pg_attribute AS b ON b.attrelid = r.oid AND b.attnum = k.other) || ')' AS line
     FROM pg_constraint AS f JOIN pg_class AS c ON c.oid = f.conrelid JOIN pg_class AS r ON r.oid = f.confrelid
     WHERE f.contype = 'f' AND c.relnamespace = CAST('public' AS regnamespace)",
];

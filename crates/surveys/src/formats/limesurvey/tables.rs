//! The tables of a file.

use std::collections::{BTreeMap, BTreeSet};

use roxmltree::{Document, Node};

/// A row by column.
#[derive(Debug, Default)]
pub struct Row(BTreeMap<String, String>);

impl Row {
    /// A value; empty if there is none.
    pub fn get(&self, column: &str) -> &str {
        self.0.get(column).map_or("", String::as_str)
    }

    pub fn fields(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(column, value)| (column.as_str(), value.as_str()))
    }

    pub fn number(&self, column: &str) -> i64 {
        self.get(column).trim().parse().unwrap_or(0)
    }

    /// Whether it is a question of its own and no part of another.
    pub fn is_parent(&self) -> bool {
        matches!(self.get("parent_qid"), "" | "0")
    }
}

/// All tables of a file by name.
pub struct Tables {
    by_name: BTreeMap<String, Vec<Row>>,
    languages: Vec<String>,
    /// Places of rows by table, column and value.
    index: BTreeMap<(&'static str, &'static str), BTreeMap<String, Vec<usize>>>,
}

/// What rows are looked for by.
const INDEXED: [(&str, &str); 12] = [
    ("groups", "gid"),
    ("group_l10ns", "gid"),
    ("questions", "gid"),
    ("questions", "qid"),
    ("questions", "parent_qid"),
    ("subquestions", "qid"),
    ("subquestions", "parent_qid"),
    ("question_l10ns", "qid"),
    ("question_attributes", "qid"),
    ("answers", "qid"),
    ("answer_l10ns", "aid"),
    ("surveys_languagesettings", ""),
];

impl Tables {
    pub fn of(document: &Document<'_>) -> Self {
        let (mut tables, mut languages) = (BTreeMap::new(), Vec::new());
        for table in document.root_element().children().filter(Node::is_element) {
            let named = |node: &Node<'_, '_>, name: &str| node.tag_name().name() == name;
            if named(&table, "languages") {
                languages = table.children().filter(|node| named(node, "language")).map(|node| words(&node)).collect();
            }
            let rows = table
                .children()
                .filter(|node| named(node, "rows"))
                .flat_map(|rows| rows.children().filter(|node| named(node, "row")).collect::<Vec<_>>());
            let rows: Vec<Row> = rows
                .map(|row| Row(row.children().filter(Node::is_element).map(|field| (field.tag_name().name().to_owned(), words(&field))).collect()))
                .collect();
            tables.entry(table.tag_name().name().to_owned()).or_insert_with(Vec::new).extend(rows);
        }
        let index = INDEXED.iter().map(|(table, column)| ((*table, *column), places(tables.get(*table), column))).collect();
        Self { by_name: tables, languages, index }
    }

    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.by_name.keys().map(String::as_str)
    }

    pub fn languages(&self) -> &[String] {
        &self.languages
    }

    pub fn rows(&self, table: &str) -> &[Row] {
        self.by_name.get(table).map_or(&[], Vec::as_slice)
    }

    /// Rows with a value in a column that is indexed, in their order.
    pub fn with<'t>(&'t self, table: &'t str, column: &'t str, value: &str) -> impl Iterator<Item = &'t Row> {
        let places = self.index.iter().find(|((one, other), _)| *one == table && *other == column).and_then(|(_, places)| places.get(value));
        places.into_iter().flatten().map(move |at| &self.rows(table)[*at])
    }

    /// Words by language: in a table of their own, or, in older files, in the table itself.
    pub fn words(&self, own: &str, main: &str, id: &str, of: &str, column: &str) -> Vec<(String, String)> {
        let found = |table: &str| -> Vec<(String, String)> {
            let rows = self.with(table, id, of).filter(|row| !row.get(column).is_empty());
            let language =
                |row: &Row| if row.get("language").is_empty() { row.get("surveyls_language").to_owned() } else { row.get("language").to_owned() };
            rows.map(|row| (language(row), row.get(column).to_owned())).collect()
        };
        let words = found(own);
        if words.is_empty() { found(main) } else { words }
    }
}

fn places(rows: Option<&Vec<Row>>, column: &str) -> BTreeMap<String, Vec<usize>> {
    let mut places: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, row) in rows.into_iter().flatten().enumerate() {
        places.entry(row.get(column).to_owned()).or_default().push(at);
    }
    places
}

/// Rows without the repetitions by language that older files have.
pub fn once<'t>(rows: impl Iterator<Item = &'t Row>, id: &str) -> Vec<&'t Row> {
    let mut seen = BTreeSet::new();
    rows.filter(|row| seen.insert(row.get(id))).collect()
}

fn words(node: &Node<'_, '_>) -> String {
    node.children().filter_map(|child| child.text()).collect::<String>().trim().to_owned()
}

//! The tables as the migrations declare them.

use crate::migrations::{MIGRATIONS, statements};
use crate::value::Kind;

/// A table, in the words of its declaration.
#[derive(Debug)]
pub(crate) struct Table {
    pub name: String,
    pub columns: Vec<Column>,
    pub key: Vec<String>,
    /// The column that refers to another row of this table.
    pub parent: Option<String>,
}

#[derive(Debug)]
pub(crate) struct Column {
    pub name: String,
    pub kind: Kind,
    pub optional: bool,
}

impl Table {
    /// The names of all columns, as SQL lists them.
    pub(crate) fn list(&self) -> String {
        self.columns.iter().map(|column| column.name.as_str()).collect::<Vec<_>>().join(", ")
    }
}

/// All tables; each after those it refers to. One that is made anew, so that a column may be empty, takes the place and the name of the former.
pub(crate) fn tables() -> Vec<Table> {
    let mut tables: Vec<Table> = Vec::new();
    for statement in MIGRATIONS.iter().flat_map(|(_, _, text)| statements(text)) {
        if let Some(table) = table(&statement) {
            tables.push(table);
        } else if let Some(name) = statement.strip_prefix("DROP TABLE ") {
            tables.retain(|table| table.name != name);
        } else if let Some((from, to)) = statement.strip_prefix("ALTER TABLE ").and_then(|rest| rest.split_once(" RENAME TO ")) {
            tables.iter_mut().filter(|table| table.name == from).for_each(|table| to.clone_into(&mut table.name));
        } else if let Some((to, added)) = statement.strip_prefix("ALTER TABLE ").and_then(|rest| rest.split_once(" ADD COLUMN ")) {
            tables.iter_mut().filter(|table| table.name == to).for_each(|table| table.columns.extend(column(added)));
        } else if let Some((of, dropped)) = statement.strip_prefix("ALTER TABLE ").and_then(|rest| rest.split_once(" DROP COLUMN ")) {
            tables.iter_mut().filter(|table| table.name == of).for_each(|table| table.columns.retain(|column| column.name != dropped));
        }
    }
    tables
}

fn table(statement: &str) -> Option<Table> {
    let (name, body) = statement.strip_prefix("CREATE TABLE ")?.split_once(" (")?;
    let (body, _) = body.rsplit_once(')')?;
    let mut table = Table { name: name.to_owned(), columns: Vec::new(), key: Vec::new(), parent: None };
    for part in parts(body) {
        if part.starts_with("PRIMARY KEY") {
            table.key = names(part).unwrap_or_default();
        } else if part.starts_with("FOREIGN KEY") {
            if part.contains(&format!("REFERENCES {name} (")) {
                table.parent = names(part).and_then(|names| names.last().cloned());
            }
        } else if !part.starts_with("CHECK") {
            table.columns.extend(column(part));
        }
    }
    Some(table)
}

fn column(part: &str) -> Option<Column> {
    let mut words = part.split_whitespace();
    let (name, kind) = (words.next()?, words.next()?);
    let kind = match kind {
        "INT" => Kind::Int,
        "REAL" => Kind::Real,
        "TEXT" => Kind::Text,
        _ => Kind::Bytes,
    };
    Some(Column { name: name.to_owned(), kind, optional: words.next() == Some("NULL") })
}

/// The names in the first brackets.
fn names(part: &str) -> Option<Vec<String>> {
    let (list, _) = part.split_once('(')?.1.split_once(')')?;
    Some(list.split(',').map(|name| name.trim().to_owned()).collect())
}

/// What stands between commas outside brackets.
fn parts(body: &str) -> Vec<&str> {
    let mut depth = 0;
    let outside = |character: char| {
        match character {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        character == ',' && depth == 0
    };
    body.split(outside).map(str::trim).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn declarations_are_read_as_the_engines_read_them() {
        let mut tables = tables();
        tables.sort_by(|a, b| a.name.cmp(&b.name));
        let mut lines: Vec<String> = Vec::new();
        for table in &tables {
            lines.push(table.name.clone());
            for column in &table.columns {
                let kind = format!("{:?}", column.kind).to_lowercase();
                lines.push(format!("  {} {kind}{}", column.name, if column.optional { " null" } else { "" }));
            }
            lines.push(format!("  primary key ({})", table.key.join(", ")));
            lines.extend(table.parent.iter().map(|parent| format!("  references {} (workspace = workspace, {parent} = id)", table.name)));
        }
        let declared: Vec<&str> = lines.iter().map(String::as_str).collect();
        assert_eq!(declared, catalogue(&tables), "both engines' catalogues are in schema.snap");
    }

    /// The lines of the catalogue that a declaration is read for.
    fn catalogue(tables: &[Table]) -> Vec<&'static str> {
        let text = include_str!("../tests/schema.snap");
        let (mut owner, mut lines) = ("", Vec::new());
        for line in text.splitn(3, "---\n").nth(2).expect("a header and a body").lines() {
            if !line.starts_with(' ') {
                owner = line;
            }
            let other = ["  unique ", "  index ", "  references "].iter().any(|word| line.starts_with(word));
            let known = tables.iter().any(|table| table.name == owner);
            if known && (!other || line.starts_with(&format!("  references {owner} "))) {
                lines.push(line);
            }
        }
        lines
    }
}

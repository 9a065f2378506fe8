//! A first map, guessed from the header and some rows: commented, for a person to mend.

mod columns;
mod profile;
mod roles;

use std::collections::BTreeSet;
use std::fmt::Write as _;

pub use columns::{Guess, GuessedColumn, GuessedValue};
use profile::Profile;
use roles::Role;

use super::slug;
use crate::questions::check_key;

/// A first map for a file with this header and these rows of it. Whatever is not sure carries a comment; when no column looks
/// like a date the map does not say when it was, and is refused until a person does.
pub fn guess(header: &[String], rows: &[Vec<String>], delimiter: u8) -> Guess {
    let profiles: Vec<Profile> = header.iter().enumerate().map(|(at, name)| Profile::of(name, rows.iter().filter_map(|row| row.get(at)))).collect();
    let roles = roles::of(&profiles, rows.len());
    let columns = profiles.iter().zip(&roles).map(|(profile, role)| GuessedColumn::of(profile, role)).collect();
    Guess { map: written(&profiles, &roles, delimiter), columns }
}

fn written(profiles: &[Profile], roles: &[Role], delimiter: u8) -> String {
    let mut text = String::from(BEGINNING);
    let _ = writeln!(
        text,
        "[file]\ndelimiter = {}\n# encoding = \"windows-1252\"   # when it is not UTF-8\n# zone = \"Europe/Berlin\"      # of times without offset; the workspace's when absent\n",
        quoted(&char::from(delimiter).to_string())
    );
    response(&mut text, profiles, roles);
    let mut names = BTreeSet::new();
    for (profile, role) in profiles.iter().zip(roles) {
        match role {
            Role::Question { kind, scale, blank } => question(&mut text, profile, kind, scale.as_deref(), blank),
            Role::Attribute(kind) => attribute(&mut text, profile, kind, &mut names),
            Role::Response(..) | Role::Nothing => {}
        }
    }
    leftover(&mut text, profiles, roles);
    text
}

const BEGINNING: &str = "# A first map, guessed from the header and the first rows. Read every line: what a column means is known to people only.
# Try it with --dry-run, which shows counts and problems and writes nothing. The grammar: docs/guides/import-responses.md\n\n";

fn response(text: &mut String, profiles: &[Profile], roles: &[Role]) {
    text.push_str("[response]\n");
    for (profile, role) in profiles.iter().zip(roles) {
        if let Role::Response(field, format) = role {
            let value = match format {
                Some(format) => format!("{{ column = {}, format = {} }}", quoted(&profile.name), quoted(format)),
                None => quoted(&profile.name),
            };
            let _ = writeln!(text, "{field} = {value}   # {}", profile.summary());
        }
    }
    let has = |field: &str| roles.iter().any(|role| matches!(role, Role::Response(found, _) if *found == field));
    if !has("id") {
        text.push_str("# id = \"…\"   # no column looks like an id: rows are told apart by file and place, so import each file once and unchanged\n");
    }
    if !has("experienced_at") && !has("answered_at") {
        text.push_str("# No column looks like a date. Say when it was, one of:\n# experienced_at = { value = \"2017-05-01\" }\n# experienced_at = { year = 2017, month = 5, day = \"COLUMN\" }\n# experienced_at = { column = \"COLUMN\", format = \"%d/%m/%Y\" }\n");
    }
    text.push('\n');
}

fn question(text: &mut String, profile: &Profile, kind: &str, scale: Option<&str>, blank: &[String]) {
    let _ = writeln!(text, "[[question]]   # {}\ncolumn = {}", profile.summary(), quoted(&profile.name));
    if check_key("key", &profile.name).is_err() {
        let _ = writeln!(text, "key = {}", quoted(&slug(&profile.name)));
    }
    let _ = writeln!(text, "kind = {}", quoted(kind));
    if let Some(scale) = scale {
        let _ = writeln!(text, "scale = {}", quoted(scale));
    }
    if !blank.is_empty() {
        let codes = blank.iter().map(|code| quoted(code)).collect::<Vec<_>>().join(", ");
        let _ = writeln!(text, "codes = {{ blank = [{codes}] }}   # or not_applicable: check what they mean");
    }
    text.push_str("# touchpoint = \"…\"\n\n");
}

fn attribute(text: &mut String, profile: &Profile, kind: &str, names: &mut BTreeSet<String>) {
    let base = slug(&profile.name);
    let base: String = base.chars().take(50).collect();
    let (mut name, mut twin) = (base.clone(), 1);
    while names.contains(&name) {
        twin += 1;
        name = format!("{base}_{twin}");
    }
    let _ = writeln!(
        text,
        "[[attribute]]   # {}\ncolumn = {}\nname = {}\ntype = {}\n",
        profile.summary(),
        quoted(&profile.name),
        quoted(&name),
        quoted(kind)
    );
    names.insert(name);
}

fn leftover(text: &mut String, profiles: &[Profile], roles: &[Role]) {
    let left: Vec<_> =
        profiles.iter().zip(roles).filter(|(_, role)| matches!(role, Role::Nothing)).map(|(profile, _)| quoted(&profile.name)).collect();
    if !left.is_empty() {
        let _ = writeln!(text, "# Left out, because they are empty in these rows: {}", left.join(", "));
    }
}

/// A text as TOML writes it.
fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string().replace(['\n', '\r'], " ")
}

#[cfg(test)]
mod tests;

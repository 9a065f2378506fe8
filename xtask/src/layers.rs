//! Holds the code to the direction of the house: crate graph, SQL and engine names.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

/// Each crate and what it may call directly; what these may call is allowed too.
const ROOMS: &[(&str, &[&str])] = &[
    ("kernel", &[]),
    ("filters", &["kernel"]),
    ("store", &["kernel"]),
    ("edge", &["kernel", "store"]),
    ("identity", &["edge"]),
    ("desk", &["identity"]),
    ("post", &["identity"]),
    ("customers", &["desk", "post", "filters"]),
    ("journeys", &["customers"]),
    ("surveys", &["kernel"]),
    ("listen", &["journeys", "surveys"]),
    ("measure", &["listen"]),
    ("monitor", &["measure"]),
    ("columns", &["measure"]),
    ("manage", &["monitor"]),
    ("demo", &["kernel"]),
    ("touchstone", &["columns", "manage", "demo"]),
];

/// The kernel stays small on purpose.
const KERNEL_LINES: usize = 2000;
/// Places where one SQL text cannot serve both engines.
const CHOICES: usize = 10;

/// Fails with every place that goes against the direction.
pub fn check() -> Result<()> {
    let mut wrong = Vec::new();
    let owners = table_owners()?;
    for (room, _) in ROOMS {
        let upstream = upstream(room);
        let folder = Path::new("crates").join(room);
        wrong.extend(check_graph(room, &upstream, &folder)?);
        for file in sources(&folder.join("src"))? {
            let text = std::fs::read_to_string(&file)?;
            wrong.extend(check_sql(room, &upstream, &owners, &file, &text));
            wrong.extend(check_engine_names(room, &file, &text));
        }
    }
    wrong.extend(check_sizes()?);
    for line in &wrong {
        eprintln!("{line}");
    }
    if wrong.is_empty() {
        println!("layers: {} crates, {} tables, all in one direction", ROOMS.len(), owners.len());
        Ok(())
    } else {
        bail!("{} places go against the direction of the house (ARCHITECTURE.md)", wrong.len())
    }
}

fn upstream(room: &str) -> BTreeSet<&'static str> {
    let direct = ROOMS.iter().find(|(name, _)| *name == room).map_or(&[][..], |(_, direct)| direct);
    direct.iter().flat_map(|name| upstream(name).into_iter().chain([*name])).collect()
}

fn check_graph(room: &str, upstream: &BTreeSet<&str>, folder: &Path) -> Result<Vec<String>> {
    let manifest = std::fs::read_to_string(folder.join("Cargo.toml"))?;
    let dependencies =
        manifest.lines().filter_map(|line| line.split(['.', ' ', '=']).next()).filter(|name| ROOMS.iter().any(|(room, _)| room == name));
    Ok(dependencies
        .filter(|name| *name != room && !upstream.contains(name))
        .map(|name| format!("{}: {room} may not call {name}", folder.join("Cargo.toml").display()))
        .collect())
}

/// Each table and the crate that the migrations say owns it.
fn table_owners() -> Result<BTreeMap<String, String>> {
    let mut owners = BTreeMap::new();
    for file in files(Path::new("crates/store/migrations"), "sql")? {
        let mut owner = None;
        for line in std::fs::read_to_string(&file)?.lines() {
            if let Some(name) = line.strip_prefix("-- owner: ") {
                owner = Some(name.trim().to_owned());
            } else if let Some(rest) = line.strip_prefix("CREATE TABLE ") {
                let table = rest.split([' ', '(']).next().unwrap_or_default().to_owned();
                let owner = owner.take().with_context(|| format!("{}: table {table} has no owner line", file.display()))?;
                owners.insert(table, owner);
            }
        }
    }
    Ok(owners)
}

fn check_sql(room: &str, upstream: &BTreeSet<&str>, owners: &BTreeMap<String, String>, file: &Path, text: &str) -> Vec<String> {
    // The store keeps the tables of all: it migrates, backs up and restores them without knowing what they mean.
    if room == "store" {
        return Vec::new();
    }
    let words: Vec<&str> = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').filter(|word| !word.is_empty()).collect();
    words
        .windows(2)
        .filter(|pair| ["FROM", "INTO", "UPDATE", "JOIN"].contains(&pair[0]))
        .filter_map(|pair| owners.get(pair[1]).map(|owner| (pair[1], owner)))
        .filter(|(_, owner)| owner.as_str() != room && !upstream.contains(owner.as_str()))
        .map(|(table, owner)| format!("{}: {room} names table {table} of {owner}", file.display()))
        .collect()
}

fn check_engine_names(room: &str, file: &Path, text: &str) -> Vec<String> {
    // The binary names engines to people, in its options and help; the store is where they belong.
    if room == "store" || room == "touchstone" {
        return Vec::new();
    }
    // Tests name the engines they run on.
    if file.file_name().is_some_and(|name| name == "tests.rs") || file.components().any(|part| part.as_os_str() == "testing") {
        return Vec::new();
    }
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    code.lines()
        .enumerate()
        .filter(|(_, line)| {
            let line = line.to_lowercase();
            line.contains("sqlite") || line.contains("postgres")
        })
        .map(|(number, _)| format!("{}:{}: engine names occur only inside store", file.display(), number + 1))
        .collect()
}

fn check_sizes() -> Result<Vec<String>> {
    let mut wrong = Vec::new();
    let lines =
        |folder: &str| -> Result<usize> { sources(Path::new(folder))?.iter().map(|file| Ok(std::fs::read_to_string(file)?.lines().count())).sum() };
    let kernel = lines("crates/kernel/src")?;
    if kernel > KERNEL_LINES {
        wrong.push(format!("crates/kernel: {kernel} lines, more than {KERNEL_LINES}"));
    }
    let mut choices = 0;
    for file in sources(Path::new("crates/store/src"))? {
        let text = std::fs::read_to_string(&file)?;
        choices +=
            text.lines().filter(|line| line.contains(".choose(") || line.contains("match engine") || line.contains("match self.engine()")).count();
    }
    // The five words of the migrations are one choice each as well.
    if choices > CHOICES + 5 {
        wrong.push(format!("crates/store: {choices} places choose between engines, more than {}", CHOICES + 5));
    }
    Ok(wrong)
}

fn sources(folder: &Path) -> Result<Vec<PathBuf>> {
    files(folder, "rs")
}

fn files(folder: &Path, ending: &str) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path, ending)?);
        } else if path.extension().is_some_and(|extension| extension == ending) {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

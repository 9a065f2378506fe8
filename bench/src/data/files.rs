//! The company as files that the product imports and DuckDB reads.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::{ACCOUNTS, Account, PEOPLE, Rating};

/// Changes with what is generated, so that files of an older bench are not used.
const EDITION: &str = "1";

/// What the columns of the responses mean.
const MAP: &str = r#"[file]
zone = "UTC"

[response]
id = "id"
account = "account"
contact = "contact"
team = "team"
channel = "channel"
experienced_at = "experienced_at"

[[question]]
column = "score"
key = "nps"
kind = "nps"
touchpoint = { column = "touchpoint" }
"#;

/// Where they lie.
#[derive(Clone, Debug)]
pub struct Files {
    /// Accounts: id, name, tier, region.
    pub accounts: PathBuf,
    /// People: id, name, account.
    pub contacts: PathBuf,
    /// Responses: id, account, contact, team, touchpoint, channel, moment, score.
    pub responses: PathBuf,
    /// The map of the responses.
    pub map: PathBuf,
}

impl Files {
    /// Writes what is not there yet; the files of one size are the same every time.
    pub fn make(folder: &Path, total: u64) -> Result<Self> {
        fs::create_dir_all(folder)?;
        let place = |name: String| folder.join(name);
        let files = Self {
            accounts: place(format!("accounts-{EDITION}.csv")),
            contacts: place(format!("contacts-{EDITION}.csv")),
            responses: place(format!("responses-{EDITION}-{total}.csv")),
            map: place("responses.toml".into()),
        };
        fs::write(&files.map, MAP)?;
        write(&files.accounts, |out| write_accounts(out, ACCOUNTS))?;
        write(&files.contacts, write_contacts)?;
        write(&files.responses, |out| write_responses(out, total))?;
        Ok(files)
    }
}

/// Many people without responses: accounts with id, name, tier, region; people with id, name, mail, account.
#[derive(Clone, Debug)]
pub struct People {
    /// The accounts.
    pub accounts: PathBuf,
    /// Their people.
    pub contacts: PathBuf,
}

impl People {
    /// Writes what is not there yet: so many accounts with so many people each.
    pub fn make(folder: &Path, accounts: u64, each: u64) -> Result<Self> {
        fs::create_dir_all(folder)?;
        let place = |name: &str| folder.join(format!("{name}-{EDITION}-{accounts}x{each}.csv"));
        let files = Self { accounts: place("accounts"), contacts: place("people") };
        write(&files.accounts, |out| write_accounts(out, accounts))?;
        write(&files.contacts, |out| write_people(out, accounts * each, each))?;
        Ok(files)
    }
}

/// Writes a file under another name first, so that one that is there is whole.
fn write(path: &Path, fill: impl FnOnce(&mut BufWriter<File>) -> std::io::Result<()>) -> Result<()> {
    if path.exists() {
        return Ok(());
    }
    let part = path.with_extension("part");
    let mut out = BufWriter::with_capacity(1 << 20, File::create(&part)?);
    fill(&mut out).and_then(|()| out.flush()).with_context(|| format!("cannot write {}", part.display()))?;
    Ok(fs::rename(part, path)?)
}

fn write_accounts(out: &mut impl Write, count: u64) -> std::io::Result<()> {
    writeln!(out, "external_id,name,tier,region")?;
    (0..count).map(Account::of).try_for_each(|Account { number, tier, region }| writeln!(out, "A{number:06},Company {number},{tier},R{region}"))
}

fn write_contacts(out: &mut impl Write) -> std::io::Result<()> {
    writeln!(out, "external_id,name,account")?;
    (0..ACCOUNTS * PEOPLE).try_for_each(|number| writeln!(out, "C{number:06},Person {number},A{:06}", number / PEOPLE))
}

fn write_people(out: &mut impl Write, count: u64, each: u64) -> std::io::Result<()> {
    writeln!(out, "external_id,name,mail,account")?;
    (0..count).try_for_each(|number| writeln!(out, "C{number:07},Person {number},c{number}@example.com,A{:06}", number / each))
}

fn write_responses(out: &mut impl Write, total: u64) -> std::io::Result<()> {
    writeln!(out, "id,account,contact,team,touchpoint,channel,experienced_at,score")?;
    (0..total).map(|number| Rating::of(number, total)).try_for_each(|rating| {
        let Rating { number, account, contact, team, touchpoint, channel, score, .. } = rating;
        let moment = rating.moment();
        writeln!(out, "R{number:08},A{account:06},C{contact:06},team-{team:02},touchpoint-{touchpoint:02},{channel},{moment},{score}")
    })
}

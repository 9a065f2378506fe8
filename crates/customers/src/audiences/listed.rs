//! Very many people of an audience at once, as far as it matters to whether they may be asked. They come as the lines of one text, since
//! handing over a row costs far more than finding it.

use std::ops::Range;

use kernel::Time;
use store::{Error, Read, args};

use super::people::chosen_from;
use super::{Kind, Record};

/// Accounts, or people without one, in a part.
const MANY: i64 = 4_000;

/// Somebody of an audience.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Listed<'p> {
    /// Their dense number.
    pub code: i64,
    /// That of the account they belong to.
    pub account_code: Option<i64>,
    /// Their mail address as it is compared.
    pub mail_key: Option<&'p str>,
}

/// Some people of an audience, those of one account together.
#[derive(Clone, Debug, Default)]
pub struct Page {
    lines: String,
    /// Number of the account and of the person, and where in the text the address stands.
    people: Vec<(Option<i64>, i64, Range<usize>)>,
}

impl Page {
    /// A page of people who are known already.
    pub fn of<'p>(people: impl Iterator<Item = Listed<'p>>) -> Self {
        let mut page = Self::default();
        for Listed { code, account_code, mail_key } in people {
            let start = page.lines.len();
            page.lines.push_str(mail_key.unwrap_or_default());
            page.people.push((account_code, code, start..page.lines.len()));
        }
        page
    }

    /// Reads lines of the number of a person, the number of the account and the address; either of the last two may be missing.
    fn read(lines: String) -> Option<Self> {
        let mut people = Vec::with_capacity(lines.len() / 32);
        let mut start = 0;
        for line in lines.lines() {
            let (code, rest) = line.split_once(' ')?;
            let (account, mail) = rest.split_once(' ')?;
            let account = if account.is_empty() { None } else { Some(account.parse().ok()?) };
            let end = start + line.len();
            people.push((account, code.parse().ok()?, end - mail.len()..end));
            start = end + 1;
        }
        people.sort_unstable_by_key(|(account, code, _)| (*account, *code));
        Some(Self { lines, people })
    }

    /// Its people, in the order of their accounts' numbers and their own.
    pub fn people(&self) -> impl Iterator<Item = Listed<'_>> {
        self.people.iter().map(|(account_code, code, mail)| {
            let mail_key = (!mail.is_empty()).then(|| &self.lines[mail.clone()]);
            Listed { code: *code, account_code: *account_code, mail_key }
        })
    }
}

/// A part of all people at customers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Those of accounts with these numbers: each account is looked at once, and not once for each of its people.
    Accounts(Range<i64>),
    /// Those with these numbers who belong to no account.
    Alone(Range<i64>),
    /// Those with these numbers.
    People(Range<i64>),
}

/// The parts that hold all people of an audience once; those of one account lie in one part unless they were picked by hand.
pub async fn parts(read: &mut Read, audience: &Record) -> Result<Vec<Part>, Error> {
    let sql = "SELECT (SELECT COALESCE(MAX(code), -1) + 1 FROM account WHERE workspace = $1) AS accounts, \
        (SELECT COALESCE(MAX(code), -1) + 1 FROM contact WHERE workspace = $1) AS people";
    let ends = read.one(sql, args![read.workspace()]).await?;
    let parts = |end: i64, part: fn(Range<i64>) -> Part| (0..end).step_by(MANY as usize).map(move |from| part(from..from + MANY));
    let (accounts, people) = (ends.get("accounts")?, ends.get("people")?);
    Ok(match audience.kind {
        Kind::Staff => Vec::new(),
        Kind::List => parts(people, Part::People).collect(),
        Kind::Filter => parts(accounts, Part::Accounts).chain(parts(people, Part::Alone)).collect(),
    })
}

/// The people of an audience in one part; nobody for staff.
pub async fn listed(read: &mut Read, audience: &Record, now: Time, part: &Part) -> Result<Page, Error> {
    let line = "CAST(c.code AS TEXT) || ' ' || COALESCE(CAST(a.code AS TEXT), '') || ' ' || COALESCE(c.mail_key, '')";
    let from = match part {
        // The order of the tables is meant: accounts first, as their numbers say.
        Part::Accounts(_) => "account a CROSS JOIN contact c",
        Part::Alone(_) | Part::People(_) => "contact c LEFT JOIN account a ON a.workspace = c.workspace AND a.id = c.account",
    };
    let start = format!("SELECT string_agg({line}, '\n') AS lines FROM {from}");
    let Some(mut sql) = chosen_from(read, audience, now, &start).await? else { return Ok(Page::default()) };
    let (limit, code, codes) = match part {
        Part::Accounts(codes) => (" AND a.workspace = c.workspace AND a.id = c.account", "a.code", codes),
        Part::Alone(codes) => (" AND c.account IS NULL", "c.code", codes),
        Part::People(codes) => ("", "c.code", codes),
    };
    sql.push(&format!("{limit} AND {code} >= ")).bind(codes.start).push(&format!(" AND {code} < ")).bind(codes.end);
    let rows = read.all_of(sql).await?;
    let lines = rows.first().map(|row| row.get::<Option<String>>("lines")).transpose()?.flatten().unwrap_or_default();
    Page::read(lines).ok_or_else(|| Error::Misuse("a line of an audience cannot be read".into()))
}

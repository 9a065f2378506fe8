//! Accounts from a file or a list.

use std::collections::{HashMap, HashSet};

use edge::Patch;
use identity::members::ids_by_mail;
use kernel::{Act, Id, Member, Refusal, Time, Zone};
use store::{Error, Store, Tx};

use super::columns::Columns;
use super::{CHUNK, Options, Problems, Report, Sheet, refuse_twice};
use crate::accounts::{self, Account, Edit, Record, external_key};
use crate::attributes::Noun;
use identity::workspaces::zone;

const COLUMNS: [&str; 6] = ["external_id", "name", "parent", "state", "state_since", "owner"];

/// One account as a file or a list names it.
#[derive(Clone, Debug, Default)]
pub struct AccountRow {
    /// Where it stands in the file or list.
    pub place: String,
    /// Its name in the other system: the key of the import.
    pub external_id: String,
    /// External id of the account it belongs to.
    pub parent: Option<String>,
    /// Mail address of the member who answers for it.
    pub owner: Option<String>,
    /// Everything else.
    pub edit: Edit,
}

/// Imports accounts from a file, within one transaction.
pub async fn accounts(store: &Store, act: &Act, sheet: &Sheet, options: Options) -> Result<Report, Error> {
    if !sheet.has("external_id") {
        return Err(Refusal::field("column external_id", "is missing: it tells which account a row is about").into());
    }
    let mut tx = store.begin(act).await?;
    let (mut report, mut problems) = (Report { rows: sheet.len(), ..Report::default() }, Problems::of(sheet));
    let columns = Columns::of(&mut tx, Noun::Account, sheet, &COLUMNS, options, &mut report).await?;
    let zone = zone(&mut tx).await?;
    let mut rows = Vec::with_capacity(sheet.rows.len());
    for row in &sheet.rows {
        match read_row(sheet, row, &columns, &zone) {
            Ok(row) => rows.push(row),
            Err(refusal) => problems.add(&row.place(), &refusal),
        }
    }
    put(&mut tx, rows, &mut problems, &mut report).await?;
    super::end(store, tx, problems, report, options).await
}

/// Makes or changes the accounts of a list, within one transaction.
pub async fn put_accounts(store: &Store, act: &Act, rows: Vec<AccountRow>, mut problems: Problems, options: Options) -> Result<Report, Error> {
    let mut tx = store.begin(act).await?;
    let mut report = Report { rows: rows.len() as u64 + problems.rows(), ..Report::default() };
    put(&mut tx, rows, &mut problems, &mut report).await?;
    super::end(store, tx, problems, report, options).await
}

fn read_row(sheet: &Sheet, row: &edge::files::Row, columns: &Columns, zone: &Zone) -> Result<AccountRow, Refusal> {
    let cell = |column: &str| sheet.cell(row, column);
    let external_id = cell("external_id").ok_or_else(|| Refusal::field("external_id", "is empty: it tells which account the row is about"))?;
    let state = cell("state").map(|word| word.to_lowercase().parse().map_err(|refusal: Refusal| Refusal::field("state", refusal.detail)));
    let since = cell("state_since").map(|text| moment(text, zone).map_err(|refusal| Refusal::field("state_since", refusal.detail)));
    let edit = Edit {
        external_id: Patch::Set(external_id.to_owned()),
        name: cell("name").map(ToOwned::to_owned),
        state: state.transpose()?,
        state_since: since.transpose()?,
        values: columns.values(row)?,
        ..Edit::default()
    };
    let owned = |column: &str| cell(column).map(ToOwned::to_owned);
    Ok(AccountRow { place: row.place(), external_id: external_id.to_owned(), parent: owned("parent"), owner: owned("owner"), edit })
}

/// A date, beginning at midnight of the workspace, or an instant.
fn moment(text: &str, zone: &Zone) -> Result<Time, Refusal> {
    match text.parse::<jiff::civil::Date>() {
        Ok(date) if text.len() == 10 => Ok(zone.start_of(date)),
        _ => text.parse(),
    }
}

async fn put(tx: &mut Tx<'_>, mut rows: Vec<AccountRow>, problems: &mut Problems, report: &mut Report) -> Result<(), Error> {
    for row in &mut rows {
        row.external_id = external_key(&row.external_id);
        row.parent = row.parent.as_deref().map(external_key);
    }
    refuse_twice(&mut rows, problems, |row| (&row.place, &row.external_id));
    let owners: HashSet<String> = rows.iter().filter_map(|row| row.owner.clone()).collect();
    let owners = ids_by_mail(tx, &owners.into_iter().collect::<Vec<_>>()).await?;
    let keys: HashSet<&str> = rows.iter().flat_map(|row| [Some(row.external_id.as_str()), row.parent.as_deref()]).flatten().collect();
    let known = by_key(accounts::by_external_ids(tx, &keys.into_iter().collect::<Vec<_>>()).await?);
    let here: HashSet<String> = rows.iter().map(|row| row.external_id.clone()).collect();
    let act = tx.act();
    rows.retain_mut(|row| {
        let checked = check(row, &owners, &known, &here, act);
        checked.map_err(|refusal| problems.add(&row.place, &refusal)).is_ok()
    });
    write(tx, rows, known, report).await
}

fn check(
    row: &mut AccountRow,
    owners: &HashMap<String, Id<Member>>,
    known: &HashMap<String, Record>,
    here: &HashSet<String>,
    act: &Act,
) -> Result<(), Refusal> {
    if let Some(mail) = &row.owner {
        let owner = owners.get(mail).ok_or_else(|| Refusal::field("owner", format!("no member has the mail address {mail:?}: invite them first")))?;
        row.edit.owner = Patch::Set(*owner);
    }
    if let Some(parent) = row.parent.as_ref().filter(|parent| !known.contains_key(*parent) && !here.contains(*parent)) {
        return Err(Refusal::field("parent", format!("there is no account with the external id {parent:?}, neither here nor among these rows")));
    }
    accounts::try_edit(known.get(&row.external_id), &row.edit, act)
}

/// Accounts first, then who belongs to whom: a parent may stand below its children in a file.
async fn write(tx: &mut Tx<'_>, rows: Vec<AccountRow>, mut known: HashMap<String, Record>, report: &mut Report) -> Result<(), Error> {
    let mut touched: HashSet<Id<Account>> = HashSet::new();
    let created = rows.iter().filter(|row| !known.contains_key(&row.external_id)).count() as u64;
    for chunk in rows.chunks(CHUNK) {
        let edits = chunk.iter().map(|row| (known.get(&row.external_id).cloned(), row.edit.clone())).collect();
        for record in accounts::upsert(tx, edits).await? {
            touched.insert(record.id);
            known.extend(record.external_id.clone().map(|key| (key, record)));
        }
    }
    let children: Vec<_> = rows.iter().filter_map(|row| Some((&row.external_id, row.parent.as_ref()?))).collect();
    for chunk in children.chunks(CHUNK) {
        let edits = chunk.iter().filter_map(|(child, parent)| {
            let parent = known.get(*parent)?.id;
            Some((Some(known.get(*child)?.clone()), Edit { parent: Patch::Set(parent), ..Edit::default() }))
        });
        touched.extend(accounts::upsert(tx, edits.collect()).await?.iter().map(|record| record.id));
    }
    report.created = created;
    report.changed = touched.len() as u64 - created;
    report.unchanged = rows.len() as u64 - touched.len() as u64;
    Ok(())
}

fn by_key(records: Vec<Record>) -> HashMap<String, Record> {
    records.into_iter().filter_map(|record| Some((record.external_id.clone()?, record))).collect()
}

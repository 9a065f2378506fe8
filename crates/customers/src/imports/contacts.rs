//! Contacts from a file.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};
use std::hash::Hash;

use edge::Patch;
use identity::mail_key;
use kernel::{Act, Id, Refusal};
use store::{Error, Store, Tx};

use super::columns::Columns;
use super::{CHUNK, Options, Problems, Report, Sheet};
use crate::accounts::{self, external_key};
use crate::attributes::Noun;
use crate::contacts::{self, Contact, ContactKey, Edit, Record};

const COLUMNS: [&str; 9] = ["external_id", "account", "name", "mail", "phone", "title", "role", "language", "zone"];

/// One contact as a file names it.
struct ContactRow {
    place: String,
    key: ContactKey,
    /// External id of the account.
    account: Option<String>,
    edit: Edit,
}

/// Imports contacts from a file, within one transaction. A row is about the contact with its external id, or else its mail address.
pub async fn contacts(store: &Store, act: &Act, sheet: &Sheet, options: Options) -> Result<Report, Error> {
    if !sheet.has("external_id") && !sheet.has("mail") {
        return Err(Refusal::field("column external_id", "is missing, and so is mail: one of them tells which contact a row is about").into());
    }
    let mut tx = store.begin(act).await?;
    let (mut report, mut problems) = (Report { rows: sheet.len(), ..Report::default() }, Problems::of(sheet));
    let columns = Columns::of(&mut tx, Noun::Contact, sheet, &COLUMNS, options, &mut report).await?;
    let mut rows = Vec::with_capacity(sheet.rows.len());
    for row in &sheet.rows {
        match read_row(sheet, row, &columns) {
            Ok(row) => rows.push(row),
            Err(refusal) => problems.add(&row.place(), &refusal),
        }
    }
    put(&mut tx, rows, &mut problems, &mut report).await?;
    super::end(store, tx, problems, report, options).await
}

fn read_row(sheet: &Sheet, row: &edge::files::Row, columns: &Columns) -> Result<ContactRow, Refusal> {
    let owned = |column: &str| sheet.cell(row, column).map(ToOwned::to_owned);
    let set = |column: &str| owned(column).map_or(Patch::Keep, Patch::Set);
    let key = ContactKey { external_id: sheet.cell(row, "external_id").map(external_key), mail: owned("mail"), account: None };
    if key == ContactKey::default() {
        return Err(Refusal::field("external_id", "is empty, and so is mail: one of them tells which contact the row is about"));
    }
    let role = owned("role").map(|word| word.to_lowercase().parse().map_err(|refusal: Refusal| Refusal::field("role", refusal.detail)));
    let edit = Edit {
        external_id: set("external_id"),
        name: owned("name"),
        mail: set("mail"),
        phone: set("phone"),
        title: set("title"),
        role: role.transpose()?.map_or(Patch::Keep, Patch::Set),
        language: set("language"),
        zone: set("zone"),
        values: columns.values(row)?,
        ..Edit::default()
    };
    Ok(ContactRow { place: row.place(), key, account: sheet.cell(row, "account").map(external_key), edit })
}

async fn put(tx: &mut Tx<'_>, mut rows: Vec<ContactRow>, problems: &mut Problems, report: &mut Report) -> Result<(), Error> {
    let known = known(tx, &mut rows, problems).await?;
    let act = tx.act();
    rows.retain(|row| {
        let named = row.account.as_deref().map_or(Ok(()), |account| accounts::checked_external_id("account", account).map(drop));
        let checked = named.and_then(|()| contacts::try_edit(row.before(&known), &row.edit, act));
        checked.map_err(|refusal| problems.add(&row.place, &refusal)).is_ok()
    });
    belong(tx, &mut rows, report).await?;
    report.created = rows.iter().filter(|row| row.before(&known).is_none()).count() as u64;
    let mut touched = 0;
    for chunk in rows.chunks(CHUNK) {
        let edits = chunk.iter().map(|row| (row.before(&known).cloned(), row.edit.clone())).collect();
        touched += contacts::upsert(tx, edits).await?.len() as u64;
    }
    report.changed = touched - report.created;
    report.unchanged = rows.len() as u64 - touched;
    Ok(())
}

/// Gives the rows their accounts; those that are not here yet are made, as answers make them.
async fn belong(tx: &mut Tx<'_>, rows: &mut [ContactRow], report: &mut Report) -> Result<(), Error> {
    let keys: HashSet<String> = rows.iter().filter_map(|row| row.account.clone()).collect();
    let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
    let here = accounts::codes_for(tx, &keys, false).await?.len();
    let accounts = accounts::codes_for(tx, &keys, true).await?;
    report.new_accounts = (accounts.len() - here) as u64;
    for row in rows {
        if let Some(account) = row.account.as_ref().and_then(|key| accounts.get(key)) {
            row.edit.account = Patch::Set(account.id);
        }
    }
    Ok(())
}

/// The contacts known already, by the places of their rows.
async fn known(tx: &mut Tx<'_>, rows: &mut Vec<ContactRow>, problems: &mut Problems) -> Result<HashMap<String, Record>, Error> {
    refuse_twice(rows, problems);
    let keys: Vec<_> = rows.iter().map(|row| row.key.clone()).collect();
    let refs = contacts::codes_for(tx, &keys, false).await?;
    let mut found: HashMap<Id<Contact>, String> = HashMap::with_capacity(rows.len());
    let mut refs = refs.into_iter();
    rows.retain(|row| match refs.next().flatten() {
        Some(known) => first(&mut found, known.id, row, problems),
        None => true,
    });
    let mut records: HashMap<_, _> =
        contacts::by_ids(tx, &found.keys().copied().collect::<Vec<_>>()).await?.into_iter().map(|record| (record.id, record)).collect();
    Ok(found.into_iter().filter_map(|(id, place)| Some((place, records.remove(&id)?))).collect())
}

/// Two rows about one contact contradict each other sooner or later: each key stands once, and a mail address without external id is
/// that of no other row.
fn refuse_twice(rows: &mut Vec<ContactRow>, problems: &mut Problems) {
    let (mut ids, mut mails) = (HashMap::new(), HashMap::new());
    let mail = |row: &ContactRow| row.key.mail.as_deref().map(mail_key);
    for row in rows.iter().filter(|row| row.key.external_id.is_some()) {
        if let Some(mail) = mail(row) {
            mails.entry(mail).or_insert_with(|| row.place.clone());
        }
    }
    rows.retain(|row| match (&row.key.external_id, mail(row)) {
        (Some(id), _) => first(&mut ids, id.clone(), row, problems),
        (None, Some(mail)) => first(&mut mails, mail, row, problems),
        (None, None) => true,
    });
}

/// Whether this row is the first one of its contact; the others are told where that one stands.
fn first<K: Eq + Hash>(places: &mut HashMap<K, String>, key: K, row: &ContactRow, problems: &mut Problems) -> bool {
    match places.entry(key) {
        Entry::Vacant(free) => {
            free.insert(row.place.clone());
            true
        }
        Entry::Occupied(taken) => {
            let field = if row.key.external_id.is_some() { "external_id" } else { "mail" };
            problems.add(&row.place, &Refusal::field(field, format!("the same contact is in {} already: keep one of the two", taken.get())));
            false
        }
    }
}

impl ContactRow {
    fn before<'a>(&self, known: &'a HashMap<String, Record>) -> Option<&'a Record> {
        known.get(&self.place)
    }
}

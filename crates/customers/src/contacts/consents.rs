//! What a person has agreed to, by purpose, with its history.

use kernel::{Id, Time, text};
use serde_json::json;
use store::{Error, Read, Tx, args};

use super::Contact;
use super::store::present;
use crate::trail::Change;

/// One answer to the question whether we may.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consent {
    /// What for, as in `surveys` or `newsletter`.
    pub purpose: String,
    /// Whether the person agreed; otherwise took it back or declined.
    pub given: bool,
    /// When.
    pub at: Time,
    /// Where it was said, as in `form` or `phone`.
    pub source: String,
}

/// All that a person ever agreed to or declined, the newest first; the first one of a purpose holds.
pub async fn consents(read: &mut Read, contact: Id<Contact>) -> Result<Vec<Consent>, Error> {
    let sql = "SELECT purpose, given, at, source FROM consent WHERE workspace = $1 AND contact = $2 ORDER BY at DESC, purpose";
    let rows = read.all(sql, args![read.workspace(), contact]).await?;
    let consent =
        |row: &store::Row| Ok(Consent { purpose: row.get("purpose")?, given: row.get("given")?, at: row.get("at")?, source: row.get("source")? });
    rows.iter().map(consent).collect()
}

/// Keeps one more answer; a second one for the same purpose and moment replaces the first.
pub async fn give_consent(tx: &mut Tx<'_>, contact: Id<Contact>, consent: Consent) -> Result<Consent, Error> {
    let code = present(tx, contact).await?.code;
    let purpose = text::key("purpose", &consent.purpose, 60)?;
    let source = text::line("source", &consent.source, 200)?;
    let consent = Consent { purpose, source, ..consent };
    let sql = "INSERT INTO consent (workspace, contact, purpose, given, at, source) VALUES ($1, $2, $3, $4, $5, $6) \
        ON CONFLICT (workspace, contact, purpose, at) DO UPDATE SET given = excluded.given, source = excluded.source";
    tx.execute(sql, args![tx.workspace(), contact, &consent.purpose, consent.given, consent.at, &consent.source]).await?;
    let change = Change::of("contact.consent", "contact", Some(contact)).detail(json!({ "purpose": consent.purpose, "given": consent.given }));
    change.event("contacts.changed", json!({ "codes": [code] })).tell(tx).await?;
    Ok(consent)
}

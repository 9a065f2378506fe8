//! A person's own rights over observations of them.

use customers::contacts::Contact;
use kernel::Id;
use serde_json::{Value as Json, json};
use store::{Error, Read, Tx, args};

use super::write::remove_all;
use super::{Observation, load};

/// All that was heard or seen of a person, in the order of time.
pub async fn personal(read: &mut Read, contact: Id<Contact>) -> Result<Json, Error> {
    let ids = of_contact(read, contact).await?;
    let shown = load(read, &ids).await?.into_iter().map(|record| {
        let told = record.told;
        json!({
            "id": record.id, "kind": told.kind, "happened_at": told.happened_at, "account": record.names.account, "touchpoint": told.touchpoint,
            "offering": told.offering, "body": told.body, "passages": told.passages, "sentiment": told.sentiment, "propensity": told.propensity,
            "consent": told.consent, "guide": record.names.survey, "response": record.response, "made_at": record.made_at, "changed_at": record.changed_at
        })
    });
    Ok(Json::Array(shown.collect()))
}

/// Forgets all that was heard or seen of a person, with its files; before the contact goes.
pub async fn erase(tx: &mut Tx<'_>, contact: Id<Contact>) -> Result<(), Error> {
    let ids = of_contact(tx, contact).await?;
    remove_all(tx, &ids).await
}

async fn of_contact(read: &mut Read, contact: Id<Contact>) -> Result<Vec<Id<Observation>>, Error> {
    let sql = "SELECT o.id FROM observation o JOIN contact c ON c.workspace = o.workspace AND c.code = o.contact \
        WHERE o.workspace = $1 AND c.id = $2 ORDER BY o.happened_at, o.id";
    read.all(sql, args![read.workspace(), contact]).await?.iter().map(|row| row.get("id")).collect()
}

//! A person's own rights over letters of cases: the letters themselves are kept and forgotten where mail is.

use customers::contacts::Contact;
use kernel::{Id, Noun};
use store::{Error, Tx, args};

use super::super::{Case, ItemNoun, What};

/// Forgets what came back to letters that went to a person, also from strangers, and what they said by one tap; before the letters go.
pub(in crate::cases) async fn erase(tx: &mut Tx<'_>, contact: Id<Contact>) -> Result<(), Error> {
    let sql = "DELETE FROM case_item WHERE workspace = $1 AND noun = $3 AND item IN (SELECT id FROM letter_in WHERE workspace = $1 AND contact = $2)";
    tx.execute(sql, args![tx.workspace(), contact, ItemNoun::Letter.text()]).await?;
    let sql = "UPDATE case_step SET note = NULL WHERE workspace = $1 AND what IN ($4, $5) AND case_id IN \
        (SELECT about_id FROM letter WHERE workspace = $1 AND contact = $2 AND about_noun = $3)";
    let values = args![tx.workspace(), contact, Case::WORD, What::Confirmed.text(), What::Denied.text()];
    tx.execute(sql, values).await.map(drop)
}

//! What the digests of a workspace are about.

use kernel::Refusal;
use listen::questions::store as questions;
use serde_json::json;
use store::{Error, Read, Tx, args};

use super::choose::measure_of;

/// The key of the question that the workspace named, if it did.
pub(super) async fn question(read: &mut Read) -> Result<Option<String>, Error> {
    let row = read.optional("SELECT question FROM digest_settings WHERE workspace = $1", args![read.workspace()]).await?;
    Ok(row.map(|row| row.get("question")).transpose()?.flatten())
}

/// Names the question; without one it is that which most people answer at touchpoints.
pub(super) async fn set(tx: &mut Tx<'_>, question: Option<&str>) -> Result<(), Error> {
    if let Some(key) = question {
        let known = questions::known(tx, [key]).await?;
        let known =
            known.first().ok_or_else(|| Refusal::field("question", format!("there is no question {key:?} here: GET /v1/questions lists them")))?;
        if measure_of(known.definition.kind).is_none() {
            return Err(Refusal::field("question", format!("{key:?} is answered by {}: choose one that is scored", known.definition.kind)).into());
        }
    }
    let sql = "INSERT INTO digest_settings (workspace, question) VALUES ($1, $2) ON CONFLICT (workspace) DO UPDATE SET question = excluded.question";
    tx.execute(sql, args![tx.workspace(), question.map(ToOwned::to_owned)]).await?;
    identity::audit::audit(tx, "digest.question", "workspace", Some(tx.workspace()), &json!({ "question": question })).await
}

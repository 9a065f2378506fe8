//! The surveys that a starting pack brings: drafts made from its templates.

use ::store::{Error, Read, Tx, args};
use ::surveys::templates;
use serde_json::json;

use super::{Wish, key, store};

/// Makes the surveys of a pack whose keys are not there yet, named in the language of the workspace; returns how many were made.
pub async fn bring(tx: &mut Tx<'_>, pack: &str) -> Result<usize, Error> {
    let language = language(tx).await?;
    let mut made = 0;
    for template in templates::of_pack(pack) {
        if key::taken(tx, &template.key).await? {
            continue;
        }
        let name = template.name.in_language(&language, "en").to_owned();
        let mut definition = template.for_pack(Some(pack));
        // What the workspace speaks comes first: it is read where another language has no words.
        definition.languages.sort_by_key(|known| *known != language);
        store::create(tx, Wish { key: Some(template.key.clone()), name, definition }).await?;
        made += 1;
    }
    if made > 0 {
        let detail = json!({ "pack": pack, "surveys": made });
        identity::audit::audit(tx, "pack.surveys", "workspace", Some(tx.workspace()), &detail).await?;
    }
    Ok(made)
}

/// The language of the workspace.
pub(crate) async fn language(read: &mut Read) -> Result<String, Error> {
    let row = read.one("SELECT locale FROM workspace WHERE id = $1", args![read.workspace()]).await?;
    let locale: String = row.get("locale")?;
    Ok(locale.split(['-', '_']).next().filter(|language| !language.is_empty()).unwrap_or("en").to_owned())
}

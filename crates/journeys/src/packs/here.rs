//! Which pack a workspace started from, as its touchpoints tell.

use std::collections::HashSet;

use store::{Error, Read, args};

use super::Pack;

/// The pack of whose touchpoints most are here: more than half of them.
pub async fn here(read: &mut Read) -> Result<Option<&'static Pack>, Error> {
    let rows = read.all("SELECT key FROM touchpoint WHERE workspace = $1", args![read.workspace()]).await?;
    let keys: HashSet<String> = rows.iter().map(|row| row.get("key")).collect::<Result<_, _>>()?;
    let known = |pack: &Pack| pack.touchpoints.iter().filter(|touchpoint| keys.contains(&touchpoint.key)).count();
    let packs = super::all().iter().map(|pack| (known(pack), pack));
    Ok(packs.filter(|(known, pack)| known * 2 > pack.touchpoints.len()).max_by_key(|(known, _)| *known).map(|(_, pack)| pack))
}

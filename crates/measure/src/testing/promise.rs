//! A survey of a world that promised anonymity, and scores that name who gave them.

use kernel::{Id, Workspace};
use listen::promises::{self, Promise};
use listen::words::Survey;
use store::{Error, Store, Tx, args};

use super::NOW;

/// Lets the first survey of a world promise anonymity: nobody is kept who answered it.
pub async fn promise(store: &Store, workspace: Id<Workspace>, people: u16) -> Result<Vec<Promise>, Error> {
    let act = store::testing::act_in(workspace, NOW);
    let mut tx = store.begin(&act).await?;
    let survey: Id<Survey> = tx.one("SELECT id FROM survey WHERE workspace = $1 AND code = 0", args![workspace]).await?.get("id")?;
    promises::promise(&mut tx, survey, people).await?;
    tx.execute("UPDATE response SET contact = NULL WHERE workspace = $1 AND survey = 0", args![workspace]).await?;
    name_scores(&mut tx).await?;
    let promised = promises::all(&mut tx).await?;
    tx.commit().await?;
    Ok(promised)
}

/// Every rating gets a score of its question and response alone, so that a tally tells who is in it: 1,000 for each question and the code.
async fn name_scores(tx: &mut Tx<'_>) -> Result<(), Error> {
    let sql = "UPDATE rating SET score = question * 1000 + (SELECT r.code FROM response r WHERE r.workspace = rating.workspace AND r.id = rating.response) \
        WHERE workspace = $1";
    tx.execute(sql, args![tx.workspace()]).await.map(drop)
}

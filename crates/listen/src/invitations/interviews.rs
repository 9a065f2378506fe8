//! Interviews that are due: no letter is written; whoever owns the account talks with the person, and what they note finishes the invitation.

use customers::accounts::Account;
use customers::contacts::Contact;
use kernel::{Code, Id, Refusal};
use store::{Error, Tx, args};

use super::Invitation;
use crate::programmes::{self, Channel};
use crate::surveys::Survey;
use crate::surveys::links::SurveyLink;

/// An interview that is to be held.
pub(crate) struct Interview {
    /// The guide.
    pub survey: Id<Survey>,
    /// The link under which it is kept, by which lists and rates know that it was held.
    pub link: Id<SurveyLink>,
    /// With whom.
    pub contact: Id<Contact>,
    /// The account they speak for.
    pub account: Option<Id<Account>>,
}

/// The interview of an invitation; refused when it is none, or when it was not handed to anybody.
pub(crate) async fn find(tx: &mut Tx<'_>, id: Id<Invitation>) -> Result<Interview, Error> {
    let sql = "SELECT i.programme, i.link, c.id AS contact, a.id AS account FROM invitation i JOIN contact c ON c.workspace = i.workspace AND c.code = i.contact \
        LEFT JOIN account a ON a.workspace = i.workspace AND a.code = i.account \
        WHERE i.workspace = $1 AND i.id = $2 AND i.state IN ('sent', 'expired') AND i.link IS NOT NULL";
    let values = args![tx.workspace(), id];
    let missing = || Refusal::field("invitation", format!("there is no interview {id} that is to be held: leave it out"));
    let row = tx.optional(sql, values).await?.ok_or_else(missing)?;
    let programme = programmes::store::find(tx, row.get("programme")?).await?.filter(|programme| programme.plan.channel == Channel::Interview);
    let survey = programme.ok_or_else(missing)?.survey;
    Ok(Interview { survey, link: row.get("link")?, contact: row.get("contact")?, account: row.get("account")? })
}

/// The link under which an interview is kept; nothing when its invitation is gone.
pub(crate) async fn link(tx: &mut Tx<'_>, id: Id<Invitation>) -> Result<Option<Id<SurveyLink>>, Error> {
    let values = args![tx.workspace(), id];
    let row = tx.optional("SELECT link FROM invitation WHERE workspace = $1 AND id = $2", values).await?;
    Ok(row.map(|row| row.get("link")).transpose()?.flatten())
}

/// Takes the interview: from now on nobody else is to hold it. One that is overdue counts as held all the same.
pub(crate) async fn hold(tx: &mut Tx<'_>, id: Id<Invitation>) -> Result<(), Error> {
    tx.take_turn("invitation").await?;
    let noted = "SELECT id FROM observation WHERE workspace = $1 AND invitation = $2 LIMIT 1";
    let values = args![tx.workspace(), id];
    if tx.optional(noted, values).await?.is_some() {
        let refusal = Refusal::field("invitation", "was held already: change the note of it, or leave the invitation out");
        return Err(Refusal { code: Code::Conflict, ..refusal }.into());
    }
    let sql = "UPDATE invitation SET state = 'sent', settled_at = NULL, next_at = NULL, token = NULL WHERE workspace = $1 AND id = $2";
    tx.execute(sql, args![tx.workspace(), id]).await.map(drop)
}

/// Gives the interview back, because the note of it was removed: it is to be held until it expires.
pub(crate) async fn give_back(tx: &mut Tx<'_>, id: Id<Invitation>) -> Result<(), Error> {
    let sql = "UPDATE invitation SET next_at = expires_at WHERE workspace = $1 AND id = $2 AND state = 'sent'";
    tx.execute(sql, args![tx.workspace(), id]).await.map(drop)
}

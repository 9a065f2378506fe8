//! One tap by which a customer says whether it is done, without logging in: a link in a letter from the case. Opening it changes nothing, since
//! programs that look at links for safety follow them.

pub mod routes;
pub(in crate::cases) mod words;

use customers::contacts;
use desk::notices::Kind as NoticeKind;
use identity::workspaces;
use kernel::{Id, Time, Workspace};
use listen::surveys::links::{fresh, hash};
use serde_json::json;
use store::{Error, Read, Tx, args};

use super::handing::tell_caretakers;
use super::letters::may_reopen;
use super::steps::{self, What};
use super::{Case, Edit, Outcome, Record, State, TEXT_LENGTH, change, dues, present};

/// For so long after the end somebody may say that it is not done after all.
const OPEN_SECONDS: i64 = 90 * 24 * 3600;

/// Makes the link that asks the customer anew; one that was made before leads nowhere from now on.
pub(super) async fn ask(tx: &mut Tx<'_>, id: Id<Case>) -> Result<String, Error> {
    let token = fresh(&tx.act().ids);
    let sql = "UPDATE customer_case SET confirm_hash = $3, outcome = NULL WHERE workspace = $1 AND id = $2";
    tx.execute(sql, args![tx.workspace(), id, hash(&token)]).await?;
    Ok(token)
}

/// Where the customer says whether it is done.
pub(super) fn address(base_url: &str, token: &str) -> String {
    format!("{base_url}/c/{token}")
}

/// The case behind a link, and where it is.
async fn behind(door: &mut Read, token: &str) -> Result<Option<(Id<Workspace>, Id<Case>)>, Error> {
    let row = door.optional("SELECT workspace, id FROM customer_case WHERE confirm_hash = $1", args![hash(token)]).await?;
    row.map(|row| Ok((row.get("workspace")?, row.get("id")?))).transpose()
}

/// What the page says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Says {
    /// Is it done?
    Asks,
    /// That they said so.
    Said(Outcome),
    /// That it was too long ago.
    Over,
}

/// What the page of a case says.
fn says(case: &Record, now: Time) -> Says {
    match case.outcome {
        _ if case.closed_at.is_some_and(|closed| closed.plus_seconds(OPEN_SECONDS) <= now) => Says::Over,
        Some(outcome) => Says::Said(outcome),
        None => Says::Asks,
    }
}

/// Takes the customer's word; the same word again changes nothing. What is resolved and done for them, too, is closed; what is not done is worked on
/// again.
async fn answer(tx: &mut Tx<'_>, id: Id<Case>, outcome: Outcome, words: Option<&str>) -> Result<Record, Error> {
    // Somebody may tap twice at once.
    tx.take_turn("case").await?;
    let case = present(tx, id).await?;
    if case.outcome == Some(outcome) || says(&case, tx.act().now) == Says::Over {
        return Ok(case);
    }
    let (what, event, notice) = match outcome {
        Outcome::Confirmed => (What::Confirmed, "case.confirmed", NoticeKind::Confirmed),
        Outcome::Denied => (What::Denied, "case.denied", NoticeKind::Denied),
    };
    steps::add(tx, id, what, &json!({ "contact": case.contact }), words).await?;
    dues::answered(tx, id).await?;
    let to = match outcome {
        Outcome::Confirmed if case.state == State::Resolved => Some(State::Closed),
        Outcome::Denied if case.state == State::Waiting || may_reopen(tx, &case).await? => Some(State::Working),
        _ => None,
    };
    if let Some(state) = to {
        change(tx, id, None, Edit { state: Some(state), ..Edit::default() }).await?;
    }
    let waits = (outcome == Outcome::Denied).then_some(tx.act().now);
    let sql = "UPDATE customer_case SET outcome = $3, replied_at = $4, changed_at = $5, revision = revision + 1 WHERE workspace = $1 AND id = $2";
    tx.execute(sql, args![tx.workspace(), id, outcome.text(), waits, tx.act().now]).await?;
    let case = present(tx, id).await?;
    steps::tell(tx, event, &case, json!({ "owner": case.owner })).await?;
    tell_caretakers(tx, &case, notice, json!({}), &format!("{outcome} {id} {}", case.revision)).await?;
    Ok(case)
}

/// What a customer wrote besides, as it is kept.
fn noted(words: &str) -> Option<String> {
    let words: String = words.replace("\r\n", "\n").chars().filter(|c| *c == '\n' || !c.is_control()).take(TEXT_LENGTH).collect();
    let words = words.trim();
    (!words.is_empty()).then(|| words.to_owned())
}

/// The language the customer reads, and what the house is called.
async fn reader(read: &mut Read, case: &Record) -> Result<(String, String), Error> {
    let workspace = workspaces::settings(read).await?;
    let contact = match case.contact {
        Some(id) => contacts::find(read, id).await?,
        None => None,
    };
    Ok((contact.and_then(|contact| contact.language).unwrap_or(workspace.locale), workspace.name))
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("  ", None)]
    #[case("\u{0}\u{7}", None)]
    #[case(" It still\r\nhurts\u{0} ", Some("It still\nhurts"))]
    fn what_customers_add_is_kept_as_one_can_read_it(#[case] words: &str, #[case] kept: Option<&str>) {
        assert_eq!(noted(words).as_deref(), kept);
    }

    #[test]
    fn what_customers_add_has_an_end() {
        assert_eq!(noted(&"ü".repeat(9_000)).map(|kept| kept.chars().count()), Some(TEXT_LENGTH));
    }
}

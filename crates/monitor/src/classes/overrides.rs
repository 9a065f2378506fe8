//! A class by hand, with a reason and an end.

use customers::{accounts, contacts};
use kernel::{Id, Refusal, Time, text};
use serde_json::json;
use store::{Error, Read, Tx, args};

use super::keys::Keys;
use super::store::{Cause, Override, Standing, overrides, standing};
use super::write::by_hand;
use super::{Class, ClassOverride, Whose};

/// The longest reason, in characters.
pub const REASON_LENGTH: usize = 500;
/// Days until it ends at most: whoever still means it sets it again.
const DAYS: i64 = 366;

/// What holds by hand for a customer at a moment.
pub async fn holding(read: &mut Read, whose: Whose, now: Time) -> Result<Option<Override>, Error> {
    Ok(overrides(read, &Keys::these(&[whose])).await?.remove(&whose).filter(|set| set.until > now))
}

/// Sets a class by hand until a moment; one that holds already ends.
pub async fn set(tx: &mut Tx<'_>, whose: Whose, class: Class, reason: &str, until: Time) -> Result<(), Error> {
    let act = tx.act();
    let reason = text::line("reason", reason, REASON_LENGTH)?;
    check_until(until, act.now)?;
    let before = known(tx, whose).await?;
    end_all(tx, whose).await?;
    let id: Id<ClassOverride> = act.ids.next();
    let sql = "INSERT INTO class_override (workspace, id, record, account, contact, class, reason, made_at, until_at, actor) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    let (account, contact) = (whose.account(), whose.contact());
    let values = args![act.workspace, id, whose.record(), account, contact, class.text(), &reason, act.now, until, act.actor.to_string()];
    tx.execute(sql, values).await?;
    by_hand(tx, &before, class, Cause::Override, Some(reason), before.look_at.min(until)).await?;
    identity::audit::audit(tx, "class.set", noun(whose), Some(name(whose)), &json!({ "class": class, "until": until })).await
}

/// Ends what was set by hand: the class is what the rules say.
pub async fn end(tx: &mut Tx<'_>, whose: Whose) -> Result<(), Error> {
    let before = known(tx, whose).await?;
    if end_all(tx, whose).await? == 0 {
        return Err(Refusal::not_found("override of the class of", name(whose)).into());
    }
    by_hand(tx, &before, before.by_rules, Cause::OverrideEnded, None, before.look_at).await?;
    identity::audit::audit(tx, "class.released", noun(whose), Some(name(whose)), &json!({})).await
}

fn check_until(until: Time, now: Time) -> Result<(), Refusal> {
    if until <= now {
        return Err(Refusal::field("until", "lies in the past: choose a time to come"));
    }
    if until > now.plus_seconds(DAYS * 86_400) {
        return Err(Refusal::field("until", format!("is more than {DAYS} days away: a class by hand ends, so that somebody looks again")));
    }
    Ok(())
}

async fn end_all(tx: &mut Tx<'_>, whose: Whose) -> Result<u64, Error> {
    let sql = "UPDATE class_override SET ended_at = $3 WHERE workspace = $1 AND record = $2 AND ended_at IS NULL";
    let values = args![tx.workspace(), whose.record(), tx.act().now];
    tx.execute(sql, values).await
}

/// Where a customer stands; a new one is not known yet.
async fn known(tx: &mut Tx<'_>, whose: Whose) -> Result<Standing, Error> {
    check(tx, whose).await?;
    let now = tx.act().now;
    Ok(standing(tx, whose).await?.unwrap_or_else(|| fresh(whose, now)))
}

/// The standing of a customer at whom nobody has looked.
pub(super) fn fresh(whose: Whose, now: Time) -> Standing {
    Standing { whose, class: Class::NotKnown, by_rules: Class::NotKnown, because: None, rules: None, since: None, look_at: now }
}

/// Refuses who is not here, and people whose account has a class.
pub(super) async fn check(read: &mut Read, whose: Whose) -> Result<(), Error> {
    match whose {
        Whose::Account(id) => drop(accounts::find(read, id).await?.ok_or_else(|| Refusal::not_found("account", id))?),
        Whose::Contact(id) => {
            let contact = contacts::find(read, id).await?.ok_or_else(|| Refusal::not_found("contact", id))?;
            if let Some(account) = contact.account {
                return Err(Refusal::new(kernel::Code::NotFound, format!("{id} belongs to {account}: ask for the class of that account")).into());
            }
        }
    }
    Ok(())
}

fn noun(whose: Whose) -> &'static str {
    match whose {
        Whose::Account(_) => "account",
        Whose::Contact(_) => "contact",
    }
}

fn name(whose: Whose) -> String {
    match whose {
        Whose::Account(id) => id.to_string(),
        Whose::Contact(id) => id.to_string(),
    }
}

//! What classes keep of a person who belongs to no account: shown to them, and forgotten with them.

use customers::contacts::Contact;
use kernel::Id;
use serde_json::{Value, json};
use store::{Error, Read, Tx};

use super::Whose;
use super::keys::Keys;
use super::store::{Standing, Step, forget, history, overrides, standing};

/// All of it, for the person: what they are taken for, why, and since when.
pub async fn personal(read: &mut Read, people: &[Id<Contact>]) -> Result<Value, Error> {
    let mut kept = Vec::new();
    for person in people {
        let whose = Whose::Contact(*person);
        let Some(Standing { class, because, since, .. }) = standing(read, whose).await? else { continue };
        let by_hand = overrides(read, &Keys::these(&[whose])).await?.remove(&whose);
        let by_hand = by_hand.map(|set| json!({ "class": set.class, "reason": set.reason, "until": set.until }));
        let step = |Step { at, was, class, cause, because, reason, .. }: Step| json!({ "at": at, "was": was, "class": class, "cause": cause, "because": because, "reason": reason });
        let steps: Vec<Value> = history(read, whose).await?.into_iter().map(step).collect();
        kept.push(json!({ "class": class, "because": because, "since": since, "override": by_hand, "history": steps }));
    }
    Ok(kept.into())
}

/// Forgets it.
pub async fn erase(tx: &mut Tx<'_>, people: &[Id<Contact>]) -> Result<(), Error> {
    forget(tx, &people.iter().copied().map(Into::into).collect::<Vec<_>>()).await
}

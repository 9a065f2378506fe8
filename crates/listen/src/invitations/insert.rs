//! Invitations that begin to wait.

use kernel::{Id, Member, Time};
use store::{Error, Tx, args};

use super::{Invitation, Reason, State};
use crate::interactions::Interaction;
use crate::programmes;

/// Somebody for whom there is an occasion.
#[derive(Clone, Debug)]
pub(super) struct Wanted {
    pub occasion: String,
    /// Number of the person.
    pub person: i64,
    /// Which of our own staff it is.
    pub member: Option<Id<Member>>,
    pub account: Option<i64>,
    pub interaction: Option<Id<Interaction>>,
    /// How often it came, besides the first time.
    pub again: i64,
    pub due_at: Time,
    /// Why the person will not be asked, where that is clear already.
    pub skipped: Option<Reason>,
}

/// Writes those who have no invitation on that occasion yet; for the others it counts that it came again. No two of `wanted` are the same; they are
/// all contacts, or all our own staff.
pub(super) async fn insert(tx: &mut Tx<'_>, programme: &programmes::Record, wanted: &[Wanted]) -> Result<(), Error> {
    let act = tx.act();
    let rows = wanted.iter().map(|one| {
        let state = if one.skipped.is_some() { State::Skipped } else { State::Waiting };
        args![
            act.workspace,
            act.ids.next::<Invitation>(),
            programme.id,
            &one.occasion,
            one.member.is_none().then_some(one.person),
            one.member,
            one.account,
            one.interaction,
            &programme.family,
            state.text(),
            one.skipped.map(Reason::text),
            one.again,
            one.due_at,
            one.skipped.map(|_| act.now),
            0,
            act.now
        ]
    });
    let sql = "INSERT INTO invitation (workspace, id, programme, occasion, contact, member, account, interaction, family, state, reason, again, due_at, \
        settled_at, reminded, made_at)";
    let again = if wanted.iter().any(|one| one.member.is_some()) {
        "ON CONFLICT (workspace, programme, occasion, member) DO UPDATE SET again = invitation.again + excluded.again + 1"
    } else {
        "ON CONFLICT (workspace, programme, occasion, contact) DO UPDATE SET again = invitation.again + excluded.again + 1"
    };
    tx.insert_rows(sql, rows.collect(), again).await.map(drop)
}

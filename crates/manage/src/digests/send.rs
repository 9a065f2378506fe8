//! Digests that are due are made, kept and sent, one after the other: to members by letter, to chats as a message.

use edge::{House, Site};
use identity::{Right, members, teams, workspaces};
use kernel::{Act, Actor, Id, Workspace};
use measure::Evaluator;
use monitor::alerts::told::Names;
use post::webhooks::chats;
use post::{Mailbox, Webhook};
use store::{Error, Store, Tx};

use super::letter::{Frame, address, letter};
use super::message::message;
use super::named::named;
use super::telling::Teller;
use super::words::words;
use super::{Content, Digest, Reader, Record, Wanted, compose, store as kept, subscriptions};

/// What became of a look for a digest that is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sent {
    /// None is due.
    Nothing,
    /// One was sent.
    One(Id<Digest>),
    /// One was due for somebody who may not read it any more, or another process was faster.
    Passed,
}

/// Whom one goes to, and what they may see.
struct To {
    way: Way,
    names: Names,
    cases: bool,
}

enum Way {
    Letter(Mailbox),
    Chat(Id<Webhook>),
}

/// Sends one digest that is due in a workspace; call it again until there is nothing.
pub async fn send_due(house: &House, evaluator: &dyn Evaluator, workspace: Id<Workspace>) -> Result<Sent, Error> {
    let act = house.act(workspace, Actor::System("digests"));
    let mut read = house.store.read(workspace).await?;
    let Some(due) = subscriptions::due(&mut read, act.now).await? else { return Ok(Sent::Nothing) };
    let to = match due.reader {
        Reader::Member(member) => members::get(&mut read, member).await?.as_ref().map(by_letter).transpose()?.flatten(),
        Reader::Chat(chat, _) => chats::find(&mut read, chat).await?.filter(|chat| chat.state != post::webhooks::State::Off).map(|chat| To {
            way: Way::Chat(chat.id),
            names: Names { accounts: chat.tells_names, people: false },
            cases: true,
        }),
    };
    drop(read);
    let Some(to) = to else {
        let mut tx = house.store.begin(&act).await?;
        subscriptions::go_on(&mut tx, &due).await?;
        tx.commit().await?;
        return Ok(Sent::Passed);
    };
    let wanted = Wanted { kind: due.kind, every: due.every, reader: due.reader, cases: to.cases };
    let content = compose(&house.store, evaluator, workspace, wanted, &due.zone, act.now).await?;
    send(&house.store, &house.site, &act, &due, &content, to).await
}

/// A member who is here and may read it.
fn by_letter(member: &members::Profile) -> Result<Option<To>, Error> {
    let rights = member.role.rights();
    if member.left_at.is_some() || !rights.has(Right::Ask) || !rights.has(Right::ReadAnswers) {
        return Ok(None);
    }
    let way = Way::Letter(Mailbox::new(Some(&member.name), &member.mail)?);
    Ok(Some(To { way, names: Names { accounts: true, people: member.sees.customers }, cases: rights.has(Right::ReadCases) }))
}

async fn send(store: &Store, site: &Site, act: &Act, due: &Record, content: &Content, to: To) -> Result<Sent, Error> {
    let mut tx = store.begin(act).await?;
    if !subscriptions::go_on(&mut tx, due).await? {
        return Ok(Sent::Passed);
    }
    let id = kept::keep(&mut tx, due.reader, (due.kind, due.every), content).await?;
    let workspace = workspaces::settings(&mut tx).await?;
    let named = named(&mut tx, content, to.names).await?;
    match to.way {
        Way::Letter(mailbox) => {
            let frame = Frame { site, workspace: &workspace.key, language: &due.language, named: &named };
            let posted = post::send(&mut tx, &letter(mailbox, id, due.kind, content, &frame)?).await?;
            kept::sent_by(&mut tx, id, posted.id).await?;
        }
        Way::Chat(chat) => {
            let team = team(&mut tx, due.reader).await?;
            let teller = Teller { content, named: &named, said: words(&due.language) };
            let message = message(&teller, due.kind, team.as_deref(), &address(site, &workspace.key, id));
            chats::tell(&mut tx, chat, "digest", &message).await?;
        }
    }
    tx.commit().await?;
    Ok(Sent::One(id))
}

async fn team(tx: &mut Tx<'_>, reader: Reader) -> Result<Option<String>, Error> {
    let Reader::Chat(_, Some(team)) = reader else { return Ok(None) };
    Ok(teams::all(tx).await?.into_iter().find(|known| known.id == team).map(|known| known.name))
}

//! Whoever comes by: a widget asks somebody only where the rules allow it, and whoever came by themselves is not asked elsewhere too soon.

use customers::contacts::{ContactKey, ContactRef, codes_for};
use identity::workspaces;
use kernel::Id;
use store::{Error, Tx, args};

use super::due::{Deciding, Known};
use super::{Decision, Invitation, State, Why};
use crate::programmes::{self, Channel, Programme};
use crate::surveys::links::{self, Kind, Link, Wish};

/// Whether somebody is asked who comes by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Welcome {
    /// They are left alone.
    No,
    /// By the link for everybody.
    Open,
    /// By a link of their own, with this token.
    Own(String),
}

/// What is kept of somebody who came by.
struct Visitor {
    code: i64,
    account: Option<i64>,
    occasion: String,
}

/// Decides whether a widget shows itself to somebody, and remembers it. Whom nobody knows is asked by the link for everybody. What waits to be clicked
/// may show itself `again` with the link that was not used yet.
pub(crate) async fn visit(tx: &mut Tx<'_>, id: Id<Programme>, external_id: Option<&str>, again: bool) -> Result<Welcome, Error> {
    let Some(programme) = programmes::store::find(tx, id).await?.filter(|programme| programme.state == programmes::State::Running) else {
        return Ok(Welcome::No);
    };
    if programme.plan.channel == Channel::Qr {
        return Ok(Welcome::Open);
    }
    let Some(external_id) = external_id else { return Ok(Welcome::Open) };
    let Some(visitor) = Visitor::find(tx, external_id).await? else { return Ok(Welcome::Open) };
    // Two pages that are opened at once would both find the person rested.
    tx.take_turn("invitation").await?;
    match visitor.before(tx, id).await? {
        Before::Open(token) => return Ok(if again { Welcome::Own(token) } else { Welcome::No }),
        Before::Decided => return Ok(Welcome::No),
        Before::Nothing => {}
    }
    let now = tx.act().now;
    let known = Known::of(tx, &programme, &[visitor.code], now).await?;
    let deciding = Deciding::of(tx, &[visitor.code], visitor.account.as_slice(), now).await?;
    match deciding.decide(&programme, known.standing(visitor.code), visitor.code, visitor.account) {
        Decision::Ask => visitor.welcome(tx, &programme).await.map(Welcome::Own),
        Decision::Skip(reason, detail) => {
            let written = Written { reason: Some(reason.text()), why: detail.as_ref().map(Why::from), ..Written::of(State::Skipped) };
            visitor.write(tx, &programme, written).await?;
            Ok(Welcome::No)
        }
    }
}

/// Somebody came by the open link of a programme and began to answer: their clock is wound, once a day.
pub(crate) async fn came(tx: &mut Tx<'_>, id: Id<Programme>, external_id: &str) -> Result<(), Error> {
    let Some(programme) = programmes::store::find(tx, id).await? else { return Ok(()) };
    let Some(visitor) = Visitor::find(tx, external_id).await? else { return Ok(()) };
    visitor.write(tx, &programme, Written::of(State::Came)).await
}

/// What is known of an earlier visit.
enum Before {
    /// Nothing.
    Nothing,
    /// They were asked, and their link waits to be used.
    Open(String),
    /// They were asked, or it was decided today that they are not.
    Decided,
}

/// What an invitation says of a visit.
struct Written {
    state: State,
    reason: Option<&'static str>,
    why: Option<Why>,
    link: Option<Link>,
    token: Option<String>,
}

impl Written {
    const fn of(state: State) -> Self {
        Self { state, reason: None, why: None, link: None, token: None }
    }
}

impl Visitor {
    async fn find(tx: &mut Tx<'_>, external_id: &str) -> Result<Option<Self>, Error> {
        let key = ContactKey { external_id: Some(external_id.to_owned()), ..ContactKey::default() };
        let Some(ContactRef { code, account, .. }) = codes_for(tx, &[key], false).await?.pop().flatten() else { return Ok(None) };
        let sql = "SELECT code FROM account WHERE workspace = $1 AND id = $2";
        let workspace = tx.workspace();
        let row = match account {
            Some(account) => tx.optional(sql, args![workspace, account]).await?,
            None => None,
        };
        let account = row.map(|row| row.get("code")).transpose()?;
        let today = workspaces::zone(tx).await?.date(tx.act().now);
        Ok(Some(Self { code, account, occasion: format!("visit {today}") }))
    }

    async fn before(&self, tx: &mut Tx<'_>, programme: Id<Programme>) -> Result<Before, Error> {
        let sql = "SELECT occasion, state, token FROM invitation WHERE workspace = $1 AND programme = $2 AND contact = $3 AND (occasion = $4 OR state = 'sent') \
            ORDER BY sent_at DESC, id DESC";
        let values = args![tx.workspace(), programme, self.code, self.occasion.as_str()];
        let rows = tx.all(sql, values).await?;
        for row in &rows {
            if let (State::Sent, Some(token)) = (row.word("state")?, row.get("token")?) {
                return Ok(Before::Open(token));
            }
        }
        let today = rows.iter().any(|row| row.get::<String>("occasion").is_ok_and(|occasion| occasion == self.occasion));
        Ok(if today { Before::Decided } else { Before::Nothing })
    }

    /// Makes them a link. It does not tell who answers: on a website anybody may say to be anybody.
    async fn welcome(&self, tx: &mut Tx<'_>, programme: &programmes::Record) -> Result<String, Error> {
        let expires_at = tx.act().now.plus_seconds(86_400 * i64::from(programme.plan.expires_days));
        let wish = Wish { name: programme.name.clone(), single: true, expires_at: Some(expires_at), ..Wish::of(Kind::Personal) };
        let (link, token) = links::make(tx, programme.survey, wish).await?;
        let written = Written { link: Some(link), token: Some(token.clone()), ..Written::of(State::Sent) };
        self.write(tx, programme, written).await?;
        Ok(token)
    }

    async fn write(&self, tx: &mut Tx<'_>, programme: &programmes::Record, written: Written) -> Result<(), Error> {
        let act = tx.act();
        let Written { state, reason, why, link, token } = written;
        let asked = (state != State::Skipped).then_some(act.now);
        let settled = (state != State::Sent).then_some(act.now);
        let expires_at = link.as_ref().and_then(|link| link.expires_at);
        let mut values =
            args![act.workspace, act.ids.next::<Invitation>(), programme.id, self.occasion.as_str(), self.code, self.account, &programme.family];
        values.extend(args![state.text(), reason, why.map(|why| why.written()), act.now, asked, settled, link.map(|link| link.id), token]);
        values.extend(args![expires_at]);
        let sql = "INSERT INTO invitation (workspace, id, programme, occasion, contact, account, family, state, reason, detail, due_at, sent_at, settled_at, link, token, \
            next_at, expires_at, again, reminded, made_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $16, 0, 0, $11) \
            ON CONFLICT (workspace, programme, occasion, contact) DO NOTHING";
        tx.execute(sql, values).await.map(drop)
    }
}

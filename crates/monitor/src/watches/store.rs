//! SQL of watches.

use identity::{members, teams};
use jiff::civil::Date;
use kernel::{Code, Id, Refusal, Time, name_key};
use measure::catalogue::Catalogue;
use post::Webhook;
use serde_json::{Value as Json, json};
use store::{Error, Read, Row, Tx, Value, args};

use super::{Record, Rule, Subscriber, Watch, revenue};
use crate::alerts;

const SELECT: &str = "SELECT id, name, rule, pace, enabled, tells_owner, muted_until, reading, failed, looked_at, changed_at, revision FROM watch WHERE workspace = $1";
/// Watches of one workspace at most.
const MOST: usize = 2_000;

/// All watches by name.
pub(crate) async fn all(read: &mut Read) -> Result<Vec<Record>, Error> {
    let rows = read.all(&format!("{SELECT} ORDER BY name_key"), args![read.workspace()]).await?;
    let mut watches = rows.iter().map(record).collect::<Result<Vec<_>, _>>()?;
    let sql = "SELECT watch, noun, subscriber FROM watch_subscriber WHERE workspace = $1 ORDER BY watch, subscriber";
    for row in read.all(sql, args![read.workspace()]).await? {
        let watch: Id<Watch> = row.get("watch")?;
        if let Some(watch) = watches.iter_mut().find(|known| known.id == watch) {
            watch.subscribers.push(subscriber(&row)?);
        }
    }
    Ok(watches)
}

/// The watch with this id.
pub(crate) async fn find(read: &mut Read, id: Id<Watch>) -> Result<Option<Record>, Error> {
    let row = read.optional(&format!("{SELECT} AND id = $2"), args![read.workspace(), id]).await?;
    let Some(mut watch) = row.as_ref().map(record).transpose()? else { return Ok(None) };
    let sql = "SELECT noun, subscriber FROM watch_subscriber WHERE workspace = $1 AND watch = $2 ORDER BY subscriber";
    watch.subscribers = read.all(sql, args![read.workspace(), id]).await?.iter().map(subscriber).collect::<Result<_, _>>()?;
    Ok(Some(watch))
}

/// What watches are called.
pub async fn names(read: &mut Read, watches: &[Id<Watch>]) -> Result<Vec<(Id<Watch>, String)>, Error> {
    let sql = "SELECT id, name FROM watch WHERE workspace = $1 AND id";
    let rows = read.all_by(sql, watches.iter().copied().map(Into::into).collect()).await?;
    rows.iter().map(|row| Ok((row.get("id")?, row.get("name")?))).collect()
}

/// The watch with this id, or a refusal.
pub(super) async fn present(read: &mut Read, id: Id<Watch>) -> Result<Record, Error> {
    Ok(find(read, id).await?.ok_or_else(|| Refusal::not_found("watch", id))?)
}

/// Makes a watch.
pub(super) async fn create(tx: &mut Tx<'_>, watch: Record) -> Result<Record, Error> {
    tx.take_turn("watch").await?;
    let act = tx.act();
    let watch = meant(tx, Record { id: act.ids.next(), changed_at: act.now, revision: 0, ..watch }.checked()?, true).await?;
    insert(tx, &watch).await?;
    audit(tx, "watch.created", watch.id).await?;
    Ok(watch)
}

/// Makes those whose names are not here yet; returns how many were made.
pub(super) async fn create_missing(tx: &mut Tx<'_>, watches: Vec<Record>) -> Result<usize, Error> {
    tx.take_turn("watch").await?;
    let known: Vec<String> = all(tx).await?.iter().map(|watch| name_key(&watch.name)).collect();
    let mut made = 0;
    for watch in watches.into_iter().filter(|watch| !known.contains(&name_key(&watch.name))) {
        let watch = Record { id: tx.act().ids.next(), changed_at: tx.act().now, ..watch }.checked()?;
        insert(tx, &watch).await?;
        made += 1;
    }
    Ok(made)
}

async fn insert(tx: &mut Tx<'_>, watch: &Record) -> Result<(), Error> {
    let sql = "INSERT INTO watch (workspace, id, name, name_key, kind, rule, pace, enabled, tells_owner, muted_until, made_at, changed_at, revision) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11, 0)";
    tx.execute(sql, row(tx, watch)).await?;
    subscribe(tx, watch).await?;
    let round = "INSERT INTO watch_round (workspace, dirty) VALUES ($1, 0) ON CONFLICT (workspace) DO NOTHING";
    tx.execute(round, args![tx.workspace()]).await.map(drop)
}

fn row(tx: &Tx<'_>, watch: &Record) -> Vec<Value> {
    let Record { id, name, rule, pace, enabled, tells_owner, muted_until, .. } = watch;
    let mut values = args![tx.workspace(), *id, name, name_key(name), rule.kind(), json!(rule).to_string(), pace.text(), *enabled, *tells_owner];
    values.extend(args![*muted_until, tx.act().now]);
    values
}

/// Changes a watch; what its last look found says nothing about another rule.
pub(super) async fn change(tx: &mut Tx<'_>, seen: Option<i64>, after: Record) -> Result<Record, Error> {
    tx.take_turn("watch").await?;
    let before = present(tx, after.id).await?;
    edge::revision::check(before.revision, seen)?;
    let after = meant(tx, after.checked()?, false).await?;
    let sql = "UPDATE watch SET name = $3, name_key = $4, kind = $5, rule = $6, pace = $7, enabled = $8, tells_owner = $9, muted_until = $10, changed_at = $11, \
        revision = revision + 1 WHERE workspace = $1 AND id = $2";
    tx.execute(sql, row(tx, &after)).await?;
    if after.rule != before.rule {
        let sql = "UPDATE watch SET reading = NULL, failed = NULL, looked_at = NULL WHERE workspace = $1 AND id = $2";
        tx.execute(sql, args![tx.workspace(), after.id]).await?;
    }
    tx.execute("DELETE FROM watch_subscriber WHERE workspace = $1 AND watch = $2", args![tx.workspace(), after.id]).await?;
    subscribe(tx, &after).await?;
    if after.rule != before.rule || !after.enabled {
        for alert in alerts::store::going_on(tx, after.id).await? {
            alerts::end(tx, &after, &alert).await?;
        }
    }
    audit(tx, "watch.changed", after.id).await?;
    present(tx, after.id).await
}

/// Removes a watch with its alerts.
pub(super) async fn remove(tx: &mut Tx<'_>, id: Id<Watch>) -> Result<(), Error> {
    present(tx, id).await?;
    alerts::store::remove_of(tx, id).await?;
    for table in ["watch_subscriber WHERE workspace = $1 AND watch", "watch WHERE workspace = $1 AND id"] {
        tx.execute(&format!("DELETE FROM {table} = $2"), args![tx.workspace(), id]).await?;
    }
    audit(tx, "watch.removed", id).await
}

async fn subscribe(tx: &mut Tx<'_>, watch: &Record) -> Result<(), Error> {
    let workspace = tx.workspace();
    let rows = watch.subscribers.iter().map(|subscriber| match subscriber {
        Subscriber::Member(member) => args![workspace, watch.id, "member", *member],
        Subscriber::Team(team) => args![workspace, watch.id, "team", *team],
        Subscriber::Chat(chat) => args![workspace, watch.id, "chat", *chat],
    });
    tx.insert_rows("INSERT INTO watch_subscriber (workspace, watch, noun, subscriber)", rows.collect(), "").await.map(drop)
}

/// A chat that was removed is told nothing any more.
pub async fn leave_chat(tx: &mut Tx<'_>, chat: Id<Webhook>) -> Result<(), Error> {
    tx.execute("DELETE FROM watch_subscriber WHERE workspace = $1 AND subscriber = $2", args![tx.workspace(), chat]).await.map(drop)
}

async fn audit(tx: &mut Tx<'_>, action: &str, id: Id<Watch>) -> Result<(), Error> {
    identity::audit::audit(tx, action, "watch", Some(id), &json!({})).await
}

/// The watch, if all it names is here.
async fn meant(read: &mut Read, watch: Record, new: bool) -> Result<Record, Error> {
    let known = all(read).await?;
    if new && known.len() >= MOST {
        return Err(Refusal::field("name", format!("a workspace has at most {MOST} watches: remove one that nobody needs")).into());
    }
    if known.iter().any(|other| other.id != watch.id && name_key(&other.name) == name_key(&watch.name)) {
        let reason = format!("there is a watch {:?} already: choose another name", watch.name);
        return Err(Refusal { code: Code::Conflict, ..Refusal::field("name", reason) }.into());
    }
    check_rule(read, &watch.rule).await?;
    let all_teams = teams::all(read).await?;
    for subscriber in &watch.subscribers {
        match subscriber {
            Subscriber::Member(id) => match members::get(read, *id).await? {
                Some(member) if member.left_at.is_none() => {}
                Some(_) => return Err(Refusal::field("members", format!("{id} has left: tell somebody who is here")).into()),
                None => return Err(Refusal::field("members", format!("there is no member {id} here")).into()),
            },
            Subscriber::Team(id) if all_teams.iter().all(|team| team.id != *id) => {
                return Err(Refusal::field("teams", format!("there is no team {id} here")).into());
            }
            Subscriber::Team(_) => {}
            Subscriber::Chat(id) => {
                post::webhooks::chats::named(read, "chats", *id).await?;
            }
        }
    }
    Ok(watch)
}

/// Refuses a question that cannot be asked here, and one that singles people out.
pub(super) async fn check_rule(read: &mut Read, rule: &Rule) -> Result<(), Error> {
    let Rule::Figure { question, .. } = rule else { return Ok(()) };
    let under = |refusal: Refusal| Refusal {
        params: refusal.params.into_iter().map(|param| kernel::Param { name: format!("rule.question.{}", param.name), ..param }).collect(),
        ..refusal
    };
    measure::routes::refuse_single_people(question).map_err(under)?;
    let catalogue = Catalogue::load(read).await?;
    measure::planning::plan(question, &catalogue, None, Time::FIRST).map_err(under)?;
    Ok(())
}

/// What a look came to.
pub(super) async fn looked(tx: &mut Tx<'_>, id: Id<Watch>, reading: Option<&Json>, failed: Option<&str>) -> Result<(), Error> {
    let sql = "UPDATE watch SET reading = COALESCE($3, reading), failed = $4, looked_at = $5 WHERE workspace = $1 AND id = $2";
    tx.execute(sql, args![tx.workspace(), id, reading.map(Json::to_string), failed, tx.act().now]).await.map(drop)
}

/// Where the looks of a workspace stand.
#[derive(Clone, Debug, Default)]
pub(super) struct Round {
    /// Something was recorded since.
    pub dirty: bool,
    /// The least that an account of the top fifth brings in.
    pub top_worth: Option<i64>,
    /// As of this day.
    pub top_on: Option<Date>,
}

/// Where they stand.
pub(super) async fn round(read: &mut Read) -> Result<Round, Error> {
    let row = read.optional("SELECT dirty, top_worth, top_on FROM watch_round WHERE workspace = $1", args![read.workspace()]).await?;
    let Some(row) = row else { return Ok(Round::default()) };
    let top_on = row.get::<Option<String>>("top_on")?.and_then(|day| day.parse().ok());
    Ok(Round { dirty: row.get("dirty")?, top_worth: row.get("top_worth")?, top_on })
}

/// Something was recorded: watches look soon. One row, written once until they did.
pub(super) async fn soon(tx: &mut Tx<'_>) -> Result<(), Error> {
    tx.execute("UPDATE watch_round SET dirty = 1 WHERE workspace = $1 AND dirty = 0", args![tx.workspace()]).await.map(drop)
}

/// They look now: what is recorded from here on is for the next look.
pub(super) async fn now(tx: &mut Tx<'_>) -> Result<(), Error> {
    tx.execute("UPDATE watch_round SET dirty = 0 WHERE workspace = $1 AND dirty = 1", args![tx.workspace()]).await.map(drop)
}

/// The least that an account of the top fifth brings in, worked out once a day.
pub(super) async fn top_worth(tx: &mut Tx<'_>, today: Date, currency: &str) -> Result<Option<i64>, Error> {
    let known = round(tx).await?;
    if known.top_on == Some(today) {
        return Ok(known.top_worth);
    }
    let worth = revenue::top(&revenue::of_all(tx, today, currency).await?);
    let sql = "UPDATE watch_round SET top_worth = $2, top_on = $3 WHERE workspace = $1";
    tx.execute(sql, args![tx.workspace(), worth, today.to_string()]).await?;
    Ok(worth)
}

fn subscriber(row: &Row) -> Result<Subscriber, Error> {
    Ok(match row.get::<String>("noun")?.as_str() {
        "team" => Subscriber::Team(row.get("subscriber")?),
        "chat" => Subscriber::Chat(row.get("subscriber")?),
        _ => Subscriber::Member(row.get("subscriber")?),
    })
}

fn record(row: &Row) -> Result<Record, Error> {
    let unreadable = |column: &str, error: serde_json::Error| Error::Column { column: column.into(), reason: error.to_string() };
    let reading: Option<String> = row.get("reading")?;
    Ok(Record {
        id: row.get("id")?,
        name: row.get("name")?,
        rule: serde_json::from_str(&row.get::<String>("rule")?).map_err(|error| unreadable("rule", error))?,
        pace: row.word("pace")?,
        enabled: row.get("enabled")?,
        tells_owner: row.get("tells_owner")?,
        subscribers: Vec::new(),
        muted_until: row.get("muted_until")?,
        reading: reading.map(|text| serde_json::from_str(&text).map_err(|error| unreadable("reading", error))).transpose()?,
        failed: row.get("failed")?,
        looked_at: row.get("looked_at")?,
        changed_at: row.get("changed_at")?,
        revision: row.get("revision")?,
    })
}

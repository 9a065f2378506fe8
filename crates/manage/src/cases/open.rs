//! How cases open, and how later words join them.

use customers::accounts::{self, Account};
use customers::contacts::{self, Contact};
use journeys::touchpoints::Touchpoint;
use kernel::about::Any;
use kernel::{Id, Member, Noun, Refusal, Time, closed, name_key, text};
use listen::interactions::Interaction;
use listen::observations::Observation;
use listen::responses::Response;
use monitor::alerts::Alert;
use post::LetterIn;
use serde_json::json;
use store::{Error, Tx, args};

use super::steps::{self, What};
use super::{Case, CaseRule, HoldOn, Kind, Priority, ServiceClass, TITLE_LENGTH, dues, handing, open_key, present, write};
use crate::services;

/// Words of a title by which it is found.
const WORDS: usize = 30;

closed! {
    /// What a case rests on.
    #[schema(as = CaseItemNoun)]
    ItemNoun, "part of a case" {
        /// Answers of a customer.
        Response = "response",
        /// What a member heard or saw.
        Observation = "observation",
        /// What a customer did.
        Interaction = "interaction",
        /// A letter that came in.
        Letter = "letter",
        /// What a watch found.
        Alert = "alert",
    }
}

/// Something that a case rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Item {
    /// What it is.
    pub noun: ItemNoun,
    /// Its id.
    pub id: Id<Any>,
    /// Whose it is.
    pub contact: Option<Id<Contact>>,
    /// When it was said or done.
    pub at: Time,
}

impl Item {
    fn of<N: Noun>(noun: ItemNoun, id: Id<N>, contact: Option<Id<Contact>>, at: Time) -> Self {
        Self { noun, id: Id::from_bytes(*id.bytes()), contact, at }
    }

    /// What a customer answered.
    pub fn response(id: Id<Response>, contact: Option<Id<Contact>>, at: Time) -> Self {
        Self::of(ItemNoun::Response, id, contact, at)
    }

    /// What a member noted.
    pub fn observation(id: Id<Observation>, contact: Option<Id<Contact>>, at: Time) -> Self {
        Self::of(ItemNoun::Observation, id, contact, at)
    }

    /// What a customer did.
    pub fn interaction(id: Id<Interaction>, contact: Option<Id<Contact>>, at: Time) -> Self {
        Self::of(ItemNoun::Interaction, id, contact, at)
    }

    /// What a watch found.
    pub fn alert(id: Id<Alert>, contact: Option<Id<Contact>>, at: Time) -> Self {
        Self::of(ItemNoun::Alert, id, contact, at)
    }

    /// A letter that came in.
    pub fn letter(id: Id<LetterIn>, contact: Option<Id<Contact>>, at: Time) -> Self {
        Self::of(ItemNoun::Letter, id, contact, at)
    }
}

/// A wish for a case.
#[derive(Clone, Debug)]
pub struct Opening {
    /// What it is about.
    pub kind: Kind,
    /// How much it presses.
    pub priority: Priority,
    /// The rule that opens it; none when somebody does.
    pub rule: Option<Id<CaseRule>>,
    /// What somebody calls it.
    pub title: Option<String>,
    /// The account it is for.
    pub account: Option<Id<Account>>,
    /// The person it is for.
    pub contact: Option<Id<Contact>>,
    /// Where it happened.
    pub touchpoint: Option<Id<Touchpoint>>,
    /// Who takes care.
    pub owner: Option<Id<Member>>,
    /// The team that takes care.
    pub team: Option<Id<identity::Team>>,
    /// How soon; by the account unless told.
    pub service_class: Option<Id<ServiceClass>>,
    /// Whom surveys pass over while it is open.
    pub hold_on: HoldOn,
    /// Key of the playbook it follows.
    pub playbook: Option<String>,
    /// What it rests on.
    pub items: Vec<Item>,
}

/// What became of a wish for a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opened {
    /// It opened.
    New(Id<Case>),
    /// One was open for the same already: the items joined it.
    Joined(Id<Case>),
}

impl Opened {
    /// The case.
    pub fn id(&self) -> Id<Case> {
        match self {
            Self::New(id) | Self::Joined(id) => *id,
        }
    }
}

/// Opens a case; where one of the rule is open for the same customer and touchpoint, the items join that one.
pub async fn open(tx: &mut Tx<'_>, wish: Opening) -> Result<Opened, Error> {
    let wish = checked(tx, wish).await?;
    let key = wish.rule.and_then(|rule| open_key(rule, wish.account, wish.contact, wish.touchpoint));
    if let Some(key) = &key {
        // In turn with whoever opens cases, so that none appears between the look and the writing.
        tx.take_turn("case").await?;
        let values = args![tx.workspace(), key];
        let known = tx.optional("SELECT id FROM customer_case WHERE workspace = $1 AND open_key = $2", values).await?;
        if let Some(known) = known {
            let id = known.get("id")?;
            join(tx, id, &wish.items).await?;
            return Ok(Opened::Joined(id));
        }
    }
    insert(tx, &wish, key).await.map(Opened::New)
}

async fn checked(tx: &mut Tx<'_>, mut wish: Opening) -> Result<Opening, Error> {
    wish.title = text::optional_line("title", wish.title.as_deref(), TITLE_LENGTH)?;
    if let Some(id) = wish.contact {
        let contact = contacts::find(tx, id).await?.ok_or_else(|| Refusal::field("contact", format!("there is no contact {id} here")))?;
        if wish.account.is_some() && contact.account.is_some() && wish.account != contact.account {
            return Err(Refusal::field("contact", format!("{id} belongs to another account: choose somebody of this one")).into());
        }
        wish.account = wish.account.or(contact.account);
    }
    match wish.account {
        Some(id) => drop(accounts::find(tx, id).await?.ok_or_else(|| Refusal::field("account", format!("there is no account {id} here")))?),
        None if wish.contact.is_none() => return Err(Refusal::field("account", "name the account or the contact it is for").into()),
        None => {}
    }
    write::check_owner(tx, wish.owner).await?;
    write::check_team(tx, wish.team).await?;
    if let Some(class) = wish.service_class {
        services::present(tx, class).await?;
    }
    Ok(wish)
}

async fn insert(tx: &mut Tx<'_>, wish: &Opening, key: Option<String>) -> Result<Id<Case>, Error> {
    let number = tx.next_codes("case", 1).await? + 1;
    let act = tx.act();
    let (workspace, id, now): (_, Id<Case>, _) = (act.workspace, act.ids.next(), act.now);
    let sql = "INSERT INTO customer_case (workspace, id, number, kind, state, is_open, priority, open_key, rule, title, account, contact, touchpoint, owner, team, \
        service_class, playbook, hold_on, due_at, level, opened_at, changed_at, actor, revision) \
        VALUES ($1, $2, $3, $4, 'open', 1, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, 0, $18, $18, $19, 0)";
    let mut values = args![workspace, id, number, wish.kind.text(), wish.priority.number(), key, wish.rule, wish.title.as_deref(), wish.account];
    values.extend(args![wish.contact, wish.touchpoint, wish.owner, wish.team, wish.service_class, wish.playbook.as_deref(), wish.hold_on.text()]);
    values.extend(args![Time::END, now, act.actor.to_string()]);
    tx.execute(sql, values).await?;
    index(tx, id, wish.title.as_deref()).await?;
    add_items(tx, id, &wish.items).await?;
    let from = wish.items.first().map(|item| json!({ "noun": item.noun, "rule": wish.rule }));
    steps::add(tx, id, What::Opened, &from.unwrap_or_else(|| json!({ "rule": wish.rule })), None).await?;
    write::hold(tx, id).await?;
    dues::opened(tx, id).await?;
    let record = present(tx, id).await?;
    steps::tell(tx, "case.opened", &record, json!({ "priority": record.priority, "owner": record.owner, "rule": record.rule })).await?;
    handing::tell(tx, None, &record).await?;
    Ok(id)
}

/// Lets later words join a case; those that are there already change nothing. Returns how many joined.
pub async fn join(tx: &mut Tx<'_>, id: Id<Case>, items: &[Item]) -> Result<u64, Error> {
    let joined = add_items(tx, id, items).await?;
    if joined > 0 {
        let detail = json!({ "noun": items.first().map(|item| item.noun), "items": joined });
        steps::add(tx, id, What::Joined, &detail, None).await?;
        tx.execute(
            "UPDATE customer_case SET changed_at = $3, revision = revision + 1 WHERE workspace = $1 AND id = $2",
            args![tx.workspace(), id, tx.act().now],
        )
        .await?;
        let record = present(tx, id).await?;
        steps::tell(tx, "case.changed", &record, json!({ "changed": ["items"] })).await?;
    }
    Ok(joined)
}

pub(super) async fn add_items(tx: &mut Tx<'_>, id: Id<Case>, items: &[Item]) -> Result<u64, Error> {
    let (workspace, now) = (tx.workspace(), tx.act().now);
    let rows = items.iter().map(|item| args![workspace, id, item.noun.text(), item.id, item.contact, item.at, now]).collect();
    let insert = "INSERT INTO case_item (workspace, case_id, noun, item, contact, at, joined_at)";
    tx.insert_rows(insert, rows, "ON CONFLICT (workspace, case_id, noun, item) DO NOTHING").await
}

/// Keeps the words by which a case is found.
pub(super) async fn index(tx: &mut Tx<'_>, id: Id<Case>, title: Option<&str>) -> Result<(), Error> {
    let workspace = tx.workspace();
    tx.execute("DELETE FROM case_word WHERE workspace = $1 AND case_id = $2", args![workspace, id]).await?;
    let mut words = words(title.unwrap_or_default());
    words.truncate(WORDS);
    let rows = words.into_iter().map(|word| args![workspace, word, id]).collect();
    tx.insert_rows("INSERT INTO case_word (workspace, key, case_id)", rows, "").await.map(drop)
}

/// The words of a text, folded, each once.
pub(super) fn words(text: &str) -> Vec<String> {
    let key = name_key(text);
    let mut words: Vec<String> = Vec::new();
    for word in key.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let word: String = word.chars().take(80).collect();
        if !words.contains(&word) {
            words.push(word);
        }
    }
    words
}

//! Begins a playbook for a record: its steps become tasks, each with its due time and whoever does it.

use customers::accounts::{self, Account};
use customers::contacts::{self, Contact};
use customers::pairings;
use desk::hours;
use desk::tasks::{self, NewTask};
use identity::{Team, members};
use kernel::{About, Id, Member, Refusal};
use serde_json::json;
use store::{Error, Read, Tx, args};

use super::{Record, Role, Run, Step};
use crate::cases::{self, Case};
use crate::services;

/// For whom a playbook is followed.
#[derive(Clone, Debug)]
pub(super) struct Whom {
    pub about: About,
    pub case: Option<cases::Record>,
    pub account: Option<Id<Account>>,
}

impl Whom {
    /// The record, if it is a case, an account or a contact that is here.
    pub async fn of(read: &mut Read, about: About) -> Result<Option<Self>, Error> {
        if let Some(id) = about.id_of::<Case>() {
            let Some(case) = cases::find(read, id).await? else { return Ok(None) };
            return Ok(Some(Self { about, account: case.account, case: Some(case) }));
        }
        let account = if let Some(id) = about.id_of::<Account>() {
            accounts::find(read, id).await?.map(|account| Some(account.id))
        } else if let Some(id) = about.id_of::<Contact>() {
            contacts::find(read, id).await?.map(|contact| contact.account)
        } else {
            None
        };
        Ok(account.map(|account| Self { about, case: None, account }))
    }
}

/// What became of a wish to start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Started {
    /// It began.
    New(Id<Run>),
    /// The same thing started it before.
    Before,
    /// It runs for this record already.
    Runs,
}

/// Begins a playbook; `why` tells what starts it, and the same does so once.
pub(super) async fn start(tx: &mut Tx<'_>, playbook: &Record, whom: &Whom, why: &str) -> Result<Started, Error> {
    tx.take_turn("playbook run").await?;
    let (start_key, running_key) = (format!("{} {why}", playbook.id), format!("{} {}", playbook.id, whom.about.id));
    let values = args![tx.workspace(), &start_key];
    if tx.optional("SELECT id FROM playbook_run WHERE workspace = $1 AND start_key = $2", values).await?.is_some() {
        return Ok(Started::Before);
    }
    let values = args![tx.workspace(), &running_key];
    if tx.optional("SELECT id FROM playbook_run WHERE workspace = $1 AND running_key = $2", values).await?.is_some() {
        return Ok(Started::Runs);
    }
    let act = tx.act();
    let (run, now, by): (Id<Run>, _, _) = (act.ids.next(), act.now, act.actor.to_string());
    let sql = "INSERT INTO playbook_run (workspace, id, playbook, key, name, version, steps, noun, noun_id, account, start_key, running_key, state, decides, \
        started_at, started_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'running', $13, $14, $15)";
    let mut values = args![tx.workspace(), run, playbook.id, &playbook.key, &playbook.name, playbook.version, json!(playbook.steps).to_string()];
    values.extend(args![&whom.about.noun, whom.about.id, whom.account, start_key, running_key]);
    values.extend(args![playbook.steps.iter().any(|step| step.decides), now, by]);
    tx.execute(sql, values).await?;
    let hours = hours::of(tx).await?;
    let mut steps = Vec::with_capacity(playbook.steps.len());
    for (position, step) in (0_i64..).zip(&playbook.steps) {
        steps.push(task(tx, run, position, step, whom, step.after.due(&hours, now)).await?);
    }
    let made = tasks::make_together(tx, &playbook.name, steps).await?;
    let rows = (0_i64..).zip(&made).map(|(position, task)| args![tx.workspace(), run, position, task.id]).collect();
    tx.insert_rows("INSERT INTO playbook_task (workspace, run, position, task)", rows, "").await?;
    tell(tx, "playbook.started", run, &playbook.key, &whom.about).await?;
    Ok(Started::New(run))
}

async fn task(read: &mut Read, run: Id<Run>, position: i64, step: &Step, whom: &Whom, due_at: kernel::Time) -> Result<NewTask, Error> {
    let owner = who(read, step.owner, whom).await?;
    let team = whom.case.as_ref().and_then(|case| case.team).filter(|_| owner.is_none());
    Ok(NewTask {
        about: Some(whom.about.clone()),
        title: step.title.clone(),
        note: step.note.clone(),
        owner,
        team,
        due_at: Some(due_at),
        step: Some(format!("{run}/{position}")),
    })
}

/// Who does a step: whom it names, or else who takes care of the case, or else who answers for the account; nobody when none of them is here.
async fn who(read: &mut Read, role: Role, whom: &Whom) -> Result<Option<Id<Member>>, Error> {
    let case_owner = whom.case.as_ref().and_then(|case| case.owner);
    let account_owner = match whom.account {
        Some(account) => accounts::find(read, account).await?.and_then(|account| account.owner),
        None => None,
    };
    let named = match role {
        Role::CaseOwner => case_owner,
        Role::AccountOwner => account_owner,
        Role::Member { member } => Some(member),
        Role::Pairing { matter } => match whom.account {
            Some(account) => {
                pairings::of_account(read, account).await?.into_iter().find(|pairing| pairing.matter == matter).and_then(|one| one.member)
            }
            None => None,
        },
        Role::TeamLead => {
            let team: Option<Id<Team>> = whom.case.as_ref().and_then(|case| case.team);
            services::lead(read, team, case_owner.or(account_owner), &[]).await?
        }
    };
    for member in [named, case_owner, account_owner].into_iter().flatten() {
        if members::get(read, member).await?.is_some_and(|member| member.left_at.is_none()) {
            return Ok(Some(member));
        }
    }
    Ok(None)
}

/// Tells those downstream and the audit trail.
pub(super) async fn tell(tx: &mut Tx<'_>, event: &str, run: Id<Run>, key: &str, about: &About) -> Result<(), Error> {
    let mut payload = json!({ "run": run, "playbook": key });
    if let Some(case) = about.id_of::<Case>() {
        payload["case"] = json!(case);
    } else if let Some(account) = about.id_of::<Account>() {
        payload["account"] = json!(account);
    } else if let Some(contact) = about.id_of::<Contact>() {
        payload["contact"] = json!(contact);
    }
    tx.append(event, &payload).await?;
    identity::audit::audit(tx, event, "playbook", Some(run), &json!({ "playbook": key })).await
}

/// The record that a caller names: a case, an account or a contact.
pub(super) fn about(text: &str) -> Result<About, Refusal> {
    let about = text.parse::<Id<Case>>().map(About::of);
    let about = about.or_else(|_| text.parse::<Id<Account>>().map(About::of)).or_else(|_| text.parse::<Id<Contact>>().map(About::of));
    about.map_err(|_| Refusal::field("about", format!("{text:?} is the id of no case, account or contact: a playbook is followed for one of these")))
}

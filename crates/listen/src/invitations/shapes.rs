//! Invitations as JSON carries them.

use std::collections::HashMap;

use customers::accounts::Account;
use customers::contacts::Contact;
use customers::ids::{AccountId, ContactId};
use edge::{IdOf, TimeText};
use kernel::{Id, Time};
use serde::Serialize;
use store::{Error, Read, Value};
use utoipa::ToSchema;

use super::{Dry, Invitation, Rates, Reason, Record, State};
use crate::programmes::Programme;
use crate::programmes::routes::ProgrammeId;

/// The id of an invitation, in schemas.
pub type SurveyInvitationId = IdOf<Invitation>;

/// A person as invitations name them.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct InvitedPerson {
    #[schema(value_type = ContactId)]
    id: Id<Contact>,
    /// Their name, if you may see it.
    name: Option<String>,
    #[schema(value_type = Option<AccountId>)]
    account: Option<Id<Account>>,
    account_name: Option<String>,
}

/// People by their numbers, as somebody sees them who may or may not see names.
pub(super) async fn people(read: &mut Read, codes: impl Iterator<Item = i64>, sees: bool) -> Result<HashMap<i64, InvitedPerson>, Error> {
    let sql = "SELECT c.code, c.id, c.name, a.id AS account, a.name AS account_name FROM contact c LEFT JOIN account a ON a.workspace = c.workspace \
        AND a.id = c.account WHERE c.workspace = $1 AND c.code";
    let rows = read.all_by(sql, codes.map(Value::from).collect()).await?;
    let person = |row: &store::Row| {
        let name = row.get::<Option<String>>("name")?.filter(|_| sees);
        let person = InvitedPerson { id: row.get("id")?, name, account: row.get("account")?, account_name: row.get("account_name")? };
        Ok((row.get("code")?, person))
    };
    rows.iter().map(person).collect()
}

/// One person who is to be asked on one occasion, and what became of it.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct SurveyInvitation {
    #[schema(value_type = SurveyInvitationId)]
    id: Id<Invitation>,
    #[schema(value_type = ProgrammeId)]
    programme: Id<Programme>,
    person: Option<InvitedPerson>,
    occasion: String,
    state: State,
    /// Why the person is not asked.
    reason: Option<Reason>,
    detail: Option<String>,
    /// How often the occasion came again before the person was asked.
    again: i64,
    #[schema(value_type = TimeText)]
    due_at: Time,
    #[schema(value_type = Option<TimeText>)]
    sent_at: Option<Time>,
    started: bool,
    finished: bool,
    reminded: i64,
    #[schema(value_type = Option<TimeText>)]
    expires_at: Option<Time>,
}

impl SurveyInvitation {
    pub(super) fn of(record: Record, people: &HashMap<i64, InvitedPerson>) -> Self {
        let Record {
            id, programme, occasion, contact, state, reason, detail, again, due_at, sent_at, started, finished, reminded, expires_at, ..
        } = record;
        let person = people.get(&contact).cloned();
        Self { id, programme, person, occasion, state, reason, detail, again, due_at, sent_at, started, finished, reminded, expires_at }
    }
}

/// How many were not asked for one reason.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct SkippedCount {
    reason: Reason,
    people: u64,
}

/// What became of the invitations of a programme.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct InvitationRates {
    /// Invitations that wait.
    waiting: i64,
    /// People who were asked, those whose letter came back included.
    asked: i64,
    /// Letters that came back.
    bounced: i64,
    /// People who began to answer.
    started: i64,
    /// People who sent their answers.
    finished: i64,
    /// Links that ended without an answer.
    expired: i64,
    /// Who was not asked, by reason.
    skipped: Vec<SkippedCount>,
    /// The share of those reached (asked, and the letter did not come back) who sent their answers, in percent; nothing when nobody was reached.
    response_rate: Option<f64>,
    /// The share of all who were due that was held back by somebody, in percent; nothing when nobody was due.
    held_back: Option<f64>,
}

impl From<Rates> for InvitationRates {
    fn from(rates: Rates) -> Self {
        let share = |part: i64, of: i64| (of > 0).then(|| 100.0 * part as f64 / of as f64);
        let held: i64 = rates.skipped.iter().filter(|(reason, _)| *reason == Reason::Held).map(|(_, n)| *n).sum();
        let decided = rates.asked + rates.skipped.iter().map(|(_, n)| *n).sum::<i64>();
        Self {
            response_rate: share(rates.finished, rates.asked - rates.bounced),
            held_back: share(held, decided),
            waiting: rates.waiting,
            asked: rates.asked,
            bounced: rates.bounced,
            started: rates.started,
            finished: rates.finished,
            expired: rates.expired,
            skipped: rates.skipped.into_iter().map(|(reason, n)| SkippedCount { reason, people: n.unsigned_abs() }).collect(),
        }
    }
}

/// Somebody in a dry run.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct DryPerson {
    person: Option<InvitedPerson>,
    /// Why they would not be asked; nothing when they would.
    reason: Option<Reason>,
    detail: Option<String>,
}

/// Who would be asked now, and who would not.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct DryRun {
    /// How many people the audience has.
    people: u64,
    /// How many would be asked.
    asked: u64,
    /// How many would not, by reason.
    skipped: Vec<SkippedCount>,
    /// Some of each.
    examples: Vec<DryPerson>,
}

impl DryRun {
    pub(super) fn of(dry: Dry, people: &HashMap<i64, InvitedPerson>) -> Self {
        let skipped = dry.skipped.into_iter().map(|(reason, people)| SkippedCount { reason, people }).collect();
        let examples =
            dry.examples.into_iter().map(|(code, reason, detail)| DryPerson { person: people.get(&code).cloned(), reason, detail }).collect();
        Self { people: dry.people, asked: dry.asked, skipped, examples }
    }
}

//! Invitations as JSON carries them.

use std::collections::HashMap;

use customers::accounts::Account;
use customers::contacts::Contact;
use customers::ids::{AccountId, ContactId};
use edge::{IdOf, MemberId, TimeText};
use identity::Sees;
use kernel::{Id, Member, Time};
use serde::Serialize;
use store::{Error, Read, Value};
use utoipa::ToSchema;

use super::{Dry, Invitation, Rates, Reason, Record, State, Why, people as everybody};
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

/// One of our own staff as invitations name them.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct InvitedMember {
    #[schema(value_type = MemberId)]
    id: Id<Member>,
    /// Their name, if you may see it.
    name: Option<String>,
}

/// Those whom invitations name, by their numbers.
#[derive(Debug, Default)]
pub(super) struct Named {
    people: HashMap<i64, InvitedPerson>,
    members: HashMap<i64, InvitedMember>,
}

impl Named {
    /// Looks them up, as somebody sees them who may or may not see names.
    pub(super) async fn of(read: &mut Read, numbers: impl Iterator<Item = i64>, sees: Sees) -> Result<Self, Error> {
        let (codes, staff): (Vec<i64>, Vec<i64>) = numbers.partition(|number| *number >= 0);
        let members = if staff.is_empty() { HashMap::new() } else { everybody::members_ever(read).await? };
        let member = |(number, (id, name)): (i64, (Id<Member>, String))| (number, InvitedMember { id, name: sees.employees.then_some(name) });
        Ok(Self { people: people(read, codes.into_iter(), sees.customers).await?, members: members.into_iter().map(member).collect() })
    }

    fn person(&self, number: i64) -> Option<InvitedPerson> {
        self.people.get(&number).cloned()
    }

    fn member(&self, number: i64) -> Option<InvitedMember> {
        self.members.get(&number).cloned()
    }
}

async fn people(read: &mut Read, codes: impl Iterator<Item = i64>, sees: bool) -> Result<HashMap<i64, InvitedPerson>, Error> {
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
    /// Whom it asks; nobody when it is one of your own staff.
    person: Option<InvitedPerson>,
    /// Which of your own staff it asks.
    member: Option<InvitedMember>,
    occasion: String,
    state: State,
    /// Why the person is not asked.
    reason: Option<Reason>,
    /// What should be known about the reason, in English.
    detail: Option<String>,
    /// The same in its parts, for words of your own.
    why: Option<Why>,
    /// How often the occasion came again before the person was asked.
    again: i64,
    #[schema(value_type = TimeText)]
    due_at: Time,
    #[schema(value_type = Option<TimeText>)]
    sent_at: Option<Time>,
    /// Whether they have begun to answer; not told as long as the link of a survey that promised anonymity is open.
    started: Option<bool>,
    /// Whether they have sent their answers; not told as long as the link of a survey that promised anonymity is open.
    finished: Option<bool>,
    reminded: i64,
    #[schema(value_type = Option<TimeText>)]
    expires_at: Option<Time>,
}

impl SurveyInvitation {
    pub(super) fn of(record: Record, named: &Named) -> Self {
        let Record {
            id,
            programme,
            occasion,
            person: number,
            state,
            reason,
            why,
            again,
            due_at,
            sent_at,
            started,
            finished,
            reminded,
            expires_at,
            ..
        } = record;
        let (detail, person, member) = (why.as_ref().map(ToString::to_string), named.person(number), named.member(number));
        Self { id, programme, person, member, occasion, state, reason, detail, why, again, due_at, sent_at, started, finished, reminded, expires_at }
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
    /// People who began by the open link of the programme, as by a QR code: nobody asked them.
    came: i64,
    /// Those of them who sent their answers.
    came_finished: i64,
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
            came: rates.came,
            came_finished: rates.came_finished,
            expired: rates.expired,
            skipped: rates.skipped.into_iter().map(|(reason, n)| SkippedCount { reason, people: n.unsigned_abs() }).collect(),
        }
    }
}

/// Somebody in a dry run.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct DryPerson {
    /// Who it is; nobody when it is one of your own staff.
    person: Option<InvitedPerson>,
    /// Which of your own staff it is.
    member: Option<InvitedMember>,
    /// Why they would not be asked; nothing when they would.
    reason: Option<Reason>,
    /// What should be known about the reason, in English.
    detail: Option<String>,
    /// The same in its parts, for words of your own.
    why: Option<Why>,
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
    pub(super) fn of(dry: Dry, named: &Named) -> Self {
        let skipped = dry.skipped.into_iter().map(|(reason, people)| SkippedCount { reason, people }).collect();
        let example = |(number, reason, why): (i64, Option<Reason>, Option<Why>)| {
            let detail = why.as_ref().map(ToString::to_string);
            DryPerson { person: named.person(number), member: named.member(number), reason, detail, why }
        };
        let examples = dry.examples.into_iter().map(example).collect();
        Self { people: dry.people, asked: dry.asked, skipped, examples }
    }
}

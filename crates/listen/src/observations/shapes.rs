//! Observations as JSON carries them.

use std::collections::HashMap;

use ::surveys::Answer;
use customers::accounts::Account;
use customers::contacts::Contact;
use customers::ids::{AccountId, ContactId};
use desk::tags::{self, Tag, TagId, Worn};
use edge::{IdOf, MemberId, Patch, TimeText};
use identity::{May, Right, Role};
use kernel::{Actor, Id, Member, Time};
use serde::{Deserialize, Serialize};
use store::{Error, Read};
use utoipa::ToSchema;

use super::rating::Answers;
use super::{Consent, Edit, Kind, Observation, Passage, Record, Told, Wish};
use crate::invitations::Invitation;
use crate::responses::{NamedAccount, NamedContact, Response, ResponseId, SentFile};
use crate::surveys::Survey;
use crate::surveys::shapes::SurveyId;

/// The id of an observation, in schemas.
pub type ObservationId = IdOf<Observation>;
/// The id of an invitation; OpenAPI's macros do not look into generic types.
type InvitationId = IdOf<Invitation>;

/// A new observation.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ObservationIn {
    kind: Kind,
    /// When it was heard or seen; now unless told.
    #[schema(value_type = Option<TimeText>)]
    happened_at: Option<Time>,
    /// The account it is about; that of the contact unless told.
    #[schema(value_type = Option<AccountId>)]
    account: Option<Id<Account>>,
    /// Who spoke. A call, a meeting or an interview has a contact or an account.
    #[schema(value_type = Option<ContactId>)]
    contact: Option<Id<Contact>>,
    /// Key of the touchpoint it is about.
    #[schema(max_length = 200)]
    touchpoint: Option<String>,
    /// Key of the offering it is about.
    #[schema(max_length = 200)]
    offering: Option<String>,
    /// The words, kept as they are; may be left out where sentiment, propensity or a guide tell something.
    #[serde(default)]
    #[schema(max_length = 50_000)]
    body: String,
    /// Marked places in the words; no two overlap.
    #[serde(default)]
    #[schema(max_items = 200)]
    passages: Vec<Passage>,
    /// The writer's impression: -2 very bad, -1 bad, 0 neither, 1 good, 2 very good.
    #[schema(minimum = -2, maximum = 2)]
    sentiment: Option<i64>,
    /// Whether they would go on with us, 0 to 10. It counts as a rating of the question `go_on` with the pattern potential.
    #[schema(minimum = 0, maximum = 10)]
    propensity: Option<i64>,
    /// Whether their words may be passed on; nothing when they were not asked.
    consent: Option<Consent>,
    /// The guide whose questions were asked: a survey that was published and promises no anonymity.
    #[schema(value_type = Option<SurveyId>)]
    survey: Option<Id<Survey>>,
    /// What was said to the guide, by key of the question; any may be left out. It counts as a response with the pattern potential.
    #[schema(value_type = Option<BTreeMap<String, Answer>>)]
    answers: Option<Answers>,
    /// The invitation that this interview finishes.
    #[schema(value_type = Option<InvitationId>)]
    invitation: Option<Id<Invitation>>,
    /// Tags to put on it.
    #[serde(default)]
    #[schema(value_type = Vec<TagId>, max_items = 50)]
    tags: Vec<Id<Tag>>,
}

impl ObservationIn {
    /// The wish of somebody who says it now.
    pub(super) fn wish(&self, now: Time) -> Wish {
        let told = Told {
            kind: self.kind,
            happened_at: self.happened_at.unwrap_or(now),
            account: self.account,
            contact: self.contact,
            touchpoint: self.touchpoint.clone(),
            offering: self.offering.clone(),
            body: self.body.clone(),
            passages: self.passages.clone(),
            sentiment: self.sentiment,
            propensity: self.propensity,
            consent: self.consent,
        };
        Wish { told, survey: self.survey, answers: self.answers.clone(), invitation: self.invitation, tags: self.tags.clone() }
    }
}

/// A change of an observation: what is left out stays, `null` clears. The guide and the invitation stay.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ObservationPatch {
    kind: Option<Kind>,
    #[schema(value_type = Option<TimeText>)]
    happened_at: Option<Time>,
    #[serde(default)]
    #[schema(value_type = Option<AccountId>)]
    account: Patch<Id<Account>>,
    #[serde(default)]
    #[schema(value_type = Option<ContactId>)]
    contact: Patch<Id<Contact>>,
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 200)]
    touchpoint: Patch<String>,
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 200)]
    offering: Patch<String>,
    /// The words. Passages that do not stand in them any more have to be given anew.
    #[schema(max_length = 50_000)]
    body: Option<String>,
    /// All passages.
    #[schema(max_items = 200)]
    passages: Option<Vec<Passage>>,
    #[serde(default)]
    #[schema(value_type = Option<i64>, minimum = -2, maximum = 2)]
    sentiment: Patch<i64>,
    /// Replaces what figures counted; what was said before is kept as history of the response.
    #[serde(default)]
    #[schema(value_type = Option<i64>, minimum = 0, maximum = 10)]
    propensity: Patch<i64>,
    #[serde(default)]
    #[schema(value_type = Option<Consent>)]
    consent: Patch<Consent>,
    /// All that was said to the guide.
    #[schema(value_type = Option<BTreeMap<String, Answer>>)]
    answers: Option<Answers>,
    /// All tags it wears.
    #[schema(value_type = Option<Vec<TagId>>, max_items = 50)]
    tags: Option<Vec<Id<Tag>>>,
    /// The revision you have seen; may be said by `If-Match` instead.
    pub(super) revision: Option<i64>,
}

impl From<ObservationPatch> for Edit {
    fn from(patch: ObservationPatch) -> Self {
        let ObservationPatch { kind, happened_at, account, contact, touchpoint, offering, body, passages, .. } = patch;
        let ObservationPatch { sentiment, propensity, consent, answers, tags, .. } = patch;
        Self { kind, happened_at, account, contact, touchpoint, offering, body, passages, sentiment, propensity, consent, answers, tags }
    }
}

/// A record with a key and a name.
#[derive(Debug, Serialize, ToSchema)]
struct Keyed {
    key: String,
    name: Option<String>,
}

/// The guide of an interview.
#[derive(Debug, Serialize, ToSchema)]
struct Guide {
    #[schema(value_type = SurveyId)]
    id: Id<Survey>,
    name: Option<String>,
}

/// The member who wrote it.
#[derive(Debug, Serialize, ToSchema)]
struct Author {
    #[schema(value_type = MemberId)]
    id: Id<Member>,
    name: Option<String>,
}

/// What a member heard or saw.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Observation)]
pub(super) struct ObservationOut {
    #[schema(value_type = ObservationId)]
    id: Id<Observation>,
    kind: Kind,
    /// When it was heard or seen.
    #[schema(value_type = TimeText)]
    happened_at: Time,
    account: Option<NamedAccount>,
    contact: Option<NamedContact>,
    #[schema(inline)]
    touchpoint: Option<Keyed>,
    #[schema(inline)]
    offering: Option<Keyed>,
    body: String,
    /// Marked places in the words, from the first to the last.
    passages: Vec<Passage>,
    /// From -2 very bad to 2 very good.
    sentiment: Option<i64>,
    /// From 0 to 10.
    propensity: Option<i64>,
    consent: Option<Consent>,
    #[schema(inline)]
    survey: Option<Guide>,
    /// What was said on a scale, as figures count it.
    #[schema(value_type = Option<ResponseId>)]
    response: Option<Id<Response>>,
    #[schema(value_type = Option<InvitationId>)]
    invitation: Option<Id<Invitation>>,
    tags: Vec<Worn>,
    /// Only for those who see customers' names.
    files: Vec<SentFile>,
    /// Nobody when a program wrote it.
    #[schema(inline)]
    author: Option<Author>,
    /// Whether you may change and remove it: who wrote it may, and managers, admins and owners.
    may_change: bool,
    #[schema(value_type = TimeText)]
    made_at: Time,
    #[schema(value_type = TimeText)]
    changed_at: Time,
    revision: i64,
}

/// Observations as somebody may see them, with tags and files.
pub(super) async fn shown<R>(read: &mut Read, records: Vec<Record>, may: &May<R>) -> Result<Vec<ObservationOut>, Error> {
    let ids: Vec<_> = records.iter().map(|record| record.id).collect();
    let mut worn = tags::worn(read, &ids).await?;
    let mut files = if may.sees.customers { desk::files::of_all(read, &ids).await? } else { HashMap::new() };
    let shown = records.into_iter().map(|record| {
        let (tags, files) = (worn.remove(&record.id).unwrap_or_default(), files.remove(&record.id).unwrap_or_default());
        let files = files.into_iter().map(SentFile::from).collect();
        ObservationOut { tags, files, ..ObservationOut::of(record, may) }
    });
    Ok(shown.collect())
}

impl ObservationOut {
    fn of<R>(record: Record, may: &May<R>) -> Self {
        let may_change = may_change(may, record.member);
        let Record { id, told, survey, response, invitation, member, made_at, changed_at, revision, names } = record;
        let contact_name = names.contact.filter(|_| may.sees.customers);
        Self {
            id,
            kind: told.kind,
            happened_at: told.happened_at,
            account: told.account.map(|id| NamedAccount { id, external_id: None, name: names.account }),
            contact: told.contact.map(|id| NamedContact { id, external_id: None, name: contact_name }),
            touchpoint: told.touchpoint.map(|key| Keyed { key, name: names.touchpoint }),
            offering: told.offering.map(|key| Keyed { key, name: names.offering }),
            body: told.body,
            passages: told.passages,
            sentiment: told.sentiment,
            propensity: told.propensity,
            consent: told.consent,
            survey: survey.map(|id| Guide { id, name: names.survey }),
            response,
            invitation,
            tags: Vec::new(),
            files: Vec::new(),
            author: member.map(|id| Author { id, name: names.member }),
            may_change,
            made_at,
            changed_at,
            revision,
        }
    }
}

/// Whoever wrote it may change it, and managers, admins, owners, programs and the operator.
pub(super) fn may_change<R>(may: &May<R>, author: Option<Id<Member>>) -> bool {
    let wrote = author.is_some_and(|author| may.act.actor == Actor::Member(author));
    may.rights.has(Right::WriteAnswers) && (wrote || may.role.is_none_or(|role| matches!(role, Role::Owner | Role::Admin | Role::Manager)))
}

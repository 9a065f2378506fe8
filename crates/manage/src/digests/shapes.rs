//! Digests as JSON carries them.

use std::collections::HashMap;

use edge::{IdOf, TimeText};
use identity::{Team, TeamId};
use kernel::{Id, Time};
use listen::voice::Said;
use post::{Webhook, WebhookId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::named::Named;
use super::since::Since;
use super::{Content, Digest, Every, Kind, Reader, Record, Subscription};

/// The id of a digest, in schemas.
pub type DigestId = IdOf<Digest>;
/// The id of a subscription, in schemas.
pub type SubscriptionId = IdOf<Subscription>;

/// A wish for digests by letter.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct DigestSubscriptionIn {
    pub kind: Kind,
    pub every: Every,
    /// At which hour of the zone's clocks.
    #[schema(minimum = 0, maximum = 23)]
    pub hour: i64,
    /// Time zone (IANA); that of the workspace unless told.
    #[schema(max_length = 60)]
    pub zone: Option<String>,
    /// Language as a BCP 47 tag; that of the workspace unless told.
    #[schema(max_length = 35)]
    pub language: Option<String>,
}

/// A digest that comes by itself.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct DigestSubscription {
    #[schema(value_type = SubscriptionId)]
    pub id: Id<Subscription>,
    pub kind: Kind,
    pub every: Every,
    pub hour: i64,
    pub zone: String,
    pub language: String,
    /// When the next is sent.
    #[schema(value_type = TimeText)]
    pub next_at: Time,
}

impl From<Record> for DigestSubscription {
    fn from(record: Record) -> Self {
        Self {
            id: record.id,
            kind: record.kind,
            every: record.every,
            hour: i64::from(record.hour),
            zone: record.zone.name().to_owned(),
            language: record.language,
            next_at: record.next_at,
        }
    }
}

/// What a period brought.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Digest)]
pub(super) struct DigestOut {
    /// Absent where it was not sent but is read now.
    #[schema(value_type = Option<DigestId>)]
    pub id: Option<Id<Digest>>,
    pub kind: Kind,
    pub every: Every,
    /// When it was sent.
    #[schema(value_type = Option<TimeText>)]
    pub sent_at: Option<Time>,
    /// The figures, as they were sent.
    pub content: Content,
    /// Words that sound bad, the newest first; those that are gone are left out.
    pub bad: Vec<Said>,
    /// The same with words that sound good.
    pub good: Vec<Said>,
    /// What was decided in the period.
    pub decided: Vec<DigestDecision>,
    /// What the customers are called that the content names, by their ids: as far as you may see, and of those that are here.
    pub customers: HashMap<String, String>,
    /// What the alerts say that the content names, by their ids.
    pub alerts: HashMap<String, DigestAlert>,
    /// What the watches are called that the content names, by their ids.
    pub watches: HashMap<String, String>,
    /// How the figures stand now; absent where there are none.
    pub since: Option<Since>,
}

impl DigestOut {
    /// Content with what its ids mean.
    pub fn of(content: Content, named: Named) -> Self {
        let Named { mut said, mut decided, customers, alerts, watches } = named;
        let mut take = |ids: &[String]| ids.iter().filter_map(|id| said.remove(id)).collect();
        let (bad, good) = (take(&content.bad), take(&content.good));
        let decided = content.decisions.iter().filter_map(|id| Some(DigestDecision { id: id.clone(), title: decided.remove(id)? })).collect();
        let alerts = alerts.into_iter().map(|(id, [en, de])| (id, DigestAlert { en: en.words, de: de.words })).collect();
        Self {
            id: None,
            kind: Kind::Executive,
            every: Every::Week,
            sent_at: None,
            content,
            bad,
            good,
            decided,
            customers,
            alerts,
            watches,
            since: None,
        }
    }
}

/// What an alert says.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct DigestAlert {
    /// In English.
    pub en: String,
    /// In German.
    pub de: String,
}

/// What digests are about.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct DigestSettings {
    /// The key of the survey question that the figures are about; null: the one that most people answer at touchpoints in the period.
    #[schema(max_length = 200)]
    pub question: Option<String>,
}

/// A wish for a digest in a channel.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ChatDigestIn {
    #[schema(value_type = WebhookId)]
    pub chat: Id<Webhook>,
    /// `executive` or `team`.
    pub kind: Kind,
    /// Of the kind `team`: whose touchpoints it is about.
    #[schema(value_type = Option<TeamId>)]
    pub team: Option<Id<Team>>,
    pub every: Every,
    /// At which hour of the zone's clocks.
    #[schema(minimum = 0, maximum = 23)]
    pub hour: i64,
    /// Time zone (IANA); that of the workspace unless told.
    #[schema(max_length = 60)]
    pub zone: Option<String>,
    /// Language as a BCP 47 tag; that of the workspace unless told.
    #[schema(max_length = 35)]
    pub language: Option<String>,
}

/// A digest in a channel.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ChatDigest {
    #[schema(value_type = WebhookId)]
    pub chat: Id<Webhook>,
    #[schema(value_type = Option<TeamId>)]
    pub team: Option<Id<Team>>,
    #[serde(flatten)]
    pub digest: DigestSubscription,
}

impl ChatDigest {
    /// That of a chat.
    pub fn of(record: Record) -> Option<Self> {
        let Reader::Chat(chat, team) = record.reader else { return None };
        Some(Self { chat, team, digest: record.into() })
    }
}

/// A decision of the period.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct DigestDecision {
    pub id: String,
    pub title: String,
}

/// A digest in a list.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct DigestLine {
    #[schema(value_type = DigestId)]
    pub id: Id<Digest>,
    pub kind: Kind,
    pub every: Every,
    #[schema(value_type = TimeText)]
    pub sent_at: Time,
    /// The first day.
    pub from: String,
    /// The first day behind it.
    pub until: String,
}

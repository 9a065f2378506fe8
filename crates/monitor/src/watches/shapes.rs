//! Watches as callers send and read them.

use customers::accounts::Account;
use customers::contacts::Contact;
use customers::ids::{AccountId, ContactId};
use edge::{MemberId, Patch, TimeText};
use identity::{Team, TeamId};
use kernel::{Id, Member, Time};
use post::{Webhook, WebhookId};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use utoipa::ToSchema;

use super::{Pace, Record, Rule, Subscriber, Watch, WatchId};

/// A new watch.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct WatchIn {
    #[schema(min_length = 1, max_length = 200)]
    name: String,
    rule: Rule,
    /// `at_once` unless told.
    pace: Option<Pace>,
    /// Whether it looks at all; yes unless told.
    enabled: Option<bool>,
    /// Whether whoever answers for the account is told too; yes unless told.
    tells_owner: Option<bool>,
    /// Members who are told.
    #[serde(default)]
    #[schema(value_type = Vec<MemberId>, max_items = 50)]
    members: Vec<Id<Member>>,
    /// Teams of which everybody is told.
    #[serde(default)]
    #[schema(value_type = Vec<TeamId>, max_items = 50)]
    teams: Vec<Id<Team>>,
    /// Channels of Slack and Teams that are told; what is found on Mondays goes out with the digest of the week.
    #[serde(default)]
    #[schema(value_type = Vec<WebhookId>, max_items = 50)]
    chats: Vec<Id<Webhook>>,
}

impl WatchIn {
    /// The watch, which has no id yet.
    pub fn record(&self, now: Time) -> Record {
        Record {
            id: Id::from_bytes([0; 16]),
            name: self.name.clone(),
            rule: self.rule.clone(),
            pace: self.pace.unwrap_or(Pace::AtOnce),
            enabled: self.enabled.unwrap_or(true),
            tells_owner: self.tells_owner.unwrap_or(true),
            subscribers: subscribers(&self.members, &self.teams, &self.chats),
            muted_until: None,
            reading: None,
            failed: None,
            looked_at: None,
            changed_at: now,
            revision: 0,
        }
    }
}

fn subscribers(members: &[Id<Member>], teams: &[Id<Team>], chats: &[Id<Webhook>]) -> Vec<Subscriber> {
    let people = members.iter().copied().map(Subscriber::Member).chain(teams.iter().copied().map(Subscriber::Team));
    people.chain(chats.iter().copied().map(Subscriber::Chat)).collect()
}

/// A change of a watch: what is left out stays.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct WatchPatch {
    #[schema(min_length = 1, max_length = 200)]
    name: Option<String>,
    rule: Option<Rule>,
    pace: Option<Pace>,
    enabled: Option<bool>,
    tells_owner: Option<bool>,
    #[schema(value_type = Option<Vec<MemberId>>, max_items = 50)]
    members: Option<Vec<Id<Member>>>,
    #[schema(value_type = Option<Vec<TeamId>>, max_items = 50)]
    teams: Option<Vec<Id<Team>>>,
    #[schema(value_type = Option<Vec<WebhookId>>, max_items = 50)]
    chats: Option<Vec<Id<Webhook>>>,
    /// Until when it tells nobody; null: it tells again.
    #[serde(default)]
    #[schema(value_type = Option<TimeText>)]
    muted_until: Patch<Time>,
    /// The revision you have seen; may be said by `If-Match` instead.
    pub revision: Option<i64>,
}

impl WatchPatch {
    /// The watch after the change.
    pub fn apply(self, before: Record) -> Record {
        let (members, teams, chats) = parted(&before.subscribers);
        let (members, teams, chats) = (self.members.unwrap_or(members), self.teams.unwrap_or(teams), self.chats.unwrap_or(chats));
        Record {
            name: self.name.unwrap_or(before.name),
            rule: self.rule.unwrap_or(before.rule),
            pace: self.pace.unwrap_or(before.pace),
            enabled: self.enabled.unwrap_or(before.enabled),
            tells_owner: self.tells_owner.unwrap_or(before.tells_owner),
            subscribers: subscribers(&members, &teams, &chats),
            muted_until: self.muted_until.apply(before.muted_until),
            ..before
        }
    }
}

type Parted = (Vec<Id<Member>>, Vec<Id<Team>>, Vec<Id<Webhook>>);

fn parted(subscribers: &[Subscriber]) -> Parted {
    let (mut members, mut teams, mut chats) = (Vec::new(), Vec::new(), Vec::new());
    for subscriber in subscribers {
        match subscriber {
            Subscriber::Member(id) => members.push(*id),
            Subscriber::Team(id) => teams.push(*id),
            Subscriber::Chat(id) => chats.push(*id),
        }
    }
    (members, teams, chats)
}

/// A rule to be tried.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct WatchTrial {
    pub rule: Rule,
}

/// Something that is looked after.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Watch)]
pub(super) struct WatchOut {
    #[schema(value_type = WatchId)]
    id: Id<Watch>,
    name: String,
    rule: Rule,
    pace: Pace,
    enabled: bool,
    tells_owner: bool,
    #[schema(value_type = Vec<MemberId>)]
    members: Vec<Id<Member>>,
    #[schema(value_type = Vec<TeamId>)]
    teams: Vec<Id<Team>>,
    #[schema(value_type = Vec<WebhookId>)]
    chats: Vec<Id<Webhook>>,
    #[schema(value_type = Option<TimeText>)]
    muted_until: Option<Time>,
    /// What the last look found: `row` of a figure, `groups` and `judged` of one with groups, `n` of a list; none before the first look.
    #[schema(value_type = Option<Object>)]
    reading: Option<Json>,
    /// Why the last look could find nothing out, which is not the same as finding nothing.
    failed: Option<String>,
    #[schema(value_type = Option<TimeText>)]
    looked_at: Option<Time>,
    #[schema(value_type = TimeText)]
    changed_at: Time,
    revision: i64,
}

impl From<Record> for WatchOut {
    fn from(record: Record) -> Self {
        let (members, teams, chats) = parted(&record.subscribers);
        let Record { id, name, rule, pace, enabled, tells_owner, muted_until, reading, failed, looked_at, changed_at, revision, .. } = record;
        Self { id, name, rule, pace, enabled, tells_owner, members, teams, chats, muted_until, reading, failed, looked_at, changed_at, revision }
    }
}

/// An alert there would have been.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct WatchFiring {
    #[schema(value_type = TimeText)]
    pub at: Time,
    #[schema(value_type = Option<AccountId>)]
    pub account: Option<Id<Account>>,
    /// What the account is called.
    pub account_name: Option<String>,
    #[schema(value_type = Option<ContactId>)]
    pub contact: Option<Id<Contact>>,
    /// What was found: `row` of a figure with its group, what was said or happened otherwise.
    #[schema(value_type = Object)]
    pub reading: Json,
}

/// What a rule would have done in the last ninety days.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct WatchPreview {
    /// How many days were looked back.
    pub days: i64,
    /// How many alerts there would have been; none where the past was not kept, so that it is not known.
    pub fired: Option<usize>,
    /// The newest fifty of them.
    pub firings: Vec<WatchFiring>,
    /// How many alerts would be open now.
    pub now: usize,
    /// What it finds now.
    #[schema(value_type = Option<Object>)]
    pub reading: Option<Json>,
    /// Why nothing could be found out, which is not the same as finding nothing.
    pub failed: Option<String>,
}

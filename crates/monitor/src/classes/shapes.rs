//! Classes as callers send and read them.

use customers::accounts::Account;
use customers::contacts::Contact;
use customers::ids::{AccountId, ContactId};
use edge::TimeText;
use kernel::{Id, Time};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::because::Because;
use super::matrix::Moved;
use super::rules::Rules;
use super::store::{Cause, Override, Standing, Step, Version};
use super::words::Sentence;
use super::{Class, Whose};

/// A customer's class, why, and how it came to it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = CustomerClassOut)]
pub(super) struct ClassOut {
    #[schema(value_type = Option<AccountId>)]
    account: Option<Id<Account>>,
    #[schema(value_type = Option<ContactId>)]
    contact: Option<Id<Contact>>,
    class: Class,
    /// Since when; none while it was never another one.
    #[schema(value_type = Option<TimeText>)]
    since: Option<Time>,
    /// What the rules say, whatever was set by hand.
    by_rules: Class,
    /// Why the rules say so; none before the first look.
    because: Option<Because>,
    /// The same as a sentence.
    sentence: Option<Sentence>,
    /// What holds by hand.
    #[serde(rename = "override")]
    by_hand: Option<OverrideOut>,
    /// The last changes, the newest first.
    history: Vec<StepOut>,
}

/// A customer in a list.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ClassedCustomer)]
pub(super) struct ListedOut {
    #[schema(value_type = Option<AccountId>)]
    account: Option<Id<Account>>,
    #[schema(value_type = Option<ContactId>)]
    contact: Option<Id<Contact>>,
    /// What the account is called; the name of a person for those who may see names.
    name: Option<String>,
    class: Class,
    by_rules: Class,
    #[schema(value_type = Option<TimeText>)]
    since: Option<Time>,
    sentence: Option<Sentence>,
}

/// A class that somebody set by hand.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ClassOverrideOut)]
struct OverrideOut {
    class: Class,
    reason: String,
    #[schema(value_type = TimeText)]
    until: Time,
    #[schema(value_type = TimeText)]
    made_at: Time,
    actor: String,
}

/// A change of a class.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ClassStepOut)]
struct StepOut {
    #[schema(value_type = TimeText)]
    at: Time,
    was: Class,
    class: Class,
    cause: Cause,
    /// What the rules said, as a sentence.
    sentence: Option<Sentence>,
    /// What somebody wrote who set it by hand.
    reason: Option<String>,
    actor: String,
}

/// A class by hand.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ClassOverrideIn)]
pub(super) struct OverrideIn {
    pub class: Class,
    /// Why.
    #[schema(min_length = 1, max_length = 500)]
    pub reason: String,
    /// Until when, at most a year.
    #[schema(value_type = TimeText)]
    pub until: Time,
}

/// Rules as they are laid down.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ClassRulesIn)]
pub(super) struct RulesIn {
    pub rules: Rules,
    /// What changed, in words.
    #[serde(default)]
    #[schema(max_length = 500)]
    pub note: String,
    /// The version that they take the place of.
    pub version: i64,
}

/// Rules to try.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ClassRulesTry)]
pub(super) struct RulesTry {
    pub rules: Rules,
}

/// A version of the rules.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ClassRulesOut)]
pub(super) struct RulesOut {
    /// 0 before anybody was looked at.
    version: i64,
    rules: Rules,
    note: String,
    #[schema(value_type = TimeText)]
    made_at: Time,
    actor: String,
}

/// How many moved from one class to another.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ClassMoved)]
pub(super) struct MovedOut {
    was: Class,
    is: Class,
    count: i64,
}

/// Who moved between two moments.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ClassMatrix)]
pub(super) struct MatrixOut {
    #[schema(value_type = TimeText)]
    pub from: Time,
    #[schema(value_type = TimeText)]
    pub until: Time,
    /// Those that stayed are there, too; pairs without customers are left out.
    pub moves: Vec<MovedOut>,
}

/// Who would move by other rules.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ClassPreview)]
pub(super) struct PreviewOut {
    /// Customers there are.
    pub all: i64,
    /// Customers that were looked at: all of them, or the first 20,000.
    pub looked: i64,
    pub moves: Vec<MovedOut>,
    /// Some who would move.
    pub examples: Vec<ExampleOut>,
}

/// Somebody who would move.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ClassExample)]
pub(super) struct ExampleOut {
    #[schema(value_type = Option<AccountId>)]
    pub account: Option<Id<Account>>,
    #[schema(value_type = Option<ContactId>)]
    pub contact: Option<Id<Contact>>,
    pub name: Option<String>,
    pub was: Class,
    pub is: Class,
    pub sentence: Sentence,
}

/// The versions of the rules, by which sentences are written.
pub(super) struct Versions(pub Vec<Version>);

impl Versions {
    /// The sentence of what a version said.
    fn sentence(&self, because: Option<&Because>, version: Option<i64>) -> Option<Sentence> {
        let rules = self.0.iter().find(|known| Some(known.version) == version).map(|known| &known.rules);
        because.zip(rules).map(|(because, rules)| Sentence::of(because, rules))
    }

    /// A customer's class with its history.
    pub fn show(&self, standing: Standing, by_hand: Option<Override>, history: Vec<Step>) -> ClassOut {
        let Standing { whose, class, by_rules, because, rules, since, .. } = standing;
        let sentence = self.sentence(because.as_ref(), rules);
        let step = |Step { at, was, class, cause, because, rules, reason, actor, .. }: Step| {
            let sentence = self.sentence(because.as_ref(), rules);
            StepOut { at, was, class, cause, sentence, reason, actor }
        };
        let by_hand = by_hand.map(|Override { class, reason, until, made_at, actor, .. }| OverrideOut { class, reason, until, made_at, actor });
        let history = history.into_iter().map(step).collect();
        ClassOut { account: whose.account(), contact: whose.contact(), class, since, by_rules, because, sentence, by_hand, history }
    }

    /// A customer in a list; people keep their names from who may not see them.
    pub fn list(&self, (standing, name): (Standing, String), sees_names: bool) -> ListedOut {
        let Standing { whose, class, by_rules, because, rules, since, .. } = standing;
        let name = named(whose, name, sees_names);
        let sentence = self.sentence(because.as_ref(), rules);
        ListedOut { account: whose.account(), contact: whose.contact(), name, class, by_rules, since, sentence }
    }
}

/// The name of a customer for somebody who may, or may not, see names of people.
pub(super) fn named(whose: Whose, name: String, sees_names: bool) -> Option<String> {
    Some(name).filter(|_| sees_names || whose.account().is_some())
}

impl From<Version> for RulesOut {
    fn from(Version { version, rules, note, made_at, actor }: Version) -> Self {
        Self { version, rules, note, made_at, actor }
    }
}

impl From<Moved> for MovedOut {
    fn from(Moved { was, is, count }: Moved) -> Self {
        Self { was, is, count }
    }
}

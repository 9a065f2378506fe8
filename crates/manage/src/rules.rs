//! Case rules: which words, deeds and alerts open a case, who gets it, and what it brings along. The rules here are pure.

mod facts;
mod field;
mod follow;
mod preview;
mod route;
pub mod routes;
mod shapes;
mod store;

use customers::pairings::Matter;
use edge::MemberId;
use filters::Test;
use identity::{Team, TeamId};
use journeys::touchpoints;
use kernel::{Id, Member, Refusal, Time, closed, text};
use monitor::watches::Watch;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::cases::{CaseRule, HoldOn, Kind, Priority, ServiceClass};

pub(crate) use facts::{score10, values_of_account};
pub use field::Field;
pub use follow::Opens;
pub(crate) use route::route;
pub(crate) use store::{check_attributes, ensure, find};

/// Days for which a rule may look back at most.
const MOST_DAYS: i64 = 365;
/// Steps of a routing at most.
const STEPS: usize = 10;
/// The longest name, in characters.
const NAME_LENGTH: usize = 200;

/// A condition over words and deeds: `score10 <= 6 and role = 'decides'`.
pub type Filter = filters::Filter<Field>;

closed! {
    /// What a rule looks at.
    #[schema(as = CaseRuleOn)]
    On, "source of cases" {
        /// Each rated answer of a response.
        Answer = "answer",
        /// What members heard or saw.
        Observation = "observation",
        /// What customers did.
        Interaction = "interaction",
        /// What a watch found of a customer.
        Alert = "alert",
    }
}

/// Somebody to whom a case may go.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "to", rename_all = "snake_case", deny_unknown_fields)]
#[schema(as = CaseRoute)]
pub enum Route {
    /// Our person of the account in a matter.
    Pairing {
        /// In which.
        matter: Matter,
    },
    /// Who answers for the account.
    AccountOwner,
    /// Who of the team of the touchpoint has the fewest open cases.
    TouchpointTeam,
    /// Who of a team has the fewest open cases.
    Team {
        /// Which.
        #[schema(value_type = TeamId)]
        team: Id<Team>,
    },
    /// A member.
    Member {
        /// Who.
        #[schema(value_type = MemberId)]
        member: Id<Member>,
    },
}

/// A rule as it is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// Its id.
    pub id: Id<CaseRule>,
    /// What people call it.
    pub name: String,
    /// Whether it opens cases.
    pub enabled: bool,
    /// What it looks at.
    pub on: On,
    /// Of alerts: whose; those of all watches unless told.
    pub watch: Option<Id<Watch>>,
    /// The condition as somebody wrote it.
    pub condition: String,
    /// What its cases are about.
    pub kind: Kind,
    /// How much they press.
    pub priority: Priority,
    /// Who gets them: the first step that leads to somebody.
    pub routing: Vec<Route>,
    /// How soon they are taken care of; by the account unless told.
    pub service_class: Option<Id<ServiceClass>>,
    /// Whom surveys pass over meanwhile.
    pub hold: HoldOn,
    /// Key of the playbook they follow.
    pub playbook: Option<String>,
    /// What was lived through longer ago opens no case.
    pub within_days: i64,
    /// Since when it is there: what was recorded before opens no case.
    pub made_at: Time,
    /// When it was changed last.
    pub changed_at: Time,
    /// Rises with every change.
    pub revision: i64,
}

impl Record {
    /// The rule as it is kept.
    fn checked(mut self) -> Result<Self, Refusal> {
        self.name = text::line("name", &self.name, NAME_LENGTH)?;
        self.condition = self.condition.trim().to_owned();
        read_filter(&self.condition)?;
        if !(1..=MOST_DAYS).contains(&self.within_days) {
            return Err(Refusal::field("within_days", format!("is {}: choose 1 to {MOST_DAYS}", self.within_days)));
        }
        if self.routing.len() > STEPS {
            return Err(Refusal::field("routing", format!("has {} steps, at most {STEPS} are tried", self.routing.len())));
        }
        if self.watch.is_some() && self.on != On::Alert {
            return Err(Refusal::field("watch", "is for rules that look at alerts: leave it out, or say on: alert"));
        }
        self.playbook = self.playbook.map(|key| text::key("playbook", &key, 100)).transpose()?;
        Ok(self)
    }

    /// The condition; it was read before it was kept.
    fn filter(&self) -> Result<Filter, Refusal> {
        read_filter(&self.condition)
    }

    /// The keys of touchpoints that the condition names and that are no longer used, in the order of their journey.
    fn retired(&self, places: &[touchpoints::Record]) -> Vec<String> {
        let mut named = Vec::new();
        if let Ok(filter) = self.filter() {
            filter.walk(&mut |field, test| {
                if let (Field::Touchpoint, Test::In(keys)) = (field, test) {
                    named.extend(keys.clone());
                }
            });
        }
        let retired = places.iter().filter(|place| place.retired_at.is_some() && named.contains(&filters::Value::text(&place.key)));
        retired.map(|place| place.key.clone()).collect()
    }
}

/// Reads a condition; refusals name the field `where`.
pub(crate) fn read_filter(text: &str) -> Result<Filter, Refusal> {
    text.parse()
}

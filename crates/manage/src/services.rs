//! Classes of service: how soon customers of a kind are spoken to and helped, and who is told when that fails. The rules here are pure.

mod path;
pub mod routes;
mod shapes;
mod store;

use customers::contacts::Role;
use customers::pairings::Matter;
use edge::MemberId;
use kernel::{Id, Member, Refusal, Time, text};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::cases::ServiceClass;
use crate::rules::{Field, Filter, read_filter};

pub(crate) use path::{Told, lead, told};
pub(crate) use store::{ensure, find, of, present};

/// The longest name, in characters.
const NAME_LENGTH: usize = 200;
/// The longest time that is promised, in working minutes: about a year.
const LONGEST: i64 = 120_000;
/// Levels of an escalation at most.
const LEVELS: usize = 5;

/// Who of us is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "to", rename_all = "snake_case", deny_unknown_fields)]
#[schema(as = EscalationOurs)]
pub enum Ours {
    /// A member.
    Member {
        /// Who.
        #[schema(value_type = MemberId)]
        member: Id<Member>,
    },
    /// Who leads the team of the case, or the one above it.
    TeamLead,
    /// Who answers for the account.
    AccountOwner,
}

/// With whom at the customer we speak then.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "to", rename_all = "snake_case", deny_unknown_fields)]
#[schema(as = EscalationTheirs)]
pub enum Theirs {
    /// Their person of the account in a matter.
    Pairing {
        /// In which.
        matter: Matter,
    },
    /// Somebody of the account with this part in decisions.
    Role {
        /// Which part.
        role: Role,
    },
}

/// One level of an escalation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = EscalationLevel)]
pub struct Level {
    /// Working minutes after the time that was promised.
    #[schema(minimum = 0, maximum = 120_000)]
    pub after_minutes: i64,
    /// Who of us is told.
    pub ours: Ours,
    /// With whom at the customer to speak then.
    pub theirs: Option<Theirs>,
}

/// A class as it is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// Its id.
    pub id: Id<ServiceClass>,
    /// What people call it.
    pub name: String,
    /// Its place: the first one that fits an account holds.
    pub position: i64,
    /// The condition as somebody wrote it; empty: all accounts.
    pub condition: String,
    /// By when customers hear from us, in working minutes.
    pub first_word_minutes: i64,
    /// By when it is done, in working minutes.
    pub resolve_minutes: i64,
    /// Who is told when a promise was not kept.
    pub escalation: Vec<Level>,
    /// When it was changed last.
    pub changed_at: Time,
    /// Rises with every change.
    pub revision: i64,
}

impl Record {
    /// The class as it is kept.
    fn checked(mut self) -> Result<Self, Refusal> {
        self.name = text::line("name", &self.name, NAME_LENGTH)?;
        self.condition = self.condition.trim().to_owned();
        self.filter()?;
        for (place, minutes) in [("first_word_minutes", self.first_word_minutes), ("resolve_minutes", self.resolve_minutes)] {
            if !(1..=LONGEST).contains(&minutes) {
                return Err(Refusal::field(place, format!("is {minutes}: choose 1 to {LONGEST} working minutes")));
            }
        }
        if self.resolve_minutes < self.first_word_minutes {
            return Err(Refusal::field("resolve_minutes", "ends before customers hear from us: choose at least the minutes of the first word"));
        }
        check_escalation(&self.escalation)?;
        Ok(self)
    }

    /// The condition; it looks at nothing but the account.
    fn filter(&self) -> Result<Filter, Refusal> {
        let filter = read_filter(&self.condition)?;
        let mut stranger = None;
        filter.walk(&mut |field, _| {
            if !matches!(field, Field::Account | Field::State | Field::OfAccount(_)) {
                stranger = Some(field.clone());
            }
        });
        match stranger {
            None => Ok(filter),
            Some(field) => {
                Err(Refusal::field("where", format!("a class of service looks at the account only: {field} is none of account, state, account.NAME")))
            }
        }
    }
}

/// Refuses a path that ends nowhere, goes back in time, or comes round to somebody who was told already.
fn check_escalation(levels: &[Level]) -> Result<(), Refusal> {
    if levels.is_empty() {
        return Err(Refusal::field("escalation", "has no level, so that nobody would hear of a promise that was not kept: name at least one"));
    }
    if levels.len() > LEVELS {
        return Err(Refusal::field("escalation", format!("has {} levels, at most {LEVELS} are gone", levels.len())));
    }
    for (at, level) in levels.iter().enumerate() {
        if !(0..=LONGEST).contains(&level.after_minutes) {
            let reason = format!("is {}: choose 0 to {LONGEST} working minutes", level.after_minutes);
            return Err(Refusal::field(format!("escalation[{at}].after_minutes"), reason));
        }
        let before = levels.get(..at).unwrap_or_default();
        if before.last().is_some_and(|before| before.after_minutes >= level.after_minutes) {
            let reason = "comes no later than the level before it: each level gives the one before some time";
            return Err(Refusal::field(format!("escalation[{at}].after_minutes"), reason));
        }
        if let Some(round) = before.iter().position(|before| before.ours == level.ours) {
            let reason = format!("comes round to whom level {} told already: name somebody else, or end the path before", round + 1);
            return Err(Refusal::field(format!("escalation[{at}].ours"), reason));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    fn level(after_minutes: i64, ours: Ours) -> Level {
        Level { after_minutes, ours, theirs: None }
    }

    fn member(number: u8) -> Ours {
        Ours::Member { member: Id::from_bytes([number; 16]) }
    }

    #[rstest]
    #[case(&[], Some("escalation"))]
    #[case(&[level(0, Ours::TeamLead)], None)]
    #[case(&[level(0, Ours::TeamLead), level(60, Ours::AccountOwner), level(61, member(1))], None)]
    #[case(&[level(0, Ours::TeamLead), level(60, Ours::TeamLead)], Some("escalation[1].ours"))]
    #[case(&[level(0, member(1)), level(60, member(2)), level(70, member(1))], Some("escalation[2].ours"))]
    #[case(&[level(60, member(1)), level(60, member(2))], Some("escalation[1].after_minutes"))]
    #[case(&[level(-1, member(1))], Some("escalation[0].after_minutes"))]
    #[case(&[level(0, member(1)), level(1, member(2)), level(2, member(3)), level(3, member(4)), level(4, member(5)), level(5, member(6))], Some("escalation"))]
    fn an_escalation_leads_onwards(#[case] levels: &[Level], #[case] refused: Option<&str>) {
        let place = check_escalation(levels).err().map(|refusal| refusal.params[0].name.clone());
        assert_eq!(place.as_deref(), refused);
    }

    #[rstest]
    #[case("", true)]
    #[case("account.tier = 'gold' and not state = 'former'", true)]
    #[case("role = 'decides'", false)]
    #[case("contact.vip = 1 or account.tier = 'gold'", false)]
    #[case("account.tier =", false)]
    fn a_class_looks_at_accounts_only(#[case] condition: &str, #[case] fits: bool) {
        let class = Record {
            id: Id::from_bytes([1; 16]),
            name: "Gold".into(),
            position: 0,
            condition: condition.into(),
            first_word_minutes: 60,
            resolve_minutes: 60,
            escalation: vec![level(0, Ours::TeamLead)],
            changed_at: Time::default(),
            revision: 0,
        };
        assert_eq!(class.clone().checked().is_ok(), fits);
        assert!(!Record { resolve_minutes: 59, ..class }.checked().expect_err("refused").params.is_empty());
    }
}

//! What should be known about the reason why somebody was not asked, as it is kept and told: each reader's page puts it into their words.

use std::fmt;

use edge::TimeText;
use kernel::Time;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Detail;
use crate::fatigue::{Rule, TooSoon};

/// What should be known about the reason why somebody was not asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "about", rename_all = "snake_case")]
#[schema(as = SkipDetail)]
pub enum Why {
    /// They are held back.
    Hold {
        /// Why.
        reason: String,
    },
    /// A rule about how often anybody is asked forbids it.
    Rule {
        /// The rule.
        rule: Rule,
        /// From when on it would allow it, if nobody is asked meanwhile; never for a rule that allows nothing.
        #[schema(value_type = Option<TimeText>)]
        until: Option<Time>,
    },
}

impl From<&Detail<'_>> for Why {
    fn from(detail: &Detail<'_>) -> Self {
        match detail {
            Detail::Held(reason) => Self::Hold { reason: (*reason).to_owned() },
            Detail::TooSoon(TooSoon { rule, until }) => Self::Rule { rule: (*rule).clone(), until: *until },
        }
    }
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Hold { reason } => f.write_str(reason),
            Self::Rule { rule, until } => TooSoon { rule, until: *until }.fmt(f),
        }
    }
}

impl Why {
    /// As it is kept.
    pub(super) fn written(&self) -> String {
        serde_json::json!(self).to_string()
    }

    /// What was kept; words of which nothing more is known are why somebody was held back.
    pub(super) fn read(written: String) -> Self {
        serde_json::from_str(&written).unwrap_or(Self::Hold { reason: written })
    }
}

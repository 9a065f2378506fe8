//! What a guess takes each column for, for pages on which people mend it by clicking.

use serde::Serialize;
use utoipa::ToSchema;

use super::profile::Profile;
use super::roles::Role;
use crate::maps::slug;

/// Values of a column that are told.
const TOLD: usize = 24;
/// Characters of a value that are told.
const LONGEST: usize = 120;

/// A first map, and the same column by column.
#[derive(Debug, Serialize, ToSchema)]
pub struct Guess {
    /// The map as TOML, with remarks for people.
    pub map: String,
    /// The columns in the order of the file.
    pub columns: Vec<GuessedColumn>,
}

/// What a column is taken for.
#[derive(Debug, Serialize, ToSchema)]
pub struct GuessedColumn {
    /// Its header.
    pub name: String,
    /// Its header as a name of small letters, digits and `_`.
    pub key: String,
    /// `response`, `question`, `attribute` or `nothing`.
    pub role: &'static str,
    /// The field of a response, the kind of a question or the type of an attribute.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub what: Option<&'static str>,
    /// The scale of a question, when it is not the usual one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scale: Option<String>,
    /// Codes that seem to say nothing.
    pub blank: Vec<String>,
    /// How its dates are written, when they are not written as ISO 8601 does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub format: Option<&'static str>,
    /// Rows looked at in which it is filled.
    pub filled: usize,
    /// How many values it has in these rows.
    pub different: usize,
    /// The most frequent of them, cut when they are long.
    pub values: Vec<GuessedValue>,
}

/// A value of a column.
#[derive(Debug, Serialize, ToSchema)]
pub struct GuessedValue {
    /// The value as it stands in the file.
    pub value: String,
    /// Rows looked at that have it.
    pub n: usize,
}

impl GuessedColumn {
    pub(super) fn of(profile: &Profile, role: &Role) -> Self {
        let (role, what, scale, blank, format) = match role.clone() {
            Role::Response(field, format) => ("response", Some(field), None, Vec::new(), format),
            Role::Question { kind, scale, blank } => ("question", Some(kind), scale, blank, None),
            Role::Attribute(kind) => ("attribute", Some(kind), None, Vec::new(), None),
            Role::Nothing => ("nothing", None, None, Vec::new(), None),
        };
        let (filled, different) = (profile.filled, profile.values.len());
        let key = slug(&profile.name).chars().take(50).collect();
        Self { name: profile.name.clone(), key, role, what, scale, blank, format, filled, different, values: values(profile) }
    }
}

fn values(profile: &Profile) -> Vec<GuessedValue> {
    let mut values: Vec<_> = profile.values.iter().collect();
    values.sort_by_key(|(_, n)| std::cmp::Reverse(**n));
    values.into_iter().take(TOLD).map(|(value, &n)| GuessedValue { value: value.chars().take(LONGEST).collect(), n }).collect()
}

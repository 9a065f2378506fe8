//! A field of a PATCH body in its three states: left alone, cleared, set.

use serde::{Deserialize, Deserializer};

/// Declare it as `#[serde(default)] #[schema(value_type = Option<T>)] field: Patch<T>`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Patch<T> {
    /// The body does not name the field: it stays as it is.
    #[default]
    Keep,
    /// The body says `null`: the field is cleared.
    Clear,
    /// The body gives a value.
    Set(T),
}

impl<T> Patch<T> {
    /// The field after the patch.
    #[must_use]
    pub fn apply(self, before: Option<T>) -> Option<T> {
        match self {
            Self::Keep => before,
            Self::Clear => None,
            Self::Set(value) => Some(value),
        }
    }

    /// Whether the body names the field.
    pub const fn is_named(&self) -> bool {
        !matches!(self, Self::Keep)
    }

    /// The same patch of another type, if the value can be turned.
    pub fn try_map<U, E>(self, turn: impl FnOnce(T) -> Result<U, E>) -> Result<Patch<U>, E> {
        Ok(match self {
            Self::Keep => Patch::Keep,
            Self::Clear => Patch::Clear,
            Self::Set(value) => Patch::Set(turn(value)?),
        })
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Patch<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Option::deserialize(deserializer)?.map_or(Self::Clear, Self::Set))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Deserialize)]
    struct Body {
        #[serde(default)]
        title: Patch<String>,
    }

    #[rstest::rstest]
    #[case("{}", Patch::Keep, Some("old"))]
    #[case(r#"{"title": null}"#, Patch::Clear, None)]
    #[case(r#"{"title": "new"}"#, Patch::Set("new".into()), Some("new"))]
    fn has_three_states(#[case] json: &str, #[case] patch: Patch<String>, #[case] after: Option<&str>) {
        let body: Body = serde_json::from_str(json).expect("readable");
        assert_eq!(body.title, patch);
        assert_eq!(body.title.apply(Some("old".into())).as_deref(), after);
    }
}

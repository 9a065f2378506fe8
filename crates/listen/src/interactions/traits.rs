//! What traits say of a person or an account: pure rules from Segment's names to ours. Attributes that are defined here are set, others are not kept.

use customers::attributes::{Attribute, Kind, Wishes};
use customers::{accounts, contacts};
use edge::Patch;
use kernel::Refusal;
use serde_json::{Map, Value as Json};

/// Traits of a message, found by name in camel and snake case.
pub(super) struct Traits<'t>(pub &'t Map<String, Json>);

impl Traits<'_> {
    fn get(&self, name: &str) -> Option<&Json> {
        self.0.iter().find(|(key, value)| !value.is_null() && folded(key) == name).map(|(_, value)| value)
    }

    fn text(&self, name: &str) -> Option<String> {
        match self.get(name)? {
            Json::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
            Json::Number(number) => Some(number.to_string()),
            _ => None,
        }
    }

    /// The mail address, if there is one.
    pub fn mail(&self) -> Option<String> {
        self.text("email")
    }

    /// What the person is called.
    fn called(&self) -> Option<String> {
        let both = || {
            let parts = [self.text("first_name"), self.text("last_name")];
            Some(parts.into_iter().flatten().collect::<Vec<_>>().join(" ")).filter(|name| !name.is_empty())
        };
        self.text("name").or_else(both)
    }

    /// What they make of a contact.
    pub fn of_contact(&self, attributes: &[Attribute]) -> Result<contacts::Edit, Refusal> {
        let set = |text: Option<String>| text.map_or(Patch::Keep, Patch::Set);
        Ok(contacts::Edit {
            name: self.called(),
            mail: set(self.mail()),
            phone: set(self.text("phone")),
            title: set(self.text("title")),
            values: self.values(attributes)?,
            ..contacts::Edit::default()
        })
    }

    /// What they make of an account.
    pub fn of_account(&self, attributes: &[Attribute]) -> Result<accounts::Edit, Refusal> {
        Ok(accounts::Edit { name: self.text("name"), values: self.values(attributes)?, ..accounts::Edit::default() })
    }

    fn values(&self, attributes: &[Attribute]) -> Result<Wishes, Refusal> {
        let mut wishes = Wishes::new();
        for Attribute { id, definition, .. } in attributes.iter().filter(|attribute| attribute.derived_by.is_none()) {
            let Some(value) = self.get(&definition.name) else { continue };
            let plain = matches!(definition.kind, Kind::Text | Kind::Choice) && (value.is_number() || value.is_boolean());
            let value = if plain { definition.parse(&value.to_string()) } else { definition.read(value) };
            let at_trait = |refusal: Refusal| Refusal::field(format!("traits.{}", definition.name), refusal.detail);
            wishes.push((*id, value.map_err(at_trait)?));
        }
        Ok(wishes)
    }
}

/// A name in snake case: `firstName`, `First Name` and `first_name` are one.
pub(super) fn folded(name: &str) -> String {
    let mut folded = String::with_capacity(name.len() + 4);
    let mut before = '_';
    for c in name.chars() {
        if !c.is_ascii_alphanumeric() {
            if before != '_' {
                folded.push('_');
                before = '_';
            }
            continue;
        }
        if c.is_ascii_uppercase() && (before.is_ascii_lowercase() || before.is_ascii_digit()) {
            folded.push('_');
        }
        folded.push(c.to_ascii_lowercase());
        before = c;
    }
    folded
}

#[cfg(test)]
mod tests {
    use rstest::rstest;
    use serde_json::json;

    use super::*;

    #[rstest]
    #[case("firstName", "first_name")]
    #[case("First Name", "first_name")]
    #[case("first_name", "first_name")]
    #[case("accountID", "account_id")]
    #[case("total billed", "total_billed")]
    fn names_are_folded(#[case] name: &str, #[case] wanted: &str) {
        assert_eq!(folded(name), wanted);
    }

    #[test]
    fn a_person_is_called_by_both_names() {
        let traits = json!({"firstName": "Ada", "last_name": "Lovelace", "Email": "ada@x.example", "phone": null});
        let edit = Traits(traits.as_object().expect("an object")).of_contact(&[]).expect("an edit");
        assert_eq!((edit.name.as_deref(), edit.mail, edit.phone), (Some("Ada Lovelace"), Patch::Set("ada@x.example".into()), Patch::Keep));
    }
}

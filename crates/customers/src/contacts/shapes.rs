//! Contacts as JSON carries them.

use edge::{Patch, TimeText};
use kernel::{Id, Refusal, Time};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Consent, Contact, Edit, Failing, Record, Role};
use crate::accounts::{Account, named_anew};
use crate::attributes::{Attribute, Named, Noun, named};
use crate::ids::{AccountId, ContactId};

/// A new contact.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ContactIn {
    /// Its name in other systems; no two contacts share it.
    #[schema(max_length = 200)]
    external_id: Option<String>,
    /// The account it belongs to; none for consumers.
    #[schema(value_type = Option<AccountId>)]
    account: Option<Id<Account>>,
    /// What the person is called; mail address or external id unless told.
    #[schema(max_length = 300)]
    name: Option<String>,
    /// Mail address.
    #[schema(max_length = 254)]
    mail: Option<String>,
    /// Telephone number.
    #[schema(max_length = 60)]
    phone: Option<String>,
    /// What the person does there.
    #[schema(max_length = 200)]
    title: Option<String>,
    /// Part in decisions.
    role: Option<Role>,
    /// Language as a tag such as `de` or `pt-BR`.
    language: Option<String>,
    /// Time zone by its IANA name.
    zone: Option<String>,
    /// Values by the names of their attributes.
    #[serde(default)]
    #[schema(value_type = std::collections::BTreeMap<String, serde_json::Value>)]
    attributes: Named,
}

/// A change of a contact: what is left out stays, `null` clears.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ContactPatch {
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 200)]
    external_id: Patch<String>,
    #[serde(default)]
    #[schema(value_type = Option<AccountId>)]
    account: Patch<Id<Account>>,
    /// Cannot be cleared.
    #[serde(default)]
    #[schema(value_type = String, required = false, max_length = 300)]
    name: Patch<String>,
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 254)]
    mail: Patch<String>,
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 60)]
    phone: Patch<String>,
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 200)]
    title: Patch<String>,
    #[serde(default)]
    #[schema(value_type = Option<Role>)]
    role: Patch<Role>,
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    language: Patch<String>,
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    zone: Patch<String>,
    /// Values to set, or `null` to clear them; others stay.
    #[serde(default)]
    #[schema(value_type = std::collections::BTreeMap<String, serde_json::Value>)]
    attributes: Named,
    /// The revision you have seen; may be said by `If-Match` instead.
    pub(super) revision: Option<i64>,
}

fn set<T>(value: Option<T>) -> Patch<T> {
    value.map_or(Patch::Keep, Patch::Set)
}

impl ContactIn {
    pub(super) fn edit(&self, attributes: &[Attribute]) -> Result<Edit, Refusal> {
        Ok(Edit {
            external_id: set(self.external_id.clone()),
            account: set(self.account),
            name: self.name.clone(),
            mail: set(self.mail.clone()),
            phone: set(self.phone.clone()),
            title: set(self.title.clone()),
            role: set(self.role),
            language: set(self.language.clone()),
            zone: set(self.zone.clone()),
            values: named::read(Noun::Contact, attributes, &self.attributes)?,
        })
    }
}

impl ContactPatch {
    pub(super) fn edit(self, attributes: &[Attribute]) -> Result<Edit, Refusal> {
        Ok(Edit {
            external_id: self.external_id,
            account: self.account,
            name: named_anew(self.name)?,
            mail: self.mail,
            phone: self.phone,
            title: self.title,
            role: self.role,
            language: self.language,
            zone: self.zone,
            values: named::read(Noun::Contact, attributes, &self.attributes)?,
        })
    }
}

/// A contact. What names the person, in words or in other systems, is `null` when you may not see it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ContactOut {
    #[schema(value_type = ContactId)]
    id: Id<Contact>,
    external_id: Option<String>,
    #[schema(value_type = Option<AccountId>)]
    account: Option<Id<Account>>,
    /// What the account is called; told where contacts are read.
    #[serde(skip_serializing_if = "Option::is_none")]
    account_name: Option<String>,
    name: Option<String>,
    mail: Option<String>,
    phone: Option<String>,
    /// Letters to the mail address came back for good: find out another one.
    address_fails: bool,
    /// Present when you may not see the names of customers.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[schema(required = false)]
    hidden: bool,
    title: Option<String>,
    role: Option<Role>,
    language: Option<String>,
    zone: Option<String>,
    #[schema(value_type = std::collections::BTreeMap<String, serde_json::Value>)]
    attributes: Named,
    #[schema(value_type = TimeText)]
    made_at: Time,
    #[schema(value_type = TimeText)]
    changed_at: Time,
    revision: i64,
}

impl ContactOut {
    /// The contact as a caller reads it who may or may not see names of customers; `failing` are addresses that letters do not reach.
    pub(crate) fn of(record: Record, attributes: &[Attribute], sees_names: bool, failing: &Failing) -> Self {
        let address_fails = failing.has(&record);
        let seen = |text: Option<String>| text.filter(|_| sees_names);
        Self {
            id: record.id,
            external_id: seen(record.external_id),
            account: record.account,
            account_name: None,
            name: seen(Some(record.name)),
            mail: seen(record.mail),
            phone: seen(record.phone),
            address_fails,
            hidden: !sees_names,
            title: record.title,
            role: record.role,
            language: record.language,
            zone: record.zone,
            attributes: named::show(attributes, &record.values),
            made_at: record.made_at,
            changed_at: record.changed_at,
            revision: record.revision,
        }
    }

    /// With what its account is called.
    pub(crate) fn at(self, account_name: Option<String>) -> Self {
        Self { account_name, ..self }
    }
}

/// An answer to the question whether we may.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ConsentIn {
    /// What for, as in `surveys` or `newsletter`.
    #[schema(pattern = "^[a-z][a-z0-9_]*$", max_length = 60)]
    purpose: String,
    /// Whether the person agreed; otherwise took it back or declined.
    given: bool,
    /// When; now unless told.
    #[schema(value_type = Option<TimeText>)]
    at: Option<Time>,
    /// Where it was said, as in `form` or `phone`.
    #[schema(max_length = 200)]
    source: String,
}

impl ConsentIn {
    pub(super) fn consent(&self, now: Time) -> Result<Consent, Refusal> {
        let at = self.at.unwrap_or(now);
        if at > now {
            return Err(Refusal::field("at", format!("{at} has not come yet")));
        }
        Ok(Consent { purpose: self.purpose.clone(), given: self.given, at, source: self.source.clone() })
    }
}

/// What a person agreed to or declined, for what, when and where.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ConsentOut {
    purpose: String,
    given: bool,
    #[schema(value_type = TimeText)]
    at: Time,
    source: String,
}

impl From<Consent> for ConsentOut {
    fn from(Consent { purpose, given, at, source }: Consent) -> Self {
        Self { purpose, given, at, source }
    }
}

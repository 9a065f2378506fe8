//! What a caller wants a contact to be: pure rules from the edit to the record. The same for forms, programs and files.

use edge::Patch;
use identity::checked_mail;
use kernel::{Act, Id, Refusal, Zone, text};

use super::{Contact, Record, Role, checked_language, checked_phone};
use crate::accounts::{Account, checked_external_id, checked_name, set};
use crate::attributes::{Values, Wishes};

/// Wishes for a contact; what is not named stays as it is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Edit {
    /// Its name in other systems.
    pub external_id: Patch<String>,
    /// The account it belongs to.
    pub account: Patch<Id<Account>>,
    /// What the person is called.
    pub name: Option<String>,
    /// Mail address.
    pub mail: Patch<String>,
    /// Telephone number.
    pub phone: Patch<String>,
    /// What the person does there.
    pub title: Patch<String>,
    /// Part in decisions.
    pub role: Patch<Role>,
    /// Language as a BCP 47 tag.
    pub language: Patch<String>,
    /// Time zone by its IANA name.
    pub zone: Patch<String>,
    /// Attributes that get a value, or lose it.
    pub values: Wishes,
}

impl Record {
    /// A new contact before any wish.
    pub(super) fn blank(act: &Act) -> Self {
        Self {
            id: act.ids.next::<Contact>(),
            code: 0,
            account: None,
            external_id: None,
            name: String::new(),
            mail: None,
            phone: None,
            title: None,
            role: None,
            language: None,
            zone: None,
            values: Values::new(),
            made_at: act.now,
            changed_at: act.now,
            revision: 0,
        }
    }

    /// The contact as the edit wants it; a new one without a name is called by its mail address or external id.
    pub(super) fn edited(&self, edit: &Edit) -> Result<Self, Refusal> {
        let mut after = self.clone();
        let wish = |patch: &Patch<String>, check: fn(&str) -> Result<String, Refusal>| patch.clone().try_map(|text| check(&text));
        after.external_id = wish(&edit.external_id, |text| checked_external_id("external_id", text))?.apply(after.external_id);
        after.mail = wish(&edit.mail, |mail| checked_mail("mail", mail))?.apply(after.mail);
        after.phone = wish(&edit.phone, checked_phone)?.apply(after.phone);
        after.title = wish(&edit.title, |title| text::line("title", title, 200))?.apply(after.title);
        after.language = wish(&edit.language, checked_language)?.apply(after.language);
        after.zone = wish(&edit.zone, |zone| zone.parse().map(|zone: Zone| zone.name().to_owned()))?.apply(after.zone);
        after.role = edit.role.apply(after.role);
        after.account = edit.account.apply(after.account);
        if let Some(name) = &edit.name {
            after.name = checked_name("name", name)?;
        } else if after.name.is_empty() {
            after.name =
                after.stand_in().ok_or_else(|| Refusal::field("name", "is missing: a new contact needs a name, a mail address or an external id"))?;
        }
        set(&mut after.values, &edit.values);
        Ok(after)
    }

    fn stand_in(&self) -> Option<String> {
        self.mail.clone().or_else(|| self.external_id.clone())
    }
}

//! Links as programs send and read them.

use std::collections::{BTreeMap, HashMap};

use customers::accounts::Account;
use customers::contacts::Contact;
use edge::{Site, TimeText};
use kernel::{Id, Refusal, Time};
use serde::{Deserialize, Serialize};
use store::{Error, Read};
use utoipa::ToSchema;

use super::{Kind, Link, Recipient, SurveyLink, Wish, address};
use crate::programmes::Programme;
use crate::programmes::routes::ProgrammeId;
use crate::responses::called::{self, names};
use crate::responses::{AccountName, ContactName, NamedAccount, NamedContact};

/// The id of a link; OpenAPI's macros do not look into generic types.
pub(super) type SurveyLinkId = edge::IdOf<SurveyLink>;

/// A new link.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct SurveyLinkIn {
    kind: Kind,
    /// What you call it.
    #[schema(max_length = 200)]
    name: Option<String>,
    /// Who answers by it, for a personal link; made when not here yet.
    contact: Option<ContactName>,
    /// The account they answer for, theirs unless told; made when not here yet.
    account: Option<AccountName>,
    /// Values for the survey's hidden fields.
    #[serde(default)]
    hidden: BTreeMap<String, String>,
    /// The language it opens in; the browser's unless told.
    #[schema(max_length = 35)]
    language: Option<String>,
    /// Whether it takes one answer only; a personal link does unless told otherwise.
    single: Option<bool>,
    /// Until when it can be used.
    #[schema(value_type = Option<TimeText>)]
    expires_at: Option<Time>,
}

impl SurveyLinkIn {
    /// What is wished, and for whom.
    pub fn wish(self) -> Result<(Wish, Option<Recipient>), Refusal> {
        let Self { kind, name, contact, account, hidden, language, single, expires_at } = self;
        let recipient = match (kind, contact, account) {
            (Kind::Personal, Some(contact), account) => Some(recipient(contact, account)?),
            (Kind::Personal, None, _) => return Err(Refusal::field("contact", "say for whom a personal link is")),
            (_, None, None) => None,
            _ => return Err(Refusal::field("kind", "only a personal link is for a contact and an account: leave them out, or make it personal")),
        };
        let single = single.unwrap_or(kind == Kind::Personal);
        let wish = Wish { kind, name: name.unwrap_or_default(), contact: None, account: None, programme: None, hidden, language, single, expires_at };
        Ok((wish, recipient))
    }
}

fn recipient(contact: ContactName, account: Option<AccountName>) -> Result<Recipient, Refusal> {
    Ok(Recipient { contact: contact.person()?, account: account.map(AccountName::organisation).transpose()? })
}

/// Personal links for many people.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct SurveyLinksIn {
    /// For whom, at most 10,000 at once.
    #[schema(max_items = 10_000)]
    pub people: Vec<SurveyLinkFor>,
    /// What you call them all.
    #[schema(max_length = 200)]
    pub name: Option<String>,
    /// The language they open in; the browser's unless told.
    #[schema(max_length = 35)]
    pub language: Option<String>,
    /// Whether each takes one answer only; so unless told.
    pub single: Option<bool>,
    /// Until when they can be used.
    #[schema(value_type = Option<TimeText>)]
    pub expires_at: Option<Time>,
}

/// Somebody who gets a personal link.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct SurveyLinkFor {
    contact: ContactName,
    /// The account they answer for, theirs unless told; made when not here yet.
    account: Option<AccountName>,
    /// Values for the survey's hidden fields.
    #[serde(default)]
    hidden: BTreeMap<String, String>,
    /// The language of this one.
    #[schema(max_length = 35)]
    language: Option<String>,
}

impl SurveyLinkFor {
    /// What is wished for this one, and who it is.
    pub fn wish(self, all: &Wish) -> Result<(Wish, Recipient), Refusal> {
        let Self { contact, account, hidden, language } = self;
        let wish = Wish { hidden, language: language.or_else(|| all.language.clone()), ..all.clone() };
        Ok((wish, recipient(contact, account)?))
    }
}

/// A link to a survey.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct SurveyLinkOut {
    #[schema(value_type = SurveyLinkId)]
    pub id: Id<SurveyLink>,
    kind: Kind,
    name: String,
    /// Where it is opened; that of a personal link is told once, when it is made.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// Who answers by it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact: Option<NamedContact>,
    /// The account they answer for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub account: Option<NamedAccount>,
    /// The programme whose open link it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<ProgrammeId>)]
    programme: Option<Id<Programme>>,
    /// Values for the survey's hidden fields.
    hidden: BTreeMap<String, String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<String>,
    /// Whether it takes one answer only.
    single: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<TimeText>)]
    expires_at: Option<Time>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<TimeText>)]
    closed_at: Option<Time>,
    #[schema(value_type = TimeText)]
    made_at: Time,
    /// How many have begun by it.
    begun: i64,
    /// How many have sent their answers.
    sent: i64,
}

/// The names of the people and accounts of links.
pub(super) struct Called {
    contacts: HashMap<Id<Contact>, String>,
    accounts: HashMap<Id<Account>, String>,
}

impl Called {
    /// Those of these links; people's only for who may see them.
    pub async fn of(read: &mut Read, links: impl Iterator<Item = &Link> + Clone, sees_customers: bool) -> Result<Self, Error> {
        let contacts = names(read, called::CONTACT, links.clone().filter_map(|link| link.contact).filter(|_| sees_customers)).await?;
        Ok(Self { contacts, accounts: names(read, called::ACCOUNT, links.filter_map(|link| link.account)).await? })
    }

    /// A link with these names; `token` is that of a link just made.
    pub fn show(&self, site: &Site, link: Link, token: Option<&str>) -> SurveyLinkOut {
        let Link { id, kind, name, contact, account, programme, hidden, language, single, expires_at, closed_at, made_at, begun, sent, .. } = link;
        let contact = contact.map(|id| NamedContact { id, external_id: None, name: self.contacts.get(&id).cloned() });
        let account = account.map(|id| NamedAccount { id, external_id: None, name: self.accounts.get(&id).cloned() });
        let address = token.or(link.token.as_deref()).map(|token| address(site, token));
        SurveyLinkOut { id, kind, name, address, contact, account, programme, hidden, language, single, expires_at, closed_at, made_at, begun, sent }
    }
}

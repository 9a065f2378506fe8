//! The names in drafts and the codes the store keeps for them.

use std::collections::{BTreeSet, HashMap, HashSet};

use customers::accounts::{self, AccountRef};
use customers::attributes::{self, Attribute, Kind, Noun, Stored};
use customers::contacts::{self, ContactKey, ContactRef};
use customers::offerings;
use kernel::{Id, Refusal};
use rustc_hash::FxHashMap;
use store::{Error, Tx};

use super::record::Unknown;
use super::{Answer, Draft, Organisation, Person};
use crate::promises;
use crate::questions::{self, Definition};
use crate::words::{self, Codes, Dimension};

/// Everything drafts name, by name.
pub(super) struct Names {
    questions: FxHashMap<String, questions::store::Record>,
    attributes: Vec<Attribute>,
    pub touchpoints: HashMap<String, i64>,
    pub offerings: HashMap<String, i64>,
    pub teams: HashMap<String, i64>,
    pub channels: Codes,
    pub languages: Codes,
    pub surveys: Codes,
    /// Keys of the surveys that promised anonymity: who answers them is not kept.
    anonymous: HashSet<String>,
    accounts: HashMap<Id<accounts::Account>, AccountRef>,
    contacts: HashMap<Id<contacts::Contact>, ContactRef>,
}

/// Whose response it is.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Whose {
    pub contact: Option<i64>,
    pub account: Option<i64>,
    pub account_version: Option<i64>,
}

impl Names {
    /// What is known of the names in these drafts; nothing is made.
    pub async fn known(tx: &mut Tx<'_>, drafts: &[Draft]) -> Result<Self, Error> {
        let keys: BTreeSet<&str> =
            drafts.iter().flat_map(|draft| &draft.answers).map(|answer| &*answer.question).filter(|key| is_clean(key)).collect();
        let questions = questions::store::by_keys(tx, keys).await?;
        let attributes =
            if drafts.iter().any(|draft| !draft.attributes.is_empty()) { attributes::all(tx, Noun::Response).await? } else { Vec::new() };
        let account_ids: BTreeSet<_> =
            drafts.iter().filter_map(|draft| if let Some(Organisation::Id(id)) = draft.account { Some(id) } else { None }).collect();
        let contact_ids: BTreeSet<_> =
            drafts.iter().filter_map(|draft| if let Some(Person::Id(id)) = draft.contact { Some(id) } else { None }).collect();
        let contacts = contacts::by_ids(tx, &Vec::from_iter(contact_ids)).await?;
        Ok(Self {
            questions: questions.into_iter().map(|question| (question.definition.key.clone(), question)).collect(),
            attributes,
            touchpoints: journeys::touchpoints::codes_for(tx, &touchpoints(drafts.iter()), false).await?,
            offerings: offerings::codes_for(tx, &offerings(drafts.iter()), false).await?,
            teams: identity::teams::codes_for(tx, owned(teams(drafts.iter())), false).await?,
            channels: Codes::default(),
            languages: Codes::default(),
            surveys: Codes::default(),
            anonymous: promises::among(tx, drafts.iter().filter_map(|draft| draft.survey.as_deref()).filter(|key| is_clean(key)).collect()).await?,
            accounts: account_refs(tx, account_ids).await?,
            contacts: contacts.into_iter().map(|one| (one.id, ContactRef { id: one.id, code: one.code, account: one.account })).collect(),
        })
    }

    /// The definition of a question.
    pub fn question(&self, key: &str) -> Option<&Definition> {
        self.questions.get(key).map(|question| &question.definition)
    }

    /// The question an answer is to; drafts were checked to have no other.
    pub fn asked(&self, answer: &Answer) -> Result<&questions::store::Record, Error> {
        self.questions.get(&*answer.question).ok_or_else(|| Error::Misuse(format!("no question {:?} was loaded", answer.question)))
    }

    /// The attribute of that name.
    pub fn attribute(&self, name: &str) -> Result<&Attribute, Refusal> {
        attributes::named::known(Noun::Response, &self.attributes, name)
    }

    /// Refuses a draft that names what is not here and may not be made.
    pub fn check(&self, draft: &Draft, unknown: Unknown) -> Result<(), Refusal> {
        match draft.contact {
            Some(Person::Id(id)) if !self.contacts.contains_key(&id) => {
                return Err(Refusal::field("contact.id", format!("there is no contact {id} here")));
            }
            _ => {}
        }
        match draft.account {
            Some(Organisation::Id(id)) if !self.accounts.contains_key(&id) => {
                return Err(Refusal::field("account.id", format!("there is no account {id} here")));
            }
            _ => {}
        }
        for (name, value) in &draft.attributes {
            let attribute = self.attribute(name)?;
            check_value(&attribute.definition, value)?;
        }
        if unknown == Unknown::Make { Ok(()) } else { self.check_vocabulary(draft) }
    }

    fn check_vocabulary(&self, draft: &Draft) -> Result<(), Refusal> {
        let missing = |field: String, noun: &str, key: &str| {
            Err(Refusal::field(field, format!("there is no {noun} {key:?} here: make it by POST /v1/{noun}s, or correct the key")))
        };
        if let Some(team) = draft.team.as_deref().filter(|team| !self.teams.contains_key(*team)) {
            return missing("team".into(), "team", team);
        }
        if let Some(offering) = draft.offering.as_deref().filter(|offering| !self.offerings.contains_key(*offering)) {
            return missing("offering".into(), "offering", offering);
        }
        for (index, answer) in draft.answers.iter().enumerate() {
            if let Some(touchpoint) = answer.touchpoint.as_deref().filter(|key| !self.touchpoints.contains_key(*key)) {
                return missing(format!("answers[{index}].touchpoint"), "touchpoint", touchpoint);
            }
            if let Some(offering) = answer.offering.as_deref().filter(|key| !self.offerings.contains_key(*key)) {
                return missing(format!("answers[{index}].offering"), "offering", offering);
            }
        }
        Ok(())
    }

    /// Makes what is missing for drafts that will be written; tells whose they are, in the same order.
    pub async fn complete<'d>(&mut self, tx: &mut Tx<'_>, drafts: impl Iterator<Item = &'d Draft> + Clone) -> Result<Vec<Whose>, Error> {
        self.touchpoints.extend(journeys::touchpoints::codes_for(tx, &missing(touchpoints(drafts.clone()), &self.touchpoints), true).await?);
        self.offerings.extend(offerings::codes_for(tx, &missing(offerings(drafts.clone()), &self.offerings), true).await?);
        self.teams.extend(identity::teams::codes_for(tx, owned(missing(teams(drafts.clone()), &self.teams)), true).await?);
        self.channels = words::codes_for(tx, Dimension::Channel, drafts.clone().filter_map(|draft| draft.channel.as_deref()).collect()).await?;
        self.languages = words::codes_for(tx, Dimension::Language, drafts.clone().filter_map(|draft| draft.language.as_deref()).collect()).await?;
        self.surveys = words::survey_codes(tx, drafts.clone().filter_map(|draft| draft.survey.as_deref()).collect()).await?;
        self.whose(tx, drafts).await
    }

    async fn whose<'d>(&self, tx: &mut Tx<'_>, drafts: impl Iterator<Item = &'d Draft> + Clone) -> Result<Vec<Whose>, Error> {
        let external: BTreeSet<&str> =
            drafts.clone().filter_map(|draft| if let Some(Organisation::External(key)) = &draft.account { Some(&**key) } else { None }).collect();
        let by_key = accounts::codes_for(tx, &Vec::from_iter(external), true).await?;
        let accounts: Vec<Option<AccountRef>> = drafts
            .clone()
            .map(|draft| match &draft.account {
                None => None,
                Some(Organisation::Id(id)) => self.accounts.get(id).copied(),
                Some(Organisation::External(key)) => by_key.get(&**key).copied(),
            })
            .collect();
        let contacts = self.contacts_of(tx, drafts.clone(), &accounts).await?;
        // Who answers without naming an account answers for their own.
        let own: BTreeSet<_> = accounts
            .iter()
            .zip(&contacts)
            .filter(|(account, _)| account.is_none())
            .filter_map(|(_, contact)| contact.and_then(|one| one.account))
            .collect();
        let own = account_refs(tx, own).await?;
        let whose = drafts.zip(accounts).zip(contacts).map(|((draft, account), contact)| {
            let account = account.or_else(|| own.get(&contact?.account?).copied());
            let contact = contact.filter(|_| !self.is_anonymous(draft)).map(|one| one.code);
            Whose { contact, account: account.map(|one| one.code), account_version: account.map(|one| one.version) }
        });
        Ok(whose.collect())
    }

    async fn contacts_of<'d>(
        &self,
        tx: &mut Tx<'_>,
        drafts: impl Iterator<Item = &'d Draft>,
        accounts: &[Option<AccountRef>],
    ) -> Result<Vec<Option<ContactRef>>, Error> {
        let mut places = Vec::with_capacity(accounts.len());
        let (mut keys, mut anonymous) = (Vec::new(), Vec::new());
        for (draft, account) in drafts.zip(accounts) {
            let (external_id, mail) = match &draft.contact {
                None => (None, None),
                Some(Person::Id(id)) => {
                    places.push(Place::Known(self.contacts.get(id).copied()));
                    continue;
                }
                Some(Person::External(key)) => (Some(key.to_string()), None),
                Some(Person::Mail(mail)) => (None, Some(mail.to_string())),
            };
            let key = ContactKey { external_id, mail, account: account.map(|account| account.id) };
            if key.external_id.is_none() && key.mail.is_none() {
                places.push(Place::Known(None));
            } else if self.is_anonymous(draft) {
                places.push(Place::Anonymous(anonymous.len()));
                anonymous.push(key);
            } else {
                places.push(Place::Named(keys.len()));
                keys.push(key);
            }
        }
        let found = contacts::codes_for(tx, &keys, true).await?;
        // Somebody new is not made: the record would tell that they answered.
        let anonymous = contacts::codes_for(tx, &anonymous, false).await?;
        let contact = |place| match place {
            Place::Known(contact) => contact,
            Place::Named(at) => found[at],
            Place::Anonymous(at) => anonymous[at],
        };
        Ok(places.into_iter().map(contact).collect())
    }

    /// Whether the survey of a draft promised that nobody is told who answered.
    fn is_anonymous(&self, draft: &Draft) -> bool {
        draft.survey.as_deref().is_some_and(|key| self.anonymous.contains(key))
    }
}

/// Where the contact of a draft is found.
enum Place {
    Known(Option<ContactRef>),
    Named(usize),
    Anonymous(usize),
}

/// Refuses a value that is not of the attribute's kind.
fn check_value(definition: &attributes::Definition, value: &Stored) -> Result<(), Refusal> {
    match (definition.kind, value) {
        (Kind::Number, Stored::Number(_)) => Ok(()),
        (Kind::Truth, truth) if [true, false].map(Stored::truth).contains(truth) => Ok(()),
        (Kind::Text | Kind::Choice | Kind::Date, Stored::Text(text)) => definition.parse(text).map(drop),
        (kind, _) => Err(Refusal::field(format!("attributes.{}", definition.name), format!("is not of kind {kind}"))),
    }
}

async fn account_refs(tx: &mut Tx<'_>, ids: BTreeSet<Id<accounts::Account>>) -> Result<HashMap<Id<accounts::Account>, AccountRef>, Error> {
    let records = accounts::by_ids(tx, &Vec::from_iter(ids)).await?;
    Ok(records.into_iter().map(|one| (one.id, AccountRef { id: one.id, code: one.code, version: one.version })).collect())
}

fn touchpoints<'d>(drafts: impl Iterator<Item = &'d Draft>) -> Vec<&'d str> {
    distinct(drafts.flat_map(|draft| &draft.answers).filter_map(|answer| answer.touchpoint.as_deref()))
}

fn offerings<'d>(drafts: impl Iterator<Item = &'d Draft>) -> Vec<&'d str> {
    distinct(
        drafts.flat_map(|draft| draft.offering.iter().chain(draft.answers.iter().filter_map(|answer| answer.offering.as_ref()))).map(|key| &**key),
    )
}

fn teams<'d>(drafts: impl Iterator<Item = &'d Draft>) -> Vec<&'d str> {
    distinct(drafts.filter_map(|draft| draft.team.as_deref()))
}

fn distinct<'d>(names: impl Iterator<Item = &'d str>) -> Vec<&'d str> {
    Vec::from_iter(names.filter(|name| is_clean(name)).collect::<rustc_hash::FxHashSet<_>>())
}

fn owned(names: Vec<&str>) -> impl Iterator<Item = String> {
    names.into_iter().map(ToOwned::to_owned)
}

fn missing<'d>(names: Vec<&'d str>, known: &HashMap<String, i64>) -> Vec<&'d str> {
    names.into_iter().filter(|name| !known.contains_key(*name)).collect()
}

/// Names are looked up before drafts are checked; a NUL would make the engine refuse the look-up of all.
fn is_clean(name: &str) -> bool {
    !name.contains('\0')
}

//! What the names in a condition stand for in this workspace. Refuses names that stand for nothing.

use std::collections::HashMap;

use filters::{Test, Value};
use identity::members::ids_by_mail;
use jiff::civil::Date;
use kernel::{Id, Member, Refusal};
use store::{Error, Read, Sql};

use super::{Field, Filter};
use crate::accounts::State;
use crate::attributes::{self, AttributeNoun, Kind, Noun};
use crate::contacts::Role;
use identity::workspaces::zone;

/// The most different values that `contains` looks through.
const VALUES: usize = 20_000;

/// What names stand for.
pub(super) struct Known {
    attributes: HashMap<(Noun, String), (Id<AttributeNoun>, Kind)>,
    owners: HashMap<String, Id<Member>>,
    /// Keys of mail addresses that letters do not reach, where they are asked for.
    pub failing: Vec<String>,
    /// The values that hold a part, by field and part.
    holding: HashMap<(Field, String), Vec<Value>>,
    /// The day it is.
    pub today: Date,
}

impl Known {
    /// Looks up what a condition names.
    pub async fn of(read: &mut Read, filter: &Filter, now: kernel::Time) -> Result<Self, Error> {
        let mut known = Self {
            attributes: HashMap::new(),
            owners: HashMap::new(),
            failing: Vec::new(),
            holding: HashMap::new(),
            today: zone(read).await?.date(now),
        };
        for noun in [Noun::Account, Noun::Contact] {
            let all = attributes::all(read, noun).await?;
            known.attributes.extend(all.into_iter().map(|one| ((noun, one.definition.name), (one.id, one.definition.kind))));
        }
        let (mut mails, mut parts, mut wrong, mut fails) = (Vec::new(), Vec::new(), None, false);
        filter.walk(&mut |field, test| {
            fails |= *field == Field::AddressFails;
            wrong = wrong.take().or_else(|| known.check(field, test).err());
            match test {
                Test::In(values) if *field == Field::Owner => mails.extend(values.iter().map(ToString::to_string)),
                Test::Contains(part) => parts.push((field.clone(), part.clone())),
                _ => {}
            }
        });
        if let Some(refusal) = wrong {
            return Err(refusal.into());
        }
        known.owners = ids_by_mail(read, &mails).await?;
        if let Some(mail) = mails.iter().find(|mail| !known.owners.contains_key(*mail)) {
            return Err(refuse(&format!("no member has the mail address {mail:?}")).into());
        }
        if fails {
            known.failing = failing(read).await?;
        }
        for (field, part) in parts {
            let values = known.values_with(read, &field, &part).await?;
            known.holding.insert((field, part), values);
        }
        Ok(known)
    }

    /// The attribute that a field names.
    pub fn attribute(&self, field: &Field) -> Option<(Id<AttributeNoun>, Kind)> {
        let named = match field {
            Field::OfAccount(name) => (Noun::Account, name.clone()),
            Field::OfContact(name) => (Noun::Contact, name.clone()),
            _ => return None,
        };
        self.attributes.get(&named).copied()
    }

    /// A value as the store keeps it.
    pub fn stored(&self, field: &Field, value: &Value) -> store::Value {
        match (field, value) {
            (Field::Owner, Value::Text(mail)) => self.owners.get(&**mail).copied().into(),
            (_, Value::Text(text)) => (&**text).into(),
            (_, Value::Number(number)) => (*number).into(),
        }
    }

    /// The values of a field that hold a part.
    pub fn holding(&self, field: &Field, part: &str) -> &[Value] {
        self.holding.get(&(field.clone(), part.to_owned())).map_or(&[], Vec::as_slice)
    }

    /// Refuses what can never hold by mistake: another type, an unknown word, a comparison that means nothing.
    fn check(&self, field: &Field, test: &Test) -> Result<(), Refusal> {
        let numeric = match field {
            Field::ContractEndsIn | Field::AddressFails | Field::Consent(_) => true,
            Field::OfAccount(name) | Field::OfContact(name) => {
                let (_, kind) = self.attribute(field).ok_or_else(|| self.no_attribute(field, name))?;
                matches!(kind, Kind::Number | Kind::Truth)
            }
            _ => false,
        };
        let values: &[Value] = match test {
            Test::In(values) => values,
            Test::Compare(_, value) => std::slice::from_ref(value),
            Test::Contains(_) if numeric => return Err(refuse(&format!("{field} is a number: `contains` is for texts"))),
            Test::Contains(_) | Test::Blank => &[],
        };
        if matches!((field, test), (Field::AddressFails, Test::Compare(..) | Test::Blank)) {
            return Err(refuse(&format!("{field} is true or false: write {field} = true")));
        }
        if matches!((field, test), (Field::Owner | Field::State | Field::Role | Field::Offering, Test::Compare(..) | Test::Contains(_))) {
            return Err(refuse(&format!("{field} is one of a few words: use =, in or is blank")));
        }
        for value in values {
            match value {
                Value::Text(word) if numeric => return Err(refuse(&format!("{field} is a number, and '{word}' is a text"))),
                Value::Number(number) if !numeric => return Err(refuse(&format!("{field} is a text: write '{number}'"))),
                Value::Text(word) if *field == Field::State => word.parse::<State>().map(drop).map_err(|wrong| refuse(&wrong.detail))?,
                Value::Text(word) if *field == Field::Role => word.parse::<Role>().map(drop).map_err(|wrong| refuse(&wrong.detail))?,
                _ => {}
            }
        }
        Ok(())
    }

    fn no_attribute(&self, field: &Field, name: &str) -> Refusal {
        let noun = if matches!(field, Field::OfAccount(_)) { Noun::Account } else { Noun::Contact };
        let names = self.attributes.keys().filter(|(of, _)| *of == noun).map(|(_, name)| name.as_str());
        refuse(&format!("there is no attribute {field}{}", filters::hint(name, names)))
    }

    async fn values_with(&self, read: &mut Read, field: &Field, part: &str) -> Result<Vec<Value>, Error> {
        let mut sql = match (field, self.attribute(field)) {
            (Field::OfAccount(_), Some((id, _))) => distinct("value_text", "account_value", Some(id)),
            (Field::OfContact(_), Some((id, _))) => distinct("value_text", "contact_value", Some(id)),
            (Field::Account, _) => distinct("external_id", "account", None),
            (Field::Contact, _) => distinct("external_id", "contact", None),
            (other, _) => distinct(&other.to_string(), "contact", None),
        };
        let tail = if self.attribute(field).is_some() { " AND workspace = " } else { " WHERE workspace = " };
        sql.push(tail).bind(read.workspace()).push(" LIMIT ").bind(VALUES as i64 + 1);
        let rows = read.all_of(sql).await?;
        if rows.len() > VALUES {
            return Err(refuse(&format!("{field} has more than {VALUES} different values: `contains` cannot look through so many")).into());
        }
        let part = part.to_lowercase();
        let texts = rows.iter().map(|row| row.at::<Option<String>>(0)).collect::<Result<Vec<_>, _>>()?;
        Ok(texts.into_iter().flatten().filter(|text| text.to_lowercase().contains(&part)).map(Value::text).collect())
    }
}

/// Keys of all mail addresses that letters do not reach.
async fn failing(read: &mut Read) -> Result<Vec<String>, Error> {
    let failing = post::suppressions::all_failing(read, VALUES as i64 + 1).await?;
    if failing.len() > VALUES {
        return Err(refuse(&format!("letters came back from more than {VALUES} addresses: address_fails cannot look through so many")).into());
    }
    Ok(failing)
}

fn distinct(column: &str, table: &str, attribute: Option<Id<AttributeNoun>>) -> Sql {
    let mut sql = Sql::new(&format!("SELECT DISTINCT {column} FROM {table}"));
    if let Some(attribute) = attribute {
        sql.push(" WHERE attribute = ").bind(attribute);
    }
    sql
}

fn refuse(reason: &str) -> Refusal {
    Refusal::field("filter", reason)
}

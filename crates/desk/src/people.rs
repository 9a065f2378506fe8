//! Members as lists of this room show them.

use std::collections::HashMap;

use edge::MemberId;
use identity::members;
use kernel::{Id, Member};
use serde::Serialize;
use store::{Error, Read};
use utoipa::ToSchema;

/// A member who is referred to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = MemberRef)]
pub struct Person {
    /// Their id.
    #[schema(value_type = MemberId)]
    pub id: Id<Member>,
    /// What they are called.
    pub name: String,
}

/// The members that rows refer to, by name.
pub struct People(HashMap<Id<Member>, String>);

impl People {
    /// Looks them up.
    pub async fn of(read: &mut Read, mut ids: Vec<Id<Member>>) -> Result<Self, Error> {
        ids.sort_unstable();
        ids.dedup();
        Ok(Self(members::names(read, &ids).await?))
    }

    /// The member with this id.
    pub fn show(&self, id: Id<Member>) -> Option<Person> {
        self.0.get(&id).map(|name| Person { id, name: name.clone() })
    }

    /// Who acted, in text form; none where it was a program.
    pub fn actor(&self, actor: &str) -> Option<Person> {
        self.show(actor.parse().ok()?)
    }
}

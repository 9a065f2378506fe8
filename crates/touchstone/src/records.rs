//! The records of all rooms that people work on: what there may be tasks, comments and notices about, and what it is called.

use customers::accounts::{self, Account};
use customers::contacts::{self, Contact};
use desk::records::{Names, Records, Registry, noun};
use futures_util::future::BoxFuture;
use identity::{Right, Sees};
use journeys::touchpoints::{self, Touchpoint};
use kernel::about::Any;
use kernel::{Id, Noun};
use listen::observations::{self, Observation};
use listen::responses::{self, Response};
use manage::cases::{self, Case};
use manage::decisions::{self, Decision};
use monitor::alerts::{self, Alert};
use store::{Error, Read};

/// All of them.
pub fn registry() -> Registry {
    Registry::new(vec![
        Box::new(Accounts),
        Box::new(Contacts),
        Box::new(Touchpoints),
        Box::new(Responses),
        Box::new(Observations),
        Box::new(Alerts),
        Box::new(Cases),
        Box::new(Decisions),
    ])
}

fn typed<N: Noun>(ids: &[Id<Any>]) -> Vec<Id<N>> {
    ids.iter().map(|id| Id::from_bytes(*id.bytes())).collect()
}

struct Accounts;

impl Records for Accounts {
    fn noun(&self) -> (&'static str, &'static str) {
        noun::<Account>()
    }

    fn right(&self) -> Right {
        Right::ReadCustomers
    }

    fn named<'r>(&'r self, read: &'r mut Read, ids: &'r [Id<Any>], _: Sees) -> BoxFuture<'r, Result<Names, Error>> {
        Box::pin(async move {
            let found = accounts::by_ids(read, &typed(ids)).await?;
            Ok(found.into_iter().map(|account| (account.id.any(), Some(account.name))).collect())
        })
    }
}

struct Contacts;

impl Records for Contacts {
    fn noun(&self) -> (&'static str, &'static str) {
        noun::<Contact>()
    }

    fn right(&self) -> Right {
        Right::ReadCustomers
    }

    fn named<'r>(&'r self, read: &'r mut Read, ids: &'r [Id<Any>], sees: Sees) -> BoxFuture<'r, Result<Names, Error>> {
        Box::pin(async move {
            let found = contacts::by_ids(read, &typed(ids)).await?;
            Ok(found.into_iter().map(|contact| (contact.id.any(), sees.customers.then_some(contact.name))).collect())
        })
    }
}

struct Touchpoints;

impl Records for Touchpoints {
    fn noun(&self) -> (&'static str, &'static str) {
        noun::<Touchpoint>()
    }

    fn right(&self) -> Right {
        Right::ReadJourneys
    }

    fn named<'r>(&'r self, read: &'r mut Read, ids: &'r [Id<Any>], _: Sees) -> BoxFuture<'r, Result<Names, Error>> {
        Box::pin(async move {
            let all = touchpoints::all(read).await?.into_iter();
            Ok(all.map(|touchpoint| (touchpoint.id.any(), Some(touchpoint.name))).filter(|(id, _)| ids.contains(id)).collect())
        })
    }
}

struct Responses;

impl Records for Responses {
    fn noun(&self) -> (&'static str, &'static str) {
        noun::<Response>()
    }

    fn right(&self) -> Right {
        Right::ReadAnswers
    }

    fn named<'r>(&'r self, read: &'r mut Read, ids: &'r [Id<Any>], _: Sees) -> BoxFuture<'r, Result<Names, Error>> {
        Box::pin(async move {
            let found = responses::load(read, &typed(ids)).await?;
            Ok(found.into_iter().map(|response| (response.id.any(), None)).collect())
        })
    }
}

struct Observations;

impl Records for Observations {
    fn noun(&self) -> (&'static str, &'static str) {
        noun::<Observation>()
    }

    fn right(&self) -> Right {
        Right::ReadAnswers
    }

    fn named<'r>(&'r self, read: &'r mut Read, ids: &'r [Id<Any>], _: Sees) -> BoxFuture<'r, Result<Names, Error>> {
        Box::pin(async move {
            let found = observations::load(read, &typed(ids)).await?;
            Ok(found.into_iter().map(|observation| (observation.id.any(), None)).collect())
        })
    }
}

struct Cases;

impl Records for Cases {
    fn noun(&self) -> (&'static str, &'static str) {
        noun::<Case>()
    }

    fn right(&self) -> Right {
        Right::ReadCases
    }

    fn named<'r>(&'r self, read: &'r mut Read, ids: &'r [Id<Any>], _: Sees) -> BoxFuture<'r, Result<Names, Error>> {
        Box::pin(async move {
            let found = cases::by_ids(read, &typed(ids)).await?;
            Ok(found.into_iter().map(|case| (case.id.any(), Some(case.title.unwrap_or_else(|| case.number.to_string())))).collect())
        })
    }
}

struct Decisions;

impl Records for Decisions {
    fn noun(&self) -> (&'static str, &'static str) {
        noun::<Decision>()
    }

    fn right(&self) -> Right {
        Right::ReadAnswers
    }

    fn named<'r>(&'r self, read: &'r mut Read, ids: &'r [Id<Any>], _: Sees) -> BoxFuture<'r, Result<Names, Error>> {
        Box::pin(async move {
            let found = decisions::named(read, &typed(ids)).await?;
            Ok(found.into_iter().map(|(id, title)| (id.any(), Some(title))).collect())
        })
    }
}

struct Alerts;

impl Records for Alerts {
    fn noun(&self) -> (&'static str, &'static str) {
        noun::<Alert>()
    }

    fn right(&self) -> Right {
        Right::ReadCases
    }

    fn named<'r>(&'r self, read: &'r mut Read, ids: &'r [Id<Any>], _: Sees) -> BoxFuture<'r, Result<Names, Error>> {
        Box::pin(async move { Ok(alerts::names(read, &typed(ids)).await?.into_iter().map(|(id, name)| (id.any(), Some(name))).collect()) })
    }
}

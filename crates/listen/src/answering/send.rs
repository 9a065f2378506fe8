//! A page that was sent: taken, kept, and at the end recorded as a response in the same transaction.

use std::collections::{BTreeMap, BTreeSet};

use ::store::{Error, Tx};
use ::surveys::{Answer, Ask, Definition, Ending, Fault, Given, Place, before, counted, place, quotas, step, take};
use desk::files::{self, File, Owner};
use kernel::{Id, Time};

use super::definitions::Kept;
use super::form::Form;
use super::guard::Signs;
use super::store::{self, Way};
use super::uploads::{self, Uploaded};
use super::{Record, State, consents, look, people};
use crate::responses::{self, Draft, Existing, Response, Unknown};
use crate::surveys::links::Kind;
use crate::surveys::{prepare, record};

/// What comes after a page was sent.
pub(super) enum Next {
    /// Another page, or the end, at the personal address.
    Show(Option<String>),
    /// The same page, because of what is wrong on it.
    Again { page: String, answers: BTreeMap<String, Answer>, faults: Vec<Fault>, given: Box<Given> },
    /// An address of the survey's own.
    Away(String),
}

/// A page on its way.
pub(super) struct Sending<'s> {
    pub way: &'s Way,
    pub kept: &'s Kept,
    pub form: &'s Form,
    pub uploaded: &'s Uploaded,
}

impl Sending<'_> {
    /// Takes the page for an answer that nobody else changes meanwhile.
    pub async fn take(&self, tx: &mut Tx<'_>, mut record: Record) -> Result<Next, Error> {
        if self.form.find("go") == Some("edit") {
            return self.edit(tx, record).await;
        }
        if record.state != State::Open {
            return Ok(Next::Show(None));
        }
        let definition = &self.kept.definition;
        if let Some(language) = self.form.find("lang").filter(|tag| definition.languages.iter().any(|known| known == tag)) {
            language.clone_into(&mut record.language);
        }
        let given = self.given(tx, &record).await?;
        let Some(seen) = self.form.find("page").and_then(|page| step(definition, &given, page)) else { return Ok(Next::Show(None)) };
        let (page, mut said) = (seen.page.key.clone(), self.form.answers(&seen));
        uploads::add(&seen, &given, self.form, self.uploaded, &mut said);
        let taken = take(definition, &given, &page, &said);
        let taken =
            if self.uploaded.faults.is_empty() { taken } else { Err([self.uploaded.faults.clone(), taken.err().unwrap_or_default()].concat()) };
        if self.form.find("go") == Some("back") {
            return self.back(tx, record, taken.unwrap_or(given), &page).await;
        }
        let given = match taken {
            Ok(taken) => taken,
            Err(faults) => return Ok(Next::Again { page, answers: said, faults, given: Box::new(given) }),
        };
        let signs = Signs::among(|name| self.form.find(name), said.len());
        record.suspect = record.suspect.or_else(|| signs.suspicion(&self.way.seal, tx.act().now));
        let record = record.taking(definition, &given);
        match place(definition, &given) {
            Place::Page(next) => {
                store::save(tx, &record).await?;
                Ok(Next::Show(Some(next.page.key.clone())))
            }
            Place::TurnedAway(_) => self.turn_away(tx, record).await,
            Place::Ending(ending) => self.finish(tx, record, &given, ending).await,
        }
    }

    /// What the engine looks at.
    async fn given(&self, tx: &mut Tx<'_>, record: &Record) -> Result<Given, Error> {
        let mut given = record.given();
        people::complete(tx, self.kept, self.way.survey, (record.contact, record.account), &mut given).await?;
        if record.response.is_some() {
            // Whoever has been counted is not turned away by it.
            given.full.clear();
        }
        Ok(given)
    }

    async fn back(&self, tx: &mut Tx<'_>, record: Record, mut given: Given, page: &str) -> Result<Next, Error> {
        let before = before(&self.kept.definition, &given, Some(page)).map(ToOwned::to_owned);
        given.done.remove(page);
        if let Some(before) = &before {
            given.done.remove(before);
        }
        store::save(tx, &record.taking(&self.kept.definition, &given)).await?;
        Ok(Next::Show(before))
    }

    async fn edit(&self, tx: &mut Tx<'_>, record: Record) -> Result<Next, Error> {
        if record.state != State::Sent || !record.may_edit(&self.kept.definition) {
            return Ok(Next::Show(None));
        }
        store::save(tx, &Record { state: State::Open, done: BTreeSet::default(), ..record }).await?;
        Ok(Next::Show(None))
    }

    async fn turn_away(&self, tx: &mut Tx<'_>, record: Record) -> Result<Next, Error> {
        store::save(tx, &Record { state: State::TurnedAway, sent_at: Some(tx.act().now), ..record }).await?;
        Ok(Next::Show(None))
    }

    async fn finish(&self, tx: &mut Tx<'_>, record: Record, given: &Given, ending: Option<&Ending>) -> Result<Next, Error> {
        let trial = self.way.kind == Kind::Trial;
        let counts = !trial && record.suspect.is_none() && record.response.is_none();
        if counts && store::count(tx, self.way.survey, &counting(&self.kept.definition, given)).await?.is_some() {
            return self.turn_away(tx, record).await;
        }
        let now = tx.act().now;
        let record = Record { state: State::Sent, sent_at: Some(now), ..record };
        let draft = self.draft(&record, given, now);
        let torn = record.is_torn(&self.kept.definition);
        let draft = Draft { external_id: draft.external_id.filter(|_| !torn), ..draft };
        let before = consents::said(tx, &self.kept.definition, record.response).await?;
        let response = if trial { self.try_out(tx, draft).await? } else { self.record(tx, draft, record.suspect.as_deref()).await? };
        if let Some(response) = response {
            self.hand_over(tx, &record, given, response).await?;
        }
        if let Some(contact) = record.contact.filter(|_| !trial && !torn && record.suspect.is_none()) {
            let said = consents::agreed(&self.kept.definition, given);
            consents::pass_on(tx, contact, &self.way.survey_key, &before, &said).await?;
        }
        let record = if torn { record.torn() } else { Record { response, ..record } };
        store::save(tx, &record).await?;
        Ok(ending.and_then(|ending| look::redirect(ending.redirect.as_deref()?)).map_or(Next::Show(None), |to| Next::Away(to.to_owned())))
    }

    /// Gives the files that count to the response.
    async fn hand_over(&self, tx: &mut Tx<'_>, record: &Record, given: &Given, response: Id<Response>) -> Result<(), Error> {
        let whose = record.contact.filter(|_| !record.is_torn(&self.kept.definition));
        let counted = counted(&self.kept.definition, given);
        let asked = self.kept.definition.pages.iter().flat_map(|page| &page.questions).filter(|question| matches!(question.ask, Ask::File(_)));
        let ids = asked
            .filter_map(|question| counted.get(&question.key))
            .flat_map(|answer| if let Answer::List(ids) = answer { ids.as_slice() } else { &[] });
        let ids: Vec<Id<File>> = ids.filter_map(|id| id.parse().ok()).collect();
        let mine = files::known(tx, &ids).await?.into_iter().filter(|file| file.belongs_to(record.id)).map(|file| file.id).collect::<Vec<_>>();
        files::attach(tx, &mine, uploads::owner(record.id, record.contact), Owner::of(response).sent_by(whose)).await
    }

    fn draft(&self, record: &Record, given: &Given, now: Time) -> Draft {
        record::draft(
            &self.kept.definition,
            given,
            &record::Frame {
                external_id: record.id.to_string(),
                survey: self.way.survey_key.clone(),
                version: record.version,
                contact: record.contact,
                account: record.account,
                answered_at: now,
                test: self.way.kind == Kind::Trial,
            },
        )
    }

    /// Records a trial, unless the draft asks for something that cannot be kept yet: who edits it reads of that.
    async fn try_out(&self, tx: &mut Tx<'_>, draft: Draft) -> Result<Option<Id<Response>>, Error> {
        let recorded = match prepare(tx, &self.kept.definition).await {
            Ok(()) => self.record(tx, draft, None).await,
            Err(error) => Err(error),
        };
        match recorded {
            Err(Error::Refused(_)) => Ok(None),
            recorded => recorded,
        }
    }

    async fn record(&self, tx: &mut Tx<'_>, draft: Draft, suspect: Option<&str>) -> Result<Option<Id<Response>>, Error> {
        let test = draft.test;
        let outcome = responses::record(tx, &[draft], Existing::Replace, Unknown::Make).await?.pop();
        let outcome = outcome.ok_or_else(|| Error::Misuse("a response was neither recorded nor refused".into()))?;
        if let Some(refusal) = outcome.refusal() {
            return Err(refusal.into());
        }
        if let (Some(id), Some(reason)) = (outcome.id(), suspect) {
            responses::mark(tx, id, Some(reason), test).await?;
        }
        Ok(outcome.id())
    }
}

/// The quotas that count an answer, with their limits, in the order of their names.
fn counting(definition: &Definition, given: &Given) -> Vec<(String, u32)> {
    let counting = quotas(definition, given);
    let mut limits: Vec<(String, u32)> =
        definition.quotas.iter().filter(|quota| counting.contains(&quota.key.as_str())).map(|quota| (quota.key.clone(), quota.limit)).collect();
    limits.sort();
    limits
}

//! A page that was sent: taken, kept, and at the end recorded as a response in the same transaction.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use ::store::{Error, Tx};
use ::surveys::{Answer, Definition, Ending, Fault, Given, Place, before, counted, place, quotas, step, take};
use desk::files::{self, Owner};
use kernel::{Id, Time};

use super::definitions::Kept;
use super::form::Form;
use super::guard::Signs;
use super::store::{self, Way};
use super::uploads::{self, Names, Uploaded};
use super::{Record, State, consents, look, people};
use crate::invitations;
use crate::responses::{self, Draft, Existing, Response, Unknown};
use crate::surveys::links::Kind;
use crate::surveys::{prepare, record};

/// What comes after a page was sent.
pub(super) enum Next {
    /// Another page, or the end, at the personal address.
    Show(Option<String>),
    /// The same page, because of what is wrong on it.
    Again(Box<Again>),
    /// An address of the survey's own.
    Away(String),
}

/// A page that is shown again.
pub(super) struct Again {
    pub page: String,
    /// What was said on it.
    pub answers: BTreeMap<String, Answer>,
    /// What is wrong with that.
    pub faults: Vec<Fault>,
    pub given: Given,
    /// The files that are kept.
    pub files: Names,
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
        let mut given = self.given(tx, &record).await?;
        let Some(seen) = self.form.find("page").and_then(|page| step(definition, &given, page)) else { return Ok(Next::Show(None)) };
        let (page, mut said, files) = (seen.page.key.clone(), self.form.answers(&seen), uploads::names(tx, definition, &record).await?);
        uploads::add(&seen, &given, self.form, self.uploaded, &files, &mut said);
        let taken = take(definition, &given, &page, &said);
        uploads::stay(&seen, taken.as_ref().err().map_or(&[], Vec::as_slice), &mut said, &mut given);
        if self.form.find("go") == Some("back") {
            return self.back(tx, record, taken.unwrap_or(given), &page).await;
        }
        let given = match taken {
            Ok(taken) if self.uploaded.faults.is_empty() => taken,
            taken => {
                let faults = [self.uploaded.faults.clone(), taken.err().unwrap_or_default()].concat();
                self.keep(tx, &record.taking(definition, &given)).await?;
                return Ok(Next::Again(Box::new(Again { page, answers: said, faults, given, files })));
            }
        };
        let signs = Signs::among(|name| self.form.find(name), said.len());
        record.suspect = record.suspect.or_else(|| signs.suspicion(&self.way.seal, tx.act().now));
        let record = record.taking(definition, &given);
        match place(definition, &given) {
            Place::Page(next) => {
                self.keep(tx, &record).await?;
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

    /// Keeps what has changed; files that it no longer speaks of go.
    async fn keep(&self, tx: &mut Tx<'_>, record: &Record) -> Result<(), Error> {
        store::save(tx, record).await?;
        if uploads::asks(&self.kept.definition) {
            uploads::sweep(tx, record).await?;
        }
        Ok(())
    }

    async fn back(&self, tx: &mut Tx<'_>, record: Record, mut given: Given, page: &str) -> Result<Next, Error> {
        let before = before(&self.kept.definition, &given, Some(page)).map(ToOwned::to_owned);
        given.done.remove(page);
        if let Some(before) = &before {
            given.done.remove(before);
        }
        self.keep(tx, &record.taking(&self.kept.definition, &given)).await?;
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
        self.keep(tx, &Record { state: State::TurnedAway, sent_at: Some(tx.act().now), ..record }).await?;
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
        let draft = Draft { team: self.team(tx, &record).await?, ..self.draft(&record, given, now) };
        let torn = record.is_torn(&self.kept.definition);
        let draft = Draft { external_id: draft.external_id.filter(|_| !torn), ..draft };
        let before = consents::said(tx, &self.kept.definition, record.response).await?;
        let response = if trial { self.try_out(tx, draft).await? } else { self.record(tx, draft, record.suspect.as_deref()).await? };
        if let Some(response) = response {
            self.hand_over(tx, &record, given, response).await?;
        }
        if let Some(contact) = record.contact.filter(|_| !trial && !torn && record.suspect.is_none()) {
            let said = consents::agreed(&self.kept.definition, given);
            consents::pass_on(tx, (contact, now), &self.way.survey_key, &before, &said).await?;
        }
        if self.way.kind == Kind::Personal && !torn {
            invitations::answered(tx, self.way.link).await?;
        }
        let record = if torn { record.torn() } else { Record { response, ..record } };
        self.keep(tx, &record).await?;
        Ok(ending.and_then(|ending| look::redirect(ending.redirect.as_deref()?)).map_or(Next::Show(None), |to| Next::Away(to.to_owned())))
    }

    /// Gives the files that count to the response, and takes back those that no longer do.
    async fn hand_over(&self, tx: &mut Tx<'_>, record: &Record, given: &Given, response: Id<Response>) -> Result<(), Error> {
        if !uploads::asks(&self.kept.definition) {
            return Ok(());
        }
        let whose = record.contact.filter(|_| !record.is_torn(&self.kept.definition));
        let (mine, theirs) = (uploads::owner(record), Owner::of(response).sent_by(whose));
        let counted = uploads::ids(counted(&self.kept.definition, given).values());
        let given: Vec<_> = files::of(tx, mine).await?.into_iter().map(|file| file.id).filter(|id| counted.contains(id)).collect();
        let taken: Vec<_> = files::of(tx, theirs).await?.into_iter().map(|file| file.id).filter(|id| !counted.contains(id)).collect();
        files::attach(tx, &given, mine, theirs).await?;
        files::attach(tx, &taken, theirs, mine).await
    }

    /// The team of one of our own staff who answers.
    async fn team(&self, tx: &mut Tx<'_>, record: &Record) -> Result<Option<Arc<str>>, Error> {
        if !record.personal || record.contact.is_some() {
            return Ok(None);
        }
        let least = self.kept.definition.settings.anonymous.unwrap_or(1);
        Ok(invitations::team_of(tx, self.way.link, usize::from(least)).await?.map(Arc::from))
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

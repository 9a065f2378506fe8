//! Files that come with a page: each checked and kept for the answer under way before the page is taken, and gone when no answer speaks of it.

use std::collections::{BTreeMap, BTreeSet};

use ::surveys::ask::Files;
use ::surveys::{Answer, Ask, Definition, Fault, FaultKind, Given, Step};
use desk::files::{self, File, KINDS, LARGEST, Owner, Rules, Shelf, Upload};
use kernel::{Act, Code, Id};
use store::{Error, Read, Store, Tx};

use super::form::{Form, Sent};
use super::{Record, State};

/// Names of files by their ids.
pub(super) type Names = BTreeMap<String, String>;

type Answers = BTreeMap<String, Answer>;

/// What became of the files of a form.
#[derive(Debug, Default)]
pub(super) struct Uploaded {
    /// Ids of those that were kept, by key of their question.
    pub kept: BTreeMap<String, Vec<String>>,
    /// What is wrong with the others.
    pub faults: Vec<Fault>,
}

/// Keeps the files of a form that its survey asks for, as many as there is room for.
pub(super) async fn keep(
    store: &Store,
    shelf: &Shelf,
    act: &Act,
    definition: &Definition,
    record: &Record,
    form: &mut Form,
) -> Result<Uploaded, Error> {
    let mut uploaded = Uploaded::default();
    let files = std::mem::take(&mut form.files);
    if record.state != State::Open {
        return Ok(uploaded);
    }
    for Sent { field, name, media_type, content } in files {
        let Some((key, rules)) = field.strip_prefix("q.").and_then(|key| Some((key, asked(definition, key)?))) else { continue };
        let here = uploaded.kept.entry(key.to_owned()).or_default();
        if here.len() + held(&record.answers, form, key).len() >= usize::from(rules.most) {
            uploaded.faults.push(fault(key, FaultKind::TooMany, rules.most.to_string()));
            continue;
        }
        let bounds = Rules { bytes: u64::from(rules.megabytes) << 20, endings: rules.kinds.clone() };
        match files::take(store, shelf, act, owner(record), &bounds, Upload { name, media_type, content }).await {
            Ok(record) => here.push(record.id.to_string()),
            Err(Error::Refused(refusal)) => uploaded.faults.push(refused(key, rules, refusal.code)),
            Err(error) => return Err(error),
        }
    }
    Ok(uploaded)
}

fn refused(question: &str, rules: &Files, code: Code) -> Fault {
    if code == Code::TooLarge {
        return fault(question, FaultKind::TooLarge, format!("{} MB", u64::from(rules.megabytes).min(LARGEST >> 20)));
    }
    let all = KINDS.iter().map(|kind| kind.endings[0]);
    let kinds: Vec<&str> = if rules.kinds.is_empty() { all.collect() } else { rules.kinds.iter().map(String::as_str).collect() };
    fault(question, FaultKind::WrongForm, kinds.join(", "))
}

fn fault(question: &str, kind: FaultKind, limit: String) -> Fault {
    Fault { question: question.to_owned(), row: None, kind, limit: Some(limit) }
}

/// Whether a survey asks for files.
pub(super) fn asks(definition: &Definition) -> bool {
    definition.pages.iter().flat_map(|page| &page.questions).any(|question| matches!(question.ask, Ask::File(_)))
}

fn asked<'d>(definition: &'d Definition, key: &str) -> Option<&'d Files> {
    let question = definition.pages.iter().flat_map(|page| &page.questions).find(|question| question.key == key)?;
    if let Ask::File(files) = &question.ask { Some(files) } else { None }
}

/// The keys of the questions of a page that ask for files.
fn asking<'s>(step: &'s Step<'_>) -> impl Iterator<Item = &'s String> {
    step.questions.iter().filter(|shown| matches!(shown.question.ask, Ask::File(_))).map(|shown| &shown.question.key)
}

/// Ids of the files that were kept before for a question, without those that a form takes away.
fn held(answers: &Answers, form: &Form, key: &str) -> Vec<String> {
    let dropped = form.all(&format!("q.{key}.drop"));
    match answers.get(key) {
        Some(Answer::List(before)) => before.iter().filter(|id| !dropped.contains(id)).cloned().collect(),
        _ => Vec::new(),
    }
}

/// Adds to what was said on a page the files that are there: those kept before without those taken away, and the new ones.
pub(super) fn add(step: &Step<'_>, given: &Given, form: &Form, uploaded: &Uploaded, there: &Names, said: &mut Answers) {
    for key in asking(step) {
        let new = uploaded.kept.get(key).cloned().unwrap_or_default();
        let ids: Vec<String> = held(&given.answers, form, key).into_iter().chain(new).filter(|id| there.contains_key(id)).collect();
        if !ids.is_empty() {
            said.insert(key.clone(), Answer::List(ids));
        }
    }
}

/// Keeps the files of a page that is shown again, so that nobody has to send them twice; where something is wrong with them, those from before.
pub(super) fn stay(step: &Step<'_>, faults: &[Fault], said: &mut Answers, given: &mut Given) {
    for key in asking(step) {
        let wrong = faults.iter().any(|fault| fault.question == *key);
        let (from, to) = if wrong { (&given.answers, &mut *said) } else { (&*said, &mut given.answers) };
        match from.get(key).cloned() {
            Some(answer) => drop(to.insert(key.clone(), answer)),
            None => drop(to.remove(key)),
        }
    }
}

/// The files of an answer under way, and of the response it became.
pub(super) async fn names(read: &mut Read, definition: &Definition, record: &Record) -> Result<Names, Error> {
    if !asks(definition) {
        return Ok(Names::new());
    }
    let mut found = files::of(read, Owner::of(record.id)).await?;
    if let Some(response) = record.response {
        found.extend(files::of(read, Owner::of(response)).await?);
    }
    Ok(found.into_iter().map(|file| (file.id.to_string(), file.name)).collect())
}

/// The ids of files among answers.
pub(super) fn ids<'a>(answers: impl IntoIterator<Item = &'a Answer>) -> BTreeSet<Id<File>> {
    let lists = answers.into_iter().filter_map(|answer| if let Answer::List(ids) = answer { Some(ids) } else { None });
    lists.flatten().filter_map(|id| id.parse().ok()).collect()
}

/// Removes the files of an answer that it no longer speaks of.
pub(super) async fn sweep(tx: &mut Tx<'_>, record: &Record) -> Result<(), Error> {
    let spoken_of = ids(record.answers.values());
    for file in files::of(tx, Owner::of(record.id)).await? {
        if !spoken_of.contains(&file.id) {
            files::remove(tx, file.id).await?;
        }
    }
    Ok(())
}

/// Who owns the files of an answer under way.
pub(super) fn owner(record: &Record) -> Owner {
    Owner::of(record.id).sent_by(record.contact)
}

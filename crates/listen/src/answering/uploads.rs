//! Files that come with a page: each checked and kept for the answer under way before the page is taken.

use std::collections::BTreeMap;

use ::surveys::ask::Files;
use ::surveys::{Answer, Ask, Definition, Fault, FaultKind, Given, Step};
use desk::files::{Owner, Rules, Shelf, Upload};
use kernel::{Act, Code, Id};
use store::{Error, Store};

use super::Answering;
use super::form::{Form, Sent};

/// What became of the files of a form.
#[derive(Debug, Default)]
pub(super) struct Uploaded {
    /// Ids of those that were kept, by key of their question.
    pub kept: BTreeMap<String, Vec<String>>,
    /// What is wrong with the others.
    pub faults: Vec<Fault>,
}

/// Keeps the files of a form that its survey asks for.
pub(super) async fn keep(store: &Store, shelf: &Shelf, act: &Act, of: Owner, definition: &Definition, files: Vec<Sent>) -> Result<Uploaded, Error> {
    let mut uploaded = Uploaded::default();
    for Sent { field, name, media_type, content } in files {
        let Some((key, rules)) = field.strip_prefix("q.").and_then(|key| Some((key, asked(definition, key)?))) else { continue };
        let here = uploaded.kept.entry(key.to_owned()).or_default();
        if here.len() >= usize::from(rules.most) {
            let limit = Some(rules.most.to_string());
            uploaded.faults.push(Fault { question: key.to_owned(), row: None, kind: FaultKind::TooMany, limit });
            continue;
        }
        let bounds = Rules { bytes: u64::from(rules.megabytes) << 20, endings: rules.kinds.clone() };
        match desk::files::take(store, shelf, act, of, &bounds, Upload { name, media_type, content }).await {
            Ok(record) => here.push(record.id.to_string()),
            Err(Error::Refused(refusal)) => {
                let kind = if refusal.code == Code::TooLarge { FaultKind::TooLarge } else { FaultKind::WrongForm };
                let limit = Some(format!("{} MB", rules.megabytes));
                uploaded.faults.push(Fault { question: key.to_owned(), row: None, kind, limit });
            }
            Err(error) => return Err(error),
        }
    }
    Ok(uploaded)
}

fn asked<'d>(definition: &'d Definition, key: &str) -> Option<&'d Files> {
    let question = definition.pages.iter().flat_map(|page| &page.questions).find(|question| question.key == key)?;
    if let Ask::File(files) = &question.ask { Some(files) } else { None }
}

/// Adds to what was said on a page the files that are there: those kept before without those taken away, and the new ones.
pub(super) fn add(step: &Step<'_>, given: &Given, form: &Form, uploaded: &Uploaded, said: &mut BTreeMap<String, Answer>) {
    for shown in &step.questions {
        let key = &shown.question.key;
        if !matches!(shown.question.ask, Ask::File(_)) {
            continue;
        }
        let dropped = form.all(&format!("q.{key}.drop"));
        let mut ids: Vec<String> = match given.answers.get(key) {
            Some(Answer::List(before)) => before.iter().filter(|id| !dropped.contains(id)).cloned().collect(),
            _ => Vec::new(),
        };
        ids.extend(uploaded.kept.get(key).cloned().unwrap_or_default());
        if !ids.is_empty() {
            said.insert(key.clone(), Answer::List(ids));
        }
    }
}

/// Who owns the files of an answer under way.
pub(super) fn owner(answering: Id<Answering>, contact: Option<Id<customers::contacts::Contact>>) -> Owner {
    Owner::of(answering).sent_by(contact)
}

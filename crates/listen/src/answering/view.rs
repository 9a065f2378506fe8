//! From what is known of an answer to the page that shows it.

use std::collections::BTreeMap;

use ::surveys::{Answer, Definition, Fault, FaultKind, Given, Place, Step, place, step, take};
use desk::files::File;
use edge::House;
use http::Uri;
use kernel::{Id, Time};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::form::{Form, tidy};
use super::logo;
use super::render::{Frame, Html, Reader, Sheet, ended, page};
use super::store::Way;
use super::uploads::Names;
use super::words::words;
use crate::surveys::links::{HIDDEN_LENGTH, Kind, answering_address};

/// What an address says behind its `?`.
#[derive(Clone, Debug, Default)]
pub(super) struct Query(Vec<(String, String)>);

impl Query {
    pub fn of(uri: &Uri) -> Self {
        let pairs = form_urlencoded::parse(uri.query().unwrap_or_default().as_bytes()).take(100);
        Self(pairs.map(|(name, value)| (name.into_owned(), tidy(&value))).collect())
    }

    pub fn find(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    pub fn embed(&self) -> bool {
        self.find("embed").is_some()
    }

    /// The same in another language.
    fn in_language(&self, tag: &str) -> String {
        let others = self.0.iter().filter(|(name, _)| name != "lang");
        let mut query = form_urlencoded::Serializer::new(String::from("?"));
        query.extend_pairs(others).append_pair("lang", tag);
        query.finish().replacen("?&", "?", 1)
    }

    /// Values for the hidden fields that a survey has, and no others.
    pub fn hidden(&self, definition: &Definition) -> BTreeMap<String, String> {
        declared(definition, |key| self.find(key))
    }
}

/// Values for the hidden fields that a survey has, as a form carries them.
pub(super) fn carried(definition: &Definition, form: &Form) -> BTreeMap<String, String> {
    declared(definition, |key| form.find(&format!("h.{key}")))
}

fn declared<'v>(definition: &Definition, find: impl Fn(&str) -> Option<&'v str>) -> BTreeMap<String, String> {
    let value = |key: &str| find(key).filter(|value| !value.is_empty() && value.chars().count() <= HIDDEN_LENGTH);
    definition.hidden.iter().filter_map(|hidden| Some((hidden.key.clone(), value(&hidden.key)?.to_owned()))).collect()
}

/// Where a page stands: at a link, or at a personal address.
#[derive(Clone, Copy)]
pub(super) enum At<'a> {
    Link(&'a str),
    Address(&'a str),
}

impl At<'_> {
    fn base(self) -> String {
        match self {
            Self::Link(token) => format!("/s/{}", utf8_percent_encode(token, NON_ALPHANUMERIC)),
            Self::Address(token) => format!("/a/{}", utf8_percent_encode(token, NON_ALPHANUMERIC)),
        }
    }

    /// Where the logo is, which is kept in browsers until another takes its place.
    fn logo(self, file: Id<File>) -> String {
        format!("{}/logo?v={file}", self.base())
    }

    /// The path, with what a frame in another page needs.
    pub fn path(self, page: Option<&str>, embed: bool) -> String {
        let base = self.base();
        let page = page.map(|page| format!("page={}", utf8_percent_encode(page, NON_ALPHANUMERIC)));
        let embed = embed.then(|| "embed=1".to_owned());
        let query: Vec<String> = page.into_iter().chain(embed).collect();
        if query.is_empty() { base } else { format!("{base}?{}", query.join("&")) }
    }
}

/// Everything around an answer that its pages show.
#[derive(Clone, Copy)]
pub(super) struct View<'v> {
    pub house: &'v House,
    pub way: &'v Way,
    pub definition: &'v Definition,
    pub given: &'v Given,
    pub query: &'v Query,
    pub at: At<'v>,
    pub now: Time,
    pub nonce: &'v str,
    /// The files that were sent.
    pub files: &'v Names,
}

/// What stands in the fields of a page instead of what was kept.
#[derive(Default)]
pub(super) struct Said {
    pub answers: BTreeMap<String, Answer>,
    pub faults: Vec<Fault>,
    pub prefilled: Vec<String>,
}

impl View<'_> {
    fn reader(&self) -> Reader<'_> {
        Reader { definition: self.definition, given: self.given, words: words(&self.given.language) }
    }

    fn frame(&self) -> Frame {
        let address = match self.at {
            At::Address(token) => Some(answering_address(&self.house.site, token)),
            At::Link(_) => None,
        };
        let mut carried = vec![("lang".to_owned(), self.given.language.clone())];
        if let At::Link(_) = self.at {
            let hidden = self.query.hidden(self.definition);
            carried.extend(hidden.into_iter().map(|(key, value)| (format!("h.{key}"), value)));
            // Whom the open link of a programme finds is not asked elsewhere too soon.
            if self.way.proved(|name| self.query.find(name)).is_some() {
                let named = ["contact", "proof"].into_iter().filter_map(|name| Some((name.to_owned(), self.query.find(name)?.to_owned())));
                carried.extend(named);
            }
        }
        Frame {
            action: self.at.path(None, self.query.embed()),
            address,
            languages: self.definition.languages.iter().map(|tag| (tag.clone(), self.query.in_language(tag))).collect(),
            embed: self.query.embed(),
            trial: self.way.kind == Kind::Trial,
            carried,
            logo: logo::of(&self.definition.theme).map(|file| self.at.logo(file)),
        }
    }

    /// A page with what was said on it, or else what was kept.
    pub fn page(&self, step: Step<'_>, said: Said) -> Html {
        let mut answers = self.given.answers.clone();
        if !said.faults.is_empty() {
            // What was sent stands in the fields, also where it was emptied.
            answers.retain(|key, _| !step.questions.iter().any(|shown| Some(shown.question.key.as_str()) == key.split('.').next()));
        }
        answers.extend(said.answers);
        page(&Sheet {
            reader: self.reader(),
            step,
            answers,
            prefilled: said.prefilled,
            faults: said.faults,
            files: self.files,
            frame: self.frame(),
            stamp: self.way.seal.stamp(self.now, self.nonce),
        })
    }

    /// Where somebody is: the page that is wished if it lies on their path, else the one that comes next, or the end.
    pub fn show(&self, wished: Option<&str>, said: Said) -> Html {
        match place(self.definition, self.given) {
            Place::Page(next) => {
                let wished = wished.and_then(|page| step(self.definition, self.given, page));
                self.page(wished.unwrap_or(next), said)
            }
            Place::Ending(ending) | Place::TurnedAway(ending) => ended(self.reader(), ending, &self.frame(), false),
        }
    }

    /// An ending by its key, whoever comes to it.
    pub fn ending(&self, key: &str) -> Option<Html> {
        let ending = self.definition.endings.iter().find(|ending| ending.key == key)?;
        Some(ended(self.reader(), Some(ending), &self.frame(), false))
    }

    /// The end, and whether answers may be changed there.
    pub fn end(&self, edit: bool) -> Html {
        match place(self.definition, self.given) {
            Place::Ending(ending) | Place::TurnedAway(ending) => ended(self.reader(), ending, &self.frame(), edit),
            // A trial whose draft has changed since: it was sent nevertheless.
            Place::Page(_) => ended(self.reader(), None, &self.frame(), edit),
        }
    }
}

/// Answers that an address gives in advance to questions of the first page; what does not fit is no answer.
pub(super) fn prefilled(definition: &Definition, given: &Given, query: &Query) -> Said {
    let Place::Page(first) = place(definition, given) else { return Said::default() };
    let mut said = Said::default();
    for shown in &first.questions {
        let key = &shown.question.key;
        let Some(value) = query.find(key).filter(|value| !value.is_empty()) else { continue };
        let answer = Answer::List(value.split(',').map(|one| one.trim().to_owned()).collect());
        let answer = if fits(definition, given, &first, key, &answer) { answer } else { Answer::Text(value.to_owned()) };
        if fits(definition, given, &first, key, &answer) {
            said.answers.insert(key.clone(), answer);
            said.prefilled.push(key.clone());
        }
    }
    said
}

fn fits(definition: &Definition, given: &Given, step: &Step<'_>, key: &str, answer: &Answer) -> bool {
    let said = BTreeMap::from([(key.to_owned(), answer.clone())]);
    let about = |fault: &Fault| fault.question == key && fault.kind != FaultKind::Required;
    take(definition, given, &step.page.key, &said).err().is_none_or(|faults| !faults.iter().any(about))
}

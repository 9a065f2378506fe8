//! A survey that is being carried over. Logic is kept as it was read until all names are known.

mod texts;

use std::collections::{BTreeMap, BTreeSet};

use super::expression::{Dialect, parse};
use super::keys::{Keys, clean};
use super::translate::{self, Alias, Translate};
use super::{Carried, Left, words};
use crate::check::Scope;
use crate::definition::{Jump, Target};
use crate::{Ask, Condition, Definition, Ending, Expression, Page, Question, Text, Variable};
use texts::{each_choice, each_text};

/// Where a condition belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spot {
    Page(usize),
    Question(usize, usize),
    Required(usize, usize),
    Ending(usize),
    /// A jump of a page.
    Jump(usize, usize),
}

struct Pending {
    spot: Spot,
    place: String,
    source: String,
}

/// A survey that is being carried over.
#[derive(Default)]
pub struct Draft {
    pub definition: Definition,
    left: Vec<Left>,
    /// What foreign names stand for.
    names: BTreeMap<String, Alias>,
    /// Page and place of each question.
    places: BTreeMap<String, (usize, usize)>,
    pending: Vec<Pending>,
    formulas: Vec<(usize, String, String)>,
    questions: Keys,
    pages: Keys,
    endings: Keys,
    variables: Keys,
    languages: BTreeSet<String>,
}

impl Draft {
    pub fn tell(&mut self, place: impl Into<String>, what: impl Into<String>, why: impl Into<String>) {
        self.left.push(Left { place: place.into(), what: what.into(), why: why.into() });
    }

    /// Says where a name leads.
    pub fn name(&mut self, foreign: impl Into<String>, alias: Alias) {
        self.names.entry(foreign.into()).or_insert(alias);
    }

    /// Begins a page.
    pub fn page(&mut self, wanted: &str) -> usize {
        let number = self.definition.pages.len();
        let key = self.pages.give(wanted, &format!("page_{}", number + 1));
        self.definition.pages.push(Page { key, title: Text::default(), show_if: None, random: false, questions: Vec::new(), jumps: Vec::new() });
        number
    }

    /// Adds a question to the last page under a key like its name; tells when the key had to be another.
    pub fn question(&mut self, place: &str, foreign: &str, ask: Ask) -> &mut Question {
        let page = self.definition.pages.len() - 1;
        let key = self.questions.give(foreign, &format!("question_{}", self.places.len() + 1));
        if !foreign.is_empty() && key != foreign {
            self.tell(place, foreign, format!("keys have no dots, braces or blanks at their ends and occur once: it is called {key} now"));
        }
        if !foreign.is_empty() {
            self.name(foreign, Alias::Of(key.clone()));
        }
        let question = Question {
            key,
            label: Text::default(),
            help: Text::default(),
            ask,
            required: false,
            required_if: None,
            show_if: None,
            touchpoint: None,
            pattern: None,
            aspect: None,
        };
        let questions = &mut self.definition.pages[page].questions;
        self.places.insert(question.key.clone(), (page, questions.len()));
        questions.push(question);
        questions.last_mut().expect("it was just added")
    }

    /// The place of the last question.
    pub fn here(&self) -> (usize, usize) {
        let page = self.definition.pages.len() - 1;
        (page, self.definition.pages[page].questions.len() - 1)
    }

    pub fn ending(&mut self, wanted: &str, title: Text, redirect: Option<String>) -> usize {
        let number = self.definition.endings.len();
        let key = self.endings.give(wanted, &format!("ending_{}", number + 1));
        self.definition.endings.push(Ending { key, show_if: None, title, words: Text::default(), redirect });
        number
    }

    /// Adds a variable; how it is computed is read when all names are known.
    pub fn variable(&mut self, place: String, foreign: &str, formula: &str) {
        let number = self.definition.variables.len();
        let key = self.variables.give(foreign, &format!("variable_{}", number + 1));
        self.name(foreign, Alias::Of(format!("variable.{key}")));
        self.definition.variables.push(Variable { key, value: Expression::Number(0.0) });
        self.formulas.push((number, place, formula.to_owned()));
    }

    /// Adds a variable with a known value.
    pub fn constant(&mut self, foreign: &str, value: Expression) -> String {
        let key = self.variables.give(foreign, &format!("variable_{}", self.definition.variables.len() + 1));
        self.definition.variables.push(Variable { key: key.clone(), value });
        key
    }

    /// A condition that is read when all names are known.
    pub fn when(&mut self, spot: Spot, place: String, source: &str) {
        if !source.trim().is_empty() {
            self.pending.push(Pending { spot, place, source: source.to_owned() });
        }
    }

    /// Words in a language, as plain text.
    pub fn words(&mut self, text: &mut Text, language: &str, html: &str, place: &str) {
        let (words, tags) = words::plain(html);
        if tags {
            self.tell(place, "formatting", "words are plain here: the tags were taken out");
        }
        if !words.is_empty() {
            let tag = tag(language);
            self.languages.insert(tag.clone());
            text.0.insert(tag, words);
        }
    }

    /// Reads what had to wait, names languages and hands the survey over.
    pub fn finish(mut self, first_language: &str, dialect: Option<Dialect>) -> Carried {
        self.formulas(dialect);
        self.conditions(dialect);
        if let Some(dialect) = dialect {
            self.values("{", "}", |names, name| match translate::find(names, name, dialect)? {
                Alias::Of(of) | Alias::Picked(of, _) => Some(format!("{{{{{of}}}}}")),
            });
        }
        let first = tag(first_language);
        let others = self.languages.iter().filter(|language| **language != first).cloned();
        self.definition.languages = std::iter::once(first.clone()).chain(others).collect();
        self.whole();
        Carried { definition: self.definition, left: self.left }
    }

    fn formulas(&mut self, dialect: Option<Dialect>) {
        let Some(dialect) = dialect else { return };
        let (known, mut lost) = (self.definition.clone(), BTreeSet::new());
        let scope = Scope::of(&known);
        for (number, place, source) in std::mem::take(&mut self.formulas) {
            let value = parse(&source, dialect).and_then(|node| Translate { names: &self.names, scope: &scope, dialect }.value(&node));
            match value {
                Ok(value) => self.definition.variables[number].value = value,
                Err(why) => {
                    lost.insert(number);
                    self.tell(place, source, format!("{why}: the value was left out"));
                }
            }
        }
        for number in lost.into_iter().rev() {
            self.definition.variables.remove(number);
        }
    }

    fn conditions(&mut self, dialect: Option<Dialect>) {
        let Some(dialect) = dialect else { return };
        let (known, mut idle) = (self.definition.clone(), Vec::new());
        let scope = Scope::of(&known);
        for Pending { spot, place, source } in std::mem::take(&mut self.pending) {
            let found = parse(&source, dialect).and_then(|node| Translate { names: &self.names, scope: &scope, dialect }.condition(&node));
            match found {
                Ok(Some(condition)) => self.set(spot, condition),
                Ok(None) => {}
                Err(why) => {
                    if let Spot::Jump(page, jump) = spot {
                        idle.push((page, jump));
                    }
                    self.tell(place, source, format!("{why}: the condition was left out"));
                }
            }
        }
        for (page, jump) in idle.into_iter().rev() {
            self.definition.pages[page].jumps.remove(jump);
        }
    }

    /// Sets a condition; where there is one already, both have to hold.
    pub fn set(&mut self, spot: Spot, condition: Condition) {
        let pages = &mut self.definition.pages;
        let place = match spot {
            Spot::Page(page) => &mut pages[page].show_if,
            Spot::Question(page, question) => &mut pages[page].questions[question].show_if,
            Spot::Required(page, question) => &mut pages[page].questions[question].required_if,
            Spot::Ending(ending) => &mut self.definition.endings[ending].show_if,
            Spot::Jump(page, jump) => &mut pages[page].jumps[jump].when,
        };
        *place = Some(match place.take() {
            None => condition,
            Some(Condition::All(mut all)) => {
                all.push(condition);
                Condition::All(all)
            }
            Some(before) => Condition::All(vec![before, condition]),
        });
    }

    /// Adds a jump to a page and says which it is.
    pub fn jump(&mut self, page: usize, to: Target) -> Spot {
        let jumps = &mut self.definition.pages[page].jumps;
        jumps.push(Jump { when: None, to });
        Spot::Jump(page, jumps.len() - 1)
    }

    /// Page and place of a question, by its foreign name.
    pub fn place_of(&self, foreign: &str) -> Option<(usize, usize)> {
        let Alias::Of(key) = self.names.get(foreign)? else { return None };
        self.places.get(key).copied()
    }

    /// What a foreign name stands for.
    pub fn alias(&self, name: &str) -> Option<&Alias> {
        self.names.get(name)
    }

    /// Values within words get the names they have here; what nothing is found for is told.
    pub fn values(&mut self, open: &str, close: &str, find: impl Fn(&BTreeMap<String, Alias>, &str) -> Option<String>) {
        let (known, mut strange) = (&self.names, BTreeSet::new());
        each_text(&mut self.definition, &mut |text| {
            for words in text.0.values_mut().filter(|words| words.contains(open)) {
                let (named, unknown) = words::replaced(words, open, close, |name| find(known, name));
                strange.extend(unknown);
                *words = named;
            }
        });
        for name in strange {
            self.tell("words", format!("{open}{name}{close}"), "nothing here has this name: it stands as plain words");
        }
    }

    /// A survey has a title, and every page a question.
    fn whole(&mut self) {
        let mut kept = Vec::new();
        let mut gone = BTreeSet::new();
        for page in std::mem::take(&mut self.definition.pages) {
            if page.questions.is_empty() {
                gone.insert(page.key.clone());
                self.tell(page.key, "page", "nothing of it could be carried over: left out");
            } else {
                kept.push(page);
            }
        }
        for page in &mut kept {
            page.jumps.retain(|jump| !matches!(&jump.to, Target::Page(key) if gone.contains(key)));
        }
        self.definition.pages = kept;
        let first = self.definition.languages[0].clone();
        if self.definition.title.is_empty() {
            self.definition.title = Text::of(&first, "Survey");
        }
        for question in self.definition.pages.iter_mut().flat_map(|page| &mut page.questions).filter(|question| question.label.is_empty()) {
            question.label = Text::of(&first, &question.key);
        }
        each_choice(&mut self.definition, &mut |choice| {
            if choice.label.is_empty() {
                choice.label = Text::of(&first, &choice.key);
            }
        });
    }
}

/// A language tag as it should be written.
pub fn tag(language: &str) -> String {
    let clean = clean(language).replace('_', "-");
    if clean.is_empty() || clean == "default" { "en".to_owned() } else { clean }
}

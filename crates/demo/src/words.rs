//! What people write: composed from many hand-written pieces, by mood, touchpoint, role, offering, language and the writer's own voice.

mod compose;
mod library;
mod phrase;
mod quirks;

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};

use crate::accounts::Account;
use crate::causes::Cause;
use crate::company::{Company, Member};
use crate::contacts::Contact;
use crate::moods::Mood;
use crate::stream::Stream;
use crate::touchpoints::{Touchpoint, Trade};
use library::library;

/// Who has a reason to write, and about what.
pub struct Occasion<'a> {
    pub id: &'a str,
    pub contact: &'a Contact,
    pub account: &'a Account,
    pub company: &'static Company,
    pub touchpoint: Option<Touchpoint>,
    pub offering: Option<&'static str>,
    pub mood: Mood,
    /// What made it better or worse than usual.
    pub cause: Option<Cause>,
}

/// Writes for everybody, and remembers what was written.
pub struct Writer {
    seed: u64,
    /// How many pieces somebody has taken from one pile; nobody takes one twice before the pile is used up.
    taken: HashMap<(String, &'static str, &'static str), usize>,
    written: HashSet<String>,
}

/// Texts of so few words may be alike: people do write "All good".
const SHORT: usize = 4;
/// How often somebody tries to say it in new words.
const ATTEMPTS: usize = 12;

impl Writer {
    pub fn new(seed: u64) -> Self {
        Self { seed, taken: HashMap::new(), written: HashSet::new() }
    }

    /// The words, if there are any.
    pub fn write(&mut self, occasion: &Occasion<'_>) -> Option<String> {
        let mut stream = Stream::of(self.seed, &format!("{} words", occasion.id));
        // Small things are seldom worth words, unless they go wrong.
        let weight = if occasion.touchpoint == Some(Touchpoint::RoutineRequest) { 0.55 } else { 1.0 };
        if !stream.chance((occasion.mood.talk() * occasion.contact.talk * weight).min(0.95)) {
            return None;
        }
        (0..ATTEMPTS).find_map(|_| {
            let text = self.compose(occasion, &mut stream);
            let text = quirks::apply(&text, self.seed, occasion, &mut stream);
            let words: Vec<_> = text.to_lowercase().split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(String::from).collect();
            (text.split_whitespace().count() <= SHORT || self.written.insert(words.join(" "))).then_some(text)
        })
    }

    /// A piece of a pile, with everything filled in; none when there is no such pile.
    fn piece(&mut self, facts: &Facts<'_>, subject: &'static str, part: &'static str, stream: &mut Stream) -> Option<String> {
        let contact = facts.occasion.contact;
        let pile = library().pile(subject, contact.language, part)?;
        let taken = self.taken.entry((contact.external_id.clone(), subject, part)).or_default();
        let mut order = Stream::of(self.seed, &format!("{} {subject} {part}", contact.external_id));
        let template = order.shuffled(&(0..pile.len()).collect::<Vec<_>>())[*taken % pile.len()];
        *taken += 1;
        Some(phrase::expand(&pile[template], stream, &|name, stream| facts.tell(name, stream)))
    }
}

/// What a text is about: who helped, and with what, stays the same from its first word to its last.
struct Facts<'a> {
    occasion: &'a Occasion<'a>,
    told: RefCell<HashMap<String, String>>,
}

impl<'a> Facts<'a> {
    fn of(occasion: &'a Occasion<'a>) -> Self {
        Self { occasion, told: RefCell::default() }
    }

    /// What stands for a name in braces.
    fn tell(&self, name: &str, stream: &mut Stream) -> Option<String> {
        if let Some(told) = self.told.borrow().get(name) {
            let again = name == "thing" && self.occasion.contact.language == "en";
            return Some(if again { "it".to_owned() } else { told.clone() });
        }
        let fact = self.fact(name, stream)?;
        if matches!(name, "who" | "thing" | "offering") {
            self.told.borrow_mut().insert(name.to_owned(), fact.clone());
        }
        Some(fact)
    }

    fn fact(&self, name: &str, stream: &mut Stream) -> Option<String> {
        let Occasion { contact, account, company, offering, .. } = *self.occasion;
        match name {
            "who" => Some(self.colleague(stream)),
            "site" => Some(account.city.name.clone()),
            "offering" => {
                let key = offering.or_else(|| compose::an_offering(self.occasion, stream))?;
                company.offerings.iter().find(|known| known.key == key).map(|known| known.name.clone())
            }
            "thing" => {
                let key = offering.or_else(|| compose::an_offering(self.occasion, stream))?;
                library().pile(key, contact.language, "thing").map(|things| stream.pick(things).clone())
            }
            other => library().pile("slots", contact.language, other).map(|values| stream.pick(values).clone()),
        }
    }

    /// The first name of somebody of ours who has to do with it.
    fn colleague(&self, stream: &mut Stream) -> String {
        let trade = self.occasion.touchpoint.map_or(Trade::Accounts, Touchpoint::trade);
        let team = Company::team(trade, self.occasion.account.region);
        let people: Vec<_> = self.occasion.company.people(&team).collect();
        stream.pick::<&Member>(&people).first_name().to_owned()
    }
}

//! What people write: composed from many hand-written pieces, by mood, touchpoint, role, offering, language and the writer's own voice.

mod compose;
mod library;
mod phrase;
mod quirks;

use std::collections::{HashMap, HashSet};

use crate::accounts::Account;
use crate::causes::Cause;
use crate::company::Company;
use crate::contacts::Contact;
use crate::moods::Mood;
use crate::stream::Stream;
use crate::touchpoints::Touchpoint;
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
            (words.len() <= SHORT || self.written.insert(words.join(" "))).then_some(text)
        })
    }

    /// A piece of a pile, with everything filled in; none when there is no such pile.
    fn piece(&mut self, occasion: &Occasion<'_>, subject: &'static str, part: &'static str, stream: &mut Stream) -> Option<String> {
        let pile = library().pile(subject, occasion.contact.language, part)?;
        let taken = self.taken.entry((occasion.contact.external_id.clone(), subject, part)).or_default();
        let mut order = Stream::of(self.seed, &format!("{} {subject} {part}", occasion.contact.external_id));
        let template = order.shuffled(&(0..pile.len()).collect::<Vec<_>>())[*taken % pile.len()];
        *taken += 1;
        Some(phrase::expand(&pile[template], stream, &|name, stream| slot(occasion, name, stream)))
    }
}

/// What stands for a name in braces.
fn slot(occasion: &Occasion<'_>, name: &str, stream: &mut Stream) -> Option<String> {
    let language = occasion.contact.language;
    let offering = || occasion.offering.map_or_else(|| compose::an_offering(occasion, &mut stream.clone()), Some);
    match name {
        "who" => Some(colleague(occasion, stream)),
        "site" => Some(occasion.account.city.name.clone()),
        "offering" => offering().and_then(|key| occasion.company.offerings.iter().find(|known| known.key == key)).map(|known| known.name.clone()),
        "thing" => offering().and_then(|key| library().pile(key, language, "thing")).map(|things| stream.pick(things).clone()),
        other => library().pile("slots", language, other).map(|values| stream.pick(values).clone()),
    }
}

/// The first name of somebody of ours who has to do with it.
fn colleague(occasion: &Occasion<'_>, stream: &mut Stream) -> String {
    let trade = occasion.touchpoint.map_or(crate::touchpoints::Trade::Accounts, Touchpoint::trade);
    let team = Company::team(trade, occasion.account.region);
    let people: Vec<_> = occasion.company.people(&team).collect();
    stream.pick(&people).first_name().to_owned()
}

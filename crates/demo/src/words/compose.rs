//! Pieces become a text: a grammar for every voice and mood.

use super::{Occasion, Writer};
use crate::causes::Cause;
use crate::contacts::Voice;
use crate::moods::Mood;
use crate::stream::Stream;
use crate::touchpoints::Touchpoint;

impl Writer {
    /// A text, before its writer's habits.
    pub(super) fn compose(&mut self, occasion: &Occasion<'_>, stream: &mut Stream) -> String {
        let mut text = Text { writer: self, occasion, stream, said: Vec::new() };
        match occasion.contact.voice {
            Voice::Terse if text.stream.chance(0.75) => text.terse(),
            Voice::Lists if text.stream.chance(0.7) => return text.list(),
            Voice::Chatty => text.chatty(),
            Voice::Terse | Voice::Plain | Voice::Lists => text.plain(),
        }
        text.said.join(" ")
    }
}

struct Text<'a, 'o> {
    writer: &'a mut Writer,
    occasion: &'a Occasion<'o>,
    stream: &'a mut Stream,
    said: Vec<String>,
}

impl Text<'_, '_> {
    fn terse(&mut self) {
        match self.occasion.mood {
            Mood::Glad => self.say(self.about(), "short_good"),
            Mood::Content if self.stream.chance(0.5) => self.say(self.about(), "short_good"),
            Mood::Content => self.say(self.about(), "wish"),
            Mood::Torn => {
                self.say(self.about(), "short_good");
                self.blame("short_bad");
            }
            Mood::Cross => self.blame("short_bad"),
        }
    }

    fn list(&mut self) -> String {
        let (first, second) = match self.occasion.mood {
            Mood::Glad => ("+", "+"),
            Mood::Content | Mood::Torn => ("+", "-"),
            Mood::Cross => ("-", "-"),
        };
        for sign in [first, second] {
            let (subject, part) = if sign == "+" { (self.about(), "short_good") } else { (self.trouble(), "short_bad") };
            let line = self.writer.piece(self.occasion, subject, part, self.stream).unwrap_or_default();
            let line = format!("{sign} {}", line.trim_end_matches('.'));
            self.said.push(line);
        }
        self.said.dedup();
        self.said.join("\n")
    }

    fn plain(&mut self) {
        match self.occasion.mood {
            Mood::Glad => {
                self.praise();
                match self.stream.weighted([0.5, 0.25, 0.25].into_iter()) {
                    1 => self.say("general", "effect_good"),
                    2 => self.aside("good"),
                    _ => {}
                }
            }
            Mood::Content => {
                self.praise();
                if self.stream.chance(0.6) {
                    self.say(self.about(), "wish");
                }
            }
            Mood::Torn if self.stream.chance(0.5) => {
                self.say(self.about(), "good");
                self.turn("but");
                self.blame("bad");
            }
            Mood::Torn => {
                self.blame("bad");
                self.turn("yet");
                self.say(self.about(), "good");
            }
            Mood::Cross => {
                self.blame("bad");
                match self.stream.weighted([0.3, 0.35, 0.2, 0.15].into_iter()) {
                    1 => self.say("general", "effect_bad"),
                    2 => self.say(self.about(), "wish"),
                    3 => self.aside("bad"),
                    _ => {}
                }
            }
        }
    }

    fn chatty(&mut self) {
        let good = matches!(self.occasion.mood, Mood::Glad | Mood::Content);
        let (open, effect, close) = if good { ("open_good", "effect_good", "close_good") } else { ("open_bad", "effect_bad", "close_bad") };
        if self.stream.chance(0.45) {
            self.say("general", open);
        }
        self.plain();
        if self.stream.chance(0.45) {
            self.aside(if good { "good" } else { "bad" });
        }
        if self.stream.chance(0.35) {
            self.say("general", effect);
        }
        if self.stream.chance(0.4) {
            self.say("general", close);
        }
    }

    fn say(&mut self, subject: &'static str, part: &'static str) {
        let Some(piece) = self.writer.piece(self.occasion, subject, part, self.stream) else { return };
        // A turn such as "That said," goes on within the sentence.
        match self.said.pop_if(|before| before.ends_with([',', ':'])) {
            Some(turn) if turn.ends_with(',') => self.said.push(format!("{turn} {}", lowered(&piece))),
            Some(turn) => self.said.push(format!("{turn} {piece}")),
            None if !self.said.contains(&piece) => self.said.push(piece),
            None => {}
        }
    }

    fn praise(&mut self) {
        let subject = self.praised();
        self.say(subject, "good");
    }

    fn blame(&mut self, part: &'static str) {
        let subject = self.trouble();
        self.say(subject, part);
    }

    fn turn(&mut self, part: &'static str) {
        self.say("general", part);
    }

    /// A word from one's own place: about the offering, or from the role.
    fn aside(&mut self, part: &'static str) {
        let offering = self.occasion.offering.or_else(|| an_offering(self.occasion, self.stream));
        match offering.filter(|_| self.occasion.touchpoint != Some(Touchpoint::RoutineRequest) && self.stream.chance(0.5)) {
            Some(offering) => self.say(offering, part),
            None => self.say(self.occasion.contact.role.key(), part),
        }
    }

    fn about(&self) -> &'static str {
        self.occasion.touchpoint.map_or("relationship", Touchpoint::key)
    }

    /// What is worth praise: what got better, or what it is about.
    fn praised(&mut self) -> &'static str {
        match self.occasion.cause {
            Some(Cause::BetterOnboarding) if self.stream.chance(0.6) => "better_onboarding",
            _ => self.about(),
        }
    }

    /// What is wrong: what got worse, or what it is about.
    fn trouble(&mut self) -> &'static str {
        let cause = match self.occasion.cause {
            Some(Cause::SlowSupport) => "slow_support",
            Some(Cause::SponsorLeaves) => "sponsor_leaves",
            Some(Cause::PriceChange) => "price_change",
            Some(Cause::SourOffering) => "sour_offering",
            Some(Cause::BetterOnboarding | Cause::SilentAccounts) | None => return self.about(),
        };
        if self.stream.chance(0.75) { cause } else { self.about() }
    }
}

/// Something the account has bought.
pub(super) fn an_offering(occasion: &Occasion<'_>, stream: &mut Stream) -> Option<&'static str> {
    let place = *stream.pick(&occasion.account.offerings);
    occasion.company.offerings.get(place).map(|offering| offering.key.as_str())
}

/// Words that lose their capital within a sentence; names, nouns and "I" keep it.
const SMALL: &str = " the we a an it they your our my no not nobody somebody everything everyone some two three what when this there after every each \
    in on for took had still nothing getting one you is at by even only all most once twice again having with \
    die der das ein eine wir es man unser unsere euer eure leider nur bei nach für im am auf was wenn alles nichts keine kein niemand seit zwei drei \
    mit beim vom zum trotzdem manchmal vor ";

fn lowered(sentence: &str) -> String {
    let first = sentence.split(' ').next().unwrap_or_default().to_lowercase();
    if SMALL.contains(&format!(" {first} ")) {
        let mut letters = sentence.chars();
        letters.next().map_or_else(String::new, |letter| letter.to_lowercase().chain(letters).collect())
    } else {
        sentence.to_owned()
    }
}

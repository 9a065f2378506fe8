//! Pieces become a text: a grammar for every voice and mood.

use super::{Facts, Occasion, Writer};
use crate::causes::Cause;
use crate::contacts::Voice;
use crate::moods::Mood;
use crate::stream::Stream;
use crate::touchpoints::Touchpoint::{
    self, AccountManager, Change, CutOver, MajorIncident, MonthlyReport, RenewalTalk, RoutineRequest, ServiceReview,
};

impl Writer {
    /// A text, before its writer's habits.
    pub(super) fn compose(&mut self, occasion: &Occasion<'_>, stream: &mut Stream) -> String {
        let mut text = Text { writer: self, occasion, facts: Facts::of(occasion), stream, said: Vec::new() };
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
    occasion: &'o Occasion<'o>,
    facts: Facts<'o>,
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
                if self.stream.chance(0.65) {
                    self.turn("short_but");
                }
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
            let line = self.writer.piece(&self.facts, subject, part, self.stream).unwrap_or_default();
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
                    1 => self.consequence(true),
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
                    1 => self.consequence(false),
                    2 => self.say(self.about(), "wish"),
                    3 => self.aside("bad"),
                    _ => {}
                }
            }
        }
    }

    fn chatty(&mut self) {
        let good = matches!(self.occasion.mood, Mood::Glad | Mood::Content);
        let (open, close) = if good { ("open_good", "close_good") } else { ("open_bad", "close_bad") };
        if self.stream.chance(0.45) {
            self.say("general", open);
        }
        self.plain();
        if self.stream.chance(0.45) {
            self.aside(if good { "good" } else { "bad" });
        }
        if self.stream.chance(0.35) {
            self.consequence(good);
        }
        if self.stream.chance(0.4) {
            self.say("general", close);
        }
    }

    fn say(&mut self, subject: &'static str, part: &'static str) {
        let Some(piece) = self.writer.piece(&self.facts, subject, part, self.stream) else { return };
        // A turn such as "That said," goes on within the sentence.
        match self.said.pop_if(|before| !before.ends_with(['.', '!', '?', ')'])) {
            Some(turn) if turn.ends_with(':') => self.said.push(format!("{turn} {piece}")),
            Some(turn) => self.said.push(format!("{turn} {}", self.lowered(&piece))),
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

    /// What came of it: for the work, or where it is about paper and talk.
    fn consequence(&mut self, good: bool) {
        let part = match (self.occasion.touchpoint, good) {
            (Some(RoutineRequest | MajorIncident | Change | CutOver), true) => "effect_good",
            (Some(RoutineRequest | MajorIncident | Change | CutOver), false) => "effect_bad",
            (_, true) => "office_good",
            (_, false) => "office_bad",
        };
        self.say("general", part);
    }

    /// A second thing: where one looks at the whole, what one sees from one's own place or of an offering; elsewhere more of the same.
    fn aside(&mut self, part: &'static str) {
        let whole = matches!(self.occasion.touchpoint, None | Some(MonthlyReport | AccountManager | ServiceReview | RenewalTalk));
        match an_offering(self.occasion, self.stream).filter(|_| self.stream.chance(0.45)) {
            _ if !whole => self.say(self.about(), part),
            Some(offering) => self.say(offering, part),
            None => self.say(self.occasion.contact.role.key(), part),
        }
    }

    /// A sentence that goes on within another one.
    fn lowered(&self, sentence: &str) -> String {
        let first = sentence.split([' ', ',', ':', '.']).next().unwrap_or_default();
        let among = |words: &str| words.contains(&format!(" {} ", first.to_lowercase()));
        let named = || {
            let Occasion { company, account, .. } = self.occasion;
            let offerings = company.offerings.iter().map(|offering| offering.name.as_str());
            company.members.iter().any(|member| member.first_name() == first)
                || offerings.chain([account.city.name.as_str()]).any(|name| sentence.starts_with(name))
        };
        let keeps = if self.occasion.contact.language == "de" { !among(SMALL) } else { among(TALL) || named() };
        let mut letters = sentence.chars();
        match letters.next() {
            Some(letter) if !keeps => letter.to_lowercase().chain(letters).collect(),
            _ => sentence.to_owned(),
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

/// German words that lose their capital within a sentence; others may be nouns.
const SMALL: &str = " die der das ein eine wir es man unser unsere euer eure leider nur bei nach für im am auf was wenn alles nichts keine kein \
    niemand seit zwei drei mit beim vom zum trotzdem manchmal vor ich sie ";
/// English words that keep it, as names do.
const TALL: &str = " i i'm i've i'd i'll monday tuesday wednesday thursday friday excel teams vpn sunday saturday ";

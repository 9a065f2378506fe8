//! The explanation of a class in a sentence.

use kernel::closed;
use serde::Serialize;
use utoipa::ToSchema;

use super::because::{Because, Rule};
use super::rules::Rules;

closed! {
    /// A language that sentences are written in.
    Language, "language" {
        /// English.
        English = "en",
        /// German.
        German = "de",
    }
}

/// A sentence in every language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = ClassSentence)]
pub struct Sentence {
    /// In English.
    pub en: String,
    /// In German.
    pub de: String,
}

impl Sentence {
    /// Why a customer has a class, under the rules that decided.
    pub fn of(because: &Because, rules: &Rules) -> Self {
        Self { en: Words { because, rules, language: Language::English }.all(), de: Words { because, rules, language: Language::German }.all() }
    }
}

/// What a sentence is made of.
struct Words<'w> {
    because: &'w Because,
    rules: &'w Rules,
    language: Language,
}

impl Words<'_> {
    fn all(&self) -> String {
        let mut sentence = match self.because.rule {
            Rule::NoCustomer => self.say("The account is no customer, yet or any more.", "Der Account ist noch nicht oder nicht mehr Kunde."),
            Rule::TooFewPeople => self.too_few_people(),
            Rule::NobodyWhoDecides => self.nobody_who_decides(),
            Rule::TooFewAnswers => self.too_few_answers(),
            Rule::DanglingNotice | Rule::DanglingContraction | Rule::DanglingIntent => self.dangling(),
            Rule::LowIntent => self.low_intent(),
            Rule::DeciderDown => self.decider_down(),
            Rule::Growth => format!("{} {}", self.consistent(), self.more()),
            Rule::Happy => self.consistent(),
            Rule::Mixed => self.mixed(),
        };
        if self.because.held {
            sentence.push(' ');
            sentence.push_str(&self.say(
                "The figures are just beyond the border, so the class stays until they are clearly beyond it.",
                "Die Werte liegen knapp jenseits der Grenze; die Klasse bleibt, bis sie deutlich jenseits liegen.",
            ));
        }
        sentence
    }

    fn say(&self, en: &str, de: &str) -> String {
        match self.language {
            Language::English => en.to_owned(),
            Language::German => de.to_owned(),
        }
    }

    /// A figure with one place behind the point, none where that is zero.
    fn number(&self, value: f64) -> String {
        let text = format!("{value:.1}");
        let text = text.strip_suffix(".0").unwrap_or(&text);
        match self.language {
            Language::English => text.to_owned(),
            Language::German => text.replace('.', ","),
        }
    }

    fn figure(&self, value: Option<f64>) -> String {
        value.map_or_else(|| "–".to_owned(), |value| self.number(value))
    }

    fn percent(&self, value: Option<f64>) -> String {
        let space = if self.language == Language::German { "\u{a0}" } else { "" };
        value.map_or_else(|| "–".to_owned(), |value| format!("{}{space}%", self.number(value)))
    }

    fn too_few_people(&self) -> String {
        let (people, needed, days) = (self.because.figures.people, self.rules.known_people, self.rules.known_days);
        let heard = match (self.language, people) {
            (Language::English, 0) => "Nobody was heard".to_owned(),
            (Language::English, 1) => "Only 1 person was heard".to_owned(),
            (Language::English, _) => format!("Only {people} people were heard"),
            (Language::German, 0) => "Niemand wurde gehört".to_owned(),
            (Language::German, 1) => "Nur 1 Person wurde gehört".to_owned(),
            (Language::German, _) => format!("Nur {people} Personen wurden gehört"),
        };
        let rest = self.say(&format!("in the last {days} days; {needed} are needed."), &format!("in den letzten {days} Tagen; nötig sind {needed}."));
        format!("{heard} {rest}")
    }

    fn nobody_who_decides(&self) -> String {
        let (people, days) = (self.because.figures.people, self.rules.known_days);
        self.say(
            &format!("{people} people were heard in the last {days} days, but none of them decides or influences."),
            &format!("{people} Personen wurden in den letzten {days} Tagen gehört, aber keine davon entscheidet oder beeinflusst."),
        )
    }

    fn too_few_answers(&self) -> String {
        let (answers, needed, days) = (self.because.figures.answers, self.rules.known_answers, self.rules.known_days);
        self.say(
            &format!("Answered on {answers} of the {needed} days needed in the last {days} days."),
            &format!("Hat in den letzten {days} Tagen an {answers} von {needed} nötigen Tagen geantwortet."),
        )
    }

    fn dangling(&self) -> String {
        let figures = &self.because.figures;
        let median = self.number(figures.median.unwrap_or_default());
        let day = |day: Option<jiff::civil::Date>| day.map_or_else(String::new, |day| day.to_string());
        let (en, de) = match self.because.rule {
            Rule::DanglingNotice => {
                let on = day(figures.notice);
                (format!("notice was given on {on}"), format!("am {on} wurde gekündigt"))
            }
            Rule::DanglingContraction => {
                let on = day(figures.contraction);
                (format!("less is bought since {on}"), format!("seit {on} wird weniger gekauft"))
            }
            _ => {
                let intent = self.figure(figures.intent);
                (format!("the will to stay is {intent} of 10"), format!("der Wille zu bleiben liegt bei {intent} von 10"))
            }
        };
        self.say(
            &format!("Half of the last answers are {median} of 10 or less, and {en}."),
            &format!("Die Hälfte der letzten Antworten liegt bei {median} von 10 oder darunter, und {de}."),
        )
    }

    fn low_intent(&self) -> String {
        let (intent, border) = (self.figure(self.because.figures.intent), self.number(self.rules.risk_intent));
        self.say(
            &format!("The will to stay is {intent} of 10; {border} or less is a risk."),
            &format!("Der Wille zu bleiben liegt bei {intent} von 10; ab {border} abwärts ist das ein Risiko."),
        )
    }

    fn decider_down(&self) -> String {
        let Some(drop) = &self.because.figures.drop else { return String::new() };
        let (before, last) = (self.number(drop.before), self.number(drop.last));
        self.say(
            &format!("Somebody who decides fell from {before} to {last} of 10 against their own last answer."),
            &format!("Jemand, der entscheidet, fiel gegenüber der eigenen letzten Antwort von {before} auf {last} von 10."),
        )
    }

    fn shares(&self) -> (String, String) {
        (self.percent(self.because.figures.share_before), self.percent(self.because.figures.share))
    }

    fn consistent(&self) -> String {
        let (before, last) = self.shares();
        self.say(
            &format!("{before} of the answers were satisfied in the quarter before and {last} in the last one, and no touchpoint is bad."),
            &format!("Im Vorquartal waren {before} der Antworten zufrieden, im letzten {last}, und kein Touchpoint ist schlecht."),
        )
    }

    fn more(&self) -> String {
        let more = self.figure(self.because.figures.more);
        self.say(&format!("The will to do more is {more} of 10."), &format!("Der Wille, mehr zu tun, liegt bei {more} von 10."))
    }

    fn mixed(&self) -> String {
        let (before, last) = self.shares();
        let figures = &self.because.figures;
        if figures.share.is_none() || figures.share_before.is_none() {
            return self.say(
                "Nothing was said about an experience in one of the last two quarters, and nothing speaks of a risk.",
                "In einem der letzten zwei Quartale wurde nichts über ein Erlebnis gesagt, und nichts spricht für ein Risiko.",
            );
        }
        if let Some(worst) = figures.worst.as_ref().filter(|worst| worst.mean <= self.rules.bad_touchpoint) {
            let (key, mean) = (&worst.key, self.number(worst.mean));
            return self.say(
                &format!("The touchpoint {key} is bad: {mean} of 10. {before} were satisfied in the quarter before and {last} in the last one."),
                &format!("Der Touchpoint {key} ist schlecht: {mean} von 10. Im Vorquartal waren {before} zufrieden, im letzten {last}."),
            );
        }
        let border = self.percent(Some(self.rules.consistent_share));
        self.say(
            &format!("{before} of the answers were satisfied in the quarter before and {last} in the last one; happy begins at {border} in both."),
            &format!("Im Vorquartal waren {before} der Antworten zufrieden, im letzten {last}; zufrieden heißt {border} in beiden."),
        )
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::super::evidence::{Figures, Worst};
    use super::*;

    fn sentence(rule: Rule, held: bool) -> Sentence {
        let figures = Figures {
            people: 1,
            answers: 1,
            share: Some(92.5),
            share_before: Some(81.0),
            median: Some(4.5),
            intent: Some(2.0),
            more: Some(9.0),
            notice: Some(jiff::civil::date(2026, 11, 2)),
            ..Figures::default()
        };
        Sentence::of(&Because { rule, held, consumer: false, figures }, &Rules::default())
    }

    #[rstest]
    #[case(
        Rule::TooFewPeople,
        "Only 1 person was heard in the last 180 days; 2 are needed.",
        "Nur 1 Person wurde gehört in den letzten 180 Tagen; nötig sind 2."
    )]
    #[case(
        Rule::DanglingNotice,
        "Half of the last answers are 4.5 of 10 or less, and notice was given on 2026-11-02.",
        "Die Hälfte der letzten Antworten liegt bei 4,5 von 10 oder darunter, und am 2026-11-02 wurde gekündigt."
    )]
    #[case(
        Rule::LowIntent,
        "The will to stay is 2 of 10; 5 or less is a risk.",
        "Der Wille zu bleiben liegt bei 2 von 10; ab 5 abwärts ist das ein Risiko."
    )]
    #[case(
        Rule::Happy,
        "81% of the answers were satisfied in the quarter before and 92.5% in the last one, and no touchpoint is bad.",
        "Im Vorquartal waren 81\u{a0}% der Antworten zufrieden, im letzten 92,5\u{a0}%, und kein Touchpoint ist schlecht."
    )]
    fn the_rule_is_told_with_its_figures(#[case] rule: Rule, #[case] en: &str, #[case] de: &str) {
        assert_eq!(sentence(rule, false), Sentence { en: en.into(), de: de.into() });
    }

    #[test]
    fn every_rule_has_a_sentence_and_a_class_that_is_held_says_so() {
        for rule in Rule::ALL.iter().filter(|rule| **rule != Rule::DeciderDown) {
            let (plain, held) = (sentence(*rule, false), sentence(*rule, true));
            assert!(plain.en.ends_with('.') && plain.de.ends_with('.') && plain.en != plain.de, "{plain:?}");
            assert!(held.en.starts_with(&plain.en) && held.en.len() > plain.en.len() && held.de.len() > plain.de.len(), "{held:?}");
        }
    }

    #[test]
    fn what_is_mixed_names_the_touchpoint() {
        let figures =
            Figures { share: Some(90.0), share_before: Some(90.0), worst: Some(Worst { key: "invoice".into(), mean: 2.5 }), ..Figures::default() };
        let sentence = Sentence::of(&Because { rule: Rule::Mixed, held: false, consumer: false, figures }, &Rules::default());
        assert!(sentence.en.starts_with("The touchpoint invoice is bad: 2.5 of 10."), "{}", sentence.en);
    }
}

//! Random surveys and answers, for property tests of every crate.

mod answers;
mod asks;
mod logic;
mod wild;

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, subsequence};

pub use answers::{answer, answers, any_answer};
pub use wild::definition as wild;

use crate::theme::Theme;
use crate::{Ask, Definition, Ending, Hidden, Jump, Page, Question, Quota, Settings, Target, Text, Variable};
use logic::{Known, Sketch};

/// A survey whose references fit and point backwards, so that anybody can answer it to the end; parts of it may be out of reach.
pub fn sound() -> BoxedStrategy<Definition> {
    let languages = subsequence(vec!["en", "de", "ar", "pt-BR"], 1..=3);
    let logic = (vec(option::of(logic::sketch()), 0..3), vec(logic::value(), 0..3), vec(option::of(logic::sketch()), 0..2));
    (languages, vec(page(), 1..5), 0..3_usize, logic, settings())
        .prop_map(|(languages, pages, hidden, (endings, variables, quotas), settings)| {
            let plan = Plan { languages: languages.into_iter().map(ToOwned::to_owned).collect(), hidden, variables, endings };
            plan.survey(&pages, &quotas, settings)
        })
        .boxed()
}

/// A survey as it is drawn, before its references are made to fit.
struct Plan {
    languages: Vec<String>,
    hidden: usize,
    variables: Vec<logic::Value>,
    endings: Vec<Option<Sketch>>,
}

#[derive(Clone, Debug)]
struct PageSketch {
    show_if: Option<Sketch>,
    random: bool,
    questions: Vec<QuestionSketch>,
    jumps: Vec<(Option<Sketch>, Index)>,
}

#[derive(Clone, Debug)]
struct QuestionSketch {
    words: String,
    ask: Ask,
    required: bool,
    show_if: Option<Sketch>,
    required_if: Option<Sketch>,
}

fn page() -> impl Strategy<Value = PageSketch> {
    let jumps = vec((option::of(logic::sketch()), any_index()), 0..2);
    (option::weighted(0.3, logic::sketch()), any::<bool>(), vec(question(), 1..4), jumps).prop_map(|(show_if, random, questions, jumps)| PageSketch {
        show_if,
        random,
        questions,
        jumps,
    })
}

fn question() -> impl Strategy<Value = QuestionSketch> {
    let logic = (option::weighted(0.3, logic::sketch()), option::weighted(0.2, logic::sketch()));
    ("[A-Za-z<>&\"' ]{0,12}[a-zäßع]", asks::ask(), any::<bool>(), logic).prop_map(|(words, ask, required, (show_if, required_if))| {
        let reads_only = ask == Ask::Statement;
        QuestionSketch { words, ask, required: required && !reads_only, show_if, required_if: required_if.filter(|_| !reads_only) }
    })
}

fn any_index() -> impl Strategy<Value = Index> {
    any::<Index>()
}

fn settings() -> impl Strategy<Value = Settings> {
    (any::<bool>(), any::<bool>(), any::<bool>(), option::of(2_u16..20)).prop_map(|(progress, back, edit, anonymous)| Settings {
        progress,
        back,
        edit,
        anonymous,
        redact: Vec::new(),
    })
}

impl Plan {
    fn survey(self, pages: &[PageSketch], quotas: &[Option<Sketch>], settings: Settings) -> Definition {
        let mut known = Known::of(self.hidden, &self.languages);
        let made = (0..pages.len()).map(|place| self.page(place, pages, &mut known)).collect();
        let variables: Vec<Variable> = self.variables.iter().enumerate().map(|(at, value)| known.variable(at, value)).collect();
        Definition {
            title: self.words("Survey"),
            welcome: Text::default(),
            endings: self.endings.iter().enumerate().map(|(at, show_if)| self.ending(at, show_if.as_ref(), &known)).collect(),
            hidden: (0..self.hidden).map(|at| Hidden { key: format!("h{at}") }).collect(),
            quotas: quotas.iter().enumerate().filter_map(|(at, when)| self.quota(at, when.as_ref(), &known)).collect(),
            languages: self.languages,
            pages: made,
            variables,
            theme: Theme::default(),
            settings,
        }
    }

    fn page(&self, place: usize, pages: &[PageSketch], known: &mut Known) -> Page {
        let sketch = &pages[place];
        let show_if = sketch.show_if.as_ref().map(|show_if| known.condition(show_if));
        let mut questions: Vec<Question> =
            sketch.questions.iter().enumerate().map(|(at, question)| self.question(place, at, question, known)).collect();
        for question in &questions {
            known.learn(question);
        }
        for (question, sketch) in questions.iter_mut().zip(&sketch.questions) {
            question.required_if = sketch.required_if.as_ref().map(|required_if| known.condition(required_if));
        }
        let jumps = sketch
            .jumps
            .iter()
            .filter_map(|(when, to)| Some(Jump { when: when.as_ref().map(|when| known.condition(when)), to: self.target(place, pages.len(), *to)? }));
        Page { key: format!("p{place}"), title: Text::default(), show_if, random: sketch.random, jumps: jumps.collect(), questions }
    }

    fn question(&self, place: usize, at: usize, sketch: &QuestionSketch, known: &Known) -> Question {
        Question {
            key: format!("q{place}_{at}"),
            label: self.words(&format!("{}{}", sketch.words, known.pipe(at))),
            help: Text::default(),
            ask: sketch.ask.clone(),
            required: sketch.required,
            required_if: None,
            show_if: sketch.show_if.as_ref().map(|show_if| known.condition(show_if)),
            touchpoint: None,
            pattern: None,
            aspect: None,
        }
    }

    /// A page further on, or an ending.
    fn target(&self, place: usize, pages: usize, to: Index) -> Option<Target> {
        let targets = (place + 1..pages)
            .map(|page| Target::Page(format!("p{page}")))
            .chain((0..self.endings.len()).map(|ending| Target::Ending(format!("e{ending}"))));
        let targets: Vec<Target> = targets.collect();
        (!targets.is_empty()).then(|| to.get(&targets).clone())
    }

    fn ending(&self, at: usize, show_if: Option<&Sketch>, known: &Known) -> Ending {
        Ending {
            key: format!("e{at}"),
            show_if: show_if.map(|show_if| known.condition(show_if)),
            title: self.words("Thanks"),
            words: self.words(&format!("again {}", known.pipe(at))),
            redirect: None,
        }
    }

    fn quota(&self, at: usize, when: Option<&Sketch>, known: &Known) -> Option<Quota> {
        let ending = (!self.endings.is_empty()).then(|| format!("e{}", at % self.endings.len()))?;
        Some(Quota { key: format!("quota{at}"), when: when.map(|when| known.condition(when)), limit: 10, ending })
    }

    /// Words in every language.
    fn words(&self, words: &str) -> Text {
        Text(self.languages.iter().map(|language| (language.clone(), format!("{words} ({language})"))).collect())
    }
}

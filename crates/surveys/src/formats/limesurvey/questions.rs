//! Questions with their parts and answers.

use std::collections::BTreeMap;

use super::tables::{Row, once};
use super::{Reader, sorted};
use crate::ask::{Choices, Dates, Files, Length, Look, Matrix, Number, RatingMatrix, Scale};
use crate::formats::draft::Spot;
use crate::formats::keys::Keys;
use crate::formats::translate::Alias;
use crate::{Ask, Choice, Text};

impl<'t> Reader<'t> {
    pub(super) fn question(&mut self, row: &'t Row) {
        let (qid, name, kind) = (row.get("qid"), row.get("title"), row.get("type"));
        let place = format!("questions[{name}]");
        let label = self.label(qid, &place);
        let (page, first) = (self.draft.definition.pages.len() - 1, self.on_page());
        match kind {
            "K" | "Q" => self.several(row, &place, kind, label),
            "1" => self.dual(row, &place, &label),
            "*" => {
                let formula = self
                    .tables
                    .words("question_l10ns", "questions", "qid", qid, "question")
                    .first()
                    .map(|(_, words)| words.clone())
                    .unwrap_or_default();
                let formula = formula.trim().trim_start_matches('{').trim_end_matches('}').to_owned();
                self.draft.variable(place.clone(), name, &formula);
                self.draft.tell(&place, name, "it became a variable, which words can show by its name: nothing is shown in its place");
            }
            kind => match self.ask(row, kind, &place) {
                Some(ask) => {
                    self.add(&place, name, ask, label);
                    self.aliases(row);
                    self.comment(row, kind, &place);
                }
                None => self.draft.tell(&place, format!("{name} of type {kind}"), "there is no question like it here: left out"),
            },
        }
        for at in first..self.on_page() {
            self.finish(row, page, at, &place);
        }
    }

    fn on_page(&self) -> usize {
        self.draft.definition.pages.last().map_or(0, |page| page.questions.len())
    }

    fn label(&mut self, qid: &str, place: &str) -> Text {
        let words = self.tables.words("question_l10ns", "questions", "qid", qid, "question");
        let words = if words.is_empty() { self.tables.words("question_l10ns", "subquestions", "qid", qid, "question") } else { words };
        self.text(&words, place)
    }

    /// What every question of theirs may have.
    fn finish(&mut self, row: &'t Row, page: usize, at: usize, place: &str) {
        let help = self.tables.words("question_l10ns", "questions", "qid", row.get("qid"), "help");
        let help = self.text(&help, place);
        let question = &mut self.draft.definition.pages[page].questions[at];
        let reads_only = question.ask == Ask::Statement;
        question.help = help;
        question.required = row.get("mandatory") == "Y" && !reads_only;
        if row.get("mandatory") == "S" {
            self.draft.tell(format!("{place}.mandatory"), "S", "an answer is required or not here: it is not");
        }
        if !row.get("preg").is_empty() {
            self.draft.tell(format!("{place}.preg"), row.get("preg"), "answers are not checked by patterns here: left out");
        }
        self.draft.when(Spot::Question(page, at), format!("{place}.relevance"), row.get("relevance"));
        self.attributes(row.get("qid"), page, at, place);
    }

    /// The parts of a question, on one of its scales.
    pub(super) fn parts(&mut self, qid: &str, scale: &str) -> Vec<Choice> {
        let tables = self.tables;
        let of = |row: &&'t Row| !row.is_parent() && (row.get("scale_id") == scale || row.get("scale_id").is_empty());
        let rows = tables.with("subquestions", "parent_qid", qid).chain(tables.with("questions", "parent_qid", qid));
        let parts = once(rows.filter(of), "qid");
        let mut keys = Keys::default();
        let parts = sorted(parts, "question_order");
        parts
            .into_iter()
            .map(|part| Choice { key: keys.give(part.get("title"), "row"), label: self.label(part.get("qid"), "subquestions") })
            .collect()
    }

    /// The answers to choose from, on one of its scales.
    fn answers(&mut self, qid: &str, scale: &str) -> Vec<Choice> {
        let tables = self.tables;
        let of = |row: &&'t Row| row.get("scale_id") == scale || row.get("scale_id").is_empty();
        let answers = once(tables.with("answers", "qid", qid).filter(of), "code");
        let mut older: BTreeMap<&str, Vec<(String, String)>> = BTreeMap::new();
        for row in tables.with("answers", "qid", qid).filter(|row| !row.get("answer").is_empty()) {
            older.entry(row.get("code")).or_default().push((row.get("language").to_owned(), row.get("answer").to_owned()));
        }
        let mut keys = Keys::default();
        let answers = sorted(answers, "sortorder");
        let choice = |answer: &'t Row| {
            let own = tables.words("answer_l10ns", "", "aid", answer.get("aid"), "answer");
            let words: Vec<(String, String)> = if own.is_empty() { older.remove(answer.get("code")).unwrap_or_default() } else { own };
            Choice { key: keys.give(answer.get("code"), "answer"), label: self.text(&words, "answers") }
        };
        answers.into_iter().map(choice).collect()
    }

    /// Choices that belong to a type of theirs.
    fn fixed(&self, words: &[(&str, &str, &str)]) -> Vec<Choice> {
        let german = self.language.starts_with("de");
        words
            .iter()
            .map(|(key, english, in_german)| Choice {
                key: (*key).to_owned(),
                label: Text::of(&self.language, if german { in_german } else { english }),
            })
            .collect()
    }

    fn ask(&mut self, row: &Row, kind: &str, place: &str) -> Option<Ask> {
        let qid = row.get("qid");
        let plain = |options| Choices { options, other: false, random: false, least: None, most: None };
        let matrix = |rows, columns| Ask::Matrix(Matrix { rows, columns, several: false, random: false });
        Some(match kind {
            "T" | "U" => Ask::Words(Length::default()),
            "S" => Ask::Line(Length::default()),
            "N" => Ask::Number(Number::default()),
            "D" => Ask::Date(Dates::default()),
            "X" => Ask::Statement,
            "|" => Ask::File(Files { most: 1, megabytes: 10, kinds: Vec::new() }),
            "5" => Ask::Rating(points(1.0, 5.0)),
            "Y" => Ask::Choice(plain(self.fixed(&[("Y", "Yes", "Ja"), ("N", "No", "Nein")]))),
            "G" => Ask::Choice(plain(self.fixed(&[("F", "Female", "Weiblich"), ("M", "Male", "Männlich")]))),
            "L" | "O" => {
                let options = self.answers(qid, "0");
                Ask::Choice(with_other(options, row))
            }
            "!" => {
                let options = self.answers(qid, "0");
                Ask::Dropdown(with_other(options, row))
            }
            "M" | "P" => {
                let options = self.parts(qid, "0");
                if kind == "P" {
                    self.draft.tell(place, "words beside each choice", "there is one other answer in words at most: left out");
                }
                Ask::Choices(with_other(options, row))
            }
            "R" => Ask::Ranking(plain(self.answers(qid, "0"))),
            "F" => matrix(self.parts(qid, "0"), self.answers(qid, "0")),
            "H" => {
                self.draft.tell(place, "an array by column", "rows and columns stand as in other tables");
                matrix(self.parts(qid, "0"), self.answers(qid, "0"))
            }
            "C" => matrix(self.parts(qid, "0"), self.fixed(&[("Y", "Yes", "Ja"), ("U", "Uncertain", "Unsicher"), ("N", "No", "Nein")])),
            "E" => matrix(self.parts(qid, "0"), self.fixed(&[("I", "Increase", "Zunahme"), ("S", "Same", "Gleich"), ("D", "Decrease", "Abnahme")])),
            "A" | "B" => Ask::RatingMatrix(RatingMatrix {
                rows: self.parts(qid, "0"),
                scale: points(1.0, if kind == "A" { 5.0 } else { 10.0 }),
                random: false,
            }),
            _ => return None,
        })
    }

    /// Names of rows, choices and other words in conditions of theirs.
    fn aliases(&mut self, row: &Row) {
        let (page, at) = self.draft.here();
        let question = &self.draft.definition.pages[page].questions[at];
        let (key, name) = (question.key.clone(), row.get("title").to_owned());
        let sgqa = format!("{}X{}X{}", row.get("sid"), row.get("gid"), row.get("qid"));
        let rows: Vec<(String, Alias)> = match &question.ask {
            Ask::Choices(list) => list.options.iter().map(|option| (option.key.clone(), Alias::Picked(key.clone(), option.key.clone()))).collect(),
            Ask::Matrix(matrix) => matrix.rows.iter().map(|row| (row.key.clone(), Alias::Of(format!("{key}.{}", row.key)))).collect(),
            Ask::RatingMatrix(matrix) => matrix.rows.iter().map(|row| (row.key.clone(), Alias::Of(format!("{key}.{}", row.key)))).collect(),
            _ => Vec::new(),
        };
        for (row, alias) in rows {
            self.draft.name(format!("{name}_{row}"), alias.clone());
            self.draft.name(format!("{sgqa}{row}"), alias);
        }
        self.draft.name(format!("{name}_other"), Alias::Of(format!("{key}.other")));
        self.draft.name(sgqa, Alias::Of(key));
    }

    /// Words beside a list become a question of their own.
    fn comment(&mut self, row: &Row, kind: &str, place: &str) {
        if kind == "O" {
            let label = Text::of(&self.language, if self.language.starts_with("de") { "Ihr Kommentar" } else { "Your comment" });
            self.add(place, &format!("{}_comment", row.get("title")), Ask::Words(Length::default()), label);
            self.draft.tell(place, "a comment beside the list", "it became a question of its own");
        }
    }

    /// Several lines or numbers: each becomes a question.
    fn several(&mut self, row: &'t Row, place: &str, kind: &str, label: Text) {
        if !label.is_empty() {
            self.add(place, &format!("{}_about", row.get("title")), Ask::Statement, label);
        }
        for part in self.parts(row.get("qid"), "0") {
            let ask = if kind == "K" { Ask::Number(Number::default()) } else { Ask::Line(Length::default()) };
            self.add(place, &format!("{}_{}", row.get("title"), part.key), ask, part.label);
        }
        self.draft.tell(place, row.get("title"), "each of its fields became a question of its own");
    }

    /// Two scales for the same rows: two tables.
    fn dual(&mut self, row: &'t Row, place: &str, label: &Text) {
        for scale in ["0", "1"] {
            let (rows, columns) = (self.parts(row.get("qid"), "0"), self.answers(row.get("qid"), scale));
            let ask = Ask::Matrix(Matrix { rows, columns, several: false, random: false });
            self.add(place, &format!("{}_{scale}", row.get("title")), ask, label.clone());
        }
        self.draft.tell(place, row.get("title"), "each of its two scales became a table of its own");
    }
}

fn with_other(options: Vec<Choice>, row: &Row) -> Choices {
    let other = row.get("other") == "Y";
    Choices { options: options.into_iter().filter(|option| !other || option.key != "other").collect(), other, random: false, least: None, most: None }
}

fn points(from: f64, to: f64) -> Scale {
    Scale { from, to, step: 1.0, look: Look::Numbers, low: Text::default(), high: Text::default() }
}

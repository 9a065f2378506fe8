//! Elements of blocks, and the questions of older surveys.

use serde_json::Value;

use super::Reader;
use crate::ask::{Choices, Consent, Dates, Ends, Field, Fields, Files, LARGEST_FILE, Length, Look, Matrix, Number, Points, Scale};
use crate::formats::draft::Draft;
use crate::formats::keys::Keys;
use crate::formats::object::{Object, short};
use crate::formats::translate::Alias;
use crate::{Ask, Choice, Text};

impl Reader {
    pub(super) fn element(&mut self, element: Object<'_>) {
        if self.one_question(&element) {
            element.finish(&mut self.draft);
        }
    }

    /// Reads a question, if there is one like it; what is left of its fields is told by whoever holds it.
    pub(super) fn one_question(&mut self, element: &Object<'_>) -> bool {
        let (id, kind) = (element.text("id").unwrap_or_default(), element.text("type").unwrap_or_default());
        let Some(ask) = self.ask(kind, element) else {
            self.draft.tell(&element.place, if kind.is_empty() { id } else { kind }, "there is no question like it here: left out");
            return false;
        };
        let reads_only = ask == Ask::Statement;
        let label = self.text(element, "headline");
        let mut help = self.text(element, "subheader");
        if help.is_empty() {
            help = self.text(element, "html");
        }
        self.draft.question(&element.place, id, ask);
        let question = last(&mut self.draft);
        question.label = label;
        question.help = help;
        question.required = element.truth("required") && !reads_only;
        self.rows(id);
        true
    }

    /// Rows of a matrix are named by the element and their place in conditions of theirs.
    fn rows(&mut self, id: &str) {
        let question = last(&mut self.draft);
        let Ask::Matrix(matrix) = &question.ask else { return };
        let rows: Vec<String> = matrix.rows.iter().map(|row| format!("{}.{}", question.key, row.key)).collect();
        for (at, row) in rows.into_iter().enumerate() {
            self.draft.name(format!("{id}.{at}"), Alias::Of(row));
        }
    }

    fn ask(&mut self, kind: &str, element: &Object<'_>) -> Option<Ask> {
        Some(match kind {
            "openText" => open_text(element),
            "multipleChoiceSingle" if element.text("displayType") == Some("dropdown") => Ask::Dropdown(self.choices(element)),
            "multipleChoiceSingle" => Ask::Choice(self.choices(element)),
            "multipleChoiceMulti" => Ask::Choices(self.choices(element)),
            "ranking" => {
                let choices = self.choices(element);
                Ask::Ranking(Choices { other: false, ..choices })
            }
            "pictureSelection" => {
                self.draft.tell(&element.place, "pictures", "choices are words here: the pictures were left out");
                if element.truth("allowMulti") { Ask::Choices(self.choices(element)) } else { Ask::Choice(self.choices(element)) }
            }
            "nps" => Ask::Nps(Ends { low: self.text(element, "lowerLabel"), high: self.text(element, "upperLabel") }),
            "csat" => Ask::Csat(self.points(element, 5)),
            "ces" => Ask::Ces(self.points(element, 7)),
            "rating" => Ask::Rating(self.scale(element)),
            "matrix" => Ask::Matrix(self.matrix(element)),
            "consent" => {
                element.skip(&["label"]);
                self.draft.tell(
                    element.at("label"),
                    "words of consent",
                    "the question itself says what is consented to, its purpose is called consent: check both",
                );
                Ask::Consent(Consent { purpose: "consent".to_owned() })
            }
            "date" => Ask::Date(Dates::default()),
            "fileUpload" => files(element),
            "contactInfo" => self.contact(element),
            "cta" => {
                if element.get("buttonUrl").is_some() || element.truth("buttonExternal") {
                    self.draft.tell(
                        element.at("buttonUrl"),
                        element.text("buttonUrl").unwrap_or_default(),
                        "words are only read here and lead nowhere: left out",
                    );
                }
                element.skip(&["buttonUrl", "buttonExternal"]);
                Ask::Statement
            }
            _ => return None,
        })
    }

    fn choices(&mut self, element: &Object<'_>) -> Choices {
        let options = self.list(element, "choices");
        let (others, options): (Vec<Choice>, Vec<Choice>) = options.into_iter().partition(|option| option.key.starts_with("other"));
        let shuffle = element.text("shuffleOption").unwrap_or("none");
        if shuffle == "exceptLast" {
            self.draft.tell(element.at("shuffleOption"), shuffle, "all choices are in another order for everybody, the last one too");
        }
        Choices { options, other: !others.is_empty(), random: shuffle != "none", least: None, most: None }
    }

    /// Choices, rows or columns: objects with an id and a label, or labels alone.
    fn list(&mut self, element: &Object<'_>, name: &str) -> Vec<Choice> {
        let (mut keys, mut list) = (Keys::default(), Vec::new());
        for (at, value) in element.list(name).iter().enumerate() {
            let place = element.at(format_args!("{name}[{at}]"));
            let label = value.get("label").unwrap_or(value);
            let id = value.get("id").and_then(Value::as_str).map_or_else(|| format!("{}_{}", name.trim_end_matches('s'), at + 1), ToOwned::to_owned);
            // The choice with this id is another answer in words.
            let key = if id == "other" { "other".to_owned() } else { keys.give(&id, "choice") };
            let label = if label.is_string() || label.get("imageUrl").is_none() { self.words(label, &place) } else { Text::default() };
            list.push(Choice { key, label });
        }
        list
    }

    fn points(&mut self, element: &Object<'_>, usual: u8) -> Points {
        let range = element.number("range").map_or(usual, |range| range as u8);
        if ![5, 7].contains(&range) {
            self.draft.tell(element.at("range"), range.to_string(), format!("such a scale has 5 or 7 points: it has {usual}"));
        }
        let points = if [5, 7].contains(&range) { range } else { usual };
        Points { points, look: look(element), low: self.text(element, "lowerLabel"), high: self.text(element, "upperLabel") }
    }

    fn scale(&mut self, element: &Object<'_>) -> Scale {
        let to = element.number("range").filter(|range| (2.0..=100.0).contains(range)).unwrap_or(5.0);
        Scale { from: 1.0, to, step: 1.0, look: look(element), low: self.text(element, "lowerLabel"), high: self.text(element, "upperLabel") }
    }

    fn matrix(&mut self, element: &Object<'_>) -> Matrix {
        let (rows, columns) = (self.list(element, "rows"), self.list(element, "columns"));
        Matrix { rows, columns, several: false, random: element.text("shuffleOption").is_some_and(|shuffle| shuffle != "none") }
    }

    fn contact(&mut self, element: &Object<'_>) -> Ask {
        let mut fields = Vec::new();
        for (name, field) in
            [("firstName", Field::Name), ("lastName", Field::Name), ("email", Field::Mail), ("phone", Field::Phone), ("company", Field::Company)]
        {
            let shown = element.get(name).is_some_and(|field| field.get("show") != Some(&Value::Bool(false)));
            if shown && !fields.contains(&field) {
                fields.push(field);
            } else if shown {
                self.draft.tell(element.at(name), short(&Value::String(name.to_owned())), "a name is one field here");
            }
        }
        Ask::Contact(Fields { fields })
    }
}

fn last(draft: &mut Draft) -> &mut crate::Question {
    let (page, at) = draft.here();
    &mut draft.definition.pages[page].questions[at]
}

fn look(element: &Object<'_>) -> Look {
    match element.text("scale") {
        Some("star") => Look::Stars,
        Some("smiley") => Look::Smileys,
        _ => Look::Numbers,
    }
}

fn open_text(element: &Object<'_>) -> Ask {
    let limits = element.get("charLimit");
    let limit = |name: &str| {
        let limits = limits.filter(|limits| limits.get("enabled") != Some(&Value::Bool(false)))?;
        limits.get(name)?.as_u64().and_then(|limit| u32::try_from(limit).ok())
    };
    let length = Length { least: limit("min").filter(|least| *least > 0), most: limit("max").filter(|most| *most > 0) };
    match element.text("inputType") {
        Some("email") => Ask::Mail,
        Some("phone") => Ask::Phone,
        Some("number") => Ask::Number(Number::default()),
        _ if element.get("longAnswer") == Some(&Value::Bool(false)) => Ask::Line(length),
        _ => Ask::Words(length),
    }
}

fn files(element: &Object<'_>) -> Ask {
    let most = if element.truth("allowMultipleFiles") { 10 } else { 1 };
    let megabytes = element.number("maxSizeInMB").unwrap_or(10.0).clamp(1.0, f64::from(LARGEST_FILE)) as u16;
    let kinds = element.list("allowedFileExtensions").iter().filter_map(Value::as_str).map(|kind| kind.trim_start_matches('.').to_lowercase());
    Ask::File(Files { most, megabytes, kinds: kinds.collect() })
}

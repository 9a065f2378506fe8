//! Elements of pages.

use serde_json::Value;

use super::Reader;
use crate::ask::{Choices, Dates, Ends, Files, LARGEST_FILE, Length, Look, Matrix, Number, RatingMatrix, Scale};
use crate::formats::draft::Spot;
use crate::formats::object::{Object, short};
use crate::formats::translate::Alias;
use crate::{Ask, Choice, Text};

/// How deeply panels may stand within panels.
const DEEPEST: usize = 20;

impl Reader {
    pub(super) fn element(&mut self, element: Object<'_>, depth: usize) {
        let kind = element.text("type").unwrap_or("text").to_owned();
        match kind.as_str() {
            "panel" if depth < DEEPEST => self.panel(element, depth),
            "html" => self.html(element),
            "multipletext" => self.several_lines(element),
            "expression" => {
                let name = element.text("name").unwrap_or_default().to_owned();
                let formula = element.text("expression").unwrap_or_default();
                self.draft.variable(element.at("expression"), &name, formula);
                self.draft.tell(&element.place, name, "it became a variable, which words can show by its name: nothing is shown in its place");
                element.finish(&mut self.draft);
            }
            kind => match self.ask(kind, &element) {
                Some(ask) => self.question(element, ask),
                None => {
                    self.draft.tell(&element.place, element.text("name").unwrap_or(kind), format!("there is no question like {kind} here: left out"));
                }
            },
        }
    }

    /// A panel is no more than its elements, all under its condition.
    fn panel(&mut self, panel: Object<'_>, depth: usize) {
        let page = self.draft.definition.pages.len() - 1;
        let first = self.draft.definition.pages[page].questions.len();
        self.statement(&panel, "title");
        self.statement(&panel, "description");
        self.hidden(&panel);
        for name in ["elements", "questions"] {
            for element in panel.objects(name, &mut self.draft) {
                self.element(element, depth + 1);
            }
        }
        for question in first..self.draft.definition.pages[page].questions.len() {
            self.draft.when(Spot::Question(page, question), panel.at("visibleIf"), panel.text("visibleIf").unwrap_or_default());
        }
        let name = panel.text("name").unwrap_or("panel").to_owned();
        self.draft.tell(&panel.place, name, "pages have no panels: its questions stand on the page itself");
        panel.finish(&mut self.draft);
    }

    fn html(&mut self, element: Object<'_>) {
        if self.statement(&element, "html") {
            self.conditions(&element);
        }
        self.hidden(&element);
        element.skip(&["name", "visibleIf"]);
        element.finish(&mut self.draft);
    }

    /// Each line becomes a question.
    fn several_lines(&mut self, element: Object<'_>) {
        let name = element.text("name").unwrap_or_default().to_owned();
        self.statement(&element, "title");
        for item in element.objects("items", &mut self.draft) {
            let line = item.text("name").unwrap_or_default();
            let foreign = format!("{name}_{line}");
            let ask = self.line(&item);
            self.draft.question(&item.place, &foreign, ask);
            let (page, at) = self.draft.here();
            let key = self.draft.definition.pages[page].questions[at].key.clone();
            self.draft.name(format!("{name}.{line}"), Alias::Of(key));
            let label = self.text(&item, "title");
            let question = &mut self.draft.definition.pages[page].questions[at];
            question.label = if label.is_empty() { Text::of(&self.language, line) } else { label };
            question.required = item.truth("isRequired") || element.truth("isRequired");
            self.conditions(&element);
            item.finish(&mut self.draft);
        }
        self.draft.tell(&element.place, name, "each of its lines became a question of its own");
        element.skip(&["visibleIf", "isRequired"]);
        element.finish(&mut self.draft);
    }

    fn question(&mut self, element: Object<'_>, ask: Ask) {
        let name = element.text("name").unwrap_or_default().to_owned();
        let rows: Vec<String> = match &ask {
            Ask::Matrix(matrix) => matrix.rows.iter().map(|row| row.key.clone()).collect(),
            Ask::RatingMatrix(matrix) => matrix.rows.iter().map(|row| row.key.clone()).collect(),
            _ => Vec::new(),
        };
        self.draft.question(&element.place, &name, ask);
        let (page, at) = self.draft.here();
        let key = self.draft.definition.pages[page].questions[at].key.clone();
        for row in rows {
            self.draft.name(format!("{name}.{row}"), Alias::Of(format!("{key}.{row}")));
        }
        self.draft.name(format!("{name}-Comment"), Alias::Of(format!("{key}.other")));
        let (label, help) = (self.text(&element, "title"), self.text(&element, "description"));
        let question = &mut self.draft.definition.pages[page].questions[at];
        question.label = if label.is_empty() && !name.is_empty() { Text::of(&self.language, &name) } else { label };
        question.help = help;
        question.required = element.truth("isRequired");
        self.conditions(&element);
        self.draft.when(Spot::Required(page, at), element.at("requiredIf"), element.text("requiredIf").unwrap_or_default());
        self.hidden(&element);
        self.validators(&element);
        element.finish(&mut self.draft);
    }

    fn conditions(&mut self, element: &Object<'_>) {
        let (page, at) = self.draft.here();
        self.draft.when(Spot::Question(page, at), element.at("visibleIf"), element.text("visibleIf").unwrap_or_default());
    }

    fn ask(&mut self, kind: &str, element: &Object<'_>) -> Option<Ask> {
        Some(match kind {
            "text" => self.line(element),
            "comment" => Ask::Words(length(element)),
            "radiogroup" | "buttongroup" => Ask::Choice(one(self.choices(element))),
            "dropdown" => Ask::Dropdown(one(self.choices(element))),
            "checkbox" | "tagbox" => Ask::Choices(self.choices(element)),
            "imagepicker" => {
                self.draft.tell(&element.place, "pictures", "choices are words here: the pictures were left out");
                if element.truth("multiSelect") { Ask::Choices(self.choices(element)) } else { Ask::Choice(one(self.choices(element))) }
            }
            "ranking" => {
                let choices = self.choices(element);
                Ask::Ranking(Choices { other: false, ..choices })
            }
            "boolean" => self.yes_or_no(element),
            "rating" => self.rating(element),
            "matrix" => self.matrix(element),
            "file" => self.files(element),
            _ => return None,
        })
    }

    fn line(&mut self, element: &Object<'_>) -> Ask {
        let kind = element.text("inputType").unwrap_or("text");
        match kind {
            "number" | "range" => Ask::Number(Number {
                from: element.number("min"),
                to: element.number("max"),
                whole: element.number("step") == Some(1.0),
                unit: Text::default(),
            }),
            "date" | "datetime-local" | "datetime" => {
                let day =
                    |name: &str| element.text(name).and_then(|day| day.get(..10)).filter(|day| crate::compare::is_day(day)).map(ToOwned::to_owned);
                if kind != "date" {
                    self.draft.tell(element.at("inputType"), kind, "only the day is asked for");
                }
                Ask::Date(Dates { from: day("min"), to: day("max") })
            }
            "email" => Ask::Mail,
            "tel" => Ask::Phone,
            other => {
                if other != "text" {
                    self.draft.tell(element.at("inputType"), other, "it became a line of text, which takes anything");
                }
                Ask::Line(length(element))
            }
        }
    }

    fn yes_or_no(&mut self, element: &Object<'_>) -> Ask {
        let mut option = |key: &str, label: &str, usual: &str| {
            let words = self.text(element, label);
            let label = if words.is_empty() { self.words(&Value::String(usual.to_owned()), label) } else { words };
            Choice { key: key.to_owned(), label }
        };
        let options = vec![option("true", "labelTrue", "Yes"), option("false", "labelFalse", "No")];
        Ask::Choice(Choices { options, other: false, random: false, least: None, most: None })
    }

    fn rating(&mut self, element: &Object<'_>) -> Ask {
        let (low, high) = (self.text(element, "minRateDescription"), self.text(element, "maxRateDescription"));
        if element.get("rateValues").is_some() {
            let options = self.list(element, "rateValues");
            let numbers: Vec<f64> = options.iter().filter_map(|option| option.key.parse().ok()).collect();
            let plain = options.iter().all(|option| option.label.0.values().all(|label| *label == option.key));
            let steps: Vec<f64> = numbers.windows(2).map(|two| two[1] - two[0]).collect();
            let even = numbers.len() == options.len()
                && steps.first().is_some_and(|first| *first > 0.0 && steps.iter().all(|step| (step - first).abs() < 1e-9));
            if !even || !plain {
                self.draft.tell(element.at("rateValues"), "values with names", "points are numbers in even steps: it became a choice");
                return Ask::Choice(Choices { options, other: false, random: false, least: None, most: None });
            }
            return points(element, numbers[0], numbers[numbers.len() - 1], steps[0], low, high);
        }
        let from = element.number("rateMin").unwrap_or(1.0);
        let step = element.number("rateStep").filter(|step| *step > 0.0).unwrap_or(1.0);
        let counted = element.number("rateCount").map(|count| from + (count - 1.0) * step);
        let to = element.number("rateMax").or(counted).unwrap_or(from + 4.0 * step);
        points(element, from, to, step, low, high)
    }

    fn matrix(&mut self, element: &Object<'_>) -> Ask {
        let (rows, columns) = (self.list(element, "rows"), self.list(element, "columns"));
        let random = element.text("rowsOrder") == Some("random") || element.text("rowOrder") == Some("random");
        if element.truth("isAllRowRequired") || element.truth("eachRowRequired") {
            self.draft.tell(element.at("isAllRowRequired"), "true", "where a matrix is required every row is: make the question required");
        }
        let numbers: Vec<f64> = columns.iter().filter_map(|column| column.key.parse().ok()).collect();
        let even = numbers.len() == columns.len() && numbers.len() > 2 && numbers.windows(2).all(|two| (two[1] - two[0] - 1.0).abs() < 1e-9);
        let plain = columns.iter().all(|column| column.label.0.values().all(|label| *label == column.key));
        if even && plain {
            let scale = Scale {
                from: numbers[0],
                to: numbers[numbers.len() - 1],
                step: 1.0,
                look: Look::Numbers,
                low: Text::default(),
                high: Text::default(),
            };
            return Ask::RatingMatrix(RatingMatrix { rows, scale, random });
        }
        Ask::Matrix(Matrix { rows, columns, several: element.text("cellType") == Some("checkbox"), random })
    }

    fn files(&mut self, element: &Object<'_>) -> Ask {
        let most = if element.truth("allowMultiple") { 10 } else { 1 };
        let megabytes = element.number("maxSize").map_or(10.0, |bytes| (bytes / 1_048_576.0).ceil()).clamp(1.0, f64::from(LARGEST_FILE)) as u16;
        let kinds = element.text("acceptedTypes").unwrap_or_default().split(',').map(str::trim).filter(|kind| !kind.is_empty());
        let (endings, others): (Vec<&str>, Vec<&str>) = kinds.partition(|kind| kind.starts_with('.'));
        for other in others {
            self.draft.tell(element.at("acceptedTypes"), other, "kinds of files are named by the ending of their names: left out");
        }
        Ask::File(Files { most, megabytes, kinds: endings.iter().map(|kind| kind[1..].to_lowercase()).collect() })
    }

    /// What else an answer has to be: bounds are carried over where the question has such bounds.
    fn validators(&mut self, element: &Object<'_>) {
        let (page, at) = self.draft.here();
        for validator in element.objects("validators", &mut self.draft) {
            let ask = &mut self.draft.definition.pages[page].questions[at].ask;
            match (validator.text("type").unwrap_or_default(), ask) {
                ("numeric", Ask::Number(number)) => {
                    number.from = number.from.or(validator.number("minValue"));
                    number.to = number.to.or(validator.number("maxValue"));
                }
                ("numeric", line @ Ask::Line(_)) => {
                    *line = Ask::Number(Number { from: validator.number("minValue"), to: validator.number("maxValue"), ..Number::default() });
                }
                ("text", Ask::Line(length) | Ask::Words(length)) => {
                    length.least = validator.number("minLength").filter(|least| *least >= 1.0).map(|least| least as u32);
                    length.most = length.most.or(validator.number("maxLength").filter(|most| *most >= 1.0).map(|most| most as u32));
                }
                ("answercount", Ask::Choices(choices)) => {
                    choices.least = validator.number("minCount").map(|least| least as u16).or(choices.least);
                    choices.most = validator.number("maxCount").map(|most| most as u16).or(choices.most);
                }
                ("email", line @ Ask::Line(_)) => *line = Ask::Mail,
                (kind, _) => {
                    let what = short(&Value::String(kind.to_owned()));
                    self.draft.tell(&validator.place, what, "answers are not checked like this here: left out");
                    continue;
                }
            }
            validator.finish(&mut self.draft);
        }
    }
}

fn one(choices: Choices) -> Choices {
    Choices { least: None, most: None, ..choices }
}

fn length(element: &Object<'_>) -> Length {
    Length { least: None, most: element.number("maxLength").filter(|most| *most >= 1.0).map(|most| most as u32) }
}

/// Points of a scale; 0 to 10 about recommending is NPS.
fn points(element: &Object<'_>, from: f64, to: f64, step: f64, low: Text, high: Text) -> Ask {
    let about =
        format!("{} {}", element.text("name").unwrap_or_default(), element.get("title").map(ToString::to_string).unwrap_or_default()).to_lowercase();
    let recommend = ["nps", "recommend", "empfehl"].iter().any(|word| about.contains(word));
    let [zero, ten, even] = [from.abs(), (to - 10.0).abs(), (step - 1.0).abs()].map(|off| off < 1e-9);
    if zero && ten && even && recommend {
        return Ask::Nps(Ends { low, high });
    }
    let look = match element.any(&["rateType", "rateDisplayMode"]).and_then(Value::as_str) {
        Some("stars") => Look::Stars,
        Some("smileys") => Look::Smileys,
        _ => Look::Numbers,
    };
    Ask::Rating(Scale { from, to, step, look, low, high })
}

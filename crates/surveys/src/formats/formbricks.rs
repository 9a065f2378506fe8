//! JSON of Formbricks.

mod elements;
mod logic;

use kernel::Refusal;
use serde_json::Value;

use super::draft::{Draft, tag};
use super::object::{Object, short};
use super::translate::Alias;
use super::{Carried, json, no_survey};
use crate::{Expression, Hidden, Text};

/// What says who made it, when, and what became of it.
const RECORDS: [&str; 11] =
    ["id", "name", "createdAt", "updatedAt", "createdBy", "environmentId", "workspaceId", "type", "status", "slug", "languages"];

/// The survey within an answer of their API, or on its own.
pub(super) fn survey_of(value: &Value) -> Option<&Value> {
    let is_survey = |value: &Value| {
        let has = |name: &str| value.get(name).is_some_and(|part| part.is_array() || part.is_object());
        has("blocks") || (has("questions") && ["welcomeCard", "endings", "hiddenFields"].iter().any(|name| has(name)))
    };
    [Some(value), value.get("data"), value.get("survey")].into_iter().flatten().find(|value| is_survey(value))
}

/// Reads a survey.
pub fn read(text: &str) -> Result<Carried, Refusal> {
    let value = json(text, "Formbricks")?;
    let survey = survey_of(&value).ok_or_else(|| no_survey("Formbricks", "it has neither blocks nor questions with endings"))?;
    let root = Object::new("", survey).ok_or_else(|| no_survey("Formbricks", "it is not an object"))?;
    let mut reader = Reader { draft: Draft::default(), language: first_language(&root) };
    reader.survey(root);
    let Reader { draft, language } = reader;
    Ok(draft.finish(&language, None))
}

fn first_language(root: &Object<'_>) -> String {
    let is_default = |one: &&Value| one.get("default") == Some(&Value::Bool(true));
    let first = root.list("languages").iter().find(is_default);
    tag(first.and_then(|one| one.pointer("/language/code").or_else(|| one.get("code")).and_then(Value::as_str)).unwrap_or("en"))
}

struct Reader {
    draft: Draft,
    language: String,
}

impl Reader {
    fn survey(&mut self, root: Object<'_>) {
        self.records(&root);
        self.welcome(&root);
        let blocks = root.objects("blocks", &mut self.draft);
        let questions = root.objects("questions", &mut self.draft);
        let mut pages = Vec::new();
        for block in blocks {
            let page = self.draft.page(block.text("name").or(block.text("id")).unwrap_or_default());
            for element in block.objects("elements", &mut self.draft) {
                self.element(element);
            }
            block.skip(&["name"]);
            pages.push((page, block));
        }
        for question in questions {
            let page = self.draft.page(question.text("id").unwrap_or_default());
            self.one_question(&question);
            pages.push((page, question));
        }
        self.hidden(&root);
        self.variables(&root);
        self.endings(&root);
        self.logic(pages);
        self.recalls();
        root.finish(&mut self.draft);
    }

    /// What is no part of a survey here, where it says something.
    fn records(&mut self, root: &Object<'_>) {
        for (name, why) in [
            ("followUps", "letters that follow are no part of a survey here: left out"),
            ("segment", "who is asked is no part of a survey here: left out"),
            ("triggers", "when it opens is no part of a survey here: left out"),
            ("styling", "set the theme anew: left out"),
            ("recaptcha", "robots are kept out without third parties here: left out"),
        ] {
            if let Some(value) = root
                .get(name)
                .filter(|value| value.as_object().is_some_and(|fields| !fields.is_empty()) || value.as_array().is_some_and(|many| !many.is_empty()))
            {
                self.draft.tell(name, short(value), why);
            }
        }
        root.skip(&RECORDS);
    }

    fn welcome(&mut self, root: &Object<'_>) {
        if let Some(card) = root.get("welcomeCard").and_then(|value| Object::new("welcomeCard", value)) {
            if card.truth("enabled") {
                self.draft.definition.title = self.text(&card, "headline");
                self.draft.definition.welcome = self.text(&card, "subheader");
                if self.draft.definition.welcome.is_empty() {
                    self.draft.definition.welcome = self.text(&card, "html");
                }
            }
            card.finish(&mut self.draft);
        }
        if self.draft.definition.title.is_empty() {
            let name = root.text("name").unwrap_or("Survey").to_owned();
            let language = self.language.clone();
            let mut title = Text::default();
            self.draft.words(&mut title, &language, &name, "name");
            self.draft.definition.title = title;
        }
    }

    fn hidden(&mut self, root: &Object<'_>) {
        let Some(fields) = root.get("hiddenFields").and_then(|value| Object::new("hiddenFields", value)) else { return };
        fields.skip(&["enabled"]);
        let mut keys = super::keys::Keys::default();
        for value in fields.list("fieldIds") {
            let name = value.as_str().unwrap_or_default();
            let key = keys.give(name, "hidden");
            if key != name {
                self.draft.tell("hiddenFields", short(value), format!("such a key is not possible here: it is called {key} now"));
            }
            self.draft.name(name, Alias::Of(format!("hidden.{key}")));
            self.draft.definition.hidden.push(Hidden { key });
        }
        fields.finish(&mut self.draft);
    }

    fn variables(&mut self, root: &Object<'_>) {
        for variable in root.objects("variables", &mut self.draft) {
            let value = match variable.get("value") {
                Some(Value::String(words)) => Expression::Words(words.replace("{{", "{ {")),
                value => Expression::Number(value.and_then(Value::as_f64).unwrap_or_default()),
            };
            let id = variable.text("id").unwrap_or_default();
            let key = self.draft.constant(variable.text("name").unwrap_or(id), value);
            self.draft.name(id, Alias::Of(format!("variable.{key}")));
            variable.skip(&["type"]);
            variable.finish(&mut self.draft);
        }
    }

    fn endings(&mut self, root: &Object<'_>) {
        for ending in root.objects("endings", &mut self.draft) {
            let id = ending.text("id").unwrap_or_default();
            let mut title = self.text(&ending, "headline");
            let words = self.text(&ending, "subheader");
            let redirect = self.address(&ending);
            if title.is_empty() {
                let label = ending.text("label").unwrap_or("Thank you").to_owned();
                title = Text::of(&self.language, &label);
            }
            ending.skip(&["type", "label"]);
            let at = self.draft.ending(id, title, redirect);
            self.draft.definition.endings[at].words = words;
            let key = self.draft.definition.endings[at].key.clone();
            self.draft.name(id, Alias::Of(format!("ending {key}")));
            ending.finish(&mut self.draft);
        }
    }

    fn address(&mut self, ending: &Object<'_>) -> Option<String> {
        let address = ending.text("url")?;
        let fault = crate::check::fault_of_address(address);
        if let Some(fault) = &fault {
            self.draft.tell(ending.at("url"), address, format!("the address {fault}: left out"));
        }
        fault.is_none().then(|| address.to_owned())
    }

    /// `#recall:ID/fallback:words#` is a value with words for when there is none.
    fn recalls(&mut self) {
        self.draft.values("#recall:", "#", |names, inside| {
            let (id, rest) = inside.split_once('/').unwrap_or((inside, ""));
            let fallback = rest.strip_prefix("fallback:").unwrap_or(rest).replace("nbsp", " ").replace(['{', '}', '|'], "");
            match names.get(id) {
                Some(Alias::Of(of)) if fallback.is_empty() => Some(format!("{{{{{of}}}}}")),
                Some(Alias::Of(of)) => Some(format!("{{{{{of}|{fallback}}}}}")),
                _ => Some(fallback),
            }
        });
    }

    /// A text by language; `default` is the first.
    fn text(&mut self, object: &Object<'_>, name: &str) -> Text {
        let Some(value) = object.get(name) else { return Text::default() };
        self.words(value, &object.at(name))
    }

    fn words(&mut self, value: &Value, place: &str) -> Text {
        let (mut text, first) = (Text::default(), self.language.clone());
        match value {
            Value::String(words) => self.draft.words(&mut text, &first, words, place),
            Value::Object(languages) => {
                for (name, words) in languages {
                    let language = if name == "default" { &first } else { name };
                    self.draft.words(&mut text, language, words.as_str().unwrap_or_default(), place);
                }
            }
            other => self.draft.tell(place, short(other), "it is no text: left out"),
        }
        text
    }
}

//! JSON of SurveyJS.

mod choices;
mod endings;
mod questions;

use kernel::Refusal;
use serde_json::Value;

use super::draft::{Draft, Spot, tag};
use super::expression::Dialect;
use super::object::{Object, short};
use super::{Carried, json, no_survey};
use crate::Text;

/// Reads a survey.
pub fn read(text: &str) -> Result<Carried, Refusal> {
    let value = json(text, "SurveyJS")?;
    let root = Object::new("", &value).ok_or_else(|| no_survey("SurveyJS", "it is not an object with pages"))?;
    if root.get("pages").is_none() && root.any(&["elements", "questions"]).is_none() {
        return Err(no_survey("SurveyJS", "it has neither pages nor elements"));
    }
    let language = tag(root.text("locale").unwrap_or("en"));
    let mut reader = Reader { draft: Draft::default(), language };
    reader.survey(root);
    let Reader { draft, language } = reader;
    Ok(draft.finish(&language, Some(Dialect::SurveyJs)))
}

struct Reader {
    draft: Draft,
    language: String,
}

impl Reader {
    fn survey(&mut self, root: Object<'_>) {
        self.draft.definition.title = self.text(&root, "title");
        self.draft.definition.welcome = self.text(&root, "description");
        if root.get("elements").is_some() || root.get("questions").is_some() {
            self.draft.page("page_1");
            self.elements(&root);
        }
        for page in root.objects("pages", &mut self.draft) {
            self.page(page);
        }
        for value in root.objects("calculatedValues", &mut self.draft) {
            let name = value.text("name").unwrap_or_default();
            let formula = value.text("expression").unwrap_or_default();
            self.draft.variable(value.at("expression"), name, formula);
            value.finish(&mut self.draft);
        }
        self.settings(&root);
        self.endings(&root);
        self.triggers(&root);
        root.finish(&mut self.draft);
    }

    fn settings(&mut self, root: &Object<'_>) {
        let settings = &mut self.draft.definition.settings;
        if let Some(bar) = root.get("showProgressBar") {
            settings.progress = !matches!(bar, Value::Bool(false)) && bar != "off";
        }
        if let Some(back) = root.get("showPrevButton").and_then(Value::as_bool) {
            settings.back = back;
        }
        if root.text("questionsOrder") == Some("random") {
            self.draft.definition.pages.iter_mut().for_each(|page| page.random = true);
        }
    }

    fn page(&mut self, page: Object<'_>) {
        let at = self.draft.page(page.text("name").unwrap_or_default());
        let title = self.text(&page, "title");
        self.draft.definition.pages[at].title = title;
        self.draft.definition.pages[at].random = page.text("questionsOrder") == Some("random");
        self.statement(&page, "description");
        self.draft.when(Spot::Page(at), page.at("visibleIf"), page.text("visibleIf").unwrap_or_default());
        self.hidden(&page);
        self.elements(&page);
        page.finish(&mut self.draft);
    }

    /// What is never shown unless a program of theirs shows it.
    fn hidden(&mut self, object: &Object<'_>) {
        if object.get("visible") == Some(&Value::Bool(false)) && object.get("visibleIf").is_none() {
            self.draft.tell(object.at("visible"), "false", "nothing is hidden for good here: it is shown, delete it if nobody should see it");
        }
    }

    fn elements(&mut self, parent: &Object<'_>) {
        for name in ["elements", "questions"] {
            for element in parent.objects(name, &mut self.draft) {
                self.element(element, 0);
            }
        }
    }

    /// Words of a page or panel that are only read.
    fn statement(&mut self, object: &Object<'_>, field: &str) -> bool {
        let words = self.text(object, field);
        if words.is_empty() {
            return false;
        }
        let question = self.draft.question(&object.place, "", crate::Ask::Statement);
        question.label = words;
        true
    }

    /// A text that is a string, or a map by language.
    fn text(&mut self, object: &Object<'_>, name: &str) -> Text {
        let value = object.get(name);
        value.map(|value| self.words(value, &object.at(name))).unwrap_or_default()
    }

    fn words(&mut self, value: &Value, place: &str) -> Text {
        let mut text = Text::default();
        let language = self.language.clone();
        match value {
            Value::String(words) => self.draft.words(&mut text, &language, words, place),
            Value::Number(number) => self.draft.words(&mut text, &language, &number.to_string(), place),
            Value::Object(languages) => {
                for (name, words) in languages {
                    let language = if name == "default" { &language } else { name };
                    match words {
                        Value::String(words) => self.draft.words(&mut text, language, words, place),
                        other => self.draft.tell(place, short(other), "it is no text: left out"),
                    }
                }
            }
            other => self.draft.tell(place, short(other), "it is no text: left out"),
        }
        text
    }
}

//! What comes at the end, and what jumps there.

use super::Reader;
use crate::Target;
use crate::formats::draft::Spot;
use crate::formats::expression::{Dialect, node_names, parse};
use crate::formats::object::Object;

impl Reader {
    pub(super) fn endings(&mut self, root: &Object<'_>) {
        for (field, text) in [("completedHtmlOnCondition", "html"), ("navigateToUrlOnCondition", "url")] {
            for ending in root.objects(field, &mut self.draft) {
                let title = if text == "html" { self.text(&ending, text) } else { self.words(&"Thank you".into(), field) };
                let redirect = if text == "url" { self.address(&ending, "url") } else { None };
                if text == "html" || redirect.is_some() {
                    let at = self.draft.ending("", title, redirect);
                    self.draft.when(Spot::Ending(at), ending.at("expression"), ending.text("expression").unwrap_or_default());
                }
                ending.skip(&["expression"]);
                ending.finish(&mut self.draft);
            }
        }
        let words = self.text(root, "completedHtml");
        let redirect = self.address(root, "navigateToUrl");
        if !words.is_empty() || redirect.is_some() {
            let title = if words.is_empty() { self.words(&"Thank you".into(), "navigateToUrl") } else { words };
            self.draft.ending("completed", title, redirect);
        }
    }

    /// An address people are taken to, if it is safe.
    fn address(&mut self, object: &Object<'_>, name: &str) -> Option<String> {
        let address = object.text(name)?;
        match crate::check::fault_of_address(address) {
            None => Some(address.to_owned()),
            Some(fault) => {
                self.draft.tell(object.at(name), address, format!("the address {fault}: left out"));
                None
            }
        }
    }

    pub(super) fn triggers(&mut self, root: &Object<'_>) {
        for trigger in root.objects("triggers", &mut self.draft) {
            let carried = match trigger.text("type") {
                Some("complete") => self.draft.definition.endings.last().map(|ending| Target::Ending(ending.key.clone())),
                Some("skip") => {
                    let to = self.draft.place_of(trigger.text("gotoName").unwrap_or_default());
                    to.map(|(page, _)| Target::Page(self.draft.definition.pages[page].key.clone()))
                }
                _ => None,
            };
            let from = self.asked_on(trigger.text("expression").unwrap_or_default());
            match (carried, from) {
                (Some(to), Some(page)) => {
                    let spot = self.draft.jump(page, to);
                    self.draft.when(spot, trigger.at("expression"), trigger.text("expression").unwrap_or_default());
                    self.draft.tell(
                        &trigger.place,
                        trigger.text("type").unwrap_or_default(),
                        "it became a jump, which happens when the page is sent",
                    );
                    trigger.finish(&mut self.draft);
                }
                _ => self.draft.tell(
                    &trigger.place,
                    trigger.text("type").unwrap_or("trigger"),
                    "nothing here happens while somebody writes, and ends need an ending: left out, compute a variable or add a jump",
                ),
            }
        }
    }

    /// The last page that asks for something a condition looks at.
    fn asked_on(&self, expression: &str) -> Option<usize> {
        let node = parse(expression, Dialect::SurveyJs).ok()?;
        let mut names = Vec::new();
        node_names(&node, &mut names);
        names.into_iter().filter_map(|name| self.draft.place_of(name)).map(|(page, _)| page).max()
    }
}

//! The last page: thanks in the survey's words, or plain ones.

use ::surveys::Ending;
use maud::{Markup, html};

use super::shell::{Html, shell};
use super::{Frame, Reader};
use crate::answering::look;

/// The ending as HTML; `edit` is where answers are changed, when they may be.
pub(in crate::answering) fn ended(reader: Reader<'_>, ending: Option<&Ending>, frame: &Frame, edit: bool) -> Html {
    let words = reader.words;
    let title = ending.map_or_else(|| words.thanks.clone(), |ending| reader.say_or(&ending.title, &words.thanks));
    let below = ending.map_or_else(|| words.thanks_words.clone(), |ending| reader.say(&ending.words));
    let onward = ending.and_then(|ending| look::redirect(ending.redirect.as_deref()?));
    let content = html! {
        (tick())
        h1 data-sent="" { (title) }
        @if !below.is_empty() { p.lead { (below) } }
        @if frame.trial { p.note { (words.trial) } }
        @if onward.is_some() || edit {
            div.do {
                @if let Some(address) = onward { a.button.go href=(address) { (words.go_on) } }
                @if edit {
                    form method="post" action=(frame.action) {
                        button type="submit" name="go" value="edit" { (words.edit) }
                    }
                }
            }
        }
    };
    shell(Some(reader.definition), &reader.given.language, frame, &title, &content)
}

fn tick() -> Markup {
    html! { div.tick aria-hidden="true" { svg viewBox="0 0 24 24" { path d="M5 12.5l4.6 4.6L19 7.4" {} } } }
}

//! One page of a survey: its questions in a form.

use std::collections::BTreeMap;

use ::surveys::{Answer, Fault, Shown, Step};
use maud::{Markup, html};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::question::{Field, question};
use super::shell::{Html, shell};
use super::{Frame, Reader};
use crate::answering::guard;
use crate::answering::uploads::Names;
use crate::answering::words::fill;

/// A page with what was said on it and what is wrong with that.
pub(in crate::answering) struct Sheet<'s> {
    pub reader: Reader<'s>,
    pub step: Step<'s>,
    /// Answers that stand in the fields, by name.
    pub answers: BTreeMap<String, Answer>,
    /// Keys of questions that the link has answered in advance.
    pub prefilled: Vec<String>,
    pub faults: Vec<Fault>,
    /// The files that were sent.
    pub files: &'s Names,
    pub frame: Frame,
    pub stamp: String,
}

/// The page as HTML.
pub(in crate::answering) fn page(sheet: &Sheet<'_>) -> Html {
    let Reader { definition, given, words } = sheet.reader;
    let fields: Vec<Field<'_>> = sheet.step.questions.iter().enumerate().map(|(at, shown)| field(sheet, at, shown)).collect();
    let title = sheet.reader.say(&definition.title);
    let sends_files = sheet.step.questions.iter().any(|shown| matches!(shown.question.ask, ::surveys::Ask::File(_)));
    let content = html! {
        (head(sheet, &title))
        @if !sheet.faults.is_empty() { (errors(words.errors.as_str(), &fields)) }
        form method="post" action=(sheet.frame.action) novalidate enctype=[sends_files.then_some("multipart/form-data")] data-stamp=(sheet.stamp) {
            @for (name, value) in &sheet.frame.carried { input type="hidden" name=(name) value=(value); }
            input type="hidden" name="page" value=(sheet.step.page.key);
            input type="hidden" name="stamp" value=(sheet.stamp);
            @for field in &fields { (question(field)) }
            (trap(words.leave_empty.as_str()))
            div.do {
                button.go type="submit" name="go" value="next" { (if sheet.step.last { &words.send } else { &words.next }) }
                @if definition.settings.back && !sheet.step.first {
                    button type="submit" name="go" value="back" { (words.back) }
                }
            }
        }
        @if let Some(address) = &sheet.frame.address { (later(sheet, address)) }
    };
    shell(Some(definition), &given.language, &sheet.frame, &title, &content)
}

fn field<'f>(sheet: &'f Sheet<'_>, at: usize, shown: &'f Shown<'f>) -> Field<'f> {
    let key = &shown.question.key;
    Field {
        reader: sheet.reader,
        id: format!("q{}", at + 1),
        name: format!("q.{key}"),
        shown,
        answer: sheet.answers.get(key),
        other: sheet.answers.get(&format!("{key}.other")),
        files: sheet.files,
        faults: sheet.faults.iter().filter(|fault| fault.question.split('.').next() == Some(key)).collect(),
    }
}

fn head(sheet: &Sheet<'_>, title: &str) -> Markup {
    let Reader { definition, words, .. } = sheet.reader;
    let page_title = sheet.reader.say(&sheet.step.page.title);
    let percent = (sheet.step.progress * 100.0).round();
    html! {
        @if definition.settings.progress && definition.pages.len() > 1 {
            div.way {
                progress max="100" value=(percent) aria-hidden="true" {}
                span { (fill(&words.progress, &[("percent", &percent)])) }
            }
        }
        @if sheet.step.first {
            h1 { (title) }
            @if !definition.welcome.is_empty() { p.lead { (sheet.reader.say(&definition.welcome)) } }
            @if let Some(least) = definition.settings.anonymous { p.note { (fill(&words.anonymous, &[("least", &least)])) } }
            @if !page_title.is_empty() { h2 { (page_title) } }
        } @else {
            h1 { (if page_title.is_empty() { title } else { &page_title }) }
        }
        @if sheet.frame.trial { p.note { (words.trial) } }
        @if !sheet.prefilled.is_empty() { p.note { (words.prefilled) } }
    }
}

fn errors(words: &str, fields: &[Field<'_>]) -> Markup {
    html! {
        section.errors role="alert" aria-labelledby="errors" tabindex="-1" {
            h2 #errors { (words) }
            ul {
                @for field in fields.iter().filter(|field| !field.faults.is_empty()) {
                    li { a href={ "#" (field.id) } { (field.label()) " – " (field.fault().unwrap_or_default()) } }
                }
            }
        }
    }
}

/// A field that people neither see nor reach.
fn trap(words: &str) -> Markup {
    html! {
        div.trap aria-hidden="true" {
            label { (words) input type="text" name=(guard::TRAP) tabindex="-1" autocomplete="off"; }
        }
    }
}

fn later(sheet: &Sheet<'_>, address: &str) -> Markup {
    let words = sheet.reader.words;
    let part = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
    let mail = format!("mailto:?subject={}&body={}", part(&words.mail_subject), part(address));
    html! {
        details {
            summary { (words.continue_later) }
            p { (words.continue_later_help) }
            code.address #address { (address) }
            a.button.small href=(mail) { (words.mail_it) }
            " "
            button.small type="button" data-copy="address" data-done=(words.copied) hidden { (words.copy) }
        }
    }
}

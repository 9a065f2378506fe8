//! The page of announcements: for everybody, complete without a script, light and dark.

use std::sync::LazyLock;

use data_encoding::BASE64;
use kernel::{Time, Zone};
use listen::answering::{direction, own_name};
use maud::{DOCTYPE, Markup, PreEscaped, html};
use sha2::{Digest, Sha256};

use super::words::{Tongue, fill, words};
use super::{Record, Stage, Text};

const STYLE: &str = include_str!("page/style.css");

/// What the page is sent with: nothing foreign is loaded, and others may show it within theirs, as they may surveys.
pub(super) fn policy() -> &'static str {
    static POLICY: LazyLock<String> = LazyLock::new(|| {
        let hash = BASE64.encode(&Sha256::digest(STYLE.as_bytes()));
        format!("default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'; frame-ancestors *")
    });
    &POLICY
}

/// An announcement with the quotes that may be shown.
pub(super) struct Shown<'p> {
    pub record: &'p Record,
    pub stage: Stage,
    pub quotes: Vec<&'p str>,
}

/// What is around the announcements.
pub(super) struct Frame<'p> {
    pub company: &'p str,
    pub zone: &'p Zone,
    /// The language that is read, by its tag.
    pub language: &'p str,
    /// All that can be read here, the one that is read among them.
    pub languages: &'p [String],
    /// Whether search engines may list it.
    pub indexed: bool,
    /// Where the earlier ones stand.
    pub older: Option<String>,
    /// Where the newest stand, when these are not.
    pub newer: Option<String>,
}

/// The whole page.
pub(super) fn render(frame: &Frame, announcements: &[Shown]) -> String {
    let said = words(frame.language);
    let content = html! {
        header {
            @if frame.languages.len() > 1 {
                ul.langs {
                    @for tag in frame.languages {
                        li { a href={ "?lang=" (tag) } lang=(tag) hreflang=(tag) aria-current=[(tag == frame.language).then_some("true")] { (own_name(tag)) } }
                    }
                }
            }
            h1 { (said.title) }
            p.lead { (fill(&said.lead, frame.company)) }
        }
        @for one in announcements { (article(frame, said, one)) }
        @if announcements.is_empty() { p { (said.empty) } }
        @if frame.older.is_some() || frame.newer.is_some() {
            nav.way {
                @if let Some(newer) = &frame.newer { a href=(newer) { (said.newer) } }
                @if let Some(older) = &frame.older { a href=(older) rel="next" { (said.older) } }
            }
        }
    };
    shell(frame.language, frame.indexed, &format!("{} · {}", said.title, frame.company), &content)
}

fn article(frame: &Frame, said: &Tongue, one: &Shown) -> Markup {
    let Some(text) = one.record.text([frame.language]) else { return html! {} };
    // Words that are not in the language of the page say so, to those who hear them.
    let foreign = (text.language != frame.language).then_some(text.language.as_str());
    html! {
        article id=(one.record.id) {
            div lang=[foreign] dir=[foreign.map(direction)] {
                h2 { (text.title) }
                section {
                    h3 { (said.you_said) }
                    p { (text.said) }
                    @if !one.quotes.is_empty() {
                        h3 { (said.in_your_words) }
                        @for quote in &one.quotes { blockquote dir="auto" { (quote) } }
                    }
                }
                (told(frame, said, text, one))
            }
        }
    }
}

fn told(frame: &Frame, said: &Tongue, text: &Text, one: &Shown) -> Markup {
    html! {
        @if !text.decided.is_empty() {
            section { h3 { (said.we_decided) (day(frame, said, one.record.decided_at)) } p { (text.decided) } }
        }
        @if one.stage == Stage::Done {
            section.done { h3 { (said.we_did) (day(frame, said, one.record.done_at)) } p { (text.done) } }
        }
    }
}

fn day(frame: &Frame, said: &Tongue, time: Option<Time>) -> Markup {
    html! { @if let Some(time) = time { time datetime=(frame.zone.date(time)) { (said.day(frame.zone, time)) } } }
}

/// A page that says only one thing.
pub(super) fn notice(language: &str, title: &str, below: &str) -> String {
    shell(language, false, title, &html! { header { h1 { (title) } p.lead { (below) } } })
}

fn shell(language: &str, indexed: bool, title: &str, content: &Markup) -> String {
    let page = html! {
        (DOCTYPE)
        html lang=(language) dir=(direction(language)) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width,initial-scale=1";
                @if !indexed { meta name="robots" content="noindex,nofollow"; }
                meta name="color-scheme" content="light dark";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body { main { (content) } }
        }
    };
    page.into_string()
}

//! The letter as a page. Styles stand on each part, since many mail programs drop those of the head; dark colours stand there, for those that do not.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::{Footer, Measured, Paper, Part, Point, colour, paragraphs, picture_name};
use crate::words::words;

const STYLE: &str = include_str!("style.css");

const WORDS: &str = "margin:0 0 16px;font:16px/1.5 Arial,Helvetica,sans-serif;color:#211f1c";
const HEADING: &str = "margin:0 0 16px;font:bold 22px/1.3 Arial,Helvetica,sans-serif;color:#211f1c";
const SECTION: &str = "margin:24px 0 8px;font:bold 17px/1.3 Arial,Helvetica,sans-serif;color:#211f1c";
const QUIET: &str = "margin:0 0 12px;font:13px/1.5 Arial,Helvetica,sans-serif;color:#615d55";
const NAME: &str = "margin:0;font:bold 16px/1.4 Arial,Helvetica,sans-serif;color:#211f1c";
const TOLD: &str = "margin:0 0 4px;font:13px/1.5 Arial,Helvetica,sans-serif;color:#615d55";
const ENDS: &str = "padding:0 0 20px;font:13px/1.5 Arial,Helvetica,sans-serif;color:#615d55";
const QUOTE: &str = "margin:0 0 16px;padding:0 0 0 14px;border-left:3px solid #8c877d;font:16px/1.5 Arial,Helvetica,sans-serif;color:#211f1c";
const POINT: &str = "display:inline-block;min-width:42px;margin:0 4px 6px 0;padding:12px 0;box-sizing:border-box;text-align:center;text-decoration:none;\
    font:bold 16px/1.2 Arial,Helvetica,sans-serif;color:#211f1c;background:#ffffff;border:1px solid #8c877d;border-radius:6px";

/// Points that stand beside each other on a telephone; more of them are narrower there.
const ROW: usize = 7;

pub(super) fn html(paper: &Paper, subject: &str, footer: &Footer<'_>) -> String {
    let page = html! {
        (DOCTYPE)
        html lang=(footer.language) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width,initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="supported-color-schemes" content="light dark";
                title { (subject) }
                style { (PreEscaped(STYLE)) }
            }
            body.ground dir="auto" {
                @if let Some(preview) = &paper.preview {
                    div style="display:none;max-height:0;overflow:hidden" { (preview) }
                }
                table.ground role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:#f6f5f2" {
                    tr { td align="center" style="padding:24px 8px" {
                        table role="presentation" width="600" cellpadding="0" cellspacing="0" style="width:100%;max-width:600px" {
                            tr { td.sheet dir="auto" style="padding:36px 40px;background:#fdfcfa;border-radius:8px;text-align:start" {
                                @for (part, first) in paper.parts.iter().zip(first_pictures(paper)) { (one(part, paper.accent.as_deref(), first)) }
                            } }
                            tr { td.foot dir="auto" style="padding:20px 40px;text-align:start" { (below(footer)) } }
                        }
                    } }
                }
            }
        }
    };
    page.into_string()
}

/// The place of the first picture of each part among all of the letter.
fn first_pictures(paper: &Paper) -> impl Iterator<Item = usize> {
    paper.parts.iter().scan(0, |next, part| {
        let first = *next;
        if let Part::Measured(rows) = part {
            *next += rows.iter().filter(|row| row.picture.is_some()).count();
        }
        Some(first)
    })
}

fn one(part: &Part, accent: Option<&str>, first: usize) -> Markup {
    match part {
        Part::Heading(text) => html! { h1 dir="auto" style=(HEADING) { (text) } },
        Part::Section(text) => html! { h2 dir="auto" style=(SECTION) { (text) } },
        Part::Words(text) => html! { @for words in paragraphs(text) { p dir="auto" style=(WORDS) { (broken(words)) } } },
        Part::Quiet(text) => html! { @for words in paragraphs(text) { p.quiet dir="auto" style=(QUIET) { (broken(words)) } } },
        Part::Quote(text) => html! { @for words in paragraphs(text) { p.quote dir="auto" style=(QUOTE) { (broken(words)) } } },
        Part::Button { label, address } | Part::Key { label, address } => button(label, address, accent),
        Part::Scale { points, low, high } => scale(points, low, high),
        Part::Measured(rows) => measured(rows, first),
    }
}

fn button(label: &str, address: &str, accent: Option<&str>) -> Markup {
    let (ground, words) = colour::pair(accent);
    let style = format!(
        "display:inline-block;padding:13px 24px;border-radius:6px;text-decoration:none;font:bold 16px/1.2 Arial,Helvetica,sans-serif;\
        color:{words};background:{ground}"
    );
    html! { p style="margin:8px 0 20px" { a href=(address) style=(style) { (label) } } }
}

fn scale(points: &[Point], low: &str, high: &str) -> Markup {
    html! {
        p style="margin:0 0 2px;font-size:0" {
            @for Point { label, name, address } in points {
                a.point.many[points.len() > ROW] href=(address) aria-label=(name) style=(POINT) { (label) }
            }
        }
        @if !low.is_empty() || !high.is_empty() {
            table role="presentation" width="100%" cellpadding="0" cellspacing="0" {
                tr {
                    td.ends dir="auto" style=(format!("{ENDS};text-align:start")) { (low) }
                    td.ends dir="auto" style=(format!("{ENDS};text-align:end")) { (high) }
                }
            }
        }
    }
}

/// A name, its figure in words, and below it the picture; a program that shows none shows what it says.
fn measured(rows: &[Measured], first: usize) -> Markup {
    let mut next = first;
    html! {
        table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="margin:0 0 16px" {
            @for row in rows {
                tr { td dir="auto" style="padding:0 0 14px;text-align:start" {
                    p dir="auto" style=(NAME) { (row.name) }
                    p.quiet dir="auto" style=(TOLD) { (row.told) @if let Some(change) = &row.change { " · " (change) } }
                    @if row.picture.is_some() {
                        @let name = { let name = picture_name(next); next += 1; name };
                        img src=(format!("cid:{name}")) width="240" height="20" alt=(row.alt) style="display:block;border:0";
                    }
                } }
            }
        }
    }
}

fn below(footer: &Footer<'_>) -> Markup {
    let (tag, words) = words(footer.language);
    html! {
        @if let Some(postal) = footer.postal { p.quiet style=(QUIET) { (broken(postal)) } }
        @if let Some(address) = footer.unsubscribe {
            p.quiet lang=(tag) style=(QUIET) { a href=(address) style="color:#615d55" { (words.unsubscribe) } }
        }
    }
}

/// Lines of one paragraph.
fn broken(text: &str) -> Markup {
    html! { @for (place, line) in text.lines().enumerate() { @if place > 0 { br; } (line) } }
}

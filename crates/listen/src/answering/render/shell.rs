//! What is around every page: head, logo, languages, and the policy that keeps everything foreign out.

use ::surveys::Definition;
use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::answering::look;
use crate::answering::words::{direction, own_name};

use super::Frame;

use crate::answering::script::PAGE as SCRIPT;

/// A page and the policy it is sent with.
#[derive(Clone, Debug)]
pub(in crate::answering) struct Html {
    pub body: String,
    pub policy: String,
}

/// A whole page around its content.
pub(super) fn shell(definition: Option<&Definition>, language: &str, frame: &Frame, title: &str, content: &Markup) -> Html {
    let colours = look::colours(&definition.map_or_else(Default::default, |definition| definition.theme.clone()));
    let body = html! {
        (DOCTYPE)
        html lang=(language) dir=(direction(language)) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width,initial-scale=1";
                meta name="robots" content="noindex,nofollow";
                title { (title) }
                style { (PreEscaped(look::STYLE)) }
                style { (PreEscaped(&colours)) }
            }
            body {
                main class=[frame.embed.then_some("embed")] {
                    (top(definition, language, frame))
                    (content)
                }
                script { (PreEscaped(SCRIPT)) }
            }
        }
    };
    Html { body: body.into_string(), policy: look::policy(definition, &colours, SCRIPT) }
}

fn top(definition: Option<&Definition>, language: &str, frame: &Frame) -> Markup {
    let words = definition.and_then(|definition| definition.theme.logo_words.as_deref()).unwrap_or_default();
    html! {
        @if frame.logo.is_some() || frame.languages.len() > 1 {
            div.top {
                @if let Some(logo) = &frame.logo { img.logo src=(logo) alt=(words); }
                @if frame.languages.len() > 1 {
                    ul.langs {
                        @for (tag, address) in &frame.languages {
                            li { a href=(address) lang=(tag) hreflang=(tag) aria-current=[(tag == language).then_some("true")] { (own_name(tag)) } }
                        }
                    }
                }
            }
        }
    }
}

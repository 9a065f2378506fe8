//! A page that says in a friendly way why there is nothing to answer.

use maud::html;

use super::Frame;
use super::shell::{Html, shell};
use crate::answering::words::words;

/// Why there is no page of a survey.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::answering) enum Notice {
    /// Nothing is known by this address.
    Unknown,
    /// The link could be used for a time, which is over.
    Expired,
    /// The survey or the link takes no more answers.
    Closed,
    /// The link is good for one answer, which has come.
    Used,
    /// Too much was sent at once.
    TooLarge,
    /// A fault of ours.
    Trouble,
}

/// The notice as HTML.
pub(in crate::answering) fn notice(why: Notice, language: &str) -> Html {
    let words = words(language);
    let (title, below) = match why {
        Notice::Unknown => (&words.unknown_title, &words.unknown_words),
        Notice::Expired => (&words.expired_title, &words.expired_words),
        Notice::Closed => (&words.closed_title, &words.closed_words),
        Notice::Used => (&words.used_title, &words.used_words),
        Notice::TooLarge => (&words.too_large_title, &words.too_large_words),
        Notice::Trouble => (&words.trouble_title, &words.trouble_words),
    };
    let content = html! { h1 { (title) } p.lead { (below) } };
    shell(None, language, &Frame::default(), title, &content)
}

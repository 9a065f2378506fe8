//! A raw letter (RFC 5322), read as far as it matters here.

use std::collections::BTreeSet;

use mail_parser::{Address, HeaderValue, Message, MessageParser, MimeHeaders, PartType};

use super::automatic::is_automatic;
use super::report::{self, Report};
use super::{WORDS, answer};

/// More parts than this hide something.
const PARTS: usize = 300;

/// What was read.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Parsed {
    pub from_name: Option<String>,
    pub from_address: Option<String>,
    pub subject: Option<String>,
    /// Its own Message-ID.
    pub message_id: Option<String>,
    /// Tokens that stand in the addresses it was sent to.
    pub tokens: BTreeSet<String>,
    /// The letters it refers to, by Message-ID.
    pub refers_to: Vec<String>,
    pub content: Content,
}

/// What it is.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) enum Content {
    Words(String),
    #[default]
    Automatic,
    Bounce(Report),
    Complaint,
}

/// Reads a letter, or says why it cannot be read.
pub(super) fn parse(raw: &[u8]) -> Result<Parsed, String> {
    if count_parts(raw) > PARTS {
        return Err(format!("has more than {PARTS} parts"));
    }
    let message = MessageParser::default().parse(raw).filter(|message| !message.headers().is_empty()).ok_or("has no headers")?;
    let sender = message.from().and_then(Address::first);
    let reported = reported(&message);
    let content = match report_kind(&message) {
        Some("delivery-status") => Content::Bounce(report::of(reported.as_deref().unwrap_or_default())),
        Some("feedback-report") => Content::Complaint,
        _ if is_automatic(&message) => Content::Automatic,
        _ => Content::Words(words(&message)),
    };
    Ok(Parsed {
        from_name: sender.and_then(|sender| sender.name()).and_then(|name| line(name, 200)),
        from_address: sender.and_then(|sender| sender.address()).and_then(|address| line(address, 254)),
        subject: message.subject().and_then(|subject| line(subject, 250)),
        message_id: message.message_id().and_then(|id| line(id, 250)),
        tokens: tokens(&message),
        refers_to: refers_to(&message),
        content,
    })
}

/// Each part says what it is, so that counting that is enough; a letter of ten thousand parts within each other is not even opened.
fn count_parts(raw: &[u8]) -> usize {
    const MARK: &[u8] = b"content-type:";
    raw.windows(MARK.len()).filter(|window| window.eq_ignore_ascii_case(MARK)).count()
}

/// What kind of report it is, if it is one (RFC 6522).
fn report_kind<'m>(message: &'m Message<'_>) -> Option<&'m str> {
    let kind = message.content_type().filter(|kind| kind.ctype().eq_ignore_ascii_case("multipart"))?;
    let subtype = kind.subtype().filter(|subtype| subtype.eq_ignore_ascii_case("report"));
    subtype.and_then(|_| kind.attribute("report-type")).map(|kind| {
        if kind.eq_ignore_ascii_case("delivery-status") {
            "delivery-status"
        } else if kind.eq_ignore_ascii_case("feedback-report") {
            "feedback-report"
        } else {
            "other"
        }
    })
}

/// The part that says per recipient what became of a letter.
fn reported(message: &Message<'_>) -> Option<String> {
    let part = message
        .parts
        .iter()
        .find(|part| part.content_type().is_some_and(|kind| kind.subtype().is_some_and(|sub| sub.eq_ignore_ascii_case("delivery-status"))))?;
    Some(String::from_utf8_lossy(part.contents()).replace('\0', ""))
}

fn words(message: &Message<'_>) -> String {
    let text = message.body_text(0).unwrap_or_default();
    answer::fresh(&text).chars().filter(|c| *c != '\0').take(WORDS).collect()
}

/// Where the letter was sent to; some servers note it in headers of their own.
fn tokens(message: &Message<'_>) -> BTreeSet<String> {
    let lists = [message.to(), message.cc()].into_iter().flatten();
    let known = lists.flat_map(|list| list.iter()).filter_map(|address| address.address().map(ToOwned::to_owned));
    let raw = ["Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To"]
        .into_iter()
        .filter_map(|name| message.header_raw(name).map(ToOwned::to_owned));
    known.chain(raw).filter_map(|address| token(&address)).collect()
}

/// The token in `replies+TOKEN@example.com`.
fn token(address: &str) -> Option<String> {
    let (local, _) = address.trim().trim_matches(['<', '>']).rsplit_once('@')?;
    let (_, token) = local.rsplit_once('+')?;
    let fits = token.len() == crate::token::LENGTH && token.bytes().all(|byte| byte.is_ascii_alphanumeric());
    fits.then(|| token.to_ascii_lowercase())
}

/// The Message-IDs it names, also those of a letter that came back with it.
fn refers_to(message: &Message<'_>) -> Vec<String> {
    let mut ids = ids(message.in_reply_to());
    ids.extend(self::ids(message.references()));
    for part in &message.parts {
        match &part.body {
            PartType::Message(inner) => ids.extend(inner.message_id().map(ToOwned::to_owned)),
            _ if is_headers(part) => ids.extend(report::message_id(&String::from_utf8_lossy(part.contents()))),
            _ => {}
        }
    }
    ids.retain(|id| !id.is_empty() && !id.chars().any(char::is_control));
    ids.truncate(50);
    ids
}

fn is_headers(part: &mail_parser::MessagePart<'_>) -> bool {
    part.content_type().and_then(|kind| kind.subtype()).is_some_and(|subtype| subtype.eq_ignore_ascii_case("rfc822-headers"))
}

fn ids(value: &HeaderValue<'_>) -> Vec<String> {
    match value {
        HeaderValue::Text(id) => vec![id.to_string()],
        HeaderValue::TextList(ids) => ids.iter().map(ToString::to_string).collect(),
        _ => Vec::new(),
    }
}

/// A text of a header as it can be kept.
fn line(text: &str, most: usize) -> Option<String> {
    let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(most).collect();
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

#[cfg(test)]
mod tests;

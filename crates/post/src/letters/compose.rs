//! A letter as it goes over the wire.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use edge::Site;
use kernel::Time;
use lettre::Message;
use lettre::address::Envelope;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Attachment, MultiPart, SinglePart};

use super::Record;
use super::deliver::Mail;
use crate::paper::{Footer, Paper, picture_name};
use crate::settings::Settings;
use crate::{Mailbox, Office, unsubscribe};

/// Puts the letter together; a failure will be the same the next time.
pub(super) fn compose(letter: &Record, thread: &[String], settings: &Settings, office: &Office, site: &Site, now: Time) -> Result<Mail, String> {
    let usual = office.sender().ok_or("this installation has no sender: the operator sets one with --mail-from")?;
    let token = letter.token.as_deref().ok_or("the letter has left already")?;
    let paper = letter.paper.as_ref().ok_or("what the letter says is not kept any more")?;
    let (from, answers) = sender(letter, settings, office, usual);
    let threaded = settings.reply_address.as_ref().map(|address| with_token(address, token)).transpose()?;
    let link = letter.unsubscribes.then(|| unsubscribe::address(&site.base_url, token));
    let footer = Footer { postal: settings.postal_address.as_deref(), unsubscribe: link.as_deref(), language: &letter.language };

    let mut message = Message::builder()
        .from(from.in_header())
        .to(letter.to.in_header())
        .subject(letter.subject.clone())
        .date(moment(now))
        .message_id(Some(format!("<{}@{}>", letter.message_id, usual.domain())));
    if let Some(mailbox) = threaded.as_ref().or(answers.as_ref()) {
        message = message.reply_to(mailbox.clone().named(from.name().map(ToOwned::to_owned)).in_header());
    }
    // Kept as they are: an address that a mail program reads may not be encoded as words.
    let before: Vec<String> = thread.iter().map(|id| format!("<{id}@{}>", usual.domain())).collect();
    for (name, value) in headers(paper.is_by_hand(), &before, link.as_deref()) {
        message = message.raw_header(HeaderValue::dangerous_new_pre_encoded(HeaderName::new_from_ascii_str(name), value.clone(), value));
    }
    let alternative = MultiPart::alternative().boundary(format!("={}=", letter.message_id)).singlepart(SinglePart::plain(paper.text(&footer)));
    let page = SinglePart::html(paper.html(&letter.subject, &footer));
    let parts = match pictured(page, paper, &letter.message_id)? {
        Page::Plain(page) => alternative.singlepart(page),
        Page::Pictured(pages) => alternative.multipart(pages),
    };
    let message = message.multipart(parts).map_err(|error| error.to_string())?;
    // A bounce goes to the address that leads back to the letter.
    let returns = threaded.as_ref().unwrap_or(if office.may_send_as(&from) { &from } else { usual });
    let envelope = Envelope::new(Some(returns.in_envelope()), vec![letter.to.in_envelope()]).map_err(|error| error.to_string())?;
    Ok(Mail { id: letter.id, envelope, bytes: message.formatted() })
}

/// The page of a letter, with the pictures that it shows if there are any.
enum Page {
    Plain(SinglePart),
    Pictured(MultiPart),
}

/// Pictures go along with the page and are shown within it, so that no program has to fetch them.
fn pictured(page: SinglePart, paper: &Paper, message_id: &str) -> Result<Page, String> {
    if paper.pictures().next().is_none() {
        return Ok(Page::Plain(page));
    }
    let png = ContentType::parse("image/png").map_err(|error| error.to_string())?;
    let with = |parts: MultiPart, (place, picture): (usize, &[u8])| {
        parts.singlepart(Attachment::new_inline(picture_name(place)).body(picture.to_vec(), png.clone()))
    };
    let pages = MultiPart::related().boundary(format!("=related={message_id}=")).singlepart(page);
    Ok(Page::Pictured(paper.pictures().enumerate().fold(pages, with)))
}

/// Whom the letter comes from, and where answers go when that is somebody else.
fn sender(letter: &Record, settings: &Settings, office: &Office, usual: &Mailbox) -> (Mailbox, Option<Mailbox>) {
    let house = settings.sender().filter(|sender| office.may_send_as(sender)).unwrap_or_else(|| usual.clone());
    let house = match &settings.sender_name {
        Some(name) => house.named(Some(name.clone())),
        None => house,
    };
    match &letter.from {
        None => (house, None),
        Some(from) if office.may_send_as(from) => (from.clone(), None),
        Some(from) => (house.named(from.name().map(ToOwned::to_owned)), Some(from.clone())),
    }
}

/// `replies@example.com` with a token: `replies+TOKEN@example.com`.
fn with_token(address: &str, token: &str) -> Result<Mailbox, String> {
    let (local, domain) = address.rsplit_once('@').unwrap_or((address, ""));
    Mailbox::new(None, &format!("{local}+{token}@{domain}")).map_err(|refusal| refusal.detail)
}

fn headers(by_hand: bool, before: &[String], link: Option<&str>) -> Vec<(&'static str, String)> {
    let mut headers = Vec::new();
    if !by_hand {
        // Answering machines leave alone what says that a machine wrote it (RFC 3834).
        headers.push(("Auto-Submitted", "auto-generated".to_owned()));
    }
    if let Some(last) = before.last() {
        headers.push(("In-Reply-To", last.clone()));
        headers.push(("References", before.join("\r\n ")));
    }
    if let Some(link) = link {
        headers.push(("List-Unsubscribe", format!("<{link}>")));
        headers.push(("List-Unsubscribe-Post", "List-Unsubscribe=One-Click".to_owned()));
    }
    headers
}

fn moment(now: Time) -> SystemTime {
    UNIX_EPOCH + Duration::from_micros(u64::try_from(now.micros()).unwrap_or(0))
}

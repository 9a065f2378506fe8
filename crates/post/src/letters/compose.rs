//! A letter as it goes over the wire.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use edge::Site;
use kernel::Time;
use lettre::Message;
use lettre::address::Envelope;
use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{MultiPart, SinglePart};

use super::Record;
use super::deliver::Mail;
use crate::paper::Footer;
use crate::settings::Settings;
use crate::{Mailbox, Office, unsubscribe};

/// Puts the letter together; a failure will be the same the next time.
pub(super) fn compose(letter: &Record, settings: &Settings, office: &Office, site: &Site, now: Time) -> Result<Mail, String> {
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
    for (name, value) in headers(link.as_deref()) {
        message = message.raw_header(HeaderValue::dangerous_new_pre_encoded(HeaderName::new_from_ascii_str(name), value.clone(), value));
    }
    let parts = MultiPart::alternative()
        .boundary(format!("={}=", letter.message_id))
        .singlepart(SinglePart::plain(paper.text(&footer)))
        .singlepart(SinglePart::html(paper.html(&letter.subject, &footer)));
    let message = message.multipart(parts).map_err(|error| error.to_string())?;
    // A bounce goes to the address that leads back to the letter.
    let returns = threaded.as_ref().unwrap_or(if office.may_send_as(&from) { &from } else { usual });
    let envelope = Envelope::new(Some(returns.in_envelope()), vec![letter.to.in_envelope()]).map_err(|error| error.to_string())?;
    Ok(Mail { id: letter.id, envelope, bytes: message.formatted() })
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

fn headers(link: Option<&str>) -> Vec<(&'static str, String)> {
    // Answering machines leave alone what says that a machine wrote it (RFC 3834).
    let mut headers = vec![("Auto-Submitted", "auto-generated".to_owned())];
    if let Some(link) = link {
        headers.push(("List-Unsubscribe", format!("<{link}>")));
        headers.push(("List-Unsubscribe-Post", "List-Unsubscribe=One-Click".to_owned()));
    }
    headers
}

fn moment(now: Time) -> SystemTime {
    UNIX_EPOCH + Duration::from_micros(u64::try_from(now.micros()).unwrap_or(0))
}

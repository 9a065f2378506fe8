//! Channels of Slack and Teams that are told in words, by the deliveries of webhooks: signed by nobody, since their address is the secret.

pub(super) mod routes;
mod slack;
mod teams;

use edge::Site;
use kernel::{Id, Refusal, closed};
use store::{Error, Read, Tx};
use url::Url;

use super::{Record, State, deliveries, store as webhooks};
use crate::Webhook;
use crate::words::words;

/// The longest name, in characters.
const NAME: usize = 100;
/// The longest sentence of a message, and the longest line of a section, in characters.
const SENTENCE: usize = 500;
const LINE: usize = 220;
/// Lines of one section, at most.
const LINES: usize = 12;
/// Characters of all sections, at most: Teams takes 28 kB.
const WHOLE: usize = 8_000;
/// How much of the end of an address is shown, so that people can tell two apart.
const SHOWN: usize = 4;

closed! {
    /// Which program shows what is told.
    #[schema(as = ChatKind)]
    Kind, "kind of chat" {
        /// A channel of Slack, by an incoming webhook.
        Slack = "slack",
        /// A channel of Microsoft Teams, by a workflow that takes webhooks.
        Teams = "teams",
    }
}

impl Kind {
    /// The body by which the program takes a message.
    pub(super) fn body(self, message: &Message) -> String {
        match self {
            Self::Slack => slack::body(message).to_string(),
            Self::Teams => teams::body(message).to_string(),
        }
    }
}

/// What a chat is told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Message {
    title: String,
    words: String,
    sections: Vec<(String, Vec<String>)>,
    quiet: Option<String>,
    link: Option<(String, String)>,
}

impl Message {
    /// A message with a title, and what there is to say in a sentence.
    pub fn new(title: &str, words: &str) -> Self {
        Self { title: line(title, LINE), words: line(words, SENTENCE), ..Self::default() }
    }

    /// With lines under a heading; none of them, none of both.
    #[must_use]
    pub fn section(mut self, heading: &str, lines: impl IntoIterator<Item = String>) -> Self {
        let lines: Vec<String> = lines.into_iter().map(|one| line(&one, LINE)).filter(|line| !line.is_empty()).take(LINES).collect();
        if !lines.is_empty() && self.characters() + LINES * LINE <= WHOLE {
            self.sections.push((line(heading, LINE), lines));
        }
        self
    }

    fn characters(&self) -> usize {
        self.sections.iter().flat_map(|(heading, lines)| [heading].into_iter().chain(lines)).map(|line| line.chars().count()).sum()
    }

    /// With small words that stand back.
    #[must_use]
    pub fn quiet(self, words: &str) -> Self {
        Self { quiet: Some(line(words, SENTENCE)), ..self }
    }

    /// With a link to where one reads on.
    #[must_use]
    pub fn link(self, label: &str, address: &str) -> Self {
        Self { link: Some((line(label, LINE), address.to_owned())), ..self }
    }
}

/// Text as one line of bounded length.
fn line(text: &str, most: usize) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    cut(&words, most)
}

fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most { text.to_owned() } else { text.chars().take(most - 1).chain(['…']).collect() }
}

/// Tells a chat, in the transaction of what it is told of. One that a person switched off, or that is gone, is told nothing; what one that failed
/// should have been told is kept, to be sent again.
pub async fn tell(tx: &mut Tx<'_>, chat: Id<Webhook>, kind: &str, message: &Message) -> Result<(), Error> {
    let Some(to) = find(tx, chat).await?.filter(|chat| chat.state != State::Off) else { return Ok(()) };
    let Some(program) = to.chat else { return Ok(()) };
    deliveries::add(tx, &[(chat, to.state == State::On)], kind, &program.body(message)).await.map(drop)
}

/// The chat with this id.
pub async fn find(read: &mut Read, id: Id<Webhook>) -> Result<Option<Record>, Error> {
    Ok(webhooks::find(read, id).await?.filter(|found| found.chat.is_some()))
}

/// The chat with this id, or a refusal that names where it was asked for.
pub async fn named(read: &mut Read, field: &str, id: Id<Webhook>) -> Result<Record, Error> {
    find(read, id).await?.ok_or_else(|| Refusal::field(field, format!("there is no chat {id} here: GET /v1/chats lists them")).into())
}

/// The message that tries a chat out.
pub(super) async fn test(read: &mut Read, site: &Site) -> Result<Message, Error> {
    let workspace = identity::workspaces::settings(read).await?;
    let (_, words) = words(&workspace.locale);
    let about = words.chat_words.replace("{workspace}", &workspace.name);
    let address = format!("{}/w/{}/settings?tab=chats", site.base_url, workspace.key);
    Ok(Message::new(&words.chat_heading, &about).link(&words.test_button, &address))
}

fn checked_name(name: &str) -> Result<String, Refusal> {
    kernel::text::line("name", name, NAME)
}

/// What is shown of an address that lets anybody write there.
fn masked(address: &str) -> String {
    let end: String = address.chars().rev().take(SHOWN).collect::<Vec<_>>().into_iter().rev().collect();
    let place = Url::parse(address).ok().map(|url| url.origin().ascii_serialization()).unwrap_or_default();
    format!("{place}/…{end}")
}

#[cfg(test)]
mod tests {
    use super::*;

    pub(super) fn example() -> Message {
        Message::new("Acme & <Sons>", "*NPS* is 12\n(3 … 21)")
            .section("Alerts", ["One <!channel>".to_owned(), String::new()])
            .section("Nothing", [])
            .quiet("Read at nine")
            .link("Open it", "https://cx.example.org/w/a/digests?kind=x&every=week")
    }

    #[test]
    fn an_address_is_shown_without_what_makes_it_a_key() {
        let shown = masked("https://hooks.slack.com/services/T000/B000/abcdWXYZ");
        assert_eq!(shown, "https://hooks.slack.com/…WXYZ");
        assert!(Url::parse(&shown).is_ok());
    }

    #[test]
    fn lines_are_lines_and_lists_end() {
        assert_eq!(line(" a\n b\u{7}c ", LINE), "a b c");
        assert_eq!(line(&"x".repeat(600), LINE).chars().count(), LINE);
        let long = (0..30).fold(Message::new("t", "w"), |message, _| message.section("h", vec!["ü".repeat(600); 30]));
        assert!(long.sections.len() > 1 && long.sections[0].1.len() == LINES);
        for kind in [Kind::Slack, Kind::Teams] {
            assert!(kind.body(&long).len() < 28_000, "{kind}: {}", kind.body(&long).len());
        }
    }
}

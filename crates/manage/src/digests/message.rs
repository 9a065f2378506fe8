//! A digest as a message in a channel of Slack or Teams: without words of customers and names of people, who is there nobody here knows.

use post::webhooks::chats::Message;

use super::Kind;
use super::telling::Teller;
use super::words::fill;

/// The message; `team` is what the team is called whose touchpoints it is about.
pub(super) fn message(teller: &Teller<'_>, kind: Kind, team: Option<&str>, address: &str) -> Message {
    let (said, content) = (teller.said, teller.content);
    let what = match kind {
        Kind::Executive => said.executive.clone(),
        Kind::Team => fill(&said.of_team, &[("team", team.unwrap_or("–"))]),
        Kind::Person => said.person.clone(),
    };
    let title = said.subject(&what, &content.from, &content.until);
    let sentence = [Some(teller.headline()), teller.change()].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let mut message = Message::new(&title, &sentence);
    let parts = teller.sections();
    for section in std::iter::once(teller.places()).chain(parts).chain([teller.decided()]) {
        message = message.section(&section.heading, section.lines);
    }
    let message = message.link(&said.open, address);
    match teller.asked() {
        Some(asked) => message.quiet(&asked),
        None => message,
    }
}

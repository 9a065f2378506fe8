//! Webhooks: other programs are told of what happens here, by Standard Webhooks 1.0.0, at least once and signed; and channels of Slack and Teams, in words.

pub mod chats;
mod deliver;
pub mod deliveries;
mod publish;
mod published;
mod reach;
pub mod routes;
mod schedule;
mod secrets;
mod signature;
mod store;

use kernel::{Id, Member, Refusal, Time, closed};
use url::{Host, Url};

use crate::Webhook;

pub use deliver::{Call, Caller, Reply, Sending};
pub use publish::Publishing;
pub use published::{Look, Published, Registry, TEST};
pub use reach::Reach;

/// The longest address, in characters.
const ADDRESS: usize = 2000;
/// The longest description, in characters.
const DESCRIPTION: usize = 200;
/// Webhooks of one workspace at most.
const MOST: usize = 50;

closed! {
    /// Whether a webhook is told of anything.
    #[schema(as = WebhookState)]
    State, "state of a webhook" {
        /// Events are sent.
        On = "on",
        /// A person switched it off: nothing is kept for it.
        Off = "off",
        /// It was switched off by itself: what happens meanwhile is kept to be sent later.
        Failed = "failed",
    }
}

closed! {
    /// Why a webhook was switched off by itself.
    #[schema(as = WebhookFault)]
    Fault, "fault of a webhook" {
        /// The receiver answered 410: it wants no more.
        Gone = "gone",
        /// For three days nothing was taken.
        Unreachable = "unreachable",
        /// There is nothing to sign with, as after a backup was restored.
        NoSecret = "no_secret",
    }
}

closed! {
    /// What was wrong with one attempt.
    #[schema(as = WebhookTrouble)]
    Trouble, "trouble of an attempt" {
        /// The answer was neither a success nor a redirect.
        Refused = "refused",
        /// The answer was a redirect, which is not followed.
        Redirected = "redirected",
        /// There was no answer in time.
        TimedOut = "timed_out",
        /// The name leads nowhere.
        UnknownHost = "unknown_host",
        /// The address is within our own walls, and the operator has not allowed it.
        InternalAddress = "internal_address",
        /// Plain HTTP leads out of our own walls.
        NotEncrypted = "not_encrypted",
        /// Nobody took the connection, or it broke.
        Unreachable = "unreachable",
    }
}

/// A webhook as it is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// Its id.
    pub id: Id<Webhook>,
    /// Where events go; of a chat only where that is, since whoever knows the whole address can write there.
    pub url: String,
    /// What people say it is for; of a chat its name.
    pub description: Option<String>,
    /// Which program shows what is told, where it is a chat; it is told no events.
    pub chat: Option<chats::Kind>,
    /// Whether names of accounts may be told to a chat.
    pub tells_names: bool,
    /// The kinds of events it is told of; none is all.
    pub kinds: Option<Vec<String>>,
    /// Whether it is told of anything.
    pub state: State,
    /// Why it was switched off by itself.
    pub fault: Option<Fault>,
    /// Attempts that failed one after another.
    pub failures: i64,
    /// When the first of them was.
    pub failing_since: Option<Time>,
    /// Nothing is sent before.
    pub rests_until: Option<Time>,
    /// The member who made it, if it was one.
    pub maker: Option<Id<Member>>,
    /// When it was made.
    pub made_at: Time,
    /// When it was changed.
    pub changed_at: Time,
    /// Counts the changes.
    pub revision: i64,
}

impl Record {
    /// Whether it wants to be told of this kind.
    fn wants(&self, kind: &str) -> bool {
        self.chat.is_none() && self.kinds.as_ref().is_none_or(|kinds| kinds.iter().any(|wanted| wanted == kind))
    }
}

/// An address that events may be sent to, in its even form. What it leads to is looked at when it is dialled.
fn checked_url(text: &str, reach: &Reach) -> Result<String, Refusal> {
    let refuse = |reason: &str| Refusal::field("url", reason);
    let text = text.trim();
    if text.chars().count() > ADDRESS {
        return Err(refuse("has more than 2,000 characters: shorten it"));
    }
    let url = Url::parse(text).map_err(|_| refuse("is not an address: write it as https://example.com/hooks"))?;
    match url.scheme() {
        "https" => {}
        "http" if reach.is_extended() => {}
        "http" => {
            return Err(refuse("is not encrypted: use https://; http:// is for receivers in networks that the operator allows by --webhook-allow"));
        }
        other => return Err(refuse(&format!("begins with {other}: events are sent by https://"))),
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(refuse("holds a password, which would be shown: leave it out and check the signature instead"));
    }
    if url.fragment().is_some() {
        return Err(refuse("holds a #, which is not sent: leave out what follows it"));
    }
    let encrypted = url.scheme() == "https";
    let within = match url.host() {
        Some(Host::Ipv4(address)) => reach.admits(address.into(), encrypted).is_err(),
        Some(Host::Ipv6(address)) => reach.admits(address.into(), encrypted).is_err(),
        Some(Host::Domain(name)) => !reach.is_extended() && is_local(name),
        None => return Err(refuse("names no host: write it as https://example.com/hooks")),
    };
    if within {
        return Err(refuse("is an address within our own walls: it may be used once the operator allows its network by --webhook-allow"));
    }
    Ok(url.into())
}

/// Names that mean this machine everywhere.
fn is_local(name: &str) -> bool {
    let name = name.trim_end_matches('.');
    name == "localhost" || name.ends_with(".localhost")
}

fn checked_description(text: Option<&str>) -> Result<Option<String>, Refusal> {
    kernel::text::optional_line("description", text, DESCRIPTION)
}

/// Kinds of events that may be wanted: some of those that are published, each once.
fn checked_kinds(kinds: Option<Vec<String>>, registry: Registry) -> Result<Option<Vec<String>>, Refusal> {
    let Some(mut kinds) = kinds else { return Ok(None) };
    if let Some(unknown) = kinds.iter().find(|kind| registry.find(kind).is_none()) {
        return Err(Refusal::field("kinds", format!("{unknown:?} is not told to other programs: GET /v1/webhook-events lists what is")));
    }
    kinds.sort_unstable();
    kinds.dedup();
    if kinds.is_empty() {
        return Err(Refusal::field("kinds", "is empty, so that nothing would be sent: name a kind, or null for all"));
    }
    Ok(Some(kinds))
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("https://example.com/hooks", Some("https://example.com/hooks"))]
    #[case("https://Example.com:8443?x=1", Some("https://example.com:8443/?x=1"))]
    #[case("https://8.8.8.8/", Some("https://8.8.8.8/"))]
    #[case("http://example.com/", None)]
    #[case("ftp://example.com/", None)]
    #[case("example.com", None)]
    #[case("https://ada:secret@example.com/", None)]
    #[case("https://example.com/#part", None)]
    #[case("https://localhost/", None)]
    #[case("https://hooks.localhost./", None)]
    #[case("https://127.0.0.1/", None)]
    #[case("https://2130706433/", None)]
    #[case("https://0x7f.1/", None)]
    #[case("https://[::ffff:10.0.0.1]/", None)]
    #[case("https://169.254.169.254/latest", None)]
    fn addresses_lead_out_of_our_own_walls(#[case] text: &str, #[case] kept: Option<&str>) {
        assert_eq!(checked_url(text, &Reach::default()).ok().as_deref(), kept);
    }

    #[test]
    fn an_operator_lets_receivers_be_near_and_plain() {
        let reach = Reach::new(vec!["10.0.0.0/8".parse().expect("a network")]);
        assert_eq!(checked_url("http://10.1.2.3:8080/x", &reach).ok().as_deref(), Some("http://10.1.2.3:8080/x"));
        assert!(checked_url("http://192.168.0.1/x", &reach).is_err());
        assert!(checked_url("http://8.8.8.8/x", &reach).is_err(), "plain HTTP stays within");
    }

    #[test]
    fn kinds_are_those_that_are_published() {
        const KINDS: &[Published] = &[Published::of("a.made", "A", &[]), Published::of("b.made", "B", &[])];
        let checked = |kinds: &[&str]| checked_kinds(Some(kinds.iter().map(ToString::to_string).collect()), Registry(KINDS)).ok().flatten();
        assert_eq!(checked(&["b.made", "a.made", "b.made"]), Some(vec!["a.made".to_owned(), "b.made".into()]));
        assert_eq!((checked(&["c.made"]), checked(&[])), (None, None));
        assert_eq!(checked_kinds(None, Registry(KINDS)), Ok(None));
    }
}

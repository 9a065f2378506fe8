//! How a workspace writes: its name and address, where answers go, the postal address below every letter, the key of its mail.

mod key;
pub mod routes;
mod store;

use kernel::{Refusal, Time};

use crate::mailbox::{checked, header_text};
use crate::{Mailbox, Office};

pub(crate) use key::MailKey;
pub use store::get;
use store::{change, of_key, set_key};

/// The longest name of a sender, in characters.
const NAME: usize = 200;
/// The longest postal address, in characters.
const POSTAL: usize = 500;

/// For how many days what letters say may be kept; the fewest leave time to file what comes in.
const KEPT: std::ops::RangeInclusive<i64> = 7..=36_500;

/// What a workspace has set; nothing to begin with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// Whom letters come from.
    pub sender_name: Option<String>,
    /// The address they come from, in a domain of the installation.
    pub sender_address: Option<String>,
    /// The mailbox whose mail is brought in; answers go there.
    pub reply_address: Option<String>,
    /// Stands below every letter.
    pub postal_address: Option<String>,
    /// The beginning of the key of incoming mail, to tell it by.
    pub key_hint: Option<String>,
    /// When the key was made.
    pub key_made_at: Option<Time>,
    /// For how many days it is kept what letters say; none is for ever.
    pub keep_days: Option<i64>,
    /// Counts the changes.
    pub revision: i64,
}

impl Settings {
    /// The sender, if an address is set.
    pub(crate) fn sender(&self) -> Option<Mailbox> {
        let address = self.sender_address.as_deref()?;
        Mailbox::new(self.sender_name.as_deref(), address).ok()
    }

    /// The same with its texts made even, or the rule that one of them breaks.
    pub(crate) fn checked(self, office: &Office) -> Result<Self, Refusal> {
        let filled = |text: Option<String>| text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
        let sender_name = filled(self.sender_name).map(|name| header_text("sender_name", &name, NAME)).transpose()?;
        let sender_address = filled(self.sender_address).map(|address| checked("sender_address", &address)).transpose()?.map(|a| a.to_string());
        let reply_address = filled(self.reply_address).map(|address| checked_reply(&address)).transpose()?;
        let postal_address = filled(self.postal_address).map(|text| kernel::text::lines("postal_address", &text, POSTAL)).transpose()?;
        if self.keep_days.is_some_and(|days| !KEPT.contains(&days)) {
            return Err(Refusal::field("keep_days", "keep what letters say for 7 to 36,500 days, or for ever"));
        }
        let settings = Self { sender_name, sender_address, reply_address, postal_address, ..self };
        match settings.sender() {
            Some(sender) if !office.may_send_as(&sender) => Err(Refusal::field("sender_address", foreign(&sender, office))),
            _ => Ok(settings),
        }
    }
}

/// The token is added behind a `+`, so that there may be none yet, and there has to be room for it.
fn checked_reply(address: &str) -> Result<String, Refusal> {
    let read = checked("reply_address", address)?;
    if read.user().contains('+') || read.user().len() + 1 + crate::token::LENGTH > 64 {
        return Err(Refusal::field("reply_address", "needs a short part before the @, without a +: the sign of each letter is added there"));
    }
    Ok(read.to_string())
}

fn foreign(sender: &Mailbox, office: &Office) -> String {
    if office.domains().is_empty() {
        return "can be set once the operator has set a mail server".into();
    }
    let domains = office.domains().join(", ");
    format!("{} is not a domain this installation sends for, so that letters would be taken for forged: use {domains}", sender.domain())
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::Delivery;

    fn office() -> Office {
        Office::new(Delivery::Smtp, Mailbox::read("CX <cx@example.com>").expect("a mailbox"), &["Example.ORG".into()])
    }

    #[rstest]
    #[case("ada@example.com", true)]
    #[case("ada@EXAMPLE.org", true)]
    #[case("ada@example.net", false)]
    #[case("ada", false)]
    #[case("ada@example.com\r\nBcc: x@example.com", false)]
    #[case("", true)]
    fn senders_are_in_the_domains_of_the_installation(#[case] address: &str, #[case] fits: bool) {
        let settings = Settings { sender_address: Some(address.into()), ..Settings::default() };
        assert_eq!(settings.checked(&office()).is_ok(), fits);
    }

    #[rstest]
    #[case("replies@example.com", true)]
    #[case("replies+cx@example.com", false)]
    #[case("a-very-long-name-for-a-mailbox-of-replies@example.com", false)]
    fn a_reply_address_has_room_for_the_sign_of_a_letter(#[case] address: &str, #[case] fits: bool) {
        let settings = Settings { reply_address: Some(address.into()), ..Settings::default() };
        assert_eq!(settings.checked(&office()).is_ok(), fits);
    }
}

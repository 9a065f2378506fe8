//! Names and addresses as letters carry them: nothing in them can begin a header of its own.

use identity::mail_key;
use kernel::{Code, Refusal};

/// The longest name, in characters.
const NAME: usize = 200;
/// The longest address, in bytes (RFC 5321).
const ADDRESS: usize = 254;

/// Somebody a letter goes to or comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mailbox {
    name: Option<String>,
    address: lettre::Address,
}

impl Mailbox {
    /// A mailbox, or the rule that its parts break.
    pub fn new(name: Option<&str>, address: &str) -> Result<Self, Refusal> {
        let name = name.map(str::trim).filter(|name| !name.is_empty()).map(|name| header_text("name", name, NAME)).transpose()?;
        Ok(Self { name, address: checked("mail", address)? })
    }

    /// Reads `Ada <ada@example.org>`, or the address alone.
    pub fn read(text: &str) -> Result<Self, Refusal> {
        match text.trim().strip_suffix('>').and_then(|text| text.rsplit_once('<')) {
            Some((name, address)) => Self::new(Some(name.trim().trim_matches('"')), address),
            None => Self::new(None, text),
        }
    }

    /// What they are called.
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// The address.
    pub fn address(&self) -> &str {
        self.address.as_ref()
    }

    /// The part of the address that is a domain, in small letters.
    pub fn domain(&self) -> String {
        self.address.domain().to_ascii_lowercase()
    }

    /// What the address is found by.
    pub fn key(&self) -> String {
        mail_key(self.address())
    }

    /// The same address under another name.
    #[must_use]
    pub(crate) fn named(self, name: Option<String>) -> Self {
        Self { name, ..self }
    }

    pub(crate) fn in_header(&self) -> lettre::message::Mailbox {
        lettre::message::Mailbox::new(self.name.clone(), self.address.clone())
    }

    pub(crate) fn in_envelope(&self) -> lettre::Address {
        self.address.clone()
    }
}

/// An address that a letter can go to.
pub(crate) fn checked(field: &str, address: &str) -> Result<lettre::Address, Refusal> {
    let address = address.trim();
    let fits = address.len() <= ADDRESS && !address.chars().any(|c| breaks(c) || c.is_whitespace());
    let read = if fits { address.parse::<lettre::Address>().ok() } else { None };
    read.ok_or_else(|| Refusal::field(field, format!("{:?} is not a mail address: write it as name@example.com", shortened(address))))
}

/// A text that may stand in a header: line breaks are refused, not mended, because nobody types them by mistake.
pub(crate) fn header_text(field: &str, text: &str, most: usize) -> Result<String, Refusal> {
    let text = text.trim();
    if text.chars().any(breaks) {
        let reason = "holds a line break or another control character, which could begin a header of its own: leave it out";
        return Err(Refusal { code: Code::Invalid, ..Refusal::field(field, reason) });
    }
    kernel::text::line(field, text, most)
}

fn breaks(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')
}

fn shortened(text: &str) -> String {
    text.chars().take(60).collect()
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("Ada", "ada@example.org", true)]
    #[case("Müller & Söhne, \"Nord\"", "ada@example.org", true)]
    #[case("Ada\r\nBcc: all@example.org", "ada@example.org", false)]
    #[case("Ada\nX", "ada@example.org", false)]
    #[case("Ada\0", "ada@example.org", false)]
    #[case("Ada\u{2028}X", "ada@example.org", false)]
    #[case("Ada", "ada@example.org\r\nBcc: all@example.org", false)]
    #[case("Ada", "ada@example.org\nRCPT TO:<all@example.org>", false)]
    #[case("Ada", "ada@example.org, bob@example.org", false)]
    #[case("Ada", "ada", false)]
    #[case("Ada", "<ada@example.org>", false)]
    fn nothing_begins_a_header(#[case] name: &str, #[case] address: &str, #[case] fits: bool) {
        assert_eq!(Mailbox::new(Some(name), address).is_ok(), fits);
    }

    #[test]
    fn a_mailbox_is_read_with_and_without_a_name() {
        let both = Mailbox::read("\"Acme, Support\" <CX@Example.com>").expect("read");
        assert_eq!((both.name(), both.address(), both.domain().as_str()), (Some("Acme, Support"), "CX@Example.com", "example.com"));
        assert_eq!((Mailbox::read("cx@example.com").expect("read").name(), both.key().as_str()), (None, "cx@example.com"));
    }
}

//! The mailbox that letters are fetched from.

use std::fmt;
use std::str::FromStr;

use super::Security;
use super::address::Address;

/// A folder of a mailbox, and how one comes to it.
#[derive(Clone, PartialEq, Eq)]
pub struct ImapServer {
    /// Its name or address.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is protected.
    pub security: Security,
    /// Who comes in.
    pub user: String,
    /// With what.
    pub password: String,
    /// The folder.
    pub folder: String,
}

impl fmt::Display for ImapServer {
    /// Without the password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} of {} at {}:{}", self.folder, self.user, self.host, self.port)
    }
}

impl fmt::Debug for ImapServer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self} ({:?})", self.security)
    }
}

impl FromStr for ImapServer {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        const FORM: &str = "write it as imaps://user:password@mail.example.com/INBOX or imap://…, with %40 for an @ within user or password";
        let address = Address::read(text, "imap", FORM)?;
        let usual = match address.security {
            Security::Implicit => 993,
            Security::Starttls | Security::Clear => 143,
        };
        let (user, password) = address.login.ok_or(FORM)?;
        let written = if address.path.is_empty() { "INBOX" } else { &address.path };
        Ok(Self { host: address.host, port: address.port.unwrap_or(usual), security: address.security, user, password, folder: folder(written)? })
    }
}

/// The name of a folder. Letters beyond ASCII are written in a way of their own there, which is not known here.
pub(super) fn folder(name: &str) -> Result<String, String> {
    let fits = !name.is_empty() && name.chars().all(|c| c == ' ' || c.is_ascii_graphic()) && !name.contains(['*', '%', '&']);
    fits.then(|| name.to_owned())
        .ok_or_else(|| format!("the folder {name:?} cannot be named here: give it a name of plain letters, digits and signs"))
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("imaps://ada%40example.com:pa%40ss@mail.example.com", "INBOX of ada@example.com at mail.example.com:993 (Implicit)")]
    #[case("imap://ada:secret@mail.example.com/Replies", "Replies of ada at mail.example.com:143 (Starttls)")]
    #[case("imap://ada:secret@localhost:1143/From%20customers?tls=none", "From customers of ada at localhost:1143 (Clear)")]
    fn mailboxes_are_read_and_shown_without_their_password(#[case] text: &str, #[case] shown: &str) {
        assert_eq!(format!("{:?}", text.parse::<ImapServer>().expect("read")), shown);
    }

    #[rstest]
    #[case("mail.example.com")]
    #[case("smtp://ada:secret@mail.example.com")]
    #[case("imaps://mail.example.com")]
    #[case("imaps://ada:secret@mail.example.com?tls=none")]
    #[case("imap://ada:secret@mail.example.com?tls=none")]
    #[case("imaps://ada:secret@mail.example.com/R%C3%BCckl%C3%A4ufer")]
    #[case("imaps://ada:secret@mail.example.com/a%0d%0ab")]
    fn what_is_no_mailbox_or_would_tell_a_password_is_refused(#[case] text: &str) {
        assert!(text.parse::<ImapServer>().is_err());
    }
}

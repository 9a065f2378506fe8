//! How letters leave and come in: the operator's mail servers, and whom letters may come from.

mod address;
mod imap;

use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;

use clap::Args;
use post::Mailbox;

use address::Address;
pub use imap::ImapServer;

/// Where letters go, and where they are fetched. Without a server or a folder to go to they wait.
#[derive(Args, Clone, Debug, Default)]
pub struct Mail {
    /// The mail server, as `smtp://user:password@mail.example.com` (STARTTLS) or `smtps://…` (TLS from the start); `?tls=none` sends in the clear
    #[arg(long, value_name = "URL", env = "TOUCHSTONE_SMTP", hide_env_values = true, requires = "mail_from", conflicts_with = "mail_folder")]
    pub smtp: Option<SmtpServer>,
    /// The certificate (PEM) that the mail server's own may be signed by, besides the known authorities
    #[arg(long, value_name = "FILE", env = "TOUCHSTONE_SMTP_CA", requires = "smtp")]
    pub smtp_ca: Option<PathBuf>,
    /// Instead of sending them, write letters into this folder, as .eml files
    #[arg(long, value_name = "DIR", env = "TOUCHSTONE_MAIL_FOLDER", requires = "mail_from")]
    pub mail_folder: Option<PathBuf>,
    /// Whom letters come from, as `Acme <cx@example.com>`
    #[arg(long, value_name = "MAILBOX", env = "TOUCHSTONE_MAIL_FROM", value_parser = Mailbox::read)]
    pub mail_from: Option<Mailbox>,
    /// Further domains that letters may come from; several with commas
    #[arg(long, value_name = "DOMAIN", env = "TOUCHSTONE_MAIL_DOMAIN", value_delimiter = ',')]
    pub mail_domain: Vec<String>,
    /// Letters in a minute at most, each process for itself; without it as fast as the server takes them
    #[arg(long, value_name = "N", env = "TOUCHSTONE_MAIL_RATE", value_parser = clap::value_parser!(u32).range(10..=100_000))]
    pub mail_rate: Option<u32>,
    /// The mailbox that replies and bounces are fetched from, as `imaps://user:password@mail.example.com/INBOX` (TLS from the start) or `imap://…` (STARTTLS);
    /// `?tls=none` reads in the clear
    #[arg(long, value_name = "URL", env = "TOUCHSTONE_IMAP", hide_env_values = true)]
    pub imap: Option<ImapServer>,
    /// The certificate (PEM) that its server's own may be signed by, besides the known authorities
    #[arg(long, value_name = "FILE", env = "TOUCHSTONE_IMAP_CA", requires = "imap")]
    pub imap_ca: Option<PathBuf>,
    /// The folder that letters go into once they were taken in; without it they stay, marked as read
    #[arg(long, value_name = "FOLDER", env = "TOUCHSTONE_IMAP_MOVE", requires = "imap", value_parser = imap::folder)]
    pub imap_move: Option<String>,
}

/// A mail server and how one comes in.
#[derive(Clone, PartialEq, Eq)]
pub struct SmtpServer {
    /// Its name or address.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is protected.
    pub security: Security,
    /// Name and password.
    pub login: Option<(String, String)>,
}

/// How the connection to a mail server is protected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Security {
    /// TLS from the start.
    Implicit,
    /// Begun in the clear, and encrypted before anything is said.
    Starttls,
    /// Not at all.
    Clear,
}

impl fmt::Debug for SmtpServer {
    /// Without the password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{} ({:?})", self.host, self.port, self.security)
    }
}

impl FromStr for SmtpServer {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        const FORM: &str = "write it as smtp://user:password@mail.example.com or smtps://…, with %40 for an @ within user or password";
        let address = Address::read(text, "smtp", FORM)?;
        let usual = match address.security {
            Security::Implicit => 465,
            Security::Starttls => 587,
            Security::Clear => 25,
        };
        Ok(Self { host: address.host, port: address.port.unwrap_or(usual), security: address.security, login: address.login })
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("smtp://mail.example.com", "mail.example.com:587 (Starttls)")]
    #[case("smtp://ada:pa%40ss@mail.example.com:2525", "mail.example.com:2525 (Starttls)")]
    #[case("smtps://ada:secret@mail.example.com", "mail.example.com:465 (Implicit)")]
    #[case("smtp://localhost?tls=none", "localhost:25 (Clear)")]
    #[case("smtp://ada:secret@127.0.0.1:2525?tls=none", "127.0.0.1:2525 (Clear)")]
    fn servers_are_read_and_shown_without_their_password(#[case] text: &str, #[case] shown: &str) {
        assert_eq!(format!("{:?}", text.parse::<SmtpServer>().expect("read")), shown);
    }

    #[rstest]
    #[case("mail.example.com")]
    #[case("http://mail.example.com")]
    #[case("smtps://mail.example.com?tls=none")]
    #[case("smtp://mail.example.com?tls=maybe")]
    #[case("smtp://ada@mail.example.com")]
    #[case("smtp://ada:secret@mail.example.com?tls=none")]
    fn what_is_no_server_or_would_tell_a_password_is_refused(#[case] text: &str) {
        assert!(text.parse::<SmtpServer>().is_err());
    }

    #[test]
    fn passwords_may_hold_any_letter() {
        let server: SmtpServer = "smtp://ada%40example.com:p%40s%3As@mail.example.com".parse().expect("read");
        assert_eq!(server.login, Some(("ada@example.com".into(), "p@s:s".into())));
    }
}

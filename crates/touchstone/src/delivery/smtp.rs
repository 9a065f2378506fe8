//! Letters by an SMTP server, over connections that are kept between letters.

use std::error::Error as _;
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use anyhow::{Context, Result};
use futures_util::future::BoxFuture;
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{AsyncSmtpConnection, Certificate, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use post::letters::{Carrier, Mail, Undelivered};
use tokio::time::{Instant, timeout};

use crate::settings::{Security, SmtpServer};

/// How long the server may take to let us in, and to take a letter; the last word on a letter may take it a while.
const COMING_IN: Duration = Duration::from_secs(30);
const TAKING: Duration = Duration::from_mins(2);
/// How long a connection is kept without a letter, and after what pause it is asked whether it still stands.
const IDLE: Duration = Duration::from_secs(30);
const PAUSE: Duration = Duration::from_secs(1);
/// Many servers take no more letters by one connection.
const LETTERS: u32 = 100;

/// A mail server.
pub(super) struct Smtp {
    server: SmtpServer,
    tls: Option<TlsParameters>,
    kept: Mutex<Vec<Open>>,
}

/// A connection between two letters.
struct Open {
    connection: AsyncSmtpConnection,
    letters: u32,
    since: Instant,
}

impl Smtp {
    pub fn new(server: &SmtpServer, authority: Option<&Path>) -> Result<Self> {
        let tls = match server.security {
            Security::Implicit | Security::Starttls => Some(parameters(&server.host, authority)?),
            Security::Clear => None,
        };
        Ok(Self { server: server.clone(), tls, kept: Mutex::default() })
    }

    async fn hand_over(&self, mail: &Mail) -> Result<(), Undelivered> {
        let late = |_| Undelivered::Later("the mail server did not answer in time".into());
        let mut open = match self.still_open().await {
            Some(open) => open,
            None => timeout(COMING_IN, self.come_in()).await.map_err(late)?.map_err(|error| Undelivered::Later(words(&error)))?,
        };
        timeout(TAKING, open.connection.send(&mail.envelope, &mail.bytes)).await.map_err(late)?.map_err(|error| undelivered(&error))?;
        self.keep(open);
        Ok(())
    }

    /// Connects and logs in.
    async fn come_in(&self) -> Result<Open, Error> {
        let (from_the_start, later) = match self.server.security {
            Security::Implicit => (self.tls.clone(), None),
            _ => (None, self.tls.clone()),
        };
        let us = ClientId::default();
        let place = (self.server.host.as_str(), self.server.port);
        let mut connection = AsyncSmtpConnection::connect_tokio1(place, Some(COMING_IN), &us, from_the_start, None).await?;
        if let Some(tls) = later {
            connection.starttls(tls, &us).await?;
        }
        if let Some((name, password)) = self.server.login.clone() {
            connection.auth(&[Mechanism::Plain, Mechanism::Login], &Credentials::new(name, password)).await?;
        }
        Ok(Open { connection, letters: 0, since: Instant::now() })
    }

    /// A connection that was kept and still stands.
    async fn still_open(&self) -> Option<Open> {
        loop {
            let mut open = self.kept.lock().unwrap_or_else(PoisonError::into_inner).pop()?;
            let rested = open.since.elapsed();
            let stands = rested < PAUSE || (rested < IDLE && timeout(COMING_IN, open.connection.test_connected()).await == Ok(true));
            if stands {
                return Some(open);
            }
        }
    }

    /// Keeps a connection for the next letter. The letter was taken: nothing here may wait or fail any more.
    fn keep(&self, mut open: Open) {
        open.letters += 1;
        open.since = Instant::now();
        if open.letters < LETTERS {
            self.kept.lock().unwrap_or_else(PoisonError::into_inner).push(open);
        } else {
            tokio::spawn(async move { timeout(COMING_IN, open.connection.abort()).await });
        }
    }
}

fn parameters(host: &str, authority: Option<&Path>) -> Result<TlsParameters> {
    let mut parameters = TlsParameters::builder(host.to_owned());
    if let Some(file) = authority {
        let text = std::fs::read(file).with_context(|| format!("{} cannot be read", file.display()))?;
        let certificate = Certificate::from_pem(&text).with_context(|| format!("{} holds no certificate", file.display()))?;
        parameters = parameters.add_root_certificate(certificate);
    }
    parameters.build().context("TLS cannot be set up")
}

impl Carrier for Smtp {
    fn carry<'c>(&'c self, mail: &'c Mail) -> BoxFuture<'c, Result<(), Undelivered>> {
        Box::pin(self.hand_over(mail))
    }
}

/// Why a letter was not taken once the server had let us in.
fn undelivered(error: &Error) -> Undelivered {
    match error.status() {
        Some(code) if error.is_permanent() => Undelivered::refused(code.into(), words(error)),
        // What the server cannot take, such as an address in another alphabet.
        None if error.is_client() => Undelivered::Never(words(error)),
        _ => Undelivered::Later(words(error)),
    }
}

fn words(error: &Error) -> String {
    let mut words = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        words = if words.contains(&error.to_string()) { words } else { format!("{words}: {error}") };
        cause = error.source();
    }
    words.chars().filter(|c| !c.is_control()).take(500).collect()
}

//! How letters leave the house, by a mail server or into a folder, and how webhooks do.

mod folder;
mod hooks;
mod pace;
mod smtp;

use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, Result};
use post::letters::Carrier;
use post::{Delivery, Mailbox, Office};

use crate::settings::Mail;
use folder::Folder;
pub use hooks::Hooks;
use pace::Paced;
use smtp::Smtp;

/// Where letters go, and whom they come from.
#[derive(Clone)]
pub struct Outbox {
    /// What pages and letters say of it.
    pub office: Office,
    /// Takes letters out; none while they wait.
    pub carrier: Option<Arc<dyn Carrier>>,
}

impl Outbox {
    /// Letters wait.
    pub fn closed() -> Self {
        Self { office: Office::closed(), carrier: None }
    }

    /// What the operator's settings say.
    pub fn of(mail: &Mail) -> Result<Self> {
        let Some(sender) = mail.mail_from.clone() else { return Ok(Self::closed()) };
        let (delivery, carrier): (_, Arc<dyn Carrier>) = match (&mail.smtp, &mail.mail_folder) {
            (Some(server), _) => (Delivery::Smtp, Arc::new(Smtp::new(server, mail.smtp_ca.as_deref()).context("--smtp")?)),
            (None, Some(folder)) => (Delivery::Folder, Arc::new(Folder::new(folder).context("--mail-folder")?)),
            (None, None) => return Ok(Self::closed()),
        };
        let carrier = match mail.mail_rate {
            Some(rate) => Arc::new(Paced::new(carrier, rate)),
            None => carrier,
        };
        Ok(Self { office: Office::new(delivery, sender, &mail.mail_domain), carrier: Some(carrier) })
    }

    /// The demo sends nothing: its letters can be read in its folder, and none of them ever leaves by another command.
    pub fn of_demo(data: &Path) -> Result<Self> {
        let sender = Mailbox::read("Touchstone demo <demo@example.com>")?;
        let carrier = Arc::new(Folder::new(&data.join("mail"))?);
        Ok(Self { office: Office::new(Delivery::Folder, sender, &[]), carrier: Some(carrier) })
    }
}

//! How this installation sends and who it sends as; the operator decides.

use std::sync::Arc;

use kernel::{Code, Refusal, closed};

use crate::Mailbox;

closed! {
    /// How letters leave this installation.
    #[schema(as = MailDelivery)]
    Delivery, "way of delivery" {
        /// By an SMTP server.
        Smtp = "smtp",
        /// As files in a folder; nobody gets them.
        Folder = "folder",
        /// Not at all: letters wait until the operator sets a server.
        None = "none",
    }
}

/// The settings of the installation that letters depend on; cheap to clone.
#[derive(Clone, Debug)]
pub struct Office(Arc<Desk>);

#[derive(Debug)]
struct Desk {
    delivery: Delivery,
    sender: Option<Mailbox>,
    domains: Vec<String>,
}

impl Office {
    /// An office that sends as `sender`, or as anybody in the further domains.
    pub fn new(delivery: Delivery, sender: Mailbox, further: &[String]) -> Self {
        let domains = further.iter().map(|domain| domain.trim().to_ascii_lowercase()).chain([sender.domain()]).collect();
        Self(Arc::new(Desk { delivery, sender: Some(sender), domains }))
    }

    /// An office without a way to send.
    pub fn closed() -> Self {
        Self(Arc::new(Desk { delivery: Delivery::None, sender: None, domains: Vec::new() }))
    }

    /// How letters leave.
    pub fn delivery(&self) -> Delivery {
        self.0.delivery
    }

    /// Whom letters come from unless they say otherwise.
    pub fn sender(&self) -> Option<&Mailbox> {
        self.0.sender.as_ref()
    }

    /// Refuses what needs a letter where none can leave.
    pub fn must_send(&self) -> Result<(), Refusal> {
        let reason = "this installation sends no mail: its operator sets a server with --smtp and --mail-from";
        if self.0.sender.is_some() { Ok(()) } else { Err(Refusal::new(Code::Unavailable, reason)) }
    }

    /// The domains that letters may come from.
    pub fn domains(&self) -> &[String] {
        &self.0.domains
    }

    /// Whether letters may come from this address: mail that claims a foreign domain is taken for forged.
    pub fn may_send_as(&self, mailbox: &Mailbox) -> bool {
        self.0.domains.contains(&mailbox.domain())
    }
}

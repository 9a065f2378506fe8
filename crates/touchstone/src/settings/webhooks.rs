//! How far webhooks may go.

use std::path::PathBuf;

use clap::Args;
use edge::Network;

use super::parse_network;

/// Webhooks go out into the world by `https://`, and nowhere within our own walls unless the operator allows it.
#[derive(Args, Clone, Debug, Default)]
pub struct Webhooks {
    /// A network within our own walls that webhooks may go to, also without encryption, as 10.1.0.0/16 or an address; several with commas or by repeating it
    #[arg(long, value_name = "NETWORK", env = "TOUCHSTONE_WEBHOOK_ALLOW", value_delimiter = ',', value_parser = parse_network)]
    pub webhook_allow: Vec<Network>,
    /// The certificate (PEM) that receivers' own may be signed by, besides the known authorities
    #[arg(long, value_name = "FILE", env = "TOUCHSTONE_WEBHOOK_CA")]
    pub webhook_ca: Option<PathBuf>,
}

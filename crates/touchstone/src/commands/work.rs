//! `touchstone work`: the background work alone, beside servers that leave it to others.

use anyhow::{Result, bail};
use clap::Args;
use edge::Site;

use crate::building::{Building, Foundations};
use crate::data_folder::DataFolder;
use crate::delivery::Outbox;
use crate::pickup::Pickup;
use crate::settings::{BaseUrl, Mail, Records, Webhooks};
use crate::stop;

/// Do the background work alone, for servers elsewhere that run with --no-work
#[derive(Args, Debug)]
pub struct Work {
    #[command(flatten)]
    records: Records,
    #[command(flatten)]
    mail: Mail,
    #[command(flatten)]
    webhooks: Webhooks,
    /// Where people reach the servers, for links in letters, as `https://cx.example.com`
    #[arg(long, value_name = "URL", env = "TOUCHSTONE_BASE_URL")]
    base_url: Option<BaseUrl>,
}

impl Work {
    pub(super) async fn run(self) -> Result<()> {
        let folder = DataFolder::hold_alone(&self.records.data)?;
        let outbox = Outbox::of(&self.mail)?;
        if outbox.carrier.is_some() && self.base_url.is_none() {
            bail!("letters need to know where their links lead: say where people reach the servers by --base-url");
        }
        let site = self.base_url.as_ref().map_or_else(Site::default, |url| Site { base_url: url.to_string(), ..Site::default() });
        let foundations =
            Foundations { outbox, pickup: Pickup::of(&self.mail)?, webhooks: self.webhooks, ..Foundations::of(&folder, &self.records, site) };
        let asked = stop::asked()?;
        let mut building = Building::open(folder, foundations).await?;
        building.begin_work(true).await?;
        tracing::info!("Touchstone {} works on {}", env!("CARGO_PKG_VERSION"), self.records.in_words());
        asked.await;
        tracing::info!("stopping");
        building.close().await;
        Ok(())
    }
}

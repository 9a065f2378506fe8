//! `touchstone serve`: answers until it is told to stop.

use std::future::Future;

use anyhow::Result;
use clap::Args;
use edge::Site;
use tokio::net::TcpListener;

use super::print;
use crate::building::{Building, Foundations};
use crate::clock;
use crate::data_folder::DataFolder;
use crate::delivery::Outbox;
use crate::http::listen;
use crate::pickup::Pickup;
use crate::settings::{Mail, Reach, Records, Webhooks};
use crate::stop::{self, Stop};

/// Serve the API, and do the background work
#[derive(Args, Debug)]
pub struct Serve {
    #[command(flatten)]
    records: Records,
    #[command(flatten)]
    reach: Reach,
    #[command(flatten)]
    mail: Mail,
    #[command(flatten)]
    webhooks: Webhooks,
    /// Leave the background work to `touchstone work` on other machines
    #[arg(long, env = "TOUCHSTONE_NO_WORK")]
    no_work: bool,
}

impl Serve {
    pub(super) async fn run(self) -> Result<()> {
        let folder = DataFolder::hold_alone(&self.records.data)?;
        let doorstep = Doorstep::take(&self.reach).await?;
        let foundations = Foundations::of(&folder, &self.records, doorstep.site(&self.reach)?);
        let foundations = Foundations { outbox: Outbox::of(&self.mail)?, pickup: Pickup::of(&self.mail)?, webhooks: self.webhooks, ..foundations };
        let mut building = Building::open(folder, foundations).await?;
        building.begin_work(!self.no_work).await?;
        welcome(&building).await?;
        doorstep.answer(building).await
    }
}

/// The address, taken before the house is opened: whoever cannot have it should hear so at once.
pub(super) struct Doorstep(TcpListener);

impl Doorstep {
    /// Takes the address; nobody is answered yet.
    pub(super) async fn take(reach: &Reach) -> Result<Self> {
        listen::bind(reach.listen).await.map(Self)
    }

    /// What answers depend on there.
    pub(super) fn site(&self, reach: &Reach) -> Result<Site> {
        Ok(reach.site(self.0.local_addr()?))
    }

    /// Answers everybody, and the operator on the local socket, until it is told to stop.
    pub(super) async fn answer(self, building: Building) -> Result<()> {
        let socket = listen::bind_socket(&building.folder().make_socket_path(clock::seed())?)?;
        let (stop, stopped) = Stop::new();
        let asked = stop::asked()?;
        tracing::info!("Touchstone {} listens on http://{}", env!("CARGO_PKG_VERSION"), self.0.local_addr()?);
        let everybody = listen::serve_everybody(self.0, building.router(), stopped.clone());
        let operator = listen::serve_operator(socket, building.operators_router(), stopped.clone());
        let outcome = all_until_asked(stop, asked, async { tokio::try_join!(everybody, operator).map(drop) }).await;
        building.folder().remove_socket();
        building.close().await;
        tracing::info!("stopped");
        outcome
    }
}

/// As long as nobody owns the installation: says how somebody comes to own it.
async fn welcome(building: &Building) -> Result<()> {
    if let Some(link) = identity::first_owner_link(building.house()).await? {
        print(&format!("Nobody owns this installation yet. Whoever opens this link becomes its owner; it works once:\n\n  {link}\n\n"))?;
    }
    Ok(())
}

/// Runs until somebody asks to stop, then until what runs has ended.
async fn all_until_asked(stop: Stop, asked: impl Future<Output = ()>, running: impl Future<Output = Result<()>>) -> Result<()> {
    let stopping = async {
        asked.await;
        tracing::info!("stopping");
        stop.now();
        std::future::pending().await
    };
    tokio::select! {
        outcome = running => outcome,
        outcome = stopping => outcome,
    }
}

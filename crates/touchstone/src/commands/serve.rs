//! `touchstone serve`: answers until it is told to stop.

use std::future::Future;

use anyhow::Result;
use clap::Args;

use super::print;
use crate::building::{Building, Foundations};
use crate::clock;
use crate::data_folder::DataFolder;
use crate::http::listen;
use crate::settings::{Reach, Records};
use crate::stop::{self, Stop};

/// Serve the API, and do the background work
#[derive(Args, Debug)]
pub struct Serve {
    #[command(flatten)]
    records: Records,
    #[command(flatten)]
    reach: Reach,
    /// Leave the background work to `touchstone work` on other machines
    #[arg(long, env = "TOUCHSTONE_NO_WORK")]
    no_work: bool,
}

impl Serve {
    pub(super) async fn run(self) -> Result<()> {
        let folder = DataFolder::hold_alone(&self.records.data)?;
        let listener = listen::bind(self.reach.listen).await?;
        let bound = listener.local_addr()?;
        let socket = listen::bind_socket(&folder.make_socket_path(clock::seed())?)?;
        let foundations = Foundations::of(&folder, &self.records, self.reach.site(bound));
        let mut building = Building::open(folder, foundations).await?;
        building.begin_work(!self.no_work).await?;
        let (stop, stopped) = Stop::new();
        welcome(&building).await?;
        tracing::info!("Touchstone {} listens on http://{bound}", env!("CARGO_PKG_VERSION"));
        let everybody = listen::serve_everybody(listener, building.router(), stopped.clone());
        let operator = listen::serve_operator(socket, building.operators_router(), stopped.clone());
        let outcome = all_until_asked(stop, async { tokio::try_join!(everybody, operator).map(drop) }).await;
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
async fn all_until_asked(stop: Stop, running: impl Future<Output = Result<()>>) -> Result<()> {
    let asked = async {
        stop::asked().await?;
        tracing::info!("stopping");
        stop.now();
        std::future::pending::<Result<()>>().await
    };
    tokio::select! {
        outcome = running => outcome,
        failed = asked => failed,
    }
}

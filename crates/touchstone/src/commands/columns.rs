//! `touchstone columns`: what is derived from the records can be made anew.

use anyhow::Result;
use clap::{Args, Subcommand};

use super::print;
use crate::http::shell::Rebuilt;
use crate::operator::{Call, Target, Transport};

/// Look after the columns that figures are computed from
#[derive(Args, Debug)]
pub struct Columns {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Make the columns of all workspaces anew from the records
    Rebuild {
        #[command(flatten)]
        target: Target,
    },
}

impl Columns {
    pub(super) async fn run(self) -> Result<()> {
        let Action::Rebuild { target } = self.action;
        let transport = Transport::find(&target).await?;
        let call = Call::post("/v1/operator/columns/rebuild", serde_json::json!({}));
        let rebuilt = async { transport.call(call).await?.json::<Rebuilt>().await }.await;
        transport.close().await;
        let Rebuilt { workspaces, ratings } = rebuilt?;
        print(&format!("{ratings} rating(s) of {workspaces} workspace(s)\n"))
    }
}

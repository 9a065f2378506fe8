//! `touchstone token`: tokens for programs, made by somebody with a shell on the machine.

use anyhow::Result;
use clap::{Args, Subcommand};
use identity::Right;
use serde::Deserialize;
use serde_json::json;

use super::print;
use crate::operator::{Call, Target, Transport};

/// Make tokens for programs
#[derive(Args, Debug)]
pub struct Token {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Make a token and print it, alone on a line; it is shown this once
    Create {
        #[command(flatten)]
        target: Target,
        /// What it is for
        name: String,
        /// What it may do
        #[arg(long, value_name = "RIGHT,…", value_delimiter = ',', default_value = "ask,read_workspace")]
        scopes: Vec<Right>,
    },
}

/// What is read of a token that was made.
#[derive(Deserialize)]
struct Made {
    token: String,
}

impl Token {
    pub(super) async fn run(self) -> Result<()> {
        let Action::Create { target, name, scopes } = self.action;
        let transport = Transport::find(&target).await?;
        let call = Call::post("/v1/tokens", json!({"name": name, "scopes": scopes}));
        let made = async { transport.call(call).await?.json::<Made>().await }.await;
        transport.close().await;
        print(&format!("{}\n", made?.token))
    }
}

//! `touchstone doctor`: what is in order and what is not.

use std::fmt::Write as _;

use anyhow::{Result, bail};
use clap::Args;

use super::print;
use crate::doctor::{ColumnsState, Findings, Pulse};
use crate::http::shell::Retaken;
use crate::operator::{Call, Target, Transport};

/// Say what is in order in this installation and what is not
#[derive(Args, Debug)]
pub struct Doctor {
    #[command(flatten)]
    target: Target,
    /// Before that, let events be taken again that failed too often
    #[arg(long)]
    retry_parked: bool,
}

impl Doctor {
    pub(super) async fn run(self) -> Result<()> {
        let transport = Transport::find(&self.target).await?;
        let looked = async {
            if self.retry_parked {
                retry_parked(&transport).await?;
            }
            transport.call(Call::get("/v1/operator/doctor")).await?.json::<Findings>().await
        };
        let looked = looked.await;
        transport.close().await;
        let findings = looked?;
        print(&in_words(&findings, &self.target))?;
        match findings.pulse.troubles.len() {
            0 => Ok(()),
            count => bail!("{count} thing(s) need somebody to look at them"),
        }
    }
}

async fn retry_parked(transport: &Transport) -> Result<()> {
    let Retaken { events, failing } = transport.call(Call::post("/v1/operator/parked/retry", serde_json::json!({}))).await?.json().await?;
    print(&format!("{events} parked event(s) were taken, {failing} workspace(s) still fail\n"))
}

fn in_words(findings: &Findings, target: &Target) -> String {
    let Findings { version, engine, settings, schema, workspaces, responses, columns, pulse } = findings;
    let Pulse { log_head, jobs, behind, troubles } = pulse;
    let mut words = format!("Touchstone {version}, schema {schema}, {} ({engine})\n", target.records.in_words());
    let _ = writeln!(words, "{workspaces} workspace(s), {responses} response(s), log at {log_head}");
    let ColumnsState { ratings, files, bytes, events_to_take, to_make } = columns;
    let _ = writeln!(
        words,
        "columns: {ratings} rating(s) in {files} file(s) of {bytes} bytes, {events_to_take} event(s) to take, {to_make} workspace(s) to make"
    );
    let _ = writeln!(words, "jobs: {} waiting, {} running, {} failed", jobs.waiting, jobs.running, jobs.failed);
    for (name, value) in settings {
        let _ = writeln!(words, "{name} = {value}");
    }
    for one in behind {
        let _ = writeln!(words, "{} has {} event(s) to take", one.consumer, one.events);
    }
    for trouble in troubles {
        let _ = writeln!(words, "look at {}: {} (since {})", trouble.what, trouble.why, trouble.since);
    }
    words.push_str(if troubles.is_empty() { "all is well\n" } else { "" });
    words
}

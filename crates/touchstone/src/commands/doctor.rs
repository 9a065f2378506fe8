//! `touchstone doctor`: what is in order and what is not.

use std::fmt::Write as _;

use anyhow::{Result, bail};
use clap::Args;

use super::print;
use crate::doctor::{Findings, Pulse};
use crate::operator::{Call, Target, Transport};

/// Say what is in order in this installation and what is not
#[derive(Args, Debug)]
pub struct Doctor {
    #[command(flatten)]
    target: Target,
}

impl Doctor {
    pub(super) async fn run(self) -> Result<()> {
        let transport = Transport::find(&self.target).await?;
        let findings = async { transport.call(Call::get("/v1/operator/doctor")).await?.json::<Findings>().await }.await;
        transport.close().await;
        let findings = findings?;
        print(&in_words(&findings, &self.target))?;
        match findings.pulse.troubles.len() {
            0 => Ok(()),
            count => bail!("{count} thing(s) need somebody to look at them"),
        }
    }
}

fn in_words(findings: &Findings, target: &Target) -> String {
    let Findings { version, engine, settings, schema, workspaces, responses, pulse } = findings;
    let Pulse { log_head, jobs, behind, troubles } = pulse;
    let mut words = format!("Touchstone {version}, schema {schema}, {} ({engine})\n", target.records.in_words());
    let _ = writeln!(words, "{workspaces} workspace(s), {responses} response(s), log at {log_head}");
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

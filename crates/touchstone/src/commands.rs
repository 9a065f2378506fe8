//! The command line: the same contract for people, scripts and checks.

mod ask;
mod backup;
mod columns;
mod demo;
mod doctor;
mod import;
mod migrate;
pub mod openapi;
mod restore;
mod serve;
mod table;
mod token;
mod work;

use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::{Parser, Subcommand};

use crate::log::Log;

/// Customer experience management: what customers say, turned into figures that can be trusted
#[derive(Debug, Parser)]
#[command(name = "touchstone", version, max_term_width = 120)]
struct Line {
    #[command(flatten)]
    log: Log,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Demo(demo::Demo),
    Serve(serve::Serve),
    Import(Box<import::Import>),
    Ask(Box<ask::Ask>),
    Token(token::Token),
    Work(work::Work),
    Doctor(doctor::Doctor),
    Backup(backup::Backup),
    Restore(restore::Restore),
    Columns(columns::Columns),
    Migrate(migrate::Migrate),
    Openapi(openapi::Openapi),
}

/// Reads the command line and carries it out: 0 done, 1 refused or failed, 2 not understood.
pub fn run() -> ExitCode {
    let line = Line::parse();
    let _log = line.log.begin(line.command.usual_log());
    // Without a provider of its own, rustls would have to guess one.
    let _ = rustls::crypto::ring::default_provider().install_default();
    match carry_out(line.command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("touchstone: {error:#}");
            ExitCode::FAILURE
        }
    }
}

#[tokio::main]
async fn carry_out(command: Command) -> Result<()> {
    command.run().await
}

impl Command {
    /// What it logs: those that run until they are stopped tell what they do, others only what is wrong.
    fn usual_log(&self) -> &'static str {
        match self {
            Self::Serve(_) | Self::Work(_) => "info",
            // Whoever looks around does not want to read of every request.
            Self::Demo(_) => "info,touchstone::http::watch=warn",
            _ => "warn",
        }
    }

    async fn run(self) -> Result<()> {
        match self {
            Self::Demo(demo) => demo.run().await,
            Self::Serve(serve) => serve.run().await,
            Self::Import(import) => import.run().await,
            Self::Ask(ask) => ask.run().await,
            Self::Token(token) => token.run().await,
            Self::Work(work) => work.run().await,
            Self::Backup(backup) => backup.run().await,
            Self::Restore(restore) => restore.run().await,
            Self::Columns(columns) => columns.run().await,
            Self::Doctor(doctor) => doctor.run().await,
            Self::Migrate(migrate) => migrate.run().await,
            Self::Openapi(openapi) => openapi.run(),
        }
    }
}

/// Prints for whoever reads on; a reader who went away is no fault.
fn print(text: &str) -> Result<()> {
    use std::io::{ErrorKind, Write};
    match std::io::stdout().write_all(text.as_bytes()).and_then(|()| std::io::stdout().flush()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        written => written.context("the output cannot be written"),
    }
}

//! The side-by-side benchmark: the product over HTTP against what users would pick instead. `make bench` runs it.

mod answering;
mod asking;
mod classes;
mod clock;
mod data;
mod duck;
mod empty;
mod feedback;
mod http;
mod interactions;
mod load;
mod machine;
mod product;
mod questions;
mod race;
mod random;
mod report;
mod sizes;
mod spread;
mod today;
mod watches;
mod writes;

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Result;
use clap::{Args, Parser};

/// The same as in the binary.
#[cfg(target_os = "linux")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Measures Touchstone beside DuckDB and SQLite
#[derive(Debug, Parser)]
enum Command {
    /// Measure, print the results and write them to bench/README.md
    Run(Run),
    /// Measure single requests alone, and print what came out
    Singles,
    /// Measure the page that customers answer alone, and put what came out into bench/README.md
    Answering,
    /// Measure the decisions whom a programme asks alone, and put what came out into bench/README.md
    Asking,
    /// Measure what sources tell of customers alone, and put what came out into bench/README.md
    Interactions {
        /// Interactions of a round
        #[arg(default_value_t = 200_000)]
        count: u64,
    },
    /// Measure feedback from elsewhere alone, and put what came out into bench/README.md
    Feedback {
        /// Records of a round that are sent one by one; in bulk ten times as many
        #[arg(default_value_t = 32_000)]
        count: u64,
    },
    /// Measure how fast all customers are classified anew alone, and put what came out into bench/README.md
    Classes {
        /// Accounts
        #[arg(default_value_t = 100_000)]
        accounts: u64,
    },
    /// Measure Today and the list of cases alone, and put what came out into bench/README.md
    Today {
        /// Open cases; accounts are twice as many
        #[arg(default_value_t = today::CASES)]
        cases: u64,
    },
    /// Measure how long a thousand watches look alone, and put what came out into bench/README.md
    Watches {
        /// Millions of ratings
        #[arg(default_value_t = 10)]
        millions: u64,
    },
    /// Serve the handler that does nothing
    EmptyHandler {
        /// Where to listen
        address: SocketAddr,
    },
}

#[derive(Args, Debug)]
struct Run {
    /// The Python that has the package duckdb
    #[arg(long)]
    python: PathBuf,
    /// Keep what the last run came to, and measure only these sizes
    #[arg(long)]
    beside: bool,
    /// Millions of ratings
    #[arg(default_value = "10")]
    sizes: Vec<u64>,
}

/// What is measured with.
#[derive(Clone, Debug)]
pub struct Tools {
    /// The release binary of the product.
    pub touchstone: PathBuf,
    /// The Python that has DuckDB.
    pub python: PathBuf,
    /// Where files go.
    pub out: PathBuf,
}

fn main() -> Result<ExitCode> {
    match Command::parse() {
        Command::Run(run) => measure(run),
        Command::Singles => {
            println!("{:#?}", writes::singles(&tools(PathBuf::new())?)?);
            Ok(ExitCode::SUCCESS)
        }
        Command::Answering => {
            report::publish_answering(&answering::run(&tools(PathBuf::new())?)?, &folder())?;
            Ok(ExitCode::SUCCESS)
        }
        Command::Asking => {
            report::publish_asking(&asking::run(&tools(PathBuf::new())?)?, &folder())?;
            Ok(ExitCode::SUCCESS)
        }
        Command::Interactions { count } => {
            report::publish_interactions(&interactions::run(&tools(PathBuf::new())?, count)?, &folder())?;
            Ok(ExitCode::SUCCESS)
        }
        Command::Feedback { count } => {
            report::publish_feedback(&feedback::run(&tools(PathBuf::new())?, count)?, &folder())?;
            Ok(ExitCode::SUCCESS)
        }
        Command::Classes { accounts } => {
            report::publish_classes(&classes::run(&tools(PathBuf::new())?, accounts)?, &folder())?;
            Ok(ExitCode::SUCCESS)
        }
        Command::Today { cases } => {
            let measured = today::run(&tools(PathBuf::new())?, cases)?;
            report::publish_today(&measured, &folder())?;
            Ok(if measured.broken().is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
        }
        Command::Watches { millions } => {
            report::publish_watches(&watches::run(&tools(PathBuf::new())?, millions)?, &folder())?;
            Ok(ExitCode::SUCCESS)
        }
        Command::EmptyHandler { address } => empty::serve(address).map(|()| ExitCode::SUCCESS),
    }
}

fn measure(run: Run) -> Result<ExitCode> {
    let tools = tools(run.python)?;
    let mut report = if run.beside { report::Report::last(&folder())? } else { report::Report::of(writes::run(&tools)?) };
    for millions in run.sizes {
        report.take(sizes::run(&tools, millions)?);
        report.publish(&folder())?;
    }
    Ok(if report.broken().is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

fn tools(python: PathBuf) -> Result<Tools> {
    Ok(Tools { touchstone: std::env::current_exe()?.with_file_name("touchstone"), python, out: folder().join("out") })
}

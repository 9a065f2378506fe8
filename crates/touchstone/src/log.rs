//! Log lines that people can read, or JSON for machines.

use std::io::{BufWriter, IsTerminal, stderr};

use clap::{Args, ValueEnum};
use tracing_appender::non_blocking::{NonBlockingBuilder, WorkerGuard};
use tracing_subscriber::EnvFilter;

/// What is logged, and how.
#[derive(Args, Clone, Debug)]
pub struct Log {
    /// What is logged: error, warn, info, debug, or finer, as info,store=debug
    #[arg(long, value_name = "FILTER", env = "TOUCHSTONE_LOG", default_value = "info", global = true)]
    log: String,
    /// How a log line looks
    #[arg(long, value_name = "FORMAT", env = "TOUCHSTONE_LOG_FORMAT", default_value = "text", global = true)]
    log_format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// One line to read
    Text,
    /// One JSON object
    Json,
}

impl Log {
    /// Writes the log to standard error from now on: what is usual for the command, unless told otherwise. A thread of its own writes, so
    /// that no request waits for it; what comes back has it write all that is left when it is dropped.
    pub fn begin(&self, usual: &str) -> WorkerGuard {
        let filter = if self.log == "info" { usual } else { &self.log };
        let filter = EnvFilter::try_new(filter).unwrap_or_else(|_| EnvFilter::new("info"));
        let (writer, guard) = NonBlockingBuilder::default().lossy(false).thread_name("log").finish(BufWriter::new(stderr()));
        let lines = tracing_subscriber::fmt().with_env_filter(filter).with_writer(writer).with_ansi(stderr().is_terminal()).with_target(false);
        // A second subscriber in one process is refused; the first one then stays.
        let _ = match self.log_format {
            Format::Text => lines.compact().try_init(),
            Format::Json => lines.json().try_init(),
        };
        guard
    }
}

//! What the bench runs on, and what processes and folders take of it.

use std::ffi::OsStr;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

/// The machine of a run.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Machine {
    /// Processor by its own name.
    pub processor: String,
    /// Cores that are there; both sides use two.
    pub cores: usize,
    /// Memory in GiB.
    pub memory: u64,
    /// Kernel.
    pub system: String,
}

impl Machine {
    /// This one.
    pub fn here() -> Self {
        let field = |file: &str, name: &str| {
            let text = std::fs::read_to_string(file).unwrap_or_default();
            text.lines()
                .find(|line| line.starts_with(name))
                .and_then(|line| line.split_once(':'))
                .map(|(_, value)| value.trim().to_owned())
                .unwrap_or_default()
        };
        let kibibytes: u64 = field("/proc/meminfo", "MemTotal").split(' ').next().and_then(|number| number.parse().ok()).unwrap_or(0);
        Self {
            processor: field("/proc/cpuinfo", "model name"),
            cores: std::thread::available_parallelism().map_or(1, std::num::NonZero::get),
            memory: kibibytes.div_ceil(1 << 20),
            system: std::fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default().trim().to_owned(),
        }
    }
}

/// A command that gets two cores, also where there are more.
pub fn on_two_cores(program: impl AsRef<OsStr>) -> Command {
    if std::thread::available_parallelism().is_ok_and(|cores| cores.get() <= 2) {
        return Command::new(program);
    }
    let mut command = Command::new("taskset");
    command.args(["--cpu-list", "0,1"]).arg(program);
    command
}

/// Memory that a process has in use, in bytes.
pub fn resident(process: u32) -> Result<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status"))?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).context("no VmRSS")?;
    let kibibytes: u64 = line.trim().trim_end_matches(" kB").parse()?;
    Ok(kibibytes << 10)
}

/// Bytes of all files under a folder.
pub fn bytes_under(folder: &Path) -> Result<u64> {
    let mut bytes = 0;
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let kind = entry.file_type()?;
        if kind.is_dir() {
            bytes += bytes_under(&entry.path())?;
        } else if kind.is_file() {
            bytes += entry.metadata()?.len();
        }
    }
    Ok(bytes)
}

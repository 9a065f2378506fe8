//! Running other programs, with their failure as ours.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

/// The root of the checkout.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or_else(|| Path::new(".")).to_owned()
}

/// Runs to the end and fails with the program.
pub fn run(command: &mut Command) -> Result<()> {
    let text = format!("{command:?}");
    let status = command.status().with_context(|| format!("cannot start {text}"))?;
    if status.success() { Ok(()) } else { bail!("{text} ended with {status}") }
}

/// Runs to the end and gives what it printed, without the end of line.
pub fn output(command: &mut Command) -> Result<String> {
    let text = format!("{command:?}");
    let output = command.output().with_context(|| format!("cannot start {text}"))?;
    if !output.status.success() {
        bail!("{text} ended with {}: {}", output.status, String::from_utf8_lossy(&output.stderr));
    }
    Ok(String::from_utf8(output.stdout)?.trim_end().to_owned())
}

/// Cargo, the one that runs us.
pub fn cargo() -> Command {
    Command::new(std::env::var("CARGO").unwrap_or_else(|_| "cargo".into()))
}

/// The debug build of the product, as seen from the root of the checkout.
pub fn debug_binary() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from).join("debug/touchstone")
}

/// Whether we are root, who may install packages and must not run a database server.
pub fn is_root() -> bool {
    output(Command::new("id").arg("-u")).is_ok_and(|id| id == "0")
}

/// Installs Debian packages as root; otherwise says in one line what is missing.
pub fn install(packages: &[&str]) -> Result<()> {
    let list = packages.join(" ");
    if !is_root() || output(Command::new("apt-get").arg("--version")).is_err() {
        bail!("missing: {list}. Install it and run this again (on Debian: sudo apt-get install {list})");
    }
    println!("installing {list}");
    run(Command::new("apt-get").args(["-qq", "update"]))?;
    run(Command::new("apt-get").args(["-qq", "-y", "--no-install-recommends", "install"]).args(packages).env("DEBIAN_FRONTEND", "noninteractive"))
}

//! The web application: what it needs, its build, its checks and unit tests.

use std::fs::metadata;
use std::process::Command;

use anyhow::{Result, bail};

use crate::shell::{install, is_root, output, run};

/// The oldest Node that every tool of ours runs on.
const NODE: (u32, u32) = (20, 19);

/// Builds it into `web/dist`, from where the binary takes it.
pub fn build() -> Result<()> {
    prepare()?;
    npm(&["run", "-s", "build", "--", "--logLevel", "warn"])
}

/// Types, lint and unit tests.
pub fn test() -> Result<()> {
    prepare()?;
    npm(&["run", "-s", "check"])?;
    npm(&["test"])
}

/// Installs the packages of the lock file, unless they are there.
pub fn prepare() -> Result<()> {
    find_node()?;
    let changed = |file: &str| metadata(file).and_then(|found| found.modified()).ok();
    let installed = changed("web/node_modules/.package-lock.json");
    if installed.is_some() && installed >= changed("web/package-lock.json").max(changed("web/package.json")) {
        return Ok(());
    }
    // `npm ci` takes a lock file without download addresses for incomplete; `install` keeps to it all the same.
    npm(&["install", "--no-audit", "--no-fund"])
}

/// Runs npm in the folder of the application.
pub fn npm(words: &[&str]) -> Result<()> {
    run(Command::new("npm").args(words).current_dir("web"))
}

fn find_node() -> Result<()> {
    if version().is_none() && is_root() {
        install(&["nodejs", "npm"])?;
    }
    match version() {
        Some(found) if found >= NODE => Ok(()),
        Some((major, minor)) => {
            bail!("missing: Node {}.{} or newer; this is Node {major}.{minor}. Install it from https://nodejs.org and run this again", NODE.0, NODE.1)
        }
        None => bail!("missing: Node {}.{} or newer with npm. Install it from https://nodejs.org and run this again", NODE.0, NODE.1),
    }
}

/// The version of Node, when it is there and npm is, too.
fn version() -> Option<(u32, u32)> {
    output(Command::new("npm").arg("--version")).ok()?;
    let text = output(Command::new("node").arg("--version")).ok()?;
    let mut numbers = text.trim_start_matches('v').split('.').map_while(|number| number.parse().ok());
    Some((numbers.next()?, numbers.next()?))
}

//! The web application: types, lint and unit tests.

use std::process::Command;

use anyhow::{Result, bail};

use crate::shell::{output, run};

/// Installs what it needs by its lock file and checks it.
pub fn test() -> Result<()> {
    if output(Command::new("node").arg("--version")).is_err() || output(Command::new("npm").arg("--version")).is_err() {
        bail!("missing: Node 20.19 or newer with npm. Install it and run this again");
    }
    // `npm ci` takes a lock file without download addresses for incomplete; `install` keeps to it all the same.
    for step in [&["install", "--no-audit", "--no-fund"][..], &["run", "check"], &["test"]] {
        run(Command::new("npm").args(step).current_dir("web"))?;
    }
    Ok(())
}

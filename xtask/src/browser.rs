//! Browser tests and pictures of the web application: Debian's Chromium against the debug build.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use crate::shell::{cargo, debug_binary, install, run};
use crate::{python, web};

/// What browsers are called in PATH.
const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// Every page in a browser: what it is for, its structure, for everybody, by keyboard, in trouble.
pub fn test() -> Result<()> {
    go("e2e")
}

/// A picture of every page, and the compressed ones of the documentation.
pub fn screenshots() -> Result<()> {
    run(cargo().args(["build", "-q", "-p", "touchstone"]))?;
    go("screenshots")
}

fn go(script: &str) -> Result<()> {
    let chromium = chromium()?;
    web::build()?;
    let segment = python::environment("segment", &["segment-analytics-python==2.4.0"])?;
    let webhooks = python::environment("webhooks", &["standardwebhooks==1.1.0"])?;
    let mut npm = Command::new("npm");
    npm.env("TOUCHSTONE_SEGMENT_PYTHON", segment.join("python")).env("TOUCHSTONE_WEBHOOKS_PYTHON", webhooks.join("python"));
    npm.args(["run", "-s", script]).current_dir("web").env("CHROMIUM", chromium);
    run(npm.env("TOUCHSTONE_BINARY", std::path::absolute(debug_binary())?))
}

/// Where the browser is; installed when root may do so.
fn chromium() -> Result<PathBuf> {
    if let Some(found) = find() {
        return Ok(found);
    }
    install(&["chromium"])?;
    find().context("Chromium was installed, but is not in PATH")
}

fn find() -> Option<PathBuf> {
    let folders: Vec<PathBuf> = std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()).collect();
    NAMES.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name))).find(|path| path.exists())
}

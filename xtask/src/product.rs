//! The whole product in one go: web application, binary, and the demo that shows both.

use anyhow::Result;

use crate::shell::{cargo, run};
use crate::web;

/// The optimised binary with the web application in it.
pub fn release() -> Result<()> {
    web::build()?;
    run(cargo().args(["build", "--release", "-p", "touchstone"]))
}

/// Builds everything, fills a demo workspace, and serves it until it is told to stop.
pub fn demo(options: &[&str]) -> Result<()> {
    release()?;
    run(cargo().args(["run", "-q", "--release", "-p", "touchstone", "--", "demo"]).args(options))
}

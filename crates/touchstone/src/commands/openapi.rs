//! `touchstone openapi`: the description of the API.

use anyhow::Result;
use clap::Args;

use super::print;
use crate::http::router;

/// Print the description of the API (OpenAPI 3.1)
#[derive(Args, Debug)]
pub struct Openapi {}

impl Openapi {
    #[expect(clippy::unused_self, reason = "each command is run by its own value")]
    pub(super) fn run(self) -> Result<()> {
        print(&document()?)
    }
}

/// The description as openapi.json has it.
pub fn document() -> Result<String> {
    Ok(serde_json::to_string_pretty(router::openapi())? + "\n")
}

//! Random requests by the API description against a running server: no 5xx, no undocumented status.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result};

use crate::python;
use crate::shell;

struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Runs so many examples per operation against the debug build on an empty data folder.
fn run_examples(examples: u32, data: &Path) -> Result<()> {
    let tools = python::environment("schemathesis", &["schemathesis==4.32.5"])?;
    let binary = Path::new("target/debug/touchstone");
    let token = shell::output(Command::new(binary).args(["workspace", "create", "fuzz", "--token", "--data"]).arg(data))
        .context("a workspace to send requests to")?;
    let (server, address) = serve(binary, data)?;
    let outcome = shell::run(
        Command::new(tools.join("schemathesis"))
            .arg("run")
            .arg("openapi.json")
            .args(["--url", &address, "--checks", "not_a_server_error,status_code_conformance", "--no-color", "--seed", "1"])
            .args(["--max-examples", &examples.to_string()])
            .args(["--header", &format!("Authorization: Bearer {token}")]),
    );
    drop(server);
    outcome
}

fn serve(binary: &Path, data: &Path) -> Result<(Server, String)> {
    let mut child = Command::new(binary).args(["serve", "--listen", "127.0.0.1:0", "--data"]).arg(data).stdout(Stdio::piped()).spawn()?;
    let stdout = child.stdout.take().context("the server's output")?;
    let server = Server(child);
    for line in BufReader::new(stdout).lines() {
        if let Some(address) = line?.split_whitespace().find(|word| word.starts_with("http://127.0.0.1:")).map(ToOwned::to_owned) {
            return Ok((server, address.trim_end_matches('/').to_owned()));
        }
    }
    anyhow::bail!("the server ended before it said where it listens")
}

/// As above in a folder that goes afterwards.
pub fn run(examples: u32) -> Result<()> {
    let data = std::env::temp_dir().join(format!("touchstone-fuzz-{}", std::process::id()));
    let outcome = run_examples(examples, &data);
    let _ = std::fs::remove_dir_all(&data);
    outcome
}

//! Random requests by the API description against a running server: no 5xx, no undocumented status.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result};

use crate::{python, shell};

struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A few answers, so that lists are not empty and ids exist.
const ANSWERS: &str = "id,recommend,why,region\nr1,9,quick,north\nr2,3,slow,south\nr3,8,,north\n";
const MAP: &str = r#"
[response]
id = "id"
experienced_at = { year = 2026, month = 5, day = 4 }

[[question]]
column = "recommend"
key = "recommend"
kind = "nps"

[[question]]
column = "why"
key = "why"
kind = "text"

[[attribute]]
column = "region"
name = "region"
on = "response"
"#;

/// What no route asks for, and some show more to whoever has it.
const SEES: [&str; 2] = ["see_customers", "see_employees"];

/// What a token of a workspace cannot be given.
const BEYOND: [&str; 5] = ["create_workspaces", "mail_key", "operate", "own_session", "write_key"];

/// All that routes ask for, as the description says: a request that is refused tells nothing about what lies behind.
fn scopes() -> Result<String> {
    let description = std::fs::read_to_string("openapi.json").context("openapi.json")?;
    let asked = description.lines().filter_map(|line| line.trim().strip_prefix("\"x-right\": \"")?.split('"').next());
    let scopes: BTreeSet<&str> = asked.filter(|right| !BEYOND.contains(right)).chain(SEES).collect();
    Ok(scopes.into_iter().collect::<Vec<_>>().join(","))
}

/// Runs so many examples per operation against the debug build on a data folder that goes afterwards.
pub fn run(examples: u32) -> Result<()> {
    let data = std::env::temp_dir().join(format!("touchstone-requests-{}", std::process::id()));
    std::fs::create_dir_all(&data)?;
    let outcome = examine(examples, &data);
    let _ = std::fs::remove_dir_all(&data);
    outcome
}

fn examine(examples: u32, data: &Path) -> Result<()> {
    let tools = python::environment("schemathesis", &["schemathesis==4.32.5"])?;
    let (answers, map) = (data.join("answers.csv"), data.join("answers.toml"));
    std::fs::write(&answers, ANSWERS)?;
    std::fs::write(&map, MAP)?;
    shell::run(touchstone(data).args(["import", "responses"]).arg(&answers).arg("--map").arg(&map).args(["--workspace", "requests", "--create"]))?;
    let token = shell::output(touchstone(data).args(["token", "create", "requests", "--workspace", "requests", "--scopes", &scopes()?]))?;
    let (_server, address) = serve(data)?;
    let hooks = data.join("hooks.py");
    std::fs::write(&hooks, HOOKS)?;
    let ask = |secret: &str, further: &[&str]| ask(&tools, &hooks, &address, examples, secret, further);
    ask(&token, &[])?;
    // Routes of sources know no tokens.
    let write_key = shell::output(Command::new("python3").args(["-c", MAKE_SOURCE, &address, &token]))?;
    ask(&write_key, &["--include-path-regex", OF_SOURCES])
}

/// Mail that comes in is text on its way.
const HOOKS: &str = "import schemathesis\nschemathesis.serializer.alias('message/rfc822', 'text/plain')\n";

/// Makes a source and prints its write key.
const MAKE_SOURCE: &str = "import json, sys, urllib.request as web\n\
    body = json.dumps({'key': 'requests', 'kind': 'webhook', 'map': 'event = \"kind\"'}).encode()\n\
    headers = {'authorization': 'Bearer ' + sys.argv[2], 'content-type': 'application/json'}\n\
    print(json.load(web.urlopen(web.Request(sys.argv[1] + '/v1/sources', body, headers)))['write_key'])";

/// The routes that ask for a write key.
const OF_SOURCES: &str = "^/v1/(track|page|screen|identify|group|alias|batch|events|hooks/.*|interactions/bulk|feedback-records.*)$";

/// Sends random requests with a token or write key.
fn ask(tools: &Path, hooks: &Path, address: &str, examples: u32, token: &str, further: &[&str]) -> Result<()> {
    shell::run(
        Command::new(tools.join("schemathesis"))
            .args(["run", "openapi.json", "--url", address, "--no-color", "--seed", "1"])
            .args(["--checks", "not_a_server_error,status_code_conformance"])
            // A survey is described by itself: most of what is drawn for it nests deeper than the generator goes.
            .args(["--suppress-health-check", "filter_too_much"])
            .args(["--max-examples", &examples.to_string()])
            .args(["--header", &format!("Authorization: Bearer {token}")])
            .args(further)
            .env("SCHEMATHESIS_HOOKS", hooks),
    )
}

fn touchstone(data: &Path) -> Command {
    let mut command = Command::new(shell::debug_binary());
    command.env("TOUCHSTONE_DATA", data).env("TOUCHSTONE_LOG", "warn");
    command
}

fn serve(data: &Path) -> Result<(Server, String)> {
    let mut child = touchstone(data)
        .args(["serve", "--listen", "127.0.0.1:0"])
        // Letters may be written; nobody listens there, so that none leaves.
        .args(["--smtp", "smtp://127.0.0.1:9?tls=none", "--mail-from", "Requests <requests@example.org>"])
        .env("TOUCHSTONE_LOG", "info")
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()?;
    let log = child.stderr.take().context("the server's log")?;
    let server = Server(child);
    let mut lines = BufReader::new(log).lines();
    let address = loop {
        let line = lines.next().context("the server ended before it said where it listens")??;
        if let Some((_, address)) = line.split_once("listens on ") {
            break address.trim().to_owned();
        }
    };
    // What it says from now on is read and dropped, so that it never waits for us.
    std::thread::spawn(move || lines.for_each(drop));
    Ok((server, address))
}

//! DuckDB's side: a Python process that holds the same data in DuckDB's own tables and answers SQL.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Stdio};

use anyhow::{Context, Result, bail};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::data::files::Files;
use crate::machine;

/// The running process; ends when dropped.
#[derive(Debug)]
pub struct Duck {
    process: Child,
    stdin: ChildStdin,
    stdout: BufReader<ChildStdout>,
    /// DuckDB's version and how long loading took.
    pub hello: Hello,
}

/// What the process says first.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Hello {
    /// DuckDB's version.
    pub version: String,
    /// Seconds of loading.
    pub seconds: f64,
}

/// An answer of DuckDB.
#[derive(Clone, Debug, Deserialize)]
pub struct Fetched {
    /// From handing over the SQL to having fetched every row, within the process.
    pub millis: f64,
    /// The rows.
    pub rows: Vec<Vec<Value>>,
}

impl Duck {
    /// Loads the files into a database of their own at `path`, unless they are there.
    pub fn start(python: &Path, path: &Path, files: &Files) -> Result<Self> {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("duck.py");
        let mut command = machine::on_two_cores(python);
        command.arg(script).args([path, &files.accounts, &files.responses]).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut process = command.spawn().context("cannot start Python")?;
        let stdin = process.stdin.take().context("its input")?;
        let mut stdout = BufReader::new(process.stdout.take().context("its output")?);
        let hello = read(&mut stdout)?;
        Ok(Self { process, stdin, stdout, hello })
    }

    /// Answers SQL.
    pub fn ask(&mut self, sql: &str) -> Result<Fetched> {
        writeln!(self.stdin, "{}", Value::from(sql))?;
        read(&mut self.stdout)
    }
}

fn read<T: DeserializeOwned>(stdout: &mut impl BufRead) -> Result<T> {
    let mut line = String::new();
    if stdout.read_line(&mut line)? == 0 {
        bail!("DuckDB's process ended; its reason stands above");
    }
    Ok(serde_json::from_str(&line)?)
}

impl Drop for Duck {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

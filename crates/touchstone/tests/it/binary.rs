//! The real binary: commands, and servers that can be killed.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

use serde_json::Value;
use store::testing::{self, Engine};
use tempfile::TempDir;

/// A data folder, and a database when the engine wants one; the binary is given both.
pub struct Place {
    folder: TempDir,
    database: Option<String>,
}

impl Place {
    pub async fn new(engine: Engine) -> Self {
        let database = match engine {
            Engine::Sqlite => None,
            Engine::Postgres => Some(testing::settings(engine).await.url),
        };
        Self { folder: tempfile::tempdir().expect("a folder"), database }
    }

    /// A folder for files of the test.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// How the records are reached from within the test; only while no server runs.
    pub fn store(&self) -> store::Settings {
        let url = self.database.clone().unwrap_or_else(|| store::sqlite_url(&self.path().join("data/touchstone.db")));
        store::Settings { url, connections: 4 }
    }

    /// What the server that was started last has printed.
    pub fn said(&self) -> String {
        std::fs::read_to_string(self.path().join("said")).expect("a server was started")
    }

    /// A client of the server's local socket.
    pub fn client(&self) -> reqwest::Client {
        // Refused when another test did so before.
        let _ = rustls::crypto::ring::default_provider().install_default();
        reqwest::Client::builder().unix_socket(self.path().join("data/touchstone.sock")).build().expect("a client")
    }

    /// The binary with these words, in this place and without a terminal's settings.
    pub fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_touchstone"));
        command.args(words).env_clear().env("TOUCHSTONE_DATA", self.path().join("data")).env("TMPDIR", self.path());
        if let Some(database) = &self.database {
            command.env("TOUCHSTONE_DATABASE", database);
        }
        command
    }

    /// Runs a command that has to succeed; what it printed.
    pub fn done(&self, words: &[&str]) -> String {
        let output = self.command(words).output().expect("it runs");
        assert!(output.status.success(), "{words:?}: {}", told(&output));
        String::from_utf8(output.stdout).expect("UTF-8")
    }

    /// Runs a command that has to fail with this exit code; all it said.
    pub fn refused(&self, words: &[&str], code: i32) -> String {
        let output = self.command(words).output().expect("it runs");
        assert_eq!(output.status.code(), Some(code), "{words:?}: {}", told(&output));
        told(&output)
    }

    /// The reading of `ask … --format json`.
    pub fn ask(&self, words: &[&str]) -> Value {
        let words = [&["ask", "--format", "json"], words].concat();
        serde_json::from_str(&self.done(&words)).expect("JSON")
    }

    /// Starts a server and waits until it listens.
    pub fn serve(&self) -> Server {
        self.start(&["serve"])
    }

    /// The same for any command that serves; what it prints goes into `said`.
    pub fn start(&self, words: &[&str]) -> Server {
        let said = std::fs::File::create(self.path().join("said")).expect("a file");
        let mut command = self.command(&[words, &["--listen", "127.0.0.1:0"]].concat());
        let mut child = command.stderr(Stdio::piped()).stdout(said).spawn().expect("it starts");
        let mut lines = BufReader::new(child.stderr.take().expect("its log")).lines();
        let mut log = String::new();
        let address = loop {
            let line = lines.next().unwrap_or_else(|| Err(std::io::Error::other(format!("the server ended:\n{log}")))).expect("a line");
            if let Some((_, address)) = line.split_once("listens on ") {
                break address.trim().to_owned();
            }
            log = log + &line + "\n";
        };
        // The log has to be read on, or the server would wait for room in the pipe.
        std::thread::spawn(move || lines.map_while(Result::ok).for_each(drop));
        Server { child, address }
    }
}

fn told(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// A server that runs; killed when dropped.
pub struct Server {
    child: Child,
    pub address: String,
}

impl Server {
    /// SIGKILL: nothing is written any more.
    pub fn kill(&mut self) {
        self.child.kill().expect("killed");
        self.child.wait().expect("gone");
    }

    /// SIGTERM, and the end of what it does.
    pub fn stop(&mut self) {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args(["-TERM", &id]).status().expect("kill").success());
        assert!(self.child.wait().expect("gone").success());
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

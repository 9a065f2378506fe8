//! The running server.

use std::fs::File;
use std::net::{SocketAddr, TcpListener};
use std::process::{Child, Command};
use std::thread::sleep;
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};

use super::{House, WORKSPACE};
use crate::clock::Stopwatch;
use crate::http::{Answer, Connection, get, post};

/// How long a start may take before the bench gives up; much longer than the limit, so that a slow start is reported.
const PATIENCE: Duration = Duration::from_mins(10);

/// How long background work may take before the bench gives up.
const WORK: Duration = Duration::from_hours(1);
/// For how many seconds nothing has to be left: figures are looked at every five seconds, and some work begins only after as many.
const STILL: f64 = 15.0;
/// Figures that say how much of it is left.
const LEFT: [&str; 2] = ["touchstone_events_to_take{", "touchstone_customers_to_look_at "];

/// A server that ends when it is dropped.
#[derive(Debug)]
pub struct Server {
    process: Child,
    /// Where it listens.
    pub address: SocketAddr,
    /// The header that lets requests in.
    pub authorization: String,
}

impl House {
    /// Starts the server and waits until it is ready; also gives how long that took, in seconds.
    pub fn serve(&self) -> Result<(Server, f64)> {
        self.start(&[])
    }

    /// Starts a server that answers, and leaves the background work to others.
    pub fn serve_idle(&self) -> Result<(Server, f64)> {
        self.start(&["--no-work"])
    }

    fn start(&self, more: &[&str]) -> Result<(Server, f64)> {
        let address = free_address()?;
        let log = File::create(self.data.with_extension("log"))?;
        let mut command = self.command(&[&["serve", "--listen", &address.to_string()], more].concat());
        command.stdout(log.try_clone()?).stderr(log);
        let watch = Stopwatch::start();
        let mut server = Server { process: command.spawn().context("cannot start the server")?, address, authorization: String::new() };
        while !server.is_ready()? {
            if watch.elapsed() > PATIENCE {
                bail!("the server was not ready within {} s", PATIENCE.as_secs());
            }
            sleep(Duration::from_millis(1));
        }
        let ready = watch.seconds();
        server.authorization = format!("Authorization: Bearer {}", self.token()?);
        Ok((server, ready))
    }

    /// A new token, made by the operator at the local socket of the server.
    fn token(&self) -> Result<String> {
        let scopes = [
            "ask",
            "manage_loop",
            "manage_members",
            "manage_programmes",
            "manage_workspace",
            "read_answers",
            "read_cases",
            "read_customers",
            "read_members",
            "see_customers",
            "write_answers",
            "write_cases",
            "write_customers",
        ];
        let wanted = json!({"name": "bench", "scopes": scopes});
        let request = post("/v1/tokens", &format!("Touchstone-Workspace: {WORKSPACE}"), "application/json", wanted.to_string().as_bytes());
        let answer = Connection::local(&self.data.join("touchstone.sock"))?.send(&request)?.json()?;
        Ok(answer["token"].as_str().context("the answer has no token")?.to_owned())
    }
}

impl Server {
    fn is_ready(&mut self) -> Result<bool> {
        if let Some(status) = self.process.try_wait()? {
            bail!("the server ended with {status}; its log is beside its data folder");
        }
        Ok(self.connect().and_then(|mut connection| connection.send(&get("/readyz"))).is_ok_and(|answer| answer.status == 200))
    }

    /// A new connection.
    pub fn connect(&self) -> Result<Connection> {
        Connection::open(self.address)
    }

    /// Answers one question on a connection of its own.
    pub fn ask(&self, question: &Value) -> Result<Value> {
        self.connect()?.send(&self.asking(question))?.json()
    }

    /// Sends JSON on a connection of its own; gives the JSON that came back.
    pub fn post(&self, path: &str, body: &Value) -> Result<Value> {
        self.connect()?.send(&post(path, &self.authorization, "application/json", body.to_string().as_bytes()))?.json()
    }

    /// Reads JSON.
    pub fn get(&self, path: &str) -> Result<Value> {
        let request = format!("GET {path} HTTP/1.1\r\nHost: bench\r\n{}\r\n\r\n", self.authorization);
        self.connect()?.send(request.as_bytes())?.json()
    }

    /// Changes a record.
    pub fn patch(&self, path: &str, body: &Value) -> Result<Value> {
        self.by("PATCH", path, body)?.json()
    }

    /// Puts a record where it is told to be; nothing comes back.
    pub fn put(&self, path: &str, body: &Value) -> Result<()> {
        let answer = self.by("PUT", path, body)?;
        ensure!(answer.status == 204, "{path}: status {}", answer.status);
        Ok(())
    }

    fn by(&self, method: &str, path: &str, body: &Value) -> Result<Answer> {
        let request = post(path, &self.authorization, "application/json", body.to_string().as_bytes());
        self.connect()?.send(&[method.as_bytes(), &request[b"POST".len()..]].concat())
    }

    /// The request for a question.
    pub fn asking(&self, question: &Value) -> Vec<u8> {
        post("/v1/ask", &self.authorization, "application/json", question.to_string().as_bytes())
    }

    /// Memory in use, in bytes.
    pub fn resident(&self) -> Result<u64> {
        crate::machine::resident(self.process.id())
    }

    /// A gauge of `/metrics`.
    pub fn gauge(&self, name: &str) -> Result<f64> {
        let of_gauge = |line: &str| line.strip_prefix(name)?.strip_prefix(' ').map(ToOwned::to_owned);
        let value = self.metrics()?.lines().find_map(of_gauge);
        Ok(value.with_context(|| format!("/metrics has no {name}"))?.trim().parse()?)
    }

    fn metrics(&self) -> Result<String> {
        Ok(String::from_utf8(self.connect()?.send(&get("/metrics"))?.body)?)
    }

    /// Waits until the background work has nothing to do, and has had none for a while; gives the seconds until then.
    pub fn work_done(&self) -> Result<f64> {
        let watch = Stopwatch::start();
        let mut done = None;
        let is_left = |line: &&str| LEFT.iter().any(|name| line.starts_with(name)) && !line.ends_with(" 0");
        loop {
            let left = self.metrics()?.lines().find(is_left).map(ToOwned::to_owned);
            match (left, done) {
                (Some(left), _) => {
                    ensure!(watch.elapsed() < WORK, "the background work was not done within {} s: {left}", WORK.as_secs());
                    done = None;
                }
                (None, None) => done = Some(watch.seconds()),
                (None, Some(since)) if watch.seconds() - since > STILL => return Ok(since),
                _ => {}
            }
            sleep(Duration::from_secs(1));
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        stop(&mut self.process);
    }
}

/// Asks a process to stop and waits for its end.
pub fn stop(process: &mut Child) {
    let asked = Command::new("kill").arg("-TERM").arg(process.id().to_string()).status();
    if !asked.is_ok_and(|status| status.success()) {
        let _ = process.kill();
    }
    let _ = process.wait();
}

/// An address of this machine that nobody listens on.
pub fn free_address() -> Result<SocketAddr> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?)
}

//! A throw-away PostgreSQL for tests: its folder and its processes go with us.

use std::net::TcpListener;
use std::os::unix::fs::{PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::shell::{install, is_root, output, run};

/// A running server; ended and removed when dropped.
pub struct Postgres {
    server: Child,
    folder: PathBuf,
    /// Address of its maintenance database.
    pub url: String,
}

/// Starts a server on a free port of this machine. Durability is off: it holds nothing that outlives a test.
pub fn start() -> Result<Postgres> {
    let programs = programs()?;
    let owner = owner()?;
    let folder = folder(owner)?;
    let data = folder.join("data");
    run(as_owner(&programs.join("initdb"), owner)
        .arg("-D")
        .arg(&data)
        .args(["-U", "touchstone", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"])
        .current_dir(&folder)
        .stdout(Stdio::null()))?;
    let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
    let settings = [
        "fsync=off",
        "synchronous_commit=off",
        "full_page_writes=off",
        "max_connections=300",
        "listen_addresses=127.0.0.1",
        "shared_buffers=128MB",
        "max_wal_size=256MB",
    ];
    let log = std::fs::File::create(folder.join("log"))?;
    let mut command = as_owner(&programs.join("postgres"), owner);
    command.arg("-D").arg(&data).arg("-p").arg(port.to_string()).arg("-k").arg(&folder);
    for setting in settings {
        command.args(["-c", setting]);
    }
    let server = command.current_dir(&folder).stdin(Stdio::null()).stdout(log.try_clone()?).stderr(log).spawn().context("cannot start postgres")?;
    let mut postgres = Postgres { server, folder, url: format!("postgres://touchstone@127.0.0.1:{port}/postgres") };
    postgres.wait(&programs, port)?;
    Ok(postgres)
}

impl Postgres {
    fn wait(&mut self, programs: &Path, port: u16) -> Result<()> {
        for _ in 0..300 {
            if let Some(status) = self.server.try_wait()? {
                bail!("postgres ended with {status}: {}", std::fs::read_to_string(self.folder.join("log")).unwrap_or_default());
            }
            let ready = Command::new(programs.join("pg_isready")).args(["-q", "-h", "127.0.0.1", "-p"]).arg(port.to_string()).status();
            if ready.is_ok_and(|status| status.success()) {
                return Ok(());
            }
            sleep(Duration::from_millis(100));
        }
        bail!("postgres did not become ready within 30 s")
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        // SIGINT asks for a quick but orderly end; its children go with it.
        let asked = Command::new("kill").arg("-INT").arg(self.server.id().to_string()).status();
        if asked.is_err() {
            let _ = self.server.kill();
        }
        let _ = self.server.wait();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// Where initdb and postgres are; installed when root may do so.
fn programs() -> Result<PathBuf> {
    if let Some(found) = find() {
        return Ok(found);
    }
    install(&["postgresql"])?;
    find().context("PostgreSQL was installed, but initdb is neither in PATH nor under /usr/lib/postgresql")
}

fn find() -> Option<PathBuf> {
    let mut folders: Vec<PathBuf> =
        std::fs::read_dir("/usr/lib/postgresql").ok().into_iter().flatten().flatten().map(|entry| entry.path().join("bin")).collect();
    folders.sort();
    folders.reverse();
    folders.extend(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()));
    folders.into_iter().find(|folder| ["initdb", "postgres", "pg_isready"].iter().all(|program| folder.join(program).exists()))
}

/// The user that runs the server: ourselves, or, as root, one with fewer rights.
fn owner() -> Result<Option<(u32, u32)>> {
    if !is_root() {
        return Ok(None);
    }
    for name in ["postgres", "nobody"] {
        let (user, group) = (output(Command::new("id").args(["-u", name])), output(Command::new("id").args(["-g", name])));
        if let (Ok(user), Ok(group)) = (user, group) {
            return Ok(Some((user.parse()?, group.parse()?)));
        }
    }
    bail!("PostgreSQL refuses to run as root and there is no user postgres or nobody to drop to")
}

fn folder(owner: Option<(u32, u32)>) -> Result<PathBuf> {
    let folder = std::env::temp_dir().join(format!("touchstone-postgres-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder)?;
    std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(0o700))?;
    if let Some((user, group)) = owner {
        chown(&folder, Some(user), Some(group))?;
    }
    Ok(folder)
}

fn as_owner(program: &Path, owner: Option<(u32, u32)>) -> Command {
    let mut command = Command::new(program);
    if let Some((user, group)) = owner {
        command.uid(user).gid(group);
    }
    command
}

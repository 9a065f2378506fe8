//! Python tools in a folder of their own under target.

use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use crate::shell::{install, output, run};

/// The folder of programs of an environment that has these packages, made when it is not there yet.
pub fn environment(name: &str, packages: &[&str]) -> Result<PathBuf> {
    let folder = std::env::current_dir()?.join("target/python").join(name);
    let (bin, mark) = (folder.join("bin"), folder.join("complete"));
    let wanted = packages.join("\n");
    if std::fs::read_to_string(&mark).is_ok_and(|had| had == wanted) {
        return Ok(bin);
    }
    if output(Command::new("python3").args(["-c", "import venv, ensurepip"])).is_err() {
        install(&["python3", "python3-venv"])?;
    }
    let _ = std::fs::remove_dir_all(&folder);
    run(Command::new("python3").args(["-m", "venv"]).arg(&folder))?;
    run(Command::new(bin.join("pip")).args(["-q", "--disable-pip-version-check", "install"]).args(packages))?;
    std::fs::write(mark, wanted)?;
    Ok(bin)
}

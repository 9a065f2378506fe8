//! What `make test`, `make test-long`, `make check` and `make bench` run.

use std::process::Command;

use anyhow::{Result, bail};

use crate::shell::{cargo, output, run};
use crate::{browser, layers, postgres, python, schemathesis, web};

/// Everything that has to hold before a change lands, on both engines and in a browser. The tests leave the binary behind that the rounds after them
/// run: another choice of features would build most of it anew.
pub fn test() -> Result<()> {
    layers::check()?;
    let postgres = postgres::start()?;
    run(&mut tests(&postgres)?)?;
    drop(postgres);
    schemathesis::run(8)?;
    web::test()?;
    browser::test()
}

/// The long rounds: twenty crashes an engine, many more random questions, deeper fuzzing.
pub fn test_long() -> Result<()> {
    let postgres = postgres::start()?;
    let mut tests = tests(&postgres)?;
    run(tests.env("TOUCHSTONE_CRASH_ROUNDS", "20").env("TOUCHSTONE_CASES", "500").env("PROPTEST_CASES", "2000"))?;
    drop(postgres);
    schemathesis::run(300)
}

fn tests(postgres: &postgres::Postgres) -> Result<Command> {
    let smtp = python::environment("smtp", &["aiosmtpd==1.4.6", "trustme==1.2.1"])?.join("python");
    let imap = python::environment("imap", &["pymap==0.36.7", "trustme==1.2.1"])?.join("python");
    let mut command = cargo();
    command.args(["test", "--workspace", "--all-features"]).env("TOUCHSTONE_TEST_POSTGRES", &postgres.url);
    // Half of their time tests wait: for a server, for the disk, for the clock.
    let threads = 2 * std::thread::available_parallelism()?.get();
    command.env("RUST_TEST_THREADS", threads.to_string());
    command.env("TOUCHSTONE_TEST_SMTP", smtp).env("TOUCHSTONE_TEST_IMAP", imap);
    Ok(command)
}

/// Lints, documentation and licences.
pub fn check() -> Result<()> {
    run(cargo().args(["fmt", "--all", "--check"]))?;
    layers::check()?;
    run(cargo().args(["clippy", "--workspace", "--all-targets", "--all-features", "--", "-D", "warnings"]))?;
    run(cargo().args(["doc", "--workspace", "--no-deps", "--document-private-items"]).env("RUSTDOCFLAGS", "-D warnings"))?;
    if output(cargo().args(["deny", "--version"])).is_err() {
        run(cargo().args(["install", "--locked", "cargo-deny"]))?;
    }
    // Advisories need a list from the network; licences, bans and sources do not.
    run(cargo().args(["deny", "check", "licenses", "bans", "sources"]))
}

/// Lets the bench keep the results of its last run.
const BESIDE: &str = "--beside";

/// The side-by-side benchmark; sizes in millions of ratings.
pub fn bench(sizes: &[&str]) -> Result<()> {
    if sizes.iter().any(|size| *size != BESIDE && size.parse::<u32>().is_err()) {
        bail!("sizes are whole millions of ratings, as in `bench 1 10`; `bench {BESIDE} 50` keeps the results of the last run");
    }
    run(cargo().args(["build", "--release", "-p", "touchstone", "-p", "bench"]))?;
    let python = python::environment("bench", &["duckdb==2.0.0"])?.join("python");
    run(cargo().args(["run", "-q", "--release", "-p", "bench", "--", "run", "--python"]).arg(python).args(sizes))
}

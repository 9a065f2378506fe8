//! Developer tools: the menu behind the Makefile.

mod browser;
mod layers;
mod postgres;
mod product;
mod python;
mod schemathesis;
mod shell;
mod suite;
mod web;

use std::process::ExitCode;

use anyhow::{Result, bail};

const USAGE: &str =
    "cargo run -p xtask -- demo [OPTION…] | release | test | test-long | check | check-layers | schemathesis | browser | screenshots | bench [SIZE…]";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // The chain of reasons is what people need; a trace of this program is not.
            eprintln!("Error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    std::env::set_current_dir(shell::root())?;
    match words.as_slice() {
        ["demo", options @ ..] => product::demo(options),
        ["release"] => product::release(),
        ["test"] => suite::test(),
        ["test-long"] => suite::test_long(),
        ["check"] => suite::check(),
        ["check-layers"] => layers::check(),
        ["schemathesis"] => schemathesis::run(8),
        ["browser"] => browser::test(),
        ["screenshots"] => browser::screenshots(),
        ["bench", sizes @ ..] => suite::bench(sizes),
        _ => bail!("usage: {USAGE}"),
    }
}

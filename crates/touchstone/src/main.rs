//! `touchstone`: the one binary.

fn main() -> std::process::ExitCode {
    touchstone::commands::run()
}

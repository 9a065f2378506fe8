//! `touchstone`: the one binary.

/// Rows are made on a thread of the engine and dropped on another one, which this allocator does best: docs/adr/0008-allocator.md.
#[cfg(target_os = "linux")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    touchstone::commands::run()
}

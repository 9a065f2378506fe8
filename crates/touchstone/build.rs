//! Builds anew when the web application was: a release build embeds `web/dist`, a debug build reads it as it runs.

fn main() {
    let debug = std::env::var("PROFILE").is_ok_and(|profile| profile == "debug");
    println!("cargo:rerun-if-changed={}", if debug { "build.rs" } else { "../../web/dist" });
}

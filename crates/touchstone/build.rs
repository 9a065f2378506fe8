//! Builds anew when the web application was: a release build embeds `web/dist`, a debug build reads it as it runs.

fn main() {
    // A debug build knows the folder by its true path, which only a folder that is there has; it may be filled later.
    if let Err(error) = std::fs::create_dir_all("../../web/dist") {
        println!("cargo:warning=web/dist cannot be made, so that this build serves no web application: {error}");
    }
    let debug = std::env::var("PROFILE").is_ok_and(|profile| profile == "debug");
    println!("cargo:rerun-if-changed={}", if debug { "build.rs" } else { "../../web/dist" });
}

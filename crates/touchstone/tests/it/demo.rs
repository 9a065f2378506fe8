//! The demo: filled by the product's own commands, served, found again, and never put over anything else.

use serde_json::{Value, json};
use store::testing::Engine;

use crate::binary::{Place, Server};

const DEMO: [&str; 5] = ["demo", "--seed", "1", "--until", "2026-06-30"];

/// The line of the log-in that begins with this word.
fn told(place: &Place, word: &str) -> String {
    let said = place.said();
    said.lines().find_map(|line| line.trim().strip_prefix(word)).expect(word).trim().to_owned()
}

async fn log_in(place: &Place, server: &Server) -> Value {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let form = json!({"mail": told(place, "e-mail"), "password": told(place, "password")});
    let answered = reqwest::Client::new().post(format!("{}/v1/session", server.address)).json(&form).send().await.expect("sent");
    answered.json().await.expect("a session")
}

fn total<'r>(reading: &'r Value, name: &str) -> &'r Value {
    &reading["total"][name]
}

#[tokio::test]
async fn a_demo_is_filled_served_and_found_again() {
    let place = Place::new(Engine::Sqlite).await;
    let mut server = place.start(&DEMO);
    assert!(place.said().contains("150 accounts, 600 contacts"), "{}", place.said());
    assert!(place.said().contains(&format!("Open {}", server.address)), "{}", place.said());
    assert_eq!(log_in(&place, &server).await["workspaces"][0]["role"], "owner");

    let nps = place.ask(&["--measure", "nps"]);
    assert!(total(&nps, "n").as_u64() > Some(1_000) && total(&nps, "value").as_f64() > Some(15.0), "{}", nps["total"]);
    let heard = place.ask(&["--measure", "csat", "--by", "touchpoint"]);
    assert_eq!(heard["rows"].as_array().map(Vec::len), Some(18));
    // What was planted shows in a question that anybody can ask.
    let slow = ["--measure", "csat", "--where", "team = 'support-north'", "--during", "2026-01-01..", "--compare-to", "..2026-01-01"];
    let slow = place.ask(&slow);
    assert!(total(&slow, "change_high").as_f64() < Some(-10.0), "{}", slow["total"]);

    server.stop();
    let server = place.start(&["demo"]);
    assert!(!place.said().contains("Filling"), "{}", place.said());
    assert_eq!(log_in(&place, &server).await["workspaces"][0]["role"], "owner");
}

#[tokio::test]
async fn a_demo_is_not_put_over_anything_else() {
    let place = Place::new(Engine::Sqlite).await;
    let refused = |words: &[&str]| place.refused(words, 1);
    let data = place.path().join("data");
    assert!(refused(&["demo", "--until", "2999-01-01"]).contains("to today"));
    assert!(!data.exists(), "a refusal leaves nothing behind");

    std::fs::create_dir(&data).expect("made");
    std::fs::write(data.join("demo.toml"), "seed = 1\nuntil = \"2026-06-30\"\nfilled = true\n").expect("written");
    assert!(refused(&["demo", "--seed", "2"]).contains("holds the demo of --seed 1"));
    std::fs::write(data.join("demo.toml"), "seed = 1\nuntil = \"2026-06-30\"\nfilled = false\n").expect("written");
    assert!(refused(&["demo"]).contains("cut short"));
    std::fs::remove_file(data.join("demo.toml")).expect("removed");
    std::fs::write(data.join("thesis.txt"), "mine").expect("written");
    assert!(refused(&["demo"]).contains("holds something else"));
}

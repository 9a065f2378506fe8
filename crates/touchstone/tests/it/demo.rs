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

/// Somebody who is logged in to the demo.
struct Guest {
    client: reqwest::Client,
    address: String,
    cookie: String,
}

impl Guest {
    async fn of(place: &Place, server: &Server) -> Self {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let (client, form) = (reqwest::Client::new(), json!({"mail": told(place, "e-mail"), "password": told(place, "password")}));
        let answered = client.post(format!("{}/v1/session", server.address)).json(&form).send().await.expect("sent");
        let cookie = answered.headers()["set-cookie"].to_str().expect("a cookie").split(';').next().expect("a pair").to_owned();
        Self { client, address: server.address.clone(), cookie }
    }

    async fn get(&self, path: &str) -> Value {
        let request = self.client.get(format!("{}{path}", self.address)).header("cookie", &self.cookie).header("touchstone-workspace", "kestrel");
        request.send().await.expect("sent").json().await.expect("JSON")
    }

    async fn account(&self, external_id: &str) -> Value {
        self.get(&format!("/v1/accounts?external_id={external_id}")).await["items"][0]["id"].clone()
    }
}

/// What `story.md` says of classes and of silence; the demo of today, because these look at the last months.
#[tokio::test]
async fn what_was_planted_shows_in_classes_and_in_silence() {
    let place = Place::new(Engine::Sqlite).await;
    let server = place.start(&["demo", "--seed", "1"]);
    let guest = Guest::of(&place, &server).await;

    let silent = guest.get("/v1/silent-accounts?limit=200&why=beyond_rhythm").await;
    let silent: Vec<&Value> = silent["items"].as_array().expect("items").iter().map(|one| &one["account"]).collect();
    for planted in ["C-1009", "C-1014", "C-1021", "C-1030", "C-1034", "C-1048", "C-1056", "C-1063", "C-1075", "C-1084", "C-1092", "C-1097"] {
        let account = guest.account(planted).await;
        assert!(silent.contains(&&account), "{planted} is not silent");
        let class = guest.get(&format!("/v1/accounts/{}/class", account.as_str().expect("an id"))).await;
        assert_eq!(class["class"], "not_known", "{planted}");
    }
    assert!(silent.len() <= 18, "{} accounts are silent, so that the planted ones are not special", silent.len());

    let missed = guest.get("/v1/unheard-deciders?limit=200").await;
    let sponsor = guest.get("/v1/contacts?external_id=P-10310").await["items"][0]["id"].clone();
    assert!(missed["items"].as_array().expect("items").iter().any(|one| one["contact"] == sponsor), "the sponsor who left is missed");
    let class = guest.get(&format!("/v1/accounts/{}/class", guest.account("C-1031").await.as_str().expect("an id"))).await;
    let steps: Vec<&str> = class["history"].as_array().expect("steps").iter().filter_map(|step| step["class"].as_str()).collect();
    assert!(!["growth", "happy"].contains(&steps[0]), "{steps:?}");
}

/// What `story.md` says of what was done about it.
#[tokio::test]
async fn what_was_done_about_it_is_there() {
    let place = Place::new(Engine::Sqlite).await;
    let server = place.start(&DEMO);
    assert!(place.said().contains("5 cases, 1 playbook that is followed, 2 decisions, 1 announcement"), "{}", place.said());
    let guest = Guest::of(&place, &server).await;
    let items = async |path: &str| guest.get(path).await["items"].as_array().cloned().unwrap_or_default();

    let classes = items("/v1/service-classes").await;
    assert_eq!(classes.iter().map(|class| &class["where"]).collect::<Vec<_>>(), ["account.tier = 'gold'", ""], "the narrower one is tried first");
    let cases = items("/v1/cases").await;
    let mut states: Vec<&str> = cases.iter().filter_map(|case| case["state"].as_str()).collect();
    states.sort_unstable();
    assert_eq!(states, ["closed", "open", "resolved", "waiting", "working"]);
    let run = &items("/v1/playbook-runs").await[0];
    assert_eq!((&run["playbook"], &run["account"]), (&json!("sponsor_gone"), &guest.account("C-1031").await));
    assert_eq!(run["tasks"][0]["state"], "done");

    let decisions = items("/v1/decisions").await;
    assert_eq!(decisions.iter().map(|one| &one["state"]).collect::<Vec<_>>(), ["decided", "done"]);
    for decision in &decisions {
        let whole = guest.get(&format!("/v1/decisions/{}", decision["id"].as_str().expect("an id"))).await;
        assert!(whole["reading"]["total"]["n"].as_u64() > Some(10) && !whole["said"].as_array().expect("words").is_empty(), "{whole}");
    }
    let page = reqwest::get(format!("{}/w/kestrel/news", server.address)).await.expect("sent").text().await.expect("a page");
    assert!(page.contains("Moving to us without a lost day") && page.contains("<blockquote"), "{page}");
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

//! Letters by a real mail server on loopback: with and without TLS, refused in every way, and while the house is killed.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use kernel::{Act, Actor, Id, Ids, Time, Workspace};
use lettre::address::Envelope;
use post::letters::Undelivered;
use post::{Letter, Mailbox, Paper};
use rstest::rstest;
use serde_json::{Value, json};
use store::testing::Engine;
use store::{Store, args};
use tempfile::TempDir;
use touchstone::delivery::Outbox;
use touchstone::settings::Mail;

use crate::app::TestApp;
use crate::binary::Place;
use crate::crash::Dice;

/// Connections that the house keeps at once.
const CONNECTIONS: usize = 2;

/// aiosmtpd in a process of its own; ends when dropped.
pub struct MailServer {
    child: Child,
    folder: TempDir,
    pub port: String,
}

impl MailServer {
    pub fn start(mode: &[&str]) -> Self {
        let python = std::env::var("TOUCHSTONE_TEST_SMTP").expect("TOUCHSTONE_TEST_SMTP names no Python with aiosmtpd: run the tests by `make test`");
        let folder = tempfile::tempdir().expect("a folder");
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/mail/server.py");
        let mut command = Command::new(python);
        let said = std::fs::File::create(folder.path().join("said")).expect("a file");
        command.arg(script).arg(folder.path()).args(mode).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(said);
        let mut child = command.spawn().expect("it starts");
        let mut port = String::new();
        BufReader::new(child.stdout.take().expect("its words")).read_line(&mut port).expect("its port");
        assert!(!port.is_empty(), "{}", std::fs::read_to_string(folder.path().join("said")).unwrap_or_default());
        Self { child, folder, port: port.trim().to_owned() }
    }

    fn authority(&self) -> PathBuf {
        self.folder.path().join("ca.pem")
    }

    /// Connection and Message-ID of each letter that was taken, in order.
    pub fn taken(&self) -> Vec<(String, String)> {
        let log = std::fs::read_to_string(self.folder.path().join("log")).expect("a log");
        log.lines().filter_map(|line| line.split_once(' ')).map(|(connection, id)| (connection.into(), id.into())).collect()
    }

    pub fn letter(&self, number: usize) -> String {
        std::fs::read_to_string(self.folder.path().join(format!("{number}.eml"))).expect("a letter")
    }
}

impl Drop for MailServer {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub fn outbox(url: &str, authority: Option<PathBuf>) -> Outbox {
    let mail = Mail {
        smtp: Some(url.parse().expect("a server")),
        smtp_ca: authority,
        mail_from: Some(Mailbox::read("cx@example.com").expect("a mailbox")),
        ..Mail::default()
    };
    Outbox::of(&mail).expect("an outbox")
}

async fn carry(outbox: &Outbox, to: &str) -> Result<(), Undelivered> {
    let address = |text: &str| text.parse().expect("an address");
    let envelope = Envelope::new(Some(address("cx@example.com")), vec![address(to)]).expect("an envelope");
    let bytes = format!("Message-ID: <{to}>\r\nTo: {to}\r\nSubject: Test\r\n\r\n.a line that begins with a dot\r\n").into_bytes();
    outbox.carrier.as_ref().expect("a carrier").carry(&post::letters::Mail { id: Id::from_bytes([1; 16]), envelope, bytes }).await
}

#[rstest]
#[case(&["clear"], "smtp://localhost:PORT?tls=none")]
#[case(&["clear", "ada", "p@ss"], "smtp://ada:p%40ss@localhost:PORT?tls=none")]
#[case(&["starttls"], "smtp://localhost:PORT")]
#[case(&["starttls", "ada", "p@ss"], "smtp://ada:p%40ss@localhost:PORT")]
#[case(&["tls", "ada", "p@ss"], "smtps://ada:p%40ss@localhost:PORT")]
#[tokio::test]
async fn letters_leave_over_one_connection_that_is_kept(#[case] mode: &[&str], #[case] url: &str) {
    let server = MailServer::start(mode);
    let outbox = outbox(&url.replace("PORT", &server.port), Some(server.authority()));
    let receivers = ["a", "b", "c", "d", "e", "f", "g", "h"].map(|name| format!("{name}@example.org"));
    for to in &receivers {
        assert_eq!(carry(&outbox, to).await, Ok(()));
    }
    let taken = server.taken();
    assert_eq!(taken.iter().map(|(_, id)| id.clone()).collect::<Vec<_>>(), receivers.map(|to| format!("<{to}>")));
    assert!(taken.iter().all(|(connection, _)| *connection == taken[0].0), "{taken:?}");
    assert!(server.letter(0).contains("\n.a line that begins with a dot"));
}

#[tokio::test]
async fn a_refusal_is_told_from_trouble() {
    let server = MailServer::start(&["clear"]);
    let outbox = outbox(&format!("smtp://127.0.0.1:{}?tls=none", server.port), None);
    assert!(matches!(carry(&outbox, "unknown@example.org").await, Err(Undelivered::NoSuchAddress(reason)) if reason.contains("5.1.1")));
    assert!(matches!(carry(&outbox, "spam@example.org").await, Err(Undelivered::Never(reason)) if reason.contains("not wanted")));
    assert!(matches!(carry(&outbox, "busy@example.org").await, Err(Undelivered::Later(reason)) if reason.contains("451")));
    assert_eq!(carry(&outbox, "ada@example.org").await, Ok(()), "the connection is still good");
}

#[rstest]
#[case::another_authority(&["starttls"], "smtp://localhost:PORT", false)]
#[case::another_name(&["starttls"], "smtp://127.0.0.1:PORT", true)]
#[case::no_tls_there(&["clear"], "smtp://localhost:PORT", true)]
#[case::wrong_password(&["starttls", "ada", "p@ss"], "smtp://ada:wrong@localhost:PORT", true)]
#[case::nobody_there(&["clear"], "smtp://localhost:1?tls=none", false)]
#[tokio::test]
async fn what_the_operator_has_to_mend_lets_letters_wait(#[case] mode: &[&str], #[case] url: &str, #[case] trusts: bool) {
    let server = MailServer::start(mode);
    let outbox = outbox(&url.replace("PORT", &server.port), trusts.then(|| server.authority()));
    let outcome = carry(&outbox, "ada@example.org").await;
    assert!(matches!(outcome, Err(Undelivered::Later(_))), "{outcome:?}");
    assert!(server.taken().is_empty());
}

#[rstest]
#[tokio::test]
async fn mail_comes_in_through_the_front_door_up_to_its_limit(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let app = TestApp::new(engine).await;
    app.workspace("w").await;
    let made = app.operator("w").send(http::Method::PUT, "/v1/mail/key", None, "").await.json();
    let server = app.with_token(made["key"].as_str().expect("a key"));
    let bring = async |megabytes: usize| {
        let raw = [b"From: eve@example.net\r\n\r\n".to_vec(), vec![b'x'; megabytes << 20]].concat();
        server.send(http::Method::POST, "/v1/mail/in", Some("message/rfc822"), raw).await
    };
    assert_eq!(bring(20).await.json()["kind"], "refused");
    assert_eq!(bring(30).await.problem()["code"], "too_large");
    assert_eq!(app.operator("w").send(http::Method::POST, "/v1/mail/in", Some("message/rfc822"), "x").await.problem()["code"], "not_logged_in");
}

#[rstest]
#[tokio::test]
async fn letters_are_shown_to_their_person_and_go_with_them(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let app = TestApp::new(engine).await;
    app.workspace("w").await;
    let caller = app.operator("w");
    let contact = caller.post("/v1/contacts", json!({"name": "Ada", "mail": "ada@example.org"})).await.json();
    let (id, house) = (contact["id"].as_str().expect("an id"), app.building.house());
    let known: Id<customers::contacts::Contact> = id.parse().expect("an id");
    let row = house.store.door().await.expect("a door").one("SELECT id FROM workspace", vec![]).await.expect("one");
    let act = house.act(row.get("id").expect("an id"), Actor::System("test"));
    let mut tx = house.store.begin(&act).await.expect("begun");
    let letter = Letter::new(Mailbox::read("ada@example.org").expect("a mailbox"), "How was the cut-over?", Paper::new()).expect("a letter");
    let posted = post::send(&mut tx, &letter.of_contact(Some(known))).await.expect("written");
    tx.commit().await.expect("committed");

    let kept = caller.get(&format!("/v1/contacts/{id}/personal")).await.json();
    assert_eq!(kept["mail"]["letters"][0]["subject"], "How was the cut-over?");
    caller.post(&format!("/v1/contacts/{id}/erase"), json!({})).await.json();
    assert_eq!(caller.get(&format!("/v1/letters/{}", posted.id)).await.problem()["code"], "not_found");
}

/// Every letter arrives; of each connection that was open at a kill at most one letter arrives twice, under the same Message-ID.
#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn no_letter_is_lost_and_few_come_twice_while_the_house_is_killed(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let setting = |name: &str, usual: u64| std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(usual);
    let (rounds, seed) = (setting("TOUCHSTONE_CRASH_ROUNDS", 3), setting("TOUCHSTONE_CRASH_SEED", u64::from(std::process::id())));
    eprintln!("mail: {engine:?}, {rounds} rounds, TOUCHSTONE_CRASH_SEED={seed}");
    let (place, server, mut dice) = (Place::new(engine).await, MailServer::start(&["clear"]), Dice(seed));
    let url = format!("smtp://127.0.0.1:{}?tls=none", server.port);
    let serving = ["serve", "--smtp", &url, "--mail-from", "Acme <cx@example.com>"];
    let letters = write(&place, rounds * 60).await;
    for _ in 0..rounds {
        // By the letters that went out, not by time: a fast machine would be through before the last kill.
        let enough = server.taken().len() + 1 + usize::try_from(dice.roll(40)).expect("small");
        let mut house = place.start(&serving);
        while server.taken().len() < enough {
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        tokio::time::sleep(Duration::from_millis(dice.roll(10))).await;
        house.kill();
        let_leases_end(&place).await;
    }
    assert!(server.taken().len() < letters.len(), "the last kill came too late to tell anything");
    let mut house = place.start(&serving);
    while waiting(&place).await > 0 {
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    house.stop();

    let taken = server.taken();
    let arrived: BTreeSet<&String> = taken.iter().map(|(_, id)| id).collect();
    assert_eq!(arrived.iter().map(|id| letter_of(id)).collect::<BTreeSet<_>>(), letters, "some were lost");
    let (mut again, mut last) = (BTreeMap::<&str, usize>::new(), BTreeMap::<&str, usize>::new());
    for (position, (connection, id)) in taken.iter().enumerate() {
        last.insert(connection, position);
        if taken[position + 1..].iter().any(|(_, later)| later == id) {
            *again.entry(connection).or_default() += 1;
        }
    }
    eprintln!("mail: {} letters, {} of them twice, over {} connections", arrived.len(), taken.len() - arrived.len(), last.len());
    assert!(again.values().all(|count| *count == 1), "more than one letter of a connection came twice: {again:?}");
    assert!(taken.len() - arrived.len() <= CONNECTIONS * rounds as usize, "{} came twice", taken.len() - arrived.len());
    check_states(&place, letters.len()).await;
}

/// The letter's id within its Message-ID.
fn letter_of(message_id: &str) -> String {
    message_id.trim_start_matches('<').split('.').next().unwrap_or_default().to_owned()
}

/// Writes letters while no house is open; their ids.
async fn write(place: &Place, count: u64) -> BTreeSet<String> {
    let mut server = place.serve();
    let made = place.client().post("http://local/v1/workspaces").json(&json!({"key": "w", "name": "W"})).send().await.expect("sent");
    assert!(made.status().is_success());
    server.stop();
    let store = Store::open(&place.store()).await.expect("opened");
    let row = store.door().await.expect("a door").one("SELECT id, made_at FROM workspace", vec![]).await.expect("one");
    let (workspace, now): (Id<Workspace>, Time) = (row.get("id").expect("an id"), row.get("made_at").expect("a time"));
    let act = Act { workspace, actor: Actor::System("test"), now, ids: Ids::new(now, [3; 32]) };
    let mut tx = store.begin(&act).await.expect("begun");
    let letter = |number| {
        let to = Mailbox::new(None, &format!("person{number}@example.org")).expect("a mailbox");
        Letter::new(to, "How was it?", Paper::new().words("Dear customer")).expect("a letter").with_secrets()
    };
    let posted = post::send_all(&mut tx, &(0..count).map(letter).collect::<Vec<_>>()).await.expect("written");
    tx.commit().await.expect("committed");
    store.close().await;
    posted.iter().map(|posted| posted.id.to_string()).collect()
}

/// As if the two minutes had passed that a lease holds on an engine where others may hold one.
pub async fn let_leases_end(place: &Place) {
    let store = Store::open(&place.store()).await.expect("opened");
    let act = store::testing::act();
    let mut tx = store.begin(&act).await.expect("begun");
    tx.execute("UPDATE job SET lease_until = 0 WHERE state = 'running'", vec![]).await.expect("ended");
    tx.commit().await.expect("committed");
    store.close().await;
}

async fn waiting(place: &Place) -> i64 {
    let mail: Value = place.client().get("http://local/v1/mail").send().await.expect("sent").json().await.expect("JSON");
    mail["waiting"].as_i64().expect("a number")
}

async fn check_states(place: &Place, letters: usize) {
    let store = Store::open(&place.store()).await.expect("opened");
    let mut door = store.door().await.expect("a door");
    let sent = door.all("SELECT id FROM letter WHERE state = 'sent' AND paper IS NULL AND token IS NULL", args![]).await.expect("read").len();
    let told = door.all("SELECT id FROM event WHERE kind = 'letter.sent'", args![]).await.expect("read").len();
    assert_eq!((sent, told), (letters, letters), "each is noted and told of once");
    assert!(door.all("SELECT id FROM job", args![]).await.expect("read").is_empty());
}

//! Letters fetched from a real IMAP server on loopback: taken in once, then marked, and told of where that cannot be.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use listen::invitations;
use rstest::rstest;
use serde_json::{Value, json};
use store::consumers::{Step, step};
use store::jobs::{Runner, run_once};
use store::testing::{Engine, NOW};
use tempfile::TempDir;
use touchstone::pickup::Pickup;
use touchstone::settings::Mail;
use touchstone::work::plan;

use crate::app::TestApp;
use crate::binary::Place;
use crate::case_letters::post;
use crate::cases::at;
use crate::programmes::after_project;
use crate::town::{DAY, NOON, Town, town};

/// pymap in a process of its own, over a maildir; ends when dropped.
struct MailServer {
    child: Child,
    folder: TempDir,
    port: String,
}

impl MailServer {
    fn start(mode: &str) -> Self {
        let python = std::env::var("TOUCHSTONE_TEST_IMAP").expect("TOUCHSTONE_TEST_IMAP names no Python with pymap: run the tests by `make test`");
        let folder = tempfile::tempdir().expect("a folder");
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/pickup/server.py");
        let said = std::fs::File::create(folder.path().join("said")).expect("a file");
        let mut command = Command::new(python);
        command.arg(script).arg(folder.path()).args([mode, "ada", "p@ss"]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(said);
        let mut child = command.spawn().expect("it starts");
        let mut port = String::new();
        BufReader::new(child.stdout.take().expect("its words")).read_line(&mut port).expect("its port");
        assert!(!port.is_empty(), "{}", std::fs::read_to_string(folder.path().join("said")).unwrap_or_default());
        Self { child, folder, port: port.trim().to_owned() }
    }

    fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Somebody's letter arrives in the mailbox.
    fn deliver(&self, name: &str, raw: impl AsRef<[u8]>) {
        std::fs::write(self.file("mail/tmp").join(name), raw).expect("written");
        std::fs::rename(self.file("mail/tmp").join(name), self.file("mail/new").join(name)).expect("delivered");
    }

    /// The letters of a folder, and whether they are marked as read.
    fn letters(&self, folder: &str) -> BTreeSet<(String, bool)> {
        let files = ["new", "cur"].into_iter().flat_map(|part| std::fs::read_dir(self.file(folder).join(part)).expect("a maildir").flatten());
        let names = files.map(|file| file.file_name().into_string().expect("a name"));
        names.map(|name| name.split_once(":2,").map_or((name.clone(), false), |(name, flags)| (name.to_owned(), flags.contains('S')))).collect()
    }

    fn pickup(&self, url: &str, trusts: bool) -> Pickup {
        let imap = Some(url.replace("PORT", &self.port).parse().expect("a mailbox"));
        let mail = Mail { imap, imap_ca: trusts.then(|| self.file("ca.pem")), ..Mail::default() };
        Pickup::of(&mail).expect("set up").expect("a mailbox")
    }
}

impl Drop for MailServer {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

const CLEAR: &str = "imap://ada:p%40ss@localhost:PORT?tls=none";

/// One look into the mailbox, as background work does it.
async fn look(app: &TestApp, pickup: &Pickup) {
    let house = app.building.house();
    pickup.promise(house).await.expect("promised");
    let runners: Vec<Arc<dyn Runner>> = vec![Arc::new(pickup.clone())];
    assert!(run_once(&house.store, &runners, &plan::acts(house)).await.expect("run"));
}

async fn came(app: &TestApp, workspace: &str) -> Vec<Value> {
    app.operator(workspace).get("/v1/mail/in").await.json()["items"].as_array().expect("items").clone()
}

async fn troubles(app: &TestApp) -> Vec<String> {
    let found = app.operator("w").get("/v1/operator/doctor").await.json();
    found["troubles"].as_array().expect("a list").iter().map(|one| format!("{}: {}", one["what"], one["why"])).collect()
}

#[rstest]
#[case("clear", CLEAR)]
#[case("starttls", "imap://ada:p%40ss@localhost:PORT")]
#[case("tls", "imaps://ada:p%40ss@localhost:PORT/INBOX")]
#[tokio::test]
async fn letters_are_fetched_once_and_marked(#[case] mode: &str, #[case] url: &str) {
    let (server, app) = (MailServer::start(mode), TestApp::new(Engine::Sqlite).await);
    app.workspace("w").await;
    let pickup = server.pickup(url, mode != "clear");
    look(&app, &pickup).await;
    assert!(came(&app, "w").await.is_empty());
    server.deliver("1", "From: eve@example.net\r\nSubject: Hello\r\n\r\nBuy this\r\n");
    server.deliver("2", "From: eve@example.net\r\nSubject: Again\r\n\r\nBuy that\r\n");
    for _ in 0..2 {
        look(&app, &pickup).await;
        let came = came(&app, "w").await;
        let told: BTreeSet<&str> = came.iter().filter_map(|one| one["subject"].as_str()).collect();
        assert_eq!((came.len(), told, &came[0]["kind"]), (2, BTreeSet::from(["Hello", "Again"]), &json!("refused")));
        assert_eq!(server.letters("mail"), BTreeSet::from([("1".into(), true), ("2".into(), true)]));
    }
    assert!(troubles(&app).await.is_empty());
}

#[rstest]
#[case::another_authority("starttls", "imap://ada:p%40ss@localhost:PORT", false, "cannot be protected: invalid peer certificate")]
#[case::another_name("starttls", "imap://ada:p%40ss@127.0.0.1:PORT", true, "cannot be protected: invalid peer certificate")]
#[case::no_tls_there("clear", "imap://ada:p%40ss@localhost:PORT", true, "cannot be protected: it knows no STARTTLS")]
#[case::wrong_password("tls", "imaps://ada:wrong@localhost:PORT", true, "its server refuses the name and the password: ")]
#[case::nobody_there("clear", "imap://ada:p%40ss@localhost:1?tls=none", false, "its server cannot be reached: ")]
#[case::no_such_folder("clear", "imap://ada:p%40ss@localhost:PORT/Nowhere?tls=none", false, "the folder Nowhere cannot be used: ")]
#[tokio::test]
async fn what_the_operator_has_to_mend_is_told(#[case] mode: &str, #[case] url: &str, #[case] trusts: bool, #[case] told: &str) {
    let (server, app) = (MailServer::start(mode), TestApp::new(Engine::Sqlite).await);
    app.workspace("w").await;
    server.deliver("1", "From: eve@example.net\r\n\r\nhello\r\n");
    look(&app, &server.pickup(url, trusts)).await;
    let told_of = troubles(&app).await;
    assert!(matches!(told_of.as_slice(), [one] if one.contains(told) && one.contains(" of ada at ") && !one.contains("p@ss")), "{told_of:?}");
    assert_eq!(server.letters("mail"), BTreeSet::from([("1".into(), false)]));
}

#[rstest]
#[tokio::test]
async fn a_mended_password_is_no_trouble_any_more(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (server, app) = (MailServer::start("clear"), TestApp::new(engine).await);
    app.workspace("w").await;
    for (url, count) in [(CLEAR, 0), ("imap://ada:wrong@localhost:PORT?tls=none", 1), (CLEAR, 0)] {
        for _ in 0..2 {
            look(&app, &server.pickup(url, false)).await;
            assert_eq!(troubles(&app).await.len(), count);
        }
    }
}

#[rstest]
#[tokio::test]
async fn what_is_too_large_or_broken_is_refused_and_fetched_no_more(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (server, app) = (MailServer::start("clear"), TestApp::new(engine).await);
    app.workspace("w").await;
    server.deliver("large", [b"From: eve@example.net\nSubject: Large\n\n".to_vec(), b"0123456789abcdef\n".repeat(1_600_000)].concat());
    server.deliver("broken", b"\xff\xfe\x00\n\n\xa0".repeat(50));
    server.deliver("empty", "");
    server.deliver("parts", "From: eve@example.net\nContent-Type: multipart/mixed; boundary=b\n\n--b\n".repeat(400));
    server.deliver("good", "From: eve@example.net\nSubject: Good\n\nhello\n");
    for _ in 0..2 {
        look(&app, &server.pickup(CLEAR, false)).await;
        let came = came(&app, "w").await;
        let reasons: BTreeSet<&str> = came.iter().filter_map(|one| one["reason"].as_str()).collect();
        assert_eq!(came.len(), 5, "{came:?}");
        assert!(came.iter().all(|one| one["kind"] == "refused"));
        assert!(reasons.contains("is larger than 25 MB") && reasons.contains("cannot be read: has more than 300 parts"), "{reasons:?}");
        assert!(came.iter().any(|one| one["subject"] == "Large" && one["bytes"].as_i64() > Some(27_000_000)), "{came:?}");
        assert!(server.letters("mail").iter().all(|(_, marked)| *marked), "{:?}", server.letters("mail"));
    }
    assert!(troubles(&app).await.is_empty());
}

#[tokio::test]
async fn letters_go_into_the_folder_of_those_that_were_taken() {
    let (server, app) = (MailServer::start("clear"), TestApp::new(Engine::Sqlite).await);
    app.workspace("w").await;
    let mail =
        Mail { imap: Some(CLEAR.replace("PORT", &server.port).parse().expect("a mailbox")), imap_move: Some("Touchstone".into()), ..Mail::default() };
    let pickup = Pickup::of(&mail).expect("set up").expect("a mailbox");
    for name in ["1", "2"] {
        server.deliver(name, format!("From: eve@example.net\r\nSubject: {name}\r\n\r\nhello\r\n"));
        look(&app, &pickup).await;
    }
    assert_eq!((troubles(&app).await, server.letters("mail").len()), (Vec::new(), 0));
    assert_eq!(server.letters("mail/.Touchstone"), BTreeSet::from([("1".into(), true), ("2".into(), true)]));
    assert_eq!(came(&app, "w").await.len(), 2);
}

/// A letter about a project was sent to Ada; its Message-ID.
async fn asked(town: &Town) -> String {
    town.programme(after_project()).await;
    town.event("m1", "ada", NOW).await;
    town.work(NOON).await;
    let mut door = town.told.app.building.house().store.door().await.expect("a door");
    door.one("SELECT message_id FROM letter", vec![]).await.expect("one").get("message_id").expect("an id")
}

fn reply(to: &str) -> String {
    format!(
        "From: Ada <ada@acme.example>\r\nTo: us@touchstone.example\r\nSubject: Re: Nach einem Projekt\r\nMessage-ID: <r1@acme.example>\r\n\
         In-Reply-To: <{to}@example.com>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nDie Umstellung kam zu spät.\r\n"
    )
}

fn bounce(of: &str) -> String {
    format!(
        "Return-Path: <>\r\nFrom: MAILER-DAEMON@mx.example.org\r\nTo: us@touchstone.example\r\nSubject: Undelivered\r\nMIME-Version: 1.0\r\n\
        Content-Type: multipart/report; report-type=delivery-status; boundary=\"b\"\r\n\r\n\
        --b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example.org\r\n\r\n\
        Final-Recipient: rfc822; ada@acme.example\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; no such user\r\n\r\n\
        --b\r\nContent-Type: message/rfc822\r\n\r\nMessage-ID: <{of}@example.com>\r\nSubject: Wie war es?\r\n\r\nDear Ada\r\n--b--\r\n"
    )
}

/// As `programmes::a_reply_is_kept_as_words`, by the mailbox; and what is delivered twice counts once.
#[rstest]
#[tokio::test]
async fn a_reply_from_the_mailbox_is_kept_as_words_and_stops_reminders(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (server, town) = (MailServer::start("clear"), town(engine).await);
    let id = asked(&town).await;
    for name in ["1", "2"] {
        server.deliver(name, reply(&id));
    }
    look(&town.told.app, &server.pickup(CLEAR, false)).await;
    let (house, act) = (town.told.app.building.house(), town.act(NOON));
    while step(&house.store, &invitations::Replies, &act).await.expect("followed") == Step::Moved {}
    let responses = town.told.items("/v1/responses").await;
    assert_eq!(responses.len(), 1, "{responses:?}");
    assert!(responses[0].to_string().contains("Die Umstellung kam zu spät."), "{responses:?}");
    assert_eq!((&responses[0]["contact"]["name"], town.told.items("/v1/mail/in").await.len()), (&json!("ada"), 1));
    assert_eq!(server.letters("mail"), BTreeSet::from([("1".into(), true), ("2".into(), true)]));
    town.work(3 * DAY + NOON).await;
    assert_eq!(town.letters().await.len(), 1, "no reminder");
}

/// A customer answers the letter of a case: what the mailbox brings stands in its thread, once, and it is our turn.
#[rstest]
#[tokio::test]
async fn an_answer_from_the_mailbox_reaches_its_case(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (server, post) = (MailServer::start("clear"), post(engine).await);
    let case = post.case(json!({})).await;
    post.write(&case, json!({"subject": "Your cut-over", "words": "How is it now?"})).await.json();
    post.office.patch(&at(&case), json!({"state": "waiting"})).await.json();
    let left = post.work().await.remove(0);
    let (to, first) = (left.reply_to(), left.header("Message-ID").expect("an id"));
    let answer = |message: &str, to: &str, more: &str, words: &str| {
        format!("From: Ada <ada@acme.example>\r\nTo: {to}\r\nMessage-ID: <{message}@acme.example>\r\n{more}Subject: Re: x\r\n\r\n{words}\r\n")
    };
    server.deliver("1", answer("a", &to, "", "It still hurts."));
    server.deliver("2", answer("a", &to, "", "It still hurts."));
    server.deliver("3", answer("b", "cx@example.com", &format!("In-Reply-To: {first}\r\n"), "And it costs us."));
    server.deliver("4", answer("c", &to, "Auto-Submitted: auto-replied\r\n", "I am away."));
    look(&post.office.app, &server.pickup(CLEAR, false)).await;
    post.work().await;
    let whole = post.look(&case).await;
    let said: BTreeSet<_> = whole["said"].as_array().expect("said").iter().filter_map(|said| said["words"].as_str()).collect();
    assert_eq!(said, BTreeSet::from(["It still hurts.", "And it costs us."]));
    assert_eq!((&whole["replied"], &whole["state"], &whole["items"]), (&json!(true), &json!("working"), &json!(2)));
    assert_eq!(post.notices().await, ["replied", "replied"]);
    assert!(server.letters("mail").iter().all(|(_, marked)| *marked));
}

#[rstest]
#[tokio::test]
async fn a_bounce_from_the_mailbox_ends_its_letter(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (server, town) = (MailServer::start("clear"), town(engine).await);
    let id = asked(&town).await;
    server.deliver("1", bounce(&id));
    look(&town.told.app, &server.pickup(CLEAR, false)).await;
    assert_eq!(town.letters().await[0].state, post::letters::State::Bounced);
    let suppressed = town.told.items("/v1/suppressions").await;
    assert_eq!((suppressed.len(), &suppressed[0]["reason"]), (1, &json!("hard_bounce")));
}

/// The mailbox is one for all workspaces: a letter goes to whom it answers, and nobody reads what is meant for others.
#[rstest]
#[tokio::test]
async fn each_workspace_gets_its_own_letters_only(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (server, town) = (MailServer::start("clear"), town(engine).await);
    let app = &town.told.app;
    app.workspace("another").await;
    let id = asked(&town).await;
    server.deliver("1", reply(&id));
    server.deliver("2", "From: eve@example.net\r\nSubject: Hello\r\n\r\nBuy this\r\n");
    look(app, &server.pickup(CLEAR, false)).await;
    let kept = town.told.items("/v1/mail/in").await;
    assert_eq!((kept.len(), &kept[0]["kind"], came(app, "another").await.len()), (1, &json!("reply"), 0));
    assert!(server.letters("mail").iter().all(|(_, marked)| *marked));
}

/// Of several processes that want to look one does; what another wanted in the meantime is done afterwards.
#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn one_process_at_a_time_fetches(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (server, app) = (MailServer::start("clear"), TestApp::new(engine).await);
    app.workspace("w").await;
    server.deliver("1", "From: eve@example.net\r\nSubject: Hello\r\n\r\nBuy this\r\n");
    std::fs::write(server.file("hold"), "").expect("held");
    let (house, pickup) = (app.building.house(), server.pickup(CLEAR, false));
    let runners: Vec<Arc<dyn Runner>> = vec![Arc::new(pickup.clone())];
    let acts = plan::acts(house);
    pickup.promise(house).await.expect("promised");
    let first = tokio::spawn({
        let (store, runners, acts) = (house.store.clone(), runners.clone(), Arc::clone(&acts));
        async move { run_once(&store, &runners, &acts).await }
    });
    while !server.file("held").exists() {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    pickup.promise(house).await.expect("promised");
    assert!(!run_once(&house.store, &runners, &acts).await.expect("asked"), "somebody fetches already");
    std::fs::remove_file(server.file("hold")).expect("let go");
    assert!(first.await.expect("ended").expect("run"));
    assert!(run_once(&house.store, &runners, &acts).await.expect("run"), "once more, as promised");
    assert!(!run_once(&house.store, &runners, &acts).await.expect("asked"));
    assert_eq!(came(&app, "w").await.len(), 1);
}

/// Killed after it has kept a letter and before the mark, the house fetches it again and keeps it once.
#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn a_kill_before_the_mark_takes_a_letter_once(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (server, place) = (MailServer::start("clear"), Place::new(engine).await);
    let url = CLEAR.replace("PORT", &server.port);
    let serving = ["serve", "--imap", &url];
    let mut house = place.start(&serving);
    let made = place.client().post("http://local/v1/workspaces").json(&json!({"key": "w", "name": "W"})).send().await.expect("sent");
    assert!(made.status().is_success());
    house.stop();
    server.deliver("1", "From: eve@example.net\r\nSubject: Hello\r\n\r\nBuy this\r\n");
    std::fs::write(server.file("hold"), "").expect("held");
    let mut house = place.start(&serving);
    while !server.file("held").exists() {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    assert_eq!(kept(&place).await, 1, "it is kept before it is marked");
    house.kill();
    assert_eq!(server.letters("mail"), BTreeSet::from([("1".into(), false)]));
    std::fs::remove_file(server.file("hold")).expect("let go");
    crate::mail::let_leases_end(&place).await;
    let mut house = place.start(&serving);
    while server.letters("mail") != BTreeSet::from([("1".into(), true)]) {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    assert_eq!(kept(&place).await, 1);
    house.stop();
}

async fn kept(place: &Place) -> usize {
    let all: Value = place.client().get("http://local/v1/mail/in").send().await.expect("sent").json().await.expect("JSON");
    all["items"].as_array().expect("items").len()
}

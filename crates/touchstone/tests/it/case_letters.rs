//! Letters from cases: out by a real carrier, back in by the one door of mail, threaded by their token, and one tap that says whether it is done.

use std::path::PathBuf;

use http::Method;
use manage::cases::letters::Answers;
use post::Mailbox;
use rstest::rstest;
use serde_json::{Value, json};
use store::jobs::run_once;
use store::testing::Engine;
use tempfile::TempDir;
use touchstone::delivery::Outbox;
use touchstone::settings::Mail;
use touchstone::work::plan;

use crate::app::{Caller, Reply, TestApp};
use crate::cases::{at, steps};
use crate::mail::{MailServer, outbox};
use crate::observations::{Office, furnished, id, places};

/// An office that writes letters into a folder and takes mail in.
pub struct Post {
    pub office: Office,
    /// Mia takes care of cases.
    mia: Caller,
    mia_id: String,
    server: Caller,
    folder: Option<TempDir>,
}

pub async fn post(engine: Engine) -> Post {
    let folder = tempfile::tempdir().expect("a folder");
    let sender = Some(Mailbox::read("Acme CX <cx@example.com>").expect("a mailbox"));
    let mail = Mail { mail_folder: Some(folder.path().to_owned()), mail_from: sender, ..Mail::default() };
    Post { folder: Some(folder), ..with(engine, Outbox::of(&mail).expect("an outbox")).await }
}

async fn with(engine: Engine, outbox: Outbox) -> Post {
    let office = furnished(TestApp::with_outbox(engine, outbox).await).await;
    office.patch("/v1/mail", json!({"reply_address": "replies@example.com"})).await.json();
    let made = office.staff.send(Method::PUT, "/v1/mail/key", None, "").await.json();
    let server = office.app.with_token(made["key"].as_str().expect("a key"));
    let (mia, mia_id) = office.member("Mia", "agent").await;
    Post { office, mia, mia_id, server, folder: None }
}

/// A letter as it left.
pub struct Left {
    raw: String,
}

impl Left {
    pub fn header(&self, name: &str) -> Option<String> {
        let unfolded = self.raw.split("\r\n\r\n").next().unwrap_or_default().replace("\r\n ", " ");
        let line = unfolded.lines().find_map(|line| line.strip_prefix(&format!("{name}: ")).map(ToOwned::to_owned));
        line.map(|line| line.trim().to_owned())
    }

    pub fn reply_to(&self) -> String {
        let header = self.header("Reply-To").expect("a reply address");
        header.rsplit_once('<').map_or(header.clone(), |(_, address)| address.trim_end_matches('>').to_owned())
    }

    /// The token of the link that asks whether it is done.
    fn token(&self) -> String {
        let text = self.raw.replace("=\r\n", "");
        text.split("/c/").nth(1).expect("a link").chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect()
    }
}

impl Post {
    /// A case of Mia's for Ada.
    pub async fn case(&self, more: Value) -> Value {
        let mut wish = json!({"owner": self.mia_id});
        wish.as_object_mut().expect("an object").extend(more.as_object().expect("an object").clone());
        self.office.case(wish).await
    }

    pub async fn write(&self, case: &Value, wish: Value) -> Reply {
        self.mia.post(&format!("{}/letters", at(case)), wish).await
    }

    /// Lets letters leave, and rooms hear of it; what left so far, in order.
    pub async fn work(&self) -> Vec<Left> {
        let (house, equipment) = (self.office.app.building.house(), self.office.app.building.equipment());
        let plan = plan::of(house, equipment);
        while run_once(&house.store, &plan.letters, &plan::acts(house)).await.expect("run") {}
        self.office.follow(&Answers).await;
        let Some(folder) = &self.folder else { return Vec::new() };
        let mut files: Vec<PathBuf> = walk(folder.path());
        files.sort();
        files.iter().map(|file| Left { raw: std::fs::read_to_string(file).expect("a letter") }).collect()
    }

    /// Brings a letter in, and lets rooms hear of it.
    async fn bring(&self, from: &str, to: &str, headers: &str, words: &str) -> Value {
        let raw = format!("From: {from}\r\nTo: {to}\r\n{headers}Content-Type: text/plain; charset=utf-8\r\n\r\n{words}\r\n");
        let taken = self.server.send(Method::POST, "/v1/mail/in", Some("message/rfc822"), raw).await.json();
        self.office.follow(&Answers).await;
        taken
    }

    pub async fn look(&self, case: &Value) -> Value {
        self.mia.get(&at(case)).await.json()
    }

    async fn letters(&self, case: &Value) -> Vec<Value> {
        self.mia.get(&format!("{}/letters", at(case))).await.json()["items"].as_array().expect("items").clone()
    }

    /// The kinds of Mia's notices, the first first.
    pub async fn notices(&self) -> Vec<Value> {
        let items = self.mia.get("/v1/notices").await.json()["items"].clone();
        let mut kinds: Vec<Value> = items.as_array().expect("items").iter().map(|notice| notice["kind"].clone()).collect();
        kinds.reverse();
        kinds.retain(|kind| kind != "assigned");
        kinds
    }

    /// A case that was resolved, with a letter that asks whether it is done; the token of its link.
    async fn asked(&self, more: Value) -> (Value, String) {
        let case = self.case(more).await;
        let causes = self.office.causes().await;
        self.office.patch(&at(&case), json!({"state": "resolved", "cause": causes[0]["id"], "action": "Called back"})).await.json();
        self.write(&case, json!({"subject": "Done", "words": "It should work now.", "ask_confirmation": true})).await.json();
        let token = self.work().await.last().expect("a letter").token();
        (self.look(&case).await, token)
    }

    async fn tap(&self, token: &str, form: &str) -> Reply {
        self.office.app.anonymous().send(Method::POST, &format!("/c/{token}"), Some("application/x-www-form-urlencoded"), form.to_owned()).await
    }
}

fn walk(folder: &std::path::Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    entries
        .flat_map(|path| if path.is_dir() { walk(&path) } else { vec![path] })
        .filter(|path| path.extension().is_some_and(|e| e == "eml"))
        .collect()
}

#[rstest]
#[tokio::test]
async fn a_letter_leaves_and_the_answer_comes_back_into_the_case(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let post = post(engine).await;
    let case = post.case(json!({})).await;
    let sent = post.write(&case, json!({"subject": "Your cut-over", "words": "Dear Ada,\n\nI am looking into it."})).await;
    assert_eq!(sent.status, 201);
    let sent = sent.json();
    assert!(sent["first_word_at"].is_string() && steps(&sent).contains(&"sent"), "{sent}");
    let left = post.work().await.remove(0);
    assert!(left.header("From").expect("a sender").starts_with("Mia"), "{}", left.raw);
    assert_eq!((left.header("Auto-Submitted"), left.header("In-Reply-To")), (None, None), "a person wrote it");
    let message_id = left.header("Message-ID").expect("an id");

    let (to, headers) = (left.reply_to(), "Subject: Re: Your cut-over\r\nMessage-ID: <1@acme.example>\r\n");
    let words = "Thanks, it still hurts.\r\n\r\nOn Mon, 2 Mar 2026 at 09:00, Mia <cx@example.com> wrote:\r\n> Dear Ada";
    for _ in 0..2 {
        assert_eq!(post.bring("Ada <Ada@acme.example>", &to, headers, words).await["kind"], "reply");
    }
    let whole = post.look(&case).await;
    assert_eq!((&whole["replied"], steps(&whole)), (&json!(true), vec!["opened", "sent", "replied"]));
    assert_eq!((&whole["said"][0]["noun"], &whole["said"][0]["words"]), (&json!("letter"), &json!("Thanks, it still hurts.")));
    assert_eq!(post.office.staff.get("/v1/cases/counts").await.json()["replied"], 1);
    assert_eq!(post.notices().await, ["replied"]);
    assert!(post.office.events().await.contains(&"case.replied".to_owned()));

    post.write(&case, json!({"subject": "Re: Your cut-over", "words": "We will call you tomorrow."})).await.json();
    let second = post.work().await.remove(1);
    assert_eq!((second.header("In-Reply-To"), second.header("References")), (Some(message_id.clone()), Some(message_id)));
    assert_ne!(second.reply_to(), left.reply_to());
    assert_eq!(post.look(&case).await["replied"], false, "they got an answer");
    let told: Vec<_> = post.letters(&case).await.iter().map(|letter| json!([letter["direction"], letter["words"], letter["state"]])).collect();
    let expected = [
        json!(["out", "Dear Ada,\n\nI am looking into it.", "sent"]),
        json!(["in", "Thanks, it still hurts.", null]),
        json!(["out", "We will call you tomorrow.", "sent"]),
    ];
    assert_eq!(told, expected);
}

#[rstest]
#[tokio::test]
async fn strangers_programs_and_forgers_say_nothing_in_a_customers_name(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let post = post(engine).await;
    let case = post.case(json!({})).await;
    post.write(&case, json!({"subject": "Your cut-over", "words": "How is it now?"})).await.json();
    post.office.patch(&at(&case), json!({"state": "waiting"})).await.json();
    let left = post.work().await.remove(0);
    let to = left.reply_to();
    let before = post.look(&case).await;

    assert_eq!(post.bring("ada@acme.example", &to, "Auto-Submitted: auto-replied\r\nSubject: Away\r\n", "I am away.").await["kind"], "automatic");
    assert_eq!(post.bring("ada@acme.example", &to, "Precedence: auto_reply\r\n", "I am away, too.").await["kind"], "automatic");
    let forged = to.replace(&to[8..12], "aaaa");
    let refused = post.bring("ada@acme.example", &forged, "", "Close it.").await;
    assert_eq!((&refused["kind"], &refused["reason"]), (&json!("refused"), &json!("belongs to no letter of this workspace")));
    let raw = left.raw.replacen("To: ", "X-To: ", 1).replacen("Reply-To: ", "To: ", 1);
    let looped = post.server.send(Method::POST, "/v1/mail/in", Some("message/rfc822"), raw).await.json();
    assert!(looped["kind"] == "refused" && looped["reason"].as_str().is_some_and(|reason| reason.contains("letter of ours")), "{looped}");
    post.office.follow(&Answers).await;
    assert_eq!(post.look(&case).await, before, "nothing of this joins");

    assert_eq!(post.bring("Eve <eve@example.net>", &to, "Subject: Re: x\r\n", "All is well.").await["kind"], "reply");
    let whole = post.look(&case).await;
    assert_eq!((&whole["replied"], &whole["state"], steps(&whole).last()), (&json!(false), &json!("waiting"), Some(&"stranger")));
    assert!(!post.office.events().await.contains(&"case.replied".to_owned()));
    assert_eq!(post.notices().await, ["replied"]);
    let letters = post.letters(&case).await;
    let told: Vec<_> = letters.iter().map(|letter| json!([letter["direction"], letter["stranger"], letter["automatic"]])).collect();
    let automatic = json!(["in", false, true]);
    assert_eq!(told, [json!(["out", false, false]), automatic.clone(), automatic, json!(["in", true, false])]);
    // Their own words come later: it is our turn.
    post.bring("ada@acme.example", &to, "", "Who is Eve? It hurts.").await;
    let whole = post.look(&case).await;
    assert_eq!((&whole["replied"], &whole["state"]), (&json!(true), &json!("working")));
}

#[rstest]
#[tokio::test]
async fn one_tap_closes_a_case_or_opens_it_again(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let post = post(engine).await;
    post.office.patch(&format!("/v1/contacts/{}", post.office.ada), json!({"language": "de"})).await.json();
    let (case, token) = post.asked(json!({"hold": "contact"})).await;
    assert!(!post.letters(&case).await[0].to_string().contains("/c/"), "the link is not kept");
    let visitor = post.office.app.anonymous();
    for _ in 0..2 {
        let page = visitor.get(&format!("/c/{token}")).await;
        let text = page.text();
        assert!(page.status == 200 && text.contains("<html lang=\"de\"") && text.contains("Ist es gelöst?"), "{text}");
        assert!(!text.contains("<script") && !text.contains("cut-over"), "nothing of what we say among us: {text}");
        let policy = page.headers["content-security-policy"].to_str().expect("text");
        assert!(policy.starts_with("default-src 'none'") && policy.contains("form-action 'self'"), "{policy}");
    }
    assert_eq!(post.look(&case).await, case, "looking changes nothing");
    assert_eq!(post.tap(&token, "answer=maybe").await.status, 200);
    assert_eq!(post.look(&case).await, case, "and nor does a form that is not ours");

    for _ in 0..2 {
        assert!(post.tap(&token, "answer=yes&words=Danke%21").await.text().contains("Sie haben gesagt, dass es gelöst ist"));
    }
    let whole = post.look(&case).await;
    assert_eq!((&whole["state"], &whole["outcome"], &whole["hold"]), (&json!("closed"), &json!("confirmed"), &Value::Null));
    let confirmed: Vec<_> = whole["steps"].as_array().expect("steps").iter().filter(|step| step["what"] == "confirmed").collect();
    assert_eq!((confirmed.len(), &confirmed[0]["note"]), (1, &json!("Danke!")));
    assert!(visitor.get(&format!("/c/{token}")).await.text().contains("doch nicht gelöst"));

    post.tap(&token, "answer=no&words=Doch+nicht").await;
    let whole = post.look(&case).await;
    assert_eq!((&whole["state"], &whole["outcome"], &whole["replied"]), (&json!("working"), &json!("denied"), &json!(true)));
    assert_eq!(post.notices().await, ["confirmed", "denied"]);
    let events = post.office.events().await;
    for kind in ["case.confirmed", "case.closed", "case.denied", "case.reopened"] {
        assert_eq!(events.iter().filter(|event| *event == kind).count(), 1, "{kind} in {events:?}");
    }
    // A newer letter asks anew; the older link leads nowhere, as does one that somebody made up.
    post.write(&case, json!({"subject": "Again", "words": "And now?", "ask_confirmation": true})).await.json();
    assert_eq!(post.look(&case).await["outcome"], Value::Null);
    for dead in [token.as_str(), "x", "AAAAAAAAAAAAAAAAAAAAAA"] {
        assert_eq!((post.tap(dead, "answer=yes").await.status.as_u16(), visitor.get(&format!("/c/{dead}")).await.status.as_u16()), (404, 404));
    }
    // What is not resolved has no cause yet: their yes is kept, and somebody finishes it.
    let fresh = post.work().await.last().expect("a letter").token();
    post.tap(&fresh, "answer=yes").await;
    let whole = post.look(&case).await;
    assert_eq!((&whole["state"], &whole["outcome"]), (&json!("working"), &json!("confirmed")));
}

/// That they were asked was promised: their tap keeps it, with its step and its time.
#[rstest]
#[tokio::test]
async fn a_tap_keeps_what_was_promised(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let post = post(engine).await;
    for (answer, state) in [("yes", "closed"), ("no", "working")] {
        let case = post.case(json!({"kind": "complaint"})).await;
        post.write(&case, json!({"subject": "Done?", "words": "Is it solved?", "ask_confirmation": true})).await.json();
        let token = post.work().await.last().expect("a letter").token();
        let causes = post.office.causes().await;
        post.office.patch(&at(&case), json!({"state": "resolved", "cause": causes[0]["id"], "action": "Called back"})).await.json();
        let promised = async || {
            let whole = post.look(&case).await;
            let dues = whole["dues"].as_array().expect("dues").clone();
            (dues.into_iter().find(|due| due["what"] == "confirm").map(|due| due["met_at"].clone()), whole)
        };
        assert_eq!(promised().await.0, Some(Value::Null), "they are to be asked");
        post.tap(&token, &format!("answer={answer}")).await;
        let (met_at, whole) = promised().await;
        let said = whole["steps"].as_array().expect("steps").iter().find(|step| step["what"] == whole["outcome"]).expect("a step");
        assert_eq!((met_at, &whole["state"]), (Some(said["at"].clone()), &json!(state)), "{said}");
        assert!(said["at"].is_string(), "{said}");
    }
}

/// What comes back to a case that nobody has is told to its team, or else to all who may give it to somebody.
#[rstest]
#[tokio::test]
async fn an_answer_to_a_case_without_owner_is_heard(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let post = post(engine).await;
    let (lea, lea_id) = post.office.member("Lea", "manager").await;
    let (viv, _) = post.office.member("Viv", "viewer").await;
    let team = id(&post.office.staff.post("/v1/teams", json!({"key": "desk", "name": "Desk"})).await.json());
    let kinds = async |caller: &Caller| {
        let items = caller.get("/v1/notices").await.json()["items"].clone();
        items.as_array().expect("items").iter().filter(|notice| notice["kind"] == "replied").count()
    };
    let case = post.case(json!({"owner": null, "team": team})).await;
    let answer = async |n: usize| {
        post.write(&case, json!({"subject": "Hello", "words": "How is it?"})).await.json();
        let to = post.work().await.last().expect("a letter").reply_to();
        post.bring("ada@acme.example", &to, &format!("Message-ID: <{n}@acme.example>\r\n"), "It hurts.").await;
    };
    answer(1).await;
    assert_eq!((kinds(&post.mia).await, kinds(&lea).await, kinds(&viv).await), (1, 1, 0), "nobody is in the team");
    let seat = format!("/v1/teams/{team}/members/{lea_id}");
    let put = post.office.staff.send(Method::PUT, &seat, Some("application/json"), json!({"leads": false}).to_string()).await;
    assert!(put.status.is_success(), "{}", put.text());
    answer(2).await;
    assert_eq!((kinds(&post.mia).await, kinds(&lea).await, kinds(&viv).await), (1, 2, 0), "the team has it");
    post.office.patch(&at(&case), json!({"owner": post.mia_id})).await.json();
    answer(3).await;
    assert_eq!((kinds(&post.mia).await, kinds(&lea).await, kinds(&viv).await), (2, 2, 0), "and in the end its owner");
}

#[rstest]
#[tokio::test]
async fn words_after_the_end_open_a_case_again(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let post = post(engine).await;
    let (case, token) = post.asked(json!({})).await;
    let to = post.work().await[0].reply_to();
    post.tap(&token, "answer=yes").await;
    post.bring("ada@acme.example", &to, "", "It is back.").await;
    let whole = post.look(&case).await;
    assert_eq!((&whole["state"], &whole["outcome"], &whole["replied"]), (&json!("working"), &Value::Null, &json!(true)));
    assert!(steps(&whole).contains(&"reopened"), "{whole}");
}

#[rstest]
#[tokio::test]
async fn a_letter_that_does_not_arrive_is_noted(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let post = post(engine).await;
    let case = post.case(json!({})).await;
    post.write(&case, json!({"subject": "Hello", "words": "Hello"})).await.json();
    let to = post.work().await.remove(0).reply_to();
    let report = "Content-Type: multipart/report; report-type=delivery-status; boundary=b";
    let raw = format!(
        "From: MAILER-DAEMON@mx.example.org\r\nTo: {to}\r\nMIME-Version: 1.0\r\n{report}\r\n\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\n\
        Reporting-MTA: dns; mx\r\n\r\nFinal-Recipient: rfc822; ada@acme.example\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n--b--\r\n"
    );
    post.server.send(Method::POST, "/v1/mail/in", Some("message/rfc822"), raw).await.json();
    post.office.follow(&Answers).await;
    let whole = post.look(&case).await;
    assert_eq!((steps(&whole).last(), post.notices().await), (Some(&"bounced"), vec![json!("bounced")]));
    let problem = post.write(&case, json!({"subject": "Hello", "words": "Hello"})).await.problem();
    assert_eq!((&problem["code"], places(&problem)), (&json!("conflict"), vec!["to"]), "the address gets no letters any more");
}

#[rstest]
#[tokio::test]
async fn what_cannot_be_sent_is_refused_with_its_reason(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let post = post(engine).await;
    let (staff, case) = (&post.office.staff, post.case(json!({})).await);
    let other = staff.post("/v1/contacts", json!({"name": "Zoe", "mail": "zoe@example.net"})).await.json();
    let mute = staff.post("/v1/contacts", json!({"name": "Cem", "account": post.office.acme})).await.json();
    for (wish, place) in [
        (json!({"subject": "Hello", "words": " \n "}), "words"),
        (json!({"subject": " ", "words": "Hello"}), "subject"),
        (json!({"subject": "x".repeat(251), "words": "Hello"}), "subject"),
        (json!({"subject": "Hello", "words": "x".repeat(10_001)}), "words"),
        (json!({"to": other["id"], "subject": "Hello", "words": "Hello"}), "to"),
        (json!({"to": mute["id"], "subject": "Hello", "words": "Hello"}), "to"),
        (json!({"to": post.office.ben, "subject": "Hello", "words": "Hello", "ask_confirmation": true}), "ask_confirmation"),
    ] {
        assert_eq!(places(&post.write(&case, wish).await.problem()), [place]);
    }
    staff.post(&format!("/v1/contacts/{}/consents", post.office.ada), json!({"purpose": "letters", "given": false, "source": "phone"})).await.json();
    let problem = post.write(&case, json!({"subject": "Hello", "words": "Hello"})).await.problem();
    assert!(problem.to_string().contains("does not want letters"), "{problem}");
    post.write(&case, json!({"to": post.office.ben, "subject": "Hello\r\nBcc: eve@example.net", "words": "Hello"})).await.json();
    assert_eq!(post.letters(&case).await.len(), 1, "what was refused left no trace");
    let left = post.work().await.remove(0);
    assert_eq!((left.header("Subject"), left.header("Bcc")), (Some("Hello  Bcc: eve@example.net".into()), None), "a subject begins no header");

    let blind = post.office.app.with_token(&post.office.app.token("w", &["read_cases", "write_cases"]).await);
    assert_eq!(blind.get(&format!("{}/letters", at(&case))).await.problem()["code"], "not_allowed");
    let silent = with(engine, Outbox::closed()).await;
    let case = silent.case(json!({})).await;
    assert_eq!(silent.write(&case, json!({"subject": "Hello", "words": "Hello"})).await.problem()["code"], "unavailable");
}

#[rstest]
#[tokio::test]
async fn letters_go_with_the_person(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let post = post(engine).await;
    let (case, token) = post.asked(json!({"account": post.office.acme})).await;
    let to = post.work().await[0].reply_to();
    post.bring("ada@acme.example", &to, "", "Thanks from Ada.").await;
    post.bring("eve@example.net", &to, "", "Eve was here.").await;
    post.tap(&token, "answer=no&words=Not+for+Ada").await;
    let kept = post.office.staff.get(&format!("/v1/contacts/{}/personal", post.office.ada)).await.json().to_string();
    assert!(kept.contains("Thanks from Ada.") && kept.contains("Not for Ada") && kept.contains("Done"), "{kept}");
    post.office.staff.post(&format!("/v1/contacts/{}/erase", post.office.ada), json!({})).await.json();
    let whole = post.look(&case).await;
    assert_eq!((&whole["items"], post.letters(&case).await), (&json!(0), Vec::<Value>::new()), "{whole}");
    assert!(!whole.to_string().contains("Not for Ada"), "{whole}");
    assert_eq!(post.tap(&token, "answer=yes").await.status, 404);
}

#[tokio::test]
async fn a_mail_server_takes_the_letter_of_a_case() {
    let server = MailServer::start(&["clear"]);
    let post = with(Engine::Sqlite, outbox(&format!("smtp://127.0.0.1:{}?tls=none", server.port), None)).await;
    let case = post.case(json!({})).await;
    post.write(&case, json!({"subject": "Grüße", "words": "Hallo Ada,\n\n. beginnt mit einem Punkt"})).await.json();
    post.work().await;
    let left = Left { raw: server.letter(0).replace("\r\n", "\n").replace('\n', "\r\n") };
    assert_eq!(post.bring("ada@acme.example", &left.reply_to(), "", "Danke").await["kind"], "reply");
    assert_eq!(post.letters(&case).await.iter().map(|letter| letter["words"].clone()).collect::<Vec<_>>()[1], "Danke");
    assert_eq!(id(&post.look(&case).await), id(&case));
}

/// Whoever tries links that lead nowhere is slowed down, by network; a good link works at any time.
#[rstest]
#[tokio::test]
async fn guessing_links_is_slowed_down(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let post = post(engine).await;
    let (case, token) = post.asked(json!({})).await;
    let visitor = post.office.app.anonymous();
    let paths = ["c", "s", "a", "u"];
    for n in 0..50 {
        let path = format!("/{}/AAAAAAAAAAAAAAAAAAAA{n:02}", paths[n % 4]);
        assert_eq!(visitor.get(&path).await.status, 404, "{path}");
        assert_eq!(visitor.get(&format!("/c/{token}")).await.status, 200, "a good link counts as nothing");
    }
    for path in paths {
        let slowed = visitor.get(&format!("/{path}/AAAAAAAAAAAAAAAAAAAAAA")).await;
        assert_eq!(slowed.status, 429, "{path}");
        let seconds: i64 = slowed.headers[http::header::RETRY_AFTER].to_str().expect("text").parse().expect("seconds");
        assert!((1..=900).contains(&seconds), "{seconds}");
        assert!(slowed.text().contains("A link that is right works at any time."), "{}", slowed.text());
    }
    let german = post.office.app.anonymous().with(http::header::ACCEPT_LANGUAGE, "de").get("/u/AAAAAAAAAAAAAAAAAAAAAA").await;
    assert!(german.status == 429 && german.text().contains("Bitte warten"), "{}", german.text());
    assert_eq!(post.tap("AAAAAAAAAAAAAAAAAAAAAA", "answer=yes").await.status, 429);
    assert_eq!(visitor.get("/s/AAAAAAAAAAAAAAAAAAAAAA/logo").await.status, 404, "a picture that is missing is no guess");
    assert!(post.tap(&token, "answer=yes").await.text().contains("solved"), "whoever has a good link is not kept out");
    assert_eq!(post.look(&case).await["outcome"], "confirmed");
}

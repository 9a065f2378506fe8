//! A house with a post office whose letters stay in memory.

use std::sync::Arc;

use axum::Extension;
use edge::testing::{Answer, App};
use kernel::{Act, Actor, Id, Member, Time};
use mail_parser::MessageParser;
use post::letters::Delivering;
use post::testing::{Memory, Receiver};
use post::webhooks::{Published, Publishing, Reach, Registry, Sending};
use post::{Delivery, Letter, LetterNoun, Mailbox, Office, Paper, Posted};
use serde_json::{Value, json};
use store::consumers::{Step, step};
use store::jobs::{Runner, run_once};
use store::testing::{self, Engine};
use store::{Acts, args};

/// What webhooks are told of here.
pub const KINDS: Registry =
    Registry(&[Published::of("thing.made", "A thing was made", &["thing"]), Published::of("thing.gone", "A thing has gone", &["thing"])]);

pub struct Post {
    /// Called by Olga, who owns the workspace.
    pub app: App,
    pub memory: Arc<Memory>,
    /// Where webhooks go.
    pub receiver: Arc<Receiver>,
    runners: Vec<Arc<dyn Runner>>,
}

impl Post {
    pub async fn new(engine: Engine) -> Self {
        let sender = Mailbox::read("Acme CX <cx@example.com>").expect("a mailbox");
        let office = Office::new(Delivery::Smtp, sender, &["acme.example".into()]);
        let routes =
            identity::routes().merge(post::routes()).layer(Extension(office.clone())).layer(Extension(KINDS)).layer(Extension(Reach::default()));
        let app = App::new(testing::empty_store(engine).await, routes);
        let link = identity::first_owner_link(&app.house).await.expect("asked").expect("nobody is here");
        let (_, secret) = link.split_once('#').expect("a link");
        let form =
            json!({"secret": secret, "mail": "olga@acme.example", "name": "Olga", "password": "correct horse battery", "zone": "Europe/Berlin"});
        let entered = app.post("/v1/links/accept", form).await.expect(200);
        let app = app.with_cookie_of(&entered).with("touchstone-csrf", entered.text("csrf"));
        app.pass_seconds(1);
        let memory = Arc::new(Memory::default());
        let delivering = Delivering { carrier: memory.clone(), office, site: Arc::clone(&app.house.site) };
        let receiver = Arc::new(Receiver::default());
        let sending = Sending { caller: receiver.clone() };
        Self { app, memory, receiver, runners: vec![Arc::new(delivering), Arc::new(sending)] }
    }

    pub async fn act(&self) -> Act {
        let mut door = self.app.house.store.door().await.expect("a door");
        let row = door.one("SELECT id FROM workspace ORDER BY made_at, id", vec![]).await.expect("one");
        self.app.house.act(row.get("id").expect("an id"), Actor::System("test"))
    }

    /// Sends a letter as a room downstream does.
    pub async fn write(&self, letter: Letter) -> Posted {
        let act = self.act().await;
        let mut tx = self.app.house.store.begin(&act).await.expect("begun");
        let posted = post::send(&mut tx, &letter).await.expect("written");
        tx.commit().await.expect("committed");
        posted
    }

    /// Runs every job that is due.
    pub async fn work(&self) {
        let house = self.app.house.clone();
        let acts: Acts = Arc::new(move |workspace, actor| house.act(workspace, actor));
        while run_once(&self.app.house.store, &self.runners, &acts).await.expect("run") {}
    }

    /// Something happens.
    pub async fn happened(&self, kind: &str, payload: Value) {
        let act = self.act().await;
        let mut tx = self.app.house.store.begin(&act).await.expect("begun");
        tx.append(kind, &payload).await.expect("appended");
        tx.commit().await.expect("committed");
    }

    /// Something happens, and the webhooks are told.
    pub async fn happens(&self, kind: &str, payload: Value) {
        self.happened(kind, payload).await;
        while step(&self.app.house.store, &Publishing::new(KINDS), &self.act().await).await.expect("followed") == Step::Moved {}
    }

    /// The letters that left, read by a mail program: header by name, and bodies.
    pub fn left(&self) -> Vec<Left> {
        self.memory.mails().iter().map(|mail| Left::of(&mail.bytes, mail.envelope.from().map(ToString::to_string))).collect()
    }

    pub async fn state(&self, id: Id<LetterNoun>) -> (String, Value) {
        let letter = self.app.get(&format!("/v1/letters/{id}")).await.expect(200);
        (letter.text("state").to_owned(), letter.body["reason"].clone())
    }

    /// Kinds and payloads of the events of this room.
    pub async fn events(&self) -> Vec<(String, Value)> {
        let act = self.act().await;
        let sql = "SELECT kind, payload FROM event WHERE workspace = $1 ORDER BY at, id";
        let rows = self.app.house.store.read(act.workspace).await.expect("a read").all(sql, args![act.workspace]).await.expect("read");
        let event = |row: &store::Row| {
            let payload: String = row.get("payload").expect("a payload");
            (row.get("kind").expect("a kind"), serde_json::from_str(&payload).expect("JSON"))
        };
        let ours = |(kind, _): &(String, Value)| kind.starts_with("letter.") || kind.starts_with("address.");
        rows.iter().map(event).filter(ours).collect()
    }

    /// Makes the key of incoming mail and sets the reply address.
    pub async fn takes_mail(&self) -> String {
        self.app.patch("/v1/mail", json!({"reply_address": "replies@example.com"})).await.expect(200);
        self.app.put("/v1/mail/key", json!({})).await.expect(200).text("key").to_owned()
    }

    /// Brings a raw letter in.
    pub async fn bring(&self, key: &str, raw: impl Into<Vec<u8>>) -> Answer {
        let server = App::with(&self.app, "authorization", &format!("Bearer {key}"));
        server.send_bytes(http::Method::POST, "/v1/mail/in", "message/rfc822", raw.into()).await
    }

    pub fn now(&self) -> Time {
        self.app.house.now()
    }
}

/// An invitation about a record, to a person.
pub fn invitation(about: Id<Member>) -> Letter {
    let paper = Paper::new().heading("How was it?").words("Dear Ada,\n\none question.").button("Answer", "https://cx.example.org/s/secret-link");
    let to = Mailbox::new(Some("Ada Müller"), "ada@example.org").expect("a mailbox");
    Letter::new(to, "Wie war es? Grüße", paper).expect("a letter").about(about).of_contact(Some(person())).with_unsubscribing().with_secrets()
}

/// A person, as a room downstream knows them.
pub fn person() -> Id<Member> {
    Id::from_bytes([9; 16])
}

/// What the invitation is about.
pub fn survey() -> Id<Member> {
    Id::from_bytes([5; 16])
}

/// A letter as a mail program reads it.
pub struct Left {
    pub raw: String,
    pub subject: String,
    pub from: (Option<String>, String),
    pub to: (Option<String>, String),
    pub reply_to: Option<String>,
    pub message_id: String,
    pub text: String,
    pub html: String,
    pub returns_to: Option<String>,
}

impl Left {
    fn of(bytes: &[u8], returns_to: Option<String>) -> Self {
        let message = MessageParser::default().parse(bytes).expect("a letter");
        let mailbox = |list: Option<&mail_parser::Address<'_>>| {
            let first = list.and_then(|list| list.first());
            first.map(|one| (one.name().map(ToOwned::to_owned), one.address().unwrap_or_default().to_owned()))
        };
        Self {
            raw: String::from_utf8(bytes.to_vec()).expect("ASCII"),
            subject: message.subject().unwrap_or_default().into(),
            from: mailbox(message.from()).expect("a sender"),
            to: mailbox(message.to()).expect("a receiver"),
            reply_to: mailbox(message.reply_to()).map(|(_, address)| address),
            message_id: message.message_id().unwrap_or_default().into(),
            text: message.body_text(0).unwrap_or_default().into_owned(),
            html: message.body_html(0).unwrap_or_default().into_owned(),
            returns_to,
        }
    }

    /// A header as it went over the wire, unfolded.
    pub fn header(&self, name: &str) -> Option<String> {
        let (unfolded, name) = (self.raw.split("\r\n\r\n").next()?.replace("\r\n ", " "), format!("{name}: "));
        unfolded.lines().find_map(|line| line.strip_prefix(&name)).map(ToOwned::to_owned)
    }

    /// The path of the link that unsubscribes.
    pub fn way_out(&self) -> String {
        let header = self.header("List-Unsubscribe").expect("a way out");
        header.strip_prefix("<https://cx.example.org").and_then(|rest| rest.strip_suffix('>')).expect("a link of this site").to_owned()
    }
}

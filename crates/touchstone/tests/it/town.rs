//! A town for tests of programmes: people with mail addresses at one account, an open survey, and background work at any moment.

use http::Method;
use kernel::{Act, Actor, Id, Time, Workspace};
use listen::invitations;
use post::letters;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use store::consumers::{Step, step};
use store::testing::{Engine, NOW};

use crate::app::Reply;
use crate::interactions::{Told, told};

/// A workspace whose survey is open, with people who have mail addresses, and a programme after the event `Project done`.
pub struct Town {
    pub told: Told,
    pub workspace: Id<Workspace>,
    pub survey: String,
}

/// Monday, noon: within the hours of everybody here.
pub const NOON: i64 = 4 * 3600;
pub const DAY: i64 = 86_400;

pub async fn town(engine: Engine) -> Town {
    let told = told(engine).await;
    let definition = json!({
        "languages": ["en", "de"], "title": {"en": "After a project", "de": "Nach einem Projekt"},
        "pages": [{"key": "page", "questions": [
            {"key": "again", "label": {"en": "Would you recommend us?", "de": "Würden Sie uns empfehlen?"}, "ask": {"kind": "nps"}, "required": true}
        ]}]
    });
    let survey = publish(&told, "After a project", &definition).await;
    let account = told.staff.post("/v1/accounts", json!({"external_id": "ACME"})).await.json();
    for (name, language) in [("ada", "de"), ("ben", "en"), ("cem", "en"), ("dora", "en"), ("emil", "en")] {
        let wish = json!({"external_id": name, "name": name, "mail": format!("{name}@acme.example"), "language": language, "account": account["id"]});
        told.staff.post("/v1/contacts", wish).await.json();
    }
    let door = told.app.building.house().store.door().await.expect("a door").one("SELECT id FROM workspace", vec![]).await.expect("one");
    let workspace = door.get("id").expect("an id");
    Town { told, workspace, survey }
}

/// The proof of work of a browser, so that nobody takes its haste for a robot's.
fn worked(stamp: &str) -> u32 {
    let proves = |n: &u32| Sha256::digest(format!("{stamp}.{n}")).first_chunk().map_or(0, |head| u32::from_be_bytes(*head)).leading_zeros() >= 12;
    (0..u32::MAX).find(proves).expect("a proof")
}

/// Publishes a survey.
pub async fn publish(told: &Told, name: &str, definition: &Value) -> String {
    let made = told.staff.post("/v1/surveys", json!({"name": name, "from": {"definition": definition}})).await.json();
    let survey = made["id"].as_str().or(made["survey"]["id"].as_str()).expect("an id").to_owned();
    told.staff.post(&format!("/v1/surveys/{survey}/publish"), json!({})).await.json();
    survey
}

impl Town {
    pub async fn programme(&self, plan: Value) -> Value {
        let wish = json!({"name": format!("P {plan}"), "survey": self.survey, "plan": plan});
        let made = self.told.staff.post("/v1/programmes", wish).await.json();
        self.run(&made).await
    }

    pub async fn run(&self, programme: &Value) -> Value {
        let place = format!("/v1/programmes/{}", programme["id"].as_str().expect("an id"));
        self.told.staff.send(Method::PATCH, &place, Some("application/json"), json!({"state": "running"}).to_string()).await.json()
    }

    pub fn act(&self, seconds: i64) -> Act {
        let act = self.told.app.building.house().act(self.workspace, Actor::System("programmes"));
        Act { now: NOW.plus_seconds(seconds), ..act }
    }

    /// What background work does at a moment.
    pub async fn work(&self, seconds: i64) {
        let house = self.told.app.building.house();
        let act = self.act(seconds);
        while step(&house.store, &invitations::Triggers, &act).await.expect("followed") == Step::Moved {}
        let mut tx = house.store.begin(&act).await.expect("begun");
        invitations::look_for_occasions(&mut tx).await.expect("looked");
        tx.commit().await.expect("committed");
        loop {
            let act = self.act(seconds);
            let mut tx = house.store.begin(&act).await.expect("begun");
            let decided = invitations::ask(&mut tx, &house.site).await.expect("asked")
                + invitations::follow_up(&mut tx, &house.site).await.expect("followed up");
            tx.commit().await.expect("committed");
            if decided == 0 {
                return;
            }
        }
    }

    pub async fn event(&self, id: &str, person: &str, at: Time) {
        self.told.batch(json!([{"type": "track", "messageId": id, "userId": person, "event": "Project done", "timestamp": at.to_string()}])).await;
    }

    /// Person, state and reason of the invitations, in the order of people.
    pub async fn invitations(&self) -> Vec<Value> {
        let mut items = self.told.items("/v1/survey-invitations?limit=200").await;
        items.sort_by_key(|one| one["person"]["name"].to_string() + &one["due_at"].to_string());
        items.iter().map(|one| json!([one["person"]["name"], one["state"], one["reason"]])).collect()
    }

    pub async fn letters(&self) -> Vec<letters::Record> {
        let mut read = self.told.app.building.house().store.read(self.workspace).await.expect("a read");
        let mut all = letters::page(&mut read, None, None, 200).await.expect("letters").items;
        all.sort_by_key(|letter| (letter.made_at, letter.id));
        all
    }

    /// The token in a letter.
    pub async fn token(&self, at: usize) -> String {
        let paper = format!("{:?}", self.letters().await[at].paper);
        paper.split("/s/").nth(1).and_then(|rest| rest.split(['?', '"']).next()).expect("a token").to_owned()
    }

    /// Opens the page at a path and sends it with these fields.
    pub async fn answer(&self, path: &str, fields: &str) -> Reply {
        let visitor = self.told.app.anonymous();
        let page = visitor.get(path).await.text();
        let stamp = page.split("name=\"stamp\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a stamp");
        let form = format!("stamp={stamp}&work={}&go=next&{fields}", worked(stamp));
        let sent = visitor.send(Method::POST, path, Some("application/x-www-form-urlencoded"), form).await;
        assert_eq!(sent.status, 303, "{}", sent.text());
        sent
    }

    /// Lets everybody be asked as often as anything happens.
    pub async fn ask_without_end(&self) {
        self.told.staff.send(Method::PUT, "/v1/fatigue", Some("application/json"), json!({"rules": []}).to_string()).await.json();
    }
}

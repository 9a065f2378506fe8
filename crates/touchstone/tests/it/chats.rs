//! Channels of Slack and Teams: told of alerts and digests by the outbox of webhooks, on a real receiver.

use std::sync::Arc;

use http::Method;
use monitor::alerts::Telling;
use monitor::watches::Follows;
use post::webhooks::Sending;
use rstest::rstest;
use serde_json::{Value, json};
use store::jobs::{Runner, run_once};
use store::testing::{Engine, NOW};
use touchstone::work::chats::Unlisting;
use touchstone::work::plan;

use crate::app::TestApp;
use crate::digests::LAST_WEEK;
use crate::observations::{Office, furnished, id, places};
use crate::webhooks::{Receiver, hooks};

/// An office beside which a receiver stands.
struct Square {
    office: Office,
    receiver: Receiver,
    address: String,
}

async fn square(engine: Engine) -> Square {
    let office = furnished(TestApp::with_receivers(engine).await).await;
    office.staff.post("/v1/questions", json!({"key": "again", "kind": "nps"})).await.json();
    office.staff.post("/v1/questions", json!({"key": "why", "kind": "text"})).await.json();
    let receiver = Receiver::default();
    let address = format!("{}/chat", receiver.start().await);
    Square { office, receiver, address }
}

impl Square {
    async fn chat(&self, kind: &str) -> String {
        id(&self.office.staff.post("/v1/chats", json!({"name": "#care", "kind": kind, "url": self.address})).await.json())
    }

    /// Follows the log and sends what is on its way; what came since.
    async fn told(&self) -> Vec<Value> {
        let house = self.office.app.building.house();
        self.office.follow(&Follows).await;
        self.office.follow(&Telling { site: Arc::clone(&house.site) }).await;
        let runners: Vec<Arc<dyn Runner>> = vec![Arc::new(Sending { caller: Arc::new(hooks(&["127.0.0.1"])) })];
        let before = self.receiver.calls().len();
        while run_once(&house.store, &runners, &plan::acts(house)).await.expect("run") {}
        self.receiver.calls().split_off(before).into_iter().map(|(_, body)| body).collect()
    }

    async fn low(&self) {
        self.office.scored(&self.office.ada, &NOW.to_string(), 3.0, "It took a week.").await;
    }
}

#[rstest]
#[tokio::test]
async fn a_watch_tells_a_channel_without_names_unless_it_may_know_them(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let square = square(engine).await;
    let (staff, chat) = (&square.office.staff, square.chat("slack").await);
    let wish = json!({"name": "Low", "rule": {"kind": "low_score", "who": []}, "chats": [chat]});
    let watch = staff.post("/v1/watches", wish).await.json();
    assert_eq!(watch["chats"], json!([chat]));
    square.low().await;
    let told = square.told().await;
    let [message] = told.as_slice() else { panic!("{told:?}") };
    assert_eq!(message["text"], "Low: Somebody of a customer gave 3 at Support");
    assert!(message["blocks"].to_string().contains("/w/w/alerts/alr_") && !message.to_string().contains("Acme"), "{message}");
    square.low().await;
    assert_eq!(square.told().await.len(), 0, "one episode is told once");

    square.office.patch(&format!("/v1/chats/{chat}"), json!({"tells_names": true})).await.json();
    let alert = staff.get("/v1/alerts").await.json()["items"][0]["id"].as_str().expect("an alert").to_owned();
    staff.post(&format!("/v1/alerts/{alert}/resolve"), json!({})).await.json();
    assert_eq!(square.told().await.len(), 0, "whoever saw to it knows");
    square.low().await;
    let named = square.told().await;
    assert_eq!(named[0]["text"], "Low: Somebody of Acme gave 3 at Support", "names of accounts, and of nobody");

    let muted = json!({"muted_until": NOW.plus_seconds(86_400).to_string()});
    square.office.patch(&format!("/v1/watches/{}", id(&watch)), muted).await.json();
    square.office.scored(&square.office.ben, &NOW.to_string(), 2.0, "").await;
    assert_eq!(square.told().await.len(), 0);
    let monday = square.office.patch(&format!("/v1/watches/{}", id(&watch)), json!({"pace": "monday"})).await;
    assert_eq!(places(&monday.problem()), ["chats"], "what is found on Mondays goes out with the digest");
    let nobody = json!({"name": "No", "rule": {"kind": "silence"}, "chats": ["whk_00000000000000000000000000"]});
    assert_eq!(places(&staff.post("/v1/watches", nobody).await.problem()), ["chats"]);

    square.office.delete(&format!("/v1/chats/{chat}")).await;
    square.office.follow(&Unlisting).await;
    assert_eq!(staff.get(&format!("/v1/watches/{}", id(&watch))).await.json()["chats"], json!([]));
}

#[rstest]
#[tokio::test]
async fn a_digest_goes_to_a_channel_and_all_may_open_it(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let square = square(engine).await;
    let (staff, chat) = (&square.office.staff, square.chat("teams").await);
    let (mia, _) = square.office.member("Mia", "viewer").await;
    square.office.scored(&square.office.ada, LAST_WEEK, 3.0, "It took a week.").await;
    let wish = json!({"chat": chat, "kind": "executive", "every": "week", "hour": 8});
    let made = staff.post("/v1/chat-digests", wish.clone()).await.json();
    let again = staff.post("/v1/chat-digests", json!({"chat": chat, "kind": "executive", "every": "week", "hour": 9})).await.json();
    assert_eq!(staff.get("/v1/chat-digests").await.json()["items"], json!([again]), "one of a kind");
    assert_eq!((&made["chat"], &again["hour"]), (&json!(chat), &json!(9)));
    for (wish, place) in [
        (json!({"chat": chat, "kind": "person", "every": "week", "hour": 8}), "kind"),
        (json!({"chat": chat, "kind": "team", "every": "week", "hour": 8}), "team"),
        (json!({"chat": "whk_00000000000000000000000000", "kind": "executive", "every": "week", "hour": 8}), "chat"),
    ] {
        assert_eq!(places(&staff.post("/v1/chat-digests", wish).await.problem()), [place]);
    }
    assert_eq!(mia.post("/v1/chat-digests", wish).await.status, 403, "admins say what leaves the house");
    let team = id(&staff.post("/v1/teams", json!({"key": "desk", "name": "Desk"})).await.json());
    staff.post("/v1/chat-digests", json!({"chat": chat, "kind": "team", "team": team, "every": "week", "hour": 9})).await.json();

    assert_eq!(square.office.sends("2026-03-09T12:00:00Z".parse().expect("a time")).await, 2);
    let told = square.told().await;
    let texts: Vec<String> = told.iter().map(|body| body["attachments"][0]["content"]["body"].to_string()).collect();
    let whole = texts.iter().find(|text| text.contains("The whole company")).expect("one is of the company");
    assert!(whole.contains("NPS is −100") && whole.contains("Support: −100") && whole.contains("The question: again"), "{whole}");
    assert!(!whole.contains("It took a week") && !whole.contains("Acme"), "no words of customers, no names: {whole}");
    assert!(texts.iter().any(|text| text.contains("Touchpoints of Desk") && text.contains("No figure")), "{texts:?}");
    let address = told.iter().find_map(|body| body["attachments"][0]["content"]["actions"][0]["url"].as_str()).expect("a link");
    let path = format!("/v1/digests/{}", address.rsplit('/').next().expect("an id"));
    let kept = mia.get(&path).await.json();
    assert!(kept["content"]["total"].is_object() && kept["sent_at"].is_string(), "{kept}");
    assert_eq!(mia.get("/v1/digests").await.json()["items"], json!([]), "it is nobody's own");

    assert_eq!(staff.send(Method::DELETE, &format!("/v1/chat-digests/{}", id(&again)), None, "").await.status, 204);
    square.office.delete(&format!("/v1/chats/{chat}")).await;
    square.office.follow(&Unlisting).await;
    assert_eq!(staff.get("/v1/chat-digests").await.json()["items"], json!([]));
}

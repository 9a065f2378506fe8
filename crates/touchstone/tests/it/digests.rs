//! Digests: read now, sent by letter with pictures at an hour of the member's zone, kept as sent, and what came in since.

use std::sync::Arc;

use kernel::{Act, Time};
use manage::digests::{self, Sent};
use monitor::classes::{self, Watching};
use monitor::{silence, watches};
use post::letters::Delivering;
use rstest::rstest;
use serde_json::{Value, json};
use store::consumers::{Step, step};
use store::jobs::{Runner, run_once};
use store::testing::{Engine, NOW};
use touchstone::work::plan;

use crate::app::Caller;
use crate::decisions::asking;
use crate::mail::{MailServer, outbox};
use crate::observations::{Office, id, places};

/// Within the week before the one of NOW, which is a Monday.
pub const LAST_WEEK: &str = "2026-02-25T10:00:00Z";
const BEFORE: &str = "2026-02-18T10:00:00Z";

impl Office {
    pub async fn scored(&self, person: &str, at: &str, score: f64, words: &str) {
        let mut answers = vec![json!({"question": "again", "score": score, "touchpoint": "support"})];
        if !words.is_empty() {
            answers.push(json!({"question": "why", "text": words, "touchpoint": "support"}));
        }
        self.staff.post("/v1/responses", json!({"experienced_at": at, "contact": {"id": person}, "answers": answers})).await.json();
    }

    /// Lets the clock be at a moment for what is due, and sends what is.
    pub async fn sends(&self, at: Time) -> usize {
        let shift = at.micros() - NOW.micros();
        let workspace = self.workspace().await;
        let mut tx_act = self.act(0).await;
        tx_act = Act { now: NOW, ..tx_act };
        // The clock of the test house stands still: what is due then is made due now.
        let mut tx = self.app.building.house().store.begin(&tx_act).await.expect("begun");
        tx.execute("UPDATE digest_subscription SET next_at = next_at - $2 WHERE workspace = $1", store::args![workspace, shift])
            .await
            .expect("moved");
        tx.commit().await.expect("committed");
        let mut sent = 0;
        while let Sent::One(_) = digests::send_due(self.app.building.house(), self.evaluator().as_ref(), workspace).await.expect("sent") {
            sent += 1;
        }
        sent
    }

    pub fn evaluator(&self) -> Arc<dyn measure::Evaluator> {
        self.app.building.equipment().evaluator()
    }
}

pub async fn now(caller: &Caller, kind: &str) -> Value {
    caller.get(&format!("/v1/digests/now?kind={kind}&every=week")).await.json()
}

#[rstest]
#[tokio::test]
async fn each_digest_is_about_what_is_its_readers(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let office = asking(engine).await;
    let (mia, mia_id) = office.member("Mia", "manager").await;
    office.scored(&office.ada, LAST_WEEK, 3.0, "It took a week.").await;
    office.scored(&office.ben, LAST_WEEK, 10.0, "Great people!").await;
    office.scored(&office.ada, BEFORE, 9.0, "").await;
    office.decision(json!({"title": "In time", "decided_at": LAST_WEEK})).await;
    let whole = now(&mia, "executive").await;
    let content = &whole["content"];
    assert_eq!((&content["from"], &content["until"]), (&json!("2026-02-23"), &json!("2026-03-02")));
    assert_eq!((&content["total"]["n"], &content["total"]["value"], &content["total"]["previous"]), (&json!(2), &json!(0.0), &json!(100.0)));
    assert!(content["total"]["low"].is_number() && content["total"]["change_high"].is_number(), "a figure has its interval: {content}");
    assert_eq!((&content["places"][0]["name"], &content["places"][0]["figure"]["n"]), (&json!("Support"), &json!(2)));
    assert_eq!((&whole["bad"][0]["words"], &whole["good"][0]["words"]), (&json!("It took a week."), &json!("Great people!")));
    assert_eq!((&whole["decided"][0]["title"], &whole["id"], &whole["since"]), (&json!("In time"), &Value::Null, &Value::Null));

    // Not computed is another thing than none.
    let own = now(&mia, "team").await;
    assert_eq!((&own["content"]["without"], &own["content"]["total"]["value"]), (&json!("no_touchpoint"), &Value::Null));
    assert_eq!(now(&mia, "person").await["content"]["without"], "no_customer");
    let team = id(&office.staff.post("/v1/teams", json!({"key": "desk", "name": "Desk"})).await.json());
    let place = format!("/v1/teams/{team}/members/{mia_id}");
    office.staff.send(http::Method::PUT, &place, Some("application/json"), json!({"leads": false}).to_string()).await;
    let touchpoint = id(&office.staff.get("/v1/touchpoints").await.json()["items"][0]);
    office.patch(&format!("/v1/touchpoints/{touchpoint}"), json!({"team": team})).await.json();
    office.patch(&format!("/v1/accounts/{}", office.acme), json!({"owner": mia_id})).await.json();
    for kind in ["team", "person"] {
        let own = now(&mia, kind).await;
        assert_eq!((&own["content"]["total"]["n"], &own["bad"][0]["words"]), (&json!(2), &json!("It took a week.")), "{kind}: {own}");
    }
    assert_eq!(office.staff.get("/v1/digests/now?kind=executive&every=week").await.problem()["code"], "not_allowed", "digests are for members");
}

#[rstest]
#[tokio::test]
async fn a_digest_comes_by_letter_and_stays_as_it_was_sent(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let office = asking(engine).await;
    let (mia, mia_id) = office.member("Mia", "manager").await;
    office.scored(&office.ada, LAST_WEEK, 3.0, "It took a week.").await;
    let wish = json!({"kind": "executive", "every": "week", "hour": 7, "zone": "Europe/Berlin", "language": "en"});
    let made = mia.post("/v1/digest-subscriptions", wish.clone()).await.json();
    assert_eq!((&made["next_at"], &made["zone"]), (&json!("2026-03-09T06:00:00Z"), &json!("Europe/Berlin")));
    let later = mia.post("/v1/digest-subscriptions", json!({"kind": "executive", "every": "week", "hour": 9})).await.json();
    assert_eq!((&later["id"], &later["hour"]), (&made["id"], &json!(9)), "one of a kind");
    assert_eq!(places(&mia.post("/v1/digest-subscriptions", json!({"kind": "team", "every": "day", "hour": 24})).await.problem()), ["hour"]);
    let moon = json!({"kind": "team", "every": "day", "hour": 1, "zone": "Moon/Base"});
    assert_eq!(places(&mia.post("/v1/digest-subscriptions", moon).await.problem()), ["zone"]);
    assert_eq!(office.sends(NOW).await, 0, "it is not due yet");
    assert_eq!(office.sends("2026-03-09T12:00:00Z".parse().expect("a time")).await, 1);
    assert_eq!(office.sends(NOW).await, 0, "it was sent");

    let server = MailServer::start(&["clear"]);
    let outbox = outbox(&format!("smtp://127.0.0.1:{}?tls=none", server.port), None);
    let house = office.app.building.house();
    let carrier = outbox.carrier.clone().expect("a carrier");
    let runners: Vec<Arc<dyn Runner>> = vec![Arc::new(Delivering { carrier, office: outbox.office.clone(), site: Arc::clone(&house.site) })];
    while run_once(&house.store, &runners, &plan::acts(house)).await.expect("run") {}
    let letter = server.letter(0);
    for part in [
        "To: Mia <Mia@example.org>",
        "multipart/alternative",
        "multipart/related",
        "image/png",
        "Content-ID: <figure0@letter>",
        "text/plain",
        "It took a week.",
    ] {
        assert!(letter.contains(part), "{part}: {letter}");
    }

    let sent = mia.get("/v1/digests").await.json()["items"][0].clone();
    let path = format!("/v1/digests/{}", id(&sent));
    let kept = mia.get(&path).await.json();
    assert_eq!((&kept["content"]["total"]["n"], &kept["since"]["differs"]), (&json!(1), &json!(false)));
    office.scored(&office.ben, LAST_WEEK, 10.0, "").await;
    let differs = mia.get(&path).await.json();
    assert_eq!(differs["content"], kept["content"], "what was sent stays as it was sent");
    assert_eq!((&differs["since"]["answers"], &differs["since"]["total"]["n"]), (&json!(1), &json!(2)));

    // Whose words are gone is not read any more, and others read nothing of hers.
    office.staff.post(&format!("/v1/contacts/{}/erase", office.ada), json!({})).await.json();
    assert_eq!(mia.get(&path).await.json()["bad"], json!([]));
    let (ben, _) = office.member("Ben2", "manager").await;
    assert_eq!(ben.get(&path).await.status, 404);
    assert_eq!(mia.send(http::Method::DELETE, &format!("/v1/digest-subscriptions/{}", id(&made)), None, "").await.status, 204);
    mia.post("/v1/digest-subscriptions", wish).await.json();
    office.staff.post(&format!("/v1/members/{mia_id}/leave"), json!({})).await.json();
    office.follow(&touchstone::work::leaving::Leaving).await;
    assert_eq!(office.sends("2026-06-01T12:00:00Z".parse().expect("a time")).await, 0);
}

#[rstest]
#[tokio::test]
async fn a_digest_is_about_the_question_that_most_answer_at_touchpoints_and_says_which(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let office = asking(engine).await;
    let (mia, _) = office.member("Mia", "manager").await;
    office.staff.post("/v1/questions", json!({"key": "stars", "kind": "csat", "label": "How satisfied are you?"})).await.json();
    assert_eq!(now(&mia, "executive").await["content"]["asked"]["key"], "again", "nobody answered yet: the dearest");
    for person in [&office.ada, &office.ben] {
        let answers = json!([{"question": "again", "score": 9}]);
        office.staff.post("/v1/responses", json!({"experienced_at": LAST_WEEK, "contact": {"id": person}, "answers": answers})).await.json();
    }
    let answers = json!([{"question": "stars", "score": 5, "touchpoint": "support"}]);
    office.staff.post("/v1/responses", json!({"experienced_at": LAST_WEEK, "contact": {"id": office.ada}, "answers": answers})).await.json();
    let content = now(&mia, "executive").await["content"].clone();
    assert_eq!((&content["asked"]["label"], &content["question"]["of"]), (&json!("How satisfied are you?"), &json!(["stars"])));
    assert_eq!(
        (&content["question"]["measure"], &content["places"][0]["name"], &content["total"]["n"]),
        (&json!("csat"), &json!("Support"), &json!(1))
    );

    let put = async |body: Value| mia.send(http::Method::PUT, "/v1/digest-settings", Some("application/json"), body.to_string()).await;
    assert_eq!(put(json!({"question": "again"})).await.json(), json!({"question": "again"}));
    let content = now(&mia, "executive").await["content"].clone();
    assert_eq!((&content["asked"]["key"], &content["total"]["n"]), (&json!("again"), &json!(2)), "the workspace chose it");
    for key in ["nothing", "why"] {
        assert_eq!(places(&put(json!({"question": key})).await.problem()), ["question"], "{key}");
    }
    assert_eq!(mia.get("/v1/digest-settings").await.json()["question"], "again");
    assert_eq!(put(json!({"question": null})).await.json()["question"], Value::Null);
    assert_eq!(now(&mia, "executive").await["content"]["asked"]["key"], "stars");
}

/// What background work found out about an office a few days ago, and in the summer.
async fn known(office: &Office) {
    let (house, evaluator) = (office.app.building.house(), office.evaluator());
    let act = async |days: i64| Act { now: NOW.plus_seconds(days * 86_400), ..office.act(0).await };
    for (person, role) in [(&office.ada, "decides"), (&office.ben, "uses")] {
        office.patch(&format!("/v1/contacts/{person}"), json!({"role": role})).await.json();
        for at in ["2025-11-20T10:00:00Z", LAST_WEEK] {
            office.scored(person, at, 9.0, "").await;
        }
    }
    let days = |days: i64| NOW.plus_seconds(days * 86_400).to_string()[..10].to_owned();
    let contract = json!({"name": "All", "account": office.acme, "currency": "EUR", "starts_on": days(-90), "ends_on": days(900), "amount": 100_000, "every": "month"});
    office.staff.post("/v1/contracts", contract).await.json();
    let classed = act(-3).await;
    while step(&house.store, &Watching, &classed).await.expect("followed") == Step::Moved {}
    while classes::round(&house.store, &evaluator, &act(-3).await).await.expect("looked").looked > 0 {}
    for (name, rule, pace) in [
        ("Silent", json!({"kind": "silence"}), "monday"),
        ("Few", json!({"kind": "figure", "question": {"measure": "nps"}, "days": 1, "condition": {"is": "too_few", "n": 5}}), "monday"),
    ] {
        office.staff.post("/v1/watches", json!({"name": name, "rule": rule, "pace": pace})).await.json();
    }
    watches::round(&house.store, evaluator.as_ref(), &act(0).await).await.expect("looked");
    let summer = act(200).await;
    let mut tx = house.store.begin(&summer).await.expect("begun");
    silence::look(&mut tx).await.expect("looked");
    tx.commit().await.expect("committed");
    watches::round(&house.store, evaluator.as_ref(), &act(200).await).await.expect("looked");
}

#[rstest]
#[tokio::test]
async fn a_digest_tells_classes_silence_and_what_weekly_watches_found(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let office = asking(engine).await;
    let (mia, mia_id) = office.member("Mia", "manager").await;
    let unknown = now(&mia, "executive").await["content"].clone();
    assert_eq!(
        (&unknown["classes"], &unknown["watches"], &unknown["silent"]["accounts"]),
        (&json!([]), &json!(null), &json!(0)),
        "nobody was looked at, and no watch looks"
    );
    known(&office).await;
    let whole = now(&mia, "executive").await;
    let content = &whole["content"];
    let classes = &content["classes"][0];
    assert_eq!((&classes["noun"], &classes["customers"], &classes["moved"]), (&json!("account"), &json!(1), &json!(1)), "{classes}");
    let counts = json!([{"class": "happy", "count": 1, "before": 0}, {"class": "not_known", "count": 0, "before": 1}]);
    assert_eq!((&classes["counts"], &classes["movers"]), (&counts, &json!([{"id": office.acme, "was": "not_known", "is": "happy"}])));
    assert_eq!(whole["customers"][&office.acme], "Acme");
    let stake = json!({"accounts": 1, "fresh": 0, "at_stake": [{"currency": "EUR", "yearly": 1_200_000}], "not_known": 0, "most": [office.acme]});
    assert_eq!(content["silent"], stake);
    let found: Vec<_> = content["watches"].as_array().expect("watches").iter().map(|one| (&one["fired"], &one["going_on"], &one["weekly"])).collect();
    assert_eq!(
        found,
        [(&json!(1), &json!(1), &json!(true)), (&json!(0), &json!(1), &json!(true))],
        "the look on Monday closes the week; what goes on is told again"
    );
    let silent = content["watches"][1]["alerts"][0].as_str().expect("an alert");
    assert_eq!(whole["alerts"][silent]["en"], "Acme says nothing any more; 12,000 EUR a year at stake");
    assert_eq!(whole["watches"][content["watches"][1]["watch"].as_str().expect("an id")], "Silent");

    // Each reader is told of what is theirs.
    let team = now(&mia, "team").await["content"].clone();
    assert_eq!((&team["classes"], &team["silent"], &team["watches"]), (&json!([]), &Value::Null, &json!([])));
    assert_eq!(now(&mia, "person").await["content"]["silent"], Value::Null, "no account is hers");
    office.patch(&format!("/v1/accounts/{}", office.acme), json!({"owner": mia_id})).await.json();
    let own = now(&mia, "person").await["content"].clone();
    assert_eq!((&own["silent"]["accounts"], &own["classes"][0]["moved"], own["watches"].as_array().map(Vec::len)), (&json!(1), &json!(1), Some(1)));
    let token = office.app.token("w", &["ask", "read_answers"]).await;
    assert_eq!(office.app.with_token(&token).get("/v1/digests/now?kind=executive&every=week").await.status, 403, "digests are for members");

    // The same by letter, which the starting pack lets owners and admins have.
    let (_, _) = office.member("Olga", "admin").await;
    let brought = office.staff.post("/v1/packs/saas/loop", json!({})).await.json();
    assert_eq!(brought["digests"], 1, "{brought}");
    assert_eq!(office.staff.post("/v1/packs/saas/loop", json!({})).await.json()["digests"], 0);
    assert_eq!(office.sends("2026-03-09T12:00:00Z".parse().expect("a time")).await, 1);
    let mut read = office.app.building.house().store.read(office.workspace().await).await.expect("a read");
    let paper = read.one("SELECT paper FROM letter WHERE workspace = $1", store::args![read.workspace()]).await.expect("a letter");
    let paper: String = paper.get("paper").expect("words");
    for part in [
        "Customers by class, of 1",
        "Happy: 1 (0 before)",
        "Not known yet: 0 (1 before)",
        "Acme: Not known yet → Happy",
        "At stake in a year: 12,000 EUR",
        "Silent: 0 new, 0 over, 1 going on",
    ] {
        assert!(paper.contains(part), "{part}: {paper}");
    }
}

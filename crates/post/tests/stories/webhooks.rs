//! Other programs are told of what happens: signed, tried again, put off, given up, and sent again.

use data_encoding::BASE64;
use hmac::{Hmac, KeyInit as _, Mac as _};
use post::webhooks::{Call, Reply, Trouble};
use rstest::rstest;
use serde_json::{Value, json};
use sha2::Sha256;
use store::args;
use store::testing::Engine;

use crate::house::Post;

const DAY: i64 = 86_400;

/// A webhook that is told of all; its place and its secret.
async fn made(post: &Post, kinds: Value) -> (String, String) {
    let made = post.app.post("/v1/webhooks", json!({"url": "https://example.com/hooks", "kinds": kinds})).await.expect(201);
    let id = made.body["webhook"]["id"].as_str().expect("an id").to_owned();
    (format!("/v1/webhooks/{id}"), made.text("secret").to_owned())
}

/// The entry that a receiver with this secret expects.
fn expected(secret: &str, call: &Call) -> String {
    let key = BASE64.decode(secret.strip_prefix("whsec_").expect("its prefix").as_bytes()).expect("base64");
    let mut mac = Hmac::<Sha256>::new_from_slice(&key).expect("a key");
    mac.update(format!("{}.{}.{}", call.id, call.timestamp, call.body).as_bytes());
    format!("v1,{}", BASE64.encode(&mac.finalize().into_bytes()))
}

async fn deliveries(post: &Post, place: &str) -> Vec<Value> {
    post.app.get(&format!("{place}/deliveries")).await.expect(200).body["items"].as_array().expect("items").clone()
}

async fn states(post: &Post, place: &str) -> Vec<String> {
    deliveries(post, place).await.iter().map(|delivery| delivery["state"].as_str().expect("a state").to_owned()).collect()
}

/// Waits until so many calls came, at most so many seconds; the seconds after the beginning at which they came.
async fn calls_within(post: &Post, seconds: i64) -> Vec<i64> {
    let (mut came, began) = (Vec::new(), post.now());
    // As time goes on one looks less often: pauses grow.
    let mut step = 1;
    loop {
        post.work().await;
        let passed = (post.now().micros() - began.micros()) / 1_000_000;
        came.extend(post.receiver.calls().iter().map(|_| passed));
        if passed >= seconds {
            return came;
        }
        step = (passed / 40).max(step);
        post.app.pass_seconds(step);
    }
}

#[rstest]
#[tokio::test]
async fn an_event_is_told_signed_and_thin(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let post = Post::new(engine).await;
    let (place, secret) = made(&post, Value::Null).await;
    let (picky, _) = made(&post, json!(["thing.gone"])).await;
    post.happens("thing.made", json!({"thing": "thg_1", "name": "Ada", "code": 7})).await;
    post.happens("other.made", json!({})).await;
    post.work().await;
    let calls = post.receiver.calls();
    let [call] = calls.as_slice() else { panic!("{calls:?}") };
    assert_eq!(call.signature, expected(&secret, call));
    assert_eq!(call.timestamp, (post.now().micros() / 1_000_000).to_string());
    let body: Value = serde_json::from_str(&call.body).expect("JSON");
    assert_eq!(body, json!({"type": "thing.made", "timestamp": post.now(), "data": {"thing": "thg_1"}}));

    let told = deliveries(&post, &place).await;
    assert_eq!((told.len(), &told[0]["id"], &told[0]["state"], &told[0]["attempts"]), (1, &json!(call.id), &json!("delivered"), &json!(1)));
    let whole = post.app.get(&format!("{place}/deliveries/{}", call.id)).await.expect(200);
    assert_eq!((&whole.body["body"], &whole.body["tried"][0]["status"]), (&body, &json!(204)));
    assert_eq!(deliveries(&post, &picky).await, Vec::<Value>::new());
    assert_eq!(post.app.get(&format!("{picky}/deliveries/{}", call.id)).await.expect(404).code(), "not_found");
    let shown = post.app.get("/v1/webhooks").await.expect(200).body.to_string();
    assert!(!shown.contains("whsec_") && shown.contains("delivered_at"), "{shown}");
}

#[rstest]
#[tokio::test]
async fn what_is_not_taken_is_tried_again_for_days_and_then_the_webhook_is_switched_off(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let post = Post::new(engine).await;
    let (place, _) = made(&post, Value::Null).await;
    post.receiver.refuse(500, 100);
    post.happens("thing.made", json!({"thing": "thg_1"})).await;
    let came = calls_within(&post, 5 * DAY).await;
    let pauses: Vec<i64> = came.windows(2).map(|pair| pair[1] - pair[0]).collect();
    let least = [5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400];
    assert_eq!(pauses.len(), least.len(), "{came:?}");
    assert!(pauses.iter().zip(least).all(|(pause, least)| (least..=least * 13 / 10 + 5).contains(pause)), "{pauses:?}");

    let webhook = post.app.get(&place).await.expect(200);
    assert_eq!((webhook.text("state"), webhook.text("fault")), ("failed", "unreachable"));
    let told = deliveries(&post, &place).await;
    assert_eq!((&told[0]["state"], &told[0]["attempts"]), (&json!("failed"), &json!(10)));
    let audit = post.app.get("/v1/audit?noun=webhook&action=failed").await.expect(200);
    assert_eq!(audit.body["items"][0]["detail"], json!({"fault": "unreachable"}), "{}", audit.body);
    let act = post.act().await;
    let sql = "SELECT payload FROM event WHERE workspace = $1 AND kind = 'webhook.failed'";
    let told = post.app.house.store.read(act.workspace).await.expect("a read").all(sql, args![act.workspace]).await.expect("read");
    let payload: Value = serde_json::from_str(&told[0].get::<String>("payload").expect("a payload")).expect("JSON");
    assert_eq!((told.len(), &payload["maker"]), (1, &webhook.body["maker"]), "whoever made it can be told");
}

#[rstest]
#[tokio::test]
async fn a_delivery_that_is_tried_again_has_the_same_id_and_body(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let post = Post::new(engine).await;
    let (place, secret) = made(&post, Value::Null).await;
    post.receiver.answer([
        Ok(Reply { status: 302, body: "elsewhere".into(), ..Reply::default() }),
        Err((Trouble::InternalAddress, "the name leads to an address within our own walls".into())),
        Ok(Reply { status: 400, body: "x\0".repeat(5000), ..Reply::default() }),
    ]);
    post.happens("thing.made", json!({"thing": "thg_1"})).await;
    let mut calls = Vec::new();
    for _ in 0..4 {
        post.work().await;
        calls.extend(post.receiver.calls());
        post.app.pass_seconds(3000);
    }
    assert_eq!(calls.len(), 4);
    assert!(calls.iter().all(|call| (&call.id, &call.body) == (&calls[0].id, &calls[0].body) && call.signature == expected(&secret, call)));
    assert!(calls.windows(2).all(|pair| pair[0].timestamp < pair[1].timestamp), "each has its own time");
    let whole = post.app.get(&format!("{place}/deliveries/{}", calls[0].id)).await.expect(200);
    let tried: Vec<_> = whole.body["tried"].as_array().expect("attempts").iter().map(|one| (one["status"].clone(), one["trouble"].clone())).collect();
    let expected =
        [(json!(204), Value::Null), (json!(400), json!("refused")), (Value::Null, json!("internal_address")), (json!(302), json!("redirected"))];
    assert_eq!(tried, expected);
    assert_eq!(whole.body["tried"][1]["answer"].as_str().map(str::len), Some(499), "an answer is cut and can be read");
    assert_eq!(post.app.get(&place).await.expect(200).body["failures"], 0);
}

#[rstest]
#[tokio::test]
async fn a_receiver_that_wants_no_more_is_left_alone_and_nothing_is_lost(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let post = Post::new(engine).await;
    let (place, _) = made(&post, Value::Null).await;
    post.receiver.refuse(410, 1);
    post.happens("thing.made", json!({"thing": "thg_1"})).await;
    post.work().await;
    let webhook = post.app.get(&place).await.expect(200);
    assert_eq!((webhook.text("state"), webhook.text("fault")), ("failed", "gone"));
    post.app.pass_seconds(60);
    let mended = post.now();
    post.happens("thing.made", json!({"thing": "thg_2"})).await;
    post.happens("thing.gone", json!({"thing": "thg_2"})).await;
    assert_eq!(calls_within(&post, DAY).await.len(), 1, "the one that was answered by 410");
    assert_eq!(states(&post, &place).await, ["failed", "failed", "failed"]);
    assert_eq!(post.app.post(&format!("{place}/test"), json!({})).await.expect(409).code(), "conflict");
    assert_eq!(post.app.post(&format!("{place}/replay"), json!({"since": mended})).await.expect(409).code(), "conflict");

    assert_eq!(post.app.patch(&place, json!({"state": "on"})).await.expect(200).body["fault"], Value::Null);
    let again = post.app.post(&format!("{place}/replay"), json!({"since": mended})).await.expect(202);
    assert_eq!(again.body, json!({"sent": 2, "left": 0}));
    post.work().await;
    assert_eq!(post.receiver.calls().len(), 2);
    assert_eq!(states(&post, &place).await, ["delivered", "delivered", "failed"]);
    let first = deliveries(&post, &place).await[2]["id"].as_str().expect("an id").to_owned();
    for _ in 0..2 {
        post.app.post(&format!("{place}/deliveries/{first}/replay"), json!({})).await.expect(202);
        post.work().await;
        assert_eq!(post.receiver.calls()[0].id, first, "also one that has arrived");
    }
    assert_eq!(states(&post, &place).await, ["delivered"; 3]);
}

#[rstest]
#[tokio::test]
async fn what_happens_while_somebody_has_switched_it_off_is_not_kept(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let post = Post::new(engine).await;
    let (place, _) = made(&post, Value::Null).await;
    post.happens("thing.made", json!({"thing": "thg_1"})).await;
    post.app.patch(&place, json!({"state": "off"})).await.expect(200);
    post.happens("thing.made", json!({"thing": "thg_2"})).await;
    post.work().await;
    assert!(post.receiver.calls().is_empty());
    assert_eq!(states(&post, &place).await, ["failed"], "what waited can be sent later");
}

#[rstest]
#[tokio::test]
async fn what_happened_before_it_was_made_is_not_told_however_late_the_log_is_read(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let post = Post::new(engine).await;
    post.happened("thing.made", json!({"thing": "thg_1"})).await;
    post.app.pass_seconds(1);
    let (place, _) = made(&post, Value::Null).await;
    post.happens("thing.made", json!({"thing": "thg_2"})).await;
    post.work().await;
    assert_eq!(states(&post, &place).await, ["delivered"]);
    assert!(post.receiver.calls()[0].body.contains("thg_2"));
}

#[rstest]
#[tokio::test]
async fn a_receiver_under_load_rests_as_long_as_it_asks(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let post = Post::new(engine).await;
    let (place, _) = made(&post, Value::Null).await;
    post.receiver.answer([Ok(Reply { status: 429, retry_after: Some("120".into()), ..Reply::default() })]);
    post.happens("thing.made", json!({"thing": "thg_1"})).await;
    post.work().await;
    post.happens("thing.made", json!({"thing": "thg_2"})).await;
    let came = calls_within(&post, 200).await;
    assert_eq!(came.len(), 3, "{came:?}");
    assert!(came[0] == 0 && came[1..].iter().all(|second| (120..140).contains(second)), "{came:?}");
    let tried: Vec<Value> = deliveries(&post, &place).await.iter().map(|one| one["attempts"].clone()).collect();
    assert_eq!(tried, [json!(1), json!(2)], "a rest is no attempt");
}

#[rstest]
#[tokio::test]
async fn of_a_receiver_that_is_away_one_delivery_at_a_time_finds_out(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let post = Post::new(engine).await;
    let (place, _) = made(&post, Value::Null).await;
    post.receiver.refuse(500, 12);
    for n in 0..20 {
        post.happens("thing.made", json!({"thing": format!("thg_{n}")})).await;
    }
    let came = calls_within(&post, 1200).await;
    assert!((4..12).contains(&came.len()), "{came:?}");
    assert_eq!(states(&post, &place).await, ["waiting"; 20], "none is given up for what others met");
    let came = calls_within(&post, 8 * 3600).await;
    assert!(came.len() < 32, "once it is back, each comes once: {came:?}");
    assert_eq!(states(&post, &place).await, ["delivered"; 20]);
}

#[rstest]
#[tokio::test]
async fn old_and_new_secret_sign_until_the_old_one_ends(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let post = Post::new(engine).await;
    let (place, old) = made(&post, Value::Null).await;
    let signed = async || {
        post.happens("thing.made", json!({"thing": "thg_1"})).await;
        post.work().await;
        post.receiver.calls().pop().expect("a call")
    };
    let rotated = post.app.post(&format!("{place}/secret"), json!({"overlap_hours": 2})).await.expect(201);
    let new = rotated.text("secret").to_owned();
    let both = signed().await;
    assert_eq!(both.signature, format!("{} {}", expected(&new, &both), expected(&old, &both)));
    assert_eq!(rotated.body["webhook"]["secrets"].as_array().map(Vec::len), Some(2));
    post.app.pass_seconds(7200);
    let alone = signed().await;
    assert_eq!(alone.signature, expected(&new, &alone));

    let leaked = post.app.post(&format!("{place}/secret"), json!({"overlap_hours": 0})).await.expect(201);
    let fresh = signed().await;
    assert_eq!(fresh.signature, expected(leaked.text("secret"), &fresh), "a secret that leaked signs no longer");
    assert_eq!(
        post.app.post(&format!("{place}/secret"), json!({"overlap_hours": 169})).await.expect(422).body["invalid_params"][0]["name"],
        "overlap_hours"
    );
    for status in [201, 201, 201, 201, 409] {
        post.app.post(&format!("{place}/secret"), json!({})).await.expect(status);
    }
}

#[rstest]
#[tokio::test]
async fn without_a_secret_nothing_leaves(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let post = Post::new(engine).await;
    let (place, _) = made(&post, Value::Null).await;
    // As after a backup was restored.
    let act = post.act().await;
    let mut tx = post.app.house.store.begin(&act).await.expect("begun");
    tx.execute("DELETE FROM webhook_secret WHERE workspace = $1", args![act.workspace]).await.expect("gone");
    tx.commit().await.expect("committed");
    post.happens("thing.made", json!({"thing": "thg_1"})).await;
    post.work().await;
    assert!(post.receiver.calls().is_empty());
    assert_eq!(post.app.get(&place).await.expect(200).text("fault"), "no_secret");
    assert_eq!(post.app.patch(&place, json!({"state": "on"})).await.expect(409).code(), "conflict");
    let secret = post.app.post(&format!("{place}/secret"), json!({})).await.expect(201).text("secret").to_owned();
    post.app.patch(&place, json!({"state": "on"})).await.expect(200);
    post.app.post(&format!("{place}/replay"), json!({"since": post.now().plus_seconds(-60)})).await.expect(202);
    post.work().await;
    let call = post.receiver.calls().pop().expect("a call");
    assert_eq!(call.signature, expected(&secret, &call));
}

#[rstest]
#[tokio::test]
async fn a_test_event_goes_whatever_is_wanted(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let post = Post::new(engine).await;
    let (place, _) = made(&post, json!(["thing.gone"])).await;
    let tried = post.app.post(&format!("{place}/test"), json!({})).await.expect(202);
    post.work().await;
    let call = post.receiver.calls().pop().expect("a call");
    assert_eq!((call.id.as_str(), call.body.contains(r#""type":"webhook.test""#)), (tried.text("id"), true));
}

#[rstest]
#[tokio::test]
async fn webhooks_are_changed_and_removed(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let post = Post::new(engine).await;
    let (place, _) = made(&post, Value::Null).await;
    let changed = post
        .app
        .patch(&place, json!({"url": "https://example.org/", "description": "CRM", "kinds": ["thing.gone"], "revision": 0}))
        .await
        .expect(200);
    assert_eq!((changed.text("url"), changed.text("description"), &changed.body["kinds"]), ("https://example.org/", "CRM", &json!(["thing.gone"])));
    assert_eq!(post.app.patch(&place, json!({"description": null, "revision": 0})).await.expect(412).code(), "stale");
    let cleared = post.app.patch(&place, json!({"description": null, "kinds": null})).await.expect(200);
    assert_eq!((&cleared.body["description"], &cleared.body["kinds"]), (&Value::Null, &Value::Null));
    post.happens("thing.made", json!({"thing": "thg_1"})).await;
    post.receiver.refuse(500, 1);
    post.work().await;
    post.app.delete(&place).await.expect(204);
    assert_eq!(post.app.get(&place).await.expect(404).code(), "not_found");
    assert_eq!(calls_within(&post, DAY).await.len(), 1, "what waited does not go");
    let kinds = post.app.get("/v1/webhook-events").await.expect(200);
    assert_eq!(kinds.body["items"][0], json!({"kind": "thing.made", "tells": "A thing was made"}));
}

#[rstest]
#[tokio::test]
async fn what_was_sent_goes_after_a_month(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let post = Post::new(engine).await;
    made(&post, Value::Null).await;
    post.happens("thing.made", json!({"thing": "thg_1"})).await;
    post.work().await;
    for (days, left) in [(29, 1), (2, 0)] {
        post.app.pass_seconds(days * DAY);
        let act = post.act().await;
        let mut tx = post.app.house.store.begin(&act).await.expect("begun");
        while post::tidy(&mut tx).await.expect("tidied") > 0 {}
        tx.commit().await.expect("committed");
        // Nobody is logged in any more after so long.
        for table in ["webhook_delivery", "webhook_attempt"] {
            let sql = format!("SELECT COUNT(*) AS n FROM {table} WHERE workspace = $1");
            let mut read = post.app.house.store.read(act.workspace).await.expect("a read");
            let kept: i64 = read.one(&sql, args![act.workspace]).await.expect("one").get("n").expect("a number");
            assert_eq!(kept, left, "{table}");
        }
    }
}

#[rstest]
#[case(json!({"url": "http://example.com/"}), "url")]
#[case(json!({"url": "https://10.0.0.1/"}), "url")]
#[case(json!({"url": "nonsense"}), "url")]
#[case(json!({"url": "https://example.com/", "kinds": []}), "kinds")]
#[case(json!({"url": "https://example.com/", "kinds": ["thing.lost"]}), "kinds")]
#[case(json!({"url": "https://example.com/", "description": "x".repeat(201)}), "description")]
#[tokio::test]
async fn what_cannot_work_is_refused_with_its_place(#[case] wish: Value, #[case] place: &str) {
    let post = Post::new(Engine::Sqlite).await;
    let refused = post.app.post("/v1/webhooks", wish.clone()).await.expect(422);
    assert_eq!(refused.body["invalid_params"][0]["name"], place, "{}", refused.body);
    let (known, _) = made(&post, Value::Null).await;
    assert_eq!(post.app.patch(&known, wish).await.expect(422).body["invalid_params"][0]["name"], place);
    assert_eq!(post.app.patch(&known, json!({"state": "failed"})).await.expect(422).body["invalid_params"][0]["name"], "state");
}

#[tokio::test]
async fn a_workspace_has_no_end_of_webhooks() {
    let post = Post::new(Engine::Sqlite).await;
    for _ in 0..50 {
        made(&post, Value::Null).await;
    }
    let refused = post.app.post("/v1/webhooks", json!({"url": "https://example.com/"})).await.expect(409);
    assert_eq!(refused.code(), "conflict");
}

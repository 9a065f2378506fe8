//! Comments about a record mention colleagues, who hear of it once; they are changed and taken back by who wrote them.

use edge::testing::App;
use kernel::{Actor, Id, Member};
use rstest::rstest;
use serde_json::{Value, json};
use store::testing::Engine;

use crate::people::{joined, me, owned, workspace};

async fn unread(by: &App) -> i64 {
    by.get("/v1/notices/count").await.expect(200).body["unread"].as_i64().expect("a number")
}

#[rstest]
#[tokio::test]
async fn who_is_mentioned_hears_of_it_once(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let olga = owned(engine).await.app;
    let (max, anna) = (joined(&olga, "Max", "manager").await, joined(&olga, "Anna", "agent").await);
    let (about, max_id, anna_id) = (me(&olga).await, me(&max).await, me(&anna).await);
    let words = format!("Could you call, @{anna_id}? @{anna_id} knows them.");
    let comment = max.post("/v1/comments", json!({"about": about, "words": words})).await.expect(201).body;
    assert_eq!((&comment["words"], &comment["author"]["name"], &comment["own"]), (&json!(words), &json!("Max"), &json!(true)));
    assert_eq!(comment["mentions"], json!([{"id": anna_id, "name": "Anna"}]));
    let heard = anna.get("/v1/notices").await.expect(200).body["items"].clone();
    assert_eq!(heard.as_array().map(Vec::len), Some(1));
    assert_eq!((&heard[0]["kind"], &heard[0]["by"]["name"], &heard[0]["about"]["id"]), (&json!("mentioned"), &json!("Max"), &json!(about)));
    assert_eq!(heard[0]["params"]["comment"], comment["id"]);

    let place = format!("/v1/comments/{}", comment["id"].as_str().expect("an id"));
    let more = json!({"words": format!("@{anna_id} or @{max_id}"), "revision": 0});
    let changed = max.patch(&place, more.clone()).await.expect(200).body;
    assert!(changed["edited_at"].is_string());
    assert_eq!((unread(&anna).await, unread(&max).await), (1, 0), "nobody hears twice, or of themselves");
    assert_eq!(max.patch(&place, more).await.expect(412).code(), "stale");
    assert_eq!(anna.patch(&place, json!({"words": "Mine"})).await.expect(403).code(), "not_allowed");
    assert_eq!(anna.delete(&place).await.expect(403).code(), "not_allowed");
    olga.delete(&place).await.expect(204);
    olga.delete(&place).await.expect(204);
    assert_eq!(unread(&anna).await, 0, "there is nothing to know any more");
    let left = &anna.get(&format!("/v1/comments?about={about}")).await.expect(200).body["items"][0];
    assert_eq!((&left["words"], left["removed_at"].is_string(), &left["own"]), (&json!(""), true, &json!(false)));
    max.patch(&place, json!({"words": "Again"})).await.expect(422);
}

#[rstest]
#[tokio::test]
async fn comments_stand_with_their_record_and_go_with_it(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let olga = owned(engine).await.app;
    let anna = joined(&olga, "Anna", "agent").await;
    let [olga_id, anna_id] = [me(&olga).await, me(&anna).await];
    for words in ["one", "two", "three"] {
        anna.post("/v1/comments", json!({"about": olga_id, "words": words})).await.expect(201);
        olga.pass_seconds(1);
    }
    anna.post("/v1/comments", json!({"about": anna_id, "words": format!("elsewhere @{olga_id}")})).await.expect(201);
    olga.post("/v1/tasks", json!({"about": anna_id, "title": "Call"})).await.expect(201);
    let listed = async |about: &str, more: &str| {
        let listed = olga.get(&format!("/v1/comments?about={about}{more}")).await.expect(200);
        let words = listed.body["items"].as_array().expect("items").iter().map(|comment| comment["words"].clone()).collect::<Vec<Value>>();
        (words, listed.body["next"].as_str().map(ToOwned::to_owned))
    };
    let (first, next) = listed(&olga_id, "&limit=2").await;
    assert_eq!(first, ["three", "two"]);
    assert_eq!(listed(&olga_id, &format!("&limit=2&cursor={}", next.expect("more"))).await, (vec![json!("one")], None));

    let [from, to]: [Id<Member>; 2] = [&anna_id, &olga_id].map(|id| id.parse().expect("an id"));
    let act = olga.house.act(workspace(&olga).await, Actor::System("merging"));
    let mut tx = olga.house.store.begin(&act).await.expect("begun");
    desk::records::pass_on(&mut tx, from, to).await.expect("passed on");
    let personal = desk::records::personal(&mut tx, &[to]).await.expect("shown");
    assert_eq!((personal["comments"].as_array().map(Vec::len), &personal["tasks"][0]["title"]), (Some(4), &json!("Call")));
    desk::records::forget(&mut tx, &[to]).await.expect("forgotten");
    tx.commit().await.expect("kept");
    assert!(listed(&olga_id, "").await.0.is_empty() && listed(&anna_id, "").await.0.is_empty());
    assert_eq!((unread(&olga).await, olga.get("/v1/tasks").await.expect(200).body["items"].as_array().map(Vec::len)), (0, Some(0)));
}

#[rstest]
#[tokio::test]
async fn notices_are_read_one_by_one_or_all(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let olga = owned(engine).await.app;
    let anna = joined(&olga, "Anna", "agent").await;
    for title in ["one", "two", "three"] {
        olga.post("/v1/tasks", json!({"title": title, "owner": me(&anna).await})).await.expect(201);
        olga.pass_seconds(1);
    }
    let notices = anna.get("/v1/notices").await.expect(200).body["items"].clone();
    assert_eq!(notices[0]["params"]["title"], "three");
    let ids = json!({"notices": [notices[0]["id"]]});
    assert_eq!(olga.post("/v1/notices/read", ids.clone()).await.expect(200).body["unread"], 0);
    assert_eq!(unread(&anna).await, 3, "nobody reads for another");
    assert_eq!(anna.post("/v1/notices/read", ids).await.expect(200).body["unread"], 2);
    let unread_ones = anna.get("/v1/notices?unread=true").await.expect(200).body["items"].clone();
    assert_eq!(unread_ones.as_array().map(Vec::len), Some(2));
    assert_eq!(anna.post("/v1/notices/read", json!({})).await.expect(200).body["unread"], 0);
    let act = olga.house.act(workspace(&olga).await, Actor::System("tidying"));
    let mut tx = olga.house.store.begin(&act).await.expect("begun");
    assert_eq!(desk::notices::tidy(&mut tx).await.expect("tidied"), 0);
    drop(tx);
    olga.pass_seconds(91 * 24 * 3600);
    let act = olga.house.act(workspace(&olga).await, Actor::System("tidying"));
    let mut tx = olga.house.store.begin(&act).await.expect("begun");
    assert_eq!(desk::notices::tidy(&mut tx).await.expect("tidied"), 3);
}

#[rstest]
#[case(json!({"words": " "}), 422)]
#[case(json!({"words": "x".repeat(10_001)}), 422)]
#[case(json!({"words": "@mem_00000000000000000000000000"}), 422)]
#[case(json!({"words": "Hello", "about": "tok_00000000000000000000000000"}), 422)]
#[case(json!({"words": "Hello", "about": "mem_00000000000000000000000000"}), 404)]
#[tokio::test]
async fn what_is_no_comment_is_refused(#[case] mut comment: Value, #[case] status: u16) {
    let olga = owned(Engine::Sqlite).await.app;
    let vera = joined(&olga, "Vera", "viewer").await;
    if comment["about"].is_null() {
        comment["about"] = json!(me(&vera).await);
    }
    olga.post("/v1/comments", comment).await.expect(status);
    let fine = json!({"about": me(&vera).await, "words": "Hello"});
    assert_eq!(vera.post("/v1/comments", fine).await.expect(403).code(), "not_allowed");
}

//! The voice: what customers wrote and what members noted, in one list.

use rstest::rstest;
use serde_json::{Value, json};
use store::testing::Engine;

use crate::observations::{Office, office, place};

impl Office {
    async fn says(&self, day: u32, score: f64, words: &str, more: Value) {
        let mut wish = json!({"experienced_at": format!("2026-01-{day:02}T10:00:00Z"), "contact": {"id": self.ada}, "answers": [
            {"question": "again", "score": score}, {"question": "why", "text": words, "touchpoint": "support"}]});
        wish.as_object_mut().expect("an object").extend(more.as_object().expect("an object").clone());
        self.staff.post("/v1/responses", wish).await.json();
    }

    async fn voice(&self, query: &str) -> Vec<Value> {
        let (mut all, mut cursor) = (Vec::new(), String::new());
        loop {
            let page = self.staff.get(&format!("/v1/voice?{query}&cursor={cursor}")).await.json();
            all.extend(page["items"].as_array().expect("items").clone());
            match page["next"].as_str() {
                Some(next) => next.clone_into(&mut cursor),
                None => return all,
            }
        }
    }

    async fn words(&self, query: &str) -> Vec<String> {
        self.voice(query).await.iter().map(|said| said["words"].as_str().expect("words").to_owned()).collect()
    }
}

/// Four responses and three notes, among them one without words of each.
async fn spoken(engine: Engine) -> Office {
    let office = office(engine).await;
    office.staff.post("/v1/questions", json!({"key": "again", "kind": "nps"})).await.json();
    office.staff.post("/v1/questions", json!({"key": "why", "kind": "text"})).await.json();
    office.says(1, 2.0, "too slow", json!({})).await;
    office.says(3, 10.0, "great", json!({})).await;
    office.says(5, 8.0, "fine", json!({})).await;
    office.staff.post("/v1/responses", json!({"answers": [{"question": "again", "score": 0}]})).await.json();
    let note = async |day: u32, body: &str, sentiment: i64| {
        let at = format!("2026-01-{day:02}T12:00:00Z");
        let marks = if body.is_empty() { json!([]) } else { json!([{"starts": 0, "quote": body, "mark": "idea"}]) };
        office.note(json!({"kind": "call", "account": office.acme, "happened_at": at, "body": body, "passages": marks, "sentiment": sentiment, "propensity": 5})).await
    };
    note(2, "they waver", -1).await;
    note(4, "they beam", 2).await;
    note(4, "", 2).await;
    office
}

#[rstest]
#[tokio::test]
async fn words_come_newest_first_from_both_sides(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let office = spoken(engine).await;
    for query in ["", "limit=1", "limit=2", "limit=3"] {
        assert_eq!(office.words(query).await, ["fine", "they beam", "great", "they waver", "too slow"], "{query}");
    }
    for (query, expected) in [
        ("tone=good", vec!["they beam", "great"]),
        ("tone=bad&limit=1", vec!["they waver", "too slow"]),
        ("tone=neutral", vec!["fine"]),
        ("tone=unknown", vec![]),
        ("kind=response", vec!["fine", "great", "too slow"]),
        ("kind=observation&limit=1", vec!["they beam", "they waver"]),
        ("touchpoint=support", vec!["fine", "great", "too slow"]),
        ("touchpoint=moon", vec![]),
        (&format!("account={}", office.acme), vec!["fine", "they beam", "great", "they waver", "too slow"]),
    ] {
        assert_eq!(office.words(query).await, expected, "{query}");
    }
    let all = office.voice("").await;
    let expected = json!({"kind": "response", "tone": "neutral", "score": {"question": "again", "value": 8.0, "scale": "0..10"},
        "touchpoint": {"key": "support", "name": "Support"}, "contact": {"id": office.ada, "external_id": "Ada", "name": "Ada"},
        "account": {"id": office.acme, "external_id": "ACME", "name": "Acme"}, "marks": [], "anonymous": false, "words": "fine", "at": "2026-01-05T10:00:00Z",
        "id": all[0]["id"]});
    assert_eq!(all[0], expected);
    let expected = json!({"kind": "observation", "tone": "good", "score": {"question": "go_on", "value": 5.0, "scale": "0..10"}, "touchpoint": null,
        "contact": null, "account": {"id": office.acme, "name": "Acme"}, "marks": [{"starts": 0, "quote": "they beam", "mark": "idea"}],
        "anonymous": false, "words": "they beam", "at": "2026-01-04T12:00:00Z", "id": all[1]["id"]});
    assert_eq!(all[1], expected);
    assert_eq!(office.staff.get(&place(&all[1])).await.json()["body"], "they beam");
}

#[rstest]
#[tokio::test]
async fn who_sees_no_names_hears_no_names(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let office = spoken(engine).await;
    let blind = office.app.with_token(&office.app.token("w", &["read_answers"]).await);
    let items = blind.get("/v1/voice").await.json()["items"].clone();
    assert_eq!(items[0]["contact"], json!({"id": office.ada}));
    assert!(!items.to_string().contains("Ada"), "{items}");
    for query in ["tone=loud", "kind=shout", "moon=1", "cursor=x", "cursor=WzFd", "account=x", "limit=0"] {
        assert_eq!(office.staff.get(&format!("/v1/voice?{query}")).await.status, 400, "{query}");
    }
}

/// Words under a promise show nothing but the day, once enough people answered, and are found by nothing that tells people apart.
#[rstest]
#[tokio::test]
async fn a_promise_of_anonymity_is_kept(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let office = spoken(engine).await;
    let definition = json!({"languages": ["en"], "title": {"en": "Secret"}, "settings": {"anonymous": 2},
        "pages": [{"key": "one", "questions": [{"key": "again", "label": {"en": "Again?"}, "ask": {"kind": "nps"}}, {"key": "why", "label": {"en": "Why?"}, "ask": {"kind": "words"}}]}]});
    let made = office.staff.post("/v1/surveys", json!({"name": "Secret", "key": "secret", "from": {"definition": definition}})).await.json();
    let survey = made["id"].as_str().or(made["survey"]["id"].as_str()).expect("an id");
    office.staff.post(&format!("/v1/surveys/{survey}/publish"), json!({})).await.json();
    office.says(6, 1.0, "whisper one", json!({"survey": "secret"})).await;
    assert_eq!(office.words("").await.len(), 5, "one person alone is not heard");
    office.says(7, 1.0, "whisper two", json!({"survey": "secret", "contact": {"id": office.ben}})).await;
    let all = office.voice("").await;
    let expected = json!({"kind": "response", "tone": "unknown", "score": null, "touchpoint": null, "contact": null,
        "account": null, "marks": [], "anonymous": true, "words": "whisper two", "at": "2026-01-07T00:00:00Z", "id": all[0]["id"]});
    assert_eq!((all.len(), &all[0]), (7, &expected));
    for query in ["tone=bad", "touchpoint=support", &format!("account={}", office.acme)] {
        assert!(office.words(query).await.iter().all(|words| !words.starts_with("whisper")), "{query}");
    }
}

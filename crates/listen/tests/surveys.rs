//! Stories of surveys over HTTP, on both engines.

use axum::{Extension, Router};
use edge::House;
use edge::testing::App;
use identity::Operator;
use rstest::rstest;
use serde_json::{Value as Json, json};
use store::Store;
use store::testing::{self, Engine};

async fn app(engine: Engine) -> App {
    app_of(testing::store(engine).await)
}

fn app_of(store: Store) -> App {
    let (router, _) = listen::routes().split_for_parts();
    let router: Router<House> = router.layer(Extension(Operator { workspace: Some("test".into()) }));
    App::new(store, router)
}

fn definition() -> Json {
    json!({
        "title": { "en": "How was it?", "de": "Wie war es?" },
        "languages": ["en", "de"],
        "pages": [{ "key": "first", "questions": [
            { "key": "nps", "label": { "en": "Would you recommend us?", "de": "Würden Sie uns empfehlen?" }, "ask": { "kind": "nps" }, "touchpoint": "renewal" },
            { "key": "why", "label": { "en": "Why?", "de": "Warum?" }, "ask": { "kind": "words" } },
        ] }],
    })
}

async fn made(app: &App, wish: Json) -> Json {
    app.post("/v1/surveys", wish).await.expect(201).body
}

fn path(survey: &Json) -> String {
    format!("/v1/surveys/{}", survey["id"].as_str().expect("an id"))
}

#[rstest]
#[tokio::test]
async fn a_survey_is_made_published_changed_and_closed(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let app = app(engine).await;
    let survey = made(&app, json!({ "name": "Relationship 2026", "from": { "definition": definition() } })).await;
    assert_eq!((&survey["key"], &survey["state"], &survey["unpublished"]), (&json!("relationship_2026"), &json!("draft"), &json!(true)), "{survey}");
    assert_eq!(survey["definition"]["pages"], definition()["pages"], "{survey}");
    let path = path(&survey);
    app.post(&format!("{path}/open"), json!({})).await.expect(409);

    let published = app.post(&format!("{path}/publish"), json!({ "revision": 0 })).await.expect(200).body;
    assert_eq!((&published["state"], &published["version"], &published["unpublished"]), (&json!("open"), &json!(1), &json!(false)), "{published}");
    let questions = app.get("/v1/questions").await.expect(200).body;
    let asked: Vec<_> = questions["items"].as_array().expect("a list").iter().map(|one| (&one["key"], &one["kind"], &one["touchpoint"])).collect();
    assert_eq!(asked, [(&json!("nps"), &json!("nps"), &json!("renewal")), (&json!("why"), &json!("text"), &Json::Null)]);
    let again = app.post(&format!("{path}/publish"), json!({})).await.expect(200).body;
    assert_eq!((&again["version"], &again["revision"]), (&json!(1), &published["revision"]), "nothing has changed");

    let mut changed = definition();
    changed["pages"][0]["questions"][1]["required"] = json!(true);
    let draft = json!({ "definition": changed, "revision": published["revision"] });
    let saved = app.put(&format!("{path}/draft"), draft.clone()).await.expect(200).body;
    assert_eq!((&saved["state"], &saved["unpublished"]), (&json!("open"), &json!(true)), "{saved}");
    let mut other = draft.clone();
    other["definition"]["title"]["en"] = json!("And now?");
    assert_eq!(app.put(&format!("{path}/draft"), other).await.expect(412).code(), "stale");
    app.post(&format!("{path}/publish"), json!({ "revision": 0 })).await.expect(412);
    app.post(&format!("{path}/publish"), json!({})).await.expect(200);
    let versions = app.get(&format!("{path}/versions")).await.expect(200).body;
    assert_eq!((&versions["items"][0]["version"], &versions["items"][1]["version"]), (&json!(2), &json!(1)), "{versions}");
    let first = app.get(&format!("{path}/versions/1")).await.expect(200).body;
    assert_eq!(first["pages"], definition()["pages"], "a version stays as it was published");
    app.get(&format!("{path}/versions/3")).await.expect(404);

    let file = app.get(&format!("{path}/definition")).await.expect(200);
    assert_eq!(file.headers["content-disposition"], "attachment; filename=\"relationship_2026.json\"");
    let copy = made(&app, json!({ "from": { "file": file.body.to_string() } })).await;
    assert_eq!((&copy["definition"], &copy["key"]), (&file.body, &json!("how_was_it")), "out and in is the same survey");

    app.post(&format!("{path}/close"), json!({})).await.expect(200);
    assert_eq!(app.get("/v1/surveys?state=closed").await.expect(200).body["items"][0]["name"], "Relationship 2026");
    assert_eq!(app.post(&format!("{path}/open"), json!({})).await.expect(200).body["state"], "open");
    let renamed = app.patch(&path, json!({ "name": "Relationship" })).await.expect(200).body;
    assert_eq!((&renamed["name"], &renamed["key"]), (&json!("Relationship"), &json!("relationship_2026")));
}

#[rstest]
#[tokio::test]
async fn what_is_wrong_keeps_a_survey_from_being_published(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let app = app(engine).await;
    let known = json!({ "key": "nps", "kind": "rating", "scale": "1..5" });
    app.post("/v1/questions", known).await.expect(201);
    let survey = made(&app, json!({ "name": "Wave", "key": "wave", "from": { "definition": definition() } })).await;
    let found = &survey["findings"][0];
    assert_eq!((&found["severity"], &found["place"]), (&json!("error"), &json!("pages[0].questions[0].key")), "{survey}");
    let refused = app.post(&format!("{}/publish", path(&survey)), json!({})).await.expect(422);
    assert_eq!(refused.body["invalid_params"][0]["name"], "pages[0].questions[0].key", "{}", refused.body);
    let mut twice = definition();
    twice["pages"][0]["questions"][1]["key"] = json!("nps");
    let findings = app.post("/v1/surveys/check", json!({ "definition": twice })).await.expect(200).body;
    assert!(!findings["findings"].as_array().expect("a list").is_empty(), "{findings}");
    assert_eq!(app.get("/v1/surveys").await.expect(200).body["items"].as_array().map(Vec::len), Some(1), "a check keeps nothing");
    app.post("/v1/surveys", json!({ "name": "Again", "key": "wave" })).await.expect(409);
    app.post("/v1/surveys", json!({ "from": { "template": "mystery" } })).await.expect(422);
    app.post("/v1/surveys", json!({ "from": { "file": "{" } })).await.expect(400);
}

fn with_choice(label: &str, options: &Json) -> Json {
    let options: Vec<Json> =
        options.as_object().expect("options").iter().map(|(key, label)| json!({ "key": key, "label": { "en": label } })).collect();
    let mut definition = definition();
    definition["languages"] = json!(["en"]);
    definition["title"] = json!({ "en": "How was it?" });
    definition["hidden"] = json!([{ "key": "order" }]);
    definition["pages"][0]["questions"] = json!([
        { "key": "nps", "label": { "en": label }, "ask": { "kind": "nps" } },
        { "key": "reason", "label": { "en": label }, "ask": { "kind": "choice", "options": options } },
        { "key": "seats", "label": { "en": label }, "ask": { "kind": "number" } },
    ]);
    definition
}

#[rstest]
#[tokio::test]
async fn publishing_brings_the_words_of_known_questions_up_to_date(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let app = app(engine).await;
    let kept = json!({ "key": "nps", "kind": "nps", "label": "As it was", "aspect": "belief", "touchpoint": "renewal" });
    let kept = app.post("/v1/questions", kept).await.expect(201).body;
    let survey = made(&app, json!({ "name": "Wave", "from": { "definition": with_choice("First", &json!({ "a": "Price", "b": "Speed" })) } })).await;
    let path = path(&survey);
    app.post(&format!("{path}/publish"), json!({})).await.expect(200);

    // The words change places: the keys, which answers go by, do not.
    let draft = json!({ "definition": with_choice("Second {{hidden.order}}", &json!({ "a": "Speed", "b": "Price", "c": "People" })) });
    app.put(&format!("{path}/draft"), draft).await.expect(200);
    let labels = |list: &Json| list["items"].as_array().expect("a list").iter().map(|one| one["label"].clone()).collect::<Vec<_>>();
    assert_eq!(labels(&app.get("/v1/questions").await.expect(200).body), ["First", "First"], "a draft changes nothing");
    app.post(&format!("{path}/publish"), json!({})).await.expect(200);
    let questions = app.get("/v1/questions").await.expect(200).body;
    assert_eq!(labels(&questions), ["Second …", "Second …"], "what stands for an answer in the words is left open");
    let options = json!([{ "code": "a", "label": "Speed" }, { "code": "b", "label": "Price" }, { "code": "c", "label": "People" }]);
    assert_eq!(questions["items"][1]["options"], options);
    for part in ["kind", "scale", "aspect", "touchpoint", "pattern"] {
        assert_eq!(questions["items"][0][part], kept[part], "{part}");
    }

    // Words that stand for another key already would turn answers into others.
    let draft = json!({ "definition": with_choice("Third", &json!({ "a": "Speed", "d": "Price" })) });
    let saved = app.put(&format!("{path}/draft"), draft).await.expect(200).body;
    let found = &saved["findings"][0];
    assert_eq!((&found["severity"], &found["place"]), (&json!("error"), &json!("pages[0].questions[1].ask")), "{saved}");
    assert!(found["reason"].as_str().is_some_and(|reason| reason.contains("known with the key \"b\"")), "{found}");
    app.post(&format!("{path}/publish"), json!({})).await.expect(422);
    assert_eq!(labels(&app.get("/v1/questions").await.expect(200).body), ["Second …", "Second …"], "what is refused changes nothing");
}

#[rstest]
#[tokio::test]
async fn imported_answers_are_a_survey_with_a_name_only(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let app = app(engine).await;
    app.post("/v1/questions", json!({ "key": "nps", "kind": "nps" })).await.expect(201);
    let response = json!([{ "survey": "wave.csv", "answers": [{ "question": "nps", "score": 9 }] }]);
    app.post("/v1/responses/bulk", response).await.expect(200);
    let listed = app.get("/v1/surveys?state=imported").await.expect(200).body;
    let survey = &listed["items"][0];
    assert_eq!((&survey["key"], &survey["state"], &survey["responses"]), (&json!("wave.csv"), &json!("imported"), &json!(1)), "{listed}");
    assert!(survey["last_answered_at"].is_string(), "{survey}");
    let path = path(survey);
    assert_eq!(app.patch(&path, json!({ "name": "Wave 1" })).await.expect(200).body["name"], "Wave 1");
    assert!(app.get(&path).await.expect(200).body["definition"].is_null());
    app.put(&format!("{path}/draft"), json!({ "definition": definition() })).await.expect(409);
    app.post(&format!("{path}/publish"), json!({})).await.expect(409);
    app.get(&format!("{path}/links")).await.expect(409);
    app.delete(&path).await.expect(409);
}

#[rstest]
#[tokio::test]
async fn a_survey_that_nobody_answered_is_removed(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let app = app(engine).await;
    let survey = made(&app, json!({ "name": "Short", "from": { "definition": definition() } })).await;
    let path = path(&survey);
    app.post(&format!("{path}/publish"), json!({})).await.expect(200);
    let trial = json!([{ "survey": "short", "test": true, "answers": [{ "question": "nps", "score": 9 }] }]);
    app.post("/v1/responses/bulk", trial).await.expect(200);
    assert_eq!(app.get(&path).await.expect(200).body["responses"], 0, "a trial does not count");
    app.delete(&path).await.expect(204);
    app.get(&path).await.expect(404);
    assert_eq!(app.get("/v1/responses").await.expect(200).body["items"], json!([]));
}

#[rstest]
#[tokio::test]
async fn links_lead_to_a_survey(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let app = app(engine).await;
    let survey = made(&app, json!({ "name": "Linked", "from": { "definition": definition() } })).await;
    let links = format!("{}/links", path(&survey));
    let listed = app.get(&links).await.expect(200).body;
    let kinds: Vec<_> = listed["items"].as_array().expect("a list").iter().map(|link| &link["kind"]).collect();
    assert_eq!(kinds, [&json!("public"), &json!("trial")], "both are there from the beginning");
    let address = listed["items"][0]["address"].as_str().expect("an address");
    assert!(address.starts_with("https://cx.example.org/s/") && address.len() == "https://cx.example.org/s/".len() + 22, "{address}");
    let one = format!("{links}/{}", listed["items"][0]["id"].as_str().expect("an id"));
    assert_eq!(app.get(&format!("{one}/qr.svg")).await.expect(200).headers["content-type"], "image/svg+xml");
    assert!(app.post(&format!("{one}/close"), json!({})).await.expect(200).body["closed_at"].is_string());
    assert!(app.post(&format!("{one}/open"), json!({})).await.expect(200).body["closed_at"].is_null());

    let wish = json!({ "kind": "personal", "contact": { "mail": "ann@x.example" }, "account": { "external_id": "acme" }, "hidden": { "ticket": "4711" }, "language": "de" });
    let made = app.post(&links, wish).await.expect(201).body;
    assert_eq!((&made["single"], &made["account"]["name"], &made["hidden"]["ticket"]), (&json!(true), &json!("acme"), &json!("4711")), "{made}");
    assert!(made["address"].is_string(), "{made}");
    let listed = app.get(&format!("{links}?kind=personal")).await.expect(200).body;
    assert!(listed["items"][0]["address"].is_null(), "told once: {listed}");
    let personal = format!("{links}/{}", made["id"].as_str().expect("an id"));
    app.get(&format!("{personal}/qr.svg")).await.expect(409);

    let people: Vec<_> = (0..3).map(|n| json!({ "contact": { "mail": format!("p{n}@x.example") } })).collect();
    let many = app.post(&format!("{links}/bulk"), json!({ "people": people })).await.expect(201).body;
    let mut addresses: Vec<_> = many["items"].as_array().expect("a list").iter().map(|link| link["address"].to_string()).collect();
    addresses.dedup();
    assert_eq!(addresses.len(), 3, "{many}");
    let csv = app.post(&format!("{links}/bulk?format=csv"), json!({ "people": people })).await.expect(201);
    assert_eq!(csv.headers["content-type"], "text/csv; charset=utf-8");
    for (wish, place) in [
        (json!({ "people": [] }), "people"),
        (json!({ "people": [{ "contact": {} }] }), "people[0].contact"),
        (json!({ "people": [{ "contact": { "mail": "nobody" } }] }), "people[0].contact.mail"),
        (json!({ "people": [{ "contact": { "id": "con_00000000000000000000000000" } }] }), "people[0].contact.id"),
    ] {
        let refused = app.post(&format!("{links}/bulk"), wish).await.expect(422).body;
        assert_eq!(refused["invalid_params"][0]["name"], place, "{refused}");
    }
    for wish in [
        json!({ "kind": "personal" }),
        json!({ "kind": "public", "single": true }),
        json!({ "kind": "public", "expires_at": "2020-01-01T00:00:00Z" }),
    ] {
        app.post(&links, wish).await.expect(422);
    }
}

#[rstest]
#[tokio::test]
async fn every_template_can_be_published(#[values(Engine::Sqlite)] engine: Engine) {
    let app = app(engine).await;
    for template in surveys::templates::all() {
        let survey = made(&app, json!({ "from": { "template": template.key } })).await;
        let published = app.post(&format!("{}/publish", path(&survey)), json!({})).await;
        assert_eq!(published.status, 200, "{}: {}", template.key, published.body);
    }
}

#[rstest]
#[tokio::test]
async fn a_pack_brings_its_surveys_once(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let app = app(engine).await;
    let brought = app.post("/v1/packs/msp/surveys", json!({})).await.expect(200).body;
    let listed = app.get("/v1/surveys?state=draft").await.expect(200).body;
    assert_eq!(listed["items"].as_array().map(Vec::len), brought["surveys"].as_u64().map(|n| n as usize), "{listed}");
    assert_eq!(app.post("/v1/packs/msp/surveys", json!({})).await.expect(200).body["surveys"], 0);
    app.post("/v1/packs/mystery/surveys", json!({})).await.expect(404);
    for survey in listed["items"].as_array().expect("a list") {
        app.post(&format!("{}/publish", path(survey)), json!({})).await.expect(200);
    }
    let templates = app.get("/v1/survey-templates").await.expect(200).body;
    assert_eq!(templates["items"].as_array().map(Vec::len), Some(surveys::templates::all().len()));
}

#[rstest]
#[tokio::test]
async fn templates_for_a_business_like_ours_come_first_and_ask_about_its_touchpoints(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let store = testing::store(engine).await;
    let act = testing::act();
    let app = app_of(store.clone());
    let fits = async || {
        let listed = app.get("/v1/survey-templates").await.expect(200).body;
        listed["items"].as_array().expect("a list").iter().map(|one| one["fits"] == true).collect::<Vec<_>>()
    };
    assert!(fits().await.iter().all(|fits| *fits), "without a pack any may fit");
    let mut tx = store.begin(&act).await.expect("begun");
    journeys::packs::apply(&mut tx, journeys::packs::find("consumer").expect("there"), "en").await.expect("applied");
    tx.commit().await.expect("kept");
    let fitting = surveys::templates::of_pack("consumer").count();
    assert_eq!(fits().await, (0..surveys::templates::all().len()).map(|at| at < fitting).collect::<Vec<_>>());
    let survey = made(&app, json!({ "from": { "template": "ticket_closed" } })).await.to_string();
    assert!(survey.contains(r#""touchpoint":"hotline""#), "{survey}");
}

#[rstest]
#[tokio::test]
async fn a_file_of_another_program_becomes_a_draft(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let app = app(engine).await;
    let element = json!({ "type": "rating", "name": "nps", "title": "Recommend?", "rateMin": 0, "rateMax": 10 });
    let odd = json!({ "type": "signaturepad", "name": "sign" });
    let file = json!({ "title": "Wave", "pages": [{ "name": "p", "elements": [element, odd] }] }).to_string();
    let read = app.post("/v1/surveys/read", json!({ "file": file })).await.expect(200).body;
    assert_eq!((&read["format"], read["left"].as_array().is_some_and(|left| !left.is_empty())), (&json!("surveyjs"), true), "{read}");
    assert_eq!(app.get("/v1/surveys").await.expect(200).body["items"], json!([]), "nothing is kept");
    let survey = made(&app, json!({ "from": { "file": file } })).await;
    assert_eq!((&survey["state"], &survey["left"]), (&json!("draft"), &read["left"]), "{survey}");
    assert_eq!(survey["definition"], read["definition"]);
    for bad in ["", "{", "<xml/>", "[]", "null", "\u{0}"] {
        let refused = app.post("/v1/surveys", json!({ "from": { "file": bad } })).await;
        assert!((400..=422).contains(&refused.status), "{bad:?}: {} {}", refused.status, refused.body);
    }
}

#[tokio::test]
async fn hostile_definitions_are_refused() {
    let app = app(Engine::Sqlite).await;
    let deep = format!("{}{{\"test\":{{\"of\":\"nps\",\"is\":\"answered\"}}}}{}", "{\"not\":".repeat(20_000), "}".repeat(20_000));
    let text = definition().to_string().replace("\"ask\":{\"kind\":\"nps\"}", &format!("\"ask\":{{\"kind\":\"nps\"}},\"show_if\":{deep}"));
    let body = format!("{{\"definition\":{text}}}");
    let refused = app.send_bytes(http::Method::POST, "/v1/surveys/check", "application/json", body.into_bytes()).await;
    assert_eq!((refused.status, refused.code()), (400, "malformed_body"), "{}", refused.body);
    let mut large = definition();
    large["title"]["en"] = json!("x".repeat(3 << 20));
    app.post("/v1/surveys", json!({ "name": "Large", "from": { "definition": large } })).await.expect(413);
    let options: Vec<_> = (0..10_000).map(|n| json!({ "key": format!("o{n}"), "label": { "en": format!("Option {n}") } })).collect();
    let mut many = definition();
    many["pages"][0]["questions"][1]["ask"] = json!({ "kind": "choice", "options": options });
    let findings = app.post("/v1/surveys/check", json!({ "definition": many })).await.expect(200).body;
    assert_eq!(findings["findings"][0]["severity"], "error", "{findings}");
}

#[rstest]
#[tokio::test]
async fn answers_can_be_led_through_without_being_kept(#[values(Engine::Sqlite)] engine: Engine) {
    let app = app(engine).await;
    let mut definition = definition();
    definition["pages"][0]["questions"][1]["show_if"] = json!({ "test": { "of": "nps", "is": "at_most", "value": 6 } });
    let path = path(&made(&app, json!({ "from": { "definition": definition } })).await);
    let walk = async |answers: Json| app.post(&format!("{path}/walk"), json!({ "answers": answers })).await.expect(200).body;
    let low = walk(json!({ "nps": "3", "why": "slow" })).await;
    assert_eq!((&low["end"], low["pages"].as_array().map(Vec::len)), (&json!("ending"), Some(2)), "the question appears on the same page: {low}");
    assert_eq!(low["counted"], json!({ "nps": 3.0, "why": "slow" }));
    let high = walk(json!({ "nps": 9, "why": "never asked" })).await;
    assert_eq!(high["counted"], json!({ "nps": 9.0 }));
    let off = walk(json!({ "nps": 11 })).await;
    assert_eq!((&off["end"], &off["faults"][0]["kind"]), (&json!("stuck"), &json!("off_scale")), "{off}");
    app.post(&format!("{path}/walk"), json!({ "version": 1, "answers": {} })).await.expect(404);
}

#[rstest]
#[tokio::test]
async fn a_survey_is_called_like_its_title_until_it_has_a_name(#[values(Engine::Sqlite)] engine: Engine) {
    let app = app(engine).await;
    let survey = made(&app, json!({})).await;
    let path = path(&survey);
    let draft =
        |title: &str| json!({ "definition": { "title": { "en": title }, "languages": ["en"], "pages": [{ "key": "page_1", "questions": [] }] } });
    assert_eq!(app.put(&format!("{path}/draft"), draft("Cut-over")).await.expect(200).body["name"], "Cut-over");
    app.patch(&path, json!({ "name": "Cut-over 2026" })).await.expect(200);
    assert_eq!(app.put(&format!("{path}/draft"), draft("How was it?")).await.expect(200).body["name"], "Cut-over 2026");
}

//! Stories over HTTP, through the routes of this room.

use axum::body::Body;
use axum::{Extension, Router};
use edge::{House, Site};
use http::{Request, StatusCode, header};
use identity::Operator;
use listen::responses;
use serde_json::{Value as Json, json};
use store::testing::{self, Engine};
use tower::ServiceExt as _;

async fn router() -> Router {
    let seeds = std::sync::atomic::AtomicU64::new(1);
    let seed = move || {
        let mut seed = [0; 32];
        seed[..8].copy_from_slice(&seeds.fetch_add(1, std::sync::atomic::Ordering::Relaxed).to_le_bytes());
        seed
    };
    let house = House::new(testing::store(Engine::Sqlite).await, Site::default(), || testing::NOW, seed);
    let (router, _) = listen::routes().split_for_parts();
    router.layer(Extension(responses::recorder(&house))).layer(Extension(Operator { workspace: Some("test".into()) })).with_state(house)
}

async fn send(router: &Router, method: &str, path: &str, media: &str, body: impl Into<Body>) -> (StatusCode, Json) {
    let request = Request::builder().method(method).uri(path).header(header::CONTENT_TYPE, media).body(body.into()).expect("a request");
    let response = router.clone().oneshot(request).await.expect("an answer");
    let status = response.status();
    let bytes = axum::body::to_bytes(response.into_body(), 1 << 24).await.expect("a body");
    (status, serde_json::from_slice(&bytes).unwrap_or(Json::Null))
}

async fn post(router: &Router, path: &str, body: &Json) -> (StatusCode, Json) {
    send(router, "POST", path, "application/json", body.to_string()).await
}

async fn patch(router: &Router, path: &str, body: &Json) -> (StatusCode, Json) {
    send(router, "PATCH", path, "application/json", body.to_string()).await
}

async fn with_question() -> Router {
    let router = router().await;
    let (status, question) = post(&router, "/v1/questions", &json!({ "key": "nps", "kind": "nps", "touchpoint": "renewal" })).await;
    assert_eq!((status, &question["scale"]), (StatusCode::CREATED, &json!("0..10")), "{question}");
    router
}

#[tokio::test]
async fn a_response_is_posted_once() {
    let router = with_question().await;
    let response = json!({ "external_id": "a", "contact": { "mail": "ann@x.example" }, "answers": [{ "question": "nps", "score": 9 }] });
    let (status, made) = post(&router, "/v1/responses", &response).await;
    assert_eq!(status, StatusCode::CREATED, "{made}");
    assert_eq!(post(&router, "/v1/responses", &response).await, (StatusCode::OK, made.clone()));
    let other = json!({ "external_id": "a", "answers": [{ "question": "nps", "score": 1 }] });
    assert_eq!(post(&router, "/v1/responses", &other).await.0, StatusCode::CONFLICT);
    let path = format!("/v1/responses/{}", made["id"].as_str().expect("an id"));
    let (status, read) = send(&router, "GET", &path, "", "").await;
    assert_eq!((status, &read["answers"][0]["score"], &read["answers"][0]["touchpoint"]), (StatusCode::OK, &json!(9.0), &json!("renewal")));
    let (status, marked) = send(&router, "PATCH", &path, "application/json", r#"{"excluded": "a trial", "test": true}"#).await;
    assert_eq!((status, &marked["excluded"], &marked["test"]), (StatusCode::OK, &json!("a trial"), &json!(true)));
    let (_, listed) = send(&router, "GET", "/v1/responses?excluded=true&limit=1", "", "").await;
    assert_eq!(listed["items"].as_array().expect("a list").len(), 1);
    assert_eq!(send(&router, "GET", &format!("{path}/history"), "", "").await, (StatusCode::OK, json!({ "items": [] })));
    assert_eq!(send(&router, "DELETE", &path, "", "").await.0, StatusCode::NO_CONTENT);
    assert_eq!(send(&router, "GET", &path, "", "").await.0, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn responses_are_listed_with_names_and_by_what_they_say() {
    let router = with_question().await;
    post(&router, "/v1/questions", &json!({ "key": "why", "kind": "text" })).await;
    for (day, score) in [("2026-03-01", 9), ("2026-04-01", 4)] {
        let contact = json!({ "mail": "ann@x.example" });
        let answers = json!([{ "question": "nps", "score": score }, { "question": "why", "text": format!("Ärger am {day}") }]);
        let response =
            json!({ "experienced_at": format!("{day}T12:00:00Z"), "contact": contact, "account": { "external_id": "acme" }, "answers": answers });
        assert_eq!(post(&router, "/v1/responses", &response).await.0, StatusCode::CREATED);
    }
    let path = "/v1/responses?sort=lived&words=%C3%84RGER&during=2026-03-15..&touchpoint=renewal&question=nps&score_until=6&worded=true";
    let (status, listed) = send(&router, "GET", path, "", "").await;
    assert_eq!((status, listed["items"].as_array().map(Vec::len)), (StatusCode::OK, Some(1)), "{listed}");
    assert_eq!(
        (&listed["items"][0]["contact"]["name"], &listed["items"][0]["account"]["name"]),
        (&json!("ann@x.example"), &json!("acme")),
        "{listed}"
    );
    let (status, movers) = send(&router, "GET", "/v1/movers?during=2026-01-01..", "", "").await;
    let fell = &movers["items"][0];
    assert_eq!((status, &movers["worse"], &movers["looked"]), (StatusCode::OK, &json!(1), &json!(2)), "{movers}");
    assert_eq!(
        (&fell["before"], &fell["score"], &fell["gain"], &fell["contact"]["name"]),
        (&json!(9.0), &json!(4.0), &json!(-0.5), &json!("ann@x.example"))
    );
    assert_eq!(fell["words"], "Ärger am 2026-04-01");
    let account = listed["items"][0]["account"]["id"].as_str().expect("an id");
    let (_, there) = send(&router, "GET", &format!("/v1/movers?account={account}"), "", "").await;
    assert_eq!((&there["worse"], &there["looked"]), (&json!(1), &json!(2)), "{there}");
    let (_, elsewhere) = send(&router, "GET", "/v1/movers?account=acc_00000000000000000000000000", "", "").await;
    assert_eq!(elsewhere["looked"], 0, "{elsewhere}");
    for bad in
        ["/v1/movers?look=0", "/v1/responses?during=yesterday", "/v1/responses?sort=loudest", &format!("/v1/responses?words={}", "a".repeat(201))]
    {
        assert_eq!(send(&router, "GET", bad, "", "").await.0, StatusCode::BAD_REQUEST, "{bad}");
    }
}

#[rstest::rstest]
#[case(json!({ "answers": [{ "question": "nps", "score": 11 }] }), 422, "answers[0].score")]
#[case(json!({ "answers": [{ "question": "nps", "score": "nine" }] }), 400, "answers[0].score")]
#[case(json!({ "answers": [{ "question": "mystery", "score": 1 }] }), 422, "answers[0].question")]
#[case(json!({ "answers": [{ "question": "nps", "score": 1, "text": "both" }] }), 422, "answers[0]")]
#[case(json!({ "mystery": 1 }), 400, "mystery")]
#[case(json!({ "experienced_at": "soon" }), 400, "experienced_at")]
#[case(json!({ "attributes": { "tier": "gold" } }), 422, "attributes.tier")]
#[case(json!({ "team": "nowhere" }), 422, "team")]
#[case(json!({ "contact": {} }), 422, "contact")]
#[tokio::test]
async fn a_bad_response_is_refused_with_its_place(#[case] response: Json, #[case] status: u16, #[case] place: &str) {
    let (answered, problem) = post(&with_question().await, "/v1/responses", &response).await;
    assert_eq!((answered.as_u16(), &problem["invalid_params"][0]["name"]), (status, &json!(place)), "{problem}");
}

#[tokio::test]
async fn a_batch_is_answered_item_by_item() {
    let router = with_question().await;
    let item = |id: &str, score: i64| json!({ "external_id": id, "answers": [{ "question": "nps", "score": score }] });
    let items = [item("a", 9), item("b", 12), json!({ "mystery": 1 }), item("a", 9), item("a", 8)];
    let (status, out) = post(&router, "/v1/responses/bulk", &json!(items)).await;
    let statuses: Vec<_> = out["results"].as_array().expect("results").iter().map(|result| result["status"].as_str().expect("a status")).collect();
    assert_eq!((status, statuses), (StatusCode::OK, vec!["created", "refused", "refused", "unchanged", "conflict"]), "{out}");
    let lines = items.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
    let (status, out) = send(&router, "POST", "/v1/responses/bulk", "application/x-ndjson", format!("{lines}\n\n{}", item("c", 0))).await;
    assert_eq!((status, &out["created"], &out["unchanged"], &out["refused"]), (StatusCode::OK, &json!(1), &json!(2), &json!(3)), "{out}");
    assert_eq!(out["results"].as_array().expect("results").len(), 6);
    assert_eq!(send(&router, "POST", "/v1/responses/bulk", "text/plain", "x").await.0, StatusCode::UNSUPPORTED_MEDIA_TYPE);
}

fn form(parts: &[(&str, &str)]) -> String {
    let part = |(name, content): &(&str, &str)| {
        format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"wave.csv\"\r\n\r\n{content}\r\n")
    };
    parts.iter().map(part).collect::<String>() + "--edge--\r\n"
}

#[tokio::test]
async fn a_file_comes_in_as_a_form() {
    let router = router().await;
    let map = "[response]\nid = \"ID\"\nexperienced_at = \"D\"\n[[question]]\ncolumn = \"N\"\nkind = \"nps\"\n";
    let media = "multipart/form-data; boundary=edge";
    let whole = form(&[("map", map), ("file", "ID,D,N\n1,2026-01-01,9\n2,2026-01-01,12\n")]);
    let (status, report) = send(&router, "POST", "/v1/imports/responses", media, whole.clone()).await;
    assert_eq!((status, &report["done"], &report["problems"][0]["row"]), (StatusCode::OK, &json!(false), &json!(2)), "{report}");
    let (_, report) = send(&router, "POST", "/v1/imports/responses?keep_good=true", media, whole).await;
    assert_eq!((&report["done"], &report["created"]), (&json!(true), &json!(1)), "{report}");
    let (_, imports) = send(&router, "GET", "/v1/imports", "", "").await;
    assert_eq!((&imports["items"][0]["file"], &imports["items"][0]["report"]["created"]), (&json!("wave.csv"), &json!(1)), "{imports}");
    assert_eq!(send(&router, "POST", "/v1/imports/responses", media, form(&[("map", map)])).await.0, StatusCode::BAD_REQUEST);
    assert_eq!(send(&router, "POST", "/v1/imports/responses", "text/csv", "a").await.0, StatusCode::UNSUPPORTED_MEDIA_TYPE);
}

#[tokio::test]
async fn a_file_is_guessed_column_by_column() {
    let router = router().await;
    let media = "multipart/form-data; boundary=edge";
    let file = "ID,Date,Recommend,Why\n1,03.02.2026,9,Quick help from somebody who knew what we have\n2,04.02.2026,99,Nobody called back although it was promised twice\n";
    let many: Vec<_> = (3..40).map(|n| format!("{n},05.02.2026,{},Word {n} of somebody who had much to say", n % 11)).collect();
    let (status, guess) = send(&router, "POST", "/v1/imports/guess", media, form(&[("file", &format!("{file}{}\n", many.join("\n")))])).await;
    assert_eq!(status, StatusCode::OK, "{guess}");
    let taken: Vec<_> = guess["columns"].as_array().expect("columns").iter().map(|column| (&column["role"], &column["what"])).collect();
    let wanted = [("response", "id"), ("response", "experienced_at"), ("question", "nps"), ("question", "text")].map(|(a, b)| (json!(a), json!(b)));
    assert_eq!(taken, wanted.iter().map(|(role, what)| (role, what)).collect::<Vec<_>>(), "{guess}");
    assert_eq!((&guess["columns"][1]["format"], &guess["columns"][2]["blank"]), (&json!("%d.%m.%Y"), &json!(["99"])), "{guess}");
    listen::maps::Map::parse(guess["map"].as_str().expect("a map")).expect("a map that can be read");
    assert_eq!(send(&router, "POST", "/v1/imports/guess", media, form(&[])).await.0, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn a_question_is_changed_by_who_saw_it_last() {
    let router = router().await;
    let option = |label: &str| json!({ "code": label.to_lowercase(), "label": label });
    let (_, made) = post(&router, "/v1/questions", &json!({ "key": "why", "kind": "choice", "options": [option("Price")] })).await;
    let path = format!("/v1/questions/{}", made["id"].as_str().expect("an id"));
    let (status, changed) = patch(&router, &path, &json!({ "options": [option("Speed")], "revision": 0 })).await;
    assert_eq!((status, &changed["revision"], &changed["options"][1]["label"]), (StatusCode::OK, &json!(1), &json!("Speed")), "{changed}");
    let (status, problem) = patch(&router, &path, &json!({ "label": "Why?", "revision": 0 })).await;
    assert_eq!((status, &problem["code"]), (StatusCode::PRECONDITION_FAILED, &json!("stale")), "{problem}");
    let many: Vec<_> = (0..1_001).map(|n| option(&format!("Option {n}"))).collect();
    let (status, problem) = patch(&router, &path, &json!({ "options": many })).await;
    assert_eq!((status, &problem["invalid_params"][0]["name"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!("options")), "{problem}");
}

#[tokio::test]
async fn only_a_batch_may_be_large() {
    let router = with_question().await;
    let filler = " ".repeat(3 << 20);
    let (status, out) = send(&router, "POST", "/v1/responses/bulk", "application/json", format!("[{filler}{{}}]")).await;
    assert_eq!((status, &out["created"]), (StatusCode::OK, &json!(1)), "{out}");
    let single = send(&router, "POST", "/v1/responses", "application/json", format!("{{{filler}}}")).await;
    assert_eq!(single.0, StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn an_endless_map_is_refused() {
    let media = "multipart/form-data; boundary=edge";
    let endless = form(&[("map", &"#".repeat(5 << 20)), ("file", "ID\n1\n")]);
    let (status, problem) = send(&router().await, "POST", "/v1/imports/responses", media, endless).await;
    assert_eq!(status, StatusCode::PAYLOAD_TOO_LARGE, "{problem}");
}

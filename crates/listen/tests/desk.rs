//! Stories of what people do with a list of responses: tag, exclude, count and take out, on both engines.

use std::io::Read as _;

use axum::body::Body;
use axum::{Extension, Router};
use edge::{House, Site};
use http::{HeaderMap, Request, StatusCode, header};
use identity::Operator;
use listen::responses;
use rstest::rstest;
use serde_json::{Value as Json, json};
use store::testing::{self, Engine};
use tower::ServiceExt as _;

/// What came back.
struct Reply {
    status: u16,
    headers: HeaderMap,
    body: Vec<u8>,
}

impl Reply {
    #[track_caller]
    fn json(&self, status: u16) -> Json {
        assert_eq!(self.status, status, "{}", String::from_utf8_lossy(&self.body));
        serde_json::from_slice(&self.body).expect("JSON")
    }

    fn text(&self) -> String {
        assert_eq!(self.status, 200, "{}", String::from_utf8_lossy(&self.body));
        String::from_utf8(self.body.clone()).expect("UTF-8")
    }
}

/// A house whose operator calls.
struct Desk(Router);

impl Desk {
    async fn send(&self, method: &str, path: &str, body: Option<Json>) -> Reply {
        let body = body.map(|body| body.to_string()).unwrap_or_default();
        let request = Request::builder().method(method).uri(path).header(header::CONTENT_TYPE, "application/json").body(Body::from(body));
        let response = self.0.clone().oneshot(request.expect("a request")).await.expect("an answer");
        let (head, body) = response.into_parts();
        let body = axum::body::to_bytes(body, 1 << 26).await.expect("a body").to_vec();
        Reply { status: head.status.as_u16(), headers: head.headers, body }
    }

    async fn get(&self, path: &str) -> Reply {
        self.send("GET", path, None).await
    }

    async fn post(&self, path: &str, body: Json) -> Reply {
        self.send("POST", path, Some(body)).await
    }

    async fn tag(&self, name: &str) -> String {
        self.post("/v1/tags", json!({ "name": name })).await.json(201)["id"].as_str().expect("an id").to_owned()
    }

    /// The external ids of the responses that a query finds, the first recorded first.
    async fn found(&self, query: &str) -> String {
        let listed = self.get(&format!("/v1/responses?{query}")).await.json(200);
        let mut ids: Vec<&str> = listed["items"].as_array().expect("items").iter().filter_map(|one| one["external_id"].as_str()).collect();
        ids.reverse();
        ids.join(" ")
    }

    async fn count(&self, query: &str) -> u64 {
        let counted = self.get(&format!("/v1/responses/count?{query}")).await.json(200);
        assert_eq!((&counted["whole"], &counted["names"]), (&json!(true), &json!(true)));
        counted["n"].as_u64().expect("a number")
    }
}

/// Three responses of two people, whose ids it returns too.
async fn desk(engine: Engine) -> (Desk, Vec<String>) {
    let seeds = std::sync::atomic::AtomicU64::new(1);
    let seed = move || {
        let mut seed = [0; 32];
        seed[..8].copy_from_slice(&seeds.fetch_add(1, std::sync::atomic::Ordering::Relaxed).to_le_bytes());
        seed
    };
    let house = House::new(testing::store(engine).await, Site::default(), || testing::NOW, seed);
    let (router, _) = listen::routes().merge(desk::routes()).merge(customers::routes()).merge(identity::routes()).split_for_parts();
    let operator = Operator { workspace: Some("test".into()) };
    let desk = Desk(router.layer(Extension(responses::recorder(&house))).layer(Extension(operator)).with_state(house));
    for question in [
        json!({ "key": "nps", "label": "How likely are you to recommend us?", "kind": "nps" }),
        json!({ "key": "solved", "label": "Was it solved?", "kind": "solved" }),
        json!({ "key": "why", "label": "Why?", "kind": "text" }),
        json!({ "key": "why_not", "label": "Why?", "kind": "text" }),
        json!({ "key": "never", "label": "Never asked", "kind": "csat" }),
    ] {
        desk.post("/v1/questions", question).await.json(201);
    }
    desk.post("/v1/teams", json!({ "key": "care", "name": "Care" })).await.json(201);
    let tier = json!({ "noun": "account", "name": "tier", "kind": "text" });
    desk.post("/v1/attributes", tier).await.json(201);
    desk.post("/v1/accounts", json!({ "name": "=Acme", "external_id": "acme", "attributes": { "tier": "gold" } })).await.json(201);
    let mut ids = Vec::new();
    for (number, person, score, solved, words) in
        [(1, "ann", 9, "yes", "=HYPERLINK(\"x\")"), (2, "bob", 3, "no", "slow, \"very\" slow"), (3, "ann", 10, "partly", "@home")]
    {
        let mut response = json!({
            "external_id": format!("r{number}"), "experienced_at": format!("2026-03-0{number}T10:30:00Z"), "contact": { "mail": format!("{person}@x.example") },
            "channel": if number == 2 { "phone" } else { "mail" },
            "answers": [{ "question": "nps", "score": score }, { "question": "solved", "choice": solved }, { "question": "why", "text": words }],
        });
        if number == 1 {
            response["account"] = json!({ "external_id": "acme" });
            response["team"] = json!("care");
            response["answers"].as_array_mut().expect("answers").push(json!({ "question": "why_not", "text": "nothing" }));
        }
        ids.push(desk.post("/v1/responses", response).await.json(201)["id"].as_str().expect("an id").to_owned());
    }
    (desk, ids)
}

#[rstest]
#[case("team=care", "r1")]
#[case("team=nowhere", "")]
#[case("channel=mail", "r1 r3")]
#[case("account_attribute=tier:gold", "r1 r3")]
#[case("account_attribute=tier:tin", "")]
#[case("channel=mail&question=nps&score_from=10", "r3")]
#[case("words=slow", "r2")]
#[tokio::test]
async fn responses_are_found_and_counted(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine, #[case] query: &str, #[case] expected: &str) {
    let (desk, _) = desk(engine).await;
    assert_eq!(desk.found(query).await, expected);
    assert_eq!(desk.count(query).await, expected.split_whitespace().count() as u64);
}

#[rstest]
#[tokio::test]
async fn many_are_tagged_and_found_by_it(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (desk, ids) = desk(engine).await;
    let (late, dear) = (desk.tag("late").await, desk.tag("dear").await);
    assert_eq!(desk.post("/v1/responses/tags", json!({ "ids": [ids[0], ids[1]], "on": [late, dear] })).await.json(200)["changed"], 4);
    assert_eq!(desk.post("/v1/responses/tags", json!({ "ids": ids, "on": [late], "off": [dear] })).await.json(200)["changed"], 3);
    assert_eq!((desk.found(&format!("tag={late}")).await, desk.found(&format!("tag={dear}")).await), ("r1 r2 r3".into(), String::new()));
    assert_eq!(desk.count(&format!("tag={late}&question=nps&score_until=3")).await, 1);
    let one = desk.get(&format!("/v1/responses/{}", ids[0])).await.json(200);
    assert_eq!((&one["tags"][0]["name"], one["tags"].as_array().map(Vec::len)), (&json!("late"), Some(1)));
    assert_eq!(desk.send("DELETE", &format!("/v1/responses/{}", ids[0]), None).await.status, 204);
    assert_eq!(desk.get("/v1/tags").await.json(200)["items"][1]["uses"], 2, "who goes takes its tags along");
}

#[rstest]
#[tokio::test]
async fn many_are_excluded_with_one_reason_and_back(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (desk, ids) = desk(engine).await;
    let marks = async |body: Json| desk.post("/v1/responses/marks", body).await;
    assert_eq!(marks(json!({ "ids": [ids[0], ids[1], ids[0]], "excluded": " our own trial " })).await.json(200)["changed"], 2);
    assert_eq!(desk.found("excluded=true").await, "r1 r2");
    assert_eq!(desk.get(&format!("/v1/responses/{}", ids[0])).await.json(200)["excluded"], "our own trial");
    assert_eq!(marks(json!({ "ids": ids, "excluded": "our own trial" })).await.json(200)["changed"], 1);
    assert_eq!(marks(json!({ "ids": ids, "excluded": null })).await.json(200)["changed"], 3);
    assert_eq!(desk.found("excluded=true").await, "");
    assert_eq!(marks(json!({ "ids": ids })).await.status, 422);
    assert_eq!(marks(json!({ "ids": ids, "excluded": " " })).await.status, 422);
}

#[rstest]
#[case(json!({ "ids": [], "on": [] }), 422)]
#[case(json!({ "ids": ["rsp_00000000000000000000000000"], "on": [] }), 404)]
#[case(json!({ "ids": ["acc_00000000000000000000000000"], "on": [] }), 400)]
#[case(json!({ "ids": vec!["rsp_00000000000000000000000000"; 501], "on": [] }), 422)]
#[tokio::test]
async fn what_is_not_there_is_not_tagged(#[case] body: Json, #[case] status: u16) {
    let (desk, ids) = desk(Engine::Sqlite).await;
    assert_eq!(desk.post("/v1/responses/tags", body).await.status, status);
    let unknown = json!({ "ids": ids, "on": ["tag_00000000000000000000000000"] });
    assert_eq!(desk.post("/v1/responses/tags", unknown).await.status, 404);
    let late = desk.tag("late").await;
    assert_eq!(desk.post("/v1/responses/tags", json!({ "ids": ids, "on": [late], "off": [late] })).await.status, 422);
}

#[rstest]
#[tokio::test]
async fn a_list_comes_out_as_csv_with_formulas_guarded(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (desk, ids) = desk(engine).await;
    let late = desk.tag("late").await;
    desk.post("/v1/responses/tags", json!({ "ids": [ids[0]], "on": [late] })).await.json(200);
    let reply = desk.get("/v1/exports/responses/csv?sort=lived").await;
    assert_eq!(reply.headers[header::CONTENT_DISPOSITION], "attachment; filename=\"responses.csv\"");
    let text = reply.text();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(
        lines[0],
        "id,external_id,survey,experienced_at,answered_at,received_at,account,account_external_id,contact,contact_external_id,channel,team,offering,\
         language,tags,weight,test,excluded,revision,How likely are you to recommend us?,Was it solved?,Why? (why),Why? (why_not)"
    );
    assert_eq!(lines.len(), 4);
    assert!(lines[1].ends_with("10,partly,'@home,"), "{}", lines[1]);
    assert!(lines[2].ends_with("3,no,\"slow, \"\"very\"\" slow\","), "{}", lines[2]);
    assert!(lines[3].contains(",'=Acme,acme,ann@x.example,,mail,care,") && lines[3].contains(",late,1,no,"), "{}", lines[3]);
    assert!(lines[3].ends_with("9,yes,\"'=HYPERLINK(\"\"x\"\")\",nothing"), "{}", lines[3]);
    let audit = desk.get("/v1/audit").await.json(200);
    let told = |line: &Json| line["action"] == "responses.exported" && line["detail"]["responses"] == 3;
    assert!(audit["items"].as_array().expect("items").iter().any(told), "{audit}");
}

#[rstest]
#[tokio::test]
async fn a_list_comes_out_as_lines_and_filtered(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (desk, ids) = desk(engine).await;
    let text = desk.get("/v1/exports/responses/ndjson?channel=phone").await.text();
    let line: Json = serde_json::from_str(text.trim_end()).expect("one line of JSON");
    assert_eq!((&line["id"], &line["answers"][0]["score"]), (&json!(ids[1]), &json!(3.0)));
    assert_eq!(desk.get("/v1/exports/responses/ndjson?channel=pigeon").await.text(), "");
    assert_eq!(desk.get("/v1/exports/responses/csv?channel=pigeon").await.text().lines().count(), 1);
}

#[rstest]
#[tokio::test]
async fn a_workbook_has_numbers_and_times_and_no_formulas(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (desk, _) = desk(engine).await;
    let reply = desk.get("/v1/exports/responses/xlsx?sort=lived").await;
    assert_eq!(reply.status, 200);
    let sheet = part(&reply.body, "xl/worksheets/sheet1.xml");
    assert!(sheet.contains("<v>9</v>") && sheet.contains("=HYPERLINK") && sheet.contains("How likely are you to recommend us?"), "{sheet}");
    assert!(!sheet.contains("<f>"), "no cell is a formula");
    assert_eq!(sheet.matches("<row ").count(), 4);
}

/// A file of a packed workbook, whose entries are deflated.
fn part(book: &[u8], name: &str) -> String {
    let at = book.windows(name.len()).position(|window| window == name.as_bytes()).expect("the part is there");
    let header = &book[at - 30..at];
    let length = |from: usize| usize::from(u16::from_le_bytes([header[from], header[from + 1]]));
    let start = at + length(26) + length(28);
    let mut text = String::new();
    flate2::read::DeflateDecoder::new(&book[start..]).read_to_string(&mut text).expect("deflated");
    text
}

#[rstest]
#[case("/v1/exports/responses/pdf", 400)]
#[case("/v1/exports/responses/csv?colour=red", 400)]
#[case("/v1/responses/count?account_attribute=tier", 400)]
#[case("/v1/responses?account_attribute=height:3", 422)]
#[case("/v1/responses?tag=late", 400)]
#[tokio::test]
async fn what_cannot_be_asked_is_refused(#[case] path: &str, #[case] status: u16) {
    let (desk, _) = desk(Engine::Sqlite).await;
    let reply = desk.get(path).await;
    assert_eq!(reply.status, status, "{}", String::from_utf8_lossy(&reply.body));
    assert_ne!(reply.status, StatusCode::OK.as_u16());
}

//! Bad input over HTTP and on the command line: a clear problem with its place, never a fault of ours, never half an import.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use http::Method;
use rstest::rstest;
use serde_json::{Value, json};
use store::testing::Engine;

use crate::app::{Caller, TestApp};
use crate::binary::Place;

const MAP: &str = r#"
[response]
id = "id"
experienced_at = "at"
[[question]]
column = "nps"
kind = "nps"
[[question]]
column = "words"
kind = "text"
"#;

async fn furnished(engine: Engine) -> (TestApp, Caller) {
    let app = TestApp::new(engine).await;
    app.workspace("w").await;
    let caller = app.operator("w");
    caller.post("/v1/questions", json!({"key": "again", "kind": "nps"})).await.json();
    caller.post("/v1/questions", json!({"key": "words", "kind": "text"})).await.json();
    (app, caller)
}

#[rstest]
#[case::wrong_type(json!({"answers": [{"question": "again", "score": "nine"}]}), 400, "answers[0].score")]
#[case::unknown_field(json!({"answers": [], "skore": 1}), 400, "skore")]
#[case::off_the_scale(json!({"answers": [{"question": "again", "score": 11}]}), 422, "11")]
#[case::between_points(json!({"answers": [{"question": "again", "score": 7.5}]}), 422, "7.5")]
#[case::bad_date(json!({"experienced_at": "2026-13-01", "answers": []}), 400, "experienced_at")]
#[case::unknown_question(json!({"answers": [{"question": "nobody", "score": 1}]}), 422, "nobody")]
#[case::nul(json!({"answers": [{"question": "words", "text": "a\u{0}b"}]}), 400, "NUL")]
#[case::no_answers(json!([]), 400, "line 1")]
#[tokio::test]
async fn a_bad_response_is_refused_with_its_place(#[case] body: Value, #[case] status: u16, #[case] place: &str) {
    let (_app, caller) = furnished(Engine::Sqlite).await;
    let reply = caller.post("/v1/responses", body).await;
    assert_eq!(
        (reply.status.as_u16(), reply.problem()["detail"].as_str().is_some_and(|detail| detail.contains(place))),
        (status, true),
        "{}",
        reply.text()
    );
    assert_eq!(caller.get("/v1/responses").await.json()["items"], json!([]));
}

#[rstest]
#[case(json!({"measure": "nps", "of": ["nobody"]}), "nobody")]
#[case(json!({"measure": "npz"}), "npz")]
#[case(json!({"measure": "nps", "by": ["moon"]}), "moon")]
#[case(json!({"measure": "nps", "where": "score <<= 6"}), "where")]
#[case(json!({"measure": "nps", "during": "May"}), "range of dates")]
#[case(json!({"measure": "nps", "confidence": 2}), "confidence")]
#[tokio::test]
async fn a_bad_question_is_refused_with_its_place(#[case] question: Value, #[case] place: &str) {
    let (_app, caller) = furnished(Engine::Sqlite).await;
    let reply = caller.post("/v1/ask", question).await;
    assert!(reply.status.is_client_error() && reply.problem().to_string().contains(place), "{}", reply.text());
}

#[rstest]
#[tokio::test]
async fn hostile_text_is_kept_as_it_was_said(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let (_app, caller) = furnished(engine).await;
    for (place, words) in
        ["=cmd()|'/c calc'!A0", "<script>alert(1)</script>", "\u{202e}desrever", "'; DROP TABLE response; --", "%s%n {0} $1"].iter().enumerate()
    {
        let body = json!({"external_id": format!("r{place}"), "answers": [{"question": "words", "text": words}]});
        let id = caller.post("/v1/responses", body).await.json()["id"].clone();
        let kept = caller.get(&format!("/v1/responses/{}", id.as_str().expect("an id"))).await.json();
        assert!(kept.to_string().contains(&json!(words).to_string()), "{kept}");
    }
}

#[tokio::test]
async fn a_body_that_is_too_large_is_refused() {
    let (_app, caller) = furnished(Engine::Sqlite).await;
    for path in ["/v1/ask", "/v1/accounts", "/v1/links/accept"] {
        let body = vec![b' '; 3 << 20];
        let reply = caller.send(Method::POST, path, Some("application/json"), body).await;
        assert_eq!(reply.problem()["code"], "too_large", "{path}");
    }
    let line = caller.send(Method::POST, "/v1/responses/bulk", Some("application/x-ndjson"), vec![b'x'; 5 << 20]).await;
    assert_eq!(line.problem()["code"], "too_large");
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).expect("packed");
    encoder.finish().expect("packed")
}

/// A file whose one line is longer than any line may be; packed, so that the test need not write 200 MB.
fn long_line() -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(b"id,at,nps,words\n1,2026-01-05,9,\"").expect("packed");
    // Not all alike, or it would be refused as a bomb before the line is.
    let mut state = 1_u32;
    for _ in 0..(6 << 20) / 4 {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        encoder.write_all(format!("{:04x}", state >> 16).as_bytes()).expect("packed");
    }
    encoder.finish().expect("packed")
}

#[rstest]
#[case::empty(b"".to_vec(), &["empty"])]
#[case::header_only_of_others(b"a,b\n1,2\n".to_vec(), &["column"])]
#[case::off_the_scale(b"id,at,nps,words\n1,2026-01-05,9,a\n2,2026-01-05,11,b\n".to_vec(), &["row 2 (line 3)", "column nps", "11"])]
#[case::no_number(b"id,at,nps,words\n1,2026-01-05,nine,a\n".to_vec(), &["row 1 (line 2)", "column nps", "nine"])]
#[case::bad_date(b"id,at,nps,words\n1,2026-02-30,9,a\n".to_vec(), &["row 1 (line 2)", "column at", "2026-02-30"])]
#[case::one_id_twice(b"id,at,nps,words\n1,2026-01-05,9,a\n1,2026-01-05,8,a\n".to_vec(), &["row 2 (line 3)"])]
#[case::not_utf8(b"id,at,nps,words\n1,2026-01-05,9,caf\xe9\n".to_vec(), &["line 2", "UTF-8"])]
#[case::nul(b"id,at,nps,words\n1,2026-01-05,9,a\0b\n".to_vec(), &["line 2"])]
#[case::ragged(b"id,at,nps,words\n1,2026-01-05\n".to_vec(), &["line 2"])]
#[case::long_line(long_line(), &["line 2"])]
#[case::bomb(gzip(&b"id,at,nps,words\n".repeat(4 << 20)), &["gzip"])]
#[case::broken_gzip(gzip(b"id,at,nps,words\n1,2026-01-05,9,a\n")[..30].to_vec(), &["file"])]
#[tokio::test]
async fn a_bad_file_is_refused_as_a_whole(#[case] file: Vec<u8>, #[case] told: &[&str]) {
    let place = Place::new(Engine::Sqlite).await;
    let words = write(&place, &file);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let said = place.refused(&words, 1);
    assert!(told.iter().all(|part| said.contains(part)) && said.contains("bad.csv") && !said.contains("internal"), "{said}");
    assert!(place.done(&["doctor"]).contains("0 response(s)"));
}

fn write(place: &Place, file: &[u8]) -> Vec<String> {
    let (path, map) = (place.path().join("bad.csv"), place.path().join("map.toml"));
    std::fs::write(&path, file).expect("written");
    std::fs::write(&map, MAP).expect("written");
    let text = |path: std::path::PathBuf| path.to_str().expect("UTF-8").to_owned();
    vec!["import".into(), "responses".into(), text(path), "--map".into(), text(map), "--workspace".into(), "w".into(), "--create".into()]
}

#[tokio::test]
async fn a_byte_order_mark_and_semicolons_are_read() {
    let place = Place::new(Engine::Sqlite).await;
    let words = write(&place, "\u{feff}id;at;nps;words\r\n1;2026-01-05;9;\"gut; und =1+1\"\r\n".as_bytes());
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    assert!(place.done(&words).contains("1 created"));
    assert!(place.done(&words).contains("1 unchanged"));
    assert!(place.done(&[&words[..], &["--dry-run"]].concat()).contains("nothing was written"));
}

#[tokio::test]
async fn the_good_rows_are_kept_only_when_told_so() {
    let place = Place::new(Engine::Sqlite).await;
    let words = write(&place, b"id,at,nps,words\n1,2026-01-05,9,a\n2,2026-01-05,99,b\n");
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    assert!(place.refused(&words, 1).contains("nothing was written"));
    assert!(place.refused(&[&words[..], &["--keep-good"]].concat(), 1).contains("1 created, 1 refused"));
    assert!(place.done(&["doctor"]).contains("1 response(s)"));
}

#[rstest]
#[case(&["import", "responses", "x.csv"], 1, "--map")]
#[case(&["import", "planets", "x.csv"], 2, "accounts")]
#[case(&["import", "accounts", "/nowhere/x.csv", "--workspace", "w", "--create"], 1, "/nowhere/x.csv")]
#[case(&["import", "accounts", "x.csv", "--create"], 2, "--workspace")]
#[case(&["ask"], 2, "--measure")]
#[case(&["ask", "--measure", "nps", "--during", "May"], 2, "range of dates")]
#[case(&["serve", "--memory", "lots"], 2, "512MB")]
#[tokio::test]
async fn a_bad_command_says_what_is_wrong(#[case] words: &[&str], #[case] code: i32, #[case] told: &str) {
    let said = Place::new(Engine::Sqlite).await.refused(words, code);
    assert!(said.contains(told), "{said}");
}

//! Files come in by what they hold, stay where they belong, and go with what they belong to.

use std::sync::Arc;

use bytes::Bytes;
use desk::files::{self, Owner, Rules, Shelf, Unlinking, Upload};
use edge::testing::{Answer, App};
use http::Method;
use kernel::{Act, Actor, Id, Member};
use rstest::rstest;
use serde_json::json;
use store::jobs::{Runner, run_once};
use store::testing::Engine;

use crate::people::{Desk, joined, owned, workspace};

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01";

/// Sends a form with one file.
async fn bring(app: &App, name: &str, media: &str, content: &[u8]) -> Answer {
    let mut body =
        format!("--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: {media}\r\n\r\n").into_bytes();
    body.extend_from_slice(content);
    body.extend_from_slice(b"\r\n--cut--\r\n");
    app.send_bytes(Method::POST, "/v1/files", "multipart/form-data; boundary=cut", body).await
}

/// What a customer sent for a record.
async fn sent(desk: &Desk, act: &Act, owner: Owner) -> files::Record {
    let upload = Upload { name: "offer.pdf".into(), media_type: None, content: Bytes::from_static(b"%PDF-1.7 offer") };
    files::take(&desk.app.house.store, &desk.shelf, act, owner, &Rules::default(), upload).await.expect("taken")
}

async fn act(app: &App) -> Act {
    app.house.act(workspace(app).await, Actor::Visitor)
}

#[rstest]
#[tokio::test]
async fn a_logo_is_brought_fetched_and_removed(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let desk = owned(engine).await;
    let app = &desk.app;
    let logo = bring(app, "../our \u{202e}logo.png", "image/png", PNG).await.expect(201);
    assert_eq!((logo.text("name"), logo.text("media_type"), &logo.body["bytes"]), ("our logo.png", "image/png", &json!(PNG.len())));
    assert_eq!(app.get("/v1/files").await.expect(200).body["items"], json!([logo.body]));
    let place = format!("/v1/files/{}", logo.text("id"));
    let fetched = app.get(&place).await.expect(200);
    let header = |name: &str| fetched.headers[name].to_str().expect("text").to_owned();
    assert_eq!(header("content-type"), "image/png");
    assert_eq!(header("content-disposition"), "attachment; filename=\"our logo.png\"; filename*=UTF-8''our%20logo.png");
    assert_eq!(header("x-content-type-options"), "nosniff");
    assert!(header("content-security-policy").contains("sandbox"));
    app.delete(&place).await.expect(204);
    app.delete(&place).await.expect(404);
    assert_eq!(app.get(&place).await.expect(404).code(), "not_found");
}

#[rstest]
#[case("logo.jpg", "image/jpeg", PNG, 415)]
#[case("page.txt", "text/plain", b"<html><script>alert(1)</script>", 415)]
#[case("logo.svg", "image/svg+xml", b"<svg onload='alert(1)'/>", 415)]
#[case("tool.pdf", "application/pdf", b"MZ\x90\0\x03", 415)]
#[case("empty.txt", "text/plain", b"", 422)]
#[tokio::test]
async fn what_lies_or_is_empty_is_refused_and_leaves_nothing(
    #[case] name: &str,
    #[case] media: &str,
    #[case] content: &[u8],
    #[case] status: u16,
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let desk = owned(engine).await;
    let refused = bring(&desk.app, name, media, content).await.expect(status);
    assert!(refused.text("detail").contains(name), "{}", refused.body);
    assert_eq!(desk.app.get("/v1/files").await.expect(200).body["items"], json!([]));
    assert!(!desk.folder.path().join("files").exists());
}

#[tokio::test]
async fn a_file_of_more_than_ten_megabytes_is_refused() {
    let desk = owned(Engine::Sqlite).await;
    let almost = vec![b'x'; 10 << 20];
    bring(&desk.app, "a.txt", "text/plain", &almost).await.expect(201);
    let more = vec![b'x'; (10 << 20) + 1];
    assert_eq!(bring(&desk.app, "a.txt", "text/plain", &more).await.expect(413).code(), "too_large");
    let much = vec![b'x'; 12 << 20];
    assert_eq!(bring(&desk.app, "a.txt", "text/plain", &much).await.expect(413).code(), "too_large");
}

#[rstest]
#[case("application/json", b"{}", 415)]
#[case("multipart/form-data; boundary=cut", b"--cut--\r\n", 400)]
#[case("multipart/form-data; boundary=cut", b"--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a", 400)]
#[case("multipart/form-data; boundary=cut", b"--cut\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\nx\r\n--cut--\r\n", 400)]
#[tokio::test]
async fn what_is_no_form_with_a_file_is_refused(#[case] media: &str, #[case] body: &[u8], #[case] status: u16) {
    let desk = owned(Engine::Sqlite).await;
    desk.app.send_bytes(Method::POST, "/v1/files", media, body.to_vec()).await.expect(status);
}

#[rstest]
#[tokio::test]
async fn another_workspace_has_other_files(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let desk = owned(engine).await;
    let logo = bring(&desk.app, "logo.png", "image/png", PNG).await.expect(201);
    desk.app.post("/v1/workspaces", json!({"key": "other", "name": "Other"})).await.expect(201);
    let other = desk.app.with("touchstone-workspace", "other");
    let place = format!("/v1/files/{}", logo.text("id"));
    other.get(&place).await.expect(404);
    other.delete(&place).await.expect(404);
    assert_eq!(other.get("/v1/files").await.expect(200).body["items"], json!([]));
    desk.app.get(&place).await.expect(200);
}

#[rstest]
#[tokio::test]
async fn what_a_customer_sent_needs_the_right_to_see_them(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let desk = owned(engine).await;
    let act = act(&desk.app).await;
    let record = act.ids.next::<Member>();
    let file = sent(&desk, &act, Owner::of(record)).await;
    let place = format!("/v1/files/{}", file.id);
    assert_eq!(desk.app.get("/v1/files").await.expect(200).body["items"], json!([]), "only the workspace's own are listed");
    desk.app.get(&place).await.expect(200);
    let vera = joined(&desk.app, "Vera", "viewer").await;
    assert_eq!(vera.get(&place).await.expect(403).code(), "not_allowed");
    bring(&vera, "logo.png", "image/png", PNG).await.expect(403);
}

#[rstest]
#[tokio::test]
async fn files_change_hands_and_go_with_their_record_or_sender(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let desk = owned(engine).await;
    let store = &desk.app.house.store;
    let act = act(&desk.app).await;
    let (draft, record, person): (Id<Member>, Id<Member>, Id<Member>) = (act.ids.next(), act.ids.next(), act.ids.next());
    let (one, two, three) =
        (sent(&desk, &act, Owner::of(draft)).await, sent(&desk, &act, Owner::of(draft)).await, sent(&desk, &act, Owner::of(draft)).await);
    let mut tx = store.begin(&act).await.expect("begun");
    files::attach(&mut tx, &[one.id, two.id], Owner::of(draft), Owner::of(record).sent_by(Some(person))).await.expect("attached");
    assert!(files::attach(&mut tx, &[one.id], Owner::of(draft), Owner::of(record)).await.is_err(), "it is another's by now");
    assert_eq!(files::of(&mut tx, Owner::of(record)).await.expect("read").len(), 2);
    assert_eq!(files::personal(&mut tx, person).await.expect("read").as_array().map(Vec::len), Some(2));
    files::erase(&mut tx, person).await.expect("erased");
    files::remove_of(&mut tx, &[draft]).await.expect("removed");
    for owner in [draft, record] {
        assert_eq!(files::of(&mut tx, Owner::of(owner)).await.expect("read"), []);
    }
    tx.commit().await.expect("committed");
    unlink(&desk).await;
    for id in [one.id, two.id, three.id] {
        assert_eq!(desk.shelf.get(id).expect("read"), None);
    }
}

/// Runs all jobs.
async fn unlink(desk: &Desk) {
    let runners: Vec<Arc<dyn Runner>> = vec![Arc::new(Unlinking { shelf: desk.shelf.clone() })];
    let house = desk.app.house.clone();
    let acts: store::Acts = Arc::new(move |workspace, actor| house.act(workspace, actor));
    while run_once(&desk.app.house.store, &runners, &acts).await.expect("run") {}
}

#[rstest]
#[tokio::test]
async fn only_old_content_without_a_row_is_swept(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let desk = owned(engine).await;
    let act = act(&desk.app).await;
    let kept = sent(&desk, &act, Owner::of(act.ids.next::<Member>())).await;
    let left: Id<files::File> = act.ids.next();
    desk.shelf.put(left, b"left by a crash").expect("put");
    let sweep = async |app: &App, shelf: &Shelf| files::sweep(&app.house.store, shelf, app.house.now()).await.expect("swept");
    assert_eq!(sweep(&desk.app, &desk.shelf).await, 0, "its upload may still go on");
    desk.app.pass_seconds(25 * 3600);
    assert_eq!(sweep(&desk.app, &desk.shelf).await, 1);
    assert_eq!(desk.shelf.get(left).expect("read"), None);
    assert!(desk.shelf.get(kept.id).expect("read").is_some());
}

//! What the front door does for every request, whatever room it is for.

use http::Method;
use rstest::rstest;
use store::testing::Engine;

use crate::app::TestApp;

#[rstest]
#[case(Method::GET, "/v1/nothing", 404, "not_found")]
#[case(Method::POST, "/w/main", 404, "not_found")]
#[case(Method::DELETE, "/healthz", 405, "method_not_allowed")]
#[tokio::test]
async fn what_no_handler_answers_is_a_problem(#[case] method: Method, #[case] path: &str, #[case] status: u16, #[case] code: &str) {
    let app = TestApp::new(Engine::Sqlite).await;
    let reply = app.anonymous().send(method, path, None, "").await;
    assert_eq!((reply.status.as_u16(), reply.problem()["code"].as_str()), (status, Some(code)));
}

#[tokio::test]
async fn a_problem_points_to_its_page() {
    let app = TestApp::new(Engine::Sqlite).await;
    let problem = app.anonymous().get("/v1/nothing").await.problem();
    let page = app.anonymous().get(problem["type"].as_str().expect("an address")).await;
    assert_eq!((page.status.as_u16(), page.headers["content-type"].to_str().ok()), (200, Some("text/markdown; charset=utf-8")));
    assert!(page.text().starts_with("# Not found\n"), "{}", page.text());
    assert_eq!(app.anonymous().get("/docs/problems/nothing").await.problem()["code"], "not_found");
}

#[tokio::test]
async fn every_other_place_is_the_web_application_or_says_how_to_build_it() {
    let app = TestApp::new(Engine::Sqlite).await;
    for place in ["/", "/join", "/w/main/accounts/acc_1"] {
        let reply = app.anonymous().get(place).await;
        let text = reply.text();
        assert!(reply.status == 200 && (text.contains("<div id=\"root\">") || text.contains("`make release` builds both")), "{place}: {text}");
    }
}

#[tokio::test]
async fn a_plain_request_id_is_repeated_and_another_replaced() {
    let app = TestApp::new(Engine::Sqlite).await;
    let name = edge::request::REQUEST_ID;
    let kept = app.anonymous().with(name.clone(), "job-4711.a").get("/v1/nothing").await;
    assert_eq!((kept.headers[&name].to_str().ok(), kept.problem()["request_id"].as_str()), (Some("job-4711.a"), Some("job-4711.a")));
    let replaced = app.anonymous().with(name.clone(), "a b").get("/healthz").await;
    assert_eq!(replaced.headers[&name].len(), 16);
}

#[rstest]
#[tokio::test]
async fn the_house_tells_how_it_is(#[values(Engine::Sqlite, Engine::Postgres)] engine: Engine) {
    let app = TestApp::new(engine).await;
    assert_eq!(app.anonymous().get("/healthz").await.text(), "alive\n");
    assert_eq!(app.anonymous().get("/readyz").await.text(), "ready\n");
    let metrics = app.anonymous().get("/metrics").await.text();
    for name in [
        "touchstone_http_requests_total",
        "touchstone_http_request_seconds_bucket",
        "touchstone_jobs{state=\"waiting\"} 0",
        "touchstone_columns_ratings",
    ] {
        assert!(metrics.contains(name), "{name} in\n{metrics}");
    }
}

#[tokio::test]
async fn a_house_whose_records_are_gone_is_alive_but_not_ready() {
    let app = TestApp::new(Engine::Sqlite).await;
    app.building.house().store.close().await;
    assert_eq!(app.anonymous().get("/healthz").await.status, 200);
    assert_eq!(app.anonymous().get("/readyz").await.problem()["code"], "unavailable");
}

#[tokio::test]
async fn answers_are_packed_and_guarded() {
    let app = TestApp::new(Engine::Sqlite).await;
    let reply = app.anonymous().with(http::header::ACCEPT_ENCODING, "gzip").get("/openapi.json").await;
    assert_eq!(reply.headers["content-encoding"], "gzip");
    assert_eq!(reply.headers["x-content-type-options"], "nosniff");
    assert_eq!(reply.headers["cache-control"], "no-store");
}

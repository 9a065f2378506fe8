//! The rules, on a shelf of three files.

use http::StatusCode;
use http::header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, HeaderName, IF_NONE_MATCH};
use rstest::rstest;

use super::*;

fn shelf(path: &str) -> Option<File> {
    let (bytes, hash): (&'static [u8], _) = match path {
        "index.html" => (b"page", 1),
        "assets/a-1.js" => (b"script", 2),
        "assets/a-1.js.br" => (b"br", 3),
        "assets/a-1.js.gz" => (b"gz", 4),
        _ => return None,
    };
    Some(File { bytes: bytes.into(), hash })
}

fn asking(name: HeaderName, value: &'static str) -> HeaderMap {
    HeaderMap::from_iter([(name, http::HeaderValue::from_static(value))])
}

fn get(path: &str, headers: &HeaderMap) -> Option<Response> {
    look_up(path, headers, shelf)
}

#[rstest]
#[case("/", "text/html; charset=utf-8", "no-cache")]
#[case("/w/main/accounts/acc_1", "text/html; charset=utf-8", "no-cache")]
#[case("/join", "text/html; charset=utf-8", "no-cache")]
#[case("/assets/a-1.js", "text/javascript; charset=utf-8", "public, max-age=31536000, immutable")]
fn every_place_is_the_page_and_assets_are_kept(#[case] path: &str, #[case] kind: &str, #[case] keeping: &str) {
    let found = get(path, &HeaderMap::new()).expect("an answer");
    assert_eq!((&found.headers()[CONTENT_TYPE], &found.headers()[CACHE_CONTROL]), (&kind.parse().expect("text"), &keeping.parse().expect("text")));
    assert!(found.headers()[CONTENT_SECURITY_POLICY].to_str().expect("text").starts_with("default-src 'self'; style-src 'self' 'unsafe-inline'; "));
}

#[test]
fn an_asset_that_is_gone_is_not_the_page() {
    assert!(get("/assets/a-0.js", &HeaderMap::new()).is_none());
}

#[rstest]
#[case("gzip, deflate, br, zstd", Some("br"))]
#[case("gzip;q=1.0, br;q=0", Some("gzip"))]
#[case("zstd", None)]
fn files_go_out_as_they_are_taken(#[case] taken: &'static str, #[case] coding: Option<&str>) {
    let found = get("/assets/a-1.js", &asking(ACCEPT_ENCODING, taken)).expect("an answer");
    assert_eq!(found.headers().get(CONTENT_ENCODING).map(|coding| coding.to_str().expect("text")), coding);
}

#[test]
fn what_the_browser_has_is_not_sent_again() {
    let tag = get("/", &HeaderMap::new()).expect("an answer").headers()[ETAG].clone();
    assert_eq!(tag, "\"00000000000000000000000000000001\"");
    let again = get("/", &asking(IF_NONE_MATCH, "\"x\", \"00000000000000000000000000000001\"")).expect("an answer");
    assert_eq!((again.status(), again.headers()[ETAG].clone()), (StatusCode::NOT_MODIFIED, tag));
    assert_eq!(get("/", &asking(IF_NONE_MATCH, "\"x\"")).expect("an answer").status(), StatusCode::OK);
}

#[rstest]
#[case("/v1", true)]
#[case("/v1/accounts", true)]
#[case("/docs/metrics/nps", true)]
#[case("/v10", false)]
#[case("/w/main/metrics", false)]
fn programs_get_problems(#[case] path: &str, #[case] theirs: bool) {
    assert_eq!(belongs_to_programs(path), theirs);
}

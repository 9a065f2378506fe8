//! One file over HTTP: packed as the browser likes it, sent again only when it changed.

use std::borrow::Cow;

use axum::body::{Body, Bytes};
use axum::response::{IntoResponse, Response};
use http::header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, IF_NONE_MATCH, VARY};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};

/// What a page of the application may load: our own, and pictures it draws itself. Components set styles at run time.
const POLICY: &str = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; \
                      object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// Codings that the build packs files in, the smallest first, and what it appends to their names.
const PACKED: [(&str, &str); 2] = [("br", ".br"), ("gzip", ".gz")];

/// A file as it was built.
pub struct File {
    pub bytes: Cow<'static, [u8]>,
    /// Tells this content from any other.
    pub hash: u128,
}

/// The file at this path of the shelf, or word that it has not changed.
pub fn answer(path: &str, headers: &HeaderMap, shelf: impl Fn(&str) -> Option<File>) -> Option<Response> {
    let (file, coding) = pick(path, headers, shelf)?;
    let tag = HeaderValue::try_from(format!("\"{:032x}\"", file.hash)).expect("hexadecimal digits are text");
    let mut response = if knows(headers, &tag) { StatusCode::NOT_MODIFIED.into_response() } else { body(file.bytes).into_response() };
    let mut set = |name: HeaderName, value: &'static str| response.headers_mut().insert(name, HeaderValue::from_static(value));
    set(CONTENT_TYPE, kind(path));
    set(CONTENT_SECURITY_POLICY, POLICY);
    set(CACHE_CONTROL, keeping(path));
    set(VARY, "accept-encoding");
    coding.and_then(|coding| set(CONTENT_ENCODING, coding));
    response.headers_mut().insert(ETAG, tag);
    Some(response)
}

/// The smallest form of the file that the browser takes, and its coding.
fn pick(path: &str, headers: &HeaderMap, shelf: impl Fn(&str) -> Option<File>) -> Option<(File, Option<&'static str>)> {
    let taken = PACKED.iter().filter(|(coding, _)| accepts(headers, coding));
    let mut packed = taken.filter_map(|(coding, ending)| Some((shelf(&format!("{path}{ending}"))?, Some(*coding))));
    packed.next().or_else(|| Some((shelf(path)?, None)))
}

/// Whether the browser has the content of this tag.
fn knows(headers: &HeaderMap, tag: &HeaderValue) -> bool {
    headers.get(IF_NONE_MATCH).is_some_and(|known| known.as_bytes().split(|byte| *byte == b',').any(|one| one.trim_ascii() == tag.as_bytes()))
}

/// Whether the browser takes this coding.
fn accepts(headers: &HeaderMap, coding: &str) -> bool {
    let taken = headers.get(ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    taken.split(',').any(|one| {
        let (name, weight) = one.split_once(';').unwrap_or((one, "q=1"));
        name.trim() == coding && !matches!(weight.trim(), "q=0" | "q=0.0" | "q=0.00" | "q=0.000")
    })
}

fn body(bytes: Cow<'static, [u8]>) -> Body {
    match bytes {
        Cow::Borrowed(bytes) => Bytes::from_static(bytes).into(),
        Cow::Owned(bytes) => bytes.into(),
    }
}

/// What lies under `assets` carries a hash in its name: it never changes.
fn keeping(path: &str) -> &'static str {
    if path.starts_with("assets/") { "public, max-age=31536000, immutable" } else { "no-cache" }
}

fn kind(path: &str) -> &'static str {
    match path.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}

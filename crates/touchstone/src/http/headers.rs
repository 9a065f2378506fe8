//! Headers that keep browsers from guessing, framing, caching and telling others.

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use edge::House;
use http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderName, HeaderValue, REFERRER_POLICY, STRICT_TRANSPORT_SECURITY, X_CONTENT_TYPE_OPTIONS,
    X_FRAME_OPTIONS,
};

const ALWAYS: [(HeaderName, &str); 5] = [
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (X_FRAME_OPTIONS, "DENY"),
    (REFERRER_POLICY, "no-referrer"),
    (CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'"),
    (CACHE_CONTROL, "no-store"),
];

/// What the policy of a page says that others may show within theirs, as surveys are.
const FRAMED: &[u8] = b"frame-ancestors *";

/// Middleware: adds each header that the answer does not have already.
pub async fn guard(State(house): State<House>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    let framed = headers.get(CONTENT_SECURITY_POLICY).is_some_and(|policy| policy.as_bytes().ends_with(FRAMED));
    for (name, value) in ALWAYS.into_iter().filter(|(name, _)| !(framed && name == X_FRAME_OPTIONS)) {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    if house.site.secure_cookies {
        headers.entry(STRICT_TRANSPORT_SECURITY).or_insert(HeaderValue::from_static("max-age=31536000"));
    }
    response
}
